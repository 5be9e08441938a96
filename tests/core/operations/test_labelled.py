"""Every labelled file: what the reader finds can be decided about, noted and promoted, and undone to the byte."""

from itertools import cycle

import pytest

from hotwash.core.model.entry import Entry
from hotwash.core.model.plan import Refusal, Target
from hotwash.core.model.vocabulary import Kind, Status
from hotwash.core.operations import refusal
from support.labelled import Case, labelled_cases
from support.operating import DISGUISES, Disguise, Files

CLOSED = (Status.RESOLVED, Status.REJECTED, Status.SUPERSEDED)
RULE = {"target": "CLAUDE.md", "rule": "Rotate the logs every night", "resolve": "yes"}
FACTS = {"source": "user", "scope": "global", "verified": "2026-09-26"}
MOST_REFUSED = 0.02
"""How many decisions may be impossible: a struck title goes on being struck, some words count only among others."""

CASES = labelled_cases()


def decisions(entry: Entry) -> list[tuple[str, dict[str, str]]]:
    """What a person may do with an entry in its state."""
    proof = {"proof": "make check passed"} if entry.kind is Kind.HEAL else {}
    facts = FACTS if entry.dialect == "fields" else {}
    found: list[tuple[str, dict[str, str]]] = [("note", {"text": "seen again"})]
    if entry.status in CLOSED:
        found.append(("reopen", {"note": "came back"}))
    elif entry.status is not Status.PROMOTED:
        found.append(("resolve", {"note": "rotated", **proof}))
    if entry.status not in (Status.PROMOTED, Status.REJECTED, Status.SUPERSEDED):
        found.append(("promote", {**RULE, **facts}))
    return found


@pytest.mark.parametrize(
    ("case", "disguise"),
    list(zip(CASES, cycle(DISGUISES.values()), strict=False)),
    ids=[f"{case.topic}-{case.name}" for case in CASES],
)
def test_entries_are_changed_and_given_back(case: Case, disguise: Disguise) -> None:
    before = disguise(case.text.encode())
    for _, entry in Files.of({case.relative: before}).snapshot.entries():
        if entry.status is Status.EXAMPLE:
            continue
        for verb, arguments in decisions(entry):
            files = Files.of({case.relative: before})
            answer = files.plan(verb, [Target(entry.key)], **arguments)
            if isinstance(answer, Refusal):
                continue
            assert refusal(verb, files.snapshot, Target(entry.key), files.context) is None
            files.write(verb, [Target(entry.key)], **arguments)
            files.write("undo")
            assert files.contents[case.relative] == before


def test_next_to_nothing_is_refused() -> None:
    refused, asked = [], 0
    for case in CASES:
        files = Files.of({case.relative: case.text})
        for _, entry in files.snapshot.entries():
            for verb, arguments in decisions(entry) if entry.status is not Status.EXAMPLE else ():
                asked += 1
                answer = files.plan(verb, [Target(entry.key)], **arguments)
                if isinstance(answer, Refusal):
                    refused.append(f"{case.topic}, {case.name}: {verb} of line {entry.line}: {answer}")
    assert len(refused) < asked * MOST_REFUSED, "\n".join(refused)
