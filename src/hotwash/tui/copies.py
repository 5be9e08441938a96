"""What a row gives when it is copied: an id, a rollback, a place; Markdown; or a command line."""

from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.wal import WalRecord
from hotwash.core.text.masking import masked
from hotwash.core.text.visible import visible_lines
from hotwash.tui.kinds import kind_of
from hotwash.viewmodels.rows import Row

SHORT, LONG, COMMAND = "short", "long", "command"


def copied(snapshot: Snapshot, row: Row, length: str) -> str:
    """The text for the clipboard, visible and masked; empty where a row has none of that kind."""
    return kind_of(row).copied(snapshot, row, length)


def rollback_of(record: WalRecord) -> str:
    """The way back as a record says it."""
    return safe(record.rollback or "")


def safe(text: str) -> str:
    """Text of several lines from a file, visible and masked."""
    return "\n".join(visible_lines(masked(text)))
