"""What lists of entries are ordered by."""

from datetime import datetime

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
        self._now = now
        self._today = now.date().toordinal() * _DAY
        self._known: dict[str | None, float] = {None: NEVER}

    def of(self, text: str | None, seen_at: datetime | None) -> float:
        """The moment of a stamp; a bare date of today counts from when it was seen to arrive."""
        moment = self._known.get(text)
        if moment is None:
            moment = self._known[text] = self._moment(text)
        if seen_at is not None and moment == self._today:
            return max(moment, self._seconds(seen_at))
        return moment

    def _moment(self, text: str | None) -> float:
        stamp = parse_stamp(text)
        if stamp is None:
            return NEVER
        return stamp.day.toordinal() * _DAY if stamp.at is None else self._seconds(stamp.at)

    def _seconds(self, moment: datetime) -> float:
        local = moment.astimezone(self._now.tzinfo) if moment.tzinfo is not None else moment
        return local.toordinal() * _DAY + local.hour * 3600.0 + local.minute * 60.0 + local.second


def rank(word: str | None) -> int:
    """How bad a severity or priority is; 0 is worst."""
    return _RANKS.get(word.casefold(), _UNRANKED) if word else _UNRANKED
