"""Verbs of view 6: a pattern goes into runbooks and out of them, a draft is confirmed, a finding is logged."""

import json
from datetime import date
from pathlib import Path

import pytest

from support.driver import Person, Place, at_the_dashboard
from support.engine import finding, jsonl
from support.engine_files import write_engine

TODAY = date(2026, 5, 20)
RUNBOOKS = ".claude/skills/runbooks"


@pytest.fixture
def engine(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    write_engine(place.root, TODAY)
    return place


def runbook(place: Place, agent: str) -> str:
    path = place.root / RUNBOOKS / agent / "RUNBOOK.md"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def registry(place: Place, name: str) -> dict[str, object]:
    stored = json.loads((place.root / ".claude/patterns/patterns.json").read_text())
    found: dict[str, object] = stored["patterns"].get(name, {})
    return found


def test_p_shows_every_file_and_enter_writes_them_in_one_step(engine: Place) -> None:
    before = runbook(engine, "api-dev")

    async def scenario(person: Person) -> None:
        await person.press("6", "p")
        assert person.sheet == "PreviewSheet"
        assert "+ ### missing-input-validation (Auto-generated)" in person.screen
        assert runbook(engine, "api-dev") == before
        await person.press("enter")
        assert person.status.startswith("promoted missing-input-validation → api-dev, sre and code-reviewer")
        assert "### missing-input-validation (Auto-generated)" in runbook(engine, "api-dev")
        assert "### missing-input-validation (Auto-generated)" in runbook(engine, "sre")
        assert registry(engine, "missing-input-validation")["promoted_to_runbook"] is True
        assert "Runbook   api-dev, sre, code-reviewer since 2026-05-20" in person.detail
        await person.press("p")
        assert "it is promoted to api-dev, sre, code-reviewer" in person.status
        await person.press("u")
        assert (runbook(engine, "api-dev"), runbook(engine, "sre")) == (before, "")

    at_the_dashboard(engine, scenario)


def test_marked_patterns_are_promoted_together(engine: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("6", "space", "space", "p")
        assert "import-ordering  promoted import-ordering → api-dev" in person.screen
        await person.press("enter")
        assert runbook(engine, "frontend-dev").count("### ") == 1
        assert runbook(engine, "api-dev").count("(Auto-generated)") == 4
        await person.press("u")
        assert runbook(engine, "frontend-dev") == ""

    at_the_dashboard(engine, scenario)


def test_what_is_not_sure_enough_says_what_it_lacks(engine: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("6", *"jjjj", "p")
        assert person.sheet == ""
        assert person.status.startswith("to runbooks: overly-complex-solution cannot be promoted: seen 1 of 3 times")
        assert person.status.endswith("it needs to be seen 2 more times")

    at_the_dashboard(engine, scenario)


def test_d_asks_why_and_archives_the_entry(engine: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("6", *"jjjjj", "d")
        assert person.sheet == "RetireSheet"
        await person.press("2")
        assert "- ### missing-status-condition (Auto-generated)" in person.screen
        await person.press("enter")
        head, _, archive = runbook(engine, "api-dev").partition("## Archived Patterns")
        assert "### missing-status-condition" not in head
        assert "### missing-status-condition" in archive
        assert registry(engine, "missing-status-condition")["demoted"] is True
        log = (engine.root / ".claude/patterns/promotion-log.jsonl").read_text().splitlines()
        assert json.loads(log[-1])["reason"] == "wrong"

    at_the_dashboard(engine, scenario)


def test_x_says_that_a_draft_was_read_also_from_its_runbook(engine: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("6", "6", "6", "6", "x")
        assert person.status.startswith("confirmed missing-status-condition")
        assert "review due" not in person.screen
        await person.press("6", *"jjjjj", "x")
        assert person.status == "confirm: missing-status-condition is confirmed already"
        await person.press("k", "x")
        assert person.status == "confirm: overly-complex-solution has no entry in a runbook"

    at_the_dashboard(engine, scenario)


def test_a_pattern_of_another_workspace_is_decided_about_there(engine: Place) -> None:
    inner = engine.root / "services" / "edge"
    (inner / ".claude").mkdir(parents=True)
    lines = [finding("blocking", days=129 + n, pattern="missing-input-validation") for n in range(4)]
    (inner / ".claude" / "review-findings.jsonl").write_text(jsonl(lines))

    async def scenario(person: Person) -> None:
        await person.press("6", "/")
        await person.type("input-validation")
        await person.press("enter", "j", "p")
        assert person.sheet == ""
        assert f"it belongs to payments-api/services/edge – hotwash --root {inner}" in person.status

    at_the_dashboard(engine, scenario)


def test_other_verbs_say_what_is_done_with_patterns(engine: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("6", "r")
        assert "p takes it into runbooks, d out of them" in person.status
        await person.press("6", "6", "d")
        assert "what people said stays as it is" in person.status

    at_the_dashboard(engine, scenario)


def test_a_on_an_empty_list_logs_the_first_finding(tmp_path: Path) -> None:
    place = Place(tmp_path)

    async def scenario(person: Person) -> None:
        await person.press("6", "A")
        assert person.sheet == "SignalSheet"
        await person.press("e")
        await person.type("A port is open")
        await person.press("enter", "j", "e")
        await person.type("a.go:3")
        await person.press("enter", "enter")
        assert person.sheet == ""
        assert json.loads((place.root / ".claude/review-findings.jsonl").read_text()) == {
            "date": "2026-05-20",
            "category": "security",
            "file": "a.go:3",
            "finding": "A port is open",
            "severity": "blocking",
        }
        await person.press("u")
        assert not (place.root / ".claude/review-findings.jsonl").exists()

    at_the_dashboard(place, scenario)


def test_a_among_corrections_asks_for_those_of_its_schema_and_keeps_a_draft_of_its_own(engine: Place) -> None:
    path = engine.root / ".claude" / "user-corrections.jsonl"

    async def scenario(person: Person) -> None:
        await person.press("6", "A", "e")
        await person.type("half a finding")
        await person.press("enter", "escape", "6", "6", "A")
        assert "half a finding" not in person.screen
        await person.press("e")
        await person.type("use our client")
        await person.press("enter", "e")
        await person.type("sre")
        await person.press("enter", ">", "j", "e")
        await person.type("wrote one")
        await person.press("enter", "enter")
        written = json.loads(path.read_text().splitlines()[-1])
        assert (written["correction_type"], written["agent"], written["source"]) == (
            "code_completeness",
            "sre",
            "explicit",
        )
        assert (written["ai_action"], written["user_correction"]) == (
            *({"summary": "wrote one"}, {"summary": "use our client"}),
        )
        assert person.title == "6 Patterns │ Trends │ Corrections · 6 │ Runbooks"

    at_the_dashboard(engine, scenario)


def test_i_among_patterns_brings_registry_trends_and_runbooks_up_to_date_after_showing_it(engine: Place) -> None:
    folder = engine.root / ".claude" / "patterns"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    async def scenario(person: Person) -> None:
        await person.press("6")
        assert "I takes in 42" in person.screen
        await person.press("I")
        assert person.sheet == "PreviewSheet"
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
        await person.press("enter")
        assert person.status.startswith("evolved: 8 new patterns")
        assert "takes in" not in person.screen
        assert "### import-ordering (Auto-generated)" in runbook(engine, "frontend-dev")
        await person.press("I")
        assert person.sheet == ""
        assert person.status == "No new patterns detected since last analysis. Pattern registry is up to date."
        await person.press("u")
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before

    at_the_dashboard(engine, scenario)


def test_i_without_signals_says_where_they_would_be(tmp_path: Path) -> None:
    async def scenario(person: Person) -> None:
        await person.press("6", "I")
        assert "No findings found at .claude/review-findings.jsonl" in person.status

    at_the_dashboard(Place(tmp_path), scenario)


def test_a_among_runbooks_writes_an_entry_of_ones_own_into_the_one_under_the_cursor(engine: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("6", "6", "6", "6", "A")
        assert person.sheet == "FormSheet"
        await person.press("j", "e")
        await person.type("Drain first")
        await person.press("enter", "j", "e")
        await person.type("drain, then restart")
        await person.press("enter", "enter")
        assert person.sheet == ""
        assert "### Drain first\n\n**Pattern**: drain, then restart\n" in runbook(engine, "api-dev")

    at_the_dashboard(engine, scenario)
