"""The registry and the lines behind it are brought together, and nothing counts twice."""

from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.sources import SourceType
from support.engine import Line, ago, correction, engine_on, finding, session


def row(days: int, context: str | None = "A port is open", source: str = "review", file: str | None = "a.go:3") -> Line:
    return {"date": ago(days), "service": None, "file": file, "pr": None, "context": context, "source": source}


def only(findings: list[Line] | None, *rows: Line, since: int | None = None, **stored: object) -> EnginePattern:
    registry: dict[str, Line] = {"open-port": {"count": len(rows), "occurrences": list(rows), **stored}}
    (pattern,) = engine_on(findings, registry=registry, since=since).patterns
    return pattern


def test_a_line_that_the_registry_has_counts_once() -> None:
    pattern = only([finding(days=1), finding(days=2)], row(1))
    assert (pattern.count, pattern.news) == (2, 1)
    assert [(each.occurrence.date, each.is_stored) for each in pattern.seen] == [(ago(1), True), (ago(2), False)]


def test_identical_lines_are_as_many_occurrences() -> None:
    assert only([finding(days=1)] * 3, row(1)).count == 3
    assert only([finding(days=1)], row(1), row(1)).count == 2


def test_a_row_in_other_words_or_without_any_is_the_line_of_that_day_and_file() -> None:
    assert only([finding(days=1)], row(1, "port 22 open")).count == 1
    assert only([finding(days=1)], row(1, None, "review-findings", None)).count == 1
    assert only([finding(days=1)], row(1, file="b.go:1")).count == 2
    assert only([finding(days=1)], row(1, source="correction")).count == 2


def test_the_row_that_says_the_same_is_taken_before_one_that_only_may_be_meant() -> None:
    pattern = only([finding(days=1, finding="first"), finding(days=1, finding="second")], row(1, "second"))
    assert [each.occurrence.context for each in pattern.seen] == ["second", "first"]
    assert pattern.count == 2


def test_rows_without_a_line_are_kept() -> None:
    pattern = only([finding(days=1)], row(50, file="gone.go"), severity="blocking", source_breakdown={"nit_review": 1})
    assert (pattern.count, pattern.previous, pattern.current) == (2, 1, 1)
    assert pattern.breakdown == {SourceType.WARNING: 1, SourceType.NIT: 1}
    assert pattern.severities == {"blocking": 1, "warning": 1}


def test_what_the_registry_counts_and_does_not_list_may_be_any_line_before_those_it_lists() -> None:
    last = ago(5)
    lines = [finding(days=5 + n, file=f"{n}.go") for n in range(12)]
    rows = [row(5, file="0.go"), row(6, file="1.go"), row(7, file="2.go")]
    assert only(lines, *rows, count=12, last_seen=last).count == 12
    assert only([*lines, finding(days=0)], *rows, count=12, last_seen=last).count == 13
    assert only(lines, count=12, last_seen=last).count == 12
    assert only([finding(days=5)], *rows, count=12, last_seen=last).count == 13


def test_merging_what_was_merged_changes_nothing() -> None:
    lines = [finding(days=5 + n, file=f"{n}.go") for n in range(6)]
    first = only(
        lines, row(5, file="0.go"), count=4, last_seen=ago(5), severity="nit", source_breakdown={"nit_review": 4}
    )
    stored: list[Line] = [
        {
            "date": each.occurrence.date,
            "file": each.occurrence.file,
            "context": each.occurrence.context,
            "source": "review",
        }
        for each in first.seen
    ]
    again = only(
        lines,
        *stored,
        count=first.count,
        last_seen=first.last_seen.isoformat() if first.last_seen else None,
        severity=first.severity,
        source_breakdown=first.breakdown,
    )
    assert (again.count, again.news, again.breakdown, again.severity, again.confidence) == (
        *(first.count, 0, first.breakdown, first.severity, first.confidence),
    )


def test_looking_back_a_few_days_only_takes_nothing_from_what_is_stored() -> None:
    pattern = only([finding(days=20), finding(days=3)], row(20), since=14)
    assert (pattern.count, pattern.news) == (2, 1)


def test_spellings_of_a_name_are_one_pattern_shown_as_it_is_stored() -> None:
    engine = engine_on([finding(pattern="Open_Port")] * 2, registry={"open-port": {"count": 0}})
    assert [(each.name, each.key, each.count) for each in engine.patterns] == [("open-port", "open-port", 2)]
    assert [each.name for each in engine_on([finding(pattern="Open_Port")]).patterns] == ["Open_Port"]
    assert engine.pattern("OPEN PORT") is engine.patterns[0]


def test_corrections_findings_and_sessions_are_one_pattern_and_the_fuller_words_describe_it() -> None:
    engine = engine_on(
        [finding("blocking", agent="code-reviewer", suggested_fix="Bind to localhost")],
        corrections=[correction(user_correction={"summary": "never open a port to the world"})],
        sessions=[session(applicable_to=["sre", "test-engineer"])],
    )
    (pattern,) = engine.patterns
    assert pattern.description == "never open a port to the world"
    assert (pattern.category, pattern.fix_template, pattern.entry_type) == (
        *("security", "Bind to localhost", "anti-pattern"),
    )
    assert pattern.agents == ("api-dev", "sre", "code-reviewer", "test-engineer")
    assert pattern.targets == ("api-dev", "sre", "test-engineer", "code-reviewer")
    assert pattern.breakdown == {SourceType.EXPLICIT: 1, SourceType.BLOCKING: 1, SourceType.SESSION: 1}


def test_what_agents_learned_alone_is_something_to_do() -> None:
    (pattern,) = engine_on(sessions=[session(), session(), session(type="tip")]).patterns
    assert (pattern.entry_type, pattern.category) == ("pattern", "convention")
    assert pattern.agents == ("api-dev",)


def test_correct_screens_are_the_matter_of_another_agent() -> None:
    files = ("src/ui/list.go", "web/page.tsx:4", "pkg/types.go")
    agents = [engine_on([finding(category="correctness", file=file)]).patterns[0].agents for file in files]
    assert agents == [("frontend-dev",), ("frontend-dev",), ("api-dev",)]
    both = engine_on([finding(category="correctness", file=file) for file in files]).patterns[0]
    assert both.targets == ("api-dev", "frontend-dev", "test-engineer", "code-reviewer")
