"""The table of operations: keys, commands, palette, help and reference pages are made from its rows."""

from hotwash.core.operations.operation import Operation
from hotwash.core.operations.rows import entries, hooks, journal, records, rules, workspaces

OPERATIONS: dict[str, Operation] = {
    operation.verb: operation
    for chapter in (entries, rules, records, workspaces, hooks, journal)
    for operation in chapter.ROWS
}
