"""What speaks for and against a rule in a certain file: advice, except where the rule would do harm.

Counts and likeness advise and never decide; hidden text, markup and secrets are kept out of files that agents obey.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hotwash.core.analysis.filler import FILLER
from hotwash.core.analysis.glance import stated
from hotwash.core.analysis.lifecycle import is_pending
from hotwash.core.analysis.phrases import shortened
from hotwash.core.analysis.rule_targets import RuleTarget
from hotwash.core.analysis.secrets import found_secrets
from hotwash.core.analysis.tokens import singular
from hotwash.core.formats import dialects
from hotwash.core.formats.rules import rule_lines
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.provenance import INFERRED
from hotwash.core.model.settings import PromoteLimits, Settings
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone

_SAYS_IT_ALREADY = 0.80
_CLASHING_WORDS = 2
_MOST_CLASHES = 2
_QUOTED = 60

_HIDDEN = frozenset(("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"))
_JOINERS = "\u200c\u200d\ufe0f"
_UNSEEN = re.compile("[\ufe00-\ufe0e\ufffc\U000e0100-\U000e01ef]")
_HARMFUL = (
    (re.compile(r"<!--|-->"), "an HTML comment"),
    (re.compile(r"^\s{0,3}\[[^\]]{0,80}\]:"), "a hidden link definition"),
    (re.compile(r"</?[A-Za-z][^<>]{0,200}>"), "an HTML tag"),
)
_STRUCTURE = (
    (re.compile(r"^\s{0,3}#{1,6}(?:\s|$)"), "begins like a heading"),
    (re.compile(r"^\s{0,3}(?:`{3}|~{3})"), "begins like a code fence"),
    (re.compile(r"^\s{0,3}(?:[-*+]|\d{1,3}[.)])\s"), "begins like a list item"),
    (re.compile(r"!\[[^\]]{0,200}\]\("), "holds an image, which is fetched when it is shown"),
    (re.compile(r"(?:^|[\s(`])@[\w~./-]{2,}"), "holds an @path, which agents replace by the file's text"),
    (re.compile(r"\bhttps?://|\bwww\.", re.IGNORECASE), "holds an address on the web"),
)
_INSTRUCTION = re.compile(
    r"\bignore (?:all |any )?(?:previous|prior|other|earlier) (?:rules|instructions)"
    r"|\bcurl\b[^|]{0,120}\|\s{0,2}(?:ba|z)?sh\b|\bdisable (?:the )?(?:safety|guard|hook|sandbox)",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\b(?:never|not|don['’]?t|avoid|no longer)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,40}")
_GRAMMAR = frozenset(FILLER.split())


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """One finding. `blocks` stops the writing; `name` is the detector, by which a person can overrule it."""

    tone: Tone
    sentence: str
    blocks: bool = False
    name: str = ""


class _Known(NamedTuple):
    """A rule that exists, where, and how close it comes to the new one (0 to 1)."""

    likeness: float
    text: str
    line: int
    document: Document


def rule_checks(
    rule: str, target: RuleTarget, snapshot: Snapshot, entries: Sequence[Entry], settings: Settings
) -> tuple[RuleCheck, ...]:
    """Everything to know before this rule is written there; what blocks comes first.

    In a document that people keep no agent reads it: only what is open counts there.
    """
    if target.kind:
        return tuple(_members(entries, snapshot))
    rule = rule.strip()
    found = [
        *_unfit(rule, settings.promote),
        *_known_already(rule, target, snapshot),
        *_clashes(rule, target, snapshot),
        *_secrets(rule),
        *rule_warnings(rule),
        *_members(entries, snapshot),
        *_budget(target, settings.promote),
    ]
    return tuple(sorted(found, key=lambda check: not check.blocks))


def _unfit(rule: str, limits: PromoteLimits) -> Iterator[RuleCheck]:
    if not rule:
        yield RuleCheck(Tone.ALARM, "the rule is empty", True, "empty")
    if "\n" in rule or "\r" in rule:
        yield RuleCheck(Tone.ALARM, "a rule is one line", True, "lines")
    hidden = next((one for one in rule if one not in "\r\n" and _is_hidden(one)), None)
    if hidden is not None:
        yield RuleCheck(
            Tone.ALARM, f"holds the hidden character U+{ord(hidden):04X} – type the rule anew", True, "hidden"
        )
    for pattern, what in _HARMFUL:
        if pattern.search(rule):
            yield RuleCheck(Tone.ALARM, f"holds {what}, which people do not see and agents read", True, "markup")
    if len(rule) > limits.max_chars:
        sentence = f"{len(rule)} characters; {limits.max_chars} are the limit"
        yield RuleCheck(Tone.ALARM, sentence, True, "length")


def _is_hidden(character: str) -> bool:
    if character.isascii():
        return not character.isprintable()
    if character in _JOINERS:
        return False
    return bool(_UNSEEN.match(character)) or unicodedata.category(character) in _HIDDEN


def _secrets(rule: str) -> Iterator[RuleCheck]:
    found = found_secrets(rule)
    for secret in found:
        kind = secret.name.replace("-", " ")
        if secret.blocks:
            yield RuleCheck(Tone.ALARM, f"looks like a secret ({kind}: {secret.hint})", True, secret.name)
        else:
            yield RuleCheck(Tone.WARNING, f"names one {kind} ({secret.hint})", name=secret.name)
    if not found:
        yield RuleCheck(Tone.GOOD, "no secret, host or account id found in the rule")


def _known_already(rule: str, target: RuleTarget, snapshot: Snapshot) -> Iterator[RuleCheck]:
    """The nearest rule of the target; and of all other files the one that says nearly the same."""
    here: list[_Known] = []
    elsewhere: list[_Known] = []
    for known in _rules(rule, snapshot):
        (here if known.document.path == target.path else elsewhere).append(known)
    nearest = max(here, default=None, key=lambda known: known.likeness)
    if nearest is None:
        yield RuleCheck(Tone.GOOD, "no other rule stands there yet")
    elif nearest.likeness >= _SAYS_IT_ALREADY:
        sentence = f":{nearest.line} says this already ({nearest.likeness:.2f}): {_quoted(nearest.text)}"
        yield RuleCheck(Tone.WARNING, sentence, name="duplicate")
    else:
        sentence = f"no rule there says this already (nearest :{nearest.line}, {nearest.likeness:.2f})"
        yield RuleCheck(Tone.GOOD, sentence)
    twin = max(elsewhere, default=None, key=lambda known: known.likeness)
    if twin is not None and twin.likeness >= _SAYS_IT_ALREADY:
        sentence = f"{twin.document.relative}:{twin.line} says nearly the same ({twin.likeness:.2f})"
        yield RuleCheck(Tone.WARNING, sentence, name="duplicate-elsewhere")


def _rules(rule: str, snapshot: Snapshot) -> Iterator[_Known]:
    from rapidfuzz.fuzz import token_sort_ratio

    wanted = rule.casefold().strip(" .")
    for document in snapshot.documents:
        if document.format == "rules":
            for line in rule_lines(document.content):
                text = line.text.casefold().strip(" .")
                yield _Known(token_sort_ratio(wanted, text) / 100, line.text, line.line, document)


def _clashes(rule: str, target: RuleTarget, snapshot: Snapshot) -> Iterator[RuleCheck]:
    """Rules of the target that forbid what this one asks for, or the other way round, as far as words tell."""
    document = snapshot.document(target.path)
    own, forbids = _subject(rule), bool(_NEGATIVE.search(rule))
    clashes = 0
    for line in rule_lines(document.content) if document is not None else ():
        shared = own & _subject(line.text)
        is_opposed = bool(_NEGATIVE.search(line.text)) is not forbids
        if is_opposed and len(shared) >= _CLASHING_WORDS and clashes < _MOST_CLASHES:
            clashes += 1
            yield RuleCheck(Tone.WARNING, f":{line.line} {_quoted(line.text)} may contradict", name="contradiction")


def _subject(text: str) -> frozenset[str]:
    return frozenset(singular(word) for word in _WORD.findall(text.lower()) if word not in _GRAMMAR)


def rule_warnings(rule: str) -> Iterator[RuleCheck]:
    """What of a rule's own words reaches for more than a rule; a person decides whether that is meant."""
    for pattern, what in _STRUCTURE:
        if pattern.search(rule):
            yield RuleCheck(Tone.WARNING, f"{what[:1].lower()}{what[1:]}", name="structure")
    if _INSTRUCTION.search(rule):
        yield RuleCheck(
            Tone.WARNING, "reads like an order to get around other rules – look where it came from", name="order"
        )


def _members(entries: Sequence[Entry], snapshot: Snapshot) -> Iterator[RuleCheck]:
    gone = sum(snapshot.entry(entry.key) is None for entry in entries)
    if gone:
        yield RuleCheck(Tone.WARNING, f"{gone} of {len(entries)} entries are gone from their files", name="gone")
    waiting = sum(map(is_pending, entries))
    if waiting:
        who = (
            "the entry is"
            if len(entries) == 1
            else f"{waiting} of {len(entries)} entries {'is' if waiting == 1 else 'are'}"
        )
        yield RuleCheck(Tone.WARNING, f"{who} still pending – Enter resolves and promotes", name="pending")
    inferred = [entry.native_id or entry.title for entry in entries if _is_inferred(entry, snapshot)]
    if inferred:
        more = f" and {len(inferred) - 1} more" if len(inferred) > 1 else ""
        yield RuleCheck(Tone.ALARM, f"stands on what is only inferred ({inferred[0]}{more})", True, INFERRED)


def _is_inferred(entry: Entry, snapshot: Snapshot) -> bool:
    """Whether an agent concluded it by itself; only entries of four fields may not be promoted then."""
    document = snapshot.document(entry.key.path)
    if document is None or entry.dialect != dialects.FIELDS:
        return False
    return (stated(document, entry, "source") or "").strip() == INFERRED


def _budget(target: RuleTarget, limits: PromoteLimits) -> Iterator[RuleCheck]:
    if target.lines_after > limits.budget_lines:
        sentence = f"{target.label} would have {target.lines_after} lines; agents read {limits.budget_lines} well"
        yield RuleCheck(Tone.WARNING, sentence, name="budget")


def _quoted(text: str) -> str:
    return f"“{shortened(text, _QUOTED)}”"
