"""Power is cut at any moment: what reached the disk by then, mounted again, is old or new, and new once reported."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from hotwash.core.storage.recovery import recover
from support.writing import ERROR, NOW, Bench, add_rule, observed, plan_of, resolve

RULES = b"# Rules\n- Ask first\n"
OLD = (RULES, ERROR)
NEW = (RULES + b"- Set a timeout on deploys\n", ERROR.replace(b"pending", b"resolved"))
MAKERS = {"ext4": ["mkfs.ext4", "-q", "-F"], "xfs": ["mkfs.xfs", "-q", "-f"], "btrfs": ["mkfs.btrfs", "-q", "-f"]}
SIZES = {"ext4": 8, "xfs": 300, "btrfs": 110}


def run(*command: str | Path) -> bool:
    with suppress(FileNotFoundError):
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    return False


@contextmanager
def disk(image: Path, place: Path) -> Iterator[None]:
    if not run("mount", "-o", "loop", image, place):
        pytest.skip("this user may not mount an image here")
    try:
        yield
    finally:
        assert run("umount", place)


def contents(bench: Bench) -> tuple[bytes, bytes]:
    return bench.rules.read_bytes(), bench.errors.read_bytes()


@pytest.mark.parametrize("kind", MAKERS)
def test_a_power_cut_leaves_the_old_or_the_new_content(tmp_path: Path, kind: str, full: bool) -> None:
    if not full:
        pytest.skip("images of whole disks are for --full")
    image, place = tmp_path / "image", tmp_path / "disk"
    place.mkdir()
    image.touch()
    os.truncate(image, SIZES[kind] * 1024 * 1024)
    if not run(*MAKERS[kind], image):
        pytest.skip(f"no {kind} can be made here")
    cuts = _cuts(image, place)
    for number, cut in enumerate(cuts):
        with disk(cut, place):
            bench = Bench(place / "work" / "project", Bench.at(tmp_path / str(number)).personal)
            recover([bench.state], bench.desk, NOW)
            assert contents(bench) in (OLD, NEW), f"cut {number}"
            assert cut is not cuts[-1] or contents(bench) == NEW
            assert recover([bench.state], bench.desk, NOW) == ()
        cut.unlink()


def _cuts(image: Path, place: Path) -> list[Path]:
    """Copies of the disk as it was before every system call of a commit, and after its success was reported."""
    cuts: list[Path] = []

    def cut(_: str = "", phase: str = "before") -> None:
        if phase == "before":
            cuts.append(image.with_name(f"cut-{len(cuts)}"))
            shutil.copyfile(image, cuts[-1])

    with disk(image, place):
        bench = Bench.at(place / "work")
        bench.rules.write_bytes(OLD[0])
        bench.errors.write_bytes(OLD[1])
        os.sync()
        with observed(cut):
            bench.commit(plan_of(add_rule(bench.rules), resolve(bench.errors)))
        cut()
    return cuts
