"""A frame waits for the lists that are on it; the others are worked out beside it."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from hotwash.core.analysis import selection
from hotwash.core.analysis.subjects import Subject
from hotwash.core.storage.clock import FixedClock
from hotwash.core.storage.config import Config
from hotwash.core.storage.store import Store
from hotwash.demo.workspace import FROZEN_NOW
from hotwash.tui import outlook
from hotwash.tui.desk import Desk
from hotwash.tui.panes import BY_PANE, PANES, Moment, PaneSpec
from hotwash.tui.session import OF_FIVE_KEYS, PaneId, Session
from hotwash.viewmodels.listing import Listing, View
from support.driver import Place

SESSION = Session()


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[PaneId]:
    """The lists that were made, in that order."""
    made: list[PaneId] = []

    def noted(spec: PaneSpec) -> PaneSpec:
        def build(moment: Moment, view: View) -> Listing:
            made.append(spec.id)
            return spec.build(moment, view)

        return PaneSpec(spec.id, spec.digit, spec.kinds, build)

    monkeypatch.setattr(outlook, "BY_PANE", {spec.id: noted(spec) for spec in PANES})
    return made


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(FROZEN_NOW)


def opened(place: Place, clock: FixedClock) -> Store:
    config = Config(root=place.root, home=place.home, state_home=place.home / ".state", explicit=True)
    return Store(config, clock)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Desk:
    """One entry with a status that its format does not have."""
    place = Place(tmp_path)
    place.log(("ERR-20260518-001", "the pod was killed", "Done"))
    store = opened(place, clock)
    store.load()
    return Desk(store)


def test_all_rows_of_long_files_are_shown_before_anything_is_said_to_recur(tmp_path: Path, clock: FixedClock) -> None:
    place = Place(tmp_path)
    again = "certificate renewal skipped by the gateway"
    others = (f"job{number} hit wall{number} in lane{number}" for number in range(1, 900))
    place.log(*((f"ERR-20260518-{at:03d}", again if at > 895 else other) for at, other in enumerate(others, 1)))
    store = opened(place, clock)
    store.load_tail()
    desk = Desk(store)
    assert (len(desk.facts.candidates), len(desk.pane(PaneId.PENDING, SESSION).rows) > 0) == (0, True)
    store.load()
    desk.accept(desk.prepare(SESSION))
    assert (len(desk.facts.candidates), desk.pane(PaneId.PENDING, SESSION).total, desk.is_outdated) == (0, 899, True)
    desk.accept(desk.prepare(SESSION))
    assert (len(desk.facts.candidates), desk.is_outdated) == (1, False)


def test_a_frame_is_made_of_the_lists_on_it(desk: Desk, built: list[PaneId]) -> None:
    desk.prepare(SESSION)
    assert built == list(OF_FIVE_KEYS)


def test_in_a_further_view_a_frame_is_made_of_all_lists(desk: Desk, built: list[PaneId]) -> None:
    desk.prepare(Session(pane=PaneId.RULES))
    assert built == list(PaneId)


def test_what_no_frame_waits_for_is_made_once(desk: Desk, built: list[PaneId]) -> None:
    desk.accept(desk.prepare(SESSION))
    assert desk.complete(desk.outlook, SESSION)
    assert sorted(built) == sorted(PaneId)


def test_what_a_filter_looks_in_is_laid_ready_before_its_first_letter(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def prepared(subjects: Sequence[Subject]) -> selection.Index:
        made.append(len(subjects))
        return selection.Index(tuple(subjects), tuple(subject.text for subject in subjects))

    monkeypatch.setattr(selection, "prepared", prepared)
    desk.lay_ready(SESSION)
    total = desk.pane(PaneId.PENDING, Session(filters={PaneId.PENDING: "wall"})).total
    assert made == [total]


def test_errors_are_those_that_were_found_last(desk: Desk) -> None:
    desk.accept(desk.prepare(SESSION))
    before = desk.errors
    desk.complete(desk.outlook, SESSION)
    found = desk.errors
    desk.accept(desk.prepare(SESSION))
    assert (before, found, desk.errors) == (0, 1, 1)


def test_nothing_more_is_made_of_what_is_outdated(desk: Desk, built: list[PaneId]) -> None:
    desk.accept(desk.prepare(SESSION))
    path = next(document.path for document in desk.snapshot.documents if document.entries)
    Path(path).write_bytes(Path(path).read_bytes() + b"\n")
    assert desk.store.refresh([path])
    built.clear()
    assert (desk.complete(desk.outlook, SESSION), built) == (False, [])


def test_a_list_bears_the_key_of_its_row(desk: Desk) -> None:
    keys = {each: desk.pane(each, SESSION).digit for each in PaneId}
    assert keys == {each: BY_PANE[each].digit for each in PaneId}


def test_a_minute_later_problems_are_not_looked_for_again(desk: Desk, clock: FixedClock) -> None:
    desk.accept(desk.prepare(SESSION))
    desk.complete(desk.outlook, SESSION)
    found = desk.facts.findings
    clock.advance(60)
    desk.accept(desk.prepare(SESSION))
    assert desk.facts.now == clock.now()
    assert desk.facts.findings is found
    assert "findings" not in desk.facts.at(clock.now() + timedelta(days=1)).__dict__
