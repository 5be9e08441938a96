"""From the headings of a file, or of a stretch of it, to the drafts of the entries in it."""

from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from hotwash.core.formats.entries.draft import Draft
from hotwash.core.formats.entries.headless import headless_records
from hotwash.core.formats.entries.headline import Headline, Role
from hotwash.core.formats.entries.record import Form, Record
from hotwash.core.formats.entries.shape import drafted
from hotwash.core.formats.entries.shortcut import template_draft
from hotwash.core.formats.entries.wording import Wording
from hotwash.core.model.span import Span
from hotwash.core.model.vocabulary import Kind
from hotwash.core.text.outline import Outline

_JUST_A_RULE = 12


def drafts_of(content: bytes, found: Outline, lines: list[Headline], in_file: Kind) -> list[Draft]:
    """In their order; `lines` may be only the first headings of `content`, which then is read as far as they reach."""
    drafts: list[Draft] = []
    leftovers: list[Span] = []
    for line, end in _with_ends(lines):
        draft = _headed(content, line, end, in_file)
        drafts.append(draft)
        if end - draft.end > _JUST_A_RULE:
            leftovers.append(Span(draft.end, end))
    headless = headless_records(content, found, lines, leftovers, is_named=in_file is not Kind.NOTE)
    drafts += [drafted(content, record, in_file) for record in headless]
    drafts.sort(key=itemgetter(0))
    return drafts


def _with_ends(lines: list[Headline]) -> Iterator[tuple[Headline, int]]:
    """The headings that begin entries, with where each entry ends: at the next heading that is no part of it."""
    begun: Headline | None = None
    for line in lines:
        role = line.role
        if role is Role.PART:
            continue
        if begun:
            yield begun, line.start
        begun = line if role is Role.ENTRY else None
    if begun:
        yield begun, lines[-1].following


def _headed(content: bytes, line: Headline, end: int, in_file: Kind) -> Draft:
    draft = template_draft(line.template, line.start, line.newline, end) if line.template else None
    if draft:
        return draft
    words = line.words
    if end <= line.newline + 1:
        return Draft(line.start, line.newline, end, *_bare(words, line.stamp, line.state, in_file)[3:])
    record = Record(line.start, line.newline, end, words.identity, words.plain, line.stamp, line.state, Form.HEADING)
    return drafted(content, record, in_file)


@lru_cache(maxsize=1024)
def _bare(words: Wording, stamp: str | None, state: str | None, in_file: Kind) -> Draft:
    """The draft of a heading with nothing below it, but for its places: all it says are its words."""
    return drafted(b"", Record(0, 0, 0, words.identity, words.plain, stamp, state, Form.HEADING), in_file)
