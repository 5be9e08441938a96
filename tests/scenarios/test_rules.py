"""Rules from the dashboard: taken out with a reason, seen first, and brought back."""

import subprocess
from pathlib import Path

import pytest

from hotwash.tui.copies import copied
from hotwash.tui.finding import place_of
from hotwash.tui.session import PaneId
from support.driver import Person, Place, at_the_dashboard

RULE = "- Check the job lock before starting settlement by hand <!-- self-improve:ERR-20260415-001 -->\n"


def test_a_rule_goes_after_its_reason_and_the_diff_were_seen_and_undo_brings_it_back(tmp_path: Path) -> None:
    place = Place.sample(tmp_path)
    claude = place.root / "CLAUDE.md"
    before = claude.read_bytes(), place.errors.read_bytes()
    assert RULE in claude.read_text()

    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("status:promoted")
        await person.press("enter", "d")
        assert person.sheet == "RetireSheet"
        await person.press("4")
        assert (claude.read_bytes(), place.errors.read_bytes()) == before
        assert "- - Check the job lock" in person.screen
        await person.press("enter")
        assert RULE not in claude.read_text()
        assert "**Status**: resolved\n**Status-Note**: 2026-05-20 no longer needed\n" in place.text()
        await person.press("u")
        assert (claude.read_bytes(), place.errors.read_bytes()) == before

    at_the_dashboard(place, scenario)


def test_a_hook_or_check_that_took_over_is_named_before_anything_is_written(tmp_path: Path) -> None:
    place = Place.sample(tmp_path)

    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("status:promoted")
        await person.press("enter", "d", "2")
        await person.type("the settlement lock test")
        await person.press("enter", "enter")
        assert "Status-Note**: 2026-05-20 now a hook or check: the settlement lock test\n" in place.text()

    at_the_dashboard(place, scenario)


def test_what_was_typed_about_a_rule_waits_for_it_and_is_seen_in_its_row(tmp_path: Path) -> None:
    place = Place.sample(tmp_path)
    before = (place.root / "CLAUDE.md").read_bytes()

    async def scenario(person: Person) -> None:
        await person.press("8", "/")
        await person.type("job lock")
        await person.press("enter", "p", "e")
        await person.type(" first")
        await person.press("escape")
        assert "draft · Check the jo" in person.screen
        await person.press("p")
        assert "by hand first" in person.screen
        await person.press("escape", "d", "2")
        await person.type("the settlement test")
        await person.press("escape", "d")
        assert "▸2" in person.screen
        assert "the settlement test" in person.screen
        await person.press("escape", "/")
        await person.type(" is:draft")
        await person.press("enter")
        assert person.title.startswith("8 Rules · 1 of ")

    at_the_dashboard(place, scenario)
    assert (place.root / "CLAUDE.md").read_bytes() == before


OLD, NEW = "ERR-20260401-001", "ERR-20260520-001"
LINE = f"- Set resource limits on every container <!-- self-improve:{OLD} -->\n"
PROMOTED = (
    f"### {OLD}\n**Status**: promoted\n**Status-Note**: 2026-05-08 promoted to CLAUDE.md\n"
    "**Context**: Deploying the api with resource limits missing\n**Content**: resource limits missing\n"
    "**Action**: Set limits\n\n---\n\n"
)
AGAIN = (
    f"### {NEW}\n**Status**: pending\n**Context**: Deploying the worker with resource limits missing\n"
    "**Content**: resource limits missing\n**Action**: Set limits\n\n---\n\n"
)


def promoted_place(folder: Path, *more: str) -> Place:
    place = Place(folder)
    place.errors.write_text("".join((PROMOTED, *more)))
    (place.root / "CLAUDE.md").write_text(f"## Agent Rules\n\n{LINE}")
    return place


def append(path: Path, text: str) -> None:
    with path.open("a") as out:
        out.write(text)


def test_an_empty_list_of_rules_says_what_to_do(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.log(("ERR-20260520-001", "something"))

    async def scenario(person: Person) -> None:
        await person.press("8")
        assert "Nothing promoted from here yet." in person.screen

    at_the_dashboard(place, scenario)


def test_what_comes_back_in_spite_of_its_rule_is_said_marked_and_found(tmp_path: Path) -> None:
    place = promoted_place(tmp_path)

    async def scenario(person: Person) -> None:
        await person.press("8")
        assert "present" in person.lines[4]
        await person.press("1")
        await person.others(lambda: append(place.errors, AGAIN))
        assert person.status == f"regressed: CLAUDE.md – promoted 12 d ago, again {NEW} · 8 rules"
        assert any("↺" in line and NEW in line for line in person.lines)
        await person.press("!")
        assert (person.pane, person.title) == (PaneId.RULES, "8 Rules · 1 │ Retired")
        assert "regressed CLAUDE.md:3" in person.screen
        assert "Because   promoted 12 d ago, again" in person.detail
        await person.press("x")
        assert "present" in person.lines[4]
        await person.press("u")
        assert "regressed CLAUDE.md:3" in person.screen

    at_the_dashboard(place, scenario)


def test_a_filter_finds_what_came_back(tmp_path: Path) -> None:
    place = promoted_place(tmp_path, AGAIN)
    place.log(("ERR-20260519-009", "something else"))

    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("is:regressed")
        await person.press("enter")
        assert person.ids == [NEW]

    at_the_dashboard(place, scenario)


def test_a_rule_is_re_worded_where_it_stands(tmp_path: Path) -> None:
    place = promoted_place(tmp_path, AGAIN)
    claude = place.root / "CLAUDE.md"

    async def scenario(person: Person) -> None:
        await person.press("8", "p", "e")
        await person.press(*["backspace"] * 5)
        await person.type("ods, always")
        await person.press("enter", "enter")
        assert claude.read_text() == f"## Agent Rules\n\n{LINE.replace('container', 'contods, always')}"
        assert "present" in person.lines[4]
        await person.press("u")
        assert claude.read_text() == f"## Agent Rules\n\n{LINE}"

    at_the_dashboard(place, scenario)


def test_a_rule_is_copied_and_edited_as_the_line_it_is(tmp_path: Path) -> None:
    place = promoted_place(tmp_path)

    async def scenario(person: Person) -> None:
        await person.press("8")
        row = person.dashboard.view.row
        assert row is not None
        snapshot = person.dashboard.desk.snapshot
        assert copied(snapshot, row, "short") == "Set resource limits on every container"
        assert copied(snapshot, row, "command") == f"hotwash unpromote {OLD}"
        assert place_of(snapshot, row) == (str(place.root / "CLAUDE.md"), 3)

    at_the_dashboard(place, scenario)


def test_marked_rules_are_retired_together_and_lose_their_marks(tmp_path: Path) -> None:
    place = promoted_place(tmp_path)
    other = PROMOTED.replace(OLD, "ERR-20260402-007").replace("resource limits missing", "the pipe was full")
    append(place.errors, other)
    append(place.root / "CLAUDE.md", "- Empty the pipe <!-- self-improve:ERR-20260402-007 -->\n")

    async def scenario(person: Person) -> None:
        await person.press("8", "V", "d", "4", "enter")
        assert (place.root / "CLAUDE.md").read_text() == "## Agent Rules\n\n"
        assert place.text().count("**Status**: resolved") == 2
        assert not person.dashboard.session.marks.any

    at_the_dashboard(place, scenario)


def test_the_box_commits_the_lines_and_its_hooks_are_allowed_by_a_second_press(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    place = committed_place(tmp_path)
    hook = place.root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 0\n")
    hook.chmod(0o755)

    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("status:resolved")
        await person.press("enter", "p", "1")
        assert "git runs pre-commit in .git/hooks – 1 again to allow it" in person.screen
        assert "1 [ ]" in person.screen
        await person.press("1")
        assert "1 [x]" in person.screen
        await person.press("enter")
        assert "· committed " in person.status
        assert git(place.root, "status", "--porcelain") == ""
        assert git(place.root, "log", "-1", "--format=%s").startswith("docs(memory): promote ERR-20260520-001 — ")

    at_the_dashboard(place, scenario)


def test_where_the_key_cannot_sign_it_is_said_first_and_what_to_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    place = committed_place(tmp_path)
    for name, value in (("commit.gpgsign", "true"), ("gpg.program", "false"), ("user.signingkey", "DEADBEEF")):
        git(place.root, "config", name, value)

    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("status:resolved")
        await person.press("enter", "p", "1")
        assert "git runs false to sign – 1 again to allow it" in person.screen
        await person.press("1", "enter")
        assert person.status.startswith(
            "written, not committed: false cannot sign with DEADBEEF – try: echo ok | false -bsau DEADBEEF · u undo"
        )

    at_the_dashboard(place, scenario)


def committed_place(folder: Path) -> Place:
    """A resolved entry and a file of rules, all of it committed."""
    place = Place(folder)
    place.log(("ERR-20260520-001", "the pipe was full", "resolved"))
    (place.root / "CLAUDE.md").write_text("## Agent Rules\n\n- Be brief\n")
    git(place.root, "init", "-q", "-b", "main")
    git(place.root, "config", "user.name", "Ana")
    git(place.root, "config", "user.email", "ana@example.org")
    git(place.root, "add", "-A")
    git(place.root, "commit", "-q", "-m", "first")
    return place


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(("git", *arguments), cwd=folder, capture_output=True, check=True).stdout.decode()


def test_rules_that_were_taken_out_are_the_second_list_and_can_come_back(tmp_path: Path) -> None:
    place = promoted_place(tmp_path)

    async def scenario(person: Person) -> None:
        await person.press("8", "8")
        assert (person.title, "No rule was taken out yet." in person.screen) == ("8 Rules │ Retired · 0", True)
        await person.press("8", "d", "3", "enter", "8")
        assert person.title == "8 Rules │ Retired · 1"
        assert "revoked" in person.lines[4]
        assert "Set resource limits" in person.lines[4]
        assert f"0 {OLD}" in person.screen
        await person.press("u")
        assert person.title == "8 Rules │ Retired · 0"
        await person.press("8")
        assert "present" in person.lines[4]

    at_the_dashboard(place, scenario)


def test_what_another_tool_took_out_is_told_by_its_entry(tmp_path: Path) -> None:
    place = Place(tmp_path)
    noted = "2026-05-18 unpromoted (removed from CLAUDE.md)"
    place.errors.write_text(
        PROMOTED.replace("2026-05-08 promoted to CLAUDE.md", noted).replace("promoted\n", "resolved\n", 1)
    )

    async def scenario(person: Person) -> None:
        await person.press("8", "8")
        assert person.title == "8 Rules │ Retired · 1"
        assert f"taken out  CLAUDE.md {OLD}" in person.lines[4]

    at_the_dashboard(place, scenario)
