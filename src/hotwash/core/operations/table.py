"""The table of operations: keys, commands, palette, help and reference pages are made from its rows."""

from hotwash.core.operations.choices import (
    ACTIVE_WORDS,
    DOCUMENT_KINDS,
    GLOBAL_FILE,
    OTHER_FILES,
    REASONS,
    RULE_FILES,
    SOURCES,
)
from hotwash.core.operations.operation import Operation, Parameter

_EVIDENCE = (
    Parameter(
        "evidence", "how you know, in one line; kept below the status", True, flag="--note", also=("--evidence",)
    ),
)
_TRANSACTION = (
    Parameter("transaction", "which one, as the journal names it; your newest when not given", placeholder="TX"),
)

_ROWS = (
    Operation(
        verb="resolve",
        title="Resolve",
        summary="Mark entries as dealt with; where the format has a place for it, say what was done",
        example="hotwash resolve ERR-20260520-001 --note 'limits added to the chart'",
        module="resolve",
        parameters=(
            Parameter("note", "what was done, kept beside the status", flag="--note", also=("--notes",)),
            Parameter("action", "replaces the Action of a four-field entry", flag="--action"),
            Parameter("ref", "postmortem, commit or ticket; the second line of a Resolution", flag="--ref"),
            Parameter("proof", "the check that passed; a heal is verified only with one", flag="--proof"),
        ),
    ),
    Operation(
        verb="start",
        title="Start",
        summary="Mark entries as being worked on; the four-field format has no such status",
        example="hotwash start OPS-20260520-A3F",
        module="start",
        parameters=(
            Parameter(
                "as",
                "another word for it where the skill has one: contained (security), escalated (legal, business)",
                choices=ACTIVE_WORDS,
                flag="--as",
            ),
        ),
    ),
    Operation(
        verb="wont-fix",
        title="Won't fix",
        summary="Accept the risk of entries that have sections; the reason is kept in their Resolution",
        example="hotwash wont-fix OPS-20260520-A3F --reason 'retired next month'",
        module="wont_fix",
        parameters=(Parameter("reason", "why the risk is accepted", required=True, flag="--reason"),),
    ),
    Operation(
        verb="discard",
        title="Discard",
        summary="Say no to four-field entries: a duplicate is superseded, a wrong one revoked, any other discarded",
        example="hotwash discard LRN-20260511-003 --reason duplicate --by LRN-20260510-001",
        module="discard",
        parameters=(
            Parameter("reason", "why", choices=REASONS, flag="--reason"),
            Parameter("by", "the entry that stays, for a duplicate", flag="--by", placeholder="ID"),
            Parameter("note", "the reason in your words", flag="--note"),
        ),
    ),
    Operation(
        verb="reopen",
        title="Reopen",
        summary="Make closed entries pending again; a promoted one must be taken out of the rules first",
        example="hotwash reopen ERR-20260520-001 --note 'came back after the upgrade'",
        module="reopen",
        parameters=(Parameter("note", "why", flag="--note", also=("--reason",)),),
    ),
    Operation(
        verb="note",
        title="Add a note",
        summary="Add one line to what an entry says should be done; nothing that stands there is replaced",
        example="hotwash note ERR-20260520-001 'also happens on the batch cluster'",
        module="note",
        parameters=(Parameter("text", "the line to add", required=True),),
    ),
    Operation(
        verb="promote",
        title="Promote",
        summary="Write one rule from one or several entries into a file that agents read; they become promoted",
        example="hotwash promote ERR-20260518-001 ERR-20260520-001 --resolve --target CLAUDE.md --apply",
        module="promote",
        takes="candidate",
        writes_at_once=False,
        parameters=(
            Parameter("rule", "the rule: one imperative line; drafted from the entries when not given", flag="--rule"),
            Parameter(
                "target",
                f"{', '.join((*RULE_FILES, *OTHER_FILES, GLOBAL_FILE))}, or for entries with sections "
                f"{', '.join(DOCUMENT_KINDS)}",
                flag="--target",
                placeholder="NAME",
            ),
            Parameter(
                "domain", "a rules file of its own: terraform writes .claude/rules/terraform.md", flag="--domain"
            ),
            Parameter("ref", "which runbook, document or ticket, kept with the target's name", flag="--ref"),
            Parameter("resolve", "also resolve entries that are still open", flag="--resolve", is_switch=True),
            Parameter(
                "allow-inferred", "also when the source is only inferred", flag="--allow-inferred", is_switch=True
            ),
            Parameter("allow", "overrule a check of the rule by its name", flag="--allow", placeholder="CHECK"),
            Parameter("source", "who says so, for entries that do not", choices=SOURCES, flag="--source"),
            Parameter("scope", "global or project:NAME, for entries that do not say", flag="--entry-scope"),
            Parameter("paths", "globs the rule is limited to, for entries that do not say", flag="--paths"),
            Parameter("verified", "the day it was checked again", flag="--verified", placeholder="YYYY-MM-DD"),
            Parameter(
                "expires", "the day it ends, for entries that do not say", flag="--expires", placeholder="YYYY-MM-DD"
            ),
        ),
    ),
    Operation(
        verb="dismiss",
        title="Dismiss",
        summary="Put a candidate for promotion away until it grows; its entries stay as they are",
        example="hotwash dismiss ERR-20260518-001",
        module="dismiss",
        takes="candidate",
    ),
    Operation(
        verb="score",
        title="Score",
        summary="Set how much an action is worth, one to ten each; your numbers win over the computed guesses",
        example="hotwash score ERR-20260520-001 --freq 8 --fail 9",
        module="score",
        takes="candidate",
        parameters=(
            Parameter("frequency", "how often it would help", flag="--freq", placeholder="N"),
            Parameter("failure", "how many failures it would prevent", flag="--fail", placeholder="N"),
            Parameter("burden", "how much work it takes off people", flag="--burden", placeholder="N"),
            Parameter("cost", "how cheap it is for the agent: ten costs nothing", flag="--cost", placeholder="N"),
        ),
    ),
    Operation(
        verb="wal-commit",
        title="Committed",
        summary="Mark a PENDING record as COMMITTED: the operation went through",
        example="hotwash wal commit --note 'terraform state list shows the new subnet group'",
        module="wal",
        parameters=_EVIDENCE,
        takes="record",
    ),
    Operation(
        verb="wal-rollback",
        title="Rolled back",
        summary="Mark a PENDING record as ROLLED_BACK: everything is as it was before",
        example="hotwash wal rollback --note 'helm history shows revision 41 again'",
        module="wal",
        parameters=_EVIDENCE,
        takes="record",
    ),
    Operation(
        verb="undo",
        title="Undo",
        summary="Take back your newest change, or any one of the journal; what others wrote since stays",
        example="hotwash undo",
        module="undo",
        parameters=_TRANSACTION,
        takes="none",
    ),
    Operation(
        verb="redo",
        title="Redo",
        summary="Bring back what you undid last",
        example="hotwash redo",
        module="redo",
        parameters=_TRANSACTION,
        takes="none",
    ),
)

OPERATIONS: dict[str, Operation] = {operation.verb: operation for operation in _ROWS}
