"""What learnings say to a task: headings first, the text below, for people and as JSON."""

from collections.abc import Iterator, Mapping

from hotwash.core.analysis.harness.consulting import Advice, Consultation, Question
from hotwash.core.analysis.harness.learning import Learning
from hotwash.core.model.snapshot import Snapshot
from hotwash.viewmodels.entry_json import Json
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import shown

_USES = {"apply": "apply it", "recommend": "recommended", "note": "only a note"}


def consult_lines(found: Consultation) -> Iterator[str]:
    """One paragraph a learning; nothing where none concerns the task."""
    for place, advice in enumerate(found.found):
        if place:
            yield ""
        learning = advice.learning
        yield f"{shown(learning.name)} {shown(learning.title)}"
        yield f"  {' · '.join(_facts(advice))}"
        yield f"  Pattern: {shown(learning.pattern)}"
        yield f"  Guidance: {shown(learning.guidance)}"


def _facts(advice: Advice) -> Iterator[str]:
    learning = advice.learning
    yield f"{strength(learning)} – {_USES[advice.use]}"
    if advice.where:
        yield f"scope {shown(advice.where)}"
    if advice.fit.word in ("both", "phase"):
        yield f"phase {shown(learning.phase)}"
    if learning.promoted:
        yield f"promoted to {shown(learning.promoted)}"
    if learning.conflict:
        yield f"CONFLICT {shown(learning.conflict)}"


def strength(learning: Learning) -> str:
    """`high ×5`"""
    return f"{shown(learning.confidence) or 'unknown'} ×{learning.occurrences}"


def hidden_sentence(found: Consultation) -> str:
    """What a long file leaves out; empty where nothing is."""
    return f"{counted(found.hidden, 'learning')} of low confidence left out: the file is long" if found.hidden else ""


def consult_json(snapshot: Snapshot, question: Question, found: Consultation) -> dict[str, Json]:
    names = {document.path: document.relative for document in snapshot.documents}
    return {
        "paths": list(question.paths),
        "phase": question.phase or None,
        "dimension": question.dimension or None,
        "hidden": found.hidden,
        "learnings": [_advice_json(each, names) for each in found.found],
    }


def _advice_json(advice: Advice, names: Mapping[str, str]) -> dict[str, Json]:
    learning = advice.learning
    return {
        "id": learning.name,
        "file": names.get(learning.key.path, learning.key.path),
        "line": learning.entry.line,
        "match": advice.fit.word or None,
        "where": advice.where or None,
        "use": advice.use,
        "title": learning.title,
        "phase": learning.phase,
        "dimension": learning.dimension,
        "scope": list(learning.scope),
        "pattern": learning.pattern,
        "guidance": learning.guidance,
        "confidence": learning.confidence,
        "occurrences": learning.occurrences,
        "last_seen": learning.last_seen.isoformat() if learning.last_seen is not None else None,
        "promoted": learning.promoted or None,
        "conflict": learning.conflict or None,
    }
