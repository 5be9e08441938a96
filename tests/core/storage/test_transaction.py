"""Plans come true as a whole, on the bytes of this moment, or not at all."""

import errno
import os
import signal
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hotwash.core.model.errors import Busy, CommitError, PlanChanged, Refused, WriteFailed
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, PersonalChange, Plan, Refusal, Splice
from hotwash.core.model.transaction import Hunk, TransactionState
from hotwash.core.storage import journal
from hotwash.core.storage.lock import locked
from hotwash.core.storage.transaction import personal_state
from support.writing import ACTOR, ERROR, NOW, Bench, add_rule, observed, plan_of, resolve

RULES = b"# Rules\n- Ask first\n"
RESOLVED = ERROR.replace(b"pending", b"resolved")
SCORE = PersonalChange("scores", "ERR-20251118-001/cost", None, "3")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    made = Bench.at(tmp_path)
    made.errors.write_bytes(ERROR)
    made.rules.write_bytes(RULES)
    return made


def promotion(bench: Bench) -> Plan:
    return plan_of(add_rule(bench.rules), resolve(bench.errors), verb="promote", personal=(SCORE,))


def contents(bench: Bench) -> tuple[bytes, bytes]:
    return bench.rules.read_bytes(), bench.errors.read_bytes()


def save(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def test_all_files_and_decisions_of_a_plan_are_one_transaction(bench: Bench) -> None:
    plan = promotion(bench)
    receipt = bench.commit(plan)
    assert contents(bench) == (RULES + b"- Set a timeout on deploys\n", RESOLVED)
    assert bench.personal.told == [SCORE]
    made = receipt.transaction
    assert made is not None
    assert receipt.sentence == "promoted ERR-20251118-001"
    assert (made.at, made.actor, made.verb, made.title, made.command, made.state, made.personal) == (
        NOW.timestamp(), ACTOR, "promote", plan.title, "hotwash x", TransactionState.DONE, (SCORE,)
    )  # fmt: skip
    assert journal.transactions([bench.state]) == (made,)


def test_a_transaction_remembers_whole_lines_and_where_they_stand(bench: Bench) -> None:
    made = bench.commit(plan_of(resolve(bench.errors))).transaction
    assert made is not None
    assert made.hunks == (
        Hunk(
            path=str(bench.errors),
            anchor=Key(str(bench.errors), "ERR-20251118-001"),
            label="Status",
            before=b"**Status**: pending\n",
            after=b"**Status**: resolved\n",
            above=b"### ERR-20251118-001\n**Logged**: 2025-11-18T09:12:00Z\n",
            below=b"**Summary**: the deploy hangs\n\n",
            offset=ERROR.index(b"**Status**"),
        ),
    )


def test_nothing_to_write_is_a_success_without_a_transaction(bench: Bench) -> None:
    same = FileEdit(str(bench.errors), ERROR, (Splice(0, 3, b"###", "heading"),))
    for plan in (plan_of(), plan_of(same)):
        receipt = bench.commit(plan)
        assert (receipt.sentence, receipt.transaction) == ("resolved ERR-20251118-001", None)
    assert journal.transactions([bench.state]) == ()


def test_a_decision_alone_is_kept_in_the_journal_of_the_person(bench: Bench) -> None:
    bench.commit(plan_of(verb="score", personal=(SCORE,)))
    assert bench.personal.told == [SCORE]
    assert [each.verb for each in journal.transactions([personal_state(bench.personal)])] == ["score"]
    assert not bench.state.exists()


def test_a_changed_file_is_planned_again_on_what_it_holds_now(bench: Bench) -> None:
    plan = promotion(bench)
    save(bench.errors, b"# Log\n\n" + ERROR)
    asked: list[Mapping[str, bytes | None]] = []

    def replan(fresh: Mapping[str, bytes | None]) -> Plan:
        asked.append(fresh)
        return promotion(bench)

    bench.commit(plan, replan)
    assert asked == [{str(bench.rules): RULES, str(bench.errors): b"# Log\n\n" + ERROR}]
    assert contents(bench)[1] == b"# Log\n\n" + RESOLVED


def test_appended_entries_need_no_new_plan_and_stay(bench: Bench) -> None:
    plan = promotion(bench)
    save(bench.errors, ERROR + ERROR)
    bench.commit(plan, exact=True)
    assert bench.errors.read_bytes() == RESOLVED + ERROR


def test_a_plan_that_became_pointless_is_a_quiet_success(bench: Bench) -> None:
    plan = plan_of(resolve(bench.errors))
    save(bench.errors, RESOLVED)
    receipt = bench.commit(plan, lambda _: replace(plan, edits=(), done="already resolved"))
    assert (receipt.sentence, receipt.transaction) == ("already resolved", None)


def test_a_plan_that_became_impossible_is_refused(bench: Bench) -> None:
    plan = plan_of(resolve(bench.errors))
    save(bench.errors, b"")
    with pytest.raises(Refused, match="ERR-20251118-001 is gone – L has its last text"):
        bench.commit(plan, lambda _: Refusal("ERR-20251118-001 is gone", "L has its last text"))
    assert bench.errors.read_bytes() == b""


def test_an_exact_plan_is_not_replaced_by_another_one(bench: Bench) -> None:
    plan = plan_of(resolve(bench.errors))
    save(bench.errors, ERROR.replace(b"pending", b"pending  "))
    with pytest.raises(PlanChanged) as changed:
        bench.commit(plan, lambda _: plan_of(resolve(bench.errors)), exact=True)
    assert changed.value.plan.edits[0].base == bench.errors.read_bytes()
    assert b"resolved" not in bench.errors.read_bytes()


def test_an_exact_plan_does_not_mind_changes_elsewhere(bench: Bench) -> None:
    plan = plan_of(resolve(bench.errors))
    save(bench.errors, b"# Log\n" + ERROR.replace(b"hangs", b"stalls"))
    bench.commit(plan, lambda _: plan_of(resolve(bench.errors)), exact=True)
    assert bench.errors.read_bytes() == b"# Log\n" + RESOLVED.replace(b"hangs", b"stalls")


def test_two_commits_of_the_same_plan_write_once(bench: Bench) -> None:
    plan = plan_of(resolve(bench.errors))
    bench.commit(plan)
    receipt = bench.commit(plan, lambda _: replace(plan, edits=(), done="already resolved"))
    assert receipt.transaction is None
    assert len(journal.transactions([bench.state])) == 1


@pytest.mark.parametrize("trouble", ["a folder", "broken personal state"])
def test_a_later_failure_takes_back_what_was_written_before(bench: Bench, trouble: str) -> None:
    plan = promotion(bench)
    if trouble == "a folder":
        target = bench.root / ".github" / "rules.md"
        edit = FileEdit(str(bench.root / "AGENTS.md"), None, (Splice(0, 0, b"x", "rule"),))
        plan = replace(plan, edits=(add_rule(target), *plan.edits, edit))
        _becomes_a_folder_under_the_lock(bench.root / "AGENTS.md", plan, bench)
    else:
        bench.personal.broken = True
        with pytest.raises(WriteFailed, match="the state folder is gone"):
            bench.commit(plan)
    assert contents(bench) == (RULES, ERROR)
    assert not (bench.root / ".github").exists()
    assert journal.transactions([bench.state]) == ()


def _becomes_a_folder_under_the_lock(path: Path, plan: Plan, bench: Bench) -> None:
    """The last file of the plan is replaced when the first one has just been written."""

    def spoil(name: str, phase: str) -> None:
        if name == "renameat2" and phase == "after" and not path.exists():
            path.mkdir()

    with observed(spoil), pytest.raises(CommitError, match="is a folder, not a file"):
        bench.commit(plan)


def test_what_others_appended_stays_when_a_transaction_is_taken_back(bench: Bench) -> None:
    bench.personal.broken = True

    def append(name: str, phase: str) -> None:
        if name == "fsync" and phase == "after" and b"timeout" in bench.rules.read_bytes().splitlines()[-1]:
            with bench.rules.open("ab") as agent:
                agent.write(b"- An agent's own rule\n")

    with observed(append), pytest.raises(WriteFailed):
        bench.commit(promotion(bench))
    assert contents(bench) == (RULES + b"- An agent's own rule\n", ERROR)


def test_a_file_that_moves_under_the_lock_is_planned_again(bench: Bench) -> None:
    plan = promotion(bench)
    moved = False

    def move(name: str, phase: str) -> None:
        nonlocal moved
        if name == "renameat2" and phase == "before" and not moved:
            moved = True
            fresh = bench.errors.with_suffix(".tmp")
            fresh.write_bytes(ERROR.replace(b"hangs", b"stalls"))
            fresh.replace(bench.errors)

    with observed(move):
        bench.commit(plan, lambda _: promotion(bench))
    assert contents(bench) == (
        RULES + b"- Set a timeout on deploys\n",
        RESOLVED.replace(b"hangs", b"stalls"),
    )
    assert len(journal.transactions([bench.state])) == 1


def test_files_that_never_rest_are_left_alone(bench: Bench) -> None:
    plan = plan_of(resolve(bench.errors))
    count = 0

    def replan(fresh: Mapping[str, bytes | None]) -> Plan:
        nonlocal count
        count += 1
        save(bench.errors, b"# %d\n" % count + ERROR)
        return plan

    save(bench.errors, b"# 0\n" + ERROR)
    with pytest.raises(WriteFailed, match="the files change faster than they can be read"):
        bench.commit(plan, replan)


def test_a_held_lock_is_named_and_nothing_is_written(bench: Bench) -> None:
    bench.patience = 0.0
    with locked([bench.state]), pytest.raises(Busy, match="is locked by process"):
        bench.commit(plan_of(resolve(bench.errors)))
    assert bench.errors.read_bytes() == ERROR


def test_losing_an_entry_that_the_plan_does_not_name_is_refused(bench: Bench) -> None:
    second = ERROR.replace(b"-001", b"-002") + b"```\n"
    save(bench.errors, ERROR + second)
    opens_a_fence = FileEdit(
        str(bench.errors), ERROR + second, (Splice(len(ERROR), len(ERROR), b"```\n", "note", None),)
    )
    eats_a_heading = FileEdit(
        str(bench.errors), ERROR + second, (Splice(len(ERROR), len(ERROR) + 21, b"", "Status", None),)
    )
    for edit in (opens_a_fence, eats_a_heading):
        with pytest.raises(Refused, match=r"would lose an entry \(ERR-20251118-002\)"):
            bench.commit(plan_of(edit))
    assert bench.errors.read_bytes() == ERROR + second


def test_taking_out_a_whole_entry_by_name_is_allowed(bench: Bench) -> None:
    second = ERROR.replace(b"-001", b"-002")
    save(bench.errors, ERROR + second)
    key = Key(str(bench.errors), "ERR-20251118-002")
    size = len(ERROR)
    bench.commit(plan_of(FileEdit(str(bench.errors), ERROR + second, (Splice(size, 2 * size, b"", "entry", key),))))
    assert bench.errors.read_bytes() == ERROR


def test_a_created_file_is_deleted_by_its_undo(bench: Bench) -> None:
    target = bench.root / "AGENTS.md"
    made = bench.commit(plan_of(add_rule(target))).transaction
    assert made is not None
    content = target.read_bytes()
    bench.commit(replace(plan_of(FileEdit(str(target), content, delete=True), verb="undo"), undoes=made.id))
    assert not target.exists()
    newest, first = journal.transactions([bench.state])
    assert (newest.undoes, newest.hunks[0].deleted) == (made.id, True)
    assert (first.undone_by, first.hunks[0].created) == (newest.id, True)


def test_a_clock_that_goes_back_does_not_change_the_order(bench: Bench) -> None:
    bench.commit(plan_of(add_rule(bench.rules)))
    bench.commit(plan_of(resolve(bench.errors)), now=NOW - timedelta(hours=1))
    assert [each.verb for each in journal.transactions([bench.state])] == ["resolve", "resolve"]
    assert [each.at for each in journal.transactions([bench.state])] == [NOW.timestamp() - 3600, NOW.timestamp()]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl+C as on a terminal, also where the tests were started in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_waits_until_the_files_are_whole(bench: Bench) -> None:
    def interrupt(name: str, phase: str) -> None:
        if name == "renameat2" and phase == "after":
            signal.pthread_kill(threading.get_ident(), signal.SIGINT)

    with observed(interrupt), pytest.raises(KeyboardInterrupt):
        bench.commit(promotion(bench))
    assert contents(bench) == (RULES + b"- Set a timeout on deploys\n", RESOLVED)
    assert [each.state for each in journal.transactions([bench.state])] == [TransactionState.DONE]


def test_a_commit_works_on_any_thread(bench: Bench) -> None:
    worker = threading.Thread(target=lambda: bench.commit(promotion(bench)))
    worker.start()
    worker.join()
    assert contents(bench)[1] == RESOLVED


def numbered(bench: Bench, fresh: Mapping[str, bytes | None] | None = None) -> Plan:
    """One line more in the errors, numbered by how many lines the errors and the rules hold together."""
    known = fresh or {str(path): path.read_bytes() for path in (bench.errors, bench.rules)}
    base = known[str(bench.errors)] or b""
    number = sum((content or b"").count(b"\n") for content in known.values())
    line = Splice(len(base), len(base), b"line %d\n" % number, "line")
    return replace(plan_of(FileEdit(str(bench.errors), base, (line,)), verb="number"), basis=known)


@pytest.mark.parametrize("changed", ["errors", "rules"])
def test_a_plan_is_made_again_when_a_file_it_depends_on_grew(bench: Bench, changed: str) -> None:
    plan = numbered(bench)
    path = bench.errors if changed == "errors" else bench.rules
    save(path, path.read_bytes() + b"one more\n")
    before = bench.errors.read_bytes()
    bench.commit(plan, lambda fresh: numbered(bench, fresh))
    assert bench.errors.read_bytes() == before + b"line 8\n"


def test_a_plan_that_depends_on_a_whole_file_is_made_again_for_a_line_that_comes_before_it_is_written(
    bench: Bench,
) -> None:
    grown: list[str] = []

    def append(name: str, phase: str) -> None:
        if name == "list" and phase == "before" and not grown:
            grown.append(name)
            with bench.errors.open("ab") as out:
                out.write(b"one more\n")

    plan = numbered(bench)
    with observed(append):
        bench.commit(plan, lambda fresh: numbered(bench, fresh))
    assert grown
    assert bench.errors.read_bytes() == ERROR + b"one more\nline 8\n"


def test_a_journal_that_cannot_be_written_names_what_was_wanted_and_what_to_do(bench: Bench) -> None:
    before = contents(bench)

    def full(call: str, phase: str) -> None:
        if call.startswith("write") and phase == "before":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with observed(full), pytest.raises(WriteFailed) as failure:
        bench.commit(promotion(bench))
    assert str(failure.value) == (
        "promote ERR-20251118-001: nothing was written, no space left on device (ENOSPC) – "
        "make room on the disk and try again"
    )
    assert contents(bench) == before
