"""What every test stands on: its own home, no colour of the caller's terminal, and the flag for unbounded sizes."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run fault and fuzz tests at their full size")


def pytest_configure(config: pytest.Config) -> None:
    """Properties are tried on the same examples everywhere, however slow the machine; at full size on new ones."""
    settings.register_profile(
        "hotwash",
        deadline=None,
        derandomize=not config.getoption("--full"),
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("hotwash")


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    """True when the unbounded size of fault and fuzz runs was asked for."""
    return bool(request.config.getoption("--full"))


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, and nothing of the caller's terminal, editor or configuration."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in (
        "NO_COLOR",
        "COLORFGBG",
        "TEXTUAL_THEME",
        "EDITOR",
        "VISUAL",
        "TMUX",
        "SSH_CONNECTION",
        "HOTWASH_ACTOR",
        "AI_AGENT",
        "CLAUDECODE",
        "CODEX_SANDBOX",
        "CODEX_THREAD_ID",
        "CURSOR_AGENT",
        "GEMINI_CLI",
        "XDG_STATE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "CLAUDE_PROJECT_DIR",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "UTC")
    return home
