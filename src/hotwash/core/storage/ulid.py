"""Names for transactions and attempts: unique, and in the order of time when sorted as text."""

import secrets

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 26
_RANDOM_BITS = 80
_MOST = (1 << 128) - 1


def new_id(at: float, after: str = "") -> str:
    """A ULID for the epoch second `at`, greater than `after` even when the clock went back."""
    fresh = (int(at * 1000) << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
    least = _number(after) + 1 if is_id(after) else 0
    return _text(min(max(fresh, least), _MOST))


def first_id(at: float) -> str:
    """No id made at the epoch second `at` or later is smaller."""
    return _text(max(int(at * 1000), 0) << _RANDOM_BITS)


def is_id(text: str) -> bool:
    return len(text) == _LENGTH and text[0] <= "7" and not text.strip(_LETTERS)


def _number(text: str) -> int:
    number = 0
    for letter in text:
        number = number * 32 + _LETTERS.index(letter)
    return number


def _text(number: int) -> str:
    return "".join(_LETTERS[(number >> shift) & 31] for shift in range(125, -1, -5))
