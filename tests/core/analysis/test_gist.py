"""What is read of an entry in one pass: its telling words, its action, its facts."""

from dataclasses import replace

import pytest

from hotwash.core.analysis.gist import Gist, gist, gists, normal_key, recurrence_count
from hotwash.core.analysis.phrases import key_phrase, shared_phrase, shortened
from hotwash.core.analysis.tokens import stem, words
from hotwash.core.analysis.verbs import from_gerund, from_past, gerund
from hotwash.core.model.vocabulary import Kind
from support.written import four_fields, log, sections


def of(text: str, kind: Kind = Kind.ERROR, dialect: str = "fields") -> Gist:
    return gist(text.encode(), dialect, kind)


def test_words_are_lower_case_singular_without_digits_and_filler() -> None:
    text = "The deployments of Payments-API v1.14.0 were failing: 3 policies, 128Mi limits — naïve café"
    assert list(words(text.encode())) == ["deploy", "payment", "api", "policy", "limit", "naïv", "café"]


@pytest.mark.parametrize(
    ("word", "same"),
    [("limits", "limit"), ("renewed", "renewal"), ("policies", "policy"), ("evicted", "evicting"), ("boxes", "box")],
)
def test_endings_do_not_make_a_difference(word: str, same: str) -> None:
    assert stem(word) == stem(same)


def test_a_four_field_entry_gives_its_context_and_content() -> None:
    found = of(four_fields("ERR-20260520-001", "Scaling workers", "Memory ran short", "Set limits"))
    assert found.head == ("scal", "worker")
    assert found.rest == ("memory", "ran", "short")
    assert found.action == "Set limits"


def test_sections_give_summary_and_details_but_no_metadata_and_no_category() -> None:
    text = sections(
        "LRN-20260520-001",
        "process_bottleneck",
        summary="Handoffs are slow",
        details="Approvals queue up",
        suggested_action="Automate approvals",
        metadata=(
            "Source: incident",
            "Tags: zebra",
            "Pattern-Key: a.b",
            "See Also: LRN-20260501-001, OPS-20260502-A3F",
        ),
    )
    found = of(text, Kind.LEARNING, "sections")
    assert (found.head, found.rest) == (("handoff", "slow"), ("approv", "queu"))
    assert found.action == "Automate approvals"
    assert (found.pattern_key, found.refers_to) == ("a.b", ("LRN-20260501-001", "OPS-20260502-A3F"))


def test_the_name_of_an_issue_belongs_to_what_it_is_about() -> None:
    text = sections("OPS-20260520-A3F", "cert_expiry_edge", summary="Browsers warn")
    assert of(text, Kind.ISSUE, "sections").head[:3] == ("cert", "expiry", "edge")


def test_an_error_that_says_nothing_else_is_read_by_its_output() -> None:
    text = sections("ERR-20260520-001", summary="", error="libuv spawn refused")
    assert "libuv" in of(text, dialect="sections").rest


def test_line_ends_do_not_matter() -> None:
    text = four_fields("ERR-20260520-001", "Scaling workers", "Memory ran short", "Set limits")
    assert of(text.replace("\n", "\r\n")) == of(text)


def test_facts_are_found_by_any_of_their_names() -> None:
    found = of(four_fields("OPS-20260520-001", more="- MTTR: 25 min\n- **Duration**: 2 h\n"))
    assert found.fact("toil", "duration", "mttr") == "2 h"
    assert found.fact("toil") == ""


@pytest.mark.parametrize(("text", "count"), [("4 failed attempts", 4), ("~3", 3), ("often", 0), ("", 0), ("12", 12)])
def test_a_recurrence_count_is_its_leading_number(text: str, count: int) -> None:
    assert recurrence_count(text) == count


def test_pattern_keys_are_compared_without_case_and_underscores() -> None:
    assert normal_key("Incident_Pattern.Connection-Pool") == normal_key("`incident-pattern.connection_pool`")


def test_what_did_not_change_is_not_read_again() -> None:
    entries = [four_fields(f"ERR-2026052{day}-001", f"Story {day}") for day in range(5)]
    before = gists(log(*entries))
    entries[2] = entries[2].replace("Story", "Tale")
    after = gists(log(*entries))
    assert [old is new for old, new in zip(before, after, strict=True)] == [True, True, False, True, True]
    moved = gists(log(four_fields("ERR-20260519-001", "Elsewhere"), *entries[1:], entries[0]))
    assert [old is new for old, new in zip(after[1:], moved[1:], strict=False)] == [True] * 4
    gists(log(*entries))
    longer = gists(log(*entries, four_fields("ERR-20260529-001", "New")))
    assert [old is new for old, new in zip(after, longer, strict=False)] == [True] * 5
    assert len(longer) == 6


def test_the_same_document_is_read_once() -> None:
    document = log(four_fields("ERR-20260520-001"))
    assert gists(document) is gists(document)
    assert gists(replace(document)) == gists(document)


@pytest.mark.parametrize(
    ("key", "phrase"),
    [
        ("process_bottleneck.helm_upgrade_without_diff", "helm upgrade without diff"),
        ("deps.module-not-found", "module not found"),
        ("auth.timeout", "auth timeout"),
        ("plain_key", "plain key"),
        ("...", "..."),
    ],
)
def test_a_key_in_words(key: str, phrase: str) -> None:
    assert key_phrase(key) == phrase


def test_a_phrase_is_what_most_texts_say_in_a_row() -> None:
    texts = ["Resource limits were missing", "no resource limits on it", "Limits of the resource"]
    assert shared_phrase(texts, {"resourc": "resource", "limit": "limits"}) == "resource limits"
    assert shared_phrase(["a diff of helm", "helm: the diff"], {"helm": "helm", "diff": "diff"}) == "diff helm"


def test_a_shortened_text_ends_with_a_whole_word() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one  two", 9) == "one two"


@pytest.mark.parametrize(
    ("verb", "past", "ing"),
    [
        ("run", "ran", "running"),
        ("pin", "pinned", "pinning"),
        ("use", "used", "using"),
        ("apply", "applied", "applying"),
        ("open", "opened", "opening"),
        ("commit", "committed", "committing"),
        ("tie", "tied", "tying"),
    ],
)
def test_forms_of_a_verb(verb: str, past: str, ing: str) -> None:
    assert (from_past(past), gerund(verb)) == (verb, ing)
    assert from_gerund(ing) == verb or verb == "tie"


def test_what_is_no_verb_has_no_forms() -> None:
    assert from_past("bed") is None
    assert from_gerund("string") is None
