"""A number in a heading says how many entries stand below it, and goes on doing so when one moves."""

import pytest

from hotwash.core.model.plan import Outcome
from support.operating import DISGUISES, ERRORS, Case, Disguise, Files

DISK = "### Disk full\n\nLogs were not rotated.\n"
MAIL = "### Mail stuck\n\nQueue was full.\n"
CERT = "### Certificate expired\n\nRenewal was off.\n"


def by_state(opened: str, waiting: str, done: str, closed: str) -> str:
    return f"# Log\n\n## {opened}\n{waiting}\n## {done}\n{closed}"


def resolved(name: str, before: str, after: str) -> Case:
    return Case(name, "resolve", "Disk full", before, after)


TWO, ONE, LAST = f"\n{DISK}\n{MAIL}", f"\n{MAIL}", f"\n{CERT}\n{DISK}"
TOPICS = "# Log\n\n## Open ({})\n\n### Network ({})\n{}\n## In progress ({})\n\n### Network ({})\n{}"
BELOW = "\n#### [ERR-20260301-00{}] c\n\nText.\n"

CASES = [
    resolved(
        "in brackets",
        by_state("Open (2)", TWO, "Resolved [1]", f"\n{CERT}"),
        by_state("Open (1)", ONE, "Resolved [2]", LAST),
    ),
    resolved(
        "in wide brackets",
        by_state("待处理（2）", TWO, "✅ 已解决（1）", f"\n{CERT}"),
        by_state("待处理（1）", ONE, "✅ 已解决（2）", LAST),
    ),
    resolved(
        "behind a colon, before closing hashes",
        by_state("Open issues: 2 ##", TWO, "Resolved issues: 1 ##", f"\n{CERT}"),
        by_state("Open issues: 1 ##", ONE, "Resolved issues: 2 ##", LAST),
    ),
    resolved(
        "of one with more digits",
        by_state("Open (1)", f"\n{DISK}", "Resolved (9)", "".join(f"\n### {each}\n\nText.\n" for each in range(2, 11))),
        by_state("Open (0)", "", "Resolved (10)", "".join(f"\n### {n}\n\nText.\n" for n in range(2, 11)) + f"\n{DISK}"),
    ),
    resolved(
        "to a heading without entries, which ends the file",
        by_state("Open (2)", TWO, "Resolved (0)", ""),
        by_state("Open (1)", ONE, "Resolved (1)", f"\n{DISK}"),
    ),
    resolved(
        "but not where it was wrong before",
        by_state("Open (2)", TWO, "Resolved (7)", f"\n{CERT}"),
        by_state("Open (1)", ONE, "Resolved (7)", LAST),
    ),
    resolved(
        "but not of a heading that says something else by it",
        by_state("Open", TWO, "Resolved (2026)", f"\n{CERT}").replace("# Log", "# Log (3)"),
        by_state("Open", ONE, "Resolved (2026)", LAST).replace("# Log", "# Log (3)"),
    ),
    Case(
        "of the topics below",
        "start",
        "ERR-20260301-001",
        TOPICS.format(2, 2, BELOW.format(1) + BELOW.format(2), 1, 1, BELOW.format(3)),
        TOPICS.format(1, 1, BELOW.format(2), 2, 2, BELOW.format(3) + BELOW.format(1)),
    ),
]


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_number_of_entries_follows_them_and_their_undo_and_redo(case: Case, disguise: Disguise) -> None:
    files = Files.of({ERRORS: disguise(case.before.encode())})
    before = files.contents[ERRORS]
    files.write(case.verb, [files.target(case.subject)])
    after = files.contents[ERRORS]
    assert [line for line in after.decode().split("\n") if line.strip()] == [
        line for line in disguise(case.after.encode()).decode().split("\n") if line.strip()
    ]
    files.write("undo")
    assert files.contents[ERRORS] == before
    files.write("redo")
    assert files.contents[ERRORS] == after


def test_several_entries_that_move_in_one_step_are_counted_together() -> None:
    before = by_state("Open (2)", TWO, "Resolved (1)", f"\n{CERT}")
    files = Files.of({ERRORS: before})
    files.write("resolve", [files.target("Disk full"), files.target("Mail stuck")])
    after = by_state("Open (0)", "", "Resolved (3)", f"\n{CERT}\n{DISK}\n{MAIL}")
    assert files.contents[ERRORS].decode() == after
    assert files.write("undo").done == "undid resolve 2 entries: 2 entries moved back"
    assert files.contents[ERRORS].decode() == before


def test_an_undo_counts_what_others_added_and_counted_since() -> None:
    files = Files.of({ERRORS: by_state("Open (2)", TWO, "Resolved (1)", f"\n{CERT}")})
    files.write("resolve", [files.target("Disk full")])
    newcomer = b"### Newcomer\n\nText.\n\n"
    grown = (
        files.contents[ERRORS].replace(b"Resolved (2)", b"Resolved (3)").replace(b"### Cert", newcomer + b"### Cert")
    )
    files.contents[ERRORS] = grown
    files.write("undo")
    assert files.contents[ERRORS].decode() == by_state("Open (2)", TWO, "Resolved (2)", f"\n{newcomer.decode()}{CERT}")


def test_an_undo_leaves_a_number_that_somebody_made_wrong_since() -> None:
    files = Files.of({ERRORS: by_state("Open (2)", TWO, "Resolved (1)", f"\n{CERT}")})
    files.write("resolve", [files.target("Disk full")])
    files.contents[ERRORS] = files.contents[ERRORS].replace(b"Resolved (2)", b"Resolved (9)")
    files.write("undo")
    assert files.contents[ERRORS].decode() == by_state("Open (2)", TWO, "Resolved (9)", f"\n{CERT}")


def test_numbers_stay_where_the_move_is_not_taken_back() -> None:
    files = Files.of({ERRORS: by_state("Open (2)", TWO, "Resolved (1)", f"\n{CERT}")})
    files.write("resolve", [files.target("Disk full")])
    files.contents[ERRORS] = files.contents[ERRORS].replace(b"not rotated", b"never rotated")
    made = files.planned("undo")
    assert (made.edits, {each.outcome for each in made.outcomes}) == ((), {Outcome.CONFLICT})


def test_the_number_is_no_part_of_the_status() -> None:
    files = Files.of({ERRORS: by_state("Open (2)", TWO, "Resolved [1]", f"\n{CERT}")})
    assert [entry.native_status for _, entry in files.snapshot.entries()] == ["Open", "Open", "Resolved"]
    (outcome,) = files.planned("resolve", [files.target("Disk full", seen="Open")]).outcomes
    assert outcome.sentence == "moved to “Resolved”"
