"""Headings that explain a file rather than record something: guidelines, legends, statistics, templates."""

import re
from functools import lru_cache
from string import digits

from hotwash.core.text.patterns import Pattern

_WORDS = """
    format formats template templates example examples sample usage guidelines guideline guide how-to instructions
    instruction rules legend statuses status-definitions status-values categories areas priorities severities kinds
    quick-reference reference references table-of-contents contents index toc overview introduction about purpose notes
    statistics stats metrics tracking summary-table changelog history promotion-rules promotion promoted-rules triage
    review-schedule workflow lifecycle conventions naming glossary links resources see-also related appendix
    related-documents related-files related-links further-reading
    skill-extraction archive archived skill definitions detection-triggers entry-format entry-template
    log-entry-template logging-format how-to-use when-to-log maintenance housekeeping todo todos to-dos todo-list
    to-do-list action-items next-steps open-questions follow-ups milestones release-notes goal goals scope non-goals
    objective objectives conclusion conclusions
    last-updated last-update last-reviewed last-review last-modified next-review review-history review-log
    revision-history update-history promotion-log promotion-history promotion-queue maintenance-log maintenance-history
    change-log audit-log archive-log cleanup-log policy policies known-limitations limitations
    格式 模板 示例 说明 使用说明 规则 分类 统计 图例 状态说明 目录 概述 简介 参考 索引
    录入格式 记录格式 待记录 元数据 归档 下一步 下一步计划 后续计划 待办事项 里程碑 路线图
    フォーマット テンプレート 例 統計 使い方 형식 템플릿 예시 통계
    vorlage beispiel statistik regeln legende offene-punkte offene-fragen nächste-schritte aufgaben
    modelo exemplo estatísticas regras próximos-passos plantilla ejemplo reglas estadísticas próximos-pasos
    prochaines-étapes prossimi-passi следующие-шаги
    modèle exemple règles statistiques modello esempio regole шаблон пример правила статистика формат mẫu ví-dụ
"""
_CONTENTS = frozenset(("contents", "table-of-contents", "toc", "index", "目录", "索引", "inhalt", "índice", "sommaire"))
_OTHER_FILES = frozenset(
    ("todo", "todos", "to-dos", "todo-list", "to-do-list", "changelog", "release-notes", "milestones")
)
_NAMES = frozenset(_WORDS.split()) | _OTHER_FILES
_OTHER_PAPERS = Pattern(
    r"[\W\d]{0,12}(?:[\w-]{1,20} ){0,2}(?:road-?map|plan|(?:meetings?|minutes)(?: notes)?|promotions|user profile"
    r"|interviews?(?: notes| with [^\n]{1,60})?|environment"
    r"|promotion (?:log|queue|history)|promoted(?: (?:learnings|entries|rules|items))?|hand-?(?:off|over)(?: notes)?"
    r"|stand-?ups?(?: notes)?|sprint(?: \d{1,4})?|(?:chat|conversation) (?:export|transcript|log|history)|transcript"
    r"|design(?: doc(?:ument)?)?|spec(?:ification)?|rfc|proposal|(?:test|status) report|benchmarks?|onboarding"
    r"|(?:weekly|monthly|quarterly) review|checklist|glossary"
    r"|architecture (?:notes|overview)|agenda|faq|cheat-?sheet|cheat sheet)(?:[\W\d]{0,40}|[:：—–]\W[^\n]{1,100})",
    re.IGNORECASE,
)
_SIGNS = Pattern(
    r"\b(?:format|template|legend|definitions?|guidelines?|statistics|rules|quick reference|how to|table of contents"
    r"|status (?:values|codes)|kinds of|types of|house rules)\b|格式|模板|统计|说明|规则",
    re.IGNORECASE,
)
_GENERAL_WORDS = """
    a an and the of for in to as this that file files log logs logging logged entry entries error errors learning
    learnings lesson lessons issue issues feature features request requests status statuses state states priority
    severity category area kind type id field fields record records house agent agents review reviews key value values
    level code codes our quick how when what common general basic main list summary
"""
_TELLING_WORDS = """
    format formats template templates example examples guidelines guideline guide instructions rules legend definitions
    statistics stats metrics tracking changelog history workflow lifecycle conventions glossary index toc reference
    types kinds levels values codes fields how
"""
_TELLING = frozenset(_TELLING_WORDS.split())
_GENERAL = _TELLING | frozenset(_GENERAL_WORDS.split())
_WORD = Pattern(r"[^\W_]+")
_REMARK = Pattern(r"(?<=\w) [(（][^()（）]{1,40}[)）]\W{0,2}$")
_EDGES = Pattern(r"^[\W_\d]+|[\W_\d]+$")
_BETWEEN = Pattern(r"[\s_]+")
_KEPT_SINCE = Pattern(
    r"(?<=\w)(?<!last)[\s(\[,;:–—-]{1,4}(?:last )?(?:updated|reviewed|revised|since|as of|valid from)"
    r"\W{0,4}(?:\d{4}-\d\d-\d\d)?\W{0,4}$",
    re.IGNORECASE,
)
_EXAMPLE = Pattern(
    r"\W*(?:(?:entry|log|an?) )?(?:examples?|sample|beispiel|ejemplo|exemplo|exemple|esempio|пример|示例|例子|例)"
    r"(?: (?:entry|entries|log))?\W*",
    re.IGNORECASE,
)
_RELEASE = Pattern(
    r"[^\w\[]{0,6}(?:version |release )?\[?(?:v\d{1,4}\.\d{1,4}|\d{1,4}\.\d{1,4}\.\d{1,6})"
    r"[\w.+-]{0,20}\]?(?:\([^\s)]{0,200}\))?[\s:–—/,-]{1,4}[(\[]?\d{4}-\d\d-\d\d[)\]]?",
    re.IGNORECASE,
)
_RULES = Pattern(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t\r]*$", re.MULTILINE)
_NONE_YET = Pattern(r"[_*(（]+[^\n]{0,120}[_*)）]+[ \t\r\n]*")
_NOTHING = Pattern(
    r"(?:[-*+][ \t])?\W{0,4}(?:(?:no (?:new |further |other )?"
    r"(?:errors|issues|incidents|problems|failures|learnings|lessons|entries|corrections|requests)|nothing|none)"
    r"(?: (?:new|learned|logged|recorded|reported|found|noted|to (?:report|log|note|add)))?"
    r"(?: (?:today|yet|so far|here|(?:on )?this (?:day|week|session|time)))?)\W{0,6}",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def is_boilerplate(title: str) -> bool:
    """Whether a heading of that title begins an explanation, so that nothing weakly marked below it is an entry.

    It is one of the usual names, with or without a remark (`Statistics (by hand)`), or made of general words of which
    one tells (`Error Log Format`). Since when it holds is no part of the name (`Rules (updated 2026-03-16)`).
    """
    title = _KEPT_SINCE.sub("", title)
    words = [match[0] for match in _WORD.finditer(title.casefold())]
    tells = not _TELLING.isdisjoint(words) and all(word in _GENERAL or word.isdigit() for word in words)
    return tells or _plain(_REMARK.sub("", title)) in _NAMES


def names_example(title: str) -> bool:
    """Whether a title is that of an example."""
    return bool(_EXAMPLE.fullmatch(title))


def names_contents(title: str) -> bool:
    """Whether a title is that of a list of what comes after it, so that what is below it is no part of it."""
    return _plain(title) in _CONTENTS


def names_other_file(title: str, is_named: bool = False) -> bool:
    """Whether a file of that title is kept for something else than what was learned, as a plan or notes of meetings.

    One that `is_named` like a log may well be about meetings.
    """
    return _plain(title) in _OTHER_FILES or (not is_named and bool(_OTHER_PAPERS.fullmatch(title)))


def names_release(title: str) -> bool:
    """Whether a title is the version of something and its date, as in the list of its changes."""
    return bool(_RELEASE.fullmatch(title))


def sounds_explanatory(title: str) -> bool:
    """Whether a title has a word of an explanation; a record may have one too (`Wrong date format`)."""
    return bool(_SIGNS.search(title))


def says_none_yet(text: str) -> bool:
    """Whether all there is below a heading is a remark that nothing is there (`_None yet._`), or not even that."""
    said = _RULES.sub("", text).strip()
    return not said or bool(_NONE_YET.fullmatch(said)) or says_nothing(said)


def says_nothing(text: str) -> bool:
    """Whether a text is but a sentence to say that there is nothing (`No errors today.`)."""
    return bool(_NOTHING.fullmatch(_RULES.sub("", text).strip()))


def _plain(title: str) -> str:
    folded = title.casefold()
    is_word = folded.isascii() and folded.isalnum()
    return folded.strip(digits) if is_word else _BETWEEN.sub("-", _EDGES.sub("", folded))
