"""What every sheet is given by its caller: the present, and the pure functions that answer it."""

from collections.abc import Callable
from time import monotonic

from hotwash.core.model.plan import Intent, Plan, Refusal
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass, field
from hotwash.tui.screens.differences import FileDifference
from hotwash.tui.screens.drafts import Drafts

Planner = Callable[[Intent], Plan | Refusal]
Differ = Callable[[Plan], tuple[FileDifference, ...]]
Editor = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class SheetContext:
    """`planner` and `differ` answer for the newest snapshot; `snapshot` is the one the person saw when it opened.

    `editor` opens a text in `$EDITOR` and gives back what came out, `None` when nothing was saved; without one the key
    is dim. `notice` is said when the sheet opens, for a sheet that opens again after its plan could not be written.
    """

    snapshot: Snapshot
    planner: Planner
    differ: Differ
    drafts: Drafts = field(default_factory=dict)
    editor: Editor | None = None
    notice: str = ""
    monotonic: Callable[[], float] = monotonic
