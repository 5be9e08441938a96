"""What stands before the text of a list item: a day, a time of day, or the name of a thing."""

from hotwash.core.model.session import Bullet
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.sections import Item

_OPENS, _CLOSES, _JOINS = r"[\[(*_`]{0,3}", r"[\])*_`]{0,3}", r"(?:\s*(?:—|–|-{1,2}|:)\s*|\s+)"

DATED = Pattern(_OPENS + r"(\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d)?)" + _CLOSES + _JOINS + r"(.+)")
TIMED = Pattern(_OPENS + r"(\d{1,2}:\d\d)(?::\d\d)?" + _CLOSES + _JOINS + r"(.+)")
NAMED = Pattern(r"\**([^:*]{1,80}?)\**:\**\s+(.+)")


def bullet(item: Item, *labels: Pattern[str]) -> Bullet:
    """The item with the first of `labels` that stands before its text."""
    match = next((found for label in labels if (found := label.fullmatch(item.text))), None)
    return Bullet(match[2], match[1], item.line) if match else Bullet(item.text, None, item.line)
