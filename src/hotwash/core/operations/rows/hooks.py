"""Verbs about what an agent's settings run."""

from hotwash.core.operations.operation import Operation, Parameter

_WHERE = (
    Parameter("global", "the settings of the whole machine: ~/.claude/settings.json", flag="--global", is_switch=True),
    Parameter("local", "those of this project (the default): .claude/settings.json", flag="--local", is_switch=True),
    Parameter(
        "system",
        "0 self-improve (the default), 1 the skills",
        choices=("0", "1", "all"),
        flag="--system",
        placeholder="N",
    ),
)

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="hooks-install",
        title="Install hooks",
        summary="Put hooks that really fire into the agent's settings; those of others stay as they are",
        example="hotwash hooks install --global --apply",
        module="hooks",
        takes="none",
        writes_at_once=False,
        oath="install",
        parameters=_WHERE,
    ),
    Operation(
        verb="hooks-migrate",
        title="Migrate hooks",
        summary="Replace old hooks of self-improve, which never worked, by the present ones",
        example="hotwash hooks migrate --global --apply",
        module="hooks",
        takes="none",
        writes_at_once=False,
        oath="install",
        parameters=_WHERE,
    ),
)
