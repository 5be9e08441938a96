"""`repair`: puts right what hygiene has found, where that says nothing but what the file says already."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.hygiene.findings import findings, still_open
from hotwash.core.analysis.hygiene.rules import RULES
from hotwash.core.model.document import Document
from hotwash.core.model.plan import FileEdit, Intent, Outcome, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.operation import Context
from hotwash.core.operations.repairs import repair_splices
from hotwash.core.operations.subject import by_state, missing_argument, unwritable
from hotwash.core.operations.words import command_line, counted

PROBLEMS, RULE, ALL = "problems", "rule", "all"


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    """All repairs of what the intent names, in one plan; how much has none is noted."""
    everything = findings(snapshot, context.now)
    chosen = _chosen(snapshot, everything, intent)
    if isinstance(chosen, Refusal):
        return chosen
    mendable = [finding for finding in chosen if finding.repair is not None]
    if not mendable and intent.arguments.get(ALL):
        return Plan(intent, "repair", "there is nothing to repair")
    if not mendable:
        return _nothing(chosen)
    edits: list[FileEdit] = []
    outcomes: list[TargetOutcome] = []
    for path, group in groupby(sorted(mendable, key=lambda each: each.path), key=lambda each: each.path):
        edit, told = _in_file(snapshot.document(path), list(group))
        edits += [edit] if edit is not None else []
        outcomes += told
    changed = [each for each in outcomes if each.outcome is Outcome.CHANGED]
    if not changed:
        return Refusal(outcomes[0].sentence)
    what = changed[0].key.anchor if len(changed) == 1 else _in_files(len(changed), len(edits))
    left, without = len(outcomes) - len(changed), len(chosen) - len(mendable)
    return Plan(
        intent=intent,
        title=f"repair {what}",
        done=f"repaired {what}" + (f", left {left}" if left else ""),
        edits=tuple(edits),
        outcomes=tuple(outcomes),
        notes=(f"{counted(without, 'problem')} more without a safe repair",) if without else (),
        equivalent=_command(snapshot, mendable, everything),
    )


def refusal(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    """Whether anything may be written there; what there is to repair is known to the list of problems."""
    if target is None:
        return missing_argument("nothing selected")
    document = snapshot.document(target.key.path)
    return unwritable(document) if document is not None else None


def _chosen(snapshot: Snapshot, everything: Sequence[Finding], intent: Intent) -> tuple[Finding, ...] | Refusal:
    """Findings by name, or those about the targets, or all that the person has not called fine."""
    rules = frozenset(filter(None, intent.arguments.get(RULE, "").split(",")))
    unknown = sorted(rules - {rule.name for rule in RULES})
    if unknown:
        return missing_argument(f"there is no rule {unknown[0]}", "hotwash lint says which rule found what")
    named = frozenset(filter(None, intent.arguments.get(PROBLEMS, "").split("\n")))
    keys = {target.key for target in intent.targets}
    if named:
        found: Iterable[Finding] = (each for each in everything if each.token in named)
    elif intent.arguments.get(ALL):
        found = (each for each in still_open(everything, snapshot) if each.repair is not None)
    elif keys:
        found = (each for each in everything if each.key in keys)
    else:
        return missing_argument("nothing named to repair", "an id, FILE:LINE, or --all")
    return tuple(each for each in found if not rules or each.rule in rules)


def _nothing(chosen: Sequence[Finding]) -> Refusal:
    if not chosen:
        return by_state("there is nothing to repair", "hotwash lint says what is wrong")
    first = chosen[0]
    return by_state(f"there is no safe repair for this: {first.sentence}", first.next_step)


def _in_file(document: Document | None, found: list[Finding]) -> tuple[FileEdit | None, list[TargetOutcome]]:
    refused = unwritable(document) if document is not None else None
    if document is None or refused is not None:
        sentence = str(refused) if refused is not None else "the file cannot be read"
        return None, [TargetOutcome(each.key, Outcome.REFUSED, sentence) for each in found]
    told = [TargetOutcome(each.key, Outcome.CHANGED, f"{each.rule}: {each.fix}") for each in found]
    return FileEdit(document.path, document.content, repair_splices(document, found)), told


def _in_files(problems: int, files: int) -> str:
    return counted(problems, "problem") + (f" in {counted(files, 'file')}" if files > 1 else "")


def _command(snapshot: Snapshot, mended: Sequence[Finding], everything: Sequence[Finding]) -> str:
    """What does the same in a shell; `--all` where these are all there are."""
    tokens = {each.token for each in mended}
    if len(tokens) > 1 and tokens == {
        each.token for each in still_open(everything, snapshot) if each.repair is not None
    }:
        return command_line("repair", [], {ALL: "yes"}, "--apply")
    subjects = dict.fromkeys(each.key.anchor for each in mended)
    return command_line("repair", list(subjects), {RULE: ",".join(sorted({each.rule for each in mended}))}, "--apply")
