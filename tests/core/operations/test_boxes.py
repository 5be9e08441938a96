"""A checkbox that says the status of an entry is ticked and unticked; it says more where others of its file do."""

import pytest

from hotwash.core.model.plan import ExitCode, Target
from support.operating import DISGUISES, ERRORS, Case, Disguise, Files

LIST = """# Log

- [ ] 2026-03-01: Disk full
  it was the logs
- [X] 2026-03-02: Certificate expired
"""
HEADINGS = """# Log

### [ ] Disk full

Logs were not rotated.

### [x] Certificate expired

Renewal was off.
"""
BOTH = """# Log

## [ ] ERR-20260301-001: Disk full

**Status**: {}

Text.
"""
RESOLUTION = "\n### Resolution\n- **Resolved**: 2026-09-26T12:00:00Z\n"
MARKS = """# Log

- [{}] [ERR-20260301-001] Disk full
{}- [x] [ERR-20260301-002] Certificate expired
"""
MORE = """# Log

- [{}] 2026-03-01: Disk full
{}- [~] 2026-03-02: Mail stuck
- [-] 2026-03-03: Slow query
"""
TITLES = "# Log\n\n### [{}] Disk full\n\nText.\n\n### [/] Mail stuck\n\nText.\n"

CASES = [
    Case(
        "a bullet is begun as others are",
        "start",
        "2026-03-01: Disk full",
        MORE.format(" ", ""),
        MORE.format("~", ""),
    ),
    Case("a heading is begun as others are", "start", "Disk full", TITLES.format(" "), TITLES.format("/")),
    Case(
        "a bullet is given up as others are, with the reason",
        "wont-fix",
        "2026-03-01: Disk full",
        MORE.format(" ", ""),
        MORE.format("-", "  - Notes: too old\n"),
        {"reason": "too old"},
    ),
    Case("what is begun is done", "resolve", "Disk full", TITLES.format("/"), TITLES.format("x")),
    Case("what was given up is open again", "reopen", "Disk full", TITLES.format("-"), TITLES.format(" ")),
    Case(
        "a box beside a status in words is begun as others are",
        "start",
        "ERR-20260301-001",
        BOTH.format("open") + "\n" + BOTH.format("in progress").replace("[ ] ERR-20260301-001", "[/] ERR-20260301-002"),
        BOTH.format("in progress").replace("[ ]", "[/]")
        + "\n"
        + BOTH.format("in progress").replace("[ ] ERR-20260301-001", "[/] ERR-20260301-002"),
    ),
    Case(
        "a bullet is ticked as the others are",
        "resolve",
        "2026-03-01: Disk full",
        LIST,
        LIST.replace("- [ ] 2026-03-01", "- [X] 2026-03-01"),
    ),
    Case(
        "a bullet is unticked",
        "reopen",
        "2026-03-02: Certificate expired",
        LIST,
        LIST.replace("- [X] 2026-03-02", "- [ ] 2026-03-02"),
    ),
    Case("a heading is ticked", "resolve", "Disk full", HEADINGS, HEADINGS.replace("[ ] Disk", "[x] Disk")),
    Case("a heading is unticked", "reopen", "Certificate expired", HEADINGS, HEADINGS.replace("[x] Cert", "[ ] Cert")),
    Case(
        "a box goes along with a status in words",
        "resolve",
        "ERR-20260301-001",
        BOTH.format("open"),
        BOTH.format("resolved").replace("## [ ]", "## [x]") + RESOLUTION,
    ),
    Case(
        "a box stays where somebody only began",
        "start",
        "ERR-20260301-001",
        BOTH.format("open"),
        BOTH.format("in_progress"),
    ),
    Case(
        "a promotion is said in words below a ticked box",
        "promote",
        "ERR-20260301-001",
        MARKS.format(" ", ""),
        MARKS.format("x", "  - Status: promoted\n  - Promoted: runbook\n"),
        {"target": "runbook"},
    ),
]


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_box_before_and_after_its_undo_and_its_redo(case: Case, disguise: Disguise) -> None:
    case.check(disguise)


@pytest.mark.parametrize(("verb", "arguments"), [("start", {}), ("wont-fix", {"reason": "too old"})])
def test_what_a_box_cannot_say_is_refused(verb: str, arguments: dict[str, str]) -> None:
    files = Files.of({ERRORS: LIST})
    answer = files.refused(verb, [files.target("2026-03-01: Disk full")], **arguments)
    assert str(answer) == (
        "Disk full has a checkbox, which is open or done and nothing else – resolve it, or give it a Status field"
    )
    assert answer.code is ExitCode.REFUSED_BY_STATE


def test_a_mark_for_one_thing_says_nothing_else() -> None:
    files = Files.of({ERRORS: MORE.format(" ", "").replace("[-]", "[x]")})
    assert files.planned("start", [files.target("2026-03-01: Disk full")]).done == "started Disk full"
    answer = files.refused("wont-fix", [files.target("2026-03-01: Disk full")], reason="too old")
    assert answer.reason == "Disk full has a checkbox, which is open or done and nothing else"


def test_what_is_begun_already_is_not_begun_twice() -> None:
    files = Files.of({ERRORS: MORE.format(" ", "")})
    made = files.planned("start", [files.target("2026-03-02: Mail stuck")])
    assert (made.changes_nothing, made.done) == (True, "Mail stuck is already [~]")


def test_what_is_ticked_already_is_not_ticked_twice() -> None:
    files = Files.of({ERRORS: LIST})
    made = files.planned("resolve", [files.target("2026-03-02: Certificate expired")])
    assert made.changes_nothing
    assert made.done == "Certificate expired is already [X]"


def test_a_box_that_somebody_ticked_since_it_was_seen_is_not_ticked_twice() -> None:
    files = Files.of({ERRORS: LIST})
    seen = Target(files.target("2026-03-02: Certificate expired").key, "[ ]")
    assert files.planned("resolve", [seen]).done == "Certificate expired is already [X]"


def test_the_undo_says_what_the_box_says_again() -> None:
    files = Files.of({ERRORS: LIST})
    files.write("resolve", [files.target("2026-03-01: Disk full")])
    assert files.write("undo").done == "undid resolve Disk full: 1 entry → [ ]"
