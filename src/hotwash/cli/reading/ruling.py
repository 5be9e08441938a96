"""`hotwash rules`: everything that was promoted, where it stands, and whether it came back."""

from hotwash.cli.command import Command
from hotwash.cli.output import Json, columns, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.promoted_rule import Rule
from hotwash.core.analysis.rules import without_marker
from hotwash.core.model.plan import ExitCode
from hotwash.core.text.visible import visible


def _run(session: Session) -> int:
    rules = session.facts.rules
    unmarked = without_marker(session.store.snapshot)
    if session.json:
        write_document("rules", {"rules": [_as_json(rule) for rule in rules], "without_marker": unmarked})
    else:
        write_lines(columns([_row(session, rule) for rule in rules], right=frozenset({4, 5}), elastic=2))
        if not rules:
            session.narration.say("nothing promoted from here yet; hotwash list is:candidate shows what recurs")
        elif unmarked:
            session.narration.say(f"{unmarked} more in rule sections name no entry")
    session.complain_of_problems()
    return ExitCode.OK


def _row(session: Session, rule: Rule) -> tuple[str, ...]:
    today = session.store.now().date()
    promoted = f"{(today - rule.promoted).days}d" if rule.promoted is not None else "–"
    seen = f"{(today - rule.last_seen).days}d" if rule.last_seen is not None else "–"
    text = rule.text if not rule.reason else f"{rule.text} ({rule.reason})".strip()
    return rule.state, _place(rule), visible(text), visible(" ".join(rule.names)), promoted, seen


def _place(rule: Rule) -> str:
    return f"{visible(rule.target)}:{rule.line}" if rule.line else visible(rule.target) or "–"


def _as_json(rule: Rule) -> dict[str, Json]:
    return {
        "state": rule.state.value,
        "reason": rule.reason,
        "rule": rule.text,
        "written": rule.written or None,
        "target": rule.target or None,
        "file": rule.path or None,
        "line": rule.line or None,
        "scope": rule.scope.value,
        "ids": list(rule.names),
        "promoted": rule.promoted.isoformat() if rule.promoted is not None else None,
        "last_seen": rule.last_seen.isoformat() if rule.last_seen is not None else None,
        "checked": rule.checked.isoformat() if rule.checked is not None else None,
        "again": [entry.native_id for entry in rule.again],
    }


RULES = Command(
    "rules",
    "what was promoted, where it stands, and whether it came back",
    ("hotwash rules", "hotwash rules --json"),
    _run,
)
