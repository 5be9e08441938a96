"""A command that is typed key by key behind a colon, for a screen that has no field to type in."""

BEGINS = ":"


class TypedCommand:
    """`text` is what was typed so far, empty while nothing is."""

    def __init__(self) -> None:
        self.text = ""
        self._entered = ""

    def takes(self, key: str, character: str | None) -> bool:
        """Whether a key belongs to a command; from its colon on all do, until Enter, Esc or the colon is taken back."""
        if not self.text:
            self.text = BEGINS if character == BEGINS else ""
            return bool(self.text)
        if key == "enter":
            self._entered, self.text = self.text.removeprefix(BEGINS).strip(), ""
        elif key == "escape":
            self.text = ""
        elif key == "backspace":
            self.text = self.text[:-1]
        elif character is not None and character.isprintable():
            self.text += character
        return True

    def entered(self) -> str:
        """The command that Enter was pressed behind, once; empty without one."""
        entered, self._entered = self._entered, ""
        return entered
