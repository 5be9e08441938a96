"""`log finding|session|correction|incident`: one line more of what was seen, in the form of its schema.

(source: learning engine, files)
"""

import re
from collections.abc import Mapping

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Outcome, Plan, Refusal, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Scope
from hotwash.core.operations.engine.home import EngineFile, engine_file, engine_home
from hotwash.core.operations.engine.line import with_lines
from hotwash.core.operations.engine.signal_schema import (
    DATE,
    SIGNAL_SCHEMAS,
    TIMESTAMP,
    Form,
    SignalField,
    SignalSchema,
    mistaken,
)
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import missing_argument
from hotwash.core.operations.words import all_of, command_line, encodable, one_line, without_controls
from hotwash.core.text.masking import redacted

FIELD = "field"

_HANDLED = ("type", "text", FIELD, "scope", "no-dedupe")
_NAMED = re.compile(r"([a-z][a-z_]*(?:\.[a-z_]+)?)=(.*)")
_MIDNIGHT = "T00:00:00Z"


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    schema = SIGNAL_SCHEMAS[intent.arguments["type"].casefold()]
    spoken = _spoken(schema, intent.arguments)
    if isinstance(spoken, Refusal):
        return spoken
    given = {path: redacted(value) for path, value in spoken.items()}
    wrong = _unfit(schema, given)
    if wrong is not None:
        return wrong
    said = _known(schema, given, context) | given
    missing = _incomplete(schema, said)
    if missing is not None:
        return missing
    file = _file(snapshot, schema, intent.arguments.get("scope", ""))
    if isinstance(file, Refusal):
        return file
    line = (file.content or b"").count(b"\n") + 1
    return Plan(
        intent=intent,
        title=f"log {schema.noun}",
        done=f"Logged {schema.noun} in `./{file.shown}`",
        edits=(with_lines(file, [_row(schema, said)], schema.name),),
        outcomes=(TargetOutcome(Key(file.path, f"{file.shown}:{line}"), Outcome.CHANGED, f"logged in ./{file.shown}"),),
        notes=("something that looks like a secret was replaced by [REDACTED]",) if given != spoken else (),
        equivalent=command_line(intent.verb, [], intent.arguments),
    )


def _file(snapshot: Snapshot, schema: SignalSchema, scope: str) -> EngineFile | Refusal:
    if scope == Scope.GLOBAL:
        return missing_argument(f"{schema.noun} belongs to a project", "leave --scope out")
    home = engine_home(snapshot)
    return engine_file(snapshot, home, schema.file) if not isinstance(home, Refusal) else home


# What was said


def _spoken(schema: SignalSchema, arguments: Mapping[str, str]) -> dict[str, str] | Refusal:
    """The fields by their paths: the text, what options stand for, and what is named field by field."""
    foreign = next((each for each in arguments if arguments[each] and each not in (*_HANDLED, *schema.options)), None)
    if foreign is not None:
        return missing_argument(f"{schema.noun} has no {foreign}", f"leave --{foreign} out, or say it in the text")
    options = {path: arguments.get(option, "") for option, path in schema.options.items()}
    named = _named(schema, arguments.get(FIELD, ""))
    if isinstance(named, Refusal):
        return named
    said = {schema.text: arguments.get("text", ""), **options, **named}
    cleaned = {path: _cleaned(schema.field(path), value) for path, value in said.items()}
    return {path: value for path, value in cleaned.items() if value}


def _named(schema: SignalSchema, text: str) -> dict[str, str] | Refusal:
    """The values given as `name=value`; a line that names nothing belongs to the one above it."""
    found: dict[str, str] = {}
    path = ""
    for line in text.split("\n") if text else ():
        match = _NAMED.fullmatch(line)
        if match is not None and schema.field(match[1]) is None:
            names = ", ".join(each.path for each in schema.fields)
            return missing_argument(f"{schema.noun} has no field {match[1]}", f"one of {names}")
        if match is None and not path:
            return missing_argument(f"{line or 'nothing'} names no field", "say it as --field name=value")
        path, value = (match[1], match[2]) if match is not None else (path, f"{found[path]}\n{line}")
        found[path] = value
    return found


def _cleaned(field: SignalField | None, value: str) -> str:
    text = without_controls(encodable(value))
    return text.strip("\n") if field is not None and field.form is Form.TEXT else one_line(text)


def _known(schema: SignalSchema, given: Mapping[str, str], context: Context) -> dict[str, str]:
    """What nobody has to say: when it was, and that a person who logs a correction says so themselves."""
    day, moment = given.get(DATE), given.get(TIMESTAMP)
    known = {DATE: moment[:10] if moment and not day else context.today}
    if schema.field(TIMESTAMP) is not None and not schema.is_open:
        known[TIMESTAMP] = context.stamp if day in (None, context.today) else f"{day}{_MIDNIGHT}"
    if schema.options.get("source") and context.actor is not None and context.actor.is_person:
        known["source"] = "explicit"
    return known


# Whether it can be kept


def _incomplete(schema: SignalSchema, said: Mapping[str, str]) -> Refusal | None:
    if schema.text not in said:
        return missing_argument("there is nothing to log", "say what happened")
    missing = [each.path for each in schema.fields if each.required and each.path not in said]
    if not missing:
        return None
    flags = " ".join(f"--field {path}=…" for path in missing)
    return missing_argument(f"{schema.noun} needs {all_of(missing)}", f"add {flags}")


def _unfit(schema: SignalSchema, said: Mapping[str, str]) -> Refusal | None:
    for path, value in said.items():
        field = schema.field(path)
        wanted = mistaken(field, value) if field is not None else None
        if wanted is not None:
            return missing_argument(f"{path} cannot be {value}", wanted)
    return None


# The line


def _row(schema: SignalSchema, said: Mapping[str, str]) -> dict[str, object]:
    """The fields in the order of the schema, those of one object together; then what else was said."""
    row: dict[str, object] = {}
    inside: dict[str, dict[str, object]] = {}
    ordered = [each.path for each in schema.fields if each.path in said]
    for path in (*ordered, *(each for each in said if each not in ordered)):
        owner, dot, name = path.partition(".")
        value = _value(schema.field(path), said[path])
        if dot:
            row[owner] = inside.setdefault(owner, {})
            inside[owner][name] = value
        else:
            row[path] = value
    return row


def _value(field: SignalField | None, value: str) -> object:
    if field is not None and field.form is Form.NAMES:
        return [each.strip() for each in value.split(",") if each.strip()]
    if field is not None and field.form is Form.SHARE and value[:1].isdigit():
        return float(value)
    return value
