"""Every way of writing an entry keeps its own style: as text before and after, in every disguise a file comes in."""

import pytest

from hotwash.core.model.plan import Target
from support.operating import DISGUISES, ERRORS, Case, Disguise, Files, crlf, unchanged, unfinished, with_bom

NOTE = ".learnings/disk-alert.md"
DATED_NOTE = ".learnings/2026-03-01-disk-alert.md"
RESOLUTION = "\n#### Resolution\n- **Resolved**: 2026-09-26T12:00:00Z\n"


def log(first: str, second: str = "## 2026-03-02 Certificate expired\n\nRenewal was off.\n") -> str:
    return f"# Log\n\nIntro.\n\n{first}\n{second}"


def done(name: str, before: str, after: str, subject: str = "2026-03-01 Disk full", file: str = ERRORS) -> Case:
    return Case(name, "resolve", subject, before, after, file=file)


FIELD_STYLES = [
    ("bold with the colon inside", "**Status:** open", "**Status:** resolved"),
    ("bold with the colon outside", "**Status**: Open", "**Status**: Resolved"),
    ("a bullet in bold", "- **Status**: PENDING", "- **Status**: RESOLVED"),
    ("a plain bullet", "* Status: todo", "* Status: resolved"),
    ("plain", "Status: open", "Status: resolved"),
    ("with a hard break", "**Status:** open  ", "**Status:** resolved  "),
    ("in backticks", "**Status:** `open`", "**Status:** `resolved`"),
    ("in bold", "- Status: **Open**", "- Status: **Resolved**"),
    ("with a symbol", "**Status:** 🔴 Open", "**Status:** ✅ Resolved"),
    ("between others in one line", "**Area**: ops | **Status**: open | **Owner**: ana", None),
    ("between others and blanks", "**Area**: ops  **Status**: open  **Owner**: ana", None),
    ("in Chinese", "- 状态: 待处理", "- 状态: 已解决"),
    ("in Chinese with a wide colon", "**状态**：待处理", "**状态**：已解决"),
    ("in German", "**Zustand:** offen", "**Zustand:** erledigt"),
    ("in Portuguese", "- Situação: aberto", "- Situação: resolvido"),
    ("in Japanese", "- ステータス: 未対応", "- ステータス: 解決済み"),
    ("in Russian", "Статус: открыто", "Статус: решено"),
    ("with its name in bold", "**Status: open**", "**Status: resolved**"),
    ("with a break behind", "**Status**: open<br>", "**Status**: resolved<br>"),
    ("between others and breaks", "**Area**: ops<br>**Status**: open<br>**Owner**: ana", None),
    ("in the line below its name", "**Status**:\nopen", "**Status**:\nresolved"),
    ("in a numbered item", "2. **Status**: open", "2. **Status**: resolved"),
    ("in an item with a round mark", "• **Status**: open", "• **Status**: resolved"),
    ("with a symbol before its name", "📌 **Status**: open", "📌 **Status**: resolved"),
    ("with its name in wide brackets", "【状态】待处理", "【状态】已解决"),
    ("behind a dash", "**Status** — open", "**Status** — resolved"),
    ("of no word that is known", "**Status:** frobnicated", "**Status:** resolved"),
]


def styled(line: str) -> str:
    return log(f"## 2026-03-01 Disk full\n\n{line}\n\nLogs were not rotated.\n")


IN_FIELDS = [
    done(
        f"a status {name}", styled(before), styled(after or before.replace("**Status**: open", "**Status**: resolved"))
    )
    for name, before, after in FIELD_STYLES
]

FIRST_LINES = [
    ("in brackets", "## [OPEN] 2026-03-01 Disk full", "## [RESOLVED] 2026-03-01 Disk full"),
    ("behind a date", "## 2026-03-01 [Open] Disk full", "## 2026-03-01 [Resolved] Disk full"),
    ("before a colon", "## 2026-03-01 OPEN: Disk full", "## 2026-03-01 RESOLVED: Disk full"),
    ("with a symbol", "## ❌ OPEN: 2026-03-01 Disk full", "## ✅ RESOLVED: 2026-03-01 Disk full"),
    ("at the end", "## 2026-03-01 Disk full (pending)", "## 2026-03-01 Disk full (resolved)"),
    ("behind a dash", "## 2026-03-01 Disk full — Open", "## 2026-03-01 Disk full — Resolved"),
    ("in bold", "## 2026-03-01 Disk full — **OPEN**", "## 2026-03-01 Disk full — **RESOLVED**"),
    ("twice", "## [OPEN] 2026-03-01 OPEN ports leak", "## [RESOLVED] 2026-03-01 OPEN ports leak"),
    (
        "between pipes",
        "## 2026-03-01 | Disk full | Status: open | Area: ops",
        "## 2026-03-01 | Disk full | Status: resolved | Area: ops",
    ),
    ("behind an interpunct", "## 2026-03-01 Disk full · open", "## 2026-03-01 Disk full · resolved"),
    ("with its name", "## 2026-03-01 Disk full (status: open)", "## 2026-03-01 Disk full (status: resolved)"),
    ("of a bullet", "- 2026-03-01 [open] Disk full", "- 2026-03-01 [resolved] Disk full"),
    ("of a row", "2026-03-01 | Disk full | open", "2026-03-01 | Disk full | resolved"),
]
NAMES = {"twice": "2026-03-01 OPEN ports leak", "between pipes": "2026-03-01 | Disk full | Area: ops"}
NAMES |= {"of a row": "2026-03-01 | Disk full", "before a colon": "2026-03-01: Disk full"}
IN_FIRST_LINES = [
    done(f"a status {name}", log(f"{before}\n"), log(f"{after}\n"), NAMES.get(name, "2026-03-01 Disk full"))
    for name, before, after in FIRST_LINES
]

FRONT = "---\ntitle: Disk alert\n{status}tags: [disk, ops]   # two\n---\n\n# Disk alert\n\nLogs were not rotated.\n"
IN_FRONT_MATTER = [
    done(name, FRONT.format(status=before), FRONT.format(status=after), "disk-alert", NOTE)
    for name, before, after in (
        ("a word", "status: open\n", "status: resolved\n"),
        ("a quoted word with a remark", 'Status:  "Open"  # since monday\n', 'Status:  "Resolved"  # since monday\n'),
        ("a key without a value", "status:\n", "status: resolved\n"),
    )
]

WITHOUT = [
    done(
        "an entry of text gets one below its heading",
        log("## 2026-03-01 Disk full\n\nLogs were not rotated.\n"),
        log("## 2026-03-01 Disk full\n\n**Status**: resolved\n\nLogs were not rotated.\n"),
    ),
    done(
        "as the neighbour writes it, in the neighbour's word",
        log("## 2026-03-01 Disk full\n\nText.\n", "## 2026-03-02 Other\n- 状态：已修复\n\nText.\n"),
        log("## 2026-03-01 Disk full\n- 状态：已修复\n\nText.\n", "## 2026-03-02 Other\n- 状态：已修复\n\nText.\n"),
    ),
    done(
        "below the fields of its own, in their style",
        log("## 2026-03-01 Disk full\n\n- Problem: logs grew\n- Fix: rotate them\n\nMore.\n"),
        log("## 2026-03-01 Disk full\n\n- Problem: logs grew\n- Fix: rotate them\n- Status: resolved\n\nMore.\n"),
    ),
    done(
        "below the date, in the language of its fields",
        log("## 2026-03-01 Disk full\n\n**时间**：2026-03-01\n**原因**：日志\n"),
        log("## 2026-03-01 Disk full\n\n**时间**：2026-03-01\n**状态**：已解决\n**原因**：日志\n"),
    ),
    done(
        "below the date that stands in italics below the heading",
        log("## Disk full\n\n*2026-03-01*\n\nText.\n", "## Mail stuck\n\n*2026-03-02*\n"),
        log("## Disk full\n\n*2026-03-01*\n\n**Status**: resolved\n\nText.\n", "## Mail stuck\n\n*2026-03-02*\n"),
        "Disk full",
    ),
    done(
        "below a field whose line is in italics, in the usual style",
        log("## Disk full\n*Date: 2026-03-01*\n\nText.\n", "## Mail stuck\n*Date: 2026-03-02*\n"),
        log("## Disk full\n*Date: 2026-03-01*\n**Status**: resolved\n\nText.\n", "## Mail stuck\n*Date: 2026-03-02*\n"),
        "Disk full",
    ),
    done(
        "a bullet gets a line below it",
        log("- 2026-03-01: Disk full\n", "- 2026-03-02: Other\n"),
        log("- 2026-03-01: Disk full\n  - Status: resolved\n", "- 2026-03-02: Other\n"),
        "2026-03-01: Disk full",
    ),
    done(
        "an item with a round mark gets a line below it",
        log("• Mar 1, 2026: Disk full\n", "• Mar 2, 2026: Other\n"),
        log("• Mar 1, 2026: Disk full\n  - Status: resolved\n", "• Mar 2, 2026: Other\n"),
        "Mar 1, 2026: Disk full",
    ),
    done(
        "a paragraph with a short id in bold gets a line below it",
        "**ERR-1: Disk full**\nLogs.\n\n**ERR-2: Other**\n",
        "**ERR-1: Disk full**\nStatus: resolved\nLogs.\n\n**ERR-2: Other**\n",
        "ERR-1",
    ),
    done(
        "a paragraph gets a line below its first",
        "[2026-03-01 10:00 UTC] Disk full\nFix: rotate\n\n[2026-03-02] Other\n",
        "[2026-03-01 10:00 UTC] Disk full\nStatus: resolved\nFix: rotate\n\n[2026-03-02] Other\n",
        "[2026-03-01 10:00 UTC] Disk full",
    ),
    done(
        "front matter gets a line",
        FRONT.format(status=""),
        FRONT.format(status="").replace("# two\n", "# two\nstatus: resolved\n"),
        "disk-alert",
        NOTE,
    ),
    done(
        "a note without front matter gets one below its title",
        "# Disk alert\n\nLogs were not rotated.\n",
        "# Disk alert\n\n**Status**: resolved\n\nLogs were not rotated.\n",
        "2026-03-01-disk-alert",
        DATED_NOTE,
    ),
]

SECTION = "## 2026-03-01 Disk full\n\n### Status\n{}\n\n### Cause\nLogs.\n"
NUMBERED = "### 1. Disk full\n**Problem:** logs\n**Fix:** rotate\n{}\n### 2. Other\n**Problem:** x\n**Status:** Done\n"
BLOCK = "**Date**: 2026-03-0{}\n**Error**: {}\n{}\n---\n\n"
BLOCKS = "# Log\n\n---\n\n" + BLOCK + BLOCK.format(2, "Other", "")
YAML = "---\nid: N-{}\ndate: 2026-03-0{}\n{}---\n\nDisk full.\n\n"
TWICE = YAML.format(1, 1, "status: {}\n") + YAML
OWN_ITEMS = "# Log\n\n- **FR-1** — Dry run — {}\n  wanted\n- **FR-2** — Order — OPEN\n"
OTHERS = [
    done(
        "a block of fields between rules gets one below its others",
        BLOCKS.format(1, "Disk", ""),
        BLOCKS.format(1, "Disk", "**Status**: resolved\n"),
        "Date: 2026-03-01",
    ),
    done("one of several in front matter", TWICE.format("open", 2, 2, ""), TWICE.format("resolved", 2, 2, ""), "N-1"),
    done(
        "one of several in front matter without one",
        TWICE.format("open", 2, 2, ""),
        TWICE.format("open", 2, 2, "status: resolved\n"),
        "N-2",
    ),
    done(
        "a segment between others",
        log("## ERR-20260301-001 | high | open | ops\n\nText.\n"),
        log(f"## ERR-20260301-001 | high | resolved | ops\n\nText.\n{RESOLUTION.replace('####', '###')}"),
        "ERR-20260301-001",
    ),
    done(
        "a title in bold with fields below it",
        "**Disk full**\nStatus: open\nDate: 2026-03-01\n\n**Other**\nDate: 2026-03-02\n",
        "**Disk full**\nStatus: resolved\nDate: 2026-03-01\n\n**Other**\nDate: 2026-03-02\n",
        "Disk full",
    ),
    done(
        "an item with fields nested below it",
        log("- Disk full\n  - Status: open\n", "- Other\n  - Status: open\n"),
        log("- Disk full\n  - Status: resolved\n", "- Other\n  - Status: open\n"),
        "Disk full",
    ),
    done("an item with a short id", OWN_ITEMS.format("OPEN"), OWN_ITEMS.format("RESOLVED"), "FR-1"),
    done(
        "a row gets one more part, and another row keeps its own",
        "2026-03-01 | Disk full | logs\n2026-03-02 | Mail | queue\n",
        "2026-03-01 | Disk full | logs | resolved\n2026-03-02 | Mail | queue\n",
        "2026-03-01 | Disk full | logs",
    ),
    done(
        "a row that ends with a pipe",
        "2026-03-01 | Disk full | logs |\n2026-03-02 | Mail | done |\n",
        "2026-03-01 | Disk full | logs | done |\n2026-03-02 | Mail | done |\n",
        "2026-03-01 | Disk full | logs",
    ),
    done(
        "a cell that is padded stays as wide",
        log("## 2026-03-01 Disk full\n\n| Field  | Value    |\n|---|---|\n| Status | open     |\n| Area   | ops |\n"),
        log("## 2026-03-01 Disk full\n\n| Field  | Value    |\n|---|---|\n| Status | resolved |\n| Area   | ops |\n"),
    ),
    done(
        "a cell below its name",
        log("## 2026-03-01 Disk full\n\n| Date | Status |\n|---|---|\n| 2026-03-01 | **OPEN** |\n"),
        log("## 2026-03-01 Disk full\n\n| Date | Status |\n|---|---|\n| 2026-03-01 | **RESOLVED** |\n"),
    ),
    done(
        "before other things in its line",
        styled("Status: Open · owner: ana"),
        styled("Status: Resolved · owner: ana"),
    ),
    done("in a section of its own", log(SECTION.format("Open")), log(SECTION.format("Resolved"))),
    done(
        "a numbered heading, in the word of the other one",
        NUMBERED.format(""),
        NUMBERED.format("**Status:** Done\n"),
        "1. Disk full",
    ),
    done(
        "an own id keeps its heading's style and gets a Resolution",
        log("### E001 — Disk full — OPEN\n\nText.\n", "### E002 — Other — FIXED\n\nText.\n"),
        log(f"### E001 — Disk full — FIXED\n\nText.\n{RESOLUTION}", "### E002 — Other — FIXED\n\nText.\n"),
        "E001",
    ),
]

HEADED = "## 2026-03-01 Disk full\n\nText.\n"
VERBS = [
    Case("starting", "start", "2026-03-01 Disk full", styled("**Status:** Open"), styled("**Status:** In progress")),
    Case(
        "refusing with a reason",
        "wont-fix",
        "2026-03-01 Disk full",
        log("## 2026-03-01 Disk full\n\n- 状态: 待处理\n"),
        log("## 2026-03-01 Disk full\n\n- 状态: 不修复\n- 备注: 太旧\n"),
        {"reason": "太旧"},
    ),
    Case(
        "reopening in a heading",
        "reopen",
        "2026-03-01 Disk full",
        log("## [FIXED] 2026-03-01 Disk full\n\nText.\n", "## [TODO] 2026-03-02 Other\n"),
        log("## [TODO] 2026-03-01 Disk full\n\nText.\n", "## [TODO] 2026-03-02 Other\n"),
    ),
    Case(
        "a note below text",
        "note",
        "2026-03-01 Disk full",
        log(HEADED),
        log(f"{HEADED}\n- **Notes**: again\n"),
        {"text": "again"},
    ),
    Case(
        "a note below a bullet",
        "note",
        "2026-03-01: Disk full",
        log("- 2026-03-01: Disk full\n  it was slow\n", "- 2026-03-02: Other\n"),
        log("- 2026-03-01: Disk full\n  it was slow\n  - Notes: again\n", "- 2026-03-02: Other\n"),
        {"text": "again"},
    ),
    Case(
        "a note like the field that the entry ends with",
        "note",
        "2026-03-01 Disk full",
        log("## 2026-03-01 Disk full\n**Cause:** logs  \n**Fix:** rotate  \n"),
        log("## 2026-03-01 Disk full\n**Cause:** logs  \n**Fix:** rotate  \n**Notes:** again  \n"),
        {"text": "again"},
    ),
    Case(
        "a status and a note at the end of a list of fields",
        "resolve",
        "2026-03-01 Disk full",
        log("## 2026-03-01 Disk full\n\n- Cause: logs\n- Fix: rotate\n"),
        log("## 2026-03-01 Disk full\n\n- Cause: logs\n- Fix: rotate\n- Status: resolved\n- Notes: rotated\n"),
        {"note": "rotated"},
    ),
    Case(
        "a note below a row",
        "note",
        "2026-03-01 | Disk full | logs",
        "2026-03-01 | Disk full | logs\n2026-03-02 | Mail | queue\n",
        "2026-03-01 | Disk full | logs\n  - Notes: again\n2026-03-02 | Mail | queue\n",
        {"text": "again"},
    ),
    Case(
        "a status and a note below all lines of a bullet",
        "resolve",
        "2026-03-01: Disk full",
        log("- 2026-03-01: Disk full\n  it was the logs\n  again\n- 2026-03-02: Mail\n"),
        log(
            "- 2026-03-01: Disk full\n  it was the logs\n  again\n  - Status: resolved\n  - Notes: rotated\n"
            "- 2026-03-02: Mail\n"
        ),
        {"note": "rotated"},
    ),
    Case(
        "a status and a note as far in as the text of a numbered item",
        "resolve",
        "2026-03-01: Disk full",
        log("1. 2026-03-01: Disk full\n2. 2026-03-02: Mail\n"),
        log("1. 2026-03-01: Disk full\n   - Status: resolved\n   - Notes: rotated\n2. 2026-03-02: Mail\n"),
        {"note": "rotated"},
    ),
    Case(
        "a note at the end of a paragraph",
        "resolve",
        "[2026-03-01] Disk full",
        "[2026-03-01] Disk full\nIt was the logs.\n\n[2026-03-02] Other\n",
        "[2026-03-01] Disk full\nStatus: resolved\nIt was the logs.\nNotes: rotated\n\n[2026-03-02] Other\n",
        {"note": "rotated"},
    ),
    Case(
        "a word in the language of the field's name where the old one is no usual one",
        "resolve",
        "2026-03-01 Disk full",
        log("## 2026-03-01 Disk full\n\n- 状态：⏳ 观察中\n", "## 2026-03-02 Mail\n\n**Status**: open\n"),
        log("## 2026-03-01 Disk full\n\n- 状态：✅ 已解决\n", "## 2026-03-02 Mail\n\n**Status**: open\n"),
    ),
    Case(
        "a note at the end of a list",
        "note",
        "2026-03-01 Disk full",
        log("## 2026-03-01 Disk full\n\nWhat happened:\n\n- logs grew\n  and grew\n"),
        log("## 2026-03-01 Disk full\n\nWhat happened:\n\n- logs grew\n  and grew\n- **Notes**: again\n"),
        {"text": "again"},
    ),
    Case(
        "a note above the remark that ends the file",
        "note",
        "2026-03-02 Certificate expired",
        log(HEADED) + "\n---\n\n*Last updated: 2026-03-02*\n",
        log(HEADED) + "\n- **Notes**: again\n\n---\n\n*Last updated: 2026-03-02*\n",
        {"text": "again"},
    ),
    Case(
        "a Resolution in the language of the entry's sections",
        "resolve",
        "LRN-20260301-001",
        log("## [LRN-20260301-001] 磁盘\n\n**Status**: pending\n\n### 摘要\n日志没有轮转。\n"),
        log(
            "## [LRN-20260301-001] 磁盘\n\n**Status**: resolved\n\n### 摘要\n日志没有轮转。\n"
            "\n### 解决结果\n- **解决时间**: 2026-09-26T12:00:00Z\n- **备注**: 已轮转\n"
        ),
        {"note": "已轮转"},
    ),
    Case(
        "a Resolution in another language is continued in it",
        "resolve",
        "LRN-20260301-001",
        log(
            "## [LRN-20260301-001] Disque\n\n**Statut**: ouvert\n\n### Résumé\nTexte.\n"
            "\n### Résolution\n- **Notes**: essai\n"
        ),
        log(
            "## [LRN-20260301-001] Disque\n\n**Statut**: résolu\n\n### Résumé\nTexte.\n"
            "\n### Résolution\n- **Notes**: essai; terminé\n- **Résolu le**: 2026-09-26T12:00:00Z\n"
        ),
        {"note": "terminé"},
    ),
    Case(
        "a note at the end of a file that is one",
        "note",
        "disk-alert",
        FRONT.format(status="status: open\n"),
        FRONT.format(status="status: open\n") + "\n- **Notes**: again\n",
        {"text": "again"},
        NOTE,
    ),
    Case(
        "resolving with a note",
        "resolve",
        "2026-03-01 Disk full",
        log(HEADED),
        log("## 2026-03-01 Disk full\n\n**Status**: resolved\n\nText.\n\n- **Notes**: rotated\n"),
        {"note": "rotated"},
    ),
    Case(
        "promoting beside a status in the middle of a bullet",
        "promote",
        "E001",
        log("### E001 — Disk full\n\n- **Date**: 2026-03-01, **Status**: fixed\n"),
        log("### E001 — Disk full\n\n- **Date**: 2026-03-01, **Status**: promoted\n- **Promoted**: runbook\n"),
        {"target": "runbook"},
    ),
    Case(
        "promoting an own id whose heading has the status",
        "promote",
        "E001",
        log("### E001 — Disk full — RESOLVED\n\nText.\n"),
        log("### E001 — Disk full — PROMOTED\n\n**Promoted**: runbook\n\nText.\n"),
        {"target": "runbook"},
    ),
]

CASES = [*IN_FIELDS, *IN_FIRST_LINES, *IN_FRONT_MATTER, *WITHOUT, *OTHERS, *VERBS]


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_file_before_and_after_its_undo_and_its_redo(case: Case, disguise: Disguise) -> None:
    case.check(disguise)


@pytest.mark.parametrize("disguise", [unchanged, crlf, with_bom, lambda text: with_bom(crlf(text))])
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_undo_finds_the_entry_again_below_what_others_wrote_since(case: Case, disguise: Disguise) -> None:
    before, more = (
        disguise(case.before.encode()),
        disguise(b"\nmore text of somebody else\n").removeprefix(b"\xef\xbb\xbf"),
    )
    files = Files.of({case.file: before})
    key = files.target(case.subject).key
    files.write(case.verb, [files.target(case.subject)], **case.arguments)
    assert any(entry.key == key for _, entry in files.snapshot.entries())
    files.contents[case.file] += more
    files.write("undo")
    assert files.contents[case.file] == before + more


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_was_done_once_is_done(case: Case) -> None:
    files = Files.of({case.file: unfinished(case.before.encode())})
    key = files.target(case.subject).key
    files.write(case.verb, [Target(key)], **case.arguments)
    again = files.planned(case.verb, [Target(key)], **case.arguments)
    assert again.changes_nothing is (case.verb != "note")


def test_the_command_that_does_the_same_names_one_of_several_alike_by_its_place() -> None:
    files = Files.of({ERRORS: log("## Failure\n\n**Date**: 2026-03-01\n", "## Failure\n\n**Date**: 2026-03-02\n")})
    keys = [entry.key for _, entry in files.snapshot.entries()]
    assert files.planned("resolve", [Target(keys[1])]).equivalent == f"hotwash resolve {ERRORS}:9"
    files = Files.of({ERRORS: log("## 2026-03-01 Disk full\n")})
    assert files.planned("resolve", [files.target("2026-03-01 Disk full")]).equivalent == (
        "hotwash resolve '2026-03-01 Disk full'"
    )
