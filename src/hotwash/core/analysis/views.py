"""Filters with a name: the built-in ones, those of the configuration, those that the person saved."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from hotwash.core.analysis.filter import FilterError, parse_filter
from hotwash.core.model.values import dataclass


class Origin(StrEnum):
    """Where a view comes from; only saved ones can be deleted here."""

    BUILT_IN = "built in"
    CONFIGURED = "config.toml"
    SAVED = "saved"
    REPOSITORY = "repository"


@dataclass(frozen=True, slots=True)
class SavedView:
    """A filter and its name."""

    name: str
    expression: str
    origin: Origin

    @property
    def problem(self) -> str:
        """Why its expression is no filter; empty where it is one."""
        query = parse_filter(self.expression)
        return query.sentence if isinstance(query, FilterError) else ""


_BUILT_IN = {
    "all": "",
    "today": "logged:today or changed:today",
    "new": "is:new,changed",
    "stale": "is:stale",
    "p1p2": "severity:>=P2 or priority:critical",
    "candidates": "is:candidate",
    "regressed": "is:regressed",
    "broken": "is:broken",
    "secrets": "is:secret",
}
_REPOSITORY_ENDING = " (repo)"


def views_of(configured: Mapping[str, str], saved: Mapping[str, str]) -> tuple[SavedView, ...]:
    """All views: built-in ones, the person's, and at last the repository's."""
    own = [SavedView(name, text, Origin.CONFIGURED) for name, text in configured.items() if not _is_shared(name)]
    shared = [SavedView(name, text, Origin.REPOSITORY) for name, text in configured.items() if _is_shared(name)]
    return (
        *(SavedView(name, text, Origin.BUILT_IN) for name, text in _BUILT_IN.items()),
        *own,
        *(SavedView(name, text, Origin.SAVED) for name, text in saved.items()),
        *shared,
    )


def view_named(views: Sequence[SavedView], name: str) -> SavedView | None:
    """The view of that name, in any case."""
    return next((view for view in views if view.name.casefold() == name.strip().casefold()), None)


def view_showing(views: Sequence[SavedView], expression: str) -> SavedView | None:
    """The view whose filter this is; `None` for a filter without a name, and for none at all."""
    wanted = expression.split()
    return next((view for view in views if wanted and view.expression.split() == wanted), None)


def _is_shared(name: str) -> bool:
    return name.endswith(_REPOSITORY_ENDING)
