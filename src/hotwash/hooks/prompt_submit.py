"""Somebody asks for something: a reminder of the log, where the words concern a skill that keeps one here."""

from hotwash.hooks.call import Call
from hotwash.hooks.reminding import prompt_reminder


def answer(call: Call, _system: int) -> str:
    return prompt_reminder(call)
