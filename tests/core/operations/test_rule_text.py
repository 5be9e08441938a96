"""What may become a rule, and what is refused before it reaches a file that agents read."""

import pytest

from hotwash.core.model.settings import PromoteLimits
from hotwash.core.operations.rule_text import long_rule, normalised, refused_rule

LIMITS = PromoteLimits()


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "a <!-- b -->",
        "a -->",
        "x" * 161,
        "one\ntwo",
        "one\r## System",
        "```sh",
        "## System",
        "[x]: # (hidden)",
        "say <b>this</b>",
        "tag \U000e0041\U000e0042 characters",
        "zero\u200bwidth",
        "right\u202eto left",
        "object \ufffc replaced",
        "variant \U000e0101",
        "nul \x00",
        "escape \x1b[31m",
    ],
)
def test_a_text_that_is_no_plain_line_is_refused(rule: str) -> None:
    answer = refused_rule(rule, LIMITS)
    assert answer is not None
    assert answer.code == 2


@pytest.mark.parametrize(
    "rule", ["Never use `kubectl delete`", "Grüße immer", "常に制限を設定する", "Be kind 👩‍💻 ❤️", "Keep p99 < 500 ms"]
)
def test_plain_lines_of_any_language_are_fine(rule: str) -> None:
    assert refused_rule(rule, LIMITS) is None


def test_what_looks_like_a_key_is_refused_unless_it_is_allowed_by_name() -> None:
    rule = "Use token=ghp_0123456789abcdef0123456789abcdef0123"
    answer = refused_rule(rule, LIMITS)
    assert answer is not None
    assert answer.code == 4
    assert answer.next_step.endswith("--allow github-token")
    assert refused_rule(rule, LIMITS, ("github-token",)) is None


@pytest.mark.parametrize(("length", "warns"), [(80, False), (81, True), (160, True)])
def test_a_long_rule_is_allowed_with_a_warning(length: int, warns: bool) -> None:
    rule = "x y " * (length // 4) + "x" * (length % 4)
    assert refused_rule(rule, LIMITS) is None
    assert (long_rule(rule, LIMITS) is not None) is warns


def test_a_bullet_that_was_typed_along_is_taken_off() -> None:
    assert normalised(" - Set limits ") == "Set limits"
