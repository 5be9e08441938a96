"""Where learnings are captured: the project's own file, which is made from the template where it is missing."""

import os

from hotwash.core.analysis.harness.learning import Learning, archive_path, learnings_in, own_file, own_path
from hotwash.core.model.document import Document
from hotwash.core.model.plan import Refusal
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.operations.log_place import closed
from hotwash.core.operations.subject import missing_argument


@dataclass(frozen=True, slots=True)
class LearningPlace:
    """The file of learnings; `document` is `None` while it does not exist."""

    path: str
    document: Document | None
    root: str

    @property
    def relative(self) -> str:
        """From the root of the project; a file that was not open before is known by its path alone."""
        if self.document is not None and not self.path.startswith(self.root + os.sep):
            return self.document.relative
        return os.path.relpath(self.path, self.root)

    @property
    def learnings(self) -> tuple[Learning, ...]:
        return learnings_in(self.document) if self.document is not None else ()


def learning_place(snapshot: Snapshot) -> LearningPlace | Refusal:
    """The file of the project that is worked in."""
    document = own_file(snapshot)
    path = document.path if document is not None else own_path(snapshot)
    if not path:
        return missing_argument("learnings belong to a project, and there is none here", "name one with --root")
    root = os.path.dirname(os.path.dirname(own_path(snapshot) or path))
    return closed(snapshot, path, document) or LearningPlace(path, document, root)


def basis_of(snapshot: Snapshot, path: str) -> dict[str, bytes | None]:
    """What a new number depends on: the file and its archive as they are."""
    documents = {each.path: each.content for each in snapshot.documents}
    return {each: documents.get(each) for each in (path, archive_path(path))}
