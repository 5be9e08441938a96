"""Rows of learnings and of what hygiene proposes, at each breadth."""

from datetime import UTC, datetime

import pytest

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.filter import Query, parse_filter
from hotwash.core.model.settings import Settings
from hotwash.viewmodels.learnings import consult_listing, learnings_listing
from hotwash.viewmodels.listing import View
from hotwash.viewmodels.rows import Breadth, Pane
from hotwash.viewmodels.tidying import hygiene_listing
from support.learnings import ARCHIVE, FILE, HEADER, entry
from support.operating import Files

NOW = datetime(2026, 9, 26, 12, 0, tzinfo=UTC)
SURE = entry("L-001", confidence="high", occurrences=5)
OLD = entry("L-002", "Old", scope="src/a.py", confidence="low", seen="2026-07-01", guidance="Read a.md")
CONTROL = entry("L-003", "Done", scope="docs/", confidence="high", more="- Promoted: docs/adr/3.md\n")
AGAINST = entry("L-004", "Against", scope="lib/", confidence="odd", more="- CONFLICT: may contradict L-001\n")
AWAY = entry("L-005", "Away", more="- Archived: 2026-09-01 dismissed – wrong\n")


def facts(*entries: str) -> Facts:
    files = Files.of({FILE: HEADER + "".join(entries), ARCHIVE: "# Archive\n" + AWAY})
    return Facts(files.snapshot, NOW, Settings())


def texts(pane: Pane) -> list[list[str]]:
    return [[cell.text for cell in pane.cells(row)] for row in pane.rows]


def query(text: str) -> Query:
    found = parse_filter(text)
    assert isinstance(found, Query)
    return found


@pytest.mark.parametrize(
    ("breadth", "first"),
    [
        (Breadth.NARROW, ["L-001", "high", "Seed the database first"]),
        (Breadth.WIDE, ["L-001", "high", "×5", "6d", "Seed the database first"]),
        (Breadth.MEDIUM, ["L-001", "high", "×5", "verify", "6d", "Seed the database first"]),
        (Breadth.EXTRA, ["L-001", "high", "×5", "verify", "tests/integration/**", "6d", "Seed the database first"]),
    ],
)
def test_a_row_tells_what_there_is_room_for(breadth: Breadth, first: list[str]) -> None:
    pane = learnings_listing(facts(SURE), View(breadth)).pane
    assert texts(pane) == [first]
    assert len(pane.columns) == len(first)


def test_the_title_says_what_became_of_a_learning_and_the_badge_what_would_be_pruned() -> None:
    pane = learnings_listing(facts(SURE, OLD, CONTROL, AGAINST), View(Breadth.NARROW)).pane
    assert [each[2] for each in texts(pane)] == [
        "Seed the database first",
        "promoted · Done",
        "Old",
        "CONFLICT L-001 · Against",
    ]
    assert [row.condition.value for row in pane.rows] == ["", "", "!", "✗"]
    assert pane.badge.text == "4 !1"


def test_the_archive_is_one_filter_away() -> None:
    listing = learnings_listing(facts(SURE), View(Breadth.NARROW, query=query("status:rejected")))
    assert texts(listing.filtered(query("status:rejected"))) == [["L-005", "low", "in the archive · Away"]]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("is:stale", ["L-002"]),
        ("is:candidate", ["L-001"]),
        ("is:conflict", ["L-004"]),
        ("area:verify file:src", ["L-002"]),
        ("seen:>=5", ["L-001"]),
        ("confidence:high", ["L-001", "L-003"]),
        ("docs/adr", []),
        ("target:adr", ["L-003"]),
        ("age:>30d", ["L-002"]),
    ],
)
def test_a_filter_finds_learnings_by_what_they_say(words: str, names: list[str]) -> None:
    pane = learnings_listing(facts(SURE, OLD, CONTROL, AGAINST), View()).filtered(query(words))
    assert [cells[0] for cells in texts(pane)] == names


@pytest.mark.parametrize(("sort", "names"), [("newest", ["L-001", "L-002"]), ("oldest", ["L-002", "L-001"])])
def test_an_order_is_taken(sort: str, names: list[str]) -> None:
    assert [cells[0] for cells in texts(learnings_listing(facts(SURE, OLD), View(sort=sort)).pane)] == names


def test_what_to_consult_is_what_the_changed_files_concern() -> None:
    pane = consult_listing(facts(SURE, OLD, CONTROL), View(Breadth.NARROW), lambda: ("src/a.py",)).pane
    assert ([cells[0] for cells in texts(pane)], pane.note) == (["L-002"], "1 changed file")
    nothing = consult_listing(facts(SURE), View(), lambda: ("x",)).pane
    assert nothing.empty[0] == "No learning concerns what differs from the last commit (1 file)."
    everything = consult_listing(facts(SURE, OLD), View(), lambda: None).pane
    assert (len(everything.rows), everything.note) == (2, "no changed file: all of them")


def test_git_is_not_asked_where_there_are_no_learnings() -> None:
    def asked() -> None:
        raise AssertionError

    pane = consult_listing(Facts(Files.of({}).snapshot, NOW, Settings()), View(), asked).pane
    assert pane.empty[0] == "No .memory/harness-learnings.md."


def test_hygiene_tells_step_learning_and_reason() -> None:
    pane = hygiene_listing(facts(SURE, OLD), View(Breadth.EXTRA)).pane
    assert texts(pane) == [["prune", "L-002", "low, last seen 87 days ago (limit 60)", "Old"]]
    assert pane.rows[0].peek(pane.setting) == "prune L-002 Old – low, last seen 87 days ago (limit 60)"
    assert hygiene_listing(facts(SURE), View()).pane.empty == ("Nothing to prune, downgrade, flag or cap.",)
