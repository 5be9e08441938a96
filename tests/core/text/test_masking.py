"""Key-like strings are not shown."""

import pytest

from hotwash.core.text.masking import holds_secret, masked, masked_lines, may_hold_secret, redacted, revealing
from support.growth import is_linear
from support.planted import SECRETS, written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("token=xyz", "token=••••[3]"),
        ("Authorization: Bearer abc.def", "Authorization: Bearer ••••[7]"),
        ("DB_PASSWORD=hunter2 ok", "DB_PASSWORD=••••[7] ok"),
        ('"api_key": "aaaa1111bbbb"', '"api_key": "••••[12]"'),
        ("AKIA" + "A1" * 8, "••••[20]"),
        ("ghp_" + "a1" * 10, "••••[24]"),
        ("postgres://svc:pa55word@db.internal/x", "postgres://svc:••••[8]@db.internal/x"),
        ("a" * 40, "••••[40]"),
        ("see eyJhbGci.eyJzdWIi.c2ln for it", "see ••••[22] for it"),
    ],
)
def test_keys_are_masked_with_their_length(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "a" * 39,
        "the token expired again",
        "Token: expired again",
        "retry_after_the_connection_pool_reached_its_limit_twice",
        "/srv/very/long/path/that/goes/on/and/on/for/quite/a/while/file.py",
        "https://example.org/a/b?c=d",
    ],
)
def test_ordinary_text_is_not_masked(text: str) -> None:
    assert masked(text) == text


def test_a_private_key_is_masked_as_a_whole_even_when_cut_off() -> None:
    key = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nowIB\n"
    assert masked("before " + key) == f"before ••••[{len(key)}]"
    whole = key + "-----END RSA PRIVATE KEY-----"
    assert masked(whole + " after") == f"••••[{len(whole)}] after"


def test_masking_twice_changes_nothing_more() -> None:
    once = masked("password=hunter2222 Bearer abcdefghijkl")
    assert masked(once) == once


@pytest.mark.parametrize("piece", ["a", "token", "://a:", "eyJ", "-----BEGIN ", "_a", "a1-", " "])
def test_long_runs_take_no_longer_than_their_length(piece: str) -> None:
    assert is_linear(lambda size: masked(piece * (size // len(piece))), 65536)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("token=xyz", "token=[REDACTED]"),
        ("key AKIAABCDEFGHIJKLMNOP leaked", "key [REDACTED] leaked"),
        ("a" * 40, "[REDACTED-BLOB]"),
        ("a" * 39, "a" * 39),
        ("Authorization: Bearer abc.def", "Authorization: Bearer [REDACTED]"),
        ("DB_PASSWORD=hunter2", "DB_PASSWORD=[REDACTED]"),
        ("postgres://ana:hunter2@db/pay", "postgres://ana:[REDACTED]@db/pay"),
        ("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----", "[REDACTED]"),
        ("Token: expired again", "Token: expired again"),
        ("token=[REDACTED]", "token=[REDACTED]"),
    ],
)
def test_what_is_about_to_be_written_is_redacted(text: str, written: str) -> None:
    assert redacted(text) == written


@pytest.mark.parametrize("kind", SECRETS)
def test_every_kind_is_masked_found_and_revealed(kind: str) -> None:
    text = written(kind)
    assert SECRETS[kind] not in masked(text)
    assert holds_secret(text)
    assert may_hold_secret(text)
    with revealing():
        assert masked(text) == text
        assert masked_lines([text]) == [text]
        assert holds_secret(text)
    assert SECRETS[kind] not in masked(text)


def test_a_private_key_is_masked_over_many_lines_and_the_others_stay_apart() -> None:
    lines = ["Token:", "ERR-20260101-001", "-----BEGIN PRIVATE KEY-----", "MIIE", "-----END PRIVATE KEY-----", "after"]
    assert masked_lines(lines) == ["Token:", "ERR-20260101-001", "••••[58]", "after"]
