"""The checklist for taking over an operation that somebody left: what to look at, and with which command.

No command is ever run from here; they are shown and copied.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from shlex import quote

from hotwash.core.analysis.buffers import BufferFacts, BufferLevel
from hotwash.core.analysis.resources import Resource, resources
from hotwash.core.model.values import dataclass
from hotwash.core.model.wal import WalRecord

HISTORY = "git log --oneline -5"

_TERRAFORM = re.compile(r"(?:module\.[\w-]+\.)*([a-z]{2,16}_\w+)\.(\w[\w-]*)")
_MODULE = re.compile(r"(?:module\.[\w-]+(?:\[[\w\"'-]{1,40}\])?\.?)+")
_NAMESPACED = re.compile(r"(\w+/[\w-]+) -n ([\w-]+)")
_KUBERNETES = re.compile(
    r"((?:deployment|deploy|statefulset|daemonset|pod|job|cronjob|service|svc|ingress|configmap|secret|namespace|ns|pvc"
    r"|node|hpa|crd)/[\w.-]+)"
)
_FILE = re.compile(r"(?:[~.]{0,2}/)?[\w.-]+(?:/[\w.-]+)*\.[A-Za-z]\w{0,7}|[~.]{0,2}/[\w./-]+")
_DESCRIBE = {
    "aws_db_instance": "aws rds describe-db-instances --db-instance-identifier {}",
    "aws_rds_cluster": "aws rds describe-db-clusters --db-cluster-identifier {}",
    "aws_eks_cluster": "aws eks describe-cluster --name {}",
    "aws_s3_bucket": "aws s3api head-bucket --bucket {}",
    "aws_dynamodb_table": "aws dynamodb describe-table --table-name {}",
    "aws_iam_role": "aws iam get-role --role-name {}",
    "aws_lambda_function": "aws lambda get-function --function-name {}",
}


class ResumeKind(StrEnum):
    """What a line of the checklist is about, in the order of the list."""

    AGE = "age"
    RESOURCE = "resource"
    HISTORY = "history"
    STEP = "step"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ResumeLine:
    """One line of the checklist. `tick` is the subject a tick is kept under, `None` where there is nothing to tick."""

    kind: ResumeKind
    text: str
    command: str | None = None
    tick: str | None = None
    ticked: bool = False


def resume_lines(
    record: WalRecord,
    buffer: BufferFacts | None,
    ticks: frozenset[str] = frozenset(),
    files: Mapping[str, str] | None = None,
) -> tuple[ResumeLine, ...]:
    """Everything to look at before a record is called committed or rolled back (source: self-improve, resume).

    `files` has size and time of affected files in words, by the name the record gives them.
    """
    lines: list[ResumeLine] = []
    if buffer is not None and buffer.age is not None and buffer.age.sentence:
        lines.append(ResumeLine(ResumeKind.AGE, f"{buffer.age.sentence} (by {buffer.age.source})"))
    for resource in resources(record.affected):
        lines += _resource_lines(record, resource, ticks, files or {})
    lines.append(_line(record, ResumeKind.HISTORY, HISTORY, HISTORY, ticks))
    if buffer is not None and buffer.task is not None:
        done = sum(step.done for step in buffer.task.steps)
        step = buffer.task.first_open_step
        if step is not None:
            lines.append(_line(record, ResumeKind.STEP, step.text, None, ticks))
        if done:
            lines.append(ResumeLine(ResumeKind.DONE, f"{done} ticked {'step' if done == 1 else 'steps'}: never re-run"))
    return tuple(lines)


def file_names(record: WalRecord) -> tuple[str, ...]:
    """The resources of a record that are files."""
    named = [each for each in resources(record.affected) if not verify_commands(each)]
    return tuple(each.name for each in named if _FILE.fullmatch(each.name))


def checks(records: tuple[WalRecord, ...], files: Mapping[str, str]) -> tuple[str, ...]:
    """What shows the state of everything these records touched, each once: commands, and how files look."""
    found = [
        line.text
        for record in records
        for resource in resources(record.affected)
        for line in _resource_lines(record, resource, frozenset(), files)
    ]
    return tuple(dict.fromkeys(found))


def unverified(lines: tuple[ResumeLine, ...], buffer: BufferFacts | None) -> int:
    """Resource lines that still want a tick before a record of a blocked buffer may be finished."""
    if buffer is None or buffer.age is None or buffer.age.level is not BufferLevel.BLOCK:
        return 0
    return sum(line.kind is ResumeKind.RESOURCE and not line.ticked for line in lines)


def evidence(lines: tuple[ResumeLine, ...]) -> str:
    """What the ticked lines prove, to start the evidence with; empty when nothing was ticked."""
    seen = [line.text for line in lines if line.ticked and line.command is not None]
    return f"verified: {', '.join(seen)}" if seen else ""


def tick_subject(record: WalRecord, text: str) -> str:
    """What a tick is kept under: the record's own name and the line's text, so it survives rewrites of the buffer."""
    return f"resume {record.key.anchor} {text}"


def verify_commands(resource: Resource) -> tuple[str, ...]:
    """Commands that show the state of a resource without changing it."""
    if match := _TERRAFORM.match(resource.name):
        kind, name = match.groups()
        describe = _DESCRIBE.get(kind)
        return (f"terraform state list | grep {name}", *((describe.format(name),) if describe else ()))
    if _MODULE.fullmatch(resource.name):
        return (f"terraform state list {quote(resource.name)}",)
    if match := _NAMESPACED.match(resource.text):
        return (f"kubectl get {match[1]} -n {match[2]}",)
    if match := _KUBERNETES.fullmatch(resource.name):
        return (f"kubectl get {match[1]}",)
    return ()


def _resource_lines(
    record: WalRecord, resource: Resource, ticks: frozenset[str], files: Mapping[str, str]
) -> list[ResumeLine]:
    commands = verify_commands(resource)
    if commands:
        return [_line(record, ResumeKind.RESOURCE, command, command, ticks) for command in commands]
    if _FILE.fullmatch(resource.name):
        command = f"ls -l -- {quote(resource.name)}"
        seen = files.get(resource.name)
        text = f"{resource.name} – {seen}" if seen is not None else command
        return [_line(record, ResumeKind.RESOURCE, text, command, ticks, name=resource.name)]
    return [_line(record, ResumeKind.RESOURCE, f"look at {resource.text}", None, ticks)]


def _line(
    record: WalRecord, kind: ResumeKind, text: str, command: str | None, ticks: frozenset[str], *, name: str = ""
) -> ResumeLine:
    tick = tick_subject(record, name or text)
    return ResumeLine(kind, text, command, tick, tick in ticks)
