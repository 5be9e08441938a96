"""Commands that only read."""

from pathlib import Path

import pytest

from cli.conftest import Hotwash


def test_list_shows_what_is_open_and_keeps_what_is_closed_for_all(hotwash: Hotwash) -> None:
    assert "ERR-20260519-001" not in hotwash("list").out
    assert "ERR-20260519-001" in hotwash("list", "--all").out


def test_list_json_is_the_documented_contract(hotwash: Hotwash, workspace: Path) -> None:
    ran = hotwash("list", "type:ERR", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.document["schema_version"] == 1
    assert ran.document["kind"] == "entries"
    assert ran.document["root"] == str(workspace)
    (entry,) = ran.lists("entries")
    told = {
        name: entry[name] for name in ("file", "line", "id", "kind", "status", "native_status", "priority", "severity")
    }
    assert told == {
        "file": ".learnings/ERRORS.md",
        "line": 5,
        "id": "ERR-20260520-001",
        "kind": "error",
        "status": "open",
        "native_status": "pending",
        "priority": None,
        "severity": None,
    }
    assert entry["snoozed_until"] is None


def test_list_says_where_a_filter_is_wrong(hotwash: Hotwash) -> None:
    ran = hotwash("list", "stauts:pending")
    assert (ran.code, ran.out) == (2, "")
    assert "status" in ran.err


def test_root_is_taken_before_and_after_the_command(hotwash: Hotwash, workspace: Path, tmp_path: Path) -> None:
    before = hotwash("--root", str(workspace), "list", "--json", cwd=tmp_path)
    after = hotwash("list", "--json", "--root", str(workspace), cwd=tmp_path)
    assert before.lists("entries") == after.lists("entries") != []


def billing_beside(workspace: Path) -> Path:
    folder = workspace.parent / "billing"
    (folder / ".learnings").mkdir(parents=True)
    (folder / ".learnings" / "LEARNINGS.md").write_text((workspace / ".learnings" / "ERRORS.md").read_text())
    return folder


def test_several_roots_are_listed_together_and_say_which_project_a_row_is_from(
    hotwash: Hotwash, workspace: Path
) -> None:
    billing = billing_beside(workspace)
    ran = hotwash("list", "limits", "--root", str(workspace), "--root", str(billing))
    assert ran.out.splitlines() == [
        "1d  payments  pending  ERR-20260520-001  Worker was killed: resource limits missing.  .learnings/ERRORS.md:5",
        "1d  billing   pending  ERR-20260520-001  Worker was killed: resource limits missing.  "
        "../billing/.learnings/LEARNINGS.md:5",
    ]
    told = hotwash("list", "limits", "--json", "--root", str(workspace), "--root", str(billing))
    entries = told.lists("entries")
    assert told.document["roots"] == [str(workspace), str(billing)]
    assert [entry["workspace"] for entry in entries] == ["payments", "billing"]


def test_base_opens_one_workspace_alone(hotwash: Hotwash, workspace: Path) -> None:
    nested = workspace / "edge" / ".learnings"
    nested.mkdir(parents=True)
    (nested / "ERRORS.md").write_text((workspace / ".learnings" / "ERRORS.md").read_text())
    assert len(hotwash("list", "type:ERR", "--json", "--root", ".").lists("entries")) == 2
    assert len(hotwash("list", "type:ERR", "--json", "--base", ".").lists("entries")) == 1


@pytest.mark.parametrize("arguments", [("list", "--root", "nowhere"), ("watch", "nowhere", "--once")])
def test_a_folder_that_is_not_there_is_named(hotwash: Hotwash, arguments: tuple[str, ...]) -> None:
    ran = hotwash(*arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", "hotwash: nowhere is no folder\nnext: name one that is there\n")


def test_show_prints_the_entry_or_its_bytes(hotwash: Hotwash) -> None:
    assert hotwash("show", "err-20260520-001").out.startswith(".learnings/ERRORS.md:5\n### ERR-20260520-001\n")
    raw = hotwash("show", "OPS-20260518-A3F", "--raw").out
    assert raw.startswith("## [OPS-20260518-A3F] cert_expiry\n")


def test_show_says_what_can_be_changed_and_why_the_rest_cannot(hotwash: Hotwash) -> None:
    *_, able, discard, reopen = hotwash("show", "OPS-20260518-A3F").out.splitlines()
    assert able == "can: resolve, start, wont-fix, note, promote"
    assert discard == "cannot discard: this format has no discard – use wont-fix, with a reason"
    assert reopen == "cannot reopen: OPS-20260518-A3F is still pending"


def test_show_json_says_it_for_every_verb(hotwash: Hotwash) -> None:
    entry = hotwash("show", "OPS-20260518-A3F", "--json").document["entry"]
    assert isinstance(entry, dict)
    assert entry["can"] == {
        "resolve": True,
        "start": True,
        "wont-fix": True,
        "discard": False,
        "reopen": False,
        "note": True,
        "promote": True,
    }
    assert entry["why_not"] == {
        "discard": "this format has no discard – use wont-fix, with a reason",
        "reopen": "OPS-20260518-A3F is still pending",
    }


def test_an_entry_without_an_id_goes_by_the_name_its_commands_print(hotwash: Hotwash, workspace: Path) -> None:
    log = workspace / ".learnings" / "LEARNINGS.md"
    log.write_text("# Learnings\n\n## [OPEN] 2026-05-19 Disk full\n\nLogs grew.\n")
    assert hotwash("resolve", "2026-05-19 disk full").err.startswith("resolved Disk full")
    assert log.read_text() == "# Learnings\n\n## [RESOLVED] 2026-05-19 Disk full\n\nLogs grew.\n"
    assert hotwash("show", "2026-05-19 Disk full").code == 0


def test_a_status_nobody_knows_is_shown_as_it_is_and_can_be_asked_for(hotwash: Hotwash, workspace: Path) -> None:
    errors = workspace / ".learnings" / "ERRORS.md"
    errors.write_text(errors.read_text().replace("**Status**: pending", "**Status**: Frobnicated", 1))
    (entry,) = hotwash("list", "status:frobnicated", "--json").lists("entries")
    assert (entry["id"], entry["native_status"], entry["status"]) == ("ERR-20260520-001", "Frobnicated", "unknown")
    assert "Frobnicated" in hotwash("list", "status:frobnicated").out
    assert hotwash("list", "status:open", "ERR-20260520-001").out == ""


def test_an_unknown_id_names_the_nearest(hotwash: Hotwash) -> None:
    ran = hotwash("show", "ERR-20260520-002")
    assert ran.code == 4
    assert "nearest is ERR-20260520-001" in ran.err


def test_two_entries_of_one_id_are_refused_and_both_named(hotwash: Hotwash, workspace: Path) -> None:
    copy = workspace / ".learnings" / "LEARNINGS.md"
    copy.write_text((workspace / ".learnings" / "ERRORS.md").read_text())
    ran = hotwash("resolve", "ERR-20260520-001")
    assert ran.code == 4
    assert "LEARNINGS.md" in ran.err
    assert "ERRORS.md" in ran.err


def test_status_counts_and_says_what_wants_doing(hotwash: Hotwash) -> None:
    ran = hotwash("status")
    assert ran.code == 0
    assert "Errors       1 pending   1 resolved   0 promoted" in ran.out
    assert "WAL PENDING: terraform apply" in ran.out
    assert hotwash("status", "--json").document["wal_pending"] == 1


def test_status_where_names_the_workspace_that_agents_write_to(
    hotwash: Hotwash, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = f"base={workspace} scope=project project=payments today=2026-05-21\n"
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert hotwash("status", "--where").out == here
    assert "note: global shadows local" in hotwash("init", "--global").err
    everywhere = f"base={tmp_path}/home/.claude scope=global project=payments today=2026-05-21\n"
    assert hotwash("status", "--where").out == everywhere
    assert hotwash("status", "--where", "--scope", "project").out == here
    assert "global shadows local" in hotwash("status").out
    assert "global shadows local" not in hotwash("status", "--scope", "project").out


def test_wal_list_numbers_the_records(hotwash: Hotwash) -> None:
    ran = hotwash("wal", "list", "--json")
    (record,) = ran.lists("records")
    assert (record["number"], record["operation"], record["status"]) == (1, "terraform apply", "PENDING")
    row, *claims = hotwash("wal", "list").out.splitlines()
    assert row.startswith("1  ▲▲▲ PENDING ALARM  ")
    assert claims == [
        "  Resources  aws_db_instance.payments",
        "  Blast      payments",
        "  Rollback   terraform apply -target=old",
    ]


def test_watch_once_exits_with_one_while_something_is_pending(hotwash: Hotwash, workspace: Path) -> None:
    ran = hotwash("watch", "--once")
    assert ran.code == 1
    assert "terraform apply -target=old" in ran.out
    buffer = workspace / "memory" / "working-buffer.md"
    buffer.write_text(buffer.read_text().replace("PENDING", "COMMITTED"))
    assert hotwash("watch", "--once").code == 0


def test_without_a_workspace_it_says_what_to_do(hotwash: Hotwash, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = hotwash("list", cwd=empty)
    assert (ran.code, ran.out) == (2, "")
    assert "next: " in ran.err


def test_learnings_that_only_a_vendored_skill_has_are_named_and_opened_on_request(
    hotwash: Hotwash, workspace: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "empty" / "skills" / "ops"
    folder.mkdir(parents=True)
    (workspace / ".learnings").rename(folder / ".learnings")
    ran = hotwash("list", cwd=tmp_path / "empty")
    assert (ran.code, ran.out) == (2, "")
    told = "2 files are left out here (**/skills/**); open it with --root"
    assert ran.err.splitlines()[-1] == f"hotwash: {tmp_path}/empty/skills: {told}"
    assert hotwash("list", "--root", str(folder), cwd=tmp_path).code == 0


def test_the_dashboard_needs_a_terminal(hotwash: Hotwash) -> None:
    ran = hotwash()
    assert ran.code == 2
    assert "needs a terminal" in ran.err


def test_escape_sequences_of_a_file_never_reach_the_terminal(hotwash: Hotwash, workspace: Path) -> None:
    errors = workspace / ".learnings" / "ERRORS.md"
    errors.write_text(errors.read_text().replace("Worker was killed", "\x1b]52;c;aGk=\x07 \x1b[2J \u202egone"))
    for command in (("list",), ("show", "ERR-20260520-001"), ("list", "--json"), ("why", "ERR-20260520-001")):
        ran = hotwash(*command)
        assert "\x1b" not in ran.out + ran.err
        assert "\u202e" not in ran.out + ran.err


def test_completions_are_a_script(hotwash: Hotwash) -> None:
    assert "hotwash" in hotwash("completions", "bash").out


def test_an_unreadable_file_is_named_and_the_rest_is_listed(hotwash: Hotwash, workspace: Path) -> None:
    (workspace / ".learnings" / "LEARNINGS.md").mkdir()
    ran = hotwash("list")
    assert "ERR-20260520-001" in ran.out
    assert "LEARNINGS.md" in ran.err


def test_recall_tells_what_is_known_and_is_fine_when_nothing_is(hotwash: Hotwash) -> None:
    ran = hotwash("recall", "limits")
    assert (ran.code, ran.out) == (
        0,
        'recall: 1 match(es) for "limits"\n'
        "[3] ERR-20260520-001 pending | source=unknown verified=unknown | scope=unknown | verify before use\n"
        "    Worker was killed: resource limits missing.\n",
    )
    ran = hotwash("recall", "nothing-like-it")
    assert (ran.code, ran.out) == (0, 'recall: no matches for "nothing-like-it"\n')


def test_recall_as_json_keeps_to_its_limit(hotwash: Hotwash) -> None:
    ran = hotwash("recall", "er", "--limit", "1", "--json")
    assert (ran.document["kind"], ran.document["matches"]) == ("recall", 3)
    (entry,) = ran.lists("entries")
    assert (entry["id"], entry["score"], entry["excluded"]) == ("ERR-20260520-001", 2, None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("list region", "nothing open matches; --all also lists 1 that is not open\n"),
        ("list unheard", "nothing matches; hotwash list --all shows everything\n"),
        ("list unheard --all", "nothing matches; hotwash list --all shows everything\n"),
        ("list unheard --quiet", ""),
    ],
)
def test_an_empty_list_says_what_there_would_be_to_see(hotwash: Hotwash, arguments: str, said: str) -> None:
    ran = hotwash(*arguments.split())
    assert (ran.code, ran.out, ran.err) == (0, "", said)


def test_where_nothing_was_logged_yet_the_list_says_how_to(hotwash: Hotwash, tmp_path: Path) -> None:
    (tmp_path / "fresh/.learnings").mkdir(parents=True)
    ran = hotwash("list", cwd=tmp_path / "fresh")
    assert (ran.code, ran.err) == (0, "nothing logged yet; hotwash log ERR TEXT writes the first\n")


def test_an_empty_text_names_no_entry(hotwash: Hotwash) -> None:
    assert hotwash("show", "").err.startswith("hotwash: an empty text names no entry – ")


def test_a_folder_with_the_name_of_a_rule_file_is_named(hotwash: Hotwash, workspace: Path) -> None:
    (workspace / "AGENTS.md").mkdir()
    said = "is a folder, not a file – move the folder away; its name belongs to a file"
    assert f"hotwash: {workspace}/AGENTS.md: {said}\n" in hotwash("rules").err
