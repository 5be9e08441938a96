"""Agents, commands and skills out of their front matter, and what is wrong with it, by line."""

from collections.abc import Iterator, Mapping

from hotwash.core.formats.manifest import front_matter
from hotwash.core.model.manifest import ManifestFacts, ManifestKind
from hotwash.core.model.plugin import PluginFault, PluginPart
from hotwash.core.text.outline import BOM, outline

SKILL_FILE = "SKILL.md"

_TOOLS = {ManifestKind.SKILL: "allowed-tools"}
_SCALARS = ("name", "description", "model")


def read_part(kind: ManifestKind, file: str, content: bytes) -> tuple[PluginPart, tuple[PluginFault, ...]]:
    """Never raises. A command needs no front matter; agents and skills are chosen by their description."""
    if kind is ManifestKind.COMMAND and outline(content).front_matter is None:
        return PluginPart(kind, _name_by_place(kind, file), file), ()
    facts = front_matter(content)
    part = PluginPart(
        kind,
        _name(kind, file, facts),
        file,
        facts.text("description") or "",
        facts.listed(_tools_key(kind)),
        facts.text("model") or "",
    )
    return part, tuple(_faults(kind, file, content, facts))


def _faults(kind: ManifestKind, file: str, content: bytes, facts: ManifestFacts) -> Iterator[PluginFault]:
    if facts.error is not None:
        yield PluginFault(file, facts.line, facts.error)
        return
    lines = _lines_of_keys(content)
    for key in _SCALARS:
        if key in facts.nested or isinstance(facts.values.get(key), tuple):
            yield PluginFault(file, lines.get(key, 1), f"{key} is no text")
    if _tools_key(kind) in facts.nested:
        message = f"{_tools_key(kind)} is neither a list nor names with commas"
        yield PluginFault(file, lines.get(_tools_key(kind), 1), message)
    if kind is not ManifestKind.COMMAND and not facts.values.get("description") and "description" not in facts.nested:
        yield PluginFault(file, lines.get("description", 1), f"this {kind} has no description")


def _tools_key(kind: ManifestKind) -> str:
    return _TOOLS.get(kind, "tools")


def _name(kind: ManifestKind, file: str, facts: ManifestFacts) -> str:
    named = facts.text("name") if kind is not ManifestKind.COMMAND else None
    return named or _name_by_place(kind, file)


def _name_by_place(kind: ManifestKind, file: str) -> str:
    """A skill is called like its folder, anything else like its file."""
    folder, _, name = file.rpartition("/")
    return folder.rpartition("/")[2] if kind is ManifestKind.SKILL else name[: -len(".md")]


def _lines_of_keys(content: bytes) -> Mapping[str, int]:
    """Where the keys of the front matter stand."""
    span = outline(content).front_matter
    lines = span.of(content).removeprefix(BOM).split(b"\n") if span is not None else []
    found: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        key, colon, _ = line.partition(b":")
        if colon and not line.startswith((b" ", b"\t", b"-", b"#")):
            found.setdefault(key.strip(b"\"' ").decode("utf-8", "replace"), number)
    return found
