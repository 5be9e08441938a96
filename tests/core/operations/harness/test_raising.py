"""The confidence of a harness learning, raised by a person who checked it."""

from dataclasses import replace

import pytest

from hotwash.core.operations import refusal
from support.operating import ACTOR, DISGUISES, Case, Disguise, Files

FILE = ".memory/harness-learnings.md"
HEAD = "# Harness Learnings\n\n> Managed by the skill.\n\n"
LEARNING = """## L-00{number}: Seed the database first

- Phase: verify
- Scope: tests/**
- Guidance: Run `npm run db:seed`
  before the tests.
- Confidence: {confidence}
- Occurrences: 2
- Last seen: 2026-03-01
"""
LOW, HIGH = (LEARNING.format(number=1, confidence=confidence) for confidence in ("low", "high"))
OTHER = LEARNING.format(number=2, confidence="medium")
RAISED = Case(
    "only the confidence changes",
    "resolve",
    "L-001",
    f"{HEAD}{LOW}\n{OTHER}",
    f"{HEAD}{HIGH}\n{OTHER}",
    {"human": "yes"},
    FILE,
)


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_a_file_before_and_after_its_undo_and_its_redo(disguise: Disguise) -> None:
    RAISED.check(disguise)


def test_at_the_screen_it_is_a_person_who_presses_the_key() -> None:
    files = Files.of({FILE: HEAD + LOW})
    assert files.write("resolve", "L-001").outcomes[0].sentence == "Confidence low → high"
    assert files.contents[FILE].decode() == HEAD + HIGH


def test_from_the_command_line_a_person_says_so() -> None:
    files = Files.of({FILE: HEAD + LOW})
    files.actor = replace(ACTOR, via="cli")
    answer = files.refused("resolve", "L-001")
    assert (answer.code, str(answer)) == (
        2,
        "only a person raises the confidence of L-001 to high – say with --human that you checked it",
    )
    assert files.write("resolve", "L-001", human="yes").done == "resolved L-001"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HIGH, "L-001 has the confidence high already"),
        (
            LOW + "- Promoted: .github/instructions/tests.instructions.md\n",
            "L-001 is promoted, and agents still read its rule",
        ),
        (LOW.replace("- Confidence: low\n", ""), "L-001 has no confidence to raise"),
    ],
)
def test_what_cannot_be_raised_says_why_beforehand(text: str, why: str) -> None:
    files = Files.of({FILE: HEAD + text})
    answer = refusal("resolve", files.snapshot, files.target("L-001"), files.context)
    assert answer is not None
    assert answer.reason == why


def test_every_other_verb_names_the_place_to_edit() -> None:
    answer = Files.of({FILE: HEAD + LOW}).refused("note", "L-001", text="again")
    assert answer.next_step == (
        "resolve raises it, discard puts it away, harness promote makes it permanent; "
        f"the rest is edited by hand at {FILE}:5"
    )
