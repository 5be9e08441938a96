"""Verbs about which entries tell the same story."""

from hotwash.core.operations.operation import Operation, Parameter

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="join",
        title="Join",
        summary="Say that entries tell the same story; their clusters become one, whatever the rules think",
        example="hotwash join ERR-20260518-001 ERR-20260520-002",
        module="cluster",
        parameters=(Parameter("move", "the first entry leaves its own cluster behind", flag="--move", is_switch=True),),
    ),
    Operation(
        verb="split",
        title="Split off",
        summary="Say that an entry tells another story than the cluster it is in",
        example="hotwash split ERR-20260520-002",
        module="cluster",
    ),
)
