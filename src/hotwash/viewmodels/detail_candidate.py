"""The detail of a candidate: its members, why it is one, how it grew, and the rule it would become."""

from typing import TYPE_CHECKING

from hotwash.core.analysis.ages import age_text
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.lifecycle import is_pending
from hotwash.core.model.entry import Entry
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.detail import (
    BLANK,
    Background,
    Detail,
    DetailLine,
    diff_tab,
    history_lines,
    limited,
    pairs,
    parts,
    rule,
)
from hotwash.viewmodels.evidence import group_lines, growth_lines, target_lines, words_text
from hotwash.viewmodels.naming import id_text
from hotwash.viewmodels.rows import Cell, shown

if TYPE_CHECKING:
    from hotwash.core.analysis.groups import Group
    from hotwash.core.analysis.promotion import Candidate

TABS = ("Members", "Why", "History", "Diff")


def candidate_detail(facts: Facts, candidate_id: str, at: int, background: Background) -> Detail | None:
    """One tab of a candidate, counted from 0; `None` when it is gone."""
    candidate = next((each for each in facts.candidates if each.id == candidate_id), None)
    if candidate is None:
        return None
    group = next((each for each in facts.groups if each.id == candidate_id), None)
    makers = (
        lambda: _members(candidate, facts),
        lambda: _why(candidate, group, facts),
        lambda: _history(candidate, group, facts, background),
        lambda: diff_tab(background, "p shows the rule as it would be written."),
    )
    lines, cut = limited(makers[at](), background.full)
    return Detail(
        subject=("candidate", candidate_id, at),
        title=f"×{candidate.count} {shown(candidate.name)}",
        tabs=TABS,
        tab=TABS[at],
        lines=lines,
        cut=cut,
        same_as=f"hotwash promote {' '.join(id_text(entry) for entry in candidate.entries)}",
    )


def _members(candidate: "Candidate", facts: Facts) -> list[DetailLine]:
    waiting = sum(is_pending(entry) for entry in candidate.entries)
    lines = [
        pairs(("Name", Cell(shown(candidate.name), Tone.STRONG)), ("Seen", f"{candidate.count} times")),
        pairs(("Target", shown(candidate.target.label)), ("Open", f"{waiting} of {len(candidate.entries)}")),
        BLANK,
    ]
    for entry in candidate.entries:
        lines += _member(entry, facts)
    return lines


def _member(entry: Entry, facts: Facts) -> list[DetailLine]:
    status = shown(entry.native_status) or "no status"
    age = age_text(entry, facts.now, facts.noticed.first_seen.get(entry.key))
    head = (Cell(f"{id_text(entry)}  ", Tone.STRONG), Cell(shown(entry.title)), Cell(f"  {status} {age}", Tone.DIM))
    return [DetailLine(parts=head, key=entry.key)]


def _why(candidate: "Candidate", group: "Group | None", facts: Facts) -> list[DetailLine]:
    ready = Cell("ready", Tone.GOOD) if candidate.ready else Cell("not ready", Tone.DIM)
    lines = [
        parts(f"Rule: {shown(candidate.rule_fired)}   ", ready),
        parts("Shared words ", Cell(words_text(tuple(candidate.shared)), Tone.ACCENT)),
        *target_lines(candidate.target, facts.settings.promote.budget_lines),
    ]
    return [*lines, BLANK, *group_lines(facts, group)] if group is not None else lines


def _history(candidate: "Candidate", group: "Group | None", facts: Facts, background: Background) -> list[DetailLine]:
    grown = [rule("By week"), *growth_lines(facts, group), BLANK] if group is not None else []
    return [*grown, *history_lines(candidate.members, background)]
