"""Which editor opens a file at a line, as an argument list; no shell and no modelines in between."""

import os
from collections.abc import Callable, Mapping

from hotwash.core.model.plan import ExitCode, Refusal

Which = Callable[[str], str | None]

_NO_MODELINES = ("--cmd", "set nomodeline")
_VIM = frozenset(
    ("vim", "nvim", "gvim", "mvim", "vimx", "view", "nvi-vim", "vim.basic", "vim.tiny", "vim.nox", "vim.gtk3")
)
_PLUS_LINE = frozenset(
    (
        "vi",
        "ex",
        "nvi",
        "elvis",
        "vis",
        "nano",
        "pico",
        "emacs",
        "emacsclient",
        "mg",
        "jmacs",
        "joe",
        "kak",
        "ne",
        "mcedit",
    )
)
_COLON_LINE = frozenset(("hx", "helix", "micro", "subl", "sublime_text", "zed", "zeditor", "lapce"))
_WINDOWED = {
    "subl": "--wait",
    "sublime_text": "--wait",
    "zed": "--wait",
    "zeditor": "--wait",
    "gvim": "-f",
    "mvim": "-f",
}
_GOTO = frozenset(("code", "code-insiders", "code-oss", "codium", "vscodium", "cursor", "windsurf", "positron"))


def editor_command(
    path: str, line: int, chosen: str, environ: Mapping[str, str], which: Which | None = None
) -> tuple[str, ...] | Refusal:
    """The argument list that opens the absolute `path` at the 1-based `line`, or why none can be built.

    `chosen` is the `editor` setting; empty asks `$VISUAL`, `$EDITOR`, then `vi` (`notepad` on Windows).
    """
    import shlex

    wish, origin = _wish(chosen, environ)
    try:
        words = shlex.split(wish, posix=os.name != "nt")
    except ValueError as error:
        return _refused(f"{origin} cannot be read as a command: {error}")
    if not words:
        return _refused(f"{origin} names no program")
    program = (which or _which(environ))(words[0])
    if program is None:
        return _refused(f"{origin} names {words[0]}, which is not installed")
    return (program, *words[1:], *_placed(program, words[0], path, max(line, 1)))


def _wish(chosen: str, environ: Mapping[str, str]) -> tuple[str, str]:
    if chosen.strip():
        return chosen, "the editor setting"
    for variable in ("VISUAL", "EDITOR"):
        if environ.get(variable, "").strip():
            return environ[variable], f"${variable}"
    return ("notepad", "no setting") if os.name == "nt" else ("vi", "no setting")


def _which(environ: Mapping[str, str]) -> Which:
    from shutil import which

    return lambda program: which(program, path=environ.get("PATH"))


def _refused(reason: str) -> Refusal:
    return Refusal(reason, 'set editor = "…" in config.toml, or $VISUAL, or $EDITOR', ExitCode.USAGE)


def _placed(program: str, called: str, path: str, line: int) -> tuple[str, ...]:
    """How this family of editors is told file and line; an unknown one gets the file alone."""
    name = _family_name(called)
    if name in ("vi", "ex") and _family_name(os.path.realpath(program)) in _VIM:
        name = "vim"
    wait = (_WINDOWED[name],) if name in _WINDOWED else ()
    if name in _VIM:
        return (*wait, *_NO_MODELINES, f"+{line}", path)
    if name in _PLUS_LINE:
        return (*wait, f"+{line}", path)
    if name in _COLON_LINE:
        return (*wait, f"{path}:{line}")
    if name in _GOTO:
        return ("--wait", "--goto", f"{path}:{line}")
    return (path,)


def _family_name(program: str) -> str:
    return os.path.basename(program).removesuffix(".exe").lower()
