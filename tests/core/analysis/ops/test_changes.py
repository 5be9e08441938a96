"""Issues that a deployment set off, until somebody has learned from them."""

import pytest

from hotwash.core.analysis.ops.report import ops_report
from hotwash.core.model.settings import Settings
from support.operations_log import NOW, issue, snapshot_of


def facts(*issues: str, learnings: str = "") -> list[tuple[str, str, str, bool]]:
    found = ops_report(snapshot_of(*issues, learnings=learnings), NOW, Settings()).facts
    return [(fact.rule, fact.subject, fact.value, fact.fired) for fact in found if fact.rule == "failed change"]


def test_an_issue_that_a_deployment_set_off_wants_a_learning() -> None:
    (fact,) = ops_report(snapshot_of(issue(metadata="- Trigger: deployment")), NOW, Settings()).fired
    assert (fact.rule, fact.subject, fact.value) == ("failed change", "OPS-20260920-001", "set off by a deployment")
    assert [source.text for source in fact.sources] == ["Trigger: deployment"]
    assert fact.command == (
        'hotwash log LRN "…" --area change_management --skill operations --see-also "OPS-20260920-001"'
    )


@pytest.mark.parametrize(
    "metadata",
    ["- Trigger: alert", "- Trigger: alert | user_report | monitoring | deployment", "- Trigger: the next deployment"],
)
def test_another_trigger_a_menu_and_a_sentence_say_nothing(metadata: str) -> None:
    assert facts(issue(metadata=metadata)) == []


def test_a_learning_that_refers_to_it_settles_it() -> None:
    learning = issue(2, prefix="LRN", metadata="- See Also: OPS-20260920-001").replace(
        "monitoring", "change_management"
    )
    told = facts(issue(metadata="- Trigger: deployment"), learnings=learning)
    assert told == [("failed change", "OPS-20260920-001", "set off by a deployment", False)]
