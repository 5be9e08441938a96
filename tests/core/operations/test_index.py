"""`index` lists what skills in folders of their own have logged, between markers, and touches nobody else's index."""

import pytest

from hotwash.core.model.learnings_index import IndexRow, LearningsIndex
from hotwash.core.model.plan import ExitCode
from support.operating import DISGUISES, Disguise, Files

INDEX = ".learnings/INDEX.md"
OPS = ".learnings/operations/OPERATIONS_ISSUES.md"
SEC = ".learnings/security/LEARNINGS.md"
ENTRY = (
    "## [{}] name\n\n**Logged**: 2026-09-20T08:00:00Z\n**Priority**: high\n**Status**: {}\n\n### Summary\n{}\n\n---\n"
)
CONTENTS = {
    OPS: ENTRY.format("OPS-20260920-A3F", "pending", "A | <!-- b token=abcdef123456"),
    SEC: ENTRY.format("LRN-20260920-001", "resolved", "Rotate it"),
}
TABLE = """\
<!-- hotwash:index -->
| ID | Skill | Status | Priority | Summary | File |
| --- | --- | --- | --- | --- | --- |
| OPS-20260920-A3F | operations | pending | high | A \\| <! -- b token=[REDACTED] | operations/OPERATIONS_ISSUES.md |
| LRN-20260920-001 | security | resolved | high | Rotate it | security/LEARNINGS.md |
<!-- /hotwash:index -->
"""


def test_a_new_index_has_a_row_for_every_entry_and_is_read_back() -> None:
    files = Files.of(CONTENTS)
    plan = files.write("index")
    assert plan.done == f"listed 2 entries in {INDEX}"
    assert files.contents[INDEX].decode().endswith(f"\n\n{TABLE}")
    [contents] = [each.contents for each in files.snapshot.documents if each.relative == INDEX]
    assert isinstance(contents, LearningsIndex)
    assert contents.rows[1] == IndexRow(
        ("LRN-20260920-001", "security", "resolved", "high", "Rotate it", "security/LEARNINGS.md"), 9
    )


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_what_stands_around_the_markers_is_kept_byte_by_byte(disguise: Disguise) -> None:
    old = "# Ours\n\n<!-- hotwash:index -->\n| old |\n<!-- /hotwash:index -->\n\nSee the wiki.\n"
    files = Files.of({**CONTENTS, INDEX: disguise(old.encode())})
    files.write("index")
    expected = disguise(f"# Ours\n\n{TABLE}\nSee the wiki.\n".encode())
    assert files.contents[INDEX] == expected
    assert files.planned("index").done == f"{INDEX} lists 2 entries already"
    assert not files.planned("index").edits


def test_somebody_elses_index_is_not_touched() -> None:
    refusal = Files.of({**CONTENTS, INDEX: "# Index\n\n- operations\n"}).refused("index")
    assert refusal.code is ExitCode.REFUSED
    assert refusal.reason.startswith(f"{INDEX} is read-only: this index has no table of hotwash's between markers")


def test_entries_in_one_folder_need_no_index() -> None:
    files = Files.of({".learnings/LEARNINGS.md": CONTENTS[SEC]})
    assert files.refused("index").code is ExitCode.REFUSED_BY_STATE
