"""What was recalled, as lines in the exact form of the original tool, and as JSON."""

from collections.abc import Iterator, Mapping, Sequence

from hotwash.core.analysis.recall import Recall, Recollection
from hotwash.core.model.key import Key
from hotwash.core.model.snooze import Snooze
from hotwash.core.text.masking import masked
from hotwash.viewmodels.entry_json import Json, entry_json
from hotwash.viewmodels.rows import shown

_WIDTH, _CUT = 160, 157
_UNKNOWN = "unknown"


def recall_lines(found: Recall, shown_entries: Sequence[Recollection], *, everything: bool) -> Iterator[str]:
    """The heading, then two lines for each entry."""
    yield shown(_heading(found, everything))
    for each in shown_entries:
        yield shown(_told(each))
        yield f"    {shown(_content(each))}"


def recall_json(found: Recall, shown_entries: Sequence[Recollection], asleep: Mapping[Key, Snooze]) -> dict[str, Json]:
    return {
        "terms": list(found.terms),
        "matches": len(found.believed),
        "excluded": dict(found.excluded),
        "entries": [_entry_json(each, asleep) for each in shown_entries],
    }


def _heading(found: Recall, everything: bool) -> str:
    number = len(found.found) if everything else len(found.believed)
    terms = masked(" ".join(found.terms))
    matches = f'{number} match(es) for "{terms}"' if number else f'no matches for "{terms}"'
    excluded = found.excluded
    if everything or not excluded:
        return f"recall: {matches}"
    told = ", ".join(f"{count} {reason}" for reason, count in excluded.items())
    return f"recall: {matches} ({sum(excluded.values())} excluded: {told}; --all shows them)"


def _told(each: Recollection) -> str:
    entry = each.entry
    status = entry.native_status or entry.status.value
    facts = f"source={each.source or _UNKNOWN} verified={each.verified or _UNKNOWN} | scope={each.scope or _UNKNOWN}"
    stale = " STALE" if each.is_stale else ""
    reason = f" {each.reason.upper()}" if each.reason else ""
    unsure = " | verify before use" if each.is_unsure else ""
    return f"[{each.score}] {entry.native_id or entry.anchor} {status} | {facts}{stale}{reason}{unsure}"


def _content(each: Recollection) -> str:
    content = masked(each.content)
    return content if len(content) <= _WIDTH else content[:_CUT] + "..."


def _entry_json(each: Recollection, asleep: Mapping[Key, Snooze]) -> dict[str, Json]:
    return {
        **entry_json(each.document, each.entry, asleep),
        "score": each.score,
        "content": masked(each.content),
        "source": each.source or None,
        "verified": each.verified or None,
        "entry_scope": each.scope or None,
        "stale": each.is_stale,
        "excluded": each.reason or None,
    }
