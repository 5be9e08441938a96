"""`-` and `m`: the person's word on which entries tell the same story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.key import Key
from hotwash.tui.commands.deciding import can, intent_on, subject_of, write
from hotwash.tui.finding import described

if TYPE_CHECKING:
    from hotwash.core.analysis.groups import Group
    from hotwash.tui.dashboard import Dashboard
    from hotwash.tui.screens import PickRow

_ALONE = "alone"
_NAMED = 3


def remove(dashboard: Dashboard) -> None:
    """An entry leaves its cluster; of a candidate, the member that is picked."""
    subject = subject_of(dashboard)
    if subject.kind != "candidate" or subject.count > 1:
        _split(dashboard, subject.keys)
        return
    from hotwash.tui.screens import PickRow

    keys = subject.keys
    rows = [PickRow(str(at), *described(dashboard.desk.snapshot, key)) for at, key in enumerate(keys)]
    dashboard.menus.menu("Which one is another story?", rows, lambda value: _split(dashboard, (keys[int(value)],)))


def can_remove(dashboard: Dashboard) -> str:
    subject = subject_of(dashboard)
    if subject.kind == "candidate" and subject.count > 1:
        return "one candidate at a time"
    groups = dashboard.desk.facts.group_of
    is_alone = subject.keys and not any(len(groups[key].members) > 1 for key in subject.keys if key in groups)
    return "not in a cluster" if is_alone else can("split")(dashboard)


def merge(dashboard: Dashboard) -> None:
    """Several marks become one cluster; a single entry moves into the one that is picked."""
    subject = subject_of(dashboard)
    if subject.count > 1:
        write(dashboard, intent_on(dashboard, "join", subject.keys, {}))
        return
    key = subject.keys[0]
    groups = {group.id: group for group in _others(dashboard, key)}

    def go(value: str) -> None:
        if value == _ALONE:
            _split(dashboard, (key,))
        else:
            into = groups[value].members[0].key
            move = {"move": "yes"} if subject.kind == "entry" else {}
            write(dashboard, intent_on(dashboard, "join", (key, into), move))

    dashboard.menus.menu(f"Same story as … – {key.anchor}", _rows(dashboard, key, subject.kind, groups), go)


def can_merge(dashboard: Dashboard) -> str:
    subject = subject_of(dashboard)
    reason = can("join")(dashboard)
    if reason or subject.count > 1 or not subject.keys:
        return reason
    alone = not _others(dashboard, subject.keys[0]) and subject.keys[0] not in dashboard.desk.facts.group_of
    return "mark the entries that tell the same story, then m" if alone else ""


def _others(dashboard: Dashboard, key: Key) -> list[Group]:
    """The clusters that it could join: first those that it nearly belongs to."""
    facts = dashboard.desk.facts
    own = facts.group_of.get(key)
    found = [group for group in facts.groups if group is not own]
    return sorted(found, key=lambda group: not any(member.key == key for member in group.nearest_left_out))


def _rows(dashboard: Dashboard, key: Key, kind: str, groups: dict[str, Group]) -> list[PickRow]:
    from hotwash.tui.screens import PickRow

    rows = []
    for group in groups.values():
        names = ", ".join(member.key.anchor for member in group.members[:_NAMED])
        more = f" and {len(group.members) - _NAMED} more" if len(group.members) > _NAMED else ""
        rows.append(PickRow(group.id, f"×{group.count} {group.name}", f"{names}{more}"))
    if kind == "entry" and key in dashboard.desk.facts.group_of:
        rows.append(PickRow(_ALONE, "a new cluster", "it leaves its own"))
    return rows


def _split(dashboard: Dashboard, keys: tuple[Key, ...]) -> None:
    write(dashboard, intent_on(dashboard, "split", keys, {}))
