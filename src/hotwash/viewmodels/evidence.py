"""Why something is where it is: the rule with its numbers, who belongs to it, who nearly does, what would change it."""

from datetime import date
from typing import TYPE_CHECKING

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.lifecycle import age_days, is_pending, logged_day
from hotwash.core.analysis.staleness import weekly_counts
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.vocabulary import Status, Tone
from hotwash.viewmodels.detail import BLANK, DetailLine, parts, rule
from hotwash.viewmodels.naming import counted, id_text, sparkline
from hotwash.viewmodels.rows import Cell, shown
from hotwash.viewmodels.rules import STATE_TONES, place_of_rule

if TYPE_CHECKING:
    from hotwash.core.analysis.groups import Group, Member
    from hotwash.core.analysis.rule_targets import RuleTarget

WEEKS = 8
_MOST_MEMBERS = 12
_BAR = 10


def cluster_in_short(facts: Facts, entry: Entry) -> str:
    """`×3 {resource, limits, missing} – candidate for CLAUDE.md`; empty for an entry that stands alone."""
    group = facts.group_of.get(entry.key)
    if group is None or group.count < 2:
        return ""
    candidate = facts.candidate_of.get(entry.key)
    target = f" – candidate for {shown(candidate.target.label)}" if candidate is not None else ""
    return f"×{group.count} {words_text(group.shared)}{target}"


def words_text(words: tuple[str, ...]) -> str:
    """`{resource, limits, missing}`."""
    return "{" + ", ".join(shown(word) for word in words) + "}" if words else ""


def why_lines(facts: Facts, document: Document, entry: Entry) -> list[DetailLine]:
    """All evidence about one entry."""
    lines = [*_placing(facts, document, entry), *_ruled(facts, entry)]
    group = facts.group_of.get(entry.key)
    if group is not None:
        lines += [BLANK, *group_lines(facts, group, entry.key)]
    candidate = facts.candidate_of.get(entry.key)
    if candidate is not None:
        lines += [BLANK, *target_lines(candidate.target, facts.settings.promote.budget_lines)]
    action = facts.action_of.get(entry.key)
    if action is not None:
        from hotwash.viewmodels.scores import score_lines

        lines += [BLANK, rule("What acting on it is worth"), *score_lines(action, facts.threshold)]
    return lines


def _ruled(facts: Facts, entry: Entry) -> list[DetailLine]:
    """The rule that an entry became, or in spite of which it happened."""
    became, against = facts.rule_of.get(entry.key), facts.came_back.get(entry.key)
    if against is not None and against is not became:
        head = Cell(f"again, in spite of the rule in {place_of_rule(against)}: ", Tone.ALARM)
        return [parts(head, Cell(shown(against.text), Tone.STRONG))]
    if became is None:
        return []
    reason = f" – {shown(became.reason)}" if became.reason else ""
    state = Cell(f"{became.state} in {place_of_rule(became)}{reason}: ", STATE_TONES[became.state])
    return [parts(state, Cell(shown(became.text), Tone.STRONG))]


def _placing(facts: Facts, document: Document, entry: Entry) -> list[DetailLine]:
    """The rule that put the entry into its pane."""
    stale = facts.stale_of.get(entry.key)
    days = age_days(entry, facts.now)
    status = shown(entry.native_status) or "no status"
    if stale is not None:
        since = "resolved" if entry.status is Status.RESOLVED else "pending"
        return [parts(Cell(f"{since} {stale.days} d, limit {stale.limit} d: {stale.reason}", Tone.WARNING))]
    if days is None:
        return [parts(f"{status}, without a date: it never turns stale")]
    if days < 0:
        return [parts(Cell(f"dated in the future: {shown(entry.logged)}", Tone.WARNING))]
    limits = facts.settings.limits
    if is_pending(entry):
        return [parts(f"{status} for {days} d; stale in {limits.pending + 1 - days} d (limit {limits.pending} d)")]
    return [parts(f"{status}, logged {days} d ago in {shown(document.relative)}")]


def group_lines(facts: Facts, group: "Group", this: Key | None = None) -> list[DetailLine]:
    """What joined a group, its members and their likeness, who was left out, and how it grew."""
    least = facts.settings.promote.min_count
    lines = [parts(Cell(shown(group.why), Tone.STRONG), Cell(f"   rule is ≥ {least}", Tone.DIM))]
    lines += [_member(member, this) for member in group.members[:_MOST_MEMBERS]]
    if len(group.members) > _MOST_MEMBERS:
        lines.append(parts(Cell(f"  and {len(group.members) - _MOST_MEMBERS} more", Tone.DIM)))
    lines += [_left_out(member) for member in group.nearest_left_out]
    lines += _what_would_change(facts, group)
    lines += [BLANK, rule(f"Recurrence, last {WEEKS} weeks"), *growth_lines(facts, group)]
    return lines


def target_lines(target: "RuleTarget", budget: int) -> list[DetailLine]:
    """Where the rule would go and why there, and how full that file is."""
    label = shown(target.label)
    lines = [parts(f"Target {label}: {shown(target.reason)}")]
    if target.would_create:
        return [*lines, parts(Cell(f"• budget  {label} does not exist – would be created", Tone.DIM))]
    filled = min(_BAR, round(target.lines / max(1, budget) * _BAR))
    bar = "▇" * filled + "▁" * (_BAR - filled)
    tone = Tone.WARNING if target.lines >= budget else Tone.DIM
    return [*lines, parts(Cell(f"• budget  {label} {target.lines} / {budget} lines  {bar}", tone))]


def _member(member: "Member", this: Key | None) -> DetailLine:
    title = "this one" if member.key == this else f'"{shown(member.entry.title)}"'
    status = shown(member.entry.native_status) or "no status"
    return DetailLine(
        parts=(
            Cell(f"  {id_text(member.entry)}  ", Tone.STRONG),
            Cell(f"{member.similarity:.2f}  ", Tone.ACCENT),
            Cell(title),
            Cell(f"  {status}", Tone.DIM),
        ),
        key=member.key,
    )


def _left_out(member: "Member") -> DetailLine:
    shared = ", ".join(f'"{shown(word)}"' for word in member.shared)
    return DetailLine(
        parts=(
            Cell("Not included: ", Tone.DIM),
            Cell(id_text(member.entry)),
            Cell(f" (shares only {shared})" if shared else " (shares no word)", Tone.DIM),
            Cell(f"  {member.similarity:.2f}", Tone.ACCENT),
        ),
        key=member.key,
    )


def _what_would_change(facts: Facts, group: "Group") -> list[DetailLine]:
    """What the count rests on, and what would flip the verdict."""
    least, members = facts.settings.promote.min_count, len(group.members)
    lines: list[DetailLine] = []
    if group.count > members:
        lines.append(
            parts(f"Recurrence-Count says {group.count}; {counted(members, 'entry', 'entries')} of it exist here")
        )
    if group.count < least:
        lines.append(parts(f"{counted(least - group.count, 'more entry', 'more entries')} would make it a candidate"))
    elif members == least and group.count == members:
        lines.append(parts("Taking one member out would end the candidate"))
    return lines


def growth_lines(facts: Facts, group: "Group") -> list[DetailLine]:
    """Week by week as bars, and the days it happened."""
    entries = tuple(member.entry for member in group.members)
    days = sorted({day for entry in entries if (day := logged_day(entry)) is not None})
    bars = sparkline(weekly_counts(entries, facts.now, WEEKS))
    return [parts(Cell(f"{bars}   " if bars else "", Tone.ACCENT), Cell(_days_text(days)))]


def _days_text(days: list[date]) -> str:
    """`first 2026-05-18 · again 05-19 · again 05-20`."""
    if not days:
        return "no dates"
    again = [f"again {day:%m-%d}" if day.year == days[0].year else f"again {day}" for day in days[1:][-6:]]
    return " · ".join([f"first {days[0]}", *again])
