"""In a file that keeps its entries by state, what is new goes behind the last open one."""

import pytest

from hotwash.core.model.plan import Intent, Plan
from hotwash.core.operations import plan
from support.operating import DISGUISES, ERRORS, Disguise, Files

DISK = "\n### Disk full\n\nLogs grew.\n"
CERT = "\n### Certificate expired\n\nRenewal was off.\n"
NEW = (
    "\n### ERR-20260926-001\n**Status**: pending\n**Context**: the queue is full\n**Content**: the queue is full\n"
    "**Action**: To be determined\n**Source**: user\n**Scope**: project:proj\n**Verified**: 2026-09-26\n\n---\n"
)
TOPIC = "\n## {}\n\n### Open\n\n### Resolved\n{}"
BY_STATE = "# Errors\n\n## Open{}\n{}\n## Resolved{}\n{}"


def logged(files: Files, **more: str) -> None:
    said = {"type": "ERR", "text": "the queue is full", **more}
    made = plan(files.snapshot, Intent("log", (), said), files.context)
    assert isinstance(made, Plan)
    files.journal.append(files.transaction(made))
    for edit in made.edits:
        files.apply(edit)


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BY_STATE.format("", DISK, "", CERT), BY_STATE.format("", DISK + NEW, "", CERT)),
        (BY_STATE.format(" (1)", DISK, " (1)", CERT), BY_STATE.format(" (2)", DISK + NEW, " (1)", CERT)),
        (BY_STATE.format("", "", "", CERT), BY_STATE.format("", NEW, "", CERT)),
    ],
    ids=["behind the last", "with its number", "where none is open"],
)
def test_what_is_new_is_open(before: str, after: str, disguise: Disguise) -> None:
    files = Files.of({ERRORS: disguise(before.encode())})
    begun = files.contents[ERRORS]
    logged(files)
    assert files.contents[ERRORS] == disguise(after.encode())
    assert {entry.anchor: entry.status for _, entry in files.snapshot.entries()}["ERR-20260926-001"] == "open"
    files.write("undo")
    assert files.contents[ERRORS] == begun


@pytest.mark.parametrize(
    "text",
    [
        "# Errors\n\n## Resolved\n" + CERT + "\n## Open\n" + DISK,
        "# Errors\n\n## Resolved\n" + CERT,
        "# Errors\n" + TOPIC.format("Network", "") + TOPIC.format("Storage", "\n#### Gone\n\nText.\n"),
    ],
    ids=["the end is open", "no heading is open", "several are open"],
)
def test_elsewhere_it_goes_to_the_end(text: str) -> None:
    files = Files.of({ERRORS: text})
    logged(files)
    assert files.contents[ERRORS].decode() == text + NEW


def test_what_is_fixed_already_goes_to_what_is_done() -> None:
    text = BY_STATE.format("", DISK, "", CERT)
    files = Files.of({ERRORS: text})
    logged(files, fixed="yes")
    assert files.contents[ERRORS].decode() == text + NEW.replace("pending", "resolved")
