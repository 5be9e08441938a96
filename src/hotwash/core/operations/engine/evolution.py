"""What an analysis of all signals makes of them: which patterns change, which are promoted, and what disagrees.

(source: learning engine, pipeline, promotion, decisions on ambiguities)
"""

from collections.abc import Mapping, Sequence

from hotwash.core.analysis.engine.alerts import Alert, AlertType
from hotwash.core.analysis.engine.eligibility import is_eligible
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.horizon import WINDOW, Horizon, SeverityMode
from hotwash.core.analysis.engine.naming import pattern_key
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.model.plan import Intent, Refusal
from hotwash.core.model.signal import Signals
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.operations.engine.change import EngineChange, engine_here, is_agent
from hotwash.core.operations.engine.promotion import BY_EVOLVE, Written, count_anew, promote
from hotwash.core.operations.engine.registry_row import is_nameable
from hotwash.core.operations.engine.subject import pattern_named
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import missing_argument

NO_FINDINGS = "No findings found at .claude/review-findings.jsonl"
RUN_REVIEWS = "Run code reviews to generate findings, then try again."

_FILTERS = ("since", "pattern", "agent")
_MOST_DAYS = 36500


@dataclass(frozen=True, slots=True)
class Evolution:
    """`patterns` are those that were looked at; `promoted` what became of those that are sure enough, by their keys.

    `change` holds what is to be written. `is_whole` says that nothing was left out by a filter.
    """

    engine: Engine
    patterns: tuple[EnginePattern, ...]
    promoted: Mapping[str, tuple[Written, ...]]
    change: EngineChange
    is_whole: bool

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """Those of the patterns looked at; that one is sure enough is none any more when it is promoted."""
        keys = {each.key for each in self.patterns}
        return tuple(
            each
            for each in self.engine.alerts
            if each.pattern.key in keys and not (each.type is AlertType.THRESHOLD and each.pattern.key in self.promoted)
        )

    @property
    def conflicts(self) -> tuple[tuple[str, Written], ...]:
        """Entries of people that say the opposite of a pattern, with its key: a person has to decide."""
        return tuple((key, each) for key, written in self.promoted.items() for each in written if each.disagrees)

    @property
    def nameless(self) -> tuple[EnginePattern, ...]:
        """Patterns that the registry cannot hold, as their names are none."""
        return tuple(each for each in self.patterns if not is_nameable(each))

    @property
    def new(self) -> tuple[EnginePattern, ...]:
        return tuple(each for each in self.patterns if each.is_new and is_nameable(each))

    @property
    def updated(self) -> tuple[EnginePattern, ...]:
        """Those that the registry has, and that were seen again since."""
        return tuple(each for each in self.patterns if not each.is_new and each.news)


def evolution(snapshot: Snapshot, intent: Intent, context: Context) -> Evolution | Refusal:
    horizon = _horizon(intent.arguments, context)
    if isinstance(horizon, Refusal):
        return horizon
    engine = engine_here(snapshot, horizon)
    if isinstance(engine, Refusal):
        return engine
    patterns = _looked_at(engine, intent.arguments)
    if isinstance(patterns, Refusal):
        return patterns
    change = EngineChange(snapshot, engine, context)
    promoted = _changes(change, patterns)
    if isinstance(promoted, Refusal):
        return promoted
    is_whole = not any(intent.arguments.get(each) for each in _FILTERS)
    return Evolution(engine, patterns, promoted, change, is_whole)


def has_signals(engine: Engine) -> bool:
    """Whether there is anything to make patterns of."""
    return any(isinstance(each.contents, Signals) for each in engine.documents)


def _horizon(said: Mapping[str, str], context: Context) -> Horizon | Refusal:
    numbers = {name: said.get(name, "") for name in ("window", "since")}
    wrong = next((name for name, value in numbers.items() if value and not _is_number_of_days(value)), None)
    if wrong is not None:
        return missing_argument(f"--{wrong} {numbers[wrong]} is no number of days", f"1 to {_MOST_DAYS}")
    return Horizon(
        context.now.date(),
        int(numbers["window"] or WINDOW),
        int(numbers["since"]) if numbers["since"] else None,
        SeverityMode(said.get("severity-mode") or context.settings.severity_mode),
    )


def _is_number_of_days(value: str) -> bool:
    return value.isdecimal() and 1 <= int(value) <= _MOST_DAYS


def _looked_at(engine: Engine, said: Mapping[str, str]) -> tuple[EnginePattern, ...] | Refusal:
    """The patterns that no filter leaves out; rows of others, which tell of no occurrence, are nobody's business."""
    if not has_signals(engine):
        return missing_argument(NO_FINDINGS, RUN_REVIEWS)
    patterns = tuple(each for each in engine.patterns if _is_counted(each))
    if said.get("pattern"):
        named = pattern_named(engine, said["pattern"])
        return named if isinstance(named, Refusal) else (named,)
    agent = said.get("agent", "").casefold()
    found = tuple(each for each in patterns if not agent or agent in map(str.casefold, each.agents))
    if agent and not found:
        return missing_argument(f"no pattern concerns {said['agent']}", "hotwash patterns names the agents")
    return found


def _is_counted(pattern: EnginePattern) -> bool:
    return bool(pattern.signals or pattern.count)


def _changes(change: EngineChange, patterns: Sequence[EnginePattern]) -> dict[str, tuple[Written, ...]] | Refusal:
    """Everything into `change`: promotions, the numbers of entries that are there, and every row of the registry."""
    promoted: dict[str, tuple[Written, ...]] = {}
    for pattern in filter(is_nameable, patterns):
        change.row(pattern)
        if is_eligible(pattern):
            agents = [agent for agent in pattern.targets if is_agent(agent)]
            written = promote(change, pattern, agents, BY_EVOLVE)
            if isinstance(written, Refusal):
                return written
            promoted[pattern.key] = written
        elif pattern.is_promoted and not pattern.is_demoted:
            refused = _count_anew(change, pattern)
            if refused is not None:
                return refused
    return promoted


def _count_anew(change: EngineChange, pattern: EnginePattern) -> Refusal | None:
    """In every runbook that has an entry of it, whatever the registry says."""
    for _, known in change.engine.runbooks:
        if any(pattern_key(each.name) == pattern.key for each in known.entries):
            runbook = change.runbook(known.agent)
            if isinstance(runbook, Refusal):
                return runbook
            count_anew(runbook, pattern)
    return None
