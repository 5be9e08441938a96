"""The last list of key 9: every time that the agents' plugins were read, what led to it and what came of it."""

from typing import ClassVar

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.plugins.registry import InForce
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.key import Key
from hotwash.core.model.plugin import Reload, ReloadCause
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.detail import BLANK, Background, Detail, DetailLine, pairs, parts, prose, rule
from hotwash.viewmodels.listing import Listing, View, arranged
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import Cell, Column, Condition, News, Pane, Setting, shown

SORTS = ("newest",)

_CAUSES = {
    ReloadCause.START: "first look",
    ReloadCause.FILES: "files",
    ReloadCause.WEBHOOK: "webhook",
    ReloadCause.PERSON: "R",
}
_CAUSE_WIDTH = 10


@dataclass(frozen=True, slots=True)
class ReloadRow:
    """One reading of all plugins."""

    reload: Reload

    kind: ClassVar[str] = "reload"
    targets: ClassVar[tuple[Key, ...]] = ()
    news: ClassVar[News] = News.NONE
    step: ClassVar[None] = None

    @property
    def key(self) -> int:
        return self.reload.number

    @property
    def condition(self) -> Condition:
        return Condition.BROKEN if self.reload.failures else Condition.NONE

    @property
    def state(self) -> Cell:
        if not self.reload.failures:
            return Cell("ok", Tone.GOOD)
        return Cell("failed", Tone.ALARM)

    @property
    def cause(self) -> str:
        return ", ".join(_CAUSES[each] for each in self.reload.causes)

    @property
    def told(self) -> str:
        """The first failure, else what was changed; and always how many plugins there are."""
        reload = self.reload
        discovered = f"Discovered {reload.count} plugins"
        if reload.failures:
            first, *more = reload.failures
            name = f"{first.plugin}: " if first.plugin else ""
            return shown(f"{name}{first.error}") + (f" (+{len(more)} more)" if more else "")
        changed = f" · {counted(len(reload.changes), 'file')}" if reload.changes else ""
        return discovered + changed

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        at = self.reload.at.astimezone(setting.now.tzinfo)
        return Cell(f"{at:%H:%M:%S}", Tone.DIM), self.state, Cell(self.cause, Tone.DIM), Cell(self.told)

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return f"{self.state.text}: {self.told}"


def reloads_listing(facts: Facts, view: View, plugins: InForce | None) -> Listing:
    """Newest first; `None` before anything was read."""
    log = plugins.log if plugins is not None else ()
    rows = [ReloadRow(each) for each in arranged(log[::-1], view, {})]
    failed = bool(log and log[-1].failures)
    pane = Pane(
        name="reloads",
        digit="9",
        label="Reloads",
        columns=(Column("AT", 8), Column("STATE", 6), Column("CAUSE", _CAUSE_WIDTH), Column("WHAT")),
        rows=tuple(rows),
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell("✗" if failed else "", Tone.ALARM),
        sort=SORTS[0],
        sorts=SORTS,
        empty=(
            "No plugins were read in this session.",
            "Plugins in .claude/plugins are read as soon as there are some.",
        ),
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def reload_detail(row: ReloadRow, background: Background) -> Detail:
    """The lines of its log: what happened to which file, what failed, and what was discovered."""
    reload = row.reload
    at = reload.at.astimezone(background.now.tzinfo)
    lines: list[DetailLine] = [
        pairs(("State", row.state), ("At", f"{at:%H:%M:%S}")),
        pairs(("Cause", row.cause), ("Plugins", str(reload.count))),
        BLANK,
        rule("Log"),
        *(prose(str(each), "", Tone.DIM) for each in reload.changes),
    ]
    if ReloadCause.FILES in reload.causes:
        lines.append(parts(Cell("Reloading plugins after file changes...", Tone.DIM)))
    lines += [prose(str(each), "", Tone.ALARM) for each in reload.failures]
    lines.append(parts(f"Discovered {reload.count} plugins"))
    if reload.failures:
        lines += [BLANK, prose("Each plugin with its faults stands in the list before this one.", "Next")]
    return Detail(("reload", row.key), f"Reload {reload.number}", ("Reload",), "Reload", tuple(lines))


def _subject(row: ReloadRow) -> PlainSubject:
    paths = " ".join(each.path for each in row.reload.changes)
    text = f"{row.state.text} {row.cause} {row.told} {paths}".casefold()
    flags = frozenset({"broken"}) if row.reload.failures else frozenset()
    return PlainSubject(text, row.told.casefold(), {"status": (row.state.text,)}, flags=flags)
