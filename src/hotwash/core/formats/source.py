"""What a format is given to read, and the document it makes of that."""

from typing import NamedTuple

from hotwash.core.model.contents import Contents
from hotwash.core.model.document import Block, Diagnostic, Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.wal import Task, ToolFailure, WalRecord
from hotwash.core.text.blocks import blocks as markdown_blocks


class DocumentSource(NamedTuple):
    """A file as it was read. `path` is absolute, `relative` what people are shown."""

    path: str
    relative: str
    workspace: Workspace
    content: bytes

    def document(
        self,
        format: str,
        *,
        blocks: tuple[Block, ...] | None = None,
        entries: tuple[Entry, ...] = (),
        records: tuple[WalRecord, ...] = (),
        task: Task | None = None,
        failures: tuple[ToolFailure, ...] = (),
        contents: Contents | None = None,
        diagnostics: tuple[Diagnostic, ...] = (),
        read_only: str | None = None,
    ) -> Document:
        """The file with what the format `format` found in it; without `blocks` it is cut as Markdown is."""
        return Document(
            path=self.path,
            relative=self.relative,
            workspace=self.workspace,
            format=format,
            content=self.content,
            blocks=markdown_blocks(self.content) if blocks is None else blocks,
            entries=entries,
            records=records,
            task=task,
            failures=failures,
            contents=contents,
            diagnostics=diagnostics,
            read_only=read_only,
        )
