"""The words files use for priorities and severities, as the four the program speaks."""

import re
from functools import lru_cache

from hotwash.core.text.patterns import Pattern

_WORDS = {
    "critical": """
        p0 critical crit blocker blocking urgent emergency severe highest sev0 sev1 紧急 严重 致命 緊急 重大 긴급
        심각
        kritisch crítica crítico critique critica critico критический критично nghiêm khẩn
    """,
    "high": """
        p1 high major important sev2 高 较高 重要 높음 상 hoch alta alto haute élevée élevé elevata высокий высокая
        cao
    """,
    "medium": """
        p2 medium med moderate normal middle default sev3 中 中等 一般 普通 중간 보통 mittel média médio media medio
        moyenne moyen
        средний средняя trung
    """,
    "low": """
        p3 p4 low minor trivial lowest nit sev4 低 较低 轻微 낮음 하 niedrig gering baixa baixo baja bajo basse
        faible bassa basso низкий низкая thấp
    """,
}
_LEVELS = {word: level for level, words in _WORDS.items() for word in words.split()}
_WORD = Pattern(r"[^\W_]+")
_GRADE = Pattern(r"(?:P|SEV-?)[0-5]", re.IGNORECASE)


@lru_cache(maxsize=1024)
def priority_of(native: str | None) -> str | None:
    """`critical`, `high`, `medium` or `low`; any other word as it is written; `None` for none."""
    word = _WORD.search(native) if native else None
    if word is None or "|" in (native or ""):
        return None
    return _LEVELS.get(word[0].casefold(), word[0].lower())


@lru_cache(maxsize=1024)
def severity_of(native: str | None) -> str | None:
    """Like a priority, but a grade (`P1`, `SEV2`) stays one."""
    grade = _GRADE.search(native) if native else None
    return grade[0].upper() if grade else priority_of(native)
