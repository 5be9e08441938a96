"""Entries written as text in both dialects and read by the real formats, for tests of analysis."""

from hotwash.core.formats import parse
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.snapshot import Personal, Snapshot
from support.snapshots import GLOBAL, PROJECT


def four_fields(
    native_id: str,
    context: str = "Working on it",
    content: str = "Something odd",
    action: str = "To be determined",
    *,
    status: str = "pending",
    more: str = "",
) -> str:
    """An entry `### ID` with bold fields; `more` are further lines."""
    return (
        f"### {native_id}\n**Status**: {status}\n**Context**: {context}\n**Content**: {content}\n"
        f"**Action**: {action}\n{more}\n---\n\n"
    )


def sections(
    native_id: str,
    heading: str = "",
    *,
    status: str = "pending",
    metadata: tuple[str, ...] = (),
    header: tuple[str, ...] = (),
    **parts: str,
) -> str:
    """An entry `## [ID] heading` with sections; `suggested_fix=…` becomes `### Suggested Fix`."""
    day = native_id.split("-")[1]
    lines = [
        f"## [{native_id}] {heading}",
        "",
        f"**Logged**: {day[:4]}-{day[4:6]}-{day[6:]}T10:00:00Z",
        "**Priority**: medium",
        f"**Status**: {status}",
        *header,
        "",
    ]
    for name, text in parts.items():
        lines += [f"### {name.replace('_', ' ').title()}", text, ""]
    if metadata:
        lines += ["### Metadata", *(f"- {line}" for line in metadata), ""]
    return "\n".join([*lines, "---", "", ""])


def log(*entries: str, name: str = "ERRORS.md", workspace: Workspace = PROJECT) -> Document:
    """A learnings file that holds these entries."""
    return file(f".learnings/{name}", "# Log\n\n---\n\n" + "".join(entries), workspace)


def file(relative: str, text: str, workspace: Workspace = PROJECT) -> Document:
    """Any file of a workspace, read as its path says."""
    shown = f"~/.claude/{relative}" if workspace is GLOBAL else relative
    return parse(f"{workspace.base}/{relative}", shown, workspace, text.encode())


def opened(*documents: Document, personal: Personal | None = None) -> Snapshot:
    return Snapshot(1, (PROJECT, GLOBAL), documents, personal=personal or Personal())
