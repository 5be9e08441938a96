"""Verbs about the session: what was said, what happened today, what is about to be done."""

from hotwash.core.model.captures import Capture, NoteKind
from hotwash.core.operations.operation import Operation, Parameter

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="state",
        title="Capture session state",
        summary="Capture a correction, preference, decision or name in SESSION-STATE.md, before the answer is given",
        example="hotwash state decision 'cold storage for everything older than a year'",
        module="state",
        takes="none",
        parameters=(
            Parameter("kind", "what it is", required=True, choices=tuple(kind.value for kind in Capture)),
            Parameter("text", "what was said, in one line", required=True),
        ),
    ),
    Operation(
        verb="daily",
        title="Note the day",
        summary="Add a line to today's note, under decisions, discoveries, completed or errors",
        example="hotwash daily error 'wrong policy file → restored from the copy'",
        module="daily",
        takes="none",
        parameters=(
            Parameter("kind", "the section it goes to", required=True, choices=tuple(kind.value for kind in NoteKind)),
            Parameter("text", "what happened, in one line; an error as: what was wrong → how it was put right", True),
        ),
    ),
    Operation(
        verb="wal-begin",
        title="Begin a risky operation",
        summary="Write a PENDING record before something risky is done: what, what it touches, how to undo it",
        example=(
            "hotwash wal begin --operation 'terraform apply edge' --affected aws_lb.edge "
            "--blast-radius 'ingress, 2 minutes' --rollback 'terraform apply -target=aws_lb.old'"
        ),
        module="wal_begin",
        takes="none",
        parameters=(
            Parameter("operation", "what is about to be done", True, flag="--operation"),
            Parameter("affected", "files and resources it touches", True, flag="--affected"),
            Parameter("blast-radius", "what could break", True, flag="--blast-radius"),
            Parameter("rollback", "the exact command that undoes it", True, flag="--rollback"),
        ),
    ),
)
