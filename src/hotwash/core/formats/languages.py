"""How each language says a status, and what it calls the fields that are added to an entry.

The first word of a row is the usual one; the others mean the same and no more, so that either may stand for it in a
file that prefers it. To add a language, add its words here and to `vocabulary`.
"""

from collections import Counter
from collections.abc import Iterable

from hotwash.core.formats.vocabulary import status_of, status_phrase
from hotwash.core.model.vocabulary import Status
from hotwash.core.text.patterns import Pattern

ENGLISH = "en"

_OPEN, _ACTIVE, _RESOLVED, _REJECTED, _PROMOTED = (
    Status.OPEN,
    Status.ACTIVE,
    Status.RESOLVED,
    Status.REJECTED,
    Status.PROMOTED,
)
_WORDS: dict[str, dict[Status, str]] = {
    ENGLISH: {
        _OPEN: "pending open todo to_do unresolved",
        _ACTIVE: "in_progress active wip ongoing doing started",
        _RESOLVED: "resolved fixed done completed complete closed solved finished",
        _REJECTED: "wont_fix wontfix won't_fix won’t_fix declined rejected",
        _PROMOTED: "promoted",
    },
    "zh": {
        _OPEN: "待处理 待解决 待办 待修复 未解决 未处理 未完成",
        _ACTIVE: "处理中 进行中",
        _RESOLVED: "已解决 已修复 已完成 完成 解决 已处理 已关闭",
        _REJECTED: "不修复 不处理 已拒绝",
        _PROMOTED: "已推广 已提升",
    },
    "zh-hant": {
        _OPEN: "待處理 待解決 未解決 未處理",
        _ACTIVE: "處理中 進行中",
        _RESOLVED: "已解決 已修復 已處理 已關閉",
        _REJECTED: "不修復 不處理 已拒絕",
        _PROMOTED: "已提升為規則",
    },
    "ja": {
        _OPEN: "未対応 未着手 未完了",
        _ACTIVE: "対応中 作業中",
        _RESOLVED: "解決済み 解決済 対応済み 対応済 完了 修正済み",
        _REJECTED: "対応しない 却下",
        _PROMOTED: "昇格済み",
    },
    "ko": {
        _OPEN: "대기 미해결 열림",
        _ACTIVE: "진행중 처리중",
        _RESOLVED: "해결됨 해결 해결완료 완료 완료됨",
        _REJECTED: "거절됨 거절",
        _PROMOTED: "승격됨",
    },
    "de": {
        _OPEN: "offen ausstehend ungelöst unerledigt",
        _ACTIVE: "in_Bearbeitung in_Arbeit",
        _RESOLVED: "erledigt gelöst behoben abgeschlossen geschlossen",
        _REJECTED: "verworfen abgelehnt",
        _PROMOTED: "übernommen",
    },
    "fr": {
        _OPEN: "ouvert ouverte en_attente à_faire",
        _ACTIVE: "en_cours",
        _RESOLVED: "résolu résolue corrigé terminé fermé",
        _REJECTED: "rejeté abandonné",
        _PROMOTED: "promu",
    },
    "es": {
        _OPEN: "pendiente abierto abierta",
        _ACTIVE: "en_curso en_progreso en_proceso",
        _RESOLVED: "resuelto resuelta hecho cerrado corregido solucionado",
        _REJECTED: "rechazado descartada",
        _PROMOTED: "promovido",
    },
    "pt": {
        _OPEN: "pendente aberto aberta",
        _ACTIVE: "em_andamento em_progresso em_curso",
        _RESOLVED: "resolvido resolvida concluído concluída corrigido fechado",
        _REJECTED: "rejeitado rejeitada",
        _PROMOTED: "promovido",
    },
    "it": {
        _OPEN: "aperto aperta in_attesa da_fare",
        _ACTIVE: "in_corso in_lavorazione",
        _RESOLVED: "risolto risolta fatto chiuso corretto",
        _REJECTED: "rifiutato scartato",
        _PROMOTED: "promosso",
    },
    "ru": {
        _OPEN: "открыто открыт открыта не_решено",
        _ACTIVE: "в_работе в_процессе",
        _RESOLVED: "решено решена решен исправлено исправлен закрыто закрыт готово",
        _REJECTED: "отклонено отклонён",
        _PROMOTED: "продвинуто",
    },
    "vi": {
        _OPEN: "chưa_xử_lý chưa",
        _ACTIVE: "đang_xử_lý",
        _RESOLVED: "đã_xử_lý đã_sửa xong hoàn_thành",
        _REJECTED: "từ_chối bỏ_qua",
    },
}
_FIELD_NAMES = {
    "status": {
        "zh": "状态",
        "zh-hant": "狀態",
        "ja": "ステータス",
        "ko": "상태",
        "fr": "Statut",
        "es": "Estado",
        "pt": "Status",
        "it": "Stato",
        "ru": "Статус",
        "vi": "Trạng thái",
    },
    "notes": {
        "zh": "备注",
        "zh-hant": "備註",
        "ja": "メモ",
        "ko": "메모",
        "de": "Notiz",
        "es": "Notas",
        "pt": "Notas",
        "it": "Note",
        "ru": "Заметка",
        "vi": "Ghi chú",
    },
    "resolution": {
        "zh": "解决结果",
        "zh-hant": "解決",
        "ja": "解決",
        "ko": "해결",
        "de": "Behebung",
        "fr": "Résolution",
        "es": "Resolución",
        "pt": "Resolução",
        "it": "Risoluzione",
    },
    "resolved": {
        "zh": "解决时间",
        "zh-hant": "解決時間",
        "ja": "解決日時",
        "ko": "해결일",
        "de": "Behoben am",
        "fr": "Résolu le",
        "es": "Resuelto el",
        "pt": "Resolvido em",
        "it": "Risolto il",
    },
}
_SIGNS = {
    "zh-hant": "狀態 優先級 嚴重程度 記錄時間 類別 標題 問題 解決方案",
    "zh": "状态 时间 日期 优先级 严重程度 类别 分类 标题 问题 原因 解决方案 教训 摘要 背景",
    "ja": "ステータス 状態 日時 日付 優先度 深刻度 カテゴリ タイトル 要約 対策",
    "ko": "상태 날짜 우선순위 심각도 분류 제목 요약 원인 문제",
    "de": "Zustand Stand Datum Erfasst Priorität Schweregrad Bereich Kategorie Titel Ursache Lösung Fehler",
    "fr": "Statut État Priorité Gravité Domaine Catégorie Titre Résumé",
    "pt": "Situação Data Prioridade Gravidade Título Resumo Descrição",
    "es": "Estado Fecha Prioridad Gravedad Título Resumen",
    "it": "Stato Priorità Gravità Titolo Sommario",
    "ru": "Статус Состояние Дата Приоритет Причина Решение Проблема Урок",
    "vi": "Trạng_thái Ngày Mức_độ Độ_ưu_tiên Nguyên_nhân Cách_sửa Bài_học",
}


def _plain(phrase: str) -> str:
    return " ".join(phrase.casefold().replace("_", " ").replace("-", " ").split())


_MEANING = {
    (language, _plain(word)): status
    for language, rows in _WORDS.items()
    for status, words in rows.items()
    for word in words.split()
}
_LANGUAGE_OF_SIGN = {
    sign.replace("_", " ").casefold(): language for language, signs in _SIGNS.items() for sign in signs.split()
}
_SYMBOLS = Pattern(r"(?:[^\w\s!-~「-】（-）［-］·•–—…]\ufe0f?\s{0,3})+")
_MARKS = Pattern(r"[*_`\[(（【\s]{0,6}")
_CLOSING = {"*": "*", "_": "_", "`": "`", "[": "]", "(": ")", "（": "）", "【": "】"}
_DONE = "✅"


def language_of_status(native: str | None) -> str:
    """The language that says this status, empty where it is no usual word of any."""
    phrase = _plain(status_phrase(native)) if native else ""
    return next((language for language in _WORDS if (language, phrase) in _MEANING), "")


def language_of_names(names: Iterable[str]) -> str:
    """The language that most of these field names are of, empty where none is of a language of its own."""
    found = Counter(_LANGUAGE_OF_SIGN[name.casefold()] for name in names if name.casefold() in _LANGUAGE_OF_SIGN)
    return found.most_common(1)[0][0] if found else ""


def field_name(canonical: str, language: str) -> str:
    """What a field is called in a language: `状态` for a status."""
    return _FIELD_NAMES[canonical].get(language, canonical.title())


def usual_word(status: Status, language: str) -> str:
    """The word of a language for a status, the English one where it has none."""
    words = _WORDS.get(language, {}).get(status) or _WORDS[ENGLISH][status]
    return words.split()[0] if language == ENGLISH else words.split()[0].replace("_", " ")


def word_in_use(status: Status, language: str, shown: Iterable[str]) -> str:
    """The form that these status texts give to a status most often, its usual word first; empty where none does.

    Only words that mean that status and no more count: `monitoring` is not how a file says `in progress`.
    """
    forms = Counter(
        form for native in shown if status_of(native) is status and (form := _form(native, status, language))
    )
    usual = _plain(usual_word(status, language))
    return next((form for form in forms if _plain(status_phrase(form)) == usual), "") or (
        forms.most_common(1)[0][0] if forms else ""
    )


def _form(native: str, status: Status, language: str) -> str:
    """Symbols and words of a status text, without what it says besides."""
    phrase = status_phrase(native)
    if _MEANING.get((language, _plain(phrase))) is not status:
        return ""
    symbols = _SYMBOLS.match(native.lstrip())
    return f"{symbols[0].rstrip()} {phrase}" if symbols else phrase


def written_like(own: str, word: str, status: Status) -> str:
    """A word in the case, the marks and the decoration of the text it takes the place of."""
    text = own.strip()
    symbols = _SYMBOLS.match(text)
    rest = text[symbols.end() :] if symbols else text
    marks = _MARKS.match(rest)
    opening = marks[0].strip() if marks and _is_wrapped(rest, marks[0].strip()) else ""
    closing = "".join(_CLOSING[mark] for mark in reversed(opening))
    tick = f"{_DONE} " if symbols and status is _RESOLVED and not _SYMBOLS.match(word) else ""
    return f"{tick}{opening}{_in_case_of(status_phrase(rest) or rest, word)}{closing}"


def _is_wrapped(text: str, opening: str) -> bool:
    return bool(opening) and text.endswith("".join(_CLOSING[mark] for mark in reversed(opening)))


def _in_case_of(own: str, word: str) -> str:
    letters = [letter for letter in own if letter.isalpha()]
    if not letters or word != word.casefold():
        return word
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return word.upper()
    return word[:1].upper() + word[1:].replace("_", " ") if letters[0].isupper() else word
