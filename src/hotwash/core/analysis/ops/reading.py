"""The entries of the last days, each taken apart once, for everything that is asked of them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cached_property

from hotwash.core.analysis.lifecycle import logged_day
from hotwash.core.analysis.ops.fact import Evidence
from hotwash.core.analysis.ops.measures import Measure, evidence, field_evidence, measures_of, plain_name
from hotwash.core.analysis.per_document import PerDocument
from hotwash.core.analysis.per_entry import PerEntry
from hotwash.core.formats import body
from hotwash.core.model.body import Body, Field
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Kind, Status
from hotwash.core.text.patterns import Pattern

DAYS = 30

_TELLING = Pattern(
    rb"^[ \t]*(?:[-*+][ \t]+|#{2,5}[ \t]+)?(?:\*\*)?(?:MTT[RD]|TT[RD]|time to|duration|downtime|outage|change|CFR"
    rb"|deploy|lead time|alert|manual|approval|toil|error budget|budget|SLO|CPU|memory|disk|connection|pool|timeline"
    rb"|incident|ticket|mitigation|fix|resolution steps|suggested fix|service|affected service|related alert|DORA"
    rb"|pattern|recurrence|trigger|see also)",
    re.IGNORECASE | re.MULTILINE,
)
_LEFT_OUT = (Status.EXAMPLE, Status.SUPERSEDED, Status.REJECTED)


@dataclass(frozen=True)
class Reading:
    """One entry and what it says; `day` is `None` where it is not dated."""

    document: Document
    entry: Entry
    day: date | None

    @property
    def name(self) -> str:
        return self.entry.native_id or self.entry.title

    @property
    def is_issue(self) -> bool:
        return self.entry.kind is Kind.ISSUE

    @cached_property
    def inside(self) -> Body:
        return body(self.document, self.entry)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        return tuple(measures_of(self.document, self.entry))

    @property
    def head(self) -> Evidence:
        """The entry itself, where no single line is meant."""
        return evidence(self.document, self.entry, 0, self.entry.title)

    def field(self, *names: str) -> Field | None:
        """The first field of one of these names, whatever section it stands in."""
        return next((self._by_name[name] for name in names if name in self._by_name), None)

    @cached_property
    def _by_name(self) -> Mapping[str, Field]:
        return {plain_name(field): field for field in reversed(self.inside.fields)}

    def said(self, field: Field) -> Evidence:
        return field_evidence(self.document, self.entry, field)


def readings(snapshot: Snapshot, now: datetime, days: int = DAYS) -> tuple[Reading, ...]:
    """The entries of the last `days` and those without a date; what was rejected or is an example says nothing.

    Left out as well are entries without any field of the kind that facts come from.
    """
    found = (each for document in snapshot.documents if document.entries for each in _READINGS.of(document))
    return tuple(each for each in found if each.day is None or 0 <= (now.date() - each.day).days <= days)


def _readings(document: Document) -> Iterator[Reading]:
    if _TELLING.search(document.content) is None:
        return
    for entry, tells in zip(document.entries, _TELLS.of(document), strict=True):
        if tells:
            yield Reading(document, entry, logged_day(entry))


def _tells(document: Document, place: int) -> bool:
    entry = document.entries[place]
    start, end = entry.span
    return entry.status not in _LEFT_OUT and _TELLING.search(document.content, start, end) is not None


_TELLS = PerEntry(_tells)
_READINGS = PerDocument(lambda document: tuple(_readings(document)))
