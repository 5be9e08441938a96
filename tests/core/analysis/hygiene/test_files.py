"""Whole files, harness learnings, and what the person called fine."""

from dataclasses import replace

from hotwash.core.analysis.hygiene.findings import dismissal, findings, still_open
from hotwash.core.analysis.hygiene.rules import RULES
from hotwash.core.model.document import Diagnostic
from hotwash.core.model.snapshot import Personal, SourceProblem
from hotwash.core.model.vocabulary import Severity
from support.linting import ERRORS, found, issue, rules_of, truth
from support.operating import NOW, Files

HARNESS = ".memory/harness-learnings.md"
LEARNING = """# Harness Learnings

## L-001: Seed the database first

- Phase: verify
- Dimension: maintainability
- Scope: tests/integration/**
- Pattern: The suite failed without
  its fixtures.
- Guidance: Run `npm run db:seed` before the suite.
- Confidence: high
- Occurrences: 5
- First seen: 2026-02-20
- Last seen: 2026-04-19
"""


def test_what_reading_a_file_has_found_is_passed_on() -> None:
    conflict = truth() + "<<<<<<< ours\n=======\n>>>>>>> theirs\n"
    assert ("conflict-marker", 12) in rules_of(conflict, ERRORS)
    assert ("unclosed-fence", 0) in rules_of(truth() + "```\nopen\n", ERRORS)
    assert ("unfinished-line", 10) in rules_of(truth().removesuffix("\n\n"), ERRORS)


def test_a_file_that_cannot_be_read_is_an_error() -> None:
    problem = SourceProblem("/w/proj/.learnings/ERRORS.md", "permission denied", "chmod u+r it", 0.0)
    snapshot = replace(Files.of({}).snapshot, problems=(problem,))
    (finding,) = findings(snapshot, NOW)
    assert (finding.rule, finding.severity, finding.fix) == ("unreadable", "error", "chmod u+r it")


def test_what_was_noticed_while_looking_for_files_can_be_called_fine_and_an_unreadable_file_cannot() -> None:
    problem = SourceProblem("/w/proj/.learnings/ERRORS.md", "permission denied", "chmod u+r it", 0.0)
    remark = Diagnostic("/w/proj/.learnings", 0, Severity.NOTE, "shadowed", "global shadows local")
    snapshot = replace(Files.of({}).snapshot, problems=(problem,), remarks=(remark,))
    unreadable, shadowed = findings(snapshot, NOW)
    assert dismissal(snapshot, unreadable) == ""
    fine = replace(snapshot, personal=Personal(dismissed=frozenset({dismissal(snapshot, shadowed)})))
    assert list(still_open((unreadable, shadowed), fine)) == [unreadable]


def test_a_harness_learning_as_the_skill_writes_it_has_no_fault() -> None:
    assert rules_of(LEARNING, HARNESS) == []


def test_a_harness_learning_is_judged_by_its_own_rules() -> None:
    odd = (
        LEARNING.replace("verify", "lunch")
        .replace("tests/integration/**", "**/*")
        .replace("Run `npm run db:seed` before the suite.", "Be careful.")
        .replace("high", "low")
        .replace("2026-04-19", "spring")
        .replace("- Dimension: maintainability\n", "")
    )
    assert sorted(rule for rule, _ in rules_of(odd, HARNESS)) == [
        "bad-learning-date",
        "broad-scope",
        "confidence-against-count",
        "missing-learning-field",
        "unknown-learning-word",
        "vague-guidance",
    ]
    swapped = LEARNING.replace("- Phase: verify\n", "").replace("- Confidence", "- Phase: verify\n- Confidence")
    assert [rule for rule, _ in rules_of(swapped, HARNESS)] == ["learning-field-order"]


def test_what_was_called_fine_stays_hidden_until_its_text_changes() -> None:
    files = Files.of({ERRORS: truth(status="done") + truth("ERR-20260901-002", status="done")})
    first, second = findings(files.snapshot, NOW)
    files.personal = Personal(dismissed=frozenset({dismissal(files.snapshot, first)}))
    assert list(still_open((first, second), files.snapshot)) == [second]
    files.contents[ERRORS] = files.contents[ERRORS].replace(b"**Content**: b", b"**Content**: c")
    assert len(list(still_open(findings(files.snapshot, NOW), files.snapshot))) == 2


def test_every_finding_is_of_a_rule_in_the_table_with_a_severity_it_has() -> None:
    said = {rule.name: {rule.severity, rule.strictly or rule.severity} for rule in RULES}
    said["unknown-status"].add(next(rule.severity for rule in RULES if rule.name == "unknown-area"))
    texts = {
        ERRORS: truth(status="done", source="guess", scope="team", paths="a", verified="x", expires="y"),
        ".learnings/OPERATIONS_ISSUES.md": issue(status="Pending") + issue(status="contained") + issue(status="open"),
        HARNESS: LEARNING.replace("verify", "lunch"),
    }
    for finding in found(texts):
        assert finding.severity in said[finding.rule], finding


def test_findings_have_identities_of_their_own() -> None:
    every = found({ERRORS: truth(status="done", source="guess").replace("**Content**: b\n", "") * 2})
    assert len({each.token for each in every}) == len(every)
