"""Reading 64 KB that somebody made to be slow, against 64 KB of ordinary entries."""

from collections.abc import Iterator

from hotwash.bench.place import Bench
from hotwash.bench.report import Figure, against, median, ratio
from hotwash.bench.timing import seconds
from hotwash.core import formats
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.vocabulary import Scope
from hotwash.core.storage.collector import resting_collector

SIZE = 65_536
_WORKSPACE = Workspace("bench", "bench", Scope.PROJECT, "/", "/")
_ORDINARY = (
    "## [ERR-20260101-001] slug\n\n**Logged**: 2026-01-01T10:00:00Z\n**Priority**: high\n**Status**: pending\n"
    "**Area**: infra\n\n### Summary\nThe deploy failed since the token had expired.\n\n### Details\nText.\n\n---\n\n"
)
HOSTILE = {
    "stars": "*",
    "hashes": "#",
    "pipes": "|",
    "brackets": "[",
    "nested brackets": "[(",
    "backticks": "`",
    "underscores": "_",
    "colons": "a: ",
    "comments": "<!--",
    "digits": "9",
    "dates": "2026-01-01 ",
    "blanks": " ",
    "bold that never ends": "\n**a",
    "italics that never end": "\n*a: b",
    "headings of brackets": "\n## [[(",
    "headings of stars": "\n## **",
    "headings of numbers": "\n## 1. x",
    "headings of nothing": "\n##",
    "headings of a letter": "\n# a",
    "headings nearly equal": "".join(f"\n## {number:05}" for number in range(8_000)),
    "bullets with a date": "\n- 2026-01-01 a",
    "fences that never end": "\n~~~",
    "links": "[a](",
    "escapes": "\x1b[",
}
_LIMIT_MILLISECONDS, _LIMIT_RATIO = 50, 25


def figures(bench: Bench) -> Iterator[Figure]:
    """G3c: the worst of them in milliseconds, and as a multiple of ordinary text."""
    ordinary = _filled(_ORDINARY)
    costs = {name: [seconds(_read, _filled(piece)) for _ in range(bench.rounds)] for name, piece in HOSTILE.items()}
    plain = [seconds(_read, ordinary) for _ in range(bench.rounds)]
    for name, ours in sorted(costs.items(), key=lambda cost: -median(cost[1]))[:3]:
        yield Figure("G3c", f"64 KB of {name}", median(ours) * 1000, _LIMIT_MILLISECONDS, "ms")
        yield Figure(
            "G3c", f"64 KB of {name} ÷ of entries", ratio(ours, plain), _LIMIT_RATIO, context=against(ours, plain)
        )


def _filled(piece: str) -> bytes:
    return (piece * (SIZE // len(piece) + 1)).encode()[:SIZE]


def _read(content: bytes) -> Document:
    with resting_collector():
        return formats.parse("/ERRORS.md", ".learnings/ERRORS.md", _WORKSPACE, content)
