"""Which services an entry is about, as it says itself."""

from hotwash.core.analysis.ops.reading import Reading
from hotwash.core.text.patterns import Pattern

_FIELDS = ("services-affected", "service", "services", "affected-services", "affected-service")
_BETWEEN = Pattern(r"\s*(?:[,;]|\band\b)\s*")
_REMARK = Pattern(r"\s*\(.{0,80}\)")
_NOTHING = frozenset(("", "-", "–", "n/a", "none", "unknown", "service-name", "service-a", "service-b"))


def services_of(reading: Reading) -> tuple[str, ...]:
    """The names of its services in lower case, without those of a template."""
    field = reading.field(*_FIELDS)
    return names_in(field.value) if field is not None else ()


def names_in(value: str) -> tuple[str, ...]:
    """The names of a list with commas, each once, without quotes and remarks in brackets."""
    names = (_REMARK.sub("", part).strip("`'\" .").casefold() for part in _BETWEEN.sub(",", value[:500]).split(","))
    return tuple(dict.fromkeys(name for name in names if name not in _NOTHING))
