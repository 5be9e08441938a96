"""Which keys are asked for, and what a key that arrives says about them."""

from hotwash.tui.action import Action, Group
from hotwash.tui.key_trial import KeyTrial, trial_of
from hotwash.tui.keymap import keymap
from hotwash.viewmodels.key_report import KeyTried, key_lines


def action(name: str, *keys: str) -> Action:
    return Action(name, keys, name, "", Group.MOVE, lambda _: None)


ACTIONS = (
    action("down", "j", "down"),
    action("page", "pagedown", "ctrl+d"),
    action("mark", "space"),
    action("quit", "q"),
)


def trial(*pressed: str) -> KeyTrial:
    of_all = trial_of(keymap(ACTIONS, {}))
    for key in pressed:
        of_all.press(key)
    return of_all


def test_only_keys_with_a_name_are_asked_for() -> None:
    assert (trial().asked, trial().next) == (("down", "pagedown", "ctrl+d"), "down")


def test_a_key_counts_when_it_arrives_and_when_space_says_that_it_does_not() -> None:
    tried = trial("ctrl+d", "space", "pagedown")
    assert tried.is_over
    assert tried.tried == (
        KeyTried("↓", "down", False, ("j",)),
        KeyTried("PgDn", "page", True, ("ctrl+d",)),
        KeyTried("ctrl+d", "page", True, ("PgDn",)),
    )


def test_a_key_that_was_given_up_and_arrives_all_the_same_has_arrived() -> None:
    assert [each.came for each in trial("space", "down").tried] == [True]


def test_other_keys_only_tell_what_they_do() -> None:
    assert (trial("j").told, trial("j").next) == ("j arrives: down", "down")
    assert trial("ctrl+x").told == "ctrl+x arrives: it does nothing in the dashboard"


def test_the_report_says_what_to_press_in_place_of_a_swallowed_key() -> None:
    tried = (KeyTried("↓", "down", False, ("j", "n")), KeyTried("Esc", "close", False), KeyTried("PgDn", "page", True))
    assert list(key_lines(tried, "xterm in tmux")) == [
        "Terminal      xterm in tmux",
        "Arrive        PgDn",
        "Swallowed     2 keys",
        "  ↓ (down): press j or n in its place",
        '  Esc (close): give it another key: "close" in [keys] of the configuration',
    ]
    assert list(key_lines((), "xterm"))[1:] == ["Arrive        none was pressed", "Swallowed     none"]
