"""PANES: every list of the dashboard, the kinds of things it shows, and the function that makes it from the facts."""

from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING

from hotwash.core.analysis.facts import Facts
from hotwash.core.model.transaction import Transaction
from hotwash.core.model.values import dataclass
from hotwash.tui.action import SubjectKind
from hotwash.tui.session import PaneId
from hotwash.viewmodels.listing import Listing, View

if TYPE_CHECKING:
    from hotwash.core.analysis.plugins.registry import InForce
    from hotwash.core.model.improvement import Known

Past = Callable[[], Sequence[Transaction]]
Touched = Callable[[], Sequence[str] | None]
Build = Callable[["Moment", View], Listing]

ENTRY, FAILURE, CANDIDATE = SubjectKind.ENTRY, SubjectKind.FAILURE, SubjectKind.CANDIDATE
LEARNING = SubjectKind.LEARNING


@dataclass(frozen=True, slots=True)
class Moment:
    """What lists are made of: the facts of this minute, this second, what is known of improvements and of plugins.

    The journal, and which files differ from the last commit, are asked for only where they are needed; plugins are
    `None` until they are read.
    """

    facts: Facts
    now: datetime
    past: Past
    touched: Touched
    improved: "Known"
    plugins: "InForce | None"


@dataclass(frozen=True, slots=True)
class PaneSpec:
    """One list. Marks on its `kinds` count in it, `digit` is its key."""

    id: PaneId
    digit: str
    kinds: frozenset[str]
    build: Build


def _made_by(place: str, *more: Callable[[Moment], object]) -> Build:
    """What the function at a place makes of the facts and `more`; its module is loaded when somebody wants the list."""
    module, _, name = place.rpartition(".")

    def build(moment: Moment, view: View) -> Listing:
        make: Callable[..., Listing] = getattr(import_module(f"hotwash.{module}"), name)
        return make(moment.facts, view, *(each(moment) for each in more))

    return build


def _pending(moment: Moment, view: View) -> Listing:
    """The journal is asked only for the words of an empty list."""
    from hotwash.viewmodels.pending import pending_listing

    listing = pending_listing(moment.facts, view)
    return listing if listing.pane.rows else pending_listing(moment.facts, view, moment.past())


def _past(moment: Moment) -> Sequence[Transaction]:
    return moment.past()


def _touched(moment: Moment) -> Touched:
    return moment.touched


_IMPROVEMENTS = "viewmodels.improvements"
_improved, _plugins = attrgetter("improved"), attrgetter("plugins")

PANES: tuple[PaneSpec, ...] = tuple(
    PaneSpec(pane, digit, frozenset(kinds), build)
    for pane, digit, kinds, build in (
        (PaneId.PENDING, "1", {ENTRY, FAILURE}, _pending),
        (
            PaneId.CANDIDATES,
            "2",
            {CANDIDATE, LEARNING, SubjectKind.PATTERN},
            _made_by("viewmodels.candidates.candidates_listing"),
        ),
        (PaneId.STALE, "3", {ENTRY, SubjectKind.PATTERN}, _made_by("viewmodels.stale.stale_listing")),
        (PaneId.VFM, "4", {ENTRY}, _made_by("viewmodels.vfm.vfm_listing")),
        (PaneId.WAL, "5", {SubjectKind.RECORD}, _made_by("viewmodels.wal.wal_listing", attrgetter("now"))),
        (PaneId.SESSION, "5", {SubjectKind.SESSION}, _made_by("viewmodels.session.session_listing")),
        (PaneId.PATTERNS, "6", {SubjectKind.PATTERN}, _made_by("viewmodels.patterns.patterns_listing")),
        (PaneId.TRENDS, "6", {SubjectKind.MOVEMENT}, _made_by("viewmodels.movements.movements_listing")),
        (PaneId.CORRECTIONS, "6", {SubjectKind.CORRECTION}, _made_by("viewmodels.corrections.corrections_listing")),
        (PaneId.RUNBOOKS, "6", {SubjectKind.RUNBOOK_ENTRY}, _made_by("viewmodels.runbook_rows.runbooks_listing")),
        (PaneId.HARNESS, "7", {LEARNING}, _made_by("viewmodels.learnings.learnings_listing")),
        (PaneId.CONSULT, "7", {LEARNING}, _made_by("viewmodels.learnings.consult_listing", _touched)),
        (PaneId.HYGIENE, "7", {SubjectKind.PROPOSAL}, _made_by("viewmodels.tidying.hygiene_listing")),
        (PaneId.RULES, "8", {SubjectKind.RULE}, _made_by("viewmodels.rules.rules_listing")),
        (PaneId.RETIRED, "8", {ENTRY}, _made_by("viewmodels.retired.retired_listing", _past)),
        (
            PaneId.IMPROVEMENTS,
            "9",
            {SubjectKind.IMPROVEMENT},
            _made_by(f"{_IMPROVEMENTS}.improvements_listing", _improved),
        ),
        (PaneId.LEFTOVERS, "9", {SubjectKind.IMPROVEMENT}, _made_by(f"{_IMPROVEMENTS}.leftovers_listing", _improved)),
        (PaneId.PLUGINS, "9", {SubjectKind.PLUGIN}, _made_by("viewmodels.plugins.plugins_listing", _plugins)),
        (PaneId.RELOADS, "9", {SubjectKind.RELOAD}, _made_by("viewmodels.reloads.reloads_listing", _plugins)),
        (PaneId.OPERATIONS, "D", {SubjectKind.FACT}, _made_by("viewmodels.operations.operations_listing")),
        (PaneId.PROBLEMS, "P", {SubjectKind.PROBLEM}, _made_by("tui.panes.problems.problems_listing")),
        (PaneId.QUARANTINE, "P", {SubjectKind.STRETCH}, _made_by("viewmodels.quarantine.quarantine_listing")),
        (PaneId.HOOKS, "P", {SubjectKind.HOOK}, _made_by("viewmodels.hooks.hooks_listing")),
        (PaneId.WORKSPACES, "P", {SubjectKind.WORKSPACE}, _made_by("viewmodels.workspaces.workspaces_listing")),
        (PaneId.JOURNAL, "L", {SubjectKind.TRANSACTION}, _made_by("tui.panes.journal.journal_listing", _past)),
    )
)
BY_PANE = {spec.id: spec for spec in PANES}
