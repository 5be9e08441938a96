"""What is recalled: scores, order, and what should not be believed any more."""

from datetime import UTC, datetime

import pytest

from hotwash.core.analysis.recall import Recall, recall
from hotwash.core.model.document import Document
from hotwash.viewmodels.recall import recall_lines
from support.written import four_fields, log, opened, sections

NOW = datetime(2026, 9, 26, 12, 0, tzinfo=UTC)
HERE = "**Scope**: project:payments-api"
OBSERVED = f"**Source**: observed\n{HERE}\n**Verified**: 2026-09-01\n"


def recalled(*terms: str, of: Document) -> Recall:
    return recall(opened(of), terms, NOW, of.workspace.name)


def lines(found: Recall, *, everything: bool = False) -> list[str]:
    shown = found.found if everything else found.believed
    return list(recall_lines(found, shown, everything=everything))


KARPENTER = log(
    four_fields(
        "ERR-20260601-001", "Deploying karpenter", "karpenter needs pod identity", status="resolved", more=OBSERVED
    ),
    four_fields("ERR-20260602-001", "Scaling", "karpenter nodes", status="resolved"),
    four_fields("ERR-20260603-001", "Scaling", "karpenter is free", status="revoked", more=OBSERVED),
    four_fields(
        "ERR-20260604-001",
        "Scaling",
        "karpenter elsewhere",
        status="resolved",
        more=OBSERVED.replace(HERE, "**Scope**: project:other"),
    ),
)


def test_entries_are_told_in_the_words_of_the_original_tool() -> None:
    assert lines(recalled("karpenter", "pod", of=KARPENTER)) == [
        'recall: 2 match(es) for "karpenter pod" (2 excluded: 1 revoked, 1 other-project; --all shows them)',
        "[5] ERR-20260601-001 resolved | source=observed verified=2026-09-01 | scope=project:payments-api",
        "    karpenter needs pod identity",
        "[2] ERR-20260602-001 resolved | source=unknown verified=unknown | scope=unknown | verify before use",
        "    karpenter nodes",
    ]


def test_all_shows_what_is_left_out_with_the_reason() -> None:
    told = lines(recalled("karpenter", of=KARPENTER), everything=True)
    assert told[0] == 'recall: 4 match(es) for "karpenter"'
    assert told[3].endswith("scope=project:other OTHER-PROJECT")
    assert told[5].endswith("scope=project:payments-api REVOKED")


def test_a_letter_finds_nothing_and_an_id_counts_five() -> None:
    assert lines(recalled("k", of=KARPENTER)) == ['recall: no matches for "k"']
    (found,) = recalled("err-20260602-001", of=KARPENTER).found
    assert (found.entry.native_id, found.score) == ("ERR-20260602-001", 5)


def test_of_equal_scores_the_newest_comes_first() -> None:
    of = log(four_fields("ERR-20260101-002", content="helm"), four_fields("LRN-20260301-001", content="helm"))
    assert [each.entry.native_id for each in recalled("helm", of=of).found] == ["LRN-20260301-001", "ERR-20260101-002"]


@pytest.mark.parametrize(("length", "shown"), [(160, "ab " * 53 + "x"), (161, "ab " * 52 + "a...")])
def test_a_long_content_is_cut(length: int, shown: str) -> None:
    of = log(four_fields("ERR-20260101-001", "helm", "ab " * 53 + "x" * (length - 159)))
    assert lines(recalled("helm", of=of))[2] == f"    {shown}"


def test_what_was_verified_long_ago_is_stale_and_what_is_over_is_excluded_first_by_its_status() -> None:
    old = "**Source**: ci\n**Scope**: global\n**Verified**: 2026-01-01\n"
    of = log(
        four_fields("ERR-20260101-001", content="helm", more=old),
        four_fields("ERR-20260102-001", content="helm", more=f"{old}**Expires**: 2026-09-25\n"),
        four_fields("ERR-20260103-001", content="helm", status="superseded", more=f"{old}**Expires**: 2026-09-25\n"),
        four_fields("ERR-20260104-001", content="helm", more=f"{old}**Expires**: 2026-09-26\n"),
        four_fields("ERR-20260105-001", content="helm", status="example"),
    )
    found = recalled("helm", of=of)
    assert found.excluded == {"superseded": 1, "expired": 1}
    assert lines(found)[3].endswith("[2] ERR-20260101-001 pending | source=ci verified=2026-01-01 | scope=global STALE")


def test_entries_with_sections_are_recalled_by_everything_they_say() -> None:
    of = log(
        sections("OPS-20260101-001", "pool", summary="Pool exhausted", root_cause="batch", metadata=("Source: alert",)),
        sections("OPS-20260102-001", "disk", status="wont_fix", summary="Disk full of batch logs"),
        name="OPERATIONS_ISSUES.md",
    )  # fmt: skip
    assert lines(recalled("batch", of=of)) == [
        'recall: 1 match(es) for "batch" (1 excluded: 1 discarded; --all shows them)',
        "[2] OPS-20260101-001 pending | source=alert verified=unknown | scope=unknown",
        "    Pool exhausted",
    ]
