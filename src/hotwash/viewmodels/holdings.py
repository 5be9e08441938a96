"""What every open file holds and how it is written: counts, newlines, and why nothing may be written to it."""

from collections import Counter

from hotwash.core.model.contents import Count
from hotwash.core.model.document import Document
from hotwash.core.model.manifest import Manifest, ManifestFacts
from hotwash.core.model.values import dataclass
from hotwash.core.text.outline import BOM

_ENTRY = ("entry", "entries")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file are to be read; `newlines` is LF, CRLF, mixed, or none."""

    newlines: str
    bom: bool
    final_newline: bool
    utf8: bool

    def __str__(self) -> str:
        odd = (
            ("BOM", self.bom),
            ("no final newline", not self.final_newline and self.newlines != "none"),
            ("not UTF-8", not self.utf8),
        )
        return ", ".join((self.newlines, *(word for word, is_so in odd if is_so)))


@dataclass(frozen=True, slots=True)
class Holdings:
    """One file. `dialects` says in how many ways its entries are written; `facts` are those of a manifest."""

    document: Document
    counts: tuple[Count, ...]
    dialects: tuple[tuple[str, int], ...]
    encoding: Encoding
    facts: ManifestFacts | None

    def __str__(self) -> str:
        return ", ".join(map(str, self.counts)) or "nothing"


def holdings(document: Document) -> Holdings:
    """Everything that is known of a file as a whole."""
    return Holdings(
        document=document,
        counts=counts(document),
        dialects=tuple(sorted(Counter(entry.dialect for entry in document.entries).items())),
        encoding=encoding(document.content),
        facts=_facts(document),
    )


def counts(document: Document) -> tuple[Count, ...]:
    """How many entries, records, steps and other things a file holds; what it holds none of is left out."""
    steps = document.task.steps if document.task is not None else ()
    found = (
        Count(len(document.entries), *_ENTRY),
        Count(len(document.records), "WAL record"),
        Count(len(steps), "step"),
        Count(len(document.failures), "failed call"),
        *(document.contents.counts if document.contents is not None else ()),
    )
    return tuple(each for each in found if each.number)


def encoding(content: bytes) -> Encoding:
    """How a file is written, judged by its bytes."""
    feeds, pairs = content.count(b"\n"), content.count(b"\r\n")
    newlines = "none" if not feeds else "LF" if not pairs else "CRLF" if pairs == feeds else "mixed"
    return Encoding(newlines, content.startswith(BOM), content.endswith(b"\n"), _is_utf8(content))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _facts(document: Document) -> ManifestFacts | None:
    if not isinstance(document.contents, Manifest):
        return None
    from hotwash.core.formats.manifest import manifest_facts

    return manifest_facts(document)
