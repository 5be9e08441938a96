"""Repairs as text before and after, in every disguise a file comes in, taken back and brought again."""

from dataclasses import replace

import pytest

from hotwash.core.analysis.hygiene.findings import findings
from hotwash.core.model.plan import ExitCode, Intent, Plan, Refusal
from hotwash.core.operations import plan
from support.linting import issue, truth
from support.operating import DISGUISES, ERRORS, ISSUES, LEARNINGS, NOW, Case, Disguise, Files, outcomes

RESOLUTION = "\n### Resolution\n- **Resolved**: 2026-03-17 15:05\n"
ALL = {"all": "yes"}

CASES = [
    Case(
        "an empty number becomes the next free one",
        "repair",
        "ERR-20260920-",
        truth("ERR-20260920-004") + truth("ERR-20260920-") + truth("ERR-20260921-001"),
        truth("ERR-20260920-004") + truth("ERR-20260920-005") + truth("ERR-20260921-001"),
    ),
    Case(
        "an entry that is used again gets a number of its own",
        "repair",
        "",
        truth("ERR-20260920-001") + truth("ERR-20260920-001", scope="project:x"),
        truth("ERR-20260920-001") + truth("ERR-20260920-002", scope="project:x"),
        ALL,
    ),
    Case(
        "a bracket is closed",
        "repair",
        "OPS-20260901-001",
        issue().replace("-001]", "-001"),
        issue(),
        file=ISSUES,
    ),
    Case(
        "a date loses its dashes",
        "repair",
        "OPS-2026-09-01-001",
        issue("OPS-2026-09-01-001"),
        issue(),
        file=ISSUES,
    ),
    Case(
        "a heading that other tools do not find gets its blank",
        "repair",
        "OPS-20260901-001",
        issue("OPS-20260801-001") + issue().replace("## [", "##["),
        issue("OPS-20260801-001") + issue(),
        file=ISSUES,
    ),
    Case(
        "a heading without its blank, its bracket and its number gets all of them",
        "repair",
        "OPS-20260901-",
        issue("OPS-20260901-001") + issue("OPS-20260901-").replace("## [OPS-20260901-]", "##[OPS-20260901-"),
        issue("OPS-20260901-001") + issue("OPS-20260901-002"),
        file=ISSUES,
    ),
    Case(
        "a status in other words becomes the format's word",
        "repair",
        "ERR-20260901-001",
        truth(status="Done"),
        truth(),
    ),
    Case(
        "a note about the status stays",
        "repair",
        "ERR-20260901-001",
        truth(status="fixed").replace("fixed\n", "fixed\n**Status-Note**: 2026-09-02 by hand\n"),
        truth().replace("resolved\n", "resolved\n**Status-Note**: 2026-09-02 by hand\n"),
    ),
    Case(
        "an emoji beside the word goes",
        "repair",
        "OPS-20260901-001",
        issue(status="✅ In progress"),
        issue(status="in_progress"),
        file=ISSUES,
    ),
    Case(
        "a date beside the word goes into a resolution",
        "repair",
        "OPS-20260901-001",
        issue(status="✅ resolved (2026-03-17 15:05)"),
        issue(status="resolved", more=RESOLUTION),
        file=ISSUES,
    ),
    Case(
        "a date beside the word of a four-field entry goes into its note",
        "repair",
        "ERR-20260901-001",
        truth(status="Fixed – 2026-09-03"),
        truth().replace("resolved\n", "resolved\n**Status-Note**: 2026-09-03 resolved\n"),
    ),
    Case(
        "a missing status is pending",
        "repair",
        "OPS-20260901-001",
        issue().replace("**Status**: pending\n", ""),
        issue(),
        file=ISSUES,
    ),
    Case(
        "an empty status is pending",
        "repair",
        "ERR-20260901-001",
        truth(status="pending").replace("**Status**: pending", "**Status**:"),
        truth(status="pending"),
    ),
    Case(
        "a missing action is still to be determined",
        "repair",
        "ERR-20260901-001",
        truth().replace("**Action**: c\n", ""),
        truth().replace("**Action**: c\n", "**Action**: To be determined\n"),
    ),
    Case(
        "a count loses its sign",
        "repair",
        "OPS-20260901-001",
        issue(more="- Recurrence-Count: 4x\n"),
        issue(more="- Recurrence-Count: 4\n"),
        file=ISSUES,
    ),
    Case(
        "everything about one entry is put right at once",
        "repair",
        "ERR-20260920-",
        truth("ERR-20260920-", status="Done").replace("**Action**: c\n", "") + truth("ERR-20260921-001"),
        truth("ERR-20260920-001").replace("**Action**: c\n", "**Action**: To be determined\n")
        + truth("ERR-20260921-001"),
    ),
]


@pytest.mark.parametrize("disguise", [name for name in DISGUISES if "no-final" not in name])
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_repair_writes_exactly_this(case: Case, disguise: str) -> None:
    case.check(DISGUISES[disguise])


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_was_repaired_is_in_order(case: Case) -> None:
    before = {each.token for each in findings(Files.of({case.file: case.before}).snapshot, NOW)}
    after = findings(Files.of({case.file: case.after}).snapshot, NOW)
    assert not before & {each.token for each in after}


def test_a_last_line_without_its_newline_stays_so() -> None:
    before = truth(status="Done").removesuffix("\n\n---\n\n")
    files = Files.of({ERRORS: before})
    files.write("repair", "ERR-20260901-001")
    assert files.contents[ERRORS].decode() == before.replace("Done", "resolved")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (truth(status="frobnicated"), "there is no safe repair for this: ERR-20260901-001 unknown status"),
        (truth(status="done by Ana, see chat"), "there is no safe repair for this: ERR-20260901-001 unknown status"),
        (truth().replace("**Content**: b\n", ""), "there is no safe repair for this: ERR-20260901-001 missing"),
        (truth(), "there is nothing to repair"),
    ],
)
def test_what_only_its_author_knows_is_not_repaired(text: str, reason: str) -> None:
    refused = Files.of({ERRORS: text}).refused("repair", "ERR-20260901-001")
    assert refused.reason.startswith(reason)
    assert refused.code is ExitCode.REFUSED_BY_STATE


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({ERRORS: truth("ERR-20260920-001") * 2}, id="a copy"),
        pytest.param(
            {
                ERRORS: truth("ERR-20260920-001") + truth("ERR-20260920-001", scope="project:x"),
                LEARNINGS: truth("LRN-20260921-001", supersedes="ERR-20260920-001"),
            },
            id="an id that another entry names",
        ),
        pytest.param(
            {
                ERRORS: truth("ERR-20260920-001") + truth("ERR-20260920-001", scope="project:x"),
                "CLAUDE.md": "## Agent Rules\n\n- Pin it <!-- self-improve:ERR-20260920-001 -->\n",
            },
            id="an id that a rule names",
        ),
    ],
)
def test_an_id_is_given_anew_only_where_nothing_can_mean_it(more: dict[str, str]) -> None:
    snapshot = Files.of(more).snapshot
    (duplicate,) = (each for each in findings(snapshot, NOW) if each.rule == "duplicate-id")
    assert duplicate.repair is None
    assert duplicate.next_step


def test_two_repairs_in_one_plan_take_different_numbers() -> None:
    files = Files.of({ERRORS: "".join(truth("ERR-20260920-001", scope=f"project:{name}") for name in "abc")})
    files.write("repair", all="yes")
    assert [entry.native_id for _, entry in files.snapshot.entries()] == [f"ERR-20260920-00{at}" for at in (1, 2, 3)]


def test_repairs_of_different_problems_take_different_numbers() -> None:
    again = truth("ERR-20260901-001").replace("**Content**: b", "**Content**: other")
    text = truth("ERR-20260901-") + truth("ERR-2026-09-01-003") + truth("ERR-20260901-001") + again
    files = Files.of({ERRORS: text})
    files.write("repair", all="yes")
    assert [entry.native_id for _, entry in files.snapshot.entries()] == [
        "ERR-20260901-002",
        "ERR-20260901-003",
        "ERR-20260901-001",
        "ERR-20260901-004",
    ]
    files.write("undo")
    assert files.contents[ERRORS].decode() == text


def test_all_repairs_of_all_files_are_one_plan_and_one_undo() -> None:
    texts = {ERRORS: truth(status="Done"), ISSUES: issue(status="open") + issue("OPS-20260902-001", status="Pending")}
    files = Files.of(texts)
    made = files.write("repair", all="yes")
    assert (made.title, made.equivalent) == ("repair 3 problems in 2 files", "hotwash repair --all --apply")
    files.write("undo")
    assert files.contents == Files.of(texts).contents


def test_a_rule_limits_what_is_repaired() -> None:
    text = truth("ERR-20260920-", status="Done")
    made = Files.of({ERRORS: text}).planned("repair", "ERR-20260920-", rule="unknown-status")
    assert [each.sentence for each in made.outcomes] == ["unknown-status: write resolved"]
    assert made.equivalent == "hotwash repair ERR-20260920- --rule unknown-status --apply"


def test_what_has_no_repair_beside_what_has_one_is_noted_and_no_failure() -> None:
    made = Files.of({ERRORS: truth(status="Done", source="guess")}).planned("repair", "ERR-20260901-001")
    assert [each.sentence for each in made.outcomes] == ["unknown-status: write resolved"]
    assert made.notes == ("1 problem more without a safe repair",)


def test_a_read_only_file_is_left_and_the_other_is_repaired() -> None:
    files = Files.of({ERRORS: truth(status="Done"), ISSUES: issue(status="open")})
    files.read_only = {ERRORS: "it is a link"}
    made = files.planned("repair", all="yes")
    assert [edit.path for edit in made.edits] == [f"/w/proj/{ISSUES}"]
    assert [outcome for _, outcome in outcomes(made)] == ["refused", "changed"]
    assert made.done == "repaired OPS-20260901-001, left 1"


def test_nothing_named_is_a_usage_error() -> None:
    assert Files.of({ERRORS: truth(status="Done")}).refused("repair").code is ExitCode.USAGE


def test_a_rule_that_does_not_exist_is_a_usage_error() -> None:
    refused = Files.of({ERRORS: truth()}).refused("repair", all="yes", rule="duplicate-id,nope")
    assert (refused.code, refused.reason) == (ExitCode.USAGE, "there is no rule nope")


def test_a_problem_called_fine_is_kept_by_name_and_not_repaired_with_all() -> None:
    files = Files.of({ERRORS: truth(status="Done")})
    (problem,) = findings(files.snapshot, NOW)
    made = files.planned("excuse", "ERR-20260901-001")
    assert made.edits == ()
    assert made.equivalent == "hotwash excuse ERR-20260901-001 --rule unknown-status"
    names = frozenset(change.subject for change in made.personal)
    files.personal = replace(files.personal, dismissed=names)
    assert files.planned("repair", all="yes").done == "there is nothing to repair"
    by_name = plan(files.snapshot, Intent("repair", (), {"problems": problem.token}), files.context)
    assert isinstance(by_name, Plan)
    assert isinstance(files.plan("excuse", "ERR-20260901-001"), Refusal)


def test_an_unreadable_file_does_not_become_fine() -> None:
    assert Files.of({}).refused("excuse", "ERR-20260901-001").reason == "there is no such problem"


def whole(disguise: Disguise) -> None:
    """Bytes that are no UTF-8 beside a repair stay as they are."""
    before = disguise(truth(status="Done").encode().replace(b"**Context**: a", b"**Context**: \xff\xfe"))
    files = Files.of({ERRORS: before})
    files.write("repair", "ERR-20260901-001")
    assert files.contents[ERRORS] == before.replace(b"Done", b"resolved")


@pytest.mark.parametrize("disguise", DISGUISES)
def test_bytes_that_are_no_text_stay(disguise: str) -> None:
    whole(DISGUISES[disguise])


def test_of_three_of_one_name_all_repairs_come_back_with_one_undo() -> None:
    before = "# [ERR-20260901] slug\n# [ERR-20260901] slug ##\n# [ERR-20260901] slug"
    files = Files.of({ERRORS: before})
    files.write("repair", all="yes")
    assert files.contents[ERRORS].count(b"**Status**: pending") == 3
    files.write("undo")
    assert files.contents[ERRORS].decode() == before
