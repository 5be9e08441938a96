"""Files that hypothesis makes up from everything that learnings files are made of, whole and broken."""

from hypothesis import strategies as st

from support.labelled import labelled_cases


def _lines(text: str, *more: str) -> st.SearchStrategy[str]:
    """One of the lines of `text`, or of `more` that no line can hold."""
    return st.sampled_from([*text.split("\n"), *more])


KINDS = _lines("ERR\nLRN\nFEAT\nFR\nOPS\nHEAL\nUI-BUG\nerr\nL")
DAYS = _lines("20260101\n20260229\n20269999\n2026-01-02\n20260131\n1")
TAILS = _lines("\n-\n-001\n-1\n-0915\n-a7f\n-redis-timeout\n_002\n-XXX")
IDS = st.builds("{}-{}{}".format, KINDS, DAYS, TAILS)
WRAPPED = st.builds(str.format, _lines("[{0}]\n{0}\n**[{0}]**\n`{0}`\n【{0}】\n\\[{0}\\]\n~~[{0}]~~\n[{0}\n#{0}"), IDS)
DATES = _lines(
    """\
2026-01-05
[2026-01-06 10:00 UTC]
2026-01-07T10:00:00Z
07.01.2026
January 8, 2026
2026年1月9日
【2026-01-10】
2026-01-01 – 2026-01-07
2026-13-40
2026-01
Week 3"""
)
SIGNS = _lines(
    """\
1.
2)
#3
[4]
一、
Lesson 5 —
Issue #6:
Error:
教训：
P1:
[P2]
[best_practice]
E014 —
ERR-001:
[OPEN]
[FIXED]
1.1
❌
💡 Tip:
[x]
[ ]
<a name='x'></a>"""
)
WORDS = _lines(
    """\
slug
Title in words
缓存失效
a — b
a | b | Severity: low
(resolved)
— FIXED
✅ RESOLVED
Summary
Status
Metadata
Resolved
Open Issues
Format
How to use
Statistics
YYYY-MM-DD
[ERR-YYYYMMDD-XXX]
{{title}}
<date>
Lessons
Session
Run 4
Handoff
Promoted learnings
No errors today
Design: one of two
a sentence of five words
`ERR-20260101-001`
错误

[/b]""",
    "a" * 300,
    "*" * 40,
)
NAMES = _lines(
    """\
Status
状态
Estado
Trạng thái
Logged
Datum
日期
Priority
Severity
Area
ID
Problem
Fix
Context
Content
Action
原因
Pattern-Key
First-Seen
Unknown Name"""
)
VALUES = _lines(
    """\
pending
✅ resolved (2026-01-03)
in_progress
已解决
offen
не решено
pending | resolved
pending → resolved

`x`
2026-01-01T10:00:00Z
ISO-8601 timestamp
high
**b**
ERR-20260101-001""",
    "a\\",
    "a  ",
)
FIELDS = st.builds(
    str.format,
    _lines(
        """\
**{0}**: {1}
**{0}:** {1}
- **{0}**: {1}
- {0}: {1}
{0}: {1}
{0} = {1}
- {0} – {1}
{0}：{1}
*{0}*: {1}
*{0}: {1}*
__{0}__: {1}
> **{0}**: {1}
  - {0}: {1}
**{0}**: {1} | **Area**: infra
| {0} | {1} |"""
    ),
    NAMES,
    VALUES,
)
HEADINGS = st.builds(
    "{}{} {} {}{}".format,
    _lines("#\n##\n##\n##\n###\n###\n####\n ##\n    ##\n#######\n>  ##", "\ufeff##"),
    _lines("\n \n\t"),
    st.one_of(WRAPPED, DATES, SIGNS, st.just("")),
    WORDS,
    _lines("\n ##\n  \n\t"),
)
LINES = st.builds(
    str.format,
    _lines(
        """\
- {0}: {1}
* **{0}** — {1}
1. {0}: {1}
{0}: {1}
{0} | {1} | b
**{0} — {1}**
- [ ] {0} {1}
- ❌ {0}: {1}
[{0}] {1}
- [{0}](x.md)
  - {0}: {1}
| {0} | {1} |
> {0} {1}"""
    ),
    st.one_of(DATES, WRAPPED),
    WORDS,
)
MARKS = _lines(
    """\


---
***
```
```bash
```markdown
~~~~
  ```
1. ```
<!--
-->
<!-- x -->
<details>
_None yet._
(none)
暂无
| a | b |
|---|---|
<<<<<<< ours
>>>>>>> theirs
=======
Text. More.
2026-01-01 10:00:00,123 ERROR x
  indented""",
    "a\x0cb\x85c\u2028d",
    "\x00",
    "\x1b[31mred\x1b[0m",
    "\u202ex",
)
WHOLE = st.sampled_from([case.text for case in labelled_cases()])
NEWLINES = st.sampled_from(["\n", "\n", "\n", "\r\n", "\n\n", "\r"])

PIECES = st.one_of(HEADINGS, FIELDS, LINES, MARKS)
TEXTS = st.one_of(WHOLE, st.lists(PIECES, max_size=40).map("\n".join))
"""Text with line feeds only."""


def _torn(text: str, at: int) -> bytes:
    """Half a character in the middle of a text."""
    content = text.encode()
    at %= len(content) + 1
    return content[:at] + b"\xe6\x92" + content[at:]


FILES = st.one_of(
    TEXTS.map(str.encode),
    TEXTS.map(lambda text: b"\xef\xbb\xbf" + text.encode()),
    st.lists(st.tuples(PIECES, NEWLINES).map("".join), max_size=40).map(lambda lines: "".join(lines).encode()),
    st.builds(_torn, TEXTS, st.integers(0, 2_000)),
)
"""The same with every line end, with a byte order mark, and with bytes that are no UTF-8."""
