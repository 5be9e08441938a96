"""Makes large workspaces to measure on: both entry dialects, fences with false headings, groups that recur."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

_WORDS = (
    "queue", "worker", "deadline", "exporter", "gateway", "replica", "schema", "rollback", "canary", "budget",
    "drain", "probe", "lease", "shard", "snapshot", "quota", "ingress", "cutover", "failover", "backlog",
    "throttle", "renewal", "manifest", "operator", "selector", "sidecar", "mesh", "cache", "index", "vacuum",
    "Größe", "容量",
)  # fmt: skip
_CAUSES = (
    "memory request absent on batch worker",
    "chart applied before rendering changes",
    "certificate replaced manually once more",
    "default cluster context used by mistake",
)
_STATUSES = ("pending",) * 5 + ("resolved",) * 3 + ("promoted", "wont_fix")
_PRIORITIES = ("low", "medium", "high", "critical")
_FILES = (
    ("LEARNINGS.md", "LRN", 0.45),
    ("ERRORS.md", "ERR", 0.35),
    ("FEATURE_REQUESTS.md", "FEAT", 0.1),
    ("OPERATIONS_ISSUES.md", "OPS", 0.1),
)


def make_workspace(folder: Path, count: int, today: date) -> Path:
    """A workspace of `count` entries (600-900 bytes each) below `folder`; the same for the same arguments."""
    rng = random.Random(count)
    learnings = folder / ".learnings"
    learnings.mkdir(parents=True)
    for name, prefix, share in _FILES:
        with (learnings / name).open("w", encoding="utf-8", newline="\n") as out:
            out.write(f"# {name.removesuffix('.md').title()}\n\n---\n\n")
            out.writelines(_entries(rng, int(count * share), prefix, today))
    _make_buffer(folder / "memory", today)
    return folder


def entry_text(rng: random.Random, prefix: str, number: int, day: date) -> str:
    """One entry: every third error in the four-field dialect, everything else in the sectioned one."""
    name = f"{prefix}-{day:%Y%m%d}-{number:06d}"
    cause = rng.choice(_CAUSES) + " " if number % 20 == 0 else ""
    status = rng.choice(_STATUSES)
    if prefix == "ERR" and number % 3 == 0:
        return (
            f"### {name}\n**Status**: {status}\n**Context**: {cause}{_say(rng, 16)}\n"
            f"**Content**: {_say(rng, 48)}\n**Action**: {_say(rng, 36)}\n\n---\n\n"
        )
    fence = "\n```sh\n## [LRN-20200101-001] not an entry\nmake deploy\n```\n" if number % 7 == 0 else ""
    return (
        f"## [{name}] incident_pattern\n\n**Logged**: {day}T{number % 24:02d}:{number % 60:02d}:00Z\n"
        f"**Priority**: {rng.choice(_PRIORITIES)}\n**Status**: {status}\n**Area**: monitoring\n\n"
        f"### Summary\n{cause}{_say(rng, 11)}\n\n### Details\n{_say(rng, 44)}\n{fence}\n"
        f"### Suggested Action\n{_say(rng, 9)}\n\n### Metadata\n- Source: incident\n- Tags: tag{number % 40}\n"
        f"- Pattern-Key: area{number % 9}.cause{number % 997}\n\n---\n\n"
    )


def _entries(rng: random.Random, count: int, prefix: str, today: date) -> Iterator[str]:
    for number in range(count):
        yield entry_text(rng, prefix, number, today - timedelta(days=(count - number) % 400))


def _say(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(words))


def _make_buffer(memory: Path, today: date) -> None:
    memory.mkdir()
    records = "".join(
        f"## WAL Entry — {today} {hour:02d}:00\n**Operation**: apply change {hour}\n**Affected resources**: db/{hour}\n"
        f"**Blast radius**: orders\n**Rollback**: make rollback CHANGE={hour}\n**Status**: COMMITTED\n\n"
        for hour in range(8)
    )
    task = "## Current Task\n\nMove orders\n\n## Progress\n\n- [x] copy\n- [ ] switch\n\n"
    text = f"# Working Buffer\n\n---\n\n{task}## WAL Log\n\n{records}"
    (memory / "working-buffer.md").write_text(text, encoding="utf-8", newline="\n")
