"""The Action of a four-field entry: what was done takes the place of what should be done."""

from collections.abc import Mapping

from hotwash.core.model.plan import Refusal, Splice
from hotwash.core.operations.edits import add_field_below, set_value
from hotwash.core.operations.spoken import spoken
from hotwash.core.operations.subject import Subject, missing_argument

_ABOVE = ("content", "context", "status-note", "status")


def said_action(subject: Subject, arguments: Mapping[str, str]) -> tuple[Splice, ...] | Refusal:
    """The change of the Action that was asked for, if any; entries of other formats have none."""
    action = spoken(arguments.get("action", ""))
    if not action:
        return ()
    if not subject.has_four_fields:
        return missing_argument(f"{subject.name} has no Action to replace", "say it with --note")
    field = subject.body.field("action")
    if field is not None:
        return (set_value(subject, field, action),)
    model = next((found for name in _ABOVE if (found := subject.body.field(name))), None)
    return (add_field_below(subject, model, "Action", action),) if model is not None else ()
