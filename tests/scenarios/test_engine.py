"""View 6 at the dashboard: four lists of the learning engine, their details, and what can be taken from a row."""

from datetime import date
from pathlib import Path

import pytest

from hotwash.tui.copies import copied
from hotwash.tui.finding import place_of
from hotwash.tui.session import PaneId
from support.driver import NARROW, Person, Place, at_the_dashboard
from support.engine import finding, jsonl
from support.engine_files import write_engine

TODAY = date(2026, 5, 20)


@pytest.fixture
def engine(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    write_engine(place.root, TODAY)
    return place


def names(person: Person) -> list[str]:
    """The patterns of the focused list, in order."""
    return [str(row.key[1]) for row in person.dashboard.view.list.rows if isinstance(row.key, tuple)]


def test_six_shows_patterns_and_goes_round_its_four_lists(engine: Place) -> None:
    async def scenario(person: Person) -> None:
        panes, titles = [], []
        for _ in range(5):
            await person.press("6")
            panes.append(person.pane)
            titles.append(person.title)
        assert panes == [PaneId.PATTERNS, PaneId.TRENDS, PaneId.CORRECTIONS, PaneId.RUNBOOKS, PaneId.PATTERNS]
        assert titles[1:4] == [
            "6 Patterns │ Trends · 6 │ Corrections │ Runbooks",
            "6 Patterns │ Trends │ Corrections · 5 │ Runbooks",
            "6 Patterns │ Trends │ Corrections │ Runbooks · 3",
        ]
        await person.press("escape")
        assert person.pane is PaneId.PENDING

    at_the_dashboard(engine, scenario)


def test_what_alerts_comes_first_and_the_most_frequent_next(engine: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("6")
        assert names(person) == [
            *("missing-input-validation", "import-ordering", "use-existing-patterns", "concurrency-race"),
            *("overly-complex-solution", "missing-status-condition", "unbounded-list", "missing-finalizer"),
            *("storage-init-race", "style-mismatch"),
        ]
        await person.press("o", "j", "j", "j", "j", "enter")
        assert names(person)[0] == "concurrency-race"

    at_the_dashboard(engine, scenario)


def test_a_pattern_tells_its_formula_its_occurrences_and_how_its_entry_differs(engine: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("6")
        await person.press("/")
        await person.type("status-condition")
        await person.press("enter")
        assert "API types are missing standard status conditions" in person.detail
        assert "Runbook   api-dev since 2026-04-20" in person.detail
        await person.press("w")
        assert "severity       0.25 × 1.00 = 0.250  blocking" in person.detail
        assert "The registry says 0.62, as of 2026-05-10T08:00:00Z." in person.detail
        assert "✗ it is promoted to api-dev" in person.detail
        await person.press("]")
        assert "── 4 occurrences, 3 of them not in the registry yet" in person.detail
        assert "2026-05-16  blocking review  ledger  pkg/ledger/4.go:11" in person.detail
        assert "2026-04-20T08:00:00Z  anti-pattern for api-dev (×4, 0.62)" in person.detail
        await person.press("]")
        assert "- Last seen: 2026-04-15" in person.detail
        assert "+ Last seen: 2026-05-16" in person.detail

    at_the_dashboard(engine, scenario)


def test_a_pattern_that_is_ready_says_where_it_goes_and_what_the_last_analysis_recommends(engine: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("6")
        assert "Review the entry of api-dev" in person.detail
        await person.press("w")
        assert "Goes to   api-dev, sre, code-reviewer" in person.detail
        assert "high  missing-input-validation is increasing (3 → 8)" in person.detail

    at_the_dashboard(engine, scenario)


def test_rows_give_their_place_their_words_and_their_command(engine: Place) -> None:
    async def scenario(person: Person) -> None:
        found = []
        for _ in range(4):
            await person.press("6")
            row, snapshot = person.dashboard.view.row, person.dashboard.desk.snapshot
            assert row is not None
            place = place_of(snapshot, row)
            assert place is not None
            where = f"{Path(place.path).name}:{place.line}"
            found.append((where, copied(snapshot, row, "short"), copied(snapshot, row, "command")))
        assert found == [
            ("review-findings.jsonl:1", "missing-input-validation", "hotwash patterns missing-input-validation"),
            ("review-findings.jsonl:1", "missing-input-validation", "hotwash patterns missing-input-validation"),
            ("user-corrections.jsonl:1", "use the client we have", "hotwash corrections use-existing-patterns"),
            ("RUNBOOK.md:17", "missing-status-condition", "hotwash patterns missing-status-condition"),
        ]

    at_the_dashboard(engine, scenario)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("status:increasing", ["missing-input-validation"]),
        ("agent:sre is:stale", ["unbounded-list"]),
        ("confidence:>=0.65 is:candidate", ["missing-input-validation", "import-ordering", "use-existing-patterns"]),
    ],
)
def test_a_filter_asks_patterns_for_agents_trends_and_confidence(engine: Place, words: str, found: list[str]) -> None:
    async def scenario(person: Person) -> None:
        await person.press("6", "/")
        await person.type(words)
        await person.press("enter")
        assert names(person) == found

    at_the_dashboard(engine, scenario)


def test_a_finding_that_is_logged_meanwhile_moves_its_pattern(engine: Place) -> None:
    path = engine.root / ".claude" / "review-findings.jsonl"
    lines = [finding("blocking", days=129 + n, pattern="open-port", file=f"{n}.go") for n in range(3)]

    async def scenario(person: Person) -> None:
        await person.press("6")
        assert "open-port" not in person.screen
        await person.others(lambda: path.write_text(path.read_text() + jsonl(lines)))
        assert "open-port" in names(person)
        assert names(person)[0] == "missing-input-validation"

    at_the_dashboard(engine, scenario)


def test_empty_lists_say_where_their_rows_would_come_from(place: Place) -> None:
    async def scenario(person: Person) -> None:
        said = []
        for _ in range(4):
            await person.press("6")
            said.append(next(line for line in person.lines[4:] if " No " in line).strip("│ ").partition("  ")[0])
        assert said == [
            "No findings at .claude/review-findings.jsonl.",
            "No trend yet: it takes 5 findings over 2 weeks.",
            "No corrections at .claude/user-corrections.jsonl.",
            "No runbook at .claude/skills/runbooks/AGENT/RUNBOOK.md.",
        ]

    at_the_dashboard(place, scenario, size=NARROW)


def test_a_detail_of_a_correction_says_what_was_done_and_what_was_wanted(engine: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("6", "6", "6")
        assert "wrote a client of its own" in person.detail
        assert "use the client we have" in person.detail
        await person.press("6")
        assert "review due" in person.screen
        assert "**Anti-Pattern**: Types without a Ready condition" in person.detail
        assert "×4, 0.67 today" in person.detail

    at_the_dashboard(engine, scenario)


def test_text_of_the_files_acts_neither_on_the_screen_nor_on_the_markup(engine: Place) -> None:
    path = engine.root / ".claude" / "review-findings.jsonl"
    hostile = "[bold]\x1b[31m token=sk-abcdefghijklmnopqrstuvwx123456"
    path.write_text(jsonl([finding("blocking", days=129, pattern="[/x] evil", finding=hostile)]))

    async def scenario(person: Person) -> None:
        await person.press("6")
        assert "[/x] evil" in person.screen
        await person.press("/")
        await person.type("evil")
        await person.press("enter")
        assert "[bold]" in person.detail
        assert "\x1b" not in person.screen
        assert "abcdefghijklmnop" not in person.screen

    at_the_dashboard(engine, scenario)
