"""The leading words of a status decide what it means; what stands beside them does not."""

import pytest

from hotwash.core.formats.priorities import priority_of, severity_of
from hotwash.core.formats.vocabulary import is_state, is_status, status_of
from hotwash.core.model.vocabulary import Status


@pytest.mark.parametrize(
    ("native", "status"),
    [
        ("pending", Status.OPEN),
        ("open", Status.OPEN),
        ("todo", Status.OPEN),
        ("pending-verify", Status.OPEN),
        ("in_progress", Status.ACTIVE),
        ("contained", Status.ACTIVE),
        ("escalated", Status.ACTIVE),
        ("needs_user_action", Status.BLOCKED),
        ("resolved", Status.RESOLVED),
        ("fixed", Status.RESOLVED),
        ("verified", Status.RESOLVED),
        ("promoted", Status.PROMOTED),
        ("promoted_to_skill", Status.PROMOTED),
        ("superseded", Status.SUPERSEDED),
        ("discarded", Status.REJECTED),
        ("revoked", Status.REJECTED),
        ("wont_fix", Status.REJECTED),
        ("won't fix", Status.REJECTED),
        ("abandoned", Status.REJECTED),
        ("example", Status.EXAMPLE),
        ("flummoxed", Status.UNKNOWN),
        ("", Status.UNKNOWN),
        (None, Status.UNKNOWN),
    ],
)
def test_plain_words(native: str | None, status: Status) -> None:
    assert status_of(native) is status


@pytest.mark.parametrize(
    ("native", "status"),
    [
        ("To be fixed", Status.OPEN),
        ("not yet", Status.OPEN),
        ("fix pending, cause known", Status.OPEN),
        ("mostly resolved", Status.ACTIVE),
        ("PR open", Status.ACTIVE),
        ("root cause found", Status.ACTIVE),
        ("user action required", Status.BLOCKED),
        ("fix applied in 1.2", Status.RESOLVED),
        ("no longer an issue", Status.RESOLVED),
        ("self-healed", Status.RESOLVED),
        ("✅", Status.RESOLVED),
        ("☑️", Status.RESOLVED),
        ("added to AGENTS.md", Status.PROMOTED),
        ("can't reproduce", Status.REJECTED),
        ("not an issue", Status.REJECTED),
        ("dup", Status.SUPERSEDED),
        ("❌", Status.UNKNOWN),
        ("added", Status.UNKNOWN),
    ],
)
def test_phrases(native: str, status: Status) -> None:
    assert status_of(native) is status


@pytest.mark.parametrize("title", ["Temporary fix", "Expected behavior", "False positive", "Scheduled", "Broken"])
def test_a_phrase_that_names_a_topic_as_well_is_no_state_of_a_title(title: str) -> None:
    assert not is_state(title)
    assert is_state(title.upper())


@pytest.mark.parametrize(
    ("native", "status"),
    [
        ("✅ resolved (2026-03-17 15:05)", Status.RESOLVED),
        ("RESOLVED 2026-10-06", Status.RESOLVED),
        ("**resolved**", Status.RESOLVED),
        ("`pending`", Status.OPEN),
        ("Pending.", Status.OPEN),
        ("⏸️ paused until the audit", Status.BLOCKED),
        ("fixed in 4.2.1, verified on staging", Status.RESOLVED),
        ("~~pending~~ resolved", Status.RESOLVED),
        ("\u200bpending\u200b", Status.OPEN),
        ("\x1b[32mpending\x1b[0m", Status.OPEN),
    ],
)
def test_decorations_do_not_matter(native: str, status: Status) -> None:
    assert status_of(native) is status


@pytest.mark.parametrize(
    ("native", "status"),
    [
        ("✅ In progress (first half is live)", Status.ACTIVE),
        ("✅ Design agreed, build not started", Status.UNKNOWN),
        ("unresolved", Status.OPEN),
        ("not resolved yet", Status.OPEN),
        ("not planned", Status.REJECTED),
        ("pending | in_progress | resolved", Status.UNKNOWN),
        ("<status>", Status.UNKNOWN),
        ("was resolved, reopened", Status.UNKNOWN),
    ],
)
def test_traps(native: str, status: Status) -> None:
    assert status_of(native) is status


@pytest.mark.parametrize(
    ("native", "status"),
    [
        ("已解决（重启调度器）", Status.RESOLVED),
        ("未解决", Status.OPEN),
        ("处理中", Status.ACTIVE),
        ("尚未修复", Status.OPEN),
        ("nicht erledigt", Status.OPEN),
        ("in Bearbeitung", Status.ACTIVE),
        ("не решено", Status.OPEN),
        ("открыт", Status.OPEN),
        ("non risolto", Status.OPEN),
        ("RISOLTO", Status.RESOLVED),
        ("résolu", Status.RESOLVED),
        ("pendiente", Status.OPEN),
        ("em andamento", Status.ACTIVE),
        ("đã xử lý", Status.RESOLVED),
        ("chưa xử lý", Status.OPEN),
        ("未対応", Status.OPEN),
        ("対応済み", Status.RESOLVED),
        ("해결됨", Status.RESOLVED),
    ],
)
def test_other_languages(native: str, status: Status) -> None:
    assert status_of(native) is status


def test_a_sentence_that_begins_with_a_status_is_not_one() -> None:
    assert is_status("RESOLVED 2026-05-04")
    assert not is_status("open circuit breaker")


@pytest.mark.parametrize(
    ("native", "priority"),
    [
        ("HIGH", "high"),
        ("🔴 critical", "critical"),
        ("P0", "critical"),
        ("P2", "medium"),
        ("高", "high"),
        ("high (customers)", "high"),
        ("odd", "odd"),
        ("low | high", None),
        ("", None),
        (None, None),
    ],
)
def test_priorities_are_four_words(native: str | None, priority: str | None) -> None:
    assert priority_of(native) == priority


def test_a_grade_of_severity_stays_one() -> None:
    assert [severity_of(native) for native in ("p1", "SEV2", "kritisch", None)] == ["P1", "SEV2", "critical", None]
