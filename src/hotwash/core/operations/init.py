"""Create a workspace: the files that agents log to, what git ignores of them, what agents are told. Nothing that is
there is ever replaced (source: self-improve, init; family of skills, first-use init)."""

import os
from collections.abc import Iterator
from itertools import chain

from hotwash.core.analysis.hook_wiring import LOCAL_SETTINGS, SETTINGS
from hotwash.core.formats.skills import skills
from hotwash.core.model.document import Workspace
from hotwash.core.model.plan import ExitCode, FileEdit, Intent, Plan, Refusal, Splice, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Scope
from hotwash.core.operations.choices import GITIGNORE
from hotwash.core.operations.founding import Founding, Piece, founding, skill_names
from hotwash.core.operations.hooks import plan as install_hooks
from hotwash.core.operations.operation import Context
from hotwash.core.operations.words import command_line, counted

VERB = "init"


def refusal(snapshot: Snapshot, target: Target | None, context: Context) -> Refusal | None:  # noqa: ARG001 (a row's)
    """A workspace can be completed at any time."""
    return None


def looks_at(_snapshot: Snapshot, intent: Intent, context: Context) -> tuple[str, ...]:
    """Every file that may be there already, open or not."""
    if _nonsense(intent) is not None:
        return ()
    pieces = tuple(piece.path for piece in founding(intent.arguments, context).pieces)
    return (*pieces, *_settings(intent, context)) if intent.arguments.get("hooks") else pieces


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    nonsense = _nonsense(intent)
    if nonsense is not None:
        return nonsense
    found = founding(intent.arguments, context)
    edits = tuple(chain.from_iterable(_edit(piece, snapshot) for piece in found.pieces))
    made = sum(edit.base is None for edit in edits)
    ready = Plan(
        intent=intent,
        title=f"create {_parts(edits, made)} in {found.shown}" if edits else f"create nothing in {found.shown}",
        done=_done(found, edits, made),
        edits=edits,
        equivalent=command_line(VERB, (), intent.arguments),
    )
    return _with_hooks(ready, snapshot, context) if intent.arguments.get("hooks") else ready


def _with_hooks(ready: Plan, snapshot: Snapshot, context: Context) -> Plan | Refusal:
    """The same plan with what `hooks install` would write for the workspace that is about to be."""
    root = str(context.root)
    project = Workspace(root, context.root.name, Scope.PROJECT, root, root)
    place = "global" if ready.intent.arguments.get("global") else "local"
    hooks = install_hooks(
        replace(snapshot, workspaces=(project, *snapshot.workspaces)),
        Intent("hooks-install", (), {place: "yes"}),
        context,
    )
    if isinstance(hooks, Refusal) or hooks.changes_nothing:
        return hooks if isinstance(hooks, Refusal) else ready
    return replace(
        ready,
        title=f"{ready.title}, {hooks.title}",
        done=f"{ready.done}; {hooks.done}",
        edits=(*ready.edits, *hooks.edits),
        notes=hooks.notes,
        obeyed=True,
    )


def _settings(intent: Intent, context: Context) -> tuple[str, ...]:
    base = context.home if intent.arguments.get("global") else context.root
    return tuple(os.path.join(base, name) for name in (SETTINGS, LOCAL_SETTINGS))


def _nonsense(intent: Intent) -> Refusal | None:
    given = intent.arguments
    if bool(given.get("global")) == bool(given.get("local")):
        return _usage("name one place for the workspace", "hotwash init --local or hotwash init --global")
    unknown = [name for name in skill_names(given) if name not in skills()]
    if unknown:
        return _usage(f"there is no skill {unknown[0]}", f"one of {', '.join(skills())}")
    if given.get("global") and given.get("agents"):
        return _usage("no agent reads ~/.claude/AGENTS.md", "hotwash init --global --claude-md")
    if given.get("gitignore", "none") not in GITIGNORE:
        return _usage(f"git cannot be told to ignore {given['gitignore']}", f"one of {', '.join(GITIGNORE)}")
    return None


def _usage(reason: str, next_step: str) -> Refusal:
    return Refusal(reason, next_step, ExitCode.USAGE)


def _edit(piece: Piece, snapshot: Snapshot) -> Iterator[FileEdit]:
    """A missing file as a whole, else the paragraphs that it lacks at its end; nothing for what is complete."""
    document = snapshot.document(piece.path)
    if document is None:
        text = piece.text if piece.text else piece.gap.join(piece.parts)
        yield FileEdit(piece.path, None, (Splice(0, 0, text.encode(), "file"),))
        return
    content, newline = document.content, document.newline
    known = content.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    missing = [part for part in piece.parts if not _says(known, part)]
    if missing:
        gap = "\n" if content.strip() and piece.gap == "\n" and known[-2:] != ["", ""] else ""
        text = gap + piece.gap.join(missing)
        lead = newline if content and not content.endswith(b"\n") else b""
        added = lead + text.encode().replace(b"\n", newline)
        yield FileEdit(piece.path, content, (Splice(len(content), len(content), added, "text"),))


def _says(lines: list[str], part: str) -> bool:
    """Whether a file has a part: its first line, a heading or an ignored path, is what it is known by."""
    return part.split("\n", 1)[0] in (line.rstrip() for line in lines)


def _parts(edits: tuple[FileEdit, ...], made: int) -> str:
    """`5 files`, `5 files and lines in 1 more`."""
    extended = len(edits) - made
    if not extended:
        return counted(made, "file")
    lines = f"lines in {counted(extended, 'file')}"
    return f"{counted(made, 'file')} and {lines}" if made else lines


def _done(found: Founding, edits: tuple[FileEdit, ...], made: int) -> str:
    if not edits:
        return f"nothing to create: everything is there in {found.shown}"
    left = sum(not piece.parts for piece in found.pieces) - made
    there = (
        f"; {counted(left, 'file')} there already, left as {'it is' if left == 1 else 'they are'}" if left > 0 else ""
    )
    return f"created {_parts(edits, made)} in {found.shown}{there}"
