"""Rules that look at one entry at a time are asked again only of entries that say something new."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

import pytest

from hotwash.core.analysis.hygiene import alone
from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.hygiene.findings import findings
from hotwash.core.analysis.hygiene.scan import Scan
from support.linting import ERRORS, ISSUES, LEARNINGS, truth
from support.operating import NOW, Files

GOOD, BAD = truth(), truth("ERR-20260902-001", source="hearsay", verified="soon")
UNKNOWN = truth("ERR-20260903-001", status="broken")


@pytest.fixture(autouse=True)
def _nothing_is_known() -> Iterator[None]:
    alone._latest.cache_clear()
    yield
    alone._latest.cache_clear()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Of which entries a rule was asked, time after time."""
    times: list[list[str]] = []

    def find(scan: Scan) -> Iterator[Finding]:
        times.append([case.name for case in scan.cases])
        return iter(())

    monkeypatch.setattr(alone, "_ALONE", (find,))
    return times


def look(*entries: str, days: int = 0, others: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    texts = {ERRORS: "# Errors\n\n" + "".join(entries), **(others or {})}
    return findings(Files.of(texts).snapshot, NOW + timedelta(days=days))


@pytest.mark.parametrize(
    "entries",
    [
        (GOOD, BAD, UNKNOWN),
        (UNKNOWN, GOOD, BAD),
        (GOOD, UNKNOWN),
        ("A preface.\n\n", GOOD, BAD, truth("ERR-20260904-001", scope="here")),
        (GOOD, truth("ERR-20260902-001", source="user", verified="soon")),
        (BAD, BAD),
        (),
    ],
)
def test_a_second_look_finds_what_a_first_one_would(entries: tuple[str, ...]) -> None:
    look(GOOD, BAD)
    second = look(*entries)
    alone._latest.cache_clear()
    assert second == look(*entries)


def test_an_entry_is_asked_of_once(asked: list[list[str]]) -> None:
    look(GOOD, BAD)
    look("A preface.\n\n", GOOD, UNKNOWN, BAD)
    assert asked == [["ERR-20260901-001", "ERR-20260902-001"], ["ERR-20260903-001"]]


def test_on_another_day_everything_is_asked_again(asked: list[list[str]]) -> None:
    look(GOOD)
    look(GOOD, days=1)
    assert asked == [["ERR-20260901-001"], ["ERR-20260901-001"]]


def test_beside_other_files_everything_is_asked_again(asked: list[list[str]]) -> None:
    look(GOOD)
    look(GOOD, others={ISSUES: "# Issues\n", LEARNINGS: "# Learnings\n"})
    assert asked == [["ERR-20260901-001"], ["ERR-20260901-001"]]
