"""Somebody else set the same field to a third value: keeping the disk is the safe side, in Enter and in Esc."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Target, TargetOutcome
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.screens.lines import cut, fitted, joined, paragraph, words, wrapped
from hotwash.tui.screens.part import Group, Part
from hotwash.tui.screens.sheet import KeyHint, Sheet
from hotwash.viewmodels.rows import shown


@dataclass(frozen=True, slots=True)
class ConflictAnswer:
    """What was decided: the targets to write anyway, each as it is on disk now; or the entry to open in `$EDITOR`."""

    mine: tuple[Target, ...] = ()
    edit: Key | None = None


class ConflictSheet(Sheet[ConflictAnswer]):
    """One conflict after the other. `place` says where and when somebody wrote, `aside` what is kept either way.

    `read_only` is the reason why nothing of ours can be put on top, or empty.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mine", "put mine on top", id="sheet.mine"),
        Binding("1", "disk_for_the_rest", "disk for the rest"),
        Binding("2", "mine_for_the_rest", "mine for the rest"),
        Binding("=", "compare", "the three values in full", id="sheet.compare"),
        Binding("E", "editor", "edit in $EDITOR", id="sheet.editor"),
    ]

    def __init__(
        self, conflicts: Sequence[TargetOutcome], *, place: str = "", aside: Sequence[str] = (), read_only: str = ""
    ) -> None:
        super().__init__("")
        self._conflicts = conflicts
        self._place = place
        self._aside = aside
        self._read_only = read_only
        self._at = 0
        self._mine: list[Target] = []
        self._in_full = False
        self.heading = self._heading()

    @property
    def _conflict(self) -> TargetOutcome:
        return self._conflicts[self._at]

    def compose_body(self) -> Iterable[Part]:
        yield Group(self._introduction)
        yield Group(self._values)
        yield Group(self._choices)

    def key_hints(self) -> Sequence[KeyHint]:
        rest = (KeyHint("1", "disk for the rest", "rest: disk", "1"), KeyHint("2", "mine for the rest", "mine", "2"))
        return (
            KeyHint("Enter", "keep the disk", "disk", "enter"),
            KeyHint("m", "mine", press="m", dim=bool(self._read_only)),
            *(rest if len(self._conflicts) > 1 else ()),
            KeyHint("Esc", "same as Enter", "disk", "escape"),
        )

    def action_accept(self) -> None:
        self._next()

    def action_close(self) -> None:
        self._next()

    def action_mine(self) -> None:
        if self._read_only:
            self.say(self._read_only)
        else:
            self._mine.append(_as_now(self._conflict))
            self._next()

    def action_disk_for_the_rest(self) -> None:
        self.dismiss(ConflictAnswer(tuple(self._mine)))

    def action_mine_for_the_rest(self) -> None:
        if self._read_only:
            self.say(self._read_only)
        else:
            self._mine.extend(_as_now(conflict) for conflict in self._conflicts[self._at :])
            self.dismiss(ConflictAnswer(tuple(self._mine)))

    def action_compare(self) -> None:
        self._in_full = not self._in_full
        self.redraw()

    def action_editor(self) -> None:
        self.dismiss(ConflictAnswer(tuple(self._mine), self._conflict.key))

    def take(self, conflicts: Sequence[TargetOutcome]) -> None:
        """The disk moved again: the same conflicts with what is there now."""
        newer = {conflict.key: conflict for conflict in conflicts}
        self._conflicts = [newer.get(conflict.key, conflict) for conflict in self._conflicts]
        self.say("changed again just now")

    def _next(self) -> None:
        if self._at + 1 == len(self._conflicts):
            self.dismiss(ConflictAnswer(tuple(self._mine)))
            return
        self._at += 1
        self.hush()
        self.entitle(self._heading())
        self.redraw()

    def _heading(self) -> str:
        step = f"{self._at + 1} of {len(self._conflicts)} · " if len(self._conflicts) > 1 else ""
        return f"{step}{self._conflict.key.anchor} changed on disk while you were editing"

    def _introduction(self, width: int) -> list[Content]:
        unwritten = "Nothing of yours was written" + (" yet." if len(self._conflicts) == 1 else " to it.")
        said = f"{self._place} {unwritten}" if self._place else shown(self._conflict.sentence)
        return wrapped(words(said), width)

    def _values(self, width: int) -> list[Content]:
        conflict = self._conflict
        named = (("when you looked", conflict.seen), ("on disk now", conflict.now), ("yours", conflict.wanted))
        aside = [cut(words(f"  + {text}", Tone.DIM), width) for text in self._aside]
        if self.is_narrow or self._in_full:
            field = words(f"! {shown(conflict.field)}", Tone.WARNING)
            stacked = [line for name, value in named for line in _stacked(name, value, width)]
            return [field, *stacked, *aside]
        column = max((width - 12) // 3, 8)
        heads = [words("  field   ", Tone.DIM), *(fitted(words(name, Tone.DIM), column) for name, _ in named)]
        cells = [
            fitted(words(f"! {shown(conflict.field)}", Tone.WARNING), 10),
            *(fitted(words(shown(value), Tone.STRONG), column) for _, value in named),
        ]
        return [cut(joined(*heads), width), cut(joined(*cells), width), *aside]

    def _choices(self, width: int) -> list[Content]:
        conflict = self._conflict
        change = f"{conflict.field} {conflict.now or '–'} → {conflict.wanted}"
        mine = self._read_only or f"put mine on top of the disk version: {shown(change)}"
        answers = (
            ("Enter", "keep the disk version, drop mine (default)", Tone.PLAIN),
            ("m", mine, Tone.DIM if self._read_only else Tone.PLAIN),
            ("=", "the three values in full    E  open in $EDITOR    Esc  same as Enter", Tone.PLAIN),
        )
        return [line for key, text, tone in answers for line in paragraph(key, words(text, tone), width)]


def _as_now(conflict: TargetOutcome) -> Target:
    return Target(conflict.key, conflict.now)


def _stacked(name: str, value: str, width: int) -> list[Content]:
    return paragraph(f"  {name}", words(shown(value)), width, 18)
