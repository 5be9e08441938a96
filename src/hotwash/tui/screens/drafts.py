"""What was typed into a sheet and not written: kept by the verb and the things it is about, never by a row."""

from collections.abc import MutableMapping, Sequence

from hotwash.core.model.plan import Target
from hotwash.core.model.values import dataclass

Drafts = MutableMapping[str, str]

_BETWEEN = "\x1f"


def subject_of(targets: Sequence[Target]) -> str:
    """The same text for the same things, whatever order they were marked in."""
    return " ".join(sorted(f"{key.path}#{key.anchor}#{key.ordinal}" for key in (target.key for target in targets)))


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
