"""Where `!` goes: what needs a human, in words that are safe to show."""

from hotwash.core.analysis.attention import Attention, Reason, attention, calm_sentence
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.wal import WalFacts
from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.viewmodels.rows import shown

_PANES = {
    Reason.ALARM: "wal",
    Reason.LONG: "wal",
    Reason.PENDING: "wal",
    Reason.SILENT: "wal",
    Reason.OVERWRITTEN: "journal",
    Reason.CONFLICT: "pending",
    Reason.DRAFT: "pending",
    Reason.REGRESSED: "rules",
    Reason.CRITICAL: "pending",
    Reason.EXPIRED_RULE: "rules",
    Reason.UNREADABLE: "problems",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """One place to go to: the pane, the row's entry or record (a file and a rule have none), and what to say there.

    `opens_resume` when the checklist is what helps.
    """

    pane: str
    key: Key | None
    path: str
    sentence: str
    opens_resume: bool


def stops(facts: Facts, wal: WalFacts | None = None) -> tuple[Stop, ...]:
    """All places that need a human, most urgent first."""
    return tuple(_stop(each) for each in attention(facts, wal))


def _stop(each: Attention) -> Stop:
    return Stop(_PANES[each.reason], each.key, each.path, shown(each.sentence), each.reason is Reason.SILENT)


def calm(facts: Facts) -> str:
    """What is said when there is no such place."""
    return shown(calm_sentence(facts))
