"""About ids and dates: malformed, used twice, naming days that do not exist or are still to come."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from hotwash.core.analysis.ages import local_day, parse_stamp
from hotwash.core.analysis.hygiene.finding import Finding, Repair, RepairKind
from hotwash.core.analysis.hygiene.scan import Case, Scan
from hotwash.core.model.vocabulary import Severity
from hotwash.core.text.dates import is_day, stamp_in
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_DAY = Pattern(r"([A-Za-z][A-Za-z0-9_-]*?)[-_](20\d{2})-?(\d{2})-?(\d{2})(?=[-_]|$)")
_DASHED = Pattern(r"([A-Z]{2,10})-(20\d{2})-(\d{2})-(\d{2})((?:[-_][A-Za-z0-9_-]*)?)")
_GLUED = Pattern(rb" {0,3}(#{1,6})([A-Z\[])")
_OPEN_BRACKET = Pattern(rb"#{1,6}[ \t]*\[([A-Za-z0-9_-]+)(?![^\n]*\])")


def broken_heading(scan: Scan) -> Iterator[Finding]:
    """`###ERR-…` is read here; where Markdown is taken by the letter it is no heading, and the entry is lost."""
    for case in scan.cases:
        glued = _GLUED.match(case.heading)
        if glued:
            hashes, first = decoded(glued[1]), decoded(glued[2])
            repair = Repair(RepairKind.HEADING, hashes + first, f"{hashes} {first}", "put a blank in between")
            message = f"has no blank after the {hashes} of its heading, so other tools do not find it"
            yield case.finding("broken-heading", Severity.WARNING, message, repair=repair)


def malformed_id(scan: Scan) -> Iterator[Finding]:
    """No number, a date with dashes, a bracket that is not closed."""
    for case in scan.cases:
        native = case.entry.native_id or ""
        if native[-1:] in ("-", "_"):
            yield _malformed(case, "has no number", "number", _numbered(scan, case))
        dashed = _DASHED.fullmatch(native)
        if dashed:
            yield _malformed(case, "has a date with dashes in its id", "date", _undashed(scan, case))
        bracket = _OPEN_BRACKET.match(case.heading.lstrip()) if native else None
        if bracket and bracket[1].decode() == native:
            repair = Repair(RepairKind.HEADING, f"[{native}", f"[{native}]", "close the bracket behind it")
            yield _malformed(case, "has a bracket before its id that is never closed", "bracket", repair)


def _malformed(case: Case, message: str, detail: str, repair: Repair | None) -> Finding:
    next_step = "" if repair else "other texts name this id: change them together in your editor"
    return case.finding("malformed-id", Severity.WARNING, message, detail=detail, next_step=next_step, repair=repair)


def _numbered(scan: Scan, case: Case) -> Repair | None:
    native = case.entry.native_id or ""
    day = _DAY.match(native)
    if not day or not _only_named_by(scan, native, 1):
        return None
    return _renamed(scan, case, day[1], "".join(day.group(2, 3, 4)))


def _undashed(scan: Scan, case: Case) -> Repair | None:
    native = case.entry.native_id or ""
    plain = _DASHED.sub(r"\1-\2\3\4\5", native)
    if not _only_named_by(scan, native, 1) or not scan.is_free(case, plain):
        return None
    return Repair(RepairKind.HEADING, native, plain, f"write it {plain}")


def _renamed(scan: Scan, case: Case, prefix: str, day: str) -> Repair:
    fresh = scan.fresh_id(case, prefix, day)
    return Repair(RepairKind.HEADING, case.entry.native_id or "", fresh, f"give it the next free number, {fresh}")


def _only_named_by(scan: Scan, native: str, headings: int) -> bool:
    """Whether nothing but so many headings says this id; what ends in a dash is the beginning of longer ones too."""
    pattern = Pattern(rb"(?<![A-Za-z0-9_-])" + native.encode() + rb"(?![A-Za-z0-9_-])")
    said = sum(len(list(pattern.finditer(document.content))) for document in scan.snapshot.documents)
    return said <= headings


def duplicate_id(scan: Scan) -> Iterator[Finding]:
    """The second and every further use of an id within one workspace; each dialect counts by itself."""
    for cases in scan.by_id.values():
        if len(cases) > 1:
            alike: dict[tuple[str, str], list[Case]] = defaultdict(list)
            for case in cases:
                alike[case.document.workspace.id, case.entry.dialect].append(case)
            for same in alike.values():
                yield from _again(scan, same)


def _again(scan: Scan, cases: Sequence[Case]) -> Iterator[Finding]:
    first, *others = cases
    place = f"{first.document.relative}:{first.entry.line}"
    texts = {_text(first)}
    for number, case in enumerate(others, 2):
        is_copy = _text(case) in texts
        texts.add(_text(case))
        repair = None if is_copy else _other_number(scan, case)
        reason = (
            f"it is a copy of {place}: delete one" if is_copy else f"the first is {place}; other texts name this id"
        )
        yield case.finding(
            "duplicate-id",
            Severity.ERROR,
            "duplicate id",
            detail=str(number),
            next_step="" if repair else reason,
            repair=repair,
        )


def _text(case: Case) -> bytes:
    """The entry without its line breaks and the blanks around."""
    return b"\n".join(line.strip() for line in case.document.raw(case.entry).split(b"\n") if line.strip())


def _other_number(scan: Scan, case: Case) -> Repair | None:
    native = case.entry.native_id or ""
    day = _DAY.match(native)
    headings = len(scan.by_id[native.casefold()])
    if not day or not case.has_full_id or not _only_named_by(scan, native, headings):
        return None
    return _renamed(scan, case, day[1], "".join(day.group(2, 3, 4)))


def bad_date(scan: Scan) -> Iterator[Finding]:
    """The day in an id, or the stamp beside Logged, that is none or is still to come."""
    for case in scan.cases:
        day = _DAY.match(case.entry.native_id or "") if case.has_full_id else None
        if day and not is_day(*day.group(2, 3, 4)):
            yield case.finding(
                "bad-date", Severity.WARNING, "has a day in its id that does not exist", detail="id", next_step=_EDIT
            )
        logged = case.value("logged")
        if logged and stamp_in(logged) is None:
            message = f'has "{logged}" as **{case.name_of("logged")}**, which is no date'
            yield case.finding("bad-date", Severity.WARNING, message, "logged", detail="logged", next_step=_EDIT)


def future_date(scan: Scan) -> Iterator[Finding]:
    """Clocks differ by less than a day."""
    latest = scan.now.date() + timedelta(days=1)
    for case in scan.cases:
        stamp = parse_stamp(case.entry.logged)
        if stamp is not None and local_day(stamp, scan.now) > latest:
            message = f"is dated {stamp.day}, which is still to come"
            yield case.finding("future-date", Severity.WARNING, message, "logged", next_step=_EDIT)


_EDIT = "correct it in your editor"
