"""Whether an entry is worth a skill of its own: what can be seen in it, and what only a person can say.

(source: self-improving skills, skill extraction criteria)
"""

import re
from typing import NamedTuple

from hotwash.core.analysis.hygiene.reference_rules import REFERRING
from hotwash.core.formats import body
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.vocabulary import Status

_ID = re.compile(r"\b[A-Z]{2,5}-\d{8}-\w+")
_WORD = re.compile(r"[^,;/]+")
_WISHES = re.compile(r"keeps happening|save (?:this|it)\b.{0,30}\bas a skill|make (?:this|it) a skill", re.IGNORECASE)
_ENOUGH = 2


class Criterion(NamedTuple):
    """One criterion; `met` is `None` where no text can tell."""

    name: str
    met: bool | None
    why: str


def skill_criteria(document: Document, entry: Entry) -> tuple[Criterion, ...]:
    """Any that is met makes an entry a candidate."""
    inside = body(document, entry)
    told = (inside.value(name) or "" for name in REFERRING)
    related = {native_id for text in told for native_id in _ID.findall(text)} - {entry.native_id}
    places = [word for word in _WORD.findall(inside.text("service", "services-affected") or "") if word.strip()]
    times = re.match(r"\D{0,3}(\d+)", inside.value("recurrence-count") or "")
    count = int(times[1]) if times else 0
    recurs = len(related) >= _ENOUGH or len(places) >= _ENOUGH or count >= _ENOUGH
    entries = f"{len(related)} related {'entry' if len(related) == 1 else 'entries'}"
    services = f"{len(places)} service{'' if len(places) == 1 else 's'}"
    seen = f"{entries}, {services}, counted {count}×"
    is_settled = entry.status in (Status.RESOLVED, Status.PROMOTED)
    cause = bool(inside.text("root-cause", "details", "content", "diagnosis"))
    wished = _WISHES.search(document.raw(entry).decode("utf-8", "replace"))
    return (
        Criterion("recurring", recurs, seen),
        Criterion("verified", is_settled and cause, f"{entry.status}, {'with' if cause else 'without'} a root cause"),
        Criterion("non-obvious", None, "more than a dashboard shows?"),
        Criterion("broadly applicable", None, "of use beyond this service?"),
        Criterion("asked for", bool(wished), "somebody asked for a skill" if wished else "nobody asked for it"),
    )


def is_verified(document: Document, entry: Entry) -> bool:
    return any(each.name == "verified" and each.met for each in skill_criteria(document, entry))
