"""Reads the hooks in an agent's `settings.json`: which command runs at which moment, and whose it is.

(source: self-improve, hooks; self-improving skills, hooks and stackability)
"""

from collections.abc import Iterator

from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Diagnostic, Document
from hotwash.core.model.hooks import Generation, Hook, HookSettings
from hotwash.core.model.vocabulary import Severity
from hotwash.core.text.json_text import Node, NotJson, parse_json
from hotwash.core.text.patterns import Pattern

NAME = "agent-settings"

_OURS = Pattern(r"\bhotwash(?:\.exe)?[\"']?\s+hooks\s+run\s+[a-z-]+(?:.*--system[ =](\d))?")
_CURRENT = Pattern(r"self-improve-hook\.(?:sh|ps1)")
_LEGACY = Pattern(r"session-start-reminder|session-end\.(?:sh|ps1)|CLAUDE_TOOL_EXIT_CODE")
_LEGACY_SKILLS = Pattern(r"self-improving-[a-z-]+/scripts/(?:activator|error-detector)\.(?:sh|ps1|js)")


def parse(source: DocumentSource) -> Document:
    """Never raises; a file that is not strict JSON is read-only, and its hooks are unknown."""
    hooks: tuple[Hook, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    read_only = None
    try:
        hooks = hooks_in(source.content)
    except NotJson as error:
        read_only = f"line {error.line} is not strict JSON ({error.reason}); comments would be lost"
        message = f"the hooks cannot be read: {error.reason}"
        diagnostics = (Diagnostic(source.path, error.line, Severity.WARNING, "settings-not-json", message),)
    return source.document(
        NAME,
        contents=HookSettings(hooks),
        diagnostics=diagnostics,
        read_only=read_only,
    )


def hooks_in(content: bytes) -> tuple[Hook, ...]:
    """Every hook of the settings. Raises `NotJson`."""
    return tuple(_hooks(content, parse_json(content)))


def event_groups(root: Node, event: str) -> Node | None:
    """The list of an event, as far as the settings have one."""
    hooks = root.member("hooks")
    found = hooks.member(event) if hooks is not None else None
    return found if found is not None and found.opening == b"[" else None


def _hooks(content: bytes, root: Node) -> Iterator[Hook]:
    """Only what stands in the value of `hooks`: the same words elsewhere, as in a permission, run nothing."""
    hooks = root.member("hooks")
    for event in dict.fromkeys(part.key for part in hooks.parts if part.key is not None) if hooks is not None else ():
        groups = event_groups(root, event)
        for number, group in enumerate(groups.items() if groups is not None else ()):
            yield from _of_group(content, event, number, group)


def _of_group(content: bytes, event: str, number: int, group: Node) -> Iterator[Hook]:
    commands = group.member("hooks")
    matcher = group.member("matcher")
    for index, hook in enumerate(commands.items() if commands is not None else ()):
        command = hook.member("command")
        if command is None or not isinstance(command.value, str):
            continue
        generation, system = _whose(command.value)
        yield Hook(
            event=event,
            matcher=str(matcher.value) if matcher is not None else "",
            command=command.value,
            generation=generation,
            system=system,
            group=number,
            index=index,
            line=content.count(b"\n", 0, command.span.start) + 1,
        )


def _whose(command: str) -> tuple[Generation, int | None]:
    ours = _OURS.search(command)
    if ours:
        return Generation.OURS, int(ours[1] or 0)
    if _CURRENT.search(command):
        return Generation.CURRENT, 0
    if _LEGACY.search(command):
        return Generation.LEGACY, 0
    return (Generation.LEGACY, 1) if _LEGACY_SKILLS.search(command) else (Generation.FOREIGN, None)
