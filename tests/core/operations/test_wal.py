"""Marking write-ahead records: the bytes, and when it is refused."""

import pytest

from hotwash.core.model.plan import PersonalChange
from hotwash.core.model.snapshot import Personal
from support.operating import BUFFER, DISGUISES, Case, Disguise, Files

BUFFER_HEAD = "# Working Buffer\n\n---\n\n## Current Task\n\nUpgrade edge\n\n## WAL Log\n\n"


def wal(status: str, more: str = "") -> str:
    fields = "**Affected resources**: edge\n**Blast radius**: ingress\n**Rollback**: helm rollback edge 41\n"
    record = f"## WAL Entry — 2026-09-26 11:50\n**Operation**: helm upgrade edge\n{fields}**Status**: {status}\n{more}"
    return f"{BUFFER_HEAD}{record}\n## Context\n\n- none\n"


CASES = [
    Case(
        "a committed record says how one knows",
        "wal-commit",
        "helm upgrade edge",
        wal("PENDING"),
        wal("COMMITTED", "**Evidence**: helm status says deployed\n"),
        {"evidence": "helm status says deployed"},
        BUFFER,
    ),
    Case(
        "so does one that was rolled back",
        "wal-rollback",
        "helm upgrade edge",
        wal("PENDING"),
        wal("ROLLED_BACK", "**Evidence**: revision 41 again\n"),
        {"evidence": "revision 41 again"},
        BUFFER,
    ),
]


def logged(text: str) -> str:
    return f"{BUFFER_HEAD}{text}\n## Context\n\n- none\n"


def shaped(name: str, before: str, after: str, verb: str = "wal-commit") -> Case:
    """A record named `helm upgrade edge` in another shape, and what proves it there."""
    return Case(name, verb, "helm upgrade edge", logged(before), logged(after), {"evidence": "v42 | ok"}, BUFFER)


TABLE = "| Operation | Status |\n|---|---|\n| drain | PENDING |\n"
CASES += [
    shaped(
        "a row says how one knows in the cell of its state",
        TABLE + "| helm upgrade edge | **PENDING** |\n",
        TABLE + "| helm upgrade edge | COMMITTED (v42 \\| ok) |\n",
    ),
    shaped(
        "a row with a column for it says it there",
        "| Operation | Status | Evidence |\n|---|---|---|\n| helm upgrade edge | PENDING | |\n",
        "| Operation | Status | Evidence |\n|---|---|---|\n| helm upgrade edge | COMMITTED | v42 \\| ok|\n",
    ),
    shaped(
        "a line says it at its end",
        "- PENDING — helm upgrade edge\n- PENDING — drain\n",
        "- COMMITTED — helm upgrade edge — evidence: v42 \\| ok\n- PENDING — drain\n",
    ),
    shaped(
        "bullets get one more bullet",
        "- **Operation:** helm upgrade edge\n- **Status:** PENDING\n\n- **Operation:** drain\n- **Status:** PENDING\n",
        "- **Operation:** helm upgrade edge\n- **Status:** ROLLED_BACK\n- **Evidence:** v42 | ok\n\n"
        "- **Operation:** drain\n- **Status:** PENDING\n",
        "wal-rollback",
    ),
    shaped(
        "a state in a heading changes there",
        "### PENDING – 2026-09-26 11:50\nOperation: helm upgrade edge\n",
        "### COMMITTED – 2026-09-26 11:50\n**Evidence**: v42 | ok\nOperation: helm upgrade edge\n",
    ),
]


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_file_before_and_after_its_undo_and_its_redo(case: Case, disguise: Disguise) -> None:
    case.check(disguise)


EVIDENCE = {"evidence": "seen it"}


def buffer(*statuses: str) -> Files:
    records = "\n".join(
        f"## WAL Entry — 2026-09-26 11:{50 + number}\n**Operation**: step {number}\n**Status**: {status}\n"
        for number, status in enumerate(statuses, start=1)
    )
    return Files.of({BUFFER: f"{BUFFER_HEAD}{records}"})


def test_without_a_pending_record_there_is_nothing_to_commit() -> None:
    refusal = buffer("COMMITTED").refused("wal-commit", (), **EVIDENCE)
    assert (refusal.code, refusal.reason) == (1, "no PENDING record")


@pytest.mark.parametrize("verb", ["wal-commit", "wal-rollback"])
def test_a_record_that_is_final_stays_as_it_is(verb: str) -> None:
    files = buffer("PENDING")
    files.write("wal-commit", ["step 1"], **EVIDENCE)
    refusal = files.refused(verb, ["step 1"], **EVIDENCE)
    assert (refusal.code, refusal.reason) == (1, "step 1 is already COMMITTED, which is final")


def test_a_claim_without_evidence_is_refused() -> None:
    refusal = buffer("PENDING").refused("wal-commit", ["step 1"], evidence="  ")
    assert (refusal.code, refusal.next_step) == (2, "say how you know with --note")


def test_records_are_marked_one_at_a_time() -> None:
    assert buffer("PENDING", "PENDING").refused("wal-commit", ["step 1", "step 2"], **EVIDENCE).code == 2


def test_what_the_agent_wrote_itself_is_quiet_success() -> None:
    files = buffer("COMMITTED")
    plan = files.planned("wal-commit", [files.target("step 1", seen="PENDING")], **EVIDENCE)
    assert plan.changes_nothing
    assert plan.done == "step 1 is already COMMITTED"


def test_the_other_claim_of_the_agent_is_a_conflict() -> None:
    files = buffer("ROLLED_BACK")
    (outcome,) = files.planned("wal-commit", [files.target("step 1", seen="PENDING")], **EVIDENCE).outcomes
    assert (outcome.seen, outcome.now, outcome.wanted) == ("PENDING", "ROLLED_BACK", "COMMITTED")


def test_a_status_that_nobody_knows_is_not_overwritten() -> None:
    assert buffer("MAYBE").refused("wal-commit", ["step 1"], **EVIDENCE).code == 1


def test_a_foreign_buffer_is_never_written() -> None:
    files = Files.of({BUFFER: "# Working Buffer (Danger Zone Log)\n**Status:** ACTIVE\n\n## 2026-09-26 Human\nhello\n"})
    refusal = files.refused("wal-commit", ["step 1"], **EVIDENCE)
    assert refusal.code == 4


def ticking(*lines: str) -> Files:
    """A record about two resources whose checklist has these lines ticked."""
    text = (
        f"{BUFFER_HEAD}## WAL Entry — 2026-09-26 11:50\n**Operation**: drop\n"
        "**Affected resources**: infra/main.tf, deployment/api\n**Status**: PENDING\n"
    )
    ticks = frozenset(f"resume 2026-09-26 11:50 drop {line}" for line in lines)
    return Files({BUFFER: text.encode()}, personal=Personal(ticks=ticks))


def test_a_tick_goes_to_the_next_line_and_into_no_file() -> None:
    plan = ticking("infra/main.tf").planned("wal-tick", ["drop"])
    assert plan.edits == ()
    assert plan.personal == (
        PersonalChange("ticks", "resume 2026-09-26 11:50 drop kubectl get deployment/api", None, "true"),
    )
    assert (plan.done, plan.equivalent) == ("ticked kubectl get deployment/api", "hotwash wal tick --line 2")


def test_a_line_may_be_named_by_its_number() -> None:
    assert ticking().planned("wal-tick", ["drop"], line="3").done == "ticked git log --oneline -5"
    assert ticking().refused("wal-tick", ["drop"], line="7").code == 2
    assert ticking("infra/main.tf").refused("wal-tick", ["drop"], line="1").code == 1


def test_when_all_is_ticked_there_is_nothing_left_to_look_at() -> None:
    files = ticking("infra/main.tf", "kubectl get deployment/api", "git log --oneline -5")
    assert files.refused("wal-tick", ["drop"]).reason == "every line of the checklist is ticked"


def test_only_the_named_record_changes_and_the_command_says_which() -> None:
    files = buffer("PENDING", "PENDING")
    plan = files.write("wal-rollback", ["step 2"], **EVIDENCE)
    assert (
        files.contents[BUFFER].decode()
        == buffer("PENDING", "ROLLED_BACK\n**Evidence**: seen it").contents[BUFFER].decode()
    )
    assert plan.equivalent == "hotwash wal rollback 2 --note 'seen it'"
    assert plan.done == "marked step 2 ROLLED_BACK"


def test_a_secret_in_the_evidence_is_not_written_and_the_person_is_told() -> None:
    files = Files.of({BUFFER: wal("PENDING")})
    plan = files.write("wal-commit", ["helm upgrade edge"], evidence="logged in with password=hunter2hunter2")
    assert plan.notes == ("something that looks like a secret was replaced by [REDACTED]",)
    assert b"**Evidence**: logged in with password=[REDACTED]\n" in files.contents[BUFFER]


@pytest.mark.parametrize("heading", ["## WAL", "## WAL Log (hand)", "### Write-ahead log"])
def test_a_record_begins_in_the_log_whatever_that_is_called(heading: str) -> None:
    table = f"{heading}\n\n| Operation | Status |\n|---|---|\n| drain | PENDING |\n"
    files = Files.of({BUFFER: f"# Working Buffer\n\n{table}\n## Context\n\n- none\n"})
    said = {"operation": "drop", "affected": "db", "blast_radius": "reports", "rollback": "restore x"}
    files.write("wal-begin", (), **said)
    text = files.contents[BUFFER].decode()
    assert text.startswith(f"# Working Buffer\n\n{table}\n## WAL Entry — 2026-09-26 12:00\n**Operation**: drop\n")
    assert text.endswith("**Status**: PENDING\n\n## Context\n\n- none\n")
