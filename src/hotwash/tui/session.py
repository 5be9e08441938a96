"""What the person has set up on the screen: where they are, what they filter, mark and look at."""

from collections.abc import Callable, Hashable, Sequence
from enum import StrEnum

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent
from hotwash.core.model.values import dataclass, field
from hotwash.tui.layout import Zoom
from hotwash.tui.marks import Marks
from hotwash.viewmodels.detail import Tab
from hotwash.viewmodels.detail_version import Version


class PaneId(StrEnum):
    """The lists, in the order of their keys."""

    PENDING = "pending"
    CANDIDATES = "candidates"
    STALE = "stale"
    VFM = "vfm"
    WAL = "wal"
    SESSION = "session"
    PATTERNS = "patterns"
    TRENDS = "trends"
    CORRECTIONS = "corrections"
    RUNBOOKS = "runbooks"
    HARNESS = "harness"
    CONSULT = "consult"
    HYGIENE = "hygiene"
    RULES = "rules"
    RETIRED = "retired"
    IMPROVEMENTS = "improvements"
    LEFTOVERS = "leftovers"
    PLUGINS = "plugins"
    RELOADS = "reloads"
    OPERATIONS = "operations"
    PROBLEMS = "problems"
    QUARANTINE = "quarantine"
    HOOKS = "hooks"
    WORKSPACES = "workspaces"
    JOURNAL = "journal"


FIVE = (PaneId.PENDING, PaneId.CANDIDATES, PaneId.STALE, PaneId.VFM, PaneId.WAL)
OF_IMPROVEMENTS = (PaneId.IMPROVEMENTS, PaneId.LEFTOVERS)
OF_PLUGINS = (PaneId.PLUGINS, PaneId.RELOADS)
OF_FIVE_KEYS = (*FIVE, PaneId.SESSION)
HARNESS_LISTS = (PaneId.HARNESS, PaneId.CONSULT, PaneId.HYGIENE)
LISTS_OF_A_KEY = (
    (PaneId.WAL, PaneId.SESSION),
    (PaneId.PATTERNS, PaneId.TRENDS, PaneId.CORRECTIONS, PaneId.RUNBOOKS),
    HARNESS_LISTS,
    (PaneId.RULES, PaneId.RETIRED),
    (*OF_IMPROVEMENTS, *OF_PLUGINS),
    (PaneId.PROBLEMS, PaneId.QUARANTINE, PaneId.HOOKS, PaneId.WORKSPACES),
)


def lists_beside(pane: PaneId) -> tuple[PaneId, ...]:
    """All lists of its key, in their order."""
    return next((lists for lists in LISTS_OF_A_KEY if pane in lists), (pane,))


def action_of(pane: PaneId) -> str:
    """The action that goes there."""
    return f"{'pane' if pane in OF_FIVE_KEYS else 'view'}.{pane}"


@dataclass(frozen=True, slots=True)
class Sorting:
    """How a list is sorted; no name is the list's own order."""

    name: str = ""
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One line that waits for Enter; any other key drops it and then acts."""

    sentence: str
    go_on: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Repeatable:
    """The last decision with its answers, for `.`."""

    action: str
    intent: Intent


@dataclass(frozen=True, slots=True)
class Pinned:
    """An earlier version that the person has stepped back to, and of what."""

    key: Key
    version: Version


@dataclass(slots=True)
class Session:
    """Everything about the screen that is nobody's data."""

    pane: PaneId = PaneId.PENDING
    five: PaneId = PaneId.PENDING
    zoom: Zoom = Zoom.NORMAL
    tab: Tab = Tab.ENTRY
    detail_open: bool = False
    detail_focused: bool = False
    wrap: bool = True
    paused: bool = False
    filters: dict[PaneId, str] = field(default_factory=dict)
    sortings: dict[PaneId, Sorting] = field(default_factory=dict)
    marks: Marks = field(default_factory=Marks)
    question: Question | None = None
    last: Repeatable | None = None
    attended: Hashable = None
    wal_at: int = 0
    mouse_released: bool = False
    full: Hashable = None
    pinned: Pinned | None = None

    @property
    def on_screen(self) -> tuple[PaneId, ...]:
        """The lists that a frame is made of; in a further view that is all, as their tabs tell how much is in them."""
        return OF_FIVE_KEYS if self.pane in OF_FIVE_KEYS else tuple(PaneId)

    def pinned_at(self, key: Key, versions: Sequence[Version]) -> int | None:
        """Which of the versions of a thing is shown in place of the newest; the oldest where that is forgotten."""
        if self.pinned is None or self.pinned.key != key or not versions:
            return None
        return versions.index(self.pinned.version) if self.pinned.version in versions else 0

    def sorting(self, pane: PaneId) -> Sorting:
        return self.sortings.get(pane, Sorting())
