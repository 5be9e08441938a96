"""Writing something new."""

from hotwash.tui.action import Action, Group
from hotwash.tui.actions.kinds import IMPROVEMENT
from hotwash.tui.commands import logging

ACTIONS: tuple[Action, ...] = (
    Action(
        "entry.log",
        ("A",),
        "log",
        "Log something new; what tells it already is shown first. Among patterns a finding, among corrections another, "
        "among the learnings a learning, among runbooks an entry of your own. "
        "On the list of improvements: begin one.",
        Group.DECIDE,
        logging.log,
        logging.can_log,
        writes=True,
        verbs=("log", "runbook-add"),
        subjects=frozenset({IMPROVEMENT}),
        counted=True,
        names={IMPROVEMENT: "begin another"},
    ),
    Action(
        "learning.capture",
        (),
        "new learning…",
        "Write down what this codebase taught, with what to do next time; also A among the learnings.",
        Group.COMMANDS,
        logging.capture,
        logging.can_capture,
        writes=True,
        verbs=("harness-capture",),
    ),
    Action(
        "intake.run",
        ("I",),
        "take in",
        "Make entries of the failed tool calls that wait; shown before they are written. "
        "Among patterns: bring registry, trends and runbooks up to date.",
        Group.DECIDE,
        logging.take_in,
        logging.can_take_in,
        writes=True,
        verbs=("drain", "evolve"),
    ),
)
