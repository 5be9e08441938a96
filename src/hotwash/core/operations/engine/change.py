"""Everything that one plan changes in the files of one learning engine, gathered step by step.

Runbooks come first, as what agents read; the registry that says so afterwards, the log last.
"""

import os
import re
from collections.abc import Sequence

from hotwash.core.analysis.engine.alerts import Alert
from hotwash.core.analysis.engine.engine import Engine, engine_of
from hotwash.core.analysis.engine.horizon import Horizon
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.report import TrendReport
from hotwash.core.model.plan import FileEdit, Refusal
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.engine.home import PROMOTION_LOG, REGISTRY, TRENDS, EngineFile, engine_file, engine_home
from hotwash.core.operations.engine.line import with_lines
from hotwash.core.operations.engine.registry import RowChange, registry_edit
from hotwash.core.operations.engine.registry_row import Row
from hotwash.core.operations.engine.runbook_file import RunbookChange
from hotwash.core.operations.engine.trends_file import trends_edit
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import missing_argument

RUNBOOKS = ".claude/skills/runbooks"

_AGENT = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?!\.))*")


def engine_here(snapshot: Snapshot, horizon: Horizon) -> Engine | Refusal:
    """The engine that an operation is about."""
    home = engine_home(snapshot)
    return home if isinstance(home, Refusal) else engine_of(snapshot, home, horizon)


def is_agent(name: str) -> bool:
    """Whether a runbook may be called so: the name is that of a folder."""
    return _AGENT.fullmatch(name) is not None


class EngineChange:
    """What becomes of one engine; `edits` is all of it, or why some of it cannot be written."""

    def __init__(self, snapshot: Snapshot, engine: Engine, context: Context) -> None:
        self.engine = engine
        self.context = context
        self._snapshot = snapshot
        self._runbooks: dict[str, RunbookChange] = {}
        self._rows: dict[str, RowChange] = {}
        self._log: list[Row] = []

    def runbook(self, agent: str) -> RunbookChange | Refusal:
        """What changes in the runbook of an agent; nothing yet, when it is asked for first."""
        if agent in self._runbooks:
            return self._runbooks[agent]
        if not is_agent(agent):
            return missing_argument(f"{agent or 'nothing'} is no agent", "letters, digits and dashes: api-dev")
        file = self._runbook_file(agent)
        if isinstance(file, Refusal):
            return file
        change = RunbookChange(file, agent, self.context.today)
        if change.is_left_open:
            return Refusal(f"{file.shown} has a code fence or a comment that is never closed", "close it first")
        return self._runbooks.setdefault(agent, change)

    def row(self, pattern: EnginePattern, marks: Row | None = None) -> None:
        """The row of a pattern says what is known of it today, and these marks beside what was marked before."""
        known = self._rows.get(pattern.key)
        self._rows[pattern.key] = RowChange(pattern, {**(known.marks if known is not None else {}), **(marks or {})})

    def log(self, row: Row) -> None:
        self._log.append(row)

    def edits(self, meta: Row | None = None, alerts: Sequence[Alert] | None = None) -> tuple[FileEdit, ...] | Refusal:
        """The edits in the order in which they are to be written, each file once.

        An analysis of everything gives `meta`, what the registry says of it as a whole, and the alerts of its trends.
        """
        made = (
            *(each.edit() for each in self._runbooks.values()),
            self._registry(meta or {}),
            self._trends(alerts) if alerts is not None else None,
            self._promotions(),
        )
        refused = next((each for each in made if isinstance(each, Refusal)), None)
        return refused or tuple(each for each in made if isinstance(each, FileEdit))

    @property
    def basis(self) -> dict[str, bytes | None]:
        """What all of it follows from: the signals and whatever the engine has written of them."""
        return {document.path: document.content for document in self.engine.documents}

    def _registry(self, meta: Row) -> FileEdit | Refusal | None:
        file = self._file(REGISTRY)
        if isinstance(file, Refusal) or not (self._rows or meta):
            return file if isinstance(file, Refusal) else None
        return registry_edit(file, tuple(self._rows.values()), meta, self.context.stamp)

    def _trends(self, alerts: Sequence[Alert]) -> FileEdit | Refusal | None:
        file = self._file(TRENDS)
        report = TrendReport(self.engine)
        return trends_edit(file, report, alerts, self.context.stamp) if isinstance(file, EngineFile) else file

    def _promotions(self) -> FileEdit | Refusal | None:
        file = self._file(PROMOTION_LOG) if self._log else None
        return with_lines(file, self._log, "promotions") if isinstance(file, EngineFile) else file

    def _runbook_file(self, agent: str) -> EngineFile | Refusal:
        known = next((each for each, runbook in self.engine.runbooks if runbook.agent == agent), None)
        base = self.engine.workspace.base
        relative = os.path.relpath(known.path, base) if known is not None else f"{RUNBOOKS}/{agent}/RUNBOOK.md"
        return self._file(relative)

    def _file(self, relative: str) -> EngineFile | Refusal:
        return engine_file(self._snapshot, self.engine.workspace, relative)
