"""What is built is complete: the wheel and the sdist hold all that runs, and the wheel alone shows the first screen."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from support.terminal import Terminal

pytestmark = pytest.mark.installs

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = "demo/sample/project/.learnings/ERRORS.md"
STYLES = sorted(path.name for path in (ROOT / "styles").glob("*.tcss"))


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel made from that sdist."""
    folder = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT))
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of hotwash in an environment that holds the wheel, and of the rest only what it depends on."""
    environment = tmp_path_factory.mktemp("installed") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", str(environment))
    python = environment / "bin" / "python"
    wheel = next(built.glob("*.whl"))
    # The environment of the tests may have no pip of its own; the interpreter it was made with has.
    base = str(getattr(sys, "_base_executable", sys.executable))
    run(base, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel))
    packages = next((environment / "lib").glob("python*")) / "site-packages"
    places = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    (packages / "dependencies.pth").write_text("\n".join(sorted(places)) + "\n")
    return environment / "bin" / "hotwash"


def test_the_wheel_holds_styles_and_the_sample(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    assert {f"hotwash/styles/{name}" for name in STYLES} <= names
    assert {f"hotwash/{SAMPLE}", "hotwash/py.typed", "hotwash/__main__.py", "hotwash/core/formats/family.json"} <= names
    assert not [name for name in names if name.startswith(("tests", "docs")) or "__pycache__" in name]


def test_the_sdist_holds_what_is_needed_to_build_and_to_test(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {f"styles/{name}" for name in STYLES} <= names
    assert {f"src/hotwash/{SAMPLE}", "tests/conftest.py", "README.md", "LICENSE", "pyproject.toml", ".ci/run"} <= names
    assert not [name for name in names if "__pycache__" in name]


def test_the_installed_command_opens_the_demo(installed: Path, tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    imported = "import hotwash, pathlib; print(pathlib.Path(hotwash.__file__).parent)"
    found = subprocess.check_output([installed.parent / "python", "-c", imported], text=True, env=environment)
    assert found.strip().startswith(str(installed.parents[1]))
    with Terminal((str(installed), "--demo"), tmp_path, environment) as terminal:
        terminal.shows("DEMO", "1 Pending · 12", "▸", "OOMKilled: no memory")
        terminal.press("q")
        assert terminal.ends() == 0
    assert b"Traceback" not in terminal.raw
    assert not [path for path in tmp_path.rglob("*") if path.name == "ERRORS.md"], (
        "the sample lives elsewhere, and goes"
    )
