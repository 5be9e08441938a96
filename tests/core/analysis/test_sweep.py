"""Failures in what a session printed: the first case that fits."""

import pytest

from hotwash.core.analysis.sweep import excerpts, pattern_key


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("ModuleNotFoundError: No module named x", "deps.module-not-found"),
        ("Error: exit code 1", "shell.nonzero-exit"),
        ("fatal: No such file", "fs.no-such-file"),
        ("ERROR: test FAILED", "runtime.error"),
        ("permission denied", None),
        ("all is well", None),
    ],
)
def test_the_first_case_that_fits_wins_case_and_all(line: str, key: str | None) -> None:
    assert pattern_key(line) == key


def test_a_line_counts_once_and_not_at_all_where_it_is_known() -> None:
    assert [each.text for each in excerpts(["fatal: a", "fatal: a", "fatal: b"], "… fatal: b …")] == ["fatal: a"]
