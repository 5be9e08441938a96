"""What may be known already while somebody types."""

import pytest

from hotwash.core.analysis.duplicates import Duplicates
from support.written import four_fields, log, opened, sections

HANGS = four_fields(
    "ERR-20260512-001",
    "Upgrading the edge gateway chart",
    "helm rollback waited for a hook job that could never finish",
)
POOL = sections("OPS-20260513-001", "pool", summary="Connection pool exhausted at peak by batch jobs")


def nearest(text: str, *entries: str) -> str | None:
    found = Duplicates(opened(log(*(entries or (HANGS, POOL))))).nearest(text)
    return found.native_id if found is not None else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("helm rollback hangs on a hook job", "ERR-20260512-001"),
        ("the connection pool is exhausted again by batches", "OPS-20260513-001"),
        ("helm rollback", "ERR-20260512-001"),
        ("helm", None),
        ("the bank file was read with the wrong encoding", None),
        ("", None),
    ],
)
def test_most_of_the_words_must_be_there(text: str, found: str | None) -> None:
    assert nearest(text) == found


@pytest.mark.parametrize("status", ["example", "superseded", "discarded"])
def test_what_is_over_is_no_duplicate(status: str) -> None:
    assert nearest("helm rollback hook job", HANGS.replace("pending", status)) is None


def test_of_equal_ones_the_newest_is_named() -> None:
    assert nearest("helm rollback hook job", HANGS.replace("0512", "0601"), HANGS) == "ERR-20260601-001"
