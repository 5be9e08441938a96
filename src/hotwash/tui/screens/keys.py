"""The keys of the sheets as told by their own bindings, for the page about keys."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from textual.binding import Binding, BindingType

from hotwash.core.model.values import dataclass
from hotwash.tui.keymap import shown
from hotwash.tui.screens.command_list import CommandScreen
from hotwash.tui.screens.conflict import ConflictSheet
from hotwash.tui.screens.evidence import EvidenceSheet
from hotwash.tui.screens.field import FieldInput
from hotwash.tui.screens.pick import PickSheet
from hotwash.tui.screens.plan_sheet import PlanSheet
from hotwash.tui.screens.promote import PromoteSheet
from hotwash.tui.screens.reason import ReasonSheet
from hotwash.tui.screens.score import ScoreSheet
from hotwash.tui.screens.sheet import Sheet
from hotwash.tui.screens.text_entry import FormSheet
from hotwash.tui.screens.views import ViewsSheet

_TITLES = (
    ("Every sheet", (Sheet, PlanSheet)),
    ("In a text field", (FieldInput,)),
    ("Promote", (PromoteSheet,)),
    ("Discard, won't fix", (ReasonSheet,)),
    ("Score", (ScoreSheet,)),
    ("Evidence", (EvidenceSheet,)),
    ("Form", (FormSheet,)),
    ("Conflict", (ConflictSheet,)),
    ("Menus", (PickSheet,)),
    ("Views", (ViewsSheet,)),
    ("Help and commands", (CommandScreen,)),
)


@dataclass(frozen=True, slots=True)
class SheetKey:
    """Keys as the person presses them, and what they do."""

    keys: tuple[str, ...]
    does: str


def sheet_keys() -> tuple[tuple[str, tuple[SheetKey, ...]], ...]:
    """The keys by sheet; those of every sheet first and not repeated."""
    return tuple(
        (title, tuple(row for owner in owners for row in _rows(owner.__dict__["BINDINGS"])))
        for title, owners in _TITLES
    )


def _rows(bindings: Iterable[BindingType]) -> Iterator[SheetKey]:
    """One row per meaning: nine digits that choose are one."""
    told = (binding for binding in bindings if isinstance(binding, Binding))
    for does, alike in groupby(told, key=lambda binding: binding.description):
        yield SheetKey(tuple(shown(key) for binding in alike for key in binding.key.split(",")), does)
