"""What unasked actions are worth, and what that is held against."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hotwash.core.analysis.vfm import flips, scored_actions, threshold, total
from hotwash.core.formats import parse
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Personal, Snapshot
from hotwash.core.model.vocabulary import Scope

NOW = datetime(2026, 5, 20, 14, tzinfo=UTC)
PROJECT = Workspace("p", "proj", Scope.PROJECT, "/p", "/p")
GLOBAL = Workspace("g", "~/.claude", Scope.GLOBAL, "/h/.claude", "/h/.claude")


def document(relative: str, text: str, workspace: Workspace = PROJECT) -> Document:
    return parse(f"{workspace.base}/{relative}", relative, workspace, text.encode())


def entry(number: int, action: str, status: str = "pending") -> str:
    return (
        f"### ERR-20260518-{number:03d}\n**Status**: {status}\n**Context**: Draining node {number}\n"
        f"**Content**: Something odd\n**Action**: {action}\n\n---\n\n"
    )


def snapshot(*documents: Document, personal: Personal | None = None) -> Snapshot:
    return Snapshot(1, (PROJECT, GLOBAL), documents, personal=personal or Personal())


@pytest.mark.parametrize(("values", "expected"), [((8, 9, 7, 9), 83), ((1, 1, 1, 1), 10), ((10, 10, 10, 10), 100)])
def test_the_total_weighs_frequency_and_failure_more(values: tuple[int, int, int, int], expected: int) -> None:
    assert total(*values) == expected


def test_the_threshold_is_the_first_one_written_down() -> None:
    claude = document("CLAUDE.md", "VFM_THRESHOLD=70   # default 50; raise to require a stronger case\n")
    agents = document("AGENTS.md", "VFM_THRESHOLD=60\n")
    found = threshold(snapshot(agents, claude), Settings())
    assert (found.value, found.origin) == (70, "CLAUDE.md:1")


def test_a_fenced_threshold_of_the_global_file_counts_and_fifty_is_the_default() -> None:
    fenced = document("CLAUDE.md", "# Rules\n\n```\nVFM_THRESHOLD=60\n```\n", GLOBAL)
    assert threshold(snapshot(fenced), Settings()).value == 60
    assert threshold(snapshot(), Settings()).value == 50


def test_only_open_entries_that_name_an_action_are_scored() -> None:
    text = entry(1, "Scale up first") + entry(2, "To be determined") + entry(3, "Done that", "resolved")
    actions = scored_actions(snapshot(document(".learnings/ERRORS.md", text)), NOW, Settings())
    assert [action.title for action in actions] == ["Scale up first"]


def test_every_number_is_a_guess_until_the_person_gives_one() -> None:
    errors = document(".learnings/ERRORS.md", entry(1, "Scale up first"))
    (guessed,) = scored_actions(snapshot(errors), NOW, Settings())
    assert all(dimension.guessed for dimension in guessed.dimensions)
    mine = Personal(scores={"ERR-20260518-001/frequency": 10})
    (scored,) = scored_actions(snapshot(errors, personal=mine), NOW, Settings())
    frequency = scored.dimensions[0]
    assert (frequency.value, frequency.guessed, frequency.guess) == (10, False, guessed.dimensions[0].value)
    assert scored.total == guessed.total + 3 * (10 - frequency.guess)


def test_the_verdict_is_strictly_about_reaching_the_threshold() -> None:
    errors = document(".learnings/ERRORS.md", entry(1, "Scale up first"))
    reached = scored_actions(snapshot(errors), NOW, Settings())[0].total
    at = scored_actions(snapshot(errors), NOW, replace(Settings(), threshold=reached))[0]
    above = scored_actions(snapshot(errors), NOW, replace(Settings(), threshold=reached + 1))[0]
    assert (at.acts, at.gap, above.acts, above.gap) == (True, 0, False, -1)
    assert flips((at,), reached + 1) == (1, 0)
    assert flips((above,), reached) == (0, 1)


def test_the_file_of_the_project_is_asked_before_that_of_a_part_of_it() -> None:
    part = document("services/edge/CLAUDE.md", "VFM_THRESHOLD=90\n")
    whole = document("CLAUDE.md", "VFM_THRESHOLD=70\n")
    assert threshold(snapshot(part, whole), Settings()).origin == "CLAUDE.md:1"


def test_a_configured_threshold_stands_above_the_files() -> None:
    claude = document("CLAUDE.md", "VFM_THRESHOLD=70\n")
    found = threshold(snapshot(claude), replace(Settings(), threshold=40))
    assert (found.value, found.origin) == (40, "vfm.threshold in the configuration")


def guesses(text: str, name: str = "frequency") -> tuple[int, str]:
    """The guess of one dimension for the first entry of a file, and why."""
    (action, *_) = scored_actions(snapshot(document(".learnings/ERRORS.md", text)), NOW, Settings())
    dimension = next(each for each in action.dimensions if each.argument == name)
    return dimension.guess, dimension.why


def similar(number: int, day: str) -> str:
    return (
        f"### ERR-{day}-{number:03d}\n**Status**: pending\n**Context**: Resource limits missing on part {number}\n"
        f"**Content**: Evicted\n**Action**: Set limits\n\n---\n\n"
    )


def test_what_recurred_within_thirty_days_happens_often() -> None:
    assert guesses(similar(1, "20260518")) == (3, "seen once")
    recent = similar(1, "20260518") + similar(2, "20260519") + similar(3, "20260520")
    assert guesses(recent) == (8, "×3 in 30 days")
    old = similar(1, "20260101") + similar(2, "20260102") + similar(3, "20260520")
    assert guesses(old) == (3, "seen once")


def test_a_stated_rhythm_counts_where_nothing_recurred() -> None:
    request = (
        "## [FEAT-20260518-001] bundle\n\n**Logged**: 2026-05-18T10:00:00Z\n**Priority**: medium\n"
        "**Status**: pending\n\n### Requested Capability\nBundle logs\n\n"
        "### Suggested Implementation\nKeep the last logs of a pod\n\n"
        "### Metadata\n- Frequency: weekly\n\n---\n"
    )
    assert guesses(request) == (7, "frequency weekly")


def test_severity_then_priority_tell_how_much_failure_is_spared() -> None:
    issue = (
        "## [OPS-20260518-A3F] expiry\n\n**Logged**: 2026-05-18T10:00:00Z\n**Priority**: low\n**Status**: pending\n"
        "**Severity**: P2\n**Area**: monitoring\n\n### Summary\nNo alert fired\n\n### Impact\n- **Duration**: 2 h\n\n"
        "### Prevention\n- Alert 21 days before\n- Test the alert\n\n---\n"
    )
    assert guesses(issue, "failure") == (8, "severity P2")
    assert guesses(issue.replace("**Severity**: P2\n", ""), "failure") == (3, "priority low")
    assert guesses(issue, "burden") == (7, "took 2 h")
    assert guesses(entry(1, "Scale up"), "burden") == (5, "no duration named, taken as 5")
    assert guesses(entry(1, "Scale up"), "cost") == (5, "unknown, taken as 5")


def test_the_title_is_the_first_sentence_of_the_action() -> None:
    text = entry(1, "Scale up by one. Then drain.") + entry(2, "- [ ] **Automate** the renewal")
    actions = scored_actions(snapshot(document(".learnings/ERRORS.md", text)), NOW, Settings())
    assert {action.title for action in actions} == {"Scale up by one", "Automate the renewal"}


def test_the_highest_total_comes_first() -> None:
    text = entry(1, "Low") + similar(2, "20260518") + similar(3, "20260519")
    totals = [
        action.total for action in scored_actions(snapshot(document(".learnings/ERRORS.md", text)), NOW, Settings())
    ]
    assert totals == sorted(totals, reverse=True)
    assert totals[0] > totals[-1]
