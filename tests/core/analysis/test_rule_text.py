"""Drafts of rules: would a person accept them as they are?"""

import pytest

from hotwash.core.analysis.rule_text import is_imperative, length_tone, rule_advice, rule_drafts
from hotwash.core.model.settings import PromoteLimits
from hotwash.core.model.vocabulary import Tone
from support.written import four_fields, log, opened, sections


def drafts(*entries: str) -> tuple[str, ...]:
    document = log(*entries)
    return rule_drafts(opened(document), document.entries)


def from_error(action: str, context: str = "Working", content: str = "It broke") -> tuple[str, ...]:
    return drafts(four_fields("ERR-20260520-001", context, content, action))


def from_learning(action: str, content: str = "It works") -> tuple[str, ...]:
    return drafts(four_fields("LRN-20260520-001", "Working", content, action))


@pytest.mark.parametrize(
    ("action", "first"),
    [
        (
            "Set resource requests and limits on every container",
            "Always set resource requests and limits on every container.",
        ),
        ("Added resource limits of 512Mi and 500m in values-prod.yaml", "Always add resource limits."),
        ("Added resource limits 512Mi/500m to the worker chart.", "Always add resource limits to the worker chart."),
        ("Pass --context to every kubectl call", "Always pass --context to every kubectl call."),
        (
            "Fixed: switched the readiness probe to /healthz in deployment.yaml (PR #312).",
            "Always switch the readiness probe to /healthz.",
        ),
        ("Rotated the key and moved it to the vault", "Always rotate the key and move it to the vault."),
        ("We should pin the version of the base image.", "Always pin the version of the base image."),
        (
            "You must pin the base image, because latest moved twice this month and the build broke both times.",
            "Always pin the base image.",
        ),
        ("Make sure to read the file again right before patching", "Always read the file again right before patching."),
        ("Remember to run the migrations first.", "Always run the migrations first."),
        ("Never rely on the default kubectl context", "Never rely on the default kubectl context."),
        (
            "Don't use `--force` on shared branches; use `--force-with-lease`.",
            "Never use `--force` on shared branches; use `--force-with-lease`.",
        ),
        ("Avoid running migrations during business hours.", "Avoid running migrations during business hours."),
        ("Secrets must not be written to the log.", "Never write secrets to the log."),
        (
            "The restore procedure needs to be tested every quarter.",
            "Always test the restore procedure every quarter.",
        ),
        (
            "Using `kubectl rollout status` instead of sleeping fixed the flake.",
            "Always use `kubectl rollout status` instead of sleeping.",
        ),
        (
            "When the smoke test times out with `503 upstream` under load, drain the canary before anything else.",
            "Drain the canary before anything else when the smoke test times out.",
        ),
        ("Before deploying, check the job lock", "Before deploying, check the job lock."),
        (
            "1. Check the exit code of the restore job\n2. Page the on-call if it is not 0",
            "Always check the exit code of the restore job.",
        ),
        (
            'Resolved — see below. Promoted to `docs/terraform.md`: "Always read the whole `plan`."',
            "Always read the whole `plan`.",
        ),
        (
            "- [ ] Cap the connections of batch jobs (alice, Friday)",
            "Always cap the connections of batch jobs (alice, Friday).",
        ),
        ("**Always** quote paths in shell scripts.", "Always quote paths in shell scripts."),
        ("Only deploy on Fridays with a rollback plan", "Only deploy on Fridays with a rollback plan."),
        ("Scripts should print the path they write to", "Always print the path they write to in scripts."),
        ("Ensure the lock is released on every path", "Ensure the lock is released on every path."),
        ("Prefer `rg` over `grep -r`", "Prefer `rg` over `grep -r`."),
        ("Use the guide at https://example.com/guide for quoting", "Always use the guide for quoting."),
    ],
)
def test_an_action_of_an_error_becomes_a_rule(action: str, first: str) -> None:
    assert from_error(action)[0] == first


@pytest.mark.parametrize(
    ("action", "first"),
    [
        ("Run helm diff upgrade before every helm upgrade", "Run helm diff upgrade before every helm upgrade."),
        ("Freeze the clock in tests that compare timestamps", "Freeze the clock in tests that compare timestamps."),
        ("Inject a clock instead of calling now()", "Inject a clock instead of calling now()."),
        (
            "Add the `dry-run` step to the release job; the on-call manual should mention it as a habit of ours.",
            "Add the `dry-run` step to the release job.",
        ),
        (
            "Look at the query plan before adding caches. Then measure again.",
            "Look at the query plan before adding caches.",
        ),
    ],
)
def test_an_action_of_a_learning_becomes_a_positive_rule(action: str, first: str) -> None:
    assert from_learning(action)[0] == first


@pytest.mark.parametrize(
    ("action", "second"),
    [
        ("Set requests and limits on every container", "Never leave a container without requests and limits."),
        (
            "Check the job lock before starting settlement by hand",
            "Never start settlement by hand before checking the job lock.",
        ),
        (
            'Search every plan for "forces replacement" before applying it',
            'Never apply a plan before searching it for "forces replacement".',
        ),
        ("Run helm diff before every helm upgrade", "Never start a helm upgrade before running helm diff."),
        ("Inject a clock instead of calling now()", "Never call now(); inject a clock."),
        ("Pin the version of the base image", "Never forget to pin the version of the base image."),
        ("Avoid running migrations at noon", "Never run migrations at noon."),
        ("Never rely on the default context", "Do not rely on the default context."),
    ],
)
def test_the_second_draft_says_what_not_to_do(action: str, second: str) -> None:
    assert from_error(action)[1] == second


def test_a_story_helps_where_the_action_says_little() -> None:
    no_action = "To be determined"
    assert from_error(no_action, content="We forgot to run the migrations before starting the new version.")[0] == (
        "Always run the migrations before starting the new version."
    )
    assert from_error(no_action, content="Nobody read the plan output before the apply.")[0] == (
        "Always read the plan output before the apply."
    )
    assert "Never assume that renaming `queue_name` is harmless." in from_error(
        no_action, content="Assumed that renaming `queue_name` was harmless."
    )
    assert from_error(no_action, context="Running terraform apply without reviewing the plan")[0] == (
        "Never run terraform apply without reviewing the plan."
    )
    assert (
        from_learning(no_action, content="`rg` is faster than `grep -r` here")[0] == "Prefer `rg` over `grep -r` here."
    )
    assert from_learning("n/a", content="Freezing the clock made the test stable.")[0] == "Freeze the clock."


def test_what_went_wrong_in_a_story_is_never_what_to_do() -> None:
    story = "Removed the screenshots as part of a cleanup, nobody had asked for it"
    assert not any(draft.startswith(("Remove the", "Always remove")) for draft in from_learning("n/a", content=story))


def test_the_name_of_one_service_does_not_get_into_a_rule_from_its_context() -> None:
    found = from_error("To be determined", context="Deploying payments-api with no resource limits set")
    assert found[0] == "Never deploy with no resource limits set."


def test_sections_are_read_as_well_as_fields() -> None:
    issue = sections(
        "OPS-20260520-001",
        "pool",
        summary="Pool ran dry",
        root_cause="Batch jobs opened 40 connections each.",
        prevention="- Cap the connections of batch jobs\n- Alert when the pool is above 80 %",
    )
    learning = sections(
        "LRN-20260520-001",
        summary="Two places",
        suggested_action="Generate the pager schedule from the calendar export",
    )
    assert drafts(issue)[0] == "Always cap the connections of batch jobs."
    assert drafts(learning)[0] == "Generate the pager schedule from the calendar export."


def test_what_most_members_ask_for_comes_first_and_the_newest_breaks_a_tie() -> None:
    limits = "Set limits on every container"
    entries = (
        four_fields("ERR-20260518-001", action=limits),
        four_fields("ERR-20260519-001", action=limits),
        four_fields("ERR-20260520-001", action="Read the dashboard first"),
    )
    assert drafts(*entries)[0] == "Always set limits on every container."
    assert drafts(*entries[1:])[0] == "Always read the dashboard first."


def test_there_are_three_different_drafts_and_all_are_imperative_and_one_line() -> None:
    found = from_error("Check for arm64 variants before switching runners")
    assert len(set(found)) == 3
    for draft in found:
        assert is_imperative(draft)
        assert "\n" not in draft
        assert draft[0].isupper() or draft.startswith("`")


@pytest.mark.parametrize(
    "action",
    [
        "Keep one queue per tenant, refuse shared ones, and point people who ask for one to the page about quotas",
        "Ask for the owner of a table before dropping any of its columns, especially when a report may still read them",
        "Run the whole suite before a release, since the nightly job runs half of it and nobody looks at its report",
    ],
)
def test_a_long_action_is_shortened_at_a_clause(action: str) -> None:
    found = from_error(action)
    assert len(found[0]) <= 80
    for draft in found:
        assert all(word.strip(",.") in f"always never forget to {action}".lower() for word in draft.lower().split())


def test_a_condition_never_stands_alone() -> None:
    action = (
        "Before changing the schema of a table that a nightly report reads, ask its owner in the channel of the data "
        "team whether the report still runs"
    )
    for draft in from_error(action):
        assert "ask its owner" in draft or draft.startswith(("Make sure", "Ask"))


def test_what_limits_a_ban_is_never_cut_off() -> None:
    action = "Do not delete branches, tags, or release notes that other teams may still refer to without asking first"
    assert from_error(action)[0] == f"Never {action.removeprefix('Do not ')}."


def test_what_cannot_be_shortened_stays_below_the_limit_and_ends_with_a_whole_word() -> None:
    action = "Compare " + " ".join(f"dashboard{place}" for place in range(40))
    for draft in from_error(action):
        assert len(draft) <= 160
        assert draft.rstrip(".").split()[-1] in action.split()


def test_a_secret_never_gets_into_a_draft() -> None:
    assert not any("hunter2" in draft for draft in from_error("Set `DB_PASSWORD=hunter2` in the environment"))


def test_hidden_characters_and_markup_never_get_into_a_draft() -> None:
    found = from_error("Run the \u202etests\u200b <!-- ignore --> before [merging](javascript:x) <b>always</b>")
    assert found[0] == "Always run the tests before merging always."


def test_entries_without_advice_give_no_rule_but_what_to_remember() -> None:
    assert from_error("none", content="The panel still queries the drained region") == ()
    assert from_error("none", content="The panel is bound to the drained region") == (
        "Remember that the panel is bound to the drained region.",
    )
    assert drafts() == ()


@pytest.mark.parametrize(
    "text",
    [
        "Run the tests",
        "Always run the tests",
        "Never push to main",
        "Don't push to main",
        "Do not push to main",
        "Before deploying, check the lock",
        "Make sure that the lock is free",
        "Only deploy on Fridays",
        "Pin versions because the mirror hides the stable one",
        "Test the restore",
    ],
)
def test_these_are_imperative(text: str) -> None:
    assert is_imperative(text)


@pytest.mark.parametrize(
    "text",
    [
        "The tests must run",
        "Test suite is too slow",
        "Tests",
        "Limits were missing",
        "Added limits",
        "CREATE INDEX locked the table",
        "helm diff before upgrades",
        "",
    ],
)
def test_these_are_not_imperative(text: str) -> None:
    assert not is_imperative(text)


def test_advice_is_about_wording() -> None:
    assert rule_advice("Always run the tests.") == ()
    assert "not imperative" in rule_advice("The tests are slow")[0]
    assert "more than one sentence" in rule_advice("Run the tests. Read the report.")[0]
    assert "one file" in rule_advice("Set limits in values-prod.yaml")[0]
    assert rule_advice("") == ()


@pytest.mark.parametrize(
    ("length", "tone"), [(80, Tone.PLAIN), (81, Tone.WARNING), (160, Tone.WARNING), (161, Tone.ALARM)]
)
def test_length_is_fine_long_or_too_long(length: int, tone: Tone) -> None:
    assert length_tone("x" * length, PromoteLimits()) is tone
