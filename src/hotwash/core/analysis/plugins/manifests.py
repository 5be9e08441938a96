"""What `plugin.json` says, and what is wrong with it, by line."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hotwash.core.model.manifest import ManifestKind
from hotwash.core.model.plugin import PARTS, PluginFault
from hotwash.core.text.json_text import Node, NotJson, parse_json

MANIFEST = ".claude-plugin/plugin.json"

_TEXTS = ("version", "description", "homepage", "repository", "license")
_KEYS = {kind: f"{kind}s" for kind in PARTS}


class PartPath(NamedTuple):
    """Where parts of one kind are, as the manifest names it; `line` is 0 for the place that is meant without a word."""

    path: str
    line: int = 0


class ReadManifest(NamedTuple):
    """The manifest as far as it can be used; `name` is empty where it gives none."""

    name: str
    version: str
    description: str
    paths: Mapping[ManifestKind, tuple[PartPath, ...]]
    faults: tuple[PluginFault, ...]


def read_manifest(content: bytes) -> ReadManifest:
    """Never raises; without a name nothing of the plugin can be used."""
    try:
        root = parse_json(content)
    except NotJson as error:
        return _unusable(PluginFault(MANIFEST, error.line, f"this is not JSON: {error.reason}"))
    if not isinstance(root.value, dict):
        return _unusable(PluginFault(MANIFEST, _line(content, root.span.start), "this is no JSON object"))
    reader = _Reader(content, root)
    name, version, description = reader.name(), reader.text("version"), reader.text("description")
    reader.check()
    paths = {kind: reader.paths(kind) for kind in PARTS}
    return ReadManifest(name, version, description, paths, tuple(sorted(reader.faults, key=lambda each: each.line)))


class _Reader:
    """Takes values out of the manifest, and notes what is wrong with them."""

    def __init__(self, content: bytes, root: Node) -> None:
        self._content = content
        self._root = root
        self.faults: list[PluginFault] = []

    def name(self) -> str:
        if self._root.member("name") is None:
            self._fault(self._root, 'there is no "name"')
            return ""
        name = self.text("name").strip()
        if not name and not self.faults:
            self._fault(self._root.member("name") or self._root, '"name" is empty')
        return name

    def text(self, key: str) -> str:
        node = self._root.member(key)
        if node is None or node.value is None:
            return ""
        if isinstance(node.value, str):
            return node.value
        self._fault(node, f'"{key}" is no text')
        return ""

    def check(self) -> None:
        """Look at what nothing is made of here, but other programs rely on."""
        for key in _TEXTS[2:]:
            self.text(key)
        keywords, author = self._root.member("keywords"), self._root.member("author")
        if keywords is not None and not _is_texts(keywords):
            self._fault(keywords, '"keywords" is no list of texts')
        if author is not None and not isinstance(author.value, (str, dict)):
            self._fault(author, '"author" is neither a text nor an object with a name')

    def paths(self, kind: ManifestKind) -> tuple[PartPath, ...]:
        """The paths that it names for one kind of part, else the usual one."""
        node = self._root.member(_KEYS[kind])
        if node is None or node.value is None:
            return (PartPath(_KEYS[kind]),)
        if not isinstance(node.value, str) and not _is_texts(node):
            self._fault(node, f'"{_KEYS[kind]}" is neither a path nor a list of paths')
            return ()
        return tuple(self._inside(node if isinstance(node.value, str) else None, node))

    def _inside(self, single: Node | None, node: Node) -> Iterator[PartPath]:
        for each in (single,) if single is not None else node.items():
            path = _normal(str(each.value))
            if path is None:
                self._fault(each, f"{each.value} leads out of the plugin")
            else:
                yield PartPath(path, _line(self._content, each.span.start))

    def _fault(self, node: Node, message: str) -> None:
        self.faults.append(PluginFault(MANIFEST, _line(self._content, node.span.start), message))


def _unusable(fault: PluginFault) -> ReadManifest:
    return ReadManifest("", "", "", {}, (fault,))


def _is_texts(node: Node) -> bool:
    return isinstance(node.value, list) and all(isinstance(each, str) for each in node.value)


def _normal(path: str) -> str | None:
    """`./extra/agents/` as `extra/agents`; `None` for a path that leads out of the folder."""
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
    return None if path.startswith(("/", "~")) or ".." in parts else "/".join(parts)


def _line(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1
