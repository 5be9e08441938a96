"""An entry is taken apart with exact places, so that a writer can change a value and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.formats import dialects
from hotwash.core.formats.entry_body import parse_body
from hotwash.core.model.body import Place
from support.reading import body


def test_indented_lines_continue_a_value() -> None:
    raw, inside = body("## L-001: t\n\n- Pattern: first\n  second\n- Guidance: third\n", ".memory/harness-learnings.md")
    pattern = inside.field("pattern")
    assert pattern is not None
    assert pattern.value == "first second"
    assert pattern.value_span.of(raw) == b"first\n  second"


def test_text_directly_below_a_header_line_is_not_its_value() -> None:
    _, inside = body("## [ERR-20260101-001] x\n**Status**: pending\nSome prose.\n")
    assert inside.value("status") == "pending"


def test_of_two_statuses_in_a_header_the_first_is_the_status() -> None:
    _, inside = body("## [ERR-20260101-001] x\n**Status**: pending\n**Status**: resolved\n")
    assert inside.value("status") == "pending"
    assert inside.value("status#2") == "resolved"


def test_a_status_in_the_metadata_is_the_status_where_the_header_has_none() -> None:
    _, inside = body("## [ERR-20260101-001] x\n\n### Metadata\n- Status: pending\n- Tags: a, b\n")
    status = inside.field("status")
    assert status is not None
    assert (status.value, status.place) == ("pending", Place.METADATA)


def test_fields_in_fences_and_comments_are_text() -> None:
    _, inside = body("## [ERR-20260101-001] x\n**Status**: open\n```\n**Status**: no\n```\n<!--\n**Area**: no\n-->\n")
    assert [field.canonical for field in inside.fields] == ["status"]


def test_sentences_with_a_colon_and_checkboxes_are_no_fields() -> None:
    _, inside = body("## [ERR-20260101-001] x\nNote: this is prose.\n\n### Action Items\n- [ ] Do it: now\n")
    assert inside.fields == ()


def test_names_of_fields_and_sections_have_one_meaning_in_all_languages() -> None:
    _, inside = body("## [ERR-20260101-001] x\n**状态**：已解决\n\n### 摘要\n文。\n\n### Ursache\ntext\n")
    assert inside.value("status") == "已解决"
    assert [section.canonical for section in inside.sections] == ["summary", "root-cause"]


def test_a_missing_final_newline_is_no_trouble() -> None:
    raw, inside = body("## [ERR-20260101-001] x\n**Status**: open")
    status = inside.field("status")
    assert status is not None
    assert status.span.of(raw) == b"**Status**: open"


@pytest.mark.parametrize("dialect", [dialects.FIELDS, dialects.SECTIONS, dialects.PROSE])
@given(raw=st.text(alphabet="#*:- \n\r`~<!>ab：\\", max_size=120))
def test_places_always_hold_what_they_say(dialect: str, raw: str) -> None:
    content = raw.encode()
    inside = parse_body(content, dialect)
    for field in inside.fields:
        assert 0 <= field.span.start <= field.value_span.start <= field.value_span.end <= field.span.end <= len(content)
        assert " ".join(field.value.split()) == " ".join(
            field.value_span.of(content).decode("utf-8", "replace").split()
        )
        assert not field.value_span.of(content).endswith((b"\n", b"\r", b" "))
    for section in inside.sections:
        assert 0 <= section.span.start < section.span.end <= len(content)
