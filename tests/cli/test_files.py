"""`hotwash files`: what is open, in which format, and what may not be written."""

from pathlib import Path

from cli.conftest import Hotwash


def write(workspace: Path, relative: str, content: bytes) -> None:
    path = workspace / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_every_file_has_a_line_with_its_format_and_what_it_holds(hotwash: Hotwash, workspace: Path) -> None:
    write(workspace, "memory/SESSION-STATE.md", b"\xef\xbb\xbf## Decisions\r\n- 2026-05-20 \x97 x\r\n")
    write(workspace, "memory/.session-count", b"7")
    write(workspace, ".learnings/INDEX.md", b"# Mine\n")
    write(workspace, ".claude/skills/drain/SKILL.md", b"---\nname: drain-nodes\n---\n")
    ran = hotwash("files")
    assert (ran.code, ran.err) == (0, "")
    assert [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in ran.out.splitlines()] == [
        [".learnings/ERRORS.md", "entries: fields", "2 entries", "LF"],
        [
            ".learnings/INDEX.md",
            "index",
            "nothing",
            "LF",
            "read-only: this index has no table of hotwash's between markers; it is shown, never written",
        ],
        [".learnings/OPERATIONS_ISSUES.md", "entries: sections", "1 entry", "LF"],
        ["memory/.session-count", "session-mark", "7 sessions", "none"],
        ["memory/SESSION-STATE.md", "session-state", "1 decision", "CRLF, BOM, not UTF-8"],
        ["memory/working-buffer.md", "working-buffer", "1 WAL record, 2 steps", "LF"],
        ["CLAUDE.md", "rules", "1 rule without a marker", "LF"],
        [".claude/skills/drain/SKILL.md", "manifest", "1 skill (drain-nodes)", "LF"],
    ]


def test_the_same_as_a_versioned_document(hotwash: Hotwash, workspace: Path) -> None:
    write(workspace, ".claude/skills/drain/SKILL.md", b"# Drain\n")
    ran = hotwash("files", "--json")
    assert ran.document["kind"] == "files"
    files = {str(each["file"]): each for each in ran.lists("files")}
    assert files["memory/working-buffer.md"] == {
        "file": "memory/working-buffer.md",
        "workspace": "payments",
        "format": "working-buffer",
        "holds": {"WAL records": 1, "steps": 2},
        "dialects": {},
        "newlines": "LF",
        "bom": False,
        "final_newline": True,
        "utf8": True,
        "bytes": len((workspace / "memory/working-buffer.md").read_bytes()),
        "read_only": None,
        "front_matter": None,
        "error": None,
    }
    skill = files[".claude/skills/drain/SKILL.md"]
    assert skill["error"] == "there is no front matter between two lines of ---"


def test_a_file_that_cannot_be_read_is_named(hotwash: Hotwash, workspace: Path) -> None:
    (workspace / "memory" / "2026-05-21.md").mkdir()
    ran = hotwash("files")
    assert ran.code == 0
    assert "2026-05-21.md: is a folder, not a file" in ran.err
