"""What can be changed in an entry as it stands, and why the rest cannot: for people and for scripts."""

from collections.abc import Mapping

from hotwash.core.model.plan import Refusal
from hotwash.core.text.masking import masked
from hotwash.viewmodels.entry_json import Json
from hotwash.viewmodels.rows import shown

Refusals = Mapping[str, Refusal | None]
"""The answer of each verb that changes an entry: why not, or nothing."""


def capabilities_json(refusals: Refusals) -> dict[str, Json]:
    """`can` says yes or no for every verb, `why_not` gives the reason of every no."""
    return {
        "can": {verb: refusal is None for verb, refusal in refusals.items()},
        "why_not": {verb: masked(str(refusal)) for verb, refusal in refusals.items() if refusal is not None},
    }


def capability_lines(refusals: Refusals) -> list[str]:
    """One line for what can be done, and one for each reason against the rest."""
    able = [verb for verb, refusal in refusals.items() if refusal is None]
    reasons: dict[str, list[str]] = {}
    for verb, refusal in refusals.items():
        if refusal is not None:
            reasons.setdefault(shown(masked(str(refusal))), []).append(verb)
    lines = [f"can: {', '.join(able)}"] if able else []
    return [*lines, *(f"cannot {', '.join(verbs)}: {reason}" for reason, verbs in reasons.items())]
