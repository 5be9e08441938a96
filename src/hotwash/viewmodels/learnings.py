"""View 7: what this codebase taught, how sure one is of it, and what of it concerns the files at hand."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from hotwash.core.analysis.ages import NO_DATE, Age, short_age
from hotwash.core.analysis.facts import Facts, Noticed
from hotwash.core.analysis.harness.confidence import is_suggested
from hotwash.core.analysis.harness.consulting import Advice, Consultation, Fit, Question, consult, strongest_first
from hotwash.core.analysis.harness.hygiene import REMOVING, Proposal, proposals
from hotwash.core.analysis.harness.learning import Learning, archive_path, learning_files, learnings_in, live_learnings
from hotwash.core.analysis.harness.vocabulary import HIGH, LOW, MEDIUM
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.key import Key
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import Breadth, Cell, Column, Condition, News, Pane, Setting, shown

DIGIT = "7"
NO_FILE = (
    "No .memory/harness-learnings.md.",
    "A captures the first learning: what happened, and what to do next time.",
)
TONES = {HIGH: Tone.GOOD, MEDIUM: Tone.PLAIN, LOW: Tone.DIM}
_SHORT = {MEDIUM: "med"}
_WIDEST_PHASE, _WIDEST_SCOPE, _SURE = 9, 24, 4
_ORDERS: Orders[Advice] = {
    "newest": lambda each: -_day(each.learning),
    "oldest": lambda each: _day(each.learning),
    "id": lambda each: (each.learning.name, each.learning.entry.line),
    "phase": lambda each: each.learning.phase,
    "scope": lambda each: each.learning.scope,
}
SORTS = ("surest", *_ORDERS)
FITTING = "fitting"


def _day(learning: Learning) -> int:
    return learning.last_seen.toordinal() if learning.last_seen is not None else 0


class LearningRow(NamedTuple):
    """One learning; `is_due` says that hygiene proposes something, `is_ready` that it could become a control."""

    advice: Advice
    news: News
    is_due: bool
    is_ready: bool

    @property
    def learning(self) -> Learning:
        return self.advice.learning

    @property
    def kind(self) -> str:
        return "learning"

    @property
    def step(self) -> None:
        return None

    @property
    def key(self) -> Key:
        return self.learning.key

    @property
    def targets(self) -> tuple[Key, ...]:
        return (self.learning.key,)

    @property
    def condition(self) -> Condition:
        if self.learning.conflict:
            return Condition.BROKEN
        return Condition.STALE if self.is_due else Condition.NONE

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        learning = self.learning
        name = Cell(shown(learning.name), Tone.STRONG)
        sure = Cell(confidence_word(learning), TONES.get(learning.confidence, Tone.WARNING))
        title = Cell(self._title(), Tone.DIM if learning.promoted or learning.archived else Tone.PLAIN)
        count = Cell(f"×{learning.occurrences}", Tone.ACCENT if self.is_ready else Tone.DIM)
        if setting.breadth is Breadth.NARROW:
            return name, sure, title
        phase, seen = Cell(shown(learning.phase), Tone.DIM), Cell(self._seen(setting), Tone.DIM)
        if setting.breadth is Breadth.WIDE:
            return name, sure, count, seen, title
        if setting.breadth is Breadth.MEDIUM:
            return name, sure, count, phase, seen, title
        return name, sure, count, phase, Cell(shown(self._scope()), Tone.DIM), seen, title

    def _title(self) -> str:
        learning = self.learning
        if learning.conflict:
            return f"CONFLICT {shown(learning.conflict.removeprefix('may contradict '))} · {shown(learning.title)}"
        aside = "in the archive · " if learning.archived else "promoted · " if learning.promoted else ""
        return f"{aside}{shown(learning.title)}"

    def _scope(self) -> str:
        return self.advice.where or ", ".join(self.learning.scope)

    def _seen(self, setting: Setting) -> str:
        days = self.learning.days_unseen(setting.now.date())
        return short_age(Age(days, None)) if days is not None else NO_DATE

    def peek(self, setting: Setting) -> str:
        """`Seed the database first – high ×5, verify, tests/**, seen 12d ago`"""
        learning = self.learning
        facts = (shown(learning.confidence) or "unknown", f"×{learning.occurrences}")
        rest = (shown(learning.phase), shown(self._scope()), f"seen {self._seen(setting)} ago")
        ready = " – p promotes it" if self.is_ready else ""
        return f"{self._title()} – {' '.join(facts)}, {', '.join(part for part in rest if part)}{ready}"


def confidence_word(learning: Learning) -> str:
    """In four cells."""
    return shown(_SHORT.get(learning.confidence, learning.confidence))[:_SURE] or "?"


def learnings_listing(facts: Facts, view: View) -> Listing:
    """Everything that agents read, the surest first; those in the archive where a filter names a status."""
    known = _learnings(facts, with_archive="status" in view.query.fields)
    found = arranged((Advice(each, Fit.ALL, "") for each in strongest_first(known)), view, _ORDERS)
    due = proposed(facts)
    pruned = len({each.learning.key for each in due if each.step in REMOVING})
    return _listing(facts, view, "Learnings", SORTS, found, due, badge=pruned, empty=NO_FILE)


def consult_listing(facts: Facts, view: View, touched: Callable[[], Sequence[str] | None]) -> Listing:
    """What concerns the files that differ from the last commit; without any, everything."""
    known = _learnings(facts)
    changed = tuple(touched() or ()) if known else ()
    found = consult(known, Question(changed))
    note = f"{counted(len(changed), 'changed file')}" if changed else "no changed file: all of them"
    listing = _listing(
        facts,
        view,
        "Consult",
        (FITTING, *_ORDERS),
        arranged(found.found, view, _ORDERS),
        proposed(facts),
        note=_consulted(found, note) if known else "",
        empty=_nothing_fits(changed) if known else NO_FILE,
    )
    return listing


def _nothing_fits(changed: Sequence[str]) -> tuple[str, ...]:
    return (
        f"No learning concerns what differs from the last commit ({counted(len(changed), 'file')}).",
        "hotwash harness consult PATH asks about others; 7 goes on.",
    )


def _consulted(found: Consultation, note: str) -> str:
    return f"{note} · {found.hidden} low left out" if found.hidden else note


def _listing(
    facts: Facts,
    view: View,
    label: str,
    sorts: tuple[str, ...],
    found: Sequence[Advice],
    due: Iterable[Proposal],
    *,
    badge: int = 0,
    note: str = "",
    empty: tuple[str, ...] = (),
) -> Listing:
    is_due = {each.learning.key for each in due if each.writes}
    rows = [_row(each, facts, is_due) for each in found]
    pane = Pane(
        name=label.casefold(),
        digit=DIGIT,
        label=label,
        columns=_columns(rows, view.breadth),
        rows=tuple(rows),
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(f"{len(rows)} {Condition.STALE}{badge}", Tone.WARNING) if badge else Cell(str(len(rows))),
        sort=view.sort or sorts[0],
        sorts=sorts,
        note=note,
        empty=() if rows else empty,
    )
    return Listing(pane, lambda: [learning_subject(row, facts) for row in rows])


def _row(advice: Advice, facts: Facts, due: set[Key]) -> LearningRow:
    learning = advice.learning
    is_ready = is_suggested(learning, facts.snapshot.personal)
    return LearningRow(advice, news_of(learning, facts.noticed), learning.key in due, is_ready)


def news_of(learning: Learning, noticed: Noticed) -> News:
    return News.NEW if learning.key in noticed.new else News.CHANGED if learning.key in noticed.changed else News.NONE


def _learnings(facts: Facts, *, with_archive: bool = False) -> tuple[Learning, ...]:
    live = tuple(live_learnings(facts.snapshot))
    if not with_archive:
        return live
    archives = dict.fromkeys(archive_path(document.path) for document in learning_files(facts.snapshot))
    documents = (document for path in archives if (document := facts.snapshot.document(path)) is not None)
    return (*live, *(learning for document in documents for learning in learnings_in(document)))


def proposed(facts: Facts) -> tuple[Proposal, ...]:
    """What hygiene would do today, file by file."""
    today, personal = facts.now.date(), facts.snapshot.personal
    files = learning_files(facts.snapshot)
    return tuple(each for document in files for each in proposals(learnings_in(document), today, personal))


def _columns(rows: Sequence[LearningRow], breadth: Breadth) -> tuple[Column, ...]:
    name = Column("ID", max((len(row.learning.name) for row in rows), default=5))
    sure, title = Column("SURE", _SURE), Column("LEARNING")
    if breadth is Breadth.NARROW:
        return name, sure, title
    seen = max((len(str(row.learning.occurrences)) for row in rows), default=1) + 1
    count = Column("×", seen, right=True)
    phase = Column("PHASE", min(_WIDEST_PHASE, max((len(row.learning.phase) for row in rows), default=5)))
    age = Column("SEEN", 4, right=True)
    if breadth is Breadth.WIDE:
        return name, sure, count, age, title
    if breadth is Breadth.MEDIUM:
        return name, sure, count, phase, age, title
    return name, sure, count, phase, Column("SCOPE", _WIDEST_SCOPE), age, title


def learning_subject(row: LearningRow, facts: Facts) -> PlainSubject:
    """What a filter can ask of a learning."""
    learning = row.learning
    said = (learning.name, learning.title, learning.pattern, learning.guidance, *learning.scope)
    text = " ".join((*said, learning.phase, learning.dimension, learning.confidence)).casefold()
    words = {
        "id": (learning.name.casefold(),),
        "type": ("harness", "learning"),
        "status": (learning.entry.status.value, *(("archived",) if learning.archived else ())),
        "area": (learning.phase, learning.dimension),
        "file": tuple(part.casefold() for part in learning.scope),
        "target": (learning.promoted.casefold(),),
        "confidence": (learning.confidence,),
    }
    flags = {"stale"} if row.is_due else set()
    flags |= {"candidate"} if row.is_ready else set()
    flags |= {"conflict"} if learning.conflict else set()
    flags |= {word for word, news in (("new", News.NEW), ("changed", News.CHANGED)) if row.news is news}
    days = {"logged": learning.first_seen, "changed": learning.last_seen}
    unseen = learning.days_unseen(facts.now.date())
    return PlainSubject(
        text,
        learning.title.casefold(),
        words,
        numbers={"seen": learning.occurrences},
        ages={"age": Age(unseen, None)} if unseen is not None else {},
        flags=frozenset(flags),
        days={name: day for name, day in days.items() if day is not None},
    )
