"""Verbs that write new entries."""

from hotwash.core.operations.choices import SIGNALS
from hotwash.core.operations.operation import Operation, Parameter

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="log",
        title="Log",
        summary="Log something new, in the file and the format it belongs to; what is known is brought up to date",
        example="hotwash log ERR 'helm upgrade hangs while a hook job runs' --action 'Delete the hook job first'",
        module="log",
        takes="none",
        parameters=(
            Parameter(
                "type",
                f"LRN, ERR, FEAT, HEAL, OPS, L (harness learning), or any prefix of the family; {', '.join(SIGNALS)}",
                required=True,
            ),
            Parameter("text", "what happened, was learned or is wanted", required=True),
            Parameter("context", "what was going on; the first sentence when not given", flag="--context"),
            Parameter("action", "what was done or should be done", flag="--action"),
            Parameter("fixed", "it is dealt with already: resolved at once", flag="--fixed", is_switch=True),
            Parameter(
                "source", "who says so: user, observed, ci, …; for sections where it was noticed", flag="--source"
            ),
            Parameter("paths", "globs it is about", flag="--paths", placeholder="GLOBS"),
            Parameter("expires", "the day it ends, or never", flag="--expires", placeholder="YYYY-MM-DD"),
            Parameter("supersedes", "the entry that this one replaces", flag="--supersedes", placeholder="ID"),
            Parameter("no-dedupe", "log it even if an entry tells it already", flag="--no-dedupe", is_switch=True),
            Parameter("into", "the entry to bring up to date instead of logging", flag="--into", placeholder="ID"),
            Parameter("slug", "the name behind the id", flag="--slug", placeholder="NAME"),
            Parameter("priority", "low, medium, high or critical", flag="--priority"),
            Parameter("severity", "P1 to P4, or critical to low", flag="--severity"),
            Parameter("area", "which part of the work", flag="--area", placeholder="NAME"),
            Parameter("category", "what kind of learning", flag="--category", placeholder="NAME"),
            Parameter(
                "pattern-key", "what it recurs as; a known key counts one up", flag="--pattern-key", placeholder="KEY"
            ),
            Parameter("service", "the service it is about", flag="--service", placeholder="NAME"),
            Parameter("see-also", "entries it belongs to", flag="--see-also", placeholder="ID"),
            Parameter(
                "section",
                "a section with its text; may be repeated",
                flag="--section",
                placeholder="NAME=TEXT",
                several=True,
            ),
            Parameter(
                "field",
                "a key of a finding, session learning, correction or incident; may be repeated",
                flag="--field",
                placeholder="NAME=VALUE",
                several=True,
            ),
            Parameter("bump", "raise the priority of an entry that counts up", flag="--bump", is_switch=True),
            Parameter("skill", "whose files and templates are used", flag="--skill", placeholder="NAME"),
        ),
    ),
    Operation(
        verb="drain",
        title="Drain",
        summary="Make entries of the failed tool calls that wait in the pending log, one per tool and session",
        example="hotwash drain --dry-run",
        module="drain",
        takes="none",
    ),
)
