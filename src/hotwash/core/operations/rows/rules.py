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
        looks_elsewhere=True,
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
            Parameter(
                "file",
                "a Markdown document of the project that gets the text too; without it only the entry says where to",
                flag="--file",
                placeholder="PATH",
            ),
            Parameter("ref", "which runbook, document or ticket, kept with the target's name", flag="--ref"),
            Parameter("resolve", "also resolve entries that are still open", flag="--resolve", is_switch=True),
            Parameter(
                "allow-inferred", "also when the source is only inferred", flag="--allow-inferred", is_switch=True
            ),
            Parameter("allow", "overrule a check of the rule by its name", flag="--allow", placeholder="CHECK"),
            Parameter(
                "commit", "also commit exactly these lines in git; never pushed", flag="--commit", is_switch=True
            ),
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
    Operation(
        verb="unpromote",
        title="Unpromote",
        summary="Take rules out of every file that agents read; their entries are resolved again, or revoked",
        example="hotwash unpromote ERR-20260518-001 --note 'a hook checks it now' --apply",
        module="unpromote",
        writes_at_once=False,
        parameters=(
            Parameter("revoke", "the entry was wrong: it becomes revoked", flag="--revoke", is_switch=True),
            Parameter("note", "why, kept beside the status", flag="--note"),
        ),
    ),
    Operation(
        verb="revoke",
        title="Revoke",
        summary="Say that an entry was wrong; if it is promoted, its rule goes too, shown first",
        example="hotwash revoke ERR-20260518-001 wrong for EKS 1.35 --apply",
        module="revoke",
        parameters=(Parameter("reason", "what turned out to be wrong", required=True, placeholder="REASON"),),
    ),
    Operation(
        verb="supersede",
        title="Supersede",
        summary="Say which newer entry takes an older one's place; if that is promoted, its rule goes too, shown first",
        example="hotwash supersede ERR-20260401-003 --by ERR-20260518-001",
        module="supersede",
        parameters=(Parameter("by", "the entry that takes its place", required=True, flag="--by", placeholder="ID"),),
    ),
    Operation(
        verb="reword",
        title="Re-word",
        summary="Give a rule that stands in a file another text; its marker and everything around it stay",
        example="hotwash reword ERR-20260518-001 --rule 'Always set limits on every container' --apply",
        module="reword",
        takes="candidate",
        writes_at_once=False,
        parameters=(
            Parameter("rule", "the rule: one imperative line", required=True, flag="--rule"),
            Parameter("allow", "overrule a check of the rule by its name", flag="--allow", placeholder="CHECK"),
        ),
    ),
    Operation(
        verb="verify",
        title="Still true",
        summary="Say that entries, and the rules made of them, still hold today",
        example="hotwash verify ERR-20260518-001",
        module="verify",
    ),
)
