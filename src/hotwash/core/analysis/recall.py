"""What was learned about some words before, best first, without what should not be believed any more.

(source: self-improve, recall: scores, exclusions and their order are those of the original tool)
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from hotwash.core.analysis.search_text import search_texts
from hotwash.core.formats import body, dialects
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.provenance import INFERRED, days_valid, project_of, real_date
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Scope, Status

EXCLUDED = ("revoked", "superseded", "discarded", "expired", "other-project")
LIMIT = 8

_SHORTEST_TERM = 2
_IN_CONTENT, _IN_CONTEXT, _IS_ID = 2, 1, 5
_GONE = {"wont_fix": "discarded", "abandoned": "discarded"}
_IN_FORCE = (Status.OPEN, Status.RESOLVED, Status.PROMOTED)
_CONTEXTS = ("context", "user-context", "active-context")
_CONTENTS = ("content", "summary", "requested-capability", "failure", "details")


@dataclass(frozen=True, slots=True)
class Recollection:
    """One entry that speaks of the words. `reason` is why it is left out, empty where it is not."""

    document: Document
    entry: Entry
    score: int
    content: str
    source: str
    verified: str
    scope: str
    reason: str
    is_stale: bool

    @property
    def is_unsure(self) -> bool:
        """Nobody said so: it was concluded, or there is no telling where it is from."""
        return self.source in ("", INFERRED)


@dataclass(frozen=True, slots=True)
class Recall:
    """Everything that speaks of the words, best first, and how many of it are left out for which reason."""

    terms: tuple[str, ...]
    found: tuple[Recollection, ...]

    @property
    def believed(self) -> tuple[Recollection, ...]:
        return tuple(each for each in self.found if not each.reason)

    @property
    def excluded(self) -> Mapping[str, int]:
        counts = Counter(each.reason for each in self.found)
        return {reason: counts[reason] for reason in EXCLUDED if counts[reason]}


def recall(snapshot: Snapshot, terms: Sequence[str], now: datetime, project: str) -> Recall:
    """What all entries say about these words; `project` is the one that global entries are judged for."""
    wanted = [term.lower() for term in terms if len(term) >= _SHORTEST_TERM]
    found = sorted(_recollections(snapshot, wanted, now.date(), project), key=_best_first, reverse=True)
    return Recall(tuple(terms), tuple(found))


def _best_first(each: Recollection) -> tuple[int, str]:
    """By score, then by date and number of the id."""
    return each.score, (each.entry.native_id or "").partition("-")[2]


def _recollections(snapshot: Snapshot, terms: Sequence[str], today: date, project: str) -> Iterator[Recollection]:
    for document in snapshot.documents:
        texts = search_texts(document) if document.entries else ()
        for entry, text in zip(document.entries, texts, strict=True):
            native_id = (entry.native_id or "").lower()
            is_meant = any(term in text or term == native_id for term in terms)
            if is_meant and entry.status is not Status.EXAMPLE:
                yield from _recollection(document, entry, text, terms, today, project)


def _recollection(
    document: Document, entry: Entry, text: str, terms: Sequence[str], today: date, project: str
) -> Iterator[Recollection]:
    inside = body(document, entry)
    context = (inside.text(*_CONTEXTS) or "").lower()
    content = inside.text(*_CONTENTS) or entry.title
    told = content.lower() if entry.dialect == dialects.FIELDS else text
    score = sum(_score(term, told, context, (entry.native_id or "").lower()) for term in terms)
    if not score:
        return
    source, verified, scope = (inside.value(name) or "" for name in ("source", "verified", "scope"))
    expires = inside.value("expires") or ""
    here = project if document.workspace.scope is Scope.GLOBAL else document.workspace.project
    yield Recollection(
        document=document,
        entry=entry,
        score=score,
        content=" ".join(content.split()),
        source=source,
        verified=verified,
        scope=scope,
        reason=_reason(entry, expires, project_of(scope), here, today),
        is_stale=_is_stale(entry, source, verified, today),
    )


def _score(term: str, content: str, context: str, native_id: str) -> int:
    return _IN_CONTENT * (term in content) + _IN_CONTEXT * (term in context) + _IS_ID * (term == native_id)


def _reason(entry: Entry, expires: str, scoped: str, here: str, today: date) -> str:
    """The first reason to leave an entry out."""
    native = (entry.native_status or "").lower()
    native = _GONE.get(native, native)
    if native in EXCLUDED[:3]:
        return native
    day = real_date(expires)
    if day is not None and day < today:
        return "expired"
    return "other-project" if scoped and scoped != here else ""


def _is_stale(entry: Entry, source: str, verified: str, today: date) -> bool:
    """Checked longer ago than its source allows."""
    limit, day = days_valid(source), real_date(verified)
    return entry.status in _IN_FORCE and limit is not None and day is not None and (today - day).days > limit
