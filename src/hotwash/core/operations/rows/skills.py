"""Verbs about skills: one made of what was learned, and the index of what several have logged."""

from hotwash.core.operations.operation import Operation, Parameter

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="extract-skill",
        title="Extract a skill",
        summary="Make a skill of what an entry teaches; the entry says where it is",
        example="hotwash extract-skill connection-pool-exhausted --from OPS-20260520-A3F --dry-run",
        module="extract_skill",
        parameters=(
            Parameter("name", "lower-case words with dashes", required=True, placeholder="NAME"),
            Parameter(
                "output-dir", "a folder below this one; skills by itself", flag="--output-dir", placeholder="REL"
            ),
            Parameter("force", "also from an entry that is not resolved", flag="--force", is_switch=True),
        ),
    ),
    Operation(
        verb="index",
        title="Write the index",
        summary="List what the skills in folders of their own have logged in .learnings/INDEX.md, between its markers",
        example="hotwash index",
        module="index",
        takes="none",
    ),
)
