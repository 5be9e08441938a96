"""What a format is given to read."""

from typing import NamedTuple

from hotwash.core.model.document import Workspace


class DocumentSource(NamedTuple):
    """A file as it was read. `path` is absolute, `relative` what people are shown."""

    path: str
    relative: str
    workspace: Workspace
    content: bytes
