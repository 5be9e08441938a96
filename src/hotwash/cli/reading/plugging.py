"""`hotwash plugins`: what the agents' plugins are made of, and what is wrong with them by file and line."""

import shlex
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence

from hotwash.cli.command import Command
from hotwash.cli.output import Json, columns, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.plugins.registry import Registry, reloaded
from hotwash.core.model.manifest import ManifestKind
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.plugin import PARTS, PluginPart, ReloadFailure, Standing
from hotwash.core.storage.plugin_files import PluginFiles, plugin_directories
from hotwash.core.storage.plugin_history import last_good
from hotwash.core.text.visible import visible
from hotwash.viewmodels.plugins import fault_lines, parts_text


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="one plugin, with everything that is in it")
    parser.add_argument("--check", action="store_true", help="exit with 1 if anything is wrong")


def _run(session: Session) -> int:
    directories = plugin_directories(session.store.config)
    files = PluginFiles(session.store.config.root, directories)
    registry, name = reloaded(Registry(), files.read(), session.store.now()), session.arguments.name
    chosen = registry.standings
    if name is not None:
        standing = registry.standing(name)
        if standing is None:
            return session.refused(_unknown(name, registry))
        chosen = (standing,)
    failures = [each for each in registry.failures if name is None or each.plugin == chosen[0].name]
    if session.json:
        write_document("plugins", _as_json(registry, chosen, failures))
    else:
        _write(session, registry, chosen)
    return ExitCode.REFUSED_BY_STATE if session.arguments.check and failures else ExitCode.OK


def _unknown(name: str, registry: Registry) -> Refusal:
    known = ", ".join(each.name for each in registry.standings)
    return Refusal(f"there is no plugin {name}", known and f"the plugins are {known}")


def _write(session: Session, registry: Registry, chosen: Sequence[Standing]) -> None:
    if session.arguments.name is not None:
        write_lines(_in_full(chosen[0]))
        return
    write_lines(columns([_row(each) for each in chosen], elastic=3))
    for standing in chosen:
        write_lines(fault_lines(standing))
        write_lines(_way_back(standing))
    for trouble in registry.troubles:
        session.narration.complain(str(trouble))
    session.narration.say(f"Discovered {registry.count} plugins")


def _row(standing: Standing) -> tuple[str, ...]:
    plugin = standing.plugin
    version = visible(plugin.version) if plugin is not None else ""
    return standing.state, visible(standing.name), version or "–", parts_text(standing), visible(standing.place)


def _way_back(standing: Standing) -> Iterator[str]:
    """The last good version that git knows of a plugin with faults, and how to have it again."""
    good = last_good(standing.path) if standing.faults else None
    if good is not None:
        version = f" ({visible(good.version)})" if good.version else ""
        place = visible(shlex.quote(standing.place))
        yield f"  last good: {good.name} of {good.day}{version} – git checkout {good.name} -- {place} brings it back"


def _in_full(standing: Standing) -> Iterator[str]:
    """Its manifest, then every part with what it may use."""
    plugin = standing.plugin
    yield visible(f"{standing.name} {plugin.version if plugin is not None else ''}".strip()) + f"  {standing.state}"
    if plugin is not None and plugin.description:
        yield visible(plugin.description)
    yield visible(standing.place)
    for part in plugin.parts if plugin is not None else ():
        yield visible(f"{part.kind} {part.name}  {part.file}")
        yield from (f"  {visible(line)}" for line in _about(part))
    yield from fault_lines(standing)
    yield from _way_back(standing)


def _about(part: PluginPart) -> Iterator[str]:
    if part.description:
        yield part.description
    if part.tools:
        yield f"tools: {', '.join(part.tools)}"
    if part.model:
        yield f"model: {part.model}"


def _as_json(registry: Registry, chosen: Sequence[Standing], failures: Sequence[ReloadFailure]) -> dict[str, Json]:
    return {
        "plugin_count": registry.count,
        "plugins": [_standing_json(each) for each in chosen],
        "failed": [{"plugin": each.plugin or None, "error": each.error} for each in failures],
    }


def _standing_json(standing: Standing) -> dict[str, Json]:
    plugin = standing.plugin
    good = last_good(standing.path) if standing.faults else None
    parts = {
        f"{kind}s": [_part_json(part, kind) for part in (plugin.of(kind) if plugin is not None else ())]
        for kind in PARTS
    }
    return {
        "name": standing.name,
        "state": standing.state.value,
        "path": standing.place,
        "version": plugin.version or None if plugin is not None else None,
        "description": plugin.description or None if plugin is not None else None,
        **parts,
        "last_good": {"commit": good.name, "date": good.day, "version": good.version or None} if good else None,
        "errors": [{"file": each.file, "line": each.line, "message": each.message} for each in standing.faults],
    }


def _part_json(part: PluginPart, kind: ManifestKind) -> dict[str, Json]:
    shared: dict[str, Json] = {"name": part.name, "file": part.file, "description": part.description or None}
    if kind is ManifestKind.COMMAND:
        return shared
    model: dict[str, Json] = {"model": part.model or None} if kind is ManifestKind.AGENT else {}
    return {**shared, "tools": list(part.tools), **model}


PLUGINS = Command(
    "plugins",
    "the agents' plugins: manifest, agents, commands and skills, and what is wrong with them",
    ("hotwash plugins", "hotwash plugins oncall", "hotwash plugins --check", "hotwash plugins --json"),
    _run,
    _add_arguments,
)
