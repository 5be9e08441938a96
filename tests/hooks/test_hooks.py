"""The hooks as an agent calls them: JSON in, an answer or nothing out, and never an exit code."""

import json
from pathlib import Path

import pytest

from hooks.conftest import Answer
from hotwash.hooks import EVENTS, run_hook

LOG = ".learnings/.pending-errors.log"


def test_a_failed_call_leaves_names_and_ids_and_nothing_of_what_went_wrong(project: Path, hook: Answer) -> None:
    said = {
        "tool_name": "Bash",
        "session_id": "s-1",
        "tool_use_id": "toolu_9\n## [ERR-x]",
        "error": "password=hunter2",
        "tool_input": {"command": "curl -H 'token: hunter2'"},
    }
    assert hook("tool-failure", said) == ""
    line = (project / LOG).read_text()
    assert line[20:] == " TOOL_FAILURE: Bash session=s-1 tool_use_id=toolu_9ERR-x\n"
    assert "hunter2" not in line


def test_an_unfinished_last_line_is_not_continued(project: Path, hook: Answer) -> None:
    (project / LOG).write_text("unfinished")
    hook("tool-failure", {"tool_name": "Edit"})
    assert (project / LOG).read_text().split("\n")[0] == "unfinished"


def test_what_somebody_interrupted_is_no_failure(project: Path, hook: Answer) -> None:
    hook("tool-failure", {"tool_name": "Bash", "is_interrupt": True})
    assert not (project / LOG).exists()


def test_the_workspace_of_the_machine_comes_first(project: Path, own_home: Path, hook: Answer) -> None:
    (own_home / ".claude/.learnings").mkdir(parents=True)
    hook("tool-failure", {"tool_name": "Bash"})
    assert (own_home / ".claude" / LOG).exists()
    assert not (project / LOG).exists()


def test_the_agent_says_where_the_project_is(project: Path, hook: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "deep").mkdir()
    monkeypatch.chdir(project / "deep")
    hook("tool-failure", {"tool_name": "Bash", "cwd": str(project)})
    assert (project / LOG).exists()


def test_without_a_workspace_nothing_is_created(tmp_path: Path, hook: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    for event in EVENTS:
        assert hook(event, {"tool_name": "Bash", "prompt": "incident"}) == ""
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("said", [b"", b"{", b"[1]", b"\xff", b'{"tool_name": 7, "cwd": []}', b"[" * 100_000])
def test_nonsense_stops_no_agent(project: Path, hook: Answer, event: str, said: bytes) -> None:
    hook(event, said)
    hook(event, said, "--system", "1")


def test_a_log_that_cannot_be_written_stops_no_agent(project: Path, hook: Answer) -> None:
    (project / LOG).mkdir()
    hook("tool-failure", {"tool_name": "Bash"})


def test_an_event_nobody_knows_is_named_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_hook(["stop"]) == 0
    assert "there is no event 'stop'" in capsys.readouterr().err


def test_a_prompt_about_operations_is_answered_once(project: Path, hook: Answer) -> None:
    (project / ".learnings/OPERATIONS_ISSUES.md").write_text("# Operations Issues Log\n")
    said = {"prompt": "Write the postmortem of tonight's incident"}
    assert hook("prompt-submit", said, "--system", "1").startswith("<operations-self-improvement-reminder>")
    assert hook("prompt-submit", said, "--system", "1") == ""


def test_a_skill_that_keeps_no_log_here_says_nothing(project: Path, hook: Answer) -> None:
    assert hook("prompt-submit", {"prompt": "an incident"}, "--system", "1") == ""


def test_a_failure_in_operations_words_reminds_the_agent(project: Path, hook: Answer) -> None:
    (project / ".learnings/operations").mkdir()
    said = {"tool_name": "Bash", "tool_response": {"stderr": ["dial tcp: connection refused"]}}
    answer = json.loads(hook("tool-failure", said, "--system", "1"))["hookSpecificOutput"]
    assert answer["hookEventName"] == "PostToolUseFailure"
    assert "This failed with: connection refused." in answer["additionalContext"]
    assert not (project / LOG).exists()


@pytest.mark.parametrize("output", ["retrying", "port 5029", "TRANSLATE", "id 14290"])
def test_words_that_only_contain_a_term_remind_nobody(project: Path, hook: Answer, output: str) -> None:
    (project / ".learnings/operations").mkdir()
    assert hook("tool-failure", {"tool_name": "Bash", "error": output}, "--system", "1") == ""


def test_the_skills_log_beside_the_code_whatever_the_machine_has(project: Path, own_home: Path, hook: Answer) -> None:
    (own_home / ".claude/.learnings").mkdir(parents=True)
    (project / ".learnings/OPERATIONS_ISSUES.md").write_text("# Operations Issues Log\n")
    assert hook("prompt-submit", {"prompt": "an incident"}, "--system", "1").startswith("<operations-self-improvement")
