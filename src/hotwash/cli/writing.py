"""Commands that write: an intent, its plan shown or committed, and what to type to take it back."""

from collections.abc import Mapping
from pathlib import Path

from hotwash.cli.committing import foretold_commit, refused_commit
from hotwash.cli.output import Json, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.model.errors import CommitError
from hotwash.core.model.plan import ExitCode, Intent, Outcome, Plan, Refusal, TargetOutcome
from hotwash.core.model.transaction import Receipt
from hotwash.core.text.diff import unified_edit
from hotwash.core.text.visible import visible, visible_lines


def carry_out(
    session: Session, intent: Intent, writes_at_once: bool, *, answers: bool = False, has_document: bool = True
) -> int:
    """Plan the intent; then show the diff, or write it. Returns the exit code.

    What a crash left half done is finished or rolled back first; commands that only read leave it alone. With
    `answers` what was done is what the caller asked for, and goes to stdout. Without `has_document` the caller writes
    the one document that `--json` asks for.
    """
    for recovered in session.store.recover():
        session.narration.say(recovered.sentence)
    plan = session.store.plan(intent)
    if isinstance(plan, Refusal):
        return session.refused(plan)
    return carry_out_plan(session, plan, writes_at_once, answers=answers, has_document=has_document)


def carry_out_plan(
    session: Session, plan: Plan, writes_at_once: bool, *, answers: bool = False, has_document: bool = True
) -> int:
    if plan.changes_nothing:
        return _report(session, plan, Receipt(plan.done, None, plan.outcomes), answers, has_document)
    if session.arguments.dry_run or not (_may_write(session, plan, writes_at_once) or session.arguments.apply):
        return _preview(session, plan, has_document)
    refused = refused_commit(session, plan) if plan.message else None
    if refused is not None:
        return session.refused(refused)
    try:
        receipt = session.store.commit(plan, exact=plan.obeyed)
    except CommitError as error:
        return session.failed(error)
    return _report(session, plan, receipt, answers, has_document)


def _may_write(session: Session, plan: Plan, writes_at_once: bool) -> bool:
    """Small and reversible: what agents obey, or many entries at once, is shown first; a way back goes at once."""
    many = plan.undoes is None and len(plan.of(Outcome.CHANGED)) > session.store.config.settings.confirm_bulk
    return writes_at_once and not plan.obeyed and (not many or bool(session.arguments.yes))


def _preview(session: Session, plan: Plan, has_document: bool) -> int:
    if session.json:
        if has_document:
            write_document("plan", {**plan_json(session, plan), "written": False})
    else:
        write_lines(visible_lines("\n".join((*plan.proposal, *_diff_text(session, plan)))))
        for note in (*plan.notes, *(foretold_commit(session, plan) if plan.message else ())):
            session.narration.say(f"note: {note}")
        session.narration.say(
            f"{plan.title}: nothing written" + ("" if session.arguments.dry_run else "; --apply writes it")
        )
    return _code(session, plan)


def _report(session: Session, plan: Plan, receipt: Receipt, answers: bool, has_document: bool) -> int:
    if session.json and has_document:
        written = receipt.transaction is not None
        transaction = receipt.transaction.id if receipt.transaction else None
        done = {**plan_json(session, plan), "written": written, "transaction": transaction}
        committed = {"commit": receipt.committed.hash or None} if receipt.committed is not None else {}
        write_document("receipt", {**done, **committed})
    said = ""
    if answers:
        if not session.json:
            write_lines([visible(receipt.sentence)])
    else:
        said = _tell(session, plan, receipt.sentence)
    for note in plan.notes:
        session.narration.say(f"note: {note}")
    if receipt.transaction is not None:
        session.narration.say("redo: hotwash redo" if plan.intent.verb == "undo" else "undo: hotwash undo")
    if receipt.committed is not None and not receipt.committed.hash:
        session.narration.complain("the files are written; commit them yourself, or take them back with hotwash undo")
        return ExitCode.REFUSED
    return _code(session, plan, said)


def _tell(session: Session, plan: Plan, sentence: str) -> str:
    """What was done, or why nothing was, as far as anybody reads it."""
    if plan.changes_nothing and _left(plan):
        session.narration.complain(sentence)
        return sentence
    session.narration.say(sentence)
    return "" if session.narration.quiet else sentence


def _left(plan: Plan) -> tuple[TargetOutcome, ...]:
    return (*plan.of(Outcome.CONFLICT), *plan.of(Outcome.REFUSED))


def _code(session: Session, plan: Plan, said: str = "") -> int:
    """What the plan says when every target is as wanted; else conflicts and refusals are named that were not `said`."""
    left = _left(plan)
    for outcome in left:
        name = outcome.key.anchor
        is_named = not name or name in outcome.sentence
        if not (is_named and outcome.sentence in said):
            session.narration.complain(outcome.sentence if is_named else f"{name}: {outcome.sentence}")
    return ExitCode.REFUSED if left else plan.code


def _diff_text(session: Session, plan: Plan) -> list[str]:
    """The unified diff of every file of a plan, with whatever the files hold; JSON escapes it."""
    files = [unified_edit(_named(session, edit.path), edit) for edit in plan.edits]
    return [line for text in files for line in text.removesuffix("\n").split("\n")]


def _named(session: Session, path: str) -> str:
    """A path as seen from the root; one outside it stays whole."""
    root = session.store.config.root
    return str(Path(path).relative_to(root)) if Path(path).is_relative_to(root) else path


def plan_json(session: Session, plan: Plan) -> dict[str, Json]:
    outcomes: list[Mapping[str, Json]] = [
        {"id": each.key.anchor, "file": each.key.path, "outcome": each.outcome.value, "sentence": each.sentence}
        for each in plan.outcomes
    ]
    return {
        "title": plan.title,
        "command": plan.equivalent,
        "files": [edit.path for edit in plan.edits],
        "diff": "\n".join(_diff_text(session, plan)),
        "outcomes": outcomes,
        "notes": list(plan.notes),
    }
