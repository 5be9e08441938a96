"""Finding the patterns that an intent is about: named in words, or what is under the cursor."""

import os
from difflib import get_close_matches
from typing import NamedTuple

from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.horizon import Horizon, SeverityMode
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Outcome, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.engine.change import engine_here
from hotwash.core.operations.engine.home import REGISTRY
from hotwash.core.operations.engine.registry_row import is_nameable, written_name
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import missing_argument
from hotwash.core.operations.words import command_line

PATTERN = "pattern"


class Chosen(NamedTuple):
    """The engine, and those of its patterns that an intent is about."""

    engine: Engine
    patterns: tuple[EnginePattern, ...]


def chosen_patterns(snapshot: Snapshot, intent: Intent, context: Context) -> Chosen | Refusal:
    """The one that is named, else those under the cursor; a refusal where one of them is none."""
    said = intent.arguments.get(PATTERN, "").strip()
    names = (said,) if said else tuple(target.key.anchor for target in intent.targets)
    if not names:
        return missing_argument("no pattern named", "hotwash patterns lists them")
    engine = engine_today(snapshot, context)
    if isinstance(engine, Refusal):
        return engine
    found = [pattern_named(engine, name) for name in names]
    refused = next((each for each in found if isinstance(each, Refusal)), None)
    return refused or Chosen(engine, tuple(each for each in found if isinstance(each, EnginePattern)))


def pattern_named(engine: Engine, name: str) -> EnginePattern | Refusal:
    pattern = engine.pattern(name)
    if pattern is None:
        near = get_close_matches(name, [written_name(each) for each in engine.patterns], n=1)
        return Refusal(f"no pattern {name}", f"nearest is {near[0]}" if near else "hotwash patterns --all lists them")
    if not is_nameable(pattern):
        return Refusal(f"{pattern.name} is no name for the registry", "lower-case words with dashes: correct its lines")
    return pattern


def engine_today(snapshot: Snapshot, context: Context) -> Engine | Refusal:
    """The engine that verbs about single patterns work on, as of today."""
    return engine_here(snapshot, Horizon(context.now.date(), mode=SeverityMode(context.settings.severity_mode)))


def under_cursor(snapshot: Snapshot, target: Target | None, context: Context) -> Chosen | Refusal | None:
    """The pattern of a row on a screen; `None` where one is still to be named, to an engine that is there."""
    if target is not None:
        return chosen_patterns(snapshot, Intent("", (target,)), context)
    engine = engine_today(snapshot, context)
    return engine if isinstance(engine, Refusal) else None


def outcome_of(pattern: EnginePattern, outcome: Outcome, sentence: str) -> TargetOutcome:
    key = Key(os.path.join(pattern.workspace.base, REGISTRY), written_name(pattern))
    return TargetOutcome(key, outcome, sentence)


def commands(intent: Intent, chosen: Chosen, *more: str) -> str:
    """The command lines that do the same: each is about one pattern."""
    said = ({**intent.arguments, PATTERN: written_name(each)} for each in chosen.patterns)
    return " && ".join(command_line(intent.verb, [], each, *more) for each in said)
