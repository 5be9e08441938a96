"""Keeps how the dashboard was left, beside the person's other state: read with tolerance, written on leaving."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from hotwash.core.model.errors import WriteFailed
from hotwash.core.model.key import Key
from hotwash.core.model.sitting import Identity, Sitting
from hotwash.core.storage.personal import VERSION, Json, PersonalState

FILE = "sitting.json"
MOST_DRAFTS = 100


class Sittings:
    """The sittings of one workspace set; the last one to end is the one that counts, drafts of all are kept."""

    def __init__(self, state: PersonalState, *, keeps: bool) -> None:
        self._state = state
        self._keeps = keeps
        self._known_drafts: frozenset[str] = frozenset()

    def last(self) -> Sitting | None:
        """How the last one ended; `None` when there was none that makes sense."""
        found = _sitting(self._state.read(FILE))
        self._known_drafts = frozenset(found.drafts) if found is not None else frozenset()
        return found

    def keep(self, sitting: Sitting) -> bool:
        """Write it down, with the drafts that another sitting has put there meanwhile; false where that cannot be."""
        if not self._keeps:
            return False
        stored = _sitting(self._state.read(FILE))
        others = {} if stored is None else {**stored.drafts}
        for place in self._known_drafts - sitting.drafts.keys():
            others.pop(place, None)
        drafts = {**others, **sitting.drafts}
        try:
            self._state.write(FILE, _json(sitting, list(drafts.items())[-MOST_DRAFTS:]))
        except WriteFailed:
            return False
        self._known_drafts = frozenset(sitting.drafts)
        return True


def _json(sitting: Sitting, drafts: Iterable[tuple[str, str]]) -> dict[str, Json]:
    return {
        "ended": sitting.ended.isoformat(),
        "pane": sitting.pane,
        "five": sitting.five,
        "zoom": sitting.zoom,
        "mouse_released": sitting.mouse_released,
        "filters": {**sitting.filters},
        "sorts": {**sitting.sorts},
        "reversed": [*sorted(sitting.reversed)],
        "cursors": {name: _written(identity) for name, identity in sitting.cursors.items()},
        "marks": {kind: [_written(each) for each in marked] for kind, marked in sitting.marks.items()},
        "drafts": [[place, text] for place, text in drafts],
    }


def _sitting(content: Mapping[str, Json]) -> Sitting | None:
    """What can be understood of it; nothing of another version, or without the moment it ended."""
    ended = _moment(content.get("ended"))
    if ended is None or content.get("version") != VERSION:
        return None
    zoom = content.get("zoom")
    return Sitting(
        ended=ended,
        pane=_text(content.get("pane")),
        five=_text(content.get("five")),
        zoom=zoom if isinstance(zoom, int) and not isinstance(zoom, bool) else 0,
        mouse_released=content.get("mouse_released") is True,
        filters=_texts(content.get("filters")),
        sorts=_texts(content.get("sorts")),
        reversed=frozenset(name for name in _list(content.get("reversed")) if isinstance(name, str)),
        cursors={name: found for name, each in _table(content.get("cursors")).items() if (found := _identity(each))},
        marks={
            kind: tuple(found for each in _list(marked) if (found := _identity(each)))
            for kind, marked in _table(content.get("marks")).items()
        },
        drafts=_drafts(content.get("drafts")),
    )


def _written(identity: Identity) -> Json:
    return [identity.path, identity.anchor, identity.ordinal] if isinstance(identity, Key) else identity


def _identity(value: Json) -> Identity | None:
    match value:
        case [str(path), str(anchor), int(ordinal)]:
            return Key(path, anchor, ordinal)
        case str(name) if name:
            return name
    return None


def _drafts(value: Json) -> dict[str, str]:
    found = {}
    for each in _list(value):
        match each:
            case [str(place), str(text)]:
                found[place] = text
    return found


def _moment(value: Json) -> datetime | None:
    """A moment with its zone; one without could not be compared with any other."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Json) -> dict[str, str]:
    return {name: text for name, text in _table(value).items() if isinstance(text, str)}


def _table(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
