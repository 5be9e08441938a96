"""Which step there is from which state, what it is refused with, and what each target of many is told."""

import pytest

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Outcome, Plan, Target
from hotwash.core.operations import OPERATIONS, plan, refusal, refusing_verb
from hotwash.core.text.splice import edited
from support.operating import ERRORS, ISSUES, LEARNINGS, Files, outcomes

FOUR = "### {id}\n**Status**: {status}\n**Context**: c\n**Content**: x\n**Action**: a\n\n---\n\n"
ISSUE = "## [{id}] name\n\n**Priority**: high\n**Status**: {status}\n\n### Summary\nx\n\n---\n\n"


def errors(**statuses: str) -> Files:
    """Four-field entries named `ERR-20260920-001` and so on, in the order of their statuses."""
    text = "".join(FOUR.format(id=name_of(key), status=status) for key, status in statuses.items())
    return Files.of({ERRORS: text})


def name_of(letter: str) -> str:
    return f"ERR-20260920-{ord(letter) - ord('a') + 1:03}"


def issue(status: str, native_id: str = "OPS-20260920-A3F", file: str = ISSUES) -> Files:
    return Files.of({file: ISSUE.format(id=native_id, status=status)})


A, B, C = (name_of(letter) for letter in "abc")
OPS = "OPS-20260920-A3F"


@pytest.mark.parametrize("verb", ["start", "wont-fix"])
def test_the_four_field_format_has_no_such_status(verb: str) -> None:
    assert errors(a="pending").refused(verb, A, reason="x").code == 1


def test_the_four_field_format_says_so_in_words() -> None:
    assert errors(a="pending").refused("start", A).reason == "this format has no in-progress"


def test_sections_know_no_discard_and_name_the_way_instead() -> None:
    answer = issue("pending").refused("discard", OPS)
    assert (answer.code, answer.next_step) == (1, "use wont-fix, with a reason")


def test_wont_fix_needs_a_reason() -> None:
    assert issue("pending").refused("wont-fix", OPS, reason=" ").code == 2


def test_a_heal_is_verified_only_with_a_proof() -> None:
    files = Files.of({".learnings/HEALS.md": ISSUE.format(id="HEAL-20260920-001", status="pending-verify")})
    assert files.refused("resolve", "HEAL-20260920-001").code == 2
    files.write("resolve", "HEAL-20260920-001", proof="pytest passes")
    text = files.contents[".learnings/HEALS.md"].decode()
    assert "**Status**: verified" in text
    assert "### Verification\n- **Proof**: pytest passes\n" in text


@pytest.mark.parametrize(
    ("verb", "status", "code"),
    [
        ("resolve", "promoted", 1),
        ("resolve", "discarded", 1),
        ("resolve", "superseded", 1),
        ("resolve", "revoked", 1),
        ("resolve", "example", 1),
        ("discard", "promoted", 1),
        ("discard", "revoked", 1),
        ("reopen", "promoted", 1),
        ("note", "example", 1),
    ],
)
def test_there_is_no_such_step(verb: str, status: str, code: int) -> None:
    assert errors(a=status).refused(verb, A, text="x").code == code


@pytest.mark.parametrize(
    ("verb", "status"),
    [("resolve", "wont_fix"), ("start", "resolved"), ("wont-fix", "resolved"), ("start", "wont_fix")],
)
def test_there_is_no_such_step_for_an_issue(verb: str, status: str) -> None:
    answer = issue(status).refused(verb, OPS, reason="x")
    assert (answer.code, answer.next_step) == (1, "reopen it first")


@pytest.mark.parametrize(
    ("verb", "status"),
    [("resolve", "resolved"), ("resolve", "✅ fixed (2026-09-21)"), ("discard", "discarded"), ("reopen", "pending")],
)
def test_what_is_so_already_is_quiet_success(verb: str, status: str) -> None:
    made = errors(a=status).planned(verb, A)
    assert made.changes_nothing
    assert outcomes(made) == [(A, Outcome.ALREADY)]


def test_an_unknown_status_can_still_be_resolved() -> None:
    files = errors(a="hmm, later")
    files.write("resolve", A)
    assert b"**Status**: resolved\n" in files.contents[ERRORS]


def test_other_words_for_active_belong_to_their_skill() -> None:
    security = issue("pending", "SEC-20260920-001", ".learnings/SECURITY_INCIDENTS.md")
    security.write("start", "SEC-20260920-001", as_="contained")
    assert b"**Status**: contained" in security.contents[".learnings/SECURITY_INCIDENTS.md"]
    assert issue("pending").refused("start", OPS, as_="contained").code == 2


@pytest.mark.parametrize(
    ("file", "native_id", "label"),
    [
        (ISSUES, OPS, "Postmortem"),
        (".learnings/MODEL_ISSUES.md", "MDL-20260920-001", "Fix Applied"),
        (ERRORS, "ERR-20260920-001", "Commit/PR"),
        (".learnings/finance/LEARNINGS.md", "LRN-20260920-001", "Reference"),
        (LEARNINGS, "LRN-20260920-001", "Commit/PR"),
    ],
)
def test_the_reference_of_a_resolution_has_the_name_its_skill_gives_it(file: str, native_id: str, label: str) -> None:
    files = issue("pending", native_id, file)
    files.write("resolve", native_id, ref="#42")
    assert f"- **{label}**: #42\n" in files.contents[file].decode()


def test_a_learning_beside_one_issue_file_belongs_to_its_skill() -> None:
    files = issue("pending", "LRN-20260920-001", LEARNINGS)
    files.contents[ISSUES] = b"# Operations Issues Log\n"
    files.write("resolve", "LRN-20260920-001", ref="PM-1")
    assert b"- **Postmortem**: PM-1\n" in files.contents[LEARNINGS]


def test_a_reference_has_no_place_in_four_fields() -> None:
    assert errors(a="pending").refused("resolve", A, ref="#42").code == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"reason": "duplicate"}, 2),
        ({"reason": "duplicate", "by": "ERR-20990101-001"}, 4),
        ({"reason": "duplicate", "by": A}, 4),
        ({"reason": "other"}, 2),
        ({"reason": "because"}, 2),
    ],
)
def test_a_reason_to_discard_has_to_make_sense(arguments: dict[str, str], code: int) -> None:
    assert errors(a="pending").refused("discard", A, **arguments).code == code


def test_an_empty_note_is_refused() -> None:
    assert errors(a="pending").refused("note", A, text=" \n").code == 2


def test_each_target_of_many_is_told_its_fate_and_what_can_be_done_is_done() -> None:
    files = errors(a="pending", b="resolved", c="promoted")
    made = files.write("resolve", f"{A} {B} {C} {A}")
    assert outcomes(made) == [(A, Outcome.CHANGED), (B, Outcome.ALREADY), (C, Outcome.REFUSED)]
    assert made.title == f"resolve {A}"
    assert made.done.startswith(f"resolved {A}, left 1 (first: {C} is promoted")
    assert errors(a="resolved", b="resolved", c="promoted").contents == files.contents


def test_a_bulk_counts_entries_and_files_and_is_one_plan() -> None:
    files = errors(a="pending", b="pending")
    files.contents[LEARNINGS] = FOUR.format(id="LRN-20260920-001", status="pending").encode()
    made = files.planned("resolve", f"{A} {B} LRN-20260920-001", note="done")
    assert made.title == "resolve 3 entries in 2 files"
    assert made.done == "resolved 3 entries"
    assert made.equivalent == f"hotwash resolve {A} {B} LRN-20260920-001 --note done"


def test_when_all_are_refused_the_first_reason_is_the_answer() -> None:
    assert errors(a="promoted", b="discarded").refused("resolve", f"{A} {B}").reason.startswith(f"{A} is promoted")


def test_no_target_at_all_is_a_question_of_usage() -> None:
    assert errors(a="pending").refused("resolve").code == 2


def test_an_entry_that_is_gone_is_refused_by_name() -> None:
    answer = errors(a="pending").refused("resolve", "ERR-20260101-009")
    assert (answer.code, answer.reason) == (4, f"ERR-20260101-009 is gone from {ERRORS}")


def test_an_agent_that_was_faster_with_the_same_is_quiet_success() -> None:
    files = errors(a="resolved")
    made = files.planned("resolve", [files.target(A, seen="pending")])
    assert made.done == f"{A} is already resolved"
    assert made.changes_nothing


def test_a_third_value_is_a_conflict_with_its_three_versions() -> None:
    files = errors(a="discarded", b="pending")
    made = files.write("resolve", [files.target(A, seen="pending"), files.target(B, seen="pending")])
    conflict, changed = made.outcomes
    assert (conflict.outcome, conflict.field) == (Outcome.CONFLICT, "Status")
    assert (conflict.seen, conflict.now, conflict.wanted) == ("pending", "discarded", "resolved")
    assert changed.outcome is Outcome.CHANGED


def test_a_note_is_never_a_conflict() -> None:
    files = errors(a="in_progress")
    assert outcomes(files.planned("note", [files.target(A, seen="pending")], text="x")) == [(A, Outcome.CHANGED)]


def test_of_two_entries_with_one_id_the_one_that_was_meant_changes() -> None:
    files = Files.of({ERRORS: FOUR.format(id=A, status="pending") * 2})
    key = files.entry(A, 2).key
    files.write("resolve", [Target(key)])
    assert files.contents[ERRORS].decode() == FOUR.format(id=A, status="pending") + FOUR.format(id=A, status="resolved")


def test_a_file_that_cannot_be_written_says_why() -> None:
    files = errors(a="pending")
    files.read_only = {ERRORS: "the last line is still being written"}
    assert files.refused("resolve", A).reason == f"{ERRORS} is read-only: the last line is still being written"


def test_a_key_knows_beforehand_whether_it_makes_sense() -> None:
    files = errors(a="pending", b="resolved")
    context = files.context
    answers = {
        verb: (
            refusal(verb, files.snapshot, files.target(A), context),
            refusal(verb, files.snapshot, files.target(B), context),
        )
        for verb in ("resolve", "start", "discard", "reopen", "note", "promote", "score")
    }
    dim = {verb: tuple(answer is not None for answer in pair) for verb, pair in answers.items()}
    assert dim == {
        "resolve": (False, True),
        "start": (True, True),
        "discard": (False, False),
        "reopen": (True, False),
        "note": (False, False),
        "promote": (False, False),
        "score": (False, False),
    }


def test_every_key_without_a_subject_has_a_reason() -> None:
    files = errors(a="pending")
    about = [verb for verb, operation in OPERATIONS.items() if operation.takes != "none"]
    assert all(refusal(verb, files.snapshot, None, files.context) is not None for verb in about)


def test_saying_no_is_the_verb_of_the_dialect() -> None:
    assert refusing_verb(errors(a="pending").entry(A)) == "discard"
    assert refusing_verb(issue("pending").entry(OPS)) == "wont-fix"


def test_an_unknown_verb_is_a_question_of_usage() -> None:
    assert errors(a="pending").refused("explode", A).code == 2


def test_a_subject_in_an_unknown_file_is_named_by_the_file() -> None:
    answer = errors().refused("resolve", [Target(Key("/w/proj/.learnings/GONE.md", A))])
    assert answer.reason == f"{A} is gone from GONE.md"


def test_a_captured_failure_is_no_entry_yet() -> None:
    log = ".learnings/.pending-errors.log"
    files = Files.of({log: "2026-05-20T14:32:10Z TOOL_FAILURE: Bash\n"})
    answer = files.refused("resolve", [Target(Key(f"/w/proj/{log}", "Bash"))])
    assert answer.reason == "a captured failure is no entry yet"


def test_a_bulk_of_thousands_is_planned_at_once(full: bool) -> None:
    count = 10_000 if full else 1_000
    text = "".join(FOUR.format(id=f"ERR-20260920-{number:05}", status="pending") for number in range(count))
    files = Files.of({ERRORS: text})
    snapshot = files.snapshot
    targets = tuple(Target(entry.key) for _, entry in snapshot.entries())
    made = plan(snapshot, Intent("resolve", targets), files.context)
    assert isinstance(made, Plan)
    assert len(made.of(Outcome.CHANGED)) == count
    assert (edited(made.edits[0]) or b"").count(b"resolved") == count


def test_every_operation_says_what_it_does_with_an_example() -> None:
    for verb, operation in OPERATIONS.items():
        assert operation.verb == verb
        assert operation.example.startswith(f"hotwash {' '.join(operation.words)}")
        assert operation.summary[0].isupper()
        assert not operation.summary.endswith(".")
        flags = [flag for parameter in operation.parameters for flag in (parameter.flag, *parameter.also) if flag]
        assert len(flags) == len(set(flags))
