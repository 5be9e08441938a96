"""The last list of key 9: every time that the agents' plugins were read, what led to it and what came of it."""

from collections.abc import Iterator
from typing import ClassVar

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.plugins.registry import InForce
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.key import Key
from hotwash.core.model.plugin import Reload, ReloadCause, ReloadFailure
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.detail import BLANK, Background, Detail, DetailLine, pairs, prose, rule
from hotwash.viewmodels.listing import Listing, View, arranged
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import Breadth, Cell, Column, Condition, News, Pane, Setting, shown

SORTS = ("newest",)

_CAUSES = {
    ReloadCause.START: "first look",
    ReloadCause.FILES: "files",
    ReloadCause.WEBHOOK: "webhook",
    ReloadCause.PERSON: "you, R",
}
_CAUSE_WIDTH = 10


@dataclass(frozen=True, slots=True)
class ReloadRow:
    """One reading of all plugins; `failed` are its failures, those first that the one before did not have."""

    reload: Reload
    failed: tuple[ReloadFailure, ...]

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
            first, *more = self.failed
            name = f"{first.plugin}: " if first.plugin else ""
            return shown(f"{name}{first.error}") + (f" (+{len(more)} more)" if more else "")
        changed = f" · {counted(len(reload.changes), 'file')}" if reload.changes else ""
        return discovered + changed

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        at = self.reload.at.astimezone(setting.now.tzinfo)
        first = Cell(f"{at:%H:%M:%S}", Tone.DIM), self.state
        cause = (Cell(self.cause, Tone.DIM),) if _has_cause(setting.breadth) else ()
        return (*first, *cause, Cell(self.told))

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return f"{self.state.text}: {self.told}"


def log_lines(reload: Reload) -> Iterator[str]:
    """What the log says of a reading, line by line."""
    yield from map(str, reload.changes)
    if ReloadCause.FILES in reload.causes:
        yield "Reloading plugins after file changes..."
    yield from map(str, reload.failures)
    yield f"Discovered {reload.count} plugins"


def news_first(reload: Reload, before: Reload | None) -> tuple[ReloadFailure, ...]:
    """What failed in a reading, and what had failed before it last."""
    known = before.failures if before is not None else ()
    return tuple(sorted(reload.failures, key=lambda each: each in known))


def reloads_listing(facts: Facts, view: View, plugins: InForce | None) -> Listing:
    """Newest first; `None` before anything was read."""
    log = plugins.log if plugins is not None else ()
    failed = {each.number: news_first(each, before) for before, each in zip((None, *log), log, strict=False)}
    rows = [ReloadRow(each, failed[each.number]) for each in arranged(log[::-1], view, {})]
    pane = Pane(
        name="reloads",
        digit="9",
        label="Reloads",
        columns=(
            *(Column("AT", 8), Column("STATE", 6)),
            *((Column("CAUSE", _CAUSE_WIDTH),) if _has_cause(view.breadth) else ()),
            Column("WHAT"),
        ),
        rows=tuple(rows),
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(""),
        sort=SORTS[0],
        sorts=SORTS,
        empty=(
            "No plugins were read in this session.",
            "Plugins in .claude/plugins are read as soon as there are some.",
        ),
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def _has_cause(breadth: Breadth) -> bool:
    """Where the list has the whole width of the screen, or the screen much of it."""
    return breadth in (Breadth.MEDIUM, Breadth.EXTRA)


def reload_detail(row: ReloadRow, background: Background) -> Detail:
    """The lines of its log: what happened to which file, what failed, and what was discovered."""
    reload, failed = row.reload, frozenset(map(str, row.reload.failures))
    at = reload.at.astimezone(background.now.tzinfo)
    lines: list[DetailLine] = [
        pairs(("State", row.state), ("At", f"{at:%H:%M:%S}")),
        pairs(("Cause", row.cause), ("Plugins", str(reload.count))),
        BLANK,
        rule("Log"),
        *(prose(line, "", Tone.ALARM if line in failed else Tone.PLAIN) for line in log_lines(reload)),
    ]
    if reload.failures:
        lines += [BLANK, prose("Each plugin with its faults stands in the list before this one.", "Next")]
    return Detail(("reload", row.key), f"Reload {reload.number}", ("Reload",), "Reload", tuple(lines))


def _subject(row: ReloadRow) -> PlainSubject:
    paths = " ".join(each.path for each in row.reload.changes)
    text = f"{row.state.text} {row.cause} {row.told} {paths}".casefold()
    flags = frozenset({"broken"}) if row.reload.failures else frozenset()
    return PlainSubject(text, row.told.casefold(), {"status": (row.state.text,)}, flags=flags)
