"""What a line of each of the four files of signals may say, as the schema orders it (source: learning engine, files).

Incidents have no schema: whatever else is said about one is kept.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from hotwash.core.formats.engine import review_findings, session_learnings, user_corrections
from hotwash.core.model.provenance import real_date
from hotwash.core.model.signal import SignalSeverity
from hotwash.core.model.values import dataclass

GRADES = ("high", "medium", "low")
DATE, TIMESTAMP = "date", "timestamp"

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_KEBAB = re.compile(r"[^a-z0-9]+")


class Form(StrEnum):
    """What the value of a field must look like."""

    LINE = "a text"
    TEXT = "a text of several lines"
    DAY = "YYYY-MM-DD"
    MOMENT = "YYYY-MM-DDTHH:MM:SSZ"
    NAME = "lower-case words with dashes"
    NAMES = "names separated by commas"
    SHARE = "a number from 0 to 1"


@dataclass(frozen=True, slots=True)
class SignalField:
    """One key; `path` has a dot where it stands in an object of its own."""

    path: str
    required: bool = False
    choices: tuple[str, ...] = ()
    form: Form = Form.LINE


@dataclass(frozen=True, slots=True)
class SignalSchema:
    """One kind of signal: its file, the field that its text goes to, and the keys that options of `log` stand for.

    `noun` is how a sentence calls one. An open schema takes every other key, too.
    """

    name: str
    noun: str
    file: str
    text: str
    fields: tuple[SignalField, ...]
    options: Mapping[str, str]
    is_open: bool = False

    def field(self, path: str) -> SignalField | None:
        """The field of that name; an open schema has every other, too, as a plain text."""
        known = next((each for each in self.fields if each.path == path), None)
        return known or (SignalField(path) if self.is_open and "." not in path else None)


def mistaken(field: SignalField, value: str) -> str | None:
    """What the value of a field ought to be, where it is something else."""
    if field.choices:
        return None if value in field.choices else f"one of {', '.join(field.choices)}"
    match field.form:
        case Form.DAY:
            right = real_date(value) is not None
        case Form.MOMENT:
            right = _is_moment(value)
        case Form.NAME:
            right = _KEBAB.fullmatch(value) is not None
            near = _NOT_KEBAB.sub("-", value.lower()).strip("-")
            return None if right else f"{field.form}: {near}" if near else field.form.value
        case Form.NAMES:
            right = any(each.strip() for each in value.split(","))
        case Form.SHARE:
            right = value in GRADES or _is_share(value)
        case _:
            right = True
    return None if right else field.form.value


def _is_moment(value: str) -> bool:
    try:
        return value.endswith("Z") and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _is_share(value: str) -> bool:
    try:
        return 0 <= float(value) <= 1
    except ValueError:
        return False


_DAY = SignalField(DATE, True, form=Form.DAY)
_MOMENT = SignalField(TIMESTAMP, True, form=Form.MOMENT)

_FINDING = SignalSchema(
    "finding",
    "a finding",
    ".claude/review-findings.jsonl",
    "finding",
    (
        _DAY,
        SignalField("pr"),
        SignalField("service"),
        SignalField("category", True, review_findings.WORDS["category"]),
        SignalField("file", True),
        SignalField("finding", True),
        SignalField("severity", True, tuple(SignalSeverity)),
        SignalField("pattern", form=Form.NAME),
        SignalField("context"),
        SignalField("suggested_fix", form=Form.TEXT),
    ),
    {"severity": "severity", "category": "category", "service": "service", "context": "context"},
)
_SESSION = SignalSchema(
    "session",
    "a session learning",
    ".claude/session-learnings.jsonl",
    "description",
    (
        _DAY,
        SignalField("feature_id"),
        SignalField("agent", True),
        SignalField("type", True, session_learnings.WORDS["kind"]),
        SignalField("name", True, form=Form.NAME),
        SignalField("description", True),
        SignalField("context"),
        SignalField("code_example", form=Form.TEXT),
        SignalField("confidence", choices=session_learnings.WORDS["confidence"]),
        SignalField("applicable_to", form=Form.NAMES),
        SignalField("source_file"),
    ),
    {"context": "context"},
)
_CORRECTION = SignalSchema(
    "correction",
    "a correction",
    ".claude/user-corrections.jsonl",
    "user_correction.summary",
    (
        _DAY,
        _MOMENT,
        SignalField("session_id"),
        SignalField("agent", True),
        SignalField("correction_type", True, user_corrections.WORDS["kind"]),
        SignalField("ai_action.summary", True),
        SignalField("ai_action.tool_used"),
        SignalField("ai_action.file"),
        SignalField("user_correction.summary", True),
        SignalField("user_correction.verbatim", form=Form.TEXT),
        SignalField("pattern_inferred", form=Form.NAME),
        SignalField("pattern_confidence", choices=user_corrections.WORDS["confidence"]),
        SignalField("context.task"),
        SignalField("context.feature_id"),
        SignalField("context.service"),
        SignalField("severity", choices=GRADES),
        SignalField("source", True, user_corrections.SOURCES),
    ),
    {"severity": "severity", "service": "context.service", "context": "context.task", "source": "source"},
)
_INCIDENT = SignalSchema(
    "incident",
    "an incident",
    ".claude/incidents.jsonl",
    "title",
    (
        _DAY,
        SignalField(TIMESTAMP, form=Form.MOMENT),
        SignalField("title", True),
        SignalField("severity", choices=("P1", "P2", "P3", "P4", *SignalSeverity)),
        SignalField("service"),
        SignalField("category"),
        SignalField("agent"),
        SignalField("pattern", form=Form.NAME),
        SignalField("confidence", form=Form.SHARE),
        SignalField("root_cause", form=Form.TEXT),
        SignalField("suggested_fix", form=Form.TEXT),
        SignalField("context"),
        SignalField("file"),
        SignalField("pr"),
    ),
    {each: each for each in ("severity", "category", "service", "context")},
    is_open=True,
)

SIGNAL_SCHEMAS: Mapping[str, SignalSchema] = {each.name: each for each in (_FINDING, _SESSION, _CORRECTION, _INCIDENT)}
