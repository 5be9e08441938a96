"""`hotwash lint`: what is wrong or odd in the files, and what can be repaired."""

import os
from argparse import ArgumentParser
from pathlib import Path

from hotwash.cli.command import Command
from hotwash.cli.output import write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.hygiene.findings import findings_of
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Severity
from hotwash.viewmodels.findings import finding_json, finding_lines, names_of, summary, summary_line


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="only what is about these files")
    parser.add_argument("--all", action="store_true", help="notes too, and what you called fine as it is")


def _run(session: Session) -> int:
    snapshot, facts = session.store.snapshot, session.facts
    paths = paths_named(snapshot, session.arguments.files)
    if isinstance(paths, Refusal):
        return session.refused(paths)
    everything = bool(session.arguments.all)
    looked_at = findings_of(facts.scan) if everything else facts.findings
    found = [each for each in looked_at if not paths or each.path in paths]
    cases = [each for each in facts.scan.cases if not paths or each.entry.path in paths]
    names, counts = names_of(snapshot), summary(cases, found)
    if session.json:
        told = [finding_json(each, names) for each in found]
        numbers = {what.replace(" ", "_"): number for what, number in counts.items()}
        write_document("findings", {"root": str(session.store.config.root), "findings": told, "summary": numbers})
    else:
        shown = [each for each in found if everything or each.severity is not Severity.NOTE]
        write_lines([*finding_lines(shown, names), summary_line(counts)])
        _say_more(session, found, len(found) - len(shown))
    return ExitCode.REFUSED_BY_STATE if counts["errors"] else ExitCode.OK


def paths_named(snapshot: Snapshot, names: list[str]) -> frozenset[str] | Refusal:
    """The open files that these names mean: as seen from here, from the root, or by their last parts."""
    paths: set[str] = set()
    for name in names:
        wanted, here = Path(name).as_posix().removeprefix("./"), os.path.realpath(name)
        known = {document.path: document.relative for document in snapshot.documents}
        known |= {problem.path: problem.path for problem in snapshot.problems}
        found = {path for path, relative in known.items() if here == path or f"/{relative}".endswith(f"/{wanted}")}
        if not found:
            step = "hotwash lint without a name looks at every file"
            return Refusal(f"{name} is none of the files that are open", step, ExitCode.USAGE)
        paths |= found
    return frozenset(paths)


def _say_more(session: Session, found: list[Finding], notes: int) -> None:
    repairs = sum(each.repair is not None for each in found)
    if repairs:
        session.narration.say(f"{repairs} can be repaired: hotwash repair --all shows how")
    if notes:
        session.narration.say(f"{notes} {'note is' if notes == 1 else 'notes are'} not shown: --all shows them")


LINT = Command(
    "lint",
    "what is wrong or odd in the files; 1 where something is an error",
    ("hotwash lint", "hotwash lint .learnings/ERRORS.md", "hotwash lint --all --json"),
    _run,
    _add_arguments,
)
