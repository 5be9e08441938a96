"""PANES: every list of the dashboard, the kinds of things it shows, and the function that makes it from the facts."""

from collections.abc import Callable, Sequence
from datetime import datetime

from hotwash.core.analysis.facts import Facts
from hotwash.core.model.transaction import Transaction
from hotwash.core.model.values import dataclass
from hotwash.tui.action import SubjectKind
from hotwash.tui.panes.journal import journal_listing
from hotwash.tui.panes.problems import problems_listing
from hotwash.tui.session import PaneId
from hotwash.viewmodels.candidates import candidates_listing
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.operations import operations_listing
from hotwash.viewmodels.pending import pending_listing
from hotwash.viewmodels.quarantine import quarantine_listing
from hotwash.viewmodels.retired import retired_listing
from hotwash.viewmodels.rules import rules_listing
from hotwash.viewmodels.session import session_listing
from hotwash.viewmodels.stale import stale_listing
from hotwash.viewmodels.vfm import vfm_listing
from hotwash.viewmodels.wal import wal_listing
from hotwash.viewmodels.workspaces import workspaces_listing

Past = Callable[[], Sequence[Transaction]]
Build = Callable[["Moment", View], Listing]

ENTRY, FAILURE, CANDIDATE = SubjectKind.ENTRY, SubjectKind.FAILURE, SubjectKind.CANDIDATE


@dataclass(frozen=True, slots=True)
class Moment:
    """What lists are made of: the facts of this minute, this second, and the journal, read only where it is needed."""

    facts: Facts
    now: datetime
    past: Past


@dataclass(frozen=True, slots=True)
class PaneSpec:
    """One list. Marks on its `kinds` count in it, `digit` is its key."""

    id: PaneId
    digit: str
    kinds: frozenset[str]
    build: Build


def _pending(moment: Moment, view: View) -> Listing:
    """The journal is asked only for the words of an empty list."""
    listing = pending_listing(moment.facts, view)
    return listing if listing.pane.rows else pending_listing(moment.facts, view, moment.past())


PANES: tuple[PaneSpec, ...] = (
    PaneSpec(PaneId.PENDING, "1", frozenset({ENTRY, FAILURE}), _pending),
    PaneSpec(
        PaneId.CANDIDATES, "2", frozenset({CANDIDATE}), lambda moment, view: candidates_listing(moment.facts, view)
    ),
    PaneSpec(PaneId.STALE, "3", frozenset({ENTRY}), lambda moment, view: stale_listing(moment.facts, view)),
    PaneSpec(PaneId.VFM, "4", frozenset({ENTRY}), lambda moment, view: vfm_listing(moment.facts, view)),
    PaneSpec(
        PaneId.WAL,
        "5",
        frozenset({SubjectKind.RECORD}),
        lambda moment, view: wal_listing(moment.facts, view, moment.now),
    ),
    PaneSpec(
        PaneId.SESSION,
        "5",
        frozenset({SubjectKind.SESSION}),
        lambda moment, view: session_listing(moment.facts, view),
    ),
    PaneSpec(PaneId.RULES, "8", frozenset({SubjectKind.RULE}), lambda moment, view: rules_listing(moment.facts, view)),
    PaneSpec(
        PaneId.RETIRED,
        "8",
        frozenset({ENTRY}),
        lambda moment, view: retired_listing(moment.facts, view, moment.past()),
    ),
    PaneSpec(
        PaneId.OPERATIONS,
        "D",
        frozenset({SubjectKind.FACT}),
        lambda moment, view: operations_listing(moment.facts, view),
    ),
    PaneSpec(
        PaneId.PROBLEMS,
        "P",
        frozenset({SubjectKind.PROBLEM}),
        lambda moment, view: problems_listing(moment.facts, view),
    ),
    PaneSpec(
        PaneId.QUARANTINE,
        "P",
        frozenset({SubjectKind.STRETCH}),
        lambda moment, view: quarantine_listing(moment.facts, view),
    ),
    PaneSpec(
        PaneId.WORKSPACES,
        "P",
        frozenset({SubjectKind.WORKSPACE}),
        lambda moment, view: workspaces_listing(moment.facts, view),
    ),
    PaneSpec(
        PaneId.JOURNAL,
        "L",
        frozenset({SubjectKind.TRANSACTION}),
        lambda moment, view: journal_listing(moment.facts, view, moment.past()),
    ),
)
BY_PANE = {spec.id: spec for spec in PANES}
