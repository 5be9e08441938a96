"""The words that operations offer for an argument; the formats' own, spelled as they spell them."""

from collections.abc import Mapping

from hotwash.core.model import targets

CHANGES = ("resolve", "start", "wont-fix", "discard", "reopen", "note", "promote")
"""The verbs that change the text of an entry."""

SIGNALS = ("finding", "session", "correction", "incident")
"""What the learning engine gathers, a line each (source: learning engine, files)."""

MIGRATION = "hotwash migrate"
"""The operation that the record of a migration names."""

DUPLICATE, WRONG, OTHER = "duplicate", "wrong", "other"
REASONS = (DUPLICATE, "not-actionable", WRONG, "one-off", OTHER)
"""Why an entry is discarded."""

IN_PROGRESS = "in_progress"
ACTIVE_WORDS = (IN_PROGRESS, "contained", "escalated")
"""How a format says that somebody is on it (source: status lists of the self-improving skills)."""

RULE_FILES = ("CLAUDE.md", "AGENTS.md", ".github/copilot-instructions.md")
OTHER_FILES = ("TOOLS.md", "SOUL.md")
GLOBAL_FILE = "~/.claude/CLAUDE.md"
"""Where rules stand in a section of their own (source: self-improve, promotion; self-improving skills, promotion)."""

DOCUMENT_KINDS = tuple(targets.DOCUMENT_KINDS)
"""What people keep elsewhere: without a file only the entry says what it was promoted to."""

REFERENCE, NEW_SKILL = "reference", "new-skill"
"""A guide for the whole team, written into by hand upstream; and what a heal may be handed over to."""

DIMENSIONS = ("frequency", "failure", "burden", "cost")
"""The terms of a score, from one to ten each (source: self-improve, VFM)."""

GITIGNORE: Mapping[str, tuple[str, ...]] = {
    "memory": (".learnings/", "memory/"),
    "buffer": (".learnings/", "memory/working-buffer.md"),
    "log": (".learnings/.pending-errors.log",),
    "learnings": (".learnings/",),
    "hybrid": (".learnings/*.md", "!.learnings/.gitkeep"),
    "none": (),
}
"""What git may leave alone: everything, all but notes, the log of failures, one skill's files, all but the folder."""
