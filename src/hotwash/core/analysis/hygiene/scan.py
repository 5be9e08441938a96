"""Everything the rules look at: each entry with its claims, and who has which id."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from hotwash.core.analysis.hygiene.claims import Claims, claims_of, name_as_written
from hotwash.core.analysis.hygiene.finding import Finding, Repair
from hotwash.core.analysis.numbers import next_id
from hotwash.core.analysis.skills import prefix_of, skill_of_entry
from hotwash.core.formats import dialects
from hotwash.core.formats.entries.identity import FULL_ID
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.skill import Skill
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Severity, Status
from hotwash.core.text.patterns import Pattern

_FULL_ID = Pattern(FULL_ID)


class Case(NamedTuple):
    """One entry that is no example.

    `is_strict`: one of four fields. `is_of_family`: one with sections and a full id, as the family of skills writes
    them. `has_full_id`: its id names a day.
    """

    document: Document
    entry: Entry
    claims: Claims
    is_strict: bool
    is_of_family: bool
    has_full_id: bool

    @property
    def name(self) -> str:
        return self.entry.native_id or self.entry.title or self.entry.anchor

    @property
    def heading(self) -> bytes:
        """Its first line, without the newline."""
        content, (start, end) = self.document.content, self.entry.span
        newline = content.find(b"\n", start, end)
        return content[start : newline if newline >= 0 else end].rstrip(b"\r")

    def value(self, name: str) -> str:
        return self.claims.fields.get(name, "")

    def name_of(self, field: str) -> str:
        """What a field that it has is called in the file."""
        return name_as_written(self.document.raw(self.entry), self.entry.dialect, field)

    def line_of(self, *names: str) -> int:
        """The line of the first of these fields that it has, else its own first line."""
        name = next((name for name in names if name in self.claims.fields), None)
        if name is None:
            return self.entry.line
        start = self.entry.span.start
        return self.entry.line + self.document.content.count(b"\n", start, start + self.claims.place(name))

    def finding(
        self,
        rule: str,
        severity: Severity,
        message: str,
        *fields: str,
        detail: str = "",
        next_step: str = "",
        repair: Repair | None = None,
    ) -> Finding:
        """A finding about this entry, at the line of one of `fields`."""
        return Finding(
            rule,
            severity,
            self.entry.path,
            self.line_of(*fields),
            self.entry.key,
            message,
            name=self.name,
            detail=detail,
            next_step=next_step,
            repair=repair if self.entry.dialect in dialects.TEMPLATES else None,
            is_strict=self.is_strict,
        )


class Scan:
    """One snapshot at one moment, prepared for all rules."""

    def __init__(self, snapshot: Snapshot, now: datetime, cases: Iterable[Case] | None = None) -> None:
        self.snapshot = snapshot
        self.now = now
        self.cases = tuple(_cases(snapshot) if cases is None else cases)
        self._skills: dict[tuple[str, str], Skill] = {}
        self._given: dict[Key, str] = {}

    def only(self, cases: Iterable[Case]) -> "Scan":
        """The same look at some of the entries."""
        return Scan(self.snapshot, self.now, cases)

    @cached_property
    def by_id(self) -> Mapping[str, tuple[Case, ...]]:
        """Who has an id, by its folded form, in the order of files and lines; examples are not asked."""
        found: dict[str, list[Case]] = defaultdict(list)
        for case in self.cases:
            if case.entry.native_id:
                found[case.entry.native_id.casefold()].append(case)
        return {name: tuple(cases) for name, cases in found.items()}

    @cached_property
    def skilled(self) -> tuple[tuple[Case, Skill], ...]:
        """Entries whose prefix their skill knows, with that skill."""
        pairs = ((case, self.skill(case)) for case in self.cases if case.is_of_family)
        return tuple((case, skill) for case, skill in pairs if prefix_of(case.entry) in skill.files)

    @cached_property
    def paths(self) -> frozenset[str]:
        """The files that are open."""
        return frozenset(document.path for document in self.snapshot.documents)

    def fresh_id(self, case: Case, prefix: str, day: str) -> str:
        """The next free id of that prefix and day, which no other entry is given in this look."""
        key = case.entry.key
        if key not in self._given:
            self._given[key] = next_id(self.snapshot, prefix, day, self._given.values())
        return self._given[key]

    def is_free(self, case: Case, name: str) -> bool:
        """Whether an id is that of no entry, and no other is given it; then this one is."""
        key = case.entry.key
        if name.casefold() in self.by_id or name in (given for to, given in self._given.items() if to != key):
            return False
        self._given[key] = name
        return True

    def skill(self, case: Case) -> Skill:
        place = (case.entry.path, prefix_of(case.entry))
        if place not in self._skills:
            self._skills[place] = skill_of_entry(case.entry, self.paths)
        return self._skills[place]


def _cases(snapshot: Snapshot) -> Iterator[Case]:
    for document in snapshot.documents:
        if document.partial:
            continue
        for entry, claims in zip(document.entries, claims_of(document), strict=True):
            if entry.status is not Status.EXAMPLE:
                has_full_id = bool(entry.native_id and _FULL_ID.fullmatch(entry.native_id))
                is_of_family = has_full_id and entry.dialect == dialects.SECTIONS
                yield Case(document, entry, claims, entry.dialect == dialects.FIELDS, is_of_family, has_full_id)


def file_finding(
    rule: str, severity: Severity, path: str, line: int, message: str, *, detail: str = "", next_step: str = ""
) -> Finding:
    """A finding about a file, or about a line of it that belongs to no entry."""
    return Finding(rule, severity, path, line, Key(path, ""), message, detail=detail, next_step=next_step)
