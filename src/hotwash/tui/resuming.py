"""Begins where the last sitting ended, and keeps where this one does."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hotwash.core.analysis.filter import FilterError, parse_filter
from hotwash.core.model.key import Key
from hotwash.core.model.sitting import Identity, Sitting
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.visible import visible
from hotwash.tui.layout import Zoom
from hotwash.tui.pointing import toggle_mouse
from hotwash.tui.screens.drafts import drafted_keys, drafts_at, is_place
from hotwash.tui.session import FIVE, PaneId, Session, Sorting

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard
    from hotwash.tui.panes.pane_view import PaneView

MARKS_LAST = timedelta(hours=12)


class Resuming:
    """`keeps` says whether anything of this sitting outlives it; without that nothing is brought back either."""

    def __init__(self, dashboard: Dashboard, *, keeps: bool) -> None:
        self._dashboard = dashboard
        self._resumes = keeps
        self.keeps = keeps and not dashboard.desk.store.config.writes_nothing
        self._waiting: dict[PaneId, Identity] = {}
        self._kept: dict[str, str] = {}
        self._at_start: dict[str, str] = {}

    # The beginning

    def begin(self, *, fresh: bool) -> None:
        """Bring back what can still be brought back; `fresh` only the drafts."""
        last = self._dashboard.desk.store.sittings.last() if self._resumes else None
        if last is None:
            return
        drafts = {place: text for place, text in last.drafts.items() if is_place(place)}
        self._dashboard.sheets.drafted.update(drafts)
        self._dashboard.desk.drafts = drafted_keys(drafts)
        self._at_start, self._kept = dict(drafts), dict(drafts)
        if not fresh:
            self._bring_back(last)
        told = [] if fresh else self._told(last)
        if drafts:
            told.append(f"{drafts_at(drafts)} draft{'s' * (drafts_at(drafts) != 1)} kept – / is:draft")
        if told:
            self._dashboard.say(" · ".join(told), Tone.ACCENT)

    def _bring_back(self, last: Sitting) -> None:
        session, now = self._dashboard.session, self._dashboard.desk.clock.now()
        panes = {str(each): each for each in PaneId}
        session.pane = panes.get(last.pane, session.pane)
        five = panes.get(session.pane if session.pane in FIVE else last.five, session.five)
        session.five = five if five in FIVE else session.five
        session.zoom = Zoom(max(Zoom.NORMAL, min(Zoom.FULL, last.zoom)))
        session.filters.update(
            (panes[name], text)
            for name, text in last.filters.items()
            if name in panes and text and not isinstance(parse_filter(text), FilterError)
        )
        for name, pane_id in panes.items():
            order = last.sorts.get(name, "")
            known = order and order in self._dashboard.desk.whole_pane(pane_id, Session()).sorts
            if known or name in last.reversed:
                session.sortings[pane_id] = Sorting(order if known else "", name in last.reversed)
        self._waiting = {panes[name]: identity for name, identity in last.cursors.items() if name in panes}
        if now - last.ended < MARKS_LAST:
            for kind, identities in last.marks.items():
                session.marks.add(kind, identities)
        else:
            session.marks.remember(last.marks)
        if last.mouse_released:
            toggle_mouse(self._dashboard)

    def _told(self, last: Sitting) -> list[str]:
        """What is not as a fresh start would be, and how to get rid of it."""
        session, now = self._dashboard.session, self._dashboard.desk.clock.now()
        since = _clock(last.ended, now)
        told = []
        if (own := session.filters.get(session.pane)) is not None:
            told.append(f"filter from {since}: {visible(own)} – Esc clears")
        elif session.filters:
            told.append(f"filters from {since} in other lists")
        marked = session.marks.total
        if marked:
            told.append(f"{marked} mark{'s' * (marked != 1)}")
        return told

    def place_cursor(self, view: PaneView) -> None:
        """Put the cursor where it was as soon as that row is there, unless the person was faster."""
        wanted = self._waiting.get(view.id)
        if wanted is None:
            return
        is_settled = view.list.is_touched or view.list.move_to_key(wanted)
        if is_settled or not self._dashboard.desk.is_reading:
            self._waiting.pop(view.id, None)

    # The end

    @property
    def new_drafts(self) -> int:
        """Drafts that the person has not been told of."""
        drafted = self._dashboard.sheets.drafted
        return drafts_at(place for place, text in drafted.items() if self._at_start.get(place) != text)

    def drafts_changed(self) -> None:
        """A sheet closed: what was typed outlives the process at once, and is seen in its row."""
        drafted = self._dashboard.sheets.drafted
        if drafted == self._kept:
            return
        self._dashboard.desk.drafts = drafted_keys(drafted)
        self.keep()
        self._dashboard.freshness.prepare()

    def keep(self) -> None:
        """Write down how the dashboard stands; an open sheet leaves its draft."""
        if not self.keeps:
            return
        app = self._dashboard.app
        if app.screen is not self._dashboard:
            from hotwash.tui.screens import Sheet

            for screen in app.screen_stack:
                if isinstance(screen, Sheet):
                    screen.keep_draft()
        self._dashboard.desk.store.sittings.keep(self._sitting())
        self._kept = dict(self._dashboard.sheets.drafted)

    def _sitting(self) -> Sitting:
        dashboard, session = self._dashboard, self._dashboard.session
        return Sitting(
            ended=dashboard.desk.clock.now(),
            pane=session.pane,
            five=session.five,
            zoom=session.zoom,
            mouse_released=session.mouse_released,
            filters={str(pane_id): text for pane_id, text in session.filters.items()},
            sorts={str(pane_id): each.name for pane_id, each in session.sortings.items() if each.name},
            reversed=frozenset(str(pane_id) for pane_id, each in session.sortings.items() if each.reverse),
            cursors=self._cursors(),
            marks=session.marks.kept(),
            drafts=dict(dashboard.sheets.drafted),
        )

    def _cursors(self) -> dict[str, Identity]:
        """Where the cursors were put, also those that are still waiting for their row."""
        cursors = {str(pane_id): identity for pane_id, identity in self._waiting.items()}
        for view in self._dashboard.views.values():
            row = view.row if view.list.is_touched else None
            if row is not None and isinstance(row.key, Key | str):
                cursors[str(view.id)] = row.key
        return cursors


def _clock(moment: datetime, now: datetime) -> str:
    local = moment.astimezone(now.tzinfo)
    return f"{local:%H:%M}" if local.date() == now.date() else f"{local:%m-%d %H:%M}"
