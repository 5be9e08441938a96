"""Undo and redo: which change, on which bytes, and what is left alone because others wrote since."""

from dataclasses import replace

from hotwash.core.model.plan import Outcome
from hotwash.core.operations import refusal
from support.operating import ACTOR, ERRORS, LEARNINGS, Files

FIRST, SECOND = "ERR-20260920-001", "ERR-20260920-002"
FOUR = "### {}\n**Status**: {}\n**Context**: c\n**Content**: x\n**Action**: a\n\n---\n\n"


def errors(first: str = "pending", second: str = "pending") -> Files:
    return Files.of({ERRORS: "# Error Log\n\n---\n\n" + FOUR.format(FIRST, first) + FOUR.format(SECOND, second)})


def test_undo_leaves_what_others_appended_and_wrote_before() -> None:
    files = errors()
    files.write("resolve", FIRST, note="done")
    new = FOUR.format("ERR-20260926-001", "pending").encode()
    files.contents[ERRORS] = files.contents[ERRORS].replace(b"# Error Log\n", b"# Error Log\n\nOur mistakes.\n") + new
    plan = files.write("undo")
    expected = errors().contents[ERRORS].replace(b"# Error Log\n", b"# Error Log\n\nOur mistakes.\n") + new
    assert files.contents[ERRORS] == expected
    assert plan.title == f"undo resolve {FIRST}"
    assert plan.done == f"undid resolve {FIRST}: 1 entry → pending"
    assert plan.equivalent == "hotwash undo TX001"
    assert plan.undoes == "TX001"


def test_undo_finds_its_entry_wherever_it_moved() -> None:
    files = errors()
    files.write("resolve", FIRST)
    one, two = FOUR.format(FIRST, "resolved"), FOUR.format(SECOND, "pending")
    files.contents[ERRORS] = files.contents[ERRORS].replace((one + two).encode(), (two + one).encode())
    files.write("undo")
    assert files.contents[ERRORS].endswith((two + FOUR.format(FIRST, "pending")).encode())


def test_a_field_that_somebody_changed_since_is_left_and_shown_in_three_versions() -> None:
    files = errors()
    files.write("resolve", f"{FIRST} {SECOND}")
    files.contents[ERRORS] = files.contents[ERRORS].replace(b"resolved", b"superseded", 1)
    plan = files.write("undo")
    conflict, changed = plan.outcomes
    assert (conflict.outcome, conflict.field) == (Outcome.CONFLICT, "Status")
    assert (conflict.wanted, conflict.seen, conflict.now) == ("pending", "resolved", "superseded")
    assert changed.outcome is Outcome.CHANGED
    assert files.contents == errors("superseded", "pending").contents


def test_an_undo_that_takes_nothing_back_does_not_say_it_did() -> None:
    files = errors()
    files.write("resolve", FIRST)
    files.contents[ERRORS] = files.contents[ERRORS].replace(b"resolved", b"superseded", 1)
    plan = files.planned("undo")
    assert not plan.edits
    assert plan.done == f"cannot undo resolve {FIRST}: Status of {FIRST} was changed since"
    assert plan.notes == (
        "what was changed since stays as it is: edit it by hand; hotwash journal lists what was written",
    )


def test_what_somebody_took_back_by_hand_is_as_before_already() -> None:
    files = errors()
    files.write("resolve", FIRST)
    files.contents = errors().contents
    plan = files.planned("undo", transaction="TX001")
    assert [outcome.outcome for outcome in plan.outcomes] == [Outcome.ALREADY]
    assert not plan.edits


def test_the_newest_step_is_the_newest_that_is_still_there() -> None:
    files = errors()
    files.write("resolve", SECOND)
    files.write("resolve", FIRST)
    files.contents = errors("pending", "resolved").contents
    assert files.planned("undo").undoes == "TX001"


def test_an_entry_that_is_gone_cannot_be_undone() -> None:
    files = errors()
    files.write("resolve", FIRST)
    files.contents[ERRORS] = FOUR.format(SECOND, "pending").encode()
    assert files.refused("undo").reason == f"{FIRST} is gone"


def test_a_file_that_is_gone_cannot_be_undone() -> None:
    files = errors()
    files.write("resolve", FIRST)
    del files.contents[ERRORS]
    assert files.refused("undo").code == 4


def test_lines_around_a_note_that_was_dropped_tell_where_it_goes_back() -> None:
    files = errors("pending\n**Status-Note**: 2026-09-21 came back")
    before = files.contents[ERRORS]
    files.write("resolve", FIRST)
    files.contents[ERRORS] = files.contents[ERRORS].replace(b"# Error Log\n", b"# Log\n\n")
    files.write("undo")
    assert files.contents[ERRORS] == before.replace(b"# Error Log\n", b"# Log\n\n")


def test_a_dropped_note_whose_surroundings_changed_is_left_out() -> None:
    files = errors("pending\n**Status-Note**: 2026-09-21 came back")
    files.write("resolve", FIRST)
    files.contents[ERRORS] = files.contents[ERRORS].replace(b"**Context**: c\n", b"**Context**: d\n", 1)
    plan = files.write("undo")
    assert [outcome.outcome for outcome in plan.outcomes] == [Outcome.CHANGED, Outcome.CONFLICT]
    assert b"**Status**: pending\n**Context**: d\n" in files.contents[ERRORS]


def test_a_promotion_is_one_step_back_in_all_its_files() -> None:
    files = errors("resolved", "resolved")
    files.contents["CLAUDE.md"] = b"## Agent Rules\n\n- one\n"
    before = dict(files.contents)
    files.write("promote", f"{FIRST} {SECOND}", target="CLAUDE.md", rule="Set limits")
    plan = files.write("undo")
    assert files.contents == before
    assert plan.done.endswith(": CLAUDE.md −1 line, 2 entries → resolved")


def test_a_rule_is_taken_out_from_between_the_rules_of_others() -> None:
    files = errors("resolved")
    files.contents["CLAUDE.md"] = b"## Agent Rules\n\n- one\n"
    files.write("promote", FIRST, target="CLAUDE.md", rule="Set limits")
    files.contents["CLAUDE.md"] = b"# New head\n\n" + files.contents["CLAUDE.md"] + b"- last\n"
    files.write("undo")
    assert files.contents["CLAUDE.md"] == b"# New head\n\n## Agent Rules\n\n- one\n- last\n"


def test_a_created_file_that_somebody_wrote_to_stays() -> None:
    files = errors("resolved")
    files.write("promote", FIRST, target="CLAUDE.md", rule="Set limits")
    files.contents["CLAUDE.md"] += b"- mine\n"
    plan = files.write("undo")
    assert [outcome.outcome for outcome in plan.outcomes] == [Outcome.CONFLICT, Outcome.CHANGED, Outcome.CHANGED]
    assert b"- mine\n" in files.contents["CLAUDE.md"]


def test_undo_goes_back_step_by_step_and_redo_forward_again() -> None:
    files = errors()
    texts = [files.contents[ERRORS]]
    for verb, name in (("resolve", FIRST), ("note", SECOND), ("discard", FIRST)):
        files.write(verb, name, text="x")
        texts.append(files.contents[ERRORS])
    for expected in (texts[2], texts[1], texts[0]):
        files.write("undo")
        assert files.contents[ERRORS] == expected
    assert files.refused("undo").reason == "nothing of yours to undo"
    for expected in texts[1:]:
        files.write("redo")
        assert files.contents[ERRORS] == expected
    assert files.refused("redo").reason == "nothing to redo"
    for expected in (texts[2], texts[1], texts[0]):
        files.write("undo")
        assert files.contents[ERRORS] == expected


def test_a_redone_change_can_be_undone_and_redone_again() -> None:
    files = errors()
    files.write("resolve", FIRST)
    after = files.contents[ERRORS]
    for _ in range(3):
        files.write("undo")
        assert files.contents == errors().contents
        files.write("redo")
        assert files.contents[ERRORS] == after


def test_a_new_write_on_the_entry_drops_its_redo() -> None:
    files = errors()
    files.write("resolve", FIRST)
    files.write("undo")
    files.write("note", SECOND, text="x")
    assert files.planned("redo").undoes == "TX002"
    files.write("note", FIRST, text="x")
    assert files.refused("redo").code == 1


def test_an_older_change_is_undone_alone_when_nothing_stands_on_it() -> None:
    files = errors()
    files.write("resolve", FIRST)
    files.write("resolve", SECOND)
    files.write("undo", transaction="TX001")
    assert files.contents == errors("pending", "resolved").contents
    assert files.refused("undo", transaction="TX001").code == 1
    files.write("redo", transaction="TX001")
    assert files.contents == errors("resolved", "resolved").contents


def test_a_change_that_another_stands_on_names_it() -> None:
    files = errors()
    files.write("resolve", FIRST)
    files.write("reopen", FIRST)
    answer = files.refused("undo", transaction="TX001")
    assert (answer.code, answer.reason) == (4, f"reopen {FIRST} (TX002) stands on it")
    files.write("undo")
    files.write("undo", transaction="tx001")
    assert files.contents == errors().contents


def test_what_agents_wrote_is_not_yours_to_undo_but_can_be_named() -> None:
    files = errors()
    files.write("resolve", FIRST)
    files.actor = replace(ACTOR, via="agent")
    files.write("resolve", SECOND)
    files.actor = ACTOR
    files.write("undo")
    assert files.contents == errors("pending", "resolved").contents
    assert files.refused("undo").next_step == f"hotwash undo TX002 takes back an agent's newest, resolve {SECOND}"
    files.write("undo", transaction="TX002")
    assert files.contents == errors().contents


def test_an_agent_is_told_of_the_newest_change_of_a_person() -> None:
    files = errors()
    files.write("resolve", FIRST)
    files.actor = replace(ACTOR, via="agent")
    assert files.refused("undo").next_step == f"hotwash undo TX001 takes back a person's newest, resolve {FIRST}"


def test_a_transaction_that_nobody_knows_is_refused() -> None:
    files = errors()
    assert files.refused("undo", transaction="TX9").code == 4
    assert files.refused("redo", transaction="TX9").code == 4


def test_the_last_one_is_named_when_all_is_undone() -> None:
    files = errors()
    files.write("resolve", FIRST)
    files.write("undo")
    assert files.refused("undo").next_step == f"last: resolved {FIRST}, already undone"


def test_keys_know_whether_there_is_anything_to_undo_or_redo() -> None:
    files = errors()
    assert refusal("undo", files.snapshot, None, files.context) is not None
    files.write("resolve", FIRST)
    assert refusal("undo", files.snapshot, None, files.context) is None
    assert refusal("redo", files.snapshot, None, files.context) is not None
    files.write("undo")
    assert refusal("redo", files.snapshot, None, files.context) is None


def test_a_read_only_file_is_not_undone() -> None:
    files = errors()
    files.write("resolve", FIRST)
    files.read_only = {ERRORS: "no permission"}
    assert files.refused("undo").reason.startswith(f"{ERRORS} is read-only: no permission")


def test_half_of_an_undo_succeeds_where_one_of_two_files_is_gone() -> None:
    files = errors()
    files.contents[LEARNINGS] = FOUR.format("LRN-20260920-001", "pending").encode()
    files.write("resolve", f"{FIRST} LRN-20260920-001")
    del files.contents[LEARNINGS]
    plan = files.write("undo")
    assert [outcome.outcome for outcome in plan.outcomes] == [Outcome.CHANGED, Outcome.REFUSED]
    assert files.contents == errors().contents


def test_lines_that_were_doubled_are_not_taken_for_one_another() -> None:
    files = errors("resolved", "resolved")
    files.contents["CLAUDE.md"] = b"## Agent Rules\n\n- one\n"
    files.write("promote", FIRST, target="CLAUDE.md", rule="Set limits")
    marked = b"- Set limits <!-- self-improve:ERR-20260920-001 -->\n"
    files.contents["CLAUDE.md"] = b"## Agent Rules\n\n" + marked + b"- one\n- two\n" + marked
    plan = files.write("undo")
    assert [outcome.outcome for outcome in plan.outcomes] == [Outcome.CONFLICT, Outcome.CHANGED, Outcome.CHANGED]
    assert files.contents["CLAUDE.md"].count(marked) == 2
