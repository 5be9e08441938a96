"""Operations without a key of their own: the form of their parameters, on the subject if they are about one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hotwash.tui.commands.deciding import can, subject_of
from hotwash.tui.subject import Subject

if TYPE_CHECKING:
    from hotwash.core.operations import Operation
    from hotwash.tui.dashboard import Dashboard


def fill_in(operation: Operation) -> Callable[[Dashboard], None]:
    def run(dashboard: Dashboard) -> None:
        dashboard.sheets.operation(operation, Subject() if operation.takes == "none" else subject_of(dashboard))

    return run


def can_fill_in(operation: Operation) -> Callable[[Dashboard], str]:
    """Why the operation makes no sense now, or nothing."""
    if operation.takes != "none":
        return can(operation.verb)

    def reason(dashboard: Dashboard) -> str:
        refusal = dashboard.desk.store.refusal(operation.verb, None)
        return str(refusal) if refusal is not None else ""

    return reason
