"""The page about keys, made from `ACTIONS`."""

from hotwash.tui.action import Group
from hotwash.tui.actions import ACTIONS
from hotwash.tui.keymap import shown
from hotwash.tui.screens.keys import sheet_keys

_HEAD = """\
# Keys

Every key of the dashboard. The id in the last column is what `[keys]` in the configuration takes:
`"entry.resolve" = "X"`. Keys marked `w` change something: they wait a moment for typing that landed in the wrong
window, and the first uses say beforehand what they would do. Actions without a key are in the commands (`:`).
"""


def keys_page() -> str:
    """Markdown for `docs/reference/keys.md`."""
    parts = [_HEAD]
    for group in Group:
        parts.append(f"\n## {group}\n\n| key | does | | id |\n|---|---|---|---|\n")
        for action in ACTIONS:
            if action.group is group:
                keys = " ".join(f"`{shown(key)}`" for key in action.keys) or "–"
                parts.append(f"| {keys} | {_cell(action.help)} | {'w' if action.writes else ''} | `{action.id}` |\n")
    parts += ["\n## In sheets\n\nA sheet opens with the focus on its body, where letters are commands.\n"]
    for title, rows in sheet_keys():
        parts.append(f"\n### {title}\n\n| key | does |\n|---|---|\n")
        parts += [f"| {' '.join(f'`{key}`' for key in row.keys)} | {_cell(row.does)} |\n" for row in rows]
    return "".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
