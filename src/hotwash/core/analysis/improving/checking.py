"""Looks at what an improvement changes: is all of it the agent's own, and would every file of it still load.

(source: self-improving agents, protocol 3 and 4)
"""

from collections.abc import Iterable, Iterator, Sequence

from hotwash.core.analysis.secrets import found_secrets
from hotwash.core.model.improvement import Checked, CheckFinding, FileChange
from hotwash.core.model.plugin import PluginFault
from hotwash.core.text.diff import diff_lines

_NOBODY_KNOWS = "nobody knows whose plugin this improves – say so with --plugin"


def checked(plugin: str, changes: Sequence[FileChange], faults: Iterable[PluginFault]) -> Checked:
    """What is wrong with these changes; `faults` are those of the whole plugin as it is now.

    Faults that an unchanged file had before are not this improvement's.
    """
    findings = [*_forbidden(plugin, changes), *_faults(plugin, changes, faults), *_secrets(changes)]
    return Checked(plugin, tuple(changes), tuple(findings))


def _forbidden(plugin: str, changes: Sequence[FileChange]) -> Iterator[CheckFinding]:
    for change in changes:
        if not plugin:
            yield CheckFinding(change.path, 0, _NOBODY_KNOWS, is_forbidden=True)
        elif not change.path.startswith(f"{plugin}/"):
            yield CheckFinding(change.path, 0, f"it is outside {plugin}", is_forbidden=True)
        elif change.leads_out:
            yield CheckFinding(change.path, 0, "it is a link that leads out of the plugin", is_forbidden=True)


def _faults(plugin: str, changes: Sequence[FileChange], faults: Iterable[PluginFault]) -> Iterator[CheckFinding]:
    changed = {change.path for change in changes}
    for fault in faults:
        path = f"{plugin}/{fault.file}" if fault.file else plugin
        if path in changed:
            yield CheckFinding(path, fault.line, fault.message)


def _secrets(changes: Iterable[FileChange]) -> Iterator[CheckFinding]:
    """Only lines that are new: a branch goes where others read it."""
    for change in changes:
        for line in diff_lines(change.before, change.after, 0):
            secret = (
                next((each for each in found_secrets(line.text) if each.blocks), None) if line.sign == "+" else None
            )
            if secret is not None:
                yield CheckFinding(change.path, line.new_line, f"it looks like it holds a secret ({secret.name})")
