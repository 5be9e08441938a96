"""View 7 at the dashboard: learnings, what to consult, what hygiene proposes, and what a person does about them."""

import subprocess
from pathlib import Path

import pytest

from hotwash.tui.session import PaneId
from support.driver import Person, Place, at_the_dashboard
from support.learnings import HEADER, entry

SURE = entry("L-001", confidence="high", occurrences=5, seen="2026-05-01")
DB = entry(
    "L-002",
    "Migrations hold their lock",
    phase="implement",
    dimension="architecture",
    scope="src/db/**",
    confidence="medium",
    occurrences=2,
    seen="2026-05-10",
    guidance="Run `make drain` before `alembic upgrade head`",
)
OLD = entry("L-003", "Snapshots differ by locale", scope="tests/snapshots/**", seen="2026-02-01", guidance="Set LC_ALL")
FLAG = "- CONFLICT: may contradict L-001\n"
NO = entry(
    "L-004", "Never seed", dimension="behaviour", guidance="Never run `npm run db:seed`", seen="2026-05-12", more=FLAG
)


class Learned(Place):
    """A project with harness learnings."""

    @property
    def file(self) -> Path:
        return self.root / ".memory/harness-learnings.md"

    @property
    def archive(self) -> Path:
        return self.root / ".memory/harness-learnings.archive.md"

    def write(self, *entries: str) -> None:
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_text(HEADER + "".join(entries))


@pytest.fixture
def place(tmp_path: Path) -> Learned:
    made = Learned(tmp_path)
    made.write(SURE, DB, OLD, NO)
    return made


def test_seven_shows_learnings_and_goes_round_its_three_lists(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        found = []
        for _ in range(4):
            await person.press("7")
            found.append((person.pane, person.title, person.ids))
        assert found == [
            (PaneId.HARNESS, "7 Learnings · 4 │ Consult │ Hygiene", ["L-001", "L-002", "L-004", "L-003"]),
            (PaneId.CONSULT, "7 Learnings │ Consult · 4 │ Hygiene", ["L-001", "L-002", "L-004", "L-003"]),
            (PaneId.HYGIENE, "7 Learnings │ Consult │ Hygiene · 1", ["L-003"]),
            (PaneId.HARNESS, "7 Learnings · 4 │ Consult │ Hygiene", ["L-001", "L-002", "L-004", "L-003"]),
        ]
        await person.press("escape")
        assert person.pane is PaneId.PENDING

    at_the_dashboard(place, scenario)


def test_learnings_wait_in_their_own_view_and_one_filter_away(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        assert person.ids == []
        await person.press("/")
        await person.type("type:harness")
        await person.press("enter")
        assert sorted(person.ids) == ["L-002", "L-003", "L-004"]

    at_the_dashboard(place, scenario)


@pytest.mark.parametrize("key", ["r", "x"])
def test_a_person_confirms_a_learning(place: Learned, key: str) -> None:
    async def scenario(person: Person) -> None:
        await person.press("7", "j", key)
        assert person.status == "resolved L-002 · u undo"
        assert place.file.read_text() == HEADER + SURE + DB.replace("medium", "high") + OLD + NO
        await person.press("u")
        assert place.file.read_text() == HEADER + SURE + DB + OLD + NO

    at_the_dashboard(place, scenario)


def test_what_is_confirmed_already_says_so(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("7", "r")
        assert person.status == "confirm: L-001 has the confidence high already"

    at_the_dashboard(place, scenario)


def test_a_dismissed_learning_goes_to_the_archive_with_the_reason(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("7", "j", "d", "2")
        assert place.file.read_text() == HEADER + SURE + OLD + NO
        assert place.archive.read_text().endswith("- Archived: 2026-05-20 dismissed – not actionable\n")
        assert person.ids == ["L-001", "L-004", "L-003"]
        await person.press("/")
        await person.type("status:rejected")
        await person.press("enter")
        assert person.ids == ["L-002"]
        await person.press("u")
        assert place.file.read_text() == HEADER + SURE + DB + OLD + NO
        assert not place.archive.exists()

    at_the_dashboard(place, scenario)


def test_a_confirmed_learning_names_its_control(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("7", "p")
        assert person.sheet == "FormSheet"
        assert ".github/instructions/seed-database.instructions.md" in person.screen
        await person.press("enter")
        promoted = "- Promoted: .github/instructions/seed-database.instructions.md\n"
        assert place.file.read_text() == HEADER + SURE + promoted + DB + OLD + NO

    at_the_dashboard(place, scenario)


def test_one_that_is_not_sure_enough_is_no_control(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("7", "j", "p")
        assert person.status.startswith("promote: L-002 has medium confidence after 2 occurrences – a control needs")

    at_the_dashboard(place, scenario)


def test_the_row_of_a_proposal_does_it(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("7", "7", "7", "r")
        assert person.status == "tidied 1 learning, 1 of them to the archive · u undo"
        assert place.file.read_text() == HEADER + SURE + DB + NO
        assert person.ids == []
        await person.press("u")
        assert place.file.read_text() == HEADER + SURE + DB + OLD + NO

    at_the_dashboard(place, scenario)


def test_a_proposal_that_is_not_wanted_goes_and_the_file_stays(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("7", "7", "7", "x")
        assert person.status == "dismissed prune L-003 · u undo"
        assert person.ids == []
        assert place.file.read_text() == HEADER + SURE + DB + OLD + NO
        await person.press("u")
        assert person.ids == ["L-003"]

    at_the_dashboard(place, scenario)


def test_a_captures_a_learning_among_the_learnings(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("7", "A")
        assert person.sheet == "CaptureSheet"
        for text in ("Freeze the clock", "src/clock/**", "Use `FixedClock`"):
            await person.press("e")
            await person.type(text)
            await person.press("enter")
        await person.press("enter")
        assert place.file.read_text().endswith(
            "## L-005: Freeze the clock\n\n- Phase: implement\n- Dimension: maintainability\n- Scope: src/clock/**\n"
            "- Pattern: Freeze the clock\n- Guidance: Use `FixedClock`\n- Confidence: low\n- Occurrences: 1\n"
            "- First seen: 2026-05-20\n- Last seen: 2026-05-20\n"
        )

    place.write(SURE, DB)
    place.file.write_text(f"{place.file.read_text()}\nSee L-004 in the tracker.\n")
    at_the_dashboard(place, scenario)


def test_a_known_learning_is_counted_instead(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("7", "A")
        for text in ("Seed database first again", "tests/integration/a.ts", "Run `npm run db:seed`"):
            await person.press("e")
            await person.type(text)
            await person.press("enter")
        assert "! L-001 tells something like it: Seed the database first" in person.screen
        await person.press("m", "enter")
        counted = SURE.replace("Occurrences: 5", "Occurrences: 6").replace("seen: 2026-05-01", "seen: 2026-05-20")
        assert place.file.read_text() == HEADER + counted + DB

    place.write(SURE, DB)
    at_the_dashboard(place, scenario)


def test_a_person_who_sees_what_it_looks_like_may_capture_it_all_the_same(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("7", "A")
        for text in ("A typo in the path breaks the build", "src/path.py", "Check src/path.py"):
            await person.press("e")
            await person.type(text)
            await person.press("enter")
        assert "! It looks like a typo" in person.screen
        await person.press("enter")
        assert "## L-005: A typo in the path breaks the build\n" in place.file.read_text()

    at_the_dashboard(place, scenario)


def test_an_empty_view_says_how_to_begin(tmp_path: Path) -> None:
    async def scenario(person: Person) -> None:
        for _ in range(3):
            await person.press("7")
            assert "No .memory/harness-learnings.md." in person.screen
        await person.press("A")
        assert person.sheet == "CaptureSheet"

    at_the_dashboard(Learned(tmp_path), scenario)


def test_consulting_is_about_the_files_that_differ_from_the_last_commit(place: Learned) -> None:
    git = ("git", "-c", "user.name=ana", "-c", "user.email=ana@example.org")
    (place.root / ".gitignore").write_text(".memory/\n.learnings/\n")
    for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "x")):
        subprocess.run((*git, *command), cwd=place.root, check=True, capture_output=True)
    (place.root / "src/db").mkdir(parents=True)
    (place.root / "src/db/pool.py").write_text("1\n")

    async def scenario(person: Person) -> None:
        await person.press("7", "7")
        assert person.ids == ["L-002"]
        assert "1 changed file · sort fitting" in person.screen

    at_the_dashboard(place, scenario)


def test_the_tabs_tell_the_text_the_reasons_and_what_happened(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("7")
        assert "Seed the database first" in person.detail
        assert "Guidance  Run `npm run db:seed` first" in person.detail
        await person.press("w")
        assert "✓ 5 occurrences   rule is ≥ 3" in person.detail
        assert "Next      p promotes it." in person.detail
        await person.press("]")
        assert person.detail.startswith("5 occurrences from 2026-01-01 to 2026-05-01")
        await person.press("]")
        assert person.detail == "It reads as it did when hotwash was started."
        await person.press("7", "7", "w")
        assert "prune  low, last seen 108 days ago (limit 60)" in person.detail

    at_the_dashboard(place, scenario)


def test_several_are_confirmed_in_one_step(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("7", "j", "space", "space", "r")
        assert place.file.read_text() == HEADER + SURE + DB.replace("medium", "high") + OLD + NO.replace("low", "high")
        await person.press("u")
        assert place.file.read_text() == HEADER + SURE + DB + OLD + NO

    at_the_dashboard(place, scenario)
