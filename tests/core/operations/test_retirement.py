"""Rules leave the files that agents read: unpromote, revoke, supersede; what they write, and when they do not."""

import pytest

from hotwash.core.model.plan import Outcome
from support.operating import DISGUISES, ERRORS, ISSUES, LEARNINGS, Disguise, Files, outcomes

ID, OTHER = "ERR-20260920-001", "ERR-20260921-004"
RULE = f"- Scan plans for forces replacement <!-- self-improve:{ID} -->\n"
BOTH = f"- Scan plans <!-- self-improve:{ID} --> <!-- self-improve:{OTHER} -->\n"
CLAUDE = f"# Project\n\n## Agent Rules\n\n- Written by hand\n{RULE}- Last by hand\n"
PROMOTED_NOTE = "**Status-Note**: 2026-09-22 promoted to CLAUDE.md"


def entry_text(status: str = "promoted", *notes: str, name: str = ID) -> str:
    lines = (f"### {name}", f"**Status**: {status}", *notes, "**Context**: c", "**Content**: x", "**Action**: a")
    return "\n".join(lines) + "\n\n---\n\n"


def workspace(errors: str = entry_text("promoted", PROMOTED_NOTE), **files: str | bytes) -> Files:
    return Files.of({ERRORS: errors, **files})


def text_of(files: Files, name: str) -> str:
    return files.contents[name].decode()


# Unpromote.


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_the_marked_line_goes_and_lines_written_by_hand_stay(disguise: Disguise) -> None:
    before = {ERRORS: disguise(entry_text("promoted", PROMOTED_NOTE).encode()), "CLAUDE.md": disguise(CLAUDE.encode())}
    files = Files.of(before)
    plan = files.write("unpromote", ID)
    assert files.contents["CLAUDE.md"] == disguise(CLAUDE.replace(RULE, "").encode())
    note = "**Status-Note**: 2026-09-26 unpromoted (removed from CLAUDE.md)"
    assert files.contents[ERRORS] == disguise(entry_text("resolved", note).encode())
    assert [edit.path for edit in plan.edits] == ["/w/proj/CLAUDE.md", "/w/proj/.learnings/ERRORS.md"]
    assert plan.obeyed
    assert plan.done == f"unpromoted {ID}: 1 line gone from CLAUDE.md:6"
    files.write("undo")
    assert files.contents == before


def test_every_file_is_rid_of_the_rule_and_the_note_names_them() -> None:
    shared = f"# Workflow rules\n\n{RULE}"
    files = workspace(
        **{"AGENTS.md": RULE, ".claude/rules/tf.md": f"# Tf rules\n\n{RULE}", "~/.claude/rules/w.md": shared}
    )
    files.write("unpromote", ID)
    left = [text_of(files, name) for name in ("AGENTS.md", ".claude/rules/tf.md", "~/.claude/rules/w.md")]
    assert left == ["", "# Tf rules\n\n", "# Workflow rules\n\n"]
    assert "unpromoted (removed from AGENTS.md, .claude/rules/tf.md, ~/.claude/rules/w.md)" in text_of(files, ERRORS)


def test_what_was_taken_out_already_is_refused_and_revoking_it_still_works() -> None:
    files = workspace(**{"CLAUDE.md": CLAUDE})
    files.write("unpromote", ID)
    again = files.refused("unpromote", ID)
    assert (again.code, again.reason) == (4, f"{ID} is resolved and no rule carries its marker")
    files.write("unpromote", ID, revoke="yes", note="wrong for EKS 1.35")
    assert text_of(files, ERRORS) == entry_text("revoked", "**Status-Note**: 2026-09-26 wrong for EKS 1.35")


@pytest.mark.parametrize("arguments", [{}, {"revoke": "yes"}])
def test_a_rule_from_before_markers_is_left_to_the_person(arguments: dict[str, str]) -> None:
    files = workspace(**{"CLAUDE.md": "- Scan plans for forces replacement\n"})
    answer = files.refused("unpromote", ID, **arguments)
    assert answer.code == 4
    assert str(answer).startswith(
        f"{ID} is promoted, but its marker is in no rule file – remove its pre-marker rule by hand"
    )


def test_a_rule_that_two_entries_share_goes_as_a_whole_and_both_say_so() -> None:
    errors = entry_text("promoted", PROMOTED_NOTE) + entry_text("promoted", PROMOTED_NOTE, name=OTHER)
    files = workspace(errors, **{"CLAUDE.md": f"- Hand\n{BOTH}"})
    plan = files.write("unpromote", ID, revoke="yes")
    assert text_of(files, "CLAUDE.md") == "- Hand\n"
    note = "**Status-Note**: 2026-09-26 unpromoted (removed from CLAUDE.md)"
    assert text_of(files, ERRORS) == entry_text("revoked", note) + entry_text("resolved", note, name=OTHER)
    assert outcomes(plan) == [(ID, Outcome.CHANGED), (OTHER, Outcome.CHANGED)]


def test_a_rule_that_somebody_wrapped_goes_with_all_its_lines() -> None:
    wrapped = f"- Hand\n- Scan plans\n  for forces replacement\n  <!-- self-improve:{ID} -->\n- After\n"
    files = workspace(**{"CLAUDE.md": wrapped})
    files.write("unpromote", ID)
    assert text_of(files, "CLAUDE.md") == "- Hand\n- After\n"


def test_a_marker_in_a_code_fence_is_an_example_and_stays() -> None:
    fenced = f"```markdown\n{RULE}```\n"
    files = workspace(**{"CLAUDE.md": f"{fenced}\n{RULE}"})
    files.write("unpromote", ID)
    assert text_of(files, "CLAUDE.md") == f"{fenced}\n"


def test_one_file_that_cannot_be_written_keeps_all_as_they_are() -> None:
    files = workspace(**{"CLAUDE.md": CLAUDE, "AGENTS.md": RULE})
    files.read_only = {"AGENTS.md": "no permission"}
    assert files.refused("unpromote", ID).reason == "AGENTS.md is read-only: no permission"


def test_an_entry_with_sections_loses_its_promoted_line_and_keeps_the_reason() -> None:
    before = (
        "## [LRN-20260901-001] workflow\n\n**Logged**: 2026-09-01T10:00:00Z\n**Status**: promoted\n"
        "**Promoted**: AGENTS.md\n**Area**: config\n\n### Summary\nOne\n\n---\n"
    )
    rule = "- One <!-- self-improve:LRN-20260901-001 -->\n"
    files = Files.of({LEARNINGS: before, "AGENTS.md": f"## Agent Rules\n\n{rule}"})
    files.write("unpromote", "LRN-20260901-001", note="a hook checks it")
    assert text_of(files, LEARNINGS) == (
        "## [LRN-20260901-001] workflow\n\n**Logged**: 2026-09-01T10:00:00Z\n**Status**: resolved\n"
        "**Area**: config\n\n### Summary\nOne\n\n### Resolution\n- **Notes**: 2026-09-26 a hook checks it\n\n---\n"
    )
    files.write("undo")
    assert text_of(files, LEARNINGS) == before


def test_what_went_into_a_runbook_is_named_and_left_there() -> None:
    entry = (
        "## [OPS-20260901-001] pool\n\n**Status**: promoted\n**Severity**: P2\n**Area**: monitoring\n"
        "**Promoted**: runbook (RUNBOOK-pool.md)\n\n### Summary\nPool\n"
    )
    files = Files.of({ISSUES: entry})
    plan = files.write("unpromote", "OPS-20260901-001")
    assert "**Status**: resolved\n**Severity**" in text_of(files, ISSUES)
    assert plan.notes == ("what OPS-20260901-001 put into runbook (RUNBOOK-pool.md) stays there: take it out by hand",)
    assert not plan.obeyed


# Revoke.


@pytest.mark.parametrize("status", ["pending", "resolved"])
def test_an_entry_that_was_wrong_is_revoked_with_its_reason(status: str) -> None:
    files = workspace(entry_text(status))
    plan = files.write("revoke", ID, reason="wrong for  EKS 1.35")
    assert text_of(files, ERRORS) == entry_text("revoked", "**Status-Note**: 2026-09-26 wrong for EKS 1.35")
    assert not plan.obeyed


def test_revoking_a_promoted_entry_takes_its_rule_out_in_the_same_step() -> None:
    files = workspace(**{"CLAUDE.md": CLAUDE})
    plan = files.write("revoke", ID, reason="wrong")
    assert plan.obeyed
    assert RULE not in text_of(files, "CLAUDE.md")
    assert text_of(files, ERRORS) == entry_text("revoked", "**Status-Note**: 2026-09-26 wrong")
    files.write("undo")
    assert text_of(files, "CLAUDE.md") == CLAUDE


@pytest.mark.parametrize(
    ("errors", "reason", "code"),
    [
        (entry_text(), "", 2),
        (entry_text("discarded"), "wrong", 1),
        (entry_text("superseded"), "wrong", 1),
        (entry_text("example"), "wrong", 1),
        (entry_text("promoted"), "wrong", 4),
    ],
)
def test_why_nothing_is_revoked(errors: str, reason: str, code: int) -> None:
    assert workspace(errors).refused("revoke", ID, reason=reason).code == code


def test_what_is_revoked_already_is_a_quiet_success() -> None:
    plan = workspace(entry_text("revoked")).planned("revoke", ID, reason="wrong")
    assert (plan.changes_nothing, plan.done) == (True, f"{ID} is already revoked")


def test_an_unknown_entry_is_no_entry_to_revoke() -> None:
    assert workspace().refused("revoke", "ERR-20260101-001", reason="wrong").code == 4


def test_an_open_entry_with_sections_is_not_fixed_instead() -> None:
    files = Files.of({ISSUES: "## [OPS-20260901-001] pool\n\n**Status**: pending\n\n### Summary\nPool\n"})
    answer = files.refused("revoke", "OPS-20260901-001", reason="wrong")
    assert (answer.code, answer.reason) == (1, "this format has no revoked")


def test_a_promoted_entry_with_sections_is_not_fixed_and_says_why() -> None:
    entry = "## [OPS-20260901-001] pool\n\n**Status**: promoted\n**Promoted**: AGENTS.md\n\n### Summary\nPool\n"
    files = Files.of({ISSUES: entry, "AGENTS.md": "- Pool <!-- self-improve:OPS-20260901-001 -->\n"})
    files.write("revoke", "OPS-20260901-001", reason="the pool is gone")
    assert text_of(files, ISSUES) == (
        "## [OPS-20260901-001] pool\n\n**Status**: wont_fix\n\n### Summary\nPool\n\n"
        "### Resolution\n- **Notes**: 2026-09-26 the pool is gone\n"
    )


# Supersede.


@pytest.mark.parametrize("status", ["pending", "resolved"])
def test_an_older_entry_names_the_one_that_takes_its_place(status: str) -> None:
    newer = entry_text("pending", name=OTHER)
    files = workspace(entry_text(status) + newer)
    plan = files.write("supersede", ID, by=OTHER.lower())
    assert (
        text_of(files, ERRORS) == entry_text("superseded", f"**Status-Note**: 2026-09-26 superseded by {OTHER}") + newer
    )
    assert not plan.obeyed


def test_the_rule_of_an_older_entry_goes_with_it() -> None:
    files = workspace(
        entry_text("promoted", PROMOTED_NOTE) + entry_text("pending", name=OTHER), **{"CLAUDE.md": CLAUDE}
    )
    assert files.write("supersede", ID, by=OTHER).obeyed
    assert RULE not in text_of(files, "CLAUDE.md")
    assert f"**Status**: superseded\n**Status-Note**: 2026-09-26 superseded by {OTHER}\n" in text_of(files, ERRORS)


@pytest.mark.parametrize(("by", "code"), [("", 2), ("ERR-20260101-009", 4), (ID, 4)])
def test_only_another_entry_that_exists_takes_its_place(by: str, code: int) -> None:
    assert workspace(entry_text("resolved")).refused("supersede", ID, by=by).code == code


def test_a_status_in_another_language_is_answered_in_it() -> None:
    entry = "## [OPS-20260901-001] 连接池\n\n**状态**: 已推广\n**Promoted**: AGENTS.md\n\n### 摘要\n连接池耗尽\n"
    files = Files.of({ISSUES: entry, "AGENTS.md": "- 限制 <!-- self-improve:OPS-20260901-001 -->\n"})
    files.write("unpromote", "OPS-20260901-001")
    assert "**状态**: 已解决\n" in text_of(files, ISSUES)
