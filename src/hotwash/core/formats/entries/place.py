"""A heading in its place: all that a rule may know of it."""

from typing import NamedTuple

from hotwash.core.formats.entries.company import Company
from hotwash.core.formats.entries.headline import Headline
from hotwash.core.formats.entries.identity import Identity
from hotwash.core.formats.entries.wording import Wording


class Place(NamedTuple):
    """A heading and where it stands: what holds it, the entry it is below, what comes after it, and its company."""

    line: Headline
    words: Wording
    identity: Identity
    parent: Headline | None
    entry: Headline | None
    below: Headline | None
    company: Company
