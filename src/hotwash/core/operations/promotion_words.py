"""How a promotion is told outside of the files: the head of its preview, and the message of a commit that goes with it.

(source: self-improve, promote)
"""

from collections.abc import Mapping, Sequence

from hotwash.core.operations.destination import Destination
from hotwash.core.operations.facts import facts_of
from hotwash.core.operations.subject import Subject

_LONGEST_SUBJECT = 72
_TOLD = ("Source", "Scope", "Verified", "Paths", "Expires")


def proposal_lines(
    subjects: Sequence[Subject], arguments: Mapping[str, str], destination: Destination
) -> tuple[str, ...]:
    """`PROMOTION PROPOSAL <ID>`, and below it what the entries vouch with and where the rule goes."""
    if not subjects:
        return ()
    facts = facts_of(subjects[0], arguments).given() if subjects[0].has_four_fields else {}
    told = [f"{name.lower()}={facts[name]}" for name in _TOLD if name in facts]
    names = " ".join(subject.name for subject in subjects)
    return f"PROMOTION PROPOSAL {names}", " ".join((*told, f"target={destination.name}"))


def commit_message(subjects: Sequence[Subject], rule: str) -> str:
    """`docs(memory): promote <ID> — <rule>` on one line; what does not fit there stands below in full."""
    first, *others = (subject.name for subject in subjects)
    more = f" and {len(others)} more" if others else ""
    whole = f"docs(memory): promote {first}{more} — {rule}"
    subject = whole if len(whole) <= _LONGEST_SUBJECT else f"{whole[: _LONGEST_SUBJECT - 1].rstrip()}…"
    body = [rule] if subject != whole else []
    body += [f"From {', '.join((first, *others))}."] if others else []
    return "\n\n".join((subject, *body)) + "\n"
