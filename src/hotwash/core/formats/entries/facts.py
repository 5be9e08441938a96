"""What a list shows of an entry besides its id and its place."""

from typing import NamedTuple

from hotwash.core.model.vocabulary import Status


class Facts(NamedTuple):
    """`end` is where the entry ends, its blank lines and the rule after it included.

    `missing` are the fields that its dialect wants and that it does not have.
    """

    dialect: str
    title: str
    native_status: str | None
    status: Status
    logged: str | None
    priority: str | None
    severity: str | None
    area: str | None
    end: int
    missing: tuple[str, ...] = ()
