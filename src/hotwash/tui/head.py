"""The lines above the lists: header, write-ahead log, tabs; as runs for the width at hand."""

from collections.abc import Collection, Sequence
from itertools import product

from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Tone
from hotwash.core.storage.watching import STALE_AFTER
from hotwash.core.storage.watching import Mode as WatchMode
from hotwash.tui.desk import Desk
from hotwash.tui.keymap import folded
from hotwash.tui.panes import BY_PANE
from hotwash.tui.session import LISTS_OF_A_KEY, OF_FIVE_KEYS, PaneId, Session, lists_beside
from hotwash.tui.widgets.paint import Run, Runs, cut, width_of
from hotwash.viewmodels.header import Counts, Header, Health, Mode, header
from hotwash.viewmodels.rows import UNKNOWN_COUNT, Breadth, Cell, Pane

GAPS = ("   ", "  ")
POLLS_MISSED = 3
TAB_LABELS = {"Candidates": "Cand", "Learnings": "Harness", "Improvements": "Improve"}
NARROW_TAB_LABELS = {**TAB_LABELS, "Pending": "Pend"}


def header_of(desk: Desk, session: Session, *, is_demo: bool, is_armed: bool = False) -> Header:
    """The first line, with no claim whose check has not passed."""
    candidates = desk.whole_pane(PaneId.CANDIDATES, session)
    counts = Counts(
        pending=desk.whole_pane(PaneId.PENDING, session).total,
        candidates=candidates.total if not candidates.is_to_come else None,
        stale=desk.whole_pane(PaneId.STALE, session).total,
        problems=desk.errors,
    )
    writing = Mode.ARMED if is_armed else Mode.READ_WRITE
    mode = Mode.DEMO if is_demo else Mode.READ_ONLY if desk.read_only else writing
    now = desk.clock.now()
    health = health_of(desk, session)
    return header(desk.snapshot.workspaces, health, counts, mode=mode, now=now, breadth=desk.breadth)


def health_of(desk: Desk, session: Session) -> Health:
    """How true the screen is, from what the watch and the store have checked."""
    snapshot, watching, confirmed = desk.snapshot, desk.watch_state, desk.store.confirmed
    files = len(snapshot.documents)
    missing = sum(problem.missing for problem in snapshot.problems)
    is_polling = watching is not None and watching.mode is WatchMode.POLL
    checked = max(0.0, desk.clock.monotonic() - confirmed) if confirmed is not None else None
    waiting = desk.held_back.generation - snapshot.generation if desk.held_back is not None else 0
    return Health(
        files=files,
        read=files - snapshot.loading if snapshot.loading else None,
        confirmed=checked if watching is not None else None,
        poll=watching.interval if watching is not None and is_polling else None,
        held_back=waiting if session.paused else None,
        missing=missing,
        stale_after=POLLS_MISSED * watching.interval if watching is not None and is_polling else STALE_AFTER,
        errors=len(snapshot.problems) - missing,
        plugins=len(desk.plugins.registry.failures) if desk.plugins is not None else 0,
    )


def runs_of(cells: Sequence[Cell], action: str = "") -> list[Run]:
    """View-model cells as runs that one action stands behind."""
    return [Run(cell.text, cell.tone, action) for cell in cells]


def header_runs(header: Header, width: int, *, extra: Runs = ()) -> tuple[Runs, Runs]:
    """Left and right part of the header; what is open gives way, health and mode never do."""
    for cells, gap in product(header.names, GAPS):
        name, right = runs_of(cells), _right(header, extra, gap)
        health = [Run(gap), *runs_of((header.health,)), Run(gap)]
        room = width - width_of(health) - width_of(right) - 1
        if width_of(name) <= room:
            middle = (width - width_of(health)) // 2 - 1 - width_of(name)
            return (Run(" "), *name, Run(" " * max(0, min(middle, room - width_of(name)))), *health), right
    return (Run(" "), *cut(name, max(0, room)), *health), right


def _right(header: Header, extra: Runs, gap: str) -> list[Run]:
    counts, problems, mode = header.counts, header.problems, header.mode
    parts = [
        Run(counts.text, counts.tone),
        Run(problems.text, problems.tone, "view.problems"),
        *extra,
        Run(mode.text, mode.tone),
    ]
    spaced = [each for part in parts if part.text for each in (part, Run(gap))]
    return [*spaced[:-1], Run(f"  {header.clock.text} ")]


def tab_runs(panes: Sequence[tuple[PaneId, Pane]], focused: PaneId, breadth: Breadth, width: int) -> tuple[Runs, Runs]:
    """` [1 Pending 12]  2 Cand 2 …` with the further views at the right; in one of those the row flips to them.

    The lists of one key share a tab, in which the alarms of all of them stand. Where the names do not fit, the views
    behind letters go without theirs, and then all but the focused one.
    """
    is_narrow = breadth is Breadth.NARROW
    hidden = {each for tab in LISTS_OF_A_KEY for each in tab if each is not (focused if focused in tab else tab[0])}
    shown = [(each, _with_alarms(each, _claimed(pane), panes)) for each, pane in panes if each not in hidden]
    five = [(pane_id, pane) for pane_id, pane in shown if pane_id in OF_FIVE_KEYS]
    if focused not in OF_FIVE_KEYS:
        views = [(pane_id, pane) for pane_id, pane in shown if pane_id not in OF_FIVE_KEYS]
        back = Run(f" {five[0][1].digit}-{five[-1][1].digit} panes  ", Tone.DIM, f"pane.{five[0][0]}")
        letters = {pane_id for pane_id, pane in views if not pane.digit.isdigit()}
        everything = {pane_id for pane_id, _ in views}
        for short in (everything,) if is_narrow else (set(), letters, everything):
            tabs = [run for pane_id, pane in views for run in _view_tab(pane_id, pane, focused, short)]
            if width_of(tabs) + width_of((back,)) <= width:
                break
        return (back, *tabs), ()
    further = [each for each in PaneId if each not in hidden and each not in OF_FIVE_KEYS]
    left, right = _five_tabs(five, focused, is_narrow=is_narrow), _digits(further)
    if width_of(left) + width_of(right) > width:
        right = _digits(further, folds=True)
    if width_of(left) + width_of(right) > width:
        named = [(each, pane if each is focused else replace(pane, label="")) for each, pane in five]
        left = _five_tabs(named, focused, is_narrow=True)
    return left, right


def _digits(views: Sequence[PaneId], *, folds: bool = False) -> list[Run]:
    """`6 7 8 9 D P L `, folded `6-9 D P L `."""
    digits = [BY_PANE[each].digit for each in views]
    names = folded(digits) if folds else digits
    first, *others = views
    behind = (first, *others[len(digits) - len(names) :])
    return [Run(f"{name} ", Tone.DIM, f"view.{each}") for name, each in zip(names, behind, strict=True)]


def _claimed(pane: Pane) -> Pane:
    """A list whose badge counts nothing that is still to come."""
    return replace(pane, badge=Cell(UNKNOWN_COUNT)) if pane.is_to_come and pane.badge.text else pane


def _with_alarms(pane_id: PaneId, pane: Pane, panes: Sequence[tuple[PaneId, Pane]]) -> Pane:
    """A list whose badge also says what is alarming in the others of its key."""
    beside = [each for each in lists_beside(pane_id) if each is not pane_id]
    badges = [other.badge for each, other in panes if each in beside and other.badge.tone is Tone.ALARM]
    alarms = [badge.text for badge in badges if badge.text]
    if not alarms:
        return pane
    return replace(pane, badge=Cell(" ".join(filter(None, (pane.badge.text, *alarms))), Tone.ALARM))


def _five_tabs(five: Sequence[tuple[PaneId, Pane]], focused: PaneId, *, is_narrow: bool) -> list[Run]:
    tabs = (_tab(pane, f"pane.{each}", is_focused=each is focused, is_narrow=is_narrow) for each, pane in five)
    return [Run(" "), *(run for tab in tabs for run in tab)]


def _view_tab(pane_id: PaneId, pane: Pane, focused: PaneId, short: Collection[PaneId]) -> list[Run]:
    """A further view; of those that are to be short, only the focused one keeps its name."""
    is_focused = pane_id is focused
    if is_focused or pane_id not in short:
        return _tab(pane, f"view.{pane_id}", is_focused=is_focused, is_narrow=bool(short))
    badge = f" {pane.badge.text}" if pane.digit.isdigit() and pane.badge.text else ""
    return [Run(f" {pane.digit}{badge} ", Tone.DIM, f"view.{pane_id}")]


def _tab(pane: Pane, action: str, *, is_focused: bool, is_narrow: bool) -> list[Run]:
    """Brackets stand where blanks stand otherwise, so that nothing moves with the focus."""
    label = (NARROW_TAB_LABELS if is_narrow else TAB_LABELS).get(pane.label, pane.label)
    badge = pane.badge.text
    is_glued = is_narrow and badge.startswith("▲")
    tone = Tone.STRONG if is_focused else Tone.DIM
    badge_tone = tone if pane.badge.tone is Tone.PLAIN else pane.badge.tone
    before, after = ("[", "]") if is_focused else ("" if is_narrow else " ", "" if is_narrow else " ")
    return [
        Run(f"{before}{pane.digit}{label and f' {label}'}{'' if is_glued or not badge else ' '}", tone, action),
        Run(badge, badge_tone, action),
        Run(f"{after} ", tone, action),
    ]
