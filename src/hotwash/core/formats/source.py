"""What a format is given to read, and the document it makes of that."""

from typing import NamedTuple

from hotwash.core.model.contents import Contents
from hotwash.core.model.document import Diagnostic, Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.seam import Seam
from hotwash.core.model.wal import Task, ToolFailure, WalRecord
from hotwash.core.text.change import Change


class Earlier(NamedTuple):
    """What was read of a file last time, and where its content differs now."""

    document: Document
    change: Change


class DocumentSource(NamedTuple):
    """A file as it was read. `path` is absolute, `relative` what people are shown.

    From what was read `earlier` a format may take what cannot be different now.
    """

    path: str
    relative: str
    workspace: Workspace
    content: bytes
    earlier: Earlier | None = None

    def document(
        self,
        format: str,
        *,
        entries: tuple[Entry, ...] = (),
        records: tuple[WalRecord, ...] = (),
        task: Task | None = None,
        failures: tuple[ToolFailure, ...] = (),
        contents: Contents | None = None,
        diagnostics: tuple[Diagnostic, ...] = (),
        read_only: str | None = None,
        seams: tuple[Seam, ...] = (),
    ) -> Document:
        """The file with what the format `format` found in it."""
        return Document(
            path=self.path,
            relative=self.relative,
            workspace=self.workspace,
            format=format,
            content=self.content,
            entries=entries,
            records=records,
            task=task,
            failures=failures,
            contents=contents,
            diagnostics=diagnostics,
            read_only=read_only,
            seams=seams,
        )
