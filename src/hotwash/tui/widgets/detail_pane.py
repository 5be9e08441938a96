"""The text beside the lists: laid out for the width at hand, scrolled line by line, selectable with the mouse."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.widgets.paint import Painted, Runs, width_of
from hotwash.tui.widgets.wheel import Wheeled

TITLE_BEGINS_AT = 3
LayOut = Callable[[int], Sequence[Runs]]
Title = Callable[[int], Content]


class DetailPane(Wheeled, Painted, ScrollView):
    """Shows one text at a time; the same text refreshed keeps its place, another one starts at its top."""

    class BorderClicked(Message):
        """The upper border was clicked; `column` counts from the first letter of the title."""

        def __init__(self, column: int) -> None:
            super().__init__()
            self.column = column

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.can_focus = False
        self._subject: Hashable = None
        self._lay_out: LayOut = lambda _width: ()
        self._lines: Sequence[Runs] = ()
        self._title: Title = lambda _width: Content("")
        self._laid_out_for = -1
        self._width = 0
        self._hits: re.Pattern[str] | None = None
        self._strips: dict[int, Strip] = {}

    @property
    def text_lines(self) -> list[str]:
        """What is shown, as plain text."""
        return ["".join(run.text for run in line) for line in self._lines]

    def show(self, subject: Hashable, lay_out: LayOut) -> None:
        """Show a text. `subject` is its identity, `lay_out` makes its lines for a width."""
        same = subject == self._subject
        self._subject, self._lay_out = subject, lay_out
        self._arrange()
        if not same:
            self.scroll_to(0, 0, animate=False, force=True, immediate=True)

    def set_hits(self, words: Iterable[str]) -> None:
        """Underline these words wherever they occur."""
        alternatives = "|".join(re.escape(word) for word in words if word)
        self._hits = re.compile(alternatives, re.IGNORECASE) if alternatives else None
        self._strips.clear()
        self.refresh()

    def next_hit(self, direction: int) -> bool:
        """Scroll to the next line with one of the words; says whether there is one."""
        if self._hits is None:
            return False
        lines, at = self.text_lines, self.scroll_offset.y
        ahead = range(at + 1, len(lines)) if direction > 0 else range(at - 1, -1, -1)
        found = next((line for line in ahead if self._hits.search(lines[line])), None)
        if found is None or self.max_scroll_y == at:
            return False
        self.scroll_to(y=found, animate=False, force=True, immediate=True)
        return True

    def scroll_lines(self, lines: int, columns: int = 0) -> None:
        x, y = self.scroll_offset
        self.scroll_to(max(0, x + columns), max(0, y + lines), animate=False, force=True, immediate=True)

    def page_by(self, pages: int) -> None:
        self.scroll_lines(pages * max(1, self.size.height - 1))

    def set_borders(self, title: Title, subtitle: Content) -> None:
        """`title` makes the upper border's text for the width inside."""
        self._title = title
        self._show_title()
        if self._border_subtitle is None or not self._border_subtitle.is_same(subtitle):
            self._border_subtitle = subtitle
            self._refresh_border(self.size.height + self.gutter.bottom - 1)

    def _show_title(self) -> None:
        title = self._title(self.size.width)
        if self._border_title is None or not self._border_title.is_same(title):
            self._border_title = title
            self._refresh_border(-self.gutter.top)

    def _refresh_border(self, y: int) -> None:
        """Only that line: a title changes with every step of the cursor."""
        self.refresh(Region(-self.gutter.left, y, self.size.width + self.gutter.width, 1))

    # Drawing

    def _arrange(self) -> None:
        width = self.size.width
        if width <= 0:
            self._laid_out_for = -1
            return
        before, widths = self._lines, (self._laid_out_for, self._width)
        self._laid_out_for = width
        self._lines = self._lay_out(width)
        self._width = max([width, *map(width_of, self._lines)])
        # Set without a layout: nothing around depends on how long a text is.
        self.set_reactive(DetailPane.virtual_size, Size(self._width, len(self._lines)))
        x, y = self.scroll_offset
        if y > self.max_scroll_y or x > self.max_scroll_x:
            self.scroll_to(min(x, self.max_scroll_x), min(y, self.max_scroll_y), animate=False, immediate=True)
        if widths == (width, self._width):
            self._refresh_what_differs(before)
        else:
            self._strips.clear()
            self.refresh()

    def _refresh_what_differs(self, before: Sequence[Runs]) -> None:
        """Draw the lines anew that say something else than before."""
        different = [at for at, (old, new) in enumerate(zip_longest(before, self._lines)) if old != new]
        for at in different:
            self._strips.pop(at, None)
        (width, height), top = self.size, self.scroll_offset.y
        in_view = [Region(0, at - top, width, 1) for at in different if top <= at < top + height]
        if in_view:
            self.refresh(*in_view)

    def on_resize(self) -> None:
        if self.size.width != self._laid_out_for:
            self._arrange()
            self._show_title()

    def render_line(self, y: int) -> Strip:
        x, top = self.scroll_offset
        at, width = top + y, self.size.width
        if at >= len(self._lines):
            return Strip.blank(width, self.tone_style(Tone.PLAIN))
        strip = self._line_strip(at)
        return (strip if self._width == width else strip.crop(x, x + width)).apply_offsets(x, at)

    def _line_strip(self, at: int) -> Strip:
        strip = self._strips.get(at)
        if strip is None:
            strip = self.strip(self._lines[at], self._width)
            for start, end in self._hit_places(strip.text):
                strip = self._restyled(strip, start, end, "row--hit")
            selection = self.text_selection
            span = selection.get_span(at) if selection is not None else None
            if span is not None:
                start, end = span
                strip = self._selected(strip, start, strip.cell_length if end == -1 else end)
            self._strips[at] = strip
        return strip

    def _hit_places(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand, in cells."""
        if self._hits is None:
            return []
        return [(cell_len(text[: hit.start()]), cell_len(text[: hit.end()])) for hit in self._hits.finditer(text)]

    def _restyled(self, strip: Strip, start: int, end: int, state: str) -> Strip:
        style = self.painted_style(state)
        return self._overlaid(
            strip, start, end, lambda segment: Segment(segment.text, (segment.style or style) + style)
        )

    def _selected(self, strip: Strip, start: int, end: int) -> Strip:
        style = self.screen.get_component_rich_style("screen--selection")
        return self._overlaid(strip, start, end, lambda segment: Segment(segment.text, style))

    @staticmethod
    def _overlaid(strip: Strip, start: int, end: int, over: Callable[[Segment], Segment]) -> Strip:
        before, middle, after = strip.crop(0, start), strip.crop(start, end), strip.crop(end)
        return Strip([*before, *map(over, middle), *after])

    def wheel(self, lines: int, *, sideways: bool) -> None:
        self.scroll_lines(*((0, lines) if sideways else (lines, 0)))

    def on_click(self, event: events.Click) -> None:
        if event.y == 0:
            self.post_message(self.BorderClicked(event.x - TITLE_BEGINS_AT))

    # Selecting text with the mouse

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract("\n".join(self.text_lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 (Textual's)
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()
