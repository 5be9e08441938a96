"""Verbs about the write-ahead log."""

from hotwash.core.operations.operation import Operation, Parameter

_EVIDENCE = (
    Parameter(
        "evidence", "how you know, in one line; kept below the status", True, flag="--note", also=("--evidence",)
    ),
)

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="wal-commit",
        title="Committed",
        summary="Mark a PENDING record as COMMITTED: the operation went through",
        example="hotwash wal commit --note 'terraform state list shows the new subnet group'",
        module="wal",
        parameters=_EVIDENCE,
        takes="record",
    ),
    Operation(
        verb="wal-rollback",
        title="Rolled back",
        summary="Mark a PENDING record as ROLLED_BACK: everything is as it was before",
        example="hotwash wal rollback --note 'helm history shows revision 41 again'",
        module="wal",
        parameters=_EVIDENCE,
        takes="record",
    ),
    Operation(
        verb="wal-tick",
        title="Tick a line",
        summary="Tick the next line of a record's checklist: it was looked at; kept in your own state",
        example="hotwash wal tick --line 2",
        module="wal_tick",
        parameters=(
            Parameter("line", "its number among the lines with a box (default: the next open one)", flag="--line"),
        ),
        takes="record",
    ),
)
