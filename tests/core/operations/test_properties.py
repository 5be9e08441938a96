"""Whatever a file looks like, an operation changes only its entry, and undo gives back every byte."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hotwash.core.model.entry import Entry
from hotwash.core.model.plan import Outcome, Plan, Target
from hotwash.core.model.vocabulary import Status
from support.operating import BOM, ERRORS, Files

NEWLINES = st.sampled_from(["\n", "\r\n"])
WORDS = st.text(st.sampled_from("ab:*`# -|>[]{}<é日\t"), max_size=12)
HOSTILE = st.sampled_from(
    [
        "plain words",
        "## [ERR-20260101-001] phantom",
        "### ERR-20260101-002",
        "--- **Status**: promoted",
        "<!-- never closed",
        "```sh",
        "**Status**: discarded",
        "one\ntwo\n## three",
        "\u2028line\u2028separators\x0b",
        "- [ ] todo | cell |",
    ]
)
STATUSES = st.sampled_from(
    ["pending", "resolved", "in_progress", "discarded", "promoted", "odd", "✅ fixed (2026)", ""]
)
TITLES = st.sampled_from(["Summary", "Suggested Action", "Metadata", "Resolution", "Odd"])
TEXTS = st.sampled_from(["text", "- Source: x", "- **Notes**: y", "```", "| a | b |"])
STYLES = st.sampled_from(["**{}**: ", "**{}:** ", "- **{}**: ", "- {}: "])


@st.composite
def four_fields(draw: st.DrawFn) -> list[str]:
    number = draw(st.integers(1, 4))
    lines = [f"### ERR-2026092{number}-00{draw(st.integers(1, 3))}"]
    if draw(st.booleans()):
        lines.append(f"**Status**: {draw(STATUSES)}{draw(st.sampled_from(['', '  ']))}")
        if draw(st.booleans()):
            lines.append("**Status-Note**: 2026-09-21 old note")
    for name in draw(st.permutations(["Context", "Content", "Action"])):
        lines += [f"**{name}**: {draw(WORDS)}", *draw(st.lists(st.just("  goes on"), max_size=1))]
    return [*lines, *draw(st.lists(st.sampled_from(["**Source**: user", "**Verified**: 2026-09-01"]), max_size=2))]


@st.composite
def with_sections(draw: st.DrawFn) -> list[str]:
    style = draw(STYLES)
    lines = [f"## [OPS-2026092{draw(st.integers(1, 4))}-00{draw(st.integers(1, 3))}] name", ""]
    fields = {"Logged": "2026-09-20", "Priority": "high", "Status": draw(STATUSES), "Severity": "P2", "Area": "ops"}
    for name in draw(st.lists(st.sampled_from(sorted(fields)), unique=True)):
        lines.append(style.format(name) + fields[name])
    for title in draw(st.lists(TITLES, unique=True)):
        lines += ["", f"### {title}", draw(TEXTS)]
        if lines[-1] == "```":
            lines += ["## [OPS-20260101-001] in a fence", "```"]
    return lines


HEADINGS = st.sampled_from(
    [
        "## 2026-03-0{} Disk full",
        "## [OPEN] 2026-03-0{} Disk full",
        "## ❌ TODO: 2026-03-0{} Disk",
        "### {}. Disk full",
        "## 2026-03-0{} | Disk | Status: open",
        "## 2026-03-0{} 磁盘 — 待处理",
        "### E00{} — Disk — FIXED",
        "- 2026-03-0{}: disk full",
        "- [ ] 2026-03-0{} disk full",
        "2. **2026-03-0{}** disk full",
        "2026-03-0{}: disk full",
        "2026-03-0{} | disk | open",
        "[2026-03-0{}] disk (pending)",
        "## Open",
    ]
)
LINES = st.sampled_from(
    [
        "**Status:** Open",
        "- 状态：待处理",
        "  - Status: todo",
        "Status: fixed (yesterday)",
        "**Area**: x | **Status**: `open`",
        "Status: open | owner: ana",
        "**Problem:** it grew",
        "- Fix: rotate",
        "### Status",
        "Open",
        "| Status | open |",
        "plain words",
        "",
        "```",
    ]
)


@st.composite
def in_free_style(draw: st.DrawFn) -> list[str]:
    head = draw(HEADINGS).format(draw(st.integers(1, 4)))
    return [head, *draw(st.sampled_from([[], [""]])), *draw(st.lists(LINES, max_size=4))]


RULERS = st.sampled_from(
    [[""], ["", "---", ""], ["---"], ["", "free text", ""], ["<!--", "### ERR-20260101-001", "-->", ""]]
)


@st.composite
def contents(draw: st.DrawFn) -> bytes:
    lines = draw(st.sampled_from([[], ["# Log", "", "---", ""], ["free text", ""]]))
    for entry in draw(
        st.lists(st.one_of(four_fields(), with_sections(), in_free_style(), in_free_style()), min_size=1, max_size=4)
    ):
        lines += [*entry, *draw(RULERS)]
    text = "".join(line + draw(NEWLINES) if draw(st.integers(0, 9)) == 0 else line + "\0" for line in lines)
    content = text.replace("\0", draw(NEWLINES)).encode()
    content = content + draw(st.sampled_from([b"", b"\xff\xfe", b"trailing"]))
    return draw(st.sampled_from([b"", BOM])) + (content.rstrip(b"\r\n") if draw(st.booleans()) else content)


VERBS = st.sampled_from(["resolve", "start", "wont-fix", "discard", "reopen", "note"])
WANTED = {
    "resolve": Status.RESOLVED,
    "start": Status.ACTIVE,
    "wont-fix": Status.REJECTED,
    "discard": Status.REJECTED,
    "reopen": Status.OPEN,
}


def others(files: Files, subject: Entry) -> list[tuple[str, int, bytes]]:
    return [
        (entry.anchor, entry.ordinal, document.raw(entry))
        for document, entry in files.snapshot.entries()
        if entry.key != subject.key
    ]


def check_one(name: str, content: bytes, verb: str, says_more: bool, text: str, data: st.DataObject) -> None:
    """One verb on one entry of a file: what else is there stays, and undo and redo find their way."""
    files = Files.of({name: content})
    entries = list(files.snapshot.entries())
    assume(entries)
    _, subject = data.draw(st.sampled_from(entries))
    arguments = {"text": text, "reason": text} if verb in ("note", "wont-fix") else {"note": text} if says_more else {}
    answer = files.plan(verb, [Target(subject.key)], **arguments)
    assume(isinstance(answer, Plan) and not answer.changes_nothing)
    beside = others(files, subject)
    files.write(verb, [Target(subject.key)], **arguments)
    after = files.contents[name]

    start, end = subject.span
    assert after.startswith(content[:start])
    assert after.endswith(content[end:])
    assert others(files, subject) == beside
    now = next(entry for _, entry in files.snapshot.entries() if entry.key == subject.key)
    assert now.status is WANTED.get(verb, subject.status)
    if verb != "note":
        again = files.plan(verb, [Target(subject.key)], **arguments)
        assert isinstance(again, Plan)
        assert [outcome.outcome for outcome in again.outcomes] == [Outcome.ALREADY]
    files.write("undo")
    assert files.contents[name] == content
    files.write("redo")
    assert files.contents[name] == after
    files.write("undo")
    assert files.contents[name] == content


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(contents(), VERBS, st.booleans(), HOSTILE, st.data())
def test_only_the_entry_changes_and_undo_gives_back_every_byte(
    content: bytes, verb: str, says_more: bool, text: str, data: st.DataObject
) -> None:
    check_one(ERRORS, content, verb, says_more, text, data)


BOOLEANS = st.booleans()
KEYS = st.sampled_from(
    [
        "status: open",
        "status: 'in progress'  # since monday",
        'Status: "✅ Done"',
        "status:",
        "status: [open]",
        "statuses: open",
        "date: 2026-03-01",
        "tags: [a, b]",
        "owner:\n  status: open",
        "# status: open",
    ]
)
NOTE_LINES = st.sampled_from(["# Disk", "", "text", "**Status:** Open", "## Status", "done", "```", "- 2026-03-01: x"])


@st.composite
def notes(draw: st.DrawFn) -> bytes:
    keys = draw(st.lists(KEYS, max_size=4, unique_by=lambda key: key[:3].casefold()))
    has_front = bool(keys) or draw(BOOLEANS)
    front = ["---", "title: Disk", *"\n".join(keys).split("\n"), "---"] if has_front else []
    newline = draw(NEWLINES)
    text = newline.join([*front, *draw(st.lists(NOTE_LINES, max_size=5)), *draw(st.sampled_from([[], [""]]))])
    return draw(st.sampled_from([b"", BOM])) + text.encode()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(notes(), VERBS, st.booleans(), HOSTILE, st.data())
def test_of_a_note_only_its_status_changes_or_a_line_is_added(
    content: bytes, verb: str, says_more: bool, text: str, data: st.DataObject
) -> None:
    check_one(".learnings/2026-03-01-disk.md", content, verb, says_more, text, data)


RULES, HEADS = "## Agent Rules", ("# Project", "## Platform Rules", "## Context", "### Sub")
RULE_PARTS = st.sampled_from([RULES, *HEADS, "- a rule", "", "text", "```", "<!-- x -->"])


def told_lines(content: bytes) -> list[str]:
    """The lines that say something, without the heading that a promotion may add."""
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    return [line for line in text.split("\n") if line not in ("", RULES)]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.lists(RULE_PARTS, max_size=9), NEWLINES, st.booleans(), st.booleans())
def test_a_rule_is_one_line_more_and_undo_takes_it_out(
    parts: list[str], newline: str, is_unfinished: bool, has_bom: bool
) -> None:
    target = (BOM if has_bom else b"") + newline.join([*parts, *([] if is_unfinished else [""])]).encode()
    name = "ERR-20260920-001"
    entry = f"### {name}\n**Status**: resolved\n**Context**: c\n**Content**: x\n**Action**: a\n"
    files = Files.of({ERRORS: entry, "CLAUDE.md": target})
    before = dict(files.contents)
    answer = files.plan("promote", name, target="CLAUDE.md", rule="Set limits")
    assume(isinstance(answer, Plan))
    files.write("promote", name, target="CLAUDE.md", rule="Set limits")
    marked = "- Set limits <!-- self-improve:ERR-20260920-001 -->"
    lines = files.contents["CLAUDE.md"].decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    assert lines.count(marked) == 1
    assert {RULES, "## Platform Rules"} & set(lines[: lines.index(marked)])
    assert [line for line in told_lines(files.contents["CLAUDE.md"]) if line != marked] == told_lines(target)
    files.write("undo")
    assert files.contents == before
