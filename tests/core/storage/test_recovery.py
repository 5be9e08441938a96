"""What a crash left behind is put right at the next start, once, without losing anybody's lines."""

import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotwash.core.model.plan import PersonalChange, Plan
from hotwash.core.model.transaction import TransactionState
from hotwash.core.storage import journal
from hotwash.core.storage.lock import locked
from hotwash.core.storage.recovery import Recovered, look_after_displaced, recover
from hotwash.core.storage.transaction import personal_state
from support.writing import ERROR, NOW, Bench, PersonalMemory, add_rule, killed, lacking, observed, plan_of, resolve

RULES = b"# Rules\n- Ask first\n"
RESOLVED = ERROR.replace(b"pending", b"resolved")
RULED = RULES + b"- Set a timeout on deploys\n"
SCORE = PersonalChange("scores", "ERR-20251118-001/cost", None, "3")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    made = Bench.at(tmp_path)
    made.errors.write_bytes(ERROR)
    made.rules.write_bytes(RULES)
    return made


class DyingMemory(PersonalMemory):
    """Personal state whose process is killed when it is told something."""

    def apply(self, changes: tuple[PersonalChange, ...]) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


def promotion(bench: Bench) -> Plan:
    return plan_of(add_rule(bench.rules), resolve(bench.errors), verb="promote", personal=(SCORE,))


def crashed(bench: Bench, exchanges: int, phase: str = "after") -> None:
    """A promotion whose process dies at the n-th exchange of files."""
    assert killed(lambda: bench.commit(promotion(bench)), exchanges - 1, phase, "renameat2")


def start(bench: Bench, now: datetime = NOW) -> tuple[Recovered, ...]:
    return recover([bench.state, personal_state(bench.personal)], bench.desk, now)


def contents(bench: Bench) -> tuple[bytes, bytes]:
    return bench.rules.read_bytes(), bench.errors.read_bytes()


def sentences(found: tuple[Recovered, ...]) -> list[str]:
    return [each.sentence for each in found]


def much_later() -> datetime:
    return datetime.now(UTC) + timedelta(minutes=2)


def test_a_transaction_that_wrote_nothing_is_rolled_back(bench: Bench) -> None:
    crashed(bench, 1, "before")
    assert sentences(start(bench)) == ["rolled back promote ERR-20251118-001 from 14:03"]
    assert contents(bench) == (RULES, ERROR)
    assert [each.state for each in journal.transactions([bench.state])] == [TransactionState.ABORTED]


def test_a_transaction_that_wrote_its_first_file_is_finished(bench: Bench) -> None:
    crashed(bench, 1)
    assert contents(bench) == (RULED, ERROR)
    assert sentences(start(bench)) == ["finished promote ERR-20251118-001 from 14:03"]
    assert contents(bench) == (RULED, RESOLVED)
    assert bench.personal.told == [SCORE]
    assert [each.state for each in journal.transactions([bench.state])] == [TransactionState.DONE]


def test_a_transaction_that_wrote_everything_is_finished(bench: Bench) -> None:
    crashed(bench, 2)
    assert sentences(start(bench)) == ["finished promote ERR-20251118-001 from 14:03"]
    assert contents(bench) == (RULED, RESOLVED)


def test_what_others_appended_since_does_not_matter(bench: Bench) -> None:
    crashed(bench, 1)
    for path in (bench.rules, bench.errors):
        with path.open("ab") as agent:
            agent.write(b"appended\n")
    start(bench)
    assert contents(bench) == (RULED + b"appended\n", RESOLVED + b"appended\n")


def test_what_cannot_be_finished_is_rolled_back(bench: Bench) -> None:
    """The entry was changed after the crash, so its status is no longer ours to set."""
    crashed(bench, 1)
    bench.errors.write_bytes(ERROR.replace(b"pending", b"wont-fix"))
    bench.rules.write_bytes(b"# Preface\n" + RULED + b"- Another\n")
    assert sentences(start(bench)) == ["rolled back promote ERR-20251118-001 from 14:03"]
    assert contents(bench) == (b"# Preface\n" + RULES + b"- Another\n", ERROR.replace(b"pending", b"wont-fix"))


def test_what_can_be_neither_finished_nor_rolled_back_is_named_and_can_be_undone(bench: Bench) -> None:
    crashed(bench, 1)
    bench.errors.write_bytes(ERROR.replace(b"pending", b"wont-fix"))
    bench.rules.chmod(0o444)
    found = start(bench)
    assert sentences(found) == [f"promote ERR-20251118-001 from 14:03 is only in {bench.rules} – undo takes it back"]
    (left,) = journal.transactions([bench.state])
    assert left.state is TransactionState.DONE
    assert [hunk.path for hunk in left.hunks] == [str(bench.rules)]


def test_a_crash_after_a_new_file_appeared_finishes_the_rest(bench: Bench) -> None:
    bench.rules.unlink()
    assert killed(lambda: bench.commit(promotion(bench)), 0, "after", "link")
    assert sentences(start(bench)) == ["finished promote ERR-20251118-001 from 14:03"]
    assert contents(bench) == (b"- Set a timeout on deploys\n", RESOLVED)


def test_a_decision_that_was_only_prepared_is_made(bench: Bench) -> None:
    plan = plan_of(verb="score", personal=(SCORE,))
    assert killed(lambda: Bench(bench.root, DyingMemory(bench.personal.folder)).commit(plan), -2, "after")
    assert sentences(start(bench)) == ["finished score ERR-20251118-001 from 14:03"]
    assert bench.personal.told == [SCORE]


@pytest.mark.parametrize("exchanges", [1, 2])
def test_a_second_start_finds_nothing_to_do(bench: Bench, exchanges: int) -> None:
    crashed(bench, exchanges)
    start(bench)
    settled = contents(bench)
    assert start(bench) == ()
    assert contents(bench) == settled


def test_nothing_is_touched_while_another_process_writes(bench: Bench) -> None:
    crashed(bench, 1)
    with locked([bench.state]):
        assert start(bench) == ()
    assert contents(bench) == (RULED, ERROR)


def test_looking_for_crashes_makes_no_folder(bench: Bench) -> None:
    assert start(bench) == ()
    assert not bench.state.exists()
    assert not personal_state(bench.personal).exists()


def test_a_start_after_many_transactions_that_ended_does_nothing(bench: Bench) -> None:
    for count in range(10):
        bench.commit(plan_of(add_rule(bench.rules, b"- Rule %d\n" % count)))
    before = contents(bench)
    assert start(bench) == ()
    assert contents(bench) == before


def late_writer(bench: Bench) -> Callable[[bytes], int]:
    """Somebody who opened the file just before it was exchanged, and has not begun to write."""
    descriptor = -1

    def open_unseen(name: str, phase: str) -> None:
        nonlocal descriptor
        if name == "renameat2" and phase == "after" and descriptor < 0:
            (old,) = bench.state.glob("*.old")
            descriptor = os.open(old, os.O_WRONLY | os.O_APPEND)

    with lacking("leases"), observed(open_unseen):
        bench.commit(plan_of(resolve(bench.errors)))
    return lambda content: os.write(descriptor, content)


def test_lines_that_come_late_are_carried_over(bench: Bench) -> None:
    write = late_writer(bench)
    write(b"late\n")
    assert sentences(look_after_displaced([bench.state], bench.desk, NOW)) == [
        f"carried 1 late lines over to {bench.errors}"
    ]
    write(b"later\nhalf a li")
    look_after_displaced([bench.state], bench.desk, NOW)
    write(b"ne\n")
    start(bench)
    assert bench.errors.read_bytes() == RESOLVED + b"late\nlater\nhalf a line\n"


def test_late_lines_are_carried_to_whatever_file_is_there_now(bench: Bench) -> None:
    write = late_writer(bench)
    bench.errors.unlink()
    bench.errors.write_bytes(b"# New file, last line unfinished")
    write(b"late\n")
    start(bench)
    assert bench.errors.read_bytes() == b"# New file, last line unfinished\nlate\n"


def test_a_displaced_file_is_kept_as_long_as_somebody_can_write_to_it(bench: Bench) -> None:
    write = late_writer(bench)
    start(bench, much_later())
    assert list(bench.state.glob("*.old")) != []
    write(b"late\n")
    start(bench, much_later())
    assert bench.errors.read_bytes() == RESOLVED + b"late\n"


def test_a_displaced_file_that_nobody_has_open_goes_after_a_minute(bench: Bench) -> None:
    bench.commit(plan_of(resolve(bench.errors)))
    start(bench, datetime.now(UTC))
    assert list(bench.state.glob("*.old")) != []
    start(bench, much_later())
    assert sorted(os.listdir(bench.state))[0] == ".gitignore"
    assert [name for name in os.listdir(bench.state) if name.endswith((".old", ".swap"))] == []


def test_a_displaced_file_that_somebody_wrote_anew_is_kept_and_named(bench: Bench) -> None:
    late_writer(bench)
    (old,) = bench.state.glob("*.old")
    old.write_bytes(b"another version\n")
    (found,) = start(bench)
    assert found.sentence == f"another program rewrote {bench.errors} while it was being changed – {old}"
    assert start(bench, much_later()) == ()
    assert old.read_bytes() == b"another version\n"


def test_strays_of_a_crash_are_swept_away(bench: Bench) -> None:
    bench.commit(plan_of(resolve(bench.errors)))
    stray = bench.state / "01KAGS6PH0QN2TD6XFHW90GQ4P.new"
    stray.write_bytes(b"x")
    start(bench)
    assert not stray.exists()
