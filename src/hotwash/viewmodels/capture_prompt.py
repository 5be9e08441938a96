"""The question that is asked before a capture, by what was going on (source: harness-learnings, capture)."""

from collections.abc import Mapping
from typing import NamedTuple

from hotwash.viewmodels.rows import shown


class _Wording(NamedTuple):
    """How one trigger asks: two lines about what happened, what it is for, and how one says no."""

    first: str
    second: str
    scope: str
    purpose: str
    refusal: str


_WORDINGS: Mapping[str, _Wording] = {
    "execute": _Wording(
        "I needed {attempts} correction attempts on {title}.",
        "Root cause: {pattern}",
        "files or modules",
        "future sessions avoid the same path",
        "this was a one-time issue (typo, env, transient)",
    ),
    "verify": _Wording(
        "Verify pass discovered: {title}.",
        "What this means: {pattern}",
        "test files, build files, or modules",
        "future verify passes skip the discovery step",
        "this was specific to this run",
    ),
    "review": _Wording(
        "Major/Critical finding: {title}.",
        "Pattern detected: {pattern}",
        "files or modules",
        "future reviews check proactively",
        "finding is specific to this diff",
    ),
    "finalize": _Wording(
        "Human PR feedback or CI revealed: {title}.",
        "What the agent missed: {pattern}",
        "files or modules",
        "future implementations avoid the same mistake",
        "feedback was specific to this PR",
    ),
}


def prompt_lines(trigger: str, said: Mapping[str, str], attempts: str) -> tuple[str, ...]:
    """The whole question, with the three answers; what was not said is named by what belongs there."""
    wording = _WORDINGS[trigger]
    title, pattern = shown(said.get("title", "")).rstrip("."), shown(said.get("pattern") or said.get("title", ""))
    words = {"attempts": attempts or "several", "title": title or "[title]", "pattern": pattern or "[summary]"}
    return (
        wording.first.format_map(words),
        wording.second.format_map(words).rstrip(".") + ".",
        f"Affected scope: {shown(said.get('scope', '')) or f'[{wording.scope}]'}.",
        "",
        f"Capture this as a harness learning so {wording.purpose}?",
        "",
        "  [Y] Yes (default)",
        f"  [N] No - {wording.refusal}",
        "  [E] Yes, but show me the entry to edit first",
    )


def refusal_of(trigger: str) -> str:
    """What a no says, as the reason that is kept."""
    return _WORDINGS[trigger].refusal
