"""Every value that can be configured: its name in a file, what it means, and what it accepts."""

import re
from collections.abc import Callable

from hotwash.core.model.settings import Settings
from hotwash.core.model.values import dataclass

Value = bool | int | float | str | tuple[str, ...]

_DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class SettingKey:
    """One configurable value. `narrow` gives what a repository may make of the value that stood before it."""

    path: str
    default: Value
    meaning: str
    accept: Callable[[object], Value]
    user_only: bool = False
    narrow: Callable[[Value, Value], Value] | None = None


def _integer(least: int, most: int) -> Callable[[object], Value]:
    def accept(given: object) -> Value:
        number = int(given) if isinstance(given, str) and re.fullmatch(r"\d{1,9}", given) else given
        if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
            raise ValueError(f"a whole number from {least} to {most}")
        return number

    return accept


def _seconds(least: float, most: float, unit: float = 1.0) -> Callable[[object], Value]:
    """Seconds out of a number of `unit`s, or out of text such as `5m`."""

    def accept(given: object) -> Value:
        number: object = given
        if isinstance(given, str):
            match = re.fullmatch(r"(\d{1,9}(?:\.\d{1,9})?)(ms|s|m|h|d)?", given)
            scale = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0, None: unit}
            number = float(match[1]) * scale[match[2]] if match else None
        elif isinstance(given, int | float) and not isinstance(given, bool):
            number = given * unit
        if not isinstance(number, float | int) or isinstance(number, bool) or not least <= number <= most:
            raise ValueError(f'a time such as "5m", from {least:g} to {most:g} seconds')
        return float(number)

    return accept


def _choice(*words: str) -> Callable[[object], Value]:
    def accept(given: object) -> Value:
        if not isinstance(given, str) or given not in words:
            raise ValueError("one of " + ", ".join(words))
        return given

    return accept


def _boolean(given: object) -> Value:
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    found = words.get(given.lower()) if isinstance(given, str) else given
    if not isinstance(found, bool):
        raise ValueError("true or false")
    return found


def _text(given: object) -> Value:
    if not isinstance(given, str):
        raise ValueError("text in quotes")
    return given


def _texts(given: object) -> Value:
    items = given.split(",") if isinstance(given, str) else given
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise ValueError('a list of texts such as ["**/vendor/**"]')
    return tuple(item.strip() for item in items if item.strip())


def _either(before: Value, wanted: Value) -> Value:
    return bool(before) or bool(wanted)


def _both(before: Value, wanted: Value) -> Value:
    return bool(before) and bool(wanted)


def _added(before: Value, wanted: Value) -> Value:
    if isinstance(before, tuple) and isinstance(wanted, tuple):
        return before + tuple(item for item in wanted if item not in before)
    return before


def _lower(before: Value, wanted: Value) -> Value:
    if isinstance(before, int | float) and isinstance(wanted, int | float):
        return min(before, wanted)
    return before


_DAYS = _integer(0, 36500)

KEYS: tuple[SettingKey, ...] = (
    SettingKey("read_only", _DEFAULT.read_only, "true: nothing is ever written", _boolean, narrow=_either),
    SettingKey(
        "learning_mode", _DEFAULT.learning_mode, "preview each write key at first", _choice("auto", "on", "off"), True
    ),
    SettingKey("theme", _DEFAULT.theme, "name of a theme; auto follows the terminal", _text, True),
    SettingKey("ascii", _DEFAULT.ascii, "plain characters instead of glyphs", _choice("auto", "on", "off"), True),
    SettingKey("mouse", _DEFAULT.mouse, "take mouse clicks", _boolean, True),
    SettingKey("editor", _DEFAULT.editor, "command line of the editor; empty: $VISUAL, $EDITOR", _text, True),
    SettingKey(
        "clipboard",
        _DEFAULT.clipboard,
        "how text is copied",
        _choice("auto", "osc52", "native", "tmux", "none"),
        True,
    ),
    SettingKey("bell", _DEFAULT.bell, "what rings the terminal's bell", _choice("wal", "all", "off"), True),
    SettingKey(
        "notify.desktop",
        _DEFAULT.notices,
        "how hotwash watch --notify reaches the desktop",
        _choice("auto", "osc9", "osc777", "osc99", "notify-send", "off"),
        True,
    ),
    SettingKey("workspaces.global", _DEFAULT.workspaces.use_global, "open ~/.claude too", _boolean, narrow=_both),
    SettingKey("workspaces.roots", _DEFAULT.workspaces.roots, "more folders that are always opened too", _texts, True),
    SettingKey("workspaces.ignore", _DEFAULT.workspaces.ignore, "folders left out", _texts, narrow=_added),
    SettingKey("watch.mode", _DEFAULT.watch_mode, "how changes are noticed", _choice("auto", "events", "poll")),
    SettingKey("watch.gap_ms", _DEFAULT.watch.gap, "least time between two reloads", _seconds(0.01, 1.0, 0.001)),
    SettingKey("watch.poll_s", _DEFAULT.watch.poll, "time between two polls", _seconds(0.2, 60.0)),
    SettingKey("watch.sweep_s", _DEFAULT.watch.sweep, "time between two sweeps over all files", _seconds(0.5, 60.0)),
    SettingKey("limits.pending", _DEFAULT.limits.pending, "days until pending is stale", _DAYS),
    SettingKey("limits.resolved", _DEFAULT.limits.resolved, "days until resolved is stale", _DAYS),
    SettingKey("limits.buffer_warn", _DEFAULT.limits.buffer_warn, "days until the buffer is old", _DAYS),
    SettingKey("limits.buffer_block", _DEFAULT.limits.buffer_block, "days until the buffer is too old", _DAYS),
    SettingKey("limits.rule_review", _DEFAULT.limits.rule_review, "days until a rule wants to be checked", _DAYS),
    SettingKey(
        "candidates.min_count", _DEFAULT.promote.min_count, "occurrences that make a candidate", _integer(2, 1000)
    ),
    SettingKey("promote.warn_chars", _DEFAULT.promote.warn_chars, "length a rule should keep to", _integer(1, 1000)),
    SettingKey(
        "promote.max_chars", _DEFAULT.promote.max_chars, "length no rule may exceed", _integer(1, 1000), narrow=_lower
    ),
    SettingKey("promote.commit", _DEFAULT.promote.commit, "tick the box for a git commit", _boolean, True),
    SettingKey("promote.budget_lines", _DEFAULT.promote.budget_lines, "lines of a rule file", _integer(1, 100_000)),
    SettingKey(
        "vfm.threshold", _DEFAULT.threshold, "score to act on; 0 reads VFM_THRESHOLD, else 50", _integer(0, 100)
    ),
    SettingKey(
        "engine.severity_mode",
        _DEFAULT.severity_mode,
        "what stands for the severity of a pattern's signals",
        _choice("dominant", "weighted"),
    ),
    SettingKey("wal.warn", _DEFAULT.wal.warn, "PENDING is LONG after this", _seconds(1, 864_000), narrow=_lower),
    SettingKey("wal.alarm", _DEFAULT.wal.alarm, "PENDING is an ALARM after this", _seconds(1, 864_000), narrow=_lower),
    SettingKey(
        "wal.orphan_after", _DEFAULT.wal.orphan_after, "the agent is silent", _seconds(1, 864_000), narrow=_lower
    ),
    SettingKey(
        "confirm.bulk",
        _DEFAULT.confirm_bulk,
        "more entries than this are listed first",
        _integer(1, 1000),
        narrow=_lower,
    ),
    SettingKey("storm.enabled", _DEFAULT.storm, "guard against typing into the lists", _boolean, True),
)
