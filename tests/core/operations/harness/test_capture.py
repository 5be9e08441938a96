"""Capturing learnings: the bytes before and after, and what is not captured."""

from dataclasses import replace

import pytest

from hotwash.core.model.plan import Intent, Outcome, Plan
from hotwash.core.model.snapshot import Personal
from hotwash.core.operations import plan
from support.learnings import ARCHIVE, FILE, HEADER, TEMPLATE, entry
from support.operating import DISGUISES, Disguise, Files, outcomes

SAID = {"title": "Freeze the clock", "scope": "src/clock/**", "guidance": "Use `FixedClock` of src/clock/fixed.py"}
NEW = entry(
    "L-{number}",
    "Freeze the clock",
    phase="implement",
    scope="src/clock/**",
    pattern="Freeze the clock",
    guidance="Use `FixedClock` of src/clock/fixed.py",
    seen="2026-09-26",
).replace("First seen: 2026-01-01", "First seen: 2026-09-26")
KNOWN = entry("L-003", confidence="high", occurrences=4)


def new(number: str) -> str:
    return NEW.replace("{number}", number)


def check(disguise: Disguise, before: str, after: str, **arguments: str) -> None:
    """The file before and after a capture, after its undo and after its redo."""
    files = Files.of({FILE: disguise(before.encode())})
    start = files.contents[FILE]
    files.write("harness-capture", **{**SAID, **arguments})
    wanted = disguise(after.encode())
    # What is added ends its last line, whether the file did or not.
    newline = b"\r\n" if b"\r\n" in wanted else b"\n"
    wanted = wanted if wanted.endswith(b"\n") else wanted + newline
    assert files.contents[FILE].decode() == wanted.decode()
    files.write("undo")
    assert files.contents[FILE] == start
    files.write("redo")
    assert files.contents[FILE] == wanted


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_the_first_learning_takes_the_place_of_the_commented_example(disguise: Disguise) -> None:
    check(disguise, TEMPLATE, HEADER + new("001"))


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_the_next_one_stands_below_the_last_and_nothing_else_changes(disguise: Disguise) -> None:
    header = "# Our pitfalls\n\n> edited by hand\n"
    check(disguise, header + KNOWN, header + KNOWN + new("004"))


def test_a_file_that_is_missing_begins_with_the_header() -> None:
    files = Files.of({})
    made = files.write("harness-capture", **SAID)
    assert files.contents[FILE].decode() == HEADER + new("001")
    assert made.done == f"Captured as `L-001` in `{FILE}`"
    assert made.equivalent == (
        "hotwash harness capture --title 'Freeze the clock' --scope 'src/clock/**' "
        "--guidance 'Use `FixedClock` of src/clock/fixed.py' --pattern 'Freeze the clock' "
        "--phase implement --dimension maintainability"
    )
    files.write("undo")
    assert FILE not in files.contents


def test_a_file_that_somebody_else_made_meanwhile_is_called_by_its_whole_path() -> None:
    files = Files.of({FILE: HEADER + KNOWN})
    (document,) = files.snapshot.documents
    snapshot = replace(files.snapshot, documents=(replace(document, relative="harness-learnings.md"),))
    made = plan(snapshot, Intent("harness-capture", (), SAID), files.context)
    assert isinstance(made, Plan)
    assert made.done == f"Captured as `L-004` in `{FILE}`"


def test_an_empty_file_gets_the_header_too() -> None:
    files = Files.of({FILE: ""})
    files.write("harness-capture", **SAID)
    assert files.contents[FILE].decode() == HEADER + new("001")


def test_long_texts_are_wrapped_and_read_as_one_again() -> None:
    files = Files.of({})
    guidance = (
        "Before the full suite, execute `npm run db:seed --all` to fill the tables. The script in scripts/db-seed.sh "
        "is idempotent."
    )
    files.write("harness-capture", **{**SAID, "guidance": guidance})
    assert (
        "- Guidance: Before the full suite, execute `npm run db:seed --all` to\n"
        "  fill the tables. The script in scripts/db-seed.sh is idempotent.\n"
    ) in files.contents[FILE].decode()


@pytest.mark.parametrize(
    "guidance",
    [
        "See `a.py`, then wait for as long as it takes machines to go - and not a minute less than that",
        "See `a.py`, then wait for as long as it takes the machine to say yes - and Status: done",
    ],
)
def test_a_wrapped_line_that_would_be_read_as_something_else_is_not_wrapped(guidance: str) -> None:
    files = Files.of({})
    files.write("harness-capture", **{**SAID, "guidance": guidance})
    assert f"- Guidance: {guidance}\n" in files.contents[FILE].decode()


def test_a_title_that_would_be_read_as_another_entry_is_refused() -> None:
    answer = Files.of({}).refused("harness-capture", **{**SAID, "title": "ERR-20260520-001 came back"})
    assert str(answer) == (
        "this cannot be written as a learning for certain – "
        "say it without ids of other entries in the title, and without fields behind a |"
    )


def test_a_title_of_several_sentences_is_the_first_and_the_pattern_is_all() -> None:
    files = Files.of({})
    files.write("harness-capture", **{**SAID, "title": "Mock the clock. It drifts a lot"})
    text = files.contents[FILE].decode()
    assert "## L-001: Mock the clock\n" in text
    assert "- Pattern: Mock the clock. It drifts a lot\n" in text


@pytest.mark.parametrize(("trigger", "phase"), [("execute", "implement"), ("verify", "verify"), ("review", "review")])
def test_the_trigger_says_in_which_phase_it_helps(trigger: str, phase: str) -> None:
    files = Files.of({})
    files.write("harness-capture", **{**SAID, "trigger": trigger})
    assert f"- Phase: {phase}\n" in files.contents[FILE].decode()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"title": ""}, "there is nothing to capture"),
        ({"guidance": ""}, "a learning without guidance helps nobody"),
        ({"scope": ""}, "a learning without a scope is found by nobody"),
        ({"scope": "src/a.py, **/*"}, 'scope "**/*" is for everything'),
        ({"phase": "lunch"}, "lunch is no phase"),
        ({"confidence": "high"}, "only a person gives a new learning the confidence high"),
        ({"pattern": "see <!-- here"}, "a learning cannot hold an HTML comment"),
    ],
)
def test_what_makes_no_learning_is_refused(arguments: dict[str, str], reason: str) -> None:
    answer = Files.of({}).refused("harness-capture", **{**SAID, **arguments})
    assert (answer.reason, answer.code) == (reason, 2)


@pytest.mark.parametrize(
    ("arguments", "confidence"),
    [({}, "low"), ({"human": "yes"}, "medium"), ({"human": "yes", "confidence": "high"}, "high")],
)
def test_only_a_person_may_be_surer_at_first_sight(arguments: dict[str, str], confidence: str) -> None:
    files = Files.of({})
    files.write("harness-capture", **{**SAID, **arguments})
    assert f"- Confidence: {confidence}\n" in files.contents[FILE].decode()


def test_vague_guidance_is_written_with_a_warning() -> None:
    made = Files.of({}).write("harness-capture", **{**SAID, "guidance": "be careful there"})
    assert made.notes == ("the guidance names no file, command or check: say what to run or where to look",)


def test_a_secret_is_left_out() -> None:
    files = Files.of({})
    made = files.write("harness-capture", **{**SAID, "pattern": "It needs AKIAIOSFODNN7EXAMPLE"})
    assert "AKIA" not in files.contents[FILE].decode() + made.equivalent
    assert made.notes == ("something that looks like a secret was replaced by [REDACTED]",)


# Known already


SEEN = {"title": "No data in the tables", "scope": "tests/integration/a.ts", "guidance": "Run `x`", "phase": "verify"}


def test_one_that_is_alike_is_proposed_and_not_written() -> None:
    answer = Files.of({FILE: HEADER + entry("L-002")}).refused("harness-capture", **SEEN)
    assert (answer.code, str(answer)) == (
        1,
        "L-002 tells something like it: Seed the database first (tests/integration/**, the same dimension and phase, "
        "0.20 of its words) – --same-as L-002 counts it there, --new captures it beside",
    )


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_counted_there_it_is_one_more_occurrence_seen_today(disguise: Disguise) -> None:
    before = disguise((HEADER + entry("L-002") + KNOWN).encode())
    after = disguise((HEADER + entry("L-002", confidence="medium", occurrences=2, seen="2026-09-26") + KNOWN).encode())
    files = Files.of({FILE: before})
    made = files.write("harness-capture", **SEEN, same_as="L-002")
    assert files.contents[FILE].decode() == after.decode()
    assert made.done == f"Counted `L-002` in `{FILE}`: Occurrences 1 → 2, Confidence low → medium"
    files.write("undo")
    assert files.contents[FILE] == before


def test_a_person_raises_it_to_high_on_the_way() -> None:
    files = Files.of({FILE: HEADER + entry("L-002")})
    files.write("harness-capture", **SEEN, same_as="l-002", human="yes")
    assert "- Confidence: high\n- Occurrences: 2\n" in files.contents[FILE].decode()


def test_as_a_learning_of_its_own_it_stands_beside() -> None:
    files = Files.of({FILE: HEADER + entry("L-002")})
    assert files.write("harness-capture", **SEEN, new="yes").title == "capture L-003"


def test_an_unknown_learning_cannot_be_counted() -> None:
    assert Files.of({}).refused("harness-capture", **SEEN, same_as="L-009").reason == "there is no learning L-009"


def test_occurrences_that_are_no_number_are_left_to_people() -> None:
    files = Files.of({FILE: HEADER + entry("L-002").replace("Occurrences: 1", "Occurrences: often")})
    answer = files.refused("harness-capture", **SEEN, same_as="L-002")
    assert str(answer) == f"L-002 has no occurrences that one could be added to – edit it by hand at {FILE}:9"


# What contradicts, and what is no learning


def test_one_that_contradicts_is_flagged_and_somebody_has_to_look() -> None:
    files = Files.of({FILE: HEADER + entry("L-001")})
    made = files.write(
        "harness-capture", title="Slow", scope="tests/**", guidance="Never run `npm run db:seed`", dimension="behaviour"
    )
    assert files.contents[FILE].decode().endswith("- Last seen: 2026-09-26\n- CONFLICT: may contradict L-001\n")
    assert made.code == 1
    assert made.notes == ("L-002 is flagged: it may contradict L-001; --no-conflict writes it without the flag",)


def test_a_person_may_say_that_it_contradicts_nothing() -> None:
    made = Files.of({FILE: HEADER + entry("L-001")}).write(
        "harness-capture",
        title="Slow",
        scope="tests/**",
        guidance="Never run `npm run db:seed`",
        dimension="behaviour",
        no_conflict="yes",
    )
    assert (made.code, made.notes) == (0, ())


@pytest.mark.parametrize(
    ("arguments", "reason", "name"),
    [
        ({"title": "A typo in the script"}, "a typo", "typo"),
        ({"pattern": "It was transient"}, "a failure that goes away by itself", "transient"),
        (
            {"guidance": "Always set memory limits on every worker container"},
            "an instruction already: CLAUDE.md:3",
            "instruction",
        ),
    ],
)
def test_what_is_no_learning_is_left_out_and_remembered(arguments: dict[str, str], reason: str, name: str) -> None:
    files = Files.of({"CLAUDE.md": "# Rules\n\n- Always set memory limits on every worker container\n"})
    made = files.planned("harness-capture", **{**SAID, **arguments})
    (change,) = made.personal
    assert (made.done, made.code, made.edits) == (f"not captured: {reason}", 1, ())
    assert (change.table, change.before, change.after) == ("declined", None, f'"2026-09-26: {reason}"')
    assert made.notes == (f"--allow {name} captures it all the same",)
    assert files.planned("harness-capture", **{**SAID, **arguments, "allow": name}).title == "capture L-001"


def test_several_reasons_are_allowed_by_their_names() -> None:
    files = Files.of({"CLAUDE.md": "# Rules\n\n- Always set memory limits on every worker container\n"})
    said = {**SAID, "title": "A typo", "guidance": "Always set memory limits on every worker container"}
    assert files.planned("harness-capture", **said, allow="typo").done.startswith("not captured: an instruction")
    made = files.planned("harness-capture", **said, allow="typo\ninstruction")
    assert made.title == "capture L-001"
    assert made.equivalent.endswith("--allow typo --allow instruction")


def test_a_no_is_remembered_with_its_reason_and_told_the_next_time() -> None:
    files = Files.of({})
    made = files.planned("harness-capture", title="Freeze the clock", decline="only on this run")
    assert (made.title, made.code) == ("leave out Freeze the clock: only on this run", 1)
    files.personal = replace(Personal(), declined={"freeze the clock": "2026-09-26: only on this run"})
    assert files.write("harness-capture", **SAID).notes == ("it was left out before, 2026-09-26: only on this run",)


# Hygiene goes along


def test_what_is_out_of_date_goes_to_the_archive_in_the_same_step() -> None:
    old, fading = entry("L-001", seen="2026-07-01"), entry("L-002", confidence="medium", seen="2026-05-01")
    before = HEADER + old + fading
    files = Files.of({FILE: before})
    made = files.write("harness-capture", **SAID)
    faded = entry("L-002", seen="2026-05-01")
    assert files.contents[FILE].decode() == HEADER + faded + new("003")
    assert (
        files.contents[ARCHIVE]
        .decode()
        .endswith(old + "- Archived: 2026-09-26 pruned – low, last seen 87 days ago (limit 60)\n")
    )
    assert made.done == f"Captured as `L-003` in `{FILE}`; prune L-001; downgrade L-002"
    assert outcomes(made) == [("L-003", Outcome.CHANGED)]
    assert made.notes == (
        "prune L-001: low, last seen 87 days ago (limit 60)",
        "downgrade L-002: medium, last seen 148 days ago (limit 120)",
    )
    files.write("undo")
    assert files.contents == {FILE: before.encode()}


def test_the_next_capture_prunes_what_was_lowered_before() -> None:
    files = Files.of({FILE: HEADER + entry("L-001", confidence="medium", seen="2026-05-19")})
    files.write("harness-capture", **SAID)
    assert "## L-001" in files.contents[FILE].decode()
    files.write("harness-capture", **SAID, same_as="L-002")
    assert "## L-001" not in files.contents[FILE].decode()
    assert "## L-001" in files.contents[ARCHIVE].decode()


def test_the_number_of_a_pruned_learning_is_not_given_again() -> None:
    files = Files.of({FILE: HEADER + entry("L-005", seen="2026-01-01")})
    files.write("harness-hygiene")
    assert files.write("harness-capture", **SAID).title == "capture L-006"
    del files.contents[ARCHIVE]
    files.write("undo")
    assert files.write("harness-capture", **SAID).title == "capture L-007"


def test_log_l_captures_with_the_usual_words() -> None:
    files = Files.of({})
    made = files.write(
        "log",
        type="L",
        text="Freeze the clock",
        paths="src/clock/**",
        action="Use `FixedClock` of src/clock/fixed.py",
    )
    assert files.contents[FILE].decode() == HEADER + new("001")
    assert made.equivalent.startswith("hotwash harness capture --title 'Freeze the clock'")
