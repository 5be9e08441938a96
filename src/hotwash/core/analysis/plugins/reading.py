"""One plugin out of the files of its folder: everything that can be used, and everything that is wrong."""

from collections.abc import Iterator

from hotwash.core.analysis.plugins.manifests import MANIFEST, PartPath, read_manifest
from hotwash.core.analysis.plugins.parts import SKILL_FILE, read_part
from hotwash.core.model.manifest import ManifestKind
from hotwash.core.model.plugin import PARTS, Plugin, PluginFault, PluginFolder, PluginPart, PluginReading


def read_plugin(folder: PluginFolder) -> PluginReading:
    """Never raises; a folder without a usable manifest is no plugin."""
    content = folder.files.get(MANIFEST)
    unread = [PluginFault(file, 0, reason) for file, reason in folder.unread.items()]
    if content is None:
        missing = () if MANIFEST in folder.unread else (PluginFault(MANIFEST, 0, "it is not there"),)
        return PluginReading(folder, None, (*missing, *unread))
    manifest = read_manifest(content)
    faults = [*manifest.faults, *unread]
    if not manifest.name:
        return PluginReading(folder, None, tuple(faults))
    parts: list[PluginPart] = []
    for kind in PARTS:
        for path in manifest.paths[kind]:
            files = list(_files_at(folder, kind, path))
            if not files and path.line and not _names_unread(folder, path):
                sentence = f"no {kind} is at {path.path or '.'}, or it is more than two folders deep"
                faults.append(PluginFault(MANIFEST, path.line, sentence))
            for file in files:
                _take(parts, faults, kind, file, folder.files[file])
    return PluginReading(
        folder, Plugin(manifest.name, manifest.version, manifest.description, tuple(parts)), tuple(faults)
    )


def may_be_plugin(folder: PluginFolder) -> bool:
    """Whether a folder has, or should have, a manifest: a directory of plugins may hold other things too."""
    if MANIFEST in folder.files or not folder.unread.keys().isdisjoint((MANIFEST, "")):
        return True
    return any(list(_files_at(folder, kind, PartPath(f"{kind}s"))) for kind in PARTS)


def _take(parts: list[PluginPart], faults: list[PluginFault], kind: ManifestKind, file: str, content: bytes) -> None:
    """Put one part in, unless something is wrong with it or there is one of its name."""
    if any(part.file == file for part in parts):
        return
    part, wrong = read_part(kind, file, content)
    twin = next((each for each in parts if (each.kind, each.name) == (kind, part.name)), None)
    if twin is not None and not wrong:
        wrong = (PluginFault(file, 1, f"{twin.file} is the {kind} {part.name} already"),)
    faults += wrong
    if not wrong:
        parts.append(part)


def _files_at(folder: PluginFolder, kind: ManifestKind, path: PartPath) -> Iterator[str]:
    """The files that a path of a manifest stands for: itself, or those in the folder that it names."""
    inside = f"{path.path}/" if path.path else ""
    for file in sorted(folder.files):
        below = file[len(inside) :] if file.startswith(inside) else ""
        if kind is ManifestKind.SKILL:
            skills = file in (path.path, f"{inside}{SKILL_FILE}") or below.count("/") == 1
            if skills and file.endswith(f"/{SKILL_FILE}"):
                yield file
        elif file == path.path or (below and "/" not in below and _is_part(below)):
            yield file


def _is_part(name: str) -> bool:
    """What explains the folder to people is no part."""
    return name.endswith(".md") and name.lower() != "readme.md"


def _names_unread(folder: PluginFolder, path: PartPath) -> bool:
    return any(file == path.path or file.startswith(f"{path.path}/") for file in folder.unread)
