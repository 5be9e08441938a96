"""What field and section names mean, in every language and spelling met so far.

To add a language, add its words to the tables; a name that is in none keeps its own lower-case, hyphenated form.
"""

from functools import lru_cache

from hotwash.core.text.patterns import Pattern

_FIELDS = {
    "status": """
        status state current_status entry_status 状态 狀態 当前状态 状態 ステータス 상태 zustand stand estado
        situação situacao resolution_status fix_status issue_status error_status bug_status request_status
        处理状态 解决状态 修复状态 目前状态 対応状況 解決状況 現在の状態 처리상태 처리_상태 진행상태 진행_상태
        aktueller_status bearbeitungsstatus estado_actual statut_actuel stato_attuale situação_atual status_atual
        текущий_статус
        statut état stato статус состояние trạng_thái stan durum
    """,
    "logged": """
        logged logged_at log_date timestamp created created_at created_on recorded recorded_at date date_logged
        logged_date datetime date/time date_&_time time when reported reported_at discovered discovered_at detected
        detected_at occurred occurred_at observed_at added date_added captured captured_at requested requested_on
        requested_at date_requested learned learned_on noted observed happened opened filed first_logged
        logged_on recorded_on noted_on reported_on discovered_on detected_on captured_on observed_on occurred_on
        happened_on added_on opened_on filed_on raised raised_on submitted submitted_on submitted_at
        date_learned date_recorded date_reported date_discovered date_created date_observed date_occurred date_noted
        date_captured date_submitted date_raised date_of_incident date_of_discovery incident_date error_date entry_date
        creation_date created_date recorded_date reported_date discovery_date occurrence_date learned_date session_date
        发现日期 创建日期 添加日期 添加时间 提出时间 提出日期 登记时间 日期时间 上报时间 报告时间 学习日期 学习时间
        出现时间 発生日 発見日 作成日 作成日時 登録日 登録日時 報告日 学習日
        작성일 작성일시 등록일 발생일 발생일시 기록일시 기록일자 생성일 보고일
        erstellt_am erfasst_am gemeldet_am gelernt_am aufgetreten_am entdeckt_am festgestellt_am erstellungsdatum
        fecha_de_registro fecha_registro fecha_de_creación creado_el fecha_y_hora fecha_del_error fecha_del_incidente
        date_de_création date_d'enregistrement enregistré_le créé_le constaté_le date_et_heure date_de_l'incident
        data_do_registro data_de_criação criado_em registrado_em data_e_hora data_do_erro data_do_incidente
        data_di_registrazione data_di_creazione registrato_il creato_il data_e_ora data_wpisu data_zdarzenia utworzono
        дата_создания дата_и_время дата_обнаружения зафиксировано обнаружено записано добавлено
        ngày_ghi ngày_tạo ngày_phát_hiện ngày_ghi_nhận thời_điểm oluşturulma_tarihi
        时间 日期 记录时间 記錄時間 创建时间 发现时间 发生时间 发生日期 记录日期 日時 日付 記録日時 記録日 発生日時
        날짜 일시 기록일 기록_일시
        erfasst datum zeitpunkt erstellt registrado registrada data data_de_registro fecha registrado_el creado
        tarih dátum tanggal kayıt_tarihi zarejestrowano vastgelegd
        enregistré registrato creato дата время дата_записи создано thời_gian ngày ghi_nhận
    """,
    "priority": """
        priority prio 优先级 優先級 优先程度 優先度 우선순위 priorität prioridade prioridad priorité priorità
        приоритет
        độ_ưu_tiên ưu_tiên
    """,
    "severity": """
        severity sev severity_level 严重程度 嚴重程度 严重性 严重级别 级别 等级 重要度 深刻度 심각도 schweregrad
        schwere severidade
        gravidade gravedad severidad gravité sévérité gravità серьёзность серьезность критичность mức_độ
    """,
    "area": """
        area areas 领域 領域 区域 范围 분야 영역 bereich área area_affected zona domaine область khu_vực lĩnh_vực
    """,
    "id": """
        id entry_id error_id learning_id issue_id feature_id request_id bug_id incident_id lesson_id 编号 編號 错误编号
        条目编号 记录编号 번호 番号 管理番号 kennung identifiant идентификатор mã
    """,
    "category": """
        category categories 类别 類別 分类 分類 カテゴリ カテゴリー 카테고리 kategorie categoria categoría catégorie
        категория loại
    """,
    "summary": """
        summary tl;dr tldr one-liner 摘要 概要 概述 总结 總結 要約 요약 zusammenfassung kurzfassung resumo resumen
        résumé
        sommario riepilogo сводка кратко итог tóm_tắt
    """,
    "title": "title titel título titulo titre titolo название заголовок 标题 標題 タイトル 제목 tiêu_đề",
    "see-also": "see_also see_also_ids related_entries related_entry related_learnings siehe_auch 相关条目 参见 関連",
    "resolved": """
        resolved resolved_at resolved_on date_resolved fixed fixed_at fixed_on solved solved_on closed closed_on
        解决时间 解決時間 解決日時 해결일 behoben_am résolu_le
        resuelto_el resolvido_em risolto_il
    """,
    "operation": "operation",
    "affected-resources": "affected_resources affected affected_resource resources_affected",
    "blast-radius": "blast_radius",
    "rollback": "rollback rollback_plan rollback_command rollback_steps",
    "pattern-key": "pattern-key pattern_key patternkey",
    "recurrence-count": "recurrence-count recurrence_count recurrences times_seen",
    "first-seen": "first-seen first_seen erstmals 首次出现 初回",
    "last-seen": "last-seen last_seen zuletzt 最近出现 最終",
    "status-note": "status-note status_note",
    "skill-path": "skill-path skill_path",
    "promoted": "promoted promoted_to 已推广",
    "supersedes": "supersedes replaces",
    "related-files": "related_files related_file files 相关文件 関連ファイル 관련_파일 betroffene_dateien",
    "tags": "tags tag 标签 標籤 タグ 태그 schlagworte etiquetas étiquettes метки",
    "source": "source sources 来源 來源 出典 출처 quelle fonte fuente origine источник nguồn",
}
_SECTIONS = {
    "summary": _FIELDS["summary"],
    "details": """
        details detail description background what_happened what_happened? the_problem problem issue
        context_and_details
        详情 細節 细节 描述 问题 問題 问题描述 詳細 内容 상세 문제 einzelheiten beschreibung problem detalhes
        descrição
        detalles descripción détails dettagli descrizione подробности описание проблема chi_tiết mô_tả vấn_đề
    """,
    "error": """
        error error_output error_message error_details 错误 错误信息 錯誤 エラー 오류 fehler erro errore ошибка lỗi
    """,
    "context": "context 上下文 背景 コンテキスト 배경 kontext contexto contexte contesto контекст bối_cảnh",
    "suggested-action": """
        suggested_action suggested_actions recommended_action action actions next_steps next_step what_to_do
        guidance
        recommendation 建议 建议措施 建议操作 行动 措施 対応 対策 조치 maßnahme maßnahmen empfehlung ação_sugerida
        acción_sugerida
        action_suggérée azione_suggerita рекомендация действия hành_động
    """,
    "suggested-fix": """
        suggested_fix fix the_fix solution workaround correct_approach 解决方案 解決方案 解决方法 修复 修复方案
        解決策 修正案 해결_방법 lösung
        solução solución correzione решение исправление cách_sửa giải_pháp
    """,
    "root-cause": """
        root_cause cause causes 根本原因 原因 根因 원인 ursache causa_raiz causa cause_racine причина nguyên_nhân
    """,
    "prevention": """
        prevention how_to_prevent preventive_measures 预防 预防措施 再発防止 재발_방지 vorbeugung prevenção
        prevención
    """,
    "requested-capability": """
        requested_capability request capability requested_feature feature 需求 功能需求 要望 요청
    """,
    "metadata": """
        metadata meta 元数据 元數據 メタデータ 메타데이터 metadaten metadados metadatos métadonnées metadati
        метаданные
    """,
    "resolution": """
        resolution resolved resolution_notes fix_applied 解决 解决结果 解決 해결 auflösung behebung resolução
        resolución résolution
        risoluzione khắc_phục
    """,
}
_OTHER_SECTIONS = """
    what_worked what_didn't_work what_did_not_work what_i_learned what_we_learned what_was_learned lesson lessons
    lessons_learned key_lesson key_lessons takeaway takeaways key_takeaways insight insights key_insight symptom
    symptoms impact verification validation evidence examples example files_changed files_modified key_files changes
    changes_made what_changed what_we_changed what_was_wrong what's_correct what_is_correct decision decisions
    diagnosis failure resolution_steps steps steps_to_reproduce reproduction how_to_apply rule the_rule why
    why_it_matters trigger environment commands command notes note status follow-up follow_up update addendum recurrence
    related
    handoff timeline mitigation metrics action_items acceptance_criteria use_case user_context complexity_estimate
    context_maintenance skill_review_proposal promoted promotion next impact_assessment 教训 经验 经验教训 影响 验证
    示例 备注 反思 总结 启示 现象 过程 学到的 下一步 改进 正确做法 错误做法 应用 来源 触发条件
"""
_STORY_FIELDS = """
    problem issue error error_message what_happened what_went_wrong mistake lesson learning learned root_cause cause
    fix solution resolution workaround prevention action correct_approach rule why context situation impact
    how_to_apply what_i_learned what_to_do_differently request requested_by use_case proposal symptom background
    问题 错误 错误信息 原因 根本原因 解决方案 解决 修复 教训 经验 预防 预防措施 场景 内容 背景 正确做法 措施 需求
    症状 影响 改进 可复用 fehler ursache lösung lehre проблема причина решение урок lỗi nguyên_nhân cách_sửa bài_học
    tình_huống sai_lầm
"""

_MANY_RECORDS = """
    lessons lessons_learned key_lessons insights key_insights takeaways key_takeaways decisions
    what_i_learned what_we_learned what_was_learned 学到的 教训 经验 经验教训 功能需求
    错误 錯誤 问题 問題 需求 エラー 오류 문제 fehler problem lỗi
"""


_GROUPS = """
    corrections mistakes learnings errors failures issues problems bugs fixes wins blockers discoveries observations
    questions ideas tools requests feature_requests improvements completed knowledge_gaps best_practices
    纠正 学习 改进 修复 完成 发现 工具 korrekturen erkenntnisse errores correcciones aprendizajes erros correções
    aprendizados erreurs corrections apprentissages ошибки уроки 学び 気づき
"""


def _table(names: dict[str, str]) -> dict[str, str]:
    return {word.replace("_", "-"): canonical for canonical, words in names.items() for word in words.split()}


_FIELD_NAMES = _table(_FIELDS)
_SECTION_NAMES = _table(_SECTIONS)
_OTHERS = frozenset(word.replace("_", "-") for word in _OTHER_SECTIONS.split())
_RECORDS = frozenset(word.replace("_", "-") for word in _MANY_RECORDS.split())
_OF_A_KIND = _RECORDS | frozenset(word.replace("_", "-") for word in _GROUPS.split())
_STORY = frozenset(word.replace("_", "-") for word in _STORY_FIELDS.split())
_EDGES = Pattern(r"^[\W_]+|[\W_]+$")
_BETWEEN = Pattern(r"[\s_]+")
_BRACKETS = Pattern(r"[（(\[【].{0,80}$")


@lru_cache(maxsize=4096)
def canonical_field(name: bytes) -> str:
    """The canonical name of a field, e.g. `see-also` for `See Also`; of a double name the first part that is known."""
    return _canonical(name.decode("utf-8", "replace"), _FIELD_NAMES)


@lru_cache(maxsize=4096)
def canonical_section(title: bytes) -> str:
    """The canonical name of a section's heading, e.g. `suggested-fix` for `解决方案`."""
    return _canonical(title.decode("utf-8", "replace"), _SECTION_NAMES)


def is_known_field(name: bytes) -> bool:
    return canonical_field(name) in _FIELDS


def is_known_section(title: bytes) -> bool:
    canonical = canonical_section(title)
    return canonical in _SECTIONS or canonical in _OTHERS


def names_records(title: bytes) -> bool:
    """Whether a section of that title may as well hold whole entries."""
    return _plain(title.decode("utf-8", "replace")) in _RECORDS


def names_group(title: bytes) -> bool:
    """Whether a heading of that title stands over all of one kind: below a day it is a part of what the day says."""
    return _plain(title.decode("utf-8", "replace")) in _OF_A_KIND


@lru_cache(maxsize=1024)
def tells_a_story(name: bytes) -> bool:
    """Whether a field of that name holds a part of what happened: the problem, its cause, what was learned."""
    return _plain(name.decode("utf-8", "replace")) in _STORY


def _canonical(name: str, table: dict[str, str]) -> str:
    plain = _plain(name)
    if plain in table:
        return table[plain]
    for part in (_BRACKETS.sub("", name), *name.split("/")):
        if part != name and (known := _plain(part)) in table:
            return table[known]
    return plain


def _plain(name: str) -> str:
    folded = name.casefold()
    return folded if folded.isalnum() else _BETWEEN.sub("-", _EDGES.sub("", folded))
