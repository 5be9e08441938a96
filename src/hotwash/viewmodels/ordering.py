"""What lists of entries are ordered by."""

from datetime import date, datetime, tzinfo
from functools import lru_cache

from hotwash.core.analysis.ages import parse_stamp

NEVER = float("-inf")
_DAY = 86400.0

_RANKS = {
    word: rank
    for rank, words in enumerate(("p1 blocking critical", "p2 high warning", "p3 medium", "p4 low nit"))
    for word in words.split()
}
_UNRANKED = 9


@lru_cache(maxsize=1 << 16)
def moment_of(text: str | None, zone: tzinfo | None) -> float:
    """When a stamp was, as local seconds to order by."""
    stamp = parse_stamp(text)
    if stamp is None:
        return NEVER
    return _start_of(stamp.day) if stamp.at is None else _seconds(stamp.at, zone)


def moment_seen(moment: float, seen_at: datetime, now: datetime) -> float:
    """The moment of what was seen to arrive: a bare date of today counts from then."""
    return max(moment, _seconds(seen_at, now.tzinfo)) if moment == _start_of(now.date()) else moment


def _start_of(day: date) -> float:
    return day.toordinal() * _DAY


def _seconds(moment: datetime, zone: tzinfo | None) -> float:
    local = moment.astimezone(zone) if moment.tzinfo is not None else moment
    return local.toordinal() * _DAY + local.hour * 3600.0 + local.minute * 60.0 + local.second


def rank(word: str | None) -> int:
    """How bad a severity or priority is; 0 is worst."""
    return _RANKS.get(word.casefold(), _UNRANKED) if word else _UNRANKED
