"""`hotwash completions`: a completion script for the shell."""

from argparse import ArgumentParser

from hotwash.cli.command import Command
from hotwash.cli.output import write_document, write_script
from hotwash.cli.session import Session
from hotwash.core.model.plan import ExitCode


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="which shell")


def run(session: Session) -> int:
    import shtab

    from hotwash.cli.parser import build_parser

    shell = session.arguments.shell
    script = shtab.complete(build_parser(), shell=shell)
    if session.json:
        write_document("completions", {"shell": shell, "script": script})
    else:
        write_script(script)
    return ExitCode.OK


COMPLETIONS = Command(
    "completions",
    "a completion script for the shell",
    ("hotwash completions bash > ~/.local/share/bash-completion/completions/hotwash",),
    run,
    add_arguments,
)
