"""The kinds of things that are remembered of a session, each under a heading of its own."""

from enum import StrEnum


class Capture(StrEnum):
    """What is written down before the answer is given; each has a section of its own."""

    CORRECTION = "correction"
    PREFERENCE = "preference"
    DECISION = "decision"
    NOUN = "noun"


class NoteKind(StrEnum):
    """What the note of a day keeps; each has a section of its own."""

    DECISION = "decision"
    DISCOVERY = "discovery"
    COMPLETED = "completed"
    ERROR = "error"
