"""Whatever the signals say, evolving twice changes nothing the second time, and undo gives every byte back."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from support.engine import CORRECTIONS, FINDINGS, INCIDENTS, REGISTRY, SESSIONS, Line, ago, jsonl
from support.operating import Files

ODD = st.text(max_size=12) | st.sampled_from(("", "x\ny", "# x", "../x", "token=abcdefgh12345678", "<!-- x", "```"))
NAMES = st.sampled_from(("open-port", "Open_Port", "race", "storage-init-race", "a b: c")) | ODD
DAYS = st.integers(-2, 200).map(ago)
WORDS = {"service": ODD, "file": ODD, "pr": ODD | st.integers(1, 9), "context": ODD, "suggested_fix": ODD, "agent": ODD}


def lines(**fixed: st.SearchStrategy[object]) -> st.SearchStrategy[list[Line]]:
    optional = {name: value for name, value in WORDS.items() if name not in fixed}
    return st.lists(st.fixed_dictionaries(fixed, optional=optional), max_size=8)


FOUND = lines(
    date=DAYS,
    category=st.sampled_from(("security", "correctness", "api")),
    severity=st.sampled_from(("blocking", "warning", "nit", "P1", "odd")),
    pattern=NAMES,
    finding=ODD,
)
LEARNED = lines(date=DAYS, agent=ODD, type=st.sampled_from(("pattern", "tip")), name=NAMES, description=ODD)
CORRECTED = lines(
    date=DAYS,
    agent=st.sampled_from(("sre", "api-dev")),
    correction_type=st.just("code_quality"),
    user_correction=st.fixed_dictionaries({"summary": ODD}),
    source=st.sampled_from(("explicit", "implicit")),
    severity=st.sampled_from(("high", "medium", "low")),
    pattern_inferred=NAMES,
)
HAPPENED = lines(date=DAYS, title=ODD, severity=st.sampled_from(("P1", "P4")), pattern=NAMES)


@settings(max_examples=30, deadline=None)
@given(FOUND, LEARNED, CORRECTED, HAPPENED, FOUND)
def test_the_second_time_there_is_nothing_to_do(
    found: list[Line], learned: list[Line], corrected: list[Line], happened: list[Line], later: list[Line]
) -> None:
    signals = {FINDINGS: found, SESSIONS: learned, CORRECTIONS: corrected, INCIDENTS: happened}
    files = Files.of({name: jsonl(told) for name, told in signals.items()})
    for more in ([], later):
        files.contents[FINDINGS] += jsonl(more).encode()
        before = dict(files.contents)
        if files.write("evolve").edits:
            files.write("undo")
            assert files.contents == before
            files.write("evolve")
        assert files.planned("evolve").edits == ()
        rows = json.loads(files.contents.get(REGISTRY, b'{"patterns": {}}'))["patterns"]
        assert all(row["count"] == len(row["occurrences"]) for row in rows.values())
        assert all(0 <= row["confidence"] <= 1 for row in rows.values())
