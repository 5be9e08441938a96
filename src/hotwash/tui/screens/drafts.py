"""What was typed into a sheet and not written: kept by the verb and the things it is about, never by a row."""

from collections.abc import Iterable, MutableMapping, Sequence

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Target
from hotwash.core.model.values import dataclass

Drafts = MutableMapping[str, str]

# What text from files cannot hold on one line: the separators that ASCII has for it.
_BETWEEN, _BETWEEN_KEYS, _WITHIN_KEY = "\x1f", "\x1e", "\x1d"


def subject_of(targets: Sequence[Target]) -> str:
    """The same text for the same things, whatever order they were marked in."""
    keys = sorted(target.key for target in targets)
    return _BETWEEN_KEYS.join(_WITHIN_KEY.join((key.path, key.anchor, str(key.ordinal))) for key in keys)


def drafted_keys(places: Iterable[str]) -> frozenset[Key]:
    """The entries and records that something typed waits for."""
    subjects = [subject for place in places for _, subject, _ in (place.split(_BETWEEN, 2),)]
    parts = [each.split(_WITHIN_KEY) for subject in subjects for each in subject.split(_BETWEEN_KEYS)]
    return frozenset(Key(each[0], each[1], int(each[2])) for each in parts if len(each) == 3 and each[2].isdecimal())


def drafts_at(places: Iterable[str]) -> int:
    """How many sheets these places belong to; a sheet may have several fields."""
    return len({place.rpartition(_BETWEEN)[0] for place in places})


def is_place(text: str) -> bool:
    """Whether a draft can have been kept under it."""
    return text.count(_BETWEEN) >= 2


@dataclass(frozen=True, slots=True)
class Draft:
    """The drafts of one sheet: a text by the name of its field."""

    kept: Drafts
    verb: str
    subject: str

    def get(self, field: str) -> str | None:
        return self.kept.get(self._place(field))

    def keep(self, field: str, text: str) -> None:
        self.kept[self._place(field)] = text

    def keep_unless(self, field: str, text: str, is_no_draft: bool) -> None:
        """Keeps the text, or forgets the one before where nobody typed this one."""
        if is_no_draft:
            self.kept.pop(self._place(field), None)
        else:
            self.keep(field, text)

    def forget(self) -> None:
        """Drops what was typed, because it is written now."""
        forget(self.kept, self.verb, self.subject)

    def _place(self, field: str) -> str:
        return _BETWEEN.join((self.verb, self.subject, field))


def has_draft(kept: Drafts, verb: str, subject: str) -> bool:
    """Whether something typed waits for this verb on this subject."""
    return any(place.startswith(_BETWEEN.join((verb, subject, ""))) for place in kept)


def forget(kept: Drafts, verb: str, subject: str) -> None:
    """Drops all that was typed for this verb on this subject."""
    for place in [place for place in kept if place.startswith(_BETWEEN.join((verb, subject, "")))]:
        del kept[place]
