"""One file as read: its bytes, the blocks they fall into, and what a format made of them."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from hotwash.core.model.contents import Contents
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.seam import Seam
from hotwash.core.model.span import Span
from hotwash.core.model.values import dataclass, field
from hotwash.core.model.vocabulary import Scope, Severity
from hotwash.core.model.wal import Task, ToolFailure, WalRecord


@dataclass(frozen=True, slots=True)
class Workspace:
    """A place whose learnings are open: `base` holds `.learnings/` or `memory/`.

    `name` is what the header shows, `root` what paths are shown relative to (the directory the person named).
    """

    id: str
    name: str
    scope: Scope
    base: str
    root: str

    @property
    def project(self) -> str:
        """The name of the project alone: without where a copy is nested in it, and what tells two of a name apart."""
        return self.name.partition("/")[0].partition(" (")[0]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something odd in a file, said in one sentence. `line` is 1-based, 0 for the file as a whole."""

    path: str
    line: int
    severity: Severity
    rule: str
    message: str


class Block(NamedTuple):
    """One stretch of a document: an entry, a record, or the text that is neither (`thing` is `None`)."""

    span: Span
    thing: Entry | WalRecord | None


@dataclass(frozen=True)
class Document:
    """A parsed file. Parsing never fails: what cannot be read is a diagnostic, and the bytes stay.

    `format` names the row of `FORMATS` that read it. `read_only` is the reason why nothing may be written to it, or
    `None`. `contents` is what a file without entries holds. `partial` marks the quick first reading of a long file's
    tail; no plan is made from one. `seams` are the places where its next reading may begin anew; empty where all of it
    hangs together.
    """

    path: str
    relative: str
    workspace: Workspace
    format: str
    content: bytes = field(repr=False)
    entries: tuple[Entry, ...] = ()
    records: tuple[WalRecord, ...] = ()
    task: Task | None = None
    failures: tuple[ToolFailure, ...] = ()
    contents: Contents | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    read_only: str | None = None
    partial: bool = False
    seams: tuple[Seam, ...] = field(default=(), repr=False, compare=False)

    @property
    def newline(self) -> bytes:
        """The newline style new text is written in: the first one found, LF in a file without any."""
        at = self.content.find(b"\n")
        return b"\r\n" if at > 0 and self.content[at - 1 : at] == b"\r" else b"\n"

    @property
    def blocks(self) -> Iterator[Block]:
        """Its entries and records, and the text between them: joined they are its bytes."""
        at = 0
        things: list[Entry | WalRecord] = [*self.entries, *self.records]
        for thing in sorted(things, key=attrgetter("span")):
            if thing.span.start > at:
                yield Block(Span(at, thing.span.start), None)
            yield Block(thing.span, thing)
            at = thing.span.end
        if at < len(self.content):
            yield Block(Span(at, len(self.content)), None)

    def raw(self, thing: Entry | WalRecord) -> bytes:
        """The bytes of one entry or record."""
        return thing.span.of(self.content)

    def entry(self, key: Key) -> Entry | None:
        """The entry of that identity."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> Mapping[Key, Entry]:
        return {entry.key: entry for entry in reversed(self.entries)}
