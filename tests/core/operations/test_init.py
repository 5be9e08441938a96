"""`init`: what is created, what is only completed, and what is never touched."""

from pathlib import Path

import pytest

from hotwash.core.formats import parse
from hotwash.core.formats.first_use import MEANING, first_text
from hotwash.core.formats.skills import skills
from hotwash.core.model.plan import ExitCode, Intent, Plan, Refusal
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations import Context, looks_at, plan
from hotwash.core.operations.choices import GITIGNORE
from hotwash.core.operations.founding import founding
from hotwash.core.text import splice
from support.operating import DISGUISES, HOME, NOW, PROJECT, ROOT, Disguise, Files

CONTEXT = Context(NOW, home=HOME, root=Path(ROOT))
FIVE = [relative for relative in MEANING if "YYYY" not in relative]


def planned(files: Files, **given: str) -> Plan:
    arguments = {name.replace("_", "-").rstrip("-"): value for name, value in given.items()}
    answer = plan(files.snapshot, Intent("init", (), arguments), CONTEXT)
    assert isinstance(answer, Plan), str(answer)
    return answer


def written(files: Files, **given: str) -> dict[str, str]:
    """What the plan makes of every file it is about, by name."""
    found = {}
    for edit in planned(files, **given).edits:
        after = splice.edited(edit)
        assert after is not None
        found[edit.path.removeprefix(f"{ROOT}/").replace(f"{HOME}/", "~/")] = after.decode()
    return found


def test_here_are_five_files_with_a_header_and_an_example_that_is_never_counted() -> None:
    made = written(Files({}), local="yes")
    assert list(made) == FIVE
    assert made == {relative: first_text(relative) for relative in FIVE}
    for relative, text in made.items():
        document = parse(f"{ROOT}/{relative}", relative, PROJECT, text.encode())
        assert {entry.status for entry in document.entries} <= {Status.EXAMPLE}
        assert document.records == ()
        assert document.read_only is None


def test_the_global_ones_are_below_the_home_directory() -> None:
    assert list(written(Files({}), global_="yes")) == [f"~/.claude/{relative}" for relative in FIVE]


def test_a_header_that_somebody_changed_is_left_as_it_is() -> None:
    files = Files.of({FIVE[0]: "# Mine\n"})
    made = planned(files, local="yes")
    assert [edit.path for edit in made.edits] == [f"{ROOT}/{relative}" for relative in FIVE[1:]]
    assert made.done == "created 4 files in ./; 1 file there already, left as it is"


def test_the_second_time_nothing_is_left_to_create() -> None:
    given = {"local": "yes", "gitignore": "memory", "agents": "yes", "claude_md": "yes"}
    files = Files.of(written(Files({}), **given))
    again = planned(files, **given)
    assert again.changes_nothing
    assert again.done == "nothing to create: everything is there in ./"


@pytest.mark.parametrize("name", list(skills()))
def test_a_skill_gets_exactly_its_own_files(name: str) -> None:
    headers = skills()[name].headers
    assert written(Files({}), local="yes", skill=name) == {f".learnings/{file}": text for file, text in headers.items()}


def test_several_skills_have_folders_of_their_own() -> None:
    made = written(Files({}), local="yes", skill="operations security", namespaced="yes")
    assert list(made) == [
        ".learnings/operations/LEARNINGS.md",
        ".learnings/operations/OPERATIONS_ISSUES.md",
        ".learnings/operations/FEATURE_REQUESTS.md",
        ".learnings/security/LEARNINGS.md",
        ".learnings/security/SECURITY_INCIDENTS.md",
        ".learnings/security/FEATURE_REQUESTS.md",
    ]


@pytest.mark.parametrize("choice", list(GITIGNORE))
def test_git_ignores_what_was_chosen(choice: str) -> None:
    text = written(Files({}), local="yes", gitignore=choice).get(".gitignore", "")
    assert text == "".join(f"{line}\n" for line in GITIGNORE[choice])


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_lines_that_git_knows_are_not_written_again(disguise: Disguise) -> None:
    before = disguise(b"build/\nmemory/\n")
    made = written(Files({".gitignore": before}), local="yes", gitignore="memory")[".gitignore"]
    newline = "\r\n" if b"\r" in before else "\n"
    assert made == before.decode() + ("" if before.endswith(b"\n") else newline) + f".learnings/{newline}"


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_agents_are_told_once_below_what_they_are_told_already(disguise: Disguise) -> None:
    before = disguise(b"# My agents\n\nBe kind.\n")
    files = Files({"AGENTS.md": before})
    made = written(files, local="yes", skill="operations", agents="yes")["AGENTS.md"]
    assert made.startswith(before.decode())
    added = made.removeprefix(before.decode()).replace("\r\n", "\n")
    lead = "\n" if before.endswith(b"\n") else "\n\n"
    assert added.startswith(f"{lead}#### Self-Improving Operations Workflow\n\nWhen operational issues")
    assert added.endswith("   - SLO definitions — reliability targets with error budgets\n")
    files.contents["AGENTS.md"] = made.encode()
    assert "AGENTS.md" not in written(files, local="yes", skill="operations", agents="yes")


def test_a_global_rules_file_gets_only_the_sections_it_lacks() -> None:
    files = Files.of({"~/.claude/CLAUDE.md": "# Mine\n\n## Agent Rules\n\n- Ask first\n"})
    made = written(files, global_="yes", claude_md="yes")["~/.claude/CLAUDE.md"]
    headings = [line for line in made.split("\n") if line.startswith("#")]
    assert headings == [
        "# Mine",
        "## Agent Rules",
        "## Session Start",
        "## In-Session Logging",
        "## Agent Behaviour Settings",
    ]
    assert "\n```\nVFM_THRESHOLD=60\n```\n" in made
    assert "`~/.claude/memory/working-buffer.md`" in made


def test_the_list_that_is_printed_has_its_dashes_below_each_other() -> None:
    assert founding({"global": "yes"}, CONTEXT).lines() == (
        "✓ ~/.claude/.learnings/LEARNINGS.md        — positive learnings",
        "✓ ~/.claude/.learnings/ERRORS.md           — mistakes and root causes",
        "✓ ~/.claude/.learnings/FEATURE_REQUESTS.md — recurring unmet needs",
        "✓ ~/.claude/memory/working-buffer.md       — WAL scratchpad and task state",
        "✓ ~/.claude/memory/SESSION-STATE.md        — always-on session capture",
        "✓ ~/.claude/memory/YYYY-MM-DD.md           — daily notes (created on first use)",
    )
    assert (
        founding({"local": "yes"}, CONTEXT).lines()[1] == "✓ .learnings/ERRORS.md           — mistakes and root causes"
    )


def test_it_looks_at_every_file_that_it_may_create() -> None:
    intent = Intent("init", (), {"local": "yes", "gitignore": "log", "claude-md": "yes"})
    assert looks_at(Snapshot(1), intent, CONTEXT) == tuple(
        f"{ROOT}/{name}" for name in (*FIVE, "CLAUDE.md", ".gitignore")
    )


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "name one place for the workspace"),
        ({"local": "yes", "global": "yes"}, "name one place for the workspace"),
        ({"local": "yes", "skill": "nope"}, "there is no skill nope"),
        ({"global": "yes", "agents": "yes"}, "no agent reads ~/.claude/AGENTS.md"),
        ({"local": "yes", "gitignore": "all"}, "git cannot be told to ignore all"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_looked_at(given: dict[str, str], reason: str) -> None:
    intent = Intent("init", (), given)
    answer = plan(Snapshot(1), intent, CONTEXT)
    assert isinstance(answer, Refusal)
    assert (answer.reason, answer.code) == (reason, ExitCode.USAGE)
    assert looks_at(Snapshot(1), intent, CONTEXT) == ()


def test_hooks_are_installed_with_the_files_and_shown_first() -> None:
    made = planned(Files({}), local="yes", hooks="yes")
    assert [edit.path.removeprefix(f"{ROOT}/") for edit in made.edits] == [*FIVE, ".claude/settings.json"]
    assert made.obeyed
    files = Files.of(written(Files({}), local="yes", hooks="yes"))
    assert planned(files, local="yes", hooks="yes").changes_nothing
