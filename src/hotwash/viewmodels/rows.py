"""What every list is made of: rows with an identity, cells of text with a tone, and the pane around them."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import datetime
from enum import IntEnum, StrEnum
from operator import eq
from typing import ClassVar, NamedTuple, Protocol, TypeVar, overload

from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass, field
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.masking import masked
from hotwash.core.text.visible import visible

STILL_READING = "Still reading."
"""What a list says that is empty because the facts are quick."""

UNKNOWN_COUNT = "…"
"""What stands for the number of something that was not looked for yet."""


class Cell(NamedTuple):
    """A piece of visible text and what it means to the eye."""

    text: str
    tone: Tone = Tone.PLAIN


class Breadth(IntEnum):
    """How much room a screen has; columns and ids follow it."""

    NARROW = 1
    MEDIUM = 2
    WIDE = 3
    EXTRA = 4


class News(StrEnum):
    """What happened to a row since the person last took note; the value is its sign."""

    NONE = ""
    NEW = "•"
    CHANGED = "~"
    REGRESSED = "↺"


class Condition(StrEnum):
    """The one thing about a row worth a sign; the first that is true. The value is its sign."""

    NONE = ""
    BROKEN = "✗"
    STALE = "!"
    CLUSTERED = "◆"
    SNOOZED = "z"


CONDITION_TONES = {
    Condition.NONE: Tone.PLAIN,
    Condition.BROKEN: Tone.ALARM,
    Condition.STALE: Tone.WARNING,
    Condition.CLUSTERED: Tone.ACCENT,
    Condition.SNOOZED: Tone.DIM,
}
MARK = "*"


class Column(NamedTuple):
    """One column of a list. `width` counts cells, 0 takes what is left."""

    head: str
    width: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What cells depend on besides their row.

    `now` is cut to the minute, so that panes built within one are equal. `short` has shorter names for ids, where
    those are unique in the list.
    """

    now: datetime
    breadth: Breadth = Breadth.WIDE
    short: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, moment: datetime, breadth: Breadth, short: Mapping[str, str] | None = None) -> "Setting":
        """That of the minute a moment is in."""
        return cls(moment.replace(second=0, microsecond=0), breadth, short or {})


class Keyed(Protocol):
    """What every row has."""

    @property
    def key(self) -> Hashable:
        """Identity through every refresh."""


class Row(Keyed, Protocol):
    """One line of a list. Equal rows look the same in the same setting; cells are made when a row is drawn."""

    @property
    def kind(self) -> str:
        """What marks on this row count with: `entry`, `candidate`, `record`, `failure` or `buffer`."""

    @property
    def targets(self) -> tuple[Key, ...]:
        """The entries or records an action on this row is about; a candidate has several."""

    @property
    def news(self) -> News: ...

    @property
    def condition(self) -> Condition: ...

    @property
    def step(self) -> Cell | None:
        """The sign of a record, up to three cells wide, in place of news and condition."""

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        """One cell per column of the pane."""

    def peek(self, setting: Setting) -> str:
        """The row in words, for where the detail has no room."""


class PlainRow:
    """A row that is about no entry and no record, so that nothing can have happened to one."""

    __slots__ = ()
    targets: ClassVar[tuple[Key, ...]] = ()
    news: ClassVar[News] = News.NONE
    condition: ClassVar[Condition] = Condition.NONE
    step: ClassVar[None] = None


MadeRow_co = TypeVar("MadeRow_co", bound=Keyed, covariant=True)


class Rows(Sequence[MadeRow_co]):
    """Rows that are made when somebody looks at them: of thousands a screen shows a few dozen.

    `keys` are their identities, in order; `make` makes the row of a place.
    """

    __slots__ = ("_made", "_make", "_places", "keys")
    __hash__ = None  # type: ignore[assignment]  # compared by what is in it, as a list is

    def __init__(self, keys: Sequence[Hashable], make: Callable[[int], MadeRow_co]) -> None:
        self.keys = keys
        self._make = make
        self._made: dict[int, MadeRow_co] = {}
        self._places: dict[Hashable, int] | None = None

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> MadeRow_co: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[MadeRow_co, ...]: ...
    def __getitem__(self, at: int | slice) -> MadeRow_co | tuple[MadeRow_co, ...]:
        places = range(len(self))
        if isinstance(at, slice):
            return tuple([self._row(place) for place in places[at]])
        return self._row(places[at])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    def place_of(self, key: Hashable) -> int | None:
        """Where the row of that identity stands."""
        if self._places is None:
            self._places = {key: place for place, key in enumerate(self.keys)}
        return self._places.get(key)

    def _row(self, place: int) -> MadeRow_co:
        row = self._made.get(place)
        if row is None:
            row = self._made[place] = self._make(place)
        return row


def keys_of(rows: Sequence[Keyed]) -> Sequence[Hashable]:
    """The identities of rows, in order."""
    return rows.keys if isinstance(rows, Rows) else [row.key for row in rows]


def place_of(rows: Sequence[Keyed], key: Hashable) -> int | None:
    """Where the row of that identity stands."""
    if isinstance(rows, Rows):
        return rows.place_of(key)
    return next((place for place, row in enumerate(rows) if row.key == key), None)


def row_of(rows: Sequence[Row], kind: str, key: Hashable) -> Row | None:
    """The row of that kind and identity."""
    place = place_of(rows, key)
    return rows[place] if place is not None and rows[place].kind == kind else None


def picked(rows: Sequence[Row], places: Sequence[int]) -> Sequence[Row]:
    """The rows of some places."""
    if isinstance(rows, Rows):
        return Rows([rows.keys[place] for place in places], lambda at: rows[places[at]])
    return tuple([rows[place] for place in places])


@dataclass(frozen=True, slots=True)
class Pane:
    """One list, ready to be drawn.

    `total` counts the rows before the filter `query`. `note` stands in the border (`+37 no status`), `detail` behind
    the name in the title (`threshold 50`), `badge` in the tab row. `empty` says what is calm, since when and what
    comes next. `problem` names a file that could not be read. `snoozed` counts what is left out because it sleeps.
    """

    name: str
    digit: str
    label: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    setting: Setting
    total: int
    badge: Cell
    sort: str
    sorts: tuple[str, ...]
    detail: str = ""
    note: str = ""
    empty: tuple[str, ...] = ()
    query: str = ""
    problem: str = ""
    snoozed: int = 0

    @property
    def is_to_come(self) -> bool:
        """Whether the list is empty only because its rows are not known yet."""
        return self.empty == (STILL_READING,)

    def cells(self, row: Row) -> tuple[Cell, ...]:
        return row.cells(self.setting)

    def title(self, marked: int = 0, hidden: int = 0) -> str:
        """`1 Pending · 8 of 12 · type:ERR · 3 marked (1 hidden) · 2 snoozed`."""
        parts = [f"{self.digit} {self.label}", self.problem, self.detail]
        if self.query:
            parts += [f"{len(self.rows)} of {self.total}", self.query]
        elif not self.detail:
            parts.append(UNKNOWN_COUNT if self.is_to_come else str(self.total))
        if marked:
            parts.append(f"{marked} marked" + (f" ({hidden} hidden)" if hidden else ""))
        if self.snoozed:
            parts.append(f"{self.snoozed} snoozed")
        return " · ".join(part for part in parts if part)


def prefix(row: Row, *, marked: bool) -> tuple[Cell, Cell, Cell]:
    """Mark, news and condition of a row, one cell of the terminal each; a record shows its step there."""
    mark = Cell(MARK if marked else " ", Tone.STRONG)
    if row.step is None:
        news = Cell(row.news.value or " ", Tone.NEWS)
        return mark, news, Cell(row.condition.value or " ", CONDITION_TONES[row.condition])
    first, second, third = (Cell(sign, row.step.tone) for sign in row.step.text.rjust(3))
    return first if first.text != " " else mark, second, third


def shown(text: str | None) -> str:
    """Text from a file, safe to show on one line."""
    return visible(masked(text)) if text else ""
