"""What needs a human, most urgent first."""

from enum import IntEnum

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.lifecycle import is_pending
from hotwash.core.analysis.promoted_rule import RuleState
from hotwash.core.analysis.staleness import turns_stale_next
from hotwash.core.analysis.wal import Level, PendingRecord, WalFacts
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.notice import NoticeKind
from hotwash.core.model.values import dataclass

_CALLS = {"p1": "P1", "critical": "critical", "blocking": "blocking"}


class Reason(IntEnum):
    """Why something needs a human; the order is the order of the list."""

    ALARM = 1
    LONG = 2
    PENDING = 3
    SILENT = 4
    OVERWRITTEN = 5
    CONFLICT = 6
    DRAFT = 7
    REGRESSED = 8
    CRITICAL = 9
    EXPIRED_RULE = 10
    UNREADABLE = 11


_OF_LEVEL = {Level.ALARM: Reason.ALARM, Level.LONG: Reason.LONG, Level.PENDING: Reason.PENDING}


@dataclass(frozen=True, slots=True)
class Attention:
    """One thing to go to: an entry or a record by its key, a file by its path alone, a rule by its id in `path`."""

    reason: Reason
    path: str
    key: Key | None
    sentence: str


def attention(facts: Facts, wal: WalFacts | None = None) -> tuple[Attention, ...]:
    """Everything that needs a human now. `wal` are newer facts about the records than those of the minute."""
    found = [*_records(wal or facts.wal), *_noticed(facts), *_rules(facts), *_critical(facts), *_unreadable(facts)]
    return tuple(sorted(found, key=lambda each: each.reason))


def _records(wal: WalFacts) -> list[Attention]:
    found = [_record(each, _OF_LEVEL[each.level], f"{each.level.name} {_name(each)}") for each in wal.pending]
    found += [
        _record(each, Reason.SILENT, f"agent silent during {_name(each)}")
        for each in wal.pending
        if each.silent is not None
    ]
    return found


def _record(pending: PendingRecord, reason: Reason, sentence: str) -> Attention:
    return Attention(reason, pending.record.path, pending.record.key, sentence)


def _name(pending: PendingRecord) -> str:
    return pending.record.operation or "an operation without a name"


def _noticed(facts: Facts) -> list[Attention]:
    """What others did to what the person wrote, and what the person left half done."""
    found = [
        Attention(Reason.OVERWRITTEN, notice.path, notice.keys[0] if notice.keys else None, notice.sentence)
        for notice in facts.snapshot.notices
        if notice.kind in (NoticeKind.OVERWRITTEN, NoticeKind.VANISHED)
    ]
    noticed = facts.noticed
    found += [Attention(Reason.CONFLICT, key.path, key, "changed under your hand") for key in sorted(noticed.conflicts)]
    found += [Attention(Reason.DRAFT, key.path, key, "a draft is kept") for key in sorted(noticed.drafts)]
    return found


def _rules(facts: Facts) -> list[Attention]:
    """Rules that do not help, and those whose entry says that they have ended."""
    found = []
    for rule in facts.rules:
        if rule.came_back or (rule.state is RuleState.STALE and rule.reason.startswith("expired")):
            reason = Reason.REGRESSED if rule.came_back else Reason.EXPIRED_RULE
            found.append(Attention(reason, rule.id, None, f"{rule.state} {rule.target}: {rule.reason}"))
    return found


def _critical(facts: Facts) -> list[Attention]:
    """Open entries that say themselves how bad they are, the oldest first; one that sleeps is not among them."""
    asleep = facts.snoozes.asleep
    calls = [
        (entry, call)
        for _, entry in facts.snapshot.entries()
        if is_pending(entry) and (call := _call(entry)) and entry.key not in asleep
    ]
    calls.sort(key=lambda pair: (pair[0].logged or "", pair[0].key))
    return [Attention(Reason.CRITICAL, entry.path, entry.key, f"{call} {entry.title}") for entry, call in calls]


def _call(entry: Entry) -> str:
    for word in (entry.severity, entry.priority):
        if word and word.casefold() in _CALLS:
            return _CALLS[word.casefold()]
    return ""


def _unreadable(facts: Facts) -> list[Attention]:
    return [
        Attention(Reason.UNREADABLE, problem.path, None, problem.reason)
        for problem in facts.snapshot.problems
        if not problem.missing
    ]


def calm_sentence(facts: Facts) -> str:
    """What to say when nothing needs a human: what will next."""
    coming = turns_stale_next(facts.snapshot, facts.now, facts.settings.limits)
    if coming is None:
        return "nothing needs you"
    entry, days = coming
    return f"nothing needs you – next: {entry.native_id or entry.title} turns stale in {days} d"
