"""Taking back and bringing back."""

from hotwash.core.operations.operation import Operation, Parameter

_TRANSACTION = (
    Parameter("transaction", "which one, as the journal names it; your newest when not given", placeholder="TX"),
)

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="undo",
        title="Undo",
        summary="Take back your newest change, or any one of the journal; what others wrote since stays",
        example="hotwash undo",
        module="undo",
        parameters=_TRANSACTION,
        takes="none",
        looks_elsewhere=True,
    ),
    Operation(
        verb="redo",
        title="Redo",
        summary="Bring back what you undid last",
        example="hotwash redo",
        module="redo",
        parameters=_TRANSACTION,
        takes="none",
        looks_elsewhere=True,
    ),
)
