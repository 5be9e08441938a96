"""Verbs about workspaces as a whole."""

from hotwash.core.operations.choices import GITIGNORE
from hotwash.core.operations.operation import Operation, Parameter

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="init",
        title="Create workspace",
        summary="Create the files that agents log to, here or for every project; what is there is left as it is",
        example="hotwash init --local",
        module="init",
        parameters=(
            Parameter("global", "in ~/.claude, for every project", flag="--global", is_switch=True),
            Parameter("local", "in this folder, for this project", flag="--local", is_switch=True),
            Parameter(
                "skill",
                "the files of this skill instead (operations, security, …, base)",
                flag="--skill",
                placeholder="NAME",
                several=True,
            ),
            Parameter("namespaced", "every skill in a folder of its own", flag="--namespaced", is_switch=True),
            Parameter("gitignore", "what git leaves alone", choices=tuple(GITIGNORE), flag="--gitignore"),
            Parameter(
                "claude-md",
                "tell agents in CLAUDE.md what to read and where to log",
                flag="--claude-md",
                is_switch=True,
            ),
            Parameter(
                "agents", "tell agents in AGENTS.md what to read and where to log", flag="--agents", is_switch=True
            ),
            Parameter("hooks", "also install the hooks; shown first, --apply writes", flag="--hooks", is_switch=True),
        ),
        takes="none",
        looks_elsewhere=True,
    ),
    Operation(
        verb="migrate",
        title="Migrate",
        summary="Copy what was learned and remembered to ~/.claude, or from there to this project; the source stays",
        example="hotwash migrate global --apply",
        module="migrate",
        parameters=(
            Parameter(
                "to",
                "global: to ~/.claude; local: to this project",
                required=True,
                choices=("global", "local"),
                placeholder="global|local",
            ),
            Parameter("merge", "add to what is there (the default)", flag="--merge", is_switch=True),
            Parameter("replace", "take the source's files instead of those there", flag="--replace", is_switch=True),
        ),
        takes="none",
        writes_at_once=False,
        looks_elsewhere=True,
        recorded=True,
    ),
)
