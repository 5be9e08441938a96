"""The table of operations: keys, commands, palette, help and reference pages are made from its rows."""

from hotwash.core.operations.operation import Operation
from hotwash.core.operations.rows import (
    clusters,
    engine,
    entries,
    harness,
    hooks,
    journal,
    logging,
    problems,
    records,
    rules,
    session,
    shift,
    skills,
    views,
    workspaces,
)

_CHAPTERS = (
    logging,
    entries,
    clusters,
    problems,
    rules,
    engine,
    records,
    session,
    shift,
    skills,
    harness,
    views,
    workspaces,
    hooks,
    journal,
)

OPERATIONS: dict[str, Operation] = {operation.verb: operation for chapter in _CHAPTERS for operation in chapter.ROWS}
