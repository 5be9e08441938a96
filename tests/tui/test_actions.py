"""The one table of actions: every key works, is told, and clashes with nothing."""

from hotwash.core.operations import OPERATIONS
from hotwash.tui.actions import ACTIONS, BY_ID
from hotwash.tui.foot import KEYS_LINE
from hotwash.tui.keymap import FORBIDDEN, keymap
from hotwash.tui.reference import keys_page


def test_no_two_actions_share_a_key_and_none_is_on_the_forbidden_list() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))
    assert FORBIDDEN.isdisjoint(keys)


def test_ids_are_unique_and_every_action_says_what_it_does() -> None:
    assert len(BY_ID) == len(ACTIONS)
    assert all(action.help.endswith(".") and action.name for action in ACTIONS)


def test_every_key_and_action_is_on_the_reference_page() -> None:
    page = keys_page()
    for action in ACTIONS:
        assert f"`{action.id}`" in page
        assert action.help.replace("|", "\\|") in page


def test_the_keys_line_names_only_actions_there_are() -> None:
    assert {each for hint in KEYS_LINE for each in hint.ids} <= BY_ID.keys()


def test_a_verb_behind_an_action_is_an_operation_and_such_an_action_writes() -> None:
    for action in ACTIONS:
        assert set(action.verbs) <= OPERATIONS.keys()
        assert action.writes or not action.verbs


def test_every_operation_can_be_reached_from_the_dashboard() -> None:
    assert {verb for action in ACTIONS for verb in action.verbs} == OPERATIONS.keys()


def test_a_remapped_key_moves_and_a_clash_is_named_and_refused() -> None:
    known = keymap(ACTIONS, {"entry.resolve": "Q", "entry.start": "j", "no.such": "y"})
    assert known.by_key["Q"] == "entry.resolve"
    assert "r" not in known.by_key
    assert known.by_key["j"] == "cursor.down"
    assert known.by_key["i"] == "entry.start"
    assert [str(clash) for clash in known.clashes] == ["key j: entry.start cannot have it, cursor.down keeps it"]
