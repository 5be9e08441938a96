"""The detail of a learning: what it says, why one is so sure of it and what comes next, and what happened to it."""

from collections.abc import Iterator, Sequence

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.harness.confidence import is_ready, is_suggested
from hotwash.core.analysis.harness.learning import Learning, learning_of, learnings_in
from hotwash.core.analysis.harness.likeness import repeats, told_by
from hotwash.core.analysis.harness.promoting import may_be_hook, mechanism_for, suggested_target
from hotwash.core.analysis.harness.vocabulary import DAYS_UNSEEN, HIGH, HOOK, LOW, MEDIUM, OFTEN
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.vocabulary import Scope, Tone
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
    prose,
    rule,
)
from hotwash.viewmodels.learnings import TONES, proposed
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import Cell, shown

TABS = ("Learning", "Why", "History", "Diff")
_MEANS = {
    LOW: "seen once: agents take note of it and change nothing",
    MEDIUM: "seen twice, or a person checked it: agents recommend it",
    HIGH: "seen three times or more, or a person checked it: agents apply it",
}


def learning_detail(facts: Facts, key: Key, at: int, background: Background) -> Detail | None:
    """One tab of a learning, counted from 0; `None` when it is gone."""
    document = facts.snapshot.document(key.path)
    found = learning_of(document, key)
    if document is None or found is None:
        return None
    makers = (
        lambda: _learning_lines(found, document),
        lambda: list(_why(found, learnings_in(document), facts)),
        lambda: _history(found, background),
        lambda: diff_tab(background, "It reads as it did when hotwash was started."),
    )
    lines, cut = limited(makers[at](), background.full)
    return Detail(
        subject=("learning", key, at),
        title=shown(found.name),
        tabs=TABS,
        tab=TABS[at],
        lines=lines,
        tone=Tone.GLOBAL if document.workspace.scope is Scope.GLOBAL else Tone.PROJECT,
        cut=cut,
        same_as=f"hotwash show {shown(found.name)}",
    )


def _learning_lines(found: Learning, document: Document) -> list[DetailLine]:
    sure = Cell(shown(found.confidence) or "unknown", TONES.get(found.confidence, Tone.WARNING))
    lines = [
        prose(found.title, "", Tone.STRONG),
        BLANK,
        pairs(("Sure", sure), ("Seen", f"×{found.occurrences}")),
        pairs(("Phase", shown(found.phase)), ("Dimension", shown(found.dimension))),
        pairs(("First", str(found.first_seen or "–")), ("Last", str(found.last_seen or "–"))),
        pairs(("File", f"{shown(document.relative)}:{found.entry.line}")),
        prose(", ".join(found.scope), "Scope"),
    ]
    for text, label, tone in (
        (found.promoted, "Promoted", Tone.GOOD),
        (found.conflict, "CONFLICT", Tone.ALARM),
        (found.archived, "Archived", Tone.WARNING),
    ):
        if text:
            lines.append(prose(text, label, tone))
    return [*lines, BLANK, prose(found.pattern, "Pattern"), BLANK, prose(found.guidance, "Guidance", Tone.STRONG)]


def _why(found: Learning, known: Sequence[Learning], facts: Facts) -> Iterator[DetailLine]:
    """What its confidence rests on, what it would take to promote it, what hygiene wants, and its likes."""
    yield parts(Cell(shown(found.confidence) or "unknown", TONES.get(found.confidence, Tone.WARNING)))
    yield prose(_MEANS.get(found.confidence, "no word that the format knows"), "", Tone.DIM)
    yield BLANK
    yield rule("To become a permanent control")
    yield _term(found.confidence == HIGH, f"confidence {found.confidence or 'unknown'}   rule is {HIGH}")
    yield _term(found.occurrences >= OFTEN, f"{counted(found.occurrences, 'occurrence')}   rule is ≥ {OFTEN}")
    yield from _control(found, facts)
    yield BLANK
    yield rule("Hygiene")
    yield from _hygiene(found, facts)
    alike = [hit for hit in repeats(told_by(found), known) if hit.learning.key != found.key]
    if alike:
        yield BLANK
        yield rule("Tells something like it")
    for hit in alike:
        name = Cell(f"{shown(hit.learning.name)}  ", Tone.STRONG)
        yield DetailLine(parts=(name, Cell(shown(hit.learning.title))), key=hit.learning.key)
        yield parts(Cell(f"  {shown(hit.where)}, {hit.why}", Tone.DIM))


def _term(holds: bool, text: str) -> DetailLine:
    return parts(Cell("✓ " if holds else "· ", Tone.GOOD if holds else Tone.DIM), shown(text))


def _control(found: Learning, facts: Facts) -> Iterator[DetailLine]:
    if found.promoted:
        yield prose(found.promoted, "It is", Tone.GOOD)
        return
    mechanism = mechanism_for(found)
    hook = f", or a {HOOK}: it tells what must be done before" if may_be_hook(found) else ""
    yield prose(f"{mechanism}, such as {suggested_target(found, mechanism)}{hook}", "Target")
    if is_suggested(found, facts.snapshot.personal):
        yield prose("p promotes it.", "Next", Tone.ACCENT)
    elif is_ready(found):
        yield prose("kept as it is until it is seen again", "Next", Tone.DIM)


def _hygiene(found: Learning, facts: Facts) -> Iterator[DetailLine]:
    wanted = [each for each in proposed(facts) if each.learning.key == found.key]
    days, limit = found.days_unseen(facts.now.date()), DAYS_UNSEEN.get(found.confidence)
    for each in wanted:
        yield parts(Cell(f"{each.step}  ", Tone.WARNING), shown(each.why))
    if not wanted and days is not None:
        until = f", {limit - days} d before hygiene asks" if limit is not None and 0 <= days <= limit else ""
        yield parts(f"last seen {days} d ago{until}")


def _history(found: Learning, background: Background) -> list[DetailLine]:
    span = f"{counted(found.occurrences, 'occurrence')} from {found.first_seen or '–'} to {found.last_seen or '–'}"
    return [parts(span), BLANK, *history_lines((found.key,), background)]
