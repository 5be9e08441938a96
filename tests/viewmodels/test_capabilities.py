"""What can be changed in an entry, in words and as JSON."""

from hotwash.core.model.plan import Refusal
from hotwash.viewmodels.capabilities import capabilities_json, capability_lines

SAME = Refusal("it is one row", "edit it by hand at a.md:3")
SECRET = Refusal("token=abcdefghijklmnopqrstuvwx0123456789 is\x1b[31m promoted")


def test_verbs_with_one_reason_share_a_line() -> None:
    lines = capability_lines({"resolve": None, "start": SAME, "reopen": None, "note": SAME})
    assert lines == ["can: resolve, reopen", "cannot start, note: it is one row – edit it by hand at a.md:3"]


def test_where_nothing_can_be_changed_only_the_reason_is_said() -> None:
    assert capability_lines({"resolve": SAME}) == ["cannot resolve: it is one row – edit it by hand at a.md:3"]


def test_scripts_get_a_yes_or_no_for_each_verb_and_the_reason_of_each_no() -> None:
    assert capabilities_json({"resolve": None, "note": SAME}) == {
        "can": {"resolve": True, "note": False},
        "why_not": {"note": "it is one row – edit it by hand at a.md:3"},
    }


def test_text_of_the_file_in_a_reason_is_masked_and_made_visible() -> None:
    (line,) = capability_lines({"resolve": SECRET})
    assert "abcdefgh" not in line
    assert "\x1b" not in line
    assert "abcdefgh" not in str(capabilities_json({"resolve": SECRET}))
