"""The words files use for a status, a priority and a severity, and what they mean here.

To add a language, add its words to the tables; nothing else knows about languages.
"""

import unicodedata
from functools import lru_cache

from hotwash.core.formats.boxes import box_status
from hotwash.core.model.vocabulary import Status
from hotwash.core.text.patterns import Pattern

_STATUS_WORDS = {
    Status.OPEN: """
        pending open opened todo to-do new unresolved unfixed reopened backlog queued planned proposed requested
        captured tracked needs-triage triage triaging pending-verify unverified outstanding identified reported
        detected observed drafted undone not-started scoped
        待处理 待解决 待办 待修复 待安排 待开发 待验证 待定 待实现 待跟进 待确认 未解决 未处理 未修复 未完成 未开始
        未关闭 打开 开放 新建 尚未 待 未
        待處理 待解決 未解決 未處理 未修復 開放
        offen offene ausstehend neu ungelöst unerledigt
        chưa đang-chờ chờ
        pendente pendentes aberto aberta abertos abertas novo nova
        pendiente pendientes abierto abierta abiertos abiertas nuevo nueva
        ouvert ouverte ouverts ouvertes en-attente à-faire nouveau
        aperto aperta aperti aperte in-attesa da-fare nuovo
        открыт открыто открыта открытые ожидает новый новая не-решено
        未対応 未着手 未完了 新規 保留中
        대기 대기중 미해결 열림 신규
        otwarte otwarty oczekujące åben öppen bekliyor açık
        openstaand wachtend відкрито очікує terbuka menunggu otevřeno čeká åbent öppet åpen venter väntar مفتوح
        logged noted recorded needs-investigation needs-fix needs-work needs-review needs-attention
        needs-follow-up needs-followup
        recurring recurrent known-issue known under-consideration considering
        to-be to-fix to-investigate to-review not-yet re-opened unconfirmed fix-pending in-backlog scheduled failing
        broken needs-testing needs-verification needs-validation
    """,
    Status.ACTIVE: """
        active in-progress inprogress progress wip ongoing started working investigating under-investigation
        implementing monitoring
        contained escalated acknowledged mitigating mitigated diagnosing debugging developing testing verifying
        validating reviewing in-review under-review in-development in-testing doing underway partial partially
        partly continuing applying watching workaround draft-promoted pushed experiment experimenting
        mostly almost half-done temporarily temporary-fix fix-in-progress in-qa in-monitoring under-observation
        monitored pr-open in-pr pr-submitted root-cause-found root-cause-identified
        跟进中 观察中 优化中 测试中 排查中 讨论中 评估中 部署中 worked-around
        处理中 进行中 開發中 开发中 调查中 修复中 实施中 验证中 监控中 解决中 部分 已缓解 處理中 進行中 正在
        in-bearbeitung in-arbeit laufend begonnen teilweise
        đang đang-xử-lý
        em-andamento em-progresso em-curso
        en-curso en-progreso en-proceso
        en-cours
        in-corso in-lavorazione
        в-работе в-процессе
        対応中 進行中 調査中 作業中
        진행 진행중 처리중 조사중
        w-toku w-trakcie mee-bezig в-роботі sedang-dikerjakan probíhá pågår devam-ediyor
    """,
    Status.BLOCKED: """
        blocked paused on-hold hold waiting needs-user-action needs-user-input needs-user needs-input needs-action
        needs-human action-required requires-action user-action-required needs-info needs-decision
        stalled suspended deferred postponed parked frozen snoozed awaiting
        阻塞 暂停 挂起 已暂停 搁置 已搁置 被阻塞 延期 推迟 等待 暫停 阻塞中
        blockiert pausiert zurückgestellt wartet
        tạm-dừng bị-chặn
        bloqueado bloqueada pausado pausada
        bloqué en-pause suspendu
        bloccato sospeso in-pausa
        заблокирован приостановлен отложен отложено
        保留 中断 ブロック
        보류 차단 중단
    """,
    Status.RESOLVED: """
        resolved fixed done completed complete implemented shipped verified closed solved finished addressed
        deployed
        released merged corrected patched live delivered applied integrated handled remediated
        hotfixed fix-applied fix-deployed fix-committed fix-merged fix-verified pr-merged healed cleaned-up
        no-longer-an-issue no-longer-occurs no-longer-happens incorporated
        enforced adopted repaired validated answered clarified
        已解决 已修复 已完成 完成 解决 修复 已修正 已实现 已关闭 已处理 已上线 已部署 已验证
        已落实 已实施 已采纳 已落地 已执行 已应用
        已更正 已优化 已规避 已改进 已合并 已发布 已更新 已纠正 已调整 关闭
        已解決 已修復 已處理 已關閉 已實現
        erledigt erledigte gelöst gelöste behoben behobene abgeschlossen fertig geschlossen umgesetzt
        đã đã-xử-lý đã-sửa xong hoàn-thành
        resolvido resolvida resolvidos resolvidas concluído concluída corrigido corrigida feito fechado
        implementado implementada
        resuelto resuelta resueltos resueltas hecho cerrado corregido completado completada solucionado
        résolu résolue résolus résolues corrigé terminé fait fermé
        risolto risolta risolti risolte fatto chiuso corretto completato
        решённые решенные исправленные решено решен решена решён исправлено исправлен закрыт закрыто готово
        сделано выполнено
        対応済み 対応済 解決済み 解決済 解決 修正済み 修正済 完了 済み 済
        해결 해결됨 해결완료 완료 완료됨 수정됨 수정완료
        rozwiązane naprawione løst löst çözüldü
        opgelost gerepareerd afgerond вирішено виправлено закрито selesai teratasi diperbaiki vyřešeno opraveno hotovo
        åtgärdad fikset rettet lukket stängd zamknięte zrobione düzeltildi tamamlandı kapatıldı محلول
    """,
    Status.PROMOTED: """
        promoted promoted-to-skill promoted-to-runbook handed-off graduated extracted elevated codified added-to
        skill-created rule-added
        已沉淀 已固化 已写入 已纳入 已推广 已提升 已晋升 已提升为规则 已提升為規則
        befördert übernommen
        promovido promovida
        promovido-a
        promu promue
        promosso promossa
        повышен продвинуто
        昇格 昇格済み
        승격 승격됨
    """,
    Status.SUPERSEDED: """
        superseded replaced obsolete duplicate dup outdated deprecated merged-into stale
        已取代 已替代 已过时 重复 已废弃
        ersetzt veraltet
        substituído substituída obsoleto
        sustituido reemplazado
        remplacé remplacée
        sostituito
        заменено заменён устарело
        置換済み 廃止
        대체됨
    """,
    Status.REJECTED: """
        rejected declined discarded revoked abandoned dismissed cancelled canceled invalid ignored dropped wontfix
        wont-fix won't-fix won’t-fix will-not-fix not-planned not-a-bug by-design wont-do won't-do pruned demoted
        retired withdrawn archived skipped
        not-reproducible cannot-reproduce can't-reproduce can’t-reproduce not-applicable not-needed unnecessary
        not-an-issue non-issue false-positive works-as-intended works-as-designed as-designed expected-behavior
        expected-behaviour
        已拒绝 拒绝 已放弃 不修复 已取消 已忽略 无效 不处理 已撤销 不予处理
        已拒絕 已放棄 不修復 不處理
        abgelehnt verworfen verzichtet
        từ-chối bỏ-qua
        rejeitado rejeitada descartado cancelado
        rechazado descartada cancelada
        rejeté rejetée abandonné annulé
        rifiutato scartato annullato
        отклонено отклонен отклонён отменено
        却下 対応しない 中止
        거절 거절됨 취소
    """,
    Status.EXAMPLE: "example sample 示例 beispiel exemplo ejemplo exemple esempio пример 例 예시",
}
_TOPIC_WORDS = """
    testing monitoring debugging developing reviewing validating verifying diagnosing working watching implementing
    progress experiment experimenting workaround live triage experiments mitigating temporary-fix false-positive
    expected-behavior expected-behaviour not-needed mostly almost monitored scheduled broken failing temporarily to-be
    added-to to-fix to-investigate to-review elevated half-done rule-added
"""
_TOPICS = frozenset(word.replace("-", " ") for word in _TOPIC_WORDS.split())
_STATUSES = {word.replace("-", " "): status for status, words in _STATUS_WORDS.items() for word in words.split()}
_LONGEST = max(len(phrase.split()) for phrase in _STATUSES)
_UNSPACED = sorted((word for word in _STATUSES if word[0] >= "\u3000"), key=len, reverse=True)

_MOST_CHARACTERS = 200
_NEGATIONS = "not no non nicht kein pas ne não nao nunca не нет nie ikke inte niet ei"
_EMPHASIS = "fully now still already auto automatically currently finally permanently"
_ADVERBS = frozenset(_EMPHASIS.split())
_NOT = frozenset(_NEGATIONS.split())
_BEFORE = "auto self now already fully completely finally currently still successfully manually all"
_QUALIFIERS = frozenset(_BEFORE.split())
_DONE = (Status.RESOLVED, Status.PROMOTED)

_ESCAPES = Pattern(r"\x1b(?:\[[0-9;?]{0,32}[ -/]{0,4}[@-~]|\][^\x07\x1b]{0,2000}(?:\x07|\x1b\\)?)")
_TAG = Pattern(r"</?[a-z][^<>\n]{0,80}>")
_STRUCK = Pattern(r"~~[^~\n]{1,80}~~")
_WORD = Pattern(r"[^\W_]+(?:['’][^\W_]+)?")
_TICK = Pattern(r"[✅✔☑]\ufe0f?")
_DAY_AHEAD = Pattern(r"^\W{0,3}20\d\d-\d\d-\d\d(?=\W{1,3}[^\W\d])")
_TICKED = Pattern(r"^\s{0,3}\[[xX✓✔]\]\s?")
_ARROW = Pattern(r"→|⇒|➜|➡️?|[-=]>")
_MENU = Pattern(r"\S\s{0,9}\|\s{0,9}\S")


@lru_cache(maxsize=4096)
def status_of(native: str | None) -> Status:
    """What a status text means: its leading words decide; an emoji, a date or a note beside them does not.

    A negated word (`not fixed yet`, `nicht erledigt`) is open; a menu that nobody chose from says nothing. Of a step
    (`pending → resolved`) the last word counts; more steps than one are a menu too. A box says it by its mark, and so
    does a tick that is alone.
    """
    if not native:
        return Status.UNKNOWN
    boxed = box_status(native)
    if boxed is not None or _TICK.fullmatch(native.strip()):
        return boxed or Status.RESOLVED
    native = native[:_MOST_CHARACTERS]
    text = unicodedata.normalize("NFC", _TICKED.sub("", _STRUCK.sub("", _TAG.sub("", _ESCAPES.sub("", native)))))
    steps = _ARROW.sub("\n", text).split("\n")
    if _MENU.search(text) or len(steps) > 2:
        return Status.UNKNOWN
    if len(steps) == 2 and _first_known(_leading_words(steps[1].casefold())) is not Status.UNKNOWN:
        text = steps[1]
    words = _leading_words(_DAY_AHEAD.sub("", text).casefold())
    if len(words) > 1 and words[0] in _ADVERBS:
        words = words[1:]
    if words and words[0] in _NOT:
        return _known_as_whole(words) or _negated(words[1:])
    return _first_known(words)


def status_phrase(native: str) -> str:
    """The leading words of a status text that decide what it means, as written; empty where none does."""
    native = native[:_MOST_CHARACTERS]
    found = list(_WORD.finditer(native))[:_LONGEST]
    for count in range(len(found), 0, -1):
        if " ".join(word[0].casefold() for word in found[:count]) in _STATUSES:
            return native[found[0].start() : found[count - 1].end()]
    first = found[0][0] if found else ""
    return next((word for word in _UNSPACED if first.startswith(word)), "")


@lru_cache(maxsize=1024)
def is_status(text: str) -> bool:
    """Whether `text` is a status and nothing else but perhaps a date or a number (`RESOLVED 2026-05-04`)."""
    words = _leading_words(unicodedata.normalize("NFC", text).casefold())
    while words and words[-1].isdigit():
        words.pop()
    return " ".join(words) in _STATUSES


def is_state(text: str) -> bool:
    """Whether a part of a title is a status; a word that names a topic as well (`Testing`) is one in capitals only."""
    return is_status(text) and (text.isupper() or " ".join(_leading_words(text.casefold())) not in _TOPICS)


@lru_cache(maxsize=1024)
def letters(word: str) -> str:
    """What is left of a word that people spell in several ways: `Won't fix`, `wont_fix` and `wontfix` are one."""
    return "".join(filter(str.isalnum, word.casefold()))


def _leading_words(text: str) -> list[str]:
    words: list[str] = []
    shown = text if text.isprintable() else "".join(filter(str.isprintable, text))
    for match in _WORD.finditer(shown):
        if words or match[0] not in _QUALIFIERS:
            words.append(match[0])
        if len(words) > _LONGEST:
            break
    return words


def _known_as_whole(words: list[str], least: int = 2) -> Status | None:
    """What the longest phrase that is known means, of at least so many of the leading words (`not a bug`)."""
    phrases = (" ".join(words[:count]) for count in range(min(_LONGEST, len(words)), least - 1, -1))
    return next((_STATUSES[phrase] for phrase in phrases if phrase in _STATUSES), None)


def _first_known(words: list[str]) -> Status:
    status = _known_as_whole(words, least=1)
    if status is not None:
        return status
    for word in _UNSPACED if words else ():
        if words[0].startswith(word):
            return _STATUSES[word]
    return Status.UNKNOWN


def _negated(words: list[str]) -> Status:
    """`not yet resolved`: the first word that means something decides; what is not done is open."""
    for index in range(len(words)):
        status = _first_known(words[index:])
        if status is not Status.UNKNOWN:
            return Status.OPEN if status in _DONE else Status.UNKNOWN
    return Status.UNKNOWN
