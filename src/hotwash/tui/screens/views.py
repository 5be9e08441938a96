"""Saved views: Enter shows one, `s` saves the present filter, `d` deletes one that was saved."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from hotwash.core.analysis.views import Origin, SavedView
from hotwash.tui.screens.pick import PickRow, PickSheet
from hotwash.tui.screens.sheet import KeyHint

EVERYTHING = "everything that is open"


class ViewsSheet(PickSheet):
    """Gives back the name of the view to show. `save` and `delete` open or write what comes after this sheet.

    `unsaved` says why the present filter cannot be saved, `kept` why nothing can be deleted.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "save", "save the present filter", id="view.save"),
        Binding("d", "delete", "delete the view", id="view.delete"),
    ]

    def __init__(
        self,
        views: Sequence[SavedView],
        *,
        chosen: str,
        save: Callable[[], None],
        delete: Callable[[str], None],
        unsaved: str,
        kept: str,
    ) -> None:
        super().__init__("Views", [_row(view) for view in views], chosen=chosen)
        self._views = views
        self._save = save
        self._delete = delete
        self._unsaved = unsaved
        self._kept = kept

    def key_hints(self) -> Sequence[KeyHint]:
        enter, move, *_, close = super().key_hints()
        mine = (
            KeyHint("s", "save the filter", "save", "s", dim=bool(self._unsaved)),
            KeyHint("d", "delete", press="d", dim=bool(self._undeletable())),
        )
        return (enter, move, *mine, close)

    def action_save(self) -> None:
        if self._unsaved:
            self.say(self._unsaved)
        else:
            self._leave_for(self._save)

    def action_delete(self) -> None:
        reason = self._undeletable()
        if reason:
            self.say(reason)
        else:
            name = self._views[self._at].name
            self._leave_for(lambda: self._delete(name))

    def _undeletable(self) -> str:
        view = self._views[self._at]
        if view.origin is Origin.SAVED:
            return self._kept
        return f"{view.name} is built in" if view.origin is Origin.BUILT_IN else f"{view.name} stands in a file"

    def _leave_for(self, what: Callable[[], None]) -> None:
        self.app.call_later(what)
        self.dismiss(None)


def _row(view: SavedView) -> PickRow:
    told = view.expression or EVERYTHING
    where = "" if view.origin is Origin.BUILT_IN else f"  {view.origin}"
    return PickRow(view.name, view.name, f"{told}{where}", view.problem)
