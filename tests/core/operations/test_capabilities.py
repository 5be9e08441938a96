"""What can be changed is known per entry, and why the rest cannot."""

import pytest

from hotwash.core.model.plan import Splice, Target
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations import refusal
from hotwash.core.operations.choices import CHANGES
from hotwash.core.operations.proof import Wanted, unproven
from hotwash.core.text.splice import line_end
from support.operating import ERRORS, Files

HARNESS = ".memory/harness-learnings.md"
NO_DISCARD = "this format has no discard"


def reasons(text: str, file: str = ERRORS, place: int = 0) -> dict[str, str]:
    """Why each verb makes no sense on one entry of the file, empty where it does."""
    files = Files.of({file: text})
    target = Target([entry.key for _, entry in files.snapshot.entries()][place])
    answers = {verb: refusal(verb, files.snapshot, target, files.context) for verb in CHANGES}
    return {verb: answer.reason if answer is not None else "" for verb, answer in answers.items()}


def test_an_entry_of_text_can_be_decided_about_and_promoted() -> None:
    assert reasons("# Log\n\n## 2026-03-01 Disk full\n\nText.\n") == {
        "resolve": "",
        "start": "",
        "wont-fix": "",
        "discard": NO_DISCARD,
        "reopen": "Disk full is still open",
        "note": "",
        "promote": "",
    }


def test_an_own_id_is_enough_for_a_rule() -> None:
    assert reasons("# Log\n\n### E001 — Disk full — OPEN\n\nText.\n")["promote"] == ""


def test_a_row_can_be_decided_about_too() -> None:
    assert set(reasons("2026-03-01 | Disk full | x\n").values()) == {"", NO_DISCARD, "Disk full is still open"}


def test_below_a_heading_that_says_the_status_everything_can_be_said() -> None:
    found = reasons("# Log\n\n## Open\n\n### Disk full\nText.\n")
    assert [found[verb] for verb in ("resolve", "start", "wont-fix", "note")] == ["", "", "", ""]


def test_a_harness_learning_is_raised_or_put_away() -> None:
    found = reasons("# H\n\n## L-001: Seed first\n\n- Phase: verify\n- Confidence: low\n- Occurrences: 1\n", HARNESS)
    why = "L-001 is a harness learning: it has a confidence and occurrences in place of a status"
    assert found == {
        **dict.fromkeys(CHANGES, why),
        "resolve": "",
        "discard": "",
        "reopen": "L-001 is not in the archive",
    }


def test_the_place_to_edit_by_hand_is_named() -> None:
    files = Files.of({ERRORS: "# Log\n\n## 2026-03-01 Disk full\n\n### Status\n- open\n"})
    (entry,) = [entry for _, entry in files.snapshot.entries()]
    answer = files.refused("resolve", [Target(entry.key)])
    assert str(answer) == (
        f"Disk full says its status in a table or a list, where it is not read – edit it by hand at {ERRORS}:3"
    )


TWO = "# Log\n\n## 2026-03-01 Disk full\n\nText.\n\n## 2026-03-02 Cert expired\n\nText.\n"


def changed(files: Files, text: bytes, place: int = 0) -> Splice:
    document, entry = list(files.snapshot.entries())[place]
    at = line_end(document.content, entry.span.start)
    return Splice(at, at, text, "Status", entry.key)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"\n**Status**: open\n", "another status than was wanted"),
        (b"**Status**: resolved\n## 2026-03-03 one more\n", "an entry more"),
        (b"**Status**: resolved\n```\n", "the entry after it is swallowed"),
        (b"**Status**: resolved\n**ID**: X-1\n", "another identity"),
        (b"<<<<<<< ours\n**Status**: resolved\n>>>>>>> theirs\n", "a merge conflict"),
    ],
)
def test_a_change_that_does_not_read_back_as_wanted_is_not_proven(text: bytes, why: str) -> None:
    files = Files.of({ERRORS: TWO})
    document, entry = next(files.snapshot.entries())
    change = {entry.key: Wanted((changed(files, text),), Status.RESOLVED)}
    assert unproven(document, change, {}) == {entry.key}, why


def test_one_change_that_is_not_proven_does_not_stop_the_others() -> None:
    files = Files.of({ERRORS: TWO})
    (document, first), (_, second) = files.snapshot.entries()
    good = Wanted((changed(files, b"**Status**: resolved\n"),), Status.RESOLVED)
    bad = Wanted((changed(files, b"**Status**: open\n", 1),), Status.RESOLVED)
    assert unproven(document, {first.key: good, second.key: bad}, {}) == {second.key}


def test_what_is_not_proven_is_refused_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    files = Files.of({ERRORS: TWO})
    key = next(entry.key for _, entry in files.snapshot.entries())
    monkeypatch.setattr("hotwash.core.operations.field_style._usual_head", lambda _: b"## **Status**: ")
    answer = files.refused("resolve", [Target(key)])
    assert str(answer) == f"Disk full cannot be written here for certain – edit it by hand at {ERRORS}:3"


def test_two_entries_of_one_file_are_proven_together() -> None:
    files = Files.of({ERRORS: TWO})
    files.write("resolve", [Target(entry.key) for _, entry in files.snapshot.entries()])
    assert files.contents[ERRORS].count(b"\n\n**Status**: resolved\n\nText.") == 2
    files.write("undo")
    assert files.contents[ERRORS].decode() == TWO


def test_what_was_undone_in_a_heading_is_said_in_its_word() -> None:
    files = Files.of({ERRORS: "# Log\n\n## [OPEN] 2026-03-01 Disk full\n\nText.\n"})
    files.write("resolve", [files.target("2026-03-01 Disk full")])
    assert files.write("undo").done == "undid resolve Disk full: 1 entry → OPEN"


def test_a_heading_that_somebody_changed_since_is_left_and_told_in_its_three_versions() -> None:
    files = Files.of({ERRORS: "# Log\n\n## [OPEN] 2026-03-01 Disk full\n\nText.\n"})
    files.write("resolve", [files.target("2026-03-01 Disk full")])
    files.contents[ERRORS] = files.contents[ERRORS].replace(b"[RESOLVED]", b"[WONTFIX]")
    (outcome,) = files.planned("undo").outcomes
    assert (outcome.seen, outcome.now, outcome.wanted) == ("RESOLVED", "WONTFIX", "OPEN")
