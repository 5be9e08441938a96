"""What only looks like an entry is none."""

import pytest

from support.reading import entries, lines_of

REAL = "## [ERR-20260818-001] real\n\n**Logged**: 2026-08-18T10:00:00Z\n**Status**: pending\n"


@pytest.mark.parametrize(
    "before",
    [
        "```\n## [ERR-20260101-001] fenced\n```\n",
        "~~~\n## [ERR-20260101-001] fenced\n~~~\n",
        "````md\n```\n## [ERR-20260101-001] nested\n```\n````\n",
        "<!--\n## [ERR-20260101-001] commented\n**Status**: pending\n-->\n",
        "> ## [ERR-20260101-001] quoted\n",
        "    ## [ERR-20260101-001] code\n",
        "## [ERR-YYYYMMDD-XXX] placeholder\n\n**Status**: pending\n",
        "## [LRN-NNN] title\n\n",
        "### [YYYY-MM-DD HH:MM] ERR-001 | Tool: [name]\n\n",
        "## YYYY-MM-DD — what happened\n\n",
        "## [LRN-20XXMMDD-001] <category>\n\n",
        "| ID | Title |\n|----|-------|\n| ERR-20260101-001 | row |\n",
        "Start with [ERR-20260101-001].\n",
        "## Status Definitions\n\n- pending\n- resolved\n",
        "## 📊 Statistics 2026-05-01\n\n- total: 4\n",
        "## Triage Rules\n\n### Use `low` when\nnobody notices.\n",
        "# Notes\n# Format: [ERR-YYYYMMDD-XXX] name\n",
        "## Known failures (open)\n\n_None yet._\n",
    ],
)
def test_these_are_not_entries(before: str) -> None:
    assert lines_of(before + REAL) == [before.count("\n") + 1]


@pytest.mark.parametrize(
    "after",
    [
        "\n### Follow-up to [ERR-20260619-003]\n- ERR-20260619-003: cause\n- [LRN-20260621-001] tightened\n",
        "\n### ERR-20260619-003\nsee there\n",
        "\n### Recurrence\n- 2026-08-22: again\n- 2026-08-25: again\n",
        "\n### 2026-08-22 update\ntext\n",
        "\n### 1. First\na\n\n### 2. Second\nb\n",
        "\n---\n\n*Last updated: 2026-09-02*\n",
        "\nText\n---\n\n### Metadata\n- Source: error\n",
    ],
)
def test_parts_of_an_entry_are_not_entries(after: str) -> None:
    assert lines_of(REAL + after) == [1]


def test_a_pasted_report_holds_no_entries() -> None:
    headings = ("# Learnings", "# Study", "## 1. Method", "### 1.1 Sources", "## 2. Findings", "### 2.1 Ingress")
    assert entries("".join(f"{heading}\n\ntext\n\n" for heading in headings)) == ()


@pytest.mark.parametrize(
    "text", ["", "\n\n   \n", "# Errors\n\n---\n", "# Errors\n\n_None yet._\n", "\x00\x00", "# 错误\n\n暂无\n"]
)
def test_files_without_entries_are_fine(text: str) -> None:
    assert entries(text) == ()


def test_template_fields_make_an_example() -> None:
    text = "## [ERR-20250101-001] name\n\n**Logged**: ISO-8601 timestamp\n**Status**: pending | resolved\n"
    assert [entry.status.value for entry in entries(text)] == ["example"]
