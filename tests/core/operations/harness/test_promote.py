"""A confirmed learning becomes a permanent control, is kept, or is dismissed."""

import pytest

from hotwash.core.model.snapshot import Personal
from support.learnings import ARCHIVE, FILE, HEADER, entry
from support.operating import DISGUISES, Disguise, Files

TARGET = ".github/instructions/tests.instructions.md"
SURE = entry("L-003", confidence="high", occurrences=5)
OTHER = entry("L-004", guidance="Read docs/4.md")


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_the_last_bullet_says_what_it_became_and_the_entry_stays(disguise: Disguise) -> None:
    before = disguise((HEADER + SURE + OTHER).encode())
    files = Files.of({FILE: before})
    made = files.write("harness-promote", "L-003", target=TARGET)
    assert files.contents == {FILE: disguise((HEADER + SURE + f"- Promoted: {TARGET}\n" + OTHER).encode())}
    assert made.done == f"promoted L-003 to {TARGET}"
    assert made.notes == (f"{TARGET} is not there yet: write it, or say with --text what stands there",)
    assert made.equivalent == f"hotwash harness promote L-003 --target {TARGET}"
    files.write("undo")
    assert files.contents == {FILE: before}


def test_with_a_text_the_control_is_written_with_the_paths_it_is_for() -> None:
    files = Files.of({FILE: HEADER + SURE})
    made = files.write("harness-promote", "L-003", target=TARGET, text="Run `npm run db:seed` first")
    assert files.contents[TARGET].decode() == (
        '---\napplyTo: "tests/integration/**"\n---\n\n# Tests\n\n'
        "- Run `npm run db:seed` first <!-- harness-learnings:L-003 -->\n"
    )
    assert made.obeyed
    assert made.proposal[0] == "Learning L-003 has been confirmed 5 times with high confidence."
    files.write("undo")
    assert files.contents == {FILE: (HEADER + SURE).encode()}


def test_in_a_rules_file_the_line_stands_in_its_section_once() -> None:
    rules = "# Project\n\n## Agent Rules\n\n- One rule\n\n## More\n"
    files = Files.of({FILE: HEADER + SURE, "CLAUDE.md": rules})
    files.write("harness-promote", "L-003", target="CLAUDE.md", text="Run `x`")
    line = "- Run `x` <!-- harness-learnings:L-003 -->\n"
    assert files.contents["CLAUDE.md"].decode() == rules.replace("- One rule\n", f"- One rule\n{line}")
    files.contents[FILE] = (HEADER + SURE).encode()
    assert [edit.path for edit in files.planned("harness-promote", "L-003", target="CLAUDE.md", text="y").edits] == [
        files.target("L-003").key.path
    ]


@pytest.mark.parametrize(
    ("entry_text", "arguments", "code", "said"),
    [
        (entry("L-003", confidence="high", occurrences=2), {"target": TARGET}, 1, "L-003 has high confidence after 2"),
        (entry("L-003", confidence="medium", occurrences=5), {}, 1, "L-003 has medium confidence after 5 occurrences"),
        (SURE + "- Promoted: a.md\n", {"target": TARGET}, 1, "L-003 is promoted to a.md already"),
        (SURE, {}, 2, "where does L-003 go? high confidence, 5 times – say with --target FILE, such as .github/instr"),
        (SURE, {"mechanism": "hook"}, 2, "where does L-003 go? high confidence, 5 times – say with --target FILE, su"),
        (SURE, {"target": "../x.md"}, 4, "../x.md is outside of the project"),
        (SURE, {"target": ".memory/x.md"}, 4, ".memory/x.md is no place for a control"),
        (SURE, {"keep": "yes", "dismiss": "yes"}, 2, "to keep and to dismiss are different answers – give one"),
        (SURE, {"target": "hooks/seed.sh", "text": "x"}, 2, "hooks/seed.sh is no Markdown file"),
    ],
)
def test_what_cannot_be_promoted_says_why(entry_text: str, arguments: dict[str, str], code: int, said: str) -> None:
    answer = Files.of({FILE: HEADER + entry_text}).refused("harness-promote", "L-003", **arguments)
    assert (answer.code, str(answer)[: len(said)]) == (code, said)


def test_kept_it_is_not_suggested_until_it_is_seen_again() -> None:
    files = Files.of({FILE: HEADER + SURE})
    made = files.planned("harness-promote", "L-003", keep="yes")
    assert made.edits == ()
    assert made.done == "kept L-003; it is suggested again when it is seen again"
    assert Personal(dismissed=frozenset(each.subject for each in made.personal)).dismissed


def test_dismissed_it_goes_to_the_archive() -> None:
    files = Files.of({FILE: HEADER + SURE + OTHER})
    files.write("harness-promote", "L-003", dismiss="yes")
    assert files.contents[FILE].decode() == HEADER + OTHER
    assert files.contents[ARCHIVE].decode().endswith("- Archived: 2026-09-26 dismissed – not to be promoted\n")
