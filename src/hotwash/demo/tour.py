"""The five steps a newcomer takes in the demo, and what the status line says about the next one."""

from hotwash.core.model.values import dataclass

STEPS = (
    ("entry.resolve", "r resolves the entry under the cursor"),
    ("history.undo", "u takes it back"),
    ("why.open", "w says why it is a candidate"),
    ("entry.promote", "2, then p and Enter promote a candidate"),
    ("attention.next", "! goes to what needs you"),
)
FINISHED = "that was hotwash: run it in your repository"


@dataclass(frozen=True, slots=True)
class Tour:
    """How far the person has come; `done` holds the action ids already seen."""

    done: frozenset[str] = frozenset()

    def after(self, action: str) -> "Tour":
        """The tour once `action` has been used; an action that is no step changes nothing."""
        return Tour(self.done | {action}) if any(action == step for step, _ in STEPS) else self

    @property
    def sentence(self) -> str:
        """`DEMO 2/5 next: u takes it back`, or the farewell."""
        left = [words for step, words in STEPS if step not in self.done]
        if not left:
            return f"DEMO {len(STEPS)}/{len(STEPS)} {FINISHED}"
        return f"DEMO {len(STEPS) - len(left) + 1}/{len(STEPS)} next: {left[0]}"
