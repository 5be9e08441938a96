"""Menus, lists of commands and messages: what is chosen from, and what is only told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.screen import Screen

from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import SourceProblem
from hotwash.tui import screens
from hotwash.tui.action import Group
from hotwash.tui.actions import ACTIONS
from hotwash.tui.commands.deciding import subject_of
from hotwash.tui.commands.going import set_order
from hotwash.tui.finding import described
from hotwash.tui.keymap import shown

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard


class Menus:
    """One at a time, over the dashboard; none of them ends in a plan."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard

    def sort_menu(self) -> None:
        pane = self._dashboard.view.pane
        if pane is None:
            return
        rows = [screens.PickRow(name, name) for name in pane.sorts]
        heading = f"Sort {pane.label}"
        self._pick(screens.PickSheet(heading, rows, chosen=pane.sort), lambda name: set_order(self._dashboard, name))

    def views(self) -> None:
        """`F`: filters with a name."""
        from hotwash.tui.commands.viewing import delete_view, show_view

        dashboard = self._dashboard
        desk = dashboard.desk
        expression = dashboard.session.filters.get(dashboard.session.pane, "")
        shown_now = desk.view_shown(expression)
        sheet = screens.ViewsSheet(
            desk.views,
            chosen=shown_now if expression else "all",
            save=lambda: dashboard.sheets.save_view(expression),
            delete=lambda name: delete_view(dashboard, name),
            unsaved=desk.read_only or ("" if expression else "no filter to save – / types one"),
            kept=desk.read_only,
        )
        self._pick(sheet, lambda name: show_view(dashboard, name))

    def pick_entry(self, keys: Sequence[Key], go: Callable[[Key], None]) -> None:
        rows = [screens.PickRow(str(at), *described(self._dashboard.desk.snapshot, key)) for at, key in enumerate(keys)]
        self._pick(screens.PickSheet("Go to", rows), lambda value: go(keys[int(value)]))

    def recalled(
        self, heading: str, told: Sequence[tuple[str, str]], words: Sequence[str], go: Callable[[int], None]
    ) -> None:
        """What was recalled; the entry that is picked is gone to."""
        self._pick(screens.RecallSheet(heading, told, words), lambda at: go(int(at)))

    def theme_menu(self) -> None:
        app = self._dashboard.app
        names = sorted(app.available_themes, key=lambda name: (not name.startswith("hotwash"), name))
        rows = [screens.PickRow(name, name) for name in names]

        def choose(name: str) -> None:
            app.theme = name

        self._pick(screens.PickSheet("Theme", rows, chosen=app.theme), choose)

    def menu(self, heading: str, rows: Sequence[screens.PickRow], take: Callable[[str], None]) -> None:
        """One of a few things to do."""
        self._pick(screens.PickSheet(heading, rows), take)

    def _pick(self, sheet: Screen[str], take: Callable[[str], None]) -> None:
        self._dashboard.app.push_screen(sheet, lambda value: take(value) if value is not None else None)

    # Help and messages

    def help(self) -> None:
        self._dashboard.app.push_screen(screens.HelpScreen(self.commands()), self._run_later)

    def palette(self) -> None:
        self._dashboard.app.push_screen(screens.PaletteScreen(self.commands()), self._run_later)

    def commands(self) -> list[screens.Command]:
        """Everything there is to run, by its name for the row under the cursor, with the reason where it cannot now."""
        dashboard = self._dashboard
        order, kind = list(Group), subject_of(dashboard).kind
        return [
            screens.Command(
                action.id,
                action.called(kind),
                " ".join(shown(key) for key in dashboard.keymap.keys_of(action.id)),
                action.group,
                action.help,
                action.reason(dashboard),
                action.with_words is not None,
            )
            for action in sorted(ACTIONS, key=lambda action: order.index(action.group))
        ]

    def _run_later(self, action_id: str | None) -> None:
        if action_id is not None:
            name, _, words = action_id.partition(" ")
            self._dashboard.call_after_refresh(self._dashboard.do, name, words)

    def messages(self) -> None:
        rows = [screens.PickRow(str(at), said) for at, said in enumerate(reversed(self._dashboard.surface.said))]
        self._dashboard.app.push_screen(screens.PickSheet("Messages", rows, empty="nothing was said yet"))

    def reveal(self, name: str, text: str) -> None:
        """Key-like strings as they are, until it closes by itself."""
        self._dashboard.app.push_screen(screens.RevealSheet(name, text))

    def explain(self, problem: SourceProblem) -> None:
        desk = self._dashboard.desk
        since = desk.clock_time(problem.since)
        what = f"{desk.name_of(problem.path)} cannot be read since {since}. What was read before stays on the screen."
        self.tell(desk.name_of(problem.path), what, problem.reason, problem.next_step)

    def tell(self, heading: str, what: str, why: str = "", next_step: str = "") -> None:
        self._dashboard.app.push_screen(screens.MessageSheet(heading, what, why, next_step))
