"""Changing one `RUNBOOK.md`: entries that are added, counted anew or archived; its headings stay as they are.

(source: learning engine, RUNBOOK.md)
"""

import re
from collections.abc import Iterator, Sequence

from hotwash.core.formats.runbook import part_of
from hotwash.core.formats.updated import last_updated
from hotwash.core.model.plan import FileEdit, Splice
from hotwash.core.model.runbook import Runbook, RunbookEntry, RunbookOrigin, RunbookPart
from hotwash.core.operations.engine.home import EngineFile
from hotwash.core.operations.engine.runbook_entry import RULE, Statistics, statistics_fields
from hotwash.core.operations.state_move import PLACE
from hotwash.core.operations.words import one_line
from hotwash.core.text.outline import line_end, outline
from hotwash.core.text.sections import Section, sections

TITLES = {
    RunbookPart.PATTERNS: "Patterns That Work",
    RunbookPart.ANTI_PATTERNS: "Anti-Patterns",
    RunbookPart.AUTO_GENERATED: "Auto-Generated Patterns",
    RunbookPart.ARCHIVED: "Archived Patterns",
}
_ORDER = (
    *(RunbookPart.PATTERNS, RunbookPart.ANTI_PATTERNS, RunbookPart.AUTO_GENERATED, RunbookPart.SERVICES),
    *(RunbookPart.MISTAKES, RunbookPart.RECENT, RunbookPart.ARCHIVED),
)
_INTRODUCTION = "*The following patterns were automatically extracted from review findings and session learnings.*"
_SUFFIX = r"(?: \(Auto-generated\)| \(User Correction\))?"
_AUTO_COUNT = re.compile(
    rb"^[*_]{0,2}Auto-generated patterns[*_]{0,2}[ \t]*:[*_ \t]*(\d+)", re.MULTILINE | re.IGNORECASE
)


class RunbookChange:
    """What one plan changes in one runbook, gathered step by step; `edit` is all of it, `None` where it is nothing."""

    def __init__(self, file: EngineFile, agent: str, today: str) -> None:
        self.file = file
        self._agent = agent
        self._today = today
        self._content = file.content or b""
        found = outline(self._content)
        self.is_left_open = found.unclosed or found.unclosed_comment
        """Whether a fence or a comment is never closed: nobody knows what stands outside of it."""
        self._sections = tuple(sections(self._content, found))
        self._added: dict[RunbookPart, list[Sequence[str]]] = {}
        self._archived: list[tuple[RunbookEntry, str]] = []
        self._counted: list[Splice] = []

    @property
    def entries(self) -> tuple[RunbookEntry, ...]:
        held = self.file.document.contents if self.file.document is not None else None
        return held.entries if isinstance(held, Runbook) else ()

    def live(self, name: str) -> list[RunbookEntry]:
        """The entries of exactly that name that are not archived: `race` is not `storage-init-race`."""
        heading = re.compile(rf"###[ \t]+{re.escape(name)}{_SUFFIX}[ \t#]*")
        return [each for each in self.entries if not each.is_archived and heading.fullmatch(self._first_line(each))]

    def add(self, part: RunbookPart, lines: Sequence[str]) -> None:
        """An entry at the end of that part, from its heading to its rule."""
        self._added.setdefault(part, []).append(lines)

    def count_anew(self, entry: RunbookEntry, numbers: Statistics) -> None:
        """Bring the numbers up to date that the entry tells; one that tells none stays as it is."""
        raw = entry.span.of(self._content).partition(b"\n```")[0]
        for name, value in statistics_fields(entry.origin, numbers).items():
            found = re.search(rb"\*\*%s\*\*:[ \t]*([^|\r\n]*?)[ \t]*(?=\||\r?$)" % name.encode(), raw, re.MULTILINE)
            if found is not None and found[1] != value.encode():
                start = entry.span.start + found.start(1)
                self._counted.append(Splice(start, start + len(found[1]), value.encode(), f"{name} of {entry.name}"))

    def archive(self, entry: RunbookEntry, reason: str) -> None:
        """Move the entry as it is below the archived ones, with the day and the reason beneath it."""
        self._archived.append((entry, reason))

    def edit(self) -> FileEdit | None:
        if not (self._added or self._archived or self._counted):
            return None
        if self.file.document is None:
            return FileEdit(self.file.path, None, (Splice(0, 0, self._text(list(self._whole())), "runbook"),))
        splices = (*self._counted, *self._taken(), *self._additions(), *self._head())
        return FileEdit(self.file.path, self.file.content, splices)

    # A new file

    def _whole(self) -> Iterator[str]:
        yield from (f"# {self._agent} Runbook", "", f"Last updated: {self._today}")
        for part in (RunbookPart.PATTERNS, RunbookPart.ANTI_PATTERNS, RunbookPart.AUTO_GENERATED):
            yield from ("", *_headed(part))
            for lines in self._added.get(part, ()):
                yield from ("", *lines)
        yield from ("", "## Service-Specific Notes", "", "## Common Mistakes")

    # One that is there

    def _taken(self) -> Iterator[Splice]:
        for entry, _ in self._archived:
            section = self._section_of(entry)
            yield Splice(section.span.start, section.span.end, b"", PLACE + entry.name)

    def _additions(self) -> Iterator[Splice]:
        for part, entries in self._added.items():
            names = ", ".join(lines[0].removeprefix("### ") for lines in entries)
            yield self._put(part, [self._text(lines) for lines in entries], names)
        if self._archived:
            pieces = [self._archived_text(*each) for each in self._archived]
            yield self._put(RunbookPart.ARCHIVED, pieces, PLACE + self._archived[0][0].name)

    def _archived_text(self, entry: RunbookEntry, reason: str) -> bytes:
        told = f"*Archived on {self._today}: {one_line(reason)}*"
        return entry.span.of(self._content).rstrip() + self._text(("", "", told, "", RULE))

    def _put(self, part: RunbookPart, entries: Sequence[bytes], label: str) -> Splice:
        """These entries at the end of a part, which is made where it comes in the order of the skill."""
        newline = self.file.newline
        text = b"".join(newline + entry for entry in entries)
        section = next((each for each in self._tops if part_of(each.title) is part), None)
        if section is not None:
            at, ended = self._end_of(section)
            return Splice(at, at, ended + text, label)
        later = _ORDER[_ORDER.index(part) + 1 :]
        below = next((each for each in self._tops if part_of(each.title) in later), None)
        text = self._text(list(_headed(part))) + text
        if below is not None:
            return Splice(below.span.start, below.span.start, text + newline, label)
        end = len(self._content)
        return Splice(end, end, self._gap_at_the_end + text, label)

    @property
    def _tops(self) -> Iterator[Section]:
        return (each for each in self._sections if each.level == 2)

    def _end_of(self, section: Section) -> tuple[int, bytes]:
        """Below the last line of a section, which may be the rule of its last entry; and what ends that line."""
        text = self._content[section.text : section.span.end].rstrip()
        at = line_end(self._content, section.text + len(text) - 1)
        return at, b"" if self._content[:at].endswith(b"\n") else self.file.newline

    @property
    def _gap_at_the_end(self) -> bytes:
        """What it takes for a heading to stand below one blank line, when what is archived has gone."""
        taken = [self._section_of(entry).span for entry, _ in self._archived]
        end = next((span.start for span in taken if span.end == len(self._content)), len(self._content))
        newline, before = self.file.newline, self._content[:end]
        ended = b"" if before.endswith(b"\n") or not before else newline
        return ended if not before or before.endswith((b"\n\n", b"\n\r\n")) else ended + newline

    def _head(self) -> Iterator[Splice]:
        """The day at the top, and how many entries the engine wrote, where the file says so."""
        updated = last_updated(self._content)
        if updated is not None and updated.said != self._today:
            is_apart = updated.span.start < updated.span.end or self._content[: updated.span.start].endswith(b" ")
            yield Splice(*updated.span, (b"" if is_apart else b" ") + self._today.encode(), "Last updated")
        count = _AUTO_COUNT.search(self._content)
        number = len(self._added.get(RunbookPart.AUTO_GENERATED, ()))
        gone = [entry for entry, _ in self._archived]
        number += sum(_is_auto(each) and not each.is_archived and each not in gone for each in self.entries)
        if count is not None and int(count[1]) != number:
            yield Splice(*count.span(1), str(number).encode(), "Auto-generated patterns")

    def _section_of(self, entry: RunbookEntry) -> Section:
        return next(each for each in self._sections if each.span.start == entry.span.start)

    def _first_line(self, entry: RunbookEntry) -> str:
        return entry.span.of(self._content).partition(b"\n")[0].decode("utf-8", "replace").strip()

    def _text(self, lines: Sequence[str]) -> bytes:
        return b"".join(line.encode() + self.file.newline for line in lines)


def _headed(part: RunbookPart) -> Iterator[str]:
    yield f"## {TITLES[part]}"
    if part is RunbookPart.AUTO_GENERATED:
        yield from ("", _INTRODUCTION)


def _is_auto(entry: RunbookEntry) -> bool:
    return entry.origin is not RunbookOrigin.MANUAL
