"""Changing one file: what stays as it was, which way is taken, what is refused."""

import os
import shutil
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hotwash.core.model.errors import Refused, WriteFailed
from hotwash.core.storage.instrument import instrument
from hotwash.core.storage.protocol import FileCommit, commit_file, read_settled
from support.writing import ERROR, Bench, lacking, observed

Revise = Callable[[bytes | None], bytes | None]

# Against waiting for somebody, which takes the kernel 45 seconds or for ever; a busy machine stays far below.
AT_ONCE = 5.0


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    made = Bench.at(tmp_path)
    made.errors.write_bytes(ERROR)
    return made


def resolved(content: bytes | None) -> bytes | None:
    return content.replace(b"pending", b"resolved") if content is not None else None


def commit(bench: Bench, revise: Revise = resolved, target: Path | None = None) -> FileCommit:
    return commit_file(target or bench.errors, revise, state=bench.state, roots=(bench.root,))


RESOLVED = ERROR.replace(b"pending", b"resolved")


def test_a_file_gets_its_new_content_and_the_caller_learns_both(bench: Bench) -> None:
    assert commit(bench) == FileCommit(str(bench.errors), ERROR, RESOLVED)
    assert bench.errors.read_bytes() == RESOLVED


def test_an_unchanged_content_touches_nothing(bench: Bench) -> None:
    before = bench.errors.stat()
    commit(bench, lambda content: content)
    after = bench.errors.stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
        before.st_ctime_ns,
    )
    assert [name for name in os.listdir(bench.state) if name != ".gitignore"] == []


def test_giving_up_in_the_middle_writes_nothing(bench: Bench) -> None:
    def give_up(content: bytes | None) -> bytes | None:
        raise WriteFailed("no")

    with pytest.raises(WriteFailed, match="no"):
        commit(bench, give_up)
    assert bench.errors.read_bytes() == ERROR


@pytest.mark.parametrize(
    "content",
    [
        b"a\r\nStatus: pending\r\n",
        b"\xef\xbb\xbfStatus: pending\n",
        b"Status: pending",
        b"\xff\xfe\x00pending \t \n\n\n",
        "Status: pending\u2028\u0085\x0c\n".encode(),
    ],
    ids=["crlf", "bom", "no final newline", "not text", "odd separators"],
)
def test_every_other_byte_stays(bench: Bench, content: bytes) -> None:
    bench.errors.write_bytes(content)
    commit(bench)
    assert bench.errors.read_bytes() == content.replace(b"pending", b"resolved")


@pytest.mark.parametrize("without", [(), ("leases",), ("exchange",), ("exchange", "leases")], ids=str)
def test_the_mode_of_the_file_is_kept(bench: Bench, without: tuple[str, ...]) -> None:
    bench.errors.chmod(0o640)
    with lacking(*without):
        commit(bench)
    assert stat.S_IMODE(bench.errors.stat().st_mode) == 0o640
    assert bench.errors.read_bytes() == RESOLVED


def test_extended_attributes_are_kept(bench: Bench) -> None:
    try:
        os.setxattr(bench.errors, "user.origin", b"agent")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    before = bench.errors.stat().st_ino
    commit(bench)
    assert os.getxattr(bench.errors, "user.origin") == b"agent"
    assert bench.errors.stat().st_ino != before


def test_attributes_that_cannot_be_copied_keep_their_file(bench: Bench) -> None:
    try:
        os.setxattr(bench.errors, "user.origin", b"agent")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    before = bench.errors.stat().st_ino
    with lacking("xattrs"):
        commit(bench)
    assert os.getxattr(bench.errors, "user.origin") == b"agent"
    assert (bench.errors.stat().st_ino, bench.errors.read_bytes()) == (before, RESOLVED)


def test_a_chain_of_links_stays_a_chain_of_links(bench: Bench) -> None:
    real = bench.root / "elsewhere" / "real.md"
    real.parent.mkdir()
    real.write_bytes(ERROR)
    bench.errors.unlink()
    (bench.root / "hop").symlink_to("elsewhere/real.md")
    bench.errors.symlink_to("../hop")
    commit(bench)
    assert (os.readlink(bench.errors), os.readlink(bench.root / "hop")) == ("../hop", "elsewhere/real.md")
    assert real.read_bytes() == RESOLVED


def test_both_names_of_a_hard_link_see_the_change(bench: Bench) -> None:
    twin = bench.root / "twin.md"
    os.link(bench.errors, twin)
    commit(bench)
    assert twin.read_bytes() == RESOLVED
    assert bench.errors.stat().st_ino == twin.stat().st_ino


@pytest.mark.parametrize("wanted", [b"", b"x\n", ERROR + b"more\n", b"pending " + ERROR, ERROR[:40]], ids=len)
def test_a_change_in_place_can_grow_and_shrink(bench: Bench, wanted: bytes) -> None:
    os.link(bench.errors, bench.root / "twin.md")
    commit(bench, lambda _: wanted)
    assert bench.errors.read_bytes() == wanted


def test_a_file_that_is_held_open_for_appending_is_changed_where_it_is(bench: Bench) -> None:
    with bench.errors.open("ab", buffering=0) as holder:
        commit(bench)
        holder.write(b"late\n")
    assert bench.errors.read_bytes() == RESOLVED + b"late\n"


def test_text_that_shrinks_under_a_holder_leaves_blank_lines_behind_it(bench: Bench) -> None:
    with bench.errors.open("ab", buffering=0) as holder:
        commit(bench, lambda content: (content or b"").replace(b"pending", b"x"))
        holder.write(b"late\n")
    assert bench.errors.read_bytes() == ERROR.replace(b"pending", b"x") + b"\n" * 6 + b"late\n"


def test_a_line_that_is_still_being_written_is_left_alone(bench: Bench) -> None:
    seen: list[bytes | None] = []

    def revise(content: bytes | None) -> bytes | None:
        seen.append(content)
        return resolved(content)

    with bench.errors.open("ab", buffering=0) as holder:
        holder.write(b"half a li")
        commit(bench, revise)
        holder.write(b"ne\n")
    assert set(seen) == {ERROR}
    assert bench.errors.read_bytes() == RESOLVED + b"half a line\n"


def test_a_process_that_overwrites_is_named(bench: Bench) -> None:
    other = subprocess.Popen(
        ["python3", "-c", "import sys; f = open(sys.argv[1], 'r+'); print('open', flush=True); sys.stdin.read()",
         str(bench.errors)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    with other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(Refused, match=rf"held open for writing by process {other.pid} \(python3"):
            commit(bench)
    assert bench.errors.read_bytes() == ERROR


def test_what_was_appended_between_reading_and_writing_is_behind_the_change(bench: Bench) -> None:
    def revise(content: bytes | None) -> bytes | None:
        with bench.errors.open("ab") as agent:
            agent.write(b"appended\n")
        return resolved(content)

    commit(bench, revise)
    assert bench.errors.read_bytes() == RESOLVED + b"appended\n"


@pytest.mark.parametrize("without", [(), ("leases",), ("exchange",), ("exchange", "leases")], ids=str)
@pytest.mark.parametrize("how", ["rename over", "truncate"])
def test_the_operation_is_made_again_on_what_another_writer_saved(
    bench: Bench, without: tuple[str, ...], how: str
) -> None:
    calls = 0

    def revise(content: bytes | None) -> bytes | None:
        nonlocal calls
        calls += 1
        if calls == 1:
            _save(bench.errors, ERROR.replace(b"hangs", b"stalls"), how)
        return resolved(content)

    with lacking(*without):
        commit(bench, revise)
    assert calls == 2
    assert bench.errors.read_bytes() == RESOLVED.replace(b"hangs", b"stalls")


@pytest.mark.parametrize("how", ["rename over", "truncate"])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_save_that_races_with_the_exchange_is_found_and_kept(bench: Bench, how: str, moment: str) -> None:
    """Without leases, so that the other writer is not simply kept waiting."""
    saved = False

    def save(name: str, phase: str) -> None:
        nonlocal saved
        if name == "renameat2" and phase == moment and not saved:
            saved = True
            _save(bench.errors, ERROR.replace(b"hangs", b"stalls"), how)

    with lacking("leases"), observed(save):
        commit(bench)
    expected = RESOLVED if moment == "before" else ERROR
    assert bench.errors.read_bytes() == expected.replace(b"hangs", b"stalls")


def test_an_opener_that_waited_for_the_exchange_loses_nothing(bench: Bench) -> None:
    waiting: list[int] = []

    def open_meanwhile(name: str, phase: str) -> None:
        if name == "renameat2" and phase == "before" and not waiting:
            child = os.fork()
            if child == 0:
                target = os.open(bench.errors, os.O_WRONLY | os.O_APPEND)
                os.write(target, b"from the one who waited\n")
                os._exit(0)
            waiting.append(child)
            time.sleep(0.005)

    with observed(open_meanwhile):
        commit(bench)
    os.waitpid(waiting[0], 0)
    assert bench.errors.read_bytes() == RESOLVED + b"from the one who waited\n"


def test_a_new_file_appears_whole_with_the_usual_permissions(bench: Bench) -> None:
    target = bench.root / ".github" / "deep" / "copilot-instructions.md"
    made = commit(bench, lambda _: b"# Rules\n", target)
    assert target.read_bytes() == b"# Rules\n"
    assert made.made == (str(bench.root / ".github"), str(bench.root / ".github" / "deep"))
    mask = os.umask(0o022)
    os.umask(mask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask


def test_a_file_that_appears_meanwhile_is_changed_instead_of_replaced(bench: Bench) -> None:
    target = bench.root / "CLAUDE.md"

    def revise(content: bytes | None) -> bytes | None:
        if content is None:
            target.write_bytes(b"# Mine\n")
        return (content or b"") + b"- rule\n"

    commit(bench, revise, target)
    assert target.read_bytes() == b"# Mine\n- rule\n"


def test_a_new_file_without_hard_links_is_written_where_it_belongs(bench: Bench) -> None:
    with lacking("links"):
        commit(bench, lambda _: b"# Rules\n", bench.rules)
    assert bench.rules.read_bytes() == b"# Rules\n"


def test_a_file_is_removed_only_as_it_was_seen(bench: Bench) -> None:
    assert commit(bench, lambda _: None).after is None
    assert not bench.errors.exists()


def test_text_appended_before_a_removal_stops_it(bench: Bench) -> None:
    def revise(content: bytes | None) -> bytes | None:
        if content == ERROR:
            with bench.errors.open("ab") as agent:
                agent.write(b"appended\n")
            return None
        return content

    commit(bench, revise)
    assert bench.errors.read_bytes() == ERROR + b"appended\n"


@pytest.mark.parametrize("kind", ["pipe", "folder", "outside", "linked outside", "read-only", "conflict", "huge"])
def test_what_must_not_be_written_is_refused_with_a_sentence(bench: Bench, kind: str, tmp_path: Path) -> None:
    target = bench.errors
    sentences = {
        "pipe": "is a named pipe, not a file",
        "folder": "is a folder, not a file",
        "outside": "leads outside the open workspaces",
        "linked outside": r"leads to .*outside\.md outside the open workspaces",
        "read-only": r"is read-only \(-r--r--r--\) – give yourself permission",
        "conflict": "holds conflict markers of a merge",
        "huge": "has 67 MB, more than 64 MiB",
    }
    if kind == "read-only":
        target.chmod(0o444)
    elif kind == "conflict":
        target.write_bytes(b"a\n<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n")
    elif kind == "huge":
        os.truncate(target, 64 * 1024 * 1024 + 1)
    else:
        target.unlink()
        target = _odd(target, kind, tmp_path)
    started = time.monotonic()
    with pytest.raises(Refused, match=sentences[kind]):
        commit(bench, target=target)
    assert time.monotonic() - started < AT_ONCE


def test_a_result_that_could_not_be_read_again_is_refused(bench: Bench) -> None:
    with pytest.raises(Refused, match="has 67 MB, more than 64 MiB"):
        commit(bench, lambda _: bytes(64 * 1024 * 1024 + 1))
    assert bench.errors.read_bytes() == ERROR


def _odd(target: Path, kind: str, tmp_path: Path) -> Path:
    outside = tmp_path / "outside.md"
    if kind == "pipe":
        os.mkfifo(target)
    elif kind == "folder":
        target.mkdir()
    else:
        outside.write_bytes(ERROR)
        if kind == "outside":
            return outside
        target.symlink_to(outside)
    return target


def test_a_folder_swapped_for_a_link_never_lets_a_write_out(bench: Bench, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "ERRORS.md").write_bytes(ERROR)
    folder, parked = bench.errors.parent, bench.root / "parked"
    swaps = 0

    def swap(name: str, phase: str) -> None:
        nonlocal swaps
        if name == "open" and phase == "before" and swaps < 40:
            swaps += 1
            if folder.is_symlink():
                folder.unlink()
                parked.rename(folder)
            else:
                folder.rename(parked)
                folder.symlink_to(outside)

    state = bench.root / ".state"
    with observed(swap):
        for _ in range(20):
            try:
                commit_file(bench.errors, resolved, state=state, roots=(bench.root,))
            except (Refused, WriteFailed):
                continue
    assert swaps == 40
    assert (outside / "ERRORS.md").read_bytes() == ERROR


def test_a_watcher_sees_the_file_closed_last(bench: Bench) -> None:
    """Those that look only at sizes see a change of size; nothing is left open afterwards."""
    before = set(os.listdir("/proc/self/fd"))
    names: list[str] = []
    with observed(lambda name, phase: names.append(name)):
        commit(bench)
    assert names.index("ftruncate") > names.index("renameat2")
    assert len(set(os.listdir("/proc/self/fd")) - before) <= 1


def test_read_settled_gives_what_an_edit_would_be_made_on(bench: Bench) -> None:
    assert read_settled(bench.errors, (bench.root,)) == ERROR
    assert read_settled(bench.root / "missing" / "x.md", (bench.root,)) is None
    with bench.errors.open("ab", buffering=0) as holder:
        holder.write(b"half")
        assert read_settled(bench.errors, (bench.root,)) == ERROR


@contextmanager
def mounted(*arguments: str | Path) -> Iterator[None]:
    """A mount for the time of the block; the test is skipped where this user may not mount."""
    *_, place = arguments
    if (
        shutil.which("mount") is None
        or subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode
    ):
        pytest.skip("this user may not mount anything here")
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB."""
    mount = tmp_path / "full"
    mount.mkdir()
    with mounted("-t", "tmpfs", "-o", "size=64k", "none", mount):
        yield mount


def _fill(folder: Path) -> None:
    with (folder / "filler").open("wb", buffering=0) as file:
        while file.write(b"x" * 512):
            pass


def test_a_bind_mounted_file_is_changed_where_it_is(bench: Bench) -> None:
    twin = bench.root / "twin.md"
    twin.write_bytes(ERROR)
    with mounted("--bind", twin, bench.errors):
        commit(bench)
        assert bench.errors.read_bytes() == RESOLVED
    assert (twin.read_bytes(), bench.errors.read_bytes()) == (RESOLVED, ERROR)


def test_a_read_only_file_system_is_named(bench: Bench) -> None:
    with (
        mounted("--bind", "-o", "ro", bench.root, bench.root),
        pytest.raises((WriteFailed, Refused), match="read-only"),
    ):
        commit(bench)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_another_owner_keeps_its_owner(bench: Bench) -> None:
    os.chown(bench.errors, 1234, 1234)
    commit(bench)
    found = bench.errors.stat()
    assert (found.st_uid, found.st_gid, bench.errors.read_bytes()) == (1234, 1234, RESOLVED)


def test_a_full_disk_leaves_the_file_and_nothing_else(full_disk: Path) -> None:
    bench = Bench.at(full_disk)
    bench.errors.write_bytes(ERROR)
    bench.state.mkdir(mode=0o700)
    with pytest.raises(OSError, match="No space"):
        _fill(full_disk)
    with pytest.raises(WriteFailed, match=r"was not changed: no space left on device \(ENOSPC\) – make room"):
        commit(bench)
    assert bench.errors.read_bytes() == ERROR
    assert sorted(os.listdir(bench.state)) == [".gitignore"]


def _save(path: Path, content: bytes, how: str) -> None:
    """What editors and agents do: write anew over the old file, or write a new one and rename it."""
    if how == "truncate":
        path.write_bytes(content)
    else:
        fresh = path.with_suffix(".tmp")
        fresh.write_bytes(content)
        fresh.replace(path)


def test_leases_are_given_back(bench: Bench) -> None:
    commit(bench)
    started = time.monotonic()
    with bench.errors.open("rb"):
        pass
    assert time.monotonic() - started < AT_ONCE
    assert instrument.observer is None
