"""Whatever somebody says: a capture adds one learning that reads back, or nothing, and undo takes exactly that away."""

from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.analysis.harness.learning import learnings_in
from hotwash.core.model.plan import Refusal
from support.grammar import IDS, SIGNS, VALUES, WORDS, WRAPPED
from support.learnings import FILE, HEADER, entry
from support.operating import DISGUISES, Files

PIECES = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=30),
    IDS,
    SIGNS,
    VALUES,
    WORDS,
    WRAPPED,
    st.sampled_from(
        ["`a b`", "- ", "# ", "> ", "| a | b |", "~~~", "-->", "<!--", "Status: done", "- Phase: plan", "\\", "**x**:"]
    ),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map(" ".join)
KNOWN = entry("L-003", "Freeze the clock", scope="src/clock/**", confidence="high", occurrences=4)


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(sorted(DISGUISES)))
def test_one_learning_more_or_none(title: str, guidance: str, pattern: str, disguise: str) -> None:
    before = DISGUISES[disguise]((HEADER + KNOWN).encode())
    files = Files.of({FILE: before})
    said = {"title": title, "guidance": guidance, "pattern": pattern, "scope": "src/a.py", "new": "yes"}
    answer = files.plan("harness-capture", **said, allow="typo transient one-time framework", no_conflict="yes")
    if isinstance(answer, Refusal):
        assert answer.next_step
        return
    files.write("harness-capture", **said, allow="typo transient one-time framework", no_conflict="yes")
    (document,) = files.snapshot.documents
    known, new = learnings_in(document)
    assert files.contents[FILE].startswith(before)
    assert (known.name, known.guidance, new.name) == ("L-003", "Run `npm run db:seed` first", "L-004")
    assert new.entry.line > known.entry.line
    files.write("undo")
    assert files.contents[FILE] == before
