"""`hotwash runbook list|show|check`: what agents read before they work, and what of it somebody should look at."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from hotwash.cli.output import Json, columns, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.engine.engine import Engine, engines
from hotwash.core.analysis.engine.horizon import Horizon, SeverityMode
from hotwash.core.analysis.engine.runbook_checks import runbook_findings
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.vocabulary import Severity
from hotwash.viewmodels.findings import finding_json, finding_lines, names_of
from hotwash.viewmodels.runbooks import ReadRunbook, entry_rows, read_runbooks, runbook_json, runbook_row

_NONE = "no runbook in .claude/skills/runbooks/"
_FIRST = "hotwash runbook add AGENT NAME --pattern TEXT writes the first"


def list_runbooks(session: Session) -> int:
    found = _runbooks(session)
    if session.json:
        write_document("runbooks", {"runbooks": [runbook_json(each) for each in found]})
    elif found:
        write_lines(columns([runbook_row(each) for each in found], elastic=4))
    else:
        session.narration.say(f"{_NONE}; {_FIRST}")
    session.complain_of_problems()
    return ExitCode.OK


def show_runbook(session: Session) -> int:
    wanted = session.arguments.agent
    found = _runbooks(session)
    named = [each for each in found if each.runbook.agent.casefold() == wanted.casefold()]
    if not named:
        close = get_close_matches(wanted, [each.runbook.agent for each in found], n=1)
        step = f"nearest is {close[0]}" if close else _FIRST if not found else "hotwash runbook list names them"
        return session.refused(Refusal(f"no runbook of {wanted}", step, ExitCode.USAGE))
    if session.json:
        write_document("runbook", {"runbooks": [runbook_json(each) for each in named]})
    for read in () if session.json else named:
        write_lines(columns(entry_rows(read), right=frozenset({0, 4, 5}), elastic=2))
        session.narration.say(f"{read.document.relative}: {runbook_row(read)[1]}")
    return ExitCode.OK


def check_runbooks(session: Session) -> int:
    """Exits with 1 where anything but a note is found."""
    snapshot = session.store.snapshot
    found = [each for engine in _engines(session) for each in runbook_findings(engine, snapshot.personal.confirmed)]
    names = names_of(snapshot)
    if session.json:
        told: list[Mapping[str, Json]] = [finding_json(each, names) for each in found]
        write_document("findings", {"root": str(session.store.config.root), "findings": told})
    else:
        write_lines(finding_lines(found, names))
        session.narration.say(f"{len(found)} to look at" if found else "nothing to look at")
    session.complain_of_problems()
    grave = any(each.severity is not Severity.NOTE for each in found)
    return ExitCode.REFUSED_BY_STATE if grave else ExitCode.OK


READINGS: Mapping[str, Callable[[Session], int]] = {
    "list": list_runbooks,
    "show": show_runbook,
    "check": check_runbooks,
}


def _engines(session: Session) -> tuple[Engine, ...]:
    store = session.store
    mode = SeverityMode(store.config.settings.severity_mode)
    return engines(store.snapshot, Horizon(store.now().date(), mode=mode))


def _runbooks(session: Session) -> list[ReadRunbook]:
    confirmed = session.store.snapshot.personal.confirmed
    return [read for engine in _engines(session) for read in read_runbooks(engine, confirmed)]
