"""What filters find among entries."""

from dataclasses import replace

import pytest

from hotwash.core.analysis.entry_subjects import entry_subjects
from hotwash.core.analysis.facts import Facts, Noticed
from hotwash.core.analysis.filter import Query, parse_filter
from hotwash.core.analysis.selection import lacking, narrows, prepared, select
from hotwash.core.model.document import Diagnostic, Document
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Severity
from support.snapshots import GLOBAL, NOW, document, entry, snapshot

ISSUES = "/w/payments-api/.learnings/operations/OPERATIONS_ISSUES.md"


def log() -> Snapshot:
    errors = document(
        (entry("ERR-20260520-001", "OOMKilled: no memory limit", priority="critical"), {"Tags": "k8s, memory"}),
        (entry("ERR-20260510-001", "helm rollback hangs", area="on_call"), {"Source": "ci", "Expires": "2026-05-01"}),
        (entry("LRN-20260519-001", "Diff first", status="resolved"), {"Status-Note": "2026-05-20 done"}),
        (entry("FEAT-20250101-001", "summariser", status="promoted"), {"Promoted": "CLAUDE.md", "Confidence": "0.5"}),
        (entry("ERR-20260101-001", "an example", status="example"), {}),
        (entry("ERR-20260515-001", "odd one", status="weird state"), {"Pattern-Key": "deploy.helm"}),
    )
    issues = document(
        (
            entry("OPS-20260518-A3F", "cert expiry", severity="P2", area="monitoring", logged="2026-05-18T10:00:00"),
            {"Services": "edge-gw", "Content": "the connection\n  pool was empty", "Rollback": "helm rollback"},
        ),
        path=ISSUES,
        workspace=GLOBAL,
    )
    return snapshot(errors, issues)


def facts(noticed: Noticed | None = None) -> Facts:
    return Facts(log(), NOW, Settings(), noticed)


def found(text: str, given: Facts | None = None) -> list[str]:
    query = parse_filter(text)
    assert isinstance(query, Query), query
    index = prepared(entry_subjects(given or facts()))
    places = select(index, query).places
    assert [query.matches(subject) for subject in index.subjects] == [at in places for at in range(len(index.subjects))]
    names = {"OPS-20260518-A3F": "ops", "LRN-20260519-001": "lrn", "FEAT-20250101-001": "feat"}
    names |= {
        "ERR-20260520-001": "oom",
        "ERR-20260510-001": "helm",
        "ERR-20260101-001": "ex",
        "ERR-20260515-001": "odd",
    }
    subjects = entry_subjects(given or facts())
    return [names[subjects[place].entry.native_id or ""] for place in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oom", ["oom"]),
        ("OOM -status:resolved", ["oom"]),
        ("err-20260510", ["helm"]),
        ('"connection pool"', ["ops"]),
        ("connection pool", ["ops"]),
        ("status", []),
        ("status:pending", ["oom", "helm", "ops"]),
        ("status:open", ["oom", "helm", "ops"]),
        ("status:resolved", ["lrn"]),
        ('status:"weird state"', ["odd"]),
        ("status:weird", ["odd"]),
        ("status:unknown", ["odd"]),
        ("is:unknown", ["odd"]),
        ("is:example", ["ex"]),
        ("type:ERR,OPS", ["oom", "helm", "ex", "odd", "ops"]),
        ("type:learning", ["lrn"]),
        ("type:er", []),
        ("priority:critical", ["oom"]),
        ("priority:>low", ["oom"]),
        ("severity:>=P2 or priority:critical", ["oom", "ops"]),
        ("severity:>P2", []),
        ("scope:project", ["oom", "helm", "lrn", "feat", "ex", "odd"]),
        ("scope:global", ["ops"]),
        ("scope:payments-api -type:ERR", ["lrn", "feat"]),
        ("area:on_call,monitoring", ["helm", "ops"]),
        ("area:call", ["helm"]),
        ("file:.learnings/operations/*", ["ops"]),
        ("file:ERRORS status:pending", ["oom", "helm"]),
        ("file:errors* ", []),
        ("tag:memory", ["oom"]),
        ("service:edge", ["ops"]),
        ("source:ci", ["helm"]),
        ("key:deploy.*", ["odd"]),
        ("target:claude", ["feat"]),
        ("id:ERR-*-001 status:pending", ["oom", "helm"]),
        ("id:a3f", ["ops"]),
        ("age:>7d status:pending", ["helm"]),
        ("age:10d..11d", ["helm"]),
        ("age:>10d status:pending", []),
        ("age:>=10d status:pending", ["helm"]),
        ("age:<1d", ["oom"]),
        ("age:>52h type:OPS", ["ops"]),
        ("age:>53h type:OPS", []),
        ("idle:<1d", ["oom", "lrn"]),
        ("(type:ERR or type:OPS) logged:2026-05", ["oom", "helm", "odd", "ops"]),
        ("logged:2025", ["feat"]),
        ("logged:today", ["oom"]),
        ("logged:yesterday", ["lrn"]),
        ("logged:>=2026-05-18", ["oom", "lrn", "ops"]),
        ("logged:>2026-05-18", ["oom", "lrn"]),
        ("logged:<2026", ["feat"]),
        ("logged:2026-05-10..2026-05-15", ["helm", "odd"]),
        ("logged:last-handoff", []),
        ("resolved:today", ["lrn"]),
        ("changed:today", ["oom", "lrn"]),
        ("expires:<today", ["helm"]),
        ("is:expired", ["helm"]),
        ("is:stale", ["helm"]),
        ("has:rollback", ["ops"]),
        ("has:note", ["lrn"]),
        ("has:action -has:tags status:pending", ["helm", "ops"]),
        ("title:diff", ["lrn"]),
        ("title:working", []),
        ("text:working type:LRN", ["lrn"]),
        ("confidence:0.4..0.6", ["feat"]),
        ("confidence:>0.5", []),
        ("seen:>=1 type:OPS", ["ops"]),
        ("seen:>1 type:OPS", []),
        ("is:regressed or is:conflict", []),
        ("by:agent", []),
    ],
)
def test_a_filter_finds(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_what_was_noticed_can_be_asked_for() -> None:
    keys = {each.native_id: each.key for _, each in log().entries()}
    oom, helm = keys["ERR-20260520-001"], keys["ERR-20260510-001"]
    noticed = Noticed(
        new=frozenset({oom}), changed=frozenset({helm}), drafts=frozenset({helm}), last_handoff=NOW.date()
    )
    given = facts(noticed)
    assert found("is:new", given) == ["oom"]
    assert found("is:new,changed", given) == ["oom", "helm"]
    assert found("is:draft", given) == ["helm"]
    assert found("logged:>=last-handoff", given) == ["oom"]


def test_three_of_a_kind_are_a_cluster_that_can_be_asked_for() -> None:
    words = {"Context": "resource limits missing on the payments deployment"}
    file = document(*((entry(f"ERR-2026051{day}-001", f"limits {day}"), words) for day in range(3)), entry())
    given = Facts(snapshot(file), NOW, Settings())
    name = given.groups[0].name
    index = prepared(entry_subjects(given))

    def count(text: str) -> int:
        query = parse_filter(text)
        assert isinstance(query, Query)
        return len(select(index, query).places)

    assert (count(f'cluster:"{name}"'), count("seen:>=3"), count("-seen:>=3")) == (3, 3, 1)


def test_a_secret_a_broken_entry_and_a_read_only_one_can_be_asked_for() -> None:
    file = document((entry("ERR-20260520-001"), {"Content": "key AKIAIOSFODNN7EXAMPLE"}), entry("ERR-20260520-002"))
    file = replace(
        file,
        diagnostics=(
            Diagnostic(file.path, file.entries[1].line + 2, Severity.ERROR, "no-status", "no Status line"),
            Diagnostic(file.path, file.entries[0].line, Severity.WARNING, "odd", "odd"),
        ),
    )

    def ids(text: str, shown: Document) -> list[str | None]:
        query = parse_filter(text)
        assert isinstance(query, Query)
        subjects = entry_subjects(Facts(snapshot(shown), NOW, Settings()))
        return [subject.entry.native_id for subject in subjects if query.matches(subject)]

    assert ids("is:secret", file) == ["ERR-20260520-001"]
    assert ids("is:broken", file) == ["ERR-20260520-002"]
    assert ids("is:readonly", file) == []
    assert len(ids("is:readonly", replace(file, read_only="no permission"))) == 2


def test_a_longer_word_only_narrows_what_was_found() -> None:
    index = prepared(entry_subjects(facts()))
    first, second = parse_filter("h"), parse_filter("helm type:ERR")
    assert isinstance(first, Query)
    assert isinstance(second, Query)
    before = select(index, first)
    assert narrows(second, first)
    assert select(index, second, before) == select(index, second)


@pytest.mark.parametrize(
    ("query", "previous", "narrower"),
    [
        ("oomk", "oom", True),
        ("oom", "oomk", False),
        ("oom disk", "oom", True),
        ("disk", "oom", False),
        ("oom", "", True),
        ("", "oom", False),
        ("oom or disk", "oom", False),
        ("-oomk", "-oom", False),
        ("-oom x", "-oom", True),
        ("type:ERR oom", "type:ERR", True),
        ("title:oomk", "title:oom", True),
        ("title:oomk", "oom", False),
    ],
)
def test_a_query_narrows_another_when_it_can_only_find_less(query: str, previous: str, narrower: bool) -> None:
    new, old = parse_filter(query), parse_filter(previous)
    assert isinstance(new, Query)
    assert isinstance(old, Query)
    assert narrows(new, old) is narrower


def test_a_field_that_no_row_has_is_named() -> None:
    query = parse_filter("phase:verify type:ERR")
    assert isinstance(query, Query)
    assert lacking(prepared(entry_subjects(facts())), query) == ("phase",)
    reach = [each.native_id for _, each in log().entries() if query.reaches(each)]
    assert reach == ["ERR-20260520-001", "ERR-20260510-001", "ERR-20260515-001", "OPS-20260518-A3F"]
