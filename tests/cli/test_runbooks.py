"""`hotwash runbook` and `hotwash promote` with a pattern: what they print, their exit codes, and the way back."""

import json
from pathlib import Path

import pytest

from cli.conftest import Hotwash

SRE = ".claude/skills/runbooks/sre/RUNBOOK.md"
REGISTRY = ".claude/patterns/patterns.json"


@pytest.fixture
def engine(workspace: Path) -> Path:
    """The workspace with three blocking findings of one pattern and one nit of another."""
    folder = workspace / ".claude"
    folder.mkdir()
    blocking = {"date": "2026-05-20", "category": "security", "file": "a.go", "finding": "Port is open"}
    lines = [{**blocking, "severity": "blocking", "pattern": "open-port", "pr": str(number)} for number in range(3)]
    lines.append({**blocking, "severity": "nit", "pattern": "odd-name"})
    (folder / "review-findings.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return workspace


def test_a_pattern_is_promoted_after_its_diff_was_shown_and_undo_leaves_nothing_of_it(
    hotwash: Hotwash, engine: Path
) -> None:
    shown = hotwash("promote", "open-port", "--agent", "sre")
    assert (shown.code, shown.err) == (
        0,
        "note: open-port has no fix template: its entry says what to avoid, not what to do instead\n"
        "note: a draft: read it within 7 days, then hotwash runbook confirm open-port\n"
        "promote open-port: nothing written; --apply writes it\n",
    )
    assert "+### open-port (Auto-generated)\n" in shown.out
    assert not (engine / SRE).exists()
    done = hotwash("promote", "open-port", "--agent", "sre", "--apply", "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert json.loads((engine / REGISTRY).read_text())["patterns"]["open-port"]["runbook_agents"] == ["sre"]
    assert hotwash("undo").code == 0
    assert [path.name for path in (engine / ".claude").rglob("*") if path.is_file()] == ["review-findings.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ("promote", "odd-name"),
            4,
            "odd-name cannot be promoted: seen 1 of 3 times, confidence 0.30 is below 0.60 – "
            "it needs to be seen 9 more times",
        ),
        (("promote", "opn-port"), 4, "no pattern opn-port – nearest is open-port"),
        (("promote", "nothing"), 4, "no entry nothing – hotwash list --all shows every id and place"),
        (
            ("promote", "ERR-20260519-001", "--agent", "sre"),
            2,
            "--agent is for a pattern, which goes into runbooks – hotwash patterns lists them",
        ),
        (("runbook", "demote", "open-port"), 2, "the reason is missing – say why with --reason: it is kept in the log"),
        (
            ("runbook", "confirm", "open-port"),
            1,
            "open-port has no entry in a runbook – hotwash runbook list shows what waits",
        ),
        (
            ("runbook", "show", "sre"),
            2,
            "no runbook of sre – hotwash runbook add AGENT NAME --pattern TEXT writes the first",
        ),
        (
            ("runbook", "add", "sre", "x"),
            2,
            "the entry does not say anything – add --pattern, or --problem and --instead",
        ),
    ],
)
@pytest.mark.usefixtures("engine")
def test_what_cannot_be_is_said_with_the_next_step(
    hotwash: Hotwash, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ran = hotwash(*arguments)
    assert (ran.code, ran.out, ran.err) == (code, "", f"hotwash: {said}\n")


def test_an_entry_of_ones_own_is_written_at_once(hotwash: Hotwash, engine: Path) -> None:
    ran = hotwash("runbook", "add", "sre", "Drain", "first", "--pattern", "drain, then restart")
    assert (ran.code, ran.out, ran.err) == (0, "", f"added Drain first to {SRE}\nundo: hotwash undo\n")
    assert "### Drain first\n\n**Pattern**: drain, then restart\n" in (engine / SRE).read_text()


def test_runbooks_are_listed_with_what_waits_in_them(hotwash: Hotwash, engine: Path) -> None:
    nothing = hotwash("runbook", "list")
    assert (nothing.code, nothing.out) == (0, "")
    hotwash("promote", "open-port", "--agent", "sre", "--apply")
    assert hotwash("runbook", "list").out == f"sre  1 automatic entry  1 to confirm  updated 2026-05-21  {SRE}\n"
    assert hotwash("runbook", "show", "SRE").out == (
        "13  auto-generated  open-port  draft  0.61  ×3  new  2026-05-20\n"
    )
    (told,) = hotwash("runbook", "show", "sre", "--json").lists("runbooks")
    assert told == {
        "agent": "sre",
        "file": SRE,
        "updated": "2026-05-21",
        "notes": [],
        "entries": [
            {
                "name": "open-port",
                "line": 13,
                "part": "auto-generated",
                "origin": "auto",
                "state": "draft",
                "confidence": 0.61,
                "occurrences": 3,
                "trend": "new",
                "last_seen": "2026-05-20",
            }
        ],
    }
    assert hotwash("runbook", "confirm", "open-port").code == 0
    assert '"state": "confirmed"' in hotwash("runbook", "list", "--json").out


def test_checking_ends_with_one_as_soon_as_something_is_to_be_done(hotwash: Hotwash, engine: Path) -> None:
    hotwash("promote", "open-port", "--agent", "sre", "--apply")
    fine = hotwash("runbook", "check")
    assert (fine.code, fine.out, fine.err) == (0, "", "nothing to look at\n")
    (engine / SRE).write_text("# sre Runbook\n")
    ran = hotwash("runbook", "check")
    assert (ran.code, ran.err) == (1, "1 to look at\n")
    assert ran.out == (
        f"{REGISTRY}:3: warning runbook-missing: open-port is promoted to sre, and its runbook has no entry of it "
        "(fix: undo that change, or demote the pattern)\n"
    )
    (found,) = hotwash("runbook", "check", "--json").lists("findings")
    assert (found["rule"], found["file"], found["line"]) == ("runbook-missing", REGISTRY, 3)


def test_demoting_shows_the_diff_first(hotwash: Hotwash, engine: Path) -> None:
    hotwash("promote", "open-port", "--agent", "sre", "--apply")
    before = (engine / SRE).read_text()
    shown = hotwash("runbook", "demote", "open-port", "--reason", "a linter finds it")
    assert shown.code == 0
    assert "+## Archived Patterns\n" in shown.out
    assert (engine / SRE).read_text() == before
    done = hotwash("runbook", "demote", "open-port", "--reason", "a linter finds it", "--apply", "--json")
    assert (done.code, done.document["written"]) == (0, True)
    assert "*Archived on 2026-05-21: a linter finds it*\n" in (engine / SRE).read_text()
    assert hotwash("undo").code == 0
    assert (engine / SRE).read_text() == before
