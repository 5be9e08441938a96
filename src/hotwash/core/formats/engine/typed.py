"""Makes typed values of JSON objects: known keys become fields, unknown ones are kept, a wrong type costs its field."""

from collections.abc import Collection, Mapping
from typing import Generic, NamedTuple, TypeVar

from hotwash.core.model.vocabulary import Severity

T = TypeVar("T")

_OTHER = "other"


class Fault(NamedTuple):
    """Something odd in one object; `line` 0 is where the object begins."""

    rule: str
    message: str
    severity: Severity = Severity.NOTE
    line: int = 0


class Typed(NamedTuple, Generic[T]):
    """A value and what was odd on the way to it."""

    value: T
    faults: tuple[Fault, ...] = ()


class Picked(NamedTuple):
    """The values of an object by the names of fields, and those that no field is for, by their keys."""

    known: dict[str, object]
    other: dict[str, object]


def picked(values: Mapping[str, object], names: Mapping[str, str]) -> Picked:
    """`names` says for every field under which keys it may stand, the best first; `null` and an empty text are none."""
    known: dict[str, object] = {}
    other = dict(values)
    for name, keys in names.items():
        key = next((key for key in keys.split() if other.get(key) not in (None, "")), None)
        if key is not None:
            known[name] = other.pop(key)
    return Picked(known, other)


def picked_by_name(values: Mapping[str, object], kind: type[object]) -> Picked:
    """The same where every field stands under its own name."""
    return picked(values, {name: name for name in _fields(kind) if name != _OTHER})


def typed(given: Picked, kind: type[T]) -> Typed[T]:
    """The value of a frozen class; its field `other`, if it has one, takes what is left.

    A number where text is expected becomes its digits, a single thing where several are expected the only one.
    Anything else of a wrong type is left out, kept in `other`, and said.
    """
    import msgspec

    known, other, faults = dict(given.known), dict(given.other), list[Fault]()
    while True:
        if _OTHER in _fields(kind):
            known[_OTHER] = other
        try:
            return Typed(msgspec.convert(known, kind, strict=False), tuple(faults))
        except msgspec.ValidationError as error:
            message, _, path = str(error).rstrip("`").partition(" - at `$.")
            name = path.partition(".")[0].partition("[")[0]
            value = known.pop(name)
            fitting = _fitting(value, message) if path == name else None
            if fitting is not None:
                known[name] = fitting
            else:
                other[name] = value
                faults.append(Fault("wrong-type", f"`{path}`: {message[:1].lower()}{message[1:]}", Severity.WARNING))


def _fitting(value: object, message: str) -> object:
    """What a value of a wrong type surely means; `None` where nobody knows."""
    if message.startswith("Expected `array"):
        return (value,) if isinstance(value, str) else None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) and "str" in message else None


def _fields(kind: type[object]) -> Collection[str]:
    return kind.__annotations__.keys()
