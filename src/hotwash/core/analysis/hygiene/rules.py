"""RULES: everything that is looked for."""

from hotwash.core.analysis.hygiene import (
    field_rules,
    harness_rules,
    identity_rules,
    reference_rules,
    status_rules,
    truth_rules,
)
from hotwash.core.analysis.hygiene.finding import Rule
from hotwash.core.analysis.hygiene.told import BY_HAND, TOLD
from hotwash.core.model.vocabulary import Severity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

RULES: tuple[Rule, ...] = (
    *TOLD,
    # Ids and dates
    Rule(
        "broken-heading",
        _WARNING,
        "A heading has no blank after its `#`, so other tools do not find the entry.",
        "the blank is put in",
        identity_rules.broken_heading,
        alone=True,
    ),
    Rule(
        "malformed-id",
        _WARNING,
        "An id has no number, a date with dashes, or a bracket that is never closed.",
        "the next free number, the date without dashes, the bracket; not where another text names the id",
        identity_rules.malformed_id,
    ),
    Rule(
        "duplicate-id",
        _ERROR,
        "An id is used again in the same workspace; commands cannot tell the entries apart.",
        "the next free number for the later one; not for a copy, and not where another text names the id",
        identity_rules.duplicate_id,
    ),
    Rule(
        "bad-date",
        _WARNING,
        "The day in an id, or **Logged**, is no date.",
        BY_HAND,
        identity_rules.bad_date,
        alone=True,
    ),
    Rule(
        "future-date",
        _WARNING,
        "An entry is dated later than tomorrow.",
        BY_HAND,
        identity_rules.future_date,
        alone=True,
    ),
    # Status
    Rule(
        "unknown-status",
        _WARNING,
        "The status is a word that the format does not have; a note where only its spelling differs.",
        "the format's word, where the text says nothing else; a date beside `resolved` is kept as the format keeps it",
        status_rules.unknown_status,
        strictly=_ERROR,
        alone=True,
    ),
    Rule(
        "foreign-status",
        _WARNING,
        "The status is a word of another skill (`contained`, `escalated`).",
        BY_HAND,
        status_rules.foreign_status,
        alone=True,
    ),
    Rule(
        "resolved-without-resolution",
        _WARNING,
        "An entry is resolved and has no **Resolution** that says when and how.",
        "by hand: nobody but its author knows",
        status_rules.resolved_without_resolution,
        alone=True,
    ),
    Rule(
        "undated-status-note",
        _WARNING,
        "A **Status-Note** does not begin with the day of the change.",
        "by hand: the day is not known",
        status_rules.undated_status_note,
        alone=True,
    ),
    # Fields
    Rule(
        "missing-field",
        _ERROR,
        "One of the four fields is missing, or an entry with an id has no status.",
        "**Status** becomes `pending`, **Action** `To be determined`; the other two only their author knows",
        field_rules.missing_field,
    ),
    Rule(
        "missing-header",
        _WARNING,
        "A line that the skill's template has below the heading is missing; a note unless it is Logged or Priority.",
        BY_HAND,
        field_rules.missing_header,
        alone=True,
    ),
    Rule(
        "bad-count",
        _WARNING,
        "A count is no whole number; its leading digits are read.",
        "the number alone for `4x` and `4 times`; where more words stand there they would be lost",
        field_rules.bad_count,
        alone=True,
    ),
    Rule(
        "unknown-category",
        _NOTE,
        "A learning's category is none of its skill.",
        BY_HAND,
        field_rules.unknown_category,
        alone=True,
    ),
    Rule("unknown-area", _NOTE, "An area is none of the skill.", BY_HAND, field_rules.unknown_area, alone=True),
    Rule(
        "unknown-priority", _NOTE, "A priority is none of the four.", BY_HAND, field_rules.unknown_priority, alone=True
    ),
    Rule(
        "unknown-severity", _NOTE, "A severity is none of the skill.", BY_HAND, field_rules.unknown_severity, alone=True
    ),
    # The truth of four-field entries
    Rule("unknown-source", _ERROR, "**Source** is none of the six.", BY_HAND, truth_rules.unknown_source, alone=True),
    Rule("bad-scope", _ERROR, "**Scope** is neither global nor a project.", BY_HAND, truth_rules.bad_scope, alone=True),
    Rule(
        "paths-without-project",
        _ERROR,
        "**Paths** stand beside a scope that is no project.",
        BY_HAND,
        truth_rules.paths_without_project,
        alone=True,
    ),
    Rule("bad-paths", _ERROR, "**Paths** hold quotes or an empty glob.", BY_HAND, truth_rules.bad_paths, alone=True),
    Rule("bad-verified", _ERROR, "**Verified** is no calendar day.", BY_HAND, truth_rules.bad_verified, alone=True),
    Rule(
        "bad-expires", _ERROR, "**Expires** is neither a day nor `never`.", BY_HAND, truth_rules.bad_expires, alone=True
    ),
    Rule(
        "expired",
        _WARNING,
        "An entry in force says that it ended.",
        "extend or discard it",
        truth_rules.expired,
        alone=True,
    ),
    Rule(
        "unverified",
        _WARNING,
        "An entry was checked longer ago than its source allows: 30 days when inferred, else 90; `user` never ends.",
        "check it again",
        truth_rules.unverified,
        alone=True,
    ),
    # What entries say of each other
    Rule(
        "supersedes-unknown",
        _ERROR,
        "An entry replaces an id that nobody has.",
        BY_HAND,
        reference_rules.supersedes_unknown,
    ),
    Rule(
        "supersedes-open",
        _WARNING,
        "An entry replaces one that is still in force.",
        "discard the older one",
        reference_rules.supersedes_open,
    ),
    Rule(
        "orphan-reference",
        _WARNING,
        "See Also, or a related id, names an entry that is not here.",
        BY_HAND,
        reference_rules.orphan_reference,
    ),
    Rule(
        "missing-skill",
        _WARNING,
        "An entry became a skill, and nothing is at its **Skill-Path**, or it has none.",
        BY_HAND,
        reference_rules.missing_skill,
    ),
    Rule(
        "pattern-key-spelling",
        _NOTE,
        "A Pattern-Key is spelled differently from those of its siblings.",
        "by hand: keys are kept as they are written",
        reference_rules.pattern_key_spelling,
    ),
    # Harness learnings
    Rule(
        "missing-learning-field",
        _ERROR,
        "A harness learning lacks one of its nine fields.",
        BY_HAND,
        harness_rules.missing_learning_field,
        alone=True,
    ),
    Rule(
        "learning-field-order",
        _NOTE,
        "Its fields are not in their order.",
        BY_HAND,
        harness_rules.learning_field_order,
        alone=True,
    ),
    Rule(
        "unknown-learning-word",
        _WARNING,
        "Its phase, dimension or confidence is an unknown word.",
        BY_HAND,
        harness_rules.unknown_learning_word,
        alone=True,
    ),
    Rule(
        "bad-learning-date",
        _WARNING,
        "First seen or Last seen is no date.",
        BY_HAND,
        harness_rules.bad_learning_date,
        alone=True,
    ),
    Rule("broad-scope", _WARNING, "Its scope is every file.", BY_HAND, harness_rules.broad_scope, alone=True),
    Rule(
        "vague-guidance",
        _WARNING,
        "Its guidance names no file, command or check.",
        BY_HAND,
        harness_rules.vague_guidance,
        alone=True,
    ),
    Rule(
        "confidence-against-count",
        _NOTE,
        "Its confidence does not fit how often it was seen.",
        "by hand: a person may have confirmed it",
        harness_rules.confidence_against_count,
        alone=True,
    ),
)
