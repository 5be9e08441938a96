"""Verbs about what is wrong in the files."""

from hotwash.core.operations.operation import Operation, Parameter

_RULE = Parameter("rule", "only what these rules found, separated by commas", flag="--rule", placeholder="RULE")

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="repair",
        title="Repair",
        summary="Put right what lint found, where a repair says nothing but what the file says already",
        example="hotwash repair ERR-20260520-001 --rule unknown-status --apply",
        module="repair",
        takes="none",
        writes_at_once=False,
        parameters=(
            Parameter("all", "everything that has a safe repair", flag="--all", is_switch=True),
            _RULE,
        ),
    ),
    Operation(
        verb="excuse",
        title="Excuse",
        summary="Call a problem fine as it is; you are told again when the text it is about changes",
        example="hotwash excuse .learnings/ERRORS.md:48 --rule unknown-area",
        module="excuse",
        takes="none",
        parameters=(_RULE,),
    ),
)
