"""All facts about one snapshot at one moment, each worked out (and its module loaded) when somebody first asks."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass, field
from hotwash.core.model.vocabulary import Severity

if TYPE_CHECKING:
    from hotwash.core.analysis.engine.engine import Engine
    from hotwash.core.analysis.groups import Group
    from hotwash.core.analysis.hygiene.finding import Finding
    from hotwash.core.analysis.hygiene.scan import Scan
    from hotwash.core.analysis.ops.report import OpsReport
    from hotwash.core.analysis.promoted_rule import Rule
    from hotwash.core.analysis.promotion import Candidate
    from hotwash.core.analysis.snoozing import Snoozes
    from hotwash.core.analysis.staleness import StaleItem
    from hotwash.core.analysis.vfm import ScoredAction, Threshold
    from hotwash.core.analysis.wal import WalFacts


_AT_ANY_TIME = ("groups", "threshold", "trouble", "group_of", "broken")
_WITHIN_A_DAY = ("findings", "faulty", "engines")


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was noticed beside the text of the files.

    `first_seen`: when entries and records appeared while hotwash was watching. `written`: the times of the files.
    `opened`: when watching began. `new`, `changed`: what others wrote since the person took note. `drafts`: entries
    with an unfinished sheet. `conflicts`: entries changed under the person's hand. `last_handoff`: the day of the last
    one.
    """

    first_seen: Mapping[Key, datetime] = field(default_factory=dict)
    written: Mapping[str, datetime] = field(default_factory=dict)
    opened: datetime | None = None
    new: frozenset[Key] = frozenset()
    changed: frozenset[Key] = frozenset()
    drafts: frozenset[Key] = frozenset()
    conflicts: frozenset[Key] = frozenset()
    marked: frozenset[Key] = frozenset()
    last_handoff: date | None = None


class Facts:
    """Everything analysis says about `snapshot` at `now`. Asking twice costs once.

    `quick` facts know no groups, candidates, scores, rules and patterns: enough for a first screen while those are
    worked out.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        now: datetime,
        settings: Settings,
        noticed: Noticed | None = None,
        *,
        quick: bool = False,
    ) -> None:
        self.snapshot = snapshot
        self.now = now
        self.settings = settings
        self.noticed = noticed or Noticed()
        self.quick = quick

    def at(self, now: datetime, noticed: Noticed | None = None) -> "Facts":
        """The same snapshot at another moment; what does not depend on the clock is kept, within a day problems too."""
        later = Facts(self.snapshot, now, self.settings, noticed or self.noticed, quick=self.quick)
        is_same_day = (now.date(), now.tzinfo) == (self.now.date(), self.now.tzinfo)
        for name in (*_AT_ANY_TIME, *(_WITHIN_A_DAY if is_same_day else ())):
            if name in self.__dict__:
                later.__dict__[name] = self.__dict__[name]
        return later

    @cached_property
    def groups(self) -> "tuple[Group, ...]":
        if self.quick:
            return ()
        from hotwash.core.analysis.recurrence import recurrence_groups

        return recurrence_groups(self.snapshot)

    @cached_property
    def candidates(self) -> "tuple[Candidate, ...]":
        if self.quick:
            return ()
        from hotwash.core.analysis.promotion import promotion_candidates

        return promotion_candidates(self.snapshot, self.now, self.settings)

    @cached_property
    def threshold(self) -> "Threshold":
        from hotwash.core.analysis.vfm import threshold

        return threshold(self.snapshot, self.settings)

    @cached_property
    def actions(self) -> "tuple[ScoredAction, ...]":
        if self.quick:
            return ()
        from hotwash.core.analysis.vfm import scored_actions

        return scored_actions(self.snapshot, self.now, self.settings)

    @cached_property
    def stale(self) -> "tuple[StaleItem, ...]":
        from hotwash.core.analysis.staleness import stale_items

        return stale_items(self.snapshot, self.now, self.settings.limits, written=self.noticed.written)

    @cached_property
    def snoozes(self) -> "Snoozes":
        """What the person does not want to see for a while."""
        from hotwash.core.analysis.snoozing import Snoozes, snoozes_of

        return snoozes_of(self) if self.snapshot.personal.snoozed else Snoozes()

    @cached_property
    def rules(self) -> "tuple[Rule, ...]":
        if self.quick:
            return ()
        from hotwash.core.analysis.promoted_rule import Judge
        from hotwash.core.analysis.rules import promoted_rules

        judge = Judge(self.now, self.settings.limits, self.group_of, self.noticed.new)
        return promoted_rules(self.snapshot, judge)

    @cached_property
    def ops(self) -> "OpsReport":
        from hotwash.core.analysis.ops.report import ops_report

        return ops_report(self.snapshot, self.now, self.settings)

    @cached_property
    def engines(self) -> "tuple[Engine, ...]":
        """What the learning engine knows, by workspace."""
        if self.quick:
            return ()
        from hotwash.core.analysis.engine.engine import engines
        from hotwash.core.analysis.engine.horizon import Horizon, SeverityMode

        return engines(self.snapshot, Horizon(self.now.date(), mode=SeverityMode(self.settings.severity_mode)))

    @cached_property
    def scan(self) -> "Scan":
        """What the rules of hygiene look at."""
        from hotwash.core.analysis.hygiene.scan import Scan

        return Scan(self.snapshot, self.now)

    @cached_property
    def findings(self) -> "tuple[Finding, ...]":
        """Everything that is wrong or odd and was not called fine, errors first."""
        from hotwash.core.analysis.hygiene.findings import findings_of, still_open

        return tuple(still_open(findings_of(self.scan), self.snapshot))

    @cached_property
    def faulty(self) -> frozenset[Key]:
        """Entries in which something is an error."""
        return frozenset(each.key for each in self.findings if each.severity is Severity.ERROR and each.key.anchor)

    @cached_property
    def trouble(self) -> Mapping[Key, tuple[Entry, ...]]:
        from hotwash.core.analysis.wal import troubles

        return troubles(self.snapshot)

    @cached_property
    def wal(self) -> "WalFacts":
        return self.wal_at(self.now)

    def wal_at(self, now: datetime) -> "WalFacts":
        """The records at another moment: they have seconds, the rest has minutes."""
        from hotwash.core.analysis.wal import wal_facts

        noticed = self.noticed
        return wal_facts(
            self.snapshot,
            now,
            self.settings,
            noticed.first_seen,
            written=noticed.written,
            opened=noticed.opened,
            trouble=self.trouble,
        )

    # By identity

    @cached_property
    def group_of(self) -> "Mapping[Key, Group]":
        if not self.groups:
            return {}
        from hotwash.core.analysis.recurrence import group_of

        return group_of(self.groups)

    def times_seen(self, key: Key) -> int:
        """How often what an entry tells of has happened: the size of its group."""
        group = self.group_of.get(key)
        return group.count if group is not None else 1

    def peers_of(self, key: Key) -> tuple[Entry, ...]:
        """The entries that an entry stands in a group with."""
        group = self.group_of.get(key)
        return tuple([member.entry for member in group.members if member.key != key]) if group is not None else ()

    @cached_property
    def candidate_of(self) -> "Mapping[Key, Candidate]":
        return {key: candidate for candidate in self.candidates for key in candidate.members}

    @cached_property
    def stale_of(self) -> "Mapping[Key, StaleItem]":
        return {item.key: item for item in self.stale}

    @cached_property
    def action_of(self) -> "Mapping[Key, ScoredAction]":
        return {action.key: action for action in self.actions}

    @cached_property
    def came_back(self) -> "Mapping[Key, Rule]":
        """Entries that happened in spite of a rule, and that rule."""
        return {entry.key: rule for rule in self.rules if rule.came_back for entry in rule.again}

    @cached_property
    def rule_of(self) -> "Mapping[Key, Rule]":
        """The rule that an entry became."""
        return {key: rule for rule in self.rules for key in rule.keys}

    @cached_property
    def broken(self) -> Mapping[Key, str]:
        """For every entry in which a format found an error, the sentence about it."""
        found: dict[Key, str] = {}
        for document in self.snapshot.documents:
            errors = [each for each in document.diagnostics if each.severity is Severity.ERROR and each.line > 0]
            for error in errors:
                entry = _entry_at(document, error.line)
                if entry is not None:
                    found.setdefault(entry.key, error.message)
        return found


def _entry_at(document: Document, line: int) -> Entry | None:
    """The entry that a line of the document belongs to."""
    index = bisect_right(document.entries, line, key=lambda entry: entry.line) - 1
    return document.entries[index] if index >= 0 else None
