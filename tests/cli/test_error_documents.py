"""With `--json` an invocation that comes to nothing has its one document too, with the exit code it ends with."""

import json

import pytest

from cli.conftest import Hotwash


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ("show ERR-1", 4, "no entry ERR-1"),
        ("resolve ERR-1", 4, "no entry ERR-1"),
        ("start ERR-20260520-001", 1, "this format has no in-progress"),
        ("undo", 1, "nothing of yours to undo"),
        ("undo 01X", 4, "there is no transaction 01X"),
        ("list (", 2, "this ( is never closed"),
        ("list --view nobody", 2, "no view is called nobody"),
        ("wal commit 9", 4, "there is no record 9"),
        ("score --freq 11 --fail 1 --burden 1 --cost 1", 2, "frequency: a score is a number from 1 to 10"),
        ("ops budget", 2, "an error budget needs --slo PERCENT between 0 and 100"),
        ("lint nowhere.md", 2, "nowhere.md is none of the files that are open"),
        ("handoff --mark --read-only", 4, "hotwash was started read-only"),
        ("resolve ERR-20260520-001 --read-only", 4, "hotwash was started read-only"),
        ("review --tsv", 2, "--tsv and --json are two forms of one answer"),
        ("init", 2, "name a place for the workspace"),
        ("resolve", 2, "the following arguments are required: ID"),
        ("list --colour", 2, "there is no flag --colour"),
        ("list --root nowhere", 2, "nowhere is no folder"),
    ],
)
def test_what_comes_to_nothing_is_one_document(hotwash: Hotwash, arguments: str, code: int, message: str) -> None:
    ran = hotwash(*arguments.split(), "--json")
    document = json.loads(ran.out)
    assert (ran.code, document["kind"], document["code"]) == (code, "error", code)
    assert document["message"] == message
    assert message in ran.err


def test_where_there_is_no_workspace_the_document_says_so(
    hotwash: Hotwash, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ran = hotwash("status", "--json", cwd=tmp_path_factory.mktemp("empty"))
    assert (ran.code, json.loads(ran.out)["message"]) == (2, "no learnings here or in ~/.claude")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("patterns", "No pattern data found."),
        ("trends", "No trend data available."),
        ("corrections", "No correction data found at .claude/user-corrections.jsonl"),
        ("evolve", "No findings found at .claude/review-findings.jsonl"),
    ],
)
def test_the_learning_engine_says_what_it_lacks_where_there_is_no_workspace_either(
    hotwash: Hotwash, tmp_path_factory: pytest.TempPathFactory, command: str, said: str
) -> None:
    ran = hotwash(command, "--json", cwd=tmp_path_factory.mktemp("empty"))
    assert (ran.code, json.loads(ran.out)["message"]) == (2, said)


def test_a_script_that_lists_where_there_is_no_workspace_gets_a_list(
    hotwash: Hotwash, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ran = hotwash("list", "--json", cwd=tmp_path_factory.mktemp("empty"))
    assert (ran.code, ran.lists("entries")) == (2, [])


def test_completions_are_a_document_too(hotwash: Hotwash) -> None:
    document = json.loads(hotwash("completions", "bash", "--json").out)
    assert (document["kind"], document["shell"]) == ("completions", "bash")
    assert "complete" in document["script"]
