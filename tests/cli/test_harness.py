"""`hotwash harness`: what is printed, asked and written, with the codes that scripts go by."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Hotwash
from hotwash.cli import asking
from support.learnings import HEADER, entry

CAPTURE = (
    "harness",
    "capture",
    "--title",
    "Seed the database first",
    "--scope",
    "tests/integration/**",
    "--guidance",
    "Run `npm run db:seed`",
)
SAME = "hotwash: L-001 tells something like it: Seed the database first (tests/integration/**, the same dimension, "
PROMPT = """\
Verify pass discovered: Seed the database first.
What this means: Seed the database first.
Affected scope: tests/integration/**.

Capture this as a harness learning so future verify passes skip the discovery step?

  [Y] Yes (default)
  [N] No - this was specific to this run
  [E] Yes, but show me the entry to edit first
> """


@pytest.fixture
def file(workspace: Path) -> Path:
    return workspace / ".memory/harness-learnings.md"


def write(file: Path, *entries: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(HEADER + "".join(entries))


def types(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """A person sits there and types this."""
    monkeypatch.setattr(asking, "can_answer", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_a_capture_prints_one_line_and_undo_takes_the_file_away(hotwash: Hotwash, file: Path) -> None:
    ran = hotwash(*CAPTURE)
    assert (ran.code, ran.out, ran.err) == (
        0,
        "Captured as `L-001` in `.memory/harness-learnings.md`\n",
        "undo: hotwash undo\n",
    )
    assert file.read_text().startswith(f"{HEADER}\n## L-001: Seed the database first\n\n- Phase: implement\n")
    assert hotwash("undo").code == 0
    assert not file.exists()


def test_the_first_learning_needs_no_workspace(hotwash: Hotwash, tmp_path: Path) -> None:
    (tmp_path / "fresh/.git").mkdir(parents=True)
    assert hotwash(*CAPTURE, cwd=tmp_path / "fresh").code == 0
    assert (tmp_path / "fresh/.memory/harness-learnings.md").exists()


def test_from_a_folder_below_the_learnings_are_found(hotwash: Hotwash, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    write(tmp_path / "plain/.memory/harness-learnings.md", entry("L-001"))
    (tmp_path / "plain/tests/integration").mkdir(parents=True)
    (tmp_path / "plain/tests/integration/a.ts").touch()
    ran = hotwash("harness", "consult", "integration/a.ts", cwd=tmp_path / "plain/tests")
    assert ran.out.startswith("L-001 Seed the database first\n  low ×1 – only a note · scope tests/integration/**\n")


# What is asked


@pytest.mark.parametrize("typed", ["\n", "y\n", "Y\n"])
def test_with_a_trigger_a_person_is_asked_and_yes_is_usual(
    hotwash: Hotwash, file: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    types(monkeypatch, typed)
    ran = hotwash(*CAPTURE, "--trigger", "verify")
    assert (ran.code, ran.err) == (0, PROMPT + "undo: hotwash undo\n")
    assert "- Phase: verify\n" in file.read_text()


def test_a_no_captures_nothing_and_is_remembered(hotwash: Hotwash, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, "n\n")
    ran = hotwash(*CAPTURE, "--trigger", "execute", "--attempts", "3")
    assert ran.err.startswith("I needed 3 correction attempts on Seed the database first.\nRoot cause: Seed the")
    assert (ran.code, ran.out) == (1, "not captured: this was a one-time issue (typo, env, transient)\n")
    assert not file.exists()
    assert "leave out Seed the database first: this was a one-time issue" in hotwash("journal").out


@pytest.mark.parametrize("typed", ["", "q\n"])
def test_without_an_answer_nothing_is_captured(
    hotwash: Hotwash, file: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    types(monkeypatch, typed)
    ran = hotwash(*CAPTURE, "--trigger", "review")
    assert ran.code == 1
    assert ran.err.endswith("hotwash: nothing was captured – answer with Y, N or E\n")
    assert not file.exists()


def test_the_entry_can_be_edited_before_it_is_captured(
    hotwash: Hotwash, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f"#!{sys.executable}\nimport sys\np=sys.argv[-1]\nt=open(p).read()\n"
                      "open(p,'w').write(t.replace('db:seed', 'db:seed --all'))\n")  # fmt: skip
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    types(monkeypatch, "e\n")
    assert hotwash(*CAPTURE, "--trigger", "finalize").code == 0
    assert "- Guidance: Run `npm run db:seed --all`\n" in file.read_text()


@pytest.mark.parametrize(("typed", "said"), [("\n", "Counted `L-001`"), ("n\n", "Captured as `L-002`")])
def test_a_known_learning_is_proposed_to_a_person(
    hotwash: Hotwash, file: Path, monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    write(file, entry("L-001", seen="2026-05-20"))
    types(monkeypatch, typed)
    ran = hotwash(*CAPTURE)
    assert (ran.code, ran.out.startswith(said)) == (0, True)
    assert "[S] The same: count it there (default)\n  [N] New: a learning of its own\n> " in ran.err


def test_where_nobody_can_answer_a_known_learning_is_named(hotwash: Hotwash, file: Path) -> None:
    write(file, entry("L-001", seen="2026-05-20"))
    before = file.read_text()
    ran = hotwash(*CAPTURE)
    assert (ran.code, ran.out, ran.err[: len(SAME)]) == (1, "", SAME)
    assert file.read_text() == before
    assert hotwash(*CAPTURE, "--yes").out.startswith("Counted `L-001`")


def test_a_dry_run_shows_hygiene_and_learning_together(hotwash: Hotwash, file: Path) -> None:
    write(file, entry("L-001", seen="2026-01-01", scope="docs/"))
    before = file.read_text()
    ran = hotwash(*CAPTURE, "--dry-run")
    assert ran.code == 0
    assert "+- Archived: 2026-05-21 pruned – low, last seen 140 days ago (limit 60)\n" in ran.out
    assert "+## L-002: Seed the database first\n" in ran.out
    assert "note: prune L-001: low, last seen 140 days ago (limit 60)\n" in ran.err
    assert file.read_text() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("harness", "capture", "--title", "x", "--scope", "**/*", "--guidance", "y"), 2, 'scope "**/*" is for every'),
        (("harness", "capture", "--title", "x", "--scope", "a.py"), 2, "a learning without guidance helps nobody"),
        (("harness", "promote", "L-001", "--target", "a.md"), 1, "L-001 has low confidence after 1 occurrence "),
        (("harness", "promote", "--target", "a.md"), 2, "each learning has a control of its own"),
        (("harness", "promote", "L-009"), 4, "no entry L-009"),
        (("log", "L", "x", "--paths", "a.py"), 2, "a learning without guidance helps nobody – say with --action what"),
        (("log", "L", "x", "--action", "y"), 2, "a learning without a scope is found by nobody – name files or modul"),
        (("log", "L", "x", "--action", "y", "--paths", "**"), 2, 'scope "**" is for everything'),
        (("resolve", "L-001"), 2, "only a person raises the confidence of L-001"),
    ],
)
def test_a_refusal_says_why_with_its_code(
    hotwash: Hotwash, file: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    write(file, entry("L-001", seen="2026-05-20"))
    ran = hotwash(*arguments)
    assert (ran.code, ran.err.startswith(f"hotwash: {said}")) == (code, True), ran.err


def test_what_is_logged_is_advised_in_the_flags_of_log(hotwash: Hotwash, file: Path) -> None:
    said = ("log", "L", "Seed the database first", "--action", "Run `npm run db:seed`", "--paths", "tests/db/**")
    write(file)
    assert hotwash(*said).code == 0
    ran = hotwash(*said)
    assert ran.code == 1
    assert ran.err.endswith(" – --into L-001 counts it there, --no-dedupe captures it beside\n")
    ran = hotwash("log", "L", "Fix a typo", "--action", "Read `a.md`", "--paths", "a.md")
    assert "note: hotwash harness capture --allow typo captures it all the same\n" in ran.err


def test_the_help_names_what_a_flag_takes(hotwash: Hotwash) -> None:
    text = " ".join(hotwash("harness", "capture", "--help").out.split())
    assert "--dimension {maintainability,architecture,behaviour}" in text
    assert "--trigger {execute,verify,review,finalize}" in text


def test_a_capture_is_written_at_once_however_much_hygiene_has_to_do(hotwash: Hotwash, file: Path) -> None:
    write(file, *(entry(f"L-{number:03}", seen="2026-01-01", scope="docs/") for number in range(1, 21)))
    ran = hotwash(*CAPTURE)
    said = "Captured as `L-021` in `.memory/harness-learnings.md`; hygiene changed 20 others\n"
    assert (ran.code, ran.out) == (0, said)
    assert file.read_text().count("## L-") == 1


# What is consulted


def test_a_consultation_names_strength_and_reason_before_the_text(hotwash: Hotwash, file: Path) -> None:
    write(
        file,
        entry("L-001", scope="docs/", phase="review", confidence="high", occurrences=3),
        entry("L-002", scope="src/api/**", phase="plan", confidence="medium", occurrences=2),
        entry("L-003", scope="src/api/**", phase="review"),
    )
    ran = hotwash("harness", "consult", "src/api/x.ts", "--phase", "review")
    assert (ran.code, ran.out) == (
        0,
        """\
L-003 Seed the database first
  low ×1 – only a note · scope src/api/** · phase review
  Pattern: The suite failed without data
  Guidance: Run `npm run db:seed` first

L-002 Seed the database first
  medium ×2 – recommended · scope src/api/**
  Pattern: The suite failed without data
  Guidance: Run `npm run db:seed` first

L-001 Seed the database first
  high ×3 – apply it · phase review
  Pattern: The suite failed without data
  Guidance: Run `npm run db:seed` first
""",
    )
    both = hotwash("harness", "consult", "src/api/x.ts", "--phase", "review", "--match", "both", "--json")
    assert [(each["id"], each["match"], each["use"]) for each in both.lists("learnings")] == [("L-003", "both", "note")]


def test_without_a_file_there_is_nothing_to_consult(hotwash: Hotwash) -> None:
    ran = hotwash("harness", "consult", "src/a.py")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "no .memory/harness-learnings.md: hotwash harness capture begins one\n"


def test_a_file_that_cannot_be_read_is_neither_missing_nor_tidy(hotwash: Hotwash, file: Path) -> None:
    file.parent.mkdir()
    file.symlink_to(file.name)
    ran = hotwash("harness", "consult")
    assert (ran.code, ran.out, ran.err.count("\n")) == (0, "", 1)
    assert ran.err.startswith(f"hotwash: {file}: ")
    ran = hotwash("harness", "hygiene")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith(f"hotwash: {file} cannot be read: ")


def test_the_diff_are_changed_staged_and_new_files_but_no_ignored_ones(
    hotwash: Hotwash, workspace: Path, file: Path
) -> None:
    names = ("changed", "staged", "new", "ignored", "same")
    write(file, *(entry(f"L-00{at}", name, scope=f"src/{name}.py") for at, name in enumerate(names)))
    (workspace / "src").mkdir()
    for name in ("changed", "same"):
        (workspace / f"src/{name}.py").write_text("1\n")
    (workspace / ".gitignore").write_text("src/ignored.py\n")
    git = ("git", "-c", "user.name=ana", "-c", "user.email=ana@example.org")
    for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "x")):
        subprocess.run((*git, *command), cwd=workspace, check=True, capture_output=True)
    for name in ("changed", "staged", "new", "ignored"):
        (workspace / f"src/{name}.py").write_text("2\n")
    subprocess.run((*git, "add", "src/staged.py"), cwd=workspace, check=True)
    ran = hotwash("harness", "consult", "--diff", "--json")
    assert sorted(str(each["title"]) for each in ran.lists("learnings")) == ["changed", "new", "staged"]


def test_a_diff_without_git_is_no_question(hotwash: Hotwash, file: Path) -> None:
    write(file, entry("L-001"))
    ran = hotwash("harness", "consult", "--diff")
    assert (ran.code, ran.err) == (2, "hotwash: git knows no changes here – name the files instead of --diff\n")


def test_text_of_a_learning_acts_on_no_terminal(hotwash: Hotwash, file: Path) -> None:
    write(file, entry("L-001", guidance="Run \x1b[31mred\x1b[0m `x`"))
    assert "\x1b" not in hotwash("harness", "consult").out


# What is tidied and promoted


def test_hygiene_shows_first_and_says_by_its_code_that_there_is_something_to_do(hotwash: Hotwash, file: Path) -> None:
    write(file, entry("L-001", seen="2026-01-01"))
    before = file.read_text()
    ran = hotwash("harness", "hygiene")
    assert ran.code == 1
    assert ran.out.startswith("prune L-001 – low, last seen 140 days ago (limit 60)\n\n--- /dev/null\n")
    assert ran.err == "tidy 1 learning: nothing written; --apply writes it\n"
    assert file.read_text() == before
    assert hotwash("harness", "hygiene", "--apply").code == 0
    assert file.read_text() == HEADER
    ran = hotwash("harness", "hygiene")
    assert (ran.code, ran.err) == (0, "the learnings are tidy: nothing to prune, downgrade, flag or cap\n")
    assert hotwash("reopen", "L-001").code == 0
    assert file.read_text() == before
    assert hotwash("harness", "hygiene").code == 0


def test_a_proposal_can_be_dismissed_at_once(hotwash: Hotwash, file: Path) -> None:
    write(file, entry("L-001", seen="2026-01-01"))
    ran = hotwash("harness", "hygiene", "L-001", "--dismiss")
    assert (ran.code, ran.err) == (0, "dismissed prune L-001\nundo: hotwash undo\n")
    assert hotwash("harness", "hygiene").code == 0


def test_a_promotion_is_shown_then_written_and_kept_ones_are_remembered(hotwash: Hotwash, file: Path) -> None:
    write(file, entry("L-001", confidence="high", occurrences=3, seen="2026-05-20"))
    arguments = ("harness", "promote", "L-001", "--target", "docs/adr/1.md")
    ran = hotwash(*arguments)
    assert ran.code == 0
    assert ran.out.startswith("Learning L-001 has been confirmed 3 times with high confidence.\n")
    assert "+- Promoted: docs/adr/1.md\n" in ran.out
    assert hotwash("harness", "promote", "L-001", "--keep").code == 0
    assert hotwash(*arguments, "--apply").code == 0
    assert file.read_text().endswith("- Promoted: docs/adr/1.md\n")
