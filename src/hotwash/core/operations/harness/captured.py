"""What somebody says to capture: cleaned, completed from what it was learned at, and whether it makes a learning."""

from collections.abc import Mapping

from hotwash.core.analysis.harness.likeness import Told
from hotwash.core.analysis.harness.scope import scope_parts
from hotwash.core.analysis.harness.vocabulary import (
    CONFIDENCES,
    DIMENSIONS,
    HIGH,
    LOW,
    MAINTAINABILITY,
    MEDIUM,
    PHASES,
    TRIGGERS,
    is_broad,
)
from hotwash.core.model.plan import Refusal
from hotwash.core.operations.log_words import first_sentence, said_words
from hotwash.core.operations.subject import missing_argument
from hotwash.core.operations.words import names_in

_COMMENT = ("<!--", "-->")
_WORDS: Mapping[str, tuple[str, ...]] = {
    "phase": PHASES,
    "dimension": DIMENSIONS,
    "confidence": CONFIDENCES,
    "trigger": tuple(TRIGGERS),
}


def captured_words(arguments: Mapping[str, str]) -> dict[str, str]:
    """The arguments on one line each and without secrets; what is left out follows from the others."""
    said = said_words(arguments)
    title = said.get("title", "").lstrip("# ")
    said["title"] = title if said.get("pattern") else first_sentence(title).rstrip(".")
    said.setdefault("pattern", title)
    said.setdefault("phase", TRIGGERS.get(said.get("trigger", ""), PHASES[0]))
    said.setdefault("dimension", MAINTAINABILITY)
    if "allow" in said:
        said["allow"] = "\n".join(names_in(said["allow"]))
    said["scope"] = ", ".join(scope_parts(said.get("scope", "")))
    return said


def told_in(said: Mapping[str, str]) -> Told:
    scope = scope_parts(said["scope"])
    return Told(said["title"], said["phase"], said["dimension"], scope, said["pattern"], said.get("guidance", ""))


def unfit(said: Mapping[str, str]) -> Refusal | None:
    """Why this makes no learning, whatever else there is."""
    if not said["title"]:
        return missing_argument("there is nothing to capture", "say with --title what was learned")
    for name, known in _WORDS.items():
        if said.get(name) and said[name] not in known:
            return missing_argument(f"{said[name]} is no {name}", f"one of {', '.join(known)}")
    if any(mark in value for value in said.values() for mark in _COMMENT):
        return missing_argument("a learning cannot hold an HTML comment", "say it in words")
    if not said.get("guidance"):
        step = "say with --guidance what to do next time, with a file, a command or a check"
        return missing_argument("a learning without guidance helps nobody", step)
    return _unfit_scope(said["scope"]) or _unsure(said)


def _unfit_scope(scope: str) -> Refusal | None:
    if not scope:
        return missing_argument("a learning without a scope is found by nobody", "name files or modules with --scope")
    broad = next((part for part in scope_parts(scope) if is_broad(part)), None)
    if broad is not None:
        return missing_argument(f'scope "{broad}" is for everything', "name the files, folders or modules it is about")
    return None


def _unsure(said: Mapping[str, str]) -> Refusal | None:
    if said.get("confidence", LOW) != LOW and not said.get("human"):
        return missing_argument(
            f"only a person gives a new learning the confidence {said['confidence']}",
            "say with --human that you checked it",
        )
    return None


def first_confidence(said: Mapping[str, str]) -> str:
    """Low when it is seen for the first time; a person who checked it may say more."""
    return said.get("confidence") or (MEDIUM if said.get("human") else LOW)


def again_by_human(said: Mapping[str, str]) -> bool:
    """Whether a person vouches for a learning that is seen again; short of high when they say so."""
    return bool(said.get("human")) and said.get("confidence", HIGH) == HIGH
