"""`hotwash --plain`: lists as numbered lines, and every command by the number of a line."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Hotwash, Ran

FIRST = "ERR-20260520-001"
Talk = Callable[..., Ran]


@pytest.fixture
def talk(hotwash: Hotwash, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Everything that is answered to these lines, and then to the end of the input."""

    def run(*lines: str, flags: tuple[str, ...] = ()) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return hotwash("--plain", *flags)

    return run


def answers(ran: Ran) -> list[list[str]]:
    """The lines of each answer, the opening first."""
    parts = ran.out.split("> ")
    return [part.splitlines()[: len(part.splitlines()) - (at < len(parts) - 1)] for at, part in enumerate(parts)]


def test_it_opens_with_the_counts_the_log_and_what_waits(talk: Talk) -> None:
    ran = talk()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "hotwash plain, payments (project), read-write. 2 pending, 0 candidates, 0 stale.",
        ran.out.splitlines()[1],
        "pending: 2.",
        f"1. {FIRST}, error, Worker was killed: resource limits missing. – pending 1d",
        "2. OPS-20260518-A3F, issue, Certificate expired and no alert fired – pending 3d",
        "pending> ",
    ]
    assert "terraform apply" in ran.out.splitlines()[1]


def test_a_command_takes_the_number_of_a_line_and_undo_takes_it_back(talk: Talk, workspace: Path) -> None:
    errors = workspace / ".learnings" / "ERRORS.md"
    before = errors.read_text()
    ran = talk("resolve 1")
    assert ran.err == f"resolved {FIRST}\nundo: hotwash undo\n"
    assert errors.read_text() == before.replace("pending", "resolved", 1)
    talk("undo")
    assert errors.read_text() == before


def test_numbers_stay_with_their_lines_until_another_list_is_shown(talk: Talk) -> None:
    ran = talk("resolve 1", "resolve 1", "pending", "resolve 1 --note done")
    assert ran.err.splitlines()[2] == f"{FIRST} is already resolved"
    assert "resolved OPS-20260518-A3F" in ran.err


def test_several_numbers_several_entries_and_what_follows_is_text(talk: Talk, workspace: Path) -> None:
    ran = talk("snooze 1 2 3d", "pending is:snoozed", "note 1 two pods were restarted, 5 in all")
    assert ran.err.startswith("snoozed 2 entries until 2026-05-24\n")
    assert "pending: 2 of 2 match." in ran.out
    text = (workspace / ".learnings" / "ERRORS.md").read_text()
    assert "Set resource limits on every container; two pods were restarted, 5 in all\n" in text


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("resolve 9", "line 9 of pending is no entry; there are 2 lines"),
        ("frobnicate 1", "there is no word frobnicate. Type help."),
        ("watch", "watch with these words needs a hotwash of its own: hotwash watch"),
        ("resolve 1 --read-only", "resolve with these words needs a hotwash of its own: hotwash resolve 1 --read-only"),
        ("pending foo:bar", "unknown field foo – quote it to search the text"),
        ("stale", "stale: nothing."),
    ],
)
def test_what_makes_no_sense_is_answered_and_writes_nothing(
    talk: Talk, workspace: Path, line: str, answer: str
) -> None:
    before = (workspace / ".learnings" / "ERRORS.md").read_text()
    ran = talk(line)
    assert (ran.code, answer in ran.out.splitlines()[5].removeprefix("pending> ")) == (0, True)
    assert (workspace / ".learnings" / "ERRORS.md").read_text() == before


def test_a_number_alone_shows_the_entry(talk: Talk) -> None:
    assert "**Content**: Worker was killed: resource limits missing." in talk("1").out


def test_a_long_list_goes_on_with_more(talk: Talk, workspace: Path) -> None:
    entry = "### ERR-20260519-{:03}\n**Status**: pending\n**Context**: c\n**Content**: d\n**Action**: a\n\n---\n\n"
    (workspace / ".learnings" / "ERRORS.md").write_text("# Log\n\n" + "".join(map(entry.format, range(1, 25))))
    ran = talk("more", "more")
    assert "5 more. Type more." in ran.out
    assert [line.partition(".")[0] for line in ran.out.splitlines() if line[:2].isdecimal()][-4:] == [
        "22",
        "23",
        "24",
        "25",
    ]
    assert ran.out.endswith("that was all\npending> \n")


def test_read_only_says_so_and_refuses(talk: Talk, workspace: Path) -> None:
    before = (workspace / ".learnings" / "ERRORS.md").read_text()
    ran = talk("resolve 1", flags=("--read-only",))
    assert "payments (project), read-only." in ran.out
    assert ran.err == "hotwash: hotwash was started read-only – start it without --read-only to write\n"
    assert (workspace / ".learnings" / "ERRORS.md").read_text() == before
