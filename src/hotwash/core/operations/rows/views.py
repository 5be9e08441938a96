"""Verbs about filters with a name."""

from hotwash.core.operations.operation import Operation, Parameter

_NAME = Parameter("name", "what the view is called", required=True, flag="--name", placeholder="NAME")

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="save-view",
        title="Save view",
        summary="Give a filter a name; F in the dashboard and list --view show it",
        example="hotwash save-view --name mornings 'is:new,changed -area:docs'",
        module="views",
        takes="none",
        parameters=(_NAME, Parameter("expression", "the filter", required=True, placeholder="EXPR")),
    ),
    Operation(
        verb="delete-view",
        title="Delete view",
        summary="Forget a view that was saved; those of configuration files stay",
        example="hotwash delete-view --name mornings",
        module="views",
        takes="none",
        parameters=(_NAME,),
    ),
)
