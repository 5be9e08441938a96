"""Whether a text may become a rule: one plain line, short enough, and nothing in it that nobody sees.

(source: self-improve, promotion; the rules-file backdoor class of attacks)
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from hotwash.core.model.plan import Refusal
from hotwash.core.model.settings import PromoteLimits
from hotwash.core.model.transaction import Actor
from hotwash.core.operations.history import AGENT
from hotwash.core.operations.subject import missing_argument

if TYPE_CHECKING:
    from hotwash.core.analysis.rule_checks import RuleCheck

_HIDDEN_CATEGORIES = frozenset(("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"))
_JOINERS = "\u200d\u200c"
_OBJECT_REPLACEMENT = "\ufffc"
_EMOJI_VARIANT = "\ufe0f"
_VARIANTS = re.compile("[\ufe00-\ufe0e\U000e0100-\U000e01ef]")
_STRUCTURE = (
    (re.compile(r"<!--|-->"), "a comment mark"),
    (re.compile(r"^(?:`{3}|~{3})"), "a code fence"),
    (re.compile(r"^\s{0,3}#{1,6}(?:\s|$)"), "a heading"),
    (re.compile(r"^\[[^\]]{1,80}\]:"), "a hidden link definition"),
    (re.compile(r"</?[A-Za-z][^<>]{0,200}>"), "an HTML tag"),
)


def normalised(rule: str) -> str:
    """Without the blanks around it and without the bullet that somebody typed along."""
    return re.sub(r"^[-*+]\s+", "", rule.strip())


def refused_rule(rule: str, limits: PromoteLimits, allowed: Collection[str] = ()) -> Refusal | None:
    """Why a text cannot be a rule; what looks like a secret can be allowed by the name of its detector."""
    if not rule:
        return missing_argument("the rule is empty", "say what agents should do, in one line")
    if "\n" in rule or "\r" in rule:
        return missing_argument("a rule is one line", "join its lines")
    hidden = next((character for character in rule if _is_hidden(character)), None)
    if hidden is not None:
        return missing_argument(f"the rule holds the hidden character U+{ord(hidden):04X}", "type the rule anew")
    found = next((name for pattern, name in _STRUCTURE if pattern.search(rule)), None)
    if found is not None:
        return missing_argument(f"the rule holds {found}", "a rule is plain text")
    if len(rule) > limits.max_chars:
        return missing_argument(f"the rule has {len(rule)} characters", f"{limits.max_chars} are the limit")
    return refused_secret(rule, allowed, "the rule")


def refused_secret(rule: str, allowed: Collection[str], what: str) -> Refusal | None:
    """Why a text that others will read is kept back."""
    from hotwash.core.analysis.secrets import found_secrets

    found = next((each for each in found_secrets(rule) if each.blocks and each.name not in allowed), None)
    if found is None:
        return None
    reason = f"{what} looks like it holds a secret ({found.name.replace('-', ' ')}: {found.hint})"
    return Refusal(reason, f"take it out, or allow it with --allow {found.name}")


def left_to_people(rule: str, allowed: Collection[str], actor: Actor | None) -> Refusal | None:
    """What an agent does not write into the rules of agents, unless it says by name that a person wants it there."""
    if actor is None or actor.via != AGENT:
        return None
    found = next((each for each in _warned_of(rule) if each.name not in allowed), None)
    if found is None:
        return None
    return Refusal(f"the rule {found.sentence}", f"ask a person, then allow it with --allow {found.name}")


def warnings(rule: str) -> Iterator[str]:
    """Advice about a rule that says more than people would expect of one."""
    return (f"the rule {each.sentence}" for each in _warned_of(rule))


def _warned_of(rule: str) -> "Iterator[RuleCheck]":
    from hotwash.core.analysis.rule_checks import rule_warnings

    return rule_warnings(rule)


def long_rule(rule: str, limits: PromoteLimits) -> str | None:
    """Advice about a rule that is allowed but long."""
    if len(rule) <= limits.warn_chars:
        return None
    return f"the rule has {len(rule)} characters; up to {limits.warn_chars} are read best"


def _is_hidden(character: str) -> bool:
    if character.isascii():
        return not character.isprintable()
    if character in _JOINERS + _EMOJI_VARIANT:
        return False
    if character == _OBJECT_REPLACEMENT or _VARIANTS.match(character):
        return True
    return unicodedata.category(character) in _HIDDEN_CATEGORIES
