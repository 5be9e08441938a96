"""Finds what must not get into a rule: keys and passwords, and the names of hosts and accounts.

Every pattern has bounded repetitions, so the time is linear in the text. What was found is never shown in full.
"""

import re
from collections.abc import Iterator
from math import log2
from typing import NamedTuple

from hotwash.core.text.masking import holds_secret
from hotwash.core.text.patterns import Pattern

_LONGEST_TEXT = 10_000
_SHOWN = 4

_KEYS = {
    "aws-access-key": r"\b(?:AKIA|ASIA|AROA|AIDA|AGPA)[A-Z0-9]{16}\b",
    "github-token": r"\bgh[pousr]_[A-Za-z0-9]{16,255}",
    "github-fine-grained-token": r"\bgithub_pat_[A-Za-z0-9_]{20,255}",
    "gitlab-token": r"\bgl(?:pat|dt|rt|cbt)-[A-Za-z0-9_-]{16,128}",
    "slack-token": r"\bxox[abeprs]-[A-Za-z0-9-]{10,250}",
    "slack-webhook": r"hooks\.slack\.com/services/[A-Z0-9]{6,14}/[A-Z0-9]{6,14}/[A-Za-z0-9]{16,40}",
    "stripe-key": r"\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,128}",
    "model-provider-key": r"\bsk-(?:ant-|proj-|or-)?[A-Za-z0-9_-]{16,200}",
    "google-api-key": r"\bAIza[0-9A-Za-z_-]{30,45}",
    "npm-token": r"\bnpm_[A-Za-z0-9]{30,60}",
    "pypi-token": r"\bpypi-[A-Za-z0-9_-]{40,250}",
    "sendgrid-key": r"\bSG\.[A-Za-z0-9_-]{16,40}\.[A-Za-z0-9_-]{16,60}",
    "vault-token": r"\bhv[sb]\.[A-Za-z0-9_-]{20,250}",
    "digitalocean-token": r"\bdo[opr]_v1_[a-f0-9]{40,80}",
    "telegram-bot-token": r"\b\d{8,10}:[A-Za-z0-9_-]{33,40}\b",
    "jwt": r"\beyJ[A-Za-z0-9_-]{4,2000}\.[A-Za-z0-9_-]{4,2000}\.[A-Za-z0-9_-]{2,2000}",
    "private-key": r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----",
    "url-with-password": r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{1,80}:[^\s/@]{1,200}@",
    "authorization-header": r"\b(?:Bearer|Basic) {1,4}[A-Za-z0-9._~+/=-]{12,2000}",
}
_NAMES = {
    "account-id": r"\barn:aws[a-z-]{0,12}:[a-z0-9-]{1,30}:[a-z0-9-]{0,30}:\d{12}:[^\s`\"')]{1,120}"
    r"|(?<![\w.-])\d{12}(?![\w.-])",
    "subscription-id": r"\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b",
    "ip-address": r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]\d|\w)",
    "host-name": r"\b(?:[a-z0-9-]{1,63}\.){1,6}(?:internal|intranet|corp|lan|private|localdomain|amazonaws\.com"
    r"|windows\.net|azure\.com|googleapis\.com|cloud\.google\.com)\b|\bip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}\b",
    "mail-address": r"\b[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,24}\b",
}
_KEY_PATTERNS = {name: Pattern(pattern) for name, pattern in _KEYS.items()}
_NAME_PATTERNS = {name: Pattern(pattern, re.IGNORECASE) for name, pattern in _NAMES.items()}
_ASSIGNED = Pattern(
    r"(?:pass(?:word|wd|phrase)|pwd|secret|token|api[ _-]?key|access[ _-]?key|private[ _-]?key|account[ _-]?key"
    r"|credential|authorization)s?[\"'`*]{0,3}\s{0,2}(?P<sign>=|:)\s{0,2}[\"'`]?(?P<value>[^\s\"'`,;<>{}$()]{4,500})",
    re.IGNORECASE,
)
_LONG = Pattern(r"[A-Za-z0-9_-]{40,500}")
_PLACEHOLDER = Pattern(
    r"(?:x{3,}|\*{3,}|•.*|\.{3,}|(?:your|my|the|some|example|placeholder|redacted|masked|required|optional|missing|expired"
    r"|invalid|true|false|none|null|empty|unset|string|bool)\b.*)",
    re.IGNORECASE,
)
_LOOPBACK = ("127.", "0.0.0.0", "255.")
_HARMLESS_VALUE = 12
_RANDOM = 3.0


class Secret(NamedTuple):
    """One find. `name` is the detector's, `hint` tells which text is meant without giving it away.

    `blocks` is set for what lets somebody in; hosts, accounts and people are only named.
    """

    name: str
    hint: str
    blocks: bool
    start: int
    end: int


def found_secrets(text: str) -> tuple[Secret, ...]:
    """Everything in a text that does not belong into a file others read, in order; overlapping finds count once."""
    text = text[:_LONGEST_TEXT]
    found: list[Secret] = []
    for secret in _all(text):
        if not any(secret.start < other.end and other.start < secret.end for other in found):
            found.append(secret)
    return tuple(sorted(found, key=lambda secret: secret.start))


def _all(text: str) -> Iterator[Secret]:
    for name, pattern in _KEY_PATTERNS.items():
        for match in pattern.finditer(text):
            yield _secret(name, match, blocks=True)
    for match in _ASSIGNED.finditer(text):
        if _is_a_value(match["sign"], match["value"]):
            yield _secret("assigned-secret", match, blocks=True)
    for match in _LONG.finditer(text):
        if holds_secret(match[0]):
            yield _secret("key-like-text", match, blocks=True)
    for name, pattern in _NAME_PATTERNS.items():
        for match in pattern.finditer(text):
            if name != "ip-address" or _is_an_address(match[0]):
                yield _secret(name, match, blocks=False)


def _secret(name: str, match: re.Match[str], *, blocks: bool) -> Secret:
    shown = match[0][:_SHOWN]
    return Secret(name, f"{shown}… ({len(match[0])} characters)", blocks, match.start(), match.end())


def _is_a_value(sign: str, value: str) -> bool:
    """After a colon a plain word is a sentence going on; after an equals sign it is a value."""
    if _PLACEHOLDER.fullmatch(value):
        return False
    if sign == "=":
        return True
    return not value.strip(".!?)").isalpha() and (len(value) >= _HARMLESS_VALUE or _entropy(value) >= _RANDOM)


def _is_an_address(text: str) -> bool:
    return all(int(part) <= 255 for part in text.split(".")) and not text.startswith(_LOOPBACK)


def _entropy(text: str) -> float:
    """Bits per character."""
    return -sum(share * log2(share) for share in (text.count(one) / len(text) for one in set(text)))
