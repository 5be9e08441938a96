"""What `hooks install` and `hooks migrate` share: which settings file is meant, and its new bytes."""

import os
from collections.abc import Iterable

from hotwash.core.analysis.hook_wiring import LOCAL_SETTINGS, SETTINGS, Wanted, serves
from hotwash.core.formats.agent_settings import event_groups, hooks_in
from hotwash.core.model.document import Document
from hotwash.core.model.hooks import Generation, Hook, HookSettings
from hotwash.core.model.plan import ExitCode, FileEdit, Intent, Refusal, Splice
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Scope
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import missing_argument, unwritable
from hotwash.core.text.diff import splices_between
from hotwash.core.text.json_text import Node, Value, new_json, parse_json, with_part, without_part

_LABEL = "hooks"
_GLOBAL_NAMES = (SETTINGS.rpartition("/")[2], LOCAL_SETTINGS.rpartition("/")[2])


def is_global(intent: Intent) -> bool:
    return bool(intent.arguments.get("global"))


def settings_paths(snapshot: Snapshot, intent: Intent, context: Context) -> tuple[str, str] | Refusal:
    """The settings that hooks go into, and the local ones beside them, of the machine or of the project."""
    if is_global(intent) and intent.arguments.get("local"):
        return missing_argument("both --global and --local", "a hook stands in one of the two")
    if is_global(intent):
        folder = str(context.home / ".claude")
        return os.path.join(folder, _GLOBAL_NAMES[0]), os.path.join(folder, _GLOBAL_NAMES[1])
    project = next((each for each in snapshot.workspaces if each.scope is Scope.PROJECT), None)
    if project is None:
        return missing_argument("no project here", "name the machine's settings with --global")
    return os.path.join(project.base, SETTINGS), os.path.join(project.base, LOCAL_SETTINGS)


def settings_at(snapshot: Snapshot, path: str) -> Document | Refusal | None:
    """The settings file, `None` where there is none; a refusal where it must not be written."""
    document = snapshot.document(path)
    if document is not None:
        return unwritable(document) or document
    problem = next((each for each in snapshot.problems if each.path == path and not each.missing), None)
    return Refusal(f"{path} cannot be read: {problem.reason}", problem.next_step) if problem else None


def hooks_of(document: Document | None) -> tuple[Hook, ...]:
    return document.contents.hooks if document is not None and isinstance(document.contents, HookSettings) else ()


def with_hooks(content: bytes | None, wanted: Iterable[Wanted], program: str) -> bytes | None:
    """The settings with every wanted hook that is not there; one of ours that names another program is corrected.

    `None` where the file holds something else than the agent expects under `hooks`.
    """
    is_empty = content is None or not content.strip()
    settings = b"{}" if content is None or is_empty else content
    for each in wanted:
        serving = next((hook for hook in hooks_in(settings) if _in_place(hook, each)), None)
        made = _added(settings, each, program) if serving is None else _corrected(settings, serving, each, program)
        if made is None:
            return None
        settings = made
    return new_json(parse_json(settings).value) if is_empty else settings


def without_hooks(content: bytes, leaving: Iterable[Hook]) -> bytes:
    """The settings without these hooks, and without the groups and events that hold nothing else."""
    for hook in sorted(leaving, key=lambda each: (each.event, each.group, each.index), reverse=True):
        hooks = parse_json(content).member("hooks")
        groups = event_groups(parse_json(content), hook.event)
        group = list(groups.items())[hook.group] if groups is not None else None
        commands = group.member("hooks") if group is not None else None
        if hooks is None or groups is None or commands is None:
            continue
        if len(commands.parts) > 1:
            content = without_part(content, commands, hook.index)
        elif len(groups.parts) > 1:
            content = without_part(content, groups, hook.group)
        else:
            content = without_part(content, hooks, [part.key for part in hooks.parts].index(hook.event))
    return content


def settings_edit(path: str, before: bytes | None, after: bytes) -> FileEdit:
    """The lines that differ."""
    splices = splices_between(before, after, _LABEL) if before else (Splice(0, 0, after, _LABEL),)
    return FileEdit(path, before, splices)


def not_an_object(path: str) -> Refusal:
    return Refusal(
        f"{path} holds something else than lists of hooks under `hooks`", "put it right by hand first", ExitCode.REFUSED
    )


def _in_place(hook: Hook, wanted: Wanted) -> bool:
    return hook.event == wanted.event and hook.generation is not Generation.LEGACY and serves(hook, wanted)


def _added(content: bytes, wanted: Wanted, program: str) -> bytes | None:
    root = parse_json(content)
    hooks = root.member("hooks")
    if root.opening != b"{" or (hooks is not None and hooks.opening != b"{"):
        return None
    group = _group(wanted, program)
    if hooks is None:
        return with_part(content, root, {wanted.event.value: [group]}, "hooks")
    if hooks.member(wanted.event) is None:
        return with_part(content, hooks, [group], wanted.event.value)
    groups = event_groups(root, wanted.event)
    return with_part(content, groups, group) if groups is not None else None


def _group(wanted: Wanted, program: str) -> Value:
    hook: dict[str, Value] = {"type": "command", "command": wanted.command(program)}
    if wanted.timeout:
        hook["timeout"] = wanted.timeout
    if wanted.in_background:
        hook["async"] = True
    return {**({"matcher": wanted.matcher} if wanted.matcher else {}), "hooks": [hook]}


def _corrected(content: bytes, hook: Hook, wanted: Wanted, program: str) -> bytes:
    """Another program than this one: the command is replaced; the system's own script is left to do its work."""
    if hook.generation is not Generation.OURS or hook.command == wanted.command(program):
        return content
    node = _command_node(content, hook)
    if node is None:
        return content
    text = new_json(wanted.command(program)).rstrip(b"\n")
    return content[: node.span.start] + text + content[node.span.end :]


def _command_node(content: bytes, hook: Hook) -> Node | None:
    groups = event_groups(parse_json(content), hook.event)
    group = list(groups.items())[hook.group] if groups is not None else None
    commands = group.member("hooks") if group is not None else None
    found = list(commands.items())[hook.index] if commands is not None else None
    return found.member("command") if found is not None else None
