"""`join` and `split`: the person's word on which entries tell the same story; it stands above the rules.

Kept in the person's own state by pairs of entries: no file says anything of it.
"""

import json
from collections.abc import Iterable, Sequence

from hotwash.core.analysis.recurrence import group_of, recurrence_groups
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.pair import pair_subject
from hotwash.core.model.plan import Intent, Outcome, PersonalChange, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.batch import command_for
from hotwash.core.operations.operation import Context
from hotwash.core.operations.reversal import personal_value
from hotwash.core.operations.subject import by_state, gone, missing_argument
from hotwash.core.operations.words import counted, name_of

TABLE = "pairs"


def plan(snapshot: Snapshot, intent: Intent, _context: Context) -> Plan | Refusal:
    found = _entries(snapshot, [target.key for target in intent.targets])
    if isinstance(found, Refusal):
        return found
    return _plan_joining(snapshot, intent, found) if intent.verb == "join" else _plan_splitting(snapshot, intent, found)


def refusal(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    """The word is the person's own: also entries in files that cannot be written belong together or not."""
    if target is None:
        return missing_argument("nothing selected")
    return None if snapshot.entry(target.key) is not None else gone(snapshot, target.key)


def _entries(snapshot: Snapshot, keys: Sequence[Key]) -> list[Entry] | Refusal:
    if not keys:
        return missing_argument("no entry named", "name at least one id")
    found = []
    for key in dict.fromkeys(keys):
        there = snapshot.entry(key)
        if there is None:
            return gone(snapshot, key)
        found.append(there[1])
    return found


def _plan_joining(snapshot: Snapshot, intent: Intent, entries: list[Entry]) -> Plan | Refusal:
    """The clusters of all of them become one; with `move` the first entry leaves its own behind."""
    if len(entries) < 2:
        return missing_argument("one entry cannot be joined", "name the entries that tell the same story")
    moved = entries[0] if intent.arguments.get("move") else None
    sets = [[each] if each is moved else _cluster(snapshot, each) for each in entries]
    union = list({each.key: each for cluster in sets for each in cluster}.values())
    same = {pair_subject(entries[0].anchor, other.anchor) for other in entries[1:]}
    changes = [
        _change(snapshot, subject, True if subject in same else None)
        for at, one in enumerate(union)
        for other in union[at + 1 :]
        if (subject := pair_subject(one.anchor, other.anchor)) in same or _is_barred(snapshot, subject)
    ]
    left = [] if moved is None else [each for each in _cluster(snapshot, moved) if each.key not in _keys(union)]
    changes += [_change(snapshot, pair_subject(entries[0].anchor, each.anchor), False) for each in left]
    before = max(len(cluster) for cluster in sets)
    names = counted(len(union), "entry")
    return _plan(snapshot, intent, f"join {names}", f"joined {names} as one story: ×{before} → ×{len(union)}", changes)


def _plan_splitting(snapshot: Snapshot, intent: Intent, entries: list[Entry]) -> Plan | Refusal:
    """Each leaves its cluster; what leaves together stays together."""
    leaving = _keys(entries)
    changes, counts = [], []
    for entry in entries:
        cluster = _cluster(snapshot, entry)
        stay = [each for each in cluster if each.key not in leaving]
        counts += [(len(cluster), len(stay))] if stay else []
        changes += [_change(snapshot, pair_subject(entry.anchor, each.anchor), False) for each in stay]
    if not counts:
        return by_state(f"{name_of(entries[0])} is in no cluster", "hotwash join puts entries together")
    names = name_of(entries[0]) if len(entries) == 1 else counted(len(entries), "entry")
    before, after = counts[0]
    done = f"{names} is another story: ×{before} → ×{after}" if len(entries) == 1 else f"{names} are other stories"
    return _plan(snapshot, intent, f"split off {names}", done, changes)


def _cluster(snapshot: Snapshot, entry: Entry) -> list[Entry]:
    """The entries that tell the same story, with itself."""
    group = group_of(recurrence_groups(snapshot)).get(entry.key)
    return [member.entry for member in group.members] if group is not None else [entry]


def _keys(entries: Iterable[Entry]) -> frozenset[Key]:
    return frozenset(each.key for each in entries)


def _is_barred(snapshot: Snapshot, subject: str) -> bool:
    return personal_value(snapshot.personal, TABLE, subject) == "false"


def _change(snapshot: Snapshot, subject: str, same: bool | None) -> PersonalChange:
    after = json.dumps(same) if same is not None else None
    return PersonalChange(TABLE, subject, personal_value(snapshot.personal, TABLE, subject), after)


def _plan(snapshot: Snapshot, intent: Intent, title: str, done: str, changes: list[PersonalChange]) -> Plan:
    wanted = tuple(dict.fromkeys(change for change in changes if change.before != change.after))
    outcome = Outcome.CHANGED if wanted else Outcome.ALREADY
    return Plan(
        intent=intent,
        title=title,
        done=done if wanted else "you said so already",
        personal=wanted,
        outcomes=tuple(TargetOutcome(target.key, outcome, title) for target in intent.targets),
        equivalent=command_for(snapshot, intent, intent.arguments),
    )
