"""View 8, second list: rules that were taken out, by whom and why; from the journal, and from what entries say."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import ClassVar

from hotwash.core.analysis.ages import Age, parse_stamp, short_age
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.glance import stated
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.formats.named_rules import named_rules
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.transaction import Transaction
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.core.operations.history import History
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.rows import Breadth, Cell, Column, Condition, News, Pane, Setting, shown

SORTS = ("newest", "oldest")
_VERBS = {"unpromote": "taken out", "revoke": "revoked", "supersede": "superseded"}
_HOW_WIDTH = max(map(len, _VERBS.values()))
_NOTED = re.compile(r"(\d{4}-\d{2}-\d{2}) unpromoted \(removed from ([^)]+)\)")
_WIDEST_PLACE = {Breadth.NARROW: 12, Breadth.WIDE: 12}
_PLACE = 22


@dataclass(frozen=True, slots=True)
class RetiredRow:
    """One rule that is gone; `text` is empty where nobody wrote down what it said."""

    name: str
    targets: tuple[Key, ...]
    how: str
    place: str
    text: str
    note: str
    day: date

    kind: ClassVar[str] = "entry"
    news: ClassVar[News] = News.NONE
    condition: ClassVar[Condition] = Condition.NONE
    step: ClassVar[None] = None

    @property
    def key(self) -> str:
        return f"{self.name} {self.place} {self.day} {self.text}"

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        age = Age((setting.now.date() - self.day).days, None)
        said = Cell(self.text or self.name, Tone.PLAIN if self.text else Tone.DIM)
        return (
            Cell(self.how, Tone.DIM),
            Cell(_tail(self.place, setting.breadth), Tone.STRONG),
            said,
            Cell(short_age(age)),
        )

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return f"{self.text or self.name} – {self.how} from {self.place}" + (f": {self.note}" if self.note else "")


def _tail(place: str, breadth: Breadth) -> str:
    room = _WIDEST_PLACE.get(breadth, _PLACE)
    return place if len(place) <= room else f"…{place[len(place) - room + 1 :]}"


def retired_listing(facts: Facts, view: View, past: Sequence[Transaction]) -> Listing:
    """Newest first; what the journal does not know any more stands as its entry tells it."""
    known = list(_from_journal(facts, past))
    names = {row.name for row in known}
    rows = known + [row for row in _from_entries(facts) if row.name not in names]
    rows.sort(key=lambda row: row.day, reverse=(view.sort or SORTS[0]) == SORTS[0])
    if view.reverse:
        rows.reverse()
    place = max((len(_tail(row.place, view.breadth)) for row in rows), default=5)
    first = (Column("HOW", _HOW_WIDTH), Column("FROM", max(4, place)))
    pane = Pane(
        name="retired",
        digit="8",
        label="Retired",
        columns=(*first, Column("RULE"), Column("AGE", 3, right=True)),
        rows=tuple(rows),
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(str(len(rows)), Tone.DIM),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        empty=("No rule was taken out yet.", "d on a rule retires it; 8 goes back to the rules."),
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def _from_journal(facts: Facts, past: Sequence[Transaction]) -> Iterator[RetiredRow]:
    history = History(past)
    keys = {entry.anchor: entry.key for _, entry in facts.snapshot.entries()}
    for transaction in past:
        if transaction.verb not in _VERBS or not history.is_in_force(history.latest_form(transaction)):
            continue
        day = datetime.fromtimestamp(transaction.at, facts.now.tzinfo).date()
        for hunk in transaction.hunks:
            for rule in named_rules(hunk.before) if hunk.label == "rule" else ():
                document = facts.snapshot.document(hunk.path)
                yield RetiredRow(
                    name=shown(" ".join(rule.ids)),
                    targets=tuple(keys[name] for name in rule.ids if name in keys),
                    how=_VERBS[transaction.verb],
                    place=shown(document.relative if document is not None else hunk.path.rpartition("/")[2]),
                    text=shown(rule.text),
                    note=shown(_note(facts, keys.get(rule.ids[0]))),
                    day=day,
                )


def _note(facts: Facts, key: Key | None) -> str:
    found = facts.snapshot.entry(key) if key is not None else None
    return (stated(*found, "status-note") or "").partition(" ")[2] if found is not None else ""


def _from_entries(facts: Facts) -> Iterator[RetiredRow]:
    """What any tool noted when it took a rule out."""
    for document in facts.snapshot.documents:
        if b"unpromoted" in document.content:
            yield from (row for entry in document.entries if (row := _noted(document, entry)) is not None)


def _noted(document: Document, entry: Entry) -> RetiredRow | None:
    match = _NOTED.match(stated(document, entry, "status-note") or "")
    stamp = parse_stamp(match[1]) if match else None
    if match is None or stamp is None:
        return None
    return RetiredRow(shown(entry.anchor), (entry.key,), _VERBS["unpromote"], shown(match[2]), "", "", stamp.day)


def _subject(row: RetiredRow) -> PlainSubject:
    text = f"{row.name} {row.text} {row.place} {row.how} {row.note}".casefold()
    words = {"id": tuple(row.name.casefold().split()), "target": (row.place.casefold(),), "type": ("rule",)}
    return PlainSubject(text, row.text.casefold(), words, days={"changed": row.day})
