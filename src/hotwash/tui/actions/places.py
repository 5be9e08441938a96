"""The lists and views, and how much room they take."""

from hotwash.tui.action import Action, Group
from hotwash.tui.commands import moving
from hotwash.tui.session import PaneId

ACTIONS: tuple[Action, ...] = (
    Action(
        "pane.pending",
        ("1",),
        "Pending",
        "Entries that wait for somebody.",
        Group.PLACES,
        moving.to_pane(PaneId.PENDING),
    ),
    Action(
        "pane.candidates",
        ("2",),
        "Candidates",
        "What keeps recurring and could become a rule.",
        Group.PLACES,
        moving.to_pane(PaneId.CANDIDATES),
    ),
    Action("pane.stale", ("3",), "Stale", "What is past its limit.", Group.PLACES, moving.to_pane(PaneId.STALE)),
    Action(
        "pane.vfm", ("4",), "VFM", "What each open action would be worth.", Group.PLACES, moving.to_pane(PaneId.VFM)
    ),
    Action(
        "pane.wal",
        ("5",),
        "WAL",
        "Records of risky operations; again: the task, what was captured, today's note.",
        Group.PLACES,
        moving.to_next_beside(PaneId.WAL),
    ),
    Action(
        "pane.session",
        (),
        "Session",
        "The task and its steps, what was captured, today's note; also 5 on the list of records.",
        Group.PLACES,
        moving.to_pane(PaneId.SESSION),
    ),
    Action(
        "view.rules",
        ("8",),
        "Rules",
        "Every promoted rule: where it stands, and whether it helps; again: those that were taken out.",
        Group.PLACES,
        moving.to_next_beside(PaneId.RULES),
    ),
    Action(
        "view.retired",
        (),
        "Retired",
        "Rules that were taken out, and why; also 8 on the list of rules.",
        Group.PLACES,
        moving.to_pane(PaneId.RETIRED),
    ),
    Action(
        "view.operations",
        ("D",),
        "Operations",
        "Numbers that entries state, against their limits: times to restore, rates, toil, budgets, DORA bands.",
        Group.PLACES,
        moving.to_pane(PaneId.OPERATIONS),
    ),
    Action(
        "view.problems",
        ("P",),
        "Problems",
        "What is wrong or odd in the files, and what repairs it; again: text that no format claims, workspaces.",
        Group.PLACES,
        moving.to_next_beside(PaneId.PROBLEMS),
    ),
    Action(
        "view.quarantine",
        (),
        "Quarantine",
        "Text in the files that no format claims; also P on the list of problems.",
        Group.PLACES,
        moving.to_pane(PaneId.QUARANTINE),
    ),
    Action(
        "view.workspaces",
        (),
        "Workspaces",
        "The workspaces that are open, and what was left closed; also P on the quarantine.",
        Group.PLACES,
        moving.to_pane(PaneId.WORKSPACES),
    ),
    Action(
        "view.journal",
        ("L",),
        "Journal",
        "Everything hotwash has written; any of it can be undone there.",
        Group.PLACES,
        moving.to_pane(PaneId.JOURNAL),
    ),
    Action(
        "zoom.in",
        ("+",),
        "more list",
        "Give the focused list more of the screen.",
        Group.PLACES,
        moving.zoom_by(1),
        moving.zoom_reason,
    ),
    Action(
        "zoom.out",
        ("_",),
        "less list",
        "Take the step back.",
        Group.PLACES,
        moving.zoom_by(-1),
        moving.zoom_reason,
    ),
)
