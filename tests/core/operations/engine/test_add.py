"""An entry of one's own in the runbook of an agent: what works, or what does not, in the template of each."""

import pytest

from hotwash.core.model.plan import ExitCode
from support.operating import Files

SRE = ".claude/skills/runbooks/sre/RUNBOOK.md"
KNOWN = """\
# SRE runbook

## Patterns

### retry once

text

## Anti-patterns

## Recent learnings

- one
"""


def test_what_works_goes_below_the_patterns_of_either_form_and_undo_takes_it_out() -> None:
    files = Files.of({SRE: KNOWN})
    made = files.write(
        "runbook-add",
        agent="sre",
        name="Drain before restart",
        context="restarts",
        pattern="drain,\nwait",
        example="drain --wait\nrestart",
        learned_from="PR #12",
    )
    assert made.done == f"added Drain before restart to {SRE}"
    assert not made.obeyed
    assert files.contents[SRE].decode() == KNOWN.replace(
        "text\n",
        "text\n\n### Drain before restart\n\n**Context**: restarts\n\n**Pattern**: drain, wait\n\n"
        "**Example**:\n```\ndrain --wait\nrestart\n```\n\n**Learned from**: PR #12\n\n---\n",
    )
    files.write("undo")
    assert files.contents[SRE].decode() == KNOWN


def test_a_problem_makes_it_an_anti_pattern() -> None:
    files = Files.of({SRE: KNOWN.replace("\n", "\r\n")})
    files.write("runbook-add", agent="sre", name="sleep", problem="hides it", why="flaky", instead="poll")
    assert files.contents[SRE].decode() == KNOWN.replace(
        "## Anti-patterns\n",
        "## Anti-patterns\n\n### sleep\n\n**Problem**: hides it\n\n"
        "**Why it's bad**: flaky\n\n**Instead**: poll\n\n---\n",
    ).replace("\n", "\r\n")


def test_the_first_entry_of_an_agent_makes_its_runbook() -> None:
    files = Files.of({})
    files.write("runbook-add", agent="sre", name="retry", pattern="once")
    assert files.contents[SRE].decode() == (
        "# sre Runbook\n\nLast updated: 2026-09-26\n\n"
        "## Patterns That Work\n\n### retry\n\n**Pattern**: once\n\n---\n\n"
        "## Anti-Patterns\n\n## Auto-Generated Patterns\n\n*The following patterns were automatically extracted from "
        "review findings and session learnings.*\n\n## Service-Specific Notes\n\n## Common Mistakes\n"
    )
    files.write("undo")
    assert files.contents == {}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ({"name": " "}, 2, "the entry has no name"),
        ({"pattern": ""}, 2, "the entry does not say anything"),
        ({"problem": "x"}, 2, "--pattern is about what works, --problem about what does not"),
        ({"agent": "a/b"}, 2, "a/b is no agent"),
        ({"name": "retry once"}, 4, f"{SRE}:5 has an entry retry once already"),
    ],
)
def test_what_cannot_be_added_is_refused_in_words(arguments: dict[str, str], code: int, said: str) -> None:
    given = {"agent": "sre", "name": "retry", "pattern": "once", **arguments}
    refused = Files.of({SRE: KNOWN}).refused("runbook-add", **given)
    assert (refused.code, refused.reason) == (ExitCode(code), said)


def test_a_name_and_a_text_cannot_begin_anything_else() -> None:
    files = Files.of({SRE: KNOWN})
    files.write(
        "runbook-add", agent="sre", name="## odd\n# name", pattern="x\n## Archived Patterns\ntoken=abcdefgh12345"
    )
    text = files.contents[SRE].decode()
    assert "### odd # name\n\n**Pattern**: x ## Archived Patterns token=[REDACTED]\n" in text


@pytest.mark.parametrize(("end", "gap"), [("", "\n"), ("\n", ""), ("\n\n- a note", "\n")])
def test_a_section_at_the_end_of_a_file_takes_its_first_entry(end: str, gap: str) -> None:
    before = f"# SRE\n\n## Anti-Patterns{end}"
    files = Files.of({SRE: before})
    files.write("runbook-add", agent="sre", name="sleep", problem="hides it")
    assert files.contents[SRE].decode() == f"{before}{gap}\n### sleep\n\n**Problem**: hides it\n\n---\n"


@pytest.mark.parametrize("left_open", ["```sh\nrestart\n", "<!-- later\n"])
def test_nothing_is_written_where_a_fence_or_a_comment_is_never_closed(left_open: str) -> None:
    refused = Files.of({SRE: KNOWN + left_open}).refused("runbook-add", agent="sre", name="retry", pattern="once")
    assert (refused.code, refused.reason) == (
        ExitCode.REFUSED,
        f"{SRE} has a code fence or a comment that is never closed",
    )
