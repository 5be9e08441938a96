"""Keys of a person act; keys of a paste or of a wrong window do not."""

from collections.abc import Iterable

from hotwash.tui.storm import KeyPress, StormGuard

WRITES = frozenset("ripdasexCBuUz.")


def press(key: str, at: float) -> KeyPress:
    return KeyPress(key, at, writes=key in WRITES, printable=len(key) == 1)


def typed(guard: StormGuard, keys: Iterable[tuple[str, float]], until: float) -> tuple[list[str], int]:
    """Feed keys at their times, letting deadlines pass in between; what ran, and the largest storm told."""
    ran: list[str] = []
    worst = 0

    def let_pass(now: float) -> None:
        while (due := guard.deadline) is not None and due <= now:
            ran.extend(each.key for each in guard.release_due(due).run)

    for key, at in keys:
        let_pass(at)
        verdict = guard.press(press(key, at))
        ran.extend(each.key for each in verdict.run)
        worst = max(worst, verdict.thrown_away)
    let_pass(until)
    return ran, worst


def at_speed(text: str, step: float, start: float = 0.0) -> list[tuple[str, float]]:
    return [(letter, start + at * step) for at, letter in enumerate(text)]


def test_a_reading_key_acts_at_once() -> None:
    assert StormGuard().press(press("j", 0.0)).run == (press("j", 0.0),)


def test_a_write_key_waits_for_a_moment_of_silence() -> None:
    guard = StormGuard()
    assert guard.press(press("r", 1.0)).run == ()
    assert guard.deadline == 1.12
    assert guard.release_due(1.119).run == ()
    assert [each.key for each in guard.release_due(1.12).run] == ["r"]


def test_keys_behind_a_waiting_write_keep_their_order() -> None:
    ran, _ = typed(StormGuard(), [("r", 0.0), ("j", 0.05), ("enter", 0.06)], until=1.0)
    assert ran == ["r", "j", "enter"]


def test_a_queue_is_released_after_three_tenths_of_a_second_at_the_latest() -> None:
    guard = StormGuard()
    for key, at in [("r", 0.0), ("j", 0.1), ("k", 0.2), ("j", 0.29)]:
        assert guard.press(press(key, at)).run == ()
    assert guard.deadline == 0.3


def test_a_burst_of_typing_writes_nothing() -> None:
    ran, thrown = typed(StormGuard(), at_speed("please resolve and drop these", 0.01), until=2.0)
    assert ran == []
    assert thrown == len("please resolve and drop these")


def test_three_different_write_keys_in_a_moment_are_a_storm() -> None:
    ran, thrown = typed(StormGuard(), [("r", 0.0), ("p", 0.1), ("d", 0.2)], until=2.0)
    assert (ran, thrown) == ([], 3)


def test_after_a_storm_keys_are_dead_until_half_a_second_of_silence() -> None:
    guard = StormGuard()
    typed(guard, at_speed("drop the", 0.01), until=0.1)
    ran, _ = typed(guard, [("j", 0.4), ("j", 0.8), ("j", 1.4)], until=2.0)
    assert ran == ["j"]


def test_typing_at_human_speed_writes_at_most_one_change() -> None:
    for step in (0.13, 0.16, 0.2, 0.25):
        ran, _ = typed(StormGuard(), at_speed("please drop red paint", step), until=10.0)
        assert len([key for key in ran if key in "rpds"]) <= 1, (step, ran)


def test_a_different_write_soon_after_one_that_ran_needs_more_silence() -> None:
    guard = StormGuard()
    ran, _ = typed(guard, [("r", 0.0), ("d", 0.3)], until=0.5)
    assert ran == ["r"]
    ran, _ = typed(guard, [], until=0.61)
    assert ran == ["d"]


def test_two_writes_soon_after_one_that_ran_are_both_thrown_away() -> None:
    ran, thrown = typed(StormGuard(), [("r", 0.0), ("d", 0.3), ("p", 0.5)], until=2.0)
    assert (ran, thrown) == (["r"], 2)


def test_a_held_write_key_runs_once() -> None:
    held = [("r", 0.0), *[("r", 0.4 + 0.033 * at) for at in range(40)]]
    ran, thrown = typed(StormGuard(), held, until=4.0)
    assert (ran, thrown) == (["r"], 0)


def test_a_held_reading_key_is_no_storm() -> None:
    ran, thrown = typed(StormGuard(), at_speed("j" * 60, 0.008), until=2.0)
    assert (len(ran), thrown) == (60, 0)


def test_the_same_write_pressed_again_in_peace_runs_again() -> None:
    ran, _ = typed(StormGuard(), [("r", 0.0), ("r", 0.25), ("r", 0.5)], until=2.0)
    assert ran == ["r", "r", "r"]


def test_after_rows_moved_the_next_write_waits_for_the_eye() -> None:
    guard = StormGuard()
    guard.rows_moved(1.0)
    guard.press(press("r", 1.01))
    assert guard.deadline == 1.15


def test_a_guard_that_is_off_lets_everything_pass() -> None:
    ran, thrown = typed(StormGuard(enabled=False), at_speed("please resolve", 0.001), until=1.0)
    assert ("".join(ran), thrown) == ("please resolve", 0)
