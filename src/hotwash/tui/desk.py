"""What the dashboard knows: the newest snapshot with its facts and lists, and the news in it."""

from collections.abc import Hashable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from hotwash.core.analysis.ages import short_duration, spoken_duration
from hotwash.core.analysis.facts import Facts, Noticed
from hotwash.core.analysis.filter import EVERYTHING, FilterError, Query, parse_filter
from hotwash.core.analysis.handoff_cursor import with_cursor
from hotwash.core.analysis.views import SavedView, view_showing, views_of
from hotwash.core.analysis.wal import WalFacts
from hotwash.core.model.improvement import Known
from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.transaction import Transaction
from hotwash.core.model.values import dataclass, replace
from hotwash.core.storage.collector import resting_collector
from hotwash.core.storage.store import Store
from hotwash.core.storage.watching import WatchState
from hotwash.tui.authors import Authors
from hotwash.tui.details import detail_of
from hotwash.tui.finding import name_of, thing
from hotwash.tui.news import News
from hotwash.tui.outlook import Outlook
from hotwash.tui.session import PaneId, Session
from hotwash.tui.subject import seen_status
from hotwash.tui.trouble import trouble_of
from hotwash.tui.versions import Versions
from hotwash.viewmodels.detail import Detail
from hotwash.viewmodels.listing import View
from hotwash.viewmodels.rows import Breadth, Pane, Row, Setting, row_of, shown

if TYPE_CHECKING:
    from hotwash.core.analysis.plugins.registry import InForce


@dataclass(frozen=True, slots=True)
class Prepared:
    """A newer state of things, worked out beside the screen and ready to be shown."""

    news: News
    outlook: Outlook


class Desk:
    """Everything on one frame speaks of one moment: the outlook that was accepted last."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.clock = store.clock
        self.settings = store.config.settings
        self.breadth = Breadth.WIDE
        self.news = News()
        self.held_back: Snapshot | None = None
        self.watch_state: WatchState | None = None
        self.is_filling = True
        self._authors = Authors(store.user, store.transactions)
        self.drafts: frozenset[Key] = frozenset()
        self.improved = Known()
        self.plugins: InForce | None = None
        self.versions = Versions(store.snapshot, store.opened)
        self._at_start: Snapshot | None = None
        self._outlook = self._new_outlook(store.snapshot, self.news)
        self._errors = 0
        self._refusals: dict[tuple[str, Key], str] = {}

    @property
    def facts(self) -> Facts:
        return self._outlook.facts

    @property
    def snapshot(self) -> Snapshot:
        return self._outlook.snapshot

    @property
    def is_pending(self) -> bool:
        """Whether an operation is under way, so that seconds count."""
        return bool(self.facts.wal.pending)

    @property
    def is_reading(self) -> bool:
        """Whether files are still read, or what follows from all of them is still to come."""
        return bool(self.snapshot.loading) or self.facts.quick

    @property
    def is_outdated(self) -> bool:
        """Whether the store knows more, what is shown says more, or ages may read differently by now."""
        now, then = self.clock.now(), self.facts.now
        is_later = (now - then).total_seconds() >= 60 or now.minute != then.minute
        says_more = self.facts.quick and not _is_in_part(self.snapshot)
        return is_later or says_more or self.store.snapshot.generation > self.snapshot.generation

    @property
    def errors(self) -> int:
        """How many problems are errors, as far as they were looked for: no frame waits for that."""
        known = self._outlook.errors
        if known is not None:
            self._errors = known
        return self._errors

    # Newer states

    def prepare(self, session: Session, own: Iterable[Key] = (), panes: Iterable[PaneId] | None = None) -> Prepared:
        """The state of this moment, with these lists (else those on the screen) as the person looks at them.

        May run beside the screen.

        `own` is what the person is writing: changes to it are no news.
        """
        snapshot = self.store.snapshot
        now, tick = self.clock.now(), self.clock.monotonic()
        with resting_collector():
            news = self.news.after(self.snapshot, snapshot, frozenset(own), now, tick, self._authors.of_this_person)
            outlook = self._new_outlook(snapshot, news, self.facts)
            wanted = session.on_screen if panes is None else panes
            outlook.warm((pane_id, self._view(pane_id, session), self._query(pane_id, session)) for pane_id in wanted)
        return Prepared(news, outlook)

    @property
    def outlook(self) -> Outlook:
        """What is shown now."""
        return self._outlook

    def complete(self, outlook: Outlook, session: Session) -> bool:
        """Work out the lists that no frame waits for, beside the screen; false when something newer is known."""
        with resting_collector():
            for pane_id in PaneId:
                if self.store.snapshot.generation > outlook.snapshot.generation:
                    return False
                outlook.warm([(pane_id, self._view(pane_id, session), self._query(pane_id, session))])
        return True

    def accept(self, prepared: Prepared) -> bool:
        """Show a prepared state from now on; false for one that is older than what is shown."""
        snapshot = prepared.outlook.snapshot
        if snapshot.generation < self.snapshot.generation:
            return False
        self.is_filling = self.is_reading or not self.snapshot.documents
        self.versions.seen(self.snapshot, snapshot, prepared.outlook.facts.now)
        self.news, self._outlook = prepared.news, prepared.outlook
        if self._at_start is None and not snapshot.loading:
            self._at_start = snapshot
        self._refusals.clear()
        return True

    def second_passed(self) -> None:
        self._outlook.second_passed()

    def changed_just_now(self, keys: Iterable[Key]) -> bool:
        return self.news.is_fresh(keys, self.clock.monotonic())

    def _new_outlook(self, snapshot: Snapshot, news: News, before: Facts | None = None) -> Outlook:
        """`before` are the facts that were known last: of the same snapshot most stay true.

        Where they were of the ends of long files, the rows of all of them come first, and what follows from them next.
        """
        noticed = Noticed(
            first_seen={**news.first_seen, **self.store.arrived},
            written=self.store.written(),
            opened=self.store.opened,
            new=news.new,
            changed=news.changed,
            drafts=frozenset(key for key in self.drafts if thing(snapshot, key) is not None),
        )
        now = self.clock.now()
        noticed = with_cursor(noticed, snapshot, now, self.store.transactions)
        if before is not None and before.snapshot is snapshot and not before.quick:
            facts = before.at(now, noticed)
        else:
            quick = _is_in_part(snapshot) or (before is not None and _is_in_part(before.snapshot))
            facts = Facts(snapshot, now, self.settings, noticed, quick=quick)
        store = self.store
        return Outlook(
            facts, self.clock.now, store.transactions, store.touched, lambda: self.improved, lambda: self.plugins
        )

    # Lists

    def pane(self, pane_id: PaneId, session: Session) -> Pane:
        """The list as the person filters and sorts it."""
        pane = self._outlook.pane(pane_id, self._view(pane_id, session), self._query(pane_id, session))
        name = self.view_shown(session.filters.get(pane_id, ""))
        if name:
            pane = replace(pane, query=shown(name))
        trouble = trouble_of(self.snapshot, pane_id, self.clock_time)
        return replace(pane, problem=trouble) if trouble else pane

    @property
    def views(self) -> tuple[SavedView, ...]:
        """Filters with a name."""
        return views_of(self.settings.views, self.snapshot.personal.views)

    def view_shown(self, expression: str) -> str:
        """The name of the view whose filter this is; empty for any other filter."""
        view = view_showing(self.views, expression) if expression else None
        return view.name if view is not None else ""

    def whole_pane(self, pane_id: PaneId, session: Session) -> Pane:
        """The same list without its filter."""
        return self._outlook.pane(pane_id, self._view(pane_id, session), EVERYTHING)

    def lay_ready(self, session: Session) -> None:
        """Make what a filter of the focused list looks in; runs beside the screen while somebody begins to type."""
        self._outlook.lay_ready(session.pane, self._view(session.pane, session), self._query(session.pane, session))

    def _view(self, pane_id: PaneId, session: Session) -> View:
        sorting = session.sorting(pane_id)
        return View(self.breadth, sorting.name, sorting.reverse)

    @staticmethod
    def _query(pane_id: PaneId, session: Session) -> Query:
        query = parse_filter(session.filters.get(pane_id, ""))
        return EVERYTHING if isinstance(query, FilterError) else query

    def row(self, kind: str, key: Hashable, session: Session) -> Row | None:
        """The row of an identity in any list, filtered away or not."""
        for pane_id in reversed(PaneId):
            row = row_of(self.whole_pane(pane_id, session).rows, kind, key)
            if row is not None:
                return row
        return None

    def is_behind_filter(self, key: Key, pane_id: PaneId, session: Session) -> bool:
        """Whether a list would show an entry if it were not filtered."""
        if not session.filters.get(pane_id):
            return False
        return any(key in row.targets for row in self.whole_pane(pane_id, session).rows)

    # Entries and records

    def reason_gone(self, row: Row) -> str:
        """Why a row left its list although the person did nothing."""
        status = self.status_of(row.targets[0]) if row.targets else None
        return "gone" if status is None else f"{status} by {self._authors.name(self.snapshot, row.targets[0])}"

    def status_of(self, key: Key) -> str | None:
        """The normalised status of an entry or record; `None` when it is gone."""
        found = thing(self.snapshot, key)
        return str(found[1].status) if found is not None else None

    def is_gone(self, key: Hashable) -> bool:
        """Whether an identity names an entry or record that no file holds any more."""
        return isinstance(key, Key) and thing(self.snapshot, key) is None

    def text_now(self, key: Key) -> bytes | None:
        return _text(self.snapshot, key)

    def text_at_start(self, key: Key) -> bytes | None:
        """What an entry or record said at the first full reading."""
        return _text(self._at_start, key) if self._at_start is not None else None

    # Beside the lists

    @property
    def new_count(self) -> int:
        """What is new or changed since the last handoff, or since the start where there was none."""
        noticed = self.facts.noticed
        return len(noticed.new | noticed.changed)

    @property
    def handoff_age(self) -> str:
        """How long ago the last handoff was, in few words; empty before the first one."""
        cursor = self.snapshot.personal.handoff
        if cursor is None or self.breadth is not Breadth.WIDE:
            return ""
        return short_duration((self.facts.now - cursor.at).total_seconds())

    def wal_now(self) -> WalFacts:
        """The records at this second; a pause does not hold them back."""
        if self.held_back is None:
            return self.facts.wal_at(self.clock.now())
        return self._new_outlook(self.held_back, self.news).facts.wal

    def detail(self, row: Row, session: Session) -> Detail | None:
        return detail_of(self, row, session)

    def setting(self) -> Setting:
        return Setting.at(self.facts.now, self.breadth)

    def name_of(self, path: str) -> str:
        return name_of(self.snapshot, path)

    def clock_time(self, epoch: float) -> str:
        return datetime.fromtimestamp(epoch, self.clock.now().tzinfo).strftime("%H:%M")

    # Plans

    @property
    def read_only(self) -> str:
        refusal = self.store.read_only_refusal()
        return str(refusal) if refusal is not None else ""

    def plan(self, intent: Intent) -> Plan | Refusal:
        return self.store.read_only_refusal() or self.store.plan(intent)

    def refusal(self, verb: str, key: Key) -> str:
        """Why a verb cannot be tried on that entry or record; empty if it can."""
        known = self._refusals.get((verb, key))
        if known is None:
            refusal = self.store.refusal(verb, Target(key, seen_status(key, self.snapshot)))
            known = self._refusals[verb, key] = str(refusal) if refusal is not None else ""
        return known

    # The past

    def past(self) -> tuple[Transaction, ...]:
        """The journal, newest first."""
        return self._outlook.past()

    def times_used(self, verb: str) -> int:
        """How often people, not agents, used a verb as far as the journal remembers."""
        return sum(each.verb == verb and each.actor.via != "agent" for each in self.past())

    def from_an_earlier_session(self, plan: Plan) -> str:
        """`3 days ago` for a plan that takes back something older than this session."""
        taken_back = next((each for each in self.past() if each.id == plan.undoes), None)
        if taken_back is None or taken_back.at >= self.store.opened.timestamp():
            return ""
        return f"{spoken_duration(self.clock.now().timestamp() - taken_back.at)} ago"


def _is_in_part(snapshot: Snapshot) -> bool:
    """Whether only the ends of long files are known: what recurs and what is to be promoted would be guesses."""
    return any(document.partial for document in snapshot.documents)


def _text(snapshot: Snapshot, key: Key) -> bytes | None:
    found = thing(snapshot, key)
    return found[0].raw(found[1]) if found is not None else None
