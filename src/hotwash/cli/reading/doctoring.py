"""`hotwash doctor`: what is open and why, what it runs on, and what is wrong around it."""

import os
from argparse import ArgumentParser
from collections.abc import Sequence

from hotwash.cli.command import Command
from hotwash.cli.output import Json, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.hook_wiring import hook_facts
from hotwash.core.model.plan import ExitCode
from hotwash.core.storage.canary import sing
from hotwash.core.storage.checkup import Checkup, checkup
from hotwash.core.storage.machine import NOT_INSIDE, terminal
from hotwash.core.storage.program import is_runnable
from hotwash.viewmodels.doctor import Diagnosis
from hotwash.viewmodels.holdings import holdings
from hotwash.viewmodels.key_report import KeyTried, key_lines, swallowed_keys

_SYSTEMS = (0, 1)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--canary",
        action="store_true",
        help="write and remove one file in .learnings/, and time its event",
    )
    parser.add_argument(
        "--keys", action="store_true", help="try every key in this terminal, and tell which do not arrive"
    )


def report_keys(tried: Sequence[KeyTried], clipboard: str, *, as_json: bool) -> int:
    """Print what came of the keys that somebody tried on the screen; a key that does not arrive is a finding."""
    if as_json:
        keys: list[Json] = [
            {"key": each.key, "action": each.action, "arrives": each.came, "others": list(each.others)}
            for each in tried
        ]
        write_document("keys", {"keys": keys})
    else:
        found = terminal(os.environ, clipboard)
        inside = "" if found["inside"] == NOT_INSIDE else f" in {found['inside']}"
        write_lines(key_lines(tried, f"{found['TERM']}{inside}"))
    return ExitCode.REFUSED_BY_STATE if swallowed_keys(tried) else ExitCode.OK


def _run(session: Session) -> int:
    store = session.store
    refused = store.read_only_refusal() if session.arguments.canary else None
    if refused is not None:
        return session.refused(refused)
    found = checkup(store)
    hooks = hook_facts(store.snapshot, _SYSTEMS, is_runnable)
    canaries = tuple(map(sing, _learnings(session))) if session.arguments.canary else ()
    diagnosis = Diagnosis(session.facts, found, hooks, store.config, canaries)
    if session.json:
        write_document("doctor", _as_json(diagnosis, found))
    else:
        write_lines(diagnosis.lines())
    if diagnosis.is_misconfigured or not store.snapshot.workspaces:
        return ExitCode.USAGE
    return ExitCode.REFUSED_BY_STATE if diagnosis.problems() else ExitCode.OK


def _learnings(session: Session) -> list[str]:
    """The folders that agents log to."""
    folders = (os.path.join(each.base, ".learnings") for each in session.store.snapshot.workspaces)
    return [folder for folder in folders if os.path.isdir(folder)]


def _as_json(diagnosis: Diagnosis, found: Checkup) -> dict[str, Json]:
    snapshot, short = diagnosis.facts.snapshot, diagnosis.short
    return {
        "versions": dict(found.versions),
        "terminal": dict(found.terminal),
        "workspaces": [
            {"name": each.name, "scope": each.scope.value, "base": short(each.base)} for each in snapshot.workspaces
        ],
        "remarks": [
            {"file": short(each.path), "rule": each.rule, "severity": each.severity.value} for each in snapshot.remarks
        ],
        "files": [
            {
                "file": each.relative,
                "format": each.format,
                "holds": {count.words: count.number for count in holdings(each).counts},
                "encoding": str(holdings(each).encoding),
                "write_mode": found.write_modes.get(each.path, ""),
                "read_only": each.read_only,
            }
            for each in snapshot.documents
        ],
        "git": [{"base": short(each.base), "places": dict(each.places)} for each in found.git],
        "hooks": [
            {"system": each.system, "event": each.event, "state": each.state.value, "file": short(each.path)}
            for each in diagnosis.hooks
        ],
        "canaries": [
            {"folder": short(each.folder), "seconds": each.seconds, "failure": each.failure or None}
            for each in diagnosis.canaries
        ],
        "locks": [{"file": short(each.path), "seconds": each.seconds, "stale": each.is_stale} for each in found.locks],
        "journals": [
            {"folder": short(each.folder), "bytes": each.bytes, "transactions": each.transactions, "open": each.open}
            for each in found.journals
        ],
        "settings": [{"name": each.name, "value": each.value, "origin": short(each.origin)} for each in found.settings],
        "problems": [
            {"place": each.place, "problem": each.sentence, "next_step": each.next_step}
            for each in diagnosis.problems()
        ],
    }


DOCTOR = Command(
    "doctor",
    "what is open and why, what it runs on, and what is wrong around it; writes nothing without --canary",
    ("hotwash doctor", "hotwash doctor --json", "hotwash doctor --canary", "hotwash doctor --keys"),
    _run,
    _add_arguments,
)
