"""What the dashboard knows: the newest snapshot, the news in it, the facts about it, and the lists made of them."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from hotwash.core.analysis.ages import spoken_duration
from hotwash.core.analysis.facts import Facts, Noticed
from hotwash.core.analysis.filter import EVERYTHING, FilterError, Query, parse_filter
from hotwash.core.analysis.wal import WalFacts
from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.transaction import Transaction
from hotwash.core.storage.store import Store
from hotwash.core.storage.watching import WatchState
from hotwash.tui.details import detail_of
from hotwash.tui.finding import name_of, thing
from hotwash.tui.news import News
from hotwash.tui.panes import BY_PANE, Moment
from hotwash.tui.session import PaneId, Session
from hotwash.tui.subject import seen_status
from hotwash.viewmodels.detail import Detail
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.rows import Breadth, Pane, Row, Setting, shown


class Desk:
    """Keeps snapshot and facts together, so that everything on one frame speaks of one moment."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.clock = store.clock
        self.settings = store.config.settings
        self.breadth = Breadth.WIDE
        self.snapshot = store.snapshot
        self.news = News()
        self.held_back: Snapshot | None = None
        self.watch_state: WatchState | None = None
        self.is_filling = True
        self._at_start: Snapshot | None = None
        self._facts = self._new_facts()
        self._listings: dict[tuple[PaneId, View], Listing] = {}
        self._refusals: dict[tuple[str, Key], str] = {}
        self._past: tuple[Transaction, ...] | None = None

    # Time and facts

    @property
    def facts(self) -> Facts:
        return self._facts

    @property
    def is_pending(self) -> bool:
        """Whether an operation is under way, so that seconds count."""
        return bool(self._facts.wal.pending)

    def minute_passed(self) -> bool:
        """True when ages may read differently now; then the facts are of this minute."""
        now = self.clock.now()
        if (now - self._facts.now).total_seconds() < 60 and now.minute == self._facts.now.minute:
            return False
        self._facts = self._facts.at(now, self._noticed())
        self._forget_lists()
        return True

    def second_passed(self) -> None:
        """Running times read differently now."""
        for pane_id, view in list(self._listings):
            if pane_id is PaneId.WAL:
                del self._listings[pane_id, view]

    def _new_facts(self) -> Facts:
        return Facts(self.snapshot, self.clock.now(), self.settings, self._noticed())

    def _noticed(self) -> Noticed:
        return Noticed(
            first_seen=self.store.arrived,
            written=self.store.written(),
            opened=self.store.opened,
            new=self.news.new,
            changed=self.news.changed,
        )

    def _forget_lists(self) -> None:
        self._listings.clear()
        self._refusals.clear()

    # Snapshots

    def receive(self, snapshot: Snapshot, *, own: Iterable[Key] = (), hold_back: bool = False) -> bool:
        """Take a newer snapshot; `own` is what the person is writing. False if it has to wait or says nothing new."""
        if hold_back:
            self.held_back = snapshot
            return False
        if snapshot.generation <= self.snapshot.generation:
            return False
        tick = self.clock.monotonic()
        self.news = self.news.after(self.snapshot, snapshot, frozenset(own), self.clock.now(), tick)
        self.is_filling = bool(self.snapshot.loading) or not self.snapshot.documents
        self.snapshot = snapshot
        if self._at_start is None and not snapshot.loading:
            self._at_start = snapshot
        self._facts = self._new_facts()
        self._past = None
        self._forget_lists()
        return True

    def release_held_back(self) -> int:
        """Take what waited during a pause; how many entries and records it changed."""
        before = self.news.count
        waiting, self.held_back = self.held_back, None
        if waiting is not None:
            self.receive(waiting)
        return max(0, self.news.count - before)

    def changed_just_now(self, keys: Iterable[Key]) -> bool:
        return self.news.is_fresh(keys, self.clock.monotonic())

    # Lists

    def pane(self, pane_id: PaneId, session: Session) -> Pane:
        """The list as the person filters and sorts it."""
        query = parse_filter(session.filters.get(pane_id, ""))
        return self._listing(pane_id, session, EVERYTHING if isinstance(query, FilterError) else query)

    def whole_pane(self, pane_id: PaneId, session: Session) -> Pane:
        """The same list without its filter."""
        return self._listing(pane_id, session, EVERYTHING)

    def _listing(self, pane_id: PaneId, session: Session, query: Query) -> Pane:
        sorting = session.sorting(pane_id)
        within = query if query.fields & {"status", "is"} else EVERYTHING
        view = View(self.breadth, sorting.name, sorting.reverse, within)
        listing = self._listings.get((pane_id, view))
        if listing is None:
            moment = Moment(self._facts, self.clock.now(), self.past)
            listing = self._listings[pane_id, view] = BY_PANE[pane_id].build(moment, view)
        pane = listing.filtered(query)
        trouble = self._trouble(pane_id)
        return replace(pane, problem=trouble) if trouble else pane

    def _trouble(self, pane_id: PaneId) -> str:
        """`✗ ERRORS.md unreadable since 14:02`, where the files behind a list cannot be read now."""
        if pane_id in (PaneId.PROBLEMS, PaneId.JOURNAL):
            return ""
        problems = [each for each in self.snapshot.problems if self._feeds(each.path, pane_id)]
        if not problems:
            return ""
        first = problems[0]
        what = f"{shown(first.path.rpartition('/')[2])}" if len(problems) == 1 else f"{len(problems)} files"
        word = "missing" if first.missing else "unreadable"
        return f"✗ {what} {word} since {self.clock_time(first.since)}"

    def _feeds(self, path: str, pane_id: PaneId) -> bool:
        document = self.snapshot.document(path)
        if document is None:
            return False
        return bool(document.records or document.task) if pane_id is PaneId.WAL else bool(document.entries)

    def rows_by_identity(self, session: Session) -> Mapping[tuple[str, Hashable], Row]:
        """Every row there is, filtered away or not."""
        return {(row.kind, row.key): row for pane_id in PaneId for row in self.whole_pane(pane_id, session).rows}

    def is_behind_filter(self, key: Key, pane_id: PaneId, session: Session) -> bool:
        """Whether a list would show an entry if it were not filtered."""
        if not session.filters.get(pane_id):
            return False
        return any(key in row.targets for row in self.whole_pane(pane_id, session).rows)

    def reason_gone(self, row: Row) -> str:
        """Why a row left its list although the person did nothing."""
        if not row.targets:
            return "gone"
        status = self.status_of(row.targets[0])
        return "gone" if status is None else f"{status} by an agent"

    def status_of(self, key: Key) -> str | None:
        """The normalised status of an entry or record; `None` when it is gone."""
        found = self.snapshot.entry(key)
        if found is not None:
            return str(found[1].status)
        record = self.snapshot.record(key)
        return str(record[1].status) if record is not None else None

    # Beside the lists

    def wal_now(self) -> WalFacts:
        """The records at this second; a pause does not hold them back."""
        if self.held_back is None:
            return self._facts.wal_at(self.clock.now())
        return Facts(self.held_back, self.clock.now(), self.settings, self._noticed()).wal

    def setting(self) -> Setting:
        return Setting(self._facts.now.replace(second=0, microsecond=0), self.breadth)

    def detail(self, row: Row, session: Session) -> Detail | None:
        return detail_of(self, row, session)

    def name_of(self, path: str) -> str:
        return name_of(self.snapshot, path)

    def text_now(self, key: Key) -> bytes | None:
        return _text(self.snapshot, key)

    def text_at_start(self, key: Key) -> bytes | None:
        """What an entry or record said at the first full reading."""
        return _text(self._at_start, key) if self._at_start is not None else None

    def is_gone(self, key: Hashable) -> bool:
        """Whether an identity names an entry or record that no file holds any more."""
        return isinstance(key, Key) and thing(self.snapshot, key) is None

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
        if self._past is None:
            self._past = self.store.transactions()
        return self._past

    def times_used(self, verb: str) -> int:
        """How often people, not agents, used a verb as far as the journal remembers."""
        return sum(each.verb == verb and each.actor.via != "agent" for each in self.past())

    def from_an_earlier_session(self, plan: Plan) -> str:
        """`3 days ago` for a plan that takes back something older than this session."""
        taken_back = next((each for each in self.past() if each.id == plan.undoes), None)
        if taken_back is None or taken_back.at >= self.store.opened.timestamp():
            return ""
        return f"{spoken_duration(self.clock.now().timestamp() - taken_back.at)} ago"

    def clock_time(self, epoch: float) -> str:
        return datetime.fromtimestamp(epoch, self.clock.now().tzinfo).strftime("%H:%M")


def _text(snapshot: Snapshot, key: Key) -> bytes | None:
    found = thing(snapshot, key)
    return found[0].raw(found[1]) if found is not None else None
