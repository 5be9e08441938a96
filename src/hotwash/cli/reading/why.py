"""`hotwash why`: what put an entry where it is, with the numbers."""

from argparse import ArgumentParser
from collections.abc import Iterator

from hotwash.cli.command import Command
from hotwash.cli.output import Json, columns, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.promoted_rule import Rule
from hotwash.core.analysis.recurrence import Group, Member
from hotwash.core.model.entry import Entry
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.text.visible import visible


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="an entry's id, or FILE:LINE of one that has none")


def _run(session: Session) -> int:
    found = session.find(session.arguments.id)
    if isinstance(found, Refusal):
        return session.refused(found)
    _, entry = found
    if session.json:
        write_document("why", _as_json(session.facts, entry))
    else:
        write_lines(
            _lines(session.facts, entry) or [f"{visible(entry.anchor)} stands alone: nothing similar, not stale"]
        )
    return ExitCode.OK


def _lines(facts: Facts, entry: Entry) -> list[str]:
    lines: list[str] = []
    stale, group, action = facts.stale_of.get(entry.key), facts.group_of.get(entry.key), facts.action_of.get(entry.key)
    if stale is not None:
        lines.append(f"stale: {stale.reason}, {stale.days} d of {stale.limit} d")
    if group is not None:
        candidate = facts.candidate_of.get(entry.key)
        lines.append(f"×{group.count} {visible(group.name)}" + (" – a candidate for promotion" if candidate else ""))
        lines.append(f"  {visible(group.why)}")
        lines += [f"  {line}" for line in columns(list(_rows(group)), right=frozenset({1}))]
    rule = facts.rule_of.get(entry.key) or facts.came_back.get(entry.key)
    if rule is not None:
        said = "its rule is" if entry.key in facts.rule_of else "in spite of a rule that is"
        reason = f" ({visible(rule.reason)})" if rule.reason else ""
        lines.append(f"{said} {rule.state} in {visible(rule.target)}:{rule.line}{reason}: {visible(rule.text)}")
    if action is not None:
        word = "act" if action.acts else "defer"
        lines.append(f"VFM {action.total} / 100, threshold {facts.threshold.value} ({facts.threshold.origin}): {word}")
    return lines


def _rows(group: Group) -> Iterator[tuple[str, str, str]]:
    for member in group.members:
        yield (visible(member.entry.anchor), f"{member.similarity:.2f}", visible(member.entry.title))
    for member in group.nearest_left_out:
        yield (visible(member.entry.anchor), f"{member.similarity:.2f}", f"not included: {visible(member.entry.title)}")


def _as_json(facts: Facts, entry: Entry) -> dict[str, Json]:
    group, stale, action = facts.group_of.get(entry.key), facts.stale_of.get(entry.key), facts.action_of.get(entry.key)
    return {
        "id": entry.native_id,
        "stale": {"reason": stale.reason, "days": stale.days, "limit": stale.limit} if stale else None,
        "candidate": entry.key in facts.candidate_of,
        "group": _group_json(group) if group else None,
        "rule": _rule_json(facts.rule_of.get(entry.key)),
        "in_spite_of": _rule_json(facts.came_back.get(entry.key)),
        "score": {"total": action.total, "threshold": facts.threshold.value, "act": action.acts} if action else None,
    }


def _rule_json(rule: Rule | None) -> Json:
    if rule is None:
        return None
    return {"state": rule.state.value, "target": rule.target, "line": rule.line or None, "rule": rule.text}


def _group_json(group: Group) -> dict[str, Json]:
    return {
        "name": group.name,
        "count": group.count,
        "rule": group.rule.value,
        "why": group.why,
        "shared": list(group.shared),
        "members": [_member_json(member) for member in group.members],
        "left_out": [_member_json(member) for member in group.nearest_left_out],
    }


def _member_json(member: Member) -> dict[str, Json]:
    return {"id": member.entry.native_id, "similarity": round(member.similarity, 2), "shared": list(member.shared)}


WHY = Command(
    "why", "what put an entry where it is, with the numbers", ("hotwash why ERR-20260520-002",), _run, _add_arguments
)
