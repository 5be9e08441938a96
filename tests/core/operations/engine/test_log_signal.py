"""Logging a finding, a session learning, a correction or an incident: one line in the form of the schema."""

import json

import pytest

from hotwash.core.model.plan import ExitCode, Plan
from hotwash.core.model.transaction import Actor
from support.operating import BOM, ERRORS, Files

FINDINGS = ".claude/review-findings.jsonl"
SESSIONS = ".claude/session-learnings.jsonl"
CORRECTIONS = ".claude/user-corrections.jsonl"
INCIDENTS = ".claude/incidents.jsonl"
KNOWN = '{"date": "2026-09-01", "category": "security", "file": "a.go", "finding": "open port", "severity": "nit"}\n'
FILE = "file=types.go:42"


def finding(files: Files, **arguments: str) -> Plan:
    said = {"text": "no Ready condition", "severity": "warning", "category": "correctness", "field": FILE, **arguments}
    return files.write("log", type_="finding", **said)


def test_a_finding_is_one_line_in_the_order_of_the_schema_and_undo_takes_it_back() -> None:
    files = Files.of({FINDINGS: KNOWN})
    made = finding(files, service="ledger", field=f"suggested_fix=add it\nsoon\n{FILE}\npattern=no-condition\npr=7")
    assert made.done == f"Logged a finding in `./{FINDINGS}`"
    assert [each.key.anchor for each in made.outcomes] == [f"{FINDINGS}:2"]
    assert files.contents[FINDINGS].decode() == KNOWN + (
        '{"date": "2026-09-26", "pr": "7", "service": "ledger", "category": "correctness", "file": "types.go:42", '
        '"finding": "no Ready condition", "severity": "warning", "pattern": "no-condition", '
        '"suggested_fix": "add it\\nsoon"}\n'
    )
    files.write("undo")
    assert files.contents[FINDINGS] == KNOWN.encode()


@pytest.mark.parametrize(
    ("before", "gap"),
    [
        (b"", b""),
        (BOM, b""),
        (KNOWN.encode()[:-1], b"\n"),
        (b"{half a li", b"\n"),
    ],
)
def test_what_stands_there_stays_as_it_is_and_an_unfinished_line_is_ended(before: bytes, gap: bytes) -> None:
    files = Files.of({FINDINGS: before})
    finding(files)
    after = files.contents[FINDINGS]
    assert after.startswith(before + gap + b'{"date"')
    assert after.count(b"\n") == before.count(b"\n") + len(gap) + 1
    files.write("undo")
    assert files.contents[FINDINGS] == before


def test_the_line_has_the_newline_and_the_spacing_of_the_file() -> None:
    files = Files.of({FINDINGS: b'{"date":"2026-09-01","finding":"x"}\r\n'})
    finding(files)
    assert files.contents[FINDINGS] == (
        b'{"date":"2026-09-01","finding":"x"}\r\n{"date":"2026-09-26","category":"correctness",'
        b'"file":"types.go:42","finding":"no Ready condition","severity":"warning"}\r\n'
    )


def test_a_file_that_is_missing_is_made_in_the_project_and_goes_again() -> None:
    files = Files.of({ERRORS: "# Errors\n", "~/.claude/.learnings/ERRORS.md": "# Errors\n"})
    finding(files)
    assert files.contents[FINDINGS].count(b"\n") == 1
    files.write("undo")
    assert FINDINGS not in files.contents


def test_a_session_learning_names_itself_and_whom_it_concerns() -> None:
    files = Files.of({})
    files.write(
        "log",
        type_="Session",
        text="Lock first",
        field="agent=api-dev\ntype=tip\nname=lock-first\napplicable_to=sre, qa",
    )
    assert json.loads(files.contents[SESSIONS]) == {
        "date": "2026-09-26",
        "agent": "api-dev",
        "type": "tip",
        "name": "lock-first",
        "description": "Lock first",
        "applicable_to": ["sre", "qa"],
    }


def test_a_correction_has_objects_inside_and_a_person_who_logs_one_says_so() -> None:
    files = Files.of({})
    files.write(
        "log",
        type_="correction",
        text="Use the helper",
        service="ledger",
        severity="low",
        field="agent=api-dev\ncorrection_type=code_quality\nai_action.summary=Wrote one\ncontext.task=Refactor",
    )
    assert files.contents[CORRECTIONS].decode() == (
        '{"date": "2026-09-26", "timestamp": "2026-09-26T12:00:00Z", "agent": "api-dev", '
        '"correction_type": "code_quality", "ai_action": {"summary": "Wrote one"}, '
        '"user_correction": {"summary": "Use the helper"}, "context": {"task": "Refactor", "service": "ledger"}, '
        '"severity": "low", "source": "explicit"}\n'
    )


def test_an_agent_that_logs_a_correction_says_how_it_was_made() -> None:
    files = Files.of({})
    files.actor = Actor("ana", "box", 1, "agent")
    said = "agent=api-dev\ncorrection_type=code_quality\nai_action.summary=Wrote one"
    refused = files.refused("log", type_="correction", text="Use the helper", field=said)
    assert (refused.code, refused.reason) == (ExitCode.USAGE, "a correction needs source")


def test_the_moment_of_a_correction_follows_from_a_day_that_is_given_and_the_day_from_a_moment() -> None:
    said = "agent=a\ncorrection_type=code_quality\nai_action.summary=x\n"
    files = Files.of({})
    files.write("log", type_="correction", text="no", field=f"{said}date=2026-09-20")
    files.write("log", type_="correction", text="no", field=f"{said}timestamp=2026-09-21T08:00:00Z")
    found = [json.loads(line) for line in files.contents[CORRECTIONS].splitlines()]
    assert [(each["date"], each["timestamp"]) for each in found] == [
        ("2026-09-20", "2026-09-20T00:00:00Z"),
        ("2026-09-21", "2026-09-21T08:00:00Z"),
    ]


def test_an_incident_has_no_schema_and_keeps_whatever_else_is_said() -> None:
    files = Files.of({})
    files.write("log", type_="incident", text="Ledger down", severity="P1", field="mttr=4h\nconfidence=0.5\ncontext=x")
    assert files.contents[INCIDENTS].decode() == (
        '{"date": "2026-09-26", "title": "Ledger down", "severity": "P1", "confidence": 0.5, "context": "x", '
        '"mttr": "4h"}\n'
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"text": " "}, "there is nothing to log – say what happened"),
        ({"field": ""}, "a finding needs file – add --field file=…"),
        ({"severity": "P1"}, "severity cannot be P1 – one of blocking, warning, nit"),
        ({"category": "api"}, "category cannot be api – one of security, correctness, convention"),
        ({"field": f"{FILE}\ndate=2026-13-01"}, "date cannot be 2026-13-01 – YYYY-MM-DD"),
        (
            {"field": f"{FILE}\npattern=Open_Port"},
            "pattern cannot be Open_Port – lower-case words with dashes: open-port",
        ),
        ({"field": f"{FILE}\nservce=ledger"}, "a finding has no field servce – one of date, pr, service"),
        ({"field": "ledger"}, "ledger names no field – say it as --field name=value"),
        ({"priority": "high"}, "a finding has no priority – leave --priority out"),
        ({"scope": "global"}, "a finding belongs to a project – leave --scope out"),
    ],
)
def test_what_the_schema_does_not_have_is_refused_in_words(arguments: dict[str, str], said: str) -> None:
    given = {"text": "x", "severity": "nit", "category": "security", "field": FILE, **arguments}
    refused = Files.of({FINDINGS: KNOWN}).refused("log", type_="finding", **given)
    assert refused.code == ExitCode.USAGE
    assert str(refused).startswith(said)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("confidence=1.2", "a number from 0 to 1"),
        ("confidence=sure", "a number from 0 to 1"),
        ("timestamp=yesterday", "YYYY-MM-DDTHH:MM:SSZ"),
        ("timestamp=2026-09-01T10:00:00+02:00", "YYYY-MM-DDTHH:MM:SSZ"),
    ],
)
def test_numbers_and_moments_are_checked(said: str, wanted: str) -> None:
    refused = Files.of({}).refused("log", type_="incident", text="x", field=said)
    assert (refused.code, refused.next_step) == (ExitCode.USAGE, wanted)


def test_a_secret_is_not_written_and_the_person_is_told() -> None:
    files = Files.of({})
    made = finding(files, text="token=ghp_0123456789abcdef0123456789abcdef0123 in the log")
    assert b"ghp_" not in files.contents[FINDINGS]
    assert made.notes == ("something that looks like a secret was replaced by [REDACTED]",)


def test_a_file_that_is_read_only_is_refused() -> None:
    files = Files.of({FINDINGS: KNOWN})
    files.read_only = {FINDINGS: "no permission"}
    given = {"text": "x", "severity": "nit", "category": "security", "field": FILE}
    assert files.refused("log", type_="finding", **given).code == ExitCode.REFUSED


def test_the_command_that_does_the_same_names_every_field() -> None:
    files = Files.of({FINDINGS: KNOWN})
    made = finding(files, field=f"{FILE}\npr=7")
    assert made.equivalent == (
        "hotwash log finding 'no Ready condition' --severity warning --category correctness "
        "--field file=types.go:42 --field pr=7"
    )


def test_the_only_project_with_such_files_gets_the_line() -> None:
    files = Files.of({"edge/.claude/review-findings.jsonl": KNOWN})
    finding(files)
    assert len(files.contents["edge/.claude/review-findings.jsonl"].splitlines()) == 2
    assert FINDINGS not in files.contents


def test_an_entry_has_no_fields_of_that_kind() -> None:
    refused = Files.of({ERRORS: "# Errors\n"}).refused("log", type_="ERR", text="x", field="a=b")
    assert str(refused) == "entries have no fields of that kind – say it with --section NAME=TEXT"


def test_where_several_projects_have_such_files_the_one_that_is_worked_in_gets_it() -> None:
    files = Files.of({"edge/.claude/review-findings.jsonl": KNOWN, FINDINGS: KNOWN})
    finding(files)
    assert len(files.contents[FINDINGS].splitlines()) == 2
