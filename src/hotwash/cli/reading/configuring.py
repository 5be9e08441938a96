"""`hotwash config show|check`: every value with its origin, and what of the configuration makes no sense."""

import os
from argparse import ArgumentParser

from hotwash.cli.command import Command
from hotwash.cli.output import Json, columns, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.model.document import Diagnostic
from hotwash.core.model.plan import ExitCode
from hotwash.core.storage.checkup import SettingFound, settings_found
from hotwash.core.text.visible import visible

_DEFAULT = "default"


def _add(parser: ArgumentParser) -> None:
    from hotwash.cli.parser import add_action

    actions = parser.add_subparsers(dest="action", metavar="show|check", required=True)
    show = add_action(actions, "show", "every value, and where it was set", "hotwash config show")
    show.add_argument("names", nargs="*", metavar="NAME", help="only these, such as limits.pending or wal")
    add_action(actions, "check", "what makes no sense, with file and line; ends with 2 then", "hotwash config check")


def _run(session: Session) -> int:
    return _check(session) if session.arguments.action == "check" else _show(session)


def _show(session: Session) -> int:
    environ = {} if session.arguments.demo else os.environ
    names = tuple(session.arguments.names)
    found = [each for each in settings_found(session.store.config, environ) if not names or _is_named(each, names)]
    if session.json:
        settings = [{"name": each.name, "value": each.value, "origin": each.origin or _DEFAULT} for each in found]
        write_document("config", {"settings": settings})
    else:
        write_lines(columns([_row(session, each) for each in found], elastic=1))
    for remark in session.store.config.remarks:
        session.narration.complain(_sentence(session, remark))
    return ExitCode.OK


def _is_named(setting: SettingFound, names: tuple[str, ...]) -> bool:
    return any(setting.name == name or setting.name.startswith(f"{name}.") for name in names)


def _row(session: Session, setting: SettingFound) -> tuple[str, str, str]:
    origin = _short(session, setting.origin) if setting.origin else _DEFAULT
    return visible(setting.name), visible(setting.value), origin


def _check(session: Session) -> int:
    remarks = session.store.config.remarks
    if session.json:
        found: list[Json] = [{"file": each.path, "line": each.line, "message": each.message} for each in remarks]
        write_document("config-check", {"problems": found})
    else:
        write_lines(_sentence(session, remark) for remark in remarks)
    if not remarks:
        session.narration.say("the configuration makes sense")
    return ExitCode.USAGE if remarks else ExitCode.OK


def _sentence(session: Session, remark: Diagnostic) -> str:
    place = f"{remark.path}:{remark.line}" if remark.line else remark.path
    return f"{_short(session, place)}: {visible(remark.message)}"


def _short(session: Session, path: str) -> str:
    home = str(session.store.config.home)
    return visible(f"~{path[len(home) :]}" if path.startswith(f"{home}/") else path)


CONFIG = Command(
    "config",
    "the configuration: every value with its origin, and what makes no sense",
    ("hotwash config show", "hotwash config show wal limits.pending", "hotwash config check --json"),
    _run,
    _add,
)
