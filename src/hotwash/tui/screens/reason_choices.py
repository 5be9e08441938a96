"""The reasons of the ways to say no: `discard` has words of its own for them, `wont-fix` keeps a sentence, and a rule
is retired by one of three verbs. What is put off only sleeps, until one of these moments."""

from hotwash.tui.screens.reason import ReasonChoice


def discard_choices(nearest: str = "") -> tuple[ReasonChoice, ...]:
    """For entries of the four-field dialect; `nearest` is the id that a duplicate is most likely of."""
    return (
        ReasonChoice("duplicate of…", {"reason": "duplicate"}, "by", "Same as", nearest),
        ReasonChoice("not actionable", {"reason": "not-actionable"}),
        ReasonChoice("wrong", {"reason": "wrong"}),
        ReasonChoice("one-off", {"reason": "one-off"}),
        ReasonChoice("other…", {"reason": "other"}, "note", "Reason"),
    )


def wont_fix_choices(nearest: str = "") -> tuple[ReasonChoice, ...]:
    """For entries with sections: the reason is written into their resolution."""
    return (
        ReasonChoice("duplicate of…", {}, "reason", "Reason", f"duplicate of {nearest}" if nearest else ""),
        ReasonChoice("not actionable", {"reason": "not actionable"}),
        ReasonChoice("wrong", {"reason": "wrong"}),
        ReasonChoice("one-off", {"reason": "one-off"}),
        ReasonChoice("other…", {}, "reason", "Reason"),
    )


def retire_choices() -> tuple[ReasonChoice, ...]:
    """For a rule, or an entry that became one: agents obey it, so every choice shows what it takes out."""
    return (
        ReasonChoice("replaced by…", {}, "by", "New entry", verb="supersede"),
        ReasonChoice("now a hook or check…", {}, "note", "Which", before="now a hook or check: "),
        ReasonChoice("wrong (revoke)", {"reason": "wrong"}, verb="revoke"),
        ReasonChoice("no longer needed (back to resolved)", {"note": "no longer needed"}),
        ReasonChoice("other…", {}, "note", "Reason"),
    )


def keep_choices() -> tuple[ReasonChoice, ...]:
    """For a learning that is not to become a control: now, or ever."""
    return (
        ReasonChoice("not now, only when it is seen again", {"keep": "yes"}),
        ReasonChoice("never – the learning goes to the archive", {"dismiss": "yes"}),
    )


def demote_choices() -> tuple[ReasonChoice, ...]:
    """For a pattern in runbooks, which agents read: every choice shows what it takes out; the log keeps the reason."""
    return (
        ReasonChoice("superseded by…", {}, "reason", "By", before="superseded by "),
        ReasonChoice("wrong", {"reason": "wrong"}),
        ReasonChoice("not seen any more", {"reason": "not seen any more"}),
        ReasonChoice("other…", {}, "reason", "Reason"),
    )


def snooze_choices(*, can_wake: bool) -> tuple[ReasonChoice, ...]:
    """When something that is put to sleep shall come back."""
    choices = (
        ReasonChoice("tomorrow 09:00", {"until": "tomorrow"}),
        ReasonChoice("Monday 09:00", {"until": "monday"}),
        ReasonChoice("two weeks", {"until": "2w"}),
        ReasonChoice("until it recurs", {"until": "recurs"}),
        ReasonChoice("until the next handoff", {"until": "handoff"}),
        ReasonChoice("date or count…  3d, 18:00, 2026-06-01, ×2", {}, "until", "Until"),
    )
    return (*choices, ReasonChoice("wake it now", {"until": "now"})) if can_wake else choices
