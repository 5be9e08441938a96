"""`reword`: a rule says the same better; where it stands, its marker and the entries behind it stay as they are."""

from hotwash.core.model.plan import Intent, Outcome, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.batch import command_for
from hotwash.core.operations.operation import Context
from hotwash.core.operations.promotion_memory import remembered
from hotwash.core.operations.rule_text import left_to_people, long_rule, normalised, refused_rule, warnings
from hotwash.core.operations.standing import Standing, reworded, standing_rules
from hotwash.core.operations.subject import Subject, by_state, find_all, missing_argument
from hotwash.core.operations.words import names_in

NOT_STANDING = "promote it again, or unpromote it"


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    found = find_all(snapshot, [target.key for target in intent.targets])
    subjects = [each for each in found.values() if isinstance(each, Subject)]
    if not subjects:
        return next(
            (each for each in found.values() if isinstance(each, Refusal)),
            missing_argument("no entry named", "name at least one id"),
        )
    standing = standing_rules(snapshot, [subject.entry.anchor for subject in subjects])
    rule = normalised(intent.arguments.get("rule", ""))
    allowed = names_in(intent.arguments.get("allow", ""))
    refused = (
        _not_standing(subjects[0], standing)
        or refused_rule(rule, context.settings.promote, allowed)
        or left_to_people(rule, allowed, context.actor)
    )
    if refused is not None:
        return refused
    edits = reworded([each for each in standing if each.rule.text != rule], rule)
    if isinstance(edits, Refusal):
        return edits
    places = ", ".join(each.place for each in standing)
    return Plan(
        intent=intent,
        title=f"re-word the rule in {places}",
        done=f"re-worded the rule in {places}" if edits else f"the rule in {places} says so already",
        edits=edits,
        personal=tuple(remembered(snapshot, subjects, rule, context)),
        outcomes=tuple(_outcome(subject, bool(edits)) for subject in subjects),
        notes=tuple(note for note in (long_rule(rule, context.settings.promote), *warnings(rule)) if note),
        equivalent=command_for(snapshot, intent, intent.arguments, "--apply"),
        obeyed=bool(edits),
    )


def _not_standing(subject: Subject, standing: tuple[Standing, ...]) -> Refusal | None:
    """Several rules of one entry have one text; rules that differ are different ones."""
    if not standing:
        return by_state(f"no rule file holds the marker of {subject.name}", NOT_STANDING)
    if len({each.rule.text for each in standing}) > 1:
        places = " and ".join(each.place for each in standing)
        return by_state(f"{places} hold different rules", "edit them by hand, or re-word one entry's rule at a time")
    return None


def _outcome(subject: Subject, is_changed: bool) -> TargetOutcome:
    sentence = "its rule is re-worded" if is_changed else "its rule says so already"
    return TargetOutcome(subject.entry.key, Outcome.CHANGED if is_changed else Outcome.ALREADY, sentence)


def refusal(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    if target is None:
        return missing_argument("nothing selected")
    (found,) = find_all(snapshot, [target.key]).values()
    if isinstance(found, Refusal):
        return found
    return _not_standing(found, standing_rules(snapshot, (found.entry.anchor,)))
