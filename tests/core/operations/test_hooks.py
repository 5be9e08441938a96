"""Hooks in an agent's settings: put in, corrected and replaced by the file's own text, and nothing else touched."""

import json

import pytest

from hotwash.core.model.plan import ExitCode
from support.operating import DISGUISES, Files, path_of

SETTINGS = ".claude/settings.json"
LOCAL = ".claude/settings.local.json"
MACHINE = "~/.claude/settings.json"
MARKER = "memory/.session-active"

FOREIGN = """{
  "permissions": {"allow": ["Bash(session-end.sh)"]},
  "hooks": {
    "PreCompact": [
      {"hooks": [{"type": "command", "command": "notify-send compacting"}]}
    ]
  }
}
"""

OLD = """{
  "hooks": {
    "Stop": [
      {
        "hooks": [
          {"type": "command", "command": "bash ~/.claude/scripts/session-end.sh"}
        ]
      }
    ],
    "PostToolUse": [
      {
        "matcher": "Edit",
        "hooks": [{"type": "command", "command": "make format"}]
      },
      {
        "matcher": ".*",
        "hooks": [
          {"type": "command", "command": "if [ \\"$CLAUDE_TOOL_EXIT_CODE\\" -ne 0 ]; then echo x >> log; fi"}
        ]
      }
    ]
  }
}
"""


def commands(files: Files, name: str = SETTINGS) -> dict[str, list[str]]:
    """The commands of every event."""
    hooks = json.loads(files.contents[name].decode("utf-8-sig"))["hooks"]
    return {event: [hook["command"] for group in groups for hook in group["hooks"]] for event, groups in hooks.items()}


def test_a_project_without_settings_gets_a_file_with_what_a_project_wants() -> None:
    files = Files.of({})
    files.write("hooks-install")
    assert (
        files.contents[SETTINGS].decode()
        == """{
  "hooks": {
    "PostToolUseFailure": [
      {
        "matcher": ".*",
        "hooks": [
          {
            "type": "command",
            "command": "hotwash hooks run tool-failure",
            "async": true
          }
        ]
      }
    ],
    "PreCompact": [
      {
        "hooks": [
          {
            "type": "command",
            "command": "hotwash hooks run precompact",
            "timeout": 10
          }
        ]
      }
    ]
  }
}
"""
    )


def test_the_machine_gets_the_hooks_of_sessions_as_well() -> None:
    files = Files.of({})
    files.write("hooks-install", global_="yes")
    assert list(commands(files, MACHINE)) == ["SessionStart", "SessionEnd", "PostToolUseFailure", "PreCompact"]


def test_hooks_of_others_stay_and_ours_follow_in_their_style() -> None:
    files = Files.of({SETTINGS: FOREIGN})
    files.write("hooks-install")
    assert (
        files.contents[SETTINGS].decode()
        == """{
  "permissions": {"allow": ["Bash(session-end.sh)"]},
  "hooks": {
    "PreCompact": [
      {"hooks": [{"type": "command", "command": "notify-send compacting"}]},
      {
        "hooks": [
          {
            "type": "command",
            "command": "hotwash hooks run precompact",
            "timeout": 10
          }
        ]
      }
    ],
    "PostToolUseFailure": [
      {
        "matcher": ".*",
        "hooks": [
          {
            "type": "command",
            "command": "hotwash hooks run tool-failure",
            "async": true
          }
        ]
      }
    ]
  }
}
"""
    )


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_undo_brings_back_every_byte(disguise: object) -> None:
    assert callable(disguise)
    before: bytes = disguise(FOREIGN.encode())
    files = Files.of({SETTINGS: before})
    files.write("hooks-install")
    assert commands(files)["PreCompact"] == ["notify-send compacting", "hotwash hooks run precompact"]
    files.write("undo")
    assert files.contents[SETTINGS] == before


def test_a_second_time_there_is_nothing_to_write() -> None:
    files = Files.of({SETTINGS: FOREIGN})
    files.write("hooks-install")
    again = files.planned("hooks-install")
    assert again.edits == ()
    assert again.done == f"all 2 hooks are in {'/w/proj/' + SETTINGS} already"


def test_a_hook_that_names_another_program_is_corrected_in_place() -> None:
    moved = FOREIGN.replace("notify-send compacting", "/old/venv/bin/hotwash hooks run precompact")
    files = Files.of({SETTINGS: moved})
    files.write("hooks-install")
    assert commands(files)["PreCompact"] == ["hotwash hooks run precompact"]


def test_the_script_of_the_system_itself_is_left_to_do_its_work() -> None:
    own = FOREIGN.replace("notify-send compacting", "bash ~/.claude/scripts/self-improve-hook.sh precompact")
    files = Files.of({SETTINGS: own})
    files.write("hooks-install")
    assert commands(files)["PreCompact"] == ["bash ~/.claude/scripts/self-improve-hook.sh precompact"]


def test_the_skills_want_other_hooks() -> None:
    files = Files.of({})
    files.write("hooks-install", system="1")
    assert commands(files) == {
        "UserPromptSubmit": ["hotwash hooks run prompt-submit --system 1"],
        "PostToolUseFailure": ["hotwash hooks run tool-failure --system 1"],
        "SessionEnd": ["hotwash hooks run session-end --system 1"],
    }


def test_both_systems_stand_side_by_side() -> None:
    files = Files.of({})
    files.write("hooks-install", system="all")
    assert commands(files)["PostToolUseFailure"] == [
        "hotwash hooks run tool-failure",
        "hotwash hooks run tool-failure --system 1",
    ]


def test_what_agents_run_is_shown_before_it_is_written() -> None:
    assert Files.of({}).planned("hooks-install").obeyed


def test_settings_with_comments_are_refused_and_the_reason_names_the_line() -> None:
    files = Files.of({SETTINGS: '{\n  // mine\n  "hooks": {}\n}\n'})
    refusal = files.refused("hooks-install")
    assert refusal.code is ExitCode.REFUSED
    assert ".claude/settings.json is read-only: line 2 is not strict JSON" in refusal.reason
    assert [(each.line, each.rule) for each in files.snapshot.documents[0].diagnostics] == [(2, "settings-not-json")]


@pytest.mark.parametrize("odd", ['{"hooks": []}', '{"hooks": {"PreCompact": {}}}', "[]"])
def test_settings_of_another_shape_are_refused(odd: str) -> None:
    refusal = Files.of({SETTINGS: odd}).refused("hooks-install")
    assert refusal.code is ExitCode.REFUSED
    assert "under `hooks`" in refusal.reason


def test_both_places_at_once_are_a_mistake() -> None:
    assert Files.of({}).refused("hooks-install", global_="yes", local="yes").code is ExitCode.USAGE


def test_old_hooks_go_with_the_groups_they_leave_empty_and_the_present_ones_come() -> None:
    files = Files.of({SETTINGS: OLD, MARKER: "1\n"})
    files.write("hooks-migrate")
    assert commands(files) == {
        "PostToolUse": ["make format"],
        "PostToolUseFailure": ["hotwash hooks run tool-failure"],
        "PreCompact": ["hotwash hooks run precompact"],
    }
    assert MARKER not in files.contents


def test_old_hooks_in_the_local_settings_are_replaced_in_the_shared_ones() -> None:
    files = Files.of({LOCAL: OLD})
    assert files.write("hooks-migrate").done == f"replaced 2 old hooks in {path_of(LOCAL)}"
    assert commands(files, LOCAL) == {"PostToolUse": ["make format"]}
    assert list(commands(files)) == ["PostToolUseFailure", "PreCompact"]


def test_undo_of_a_migration_brings_the_old_ones_back() -> None:
    files = Files.of({SETTINGS: OLD, MARKER: "1\n"})
    files.write("hooks-migrate")
    files.write("undo")
    assert files.contents == {SETTINGS: OLD.encode(), MARKER: b"1\n"}


def test_old_words_in_a_permission_are_no_hook() -> None:
    made = Files.of({SETTINGS: FOREIGN}).planned("hooks-migrate")
    assert made.edits == ()
    assert made.done == "no old hooks here; hotwash hooks install puts the present ones in"
