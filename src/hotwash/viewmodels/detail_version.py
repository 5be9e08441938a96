"""An entry or a record as it was at one reading, while the person has stepped back to it."""

from collections.abc import Sequence
from datetime import datetime

from hotwash.core.analysis.ages import clock_text
from hotwash.core.model.values import dataclass, replace
from hotwash.core.model.vocabulary import Tone, WalStatus
from hotwash.core.model.wal import WalRecord
from hotwash.core.text.diff import diff_lines
from hotwash.core.text.visible import decoded
from hotwash.viewmodels.detail import BLANK, Detail, DetailLine, diff_line, limited, parts, prose
from hotwash.viewmodels.rows import Cell, shown

PINNED = "‖"

CLAIM_TONES = {WalStatus.COMMITTED: Tone.GOOD, WalStatus.ROLLED_BACK: Tone.DIM, WalStatus.UNKNOWN: Tone.WARNING}


@dataclass(frozen=True, slots=True)
class Version:
    """What a file said of an entry or a record at one reading; `text` is `None` where it said nothing any more.

    `record` is what a write-ahead record claimed then.
    """

    seen_at: datetime
    text: bytes | None
    record: WalRecord | None = None


def version_detail(detail: Detail, versions: Sequence[Version], at: int, now: datetime, *, full: bool) -> Detail:
    """The same detail with the first and the last tab as they were: the text, and what this version changed."""
    version, count = versions[at], len(versions)
    first, last = detail.tabs[0], detail.tabs[-1]
    head = [
        parts(Cell(f"{PINNED} version {at + 1}/{count}", Tone.STRONG), f"  seen {clock_text(version.seen_at, now)}")
    ]
    lines: tuple[DetailLine, ...] = ()
    cut = detail.cut
    if detail.tab == first:
        lines, cut = limited([*head, BLANK, *_text(version)], full)
    elif detail.tab == last:
        lines, cut = limited([*head, BLANK, *_changes(versions, at)], full)
    return replace(
        detail,
        subject=(detail.subject, at),
        title=f"{PINNED} {at + 1}/{count} {detail.title}",
        lines=lines or detail.lines,
        cut=cut,
    )


def claim(version: Version) -> Cell:
    """What the buffer said of a record."""
    record = version.record
    if record is None:
        return Cell("not in the buffer any more", Tone.DIM)
    return Cell(shown(record.native_status) or "no status", CLAIM_TONES.get(record.status, Tone.ACCENT))


def _text(version: Version) -> list[DetailLine]:
    if version.text is None:
        return [parts(Cell("It was not in its file then.", Tone.DIM))]
    return [prose(decoded(version.text))]


def _changes(versions: Sequence[Version], at: int) -> list[DetailLine]:
    """This version against the one before it."""
    if not at:
        return [parts(Cell("No earlier version was seen.", Tone.DIM))]
    before, now = versions[at - 1].text or b"", versions[at].text or b""
    return [diff_line(line) for line in diff_lines(before, now)]
