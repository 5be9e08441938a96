"""Operations on entries with sections, as text before and after, in every disguise a file comes in."""

import pytest

from support.operating import DISGUISES, ISSUES, LEARNINGS, Case, Disguise

ISSUE_HEAD = "# Operations Issues Log\n\nIncidents.\n\n---\n\n## [OPS-20260920-A3F] cert_expiry\n\n"
META = "### Summary\nCertificate expires\n\n### Metadata\n- Trigger: alert\n- Services Affected: edge\n"
RESOLVED = "\n### Resolution\n- **Resolved**: 2026-09-26T12:00:00Z\n"
NEXT = (
    "\n---\n\n## [OPS-20260921-001] other\n\n**Logged**: 2026-09-21T07:00:00Z\n**Priority**: low\n**Status**: pending\n"
)
JOINED = "\ufeff## [LRN-20260920-001] toil\n\n"
KEYS = "## [LRN-20260920-001] toil\n\n```yaml\ndate: 2026-09-20\n"


def issue(status: str, more: str = "", body: str = META, head: str = "") -> str:
    fields = f"**Logged**: 2026-09-20T07:00:00Z\n**Priority**: high\n{status}**Severity**: P2\n**Area**: monitoring\n"
    return f"{ISSUE_HEAD}{fields}{head}\n{body}{more}{NEXT}"


def learning(body: str) -> str:
    return f"# Learnings\n\n## [LRN-20260920-001] toil\n\n**Status**: pending\n\n{body}"


CASES = [
    Case(
        "resolving an issue adds a Resolution after Metadata, before the rule",
        "resolve",
        "OPS-20260920-A3F",
        issue("**Status**: pending\n"),
        issue(
            "**Status**: resolved\n",
            f"{RESOLVED}- **Postmortem**: PM-12\n- **Notes**: alert added\n",
        ),
        {"ref": "PM-12", "note": "alert added"},
        ISSUES,
    ),
    Case(
        "lines of a Resolution that were not given are left out",
        "resolve",
        "OPS-20260920-A3F",
        issue("**Status**: in_progress\n"),
        issue("**Status**: resolved\n", RESOLVED),
        file=ISSUES,
    ),
    Case(
        "a Resolution that is there is brought up to date, and its notes continued",
        "resolve",
        "OPS-20260920-A3F",
        issue(
            "**Status**: pending\n",
            "\n### Resolution\n- **Resolved**: 2026-09-21T12:00:00Z\n- **Notes**: first try\n",
        ),
        issue(
            "**Status**: resolved\n",
            f"{RESOLVED}- **Notes**: first try; second try\n- **Postmortem**: PM-12\n",
        ),
        {"ref": "PM-12", "note": "second try"},
        ISSUES,
    ),
    Case(
        "an entry without a status gets one below Priority",
        "resolve",
        "OPS-20260920-A3F",
        issue(""),
        issue("**Status**: resolved\n", RESOLVED),
        file=ISSUES,
    ),
    Case(
        "starting changes the value of Status alone",
        "start",
        "OPS-20260920-A3F",
        issue("**Status**: pending\n"),
        issue("**Status**: in_progress\n"),
        file=ISSUES,
    ),
    Case(
        "won't fix keeps its reason in Resolution Notes",
        "wont-fix",
        "OPS-20260920-A3F",
        issue("**Status**: pending\n"),
        issue(
            "**Status**: wont_fix\n",
            f"{RESOLVED}- **Notes**: retired next month\n",
        ),
        {"reason": "retired next month"},
        ISSUES,
    ),
    Case(
        "reopening leaves the Resolution as history and adds why",
        "reopen",
        "OPS-20260920-A3F",
        issue("**Status**: resolved\n", "\n### Resolution\n- **Resolved**: 2026-09-21T12:00:00Z\n"),
        issue(
            "**Status**: pending\n",
            "\n### Resolution\n- **Resolved**: 2026-09-21T12:00:00Z\n- **Notes**: came back\n",
        ),
        {"note": "came back"},
        ISSUES,
    ),
    Case(
        "a note is a line of its own below what should be done",
        "note",
        "LRN-20260920-001",
        learning("### Suggested Action\nAutomate it\n\n### Metadata\n- Source: incident\n"),
        learning("### Suggested Action\nAutomate it\n\n- **Notes**: ## soon\n\n### Metadata\n- Source: incident\n"),
        {"text": "## soon"},
        LEARNINGS,
    ),
    Case(
        "a note in an entry without such a section goes to its end",
        "note",
        "LRN-20260920-001",
        learning("### Summary\nWe do this by hand\n\n---\n"),
        learning("### Summary\nWe do this by hand\n\n- **Notes**: soon\n\n---\n"),
        {"text": "soon"},
        LEARNINGS,
    ),
    Case(
        "an entry behind a byte order mark in the middle of a file has sections like any other",
        "resolve",
        "LRN-20260920-001",
        f"# Learnings\n\n---\n\n{JOINED}**Status**: pending\n",
        f"# Learnings\n\n---\n\n{JOINED}**Status**: resolved\n{RESOLVED}",
        file=LEARNINGS,
    ),
    Case(
        "a status in a block of keys is changed there",
        "resolve",
        "LRN-20260920-001",
        f"# Learnings\n\n{KEYS}status: pending  # since May\n```\n\nBy hand.\n",
        f"# Learnings\n\n{KEYS}status: resolved # since May\n```\n\nBy hand.\n{RESOLVED}",
        file=LEARNINGS,
    ),
]


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_file_before_and_after_its_undo_and_its_redo(case: Case, disguise: Disguise) -> None:
    case.check(disguise)
