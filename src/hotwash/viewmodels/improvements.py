"""Improvements as rows: how far each has come, what it changes, how old it is, where it is discussed."""

from datetime import datetime

from hotwash.core.analysis.ages import NO_DATE, short_duration
from hotwash.core.model.improvement import Improvement
from hotwash.viewmodels.rows import shown


def state_word(improvement: Improvement) -> str:
    """Its stage in a word."""
    return str(improvement.stage)


def age_of(improvement: Improvement, now: datetime) -> str:
    """Since it was begun, in three cells."""
    return short_duration(now.timestamp() - improvement.begun) if improvement.begun else NO_DATE


def plugin_name(improvement: Improvement) -> str:
    return shown(improvement.remembered.plugin.rpartition("/")[2])


def told_row(improvement: Improvement, now: datetime) -> tuple[str, ...]:
    """One line of a list for people: what is changed and not committed has a plus."""
    files = f"{len(improvement.files)}{'+' if improvement.changes else ''}"
    return (
        state_word(improvement),
        shown(improvement.id),
        plugin_name(improvement),
        files,
        age_of(improvement, now),
        place_of(improvement),
    )


def place_of(improvement: Improvement) -> str:
    """Where it is to be found: its pull request, else its worktree, else what is left of it."""
    if improvement.url:
        draft = improvement.pull_request is not None and improvement.pull_request.is_draft
        return f"{shown(improvement.url)}{' (draft)' if draft else ''}"
    worktree = improvement.worktree
    if worktree is not None:
        return shown(worktree.path) if worktree.is_there else f"{shown(worktree.path)} is gone"
    branch = improvement.branch
    return "" if branch is None else "only its branch" if branch.is_local else "only on the remote"


def approval_sentence(merged: int, submitted: int) -> str:
    return f"{merged} of {submitted} submitted were merged ({round(100 * merged / submitted)} %)"
