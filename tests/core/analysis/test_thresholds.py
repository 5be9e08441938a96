"""Every skill has its own idea of how often, how soon and in how many places something must come back."""

import pytest

from hotwash.core.analysis.gist import gists
from hotwash.core.analysis.ops.report import ops_report
from hotwash.core.analysis.thresholds import Threshold, threshold_of
from hotwash.core.model.settings import Settings
from support.operations_log import NOW, issue, snapshot_of
from support.reading import document


def threshold(prefix: str, *metadata: str, relative: str = ".learnings/ERRORS.md") -> Threshold:
    lines = "\n".join(f"- {line}" for line in ("Recurrence-Count: 3", *metadata))
    text = issue(prefix=prefix, severity="", metadata=lines).replace("**Area**: monitoring", "**Area**: infra")
    parsed = document(text.encode(), relative)
    return threshold_of(parsed.entries[0], gists(parsed)[0])


def seen(first: str, last: str) -> tuple[str, str]:
    return f"First-Seen: {first}", f"Last-Seen: {last}"


@pytest.mark.parametrize(
    ("metadata", "met"),
    [
        (("Tasks: 1",), False),
        (("Tasks: 2", *seen("2026-08-20", "2026-09-20")), False),
        (("Tasks: 2", *seen("2026-08-21", "2026-09-20")), True),
        (("Contexts: deploy, build",), True),
        ((), True),
    ],
)
def test_the_base_skill_wants_two_tasks_within_thirty_days(metadata: tuple[str, ...], met: bool) -> None:
    assert threshold("ERR", *metadata).is_met is met


@pytest.mark.parametrize(
    ("prefix", "days", "met"),
    [
        *(("FIN", 90, True), ("FIN", 91, False), ("SCM", 365, True), ("SCM", 366, False)),
        *(("DOM", 13, False), ("DOM", 14, True), ("MDL", 31, False), ("OPS", 900, True)),
    ],
)
def test_slow_skills_have_long_windows_and_some_want_to_wait(prefix: str, days: int, met: bool) -> None:
    first, last = {
        **{13: ("2026-09-01", "2026-09-14"), 14: ("2026-09-01", "2026-09-15"), 31: ("2026-08-20", "2026-09-20")},
        **{90: ("2026-06-22", "2026-09-20"), 91: ("2026-06-21", "2026-09-20")},
        **{365: ("2025-09-20", "2026-09-20"), 366: ("2025-09-19", "2026-09-20"), 900: ("2024-04-03", "2026-09-20")},
    }[days]
    found = threshold(prefix, *seen(first, last))
    assert (found.days, found.is_met) == (days, met)


def test_a_folder_or_a_field_names_the_skill_of_what_all_skills_share() -> None:
    assert threshold("LRN", relative=".learnings/finance/LEARNINGS.md").skill.name == "finance"
    assert threshold("LRN", "Skill: sales").skill.name == "sales"
    assert threshold("LRN").skill.name == "base"


def test_the_report_says_what_was_stated_and_what_is_asked_for() -> None:
    def recurrent(number: int, *lines: str) -> str:
        return issue(number, prefix="MDL", metadata="\n".join(f"- {line}" for line in ("Recurrence-Count: 3", *lines)))

    found = ops_report(snapshot_of(recurrent(1, "Contexts: 1"), recurrent(2, "Contexts: 2")), NOW, Settings()).facts
    assert [(fact.subject, fact.value, fact.limit, fact.command) for fact in found] == [
        (
            *("MDL-20260920-002", "3 ×, 2 contexts", "ai: 3 times in 2 task types within 30 d"),
            "hotwash promote MDL-20260920-002",
        ),
        ("MDL-20260920-001", "3 ×, 1 context", "ai: 3 times in 2 task types within 30 d", ""),
    ]


def test_a_count_that_is_no_number_keeps_its_words_and_counts_as_its_first_number() -> None:
    text = issue(prefix="MDL", metadata="- Recurrence-Count: 4 failed attempts")
    (fact,) = ops_report(snapshot_of(text), NOW, Settings()).facts
    assert fact.value.startswith("4 ×,")
    assert fact.sources[0].text == "Recurrence-Count: 4 failed attempts"
