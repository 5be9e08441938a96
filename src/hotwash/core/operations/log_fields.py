"""A new entry as `### ID` and bold fields, one a line (source: self-improve, entry)."""

from collections.abc import Mapping

from hotwash.core.model.plan import Refusal
from hotwash.core.model.provenance import INFERRED, NEVER, SOURCES, are_paths, real_date
from hotwash.core.operations.log_words import SECTION, TO_BE_DETERMINED, first_sentence
from hotwash.core.operations.subject import missing_argument
from hotwash.core.operations.words import one_line

_OF_SECTIONS = ("slug", "priority", "severity", "area", "category", "pattern-key", "service", "see-also", SECTION)


def field_lines(native_id: str, said: Mapping[str, str], facts: Mapping[str, str]) -> list[str]:
    """Four required fields, then the facts that are known, in their order; a rule closes the entry."""
    text = one_line(said["text"])
    fields = {
        "Status": "resolved" if said.get("fixed") else "pending",
        "Context": said.get("context") or first_sentence(text),
        "Content": text,
        "Action": said.get("action") or TO_BE_DETERMINED,
        **facts,
    }
    return [f"### {native_id}", *(f"**{name}**: {value}" for name, value in fields.items() if value), "", "---"]


def facts_said(said: Mapping[str, str], project: str, by_person: bool, today: str) -> dict[str, str]:
    """Who says so, where it holds, since when, until when, and what it replaces; in no project it holds everywhere."""
    is_global = said.get("scope") == "global" or not project
    return {
        "Source": said.get("source") or ("user" if by_person else INFERRED),
        "Scope": "global" if is_global else f"project:{project}",
        "Paths": said.get("paths", ""),
        "Verified": today,
        "Expires": said.get("expires", ""),
        "Supersedes": said.get("supersedes", ""),
    }


def unfit_facts(said: Mapping[str, str]) -> Refusal | None:
    """What this format has no place for, or wants in other words."""
    foreign = next((name for name in _OF_SECTIONS if said.get(name)), None)
    if foreign is not None:
        return missing_argument(
            f"entries of this file have no {foreign}", f"leave --{foreign} out, or say it in the text"
        )
    source, paths, expires = said.get("source", ""), said.get("paths", ""), said.get("expires", "")
    if source and source not in SOURCES:
        return missing_argument(f"{source} is no source", f"one of {', '.join(SOURCES)}")
    if paths and (said.get("scope") == "global" or not are_paths(paths)):
        return missing_argument(
            f"these paths cannot be kept: {paths}", "globs separated by commas, in a project's scope"
        )
    if expires and expires != NEVER and real_date(expires) is None:
        return missing_argument(f"{expires} is no date", "YYYY-MM-DD or never")
    return None
