"""Changes that went wrong: issues that say a deployment set them off (source: operations, detection)."""

from collections.abc import Iterator, Sequence

from hotwash.core.analysis.ops.fact import OpsFact, log_command
from hotwash.core.analysis.ops.reading import Reading
from hotwash.core.analysis.ops.services import names_in

RULE = "failed change"

_TRIGGERS = frozenset(("deployment", "deploy", "release", "rollback", "canary"))
_AREA = "change_management"


def change_facts(entries: Sequence[Reading]) -> Iterator[OpsFact]:
    """One for each such issue; past its limit until a learning about change management refers to it."""
    dealt_with = {name for each in entries if not each.is_issue and each.entry.area == _AREA for name in _named(each)}
    for each in entries:
        field = each.field("trigger")
        found = _TRIGGERS.intersection(names_in(field.value)) if field is not None and each.is_issue else ()
        if field is not None and found:
            fired = each.name.casefold() not in dealt_with
            source = each.said(field)
            yield OpsFact(
                rule=RULE,
                subject=each.name,
                value=f"set off by a {min(found)}",
                limit="a learning about each",
                sources=(source,),
                fired=fired,
                proposal="log a learning about change management" if fired else "",
                command=log_command(f'LRN "…" --area {_AREA}', (source,)) if fired else "",
            )


def _named(reading: Reading) -> tuple[str, ...]:
    field = reading.field("see-also")
    return names_in(field.value) if field is not None else ()
