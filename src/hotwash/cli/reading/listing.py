"""`hotwash list`: entries that match an expression."""

from argparse import ArgumentParser

from hotwash.cli.command import Command
from hotwash.cli.output import columns, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.ages import age_text
from hotwash.core.analysis.entry_subjects import entry_subjects
from hotwash.core.analysis.filter import FilterError, Query, parse_filter
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.text.visible import visible
from hotwash.viewmodels.entry_json import diagnostics_json, entry_json
from hotwash.viewmodels.naming import names_projects


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("expression", nargs="*", metavar="EXPR", help="words and field:value, as in the dashboard's /")
    parser.add_argument("--view", metavar="NAME", help="only what this view shows (hotwash views lists them)")
    parser.add_argument("--all", action="store_true", help="closed entries, examples and what is snoozed too")


def run(session: Session) -> int:
    text = " ".join(session.arguments.expression)
    query = parse_filter(text)
    if isinstance(query, FilterError):
        return _complain_of(session, text, query)
    if session.arguments.view is not None:
        seen = _through_view(session, session.arguments.view, text)
        if isinstance(seen, Refusal):
            return session.refused(seen)
        query = seen
    found = matching(session, query, everything=bool(session.arguments.all))
    if session.json:
        snapshot = session.store.snapshot
        asleep = session.facts.snoozes.asleep
        entries = [entry_json(document, entry, asleep) for document, entry in found]
        config = session.store.config
        root, roots = str(config.root), [str(folder) for folder in (config.root, *config.more)]
        found_beside = diagnostics_json(snapshot)
        write_document("entries", {"root": root, "roots": roots, "entries": entries, "diagnostics": found_beside})
    else:
        write_lines(_table(session, found))
        if not found:
            session.narration.say(_why_nothing(session, query))
    session.complain_of_problems()
    return ExitCode.OK


def _why_nothing(session: Session, query: Query) -> str:
    """What there would be to see, for somebody who sees nothing."""
    left_out = 0 if session.arguments.all else len(matching(session, query, everything=True))
    entries = "1 that is not open" if left_out == 1 else f"{left_out} that are not open"
    if left_out:
        return f"nothing open matches; --all also lists {entries}"
    if any(document.entries for document in session.store.snapshot.documents):
        return "nothing matches; hotwash list --all shows everything"
    return "nothing logged yet; hotwash log ERR TEXT writes the first"


def _complain_of(session: Session, text: str, error: FilterError) -> int:
    """The sentence, and below it the text with a caret where it went wrong."""
    return session.refused(Refusal(error.sentence, code=ExitCode.USAGE), f"  {text}\n  {' ' * error.position}^")


def _through_view(session: Session, name: str, text: str) -> Query | Refusal:
    """What a view asks for, and the expression on top of it."""
    from hotwash.cli.reading.viewing import known_views
    from hotwash.core.analysis.views import view_named

    view = view_named(known_views(session), name)
    if view is None:
        return Refusal(f"no view is called {name}", "hotwash views lists them", ExitCode.USAGE)
    both = " ".join(f"({part})" for part in (view.expression, text) if part.strip())
    query = parse_filter(both)
    if isinstance(query, FilterError):
        return Refusal(f"view {name}: {view.problem}", "correct it where it stands", ExitCode.USAGE)
    return query


def matching(session: Session, query: Query, everything: bool) -> list[tuple[Document, Entry]]:
    """Entries that the query finds; closed ones, examples and what sleeps only when asked for."""
    asleep = {} if everything or query.asks_for("snoozed") else session.facts.snoozes.asleep
    return [
        (subject.document, subject.entry)
        for subject in entry_subjects(session.facts)
        if (everything or query.reaches(subject.entry)) and subject.entry.key not in asleep and query.matches(subject)
    ]


def _table(session: Session, found: list[tuple[Document, Entry]]) -> list[str]:
    now = session.store.now()
    named = names_projects(session.store.snapshot)
    rows = [
        (
            age_text(entry, now),
            *((visible(document.workspace.name),) if named else ()),
            visible(entry.native_status or "–"),
            visible(entry.native_id or "–"),
            visible(entry.title),
            f"{visible(document.relative)}:{entry.line}",
        )
        for document, entry in found
    ]
    return columns(rows, right=frozenset({0}), elastic=4 if named else 3)


LIST = Command(
    "list",
    "entries that match an expression",
    ("hotwash list", "hotwash list 'age:>7d type:ERR'", "hotwash list --view stale", "hotwash list --all --json"),
    run,
    add_arguments,
)
