"""Bad input gets a sentence with the file and the next step; nothing is lost, nothing hangs."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from support.terminal import ENTER, TINY, Place, Terminal, entry

GOOD = "ERR-20260520-001"
BAD_FILE = "LEARNINGS.md"
AT_MOST = 60.0


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.log(f"{GOOD} cert expiry", "ERR-20260519-001 disk quota")
    (place.root / "CLAUDE.md").write_text("# payments-api\n\n## Agent Rules\n\n- Keep changes small\n")
    return place


def opened(terminal: Terminal) -> None:
    terminal.shows("1 Pending", "● live", seconds=AT_MOST)


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """What a command said beside its data: never a traceback."""
    text = done.stderr.decode()
    assert "Traceback" not in text
    return text


# Files that cannot be read


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_forbidden_file(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    path.write_bytes(entry("LRN-20260520-001", "secret"))
    path.chmod(0)


def a_huge_file(path: Path) -> None:
    path.touch()
    os.truncate(path, 75_000_000)


def a_circle(path: Path) -> None:
    path.symlink_to(path)


UNREADABLE: tuple[tuple[Callable[[Path], None], str], ...] = (
    (a_folder, "folder"),
    (a_pipe, "named pipe"),
    (a_forbidden_file, "EACCES"),
    (a_huge_file, "75 MB"),
    (a_circle, "circle"),
)


@pytest.mark.parametrize(("make", "reason"), UNREADABLE, ids=[make.__name__ for make, _ in UNREADABLE])
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_listed(
    place: Place, make: Callable[[Path], None], reason: str
) -> None:
    make(place.learnings / BAD_FILE)
    done = place.run("list", seconds=AT_MOST)
    assert done.returncode in (0, 1)
    assert GOOD in done.stdout.decode()
    sentence = next(line for line in said(done).split("\n") if BAD_FILE in line)
    assert reason in sentence
    assert " – " in sentence, "no next step"


def test_files_that_cannot_be_read_are_named_and_the_others_are_decided(place: Place) -> None:
    makers = [(make, reason) for make, reason in UNREADABLE if make is not a_forbidden_file]
    for make, _ in makers:
        make(place.learnings / f"{make.__name__}.md")
    with place.dashboard() as terminal:
        terminal.shows("1 Pending", GOOD, "✗", seconds=AT_MOST)
        terminal.press("P").shows("Problems")
        for make, reason in makers:
            terminal.shows(f"{make.__name__}.md", reason)
        terminal.press("1").shows("▸")
        terminal.press("r").shows(f"resolved {GOOD}")
        terminal.press("u").shows("undid resolve")
        terminal.press("q")
        assert terminal.ends() == 0


# Files that are odd inside


ODD: dict[str, tuple[bytes, tuple[str, ...], tuple[str, ...]]] = {
    "no byte at all": (b"", (), ()),
    "invalid bytes": (
        entry("LRN-20260520-001", "good ? good").replace(b"?", b"\xe9"),
        ("LRN-20260520-001",),
        ("good \ufffd good",),
    ),
    "half a last line": (
        entry("LRN-20260520-001", "whole") + b"### LRN-20260521-001\n**Status**: pend",
        ("LRN-20260520-001",),
        (),
    ),
    "a status nobody knows": (entry("LRN-20260520-001", "odd", "frobnicated"), ("LRN-20260520-001",), ("frobnicated",)),
    "an id twice": (entry("LRN-20260520-001", "one") + entry("LRN-20260520-001", "other"), ("LRN-20260520-001",), ()),
    "only NUL": (b"\0" * 1000, (), ()),
}


@pytest.mark.parametrize("case", ODD)
def test_an_odd_file_is_listed_as_far_as_it_can_be(place: Place, case: str) -> None:
    content, names, words = ODD[case]
    (place.learnings / BAD_FILE).write_bytes(content)
    done = place.run("list", "--all")
    assert done.returncode in (0, 1)
    for text in (GOOD, *names, *words):
        assert text in done.stdout.decode()
    said(done)


def test_odd_files_are_shown_and_stay_as_they_are(place: Place) -> None:
    before = {place.learnings / f"ODD-{number}.md": content for number, (content, _, _) in enumerate(ODD.values())}
    for path, content in before.items():
        path.write_bytes(content)
    with place.dashboard() as terminal:
        opened(terminal)
        terminal.press("P").shows("Problems", "ODD-")
        terminal.press("1").shows(GOOD)
        terminal.press("q")
        assert terminal.ends() == 0
    assert {path: path.read_bytes() for path in before} == before


def test_an_id_that_stands_twice_is_refused_and_both_are_named(place: Place) -> None:
    path = place.learnings / BAD_FILE
    path.write_bytes(entry("LRN-20260520-001", "one") + entry("LRN-20260520-001", "other"))
    before = path.read_bytes()
    done = place.run("resolve", "LRN-20260520-001")
    assert done.returncode == 4
    assert said(done).count("LRN-20260520-001") >= 3
    assert path.read_bytes() == before


def test_an_entry_that_went_away_since_it_was_shown_is_not_written(place: Place) -> None:
    done = place.run("resolve", "ERR-20260520-009")
    assert done.returncode == 4
    assert GOOD in said(done), "the nearest id is named"
    with place.dashboard() as terminal:
        opened(terminal)
        rest = entry("ERR-20260519-001", "disk quota")
        place.errors.write_bytes(rest)
        terminal.shows("gone")
        assert GOOD in terminal.row
        terminal.press("r").shows("resolve:", "gone")
        assert place.errors.read_bytes() == rest


def test_bytes_after_a_bad_one_survive_a_decision(place: Place) -> None:
    bad = place.errors.read_bytes() + b"\xff\xfe broken \x80\n"
    place.errors.write_bytes(bad)
    done = place.run("resolve", GOOD)
    assert done.returncode == 0, said(done)
    resolved = entry(GOOD, "cert expiry", "resolved")
    assert place.errors.read_bytes() == bad.replace(entry(GOOD, "cert expiry"), resolved)
    assert place.run("undo").returncode == 0
    assert place.errors.read_bytes() == bad


# Files that rules go to


def promote(place: Place) -> subprocess.CompletedProcess[bytes]:
    rule = ("--rule", "Always renew certificates a month early.")
    return place.run("promote", GOOD, "--resolve", "--target", "CLAUDE.md", *rule, "--apply")


TARGETS: dict[str, bytes | None] = {
    "missing": None,
    "empty": b"",
    "with CRLF": b"# payments-api\r\n\r\n## Agent Rules\r\n\r\n- Keep changes small\r\n",
    "without a final newline": b"# payments-api\n\n## Agent Rules\n\n- Keep changes small",
    "without the section": b"# payments-api\n\nSome words.\n",
}


@pytest.mark.parametrize("case", TARGETS)
def test_a_rule_goes_into_a_target_as_it_is_and_comes_out_of_it_again(place: Place, case: str) -> None:
    path = place.root / "CLAUDE.md"
    before = TARGETS[case]
    path.unlink()
    if before is not None:
        path.write_bytes(before)
    done = promote(place)
    assert done.returncode == 0, said(done)
    after = path.read_bytes()
    assert b"Always renew certificates a month early." in after
    assert after.startswith((before or b"").rstrip(b"\n"))
    if before and b"\r\n" in before:
        assert after.count(b"\n") == after.count(b"\r\n")
    if before and not before.endswith(b"\n"):
        assert b"- Keep changes small\n- Always" in after
    taken_back = place.run("undo")
    assert taken_back.returncode == 0, said(taken_back)
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_target_that_may_not_be_written_is_named_and_nothing_is_written(place: Place) -> None:
    path = place.root / "CLAUDE.md"
    path.chmod(0o444)
    before = path.read_bytes(), place.errors.read_bytes()
    done = promote(place)
    assert done.returncode == 4
    assert "CLAUDE.md" in said(done)
    assert (path.read_bytes(), place.errors.read_bytes()) == before


def test_a_folder_in_place_of_the_target_is_named_and_nothing_is_written(place: Place) -> None:
    path = place.root / "CLAUDE.md"
    path.unlink()
    path.mkdir()
    before = place.errors.read_bytes()
    done = promote(place)
    assert done.returncode == 4
    assert "CLAUDE.md" in said(done)
    assert place.errors.read_bytes() == before


# Surroundings


def test_without_a_workspace_a_command_says_where_to_go_and_makes_nothing(place: Place, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    with place.dashboard("list", directory=bare) as terminal:
        assert terminal.ends() == 2
        terminal.shows("no learnings here", "next:", "--root", "--demo")
    assert list(bare.iterdir()) == []


def test_without_a_workspace_the_dashboard_says_where_to_go_and_makes_nothing(place: Place, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    with place.dashboard(directory=bare) as terminal:
        terminal.shows("No learnings here", "create here", "open a folder", "demo")
        terminal.press("\x1b")
        terminal.until(lambda: "create here" not in terminal.text, "the screen below")
        terminal.press("q")
        assert terminal.ends() == 0
    assert list(bare.iterdir()) == []


def test_without_a_terminal_the_dashboard_names_the_commands(place: Place) -> None:
    for arguments in ((), ("watch",), ("--demo",)):
        done = place.run(*arguments)
        assert done.returncode == 2
        assert re.search(r"needs a terminal\nnext: .*hotwash list", said(done))


def test_a_terminal_that_is_too_small_says_what_it_needs_and_goes_on_when_it_grows(place: Place) -> None:
    with place.dashboard(size=TINY) as terminal:
        terminal.shows("have 30×10, need 48×14", "q quits")
        terminal.resize(80, 24)
        terminal.shows("1 Pending", GOOD)
        terminal.press("j").until(lambda: "ERR-20260519-001" in terminal.row, "the cursor to go down")
        terminal.resize(*TINY)
        terminal.shows("have 30×10")
        terminal.resize(120, 40)
        terminal.until(lambda: "ERR-20260519-001" in terminal.row, "the cursor where it was")
        terminal.resize(*TINY)
        terminal.shows("have 30×10")
        terminal.press("q")
        assert terminal.ends() == 0


def test_without_git_everything_else_works(place: Place, tmp_path: Path) -> None:
    empty = tmp_path / "no-programs"
    empty.mkdir()
    before = place.errors.read_bytes()
    (place.root / ".git").mkdir()
    with place.dashboard(environment=place.environment(PATH=str(empty))) as terminal:
        opened(terminal)
        terminal.press("r").shows(f"resolved {GOOD}")
        terminal.press("u").shows("undid resolve")
        for key in "]]]":
            terminal.press(key).settles(0.1)
        terminal.press("p").shows("Promote", "Enter write")
        terminal.press(ENTER).shows("promoted ERR-20260519-001 →")
        terminal.press("u").shows("undid promote")
        terminal.press("q")
        assert terminal.ends() == 0
    assert place.errors.read_bytes() == before
