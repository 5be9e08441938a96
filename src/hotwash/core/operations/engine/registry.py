"""`patterns.json` with rows brought up to date: unknown keys, stored occurrences and rows of others stay as they are.

(source: learning engine, `patterns.json`)
"""

from collections.abc import Iterator, Sequence

from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.model.plan import FileEdit, Refusal, Splice
from hotwash.core.model.values import dataclass
from hotwash.core.operations.engine.home import EngineFile
from hotwash.core.operations.engine.registry_row import Row, row_of, written_name
from hotwash.core.text.json_merge import merging
from hotwash.core.text.json_text import Node, NotJson, more_parts, new_json, parse_json

_PATTERNS, _META, _LAST = "patterns", "meta", "last_analysis"
_MOST_MEGABYTES = 16


@dataclass(frozen=True, slots=True)
class RowChange:
    """What the row of one pattern shall say: what was counted, and `marks` of what becomes of it."""

    pattern: EnginePattern
    marks: Row

    @property
    def name(self) -> str:
        return written_name(self.pattern)

    def wanted(self, stored: Row) -> Row:
        return {**row_of(self.pattern, stored), **self.marks}


def registry_edit(file: EngineFile, rows: Sequence[RowChange], meta: Row, stamp: str) -> FileEdit | Refusal | None:
    """The edit that makes the file say this, `None` where it does: another moment of analysis alone is no change.

    Without `meta` single rows are meant, and no analysis.
    """
    root = json_root(file)
    if isinstance(root, Refusal):
        return root
    if root is None:
        whole: Row = {_PATTERNS: {each.name: each.wanted({}) for each in rows}, _META: {_LAST: stamp, **meta}}
        return FileEdit(file.path, file.content, (Splice(0, len(file.content or b""), new_json(whole), _PATTERNS),))
    content = file.content or b""
    changes = tuple(_rows(content, root, rows))
    if not changes and not tuple(_meta(content, root, meta)):
        return None
    analysis: Row = {_LAST: stamp, **meta} if meta else {}
    return FileEdit(file.path, file.content, (*changes, *_meta(content, root, analysis)))


def json_root(file: EngineFile) -> Node | Refusal | None:
    """The object that a file is; `None` where there is nothing in it that is to be kept."""
    content = file.content
    if content is None or not content.strip():
        return None
    try:
        root = parse_json(content, _MOST_MEGABYTES)
    except NotJson as error:
        place = f"{file.shown}:{error.line}" if error.line else file.shown
        return Refusal(f"{place} cannot be changed: {error.reason}", "repair it by hand")
    if not isinstance(root.value, dict):
        return Refusal(f"{file.shown} is no object", "repair it by hand")
    return root if root.parts else None


def _rows(content: bytes, root: Node, rows: Sequence[RowChange]) -> Iterator[Splice]:
    """Patterns stand under their names, or in a list with names inside."""
    container = root.member(_PATTERNS)
    if container is None or not container.opening:
        named: Row = {each.name: each.wanted({}) for each in rows}
        yield from merging(content, root, {_PATTERNS: named} if rows else {})
        return
    known = dict(_named(container))
    for each in rows:
        node = known.get(each.name)
        if node is not None:
            yield from merging(content, node, each.wanted(_object(node)), each.name)
    fresh = [each for each in rows if each.name not in known]
    if fresh:
        is_list = isinstance(container.value, list)
        parts = [(None if is_list else each.name, each.wanted({})) for each in fresh]
        yield more_parts(content, container, parts, ", ".join(each.name for each in fresh))


def _named(container: Node) -> Iterator[tuple[str, Node]]:
    """Every row by the name that the reader knows it by."""
    for part in container.parts:
        row = _object(part.node)
        name = row.get("name") or part.key
        if part.node.opening == b"{" and isinstance(name, str):
            yield name, part.node


def _object(node: Node) -> Row:
    return node.value if isinstance(node.value, dict) else {}


def _meta(content: bytes, root: Node, meta: Row) -> Iterator[Splice]:
    known = root.member(_META)
    if known is None:
        yield from merging(content, root, {_META: meta} if meta else {})
    elif known.opening == b"{":
        yield from merging(content, known, meta, _META)
