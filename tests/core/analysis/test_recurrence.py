"""What keeps coming back, and the evidence for it."""

from collections import defaultdict
from datetime import date
from itertools import combinations
from random import Random

import pytest

from hotwash.core.analysis.recurrence import Group, GroupRule, recurrence_groups
from hotwash.core.model.document import Document
from hotwash.core.model.snapshot import Personal
from support.logbook import LOGBOOK
from support.snapshots import GLOBAL
from support.written import four_fields, log, opened, sections

LIMITS = (
    four_fields("ERR-20260518-001", "Deploying api with resource limits missing", "The node ran out of memory"),
    four_fields("ERR-20260519-002", "Scaling worker while resource limits were missing", "Neighbours were evicted"),
    four_fields("ERR-20260520-002", "Deploying cron", "OOMKilled: the job had no resource limits"),
)
OTHERS = (
    four_fields("ERR-20260517-001", "Watching the GitOps controller", "Sync loop on a CRD, the diff never settles"),
    four_fields("ERR-20260512-001", "Rolling back the edge chart", "helm rollback hangs on a hook job"),
    four_fields("ERR-20260511-001", "Importing customers", "Phone numbers lost their leading zero"),
)

VOCABULARY = """
    rollout stalled readiness probe subnet lifecycle canary drain budget queue depth certificate export ledger
    replica shard tenant invoice webhook cursor socket kernel mirror tunnel
"""


def groups(*documents: Document, personal: Personal | None = None) -> tuple[Group, ...]:
    return recurrence_groups(opened(*documents, personal=personal))


def ids(group: Group) -> list[str]:
    return [member.key.anchor for member in group.members]


def logbook() -> Document:
    entries = (
        four_fields(f"{one.prefix}-202601{place % 28 + 1:02}-{place:03}", one.context, one.content, one.action)
        for place, one in enumerate(LOGBOOK)
    )
    return log(*entries)


def test_entries_that_share_rare_words_are_one_group_oldest_first() -> None:
    (group,) = groups(log(*OTHERS, *LIMITS))
    assert ids(group) == ["ERR-20260518-001", "ERR-20260519-002", "ERR-20260520-002"]
    assert (group.count, group.rule, group.last_seen) == (3, GroupRule.WORDS, date(2026, 5, 20))
    assert {"resource", "limits"} <= set(group.shared)
    assert group.why.startswith("3 entries share ")


def test_the_name_is_what_most_members_say_in_a_row() -> None:
    (group,) = groups(log(*OTHERS, *LIMITS))
    assert group.name in ("resource limits missing", "resource limits")


def test_likeness_is_the_share_of_the_common_words_a_member_holds() -> None:
    (group,) = groups(log(*LIMITS))
    assert all(0 < member.similarity <= 1 for member in group.members)
    assert group.members[0].similarity == 1
    assert set(group.members[2].shared) < set(group.shared) or group.members[2].similarity == 1


def test_whoever_comes_closest_without_belonging_is_named_with_what_it_shares() -> None:
    near = four_fields("OPS-20260518-001", "Certificate expiry of edge", "The limit for renewals was reached")
    (group,) = groups(log(*OTHERS, *LIMITS, near))
    (left_out,) = [member for member in group.nearest_left_out if member.key.anchor == "OPS-20260518-001"]
    assert left_out.shared == ("limits",)
    assert left_out.similarity < 1


def test_entries_of_different_types_are_not_one_group_by_words() -> None:
    learning = LIMITS[0].replace("ERR-20260518-001", "LRN-20260518-001")
    feature = LIMITS[1].replace("ERR-20260519-002", "FEAT-20260519-001")
    assert groups(log(learning, feature, LIMITS[2])) == ()


def test_an_entry_alone_and_an_empty_log_have_no_group() -> None:
    assert groups(log(LIMITS[0])) == ()
    assert groups(log()) == ()
    assert groups() == ()


@pytest.mark.parametrize("status", ["example", "discarded", "revoked", "superseded"])
def test_what_was_taken_back_is_no_evidence(status: str) -> None:
    taken_back = LIMITS[2].replace("**Status**: pending", f"**Status**: {status}")
    (group,) = groups(log(*LIMITS[:2], taken_back))
    assert group.count == 2


def test_failures_that_only_a_hook_saw_have_no_cause_in_common() -> None:
    captured = (
        four_fields(
            f"ERR-2026052{day}-001",
            f"Tool failure captured by the PostToolUseFailure hook at 2026-05-2{day}T14:32:10Z",
            f"`Bash` failed 3 times (session s{day}, first tool_use_id u{day})",
        )
        for day in range(5)
    )
    assert groups(log(*captured)) == ()


def test_equal_pattern_keys_join_whatever_the_words_say_however_they_are_spelt() -> None:
    keyed = (
        sections(
            "LRN-20260501-001", "incident_pattern", summary="Pool of orders ran dry", metadata=(f"Pattern-Key: {key}",)
        )
        .replace("LRN-20260501-001", name)
        .replace("orders", name)
        for name, key in (
            ("LRN-20260501-001", "incident_pattern.connection_pool"),
            ("OPS-20260502-001", "Incident-Pattern.connection-pool"),
            ("ERR-20260503-001", "`incident_pattern.connection_pool`"),
        )
    )
    (group,) = groups(log(*keyed))
    assert (group.rule, group.count, group.name) == (GroupRule.PATTERN_KEY, 3, "connection pool")


def test_two_pattern_keys_keep_entries_apart_that_sound_alike() -> None:
    first = [LIMITS[place].replace("\n---", f"\n- Pattern-Key: deploy.key-{place}\n---") for place in range(2)]
    assert groups(log(*first)) == ()
    assert len(groups(log(*LIMITS[:2]))) == 1


def test_references_join_entries_of_one_type() -> None:
    hub = sections(
        "ERR-20260503-001", "third", summary="Export failed", metadata=("See Also: ERR-20260501-001, ERR-20260502-001",)
    )
    first = sections("ERR-20260501-001", "first", summary="Import of statements broke")
    second = sections("ERR-20260502-001", "second", summary="Newsletter link was wrong")
    learning = sections("LRN-20260504-001", summary="Ask for timelines", metadata=("See Also: ERR-20260501-001",))
    (group,) = groups(log(first, second, hub, learning))
    assert (group.rule, group.count) == (GroupRule.SEE_ALSO, 3)
    assert group.why == "3 entries refer to each other (See Also)"


def test_an_entry_that_counts_itself_is_a_group_of_one() -> None:
    counted = sections(
        "ERR-20260503-001", "third", summary="Export failed", metadata=("Recurrence-Count: 4 failed attempts",)
    )
    (group,) = groups(log(counted))
    assert (group.rule, group.count, len(group.members)) == (GroupRule.COUNT, 4, 1)


def test_a_person_takes_an_entry_out_and_it_stays_out() -> None:
    pairs = {
        ("ERR-20260518-001", "ERR-20260520-002"): False,
        ("ERR-20260519-002", "ERR-20260520-002"): False,
    }
    (group,) = groups(log(*LIMITS), personal=Personal(pairs=pairs))
    assert ids(group) == ["ERR-20260518-001", "ERR-20260519-002"]


def test_a_person_joins_what_no_rule_would_join() -> None:
    pairs = {("ERR-20260511-001", "ERR-20260518-001"): True}
    (group,) = groups(log(*OTHERS, *LIMITS), personal=Personal(pairs=pairs))
    assert "ERR-20260511-001" in ids(group)
    assert group.count == 4


def test_a_person_stands_above_a_pattern_key() -> None:
    keyed = [
        sections(name, summary=f"Story {name}", metadata=("Pattern-Key: deps.module-not-found",))
        for name in ("ERR-20260501-001", "ERR-20260502-001", "ERR-20260503-001")
    ]
    pairs = {("ERR-20260501-001", "ERR-20260503-001"): False, ("ERR-20260502-001", "ERR-20260503-001"): False}
    (group,) = groups(log(*keyed), personal=Personal(pairs=pairs))
    assert group.count == 2


def test_the_id_stays_while_a_group_grows_and_differs_between_groups() -> None:
    before = groups(log(*OTHERS, *LIMITS[:2]))
    after = groups(log(*OTHERS, *LIMITS))
    assert [group.id for group in before] == [group.id for group in after]
    both = groups(logbook())
    assert len({group.id for group in both}) == len(both)


def test_the_same_log_gives_the_same_groups_whatever_was_read_before() -> None:
    fresh = groups(log(*OTHERS, *LIMITS))
    groups(log(*LIMITS[:2]))
    groups(log(*LIMITS, *OTHERS))
    groups(log(*OTHERS, *LIMITS[:2]))
    assert groups(log(*OTHERS, *LIMITS)) == fresh


@pytest.mark.parametrize("seed", range(12))
def test_groups_are_the_same_whether_a_log_was_followed_or_read_at_once(seed: int) -> None:
    chance = Random(seed)
    written = [_random_entry(chance, number) for number in range(30)]
    pairs: dict[tuple[str, str], bool] = {}
    for number in range(30, 42):
        place = chance.randrange(len(written))
        kind = chance.choice(("append", "insert", "take out", "reword", "resolve", "shuffle", "say"))
        if kind in ("append", "insert"):
            written.insert(len(written) if kind == "append" else place, _random_entry(chance, number))
        elif kind == "take out":
            del written[place]
        elif kind == "reword":
            written[place] = written[place].replace(chance.choice(VOCABULARY.split()), "gateway")
        elif kind == "resolve":
            written[place] = written[place].replace("pending", "resolved")
        elif kind == "shuffle":
            chance.shuffle(written)
        else:
            first, second = sorted(chance.sample([each.anchor for each in log(*written).entries], 2))
            pairs = {**pairs, (first, second): chance.random() < 0.5}
        followed = groups(log(*written), personal=Personal(pairs=pairs))
        groups(log())
        assert followed == groups(log(*written), personal=Personal(pairs=pairs))


def _random_entry(chance: Random, number: int) -> str:
    said = [" ".join(chance.choices(VOCABULARY.split(), k=count)) for count in (4, 9)]
    facts = (
        ("Pattern-Key", f"area.{chance.randint(1, 5)}", 0.3),
        ("See Also", f"ERR-20260520-{chance.randint(0, 40):03}", 0.1),
        ("Recurrence-Count", f"{chance.randint(1, 4)}", 0.1),
    )
    more = "".join(f"**{name}**: {value}\n" for name, value, share in facts if chance.random() < share)
    return four_fields(f"{chance.choice(('ERR', 'ERR', 'LRN'))}-20260520-{number:03}", *said, more=more)


def test_a_change_of_status_is_seen_though_the_words_stay() -> None:
    groups(log(*LIMITS))
    (group,) = groups(log(LIMITS[0].replace("pending", "resolved"), *LIMITS[1:]))
    assert group.members[0].entry.native_status == "resolved"


def test_the_same_trouble_in_two_workspaces_is_one_group() -> None:
    (group,) = groups(log(*LIMITS[:2]), log(LIMITS[2], workspace=GLOBAL))
    assert group.count == 3


def test_quoted_output_and_commands_do_not_make_entries_alike() -> None:
    quoted = (
        sections(
            f"ERR-2026050{place}-001",
            summary=story,
            error="```\nTraceback: worker exploded in libuv spawn\n```",
            context="- Command: `cmake --build build --target viewer`",
        )
        for place, story in enumerate(
            ("Glob was not expanded by PowerShell", "Header misses a semicolon", "Font has no umlauts"), 1
        )
    )
    assert groups(log(*quoted)) == ()


def test_a_person_would_group_the_logbook_the_same_way() -> None:
    found = {frozenset(ids(group)) for group in groups(logbook())}
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for place, one in enumerate(LOGBOOK):
        if one.theme:
            wanted[one.theme].add(f"{one.prefix}-202601{place % 28 + 1:02}-{place:03}")
    expected = {frozenset(members) for members in wanted.values()}
    assert pairs(found) == pairs(expected)


def pairs(groups_: set[frozenset[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups_ for pair in combinations(sorted(group), 2)}


def test_a_long_log_does_not_become_one_heap(full: bool) -> None:
    words = VOCABULARY.split()
    size = 4000 if full else 800
    entries = []
    for place in range(size):
        told = [words[(place * step + step) % len(words)] for step in (1, 3, 5, 7, 11, 13)]
        entries.append(
            four_fields(
                f"ERR-2026{place % 12 + 1:02}{place % 28 + 1:02}-{place}", " ".join(told[:3]), " ".join(told[3:])
            )
        )
    causes = [
        four_fields(f"ERR-2025010{place}-001", "Unpacking the zebra archive", f"Zebra archive truncated {words[place]}")
        for place in range(4)
    ]
    found = groups(log(*entries, *causes))
    (zebra,) = [group for group in found if "zebra" in group.shared]
    assert zebra.count == 4
    assert max((len(group.members) for group in found), default=0) < size / 10


def test_hostile_text_does_not_stop_it() -> None:
    hostile = four_fields("ERR-20260520-009", "\x1b[2J" + "a" * 5000, "é" * 3000 + "```" + "[" * 2000, "\u202e")
    assert len(groups(log(*LIMITS, hostile))) == 1
