"""Joining and splitting: the person says which entries tell the same story, in no file, and undone like any other."""

from hotwash.core.analysis.recurrence import recurrence_groups
from support.operating import ERRORS, Files

FIRST, SECOND, THIRD = "ERR-20260918-001", "ERR-20260919-001", "ERR-20260920-001"
OTHER, LONE = "ERR-20260921-001", "ERR-20260922-001"
ENTRY = "### {}\n**Status**: pending\n**Context**: {}\n**Content**: {}\n**Action**: Look\n\n---\n\n"
LIMITS = ("Deploying payments with no resource limits set", "Resource limits missing, the node evicted its pods")
CERTIFICATE = ("The gateway answered nobody at night", "The certificate had expired and no alert fired")
DISK = ("A backup job stopped half way", "The volume of the archive was full")


def files() -> Files:
    told = [(FIRST, LIMITS), (SECOND, LIMITS), (THIRD, LIMITS), (OTHER, CERTIFICATE), (LONE, DISK)]
    return Files.of({ERRORS: "".join(ENTRY.format(name, *words) for name, words in told)})


def clusters(mine: Files) -> set[frozenset[str]]:
    groups = recurrence_groups(mine.snapshot)
    return {frozenset(member.key.anchor for member in group.members) for group in groups if len(group.members) > 1}


def test_entries_that_share_nothing_are_joined_by_a_word() -> None:
    mine = files()
    before = dict(mine.contents)
    plan = mine.write("join", f"{OTHER} {LONE}")
    assert clusters(mine) == {frozenset({FIRST, SECOND, THIRD}), frozenset({OTHER, LONE})}
    assert plan.done == "joined 2 entries as one story: ×1 → ×2"
    assert plan.equivalent == f"hotwash join {OTHER} {LONE}"
    assert mine.contents == before


def test_who_joins_two_clusters_joins_all_their_members() -> None:
    mine = files()
    mine.write("join", f"{OTHER} {LONE}")
    assert mine.write("join", f"{FIRST} {OTHER}").done == "joined 5 entries as one story: ×3 → ×5"
    assert clusters(mine) == {frozenset({FIRST, SECOND, THIRD, OTHER, LONE})}


def test_an_entry_leaves_its_cluster_and_the_others_stay() -> None:
    mine = files()
    plan = mine.write("split", THIRD)
    assert plan.done == f"{THIRD} is another story: ×3 → ×2"
    assert clusters(mine) == {frozenset({FIRST, SECOND})}


def test_what_leaves_together_stays_together() -> None:
    mine = files()
    mine.write("split", f"{SECOND} {THIRD}")
    assert clusters(mine) == {frozenset({SECOND, THIRD})}


def test_who_moves_leaves_the_others_behind() -> None:
    mine = files()
    mine.write("join", f"{OTHER} {LONE}")
    mine.write("join", f"{THIRD} {OTHER}", move="yes")
    assert clusters(mine) == {frozenset({FIRST, SECOND}), frozenset({OTHER, LONE, THIRD})}


def test_who_was_sent_away_can_come_back() -> None:
    mine = files()
    mine.write("split", THIRD)
    mine.write("join", f"{THIRD} {FIRST}")
    assert clusters(mine) == {frozenset({FIRST, SECOND, THIRD})}


def test_undo_takes_the_word_back() -> None:
    mine = files()
    mine.write("split", THIRD)
    mine.write("undo")
    assert mine.personal.pairs == {}
    assert clusters(mine) == {frozenset({FIRST, SECOND, THIRD})}


def test_saying_it_twice_changes_nothing() -> None:
    mine = files()
    mine.write("join", f"{OTHER} {LONE}")
    plan = mine.planned("join", f"{OTHER} {LONE}")
    assert (plan.changes_nothing, plan.done) == (True, "you said so already")


def test_what_cannot_be_is_refused() -> None:
    mine = files()
    assert mine.refused("split", LONE).code == 1
    assert mine.refused("join", LONE).code == 2
    assert mine.refused("join").code == 2
    assert mine.refused("join", f"{LONE} ERR-20200101-001").code == 4


def test_clusters_in_files_that_cannot_be_written_can_be_corrected() -> None:
    mine = files()
    mine.read_only = {ERRORS: "no permission"}
    assert mine.planned("split", THIRD).personal
