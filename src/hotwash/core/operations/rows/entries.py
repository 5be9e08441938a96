"""Verbs about what was logged."""

from hotwash.core.operations.choices import ACTIVE_WORDS, REASONS
from hotwash.core.operations.operation import Operation, Parameter

ACTION = Parameter("action", "replaces the Action of a four-field entry", flag="--action")

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="resolve",
        title="Resolve",
        summary="Mark entries as dealt with; where the format has a place for it, say what was done",
        example="hotwash resolve ERR-20260520-001 --note 'limits added to the chart'",
        module="resolve",
        parameters=(
            Parameter("note", "what was done, kept beside the status", flag="--note", also=("--notes",)),
            ACTION,
            Parameter("ref", "postmortem, commit or ticket; the second line of a Resolution", flag="--ref"),
            Parameter("proof", "the check that passed; a heal is verified only with one", flag="--proof"),
            Parameter(
                "human",
                "you checked a harness learning yourself: its confidence becomes high",
                flag="--human",
                is_switch=True,
            ),
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
        summary="Say no to four-field entries: superseded, revoked or discarded; to a learning: archived",
        example="hotwash discard LRN-20260511-003 --reason duplicate --by LRN-20260510-001",
        module="discard",
        parameters=(
            Parameter("reason", "why", choices=REASONS, flag="--reason"),
            Parameter("by", "the entry that stays, for a duplicate", flag="--by", placeholder="ID"),
            Parameter("note", "the reason in your words", flag="--note"),
            ACTION,
        ),
    ),
    Operation(
        verb="reopen",
        title="Reopen",
        summary="Make closed entries pending again, but no promoted ones; bring learnings back from their archive",
        example="hotwash reopen ERR-20260520-001 --note 'came back after the upgrade'",
        module="reopen",
        parameters=(Parameter("note", "why", flag="--note", also=("--reason",)), ACTION),
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
        verb="score",
        title="Score",
        summary="Set how much an action is worth, one to ten each; your numbers win over the computed guesses",
        example="hotwash score ERR-20260520-001 --freq 8 --fail 9 --burden 7 --cost 9",
        module="score",
        takes="candidate",
        parameters=(
            Parameter("frequency", "how often it would help", flag="--freq", placeholder="N"),
            Parameter("failure", "how many failures it would prevent", flag="--fail", placeholder="N"),
            Parameter("burden", "how much work it takes off people", flag="--burden", placeholder="N"),
            Parameter("cost", "how cheap it is for the agent: ten costs nothing", flag="--cost", placeholder="N"),
        ),
    ),
)
