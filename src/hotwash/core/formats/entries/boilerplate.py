"""Headings that explain a file rather than record something: guidelines, legends, statistics, templates."""

import re
from functools import lru_cache

from hotwash.core.text.patterns import Pattern

_WORDS = """
    format formats template templates example examples sample usage guidelines guideline guide how-to instructions
    instruction rules legend statuses status-definitions status-values categories areas priorities severities kinds
    quick-reference reference references table-of-contents contents index toc overview introduction about purpose notes
    statistics stats metrics tracking summary-table changelog history promotion-rules promotion promoted-rules triage
    review-schedule workflow lifecycle conventions naming glossary links resources see-also related appendix
    skill-extraction archive archived skill definitions detection-triggers entry-format entry-template
    log-entry-template logging-format how-to-use when-to-log maintenance housekeeping todo action-items next-steps
    last-updated last-update last-reviewed last-review last-modified next-review review-history review-log
    revision-history update-history promotion-log promotion-history
    格式 模板 示例 说明 使用说明 规则 分类 统计 图例 状态说明 目录 概述 简介 参考 索引
    录入格式 记录格式 待记录 元数据 归档
    フォーマット テンプレート 例 統計 使い方 형식 템플릿 예시 통계
    vorlage beispiel statistik regeln legende modelo exemplo estatísticas regras plantilla ejemplo reglas estadísticas
    modèle exemple règles statistiques modello esempio regole шаблон пример правила статистика формат mẫu ví-dụ
"""
_NAMES = frozenset(_WORDS.split())
_SIGNS = Pattern(
    r"\b(?:format|template|legend|definitions?|guidelines?|statistics|rules|quick reference|how to|table of contents"
    r"|status (?:values|codes)|kinds of|types of|house rules)\b|格式|模板|统计|说明|规则",
    re.IGNORECASE,
)
_GENERAL_WORDS = """
    a an and the of for in to this that file files log logs logging logged entry entries error errors learning learnings
    lesson lessons issue issues feature features request requests status statuses state states priority severity
    category area kind type id field fields record records house agent agents review reviews key value values level
    levels code codes use used our quick how when what common general basic main list summary
"""
_TELLING_WORDS = """
    format formats template templates example examples guidelines guideline guide instructions rules legend definitions
    statistics stats metrics tracking changelog history workflow lifecycle conventions glossary index toc reference
    types kinds values codes fields how
"""
_TELLING = frozenset(_TELLING_WORDS.split())
_GENERAL = _TELLING | frozenset(_GENERAL_WORDS.split())
_WORD = Pattern(r"[^\W_]+")
_EDGES = Pattern(r"^[\W_\d]+|[\W_\d]+$")
_BETWEEN = Pattern(r"[\s_]+")
_RULES = Pattern(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t\r]*$", re.MULTILINE)
_NONE_YET = Pattern(r"[_*(（]+[^\n]{0,120}[_*)）]+[ \t\r\n]*")


@lru_cache(maxsize=1024)
def is_boilerplate(title: str) -> bool:
    """Whether a heading of that title begins an explanation, so that nothing weakly marked below it is an entry.

    It is one of the usual names, or made of general words of which one tells (`Error Log Format`).
    """
    text = title.casefold()
    words = frozenset(match[0] for match in _WORD.finditer(text) if not match[0].isdigit())
    usual = _BETWEEN.sub("-", _EDGES.sub("", text)) in _NAMES
    return usual or (bool(words) and words <= _GENERAL and not _TELLING.isdisjoint(words))


def sounds_explanatory(title: str) -> bool:
    """Whether a title has a word of an explanation; a record may have one too (`Wrong date format`)."""
    return bool(_SIGNS.search(title))


def says_none_yet(text: str) -> bool:
    """Whether all there is below a heading is a remark that nothing is there (`_None yet._`)."""
    said = _RULES.sub("", text).strip()
    return not said or bool(_NONE_YET.fullmatch(said))
