"""The lines above the lists."""

from hotwash.core.analysis.facts import Facts
from hotwash.core.model.settings import Settings
from hotwash.tui.head import tab_runs
from hotwash.tui.session import PaneId
from hotwash.viewmodels.candidates import candidates_listing
from hotwash.viewmodels.listing import View
from hotwash.viewmodels.rows import Breadth
from support.snapshots import NOW, document, entry, snapshot


def tabs(*, quick: bool) -> str:
    facts = Facts(snapshot(document(entry())), NOW, Settings(), quick=quick)
    panes = [(PaneId.CANDIDATES, candidates_listing(facts, View()).pane)]
    left, _ = tab_runs(panes, PaneId.CANDIDATES, Breadth.MEDIUM, 80)
    return "".join(run.text for run in left)


def test_a_tab_counts_nothing_that_is_still_to_come() -> None:
    assert [tabs(quick=True), tabs(quick=False)] == [" [2 Cand …] ", " [2 Cand 0] "]
