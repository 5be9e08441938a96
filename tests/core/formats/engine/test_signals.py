"""Findings, session learnings, corrections and incidents: every known set of keys becomes the same kind of value."""

import json

import pytest

from hotwash.core.model.contents import Count
from hotwash.core.model.document import Document
from hotwash.core.model.signal import AiAction, Signal, Signals, SignalSeverity, SignalSource, UserCorrection
from hotwash.core.model.span import Span
from support.reading import document

FINDINGS = ".claude/review-findings.jsonl"
SESSIONS = ".claude/session-learnings.jsonl"
CORRECTIONS = ".claude/user-corrections.jsonl"
INCIDENTS = ".claude/incidents.jsonl"


def signals(parsed: Document) -> tuple[Signal, ...]:
    assert isinstance(parsed.contents, Signals)
    return parsed.contents.signals


def read(path: str, **keys: object) -> Signal:
    """The one signal of a file whose only line has these keys."""
    (signal,) = signals(document(json.dumps(keys).encode() + b"\n", path))
    return signal


def said(path: str, **keys: object) -> list[tuple[str, str, str]]:
    parsed = document(json.dumps(keys).encode() + b"\n", path)
    return [(each.severity, each.rule, each.message) for each in parsed.diagnostics]


def test_a_finding_in_the_form_of_the_schema() -> None:
    line = (
        b'{"date": "2026-09-01", "category": "security", "file": "a.go:8", "finding": "no limit",'
        b' "severity": "blocking", "pr": "7", "service": "ledger", "pattern": "open-port",'
        b' "context": "c", "suggested_fix": "f", "team": "x"}\n'
    )
    parsed = document(line, FINDINGS)
    assert parsed.format == "review-findings"
    assert parsed.diagnostics == ()
    assert signals(parsed) == (
        Signal(
            source=SignalSource.REVIEW,
            span=Span(0, len(line)),
            line=1,
            date="2026-09-01",
            service="ledger",
            category="security",
            severity=SignalSeverity.BLOCKING,
            native_severity="blocking",
            pattern="open-port",
            text="no limit",
            context="c",
            file="a.go:8",
            pr="7",
            suggested_fix="f",
            other={"team": "x"},
        ),
    )


def test_a_finding_in_the_form_of_the_documentation() -> None:
    found = read(
        FINDINGS,
        timestamp="2026-09-04T10:22:00Z",
        feature_id="feat-1",
        pattern="open-port",
        severity="nit",
        file="a.go",
        description="the port is open",
        agent="code-reviewer",
    )
    assert (found.date, found.timestamp, found.text) == ("2026-09-04", "2026-09-04T10:22:00Z", "the port is open")
    assert (found.feature, found.agents, found.severity) == ("feat-1", ("code-reviewer",), SignalSeverity.NIT)
    assert (found.context, found.other) == (None, {})


def test_a_finding_of_another_tool_keeps_what_only_that_tool_knows() -> None:
    found = read(
        FINDINGS,
        id="rf-1",
        timestamp="2026-09-01T05:41:16Z",
        source="bot",
        dimension="robustness",
        category="state",
        subcategory="partial-write",
        file="tools/a.py",
        line=77,
        severity="P1",
        title="Not renamed on failure",
        description="A crash loses it",
        confidence=0.75,
        resolution={"status": "fixed"},
    )
    assert (found.native_id, found.pattern, found.text) == ("rf-1", "partial-write", "Not renamed on failure")
    assert (found.context, found.file, found.confidence) == ("A crash loses it", "tools/a.py:77", 0.75)
    assert (found.severity, found.native_severity) == (SignalSeverity.BLOCKING, "P1")
    assert found.other == {"source": "bot", "dimension": "robustness", "resolution": {"status": "fixed"}}


@pytest.mark.parametrize(
    ("native", "severity"),
    [
        *(("blocking", SignalSeverity.BLOCKING), ("high", SignalSeverity.BLOCKING), ("P2", SignalSeverity.BLOCKING)),
        *(("warning", SignalSeverity.WARNING), ("Medium", SignalSeverity.WARNING), ("P3", SignalSeverity.WARNING)),
        *(("nit", SignalSeverity.NIT), ("low", SignalSeverity.NIT), ("P4", SignalSeverity.NIT), ("urgent", None)),
    ],
)
def test_every_scale_of_severity_is_read_as_one(native: str, severity: SignalSeverity | None) -> None:
    found = read(FINDINGS, date="2026-09-01", finding="f", severity=native)
    assert (found.severity, found.native_severity) == (severity, native)


def test_a_session_learning_weighs_what_its_agent_is_sure_of_and_concerns_others() -> None:
    found = read(
        SESSIONS,
        date="2026-09-10",
        agent="sre",
        type="tip",
        name="prewarm",
        description="Warm it",
        confidence="high",
        applicable_to=["sre", "api-dev"],
        code_example="x()",
        source_file="a.go",
    )
    assert (found.source, found.kind, found.pattern, found.text) == (SignalSource.SESSION, "tip", "prewarm", "Warm it")
    assert (found.severity, found.category, found.agents) == (SignalSeverity.WARNING, "convention", ("sre", "api-dev"))
    assert (found.code_example, found.file, found.confidence, found.other) == ("x()", "a.go", "high", {})


def test_a_session_learning_in_the_form_of_the_documentation() -> None:
    found = read(SESSIONS, timestamp="2026-09-12T09:00:00Z", agent="api-dev", insight="Use once", context="tests")
    assert (found.date, found.text, found.context) == ("2026-09-12", "Use once", "tests")
    assert (found.severity, found.pattern, found.agents) == (SignalSeverity.NIT, None, ("api-dev",))


def test_agents_that_are_no_words_are_kept_as_they_are_beside_those_it_applies_to() -> None:
    found = read(SESSIONS, timestamp="2026-09-12T09:00:00Z", agent=[["sre"]], insight="Use once", applicable_to=["api"])
    assert found.other["applicable_to"] == ["api"]


def test_a_correction_says_what_was_done_and_what_was_wanted() -> None:
    found = read(
        CORRECTIONS,
        date="2026-09-13",
        timestamp="2026-09-13T11:20:00Z",
        session_id="s1",
        agent="sre",
        correction_type="code_completeness",
        ai_action={"summary": "restarted", "tool_used": "Bash", "file": "a.sh"},
        user_correction={"summary": "drain first", "verbatim": "no, drain it"},
        source="explicit",
        pattern_inferred="missing-drain",
        pattern_confidence="medium",
        context={"task": "upgrade", "feature_id": "f1", "service": "broker", "round": 2},
        severity="high",
    )
    assert (found.ai_action, found.user_correction) == (
        AiAction("restarted", "Bash", "a.sh"),
        UserCorrection("drain first", "no, drain it"),
    )
    assert (found.kind, found.category, found.explicit) == ("code_completeness", "completeness", True)
    assert (found.text, found.file, found.session) == ("drain first", "a.sh", "s1")
    assert (found.context, found.feature, found.service) == ("upgrade", "f1", "broker")
    assert (found.pattern, found.confidence, found.severity) == ("missing-drain", "medium", SignalSeverity.BLOCKING)
    assert found.other == {"round": 2}


def test_an_implicit_correction_of_a_preference_is_a_convention() -> None:
    found = read(CORRECTIONS, date="2026-09-14", correction_type="preference_conflict", source="implicit")
    assert (found.explicit, found.category) == (False, "convention")


def test_incidents_have_no_schema_and_are_understood_as_far_as_their_keys_are_common() -> None:
    found = read(
        INCIDENTS, id="PM-1", severity="P1", title="expired chain", started_at="2026-09-02T03:00:00+02:00", x=1
    )
    assert (found.native_id, found.text, found.date) == ("PM-1", "expired chain", "2026-09-02")
    assert (found.severity, found.other) == (SignalSeverity.BLOCKING, {"x": 1})


def test_a_malformed_line_is_said_and_the_others_count() -> None:
    lines = [b'{"date": "2026-09-0%d", "finding": "f"}\n' % day for day in range(1, 6)]
    lines[2] = b'{"date": "2026-09-03", "finding": \n'
    content = b"".join(lines)
    parsed = document(content, FINDINGS)
    assert [signal.line for signal in signals(parsed)] == [1, 2, 4, 5]
    assert [(each.line, each.rule) for each in parsed.diagnostics] == [(3, "bad-line")]
    assert b"".join(block.span.of(content) for block in parsed.blocks) == content


def test_a_line_that_is_still_being_written_is_a_note() -> None:
    (only,) = document(b'{"date": "2026-09-01", "finding": "f"}\n{"date": ', FINDINGS).diagnostics
    assert (only.line, only.severity, only.message) == (2, "note", "the last line is still being written")


def test_what_is_missing_is_said() -> None:
    assert said(FINDINGS, severity="nit") == [
        ("warning", "no-date", "this line has no date: trends and confidence leave it out"),
        ("warning", "no-text", "this line does not say what it is about"),
    ]


def test_a_word_of_no_vocabulary_is_kept_and_said_once_a_file() -> None:
    line = b'{"date": "2026-09-01", "finding": "f", "category": "api", "severity": "urgent"}\n'
    parsed = document(line * 3, FINDINGS)
    assert [signal.category for signal in signals(parsed)] == ["api"] * 3
    assert [(each.line, each.message) for each in parsed.diagnostics] == [
        (1, "`api` is not one of security, correctness, convention, completeness, performance; it is kept"),
        (1, "severity `urgent` is not one of blocking, warning, nit; it is kept"),
    ]


def test_a_wrong_type_costs_its_field_alone_and_a_number_is_its_digits() -> None:
    found = read(FINDINGS, date="2026-09-01", finding="f", pr=211, service=["a"], agent=5)
    assert (found.pr, found.service, found.agents) == ("211", None, ())
    assert found.other == {"service": ["a"], "agents": 5}
    assert said(FINDINGS, date="2026-09-01", finding="f", service=["a"]) == [
        ("warning", "wrong-type", "`service`: expected `str | null`, got `array`"),
    ]


def test_a_date_that_does_not_exist_is_kept_as_it_is() -> None:
    found = read(FINDINGS, date="2026-02-31", timestamp="2026-03-03T00:00:00Z", finding="f")
    assert (found.date, found.other) == ("2026-03-03", {"date": "2026-02-31"})


def test_windows_line_ends_and_a_byte_order_mark_change_no_value() -> None:
    keys = b'{"date": "2026-09-01", "finding": "f"}'
    plain = read(FINDINGS, date="2026-09-01", finding="f")
    for content in (keys, b"\xef\xbb\xbf" + keys + b"\r\n"):
        (found,) = signals(document(content, FINDINGS))
        assert (found.date, found.text, found.line) == (plain.date, plain.text, 1)


@pytest.mark.parametrize(
    ("path", "count"),
    [
        (FINDINGS, Count(1, "finding")),
        (SESSIONS, Count(1, "session learning")),
        (CORRECTIONS, Count(1, "correction")),
        (INCIDENTS, Count(1, "incident")),
    ],
)
def test_a_file_counts_its_signals_and_has_no_entries(path: str, count: Count) -> None:
    parsed = document(b'{"date": "2026-09-01", "title": "t"}\n', path)
    assert (parsed.contents and parsed.contents.counts, parsed.entries) == ((count,), ())
