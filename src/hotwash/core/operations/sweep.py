"""What a session's transcript tells of failures, as one entry of the base skill (source: base skill, sweep)."""

from collections.abc import Iterable, Sequence

from hotwash.core.analysis.sweep import Excerpt, excerpts
from hotwash.core.formats.skills import BASE
from hotwash.core.model.plan import Intent, Plan, Refusal
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.appending import appended
from hotwash.core.operations.fresh_ids import fresh_ids
from hotwash.core.operations.log_place import ERROR, basis_of, place_in
from hotwash.core.operations.operation import Context
from hotwash.core.operations.words import counted
from hotwash.core.text.masking import redacted
from hotwash.core.text.visible import visible

VERB = "sweep"
_NOTHING = "the session tells of no failure that is not logged already"


def plan_sweep(snapshot: Snapshot, lines: Iterable[str], session: str, context: Context) -> Plan | Refusal:
    """One entry about at most five lines; what stands in the file already is not told again."""
    if not snapshot.workspaces:
        return Plan(Intent(VERB), _NOTHING, _NOTHING)
    place = place_in(snapshot, snapshot.workspaces[0], ERROR, {"skill": BASE})
    if isinstance(place, Refusal):
        return place
    known = place.document.content.decode("utf-8", "replace") if place.document is not None else ""
    found = excerpts((_safe(line) for line in lines), known)
    if not found:
        return Plan(Intent(VERB), _NOTHING, _NOTHING)
    (native_id,) = fresh_ids(snapshot, ERROR, context, 1)
    entry = _entry(native_id, found, session, context)
    return Plan(
        intent=Intent(VERB),
        title=f"log {native_id}",
        done=f"Logged {counted(len(found), 'failure')} as `{native_id}` in `{place.shown}`",
        edits=(appended(place, [entry]),),
        basis=basis_of(snapshot, place.workspace),
    )


def _safe(line: str) -> str:
    """Without secrets, escape sequences, and what would close the code fence around it."""
    return redacted(visible(line)).replace("```", "'''").replace("~~~", "'''")


def _entry(native_id: str, found: Sequence[Excerpt], session: str, context: Context) -> list[str]:
    keys = dict.fromkeys(excerpt.key for excerpt in found)
    return [
        f"## [{native_id}] openclaw_session_sweep",
        "",
        f"**Logged**: {context.stamp}",
        "**Priority**: medium",
        "**Status**: pending",
        "**Area**: config",
        "",
        "### Summary",
        f"{counted(len(found), 'failure')} at the end of a session that nobody logged",
        "",
        "### Error",
        "```",
        *(excerpt.text for excerpt in found),
        "```",
        "",
        "### Context",
        f"- Session: {visible(session) or 'unknown'}",
        "",
        "### Suggested Fix",
        "Find the root cause in the session's transcript",
        "",
        "### Metadata",
        "- Source: openclaw-error-sweep",
        "- Reproducible: unknown",
        *(f"- Pattern-Key: {key}" for key in keys),
        "",
        "---",
    ]
