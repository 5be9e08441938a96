"""Reads the text of a filter: terms side by side, `or`, `not`, parentheses, `field:value` and plain words."""

import re

from hotwash.core.analysis.filter_fields import FIELDS, BadValue, Values, may_become_valid, nearest, predicate
from hotwash.core.analysis.filter_nodes import Every, Node, Not, Some, Text
from hotwash.core.model.values import dataclass

_BLANKS = re.compile(r"\s*")
_WORD = re.compile(r'[^\s"()]+')
_VALUE = re.compile(r'(?:(?!\.\.)[^\s"(),])+')
_FIELD = re.compile(r"([A-Za-z][A-Za-z-]*):")
_SIGN = re.compile(r">=|<=|>|<")
_QUOTED = re.compile(r'"((?:[^"\\]|\\["\\])*)"')
_ESCAPE = re.compile(r"\\([\"\\])")
_DEEPEST = 40
_MISPLACED = {"or": "needs something before it", "and": "needs something before it", "not": "stands here twice"}


class SyntaxProblem(Exception):
    """Why a text is no filter: where, and in one sentence."""

    def __init__(self, position: int, sentence: str) -> None:
        super().__init__(sentence)
        self.position = position
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Tree:
    """What was read. `fields` are the names used, `ignored` is where an unfinished end begins."""

    root: Node | None
    fields: frozenset[str]
    ignored: int | None


class _Unfinished(Exception):
    """The text ends inside a term that may still become one."""


class Reader:
    """One reading of one text, from left to right. While `typing`, an unfinished end is left out instead of refused."""

    def __init__(self, text: str, typing: bool) -> None:
        self._text = text
        self._typing = typing
        self._at = 0
        self._depth = 0
        self._last_keyword = 0
        self._fields: set[str] = set()
        self._ignored: int | None = None

    def read(self) -> Tree:
        """The whole text as a tree. Raises `SyntaxProblem`."""
        self._skip_blanks()
        root = self._either() if self._more else None
        if self._more:
            raise SyntaxProblem(self._at, "this ) closes nothing")
        return Tree(root, frozenset(self._fields), self._ignored)

    # Structure

    def _either(self) -> Node | None:
        parts = [self._every()]
        while self._keyword("or"):
            if not self._starts_term:
                if not self._ends_unfinished():
                    raise SyntaxProblem(self._at, 'or needs something after it – quote it to search the word: "or"')
                break
            parts.append(self._every())
        return _joined([part for part in parts if part is not None], Some)

    def _every(self) -> Node | None:
        parts: list[Node] = []
        while True:
            term = self._term()
            if term is not None:
                parts.append(term)
            self._skip_blanks()
            if self._keyword("and") and not self._starts_term:
                if not self._ends_unfinished():
                    raise SyntaxProblem(self._at, 'and needs something after it – quote it to search the word: "and"')
                break
            if not self._starts_term or self._at_keyword("or"):
                break
        return _joined(parts, Every)

    def _term(self) -> Node | None:
        start = self._at
        try:
            if self._keyword("not"):
                return _negated(self._primary())
            if self._peek == "-":
                self._at += 1
                return _negated(self._after_dash(start))
            return self._primary()
        except _Unfinished:
            self._ignored = start
            self._at = len(self._text)
            return None

    def _after_dash(self, start: int) -> Node | None:
        if not self._more and self._typing:
            raise _Unfinished
        if self._peek in ("-", "") or self._peek.isspace():
            raise SyntaxProblem(start, 'a dash negates the word right behind it – quote it to search for it: "-"')
        return self._primary()

    def _primary(self) -> Node | None:
        if not self._more:
            if self._typing:
                raise _Unfinished
            raise SyntaxProblem(self._at, 'not needs something after it – quote it to search the word: "not"')
        if self._peek == "(":
            return self._group()
        if self._peek == ")":
            raise SyntaxProblem(self._at, "there is nothing before this )")
        for word, problem in _MISPLACED.items():
            if self._at_keyword(word):
                raise SyntaxProblem(self._at, f'{word} {problem} – quote it to search the word: "{word}"')
        field = _FIELD.match(self._text, self._at)
        return self._predicate(field) if field else self._plain()

    def _group(self) -> Node | None:
        opened = self._at
        self._at += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise SyntaxProblem(opened, "too many parentheses inside each other")
        self._skip_blanks()
        if self._peek == ")":
            raise SyntaxProblem(opened, "there is nothing between these parentheses")
        if not self._more and self._typing:
            raise _Unfinished
        inside = self._either() if self._more else None
        if self._peek == ")":
            self._at += 1
        elif not self._typing:
            raise SyntaxProblem(opened, "this ( is never closed")
        self._depth -= 1
        return inside

    # Terms

    def _plain(self) -> Node:
        word = self._quoted() if self._peek == '"' else self._take(_WORD)
        self._end_of_word()
        return Text(_folded(word), word)

    def _predicate(self, field: re.Match[str]) -> Node:
        start, name = self._at, field[1].casefold()
        if name not in FIELDS:
            near = nearest(name, tuple(FIELDS))
            hint = f" – {near}? quote it to search the text" if near else " – quote it to search the text"
            raise SyntaxProblem(start, f"unknown field {field[1]}{hint}")
        self._at = field.end()
        behind = self._at
        values = self._values(name)
        self._end_of_word()
        try:
            node = predicate(name, values)
        except BadValue as problem:
            if self._typing and not self._more and may_become_valid(name, values.items[-1]):
                raise _Unfinished from None
            raise SyntaxProblem(behind, str(problem)) from None
        self._fields.add(name)
        return node

    def _values(self, name: str) -> Values:
        sign = _SIGN.match(self._text, self._at)
        if sign:
            self._at = sign.end()
            return Values((self._value(name),), sign[0])
        first = self._value(name)
        if self._text.startswith("..", self._at):
            self._at += 2
            return Values((first, self._value(name)), is_range=True)
        items = [first]
        while self._peek == ",":
            self._at += 1
            items.append(self._value(name))
        return Values(tuple(items))

    def _value(self, name: str) -> str:
        if self._peek == '"':
            return self._quoted()
        if not self._more and self._typing:
            raise _Unfinished
        if not _VALUE.match(self._text, self._at):
            raise SyntaxProblem(self._at, f"{name}: needs a value")
        return self._take(_VALUE)

    def _quoted(self) -> str:
        match = _QUOTED.match(self._text, self._at)
        if match is None:
            if self._typing and self._text.count('"', self._at) == 1:
                raise _Unfinished
            raise SyntaxProblem(self._at, 'this " is never closed; inside quotes write \\" and \\\\')
        self._at = match.end()
        return _ESCAPE.sub(r"\1", match[1])

    def _end_of_word(self) -> None:
        """Behind a word or value stands a blank, a parenthesis or the end."""
        if self._more and not self._peek.isspace() and self._peek not in "()":
            sign = self._peek
            what = "a quote" if sign == '"' else sign
            raise SyntaxProblem(self._at, f"{what} cannot follow here – put a blank before it or quote the whole value")

    # Characters

    @property
    def _more(self) -> bool:
        return self._at < len(self._text)

    @property
    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    @property
    def _starts_term(self) -> bool:
        return self._more and self._peek != ")"

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        assert match is not None
        self._at = match.end()
        return match[0]

    def _skip_blanks(self) -> None:
        self._take(_BLANKS)

    def _at_keyword(self, word: str) -> bool:
        match = _WORD.match(self._text, self._at)
        return match is not None and match[0].casefold() == word

    def _keyword(self, word: str) -> bool:
        """Go past a keyword and the blanks behind it, if it stands here."""
        if not self._at_keyword(word):
            return False
        self._last_keyword = self._at
        self._at += len(word)
        self._skip_blanks()
        return True

    def _ends_unfinished(self) -> bool:
        """Whether the text ends behind a keyword that still waits for its term; it is left out then."""
        if self._more or not self._typing:
            return False
        self._ignored = self._last_keyword
        return True


def _joined(parts: list[Node], join: type[Every] | type[Some]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return join(tuple(parts))


def _negated(part: Node | None) -> Node | None:
    return None if part is None else Not(part)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
