"""How one run of the dashboard was left, so that the next one can begin there."""

from collections.abc import Mapping
from datetime import datetime

from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass, field

Identity = Key | str


@dataclass(frozen=True, slots=True)
class Sitting:
    """Lists go by the names of the dashboard. `pane` had the focus, `five` is the one behind a further view.

    `zoom` counts steps. `cursors` are the rows under the cursors, `marks` what was marked, by kind, in the order it was
    marked. `drafts` are texts that were typed and not written, by the place they belong to.
    """

    ended: datetime
    pane: str = ""
    five: str = ""
    zoom: int = 0
    mouse_released: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)
    sorts: Mapping[str, str] = field(default_factory=dict)
    reversed: frozenset[str] = frozenset()
    cursors: Mapping[str, Identity] = field(default_factory=dict)
    marks: Mapping[str, tuple[Identity, ...]] = field(default_factory=dict)
    drafts: Mapping[str, str] = field(default_factory=dict)
