"""Reading files that other programs are writing."""

import os
import socket
from pathlib import Path

import pytest

from hotwash.core.model.snapshot import SourceProblem
from hotwash.core.storage.read import LIMIT, TAIL, Reading, read_file, read_tail, signature_of

NOW = 1_780_000_000.0


def refused(path: Path) -> SourceProblem:
    found = read_file(str(path), NOW)
    assert isinstance(found, SourceProblem)
    assert found.path == str(path)
    assert found.since == NOW
    assert found.next_step
    return found


def test_a_file_is_read_byte_for_byte_with_its_signature(tmp_path: Path) -> None:
    path = tmp_path / "ERRORS.md"
    path.write_bytes(b"\xef\xbb\xbf# Errors\r\n\xff\x00 no final newline")
    found = read_file(str(path), NOW)
    assert found == Reading(path.read_bytes(), signature_of(str(path)) or pytest.fail("no signature"))


def test_reading_leaves_the_modification_time_alone(tmp_path: Path) -> None:
    path = tmp_path / "ERRORS.md"
    path.write_bytes(b"# Errors\n")
    before = path.stat().st_mtime_ns
    read_file(str(path), NOW)
    read_tail(str(path), NOW)
    assert path.stat().st_mtime_ns == before


def test_a_missing_file_says_so_and_counts_as_missing(tmp_path: Path) -> None:
    problem = refused(tmp_path / "ERRORS.md")
    assert problem.missing
    assert problem.reason == "is not there (ENOENT)"


def test_a_folder_in_place_of_a_file_says_so(tmp_path: Path) -> None:
    assert refused(tmp_path).reason == "is a folder, not a file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_never_blocks(tmp_path: Path) -> None:
    path = tmp_path / "ERRORS.md"
    os.mkfifo(path)
    assert refused(path).reason == "is a named pipe, not a file"


def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("ERRORS.md")
        assert refused(tmp_path / "ERRORS.md").reason == "is a socket, not a file (ENXIO)"


def test_a_device_is_no_file() -> None:
    assert refused(Path("/dev/null")).reason == "is a device, not a file"


def test_a_link_in_a_circle_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ERRORS.md"
    path.symlink_to(path)
    assert "circle" in refused(path).reason


def test_a_file_above_the_limit_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "ERRORS.md"
    with path.open("wb") as out:
        out.truncate(75_000_000)
    assert refused(path).reason == "has 75 MB, more than the 64 MiB that are read"
    assert isinstance(read_tail(str(path), NOW), SourceProblem)


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ERRORS.md"
    with path.open("wb") as out:
        out.truncate(LIMIT)
    found = read_file(str(path), NOW)
    assert isinstance(found, Reading)
    assert len(found.content) == LIMIT


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_names_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "ERRORS.md"
    path.write_bytes(b"# Errors\n")
    path.chmod(0)
    problem = refused(path)
    assert problem.reason == "may not be read (EACCES)"
    assert "chmod" in problem.next_step


def test_a_name_with_a_nul_is_a_problem_like_any_other() -> None:
    found = read_file("/tmp/a\0b", NOW)
    assert isinstance(found, SourceProblem)
    assert "NUL" in found.reason


def test_an_empty_file_that_was_empty_is_believed_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ERRORS.md"
    path.touch()
    pauses: list[float] = []
    found = read_file(str(path), NOW, pause=pauses.append)
    assert isinstance(found, Reading)
    assert found.content == b""
    assert pauses == []


def test_a_file_emptied_in_the_middle_of_a_save_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "ERRORS.md"
    path.touch()
    pauses: list[float] = []

    def saved_meanwhile(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            path.write_bytes(b"# Errors, saved\n")

    found = read_file(str(path), NOW, was=9, pause=saved_meanwhile)
    assert isinstance(found, Reading)
    assert found.content == b"# Errors, saved\n"


def test_a_file_that_stays_empty_is_believed_after_a_fifth_of_a_second(tmp_path: Path) -> None:
    path = tmp_path / "ERRORS.md"
    path.touch()
    pauses: list[float] = []
    found = read_file(str(path), NOW, was=9, pause=pauses.append)
    assert isinstance(found, Reading)
    assert found.content == b""
    assert sum(pauses) == pytest.approx(0.2)


def test_a_shorter_file_that_stands_still_is_believed_soon(tmp_path: Path) -> None:
    path = tmp_path / "ERRORS.md"
    path.write_bytes(b"# Short\n")
    pauses: list[float] = []
    found = read_file(str(path), NOW, was=1000, pause=pauses.append)
    assert isinstance(found, Reading)
    assert found.content == b"# Short\n"
    assert sum(pauses) < 0.1


def test_the_tail_of_a_long_file_starts_with_a_whole_line(tmp_path: Path) -> None:
    path = tmp_path / "ERRORS.md"
    content = b"".join(b"line %06d\n" % number for number in range(20_000))
    path.write_bytes(content)
    found = read_tail(str(path), NOW)
    assert isinstance(found, Reading)
    assert 0 < len(found.content) <= TAIL
    assert content[found.starts_at :] == found.content
    assert content[found.starts_at - 1 : found.starts_at] == b"\n"


def test_the_tail_of_a_short_file_is_the_file(tmp_path: Path) -> None:
    path = tmp_path / "ERRORS.md"
    path.write_bytes(b"# Errors\n")
    found = read_tail(str(path), NOW)
    assert isinstance(found, Reading)
    assert found.content == b"# Errors\n"
    assert found.starts_at == 0
