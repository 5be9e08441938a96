"""The screen of `hotwash doctor --keys`: asks for a key, shows what arrives, and keeps no files open."""

from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from hotwash.tui.key_trial import KeyTrial
from hotwash.tui.keymap import shown, token
from hotwash.viewmodels.key_report import swallowed_keys


class KeyCheckScreen(Screen[None], inherit_bindings=False):
    """Takes every key before anything else could."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, trial: KeyTrial) -> None:
        super().__init__()
        self._trial = trial

    def compose(self) -> ComposeResult:
        yield Static(Content(self.text), id="key-check")

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self._trial.press(token(event.key, event.character))
        if self._trial.is_over:
            self.app.exit()
        else:
            self.query_one("#key-check", Static).update(Content(self.text))

    @property
    def text(self) -> str:
        """What to press, what came of it, and what did not."""
        trial = self._trial
        at = f"{len(trial.came) + 1} of {len(trial.asked)}"
        asked = f"Press {shown(trial.next)}   ({trial.keymap.by_key[trial.next]})" if trial.next else ""
        swallowed = " ".join(each.key for each in swallowed_keys(trial.tried))
        arrived = " ".join(each.key for each in trial.tried if each.came)
        return "\n".join(
            (
                f"hotwash doctor --keys · {at}",
                "",
                asked,
                "",
                "space  nothing happens: the terminal keeps it",
                "q      enough; what is known so far is printed",
                "",
                f"Arrive     {arrived or '–'}",
                f"Swallowed  {swallowed or '–'}",
                "",
                trial.told,
            )
        )


class KeyCheck(App[None], inherit_bindings=False):
    """One screen without a style of its own."""

    TITLE = "hotwash doctor --keys"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, trial: KeyTrial) -> None:
        super().__init__()
        self._trial = trial

    def get_default_screen(self) -> Screen[None]:
        return KeyCheckScreen(self._trial)
