"""Reads the configuration: the person's file, the repository's, the environment; every value knows its origin."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from hotwash.core.model.document import Diagnostic
from hotwash.core.model.settings import Limits, PromoteLimits, Settings, WalLimits, WatchLimits, WorkspaceLimits
from hotwash.core.model.vocabulary import Severity
from hotwash.core.storage.caller import ACTOR
from hotwash.core.storage.config import config_folder
from hotwash.core.storage.read import Reading, read_file
from hotwash.core.storage.setting_keys import KEYS, SettingKey, Value

USER_FILE = "config.toml"
REPOSITORY_FILE = ".hotwash.toml"

_ENVIRONMENT = "HOTWASH_"
_NOT_SETTINGS = frozenset((ACTOR,))
_BINDINGS = "keys."
_VIEWS = "views."
_OF_REPOSITORY = " (repo)"
_BY_PATH = {key.path: key for key in KEYS}
_BY_VARIABLE = {_ENVIRONMENT + key.path.upper().replace(".", "_"): key for key in KEYS}


class LoadedSettings(NamedTuple):
    """Settings, what was wrong with their sources, the text of every value, and the origin of those that were set."""

    settings: Settings
    notes: tuple[Diagnostic, ...]
    origins: Mapping[str, str]
    values: Mapping[str, str]


class _Given(NamedTuple):
    """One value as somebody gave it, and where."""

    path: str
    value: object
    file: str
    line: int


def load_settings(root: Path, home: Path, environ: Mapping[str, str], more: Sequence[Path] = ()) -> LoadedSettings:
    """Merge defaults, user file, repository file and `HOTWASH_*`; the later wins, but a repository may only narrow.

    Of several repositories the one at `root` has the last word. Nothing here is fatal: what makes no sense is a note
    with file and line, and the value before it stays.
    """
    merge = _Merge()
    merge.file(config_folder(home, environ) / USER_FILE, repository=False)
    for repository in (*reversed(more), root):
        merge.file(repository / REPOSITORY_FILE, repository=True)
    merge.environment(environ)
    return LoadedSettings(merge.settings(), tuple(merge.notes), merge.origins, merge.texts())


class _Merge:
    """Values gathered so far, over the defaults."""

    def __init__(self) -> None:
        self.values: dict[str, Value] = {key.path: key.default for key in KEYS}
        self.bindings: dict[str, str] = {}
        self.views: dict[str, str] = {}
        self.origins: dict[str, str] = {}
        self.notes: list[Diagnostic] = []

    def file(self, path: Path, *, repository: bool) -> None:
        if not os.path.lexists(path):
            return
        found = read_file(str(path), 0.0)
        if not isinstance(found, Reading):
            self._note(str(path), 0, f"{found.reason}; {found.next_step}")
            return
        import tomllib

        try:
            text = found.content.decode("utf-8")
            table = tomllib.loads(text)
        except UnicodeDecodeError:
            self._note(str(path), 0, "is not UTF-8 text, so nothing of it counts")
            return
        except tomllib.TOMLDecodeError as error:
            self._note(str(path), _line_in(str(error)), f"is not TOML, so nothing of it counts: {error}")
            return
        for name, value in _flat(table):
            self._take(_Given(name, value, str(path), _line_of(text, name)), repository)

    def environment(self, environ: Mapping[str, str]) -> None:
        for variable in sorted(environ):
            if not variable.startswith(_ENVIRONMENT) or variable in _NOT_SETTINGS:
                continue
            key = _BY_VARIABLE.get(variable)
            if key is None:
                self._note(variable, 0, "is no setting of hotwash and has no effect")
            else:
                self._put(key, _Given(key.path, environ[variable], variable, 0), repository=False)

    def _take(self, given: _Given, repository: bool) -> None:
        key = _BY_PATH.get(given.path)
        if key is None and given.path.startswith(_BINDINGS):
            self._bind(given, repository)
        elif key is None and given.path.startswith(_VIEWS):
            self._view(given, repository)
        elif key is None:
            self._note(given.file, given.line, f"{given.path} is no setting of hotwash and has no effect")
        elif repository and key.user_only:
            self._note(given.file, given.line, _ONLY_OWN.format(given.path))
        else:
            self._put(key, given, repository)

    def _put(self, key: SettingKey, given: _Given, repository: bool) -> None:
        try:
            wanted = key.accept(given.value)
        except ValueError as expected:
            self._note(given.file, given.line, f"{key.path} wants {expected}; the value before it stays")
            return
        before = self.values[key.path]
        if repository and key.narrow is not None:
            wanted = key.narrow(before, wanted)
        if wanted != before:
            self.values[key.path] = wanted
            self.origins[key.path] = f"{given.file}:{given.line}" if given.line else given.file

    def _bind(self, given: _Given, repository: bool) -> None:
        if repository:
            self._note(given.file, given.line, _ONLY_OWN.format(given.path))
        elif not isinstance(given.value, str):
            self._note(given.file, given.line, f'{given.path} wants a key such as "ctrl+r"')
        else:
            self.bindings[given.path.removeprefix(_BINDINGS)] = given.value
            self.origins[given.path] = f"{given.file}:{given.line}"

    def _view(self, given: _Given, repository: bool) -> None:
        """A repository may name views too; they never take the place of the person's own."""
        if not isinstance(given.value, str):
            self._note(given.file, given.line, f'{given.path} wants a filter such as "is:stale type:ERR"')
            return
        name = given.path.removeprefix(_VIEWS) + (_OF_REPOSITORY if repository else "")
        self.views[name] = given.value
        self.origins[_VIEWS + name] = f"{given.file}:{given.line}"

    def _note(self, path: str, line: int, message: str) -> None:
        self.notes.append(Diagnostic(path, line, Severity.WARNING, "configuration", message))

    def settings(self) -> Settings:
        return Settings(
            limits=Limits(
                pending=self._number("limits.pending"),
                resolved=self._number("limits.resolved"),
                buffer_warn=self._number("limits.buffer_warn"),
                buffer_block=self._number("limits.buffer_block"),
                rule_review=self._number("limits.rule_review"),
            ),
            wal=WalLimits(
                warn=self._seconds("wal.warn"),
                alarm=self._seconds("wal.alarm"),
                orphan_after=self._seconds("wal.orphan_after"),
            ),
            promote=PromoteLimits(
                warn_chars=self._number("promote.warn_chars"),
                max_chars=self._number("promote.max_chars"),
                budget_lines=self._number("promote.budget_lines"),
                min_count=self._number("candidates.min_count"),
                commit=self._flag("promote.commit"),
            ),
            workspaces=WorkspaceLimits(
                roots=self._texts("workspaces.roots"),
                ignore=self._texts("workspaces.ignore"),
                use_global=self._flag("workspaces.global"),
            ),
            watch=WatchLimits(
                gap=self._seconds("watch.gap_ms"),
                poll=self._seconds("watch.poll_s"),
                sweep=self._seconds("watch.sweep_s"),
            ),
            threshold=self._number("vfm.threshold"),
            severity_mode=self._text("engine.severity_mode"),
            read_only=self._flag("read_only"),
            theme=self._text("theme"),
            ascii=self._text("ascii"),
            mouse=self._flag("mouse"),
            editor=self._text("editor"),
            clipboard=self._text("clipboard"),
            bell=self._text("bell"),
            notices=self._text("notify.desktop"),
            learning_mode=self._text("learning_mode"),
            confirm_bulk=self._number("confirm.bulk"),
            storm=self._flag("storm.enabled"),
            watch_mode=self._text("watch.mode"),
            keys=self.bindings,
            views=self.views,
        )

    def texts(self) -> dict[str, str]:
        """Every value as a file would have it."""
        given: dict[str, Value] = {
            **self.values,
            **{_BINDINGS + name: key for name, key in self.bindings.items()},
            **{_VIEWS + name: expression for name, expression in self.views.items()},
        }
        return {name: _text_of(value, _units(name)) for name, value in given.items()}

    def _number(self, path: str) -> int:
        value = self.values[path]
        assert isinstance(value, int)
        return value

    def _seconds(self, path: str) -> float:
        value = self.values[path]
        assert isinstance(value, float)
        return value

    def _flag(self, path: str) -> bool:
        return self.values[path] is True

    def _text(self, path: str) -> str:
        value = self.values[path]
        assert isinstance(value, str)
        return value

    def _texts(self, path: str) -> tuple[str, ...]:
        value = self.values[path]
        assert isinstance(value, tuple)
        return value


_ONLY_OWN = "{} counts only in your own configuration; a repository's is ignored"


def _units(name: str) -> float:
    """How many of the units that a name speaks of are in a second."""
    return 1000.0 if name.endswith("_ms") else 1.0


def _text_of(value: Value, units: float = 1.0) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_text_of, value))}]"
    return f'"{value}"' if isinstance(value, str) else f"{value * units:g}"


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _line_in(message: str) -> int:
    """The line that the TOML reader names in its message, 0 if it names none."""
    match = re.search(r"line (\d+)", message)
    return int(match[1]) if match else 0


def _line_of(text: str, path: str) -> int:
    """The 1-based line on which a value stands, 0 if it is written in a way that is not worth following."""
    table = ""
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if stripped.startswith("["):
            table = stripped.strip("[] ").replace('"', "") + "."
        elif (table + stripped.partition("=")[0].strip().replace('"', "")) == path:
            return number
    return 0
