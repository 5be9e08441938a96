"""Reads the entries of a learnings file."""

from collections.abc import Iterator
from operator import itemgetter

from hotwash.core.formats.entries.checks import CONFLICT, conflict_at, entry_diagnostics, file_diagnostics
from hotwash.core.formats.entries.draft import Draft
from hotwash.core.formats.entries.headless import headless_records
from hotwash.core.formats.entries.headline import Headline, Role
from hotwash.core.formats.entries.nesting import read_roles
from hotwash.core.formats.entries.notes import note_records
from hotwash.core.formats.entries.record import Form, Record
from hotwash.core.formats.entries.shape import drafted
from hotwash.core.formats.entries.shortcut import template_draft
from hotwash.core.formats.family import kind_of_file, kind_of_id
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Diagnostic, Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.span import Span
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Kind, Status
from hotwash.core.text.lines import LineCounter
from hotwash.core.text.outline import Outline, outline
from hotwash.core.text.patterns import Pattern

NAME = "entries"

_JUST_A_RULE = 12
_USUAL_END = b"\n\n---\n\n"
_TEXT = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?)]`'\"")
_RULE_OR_BLANK = Pattern(rb"(?:-{3,}|\*{3,}|_{3,})?[ \t\r]*\n?")

_ANY_HEADING = Pattern(rb"\n#{1,4}[ \t]")


def parse_tail(source: DocumentSource) -> Document:
    """The entries of a piece of a file, from its first heading on; what is before it may be half an entry."""
    first = _ANY_HEADING.search(source.content)
    start = first.start() + 1 if first else len(source.content)
    document = parse(source._replace(content=source.content[start:]))
    return replace(document, entries=tuple(entry._replace(line=0) for entry in document.entries), partial=True)


def parse(source: DocumentSource) -> Document:
    """Never raises; what is not an entry stays in the text between."""
    content = source.content
    in_file = kind_of_file(source.relative)
    found = outline(content, skip_common=True)
    is_named = in_file is not Kind.NOTE
    lines = read_roles(content, found, is_named)
    headed = list(_with_ends(lines, len(content)))
    drafts = [_headed(content, line, end, in_file) for line, end in headed]
    leftovers = [
        Span(draft.end, end) for draft, (_, end) in zip(drafts, headed, strict=True) if end - draft.end > _JUST_A_RULE
    ]
    drafts += [
        drafted(content, record, in_file) for record in headless_records(content, found, lines, leftovers, is_named)
    ]
    if not drafts:
        drafts = [drafted(content, record, in_file) for record in note_records(source, found, lines)]
    drafts.sort(key=itemgetter(0))
    entries = tuple(_numbered(source, drafts, in_file))
    return source.document(
        NAME,
        entries=entries,
        diagnostics=tuple(_diagnostics(source, found, entries, drafts)),
        read_only=CONFLICT if conflict_at(content, found) is not None else None,
    )


def _diagnostics(
    source: DocumentSource, found: Outline, entries: tuple[Entry, ...], drafts: list[Draft]
) -> Iterator[Diagnostic]:
    yield from file_diagnostics(source.path, source.content, found)
    for entry, draft in zip(entries, drafts, strict=True):
        if draft.faults or entry.ordinal > 1 or entry.status is Status.UNKNOWN:
            yield from entry_diagnostics(source.path, entry, draft.faults)


def _with_ends(lines: list[Headline], size: int) -> Iterator[tuple[Headline, int]]:
    """The headings that begin entries, with where each entry ends: at the next heading that is no part of it."""
    begun: Headline | None = None
    for line in lines:
        if line.role is Role.PART:
            continue
        if begun:
            yield begun, line.start
        begun = line if line.role is Role.ENTRY else None
    if begun:
        yield begun, size


def _headed(content: bytes, line: Headline, end: int, in_file: Kind) -> Draft:
    draft = template_draft(line.template, line.start, line.newline, end) if line.template else None
    if draft:
        return draft
    record = Record(
        line.start, line.newline, end, line.identity, line.words.plain, line.stamp, line.state, Form.HEADING
    )
    return drafted(content, record, in_file)


def _numbered(source: DocumentSource, drafts: list[Draft], in_file: Kind) -> Iterator[Entry]:
    """The entries with their lines, and with ordinals where an id comes again."""
    content, path = source.content, source.path
    seen: dict[str, int] = {}
    lines = LineCounter(content)
    for draft in drafts:
        start, anchor = draft.start, draft.native_id or draft.name
        seen[anchor] = ordinal = seen.get(anchor, 0) + 1
        yield Entry(
            Key(path, anchor, ordinal),
            draft.dialect,
            kind_of_id(draft.native_id, in_file) if draft.native_id else in_file,
            draft.native_id,
            draft.title,
            draft.native_status,
            draft.status,
            draft.logged,
            draft.priority,
            draft.severity,
            draft.area,
            Span(start, _trimmed(content, draft.newline + 1, draft.end)),
            lines.at(start),
        )


def _trimmed(content: bytes, least: int, end: int) -> int:
    """`end` without the blank lines and rules before it; what is left ends with its newline."""
    if content.endswith(_USUAL_END, least, end) and content[end - len(_USUAL_END) - 1] in _TEXT:
        return end - len(_USUAL_END) + 1
    while end > least:
        begin = content.rfind(b"\n", 0, end - 1) + 1
        if begin < least or not _RULE_OR_BLANK.fullmatch(content, begin, end):
            break
        end = begin
    return max(end, min(least, len(content)))
