"""The table of the family: twenty skills, the base and heals, each whole enough to write from."""

from importlib.resources import files

import msgspec
import pytest

from hotwash.core.formats.family import is_known_file, kind_of_prefix
from hotwash.core.formats.skills import skill_of_issues, skill_of_prefix, skills
from hotwash.core.model.skill import FEATURE, LEARNING, PromotionThreshold, Skill
from hotwash.core.model.vocabulary import Kind

ALL = tuple(skills().values())


def ids(skill: Skill) -> str:
    return skill.name


def test_the_table_says_nothing_that_a_skill_has_no_place_for() -> None:
    table = msgspec.json.decode(files("hotwash.core.formats").joinpath("family.json").read_bytes())
    assert msgspec.convert([{"name": name, **row} for name, row in table.items()], tuple[Skill, ...]) == ALL
    for row, skill in zip(table.values(), ALL, strict=True):
        assert msgspec.to_builtins(skill).keys() == {"name", *row}


def test_the_base_comes_first_and_twenty_skills_and_heals_follow() -> None:
    assert [skill.name for skill in ALL] == [
        *("base", "ai", "analytics", "business", "coding", "conversation", "domotics", "engineering", "finance", "hr"),
        *("legal", "marketing", "meta", "negotiation", "operations", "robotics", "sales", "science", "security"),
        *("supply-chain", "support", "heal"),
    ]


@pytest.mark.parametrize("skill", ALL, ids=ids)
def test_every_file_of_a_skill_has_a_header_and_every_kind_of_entry_a_template(skill: Skill) -> None:
    assert tuple(skill.headers) == tuple(skill.files.values())
    assert tuple(skill.templates) == tuple(skill.files) == tuple(skill.statuses)
    assert all(header.startswith("# ") and header.endswith("\n---\n") for header in skill.headers.values())


@pytest.mark.parametrize("skill", ALL, ids=ids)
def test_every_template_names_the_status_and_ends_with_metadata(skill: Skill) -> None:
    for template in skill.templates.values():
        assert template.head[0].name == "Logged"
        assert "Status" in [line.name for line in template.head]
        assert template.sections[-1].name == "Metadata"


@pytest.mark.parametrize("skill", ALL, ids=ids)
def test_the_reader_knows_the_issue_file_and_the_prefix_of_every_skill(skill: Skill) -> None:
    assert is_known_file(f".learnings/{skill.issues}")
    assert kind_of_prefix(skill.prefix, Kind.NOTE) is not Kind.NOTE
    assert skill_of_prefix(skill.prefix) is skill
    assert skill_of_issues(skill.issues) is skill


def test_prefixes_that_all_skills_share_belong_to_none() -> None:
    assert (skill_of_prefix(LEARNING), skill_of_prefix(FEATURE), skill_of_prefix("XYZ")) == (None, None, None)
    assert skill_of_issues("LEARNINGS.md") is None


def test_an_operations_issue_is_written_with_its_severity_above_the_area() -> None:
    template = skills()["operations"].templates["OPS"]
    assert [line.name for line in template.head] == ["Logged", "Priority", "Status", "Severity", "Area"]
    assert template.head[3].choices == ("P1", "P2", "P3", "P4")
    assert template.head[1].choices == ()
    assert [section.name for section in template.sections] == [
        *("Summary", "Timeline", "Impact", "Root Cause", "Mitigation", "Prevention", "Action Items", "Metadata"),
    ]
    impact = template.section("Impact")
    assert impact is not None
    assert [(key.name, key.bold) for key in impact.keys] == [
        *(("Users Affected", True), ("Duration", True), ("SLO Impact", True)),
    ]
    assert template.section("Nonsense") is None


def test_a_header_names_what_goes_into_the_file() -> None:
    assert skills()["operations"].headers["OPERATIONS_ISSUES.md"] == (
        "# Operations Issues Log\n\n"
        "Incidents, outages, SLA breaches, capacity problems, and automation failures.\n\n---\n"
    )
    assert "**Areas**: greeting" not in skills()["operations"].headers["LEARNINGS.md"]


def test_only_some_issue_files_know_more_words_for_being_on_it() -> None:
    extra = {
        skill.name: word for skill in ALL for word in ("contained", "escalated") if word in skill.statuses[skill.prefix]
    }
    assert extra == {"business": "escalated", "legal": "escalated", "security": "contained"}
    assert "contained" not in skills()["security"].statuses[LEARNING]
    assert skills()["support"].statuses[FEATURE] == ("pending", "in_progress", "resolved", "wont_fix")


def test_thresholds_differ_from_skill_to_skill() -> None:
    assert skills()["base"].promotion == PromotionThreshold(3, 2, "tasks", 30, None)
    assert skills()["domotics"].promotion == PromotionThreshold(3, 2, "areas or integration paths", None, 14)
    assert skills()["supply-chain"].promotion == PromotionThreshold(3, 2, "quarters or locations", 365, None)
    assert skills()["operations"].promotion is None


def test_a_resolution_names_its_proof_as_the_skill_does() -> None:
    names = {name: [line.name for line in skills()[name].resolution] for name in ("base", "operations", "robotics")}
    assert names == {
        "base": ["Resolved", "Commit/PR", "Notes"],
        "operations": ["Resolved", "Postmortem", "Notes"],
        "robotics": ["Resolved", "Commit/PR", "Validation", "Notes"],
    }
