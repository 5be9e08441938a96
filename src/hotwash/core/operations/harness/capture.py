"""`harness capture`: a learning with a number of its own, or one more occurrence of a known one; hygiene goes along.

(source: harness-learnings, capture: read, dedupe, assign fields, hygiene, write)
"""

from collections.abc import Mapping, Sequence

from hotwash.core.analysis.harness.exclusions import exclusion
from hotwash.core.analysis.harness.learning import Learning
from hotwash.core.analysis.harness.likeness import Hit, contradicted, repeats
from hotwash.core.analysis.harness.vocabulary import is_concrete
from hotwash.core.model.key import Key
from hotwash.core.model.plan import ExitCode, Intent, Outcome, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.harness.captured import captured_words, told_in, unfit
from hotwash.core.operations.harness.declining import VERB, declined, declined_before
from hotwash.core.operations.harness.place import LearningPlace, basis_of, learning_place
from hotwash.core.operations.harness.upkeep import Upkeep, upkeep
from hotwash.core.operations.harness.writing import NewLearning, counted_up, new_learning
from hotwash.core.operations.operation import Context
from hotwash.core.operations.spoken import left_out
from hotwash.core.operations.subject import by_state
from hotwash.core.operations.words import command_line, names_in

_PLAINER = "say it without ids of other entries in the title, and without fields behind a |"
_VAGUE = "the guidance names no file, command or check: say what to run or where to look"


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    return plan_capture(snapshot, intent, intent.arguments, context)


def plan_capture(snapshot: Snapshot, intent: Intent, arguments: Mapping[str, str], context: Context) -> Plan | Refusal:
    """The same for whatever calls it otherwise: `arguments` are those of a capture."""
    said = captured_words(arguments)
    place = learning_place(snapshot)
    if isinstance(place, Refusal):
        return place
    wrong = unfit(said)
    if said["title"] and said.get("decline"):
        return declined(snapshot, intent, said, said["decline"], context)
    if wrong is not None:
        return wrong
    reason = exclusion(snapshot, told_in(said), names_in(said.get("allow", "")))
    if reason is not None:
        step = f"--allow {reason.name} captures it all the same"
        return declined(snapshot, intent, said, reason.sentence, context, step)
    if said.get("same-as"):
        return _again(snapshot, intent, said, place, context)
    hits = () if said.get("new") else repeats(told_in(said), place.learnings)
    return _alike(hits[0]) if hits else _new(snapshot, intent, said, place, context)


def refusal(snapshot: Snapshot, _target: Target | None, _context: Context) -> Refusal | None:
    place = learning_place(snapshot)
    return place if isinstance(place, Refusal) else None


def known_already(snapshot: Snapshot, arguments: Mapping[str, str]) -> Sequence[Hit]:
    """The learnings that tell it already, for whoever asks the person which it is."""
    said, place = captured_words(arguments), learning_place(snapshot)
    if isinstance(place, Refusal) or unfit(said) or said.get("same-as") or said.get("new"):
        return ()
    return repeats(told_in(said), place.learnings)


def excluded(snapshot: Snapshot, arguments: Mapping[str, str]) -> str:
    """Why this looks like no learning, for a person who may know better; empty where it does not."""
    said = captured_words(arguments)
    found = exclusion(snapshot, told_in(said)) if not unfit(said) else None
    return found.sentence if found is not None else ""


def _alike(hit: Hit) -> Refusal:
    name = hit.learning.name
    return by_state(
        f"{name} tells something like it: {hit.learning.title} ({hit.where}, {hit.why})",
        f"--same-as {name} counts it there, --new captures it beside",
    )


def _again(
    snapshot: Snapshot, intent: Intent, said: Mapping[str, str], place: LearningPlace, context: Context
) -> Plan | Refusal:
    known = _named(place, said["same-as"])
    if known is None:
        return Refusal(f"there is no learning {said['same-as']}", "hotwash harness consult lists them")
    kept = upkeep(snapshot, place, context, counted_up(said, context.today), known.key)
    if isinstance(kept, Refusal):
        return kept
    return Plan(
        intent=intent,
        title=f"count {known.name} once more",
        done=f"Counted `{known.name}` in `{place.relative}`: {kept.of(known.key).sentence}{kept.aside}",
        edits=kept.edits(),
        outcomes=(kept.of(known.key),),
        notes=(*kept.notes, *left_out(*intent.arguments.values())),
        equivalent=command_line(VERB, [], said),
        basis=basis_of(snapshot, place.path),
    )


def _new(
    snapshot: Snapshot, intent: Intent, said: Mapping[str, str], place: LearningPlace, context: Context
) -> Plan | Refusal:
    kept = upkeep(snapshot, place, context)
    if isinstance(kept, Refusal):
        return kept
    against = _contradicted(said, place, kept)
    made = new_learning(snapshot, place, said, against, context)
    edits = kept.edits(made)
    if not made.reads_back(edits[0], place):
        return Refusal("this cannot be written as a learning for certain", _PLAINER)
    key = Key(place.path, made.id)
    return Plan(
        intent=intent,
        title=f"capture {made.id}",
        done=f"Captured as `{made.id}` in `{place.relative}`{kept.aside}",
        edits=edits,
        outcomes=(TargetOutcome(key, Outcome.CHANGED, f"captured in {place.relative}"),),
        notes=(*_notes(snapshot, said, made, against), *kept.notes, *left_out(*intent.arguments.values())),
        equivalent=command_line(VERB, [], said),
        basis=basis_of(snapshot, place.path),
        code=ExitCode.REFUSED_BY_STATE if against else ExitCode.OK,
    )


def _named(place: LearningPlace, name: str) -> Learning | None:
    return next((each for each in place.learnings if each.name.casefold() == name.casefold()), None)


def _contradicted(said: Mapping[str, str], place: LearningPlace, kept: Upkeep) -> tuple[str, ...]:
    """The learnings that stay and that the new one may contradict."""
    if said.get("no-conflict"):
        return ()
    staying = [each for each in place.learnings if each.key not in kept.leaving]
    return tuple(each.name for each in contradicted(told_in(said), staying))


def _notes(snapshot: Snapshot, said: Mapping[str, str], made: NewLearning, against: Sequence[str]) -> tuple[str, ...]:
    flagged = f"{made.id} is flagged: it may contradict {', '.join(against)}; --no-conflict writes it without the flag"
    vague = () if is_concrete(said["guidance"]) else (_VAGUE,)
    return (*((flagged,) if against else ()), *vague, *declined_before(snapshot, said))
