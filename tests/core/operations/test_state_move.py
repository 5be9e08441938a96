"""Where a file keeps its entries below headings that say their status, an entry goes where it belongs then."""

import pytest

from hotwash.core.model.plan import Outcome, Target
from support.operating import DISGUISES, ERRORS, Case, Disguise, Files, crlf

DISK = "### Disk full\n\nLogs were not rotated.\n"
MAIL = "### Mail stuck\n\nQueue was full.\n"
CERT = "### Certificate expired\n\nRenewal was off.\n"


def by_state(waiting: str, closed: str, headings: tuple[str, str] = ("Open", "Resolved")) -> str:
    return f"# Log\n\n## {headings[0]}\n{waiting}\n## {headings[1]}\n{closed}"


def moved(name: str, before: str, after: str, subject: str = "Disk full", verb: str = "resolve") -> Case:
    return Case(name, verb, subject, before, after)


DATED = "### 2026-03-0{} {}\n\nText.\n"
NEW, MIDDLE, OLD = DATED.format(3, "New"), DATED.format(2, "Middle"), DATED.format(1, "Old")
RULED = "\n### [ERR-20260301-00{}] {}\n\n**Status**: {}\n\nText.\n{}\n---\n"
RESOLUTION = "\n#### Resolution\n- **Resolved**: 2026-09-26T12:00:00Z\n"
NESTED = (
    "# Log\n\n## Open\n\n### Storage\n{}\n## Fixed\n\n### Network\n\n#### [ERR-20260301-008] a\n\nText.\n"
    "\n### Storage\n\n#### [ERR-20260301-009] b\n\nText.\n{}"
)
BY_ID = "\n#### [ERR-20260301-00{}] c\n\nText.\n"
TOPIC = "\n## {}\n\n### Open\n{}\n### Resolved\n{}"

CASES = [
    moved(
        "behind the last one", by_state(f"\n{DISK}\n{MAIL}", f"\n{CERT}"), by_state(f"\n{MAIL}", f"\n{CERT}\n{DISK}")
    ),
    moved(
        "from the end of its group",
        by_state(f"\n{DISK}\n{MAIL}", f"\n{CERT}"),
        by_state(f"\n{DISK}", f"\n{CERT}\n{MAIL}"),
        "Mail stuck",
    ),
    moved("below a heading without entries", by_state(f"\n{DISK}", ""), by_state("", f"\n{DISK}")),
    moved(
        "below the text of a heading",
        by_state(f"\n{DISK}", "\nWhat is done.\n"),
        by_state("", f"\nWhat is done.\n\n{DISK}"),
    ),
    moved(
        "back to where it is open",
        by_state(f"\n{MAIL}", f"\n{DISK}\n{CERT}"),
        by_state(f"\n{MAIL}\n{DISK}", f"\n{CERT}"),
        verb="reopen",
    ),
    moved(
        "above the remark that ends the file",
        by_state(f"\n{DISK}", f"\n{CERT}\n---\n\n*Last updated: 2026-03-02*\n"),
        by_state("", f"\n{CERT}\n{DISK}\n---\n\n*Last updated: 2026-03-02*\n"),
    ),
    moved(
        "without the remark that ends the file",
        by_state(f"\n{MAIL}", f"\n{CERT}\n{DISK}\n---\n\n*Last updated: 2026-03-02*\n"),
        by_state(f"\n{MAIL}\n{DISK}", f"\n{CERT}\n---\n\n*Last updated: 2026-03-02*\n"),
        verb="reopen",
    ),
    moved(
        "to the top where the newest comes first",
        by_state(f"\n{NEW}", f"\n{MIDDLE}\n{OLD}"),
        by_state("", f"\n{NEW}\n{MIDDLE}\n{OLD}"),
        "2026-03-03 New",
    ),
    moved(
        "with its status in words and its Resolution, between rules",
        by_state(
            RULED.format(1, "a", "pending", "") + RULED.format(2, "b", "pending", ""), RULED.format(3, "c", "fixed", "")
        ),
        by_state(
            RULED.format(2, "b", "pending", ""),
            RULED.format(3, "c", "fixed", "").removesuffix("\n---\n")
            + "\n---\n"
            + RULED.format(1, "a", "fixed", RESOLUTION).removesuffix("\n---\n")
            + "\n---\n",
        ),
        "ERR-20260301-001",
    ),
    moved(
        "a ticked bullet",
        by_state("- [ ] 2026-03-01: Disk full\n- [ ] 2026-03-02: Mail stuck\n", "", ("To do", "Done")),
        by_state("- [ ] 2026-03-02: Mail stuck\n", "- [x] 2026-03-01: Disk full\n", ("To do", "Done")),
        "2026-03-01: Disk full",
    ),
    moved(
        "between headings in Chinese",
        by_state(f"\n{DISK}", f"\n{CERT}", ("待处理", "✅ 已解决")),
        by_state("", f"\n{CERT}\n{DISK}", ("待处理", "✅ 已解决")),
    ),
    Case(
        "below the heading of the same topic",
        "start",
        "ERR-20260301-001",
        NESTED.replace("Fixed", "In progress").format(BY_ID.format(2) + BY_ID.format(1), ""),
        NESTED.replace("Fixed", "In progress").format(BY_ID.format(2), BY_ID.format(1)),
    ),
    Case(
        "within its topic",
        "start",
        "ERR-20260301-001",
        "# Log\n"
        + TOPIC.replace("Resolved", "In progress").format("Storage", BY_ID.format(1), "")
        + TOPIC.replace("Resolved", "In progress").format("Network", "", BY_ID.format(2)),
        "# Log\n"
        + TOPIC.replace("Resolved", "In progress").format("Storage", "", BY_ID.format(1))
        + TOPIC.replace("Resolved", "In progress").format("Network", "", BY_ID.format(2)),
    ),
    moved(
        "nowhere where several headings say it: then a field says it",
        by_state(f"\n{DISK}", f"\n{CERT}") + f"\n## Closed\n\n{MAIL}",
        by_state(f"\n{DISK.replace('full', 'full' + chr(10) * 2 + '**Status**: Resolved')}", f"\n{CERT}")
        + f"\n## Closed\n\n{MAIL}",
    ),
    moved(
        "nowhere where no heading says it",
        f"# Log\n\n## Open\n\n{DISK}",
        "# Log\n\n## Open\n\n### Disk full\n\n**Status**: Resolved\n\nLogs were not rotated.\n",
    ),
    moved(
        "nowhere where it would get another date",
        f"# Log\n\n## 2026-03-01 (open)\n\n{DISK}\n## 2026-03-02 (resolved)\n\n{CERT}",
        "# Log\n\n## 2026-03-01 (open)\n\n### Disk full\n\n**Status**: resolved\n\nLogs were not rotated.\n\n"
        f"## 2026-03-02 (resolved)\n\n{CERT}",
    ),
]


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_an_entry_moves_and_its_undo_and_redo(case: Case, disguise: Disguise) -> None:
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


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_blank_lines_and_rules_stay_as_they_are_between_entries(case: Case) -> None:
    case.check(lambda content: content)


TWO = by_state(f"\n{DISK}\n{MAIL}", f"\n{CERT}")


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_several_entries_move_in_one_step(disguise: Disguise) -> None:
    before = disguise(TWO.encode())
    files = Files.of({ERRORS: before})
    made = files.write("resolve", [files.target("Disk full"), files.target("Mail stuck")])
    assert made.title == "resolve 2 entries"
    assert [entry.anchor for _, entry in files.snapshot.entries()] == ["Certificate expired", "Disk full", "Mail stuck"]
    assert files.write("undo").done == "undid resolve 2 entries: 2 entries moved back"
    assert files.contents[ERRORS] == before


def test_what_moves_is_told() -> None:
    files = Files.of({ERRORS: TWO})
    (outcome,) = files.planned("resolve", [files.target("Disk full")]).outcomes
    assert outcome.sentence == "moved to “Resolved”"


def test_a_move_is_taken_back_as_a_whole_or_not_at_all() -> None:
    files = Files.of({ERRORS: TWO})
    files.write("resolve", [files.target("Disk full")])
    files.contents[ERRORS] = files.contents[ERRORS].replace(b"not rotated", b"never rotated")
    made = files.planned("undo")
    assert made.changes_nothing
    assert {each.outcome for each in made.outcomes} == {Outcome.CONFLICT}
    assert {each.sentence for each in made.outcomes} == {"Disk full was changed since it was moved"}


def test_a_move_is_taken_back_after_others_wrote_around_it() -> None:
    files = Files.of({ERRORS: crlf(TWO.encode())})
    files.write("resolve", [files.target("Disk full")])
    more = crlf(b"### Newcomer\n\nText.\n\n")
    files.contents[ERRORS] = files.contents[ERRORS].replace(b"### Cert", more + b"### Cert")
    files.write("undo")
    assert files.contents[ERRORS] == crlf(TWO.encode()).replace(b"### Cert", more + b"### Cert")


def test_an_entry_below_a_heading_of_what_is_begun_is_begun_already() -> None:
    files = Files.of({ERRORS: by_state(f"\n{DISK}", "", ("In progress", "Resolved"))})
    made = files.planned("start", [files.target("Disk full")])
    assert (made.changes_nothing, made.done) == (True, "Disk full is already In progress")


def test_a_note_leaves_an_entry_where_it_is() -> None:
    files = Files.of({ERRORS: TWO})
    files.write("note", [files.target("Disk full")], text="again")
    assert files.contents[ERRORS].decode() == TWO.replace("rotated.\n", "rotated.\n\n- **Notes**: again\n")


def test_two_of_one_name_are_not_taken_for_each_other() -> None:
    files = Files.of({ERRORS: by_state(f"\n{DISK}", f"\n{DISK}\n{CERT}").replace("rotated.", "rotated at all.", 1)})
    first = next(entry for _, entry in files.snapshot.entries())
    files.write("resolve", [Target(first.key)])
    states = [(each.anchor, each.native_status) for _, each in files.snapshot.entries()]
    assert states == [("Disk full", "Resolved"), ("Disk full", "Resolved"), ("Certificate expired", "Resolved")]


def test_the_undo_of_a_status_that_was_added_says_what_the_heading_says() -> None:
    files = Files.of({ERRORS: by_state(f"\n{DISK}", "")})
    files.write("start", [files.target("Disk full")])
    assert files.write("undo").done == "undid start Disk full: 1 entry → Open"
