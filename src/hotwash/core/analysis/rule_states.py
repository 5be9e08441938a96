"""What can be wrong with a rule: it recurred, nobody vouches for it any more, or it is not as it was written.

(source: self-improve, staleness; nobody knows whether agents follow a rule, only whether it recurs)
"""

import re
from datetime import date

from hotwash.core.analysis.glance import stated
from hotwash.core.analysis.promoted_rule import Judge, Origin, Rule, RuleState
from hotwash.core.formats.places import is_rules
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.provenance import days_valid, real_date
from hotwash.core.model.settings import Limits
from hotwash.core.model.vocabulary import Status

_NOTED = re.compile(r"\d{4}-\d{2}-\d{2} promoted to (\S+)")
_DEAD = (Status.SUPERSEDED, Status.REJECTED)


def recurred(rule: Rule, judge: Judge) -> tuple[RuleState, str] | None:
    if not rule.again:
        return None
    since = f"promoted {(judge.now.date() - rule.promoted).days} d ago, " if rule.promoted is not None else ""
    names = ", ".join(entry.native_id or entry.title for entry in rule.again)
    return RuleState.REGRESSED if len(rule.again) == 1 else RuleState.LEECH, f"{since}again {names}"


def outdated(rule: Rule, judge: Judge) -> tuple[RuleState, str] | None:
    """Nobody has said for too long that it still holds, or an entry behind it says that it does not."""
    dead = next((origin.entry for origin in rule.origins if origin.entry.status in _DEAD), None)
    if dead is not None:
        return RuleState.STALE, f"{dead.anchor} is {dead.native_status}, and its rule is still loaded"
    today = judge.now.date()
    reasons = (_expired(origin, today) or _unverified(rule, origin, today, judge.limits) for origin in rule.origins)
    reason = next((told for told in reasons if told), "")
    return (RuleState.STALE, reason) if reason else None


def _expired(origin: Origin, today: date) -> str:
    day = real_date(stated(*origin, "expires") or "")
    return f"expired {day}" if day is not None and day < today else ""


def _unverified(rule: Rule, origin: Origin, today: date, limits: Limits) -> str:
    verified = real_date(stated(*origin, "verified") or "")
    source = (stated(*origin, "source") or "").strip()
    limit = days_valid(source) if verified is not None else limits.rule_review
    day = max((each for each in (verified or rule.promoted, rule.checked) if each is not None), default=None)
    if day is None or limit is None or (today - day).days <= limit:
        return ""
    since = (
        f"verified {(today - day).days} days ago"
        if verified is not None
        else f"unchecked for {(today - day).days} days"
    )
    return f"{since} (limit {limit})"


def changed(rule: Rule) -> tuple[RuleState, str] | None:
    noted = {target for origin in rule.origins if (target := noted_target(*origin))}
    if noted and not any(_is_same_file(target, rule.target) for target in noted):
        return RuleState.MOVED, f"written to {', '.join(sorted(noted))}, stands in {rule.target}:{rule.line}"
    if rule.written and plain(rule.written) != plain(rule.text):
        return RuleState.EDITED, f"written as “{rule.written}”"
    return None


def _is_same_file(one: str, other: str) -> bool:
    """Tools write a target as they were told: from the project, from home, or in full."""
    first, second = (name.removeprefix("./").removeprefix("~/") for name in (one, other))
    return f"/{first}".endswith(f"/{second}") or f"/{second}".endswith(f"/{first}")


def noted_target(document: Document, entry: Entry) -> str:
    """The rule file that the entry's status note names."""
    match = _NOTED.match(stated(document, entry, "status-note") or "")
    return match[1] if match and is_rules(match[1].removeprefix("~/")) else ""


def plain(text: str) -> str:
    return " ".join(text.split())
