"""Verbs about harness learnings, besides those that they share with other entries."""

from hotwash.core.analysis.harness.vocabulary import CONFIDENCES, DIMENSIONS, EXCLUSIONS, MECHANISMS, PHASES, TRIGGERS
from hotwash.core.operations.operation import Operation, Parameter

ROWS: tuple[Operation, ...] = (
    Operation(
        verb="harness-capture",
        title="Capture a learning",
        summary="Write down what this codebase taught, or count a known learning once more; hygiene goes along",
        example=(
            "hotwash harness capture --title 'Seed the database first' --scope 'tests/integration/**' "
            "--guidance 'Run `npm run db:seed` before the suite' --trigger verify"
        ),
        module="harness.capture",
        takes="none",
        parameters=(
            Parameter("title", "what was learned, in one line", required=True, flag="--title"),
            Parameter(
                "scope",
                "files, folders, globs or modules it is about",
                required=True,
                flag="--scope",
                placeholder="GLOBS",
            ),
            Parameter("guidance", "what to do next time: name a file, a command or a check", True, flag="--guidance"),
            Parameter("pattern", "what happened; the title when not given", flag="--pattern"),
            Parameter("phase", "when it is useful; by the trigger, else implement", choices=PHASES, flag="--phase"),
            Parameter("dimension", "maintainability when not given", choices=DIMENSIONS, flag="--dimension"),
            Parameter("trigger", "what was going on when it was learned", choices=tuple(TRIGGERS), flag="--trigger"),
            Parameter("human", "a person checked it: medium, or --confidence", flag="--human", is_switch=True),
            Parameter("confidence", "above low only with --human", choices=CONFIDENCES, flag="--confidence"),
            Parameter("same-as", "the known learning that it is one more case of", flag="--same-as", placeholder="ID"),
            Parameter("new", "a learning of its own, also where a known one is alike", flag="--new", is_switch=True),
            Parameter(
                "allow",
                "although it looks like this; may be repeated",
                choices=EXCLUSIONS,
                flag="--allow",
                several=True,
            ),
            Parameter("no-conflict", "it contradicts nothing: no flag", flag="--no-conflict", is_switch=True),
            Parameter("decline", "not worth it, and why; only that is kept", flag="--decline", placeholder="WHY"),
        ),
    ),
    Operation(
        verb="harness-promote",
        title="Promote a learning",
        summary="Say which permanent control a confirmed learning became; with a text it is written there as well",
        example="hotwash harness promote L-003 --target .github/instructions/tests.instructions.md --apply",
        module="harness.promote",
        writes_at_once=False,
        looks_elsewhere=True,
        parameters=(
            Parameter("target", "the file of the control", flag="--target", placeholder="FILE"),
            Parameter("mechanism", "what kind of control", choices=MECHANISMS, flag="--mechanism"),
            Parameter("text", "one line for that file, marked with the learning it comes from", flag="--text"),
            Parameter("keep", "not now: do not suggest it until it is seen again", flag="--keep", is_switch=True),
            Parameter("dismiss", "never: the learning goes to the archive", flag="--dismiss", is_switch=True),
        ),
    ),
    Operation(
        verb="harness-hygiene",
        title="Tidy learnings",
        summary="Put old learnings into the archive, lower what nobody saw for long, flag what contradicts",
        example="hotwash harness hygiene --apply",
        module="harness.hygiene",
        writes_at_once=False,
        parameters=(Parameter("dismiss", "these proposals are not wanted", flag="--dismiss", is_switch=True),),
    ),
)
