"""The handoff before it is given: what the next shift will read, with a note on any line that is about an entry."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.screens.field import Field
from hotwash.tui.screens.lines import row, words, wrapped
from hotwash.tui.screens.part import Group, Part
from hotwash.tui.screens.sheet import KeyHint, Sheet
from hotwash.viewmodels.handoff import ReportLine

_HEADINGS = ("# ", "## ")


@dataclass(frozen=True, slots=True)
class HandoffAnswer:
    """What to do with the text: copy it; move the handoff to now (`marks`); write it to a new file."""

    text: str
    marks: bool = False
    file: str = ""


class HandoffSheet(Sheet[HandoffAnswer]):
    """`report` gives the lines of this moment, `note` keeps one line about an entry; the next report has it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", "copy only", id="copy.short"),
        Binding("1", "file", "write a file", id="handoff.file"),
        Binding("a", "note", "note for the next shift", id="entry.note"),
        Binding("g,home", "step(-100000)", "first row", id="cursor.first"),
        Binding("G,end", "step(100000)", "last row", id="cursor.last"),
    ]

    def __init__(
        self,
        report: Callable[[], Sequence[ReportLine]],
        file: str,
        *,
        note: Callable[[Key, str], None],
        refuses: Callable[[], str],
    ) -> None:
        super().__init__("Handoff")
        self._report = report
        self._lines: tuple[ReportLine, ...] = ()
        self._at = 0
        self._note = note
        self._refuses = refuses
        self._note_field = Field("Note", "", name="note")
        self._file_field = Field("File", file, name="file")

    def compose_body(self) -> Iterable[Widget]:
        yield Group(self._drawn, id="report")
        yield self._note_field
        yield self._file_field

    def on_mount(self) -> None:
        self._hide_fields()
        self.replan()

    def replan(self) -> None:
        """The report of now; the cursor stays on its entry as long as that is in it."""
        before = self._key
        self._lines = tuple(self._report())
        self._at = next((at for at in self._stops if self._lines[at].key == before), next(iter(self._stops), 0))
        self.redraw()

    def key_hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("Enter", "copy and hand over", "hand over", "enter", dim=bool(self.blocked())),
            KeyHint("y", "copy only", "copy", "y"),
            KeyHint("1", "write a file", "file", "1", dim=bool(self._refuses())),
            KeyHint("a", "note", press="a", dim=self._key is None),
            KeyHint("Esc", "close", press="escape"),
        )

    def blocked(self) -> str:
        return self._refuses()

    def action_accept(self) -> None:
        if self.blocked():
            self.say(f"Enter: {self.blocked()} – y copies")
        else:
            self.dismiss(HandoffAnswer(self._text, marks=True))

    def action_copy(self) -> None:
        self.dismiss(HandoffAnswer(self._text))

    def action_file(self) -> None:
        if self._refuses():
            self.say(self._refuses())
        else:
            self._show(self._file_field)

    def action_note(self) -> None:
        if self._key is None:
            self.say("the report names no entry", Tone.DIM)
        elif self._refuses():
            self.say(self._refuses())
        else:
            self._note_field.value = ""
            self._show(self._note_field)

    def action_edit(self) -> None:
        self.action_note()

    def action_next_field(self) -> None:
        self.action_note()

    def action_step(self, by: int) -> None:
        """From entry to entry; a report without any scrolls."""
        stops = self._stops
        if not stops:
            self.action_scroll(by)
            return
        self._at = stops[max(0, min(stops.index(self._at) + by, len(stops) - 1))]
        self.hush()
        self.redraw()
        self.call_after_refresh(self._follow)

    def row_clicked(self, row: int) -> None:
        if row in self._stops:
            self._at = row
            self.action_step(0)

    def on_field_accepted(self, event: Field.Accepted) -> None:
        super().on_field_accepted(event)
        self._hide_fields()
        value = event.field.value.strip()
        if not value:
            return
        if event.field is self._file_field:
            self.dismiss(HandoffAnswer(self._text, file=value))
        elif self._key is not None:
            self._note(self._key, value)

    @property
    def _key(self) -> Key | None:
        return self._lines[self._at].key if self._lines else None

    @property
    def _stops(self) -> list[int]:
        """The lines that are about an entry."""
        return [at for at, line in enumerate(self._lines) if line.key is not None]

    @property
    def _text(self) -> str:
        return "\n".join(line.text for line in self._lines) + "\n"

    def _show(self, field: Field) -> None:
        field.display = True
        self._open(field)

    def _hide_fields(self) -> None:
        self._note_field.display = self._file_field.display = False

    def _follow(self) -> None:
        part = self.query_one("#report", Part)
        width = part.content_size.width
        self.show_line(part, sum(len(self._wrapped(line, width)) for line in self._lines[: self._at]))

    def _drawn(self, width: int) -> list[Content]:
        part = self.query_one("#report", Part)
        drawn: list[Content] = []
        for index, line in enumerate(self._lines):
            is_here = index == self._at and line.key is not None
            lines = [row(content, index) for content in self._wrapped(line, width)]
            drawn += [part.under_cursor(content) if is_here else content for content in lines]
        return drawn

    def _wrapped(self, line: ReportLine, width: int) -> list[Content]:
        tone = Tone.STRONG if line.text.startswith(_HEADINGS) else Tone.PLAIN
        return wrapped(words(line.text, tone), width)
