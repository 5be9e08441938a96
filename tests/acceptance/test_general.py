"""What holds for every system: what is an entry and what is not, and that a write is what was shown, or nothing."""

import pytest

from acceptance.conftest import Project, facts, four

ERRORS, LEARNINGS = ".learnings/ERRORS.md", ".learnings/LEARNINGS.md"
SECTIONED = (
    "## [LRN-20260520-001] slug\n\n**Logged**: 2026-05-20T10:00:00Z\n**Priority**: low\n**Status**: {status}\n\n"
    "### Summary\nIt is so\n\n---\n"
)
LOOKING = ("list", "status", "lint", "review --no-drain", "files", "rules", "handoff", "doctor", "ops", "resume")


def entries(project: Project, text: str | bytes, name: str = LEARNINGS) -> list[dict[str, object]]:
    project.write(name, text)
    return project.run("list", "--all", "--json").lists("entries")


@pytest.mark.parametrize(
    "hidden",
    [
        "```\n### ERR-20260520-001\n**Status**: pending\n```\n",
        "~~~~\n### ERR-20260520-001\n~~~\n**Status**: pending\n~~~~\n",
        "<!--\n### ERR-20260520-001\n**Status**: pending\n-->\n",
        "### ERR-YYYYMMDD-XXX\n**Status**: pending\n",
        "## [LRN-YYYYMMDD-NNN] category\n\n**Status**: pending\n",
    ],
)
def test_what_is_fenced_commented_or_a_placeholder_is_no_entry(project: Project, hidden: str) -> None:
    assert entries(project, f"# Log\n\n{hidden}") == []


def test_one_file_may_hold_both_dialects(project: Project) -> None:
    found = entries(project, four("LRN-20260520-001") + SECTIONED.format(status="pending"))
    assert [(entry["id"], entry["line"]) for entry in found] == [("LRN-20260520-001", 1), ("LRN-20260520-001", 7)]
    assert len({str(entry["uid"]) for entry in found}) == 2


def test_two_entries_of_one_id_stay_two_and_are_found(project: Project) -> None:
    found = entries(project, four("LRN-20260520-001", content="one") + four("LRN-20260520-001", content="two"))
    assert len(found) == 2
    assert "LRN-20260520-001" in project.run("lint").out
    assert project.run("resolve", "LRN-20260520-001").code == 4


@pytest.mark.parametrize("line", ["**Status:** pending", "- **Status**: pending", "**Status**: pending  "])
def test_a_status_is_read_in_every_style_and_its_line_is_kept(project: Project, line: str) -> None:
    text = SECTIONED.format(status="pending").replace("**Status**: pending", line)
    [entry] = entries(project, text)
    assert entry["native_status"] == "pending"
    assert project.text(LEARNINGS) == text


@pytest.mark.parametrize(
    ("native", "status"),
    [
        ("✅ resolved (2026-03-17 15:05)", {"resolved"}),
        ("fixed", {"resolved"}),
        ("open", {"open"}),
        ("✅ In progress", {"open", "active", "unknown"}),
    ],
)
def test_decorated_and_foreign_words_are_mapped_and_kept(project: Project, native: str, status: set[str]) -> None:
    [entry] = entries(project, SECTIONED.format(status=native))
    assert entry["native_status"] == native
    assert entry["status"] in status


def test_a_dated_heading_is_an_entry(project: Project) -> None:
    [entry] = entries(project, "# Learnings\n\n## 2026-03-01 some title\n\nIt was so.\n")
    assert (entry["id"], entry["title"], entry["logged"]) == (None, "some title", "2026-03-01")


def test_what_is_written_is_what_was_shown_and_undo_brings_every_byte_back(project: Project) -> None:
    project.write(ERRORS, four("ERR-20260920-001", **facts()).replace("\n", "\r\n"))
    project.write("CLAUDE.md", "# Rules\n\n## Agent Rules\n\n- One")
    before = project.files()
    command = ("promote", "ERR-20260920-001", "--target", "CLAUDE.md", "--rule", "Never do it")
    shown = project.run(*command, "--json").document["diff"]
    written = project.run(*command, "--apply", "--json").document["diff"]
    assert shown == written
    assert project.files() != before
    assert project.run("undo").code == 0
    assert project.files() == before


def test_text_of_files_is_shown_and_never_obeyed(project: Project) -> None:
    project.write(ERRORS, four("ERR-20260920-001", "pending", content="[bold]x[/] \x1b[31mred\x07 [@click=app.quit]"))
    out = project.run("list").out + project.run("show", "ERR-20260920-001").out
    assert "[bold]x[/]" in out
    assert "\x1b" not in out
    assert "\x07" not in out


@pytest.mark.parametrize("text", ["", "# Errors\n", "\ufeff# Errors\r\n\r\nno final newline", "### ERR-20260920-001\n"])
def test_looking_changes_nothing(project: Project, text: str) -> None:
    project.write(ERRORS, text)
    before = project.files()
    for command in (
        "list",
        "status",
        "lint",
        "review --no-drain",
        "files",
        "rules",
        "handoff",
        "doctor",
        "ops",
        "resume",
    ):
        project.run(*command.split())
    assert project.files() == before
