"""Who may touch the disk: files of the person only through `sysio`, everything else by name in the list below."""

import ast
from collections.abc import Iterator
from pathlib import Path

import hotwash.core

CORE = Path(hotwash.core.__file__).parent

WRITING_CALLS = frozenset((
    "os.open", "os.write", "os.pwrite", "os.writev", "os.truncate", "os.ftruncate", "os.fsync", "os.fdopen",
    "os.rename", "os.renames", "os.replace", "os.remove", "os.unlink", "os.rmdir", "os.removedirs",
    "os.mkdir", "os.makedirs", "os.mkfifo", "os.link", "os.symlink", "os.chmod", "os.fchmod", "os.chown", "os.fchown",
    "os.setxattr", "os.removexattr", "os.utime", "os.sendfile", "os.copy_file_range", "open", "io.open",
    "write_text", "write_bytes", "touch", "unlink", "rename", "rmdir", "mkdir", "symlink_to", "hardlink_to", "chmod",
))  # fmt: skip
WRITING_MODULES = frozenset(("shutil", "subprocess", "tempfile", "fcntl", "ctypes", "mmap", "sqlite3"))

# The person's own state, a copied text that is too long for a clipboard, one line at the end of a log, what a commit in
# git needs beside the index, a folder for worktrees, programs that are run, stand-ins for closed streams, and readers.
ALLOWED = {
    "storage/sysio.py": WRITING_CALLS | WRITING_MODULES,
    "storage/personal.py": frozenset(("os.open", "os.fdopen", "os.fsync", "unlink", "mkdir", "write_text")),
    "storage/improving/memory.py": frozenset(("write_text",)),
    "storage/improving/carrying.py": frozenset(("mkdir",)),
    "storage/improving/forge.py": frozenset(("shutil", "subprocess")),
    "storage/read.py": frozenset(("os.open",)),
    "storage/editor.py": frozenset(("shutil",)),
    "storage/clipboard.py": frozenset(("shutil", "subprocess", "os.open", "os.fdopen", "mkdir", "unlink")),
    "storage/desktop.py": frozenset(("shutil", "subprocess")),
    "storage/git_program.py": frozenset(("subprocess",)),
    "storage/git_commit.py": frozenset(("write_text", "unlink")),
    "storage/machine.py": frozenset(("shutil", "subprocess")),
    "storage/program.py": frozenset(("shutil",)),
    "storage/appending.py": frozenset(("os.open", "os.write")),
    "storage/reminded.py": frozenset(("write_text", "mkdir", "unlink")),
    "storage/transcript.py": frozenset(("os.open",)),
    "storage/streams.py": frozenset(("os.open", "os.fdopen")),
}


def test_only_named_modules_touch_the_disk() -> None:
    found = {
        f"{path.relative_to(CORE)}:{line} {what}"
        for path in sorted(CORE.rglob("*.py"))
        for line, what in _touches(ast.parse(path.read_bytes()))
        if what not in ALLOWED.get(str(path.relative_to(CORE)), frozenset())
    }
    assert found == set()


def test_the_list_names_nothing_that_is_not_there() -> None:
    assert [name for name in ALLOWED if not (CORE / name).is_file()] == []


SAMPLE = """
import shutil
from subprocess import run
open('x', 'rb'), path.open(), path.open('a')
os.replace(a, b)
Path('x').write_bytes(b'')
'a'.replace('b', 'c'), sysio.rename(a, b)
"""


def test_the_check_sees_what_it_looks_for() -> None:
    assert sorted(_touches(ast.parse(SAMPLE))) == [
        (2, "shutil"),
        (3, "subprocess"),
        (4, "open"),
        (5, "os.replace"),
        (6, "write_bytes"),
    ]


def _touches(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name in WRITING_MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in WRITING_MODULES:
            yield node.lineno, str(node.module)
        elif isinstance(node, ast.Call) and (name := _name(node.func)) in WRITING_CALLS and not _only_reads(name, node):
            yield node.lineno, name


def _name(function: ast.expr) -> str:
    """`os.open`, `open`, or the bare name of a method."""
    if isinstance(function, ast.Attribute):
        owner = function.value.id if isinstance(function.value, ast.Name) else ""
        return f"{owner}.{function.attr}" if owner in ("os", "io", "sysio") else function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _only_reads(name: str, call: ast.Call) -> bool:
    """`open` with a mode that is written down and changes nothing."""
    if name not in ("open", "io.open"):
        return False
    at = 0 if name == "open" and isinstance(call.func, ast.Attribute) else 1
    given = [*call.args[at : at + 1], *(each.value for each in call.keywords if each.arg == "mode")]
    return all(isinstance(mode, ast.Constant) and not set("wax+") & set(str(mode.value)) for mode in given)
