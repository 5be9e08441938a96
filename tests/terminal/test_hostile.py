"""Text from files is shown and never obeyed: nothing in content, names or arguments acts on the terminal."""

import re
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

import pytest

from support.terminal import BRACKETED_PASTE, ENTER, ESCAPE, Place, Terminal, entry, sequences

MARK = "HWPWN"
COMMANDS = {
    "clear": "\x1b[2J\x1b[H",
    "title": f"\x1b]0;{MARK}\x07",
    "link": f"\x1b]8;;file:///{MARK}\x1b\\click\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;SFdQV04=\x07",
    "report": "\x1b[6n\x1b[c",
    "device": f"\x1bP$q{MARK}\x1b\\",
    "private": f"\x1b_{MARK}\x1b\\\x1b^{MARK}\x1b\\",
    "modes": "\x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[4h",
    "reset": "\x1bc",
    "c1": f"\x9b31m\x9d0;{MARK}\x9c\x90{MARK}\x9c",
    "bell": "\x07\x08\x08\x08\x7f",
    "bidi": "\u202egnihton\u202c \u2066x\u2069 \u200f",
    "hidden": "zero\u200bwidth\u2060 \ufeff tag\U000e0041\U000e0042 next\u0085 line\u2028 end\u2029",
    "private-use": "\ue000 \U000f0000",
    "nul": "a\0b",
    "return": "harmless\rdestroyed",
}
MARKUP = (
    "[@click=app.quit]quit[/]",
    "[/]",
    '[x="]',
    "[bold red on blue]loud",
    "[link=file:///etc/passwd]here",
    "[$error]$x",
    "\\[",
    "]][[",
)
ALLOWED = frozenset(("CSI m", "CSI H", "CSI ?h", "CSI ?l", "CSI ?$p", "CSI >u", "CSI <u", "OSC"))
OWN_STRINGS = frozenset((b"\x1b]22;default\x07",))
HIDDEN = frozenset(("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"))
NAMES = {name: f"ERR-20260501-{number:03d}" for number, name in enumerate(COMMANDS, 1)}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A workspace in which everything that can hold text holds commands for terminals, its own name too."""
    place = Place(tmp_path, name=f"pay{COMMANDS['title']}\u202ements")
    for name, payload in COMMANDS.items():
        place.log(f"{NAMES[name]} {name} {payload} after")
    place.log(*(f"ERR-20260502-{number:03d} {text} after" for number, text in enumerate(MARKUP, 1)))
    place.log(*(f"ERR-20260503-{n:03d} disk{COMMANDS['title']} quota [/] exceeded on node" for n in (1, 2, 3)))
    sections(place)
    working_buffer(place)
    everything = "".join(COMMANDS.values())
    (place.learnings / f"name{COMMANDS['title']}{COMMANDS['clear']}[@click=app.quit].md").write_bytes(
        entry("ERR-20260504-001", "in a file with a name")
    )
    (place.learnings / ".pending-errors.log").write_text(
        f"2026-05-20T10:00:00Z TOOL_FAILURE: Bash\n2026-05-20T10:00:00Z TOOL_FAILURE: {everything}\n{everything}\n",
        newline="",
    )
    (place.root / "CLAUDE.md").write_text(f"# {everything}\n\n## Agent Rules\n\n- Never {everything} [/]\n", newline="")
    return place


def sections(place: Place) -> None:
    for number, payload in enumerate((*COMMANDS.values(), *MARKUP), 1):
        text = (
            f"## [LRN-20260505-{number:03d}] knowledge {payload}\n\n**Logged**: 2026-05-05T10:00:00Z\n"
            f"**Priority**: {payload}\n**Status**: pending\n**Area**: {payload}\n\n### Summary\n{payload} after\n\n"
            f"### Details\n```\n{payload}\n```\n\n### Metadata\n- Source: {payload}\n\n---\n\n"
        )
        with (place.learnings / "LEARNINGS.md").open("ab") as out:
            out.write(text.encode())


def working_buffer(place: Place) -> None:
    folder = place.root / "memory"
    folder.mkdir()
    records = "".join(
        f"## WAL Entry — 2026-05-20 1{number % 10}:00\n**Operation**: apply {payload}\n"
        f"**Affected resources**: {payload}\n**Blast radius**: {payload}\n**Rollback**: undo {payload}\n"
        f"**Status**: {'PENDING' if number < 4 else 'COMMITTED'}\n\n"
        for number, payload in enumerate((*COMMANDS.values(), *MARKUP))
    )
    (folder / "working-buffer.md").write_text(
        f"# Working Buffer\n\n## Current Task\n{COMMANDS['title']}\n- [ ] Step 1: {COMMANDS['clear']}\n\n"
        f"## WAL Log\n\n{records}",
        newline="",
    )


def test_no_pane_tab_or_sheet_obeys_what_files_say(place: Place) -> None:
    seen = ""
    with place.dashboard() as terminal:
        terminal.shows("1 Pending", "live")
        for screen in every_screen(terminal):
            seen += screen
            check_untouched(terminal)
        terminal.press("q")
        assert terminal.ends() == 0
        check_stream(bytes(terminal.raw))
    for text in MARKUP[:4]:
        assert text in seen
    for shown in ("␛]0;HWPWN␇", "␛[2J", "⟨U+202E⟩", "⟨U+200B⟩", "⟨9B⟩31m", "a␀b", "harmless␍destroyed"):
        assert shown in seen


def every_screen(terminal: Terminal) -> Iterator[str]:
    """Every pane, with every tab for its first and its last row, and the layers above them."""
    for pane in "12345PL":
        yield after(terminal, pane)
        for _ in range(4):
            yield after(terminal, "]")
        yield after(terminal, "G")
    yield after(terminal, "1")
    for _ in range(4):
        yield after(terminal, "\x1b[5~")
    for _ in range(len(COMMANDS) + len(MARKUP)):
        yield after(terminal, "j", quiet=0.04)
    yield after(terminal, "w")
    yield after(terminal, ENTER)
    yield closed(terminal)
    yield after(terminal, "?")
    yield closed(terminal)
    terminal.press("2").shows("▸      ×3")
    terminal.press("p").shows("Promote ×3", "Enter write")
    yield terminal.text
    yield closed(terminal)


def closed(terminal: Terminal) -> str:
    """The screen after Esc; the key after it would be taken for a part of it if it came at once."""
    return after(terminal, ESCAPE, quiet=0.3)


def after(terminal: Terminal, key: str, quiet: float = 0.08) -> str:
    """The screen that a key leads to; every key is answered by something that is drawn."""
    drawn = len(terminal.raw)
    terminal.press(key).until(lambda: len(terminal.raw) > drawn, f"an answer to {key!r}")
    terminal.settles(quiet)
    return terminal.text + "\n"


def check_untouched(terminal: Terminal) -> None:
    """The terminal is as the program made it, not as the files want it."""
    assert terminal.screen.title == ""
    assert terminal.screen.icon_name == ""
    assert terminal.cursor_hidden
    assert terminal.has_mode(BRACKETED_PASTE)
    assert "q quit" in terminal.text or "Esc" in terminal.text


def check_stream(raw: bytes) -> None:
    """Between the program's own sequences there is only text that can be seen."""
    assert set(sequences(raw)) <= ALLOWED
    strings = set(re.findall(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)", raw))
    assert strings <= OWN_STRINGS
    for payload in COMMANDS.values():
        assert payload.encode() not in raw
    assert not hidden_characters(raw)


def hidden_characters(raw: bytes) -> set[str]:
    text = re.sub(rb"\x1b(?:\[[<=>?]?[0-9;:]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))", b"", raw).decode()
    return {character for character in text if category(character) in HIDDEN and character not in "\r\n"}


@pytest.mark.parametrize("pane", "125")
def test_clicking_markup_does_nothing_but_choosing_a_row(place: Place, pane: str) -> None:
    before = place.errors.read_bytes()
    with place.dashboard() as terminal:
        terminal.shows("1 Pending", "live")
        terminal.press(pane).settles(0.15)
        for line, text in enumerate(terminal.text.split("\n"), 1):
            for found in re.finditer(r"\[(?:@click|/|bold|link)", text):
                terminal.press(f"\x1b[<0;{found.start() + 4};{line}M", f"\x1b[<0;{found.start() + 4};{line}m")
        terminal.settles()
        check_untouched(terminal)
        terminal.press("q")
        assert terminal.ends() == 0
    assert place.errors.read_bytes() == before


def test_a_copy_holds_the_text_as_it_is_shown(place: Place) -> None:
    with place.dashboard(environment=place.environment(HOTWASH_CLIPBOARD="osc52")) as terminal:
        terminal.shows("1 Pending", "live")
        terminal.press("G").settles(0.15)
        terminal.press("Y").shows("sent to the terminal")
        copied = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)", bytes(terminal.raw))
    assert len(copied) == 1
    text = b64decode(copied[0]).decode()
    assert "**Content**" in text
    assert not {character for character in text if category(character) in HIDDEN and character != "\n"}


READINGS = (
    ("list",),
    ("list", "--all"),
    ("list", "--all", "--json"),
    ("status",),
    ("status", "--json"),
    ("wal", "list"),
    ("wal", "list", "--json"),
    ("watch", "--once"),
    ("journal",),
    *(("show", NAMES[name]) for name in ("title", "c1", "hidden")),
    ("show", "LRN-20260505-002"),
    ("show", "--raw", NAMES["clear"]),
    ("show", "--json", NAMES["title"]),
    ("why", NAMES["clipboard"]),
    ("why", "ERR-20260503-001"),
    ("resolve", "--dry-run", NAMES["clear"]),
    ("promote", "ERR-20260503-001", "ERR-20260503-002", "ERR-20260503-003", "--resolve", "--dry-run"),
    ("show", f"ERR{COMMANDS['title']}"),
    (f"verb{COMMANDS['title']}",),
    ("list", f"is:{COMMANDS['clear']}"),
    ("--root", f"/nowhere{COMMANDS['title']}", "list"),
)


@pytest.mark.parametrize("arguments", READINGS, ids=lambda arguments: ascii(" ".join(arguments))[1:40])
def test_no_command_passes_on_what_files_and_arguments_say(place: Place, arguments: tuple[str, ...]) -> None:
    with place.dashboard(*arguments) as terminal:
        assert terminal.ends() in (0, 1, 2, 4)
        raw = bytes(terminal.raw)
        assert raw
        assert not set(sequences(raw))
        assert not hidden_characters(raw)
        assert b"Traceback" not in raw
        assert terminal.screen.title == ""


@pytest.mark.parametrize("arguments", [("list", "--all"), ("list", "--all", "--json"), ("status",)])
def test_a_pipe_gets_no_commands_either(place: Place, arguments: tuple[str, ...]) -> None:
    done = place.run(*arguments)
    assert done.returncode in (0, 1)
    assert not hidden_characters(done.stdout + done.stderr)


def test_one_line_of_a_megabyte_is_cut_and_scrolled_like_any_other(tmp_path: Path) -> None:
    place = Place(tmp_path)
    text = b"word " * 100_000 + b" [/] " + b"\x1b[2J" * 125_000
    place.errors.write_bytes(entry("ERR-20260520-001", "long").replace(b"**Content**: long", b"**Content**: " + text))
    with place.dashboard() as terminal:
        terminal.shows("1 Pending", "live", "ERR-20260520-001")
        terminal.press("w").settles()
        terminal.press("W").settles()
        terminal.press("r").shows("resolved ERR-20260520-001")
        terminal.press("u").shows("undid resolve")
        terminal.press("q")
        assert terminal.ends() == 0
        assert set(sequences(bytes(terminal.raw))) <= ALLOWED
