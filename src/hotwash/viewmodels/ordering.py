"""What lists of entries are ordered by."""

from datetime import datetime, tzinfo
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


class Moments:
    """When stamps were, as local seconds to order by; every spelling is worked out once."""

    def __init__(self, now: datetime) -> None:
        self._zone = now.tzinfo
        self._today = now.date().toordinal() * _DAY

    def of(self, text: str | None, seen_at: datetime | None) -> float:
        """The moment of a stamp; a bare date of today counts from when it was seen to arrive."""
        moment = _moment(text, self._zone)
        if seen_at is not None and moment == self._today:
            return max(moment, _seconds(seen_at, self._zone))
        return moment


@lru_cache(maxsize=1 << 16)
def _moment(text: str | None, zone: tzinfo | None) -> float:
    stamp = parse_stamp(text)
    if stamp is None:
        return NEVER
    return stamp.day.toordinal() * _DAY if stamp.at is None else _seconds(stamp.at, zone)


def _seconds(moment: datetime, zone: tzinfo | None) -> float:
    local = moment.astimezone(zone) if moment.tzinfo is not None else moment
    return local.toordinal() * _DAY + local.hour * 3600.0 + local.minute * 60.0 + local.second


def rank(word: str | None) -> int:
    """How bad a severity or priority is; 0 is worst."""
    return _RANKS.get(word.casefold(), _UNRANKED) if word else _UNRANKED
