"""The detail of an entry: all of its text, why it is where it is, what happened to it."""

from collections.abc import Iterator
from datetime import date

from hotwash.core.analysis.ages import age_text, is_today, parse_stamp
from hotwash.core.analysis.entry_subjects import seen_times
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.lifecycle import logged_day
from hotwash.core.analysis.snoozing import until_words
from hotwash.core.formats import body
from hotwash.core.formats.dialects import PROSE
from hotwash.core.model.body import Body, Field, Place, Section
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.vocabulary import Scope, Tone
from hotwash.core.text.visible import decoded
from hotwash.viewmodels.detail import (
    BLANK,
    Background,
    Detail,
    DetailLine,
    Tab,
    diff_tab,
    history_lines,
    limited,
    pairs,
    parts,
    prose,
    rule,
)
from hotwash.viewmodels.evidence import cluster_in_short, why_lines
from hotwash.viewmodels.naming import file_name, id_text
from hotwash.viewmodels.rows import Breadth, Cell, Condition, News, shown

_IN_THE_HEAD = "status"


def entry_detail(facts: Facts, key: Key, tab: Tab, background: Background) -> Detail | None:
    """One tab of an entry; `None` when it is gone."""
    found = facts.snapshot.entry(key)
    if found is None:
        return None
    document, entry = found
    makers = {
        Tab.ENTRY: lambda: entry_lines(document, entry, facts, background),
        Tab.WHY: lambda: why_lines(facts, document, entry),
        Tab.HISTORY: lambda: history_lines([key], background),
        Tab.DIFF: lambda: diff_tab(background, "No change is being planned, and nothing changed since you looked."),
    }
    lines, cut = limited(makers[tab](), background.full)
    return Detail(
        subject=("entry", key, tab),
        title=id_text(entry),
        tabs=tuple(each.value for each in Tab),
        tab=tab.value,
        lines=lines,
        tone=Tone.GLOBAL if document.workspace.scope is Scope.GLOBAL else Tone.PROJECT,
        cut=cut,
        same_as=f"hotwash {'why' if tab is Tab.WHY else 'show'} {id_text(entry)}",
    )


def entry_lines(document: Document, entry: Entry, facts: Facts, background: Background) -> list[DetailLine]:
    """Every field and section in the order of the file, below what is known of the entry as a whole."""
    inside = body(document, entry)
    lines = _head(document, entry, facts, background.breadth)
    if entry.title not in decoded(document.raw(entry)).partition("\n")[2]:
        lines.append(pairs(("Title", Cell(shown(entry.title), Tone.STRONG))))
    for odd in (facts.broken.get(entry.key), document.read_only):
        if odd:
            lines.append(parts(Cell(f"✗ {shown(odd)} – {file_name(document)}:{entry.line}", Tone.WARNING)))
    lines += _sleep(entry.key, facts)
    for line in _inside(document, entry, inside):
        lines += [BLANK, line] if background.breadth >= Breadth.WIDE else [line]
    short = cluster_in_short(facts, entry)
    if background.breadth >= Breadth.WIDE and short:
        lines += [BLANK, rule("Why it is a candidate"), *why_lines(facts, document, entry)]
    elif short:
        lines.append(prose(f"{short}   (w: more)", "Why"))
    return lines


def _sleep(key: Key, facts: Facts) -> list[DetailLine]:
    """How long it is out of sight, or why it is back."""
    snooze, reason = facts.snoozes.asleep.get(key), facts.snoozes.woken.get(key)
    if snooze is not None:
        return [parts(Cell(f"{Condition.SNOOZED} asleep {until_words(snooze, facts.now)}", Tone.DIM))]
    return [parts(Cell(f"{News.CHANGED} woke: {reason}", Tone.NEWS))] if reason else []


def _head(document: Document, entry: Entry, facts: Facts, breadth: Breadth) -> list[DetailLine]:
    seen = seen_times(document, entry, facts)
    status = shown(entry.native_status) or "no status"
    scope, name = document.workspace.scope.value, shown(document.workspace.name)
    # The first frame knows the ends of long files alone, and so no lines.
    line = f":{entry.line}" if entry.line else ""
    place = f"{shown(document.relative)}{line}"
    if breadth < Breadth.WIDE:
        words = [status, entry.kind.value, scope, f"{file_name(document)}{line}"]
        return [parts(" · ".join([*words, *([f"seen {seen}×"] if seen > 1 else [])]))]
    return [
        pairs(("Status", status), ("Scope", Cell(f"{scope} {name}", _scope_tone(document)))),
        pairs(("Dated", dated(entry, facts)), ("File", place)),
        pairs(("Kind", entry.kind.value), ("Seen", _seen(entry, seen, facts))),
    ]


def _scope_tone(document: Document) -> Tone:
    return Tone.GLOBAL if document.workspace.scope is Scope.GLOBAL else Tone.PROJECT


def dated(entry: Entry, facts: Facts) -> str:
    """`2026-05-20 12:31`; with `~12:31` when that is when it was seen to arrive; `?` for a day still to come."""
    stamp = parse_stamp(entry.logged)
    if stamp is None:
        return "no date"
    if stamp.at is not None:
        return f"{stamp.at:%Y-%m-%d %H:%M}{' UTC' if stamp.at.tzinfo is not None and not stamp.at.utcoffset() else ''}"
    seen_at = facts.noticed.first_seen.get(entry.key)
    if seen_at is not None and stamp.day == facts.now.date() and is_today(seen_at, facts.now):
        local = seen_at.astimezone(facts.now.tzinfo) if seen_at.tzinfo is not None else seen_at
        return f"{stamp.day} ~{local:%H:%M}"
    return f"{stamp.day}{' ?' if stamp.day > facts.now.date() else ''}"


def _seen(entry: Entry, seen: int, facts: Facts) -> str:
    """`once, 2h ago` or `3 times, last 2h ago`."""
    arrivals = facts.noticed.first_seen
    together = (entry, *facts.peers_of(entry.key))
    newest = max(together, key=lambda each: logged_day(each) or date.min)
    age = age_text(newest, facts.now, arrivals.get(newest.key))
    return f"once, {age} ago" if seen == 1 else f"{seen} times, last {age} ago"


def _inside(document: Document, entry: Entry, inside: Body) -> Iterator[DetailLine]:
    """Fields, sections and the text between them; the status stands above already."""
    raw = document.raw(entry)
    if entry.dialect == PROSE or not (inside.fields or inside.sections):
        yield prose(decoded(raw).strip("\r\n"))
        return
    items: list[Field | Section] = [field for field in inside.fields if field.place is Place.HEAD]
    items += inside.sections
    at = raw.find(b"\n") + 1
    for item in sorted(items, key=lambda item: item.span.start):
        yield from _between(raw[at : item.span.start])
        if isinstance(item, Section):
            yield prose(item.text, item.title)
        elif item.canonical != _IN_THE_HEAD:
            yield prose(item.value, item.name)
        at = max(at, item.span.end)
    yield from _between(raw[at:])


def _between(raw: bytes) -> Iterator[DetailLine]:
    """Text that belongs to no field and no section; rules between entries are no text."""
    text = decoded(raw).strip()
    if text.strip("-* \r\n"):
        yield prose(text)
