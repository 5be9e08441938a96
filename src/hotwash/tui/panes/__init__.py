"""PANES: every list of the dashboard, the kinds of things it shows, and the function that makes it from the facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hotwash.core.analysis.facts import Facts
from hotwash.core.model.transaction import Transaction
from hotwash.tui.action import SubjectKind
from hotwash.tui.panes.journal import journal_listing
from hotwash.tui.panes.problems import problems_listing
from hotwash.tui.session import PaneId
from hotwash.viewmodels.candidates import candidates_listing
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.pending import pending_listing
from hotwash.viewmodels.stale import stale_listing
from hotwash.viewmodels.vfm import vfm_listing
from hotwash.viewmodels.wal import wal_listing

Past = Callable[[], Sequence[Transaction]]
Build = Callable[[Facts, View, Past], Listing]

ENTRY, FAILURE, CANDIDATE = SubjectKind.ENTRY, SubjectKind.FAILURE, SubjectKind.CANDIDATE


@dataclass(frozen=True, slots=True)
class PaneSpec:
    """One list. Marks on its `kinds` count in it; the journal is read only by the lists that need it."""

    id: PaneId
    kinds: frozenset[str]
    build: Build


PANES: tuple[PaneSpec, ...] = (
    PaneSpec(
        PaneId.PENDING, frozenset({ENTRY, FAILURE}), lambda facts, view, past: pending_listing(facts, view, past())
    ),
    PaneSpec(PaneId.CANDIDATES, frozenset({CANDIDATE}), lambda facts, view, _past: candidates_listing(facts, view)),
    PaneSpec(PaneId.STALE, frozenset({ENTRY}), lambda facts, view, _past: stale_listing(facts, view)),
    PaneSpec(PaneId.VFM, frozenset({ENTRY}), lambda facts, view, _past: vfm_listing(facts, view)),
    PaneSpec(PaneId.WAL, frozenset({SubjectKind.RECORD}), lambda facts, view, _past: wal_listing(facts, view)),
    PaneSpec(
        PaneId.PROBLEMS, frozenset({SubjectKind.PROBLEM}), lambda facts, view, _past: problems_listing(facts, view)
    ),
    PaneSpec(
        PaneId.JOURNAL,
        frozenset({SubjectKind.TRANSACTION}),
        lambda facts, view, past: journal_listing(facts, view, past()),
    ),
)
BY_PANE = {spec.id: spec for spec in PANES}
