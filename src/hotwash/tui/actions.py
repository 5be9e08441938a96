"""ACTIONS: every key and command of the dashboard, once. Footer, help, palette and reference pages come from here."""

from hotwash.tui.action import Action, Group, SubjectKind
from hotwash.tui.commands import copying, deciding, going, marking, moving, program
from hotwash.tui.commands.moving import FAR, SIDEWAYS, no_rows
from hotwash.tui.session import PaneId

ENTRY, CANDIDATE, RECORD = SubjectKind.ENTRY, SubjectKind.CANDIDATE, SubjectKind.RECORD
FAILURE, PROBLEM, TRANSACTION = SubjectKind.FAILURE, SubjectKind.PROBLEM, SubjectKind.TRANSACTION
DECIDABLE = frozenset({ENTRY, CANDIDATE, FAILURE})
ANYTHING = frozenset(SubjectKind)
IN_A_FILE = ANYTHING - {CANDIDATE, TRANSACTION}

_MOVE = (
    Action("cursor.down", ("j", "down"), "down", "Next row.", Group.MOVE, moving.cursor_by(1), no_rows),
    Action("cursor.up", ("k", "up"), "up", "Previous row.", Group.MOVE, moving.cursor_by(-1), no_rows),
    Action("cursor.first", ("g", "home"), "first row", "First row.", Group.MOVE, moving.cursor_by(-FAR), no_rows),
    Action("cursor.last", ("G", "end"), "last row", "Last row.", Group.MOVE, moving.cursor_by(FAR), no_rows),
    Action("page.down", ("pagedown", "ctrl+d"), "page down", "A page down.", Group.MOVE, moving.page_by(1), no_rows),
    Action("page.up", ("pageup", "ctrl+u"), "page up", "A page up.", Group.MOVE, moving.page_by(-1), no_rows),
    Action("pane.next", ("tab", "l", "right"), "next list", "The next list.", Group.MOVE, moving.pane_by(1)),
    Action(
        "pane.previous", ("shift+tab", "h", "left"), "list before", "The list before.", Group.MOVE, moving.pane_by(-1)
    ),
    Action(
        "layer.close",
        ("escape",),
        "close",
        "Close one layer: opened detail, zoom, other view, marks, filter. Never quits.",
        Group.MOVE,
        moving.close_layer,
    ),
)

_PLACES = (
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
    Action("pane.wal", ("5",), "WAL", "Records of risky operations.", Group.PLACES, moving.to_pane(PaneId.WAL)),
    Action(
        "view.problems",
        ("P",),
        "Problems",
        "What is odd in the files, and files that cannot be read.",
        Group.PLACES,
        moving.to_pane(PaneId.PROBLEMS),
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

_MARK = (
    Action("mark.toggle", ("space",), "mark", "Mark or unmark, and go down.", Group.MARK, marking.toggle, no_rows),
    Action(
        "mark.range",
        ("v",),
        "mark a range",
        "Begin a range here; again ends it.",
        Group.MARK,
        marking.mark_range,
        no_rows,
    ),
    Action(
        "mark.all",
        ("V",),
        "mark all",
        "Mark everything the filter shows; again: nothing.",
        Group.MARK,
        marking.mark_all,
        no_rows,
    ),
)

_DECIDE = (
    Action(
        "entry.resolve",
        ("r",),
        "resolve",
        "Say that it is settled; on a candidate, all its open members.",
        Group.DECIDE,
        deciding.decide("resolve"),
        deciding.can("resolve"),
        writes=True,
        verbs=("resolve",),
        subjects=DECIDABLE,
        counted=True,
    ),
    Action(
        "entry.promote",
        ("p",),
        "promote",
        "Turn it into a rule that agents read; the sheet shows every file first.",
        Group.DECIDE,
        deciding.promote,
        deciding.can("promote"),
        writes=True,
        verbs=("promote",),
        subjects=DECIDABLE,
        counted=True,
    ),
    Action(
        "entry.discard",
        ("d",),
        "discard",
        "Say no, with a reason; to a candidate, until it has grown.",
        Group.DECIDE,
        deciding.discard,
        deciding.can_discard,
        writes=True,
        verbs=("discard", "wont-fix", "dismiss"),
        subjects=DECIDABLE,
        counted=True,
    ),
    Action(
        "entry.start",
        ("i",),
        "start",
        "Say that somebody is on it, where the format knows that.",
        Group.DECIDE,
        deciding.decide("start"),
        deciding.can("start"),
        writes=True,
        verbs=("start",),
        subjects=DECIDABLE,
    ),
    Action(
        "entry.note",
        ("a",),
        "note",
        "Append a note to its action.",
        Group.DECIDE,
        deciding.note,
        deciding.can("note"),
        writes=True,
        verbs=("note",),
        subjects=DECIDABLE,
        counted=True,
    ),
    Action(
        "entry.score",
        ("s",),
        "score",
        "Set what acting on it would be worth.",
        Group.DECIDE,
        deciding.score,
        deciding.can("score"),
        writes=True,
        verbs=("score",),
        subjects=DECIDABLE,
    ),
    Action(
        "entry.repeat",
        (".",),
        "repeat",
        "The last decision with its answers, on this.",
        Group.DECIDE,
        deciding.repeat,
        deciding.can_repeat,
        writes=True,
        subjects=DECIDABLE,
    ),
    Action(
        "entry.resolve_with_note",
        (),
        "resolve with note…",
        "Resolve and say how.",
        Group.DECIDE,
        deciding.resolve_with_note,
        deciding.can("resolve"),
        writes=True,
        verbs=("resolve",),
        subjects=DECIDABLE,
    ),
    Action(
        "entry.wont_fix",
        (),
        "won't fix…",
        "Close it as something nobody will change, with the reason.",
        Group.DECIDE,
        deciding.wont_fix,
        deciding.can("wont-fix"),
        writes=True,
        verbs=("wont-fix",),
        subjects=DECIDABLE,
    ),
    Action(
        "entry.reopen",
        (),
        "reopen",
        "Make it pending again.",
        Group.DECIDE,
        deciding.decide("reopen"),
        deciding.can("reopen"),
        writes=True,
        verbs=("reopen",),
        subjects=DECIDABLE,
    ),
    Action(
        "wal.committed",
        ("C",),
        "committed",
        "Mark the operation as committed, with the evidence.",
        Group.WAL,
        deciding.finish_record("wal-commit"),
        deciding.can_finish("wal-commit"),
        writes=True,
        verbs=("wal-commit",),
        subjects=frozenset({RECORD}),
        counted=True,
    ),
    Action(
        "wal.rolled_back",
        ("B",),
        "rolled back",
        "Mark the operation as rolled back, with the evidence.",
        Group.WAL,
        deciding.finish_record("wal-rollback"),
        deciding.can_finish("wal-rollback"),
        writes=True,
        verbs=("wal-rollback",),
        subjects=frozenset({RECORD}),
        counted=True,
    ),
    Action(
        "history.undo",
        ("u", "z"),
        "undo",
        "Take back your newest change; in the journal, the one under the cursor.",
        Group.HISTORY,
        deciding.undo,
        writes=True,
        verbs=("undo",),
        subjects=frozenset({TRANSACTION}),
        counted=True,
    ),
    Action(
        "history.redo",
        ("U", "Z"),
        "redo",
        "Apply again what was undone.",
        Group.HISTORY,
        deciding.redo,
        writes=True,
        verbs=("redo",),
        subjects=frozenset({TRANSACTION}),
        counted=True,
    ),
)

_FIND = (
    Action(
        "filter.edit",
        ("/",),
        "filter",
        "Narrow the list while you type; Enter keeps it, Esc brings the one before back.",
        Group.FIND,
        going.edit_filter,
    ),
    Action("filter.new", ("t",), "new only", "Only what is new or changed; again: all.", Group.FIND, going.toggle_news),
    Action(
        "hit.next",
        ("n",),
        "next hit",
        "The next place with a word of the filter.",
        Group.FIND,
        going.hit_by(1),
        going.no_words,
    ),
    Action("hit.previous", ("N",), "hit before", "The hit before.", Group.FIND, going.hit_by(-1), going.no_words),
    Action("goto.id", ("#",), "go to ID", "Go to an ID; its last digits are enough.", Group.FIND, going.ask_id),
    Action(
        "attention.next", ("!",), "what needs you", "Go to the next thing that needs a human.", Group.FIND, going.attend
    ),
    Action("sort.menu", ("o",), "sort", "Choose the order of this list.", Group.FIND, going.choose_order),
    Action("sort.reverse", ("O",), "reverse order", "Turn the order around.", Group.FIND, going.reverse_order),
)

_DETAIL = (
    Action(
        "detail.open", ("enter",), "open", "Open what is under the cursor.", Group.DETAIL, moving.open_detail, no_rows
    ),
    Action(
        "detail.focus", ("0",), "detail", "Into the detail; again: back to the list.", Group.DETAIL, moving.focus_detail
    ),
    Action("detail.down", ("J",), "detail down", "Scroll the detail from the list.", Group.DETAIL, moving.detail_by(1)),
    Action("detail.up", ("K",), "detail up", "Scroll the detail from the list.", Group.DETAIL, moving.detail_by(-1)),
    Action(
        "detail.left",
        ("shift+left",),
        "detail left",
        "Scroll long lines to the left.",
        Group.DETAIL,
        moving.detail_by(0, -SIDEWAYS),
    ),
    Action(
        "detail.right",
        ("shift+right",),
        "detail right",
        "Scroll long lines to the right.",
        Group.DETAIL,
        moving.detail_by(0, SIDEWAYS),
    ),
    Action("detail.wrap", ("W",), "wrap", "Wrap long lines, or let them run on.", Group.DETAIL, moving.wrap),
    Action("tab.next", ("]",), "next tab", "Entry, Why, History, Diff.", Group.DETAIL, moving.tab_by(1)),
    Action("tab.previous", ("[",), "tab before", "Entry, Why, History, Diff.", Group.DETAIL, moving.tab_by(-1)),
    Action("why.open", ("w",), "why", "Why it is here, with the numbers.", Group.DETAIL, moving.why, no_rows),
)

_COPY = (
    Action(
        "entry.edit",
        ("e", "E"),
        "edit",
        "Open your editor at the line; what you change there becomes one step for undo.",
        Group.COPY,
        copying.edit,
        copying.can_edit,
        writes=True,
        subjects=IN_A_FILE,
        counted=True,
    ),
    Action(
        "copy.short",
        ("y",),
        "copy",
        "Copy the ID, the rollback, the rule or file:line.",
        Group.COPY,
        copying.copy("short"),
        copying.can_copy("short"),
        subjects=ANYTHING,
        counted=True,
    ),
    Action(
        "copy.long",
        ("Y",),
        "copy all",
        "Copy the whole text as Markdown.",
        Group.COPY,
        copying.copy("long"),
        copying.can_copy("long"),
    ),
    Action(
        "copy.command",
        ("c",),
        "copy command",
        "Copy the command: what verifies a record, what does the same in a shell.",
        Group.COPY,
        copying.copy("command"),
        copying.can_copy("command"),
    ),
)

_PROGRAM = (
    Action("live.pause", ("f",), "pause", "Hold the lists still, or follow again.", Group.PROGRAM, program.pause),
    Action("live.rescan", ("R",), "read again", "Read everything again.", Group.PROGRAM, program.rescan),
    Action(
        "mouse.release",
        ("M",),
        "mouse",
        "Give the mouse to the terminal, or take it back.",
        Group.PROGRAM,
        program.mouse,
    ),
    Action("palette.open", (":", "ctrl+p"), "commands", "Every command by name.", Group.PROGRAM, program.palette),
    Action("help.open", ("?",), "help", "Every key; Enter runs what you pick.", Group.PROGRAM, program.help_screen),
    Action("app.quit", ("q",), "quit", "Quit.", Group.PROGRAM, program.quit_program),
    Action("app.theme", (), "theme…", "Choose the colours.", Group.PROGRAM, program.themes),
    Action("app.messages", (), "messages", "What the status line said so far.", Group.PROGRAM, program.messages),
    Action(
        "app.save_screen", (), "save screen as SVG", "Draw this screen into a file.", Group.PROGRAM, program.save_screen
    ),
)

ACTIONS: tuple[Action, ...] = (*_MOVE, *_PLACES, *_MARK, *_DECIDE, *_FIND, *_DETAIL, *_COPY, *_PROGRAM)
BY_ID = {action.id: action for action in ACTIONS}
