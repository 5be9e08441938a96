"""What the doctor found, as lines to paste into a report: no text of any entry, the home directory as `~`."""

from collections import Counter
from collections.abc import Iterable, Iterator

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.hook_wiring import HookFact, HookState
from hotwash.core.model.document import Workspace
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Scope, Severity
from hotwash.core.storage.canary import PATIENCE, Canary
from hotwash.core.storage.checkup import Checkup
from hotwash.core.storage.config import Config
from hotwash.core.text.visible import visible
from hotwash.viewmodels.holdings import holdings
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import shown

CONFIGURATION = "configuration"

_WIDTH = 14
_ALWAYS_TOLD = frozenset(
    (
        "orphan-reference",
        "supersedes-unknown",
        "unknown-status",
        "foreign-status",
        "duplicate-id",
        "settings-not-json",
    )
)
_BROKEN_HOOKS = frozenset((HookState.LEGACY, HookState.BROKEN_PATH, HookState.WRONG_EVENT))
_MISSING = {"git": "without it hotwash does not know what git ignores", "gh": "only needed to open pull requests"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right: where, what, and how."""

    place: str
    sentence: str
    next_step: str = ""

    def __str__(self) -> str:
        step = f" – {self.next_step}" if self.next_step else ""
        return f"{self.place}: {self.sentence}{step}"


class Diagnosis:
    """Facts and checkup of one moment, worded; the home directory is `~` wherever it begins a path."""

    def __init__(
        self,
        facts: Facts,
        found: Checkup,
        hooks: tuple[HookFact, ...],
        config: Config,
        canaries: tuple[Canary, ...] = (),
    ) -> None:
        self.facts = facts
        self.canaries = canaries
        self.found = found
        self.hooks = hooks
        self._config = config
        self._home = str(config.home)

    @property
    def is_misconfigured(self) -> bool:
        return any(remark.rule == CONFIGURATION for remark in self.facts.snapshot.remarks)

    def short(self, path: str) -> str:
        """A path with `~` for the home directory, safe to print."""
        if path == self._home or path.startswith(f"{self._home}/"):
            return visible(f"~{path[len(self._home) :]}")
        return visible(path)

    # Problems

    def problems(self) -> list[Problem]:
        """Everything that wants putting right, the most harmful first."""
        here = (self._files(), self._untold(), self._left_over(), self._doubtful(), self._wiring(), self._remarks())
        return [problem for problems in here for problem in problems]

    def _files(self) -> Iterator[Problem]:
        for problem in self.facts.snapshot.problems:
            yield Problem(self.short(problem.path), shown(problem.reason), shown(problem.next_step))

    def _untold(self) -> Iterator[Problem]:
        for canary in self.canaries:
            if canary.failure:
                yield Problem(self.short(canary.folder), f"no file can be written: {canary.failure.lower()}")
            elif canary.seconds is None:
                sentence = f"no event tells of a new file within {PATIENCE:g} s"
                yield Problem(self.short(canary.folder), sentence, 'watch.mode = "poll" looks at the files instead')

    def _left_over(self) -> Iterator[Problem]:
        for lock in self.found.locks:
            if lock.is_stale:
                age = f"a lock {lock.seconds / 60:.0f} minutes old"
                yield Problem(self.short(lock.path), age, "remove it if no drain is running")
        for journal in self.found.journals:
            if journal.open:
                what = f"{counted(journal.open, 'transaction')} left open by a crash"
                yield Problem(self.short(journal.folder), what, "the next write, or the dashboard, finishes them")

    def _doubtful(self) -> Iterator[Problem]:
        names = {document.path: document.relative for document in self.facts.snapshot.documents}
        unreadable = {problem.path for problem in self.facts.snapshot.problems}
        for finding in self.facts.findings:
            is_told = finding.rule in _ALWAYS_TOLD or finding.severity is Severity.ERROR
            if is_told and finding.path not in unreadable:
                place = f"{visible(names.get(finding.path, finding.path))}:{finding.line}"
                yield Problem(place, finding.rule, "hotwash lint")
        for hit in self.found.collisions:
            here = f"{self.short(hit.path)}:{hit.line}"
            there = f"{self.short(hit.other)}:{hit.other_line}"
            yield Problem(here, f"{shown(hit.native_id)} means something else in {there}", "give one a new number")
        for state in self.found.git:
            if state.tracks_failures:
                yield Problem(self.short(state.base), "git tracks .learnings/.pending-errors.log", "git rm --cached it")

    def _wiring(self) -> Iterator[Problem]:
        for hook in self.hooks:
            if hook.state in _BROKEN_HOOKS:
                place = f"{self.short(hook.path)}:{hook.line}" if hook.path else shown(hook.event)
                yield Problem(place, f"hook {shown(hook.event)}: {hook.state}", "hotwash hooks status")

    def _remarks(self) -> Iterator[Problem]:
        for remark in self.facts.snapshot.remarks:
            if remark.severity is not Severity.NOTE:
                place = f"{self.short(remark.path)}:{remark.line}" if remark.line else self.short(remark.path)
                yield Problem(place, shown(remark.message))

    # Lines

    def lines(self) -> Iterator[str]:
        """The whole report."""
        yield from _named(
            "Versions", [" · ".join(f"{name} {word or '–'}" for name, word in self.found.versions.items())]
        )
        yield from _named(
            "Terminal", [" · ".join(f"{name} {shown(word)}" for name, word in self.found.terminal.items())]
        )
        yield from _named("Workspaces", self._workspaces())
        yield from _named("Files", self._file_lines())
        yield from _named("Git", self._git_lines())
        yield from _named("Hooks", self._hook_lines())
        yield from _named("Canary", self._canary_lines())
        yield from _named("Locks", self._lock_lines())
        yield from _named("Journal", self._journal_lines())
        yield from _named("Settings", self._setting_lines())
        yield from _named("Yours", self._own_lines())
        yield from _named(
            "Missing", (f"{name}: {_MISSING[name]}" for name in _MISSING if not self.found.versions[name])
        )
        problems = self.problems()
        yield from _named("Problems", map(str, problems))
        yield "No problems found." if not problems else f"{counted(len(problems), 'problem')} found."
        yield "Paste from here up: nothing above is text of an entry."

    def _workspaces(self) -> Iterator[str]:
        snapshot = self.facts.snapshot
        for workspace in snapshot.workspaces:
            yield f"{self.short(workspace.base)} ({workspace.scope}) {visible(workspace.name)} – {self._why(workspace)}"
        if not snapshot.workspaces:
            yield f"none in {self.short(str(self._config.root))} or ~/.claude"
        for remark in snapshot.remarks:
            if remark.severity is Severity.NOTE:
                yield f"{self.short(remark.path)}: {remark.rule} – {shown(remark.message).replace(self._home, '~')}"

    def _why(self, workspace: Workspace) -> str:
        """How it came to be open."""
        if workspace.scope is Scope.GLOBAL:
            return "global"
        if workspace.base != workspace.root:
            return "found below the one above it"
        if workspace.root != str(self._config.root):
            return "opened beside the first"
        return "named" if self._config.explicit else "nearest to where hotwash was started"

    def _file_lines(self) -> Iterator[str]:
        for document in self.facts.snapshot.documents:
            held = holdings(document)
            dialects = " + ".join(name for name, _ in held.dialects)
            kind = f"{document.format} ({dialects})" if dialects else document.format
            why = f", read-only: {shown(document.read_only)}" if document.read_only else ""
            mode = self.found.write_modes.get(document.path, "")
            yield f"{visible(document.relative)}: {kind}, {held}, {held.encoding}, {mode}{why}"

    def _git_lines(self) -> Iterator[str]:
        for state in self.found.git:
            words = ", ".join(f"{place}/ {word}" for place, word in state.places)
            yield f"{self.short(state.base)}: {words or 'nothing to ignore yet'}"

    def _hook_lines(self) -> Iterator[str]:
        for state, number in sorted(Counter(hook.state for hook in self.hooks).items()):
            yield f"{number} {state}"

    def _canary_lines(self) -> Iterator[str]:
        for canary in self.canaries:
            if canary.seconds is not None:
                yield f"{self.short(canary.folder)}: a new file is told of after {canary.seconds * 1000:.0f} ms"

    def _lock_lines(self) -> Iterator[str]:
        for lock in self.found.locks:
            yield f"{self.short(lock.path)}: {lock.seconds:.0f} s old{', stale' if lock.is_stale else ''}"

    def _journal_lines(self) -> Iterator[str]:
        for journal in self.found.journals:
            size = f"{journal.bytes / 1000:.0f} kB, {counted(journal.transactions, 'transaction')}, {journal.open} open"
            yield f"{self.short(journal.folder)}: {size}"

    def _setting_lines(self) -> Iterator[str]:
        for setting in self.found.settings:
            yield f"{shown(setting.name)} = {shown(setting.value)} ({self.short(setting.origin)})"

    def _own_lines(self) -> Iterator[str]:
        personal = self.facts.snapshot.personal
        told = (
            (personal.dismissed, "dismissal"),
            (personal.scores, "score"),
            (personal.ticks, "tick"),
            (personal.snoozed, "snooze"),
            (personal.pairs, "cluster correction"),
        )
        words = [counted(len(kept), word) for kept, word in told if kept]
        if words:
            yield ", ".join(words)


def _named(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A title before the first line, the others below it; nothing for no lines."""
    for at, line in enumerate(lines):
        yield f"{title if at == 0 else '':<{_WIDTH}}{line}"
