"""What a risky operation touches: the resources a record names, and whether a text mentions them."""

import re
from typing import NamedTuple

_SEPARATORS = re.compile(r"[,;\n]|\s+and\s+|\s+\+\s+")
_ASIDE = re.compile(r"\s*\([^)]*\)")
_LAST_PART = re.compile(r"[./:]")
_SHORTEST_NAME = 5
_COMMON = (
    "main default this prod production staging dev development test tests worker workers server servers service "
    "services primary secondary database databases cluster clusters instance instances values config"
)
_COMMON_NAMES = frozenset(_COMMON.split())


class Resource(NamedTuple):
    """One item of an `Affected resources` line; `name` is without what stands in parentheses."""

    text: str
    name: str


def resources(affected: str | None) -> tuple[Resource, ...]:
    """The resources that a record names, in its order."""
    plain = _outside_parentheses((affected or "").replace("`", "").replace("**", ""))
    items = (item.strip(" *-") for item in _SEPARATORS.split(plain))
    return tuple(Resource(item, _ASIDE.sub("", item).strip()) for item in items if item)


def mention(resource: Resource) -> re.Pattern[bytes] | None:
    """What finds a resource in the lower-cased bytes of a text, as a word of its own.

    The last part of a dotted or slashed name counts too where it is telling enough.
    """
    names = {resource.name.partition(" ")[0].lower()}
    names.add(_LAST_PART.split(resource.name.partition(" ")[0].lower())[-1])
    telling = [name for name in names if len(name) >= _SHORTEST_NAME and name not in _COMMON_NAMES]
    if not telling:
        return None
    either = "|".join(re.escape(name) for name in sorted(telling, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])".encode())


def _outside_parentheses(text: str) -> str:
    """The text with separators inside parentheses made harmless."""
    return re.sub(r"\([^)]*\)", lambda match: re.sub(r"[,;\n+]", " ", match[0]).replace(" and ", " "), text)
