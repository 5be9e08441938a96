"""The table of subcommands: readings, the journal and its two directions, then one for every other operation."""

from hotwash.cli.command import Command
from hotwash.cli.operating import operation_command
from hotwash.cli.reading.completing import COMPLETIONS
from hotwash.cli.reading.journalling import JOURNAL
from hotwash.cli.reading.listing import LIST
from hotwash.cli.reading.showing import SHOW
from hotwash.cli.reading.status import STATUS
from hotwash.cli.reading.why import WHY
from hotwash.cli.scoring import SCORE
from hotwash.cli.taking_back import REDO, UNDO
from hotwash.cli.waling import WAL, WATCH
from hotwash.core.operations import OPERATIONS

_OWN_COMMANDS = ("undo", "redo", "score", "wal-commit", "wal-rollback")

COMMANDS: tuple[Command, ...] = (
    LIST,
    SHOW,
    WHY,
    STATUS,
    WATCH,
    WAL,
    *(operation_command(operation) for verb, operation in OPERATIONS.items() if verb not in _OWN_COMMANDS),
    SCORE,
    UNDO,
    REDO,
    JOURNAL,
    COMPLETIONS,
)
