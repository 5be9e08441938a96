"""The lines below the lists: what can be done with the subject, and the keys that always work."""

from collections.abc import Iterable, Sequence

from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.action import Action
from hotwash.tui.keymap import Keymap, folded, shown
from hotwash.tui.layout import Shape
from hotwash.tui.widgets.paint import Run, Runs, width_of


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A part of the keys line: the first keys of some actions, and words by shape; `None` leaves it out."""

    ids: tuple[str, ...]
    joint: str
    wide: str | None
    medium: str | None
    narrow: str | None

    def words(self, shape: Shape) -> str | None:
        return {Shape.WIDE: self.wide, Shape.MEDIUM: self.medium}.get(shape, self.narrow)


KEYS_LINE = (
    KeyHint(("cursor.down", "cursor.up"), "/", "move", "", ""),
    KeyHint(("mark.toggle",), "", "mark", "mark", ""),
    KeyHint(("filter.edit",), "", "filter", "filter", ""),
    KeyHint(("pane.pending", "pane.wal"), "-", "panes", None, None),
    KeyHint(
        (
            "view.patterns",
            "view.harness",
            "view.rules",
            "view.improvements",
            "view.operations",
            "view.problems",
            "view.journal",
        ),
        " ",
        "views",
        None,
        None,
    ),
    KeyHint(("detail.open",), "", "open", "open", ""),
    KeyHint(("layer.close",), "", "back", "back", "back"),
    KeyHint(("history.undo",), "", "undo", "undo", "undo"),
    KeyHint(("attention.next",), "", "go", "go", "go"),
    KeyHint(("palette.open",), "", "cmds", "cmds", "cmds"),
    KeyHint(("help.open",), "", "help", "help", "help"),
    KeyHint(("app.quit",), "", "quit", "quit", None),
)


IN, OUT = "detail.open", "layer.close"


def keys_line(keymap: Keymap, shape: Shape, width: int, *, in_layer: bool = False, opened: bool = False) -> Runs:
    """The keys that always work; the way back stands in a view or a zoom, the way in where nothing is `opened` yet."""
    useless = ({IN} if opened else set()) | (set() if in_layer or opened else {OUT})
    hints = [hint for hint in KEYS_LINE if useless.isdisjoint(hint.ids)]
    for fewer in [each for each in (Shape.WIDE, Shape.MEDIUM, Shape.NARROW) if each <= max(shape, Shape.NARROW)]:
        for gap in (2, 1) if fewer is Shape.NARROW else (2,):
            runs = _spaced("", [part for hint in hints if (part := _hint_runs(hint, keymap, fewer))], gap)
            if width_of(runs) <= width:
                return runs
    return [run for run in runs if run.tone is not Tone.DIM]


def _hint_runs(hint: KeyHint, keymap: Keymap, shape: Shape) -> Runs:
    """Nothing where the shape has no room for it, or the person took its keys away."""
    words = hint.words(shape)
    keys = [shown(keymap.keys_of(each)[0]) for each in hint.ids if keymap.keys_of(each)]
    if words is None or not keys:
        return ()
    runs = (Run(hint.joint.join(folded(keys)), Tone.ACCENT, hint.ids[0]),)
    return (*runs, Run(f" {words}", Tone.DIM, hint.ids[0])) if words else runs


@dataclass(frozen=True, slots=True)
class Offer:
    """An action for the present subject, by its `name` there; `count` marked rows would be taken, a `reason` makes it
    dim."""

    action: Action
    name: str
    count: int
    reason: str


def actions_line(offers: Sequence[Offer], keymap: Keymap, marked: int, shape: Shape, width: int) -> Runs:
    """` 2 marked:  r resolve (2)   p promote (2) …`; gaps shrink before the last actions fall off the end."""
    head = f" {marked} marked:" if marked else ""
    tight = shape <= Shape.NARROW
    parts = [_offer_runs(offer, keymap, tight) for offer in offers]
    for gap in (3, 2, 1) if not tight else (1,):
        runs = _spaced(head, parts, gap)
        if width_of(runs) <= width:
            return runs
    while parts and width_of(_spaced(head, parts, 1)) > width:
        parts.pop()
    return _spaced(head, parts, 1)


def _spaced(head: str, parts: Iterable[Runs], gap: int) -> Runs:
    runs: list[Run] = [Run(head, Tone.STRONG)]
    for at, part in enumerate(parts):
        runs += [Run(" " * (gap if at else min(gap, 2) if head else 1)), *part]
    return runs


def _offer_runs(offer: Offer, keymap: Keymap, tight: bool) -> Runs:
    key = shown(keymap.keys_of(offer.action.id)[0])
    count = "" if not offer.count else f"({offer.count})" if tight else f" ({offer.count})"
    if offer.reason:
        return (Run(f"{key} {offer.name}{count}", Tone.DIM, offer.action.id),)
    return (Run(key, Tone.ACCENT, offer.action.id), Run(f" {offer.name}{count}", Tone.PLAIN, offer.action.id))
