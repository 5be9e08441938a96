"""Keys that find: the filter, an id, the next thing that needs a human, the order of a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hotwash.core.analysis.filter import FilterError, parse_filter
from hotwash.core.model.key import Key
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.finding import entries_called, nearest_id
from hotwash.tui.layout import Shape
from hotwash.tui.session import FIVE, PaneId, Sorting
from hotwash.viewmodels.attention import calm, stops
from hotwash.viewmodels.detail import Tab

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

NEWS_FILTER = "is:new,changed"


def edit_filter(dashboard: Dashboard) -> None:
    dashboard.prompts.open_filter()


def filter_by(dashboard: Dashboard, text: str) -> None:
    """The filter as it was typed among the commands."""
    dashboard.prompts.take_filter(text)


def ask_id(dashboard: Dashboard) -> None:
    dashboard.prompts.open_go_to()


def toggle_news(dashboard: Dashboard) -> None:
    """`t`: what is new goes into the filter, or out of it."""
    filter_now = dashboard.session.filters.get(dashboard.session.pane, "")
    words = filter_now.split()
    if NEWS_FILTER in words:
        dashboard.prompts.set_filter(" ".join(word for word in words if word != NEWS_FILTER))
        dashboard.say("old and new")
    else:
        dashboard.prompts.set_filter(f"{filter_now} {NEWS_FILTER}".strip())
        dashboard.say("only what is new or changed – t shows all")


def go_to(dashboard: Dashboard, text: str) -> None:
    """Jump to the entry of that id; its last digits are enough, several are offered."""
    wanted = text.strip().casefold()
    if not wanted:
        return
    snapshot = dashboard.desk.snapshot
    found = entries_called(snapshot, wanted)
    if not found:
        nearest = nearest_id(snapshot, wanted)
        dashboard.say(f"no such ID{f'; nearest {nearest}' if nearest else ''}", Tone.WARNING)
    elif len(found) == 1:
        show_entry(dashboard, found[0])
    else:
        dashboard.menus.pick_entry(found, lambda key: show_entry(dashboard, key))


def show_entry(dashboard: Dashboard, key: Key) -> None:
    """Put the cursor on an entry or record, in the list that holds it; the present list is asked first."""
    session = dashboard.session
    here = session.pane if session.pane in FIVE else session.five
    for pane_id in dict.fromkeys((here, *FIVE)):
        identity = dashboard.views[pane_id].find(key)
        if identity is not None:
            dashboard.focus_pane(pane_id)
            dashboard.view.list.move_to_key(identity)
            dashboard.cursor_moved()
            dashboard.say(key.anchor)
            return
        if dashboard.desk.is_behind_filter(key, pane_id, session):
            _offer_to_clear(dashboard, key, pane_id)
            return
    _show_closed_entry(dashboard, key)


def _offer_to_clear(dashboard: Dashboard, key: Key, pane_id: PaneId) -> None:
    def clear() -> None:
        dashboard.focus_pane(pane_id)
        dashboard.prompts.set_filter("")
        show_entry(dashboard, key)

    dashboard.ask(f"the filter hides {key.anchor} – clear it?", clear)


def _show_closed_entry(dashboard: Dashboard, key: Key) -> None:
    """An entry that no list shows is closed: a filter that names it brings it back."""
    status = dashboard.desk.status_of(key)
    if status is None:
        dashboard.say(f"{key.anchor} is gone – L has what was written", Tone.WARNING)
        return
    dashboard.focus_pane(PaneId.PENDING)
    dashboard.prompts.set_filter(f'id:"{key.anchor}" status:{status}')
    dashboard.say(f"{key.anchor} is {status} – Esc clears the filter")


def attend(dashboard: Dashboard) -> None:
    """`!`: the next thing that needs a human; pressed again, the one after it."""
    session, facts = dashboard.session, dashboard.desk.facts
    needs = stops(facts, dashboard.desk.wal_now())
    if not needs:
        dashboard.say(calm(facts), Tone.GOOD)
        return
    places = [(each.pane, each.key, each.path) for each in needs]
    at = (places.index(session.attended) + 1) % len(needs) if session.attended in places else 0
    need, session.attended = needs[at], places[at]
    if need.key is not None:
        show_entry(dashboard, need.key)
    else:
        dashboard.focus_pane(PaneId(need.pane))
        if dashboard.view.list.move_to_key(need.path):
            dashboard.cursor_moved()
    if need.opens_resume:
        session.tab = Tab.WHY
        dashboard.surface.show_subject()
    session.wal_at = at
    place = f"{at + 1} of {len(needs)}: " if len(needs) > 1 else ""
    dashboard.say(f"{place}{need.sentence}", Tone.WARNING)


def hit_by(direction: int) -> Callable[[Dashboard], None]:
    def run(dashboard: Dashboard) -> None:
        if dashboard.shape is Shape.NARROW and not dashboard.session.detail_open:
            dashboard.session.detail_open = True
            dashboard.rearrange()
        if dashboard.detail.next_hit(direction):
            return
        view = dashboard.view
        if view.list.move_by(direction):
            dashboard.cursor_moved()
        else:
            dashboard.say("no more hits", Tone.DIM)

    return run


def no_words(dashboard: Dashboard) -> str:
    query = parse_filter(dashboard.session.filters.get(dashboard.session.pane, ""))
    return "" if not isinstance(query, FilterError) and query.words else "no filter words – / types some"


def choose_order(dashboard: Dashboard) -> None:
    """`o`: a menu of the orders this list can have."""
    dashboard.menus.sort_menu()


def set_order(dashboard: Dashboard, name: str) -> None:
    session = dashboard.session
    session.sortings[session.pane] = Sorting(name, session.sorting(session.pane).reverse)
    dashboard.rebuild(own=True)


def reverse_order(dashboard: Dashboard) -> None:
    session = dashboard.session
    sorting = session.sorting(session.pane)
    session.sortings[session.pane] = Sorting(sorting.name, not sorting.reverse)
    dashboard.rebuild(own=True)
    dashboard.say("order reversed" if not sorting.reverse else "order as it was")
