"""`A` on the list of improvements: who is improved, and the step that makes a worktree for it."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hotwash.core.model.improvement import Course, Repository
from hotwash.core.model.plan import Intent, Plan, Refusal
from hotwash.core.model.vocabulary import Tone
from hotwash.tui import screens
from hotwash.tui.improvement_steps import Facts, allowed, commands_told, hooks_told
from hotwash.tui.messages import StepEnded

if TYPE_CHECKING:
    from hotwash.core.model.git import CommitReadiness
    from hotwash.core.storage.improving.workshop import Workshop
    from hotwash.tui.dashboard import Dashboard
    from hotwash.tui.improving import Step

_VERB = "improve-start"
_PARAMETERS = ("name", "skill", "plugin")


def open_start(dashboard: Dashboard) -> None:
    """`A`: agent or skill, its plugin where nothing tells it; then a worktree is made beside the repository."""
    improving = dashboard.improving
    known, shop = improving.known, improving.shop
    fields = (
        screens.FormField("name", "Agent", hint="the agent, or the skill itself"),
        screens.FormField("skill", "Skill", required=False, hint="where an agent improves one of several"),
        screens.FormField("plugin", "Plugin", required=False, hint="where the name does not tell it"),
    )

    def plan(intent: Intent) -> Plan | Refusal:
        course = _start_course(shop, known.repository, intent.arguments)
        return (
            course
            if isinstance(course, Refusal)
            else Plan(intent, course.title, course.done, equivalent=_typed(intent))
        )

    def facts(intent: Intent) -> Facts:
        course = _start_course(shop, known.repository, intent.arguments)
        return [*commands_told(course), *hooks_told(known)] if isinstance(course, Course) else []

    def answer(planned: Plan | None) -> None:
        if planned is not None:
            name = planned.intent.arguments["name"].strip()
            improving.carry(f"beginning {name}", _start(planned.intent.arguments, known.programs))

    sheet = screens.StepSheet("Improve", Intent(_VERB), fields, facts, dashboard.sheets.stepping(plan), verb="begin it")
    dashboard.app.push_screen(sheet, answer)


def _start_course(shop: Workshop, repository: Repository | None, given: Mapping[str, str]) -> Course | Refusal:
    if repository is None:
        return Refusal("the repository is not read yet")
    name, skill, plugin = (given.get(each, "").strip() for each in _PARAMETERS)
    return shop.plan_start(repository, name, plugin, skill, "")


def _typed(intent: Intent) -> str:
    given = {name: value.strip() for name, value in intent.arguments.items() if value.strip()}
    flags = "".join(f" --{name} {shlex.quote(given[name])}" for name in ("skill", "plugin") if name in given)
    return f"hotwash improve start {shlex.quote(given.get('name', 'NAME'))}{flags}"


def _start(given: Mapping[str, str], seen: CommitReadiness) -> Step:
    def step(shop: Workshop) -> StepEnded:
        from hotwash.core.storage.improving.carrying import carry_out

        repository = shop.read()
        course = repository if isinstance(repository, Refusal) else _start_course(shop, repository, given)
        if isinstance(course, Refusal) or isinstance(repository, Refusal):
            return StepEnded(str(course), Tone.WARNING)
        refused = allowed(shop, repository, seen)
        done = refused or carry_out(course, shop.memory(repository), asks=False)
        if isinstance(done, Refusal):
            return StepEnded(str(done), Tone.WARNING)
        return StepEnded(done.sentence, Tone.GOOD)

    return step
