"""The main job in a real terminal: decide with one key, take it back with one, while agents keep writing."""

import re
import threading
from pathlib import Path

import pytest

from hotwash.core.text.diff import unified
from support.terminal import ENTER, Place, Terminal, entry

APPENDED = 200

# What no event told of would be found by a sweep, and not before these many seconds.
SWEEP, AT_MOST = 60, 40.0
FIRST, SECOND, THIRD = "ERR-20260518-001", "ERR-20260519-002", "ERR-20260520-002"
RECURRING = {
    FIRST: "resource limits missing on api",
    SECOND: "resource limits missing on worker",
    THIRD: "resource limits missing on ledger",
}
RULES = "# payments-api\n\n## Agent Rules\n\n- Keep one change per pull request\n"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.log(*(f"{name} {title}" for name, title in RECURRING.items()))
    (place.root / "CLAUDE.md").write_text(RULES)
    return place


def opened(terminal: Terminal) -> None:
    """Wait until the dashboard shows what it found and follows the files."""
    terminal.shows("1 Pending", "● live")


def test_one_key_resolves_and_one_key_takes_it_back_to_the_byte(place: Place) -> None:
    before = place.errors.read_bytes()
    with place.dashboard() as terminal:
        opened(terminal)
        assert THIRD in terminal.row
        terminal.press("r").shows(f"resolved {THIRD}")
        settled = entry(THIRD, RECURRING[THIRD], "resolved")
        assert place.errors.read_bytes() == before.replace(entry(THIRD, RECURRING[THIRD]), settled)
        terminal.press("u").shows(f"undid resolve {THIRD}")
        assert place.errors.read_bytes() == before
        terminal.shows("3 pend")
        terminal.press("q")
        assert terminal.ends() == 0
    assert place.errors.read_bytes() == before


def test_two_keys_promote_exactly_the_bytes_that_were_shown(place: Place) -> None:
    rules = place.root / "CLAUDE.md"
    before = {path: path.read_bytes() for path in (rules, place.errors)}
    promised = place.run("promote", *RECURRING, "--resolve", "--target", "CLAUDE.md", "--dry-run").stdout.decode()
    with place.dashboard(size=(120, 60)) as terminal:
        opened(terminal)
        terminal.press("2").shows("▸      ×3")
        terminal.press("p").shows("Promote ×3", "Enter write")
        shown = sheet(terminal, "Promote")
        terminal.press(ENTER).shows("promoted ×3")
        written = {path: path.read_bytes() for path in before}
        diff = "".join(unified(str(path.relative_to(place.root)), before[path], written[path]) for path in before)
        assert promised == f"PROMOTION PROPOSAL {' '.join(RECURRING)}\ntarget=CLAUDE.md\n{diff}"
        for line in added(promised):
            assert "".join(line.split()) in "".join(shown.split())
        terminal.press("u").shows("undid promote")
        assert {path: path.read_bytes() for path in before} == before


def test_what_agents_append_while_a_person_decides_is_never_lost(place: Place) -> None:
    start = place.errors.read_bytes()
    names = [f"LRN-20260521-{number:03d}" for number in range(1, APPENDED + 1)]
    rounds = 0
    with place.dashboard() as terminal:
        opened(terminal)
        agent = Agent(place.errors, names)
        agent.start()
        while agent.is_alive() or not rounds:
            name = under_cursor(terminal)
            terminal.press("r").shows(f"resolved {name}")
            following = next_under_cursor(terminal, name)
            terminal.press("u").shows(f"undid resolve {name}")
            assert under_cursor(terminal) == following
            rounds += 1
        agent.join()
        terminal.shows(f"{len(RECURRING) + APPENDED} pend")
    assert place.errors.read_bytes() == start + b"".join(entry(name, "a lesson") for name in names)


def test_new_entries_appear_before_a_sweep_and_the_cursor_stays_on_its_entry(place: Place) -> None:
    with place.dashboard(environment=place.environment(HOTWASH_WATCH_SWEEP_S=str(SWEEP))) as terminal:
        opened(terminal)
        terminal.press("j").until(lambda: SECOND in terminal.row, "the cursor to go down")
        for number in range(8):
            place.log(f"OPS-20260101-{number:03d} agent was here")
            terminal.shows(f"OPS-20260101-{number:03d}", f"{4 + number} pend", seconds=AT_MOST)
            assert SECOND in terminal.row
        assert f"0 {SECOND}" in terminal.text


def under_cursor(terminal: Terminal) -> str:
    found = re.search(r"[A-Z]{3}-\d{8}-\d{3}", terminal.row)
    assert found, terminal.text
    return found[0]


def next_under_cursor(terminal: Terminal, name: str) -> str:
    """The entry that the cursor goes on to when the one of this name has left the list."""
    terminal.until(lambda: under_cursor(terminal) != name, "the cursor to go on")
    return under_cursor(terminal)


def sheet(terminal: Terminal, title: str) -> str:
    """What stands inside the borders of an open sheet."""
    lines = terminal.text.split("\n")
    top = next(number for number, line in enumerate(lines) if f"╭─ {title}" in line)
    left = lines[top].index(f"╭─ {title}")
    right = lines[top].index("╮", left)
    bottom = next(number for number, line in enumerate(lines) if number > top and line[left : left + 1] == "╰")
    return "\n".join(line[left + 1 : right] for line in lines[top + 1 : bottom])


def added(diff: str) -> list[str]:
    return [line[1:] for line in diff.splitlines() if line.startswith("+") and not line.startswith("+++")]


class Agent(threading.Thread):
    """Appends one entry after the other as `>>` does, as fast as a busy agent would."""

    def __init__(self, path: Path, names: list[str]) -> None:
        super().__init__()
        self._path = path
        self._names = names

    def run(self) -> None:
        pace = threading.Event()
        for name in self._names:
            with self._path.open("ab", buffering=0) as out:
                out.write(entry(name, "a lesson"))
            pace.wait(0.01)
