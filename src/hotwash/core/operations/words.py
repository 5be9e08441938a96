"""The sentences of plans: counts, names and the command line that does the same."""

import re
import shlex
from collections.abc import Mapping, Sequence

from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.operations.table import OPERATIONS

_CONTROLS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_JOINED_FIELD = re.compile(r"([|·•] {0,4})(?=\*\*[^*]{1,40}(?::\*\*|\*\*:))")


def one_line(text: str) -> str:
    """Typed or pasted text as one line: what goes into a field cannot start a line or a field of its own."""
    return _JOINED_FIELD.sub(r"\1\\", " ".join(encodable(text).split()))


def without_controls(text: str) -> str:
    """The same text without what would move a cursor or colour a terminal that shows the file."""
    return _CONTROLS.sub("", text)


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
    return " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def command_line(verb: str, subjects: Sequence[str], arguments: Mapping[str, str], *more: str) -> str:
    """The command that plans the same; arguments without a value are left out."""
    operation = OPERATIONS[verb]
    words = ["hotwash", *operation.words, *subjects]
    for parameter in operation.parameters:
        value = arguments.get(parameter.name, "")
        if not value:
            continue
        if not parameter.flag:
            words.append(value)
        elif parameter.several:
            words += [word for line in value.split("\n") for word in (parameter.flag, line)]
        else:
            words += [parameter.flag] if parameter.is_switch else [parameter.flag, value]
    return shlex.join([*words, *more])
