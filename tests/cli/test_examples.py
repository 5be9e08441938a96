"""Every example of the help does what it is there for, on a workspace that has what it names."""

import shlex
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cli.conftest import Hotwash
from hotwash.cli.commands import COMMANDS
from hotwash.cli.parser import build_parser
from hotwash.core.operations import OPERATIONS
from support.engine_files import write_engine
from support.learnings import HEADER, entry
from support.plugins import plugin_files, write_plugin
from support.workshop import SKILL, committed_plugins

FACTS = "**Source**: observed\n**Scope**: project:payments\n**Verified**: 2026-05-18\n"
FOUR = "### {}\n**Status**: {}\n**Context**: {}\n**Content**: {}.\n**Action**: Look at it\n{}\n---\n\n"
SECTIONS = """## [{}] {}

**Logged**: 2026-05-20T07:55:00Z
**Priority**: high
**Status**: {}
**Area**: {}

### Summary
The connection pool was exhausted

### Metadata
- Pattern-Key: incident_pattern.connection_pool
- Recurrence-Count: 2

---

"""
STATUS, AREA = 4, 5
"""How far below its heading the odd entry has them."""
SHARED = "Deploying workers without resource limits"
PROMOTED = "hotwash promote ERR-20260518-001 --rule 'Set limits on every container' --domain limits --apply"
BEFORE = {
    "hotwash migrate local": ["hotwash init --global"],
    "hotwash reopen": ["hotwash resolve ERR-20260520-001"],
    "hotwash unpromote": [PROMOTED],
    "hotwash reword": [PROMOTED],
    "hotwash delete-view": ["hotwash save-view --name mornings is:new"],
    "hotwash undo": ["hotwash resolve ERR-20260520-001"],
    "hotwash redo": ["hotwash resolve ERR-20260520-001", "hotwash undo"],
    "hotwash wal rollback 2": ["hotwash wal begin --operation x --affected y --blast-radius z --rollback v"],
    "hotwash extract-skill connection": ["hotwash resolve OPS-20260520-A3F --notes 'made it larger'"],
}
BEGUN = ("check", "commit", "submit", "clean")
"""What an improvement is there for already."""
OF_THE_ENGINE = (
    "hotwash patterns",
    "hotwash trends",
    "hotwash corrections",
    "hotwash runbook",
    "hotwash promote missing",
    "hotwash evolve",
)
FINDS_SOMETHING = (
    "review",
    "lint",
    "ops",
    "watch",
    "resume",
    "handoff",
    "hooks status",
    "doctor",
    "trends --alerts",
    "runbook check",
    "evolve",
)
ANSWERS_AT_A_SCREEN = ("hotwash watch", "hotwash watch --notify", "hotwash watch --rw", "hotwash doctor --keys")
RUNS_ON = "hotwash serve"
HAS_A_FORM_OF_ITS_OWN = "hotwash review --tsv | cut -f1,4"


def examples() -> Iterator[str]:
    yield from (example for command in COMMANDS.values() for example in command().examples)
    yield from (operation.example for operation in OPERATIONS.values())


ANSWERED = sorted(each for each in set(examples()) if each not in ANSWERS_AT_A_SCREEN and not each.startswith(RUNS_ON))


def words(example: str) -> list[str]:
    """What the shell hands over; what it does with the output is its own."""
    split = shlex.split(example)
    end = next((at for at, word in enumerate(split) if word in ("|", ">")), len(split))
    return split[1:end]


def parsers(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for sub in action.choices.values():
                yield from parsers(sub)


def fill(workspace: Path, status: str, heading: int) -> None:
    """Every entry that the examples name; the odd one, in a place that does not exist, begins at that line."""
    learnings = workspace / ".learnings"
    four, head = FOUR.format, "# Error Log\n\n---\n"
    (learnings / "ERRORS.md").write_text(
        head
        + "\n" * (heading - 1 - head.count("\n"))
        + SECTIONS.format("ERR-20260520-001", "helm", status, "kitchen")
        + four("ERR-20260401-003", "pending", "Old", "It was so", "")
        + four("ERR-20260518-001", "resolved", SHARED, "No limits were set", FACTS)
        + four("ERR-20260518-002", "pending", SHARED, "Killed again", FACTS)
        + four("ERR-20260520-002", "pending", SHARED, "Killed once more", FACTS)
    )
    (learnings / "LEARNINGS.md").write_text(
        four("LRN-20260510-001", "pending", "Diffing", "It shows", "")
        + four("LRN-20260511-003", "pending", "Again", "Same", "")
        + SECTIONS.format("LRN-20260520-001", "insight", "pending", "monitoring")
    )
    (learnings / "security").mkdir()
    other = SECTIONS.format("LRN-20260519-900", "access_violation", "pending", "cloud")
    (learnings / "security/LEARNINGS.md").write_text(other)
    issue = SECTIONS.format("OPS-20260520-A3F", "pool", "pending", "capacity_planning")
    write_plugin(workspace, "oncall", plugin_files("oncall"))
    caused = issue.replace("### Metadata", "### Root Cause\nToo small\n\n### Metadata")
    (learnings / "OPERATIONS_ISSUES.md").write_text(caused)
    (workspace / ".memory").mkdir()
    learned = entry("L-003", scope="docs/**", confidence="high", occurrences=5, seen="2026-05-20")
    (workspace / ".memory/harness-learnings.md").write_text(HEADER + learned)


def improve(workspace: Path, hotwash: Hotwash, step: str) -> None:
    """A repository with plugins of agents, and an improvement as far as a step needs it."""
    committed_plugins(workspace)
    if step not in BEGUN:
        return
    worktree = Path(hotwash("improve", "start", "analyst", "--skill", "query-tuning").out.strip())
    if step != "clean":
        (worktree / SKILL).write_text((worktree / SKILL).read_text() + "- Prefer covering indexes\n")
    if step == "submit":
        assert hotwash("improve", "commit", "-m", "Prefer covering indexes").code == 0


def prepare(workspace: Path, hotwash: Hotwash, example: str) -> None:
    """Everything that has to be there before an example makes sense."""
    if example.startswith("hotwash improve"):
        improve(workspace, hotwash, words(example)[1])
        return
    if example.startswith(OF_THE_ENGINE):
        write_engine(workspace, date(2026, 5, 21))
        return
    fill(workspace, "Done!" if "repair" in example else "pending", 48 - (AREA if "area" in example else STATUS))
    for line in next((lines for start, lines in BEFORE.items() if example.startswith(start)), ()):
        assert hotwash(*words(line)).code == 0


@pytest.mark.parametrize("example", ANSWERED)
def test_an_example_does_what_it_shows(workspace: Path, hotwash: Hotwash, example: str) -> None:
    prepare(workspace, hotwash, example)
    ran = hotwash(*words(example), cwd=workspace)
    may_find = any(example.startswith(f"hotwash {command}") for command in FINDS_SOMETHING)
    assert ran.code in ((0, 1) if may_find else (0,)), ran.err
    assert not [line for line in ran.err.splitlines() if line.startswith("hotwash:")]


@pytest.mark.parametrize("example", [each for each in ANSWERED if each != HAS_A_FORM_OF_ITS_OWN])
def test_an_example_is_answered_in_one_document_where_one_is_asked_for(
    workspace: Path, hotwash: Hotwash, example: str
) -> None:
    prepare(workspace, hotwash, example)
    ran = hotwash(*words(example), *(() if "--json" in example else ("--json",)))
    assert (ran.document["schema_version"], ran.document["kind"] != "error") == (1, True)


def test_every_help_shows_an_example() -> None:
    lacking = [parser.prog for parser in parsers(build_parser()) if "examples:\n  hotwash" not in (parser.epilog or "")]
    assert lacking == []


def test_no_help_is_empty_and_every_flag_is_explained() -> None:
    unexplained = [
        f"{parser.prog} {action.dest}"
        for parser in parsers(build_parser())
        for action in parser._actions
        if not action.help and not isinstance(action, _SubParsersAction)
    ]
    assert unexplained == []
