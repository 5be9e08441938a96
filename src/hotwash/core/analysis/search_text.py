"""What plain words of a filter are looked for in: the text of an entry without the names that every entry has."""

from hotwash.core.analysis.per_entry import PerEntry
from hotwash.core.model.document import Document
from hotwash.core.text.patterns import Pattern

_SECTIONS = (
    "summary|details|error|context|suggested fix|suggested action|suggested implementation|metadata|resolution|impact"
    "|metrics|timeline|root cause|mitigation|prevention|action items|requested capability|user context"
    "|complexity estimate|failure|diagnosis|fix|verification|artifacts"
)
_BULLETS = (
    "source|tags|see also|pattern-key|recurrence-count|first-seen|last-seen|related files|related alerts|reproducible"
    "|environment|service|services affected|trigger|frequency"
)
_NAMES = Pattern(
    r"\n(?:"
    r"(?:[-*] )?\*\*[^*\n:]{1,40}(?::\*\*|\*\*:)"
    rf"|###* (?:{_SECTIONS})(?=\n)"
    rf"|- (?:{_BULLETS}):"
    r"|[ \t]+(?=\S)"
    r")"
)


def search_text(raw: bytes) -> str:
    """The bytes of an entry as one case-folded line, so that a phrase is found across a line's end."""
    text = raw.decode("utf-8", "replace").casefold()
    if "\r" in text:
        text = text.replace("\r", "")
    return _NAMES.sub(" ", text).replace("\n", " ").replace("  ", " ")


def search_texts(document: Document) -> tuple[str, ...]:
    """The texts of all entries of a document, in order. Entries that say what they said before cost nothing."""
    return _TEXTS.of(document)


_TEXTS = PerEntry(lambda document, place: search_text(document.raw(document.entries[place])))
