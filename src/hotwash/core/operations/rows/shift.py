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
    Operation(
        verb="snooze",
        title="Snooze",
        summary="Take entries out of sight until a day, until they recur, or until the next handoff; no file changes",
        example="hotwash snooze ERR-20260520-001 3d",
        module="snooze",
        takes_calls=True,
        parameters=(
            Parameter(
                "until",
                "3d, 2w, 6h, tomorrow, monday, 18:00, 2026-06-01, ×2 (so often more), handoff; now wakes at once",
                required=True,
                placeholder="UNTIL",
                is_word=True,
            ),
            Parameter(
                "candidate",
                "the suggestion that these entries make, not the entries",
                flag="--candidate",
                is_switch=True,
            ),
        ),
    ),
)
