"""What the title of a heading says about everything below it: a state, a period, or only that it is a day."""

import re

from hotwash.core.formats.tally import without_tally
from hotwash.core.formats.vocabulary import is_state
from hotwash.core.text.patterns import Pattern

_MANY = (
    r"(?:errors|issues|bugs|failures|problems|incidents|learnings|lessons|requests|feature requests|features|entries"
    r"|items|findings|tasks|ideas|proposals|suggestions|insights|corrections|fehler|probleme|einträge|errores|problemas|erros|erreurs|problèmes"
    r"|errori|problemi|ошибки|проблемы|записи)"
)
_MANY_RECORDS = Pattern(
    rf"\s{_MANY}\W*$|^\W*{_MANY}\s|(?<=\w)的?(?:问题|错误|需求|记录|条目|問題|錯誤)\W*$", re.IGNORECASE
)
_OF_MANY = Pattern(rf"\b(?:{_MANY}|notes|rules|patterns|causes|things|questions|steps)\b", re.IGNORECASE)
_SENTENCE = Pattern(r"\w+\W+\w+\W+\w|[\u3040-\u9fff]{6}")
_PERIOD = Pattern(
    r"\d{4}-(?:\d{2}|W\d{2})|\d{4} ?年 ?\d{1,2} ?月|(?:week|kw) \d{1,2}\b.{0,20}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{4}",
    re.IGNORECASE,
)
_NO_TITLE = Pattern(
    r"(?:\W|\d|\b(?:week of|week|weekly|day|daily|sessions?|hand-?(?:off|over)s?|runs?|rounds?|shifts?|logs?|notes?"
    r"|reviews?|entries|learnings?|errors?|updates?|from|am|pm|utc|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon|evening|night)\b"
    r"|(?:周|星期|礼拜|週)[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일|上午|下午|晚上|日志|日報|日报|记录|笔记|复盘|日誌|記録"
    r"|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?)\b)*",
    re.IGNORECASE,
)


def is_sentence(title: str) -> bool:
    """Whether a title has so many words that it says something rather than name it, or many of a kind."""
    return _SENTENCE.search(title) is not None and _OF_MANY.search(title) is None


def state_of_all(title: str) -> str | None:
    """The state that a title gives to all below it: `Resolved`, `Open Issues`, `Open (2)`."""
    state = _MANY_RECORDS.sub("", without_tally(title))
    return state if is_state(state) else None


def names_period(title: str) -> bool:
    """Whether a title is a month or a week (`2026-03`, `Week 24`)."""
    return bool(_PERIOD.fullmatch(title))


def is_no_title(title: str) -> bool:
    """Whether what stands beside a date names nothing (`Daily log`)."""
    return bool(_NO_TITLE.fullmatch(title))
