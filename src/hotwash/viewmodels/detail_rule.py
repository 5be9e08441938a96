"""The detail of a rule: its text where it stands, why it is what it is, what happened to it, and by whose hand."""

from collections.abc import Iterator
from datetime import date

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.groups import Group
from hotwash.core.analysis.promoted_rule import Rule, RuleState
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.vocabulary import Scope, Tone
from hotwash.core.text.diff import diff_lines
from hotwash.core.text.visible import decoded
from hotwash.viewmodels.detail import (
    BLANK,
    Background,
    Detail,
    DetailLine,
    Layout,
    diff_line,
    history_lines,
    limited,
    pairs,
    parts,
    prose,
    rule,
)
from hotwash.viewmodels.evidence import group_lines, growth_lines
from hotwash.viewmodels.naming import id_text
from hotwash.viewmodels.rows import Cell, shown
from hotwash.viewmodels.rules import STATE_TONES, place_of_rule

TABS = ("Rule", "Why", "History", "Diff")
CONTEXT = 3

_NEXT = {
    RuleState.LEECH: "It does not help: d turns it into a hook or check, or retires it; p re-words it.",
    RuleState.REGRESSED: "p re-words it, d turns it into a hook or check, x says that it still holds.",
    RuleState.MISSING: "d makes its entry resolved again; then it can be promoted anew.",
    RuleState.MOVED: "x says that it is fine there.",
    RuleState.EDITED: "x says that the new words are fine, p re-words it.",
    RuleState.STALE: "x says that it still holds, d retires it.",
    RuleState.PRESENT: "",
}


def rule_detail(facts: Facts, rule_id: str, at: int, background: Background) -> Detail | None:
    """One tab of a rule, counted from 0; `None` when it is gone."""
    found = next((each for each in facts.rules if each.id == rule_id), None)
    if found is None:
        return None
    makers = (
        lambda: _rule_lines(found, facts),
        lambda: list(_why(found, facts)),
        lambda: _history(found, facts, background),
        lambda: _difference(found),
    )
    lines, cut = limited(makers[at](), background.full)
    return Detail(
        subject=("rule", rule_id, at),
        title=place_of_rule(found),
        tabs=TABS,
        tab=TABS[at],
        lines=lines,
        tone=Tone.GLOBAL if found.scope is Scope.GLOBAL else Tone.PROJECT,
        cut=cut,
        same_as="hotwash rules",
    )


def _rule_lines(found: Rule, facts: Facts) -> list[DetailLine]:
    today = facts.now.date()
    state = Cell(found.state.value, STATE_TONES[found.state])
    lines = [
        pairs(("State", state), ("Where", place_of_rule(found))),
        pairs(("Promoted", _ago(found.promoted, today)), ("Seen", _ago(found.last_seen, today))),
    ]
    if found.reason:
        lines.append(prose(found.reason, "Because", STATE_TONES[found.state]))
    if _next(found):
        lines.append(prose(_next(found), "Next", Tone.DIM))
    lines += [BLANK, prose(found.text or "Its text is not known.", "Rule", Tone.STRONG)]
    document = facts.snapshot.document(found.path)
    if document is not None and found.line:
        lines += [BLANK, *_surroundings(document, found.line)]
    return [*lines, BLANK, *_origins(found)]


def _next(found: Rule) -> str:
    """What helps; where hotwash does not know the words, it cannot know that they are gone."""
    if found.state is RuleState.MISSING and not found.written:
        return "Look for its words in the rule files; e opens its entry, whose status you can set back there."
    return _NEXT[found.state]


def _ago(day: date | None, today: date) -> str:
    return f"{day}, {(today - day).days} d ago" if day is not None else "not known"


def _surroundings(document: Document, line: int) -> Iterator[DetailLine]:
    raw = document.content.split(b"\n")
    first = max(0, line - 1 - CONTEXT)
    around = raw[first : line + CONTEXT]
    yield rule(f"{shown(document.relative)}, lines {first + 1}-{first + len(around)}")
    for number, text in enumerate(around, first + 1):
        tone = Tone.STRONG if number == line else Tone.DIM
        yield DetailLine(Layout.VERBATIM, (Cell(f"{number:>5}  {shown(decoded(text))}", tone),))


def _origins(found: Rule) -> list[DetailLine]:
    known = {origin.entry.anchor for origin in found.origins}
    gone = [name for name in found.names if name not in known]
    lines = [rule("From"), *(_entry_line(origin.entry) for origin in found.origins)]
    return [*lines, *(parts(Cell(f"{shown(name)}  is in no open file", Tone.DIM)) for name in gone)]


def _entry_line(entry: Entry) -> DetailLine:
    status = shown(entry.native_status) or "no status"
    head = (Cell(f"{id_text(entry)}  ", Tone.STRONG), Cell(shown(entry.title)), Cell(f"  {status}", Tone.DIM))
    return DetailLine(parts=head, key=entry.key)


def _why(found: Rule, facts: Facts) -> Iterator[DetailLine]:
    """What speaks against it, then what it came from."""
    yield parts(Cell(found.state.value, STATE_TONES[found.state]), f"  {shown(found.reason)}")
    yield prose(_MEANING[found.state], "", Tone.DIM)
    if found.again:
        yield BLANK
        yield rule("Happened again since")
        yield from (_entry_line(entry) for entry in found.again)
    yield BLANK
    yield from _origins(found)
    for group in _groups(found, facts):
        yield BLANK
        yield from group_lines(facts, group)


_MEANING = {
    RuleState.LEECH: "Two or more entries joined its group after it was promoted: it is read, and does not help.",
    RuleState.REGRESSED: "An entry joined its group after it was promoted.",
    RuleState.MISSING: "Its entry is promoted, but no rule file holds its marker or its words.",
    RuleState.MOVED: "It stands elsewhere than where it was written to.",
    RuleState.EDITED: "Its marker is there; the words differ from those that were written.",
    RuleState.STALE: "Nobody has said for too long that it holds, or its entry says that it does not.",
    RuleState.PRESENT: "It stands where it was written, and nothing has come back since.",
}


def _groups(found: Rule, facts: Facts) -> list[Group]:
    groups = {group.id: group for key in found.keys if (group := facts.group_of.get(key)) is not None}
    return list(groups.values())


def _history(found: Rule, facts: Facts, background: Background) -> list[DetailLine]:
    grown = [line for group in _groups(found, facts) for line in (rule("By week"), *growth_lines(facts, group), BLANK)]
    return [*grown, *history_lines(found.keys, background)]


def _difference(found: Rule) -> list[DetailLine]:
    """What somebody changed by hand since it was written."""
    if not found.written:
        return [parts(Cell("hotwash did not write it, so it cannot say what changed.", Tone.DIM))]
    if found.written == found.text:
        return [parts(Cell("It reads as it was written.", Tone.DIM))]
    changed = diff_lines(found.written.encode() + b"\n", found.text.encode() + b"\n")
    head = parts(Cell("since it was written", Tone.STRONG))
    return [head, BLANK, *(diff_line(line) for line in changed if line.sign != "@")]
