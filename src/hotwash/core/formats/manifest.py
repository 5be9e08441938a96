"""Reads what skills, agents, commands and plugins say about themselves: front matter, and `plugin.json`.

(source: self-improving agents, formats)
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from hotwash.core.formats.places import manifest_identity
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Document
from hotwash.core.model.manifest import Manifest, ManifestFacts, ManifestKind
from hotwash.core.text.outline import BOM, outline
from hotwash.core.text.visible import decoded

NAME = "manifest"

_LONGEST = 64 * 1024


def parse(source: DocumentSource) -> Document:
    """Never raises; the keys are asked for with `manifest_facts`, as reading YAML takes its time."""
    kind, name = manifest_identity(source.relative) or ("", "")
    return source.document(
        NAME,
        contents=Manifest(ManifestKind(kind), name) if kind else None,
    )


def manifest_facts(document: Document) -> ManifestFacts:
    """The keys of a manifest, or why they cannot be read."""
    if document.relative.lower().endswith(".json"):
        return _of_json(document.content)
    return front_matter(document.content)


@lru_cache(maxsize=256)
def front_matter(content: bytes) -> ManifestFacts:
    """The YAML between the two rules at the beginning of a Markdown file."""
    span = outline(content).front_matter
    if span is None:
        return ManifestFacts({}, "there is no front matter between two lines of ---")
    if span.end - span.start > _LONGEST:
        return ManifestFacts({}, "the front matter is longer than 64 KiB")
    import frontmatter
    from yaml import MarkedYAMLError, YAMLError

    try:
        keys, _ = frontmatter.parse(decoded(span.of(content).removeprefix(BOM)))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark is not None else 0
        return ManifestFacts({}, f"the front matter is no YAML: {error.problem}", line)
    except (YAMLError, ValueError, RecursionError) as error:
        return ManifestFacts({}, f"the front matter is no YAML: {' '.join(str(error).split())[:160]}")
    return ManifestFacts(_texts(keys), nested=frozenset(_nested(keys)))


@lru_cache(maxsize=256)
def _of_json(content: bytes) -> ManifestFacts:
    import msgspec

    try:
        keys = msgspec.json.decode(content.removeprefix(BOM), type=dict[str, object])
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        return ManifestFacts({}, f"the file is no JSON object: {error}")
    return ManifestFacts(_texts(keys))


def _texts(keys: Mapping[str, object]) -> dict[str, str | tuple[str, ...]]:
    """Scalars as text, lists as lists of text; what is nested deeper has no place in a manifest."""
    texts: dict[str, str | tuple[str, ...]] = {}
    for key, value in keys.items():
        if isinstance(value, list):
            texts[key] = tuple(str(each) for each in value if not isinstance(each, (list, dict)))
        elif value is not None and not isinstance(value, dict):
            texts[key] = str(value)
    return texts


def _nested(keys: Mapping[str, object]) -> Iterator[str]:
    """The keys whose values are no texts, nor lists of texts."""
    for key, value in keys.items():
        parts = value if isinstance(value, list) else [value]
        if any(isinstance(each, (list, dict)) for each in parts):
            yield key
