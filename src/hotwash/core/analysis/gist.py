"""What analysis needs of an entry, read in one pass over its bytes: thousands are weighed while a person waits."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hotwash.core.analysis.per_entry import PerEntry
from hotwash.core.analysis.tokens import words
from hotwash.core.model.document import Document
from hotwash.core.model.vocabulary import Kind

_HEADS = "summary|context|requested capability|title|issue|problem"
_RESTS = (
    "content|details|root cause|cause|what happened|description|failure|diagnosis|user context|issue details"
    "|deal details"
)
_ACTIONS = (
    "action|suggested action|suggested fix|suggested implementation|prevention|recommended action|correct approach"
    "|remediation|fix|fix/learning|fix applied|learning|guidance|action items|solution"
)
_REFERENCES = ("see also", "related", "related incidents", "related entries", "related features")
_FACTS = "|".join(_REFERENCES) + (
    "|pattern-key|recurrence-count|first-seen|last-seen|contexts|distinct contexts|tasks|distinct tasks|skill"
    "|toil hours|toil|duration|mttr|frequency"
)
_ASIDES = (
    "metadata|status|status-note|priority|severity|area|logged|tags|source|scope|paths|verified|expires|supersedes"
    "|impact|impact assessment|blast radius|error budget consumed|metrics|mttd|timeline|incident timeline|mitigation"
    "|resolution|resolved|postmortem|notes|commit/pr|promoted|skill-path|environment|service|services affected"
    "|related files|related alerts|trigger|reproducible|dora metrics impact|users affected|slo impact"
    "|complexity estimate|artifacts|verification|handoff|context maintenance"
)
_SPARES = "error|error output|performance data|conversation excerpt"
_HEAD, _REST, _ACTION, _FACT, _ASIDE, _SPARE, _UNKNOWN = range(7)
_PART_OF = {
    name: part
    for part, names in enumerate((_HEADS, _RESTS, _ACTIONS, _FACTS, _ASIDES, _SPARES))
    for name in names.split("|")
}
_FEW_WORDS = 2
_MACHINE_MADE = (b"Tool failure captured", b"Session closed with a PENDING WAL")
_MOST_LABELS = 4096
_FIELDS = "fields"

_MARK = re.compile(
    rb"\n(?=[#*_-])(?:"
    rb"#{2,6} ([^\n]{1,160})"
    rb"|(?:[-*] )?(?:\*\*|__)([^*_\n]{1,40}?)(?::(?:\*\*|__)|(?:\*\*|__):|(?:\*\*|__)\xef\xbc\x9a) ?"
    rb"|[-*] ([A-Za-z][\w /-]{1,30}?): )"
)
_HEADING = 1
_FENCED = re.compile(rb"\n {0,3}(`{3,}|~{3,})[^\n]*(?:\n(?! {0,3}\1)[^\n]*){0,400}(?:\n {0,3}\1[^\n]*)?")
_ID = re.compile(rb"\[?[A-Z]{2,10}-\d{8}(?:-[\w-]*)?\]?")
_CATEGORIES = frozenset(
    b"process_bottleneck incident_pattern capacity_issue automation_gap sla_breach toil_accumulation"
    b" correction insight knowledge_gap best_practice".split()
)
_COUNT = re.compile(r"\D{0,3}(\d{1,6})")
_REFERENCE = re.compile(r"[A-Z]{2,10}-\d{8}-[A-Za-z0-9_]{1,20}")
_SLUG = re.compile(rb"[a-z]{3,20}(?:_[a-z]{2,20}){0,4}")
_LONGEST_ENTRY = 20_000


class Gist(NamedTuple):
    """One entry boiled down.

    `head` are the telling words of what it is about, `rest` those of its further text. `pattern_key` is written as keys
    are compared, `recurrences` its Recurrence-Count (0 for none), `refers_to` the ids of its See Also and Related
    lines. `facts` are the other fields that count for recurrence and effort, by lower-case name.
    """

    head: tuple[str, ...]
    rest: tuple[str, ...]
    action: str = ""
    pattern_key: str = ""
    recurrences: int = 0
    refers_to: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()

    def fact(self, *names: str) -> str:
        """The first of these facts that the entry states, else an empty text."""
        for wanted in names:
            for name, value in self.facts:
                if name == wanted:
                    return value
        return ""


def gists(document: Document) -> tuple[Gist, ...]:
    """The gist of every entry of a document, in order; what is as it was at the last reading costs nothing."""
    return _GISTS.of(document)


def gist(raw: bytes, dialect: str, kind: Kind) -> Gist:
    """The gist of an entry's bytes."""
    texts = {_HEAD: b"", _REST: b"", _SPARE: b"", _ACTION: b""}
    facts: list[tuple[str, str]] = []
    for name, part, value in _parts(_plain(raw), dialect, kind):
        if part == _FACT:
            facts.append((name, value.partition(b"\n")[0].strip().decode("utf-8", "replace")))
        elif part != _ACTION:
            texts[part] += value + b"\n"
        elif not texts[_ACTION]:
            texts[_ACTION] = value.strip()
    head, rest = _told(texts)
    found = Gist(head, rest, texts[_ACTION].decode("utf-8", "replace"))
    return _with_facts(found, facts) if facts else found


def _told(texts: dict[int, bytes]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The telling words; what a hook wrote down by itself knows no cause."""
    if texts[_HEAD].lstrip().startswith(_MACHINE_MADE):
        return (), ()
    head, rest = words(texts[_HEAD]), words(texts[_REST])
    if len(head) + len(rest) < _FEW_WORDS:
        rest |= words(texts[_SPARE])
    return tuple(head), tuple([word for word in rest if word not in head])


def normal_key(value: str) -> str:
    """A Pattern-Key as it is compared: `Incident-Pattern.x` and `incident_pattern.x` are one."""
    return value.strip("` ").replace("_", "-").casefold()


def recurrence_count(value: str) -> int:
    """The leading number of a Recurrence-Count (`4 failed attempts`), 0 without one."""
    match = _COUNT.match(value)
    return int(match[1]) if match else 0


def _with_facts(found: Gist, facts: list[tuple[str, str]]) -> Gist:
    key, count = "", 0
    references: list[str] = []
    for name, value in facts:
        if name == "pattern-key":
            key = normal_key(value)
        elif name == "recurrence-count":
            count = recurrence_count(value)
        elif name in _REFERENCES:
            references += _REFERENCE.findall(value)
    return Gist(found.head, found.rest, found.action, key, count, tuple(references), tuple(facts))


def story(raw: bytes, dialect: str, kind: Kind) -> str:
    """What an entry tells, without its action and its metadata."""
    told = [value for _, part, value in _parts(_plain(raw), dialect, kind) if part in (_HEAD, _REST, _SPARE)]
    return b"\n".join(told).decode("utf-8", "replace")


def _plain(raw: bytes) -> bytes:
    """Without the rule that ends an entry, and without code fences: they repeat what the words around them say."""
    text = b"\n" + raw[:_LONGEST_ENTRY].rstrip().removesuffix(b"\n---")
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n")
    if b"\n```" in text or b"\n~~~" in text:
        text = _FENCED.sub(b"", text)
    return text


def _parts(text: bytes, dialect: str, kind: Kind) -> Iterator[tuple[str, int, bytes]]:
    """Name, part and text of each field and section that is no aside.

    Text under an unknown name belongs to the one before, text under an unknown heading is spare.
    """
    name, part, begin = "", _ASIDE, 0
    for mark in _MARK.finditer(text):
        which = mark.lastindex or _HEADING
        following, known = _LABELS[mark[which]]
        if known == _UNKNOWN:
            if which != _HEADING:
                continue
            known = _SPARE
            if begin == 0:
                yield "title", _HEAD, _title(mark[_HEADING], kind)
        elif known == _HEAD and following == "context" and dialect != _FIELDS:
            known = _SPARE
        if part != _ASIDE:
            yield name, part, text[begin : mark.start()]
        name, part, begin = following, known, mark.end()
    if part != _ASIDE:
        yield name, part, text[begin:]


class _Labels(dict[bytes, tuple[str, int]]):
    """What a label as written stands for: its name, and the part its text belongs to."""

    def __missing__(self, label: bytes) -> tuple[str, int]:
        if len(self) >= _MOST_LABELS:
            self.clear()
        name = label.decode("utf-8", "replace").strip(" :*#\t\r").lower()
        found = self[label] = name, _PART_OF.get(name, _UNKNOWN)
        return found


_LABELS = _Labels()


def _title(heading: bytes, kind: Kind) -> bytes:
    """What the heading says beside the id; a category says nothing about the cause."""
    title = _ID.sub(b"", heading).strip()
    is_category = title in _CATEGORIES or (kind is Kind.LEARNING and _SLUG.fullmatch(title))
    return b"" if is_category else title


def _gist_at(document: Document, place: int) -> Gist:
    entry = document.entries[place]
    return gist(document.raw(entry), entry.dialect, entry.kind)


_GISTS = PerEntry(_gist_at)
