"""What is said around a card: how far the review is, what can be done with the card, what was decided."""

from collections.abc import Mapping, Sequence

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.deck import Deck
from hotwash.tui.foot import Offer
from hotwash.tui.keymap import Keymap, shown
from hotwash.tui.widgets.paint import Run, Runs, width_of

RATE_FROM = 3
DIGITS: Mapping[str, str] = {
    "1": "entry.resolve",
    "2": "entry.promote",
    "3": "entry.snooze",
    "4": "entry.discard",
}
_BELOW = (
    ("history.undo", "undo"),
    ("entry.edit", "edit"),
    ("why.open", "why"),
    ("copy.short", "copy"),
)


def actions_runs(offers: Sequence[Offer], keymap: Keymap, width: int) -> Runs:
    """`1 r resolve   2 p promote   3 S snooze   4 d discard`."""
    digits = {action: digit for digit, action in DIGITS.items()}
    parts: list[Runs] = []
    for offer in offers:
        action, keys = offer.action.id, keymap.keys_of(offer.action.id)
        label = f" {shown(keys[0])} {offer.name}" if keys else f" {offer.name}"
        tones = (Tone.DIM, Tone.DIM) if offer.reason else (Tone.ACCENT, Tone.PLAIN)
        parts.append((Run(digits[action], tones[0], action), Run(label, tones[1], action)))
    return _spaced(parts, width)


def keys_runs(keymap: Keymap, width: int) -> Runs:
    """The keys of a review that are no decisions."""
    hints = [("space", "skip", "review.skip")]
    hints += [(shown(keys[0]), words, action) for action, words in _BELOW if (keys := keymap.keys_of(action))]
    hints += [("Esc", "end", "review.end")]
    parts = [(Run(key, Tone.ACCENT, action), Run(f" {words}", Tone.DIM, action)) for key, words, action in hints]
    return _spaced(parts, width)


def _spaced(parts: Sequence[Runs], width: int) -> Runs:
    """With the widest gaps that the line has room for."""
    for gap in (3, 2, 1):
        runs = [Run(" ")]
        for at, part in enumerate(parts):
            runs += [Run(" " * gap if at else ""), *part]
        if width_of(runs) <= width:
            break
    return runs


def tally(deck: Deck, seconds: float, *, short: bool = False) -> str:
    """`6 decided: 4 resolved, 1 snoozed, 1 discarded · 212/h`; the rate once there is one."""
    count = len(deck.decisions)
    if not count:
        return ""
    words = "" if short else ": " + ", ".join(f"{number} {word}" for word, number in deck.words.items())
    rate = f" · {round(count / seconds * 3600)}/h" if count >= RATE_FROM and seconds >= 1 else ""
    return f"{count} decided{words}{rate}"


def summary(deck: Deck, handoff_key: str, review_key: str) -> str:
    """What is said when it ends: all that was decided, or how to go on."""
    made = ", ".join(f"{number} {word}" for word, number in deck.words.items()) or "nothing decided"
    skipped = f"{deck.skipped} skipped" if deck.skipped else ""
    others = f"{deck.others} changed by others" if deck.others else ""
    is_over = deck.current is None
    head = "review done" if is_over else f"review ended at {deck.place}"
    onward = f"{handoff_key} writes the handoff" if is_over else f"{review_key} goes on"
    return " · ".join(part for part in (f"{head}: {made}", skipped, others, onward) if part)
