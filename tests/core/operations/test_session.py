"""What is written down during a session: state, the note of the day, and records of risky operations."""

import pytest

from support.operating import DISGUISES, Disguise, Files, crlf

STATE = "memory/SESSION-STATE.md"
TODAY = "memory/2026-09-26.md"
BUFFER = "memory/working-buffer.md"
ERRORS = {".learnings/ERRORS.md": "# Error Log\n"}

KEPT = """\
# Session State

Last updated: 2026-09-20 08:00

---

## Corrections and constraints

- 2026-09-20 — no restarts before six

## Preferences

## Decisions
"""

RECORD = {
    "operation": "terraform apply edge",
    "affected": "aws_lb.edge",
    "blast_radius": "ingress, 2 minutes",
    "rollback": "terraform apply -target=aws_lb.old",
}
WRITTEN = """\
## WAL Entry — 2026-09-26 12:00
**Operation**: terraform apply edge
**Affected resources**: aws_lb.edge
**Blast radius**: ingress, 2 minutes
**Rollback**: terraform apply -target=aws_lb.old
**Status**: PENDING
"""


class TestState:
    @pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
    def test_a_bullet_goes_below_the_last_of_its_section_and_the_stamp_is_today(self, disguise: Disguise) -> None:
        before = disguise(KEPT.encode())
        files = Files.of({STATE: before})
        files.write("state", kind="correction", text="the account  is\nshared")
        expected = KEPT.replace("2026-09-20 08:00", "2026-09-26 12:00").replace(
            "before six\n", "before six\n- 2026-09-26 — the account is shared\n"
        )
        assert files.contents[STATE] == disguise(expected.encode())
        files.write("undo")
        assert files.contents[STATE] == before

    def test_an_empty_section_gets_a_blank_line_first(self) -> None:
        files = Files.of({STATE: KEPT})
        files.write("state", kind="preference", text="small changes")
        assert b"## Preferences\n\n- 2026-09-26 \xe2\x80\x94 small changes\n\n## Decisions\n" in files.contents[STATE]

    def test_a_section_that_is_missing_is_added_at_the_end(self) -> None:
        files = Files.of({STATE: "# SESSION-STATE\n\n## Current task\n\nrestore\n"})
        files.write("state", kind="noun", text="orchard: the build cluster")
        assert files.contents[STATE].decode() == (
            "# SESSION-STATE\n\n## Current task\n\nrestore\n\n"
            "## Key proper nouns\n\n- 2026-09-26 — orchard: the build cluster\n"
        )

    def test_a_missing_file_is_made_from_its_template(self) -> None:
        files = Files.of(ERRORS)
        plan = files.write("state", kind="decision", text="cold storage after a year")
        content = files.contents[STATE].decode()
        assert content.startswith("# Session State\n\nLive capture of corrections")
        assert "\nLast updated: 2026-09-26 12:00\n" in content
        assert content.count("\n- 2026-09-26 — cold storage after a year\n\n## Key proper nouns\n") == 1
        assert (plan.done, plan.equivalent) == (
            "Captured to `./memory/SESSION-STATE.md`",
            "hotwash state decision 'cold storage after a year'",
        )
        files.write("undo")
        assert STATE not in files.contents

    def test_the_same_on_one_day_is_quiet_success(self) -> None:
        files = Files.of({STATE: KEPT})
        files.write("state", kind="decision", text="cold storage")
        assert files.planned("state", kind="decision", text="cold storage").changes_nothing

    def test_what_is_missing_is_asked_for(self) -> None:
        files = Files.of({STATE: KEPT})
        assert files.refused("state", kind="rumour", text="x").code == 2
        assert files.refused("state", kind="decision", text=" ").code == 2

    def test_nothing_is_written_where_it_would_not_be_read(self) -> None:
        refusal = Files.of({STATE: "# Session State\n\n```\nopen\n"}).refused("state", kind="decision", text="x")
        assert (refusal.code, refusal.next_step) == (4, "close it by hand")

    def test_a_file_that_cannot_be_written_is_named(self) -> None:
        files = Files({STATE: KEPT.encode()}, read_only={STATE: "no permission to write to it"})
        assert files.refused("state", kind="decision", text="x").code == 4

    def test_where_the_file_is_already_wins_over_the_project(self) -> None:
        files = Files.of({**ERRORS, "~/.claude/memory/SESSION-STATE.md": KEPT})
        plan = files.write("state", kind="decision", text="x")
        assert plan.done == "Captured to `~/.claude/memory/SESSION-STATE.md`"

    def test_a_new_file_goes_where_a_memory_is_kept_and_else_where_agents_write(self) -> None:
        shared = {"~/.claude/.learnings/ERRORS.md": "# Error Log\n", **ERRORS}
        assert (
            Files.of(shared)
            .planned("state", kind="decision", text="x")
            .done.endswith("`~/.claude/memory/SESSION-STATE.md`")
        )
        kept = Files.of({**shared, BUFFER: "## Current Task\n\nUpgrade\n"})
        assert kept.planned("state", kind="decision", text="x").done.endswith("`./memory/SESSION-STATE.md`")

    def test_a_secret_is_not_written_and_the_person_is_told(self) -> None:
        files = Files.of({STATE: KEPT})
        plan = files.write("state", kind="decision", text="use ghp_abcdefghijklmnopqrstuvwxyz0123456789")
        assert plan.notes == ("something that looks like a secret was replaced by [REDACTED]",)
        assert b"ghp_" not in files.contents[STATE]


class TestDaily:
    def test_a_missing_note_is_made_from_its_template(self) -> None:
        files = Files.of(ERRORS)
        plan = files.write("daily", kind="discovery", text="reports lag by one day")
        assert files.contents[TODAY].decode() == (
            "# Daily Notes — 2026-09-26\n\n"
            "Rolling per-day log of notable exchanges, discoveries, and outcomes.\n"
            "Create one file per day named with the actual date (e.g. 2026-05-20.md). Append-only.\n\n---\n\n"
            "## Decisions\n\n## Discoveries\n\n- 12:00 — reports lag by one day\n\n## Completed\n\n## Errors\n"
        )
        assert plan.done == "Noted in `./memory/2026-09-26.md`"

    @pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
    def test_a_diary_of_somebody_else_only_gets_a_section_at_its_end(self, disguise: Disguise) -> None:
        diary = disguise(b"# Friday\n\nWe talked.\n\n## 14:00 retro\n\n- fewer words\n")
        files = Files.of({TODAY: diary})
        files.write("daily", kind="error", text="wrong file → restored")
        newline = b"\r\n" if b"\r" in diary else b"\n"
        added = "\n## Errors\n\n- 12:00 — wrong file → restored\n".encode().replace(b"\n", newline)
        assert files.contents[TODAY] == diary + (b"" if diary.endswith(b"\n") else newline) + added

    def test_a_second_line_goes_below_the_first_also_when_a_session_was_closed(self) -> None:
        files = Files.of(
            {TODAY: "# Daily Notes — 2026-09-26\n\n## Errors\n\n- 09:00 — a\n\n## Session closed: 10:00\n"}
        )
        files.write("daily", kind="error", text="b")
        assert files.contents[TODAY].decode() == (
            "# Daily Notes — 2026-09-26\n\n## Errors\n\n- 09:00 — a\n- 12:00 — b\n\n## Session closed: 10:00\n"
        )

    def test_what_is_missing_is_asked_for(self) -> None:
        files = Files.of(ERRORS)
        assert files.refused("daily", kind="", text="x").code == 2
        assert files.refused("daily", kind="error").code == 2


class TestWalBegin:
    @pytest.mark.parametrize("translate", [bytes, crlf], ids=["lf", "crlf"])
    def test_a_record_goes_to_the_end_of_the_log(self, translate: Disguise) -> None:
        head = "# Working Buffer\n\n## Current Task\n\nUpgrade\n\n## WAL Log\n\n_None yet._\n"
        first = "## WAL Entry — 2026-09-26 11:00\n**Operation**: earlier\n**Status**: COMMITTED\n"
        tail = "## Context\n\n- none\n"
        files = Files.of({BUFFER: translate(f"{head}\n{first}\n{tail}".encode())})
        files.write("wal-begin", **RECORD)
        assert files.contents[BUFFER] == translate(f"{head}\n{first}\n{WRITTEN}\n{tail}".encode())

    def test_the_first_record_goes_below_the_template_in_its_comment(self) -> None:
        files = Files.of(
            {BUFFER: "## Current Task\n\n## WAL Log\n\n<!-- template:\n## WAL Entry — x\n-->\n\n## Context\n"}
        )
        files.write("wal-begin", **RECORD)
        assert files.contents[BUFFER].decode() == (
            f"## Current Task\n\n## WAL Log\n\n<!-- template:\n## WAL Entry — x\n-->\n\n{WRITTEN}\n## Context\n"
        )

    def test_a_buffer_without_a_log_and_without_a_last_newline_gets_one(self) -> None:
        files = Files.of({BUFFER: "# Working Buffer\n\n## Current Task\n\nUpgrade"})
        files.write("wal-begin", **RECORD)
        assert files.contents[BUFFER].decode() == (
            f"# Working Buffer\n\n## Current Task\n\nUpgrade\n\n## WAL Log\n\n{WRITTEN}"
        )

    def test_a_missing_buffer_is_made_from_its_template(self) -> None:
        files = Files.of(ERRORS)
        plan = files.write("wal-begin", **RECORD)
        assert f"\n-->\n\n{WRITTEN}\n## Context\n" in files.contents[BUFFER].decode()
        (record,) = [record for _, record in files.snapshot.records()]
        assert record.status == "PENDING"
        assert plan.done == "terraform apply edge is PENDING in ./memory/working-buffer.md"
        assert plan.equivalent == (
            "hotwash wal begin --operation 'terraform apply edge' --affected aws_lb.edge "
            "--blast-radius 'ingress, 2 minutes' --rollback 'terraform apply -target=aws_lb.old'"
        )

    def test_a_record_without_all_four_fields_is_refused_and_they_are_named(self) -> None:
        refusal = Files.of(ERRORS).refused("wal-begin", operation="x", affected="y", rollback=" ")
        assert (refusal.code, refusal.reason) == (2, "--blast-radius and --rollback are missing")

    def test_a_log_of_exchanges_is_never_written(self) -> None:
        files = Files.of({BUFFER: "# Working Buffer (Danger Zone Log)\n\n## 2026-09-26 Human\nhello\n"})
        assert files.refused("wal-begin", **RECORD).code == 4

    def test_other_pending_records_are_named_and_hinder_nothing(self) -> None:
        files = Files.of(ERRORS)
        files.write("wal-begin", **RECORD)
        plan = files.write("wal-begin", **{**RECORD, "operation": "drop the table"})
        assert plan.notes == ("another record is PENDING; finish what is done with hotwash wal commit or rollback",)
        assert [record.operation for _, record in files.snapshot.records()] == [
            "terraform apply edge",
            "drop the table",
        ]
