"""What a promotion writes into the entry it comes from, into a rule or into a skill.

(source: self-improve, promotion; operations, promoted; heals, handoff)
"""

from collections.abc import Mapping, Sequence
from itertools import chain

from hotwash.core.formats.slots import Form, Home, front_matter_end
from hotwash.core.model.body import Field
from hotwash.core.model.plan import Refusal, Splice
from hotwash.core.operations.batch import Change, Result
from hotwash.core.operations.destination import Destination
from hotwash.core.operations.edits import add_field_below, set_value
from hotwash.core.operations.facts import FACT_FIELDS
from hotwash.core.operations.field_style import add_status
from hotwash.core.operations.operation import Context
from hotwash.core.operations.resolution import add_block, section_level
from hotwash.core.operations.status import change_status, changed_to
from hotwash.core.operations.subject import Subject
from hotwash.core.operations.wording import status_word

PROMOTED, AS_SKILL = "promoted", "promoted_to_skill"
_FIELD_ORDER = ("status", "status-note", "context", "content", "action", *(name.lower() for name in FACT_FIELDS))


def mark_promoted(
    subject: Subject, destination: Destination, reference: str, facts: Mapping[str, str], context: Context
) -> Result:
    """Status and where to, in the dialect of the entry; `facts` are fields that a four-field entry gets as well."""
    word = status_word(subject, PROMOTED)
    if subject.is_heal:
        return Change(_handed_off(subject, destination, context), f"handed off to {destination.name}")
    where = f"{destination.name} ({reference})" if reference else destination.name
    if subject.has_four_fields:
        splices = change_status(subject, word, f"{context.today} promoted to {where}")
        more = with_facts(subject, facts)
    else:
        return _told(subject, word, (*_id_line(subject), ("Promoted", where)))
    if isinstance(splices, Refusal):
        return splices
    return changed_to(subject, word, (*splices, *more))


def _id_line(subject: Subject) -> tuple[tuple[str, str], ...]:
    """Below no heading of its own a line that begins with `ID` would begin another entry."""
    is_bare = subject.form is Form.PARAGRAPH or (subject.form is Form.FILE and not front_matter_end(subject.raw))
    name = "Entry ID" if is_bare else "ID"
    return ((name, subject.given_id),) if subject.given_id else ()


def mark_as_skill(subject: Subject, place: str, context: Context) -> Result:
    """The status of a skill that was made of an entry, and where it is; four fields have only a note for that."""
    if subject.has_four_fields:
        splices = change_status(subject, PROMOTED, f"{context.today} promoted to {place}")
        return splices if isinstance(splices, Refusal) else changed_to(subject, PROMOTED, splices)
    return _told(subject, AS_SKILL, (("Skill-Path", place),))


def _told(subject: Subject, word: str, told: Sequence[tuple[str, str]]) -> Result:
    """The status, and lines that say where to: beside it, below a status that has to be added, or where fields go."""
    lines = {each: _line(subject, *each) for each in told}
    more = tuple(chain.from_iterable(lines.values()))
    missing = tuple(each for each, line in lines.items() if not line)
    below = missing if subject.slot.home in (Home.NEW, Home.BOX, Home.GROUP) else ()
    splices = change_status(subject, word, below=below)
    if isinstance(splices, Refusal):
        return splices
    if missing and not below:
        more += add_status(subject, missing)
    return changed_to(subject, word, (*splices, *more))


def with_facts(subject: Subject, facts: Mapping[str, str]) -> tuple[Splice, ...]:
    """Each fact where the format wants it: renewed in its line, else below the nearest field before it."""
    splices = []
    for name, value in facts.items():
        field = subject.body.field(name.lower())
        model = _nearest_before(subject, name.lower())
        if field is not None:
            splices.append(set_value(subject, field, value))
        elif model is not None:
            splices.append(add_field_below(subject, model, name, value))
    return tuple(splices)


def _nearest_before(subject: Subject, canonical: str) -> Field | None:
    before = _FIELD_ORDER[: _FIELD_ORDER.index(canonical)]
    return next((field for name in reversed(before) if (field := subject.body.field(name))), None)


def _line(subject: Subject, name: str, value: str) -> tuple[Splice, ...]:
    """Directly below Status; with a Severity below Area, so that a search for either still finds the heading.

    Nothing where the entry has neither: then it follows the status that is added.
    """
    body = subject.body
    field = body.field(name.lower())
    if field is not None:
        return (set_value(subject, field, value),)
    severe = (body.field("area") or body.field("severity")) if body.field("severity") else None
    model = severe or subject.status_field
    return (add_field_below(subject, model, name, value),) if model is not None else ()


def _handed_off(subject: Subject, destination: Destination, context: Context) -> tuple[Splice, ...]:
    lines = [
        f"{'#' * section_level(subject)} Handoff",
        f"- **Promoted To**: self-improvement at {context.today}",
        f"- **Promotion Target**: {destination.name}",
    ]
    if destination.rule:
        lines.append(f"- **Distilled Rule**: {destination.rule}")
    return (add_block(subject, None, lines, "Handoff"),)
