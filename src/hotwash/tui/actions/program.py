"""The program itself."""

from hotwash.tui.action import Action, Group
from hotwash.tui.commands import handing_over, program

ACTIONS: tuple[Action, ...] = (
    Action(
        "handoff.open",
        ("H",),
        "handoff",
        "What the next shift must know: look at it, copy it, hand over.",
        Group.PROGRAM,
        handing_over.open_handoff,
        writes=True,
        verbs=("handoff",),
    ),
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
