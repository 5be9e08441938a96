"""Whatever is typed, a new entry is one entry, and nothing that stood there changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.operations.test_log import ISSUE, KNOWN
from hotwash.core.model.plan import Refusal
from hotwash.core.text.splice import edited
from support.operating import DISGUISES, ERRORS, ISSUES, Files, path_of

TEXTS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=()), max_size=20),
        st.sampled_from(
            [
                "\n", "\r\n", "### ERR-20260101-001", "## [OPS-20260101-001] x", "---", "```", "~~~~", "<!--", "-->",
                "# ", "**Status**: promoted", "### Metadata", "- Status: resolved", "|", "> ", "\x1b[31m", "\ud800",
                "=", "Fix=",
            ]
        ),
    ),
    max_size=8,
).map("\n".join)  # fmt: skip


@pytest.mark.parametrize(
    ("type_", "file", "content"), [("ERR", ERRORS, KNOWN), ("OPS", ISSUES, ISSUE)], ids=["fields", "sections"]
)
@given(text=TEXTS, more=TEXTS, disguise=st.sampled_from(list(DISGUISES.values())))
def test_any_text_is_one_entry(type_: str, file: str, content: str, text: str, more: str, disguise: object) -> None:
    assert callable(disguise)
    before = disguise(content.encode())
    files = Files.of({file: before})
    others = {"section": f"Root Cause={more}", "area": "x"} if type_ == "OPS" else {"context": more}
    plan = files.plan("log", type_=type_, text=text, no_dedupe="yes", action=more, **others)
    if isinstance(plan, Refusal):
        assert plan.reason == "there is nothing to log"
        return
    (edit,) = plan.edits
    assert edit.path == path_of(file)
    after = edited(edit)
    assert after is not None
    assert after.startswith(before)
    known = [(entry.native_id, entry.native_status) for _, entry in files.snapshot.entries()]
    files.contents[file] = after
    entries = [(entry.native_id, entry.native_status) for _, entry in files.snapshot.entries()]
    assert entries == [*known, (f"{type_}-20260926-002", "pending")]
