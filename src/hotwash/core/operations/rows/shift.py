"""Verbs about handing over to the next shift."""

from hotwash.core.operations.operation import Operation, Parameter

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="handoff",
        title="Hand over",
        summary="Move the handoff to now: what is new counts from here",
        example="hotwash handoff --mark",
        module="handoff",
        takes="none",
    ),
    Operation(
        verb="shift-note",
        title="Note for the next shift",
        summary="Keep one line about an entry for the next shift; it stands in the handoff, not in the file",
        example="hotwash shift-note ERR-20260520-001 'waits for chart 2.5'",
        module="shift_note",
        parameters=(Parameter("text", "the line; without one the note is taken off"),),
    ),
)
