"""Which hooks work: what is wanted against what stands in the settings."""

from hotwash.core.analysis.hook_wiring import HookState, hook_facts, program_of
from support.operating import Files

SETTINGS = ".claude/settings.json"


def states(text: str, *systems: int, runs: bool = True) -> list[tuple[str, str]]:
    files = Files.of({SETTINGS: text} if text else {})
    return [(fact.event, fact.state.value) for fact in hook_facts(files.snapshot, systems or (0,), lambda _: runs)]


def wired(event: str, command: str) -> str:
    return f'{{"hooks": {{"{event}": [{{"hooks": [{{"type": "command", "command": "{command}"}}]}}]}}}}'


def test_without_settings_everything_is_missing() -> None:
    assert states("") == [
        ("SessionStart", "missing"),
        ("SessionEnd", "missing"),
        ("PostToolUseFailure", "missing"),
        ("PreCompact", "missing"),
    ]


def test_a_hook_at_its_moment_whose_program_is_there_is_fine() -> None:
    found = states(wired("PreCompact", "/usr/bin/hotwash hooks run precompact"))
    assert ("PreCompact", "ok") in found


def test_a_hook_whose_program_is_gone_has_a_broken_path() -> None:
    found = states(wired("PreCompact", "/gone/hotwash hooks run precompact"), runs=False)
    assert ("PreCompact", "broken path") in found


def test_a_hook_at_a_moment_that_never_comes_stands_at_the_wrong_event() -> None:
    found = states(wired("PostToolUse", "hotwash hooks run tool-failure"))
    assert ("PostToolUseFailure", "wrong event") in found


def test_the_script_of_the_system_counts_as_its_hook() -> None:
    found = states(wired("SessionStart", "bash ~/.claude/scripts/self-improve-hook.sh session-start"))
    assert ("SessionStart", "ok") in found


def test_an_old_hook_is_named_with_its_line() -> None:
    files = Files.of({SETTINGS: wired("Stop", "bash session-end.sh")})
    fact = hook_facts(files.snapshot, (0,), lambda _: True)[-1]
    assert (fact.state, fact.event, fact.path, fact.line) == (HookState.LEGACY, "Stop", SETTINGS, 1)


def test_a_hook_of_one_system_does_nothing_for_the_other() -> None:
    assert ("PostToolUseFailure", "missing") in states(wired("PostToolUseFailure", "hotwash hooks run tool-failure"), 1)


def test_the_program_of_a_script_is_the_script() -> None:
    assert program_of("bash ~/.claude/scripts/x.sh session-start") == "~/.claude/scripts/x.sh"
    assert program_of("'/opt/my tools/hotwash' hooks run precompact") == "/opt/my tools/hotwash"
    assert program_of("'unclosed hotwash") == "'unclosed"
