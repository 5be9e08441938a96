"""The facts of operations as lines for people and values for programs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hotwash.core.analysis.ops.fact import Evidence, OpsFact, minutes_text
from hotwash.viewmodels.entry_json import Json
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import shown

# The dashboard names facts before anybody looks at them.
if TYPE_CHECKING:
    from hotwash.core.analysis.ops.budgets import Budget
    from hotwash.core.analysis.ops.report import OpsReport

FEEDS = (
    "Metrics: MTTR, MTTD, Toil Hours, CFR, Lead Time",
    "Impact: Duration, SLO Impact, Error Budget Consumed",
    "Metadata: Service, Related Alerts, Pattern-Key",
    "and a Timeline with times, or a Recurrence-Count",
)
_SIGN = {True: "!", False: " "}


def report_lines(report: "OpsReport") -> Iterator[str]:
    """What is past its limit first, each fact with the lines of the files that it comes from."""
    if not report.facts:
        yield f"No entry of the last {counted(report.days, 'day')} states a number. These fields feed this report:"
        yield from (f"  {line}" for line in FEEDS)
        return
    fired = len(report.fired)
    yield f"{fired or 'none'} of {counted(len(report.facts), 'fact')} past a limit, last {counted(report.days, 'day')}"
    for fact in report.facts:
        yield ""
        yield f"{_SIGN[fact.fired]} {headline(fact)}"
        yield from (f"    {source_line(source)}" for source in fact.sources)
        if fact.proposal:
            yield f"    → {shown(fact.proposal)}"
        if fact.command:
            yield f"    $ {shown(fact.command)}"


def headline(fact: OpsFact) -> str:
    """`MTTR · OPS-20260920-001: 5 h 12 min (at most 4 h for P1)`."""
    limit = f" ({shown(fact.limit)})" if fact.limit else ""
    return f"{shown(fact.rule)} · {shown(fact.subject)}: {shown(fact.value)}{limit}"


def source_line(source: Evidence) -> str:
    return f"{shown(source.place)}  {shown(source.name)}  {shown(source.text)}"


def report_json(report: "OpsReport") -> dict[str, Json]:
    return {"days": report.days, "entries": report.entries, "facts": [_fact_json(fact) for fact in report.facts]}


def budget_lines(budget: "Budget") -> Iterator[str]:
    """The budget, then what issues say is spent of it, with its sources."""
    yield budget.words
    if not budget.sources:
        return
    left = f"{minutes_text(budget.left)} left" if budget.left >= 0 else f"{minutes_text(-budget.left)} over"
    stated = counted(len(budget.sources), "issue")
    yield f"{minutes_text(budget.spent)} of it spent ({budget.share:.0f} %), {left}, as {stated} of these days state:"
    yield from (f"    {source_line(source)}" for source in budget.sources)


def budget_json(budget: "Budget") -> dict[str, Json]:
    return {
        "slo": budget.slo,
        "days": budget.days,
        "budget_minutes": budget.minutes,
        "spent_minutes": budget.spent,
        "exhausted": budget.is_exhausted,
        "sources": [_source_json(source) for source in budget.sources],
    }


def _fact_json(fact: OpsFact) -> dict[str, Json]:
    return {
        "rule": fact.rule,
        "subject": fact.subject,
        "value": fact.value,
        "limit": fact.limit or None,
        "fired": fact.fired,
        "proposal": fact.proposal or None,
        "command": fact.command or None,
        "sources": [_source_json(source) for source in fact.sources],
    }


def _source_json(source: Evidence) -> dict[str, Json]:
    return {"id": source.name, "file": source.file, "line": source.line, "text": source.text}
