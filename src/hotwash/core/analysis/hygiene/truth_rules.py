"""About what a four-field entry says of its own truth: its source, its scope, and for how long it holds.

(source: self-improve, lint and staleness; the texts are those of the original tool)
"""

from collections.abc import Iterator

from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.hygiene.scan import Case, Scan
from hotwash.core.model.provenance import NEVER, SOURCES, are_paths, days_valid, is_scope, project_of, real_date
from hotwash.core.model.vocabulary import Severity, Status

STILL_LOADED = "; its promoted rule is still loaded"

_IN_FORCE = ("pending", "resolved", "promoted")
_METADATA = ("source", "scope", "verified")


def lacks_metadata(case: Case) -> bool:
    """Whether an entry does not say who says so, where it holds, or when that was checked."""
    return not all(case.value(name) for name in _METADATA)


def unknown_source(scan: Scan) -> Iterator[Finding]:
    known = f"one of {', '.join(SOURCES)}"
    for case, source in _stating(scan, "source"):
        if source not in SOURCES:
            yield _wrong(case, "unknown-source", f'unknown source "{source}" ({known})', "source", known)


def bad_scope(scan: Scan) -> Iterator[Finding]:
    wanted = "global or project:<name>"
    for case, scope in _stating(scan, "scope"):
        if not is_scope(scope):
            yield _wrong(case, "bad-scope", f'bad scope "{scope}" ({wanted})', "scope", wanted)


def paths_without_project(scan: Scan) -> Iterator[Finding]:
    for case, _ in _stating(scan, "paths"):
        if not project_of(case.value("scope")):
            message = "**Paths** needs a project:<name> scope"
            yield _wrong(case, "paths-without-project", message, "paths", "change its scope or drop its paths")


def bad_paths(scan: Scan) -> Iterator[Finding]:
    wanted = "globs separated by commas, without quotes"
    for case, paths in _stating(scan, "paths"):
        if not are_paths(paths):
            yield _wrong(case, "bad-paths", f'bad **Paths** "{paths}" ({wanted})', "paths", wanted)


def bad_verified(scan: Scan) -> Iterator[Finding]:
    for case, verified in _stating(scan, "verified"):
        if real_date(verified) is None:
            yield _wrong(case, "bad-verified", f'bad **Verified** date "{verified}"', "verified", "YYYY-MM-DD")


def bad_expires(scan: Scan) -> Iterator[Finding]:
    wanted = "YYYY-MM-DD or never"
    for case, expires in _stating(scan, "expires"):
        if expires != NEVER and real_date(expires) is None:
            yield _wrong(case, "bad-expires", f'bad **Expires** "{expires}" ({wanted})', "expires", wanted)


def expired(scan: Scan) -> Iterator[Finding]:
    """Valid on the day itself."""
    for case, text in _stating(scan, "expires"):
        day = real_date(text)
        if day is not None and day < scan.now.date() and case.entry.native_status in _IN_FORCE:
            step = "extend **Expires**, or discard it"
            yield case.finding("expired", Severity.WARNING, f"expired {text}", "expires", next_step=step)


def unverified(scan: Scan) -> Iterator[Finding]:
    """Longer ago than its source allows."""
    for case, text in _stating(scan, "verified"):
        yield from _stale(scan, case, text)


def _stale(scan: Scan, case: Case, verified: str) -> Iterator[Finding]:
    source, day = case.value("source"), real_date(verified)
    limit = days_valid(source)
    if day is None or limit is None or case.entry.native_status not in _IN_FORCE:
        return
    days = (scan.now.date() - day).days
    if days > limit:
        loaded = STILL_LOADED if case.entry.status is Status.PROMOTED else ""
        message = f"verified {days} days ago (limit {limit} for source {source or 'unknown'}){loaded}"
        step = f"check it: hotwash verify {case.name} if it still holds, else discard it"
        yield case.finding("unverified", Severity.WARNING, message, "verified", next_step=step)


def _stating(scan: Scan, name: str) -> Iterator[tuple[Case, str]]:
    for case in scan.cases:
        if case.is_strict and case.value(name):
            yield case, case.value(name)


def _wrong(case: Case, rule: str, message: str, field: str, next_step: str) -> Finding:
    return case.finding(rule, Severity.ERROR, message, field, next_step=next_step)
