"""`hotwash improve start|check|commit|submit|clean|list`: an agent changes its own plugin, a human merges."""

import os
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterable, Mapping

from hotwash.cli.asking import answer_to
from hotwash.cli.command import Command
from hotwash.cli.output import Json, write_document, write_lines
from hotwash.cli.reading.improvements import check_one, list_all
from hotwash.cli.session import Session
from hotwash.core.analysis.improving.choosing import chosen
from hotwash.core.analysis.improving.texts import command_of
from hotwash.core.model.improvement import Account, Checked, Course, Improvement, Repository, Stage
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.operations.improving.clean import plan_clean, plan_clean_merged
from hotwash.core.operations.improving.commit import plan_commit
from hotwash.core.operations.improving.submit import Submission, plan_submit
from hotwash.core.storage.improving.carrying import Done, carry_out
from hotwash.core.storage.improving.workshop import Workshop
from hotwash.core.text.visible import visible, visible_lines

_YES = {"y": "yes", "yes": "yes"}
_NAME = "its id, branch, folder, agent or skill (default: the worktree you are in, else the only one)"
_EXAMPLES = {
    "start": ("hotwash improve start analyst --skill query-tuning", 'cd "$(hotwash improve start analyst)"'),
    "check": ("hotwash improve check", "hotwash improve check analyst --json"),
    "commit": ('hotwash improve commit -m "Prefer covering indexes"',),
    "submit": (
        'hotwash improve submit --learned "Sequential scans on orders" --testing "EXPLAIN on staging"',
        "hotwash improve submit analyst --draft",
        "hotwash improve submit --no-push",
    ),
    "clean": ("hotwash improve clean analyst", "hotwash improve clean --merged"),
    "list": ("hotwash improve list", "hotwash improve list --all --json"),
}


def _add(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="|".join(_EXAMPLES), required=True)
    start = _action(actions, "start", "begin: a branch in a worktree of its own; prints the folder")
    start.add_argument("name", metavar="NAME", help="the agent or skill that is improved")
    start.add_argument("--plugin", default="", metavar="P", help="its plugin, where the name does not tell")
    start.add_argument("--skill", default="", metavar="S", help="the skill of that plugin that is improved")
    start.add_argument(
        "--dir", default="", metavar="PARENT", help="make the worktree in here (default: beside the repository)"
    )
    check = _action(actions, "check", "is all of it its own, and would it load: front matter, files, the difference")
    check.add_argument("--plugin", default="", metavar="P", help="the plugin it may change, where nobody knows")
    commit = _action(actions, "commit", "check, then commit what was changed in its plugin")
    commit.add_argument(
        "-m", "--message", default="", metavar="TEXT", help="what it does; improve(<skill>): is put before it"
    )
    submit = _action(actions, "submit", "push the branch and open a pull request; a human merges it")
    for name, what in (
        ("learned", "what was learned"),
        ("changes", "what was changed"),
        ("testing", "how it was tested"),
    ):
        submit.add_argument(f"--{name}", default="", metavar="TEXT", help=f"for the reviewer: {what}")
    submit.add_argument("--draft", action="store_true", help="open it as a draft")
    submit.add_argument("--no-push", action="store_true", help="nothing leaves the machine: only write the text down")
    clean = _action(actions, "clean", "remove the worktree, and the branch of a merged one; changes are kept")
    clean.add_argument("--merged", action="store_true", help="every one that was merged")
    clean.add_argument("--force", action="store_true", help="throw uncommitted changes away; asks again")
    listed = _action(actions, "list", "every improve/* branch and worktree, with its state, age and pull request")
    listed.add_argument("--all", action="store_true", help="also those that are gone, as far as they are remembered")


def _action(actions: "_SubParsersAction[ArgumentParser]", name: str, summary: str) -> ArgumentParser:
    from hotwash.cli.parser import add_action

    parser = add_action(actions, name, summary, *_EXAMPLES[name])
    if name not in ("start", "list"):
        parser.add_argument("name", nargs="?", default="", metavar="NAME", help=_NAME)
    parser.add_argument("--repo", default="", metavar="DIR", help="the repository (default: the one you are in)")
    if name not in ("check", "list"):
        group = parser.add_argument_group("writing")
        group.add_argument("--dry-run", action="store_true", help="print the commands and run none")
        group.add_argument("--yes", action="store_true", help="do not ask: hooks of the repository may run")
    return parser


def _run(session: Session) -> int:
    arguments = session.arguments
    named = arguments.repo or str((arguments.root or [os.getcwd()])[0])
    if not os.path.isdir(named):
        return session.refused(Refusal(f"{named} is no folder", "name one that is there", ExitCode.USAGE))
    refused = _refused_write(session)
    if refused is not None:
        return session.refused(refused)
    shop = Workshop(session.store.config, session.store.clock, named)
    repository = shop.read(asks=arguments.action in ("list", "submit", "clean"))
    if isinstance(repository, Refusal):
        return session.refused(repository)
    return _VERBS[arguments.action](session, shop, repository)


def _refused_write(session: Session) -> Refusal | None:
    reads = session.arguments.action in ("check", "list") or session.arguments.dry_run
    return None if reads else session.store.read_only_refusal()


def _start(session: Session, shop: Workshop, repository: Repository) -> int:
    arguments = session.arguments
    course = shop.plan_start(repository, arguments.name, arguments.plugin, arguments.skill, arguments.dir)
    return _carry(session, shop, repository, course)


def _commit(session: Session, shop: Workshop, repository: Repository) -> int:
    found = _looked_at(session, shop, repository)
    if isinstance(found, Refusal):
        return session.refused(found)
    improvement, looked = found
    course = plan_commit(improvement, looked, session.arguments.message)
    return _carry(session, shop, repository, course, improvement)


def _submit(session: Session, shop: Workshop, repository: Repository) -> int:
    arguments = session.arguments
    found = _looked_at(session, shop, repository)
    if isinstance(found, Refusal):
        return session.refused(found)
    improvement, looked = found
    account = Account(arguments.learned, arguments.changes, arguments.testing)
    wanted = Submission(account, is_draft=arguments.draft, pushes=not arguments.no_push)
    return _carry(session, shop, repository, plan_submit(repository, improvement, looked, wanted))


def _clean(session: Session, shop: Workshop, repository: Repository) -> int:
    arguments = session.arguments
    if arguments.merged and not arguments.name:
        return _carry(session, shop, repository, plan_clean_merged(repository, os.getcwd()))
    improvement = chosen(repository, arguments.name, os.getcwd())
    if isinstance(improvement, Refusal):
        return session.refused(improvement)
    if arguments.merged and improvement.stage is not Stage.MERGED:
        reason = f"{improvement.id} is {improvement.stage}, not merged"
        return session.refused(Refusal(reason, code=ExitCode.REFUSED_BY_STATE))
    force = arguments.force and (not improvement.changes or arguments.dry_run or _may_lose(session, improvement))
    return _carry(session, shop, repository, plan_clean(repository, improvement, os.getcwd(), force=force))


def _may_lose(session: Session, improvement: Improvement) -> bool:
    changed = ", ".join(improvement.changes[:3]) + (", …" if len(improvement.changes) > 3 else "")
    question = f"{len(improvement.changes)} changed and not committed: {visible(changed)}. Throw that away? [y/N] "
    return bool(session.arguments.yes) or answer_to(question, _YES, "n") == "yes"


def _looked_at(session: Session, shop: Workshop, repository: Repository) -> tuple[Improvement, Checked] | Refusal:
    improvement = chosen(repository, session.arguments.name, shop.folder)
    if isinstance(improvement, Refusal):
        return improvement
    looked = shop.check(repository, improvement)
    return looked if isinstance(looked, Refusal) else (improvement, looked)


def _carry(
    session: Session,
    shop: Workshop,
    repository: Repository,
    course: Course | Refusal,
    improvement: Improvement | None = None,
) -> int:
    """Show the commands, or run them and say what came of it."""
    if isinstance(course, Refusal):
        return session.refused(course)
    if session.arguments.dry_run:
        return _preview(session, course)
    refused = _refused_programs(session, shop, repository, improvement) if course.steps else None
    if refused is not None:
        return session.refused(refused)
    done = carry_out(course, shop.memory(repository), asks=True)
    if isinstance(done, Refusal):
        return session.refused(done)
    return _report(session, course, done)


def _refused_programs(
    session: Session, shop: Workshop, repository: Repository, improvement: Improvement | None
) -> Refusal | None:
    """Why git could not, or must not before somebody has looked at the hooks of the repository."""
    ready = shop.programs(repository, improvement)
    if ready.refusal:
        reason, _, step = ready.refusal.partition(" – ")
        return Refusal(reason, step)
    if not ready.asks:
        return None
    programs = visible(" and ".join(ready.programs))
    if not session.arguments.yes and answer_to(f"git may run {programs}. Go on? [y/N] ", _YES, "n") != "yes":
        return Refusal(f"git would run {programs}", "look at them, then allow it with --yes")
    return shop.trust(repository, ready)


def _preview(session: Session, course: Course) -> int:
    commands = [command_of(step) for step in course.steps]
    if session.json:
        write_document("improvement-step", _as_json(course, Done(course.title, course.answer, course.notes), "planned"))
    else:
        texts = dict.fromkeys((*(step.content for step in course.steps), course.body))
        write_lines(visible(command) for command in commands)
        write_lines(line for text in texts if text for line in visible_lines(text.removesuffix("\n")))
    session.narration.say(f"{course.title or course.done}: nothing was run")
    return _rest(session, course, course.notes)


def _report(session: Session, course: Course, done: Done) -> int:
    if session.json:
        write_document("improvement-step", _as_json(course, done, "done"))
    else:
        write_lines(visible(line) for line in (done.answer, done.body_file) if line)
    session.narration.say(done.sentence)
    return _rest(session, course, done.notes)


def _rest(session: Session, course: Course, notes: Iterable[str]) -> int:
    """What else there is to say, and what was left; the exit code of that."""
    for note in notes:
        session.narration.say(f"note: {note}")
    for refusal in course.left:
        session.narration.complain(str(refusal))
    return max((refusal.code for refusal in course.left), default=ExitCode.OK)


def _as_json(course: Course, done: Done, state: str) -> dict[str, Json]:
    return {
        "state": state,
        "sentence": done.sentence,
        "answer": done.answer or None,
        "commands": [command_of(step) for step in course.steps],
        "body": next((step.content for step in course.steps if step.content), course.body) or None,
        "body_file": done.body_file or None,
        "notes": list(done.notes),
        "left": [str(refusal) for refusal in course.left],
    }


_VERBS: Mapping[str, Callable[[Session, Workshop, Repository], int]] = {
    "start": _start,
    "check": check_one,
    "commit": _commit,
    "submit": _submit,
    "clean": _clean,
    "list": list_all,
}

IMPROVE = Command(
    "improve",
    "improvements that agents make to their own plugins: a worktree each, checked, submitted; a human merges",
    tuple(examples[0] for examples in _EXAMPLES.values()),
    _run,
    _add,
)
