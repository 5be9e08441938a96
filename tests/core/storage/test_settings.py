"""Configuration: who may set what, what wins, and what is said about mistakes."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from hotwash.core.model.settings import Settings
from hotwash.core.storage.config import config_folder, state_folder
from hotwash.core.storage.setting_keys import KEYS
from hotwash.core.storage.settings import LoadedSettings, load_settings


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


def load(root: Path, own: str = "", theirs: str = "", environ: Mapping[str, str] | None = None) -> LoadedSettings:
    home = root.parent / "home"
    if own:
        folder = config_folder(home, {})
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.toml").write_text(own, encoding="utf-8")
    if theirs:
        (root / ".hotwash.toml").write_text(theirs, encoding="utf-8")
    return load_settings(root, home, environ or {})


def sentences(loaded: LoadedSettings) -> list[str]:
    return [f"{Path(note.path).name}:{note.line} {note.message}" for note in loaded.notes]


def test_without_any_source_everything_is_the_default(root: Path) -> None:
    loaded = load(root)
    assert loaded == LoadedSettings(Settings(), (), {}, loaded.values)
    assert loaded.values.keys() == {key.path for key in KEYS}


def test_every_key_accepts_its_own_default_and_has_a_meaning() -> None:
    for key in KEYS:
        assert key.meaning
        given = list(key.default) if isinstance(key.default, tuple) else key.default
        if key.path != "watch.gap_ms":
            assert key.accept(given) == key.default


def test_the_persons_file_sets_values_and_bindings_and_names_the_line(root: Path) -> None:
    loaded = load(
        root,
        'editor = "nvim"\n[limits]\npending = 14\n[wal]\nwarn = "90s"\n'
        '[watch]\ngap_ms = 20\n[keys]\n"entry.resolve" = "x"\n',
    )
    assert loaded.settings.editor == "nvim"
    assert loaded.settings.limits.pending == 14
    assert loaded.settings.wal.warn == 90.0
    assert loaded.settings.watch.gap == pytest.approx(0.02)
    assert loaded.settings.keys == {"entry.resolve": "x"}
    assert loaded.notes == ()
    assert loaded.origins["limits.pending"].endswith("config.toml:3")
    assert loaded.origins["keys.entry.resolve"].endswith("config.toml:9")


def test_the_environment_wins_over_files(root: Path) -> None:
    loaded = load(root, "[limits]\npending = 14\n", environ={"HOTWASH_LIMITS_PENDING": "3", "HOTWASH_READ_ONLY": "on"})
    assert loaded.settings.limits.pending == 3
    assert loaded.settings.read_only
    assert loaded.origins["limits.pending"] == "HOTWASH_LIMITS_PENDING"


def test_a_repository_may_set_limits_of_its_team(root: Path) -> None:
    loaded = load(root, theirs="[limits]\nresolved = 60\n")
    assert loaded.settings.limits.resolved == 60
    assert loaded.origins["limits.resolved"].endswith(".hotwash.toml:2")


@pytest.mark.parametrize(
    "line",
    ['editor = "sh -c evil"', 'theme = "x"', 'clipboard = "none"', 'bell = "off"', "mouse = false", 'ascii = "on"'],
)
def test_a_repository_cannot_set_what_is_personal(root: Path, line: str) -> None:
    loaded = load(root, theirs=f"{line}\n")
    assert loaded.settings == Settings()
    name = line.split(" ", 1)[0]
    assert sentences(loaded) == [
        f".hotwash.toml:1 {name} counts only in your own configuration; a repository's is ignored"
    ]


def test_a_repository_cannot_move_keys(root: Path) -> None:
    loaded = load(root, theirs='[keys]\nentry.resolve = "q"\n')
    assert loaded.settings.keys == {}
    assert len(loaded.notes) == 1


def test_a_repository_can_only_narrow(root: Path) -> None:
    own = 'read_only = true\n[workspaces]\nglobal = false\nignore = ["**/mine/**"]\n[wal]\nwarn = "4m"\n'
    theirs = (
        'read_only = false\n[workspaces]\nglobal = true\nignore = ["**/theirs/**"]\n[wal]\nwarn = "1h"\nalarm = "5m"\n'
        "[promote]\nmax_chars = 900\n[confirm]\nbulk = 500\n"
    )
    settings = load(root, own, theirs).settings
    assert settings.read_only
    assert not settings.workspaces.use_global
    assert settings.workspaces.ignore == ("**/mine/**", "**/theirs/**")
    assert settings.wal.warn == 240.0
    assert settings.wal.alarm == 300.0
    assert settings.promote.max_chars == 160
    assert settings.confirm_bulk == 10


def test_unknown_keys_are_named_with_their_line_and_nothing_else_is_lost(root: Path) -> None:
    loaded = load(root, theirs="colour = 1\n[limits]\npendign = 3\npending = 9\n", environ={"HOTWASH_NONSENSE": "1"})
    assert loaded.settings.limits.pending == 9
    assert sentences(loaded) == [
        ".hotwash.toml:1 colour is no setting of hotwash and has no effect",
        ".hotwash.toml:3 limits.pendign is no setting of hotwash and has no effect",
        "HOTWASH_NONSENSE:0 is no setting of hotwash and has no effect",
    ]


@pytest.mark.parametrize(
    ("line", "wants"),
    [
        ("pending = -1", "limits.pending wants a whole number from 0 to 36500"),
        ("pending = true", "limits.pending wants a whole number from 0 to 36500"),
        ('pending = "soon"', "limits.pending wants a whole number from 0 to 36500"),
    ],
)
def test_a_value_of_the_wrong_kind_leaves_the_one_before(root: Path, line: str, wants: str) -> None:
    loaded = load(root, f"[limits]\n{line}\n")
    assert loaded.settings.limits.pending == 7
    assert sentences(loaded) == [f"config.toml:2 {wants}; the value before it stays"]


def test_every_kind_of_value_says_what_it_wants(root: Path) -> None:
    loaded = load(root, 'mouse = 3\nbell = "loud"\neditor = 1\n[wal]\nwarn = "5 minutes"\n[workspaces]\nignore = [1]\n')
    assert loaded.settings == Settings()
    assert [note.line for note in loaded.notes] == [1, 2, 3, 5, 7]


def test_broken_toml_names_the_line_and_counts_for_nothing(root: Path) -> None:
    loaded = load(root, "[limits]\npending = = 3\n")
    assert loaded.settings == Settings()
    assert len(loaded.notes) == 1
    assert loaded.notes[0].line == 2


def test_a_file_that_is_not_text_or_not_a_file_is_named(root: Path) -> None:
    (root / ".hotwash.toml").write_bytes(b"\xff\xfe")
    assert "UTF-8" in load(root).notes[0].message
    (root / ".hotwash.toml").unlink()
    (root / ".hotwash.toml").mkdir()
    assert "folder" in load(root).notes[0].message


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="the folders of the XDG rule")
def test_folders_follow_the_platform_and_the_home_that_was_given(tmp_path: Path) -> None:
    assert config_folder(tmp_path, {}) == tmp_path / ".config" / "hotwash"
    assert state_folder(tmp_path, {}) == tmp_path / ".local" / "state" / "hotwash"
    assert state_folder(tmp_path, {"XDG_STATE_HOME": "/var/own"}) == Path("/var/own/hotwash")
    assert state_folder(tmp_path, {"XDG_STATE_HOME": "relative"}) == tmp_path / ".local" / "state" / "hotwash"


def test_what_was_set_is_told_with_its_origin(root: Path) -> None:
    loaded = load(root, theirs="[limits]\npending = 3\n", environ={"HOTWASH_BELL": "off"})
    assert {name: loaded.values[name] for name in loaded.origins} == {"limits.pending": "3", "bell": '"off"'}
    assert loaded.values["read_only"] == "false"
    assert loaded.values["workspaces.roots"] == "[]"
    assert loaded.origins == {"limits.pending": f"{root}/.hotwash.toml:2", "bell": "HOTWASH_BELL"}
