"""What came back: the same service, alert, cause or remedy, within the days that the triggers name."""

from hotwash.core.analysis.ops.fact import OpsFact
from hotwash.core.analysis.ops.report import ops_report
from hotwash.core.model.settings import Settings
from support.operations_log import NOW, issue, snapshot_of


def fired(*issues: str, days: int = 60) -> list[OpsFact]:
    return list(ops_report(snapshot_of(*issues), NOW, Settings(), days).fired)


def of_service(number: int, day: str, services: str = "payments-api") -> str:
    return issue(number, day=day, metadata=f"- Services Affected: {services}")


def test_two_incidents_of_a_service_within_thirty_days() -> None:
    (fact,) = fired(of_service(1, "2026-08-21"), of_service(2, "2026-09-20", "edge, Payments-API (primary)"))
    assert (fact.rule, fact.subject, fact.value) == ("same service", "payments-api", "2 × in 30 d")
    assert [source.name for source in fact.sources] == ["OPS-20260821-001", "OPS-20260920-002"]
    assert fact.command == (
        'hotwash log OPS "…" --pattern-key incident_pattern.… --see-also "OPS-20260821-001, OPS-20260920-002"'
    )


def test_a_day_more_is_too_long_ago_and_another_service_another_thing() -> None:
    assert fired(of_service(1, "2026-08-20"), of_service(2, "2026-09-20")) == []
    assert fired(of_service(1, "2026-09-19", "edge"), of_service(2, "2026-09-20")) == []
    assert fired(of_service(1, "2026-09-19", "service-a"), of_service(2, "2026-09-20", "service-a")) == []


def test_three_times_the_same_alert_within_a_week() -> None:
    alerts = [
        issue(number, day=f"2026-09-{day}", prefix="LRN", metadata="- Related Alerts: HighLatency")
        for number, day in enumerate(("10", "17", "14", "24"), 1)
    ]
    (fact,) = fired(*alerts)
    assert (fact.rule, fact.subject, fact.value) == ("same alert", "highlatency", "3 × in 7 d")
    assert fired(*alerts[:2]) == []


def test_the_same_cause_in_two_services() -> None:
    keys = ("capacity_issue.pool", "Capacity-Issue.Pool")
    one, other = (
        issue(number, day=f"2026-0{number + 7}-15", metadata=f"- Services Affected: {name}\n- Pattern-Key: {key}")
        for number, (name, key) in enumerate(zip(("edge", "ledger"), keys, strict=True), 1)
    )
    (fact,) = fired(one, other)
    assert (fact.rule, fact.subject, fact.value) == ("same cause", "capacity-issue.pool", "in edge, ledger")


def test_the_same_words_about_the_root_cause_in_two_services() -> None:
    def caused(number: int, service: str, cause: str, key: str = "") -> str:
        more = f"\n- Pattern-Key: {key}" if key else ""
        section = f"### Root Cause\n{cause}\n"
        return issue(number, sections=section, metadata=f"- Services Affected: {service}{more}")

    one = caused(1, "edge", "max_connections is 20, the batch takes 40")
    (fact,) = fired(one, caused(2, "ledger", "Max_connections is 30; the batch takes 50."))
    assert (fact.rule, fact.value) == ("same cause", "in edge, ledger")
    assert fact.subject == "max_connections is 20, the batch takes 40"
    assert [source.text.partition(": ")[0] for source in fact.sources] == ["Root Cause", "Root Cause"]
    assert fired(one, caused(2, "ledger", "A disk was full")) == []
    same = "max_connections is too small"
    unsaid = ("What in the system caused this issue. Reference dashboards", "Unknown so far", "To be determined")
    assert [fired(caused(1, "edge", text), caused(2, "ledger", text)) for text in unsaid] == [[], [], []]
    keyed = [caused(number, name, same, "capacity.pool") for number, name in enumerate(("edge", "ledger"), 1)]
    assert [fact.subject for fact in fired(*keyed)] == ["capacity.pool"]


def test_the_same_remedy_three_times_in_a_month_is_toil() -> None:
    done = "### Mitigation\nRestarted worker-{0} by hand, then waited {0} min.\n"
    remedies = [issue(number, day=f"2026-09-{10 + number}", sections=done.format(number)) for number in (1, 2, 3)]
    (fact,) = fired(*remedies)
    assert (fact.rule, fact.value) == ("same remedy", "3 × in 2 d")
    assert fact.subject == "Restarted worker-1 by hand, then waited 1 min."
    assert [source.line for source in fact.sources] == [13, 32, 51]
    assert fact.command == (
        'hotwash log LRN "…" --category toil_accumulation --skill operations'
        ' --see-also "OPS-20260911-001, OPS-20260912-002, OPS-20260913-003"'
    )
    assert fired(*remedies[:2]) == []


def test_what_is_only_suggested_is_no_remedy_and_what_is_called_a_fix_is_one() -> None:
    def fixes(title: str) -> list[str]:
        text = f"### {title}\nRestart the worker by hand\n"
        return [fact.rule for fact in fired(*(issue(number, prefix="BUG", sections=text) for number in (1, 2, 3)))]

    assert (fixes("Fix"), fixes("Suggested Fix")) == (["same remedy"], [])
