"""What becomes of a file in `memory/` when the other workspace has one of that name, too."""

from hotwash.core.analysis.buffers import BUFFER_FORMAT
from hotwash.core.model.document import Document
from hotwash.core.model.plan import FileEdit, Refusal, Splice
from hotwash.core.model.session import DailyNote, SessionState
from hotwash.core.operations.choices import MIGRATION
from hotwash.core.operations.section_lines import at_the_end, into_section
from hotwash.core.operations.wal_begin import record_splice
from hotwash.core.text.outline import outline
from hotwash.core.text.sections import Section, items, sections
from hotwash.core.text.splice import apply


def merged(source: Document, target: Document) -> FileEdit | Refusal | None:
    """The change of `target` that adds what `source` says; `None` where it says nothing new."""
    if source.content == target.content:
        return None
    if source.format == BUFFER_FORMAT:
        return _buffer(source, target)
    if isinstance(source.contents, SessionState):
        return _session_state(source, target)
    if isinstance(source.contents, DailyNote):
        return _daily_note(source, target)
    return None


def _buffer(source: Document, target: Document) -> FileEdit | Refusal | None:
    """One buffer holds one task: two that are used cannot become one. Records of migrations stay in theirs."""
    if not _is_used(source) or _without_migrations(target).split() == source.content.split():
        return None
    if _is_used(target):
        reason = f"both {source.relative} and {target.relative} hold a task or WAL records"
        return Refusal(reason, "finish one of them first, or --replace the other")
    content = source.content
    for record in target.records:
        lines = target.raw(record).decode("utf-8", "replace").splitlines()
        content = apply(content, (record_splice(content, source.newline, lines),))
    return _replaced(target, content)


def _is_used(buffer: Document) -> bool:
    own = [record for record in buffer.records if not (record.operation or "").startswith(MIGRATION)]
    return bool(own) or (buffer.task is not None and buffer.task.title is not None)


def _without_migrations(buffer: Document) -> bytes:
    """What a buffer says beside the records of migrations: after one it says the same as the other."""
    content = buffer.content
    for record in reversed(buffer.records):
        if (record.operation or "").startswith(MIGRATION):
            content = content[: record.span.start] + content[record.span.end :]
    return content


def _session_state(source: Document, target: Document) -> FileEdit | None:
    """Every bullet that is not there goes to the end of the section of the same title."""
    if isinstance(target.contents, SessionState) and not target.contents.counts:
        return _replaced(target, source.content)
    content = target.content
    for section in _tops(source.content):
        lines = _missing_bullets(source.content, section, content)
        if lines:
            place = next((each for each in _tops(content) if each.title == section.title), None)
            content = apply(content, (into_section(content, target.newline, place, section.title, lines),))
    return _replaced(target, content) if content != target.content else None


def _missing_bullets(source: bytes, section: Section, target: bytes) -> list[str]:
    known = {item.text for _, item in items(target, outline(target), _tops(target))}
    found = [item.text for _, item in items(source, outline(source), (section,))]
    return [f"- {text}" for text in found if text not in known and not text.startswith(("YYYY-MM-DD", "Example"))]


def _tops(content: bytes) -> tuple[Section, ...]:
    return tuple(section for section in sections(content, outline(content)) if section.level == 2)


def _daily_note(source: Document, target: Document) -> FileEdit:
    """A note is only appended to: the other one without its title."""
    lines = source.content.decode("utf-8", "replace").replace("\r\n", "\n").strip("\ufeff\n").split("\n")
    rest = lines[1:] if lines[:1] and lines[0].startswith("# ") else lines
    text = "\n".join(rest).strip("\n").split("\n")
    return FileEdit(target.path, target.content, (at_the_end(target.content, target.newline, text, "note"),))


def _replaced(target: Document, content: bytes) -> FileEdit:
    return FileEdit(target.path, target.content, (Splice(0, len(target.content), content, "file"),))
