"""The third list of key P: the hooks through which agents call hotwash, and whether they work."""

from collections.abc import Callable
from typing import ClassVar

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.hook_wiring import HookFact, HookState, hook_facts
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.detail import Detail, DetailLine, pairs, prose
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.rows import Cell, Column, Pane, PlainRow, Setting, shown

_SYSTEMS = (0, 1)
_TONES = {HookState.OK: Tone.GOOD, HookState.MISSING: Tone.DIM}
_WIDEST_EVENT = 18
_NONE = "no hook "
_NAMES = {0: "self-improve", 1: "the skills"}
_ORDERS: Orders[HookFact] = {"state": lambda fact: (fact.state is HookState.OK, fact.state.value)}
SORTS = ("as asked for", *_ORDERS)


@dataclass(frozen=True, slots=True)
class HookRow(PlainRow):
    """One hook that a system wants, or an old one; `path` is the settings file it stands in, empty for one missing."""

    fact: HookFact
    path: str

    kind: ClassVar[str] = "hook"

    @property
    def key(self) -> str:
        return f"{self.fact.system} {self.fact.event} {self.fact.path}:{self.fact.line}"

    @property
    def place(self) -> str:
        return f"{shown(self.fact.path)}:{self.fact.line}" if self.fact.path else ""

    @property
    def remedy(self) -> str:
        """The operation that puts it right; empty for one that works."""
        if self.fact.state is HookState.OK:
            return ""
        return "hooks-migrate" if self.fact.state is HookState.LEGACY else "hooks-install"

    @property
    def is_of_the_machine(self) -> bool:
        """Whether it stands, or belongs, in the settings of the whole machine."""
        return not self.fact.everywhere or self.fact.path.startswith("~")

    @property
    def command(self) -> str:
        """What puts it right in a shell."""
        if not self.remedy:
            return ""
        reach = " --global" if self.is_of_the_machine else ""
        system = f" --system {self.fact.system}" if self.fact.system else ""
        return f"hotwash {self.remedy.replace('-', ' ')}{reach}{system} --apply"

    def cells(self, setting: Setting) -> tuple[Cell, ...]:  # noqa: ARG002 (says the same at any moment)
        state = Cell(self.fact.state.value, _TONES.get(self.fact.state, Tone.WARNING))
        what = shown(self.fact.sentence).removeprefix(_NONE)
        return state, Cell(shown(self.fact.event), Tone.STRONG), Cell(what)

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (as above)
        return self.told

    @property
    def told(self) -> str:
        """The row in words."""
        return f"{shown(self.fact.event)} {self.fact.state.value}: {shown(self.fact.sentence)}"


def _is_there(program: str) -> bool:
    from hotwash.core.storage.program import is_runnable

    return is_runnable(program)


def hooks_listing(facts: Facts, view: View, runs: Callable[[str], bool] = _is_there) -> Listing:
    """What self-improve wants, and of the skills what is there; `runs` tells whether a program can be started."""
    paths = {document.relative: document.path for document in facts.snapshot.documents}
    found = hook_facts(facts.snapshot, _SYSTEMS, runs)
    there = (fact for fact in found if fact.system == 0 or fact.state is not HookState.MISSING)
    rows = [HookRow(fact, paths.get(fact.path, "")) for fact in arranged(there, view, _ORDERS)]
    state = max((len(row.fact.state.value) for row in rows), default=0)
    event = min(_WIDEST_EVENT, max((len(row.fact.event) for row in rows), default=0))
    wrong = sum(bool(row.remedy) for row in rows)
    pane = Pane(
        name="hooks",
        digit="P",
        label="Hooks",
        columns=(Column("STATE", state), Column("EVENT", event), Column("WHAT")),
        rows=tuple(rows),
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(""),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        note=f"{wrong} not working" if wrong else "",
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def hook_detail(snapshot: Snapshot, row: HookRow) -> Detail:
    """Where it stands, what it runs, and what puts it right."""
    fact = row.fact
    lines: list[DetailLine] = [
        pairs(("Event", shown(fact.event)), ("State", Cell(fact.state.value, _TONES.get(fact.state, Tone.WARNING)))),
        pairs(("For", _NAMES.get(fact.system, "")), ("File", row.place or "none")),
        prose(shown(fact.sentence), "What"),
    ]
    if fact.command:
        lines.append(prose(shown(fact.command), "Runs", Tone.ACCENT))
    document = snapshot.document(row.path)
    if document is not None and document.read_only:
        lines.append(prose(shown(document.read_only), "Read-only", Tone.WARNING))
    if row.remedy:
        does = "replaces it" if row.remedy == "hooks-migrate" else "puts it in"
        lines.append(prose(f"r {does}: the diff is shown, and install is typed before it is written.", "Next"))
    return Detail(("hook", row.key), shown(fact.event), ("Hook",), "Hook", tuple(lines), same_as=row.command)


def _subject(row: HookRow) -> PlainSubject:
    text = f"{row.fact.state} {row.fact.event} {row.fact.sentence} {row.fact.command}".casefold()
    words = {"status": (row.fact.state.value,), "file": (row.fact.path.casefold(),)}
    return PlainSubject(text, row.fact.event.casefold(), words)
