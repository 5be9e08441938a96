"""Verbs about patterns of the learning engine and the runbooks that agents read."""

from hotwash.core.analysis.engine.horizon import SeverityMode
from hotwash.core.operations.operation import Operation, Parameter

_PATTERN = Parameter(
    "pattern", "the pattern, as hotwash patterns names it", required=True, placeholder="PATTERN", is_word=True
)

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="evolve",
        title="Evolve",
        summary="Work out the patterns of all signals anew: registry, trends, and runbooks of what became sure enough",
        example="hotwash evolve --apply",
        module="engine.evolve",
        takes="none",
        writes_at_once=False,
        parameters=(
            Parameter("since", "only signals of so many days back; stored ones stay", flag="--since", placeholder="N"),
            Parameter("pattern", "only this pattern", flag="--pattern", placeholder="NAME"),
            Parameter("agent", "only patterns that concern this agent", flag="--agent", placeholder="NAME"),
            Parameter("window", "days of a window of time (default 30)", flag="--window", placeholder="N"),
            Parameter(
                "severity-mode",
                "what stands for many severities: the most frequent, or their mean (default: from the settings)",
                flag="--severity-mode",
                choices=tuple(SeverityMode),
                placeholder="MODE",
            ),
        ),
    ),
    Operation(
        verb="runbook-promote",
        title="Promote to runbooks",
        summary="Write a pattern into the runbooks of the agents that it concerns; the registry and the log say so",
        example="hotwash runbook promote missing-status-condition --agent api-dev --apply",
        module="engine.promote",
        takes="none",
        writes_at_once=False,
        parameters=(
            _PATTERN,
            Parameter(
                "agent",
                "only into the runbook of this agent; may be repeated",
                flag="--agent",
                placeholder="NAME",
                several=True,
            ),
        ),
    ),
    Operation(
        verb="runbook-add",
        title="Add to a runbook",
        summary="Write an entry of your own into the runbook of an agent: what works, or what does not",
        example="hotwash runbook add api-dev 'Lock before init' --pattern 'Use sync.Once' --learned-from 'PR #12'",
        module="engine.add",
        takes="none",
        parameters=(
            Parameter(
                "agent",
                "whose runbook; it is made where it is missing",
                required=True,
                placeholder="AGENT",
                is_word=True,
            ),
            Parameter("name", "what the entry is called", required=True, placeholder="NAME"),
            Parameter("context", "when it applies", flag="--context"),
            Parameter("pattern", "what works", flag="--pattern"),
            Parameter("example", "code that shows it", flag="--example"),
            Parameter("problem", "what does not work: makes it an anti-pattern", flag="--problem"),
            Parameter("why", "why that is bad", flag="--why"),
            Parameter("instead", "what to do instead", flag="--instead"),
            Parameter("learned-from", "where that was learned: PR #12", flag="--learned-from"),
        ),
    ),
    Operation(
        verb="runbook-confirm",
        title="Confirm",
        summary="Say that you read the entry which was made of a pattern; until then it is a draft",
        example="hotwash runbook confirm missing-status-condition",
        module="engine.confirm",
        takes="none",
        parameters=(_PATTERN,),
    ),
    Operation(
        verb="runbook-demote",
        title="Demote",
        summary="Take a pattern out of the runbooks into their archive, for a reason that the log keeps",
        example="hotwash runbook demote missing-status-condition --reason 'a linter checks it now' --apply",
        module="engine.demote",
        takes="none",
        writes_at_once=False,
        parameters=(
            _PATTERN,
            Parameter("reason", "why: superseded, wrong, outlived", required=True, flag="--reason"),
        ),
    ),
)
