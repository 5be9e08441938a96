"""`hotwash views`, `list --view`, and the caret below a filter that is none."""

from pathlib import Path

from cli.conftest import Hotwash


def test_a_view_is_saved_listed_shown_and_deleted(hotwash: Hotwash) -> None:
    saved = hotwash("save-view", "--name", "mine", "area:monitoring")
    assert (saved.code, "saved view mine: area:monitoring" in saved.err) == (0, True)
    names = [(view["name"], view["origin"]) for view in hotwash("views", "--json").lists("views")]
    assert names[:2] + names[-1:] == [("all", "built in"), ("today", "built in"), ("mine", "saved")]
    listed = hotwash("list", "--view", "mine", "--json")
    assert [entry["id"] for entry in listed.lists("entries")] == ["OPS-20260518-A3F"]
    assert hotwash("list", "--view", "mine", "type:ERR", "--json").lists("entries") == []
    assert hotwash("delete-view", "--name", "mine").code == 0
    assert hotwash("undo").code == 0
    assert "mine" in hotwash("views").out


def test_a_repository_names_views_too(hotwash: Hotwash, workspace: Path) -> None:
    (workspace / ".hotwash.toml").write_text('[views]\nteam = "area:monitoring"\nodd = "stauts:x"\nwrong = 3\n')
    views = hotwash("views")
    assert views.code == 0
    assert "team (repo)" in views.out
    assert "hotwash: view odd (repo): unknown field stauts – status? quote it to search the text" in views.err
    listed = hotwash("list", "--view", "team (repo)", "--json").lists("entries")
    assert [entry["id"] for entry in listed] == ["OPS-20260518-A3F"]
    broken = hotwash("list", "--view", "odd (repo)")
    assert (broken.code, broken.err) == (
        2,
        "hotwash: view odd (repo): unknown field stauts – status? quote it to search the text"
        " – correct it where it stands\n",
    )


def test_an_unknown_view_is_a_usage_error(hotwash: Hotwash) -> None:
    ran = hotwash("list", "--view", "nothing")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "hotwash: no view is called nothing – hotwash views lists them\n"


def test_a_wrong_filter_is_shown_with_a_caret(hotwash: Hotwash) -> None:
    ran = hotwash("list", "oom", "stauts:x")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ("hotwash: unknown field stauts – status? quote it to search the text\n  oom stauts:x\n      ^\n")


def test_entries_that_came_back_are_regressed(hotwash: Hotwash, workspace: Path) -> None:
    assert hotwash("list", "--view", "regressed", "--json").lists("entries") == []
