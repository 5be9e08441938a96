"""Verbs about what agents read as rules."""

from hotwash.core.model.provenance import SOURCES
from hotwash.core.operations.choices import DOCUMENT_KINDS, GLOBAL_FILE, OTHER_FILES, RULE_FILES
from hotwash.core.operations.operation import Operation, Parameter

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="promote",
        title="Promote",
        summary="Write one rule from one or several entries into a file that agents read; they become promoted",
        example="hotwash promote ERR-20260518-001 ERR-20260520-001 --resolve --target CLAUDE.md --apply",
        module="promote",
        takes="candidate",
        writes_at_once=False,
        parameters=(
            Parameter("rule", "the rule: one imperative line; drafted from the entries when not given", flag="--rule"),
            Parameter(
                "target",
                f"{', '.join((*RULE_FILES, *OTHER_FILES, GLOBAL_FILE))}, or for entries with sections "
                f"{', '.join(DOCUMENT_KINDS)}",
                flag="--target",
                placeholder="NAME",
            ),
            Parameter(
                "domain", "a rules file of its own: terraform writes .claude/rules/terraform.md", flag="--domain"
            ),
            Parameter("ref", "which runbook, document or ticket, kept with the target's name", flag="--ref"),
            Parameter("resolve", "also resolve entries that are still open", flag="--resolve", is_switch=True),
            Parameter(
                "allow-inferred", "also when the source is only inferred", flag="--allow-inferred", is_switch=True
            ),
            Parameter("allow", "overrule a check of the rule by its name", flag="--allow", placeholder="CHECK"),
            Parameter("source", "who says so, for entries that do not", choices=SOURCES, flag="--source"),
            Parameter("scope", "global or project:NAME, for entries that do not say", flag="--entry-scope"),
            Parameter("paths", "globs the rule is limited to, for entries that do not say", flag="--paths"),
            Parameter("verified", "the day it was checked again", flag="--verified", placeholder="YYYY-MM-DD"),
            Parameter(
                "expires", "the day it ends, for entries that do not say", flag="--expires", placeholder="YYYY-MM-DD"
            ),
        ),
    ),
    Operation(
        verb="dismiss",
        title="Dismiss",
        summary="Put a candidate for promotion away until it grows; its entries stay as they are",
        example="hotwash dismiss ERR-20260518-001",
        module="dismiss",
        takes="candidate",
    ),
)
