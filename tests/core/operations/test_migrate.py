"""`migrate`: what arrives where, and what becomes of ids that are taken there."""

from pathlib import Path

import pytest

from hotwash.core.model.plan import ExitCode, Intent, Plan, Refusal
from hotwash.core.operations import Context, looks_at, plan
from hotwash.core.text import splice
from support.operating import BUFFER, ERRORS, HOME, LEARNINGS, NOW, ROOT, Files

CONTEXT = Context(NOW, home=HOME, root=Path(ROOT))
THERE = f"~/.claude/{ERRORS}"
NOTE, STATE = "memory/2026-09-25.md", "memory/SESSION-STATE.md"


def entry(native_id: str, content: str, status: str = "pending") -> str:
    return f"### {native_id}\n**Status**: {status}\n**Context**: c\n**Content**: {content}\n**Action**: a\n"


def answer(files: Files, **given: str) -> Plan | Refusal:
    return plan(files.snapshot, Intent("migrate", (), given), CONTEXT)


def migrated(contents: dict[str, str], **given: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The files that change, as they are afterwards, and what is told of it."""
    made = answer(Files.of(contents), **{"to": "global", **given})
    assert isinstance(made, Plan), str(made)
    after = {}
    for edit in made.edits:
        text = splice.edited(edit)
        assert text is not None
        after[edit.path.replace(f"{HOME}/", "~/").removeprefix(f"{ROOT}/")] = text.decode()
    return after, made.notes


def test_files_that_are_not_there_are_copied_byte_by_byte() -> None:
    text = "\ufeff# Errors\r\n\r\n" + entry("ERR-20260520-001", "x").replace("\n", "\r\n") + "\r\nA note beside."
    after, notes = migrated({ERRORS: text, NOTE: "# Daily Notes — 2026-09-25\n\n## Decisions\n\n- 10:00 — y\n"})
    assert after == {THERE: text, f"~/.claude/{NOTE}": "# Daily Notes — 2026-09-25\n\n## Decisions\n\n- 10:00 — y\n"}
    assert notes == ()


def test_the_other_way_is_the_same() -> None:
    after, _ = migrated({THERE: entry("ERR-20260520-001", "x")}, to="local")
    assert after == {ERRORS: entry("ERR-20260520-001", "x")}


def test_an_entry_that_is_there_already_is_skipped_whatever_its_newlines() -> None:
    here = entry("ERR-20260520-001", "x") + "\n---\n"
    after, notes = migrated(
        {ERRORS: here, THERE: "# Errors\r\n\r\n" + entry("ERR-20260520-001", "x").replace("\n", "\r\n")}
    )
    assert after == {}
    assert notes == ("skipped 1 entry that is there already",)


def test_an_id_that_means_something_else_there_gets_the_next_free_number_and_references_follow() -> None:
    here = entry("ERR-20260520-001", "mine") + "\n" + entry("ERR-20260520-002", "like ERR-20260520-001")
    there = entry("ERR-20260520-001", "theirs") + "\n" + entry("ERR-20260520-004", "like ERR-20260520-001")
    after, notes = migrated({ERRORS: here, THERE: there})
    assert after == {
        THERE: there
        + "\n"
        + entry("ERR-20260520-005", "mine")
        + "\n"
        + entry("ERR-20260520-002", "like ERR-20260520-005"),
    }
    assert notes == ("renumbered ERR-20260520-001 → ERR-20260520-005",)


def test_an_id_is_taken_in_any_file_of_the_other_workspace() -> None:
    after, notes = migrated(
        {ERRORS: entry("ERR-20260520-001", "mine"), f"~/.claude/{LEARNINGS}": entry("ERR-20260520-001", "t")}
    )
    assert after == {THERE: entry("ERR-20260520-002", "mine")}
    assert notes == ("renumbered ERR-20260520-001 → ERR-20260520-002",)


def test_examples_stay_where_they_are_and_text_between_entries_goes_along() -> None:
    here = entry("ERR-20260520-001", "e", "example") + "\n" + entry("ERR-20260521-001", "x") + "\nseen by two\n\n---\n"
    after, _ = migrated({ERRORS: here, THERE: "# Errors\n"})
    assert after == {THERE: "# Errors\n\n" + entry("ERR-20260521-001", "x") + "\nseen by two\n\n---\n"}


def test_replacing_takes_the_sources_files_and_leaves_others() -> None:
    contents = {
        ERRORS: entry("ERR-20260520-001", "mine"),
        THERE: entry("ERR-20260520-001", "theirs"),
        f"~/.claude/{LEARNINGS}": entry("LRN-20260520-001", "kept"),
    }
    assert migrated(contents, replace="yes") == ({THERE: entry("ERR-20260520-001", "mine")}, ())


BUSY = "# Working Buffer\n\n## Current Task\n\nship it\n\n## WAL Log\n"
IDLE = "# Working Buffer\n\n## Current Task\n\n_No active task._\n\n## WAL Log\n"
RECORD = """
## WAL Entry — 2026-09-26 12:00
**Operation**: hotwash migrate global
**Affected resources**: a
**Blast radius**: b
**Rollback**: hotwash undo
**Status**: PENDING
"""


def test_a_task_moves_into_a_buffer_without_one_beside_the_record_of_the_migration() -> None:
    after, _ = migrated({BUFFER: BUSY, f"~/.claude/{BUFFER}": IDLE + RECORD})
    assert after == {f"~/.claude/{BUFFER}": BUSY + RECORD}


def test_a_task_that_was_moved_before_is_there_already() -> None:
    there = f"~/.claude/{BUFFER}"
    after, _ = migrated({BUFFER: BUSY, ERRORS: entry("ERR-20260920-001", "it broke"), there: BUSY + RECORD})
    assert after.get(there, BUSY + RECORD) == BUSY + RECORD


def test_two_tasks_do_not_fit_into_one_buffer() -> None:
    refused = answer(Files.of({BUFFER: BUSY, f"~/.claude/{BUFFER}": BUSY.replace("ship", "test")}), to="global")
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.reason) == (
        ExitCode.REFUSED,
        "both memory/working-buffer.md and ~/.claude/memory/working-buffer.md hold a task or WAL records",
    )


def test_bullets_go_into_the_section_of_their_title_once() -> None:
    here = "# Session State\n\n## Preferences\n\n- 2026-09-25 — short names\n- 2026-09-24 — tabs\n"
    here += "\n## Decisions\n\n- 2026-09-20 — k3s\n"
    there = "# Session State\n\n## Preferences\n\n- 2026-09-24 — tabs\n"
    after, _ = migrated({STATE: here, f"~/.claude/{STATE}": there})
    assert after == {
        f"~/.claude/{STATE}": "# Session State\n\n## Preferences\n\n- 2026-09-24 — tabs\n- 2026-09-25 — short names\n"
        "\n## Decisions\n\n- 2026-09-20 — k3s\n"
    }


def test_a_note_of_the_same_day_is_appended_to() -> None:
    here = "# Daily Notes — 2026-09-25\n\n## Decisions\n\n- 10:00 — here\n"
    there = "# Daily Notes — 2026-09-25\n\n## Decisions\n\n- 09:00 — there\n"
    after, _ = migrated({NOTE: here, f"~/.claude/{NOTE}": there})
    assert after == {f"~/.claude/{NOTE}": there + "\n## Decisions\n\n- 10:00 — here\n"}


def test_a_log_of_failures_waits_where_it_is() -> None:
    log = "2026-05-20T14:32:10Z TOOL_FAILURE: Bash\n"
    after, _ = migrated({ERRORS: entry("ERR-20260520-001", "x"), ".learnings/.pending-errors.log": log})
    assert list(after) == [THERE]


def test_it_looks_at_the_files_it_would_add_to() -> None:
    files = Files.of({ERRORS: entry("ERR-20260520-001", "x"), BUFFER: BUSY})
    wanted = looks_at(files.snapshot, Intent("migrate", (), {"to": "global"}), CONTEXT)
    assert wanted == (f"{HOME}/.claude/{ERRORS}", f"{HOME}/.claude/{BUFFER}")


@pytest.mark.parametrize(
    ("contents", "given", "code", "reason"),
    [
        ({ERRORS: ""}, {}, ExitCode.USAGE, "migrate to where"),
        (
            {ERRORS: ""},
            {"to": "global", "merge": "yes", "replace": "yes"},
            ExitCode.USAGE,
            "either --merge or --replace",
        ),
        ({ERRORS: ""}, {"to": "local"}, ExitCode.REFUSED_BY_STATE, "nothing to migrate in ~/.claude/"),
    ],
)
def test_what_makes_no_sense_is_refused(
    contents: dict[str, str], given: dict[str, str], code: ExitCode, reason: str
) -> None:
    refused = answer(Files.of(contents), **given)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.reason) == (code, reason)
