"""The sentences of plans: counts, names and the command line that does the same."""

import re
import shlex
from collections.abc import Mapping, Sequence

from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.operations.operation import Parameter
from hotwash.core.operations.table import OPERATIONS

_CONTROLS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_JOINED_FIELD = re.compile(r"([|·•,;] {0,4}| )(?=(\*\*?|_)[^*]{1,40}?(?::\2|\2:))")
_LEADING_FIELD = re.compile(r"(\*\*?|_)[^*]{1,40}?(?::\1|\1:)")
_JOINED_NAME = re.compile(r" ([|·•] )(?=[A-Z][A-Za-z]{1,12}(?:[ -][A-Za-z]{1,12})?: )")


def one_line(text: str) -> str:
    """Typed or pasted text as one line: what goes into a field cannot start a line or a field of its own."""
    line = " ".join(encodable(text).split())
    return _JOINED_FIELD.sub(r"\1\\", _JOINED_NAME.sub(r" \\\1", line) if "**" in line else line)


def behind_other_text(line: str) -> str:
    """One line that follows others in a field, where its beginning could be taken for a field, too."""
    return f"\\{line}" if _LEADING_FIELD.match(line) else line


def without_controls(text: str) -> str:
    """The same text without what would move a cursor or colour a terminal that shows the file."""
    return _CONTROLS.sub("", text)


def names_in(text: str) -> list[str]:
    """The names of an argument that takes several: with blanks or commas between them."""
    return text.replace(",", " ").split()


def encodable(text: str) -> str:
    """The same text with a question mark for every byte that was none in the terminal's encoding."""
    return text.encode("utf-8", "replace").decode()


def name_of(entry: Entry) -> str:
    """How a sentence calls an entry."""
    return entry.native_id or entry.title or entry.anchor


def counted(number: int, noun: str) -> str:
    """`1 entry`, `3 entries`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"


def place_of(document: Document, entry: Entry) -> str:
    return f"{document.relative}:{entry.line}"


def either(names: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return _joined(names, " or ")


def all_of(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return _joined(names, " and ")


def _joined(names: Sequence[str], word: str) -> str:
    return word.join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def command_line(verb: str, subjects: Sequence[str], arguments: Mapping[str, str], *more: str) -> str:
    """The command that plans the same; arguments without a value are left out, texts with a dash come last."""
    operation = OPERATIONS[verb]
    texts, words = [*subjects], [*subjects]
    for parameter in operation.parameters:
        value = arguments.get(parameter.name, "")
        if value and parameter.flag:
            words += _flagged(parameter, value)
        elif value:
            texts.append(value)
            words.append(value)
    if not any(text.startswith("-") for text in texts):
        return shlex.join(["hotwash", *operation.words, *words, *more])
    flags = [
        word for parameter in operation.parameters for word in _flagged(parameter, arguments.get(parameter.name, ""))
    ]
    return shlex.join(["hotwash", *operation.words, *flags, *more, "--", *texts])


def _flagged(parameter: Parameter, value: str) -> list[str]:
    """The flag with its value, once for each line where it may be given several times."""
    if not value or not parameter.flag or parameter.is_switch:
        return [parameter.flag] if value and parameter.flag else []
    lines = value.split("\n") if parameter.several else [value]
    pairs = ([f"{parameter.flag}={line}"] if line.startswith("-") else [parameter.flag, line] for line in lines)
    return [word for pair in pairs for word in pair]
