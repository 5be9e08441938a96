"""What is not captured, and why: kept in the person's own state and in the journal, as the skip is logged.

(formats/3-harness.md §7: exclusions win; the skip is logged)
"""

import json
from collections.abc import Iterator, Mapping

from hotwash.core.model.plan import ExitCode, Intent, PersonalChange, Plan
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.operation import Context
from hotwash.core.operations.words import command_line

VERB = "harness-capture"
TABLE = "declined"


def declined(
    snapshot: Snapshot, intent: Intent, said: Mapping[str, str], reason: str, context: Context, *steps: str
) -> Plan:
    """Nothing is written into a file; that it was left out, and why, is remembered."""
    name = said["title"].casefold()
    before = snapshot.personal.declined.get(name)
    after = f"{context.today}: {reason}"
    return Plan(
        intent=intent,
        title=f"leave out {said['title']}: {reason}",
        done=f"not captured: {reason}",
        personal=(PersonalChange(TABLE, name, _kept(before), _kept(after)),),
        notes=steps,
        equivalent=command_line(VERB, [], said),
        code=ExitCode.REFUSED_BY_STATE,
    )


def declined_before(snapshot: Snapshot, said: Mapping[str, str]) -> Iterator[str]:
    """What somebody said the last time, for whoever captures it now."""
    before = snapshot.personal.declined.get(said["title"].casefold())
    if before is not None:
        yield f"it was left out before, {before}"


def _kept(text: str | None) -> str | None:
    return None if text is None else json.dumps(text)
