"""Logging a signal of the learning engine: a form with the fields of its schema, and the line that Enter appends."""

from collections.abc import Iterator

from hotwash.core.model.plan import Intent
from hotwash.core.model.values import replace
from hotwash.core.operations.engine.signal_schema import (
    DATE,
    SIGNAL_SCHEMAS,
    TIMESTAMP,
    Form,
    SignalField,
    SignalSchema,
)
from hotwash.tui.screens.context import SheetContext
from hotwash.tui.screens.text_entry import FormField, FormSheet

_OFFERED = ("pattern", "pattern_inferred", "service", "severity", "suggested_fix", "user_correction.verbatim")
"""What may be said besides what must be; a file takes more, line by line."""
_NOT_GIVEN = "–"
_TEXT = "text"
_LABELS = {
    "ai_action.summary": "Agent did",
    "correction_type": "Type",
    "pattern_inferred": "Pattern",
    "suggested_fix": "Fix",
    "user_correction.summary": "Person wanted",
    "user_correction.verbatim": "Person said",
}


class SignalSheet(FormSheet):
    """`kind` is one of the four kinds of signals; what is typed for one kind is no draft of another."""

    def __init__(self, kind: str, context: SheetContext) -> None:
        schema, intent = SIGNAL_SCHEMAS[kind], Intent("log", (), {"type": kind})
        fields = tuple(replace(each, name=f"{kind} {each.name}") for each in _fields(schema))
        super().__init__(f"Log {schema.noun}", intent, fields, context, verb="log")
        self._kind = kind

    def wanted(self) -> Intent:
        """What is typed into the fields, as the command line takes it: one text, and names with values."""
        said = {
            name.removeprefix(f"{self._kind} "): value
            for name, value in super().wanted().arguments.items()
            if name not in self.intent.arguments and value
        }
        text = said.pop(_TEXT, "")
        named = "\n".join(f"{path}={value}" for path, value in said.items())
        return replace(self.intent, arguments={**self.intent.arguments, _TEXT: text, "field": named})


def _fields(schema: SignalSchema) -> Iterator[FormField]:
    """What must be said first; the days are those of today."""
    yield FormField(_TEXT, _label(schema.text))
    for field in sorted(schema.fields, key=lambda each: not each.required):
        if field.path in (DATE, TIMESTAMP, schema.text) or not (field.required or field.path in _OFFERED):
            continue
        label = _label(field.path)
        if not field.choices:
            yield FormField(field.path, label, required=field.required, hint=_hint(field))
        elif field.required:
            yield FormField(field.path, label, field.choices[0], choices=field.choices)
        else:
            yield FormField(field.path, label, _NOT_GIVEN, choices=(_NOT_GIVEN, *field.choices), unset=_NOT_GIVEN)


def _label(path: str) -> str:
    return _LABELS.get(path) or path.rpartition(".")[2].replace("_", " ").capitalize()


def _hint(field: SignalField) -> str:
    """What it looks like, where that is not plain."""
    return "path:line" if field.path == "file" else field.form.value if field.form is Form.NAME else ""
