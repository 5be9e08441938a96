"""Where a confirmed learning belongs for good: the kind of control, a file for it, and the text it would get.

(source: harness-learnings, promotion; formats/3-harness.md §4 and §7)
"""

import os
import re
from collections.abc import Mapping

from hotwash.core.analysis.harness.learning import Learning, learning_of
from hotwash.core.analysis.harness.vocabulary import (
    AGENT,
    ARCHITECTURE,
    BEHAVIOUR,
    DECISION,
    HOOK,
    INSTRUCTION,
    MAINTAINABILITY,
    SKILL,
    TEST,
)
from hotwash.core.analysis.tokens import stem
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot

_BY_DIMENSION = {MAINTAINABILITY: INSTRUCTION, ARCHITECTURE: DECISION, BEHAVIOUR: TEST}
_PLACES: Mapping[str, str] = {
    INSTRUCTION: ".github/instructions/{name}.instructions.md",
    SKILL: ".github/skills/{name}/SKILL.md",
    AGENT: ".github/agents/{name}.agent.md",
    HOOK: ".github/hooks/{name}.json",
    DECISION: "docs/adr/{name}.md",
    TEST: "tests/{name}",
}
_NAME_WORDS = 3
_WORD = re.compile(r"[a-z0-9]+")


def mechanism_for(learning: Learning) -> str:
    """The simplest kind of control for its dimension."""
    return _BY_DIMENSION.get(learning.dimension, INSTRUCTION)


def may_be_hook(learning: Learning) -> bool:
    """Whether it tells of something that must be done before, which a hook could do (source: prerequisites)."""
    return learning.phase == "verify" and learning.dimension == MAINTAINABILITY


def suggested_target(learning: Learning, mechanism: str) -> str:
    """A file of the project for it, named after what it is about."""
    named = [word for word in _WORD.findall(learning.title.casefold()) if stem(word)][:_NAME_WORDS]
    return _PLACES[mechanism].format(name="-".join(named) or learning.name.casefold())


def suggested_control(snapshot: Snapshot, key: Key) -> Mapping[str, str]:
    """Both for the learning of that identity, as the arguments of its promotion."""
    learning = learning_of(snapshot.document(key.path), key)
    if learning is None:
        return {}
    mechanism = mechanism_for(learning)
    return {"target": suggested_target(learning, mechanism), "mechanism": mechanism}


def scope_globs(learning: Learning) -> str:
    """What an instruction is applied to: the paths of its scope."""
    return ",".join(part + "**" if part.endswith(os.sep) else part for part in learning.scope)
