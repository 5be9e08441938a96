"""The registry of patterns and the log of their promotions."""

from hotwash.core.model.contents import Count
from hotwash.core.model.pattern import (
    LearnedPattern,
    Occurrence,
    PatternRegistry,
    Promotion,
    PromotionLog,
    RegistryMeta,
)
from hotwash.core.model.span import Span
from support.reading import document

REGISTRY = ".claude/patterns/patterns.json"
LOG = ".claude/patterns/promotion-log.jsonl"

PATTERNS = """\
{
  "patterns": {
    "open-port": {
      "name": "open-port",
      "description": "A port is open",
      "category": "security",
      "severity": "warning",
      "occurrences": [
        {"date": "2026-09-01", "service": "ledger", "file": "a.go:8", "pr": "7", "source": "review", "round": 2}
      ],
      "count": 3,
      "first_seen": "2026-08-02",
      "last_seen": "2026-09-01",
      "trend": "stable",
      "confidence": 0.64,
      "source_breakdown": {"warning_review": 3},
      "affected_agents": ["sre"],
      "promoted_to_runbook": true,
      "promoted_date": "2026-09-20",
      "owner": "platform"
    },
    "race": {"count": "2", "confidence": 1, "affected_agents": "api-dev", "occurrences": [{"date": ["x"]}, 5]}
  },
  "meta": {"last_analysis": "2026-09-20T08:00:00Z", "total_patterns": 2, "services_analyzed": ["ledger"], "by": "me"},
  "schema": 1
}
"""


def test_a_registry_is_read_field_for_field_and_keeps_what_its_schema_does_not_have() -> None:
    parsed = document(PATTERNS, REGISTRY)
    assert parsed.format == "patterns"
    assert parsed.contents == PatternRegistry(
        patterns=(
            LearnedPattern(
                name="open-port",
                line=3,
                description="A port is open",
                category="security",
                severity="warning",
                occurrences=(Occurrence("2026-09-01", "ledger", "a.go:8", "7", None, "review", {"round": 2}),),
                count=3,
                first_seen="2026-08-02",
                last_seen="2026-09-01",
                trend="stable",
                confidence=0.64,
                source_breakdown={"warning_review": 3},
                affected_agents=("sre",),
                promoted_to_runbook=True,
                promoted_date="2026-09-20",
                other={"owner": "platform"},
            ),
            LearnedPattern(
                name="race",
                line=22,
                count=2,
                confidence=1.0,
                affected_agents=("api-dev",),
                occurrences=(Occurrence(other={"date": ["x"]}),),
            ),
        ),
        meta=RegistryMeta("2026-09-20T08:00:00Z", None, None, 2, ("ledger",), None, {"by": "me"}),
        other={"schema": 1},
    )
    assert parsed.contents.counts == (Count(2, "pattern"),)
    assert [(each.line, each.message) for each in parsed.diagnostics] == [
        (22, "race: `date`: expected `str | null`, got `array`")
    ]


def test_a_list_of_patterns_is_understood_too() -> None:
    parsed = document('{"patterns": [{"name": "a", "count": 1}, {"count": 2}]}', REGISTRY)
    assert isinstance(parsed.contents, PatternRegistry)
    assert [(pattern.name, pattern.count) for pattern in parsed.contents.patterns] == [("a", 1)]


def test_a_registry_without_readable_patterns_says_so() -> None:
    parsed = document('{"patterns": 5}', REGISTRY)
    assert parsed.contents == PatternRegistry(())
    assert [each.message for each in parsed.diagnostics] == ["`patterns` is no object: there is nothing to read in it"]


def test_a_file_that_is_no_json_holds_nothing_and_says_where_it_breaks() -> None:
    parsed = document('{\n  "patterns": {\n', REGISTRY)
    assert (parsed.contents, parsed.entries) == (None, ())
    assert [(each.line, each.rule, each.message) for each in parsed.diagnostics] == [
        (
            2,
            "bad-file",
            "this file is no JSON: expecting property name enclosed in double quotes at column 16;"
            " it is left alone until it is repaired",
        )
    ]
    assert b"".join(block.span.of(parsed.content) for block in parsed.blocks) == parsed.content


def test_every_line_of_the_log_is_a_promotion() -> None:
    first = b'{"date": "2026-09-20", "pattern": "race", "confidence": 0.64, "occurrences": 3, "promoted_to": ["sre"],'
    first += b' "entry_type": "anti-pattern", "trigger": "threshold", "runbook_section": "s", "by": "me"}\n'
    second = b'{"timestamp": "2026-09-21T08:00:00Z", "pattern": "port", "promoted_to": "api-dev"}\n'
    parsed = document(first + second, LOG)
    assert parsed.format == "promotion-log"
    assert parsed.contents == PromotionLog(
        (
            Promotion(
                span=Span(0, len(first)),
                line=1,
                date="2026-09-20",
                pattern="race",
                confidence=0.64,
                occurrences=3,
                promoted_to=("sre",),
                entry_type="anti-pattern",
                trigger="threshold",
                runbook_section="s",
                other={"by": "me"},
            ),
            Promotion(
                span=Span(len(first), len(first + second)),
                line=2,
                date="2026-09-21T08:00:00Z",
                pattern="port",
                promoted_to=("api-dev",),
            ),
        )
    )
    assert parsed.contents.counts == (Count(2, "promotion"),)
