"""Values: the part of `dataclasses` that hotwash uses, made in a fraction of the time.

The standard decorator writes and compiles six methods for every class, and its module loads those that inspect source
code: together more than anything else that a command would wait for. Here classes share what can be shared, and
`__init__` is compiled when the first value is made. For type checkers these are dataclasses, and for whatever asks for
their fields.
"""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter

__all__ = ("dataclass", "field", "replace")

TYPE_CHECKING = False  # as in `typing`, which hooks do not wait for

_ABSENT = object()
_CLASS_VARIABLE = "ClassVar"


class Given:
    """What is said of one field: its default, and whether it is shown and compared."""

    __slots__ = ("compare", "default", "factory", "repr")

    def __init__(
        self,
        *,
        default: object = _ABSENT,
        default_factory: Callable[[], object] | None = None,
        repr: bool = True,
        compare: bool = True,
    ) -> None:
        self.default = default
        self.factory = default_factory
        self.repr = repr
        self.compare = compare


Fields = Mapping[str, Given]


def _made(*, frozen: bool = False, slots: bool = False, eq: bool = True) -> Callable[[type], type]:
    """The decorator. The class is made again, as slots can only be given to a new one."""

    def decorate(cls: type) -> type:
        body = {name: each for name, each in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
        fields = {
            name: _given(body.pop(name, _ABSENT))
            for name, annotation in body.get("__annotations__", {}).items()
            if not _is_of_class(annotation)
        }
        for name, method in _methods(fields, frozen=frozen, eq=eq):
            body.setdefault(name, method)
        if slots:
            body["__slots__"] = tuple(fields)
        made: type = type(cls)(cls.__name__, cls.__bases__, body)
        made.__qualname__ = cls.__qualname__
        type.__setattr__(made, "__init__", _first_init(made, fields, frozen=frozen, slots=slots))
        return made

    return decorate


def _replaced(value: object, /, **changes: object) -> object:
    """The same value but for these fields."""
    kind = type(value)
    for name in kind.__match_args__:  # type: ignore[attr-defined]  # `_methods` gives it to every value
        if name not in changes:
            changes[name] = getattr(value, name)
    return kind(**changes)


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _made, Given, _replaced


def _given(default: object) -> Given:
    return default if isinstance(default, Given) else Given(default=default)


def _is_of_class(annotation: object) -> bool:
    """Whether an annotation is that of a class variable; told without loading `typing`."""
    if isinstance(annotation, str):
        return annotation.startswith(_CLASS_VARIABLE)
    return getattr(getattr(annotation, "__origin__", None), "_name", "") == _CLASS_VARIABLE


def _methods(fields: Fields, *, frozen: bool, eq: bool) -> Iterator[tuple[str, object]]:
    """What a class is given where it does not say it itself."""
    yield "__match_args__", tuple(fields)
    yield "__dataclass_fields__", _StandardFields(fields)
    yield "__repr__", _representation([name for name, given in fields.items() if given.repr])
    if eq:
        content = _content([name for name, given in fields.items() if given.compare])
        yield "__eq__", _equality(content)
        yield "__hash__", _hash(content) if frozen else None
    if frozen:
        yield "__setattr__", _refuse
        yield "__delattr__", _refuse


def _content(names: list[str]) -> Callable[[object], object]:
    """What two values are compared by."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _equality(content: Callable[[object], object]) -> Callable[[object, object], bool]:
    def __eq__(self: object, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or content(self) == content(other)

    return __eq__


def _hash(content: Callable[[object], object]) -> Callable[[object], int]:
    def __hash__(self: object) -> int:
        return hash(content(self))

    return __hash__


def _representation(names: list[str]) -> Callable[[object], str]:
    def __repr__(self: object) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({shown})"

    return __repr__


def _refuse(self: object, name: str, *_value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change {name} of {self.__class__.__qualname__}")


def _first_init(cls: type, fields: Fields, *, frozen: bool, slots: bool) -> Callable[..., None]:
    """What makes the first value: it puts the compiled `__init__` in its own place."""

    def __init__(self: object, *values: object, **named: object) -> None:
        compiled = _compiled_init(cls, fields, frozen=frozen, slots=slots)
        type.__setattr__(cls, "__init__", compiled)
        compiled(self, *values, **named)

    return __init__


def _compiled_init(cls: type, fields: Fields, *, frozen: bool, slots: bool) -> Callable[..., None]:
    scope: dict[str, object] = {"_absent": _ABSENT}
    parameters, lines = ["self"], ["pass"]
    for name, given in fields.items():
        value = name
        if given.factory is not None:
            scope[f"_new_{name}"] = given.factory
            parameters.append(f"{name}=_absent")
            value = f"_new_{name}() if {name} is _absent else {name}"
        elif given.default is not _ABSENT:
            scope[f"_default_{name}"] = given.default
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        if frozen and slots:
            scope[f"_set_{name}"] = getattr(cls, name).__set__
            lines.append(f"_set_{name}(self, {value})")
        elif frozen:
            lines.append(f"self.__dict__[{name!r}] = {value}")
        else:
            lines.append(f"self.{name} = {value}")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines), scope)
    compiled: Callable[..., None] = scope["__init__"]  # type: ignore[assignment]  # it was just put there
    return compiled


class _StandardFields:
    """The fields as `dataclasses` describes them, made when somebody asks for them."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields

    def __get__(self, _value: object, cls: type) -> object:
        from dataclasses import make_dataclass

        described = [(name, cls.__annotations__[name], _described(given)) for name, given in self._fields.items()]
        fields = vars(make_dataclass(cls.__name__, described))["__dataclass_fields__"]
        type.__setattr__(cls, "__dataclass_fields__", fields)
        return fields


def _described(given: Given) -> object:
    from dataclasses import field as standard

    if given.factory is not None:
        return standard(default_factory=given.factory, repr=given.repr, compare=given.compare)
    if given.default is not _ABSENT:
        return standard(default=given.default, repr=given.repr, compare=given.compare)
    return standard(repr=given.repr, compare=given.compare)
