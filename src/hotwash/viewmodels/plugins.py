"""The third list of key 9: the agents' plugins, the version of each that is in force, and what is wrong on disk."""

import shlex
from collections.abc import Iterator, Sequence
from typing import ClassVar

from hotwash.core.analysis.ages import clock_text
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.plugins.registry import InForce
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.key import Key
from hotwash.core.model.plugin import PARTS, PluginPart, PluginState, Standing
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.visible import visible
from hotwash.viewmodels.detail import BLANK, Background, Detail, DetailLine, pairs, prose, rule
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import Breadth, Cell, Column, Condition, News, Pane, Setting, shown

_TONES = {
    PluginState.OK: Tone.GOOD,
    PluginState.KEPT: Tone.WARNING,
    PluginState.PART: Tone.WARNING,
    PluginState.BROKEN: Tone.ALARM,
}
_WIDEST_NAME, _WIDEST_VERSION = 24, 12
_MANIFEST = ".claude-plugin/plugin.json"
_IN_FORCE = {
    PluginState.OK: "as it is on disk",
    PluginState.KEPT: "the last good version, until the files can be used",
    PluginState.PART: "what can be used of it; there is no earlier version to keep",
    PluginState.BROKEN: "nothing of it",
}
_ORDERS: Orders[Standing] = {"name": lambda standing: standing.name.casefold(), "state": lambda each: each.state.value}
SORTS = ("needs you", *_ORDERS)


@dataclass(frozen=True, slots=True)
class PluginRow:
    """One plugin."""

    standing: Standing

    kind: ClassVar[str] = "plugin"
    targets: ClassVar[tuple[Key, ...]] = ()
    news: ClassVar[News] = News.NONE
    step: ClassVar[None] = None

    @property
    def key(self) -> str:
        return self.standing.path

    @property
    def condition(self) -> Condition:
        return Condition.BROKEN if self.standing.faults else Condition.NONE

    @property
    def place(self) -> tuple[str, int]:
        """The file to look at first, and its line."""
        fault = next(iter(self.standing.faults), None)
        file = fault.file if fault is not None and fault.file else _MANIFEST
        return f"{self.standing.path}/{file}", fault.line if fault is not None else 0

    @property
    def version(self) -> str:
        """That of the version in force."""
        return shown(self.standing.plugin.version) if self.standing.plugin is not None else ""

    @property
    def told(self) -> str:
        """What is wrong with it and where, else what is in it."""
        standing = self.standing
        if not standing.faults:
            return parts_text(standing)
        more = f" (+{len(standing.faults) - 1} more)" if len(standing.faults) > 1 else ""
        fault = standing.faults[0]
        place = f"{fault.file}:{fault.line}" if fault.line else fault.file or standing.place
        return f"{shown(fault.message)} – {shown(place)}{more}"

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        standing = self.standing
        state = Cell(standing.state.value, _TONES[standing.state])
        cells = (state, Cell(shown(standing.name), Tone.STRONG), Cell(self.version, Tone.DIM), Cell(self.told))
        return (*cells[:2], cells[3]) if setting.breadth is Breadth.NARROW else cells

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return f"{shown(self.standing.place)} {self.standing.state}: {self.told}"


def parts_text(standing: Standing) -> str:
    """`1 agent, 2 skills`; a dash for a plugin without any."""
    plugin = standing.plugin
    numbers = [(kind, len(plugin.of(kind))) for kind in PARTS] if plugin is not None else []
    return ", ".join(counted(number, kind) for kind, number in numbers if number) or "–"


def plugins_listing(facts: Facts, view: View, plugins: InForce | None) -> Listing:
    """Those with something wrong first, then by name; `None` before they were read."""
    known = plugins if plugins is not None else InForce()
    found = sorted(known.registry.standings, key=lambda each: (not each.faults, each.name.casefold()))
    rows = [PluginRow(each) for each in arranged(found, view, _ORDERS)]
    failed = len(known.registry.failures)
    pane = Pane(
        name="plugins",
        digit="9",
        label="Plugins",
        columns=_columns(rows, view.breadth),
        rows=tuple(rows),
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(f"✗{failed}" if failed else "", Tone.ALARM),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        note="; ".join(shown(each.error) for each in known.registry.troubles) if rows else "",
        empty=_empty(plugins),
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def _columns(rows: Sequence[PluginRow], breadth: Breadth) -> tuple[Column, ...]:
    """Each as wide as what is in it; where there is little room, the version gives way."""
    state = max((len(row.standing.state.value) for row in rows), default=0)
    name = min(_WIDEST_NAME, max((len(shown(row.standing.name)) for row in rows), default=0))
    version = min(_WIDEST_VERSION, max((len(row.version) for row in rows), default=0))
    columns = (Column("STATE", max(5, state)), Column("PLUGIN", max(6, name)), Column("VERSION", max(7, version)))
    return (*(columns[:2] if breadth is Breadth.NARROW else columns), Column("WHAT"))


def _empty(plugins: InForce | None) -> tuple[str, ...]:
    if plugins is None:
        return ("The plugins are not read yet.",)
    if plugins.registry.troubles or not plugins.log:
        return ("No plugins in .claude/plugins here.", "They are read as soon as there are some.")
    return ("There is no plugin in .claude/plugins.", "A plugin has a .claude-plugin/plugin.json with its name.")


def plugin_detail(row: PluginRow, background: Background) -> Detail:
    """What is in force since when, every fault with its file and line, and every part with what it may use."""
    standing, plugin = row.standing, row.standing.plugin
    state = Cell(standing.state.value, _TONES[standing.state])
    lines: list[DetailLine] = [
        pairs(("State", state), ("Version", row.version or "–")),
        pairs(("Folder", shown(standing.place)), ("Since", clock_text(standing.since, background.now))),
        prose(_IN_FORCE[standing.state], "In force"),
    ]
    if plugin is not None and plugin.description:
        lines.append(prose(plugin.description, "What"))
    if standing.faults:
        lines += [BLANK, rule(counted(len(standing.faults), "fault"))]
        for fault in standing.faults:
            lines += [prose(standing.place_of(fault), "", Tone.DIM), prose(fault.message, "", Tone.ALARM)]
        lines.append(prose("e opens the first of them; what you save is read by itself.", "Next"))
    lines += _parts(standing)
    command = plugin_command(standing)
    return Detail(("plugin", row.key), shown(standing.name), ("Plugin",), "Plugin", tuple(lines), same_as=command)


def fault_lines(standing: Standing) -> tuple[str, ...]:
    """A line for each fault, with its place."""
    return tuple(visible(f"{standing.place_of(fault)}: {fault.message}") for fault in standing.faults)


def plugin_command(standing: Standing) -> str:
    """What shows the same on the command line."""
    return f"hotwash plugins {shown(shlex.quote(standing.place.rpartition('/')[2]))}"


def _parts(standing: Standing) -> Iterator[DetailLine]:
    for kind in PARTS:
        parts = standing.plugin.of(kind) if standing.plugin is not None else ()
        if parts:
            yield BLANK
            yield rule(counted(len(parts), kind))
        for part in parts:
            yield from _part(part)


def _part(part: PluginPart) -> Iterator[DetailLine]:
    yield pairs(("Name", Cell(shown(part.name), Tone.STRONG)), ("File", shown(part.file)))
    if part.description:
        yield prose(part.description)
    if part.tools:
        yield prose(", ".join(part.tools), "Tools")
    if part.model:
        yield prose(part.model, "Model")


def _subject(row: PluginRow) -> PlainSubject:
    standing = row.standing
    text = f"{standing.state} {standing.name} {standing.place} {row.told}".casefold()
    words = {"status": (standing.state.value,), "file": (standing.place.casefold(),), "id": (standing.name.casefold(),)}
    flags = frozenset({"broken"}) if standing.faults else frozenset()
    return PlainSubject(text, standing.name.casefold(), words, flags=flags)
