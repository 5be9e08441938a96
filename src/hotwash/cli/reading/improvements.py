"""`hotwash improve list` and `hotwash improve check`: how far improvements have come, and what is wrong with one."""

from collections.abc import Mapping

from hotwash.cli.output import Json, columns, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.improving.choosing import chosen
from hotwash.core.analysis.improving.stages import approval
from hotwash.core.model.improvement import Checked, CheckFinding, Improvement, Repository
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.storage.improving.workshop import Workshop
from hotwash.core.text.diff import unified
from hotwash.core.text.visible import visible, visible_lines
from hotwash.viewmodels.improvements import approval_sentence, told_row

_HEADS = ("STATE", "NAME", "PLUGIN", "FILES", "AGE", "WHERE")


def list_all(session: Session, _shop: Workshop, repository: Repository) -> int:
    """Those that are there, with `--all` also those that are only remembered."""
    found = [each for each in repository.improvements if each.is_there or session.arguments.all]
    merged, submitted = approval(repository.improvements)
    if session.json:
        listed = [_as_json(each) for each in found]
        counts = {"merged": merged, "submitted": submitted}
        write_document("improvements", {"root": repository.top, "improvements": listed, "approval": counts})
    elif found:
        rows = [told_row(each, session.store.now()) for each in found]
        write_lines(columns([_HEADS, *rows], right=frozenset({3}), elastic=1))
    if not found:
        session.narration.say("no improve/* branches or worktrees; hotwash improve start NAME begins one")
    if submitted:
        session.narration.say(approval_sentence(merged, submitted))
    if repository.remark:
        session.narration.complain(f"{repository.remark} – states are those that git knows")
    return ExitCode.OK


def check_one(session: Session, shop: Workshop, repository: Repository) -> int:
    """Findings first, then the difference."""
    improvement = chosen(repository, session.arguments.name, shop.folder)
    if isinstance(improvement, Refusal):
        return session.refused(improvement)
    looked = shop.check(repository, improvement, session.arguments.plugin)
    if isinstance(looked, Refusal):
        return session.refused(looked)
    if session.json:
        write_document("improvement-check", _check_json(improvement, looked))
    else:
        write_lines(finding_line(each) for each in looked.findings)
        write_lines(line for text in _differences(looked) for line in visible_lines(text.removesuffix("\n")))
    session.narration.say(_sentence(improvement, looked))
    if looked.forbidden:
        return ExitCode.REFUSED
    return ExitCode.REFUSED_BY_STATE if looked.findings else ExitCode.OK


def finding_line(finding: CheckFinding) -> str:
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    return visible(f"{'FORBIDDEN' if finding.is_forbidden else 'ERROR'} {place}: {finding.sentence}")


def _sentence(improvement: Improvement, looked: Checked) -> str:
    files = f"{len(looked.changes)} changed {'file' if len(looked.changes) == 1 else 'files'}"
    where = f" in {looked.plugin}" if looked.plugin and not looked.forbidden else ""
    if not looked.findings:
        return f"{improvement.id}: {files}{where}, nothing wrong"
    return f"{improvement.id}: {files}{where}, {len(looked.findings)} wrong, {len(looked.forbidden)} of them forbidden"


def _differences(looked: Checked) -> list[str]:
    return [text for each in looked.changes if (text := unified(each.path, each.before, each.after))]


def _check_json(improvement: Improvement, looked: Checked) -> dict[str, Json]:
    findings: list[Mapping[str, Json]] = [
        {"file": each.path, "line": each.line, "message": each.sentence, "forbidden": each.is_forbidden}
        for each in looked.findings
    ]
    return {
        "id": improvement.id,
        "plugin": looked.plugin or None,
        "files": [each.path for each in looked.changes],
        "findings": findings,
        "diff": "".join(_differences(looked)),
    }


def _as_json(improvement: Improvement) -> dict[str, Json]:
    branch, worktree = improvement.branch, improvement.worktree
    pull_request = improvement.pull_request
    return {
        "id": improvement.id,
        "name": improvement.name,
        "skill": improvement.remembered.skill or None,
        "plugin": improvement.remembered.plugin or None,
        "state": str(improvement.stage),
        "leftover": improvement.is_leftover,
        "here": branch is not None and branch.is_here,
        "reloaded": improvement.reloaded.value if improvement.reloaded is not None else None,
        "branch": improvement.branch_name or None,
        "worktree": worktree.path if worktree is not None else None,
        "begun": improvement.begun or None,
        "files": list(improvement.files),
        "uncommitted": list(improvement.changes),
        "commits": [{"hash": each.hash[:12], "at": each.at, "subject": each.subject} for each in improvement.commits],
        "pull_request": improvement.url or None,
        "draft": pull_request is not None and pull_request.is_draft,
    }
