"""The form of an operation: one field for each of its parameters."""

from hotwash.core.operations import Operation, Parameter
from hotwash.tui.screens.text_entry import FormField

_NOT_GIVEN, _NO, _YES = "–", "no", "yes"


def fields_of(operation: Operation) -> tuple[FormField, ...]:
    """What must be said first, then what may be."""
    ordered = sorted(operation.parameters, key=lambda parameter: not parameter.required)
    return tuple(_field(parameter) for parameter in ordered)


def _field(parameter: Parameter) -> FormField:
    label = parameter.name.replace("-", " ").capitalize()
    if parameter.is_switch:
        return FormField(parameter.name, label, _NO, choices=(_NO, _YES), unset=_NO)
    if parameter.choices and not parameter.required:
        return FormField(parameter.name, label, _NOT_GIVEN, choices=(_NOT_GIVEN, *parameter.choices), unset=_NOT_GIVEN)
    return FormField(
        parameter.name, label, required=parameter.required, choices=parameter.choices, hint=parameter.summary
    )
