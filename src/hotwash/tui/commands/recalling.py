"""What was learned about some words before, as `hotwash recall` tells it; Enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.vocabulary import Tone
from hotwash.core.storage.git import project_name
from hotwash.tui.commands.going import show_entry

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard


def ask(dashboard: Dashboard) -> None:
    dashboard.prompts.open_recall()


def recall_words(dashboard: Dashboard, text: str) -> None:
    """The answer of `hotwash recall` to these words."""
    from hotwash.core.analysis.recall import recall
    from hotwash.viewmodels.recall import recall_lines

    words = text.split()
    if not words:
        dashboard.say("no word was typed", Tone.DIM)
        return
    desk = dashboard.desk
    found = recall(desk.snapshot, words, desk.clock.now(), project_name(str(desk.store.config.root)))
    heading, *lines = recall_lines(found, found.believed, everything=False)
    keys = [each.entry.key for each in found.believed]
    told = list(zip(lines[::2], lines[1::2], strict=True))
    dashboard.menus.recalled(heading, told, words, lambda at: show_entry(dashboard, keys[at]))
