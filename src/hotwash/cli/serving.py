"""`hotwash serve`: reads the agents' plugins again when their files change, or when somebody asks by HTTP."""

import os
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hotwash.cli.arguments import whole
from hotwash.cli.command import Command
from hotwash.cli.session import Session
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.values import dataclass

if TYPE_CHECKING:
    from hotwash.core.storage.webhook.door import Credentials

HOST, PORT = "127.0.0.1", 7437
HOT_RELOAD = "PLUGINS_HOT_RELOAD"

_HIGHEST_PORT = 65535
_OFF = ("false", "0", "no", "off")


@dataclass(frozen=True, slots=True)
class Service:
    """What is asked for: whether files are watched, and where to listen; no port is no listening."""

    watches: bool
    host: str = HOST
    port: int | None = None
    credentials: "Credentials | None" = None


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--webhook", action="store_true", help="listen for POST /webhook/reload as well")
    parser.add_argument("--host", help=f"the address to listen at (default: {HOST}); any other needs --auth")
    parser.add_argument("--port", type=_port, metavar="N", help=f"the port (default: {PORT}; 0: any free one)")
    parser.add_argument(
        "--auth", metavar="USER:ENVVAR", help="ask for this name, and the password that the variable holds"
    )


def _port(text: str) -> int:
    number = whole(text)
    if not 0 <= number <= _HIGHEST_PORT:
        raise ArgumentTypeError(f"{text} is no port: 0 to {_HIGHEST_PORT}")
    return number


def _run(session: Session) -> int:
    service = wanted(session, os.environ)
    if isinstance(service, Refusal):
        return session.refused(service)
    import asyncio
    import gc

    from hotwash.cli.serving_loop import serve

    gc.enable()
    return asyncio.run(serve(session, service))


def wanted(session: Session, environ: Mapping[str, str]) -> Service | Refusal:
    """What the arguments and the environment ask for, or why that makes no sense."""
    given = session.arguments
    watches = environ.get(HOT_RELOAD, "").lower() not in _OFF
    if not given.webhook:
        flag = next((name for name in ("host", "port", "auth") if getattr(given, name) is not None), None)
        if flag is not None:
            return _mistake(f"--{flag} is for listening", "add --webhook")
        if not watches:
            return _mistake(f"{HOT_RELOAD} is off, so there is nothing to do", "add --webhook")
        return Service(watches)
    credentials = _credentials(given.auth, environ) if given.auth is not None else None
    if isinstance(credentials, Refusal):
        return credentials
    host = given.host if given.host is not None else HOST
    refusal = _exposed(host, credentials)
    return refusal or Service(watches, host, given.port if given.port is not None else PORT, credentials)


def _credentials(auth: str, environ: Mapping[str, str]) -> "Credentials | Refusal":
    from hotwash.core.storage.webhook.door import Credentials

    user, _, variable = auth.partition(":")
    if not user or not variable:
        return _mistake("--auth is USER:ENVVAR", "name the variable that holds the password, not the password")
    if not environ.get(variable):
        return _mistake(f"{variable} is not set", "put the password into that variable")
    return Credentials(user, environ[variable])


def _exposed(host: str, credentials: "Credentials | None") -> Refusal | None:
    """Why others may not be let in."""
    from hotwash.core.storage.webhook.door import is_this_machine

    if not host:
        return _mistake("--host is empty", f"name an address such as {HOST}")
    if credentials is None and not is_this_machine(host):
        return _mistake(f"{host} can be reached by others", "add --auth USER:ENVVAR")
    return None


def _mistake(reason: str, next_step: str) -> Refusal:
    return Refusal(reason, next_step, ExitCode.USAGE)


SERVE = Command(
    "serve",
    "read the agents' plugins again whenever they change, and when POST /webhook/reload asks for it",
    (
        "hotwash serve",
        "hotwash serve --webhook --port 7437",
        "hotwash serve --webhook --host 0.0.0.0 --auth deploy:HOTWASH_PASSWORD",
    ),
    _run,
    _add_arguments,
)
