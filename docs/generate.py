"""Writes the reference pages from the program's own tables; with `--check` only tells which are out of date.

Run from the repository: `python docs/generate.py [--check]`.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from hotwash.cli.commands import COMMANDS
from hotwash.cli.parser import build_parser
from hotwash.core.analysis.hygiene.rules import RULES
from hotwash.core.storage.setting_keys import KEYS
from hotwash.tui.reference import keys_page

REFERENCE = Path(__file__).parent / "reference"
_WIDTH = "100"


def commands_page() -> Iterator[str]:
    os.environ["COLUMNS"] = _WIDTH
    parser = build_parser()
    yield from ("# Command line", "", "```text", parser.format_help().rstrip(), "```")
    subparsers = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    for name in COMMANDS:
        yield from (
            "",
            f"## hotwash {name}",
            "",
            "```text",
            subparsers.choices[name].format_help().rstrip(),
            "```",
        )


def settings_page() -> Iterator[str]:
    yield "# Settings"
    yield ""
    yield "`config.toml` in the platform's configuration folder, then `.hotwash.toml` at the root of a repository, then"
    yield "`HOTWASH_*` in the environment; the later wins. What is marked *yours only* is ignored in a repository's"
    yield "file, which can only narrow the rest."
    yield ""
    yield "| key | default | meaning | |"
    yield "|---|---|---|---|"
    for key in KEYS:
        default, whose = _cell(str(key.default)) or " ", "yours only" if key.user_only else ""
        yield f"| `{key.path}` | `{default}` | {_cell(key.meaning)} | {whose} |"
    yield '| `keys.<id>` | | remaps a key, e.g. `keys."entry.resolve" = "r"` | yours only |'


def rules_page() -> Iterator[str]:
    yield "# What lint looks for"
    yield ""
    yield "`hotwash lint` prints these, view `P` lists them, `hotwash repair` and `r` carry out the repairs, `hotwash"
    yield "excuse` and `x` call one fine until the text it is about changes. Errors make `lint` end with 1; notes are"
    yield "shown with `--all`. Only what says nothing new is repaired: everything else is for its author."
    yield ""
    yield "| rule | severity | what it finds | repair |"
    yield "|---|---|---|---|"
    for rule in RULES:
        strictly = f", {rule.strictly} in four-field entries" if rule.strictly else ""
        fix = _cell(rule.fix)
        yield f"| `{rule.name}` | {rule.severity}{strictly} | {_cell(rule.sentence)} | {fix} |"


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "keys.md": lambda: iter(keys_page().removesuffix("\n").split("\n")),
    "cli.md": commands_page,
    "settings.md": settings_page,
    "lint.md": rules_page,
}


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is out of date")
    options = parser.parse_args()
    stale = []
    for name, page in PAGES.items():
        path, text = REFERENCE / name, "\n".join(page()) + "\n"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not options.check:
                path.write_text(text, encoding="utf-8", newline="\n")
    if stale:
        sys.stderr.write(f"{'out of date' if options.check else 'written'}: {', '.join(stale)}\n")
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
