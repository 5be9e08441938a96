"""Four-field entries are told in the words of their own tool, to the letter."""

import pytest

from support.linting import ERRORS, LEARNINGS, lint, truth

CLEAN = "lint: 1 entries, 0 errors, 0 warnings, 0 expired, 0 stale, 0 without metadata"
FEATURES = ".learnings/FEATURE_REQUESTS.md"


def test_a_clean_entry_has_only_the_summary() -> None:
    assert lint(truth()) == [CLEAN]


def test_a_template_counts_nothing() -> None:
    assert lint("# Error Log\n\n---\n\n" + truth(status="example")) == [
        "lint: 0 entries, 0 errors, 0 warnings, 0 expired, 0 stale, 0 without metadata"
    ]


def test_values_that_go_on_over_lines_are_one_value() -> None:
    text = (
        "# Error Log\n\n---\n\n### ERR-20260901-001\n**Status**: resolved\n**Context**: a\n**Content**:\nb\n"
        "**Source**: user\n**Scope**: project:proj\n**Paths**: infrastructure/**/*.tf, modules/**/*.tf\n"
        "**Verified**: 2026-09-20\n**Expires**: never\n**Action**: Recorded\ncontinued on a second line\n\n---\n"
    )
    assert lint(text) == [CLEAN]


def test_an_unknown_status_and_a_missing_field_are_errors() -> None:
    text = truth(status="done").replace("**Content**: b\n", "")
    assert lint(text)[:2] == [
        "ERROR ERR-20260901-001 missing **Content**",
        'ERROR ERR-20260901-001 unknown status "done"',
    ]


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (
            {"source": "guess"},
            'ERROR ERR-20260901-001 unknown source "guess" (one of user, observed, ci, repo, vendor-docs, inferred)',
        ),
        ({"scope": "team"}, 'ERROR ERR-20260901-001 bad scope "team" (global or project:<name>)'),
        ({"paths": "src/**"}, "ERROR ERR-20260901-001 **Paths** needs a project:<name> scope"),
        (
            {"scope": "project:proj", "paths": '"src/**",'},
            'ERROR ERR-20260901-001 bad **Paths** ""src/**"," (globs separated by commas, without quotes)',
        ),
        ({"verified": "2026-13-01"}, 'ERROR ERR-20260901-001 bad **Verified** date "2026-13-01"'),
        ({"verified": "2026-02-31"}, 'ERROR ERR-20260901-001 bad **Verified** date "2026-02-31"'),
        ({"expires": "soon"}, 'ERROR ERR-20260901-001 bad **Expires** "soon" (YYYY-MM-DD or never)'),
        (
            {"supersedes": "LRN-20260801-001"},
            "ERROR ERR-20260901-001 supersedes unknown id LRN-20260801-001",
        ),
    ],
)
def test_facts_that_make_no_sense_are_errors(facts: dict[str, str], line: str) -> None:
    assert lint(truth(**facts)) == [
        line,
        "lint: 1 entries, 1 errors, 0 warnings, 0 expired, 0 stale, 0 without metadata",
    ]


def test_what_is_replaced_but_in_force_is_a_warning() -> None:
    old, new = truth("LRN-20260801-001"), truth("LRN-20260901-001", supersedes="LRN-20260801-001")
    assert lint({LEARNINGS: old + new}) == [
        "WARN LRN-20260901-001 supersedes LRN-20260801-001, which is still resolved",
        "lint: 2 entries, 0 errors, 1 warnings, 0 expired, 0 stale, 0 without metadata",
    ]
    replaced = truth("LRN-20260801-001", status="superseded")
    assert len(lint({LEARNINGS: replaced + new})) == 1


def test_one_id_in_two_files_is_an_error() -> None:
    lines = lint({LEARNINGS: truth("LRN-20260901-001"), FEATURES: truth("LRN-20260901-001", scope="project:proj")})
    assert lines == [
        "ERROR LRN-20260901-001 duplicate id",
        "lint: 2 entries, 1 errors, 0 warnings, 0 expired, 0 stale, 0 without metadata",
    ]


def test_an_empty_number_is_told() -> None:
    assert lint(truth("ERR-20260920-"))[0] == "WARN ERR-20260920- has no number"


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        ({"verified": "2026-01-01"}, []),
        (
            {"source": "inferred", "verified": "2026-08-20"},
            ["STALE ERR-20260901-001 verified 37 days ago (limit 30 for source inferred)"],
        ),
        ({"source": "inferred", "verified": "2026-08-27"}, []),
        (
            {"source": "inferred", "verified": "2026-08-26"},
            ["STALE ERR-20260901-001 verified 31 days ago (limit 30 for source inferred)"],
        ),
        (
            {"source": "ci", "verified": "2026-07-01", "expires": "2026-09-25"},
            ["EXPIRED ERR-20260901-001 expired 2026-09-25"],
        ),
        ({"expires": "2026-09-26"}, []),
        (
            {"source": "repo", "verified": "2025-09-26"},
            ["STALE ERR-20260901-001 verified 365 days ago (limit 90 for source repo)"],
        ),
        ({"source": "observed", "verified": "2026-01-01", "expires": "2026-01-02", "status": "revoked"}, []),
    ],
)
def test_ages_are_counted_in_days(facts: dict[str, str], lines: list[str]) -> None:
    assert lint(truth(**facts))[:-1] == lines


def test_stale_rules_that_agents_obey_come_first() -> None:
    waiting = truth("ERR-20260801-001", source="inferred", verified="2026-06-01")
    loaded = truth("ERR-20260901-002", source="observed", verified="2026-06-01", status="promoted")
    assert lint(waiting + loaded)[:2] == [
        "STALE ERR-20260901-002 verified 117 days ago (limit 90 for source observed); "
        "its promoted rule is still loaded",
        "STALE ERR-20260801-001 verified 117 days ago (limit 30 for source inferred)",
    ]


def test_an_entry_without_metadata_is_counted_and_never_stale() -> None:
    assert lint(truth(source="", scope="", verified="")) == [
        "lint: 1 entries, 0 errors, 0 warnings, 0 expired, 0 stale, 1 without metadata"
    ]


def test_a_status_note_without_its_day_is_a_warning() -> None:
    text = truth().replace("**Status**: resolved\n", "**Status**: resolved\n**Status-Note**: fixed it\n")
    assert lint(text)[0] == "WARN ERR-20260901-001 has a **Status-Note** without the date of the change"


def test_carriage_returns_and_a_byte_order_mark_change_nothing() -> None:
    text = truth(status="done") + truth("ERR-20260901-002", source="guess")
    disguised = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert lint({ERRORS: disguised}) == lint({ERRORS: text})
