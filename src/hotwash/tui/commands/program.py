"""Keys about the program itself: help, commands, pause, rescan, the mouse, quitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.pointing import toggle_mouse

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard


def help_screen(dashboard: Dashboard) -> None:
    dashboard.menus.help()


def palette(dashboard: Dashboard) -> None:
    dashboard.menus.palette()


def pause(dashboard: Dashboard) -> None:
    """Hold the lists still; once more shows everything that happened meanwhile."""
    session = dashboard.session
    session.paused = not session.paused
    if session.paused:
        dashboard.say("paused – the lists stand still, f goes on")
    else:
        before = dashboard.desk.news.count
        dashboard.freshness.catch_up()
        waiting = max(0, dashboard.desk.news.count - before)
        dashboard.say(f"live again, {waiting} change{'s' * (waiting != 1)} shown")
    dashboard.surface.show_header()


def rescan(dashboard: Dashboard) -> None:
    dashboard.say("reading everything again …", Tone.DIM)
    dashboard.run_worker(_rescan(dashboard), group="rescan", exclusive=True)


async def _rescan(dashboard: Dashboard) -> None:
    news = dashboard.desk.news.count
    await dashboard.bridge.rescan()
    await dashboard.reloading.read_again()
    dashboard.improving.read(asks=True)
    dashboard.freshness.catch_up()
    files, changes = len(dashboard.desk.store.snapshot.documents), dashboard.desk.news.count - news
    dashboard.say(f"{files} files, {max(0, changes)} changes")


def mouse(dashboard: Dashboard) -> None:
    """Give the mouse back to the terminal, or take it."""
    released = toggle_mouse(dashboard)
    dashboard.say("the mouse is the terminal's – M takes it back" if released else "the mouse is back")


def quit_program(dashboard: Dashboard) -> None:
    """Quit; asks once where a draft was left behind or something is still being written."""
    step = dashboard.improving.busy_with
    reason = dashboard.writer.busy_with or (f"still {step}" if step else "") or _drafts_left(dashboard)
    if reason:
        dashboard.ask(f"{reason} – quit?", dashboard.leave)
    else:
        dashboard.leave()


def _drafts_left(dashboard: Dashboard) -> str:
    count = dashboard.resuming.new_drafts
    if not count:
        return ""
    said = "1 draft" if count == 1 else f"{count} drafts"
    if not dashboard.resuming.keeps:
        return f"{said} will be lost"
    return f"{said} {'is' if count == 1 else 'are'} kept"


def themes(dashboard: Dashboard) -> None:
    dashboard.menus.theme_menu()


def messages(dashboard: Dashboard) -> None:
    dashboard.menus.messages()


def save_screen(dashboard: Dashboard) -> None:
    path = dashboard.app.save_screenshot()
    dashboard.say(f"saved {path}")
