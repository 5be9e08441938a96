"""Harness learnings as texts, and what is made of them."""

from hotwash.core.analysis.harness.learning import Learning, learnings_in
from hotwash.core.formats import parse
from support.operating import PROJECT, path_of

FILE = ".memory/harness-learnings.md"
ARCHIVE = ".memory/harness-learnings.archive.md"
HEADER = """\
# Harness Learnings

> Accumulated patterns and pitfalls specific to this codebase.
> Agents consult this file at the start of each phase.
> Managed by the `harness-learnings` skill.

<!-- Learnings are appended below. Do not edit the header. -->
"""
EXAMPLE = """\

<!-- Example entry (remove when first real learning is added):

## L-001: [short descriptive title]

- Phase: [implement|verify|review|refine|debug|plan|specify]
- Dimension: [maintainability|architecture|behaviour]
- Scope: [file paths, module names, or glob patterns]
- Pattern: [factual description of what happened]
- Guidance: [actionable instruction for next time]
- Confidence: [low|medium|high]
- Occurrences: 1
- First seen: YYYY-MM-DD
- Last seen: YYYY-MM-DD

-->
"""
TEMPLATE = HEADER + EXAMPLE


def entry(
    name: str,
    title: str = "Seed the database first",
    *,
    phase: str = "verify",
    dimension: str = "maintainability",
    scope: str = "tests/integration/**",
    pattern: str = "The suite failed without data",
    guidance: str = "Run `npm run db:seed` first",
    confidence: str = "low",
    occurrences: int = 1,
    seen: str = "2026-09-20",
    more: str = "",
) -> str:
    """One learning as the skill writes it, with a blank line above it."""
    return f"""
## {name}: {title}

- Phase: {phase}
- Dimension: {dimension}
- Scope: {scope}
- Pattern: {pattern}
- Guidance: {guidance}
- Confidence: {confidence}
- Occurrences: {occurrences}
- First seen: 2026-01-01
- Last seen: {seen}
{more}"""


def learnings(*entries: str) -> tuple[Learning, ...]:
    """The learnings of a file with these entries."""
    content = (HEADER + "".join(entries)).encode()
    return learnings_in(parse(path_of(FILE), FILE, PROJECT, content))
