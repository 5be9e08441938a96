"""What a person makes of a draft in their editor, before it is written anywhere."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from hotwash.cli.asking import can_answer
from hotwash.cli.session import Session
from hotwash.core.model.plan import ExitCode, Refusal


def from_draft(
    session: Session,
    name: str,
    fields: Sequence[str],
    said: Mapping[str, str],
    go_on: Callable[[Mapping[str, str]], int],
) -> int:
    """Go on with what the person makes of these fields; the draft is kept where that comes to nothing."""
    draft = Path(mkdtemp(prefix="hotwash-")) / f"{name}.md"
    draft.write_text("\n".join(f"# {field}\n{said.get(field, '')}\n" for field in fields), encoding="utf-8")
    before = draft.read_bytes()
    failed = _open_editor(session, draft)
    if failed is not None:
        code = session.refused(failed)
    else:
        code = go_on({**said, **_fields_in(draft.read_text(encoding="utf-8", errors="replace"), fields)})
    if code == ExitCode.OK or draft.read_bytes() == before:
        rmtree(draft.parent)
    else:
        session.narration.complain(f"your draft is kept in {draft}")
    return code


def _open_editor(session: Session, draft: Path) -> Refusal | None:
    import subprocess

    from hotwash.core.storage.editor import editor_command

    chosen = session.store.config.settings.editor
    if not (can_answer() or chosen or os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        # An editor for people would wait for somebody who is not there.
        return Refusal("there is no terminal for an editor", "leave --edit out, or set EDITOR", ExitCode.USAGE)
    command = editor_command(str(draft), 2, chosen, os.environ)
    if isinstance(command, Refusal):
        return command
    code = subprocess.run(command, check=False).returncode
    return Refusal(f"the editor ended with {code}", "nothing was written", ExitCode.REFUSED_BY_STATE) if code else None


def _fields_in(text: str, fields: Sequence[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        name = line.removeprefix("# ").strip()
        if line.startswith("# ") and name in fields:
            lines = found.setdefault(name, [])
        else:
            lines.append(line)
    return {name: "\n".join(lines).strip() for name, lines in found.items()}
