"""Where every day of a file has its own headings for what is open and what is done, an entry moves within its day."""

import pytest

from support.operating import DISGUISES, ERRORS, Case, Disguise, Files

MAIL = "\n#### Mail stuck\n\nQueue was full.\n"
CERT = "\n#### Certificate expired\n\nRenewal was off.\n"
DISK = "\n#### Disk full\n\nLogs grew.\n"
NAMED = "\n#### [ERR-20260301-001] Slow query\n{}\nNo index.\n"
LOG = (
    "# Log\n\n## 2026-03-02\n\n### Open{}\n{}\n### Resolved{}\n{}\n## 2026-03-01\n\n### Open{}\n{}\n### Resolved{}\n{}"
)
PLAIN = ("",) * 4


def days(second: tuple[str, str], first: tuple[str, str], numbers: tuple[str, ...] = PLAIN) -> str:
    """Two days with what is open and what is done on each, and the numbers behind the four headings."""
    parts = zip(numbers, (*second, *first), strict=True)
    return LOG.format(*(part for pair in parts for part in pair))


CASES = [
    Case(
        "behind what is done on that day",
        "resolve",
        "Mail stuck",
        days((MAIL, CERT), (DISK, "")),
        days(("", CERT + MAIL), (DISK, "")),
    ),
    Case(
        "below a heading of that day with nothing below it yet",
        "resolve",
        "Disk full",
        days((MAIL, CERT), (DISK, "")),
        days((MAIL, CERT), ("", DISK)),
    ),
    Case(
        "below one that says that there is nothing yet",
        "resolve",
        "Disk full",
        days((MAIL, CERT), (DISK, "\n- none\n")),
        days((MAIL, CERT), ("", f"\n- none\n{DISK}")),
    ),
    Case(
        "back to where it is open on that day",
        "reopen",
        "Certificate expired",
        days((MAIL, CERT), (DISK, "")),
        days((MAIL + CERT, ""), (DISK, "")),
    ),
    Case(
        "and the numbers of that day follow",
        "resolve",
        "Mail stuck",
        days((MAIL, CERT), (DISK, ""), (" (1)", " (1)", " (1)", " (0)")),
        days(("", CERT + MAIL), (DISK, ""), (" (0)", " (2)", " (1)", " (0)")),
    ),
]
ONLY_OPEN = "# Log\n\n## 2026-03-02\n\n### Open\n{}\n### In progress\n\n## 2026-03-01\n\n### Open\n{}"


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_an_entry_moves_within_its_day_and_back(case: Case, disguise: Disguise) -> None:
    files = Files.of({ERRORS: disguise(case.before.encode())})
    before = files.contents[ERRORS]
    dates = {entry.anchor: entry.logged for _, entry in files.snapshot.entries()}
    files.write(case.verb, [files.target(case.subject)])
    after = files.contents[ERRORS]
    assert [line for line in after.decode().split("\n") if line.strip()] == [
        line for line in disguise(case.after.encode()).decode().split("\n") if line.strip()
    ]
    assert {entry.anchor: entry.logged for _, entry in files.snapshot.entries()} == dates
    files.write("undo")
    assert files.contents[ERRORS] == before
    files.write("redo")
    assert files.contents[ERRORS] == after


def test_several_entries_of_several_days_move_in_one_step() -> None:
    files = Files.of({ERRORS: days((MAIL, CERT), (DISK, ""))})
    files.write("resolve", [files.target("Mail stuck"), files.target("Disk full")])
    assert files.contents[ERRORS].decode() == days(("", CERT + MAIL), ("", DISK))
    files.write("undo")
    assert files.contents[ERRORS].decode() == days((MAIL, CERT), (DISK, ""))


def test_a_day_without_such_a_heading_takes_none_of_another_day() -> None:
    files = Files.of({ERRORS: ONLY_OPEN.format(MAIL, NAMED.format(""))})
    files.write("start", [files.target("ERR-20260301-001")])
    said = NAMED.format("\n**Status**: In progress\n")
    assert files.contents[ERRORS].decode() == ONLY_OPEN.format(MAIL, said)
