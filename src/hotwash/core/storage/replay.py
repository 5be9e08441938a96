"""Does or takes back the change of one file by its hunks, on whatever the file holds now."""

from enum import Enum
from zlib import crc32

from hotwash.core.model.plan import FileEdit, Splice
from hotwash.core.model.transaction import Hunk
from hotwash.core.storage.journal import FileChange, Version
from hotwash.core.text import splice


class Astray(Exception):
    """The lines of a change cannot be found, or not without doubt."""


class Standing(Enum):
    """What a file shows of a change; text that others appended does not matter."""

    BEFORE = "before"
    AFTER = "after"
    OTHER = "other"


def file_change(edit: FileEdit, after: bytes | None) -> FileChange:
    """The edit, whose result is `after`, as the journal keeps it; `splice.hunks` gives its hunks in the same order."""
    base = edit.base
    if base is None or after is None:
        return FileChange(edit.path, _version(base), _version(after), (0,), (0,))
    starts_before, starts_after, grown = [], [], 0
    for group in splice.whole_lines(base, edit.splices):
        starts_before.append(group.start)
        starts_after.append(group.start + grown)
        grown += len(group.text) - (group.end - group.start)
    return FileChange(edit.path, _version(base), _version(after), tuple(starts_before), tuple(starts_after))


def standing(content: bytes | None, change: FileChange) -> Standing:
    """Where both versions fit, one being the beginning of the other, the longer one says more."""
    fits = [
        (version.length if version is not None else 0, kind)
        for version, kind in ((change.before, Standing.BEFORE), (change.after, Standing.AFTER))
        if _fits(content, version)
    ]
    return max(fits, key=lambda fit: fit[0])[1] if fits else Standing.OTHER


def shows(content: bytes | None, change: FileChange, hunks: tuple[Hunk, ...]) -> bool:
    """Whether the change is in the file, also after others changed other lines of it."""
    try:
        return taken_back(content, change, hunks) != content
    except Astray:
        return False


def done(content: bytes | None, change: FileChange, hunks: tuple[Hunk, ...]) -> bytes | None:
    """The content with the change made. Raises `Astray` if the file is not what the change was made for."""
    match standing(content, change):
        case Standing.AFTER:
            return content
        case Standing.BEFORE:
            return _spliced(content, hunks, change.starts_before, forward=True)
        case Standing.OTHER:
            raise Astray(change.path)


def taken_back(content: bytes | None, change: FileChange, hunks: tuple[Hunk, ...]) -> bytes | None:
    """The content without the change, and with everything else that is in it. Raises `Astray`."""
    match standing(content, change):
        case Standing.BEFORE:
            return content
        case Standing.AFTER:
            return _spliced(content, hunks, change.starts_after, forward=False)
        case Standing.OTHER:
            if content is None or change.before is None or change.after is None:
                raise Astray(change.path)
            starts = tuple(_found(content, hunk) for hunk in hunks)
            return _spliced(content, hunks, starts, forward=False)


def _spliced(content: bytes | None, hunks: tuple[Hunk, ...], starts: tuple[int, ...], *, forward: bool) -> bytes | None:
    splices = []
    gone = False
    for hunk, start in zip(hunks, starts, strict=True):
        there, wanted = (hunk.before, hunk.after) if forward else (hunk.after, hunk.before)
        splices.append(Splice(start, start + len(there), wanted, hunk.label))
        gone = gone or (hunk.deleted if forward else hunk.created)
    result = splice.apply(content or b"", splices)
    return None if gone and not result else result


def _found(content: bytes, hunk: Hunk) -> int:
    """Where the changed lines stand now: with the lines around them they occur exactly once."""
    wanted = hunk.above + hunk.after + hunk.below
    at = content.find(wanted) if hunk.after else -1
    if at < 0 or content.find(wanted, at + 1) >= 0:
        raise Astray(hunk.path)
    return at + len(hunk.above)


def _version(content: bytes | None) -> Version | None:
    return None if content is None else Version(len(content), crc32(content))


def _fits(content: bytes | None, version: Version | None) -> bool:
    if content is None or version is None:
        return content is None and version is None
    return len(content) >= version.length and crc32(memoryview(content)[: version.length]) == version.checksum
