"""The text of a filter: what it may look like, and what is said when it may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.analysis.filter import FilterError, Query, parse_filter
from hotwash.core.analysis.filter_nodes import Every, Flags, Not, OneOf, Pattern, Some, Text, Words


def query(text: str, typing: bool = False) -> Query:
    found = parse_filter(text, typing)
    assert isinstance(found, Query), found
    return found


def error(text: str, typing: bool = False) -> FilterError:
    found = parse_filter(text, typing)
    assert isinstance(found, FilterError), found
    return found


OOM, DISK = Text("oom", "oom"), Text("disk", "disk")
ERRORS = OneOf("type", frozenset({"err"}))


@pytest.mark.parametrize("text", ["", "   ", "\t"])
def test_nothing_finds_everything(text: str) -> None:
    assert query(text).root is None
    assert query(text).is_empty


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("oom", OOM),
        ("OOM", Text("oom", "OOM")),
        ("oom disk", Every((OOM, DISK))),
        ("oom and disk", Every((OOM, DISK))),
        ("oom AND disk", Every((OOM, DISK))),
        ("oom or disk", Some((OOM, DISK))),
        ("oom or disk oom", Some((OOM, Every((DISK, OOM))))),
        ("(oom or disk) oom", Every((Some((OOM, DISK)), OOM))),
        ("( oom )", OOM),
        ("(oom)(disk)", Every((OOM, DISK))),
        ("oom(disk)", Every((OOM, DISK))),
        ("-oom", Not(OOM)),
        ("not oom", Not(OOM)),
        ("NOT oom disk", Every((Not(OOM), DISK))),
        ("not(oom or disk)", Not(Some((OOM, DISK)))),
        ("-(oom disk)", Not(Every((OOM, DISK)))),
        ('-"oom"', Not(OOM)),
        ("type:ERR", ERRORS),
        ("TYPE:err", ERRORS),
        ("-type:ERR", Not(ERRORS)),
        ('type:"ERR"', ERRORS),
        ("type:ERR,OPS", OneOf("type", frozenset({"err", "ops"}))),
        ("type:E*", Words("type", (Pattern(("e", ""), True),))),
        ("is:stale,new", Flags(("stale", "new"))),
        ("priority:>=high", OneOf("priority", frozenset({"high", "critical"}))),
        ("severity:P3..P1", OneOf("severity", frozenset({"p3", "p2", "p1"}))),
        ("severity:<warning", OneOf("severity", frozenset({"nit"}))),
        ("12:31", Text("12:31", "12:31")),
        ("ERRORS.md:48", Text("errors.md:48", "ERRORS.md:48")),
        ("a,b", Text("a,b", "a,b")),
        ('"https://x"', Text("https://x", "https://x")),
        ('"-k"', Text("-k", "-k")),
        ('"or"', Text("or", "or")),
        (r'"say \"hi\" \\ there"', Text('say "hi" \\ there', 'say "hi" \\ there')),
        ('"two  words"', Text("two words", "two  words")),
        ("text:oom", Text("oom", "oom")),
        ("orbit", Text("orbit", "orbit")),
        ("file:.learnings/operations/*", Words("file", (Pattern((".learnings/operations/", ""), False),))),
    ],
)
def test_a_text_is_read_by_the_grammar(text: str, root: object) -> None:
    assert query(text).root == root


@pytest.mark.parametrize(
    "text",
    [
        "oom -status:resolved",
        "is:stale type:ERR,OPS",
        "severity:>=P2 or priority:critical",
        "age:>7d status:pending",
        "(type:ERR or type:OPS) logged:2026-05",
        "is:candidate seen:>=3 scope:project",
        'cluster:"resource limits missing"',
        "is:new by:agent",
        "is:regressed or is:conflict",
        "confidence:0.4..0.6 type:pattern",
        "score:<50",
        '"connection pool" area:on_call,monitoring file:.learnings/operations/*',
    ],
)
def test_every_example_of_the_guide_is_a_filter(text: str) -> None:
    assert query(text).root is not None
    assert query(text, typing=True) == query(text)


@pytest.mark.parametrize(
    ("text", "position", "sentence"),
    [
        ("stauts:pending", 0, "unknown field stauts – status? quote it to search the text"),
        ("oom xqzkv:1", 4, "unknown field xqzkv – quote it to search the text"),
        ("https://x", 0, "unknown field https – quote it to search the text"),
        ("--oom", 0, 'a dash negates the word right behind it – quote it to search for it: "-"'),
        ("- oom", 0, 'a dash negates the word right behind it – quote it to search for it: "-"'),
        ("-", 0, 'a dash negates the word right behind it – quote it to search for it: "-"'),
        ("or oom", 0, 'or needs something before it – quote it to search the word: "or"'),
        ("oom or", 6, 'or needs something after it – quote it to search the word: "or"'),
        ("oom and", 7, 'and needs something after it – quote it to search the word: "and"'),
        ("oom or or disk", 7, 'or needs something before it – quote it to search the word: "or"'),
        ("oom and and disk", 8, 'and needs something before it – quote it to search the word: "and"'),
        ("not not oom", 4, 'not stands here twice – quote it to search the word: "not"'),
        ("-not oom", 1, 'not stands here twice – quote it to search the word: "not"'),
        ("not", 3, 'not needs something after it – quote it to search the word: "not"'),
        ("(oom", 0, "this ( is never closed"),
        ("oom)", 3, "this ) closes nothing"),
        ("()", 0, "there is nothing between these parentheses"),
        ('"oom', 0, 'this " is never closed; inside quotes write \\" and \\\\'),
        ('oom"disk"', 3, "a quote cannot follow here – put a blank before it or quote the whole value"),
        ("type:", 5, "type: needs a value"),
        ("type:ERR,", 9, "type: needs a value"),
        ("type: ERR", 5, "type: needs a value"),
        ("is:stael", 3, "is knows no stael – stale?"),
        ("priority:urgnt", 9, "priority knows no urgnt; it takes low, medium, high, critical"),
        ("severity:nit..P1", 9, "nit and p1 are on different scales"),
        ("age:7d", 4, "age needs > or < or a range: age:>7d"),
        ("age:>7", 4, "age takes a duration such as 30m 5h 7d 2w 1mo 1y, not 7"),
        ("logged:soon", 7, "logged takes a date such as 2026, 2026-05, 2026-05-20, today, not soon"),
        ("logged:2026-02-31", 7, "2026-02-31 is no real date"),
        ("seen:many", 5, "seen takes a number, not many"),
        ("area:>x", 5, 'area takes words, no > – quote it: area:"…"'),
        ("file:a..b", 5, 'file takes words, no range – quote it: file:"…"'),
        ("(" * 50 + "a", 40, "too many parentheses inside each other"),
    ],
)
def test_what_is_no_filter_gets_a_place_and_a_sentence(text: str, position: int, sentence: str) -> None:
    assert error(text) == FilterError(position, sentence)


@pytest.mark.parametrize(
    ("text", "kept", "ignored"),
    [
        ("oom type:", "oom", 4),
        ("oom is:sta", "oom", 4),
        ("oom age:>", "oom", 4),
        ("oom age:>7", "oom", 4),
        ("oom age:>7m", "oom age:>7m", None),
        ("oom logged:2026-0", "oom", 4),
        ("oom logged:tod", "oom", 4),
        ("oom confidence:0.4..", "oom", 4),
        ("oom priority:crit", "oom", 4),
        ("oom type:ERR,", "oom", 4),
        ("oom -", "oom", 4),
        ("oom not", "oom", 4),
        ("oom or", "oom", 4),
        ("oom and ", "oom", 4),
        ('oom "connec', "oom", 4),
        ("oom (", "oom", 4),
        ("(oom or disk", "(oom or disk)", None),
        ("is:sta", "", 0),
        ("-is:sta", "", 0),
        ("oom or is:sta", "oom", 7),
    ],
)
def test_an_unfinished_end_is_left_out_while_typing(text: str, kept: str, ignored: int | None) -> None:
    typed = query(text, typing=True)
    assert (typed.root, typed.ignored) == (query(kept).root, ignored)


@pytest.mark.parametrize("text", ["stauts:x", "is:xyz", "oom )", "age:7d oom", "is:sta oom", "--", "logged:soon"])
def test_a_real_error_is_one_while_typing_too(text: str) -> None:
    assert error(text, typing=True).sentence


def test_the_words_to_highlight_are_those_that_are_looked_for() -> None:
    assert query('OOM -disk "memory limit" title:pod type:ERR').words == ("OOM", "memory limit", "pod")


def test_closed_entries_and_examples_come_only_when_named() -> None:
    assert [query(text).names_status for text in ("oom", "status:resolved", "-status:resolved", "is:stale")] == [
        False,
        True,
        True,
        True,
    ]
    assert query("is:example").asks_for("example")
    assert query("status:ex*").asks_for("example")
    assert not query("-is:example").asks_for("example")


GRAMMAR = r'oom or and not - ( ) " \ : , .. >= < * type: is:stale age: 7d 2026-05 logged: priority:>low é seen:3'
WORDS = st.sampled_from(GRAMMAR.split(" "))
PIECES = st.one_of(WORDS, st.just(" "), st.text(max_size=20))


@given(st.lists(PIECES, max_size=30).map("".join), st.booleans())
def test_any_text_is_a_filter_or_has_a_place_and_a_sentence(text: str, typing: bool) -> None:
    found = parse_filter(text, typing)
    if isinstance(found, FilterError):
        assert 0 <= found.position <= len(text)
        assert found.sentence
    else:
        assert found.ignored is None or (typing and 0 <= found.ignored <= len(text))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_what_is_complete_means_the_same_while_typing(text: str) -> None:
    found = parse_filter(text)
    if isinstance(found, Query):
        assert parse_filter(text, typing=True) == found


@given(st.lists(PIECES, max_size=8).map("".join))
def test_a_quoted_text_is_looked_for_as_it_is(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    assert query(f'"{escaped}"').root == Text(" ".join(text.casefold().split()), text)
