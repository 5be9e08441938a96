"""`S` puts off what can wait: a digit is enough, the row goes, and it comes back by itself."""

from hotwash.tui.options import RunOptions
from support.driver import NARROW, Person, Place, at_the_dashboard


def test_a_digit_sends_an_entry_to_sleep_and_undo_brings_it_back(place: Place) -> None:
    async def scenario(person: Person) -> None:
        before = place.text()
        await person.press("S")
        assert person.sheet == "ReasonSheet"
        assert "until it recurs" in person.screen
        await person.press("1")
        assert person.sheet == ""
        assert person.status == "snoozed ERR-20260519-001 until 2026-05-21 · u undo"
        assert "ERR-20260519-001" not in person.ids
        assert person.title == "1 Pending · 5 · 1 snoozed"
        assert place.text() == before
        await person.press("u")
        assert person.ids[0] == "ERR-20260519-001"
        await person.press("L")
        assert "snoozed ERR-20260519-001: until 2026-05-21 → nothing" in person.detail

    at_the_dashboard(place, scenario)


def test_all_marks_sleep_by_one_rule_and_the_filter_finds_them(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("space", "space", "S", "6")
        await person.type("2026-06-01")
        await person.press("enter", "enter")
        assert person.status.startswith("snoozed 2 entries until 2026-06-01")
        assert person.title == "1 Pending · 4 · 2 snoozed"
        await person.press("/")
        await person.type("is:snoozed")
        await person.press("enter")
        assert person.ids == ["ERR-20260519-001", "ERR-20260518-001"]
        assert "asleep until 2026-06-01" in person.detail
        await person.press("S", "7")
        assert person.status.startswith("woke ERR-20260519-001")
        await person.press("escape")
        assert person.title == "1 Pending · 5 · 1 snoozed"

    at_the_dashboard(place, scenario)


def test_it_wakes_at_its_time_and_says_so(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("S", "6")
        await person.type("2h")
        await person.press("enter", "enter")
        assert "until 16:32" in person.status
        await person.wait(2 * 3600)
        await person.others(lambda: place.log(("ERR-20260520-009", "something else broke")))
        assert person.status == "ERR-20260519-001 woke: its time has come"
        assert "ERR-20260519-001" in person.ids

    at_the_dashboard(place, scenario)


def test_a_snooze_ends_when_somebody_closes_the_entry(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("S", "3")
        await person.others(lambda: place.set_status("ERR-20260519-001", "resolved"))
        assert person.status == "ERR-20260519-001 is resolved: its snooze has ended"

    at_the_dashboard(place, scenario)


def test_what_sleeps_does_not_call_for_anybody(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("#")
        await person.type("A3F")
        await person.press("enter", "S", "2", "!", "!", "!")
        assert "P2 cert" not in person.status
        assert "OPS-20260518-A3F" not in person.ids

    at_the_dashboard(sample, scenario)


def test_a_candidate_sleeps_and_its_entries_stay(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        pending = len(person.ids)
        await person.press("2", "S", "4")
        assert person.status == "snoozed 1 candidate until seen 5× · u undo"
        assert person.title == "2 Candidates · 4 · 1 snoozed"
        await person.press("1")
        assert len(person.ids) == pending

    at_the_dashboard(sample, scenario)


def test_dim_keys_say_why_nothing_can_sleep(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("5", "S")
        assert person.status == (
            "snooze: a WAL record cannot be snoozed – it is pending until somebody says how it ended"
        )

    async def read_only(person: Person) -> None:
        await person.press("S")
        assert "read-only" in person.status

    at_the_dashboard(sample, scenario, size=NARROW)
    at_the_dashboard(sample, read_only, options=RunOptions(read_only=True))


def test_what_recurs_wakes_and_names_what_woke_it(place: Place) -> None:
    story = "gateway certificate expired unnoticed overnight"

    async def scenario(person: Person) -> None:
        await person.press("S", "4")
        assert "until seen" in person.status
        await person.others(lambda: place.log(("ERR-20260520-009", story)))
        assert person.status == "ERR-20260520-001 woke: recurred ERR-20260520-009"
        assert "ERR-20260520-001" in person.ids

    place.log(("ERR-20260520-001", story))
    at_the_dashboard(place, scenario)


def test_failed_calls_sleep_too_and_wake_when_the_same_fails_again(place: Place) -> None:
    log = place.root / ".learnings" / ".pending-errors.log"
    line = "2026-05-20T1{}:00:00Z TOOL_FAILURE: Bash session=s1 tool_use_id=t{}\n"
    log.write_text(line.format(2, 2), encoding="utf-8")

    async def scenario(person: Person) -> None:
        await person.press("g")
        assert "Bash failed 1 time" in person.detail
        await person.press("r")
        assert person.status == "resolve: a raw failure is no entry yet – take them in first (I)"
        await person.press("S", "4")
        assert person.status == "snoozed the failed calls of Bash s1 until seen 2× · u undo"
        assert person.title.endswith("1 snoozed")
        assert "Bash failed" not in person.screen
        await person.press("H")
        await person.until("Snoozed failures (1)")
        assert "- Bash s1, 1 call – until seen 2×" in person.screen
        await person.press("escape")
        await person.others(lambda: log.write_text(line.format(2, 2) + line.format(3, 3), encoding="utf-8"))
        assert "Bash failed 2 times" in person.screen
        assert "Bash s1 woke: it failed again" in person.screen

    at_the_dashboard(place, scenario)
