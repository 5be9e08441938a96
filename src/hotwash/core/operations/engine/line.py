"""One more object at the end of a file with one a line, written as the lines above it (source: learning engine)."""

import json
from collections.abc import Mapping, Sequence

from hotwash.core.model.plan import FileEdit, Splice
from hotwash.core.operations.engine.home import EngineFile
from hotwash.core.text.outline import BOM

_DENSE, _SPACED = (",", ":"), (", ", ": ")


def with_lines(file: EngineFile, rows: Sequence[Mapping[str, object]], label: str) -> FileEdit:
    """The edit that adds these rows; a last line that is not ended yet is, and no line that is there changes."""
    content = file.content or b""
    separators = _separators(content)
    texts = [json.dumps(row, ensure_ascii=False, separators=separators).encode() for row in rows]
    gap = file.newline if content.removeprefix(BOM) and not content.endswith(b"\n") else b""
    text = gap + b"".join(each + file.newline for each in texts)
    return FileEdit(file.path, file.content, (Splice(len(content), len(content), text, label),))


def _separators(content: bytes) -> tuple[str, str]:
    """With blanks, unless the last line of the file does without them."""
    last = content.rstrip().rpartition(b"\n")[2]
    return _DENSE if b'":' in last and b'": ' not in last else _SPACED
