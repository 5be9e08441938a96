"""Refuses a result that loses what the plan did not name: a line outside its splices, or an entry."""

from collections import Counter
from collections.abc import Callable, Iterator

from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.errors import Refused
from hotwash.core.model.plan import FileEdit, Refusal, Splice
from hotwash.core.storage.survival import vanished_entries
from hotwash.core.text import splice

_SWALLOWING = (b"```", b"~~~", b"<!--", b"-->")


def check_nothing_lost(edit: FileEdit, after: bytes | None, parse: Callable[[str, bytes], Document]) -> None:
    """Raises `Refused` if `after` lacks lines or entries of the base that no splice covers. Only an edit that removes
    headings or opens something that swallows what follows can lose an entry, so only then both sides are read."""
    base = edit.base
    if base is None or after is None:
        return
    if not _keeps_the_rest(base, after, splice.in_order(edit.splices)):
        raise Refused(Refusal(f"{edit.path} would lose lines that the change is not about", "nothing was written"))
    if not any(_can_hide_entries(base, each) for each in splice.whole_lines(base, edit.splices)):
        return
    lost = list(_lost(edit, parse(edit.path, base), parse(edit.path, after)))
    if lost:
        names = ", ".join(entry.anchor for entry in lost[:3])
        count = "an entry" if len(lost) == 1 else f"{len(lost)} entries"
        raise Refused(Refusal(f"{edit.path} would lose {count} ({names})", "nothing was written"))


def _lost(edit: FileEdit, before: Document, after: Document) -> Iterator[Entry]:
    """Entries that are gone, or stand below a fence that the edit opens: we still find those, other tools do not."""
    begin = min(each.start for each in edit.splices)
    gone = vanished_entries(before, after)
    named = [entry for entry in before.entries if _is_named(entry, edit.splices)]
    # Of several entries of one id nobody can say which one went: as many may go as are named.
    may_go = Counter(entry.anchor for entry in named)
    for entry in gone:
        if may_go[entry.anchor]:
            may_go[entry.anchor] -= 1
        else:
            yield entry
    if _leaves_a_fence_open(after) and not _leaves_a_fence_open(before):
        yield from (each for each in before.entries if each.span.start >= begin and each not in (*gone, *named))


def _leaves_a_fence_open(document: Document) -> bool:
    return any(each.rule == "unclosed-fence" for each in document.diagnostics)


def _keeps_the_rest(base: bytes, after: bytes, splices: list[Splice]) -> bool:
    """Walk both sides at once: between the splices they must be the same bytes, to the end."""
    at = 0
    grown = 0
    for each in splices:
        if base[at : each.start] != after[at + grown : each.start + grown]:
            return False
        at = each.end
        grown += len(each.text) - (each.end - each.start)
    return base[at:] == after[at + grown :]


def _can_hide_entries(base: bytes, lines: Splice) -> bool:
    removed, written = base[lines.start : lines.end], lines.text
    kept = written.split(b"\n")
    headings_go = any(line.lstrip().startswith(b"#") and line not in kept for line in removed.split(b"\n"))
    return headings_go or any(removed.count(mark) != written.count(mark) for mark in _SWALLOWING)


def _is_named(entry: Entry, splices: tuple[Splice, ...]) -> bool:
    return any(each.start <= entry.span.start and entry.span.end <= each.end for each in splices)
