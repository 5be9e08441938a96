"""How an entry is written, where it ends, and what a list shows of it: the long way to a draft."""

import re

from hotwash.core.formats import dialects
from hotwash.core.formats.entries.draft import Draft
from hotwash.core.formats.entries.head import Head, read_head
from hotwash.core.formats.entries.identity import Identity
from hotwash.core.formats.entries.record import Form, Record
from hotwash.core.formats.entries.tabled import is_fit
from hotwash.core.formats.entries.titles import fields_title, title_of
from hotwash.core.formats.names import canonical_field, canonical_section
from hotwash.core.formats.priorities import priority_of, severity_of
from hotwash.core.formats.vocabulary import status_of
from hotwash.core.model.vocabulary import Kind, Status
from hotwash.core.text.dates import compact_day, stamp_in
from hotwash.core.text.fields import visible_field_lines
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_BARE_ID = Pattern(rb" {0,3}###[ \t]+[A-Z]{2,10}-\d{8}-[A-Za-z0-9_-]*[ \t]*\r?\Z")
_TEMPLATE_STAMP = Pattern(r"ISO-?8601|YYYY|<|\[?timestamp|\{", re.IGNORECASE)
_SECTION = Pattern(rb"\n {0,3}#{2,6}[ \t]+([^\n]*)")
_FIRST_WORDS = Pattern(rb"\s{1,6}([^\s#-][^\n]*)")
_FIELDS_END = Pattern(rb"\n(?=---|#)")
_FOUR_FIELDS = ("status", "context", "content", "action")
_NOWHERE = Pattern(r"\W*(?:(?:no|none|never|not yet|false|n/a|tbd|pending|否|未)\b.{0,40})?", re.IGNORECASE)
_YES = Pattern(r"\W*(?:yes|true|ja|sí|sim|oui|да|是|はい|예)\W*|\W*(?:✅|✔|☑|\[x\])\W*", re.IGNORECASE)
_NO = Pattern(r"\W*(?:no|not yet|false|nein|non|não|нет|否|いいえ|아니요)\W*|\W*(?:❌|✗|\[ \])\W*", re.IGNORECASE)
_CONFIDENCE = {"low": Status.OPEN, "medium": Status.OPEN, "high": Status.RESOLVED}


def drafted(content: bytes, record: Record, in_file: Kind) -> Draft:
    """The draft of one record."""
    identity = record.identity
    end, head, dialect = _dialect(content, record, in_file)
    said = head.values
    named = _segments(identity) if identity.segments else {}
    native_status, status = _status(content, record, head, end, dialect, named.get("status"))
    native_id = identity.id or identity.own or said.get("id") or None
    title = fields_title if dialect == dialects.FIELDS else title_of
    return Draft(
        start=record.start,
        newline=record.newline,
        end=end,
        name=identity.lasting or record.name,
        dialect=dialect,
        native_id=native_id,
        title=title(content, record, head, end),
        native_status=native_status,
        status=status,
        logged=_logged(record, head),
        priority=priority_of(said.get("priority") or identity.priority or named.get("priority")),
        severity=severity_of(said.get("severity") or named.get("severity")),
        area=said.get("area") or named.get("area"),
    )


def _dialect(content: bytes, record: Record, in_file: Kind) -> tuple[int, Head, str]:
    """Where the entry ends, its head, and how it is written."""
    if record.form is not Form.HEADING:
        dialect = dialects.NOTE if record.form is Form.FILE else dialects.PROSE
        return record.end, read_head(content, record.newline, record.end), dialect
    if _BARE_ID.match(content, record.start, record.newline):
        end = _fields_end(content, record.newline, record.end)
        head = read_head(content, record.newline, end, later_wins=True)
        if head.first in _FOUR_FIELDS:
            return end, head, dialects.FIELDS
    has_title = bool(record.identity.title) or not record.identity.id
    head = read_head(content, record.newline, record.end, has_title=has_title)
    if in_file is Kind.HARNESS and not record.identity.id:
        return record.end, head, dialects.HARNESS
    has_id = record.identity.id or record.identity.own or head.values.get("id")
    return record.end, head, dialects.SECTIONS if has_id else dialects.PROSE


def _status(
    content: bytes, record: Record, head: Head, end: int, dialect: str, named: str | None
) -> tuple[str | None, Status]:
    """The field at the head, else what the heading has `named`, else in the metadata; else a state in the heading or
    above it; else one in bold further down; else the day it was resolved.

    A harness learning has its confidence instead, unless it was put away, and what still says `ISO-8601` is a template.
    """
    if "logged" in head.values and _is_template(head):
        return head.values.get("status"), Status.EXAMPLE
    native = head.values.get("status") or named
    if not native and head.end < end:
        native = _in_metadata(content, head.end, end)
    if native is None and dialect == dialects.HARNESS:
        if head.values.get("archived"):
            return None, Status.REJECTED
        if not _NOWHERE.fullmatch(head.values.get("promoted", "")):
            return None, Status.PROMOTED
        return None, _CONFIDENCE.get(head.values.get("confidence", "").casefold(), Status.UNKNOWN)
    native = native or head.values.get("status", record.state)
    if native is None and head.end < end:
        native = _in_body(content, head.end, end)
    if native is None and "resolved" in head.values:
        return None, _answered(head.values["resolved"])
    return native, status_of(native)


def _answered(resolved: str) -> Status:
    """What the day says on which it was resolved, or a plain yes or no in its place."""
    if stamp_in(resolved) or _YES.fullmatch(resolved):
        return Status.RESOLVED
    return Status.OPEN if _NO.fullmatch(resolved) else Status.UNKNOWN


def _is_template(head: Head) -> bool:
    """Whether the fields still hold what a template says of them: `ISO-8601 timestamp`, `pending | resolved`."""
    status = head.values.get("status", "|")
    return bool(_TEMPLATE_STAMP.match(head.values["logged"])) and ("|" in status or status.startswith("<"))


def _in_body(content: bytes, start: int, end: int) -> str | None:
    """The first status in bold below the head, where it is a status that is known: the last resort."""
    if content.find(b"tatus", start, end) < 0:
        return None
    for line in visible_field_lines(content, start, end):
        value = decoded(content[line.value : line.value_end])
        if line.bold and canonical_field(line.name) == "status" and is_fit("status", value):
            return value
    return None


def _in_metadata(content: bytes, start: int, end: int) -> str | None:
    """The status among the metadata, or as a section of its own, where the head has none."""
    words = status_words(content, start, end)
    if words:
        return decoded(words[1]).strip()
    sections = _SECTION.finditer(content, start, end)
    metadata = next((section for section in sections if canonical_section(section[1]) == "metadata"), None)
    return read_head(content, metadata.end(), end).values.get("status") if metadata else None


def status_words(content: bytes, start: int, end: int) -> re.Match[bytes] | None:
    """The first line (its group 1) below a heading that says `Status`."""
    for section in _SECTION.finditer(content, start, end):
        words = _FIRST_WORDS.match(content, section.end(), end) if canonical_field(section[1]) == "status" else None
        if words:
            return words
    return None


def _logged(record: Record, head: Head) -> str | None:
    """The field; else a date in the heading, when it was first seen, the date in the id, the day it stands below."""
    identity = record.identity
    for candidate in (head.values.get("logged"), identity.stamp, head.values.get("first-seen"), head.tabled):
        stamp = stamp_in(candidate) if candidate else None
        if stamp:
            return stamp
    native_id = identity.id or head.values.get("id")
    return (compact_day(native_id) if native_id else None) or record.stamp


def _segments(identity: Identity) -> dict[str, str | None]:
    """The parts of a heading between pipes that have a name (`Severity: low`); of one name the first counts."""
    parts = (segment.partition(":") for segment in reversed(identity.segments))
    return {name.strip().casefold(): value.strip() or None for name, colon, value in parts if colon}


def _fields_end(content: bytes, newline: int, end: int) -> int:
    match = _FIELDS_END.search(content, newline, end)
    return match.start() + 1 if match else end
