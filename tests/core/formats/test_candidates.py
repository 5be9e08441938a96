"""Which files are worth opening follows from their path alone."""

import pytest

from hotwash.core.formats import is_candidate


@pytest.mark.parametrize(
    "path",
    [
        ".learnings/LEARNINGS.md",
        ".learnings/operations/OPERATIONS_ISSUES.md",
        "workspace/.learnings/ERRORS.md",
        "agents/night shift/.learnings/ERRORS.md",
        ".learnings/archive/LEARNINGS-2026-Q2.md",
        ".learnings/index-rebuild-blocks-writes.md",
        ".learnings/template-engine-escapes-twice.md",
        ".learnings/.pending-errors.log",
        ".learnings/.pending-errors.draining",
        ".learnings/INDEX.md",
        "memory/working-buffer.md",
        "memory/SESSION-STATE.md",
        "memory/2026-10-05.md",
        "memory/.session-count",
        "memory/.session-reminder.15",
        "memory/.session-active",
        ".memory/harness-learnings.md",
        "services/ledger/.memory/harness-learnings.md",
        ".claude/review-findings.jsonl",
        "services/ledger/.claude/user-corrections.jsonl",
        ".claude/patterns/patterns.json",
        ".claude/patterns/promotion-log.jsonl",
    ],
)
def test_these_are(path: str) -> None:
    assert is_candidate(path)


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "docs/2026-05-02-notes.md",
        ".learnings/README.md",
        ".learnings/README.zh-CN.md",
        ".learnings/CHANGELOG-2026.md",
        ".learnings/SKILLS.md",
        ".learnings/index-of-errors.md",
        ".learnings/operations/INDEX.md",
        "memory/notes.md",
        "memory/archive/2026-10-05.md",
        ".learnings/SKILL-TEMPLATE.md",
        ".learnings/sweep.sh",
        ".learnings/heals/HEAL-20260919-001/render.py",
        "skills/self-improving-agent/assets/LEARNINGS.md",
        "node_modules/x/.learnings/LEARNINGS.md",
        "plugins/harness/references/harness-learnings.md",
        ".learnings/.drain.lock",
        ".claude/patterns/review-findings.jsonl",
        ".claude/patterns.json",
        "src/patterns/patterns.json",
        "data/incidents.jsonl",
        ".claude/learnings.jsonl",
        "AGENTS.md",
    ],
)
def test_these_are_not(path: str) -> None:
    assert not is_candidate(path)
