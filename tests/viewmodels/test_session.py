"""The session as a list: the task and its steps, what was captured, today's note, the counters."""

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.filter import Query, parse_filter
from hotwash.core.analysis.session import heartbeat
from hotwash.core.formats import parse
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Tone
from hotwash.core.model.wal import Step, Task
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.session import session_listing
from support.snapshots import NOW, PROJECT, ROOT

FILES = {
    "memory/working-buffer.md": """\
## Current Task

Upgrade the \x1b[31mgateways

## Progress

- [x] list sites
- [ ] north
- [ ] north

## Context

- reports lag by a day
""",
    "memory/SESSION-STATE.md": """\
## Decisions

- 2026-05-20 — cold storage

## Mine

- token ghp_abcdefghijklmnopqrstuvwxyz0123456789

## Key proper nouns

- orchard: the build cluster
""",
    "memory/2026-05-20.md": "## Errors\n\n- 09:00 — wrong → right\n",
    "memory/2026-05-19.md": "## Errors\n\n- 09:00 — yesterday's\n",
    "memory/.session-count": "7\n",
}


def listing(files: dict[str, str]) -> Listing:
    documents = tuple(parse(f"{ROOT}/{name}", name, PROJECT, text.encode()) for name, text in files.items())
    return session_listing(Facts(Snapshot(1, (PROJECT,), documents), NOW, Settings(), quick=True), View())


def test_everything_is_listed_in_the_order_of_resuming() -> None:
    pane = listing(FILES).pane
    assert [tuple(cell.text for cell in pane.cells(row)) for row in pane.rows] == [
        ("task", "", "Upgrade the ␛[31mgateways"),
        ("step", "[x]", "list sites"),
        ("step", "[ ]", "north"),
        ("step", "[ ]", "north"),
        ("context", "", "reports lag by a day"),
        ("decision", "2026-05-20", "cold storage"),
        ("Mine", "", "token ••••[40]"),
        ("noun", "", "orchard: the build cluster"),
        ("error", "09:00", "wrong → right"),
        ("count", "", "[Heartbeat] Completed 1/3 steps. Currently: north. Next: north."),
        ("count", "", "Sessions: 7; since review: 2 of 5"),
    ]
    assert pane.title() == '5 Session · step 2 of 3 · "north"'


def test_equal_lines_are_told_apart_and_only_the_next_step_stands_out() -> None:
    pane = listing(FILES).pane
    assert len({row.key for row in pane.rows}) == len(pane.rows)
    assert [pane.cells(row)[2].tone for row in pane.rows[1:4]] == [Tone.DIM, Tone.ACCENT, Tone.PLAIN]


def test_a_filter_finds_lines_by_their_kind_and_text() -> None:
    query = parse_filter("type:step north")
    assert isinstance(query, Query)
    found = listing(FILES).filtered(query)
    assert len(found.rows) == 2


def test_an_empty_memory_says_what_writes_there() -> None:
    pane = listing({}).pane
    assert pane.rows == ()
    assert pane.empty[0].startswith("No task, state or note in memory/ yet.")


def test_the_heartbeat_names_the_step_and_the_one_after_it() -> None:
    steps = tuple(Step(f"step {at}.", at <= 2, at) for at in range(1, 5))
    assert heartbeat(Task("t", steps)) == "[Heartbeat] Completed 2/4 steps. Currently: step 3. Next: step 4."
    assert heartbeat(Task("t", steps[:3])) == "[Heartbeat] Completed 2/3 steps. Currently: step 3."
    assert heartbeat(Task("t", steps[:2])) == ""
