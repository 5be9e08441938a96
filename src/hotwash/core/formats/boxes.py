"""The checkboxes that entries begin with: open, done, and in some files begun (`[/]`, `[~]`) or given up (`[-]`)."""

from hotwash.core.model.vocabulary import Status
from hotwash.core.text.patterns import Pattern

BOX = r"\[[ xX✓✔/~-]\]"
"""A checkbox in text."""
BOX_OF_ITEM = rb"\[[ xX/~-]\]"
"""The same in the bytes of a list item."""

_BOX = Pattern(BOX)
_MEANING = {" ": Status.OPEN, "/": Status.ACTIVE, "~": Status.ACTIVE, "-": Status.REJECTED}


def box_status(native: str) -> Status | None:
    """What a status says that is a checkbox and nothing else, `None` for any other."""
    box = _BOX.fullmatch(native.strip())
    return _MEANING.get(box[0][1], Status.RESOLVED) if box else None


def is_box(native: str | None) -> bool:
    """Whether a status is a checkbox and nothing else."""
    return native is not None and box_status(native) is not None
