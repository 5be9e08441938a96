"""The file of a permanent control: where it may lie, and the marked line that a learning leaves there."""

import os
from pathlib import PurePath

from hotwash.core.analysis.harness.learning import Learning
from hotwash.core.analysis.harness.promoting import scope_globs
from hotwash.core.analysis.harness.vocabulary import INSTRUCTION
from hotwash.core.formats.places import is_rules
from hotwash.core.model.document import Workspace
from hotwash.core.model.plan import FileEdit, Refusal, Splice
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.operations.log_place import closed
from hotwash.core.operations.rule_file import appended_splice, section_splice
from hotwash.core.operations.rule_text import refused_secret
from hotwash.core.operations.spoken import spoken
from hotwash.core.operations.subject import missing_argument

_KEPT = (".git", ".memory", ".learnings", "memory")
_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Control:
    """A file of the project, by its path and as people call it."""

    path: str
    relative: str


def named_control(named: str, workspace: Workspace) -> Control | Refusal:
    """The file that somebody names, as long as it is one of the project and none of those that hold learnings."""
    path = os.path.normpath(os.path.join(workspace.root, named.strip()))
    relative = os.path.relpath(path, workspace.root)
    parts = PurePath(relative).parts
    if not parts or parts[0] == os.pardir:
        return Refusal(f"{named} is outside of the project", f"name a file below {workspace.root}")
    if set(parts) & set(_KEPT):
        return Refusal(f"{relative} is no place for a control", "learnings and git's own files stay what they are")
    return Control(path, relative)


def control_edit(
    snapshot: Snapshot, control: Control, learning: Learning, mechanism: str, text: str
) -> FileEdit | Refusal | None:
    """The line that a text becomes there; nothing where no text is given, or its line is there already."""
    refused = refused_secret(text, (), "the text")
    text = spoken(text).removeprefix("- ")
    if not text:
        return None
    if PurePath(control.relative).suffix.casefold() not in _MARKDOWN:
        return missing_argument(f"{control.relative} is no Markdown file", "write it yourself and leave --text out")
    document = snapshot.document(control.path)
    refused = refused or closed(snapshot, control.path, document)
    if refused is not None:
        return refused
    line = f"- {text} {marker(learning.name)}"
    if document is None:
        new = _new_file(control, learning, mechanism, line).encode()
        return FileEdit(control.path, None, (Splice(0, 0, new, "rule"),))
    content, newline = document.content, document.newline
    if marker(learning.name).encode() in content:
        return None
    in_section = is_rules(control.relative)
    splice = (section_splice if in_section else appended_splice)(content, newline, line)
    if splice is None:
        return Refusal(f"{control.relative} has no place for a line", "write it yourself and leave --text out")
    return FileEdit(control.path, content, (splice,))


def marker(native_id: str) -> str:
    return f"<!-- harness-learnings:{native_id} -->"


def _new_file(control: Control, learning: Learning, mechanism: str, line: str) -> str:
    """An instruction says which files it is for; anything else begins with its title."""
    front = f'---\napplyTo: "{scope_globs(learning)}"\n---\n\n' if mechanism == INSTRUCTION else ""
    name = PurePath(control.relative).name.partition(".")[0].replace("-", " ")
    return f"{front}# {name[:1].upper()}{name[1:]}\n\n{line}\n"
