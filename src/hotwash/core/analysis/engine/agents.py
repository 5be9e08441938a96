"""Which agents a pattern concerns, by its category, and whose runbooks take it (source: learning engine, targets)."""

from collections.abc import Iterable

from hotwash.core.text.patterns import Pattern

REVIEWER = "code-reviewer"

_BACKEND, _FRONTEND, _TESTER, _OPERATOR = "api-dev", "frontend-dev", "test-engineer", "sre"
_OF_CATEGORY = {
    "api": (_BACKEND,),
    "completeness": (_BACKEND,),
    "convention": (_BACKEND, _FRONTEND),
    "correctness": (_BACKEND,),
    "infrastructure": (_OPERATOR,),
    "performance": (_BACKEND, _OPERATOR),
    "security": (_BACKEND, _OPERATOR),
}
_CORRECTNESS = "correctness"
_OF_SCREENS = Pattern(r"(?:\.(?:tsx|jsx|vue|svelte|css|scss|html)(?::\d+)?$)|(?:^|/)(?:frontend|ui|components)/")


def agents_of(category: str | None, files: Iterable[str]) -> tuple[str, ...]:
    """Whom the map names; what is correct in a user interface is the matter of its own agent."""
    if category == _CORRECTNESS:
        places = [bool(_OF_SCREENS.search(file)) for file in files] or [False]
        return tuple(agent for agent, is_there in ((_BACKEND, not all(places)), (_FRONTEND, any(places))) if is_there)
    return _OF_CATEGORY.get(category or "", ())


def promotion_targets(category: str | None, affected: Iterable[str]) -> tuple[str, ...]:
    """The agents whose runbooks take a pattern: those affected, and who shall look out for it, the reviewer last."""
    agents = [agent for agent in affected if agent != REVIEWER]
    if category == _CORRECTNESS and _BACKEND in agents:
        agents.append(_TESTER)
    return (*dict.fromkeys(agents), REVIEWER)
