"""The facts that a promotion lacks, on one line: `source user · scope project:x · verified 2026-05-20`."""

from collections.abc import Sequence

from hotwash.core.operations.facts import FACT_FIELDS

_NAMES = frozenset(name.lower() for name in FACT_FIELDS)


def facts_text(facts: Sequence[tuple[str, str]]) -> str:
    return " · ".join(f"{name} {value}" for name, value in facts)


def parsed_facts(text: str) -> dict[str, str]:
    """The same as arguments of a promotion; what is no fact is left out."""
    pairs = (part.strip().partition(" ") for part in text.split("·"))
    return {name.lower(): value.strip() for name, _, value in pairs if name.lower() in _NAMES}
