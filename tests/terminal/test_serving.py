"""`hotwash serve` as a process: files are watched, requests answered, and what has begun comes to its end."""

import json
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from support.plugins import AGENT, MANIFEST, manifest, plugin_files, write_plugin
from support.terminal import HOTWASH, PATIENCE, Place

POST = b"POST /webhook/reload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    write_plugin(place.root, "oncall", plugin_files("oncall"))
    write_plugin(place.root, "deploys", plugin_files("deploys"))
    return place


class Server:
    """The running program; what it says is read line by line, as it comes."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.lines: list[str] = []

    def event(self, kind: str) -> dict[str, object]:
        """The next event of that kind on stdout."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            found: dict[str, object] = json.loads(line)
            if found["kind"] == kind:
                return found
        raise AssertionError(f"no {kind}")

    def until(self, words: str) -> list[str]:
        """The lines of the log up to one that holds these words."""
        assert self._process.stderr is not None
        seen: list[str] = []
        for line in self._process.stderr:
            seen.append(line.rstrip("\n"))
            if words in line:
                return seen
        raise AssertionError(f"no {words} in {seen}")

    def send(self, name: signal.Signals) -> None:
        self._process.send_signal(name)

    def end(self) -> int:
        return self._process.wait(PATIENCE)


@contextmanager
def served(place: Place, *arguments: str, **more: str) -> Iterator[Server]:
    """The program; whatever still runs in the end is killed."""
    with subprocess.Popen(
        (*HOTWASH, "serve", *arguments),
        cwd=place.root,
        env=place.environment(**more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Server(process)
        finally:
            with suppress(ProcessLookupError):
                process.kill()


def connected(port: object) -> socket.socket:
    assert isinstance(port, int)
    connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    connection.settimeout(PATIENCE)
    return connection


def answer(connection: socket.socket) -> tuple[str, dict[str, object]]:
    received = b""
    while chunk := connection.recv(4096):
        received += chunk
    head, _, body = received.decode().partition("\r\n\r\n")
    content: dict[str, object] = json.loads(body)
    return head.partition("\r\n")[0], content


def refuses_connections(port: object) -> bool:
    """Waits until nobody listens any more."""
    assert isinstance(port, int)
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=PATIENCE).close()
        except OSError:
            return True


def test_an_edit_is_noticed_and_the_plugins_are_discovered_again(place: Place) -> None:
    skill = place.root / ".claude/plugins/oncall/skills/page/SKILL.md"
    with served(place) as server:
        assert server.until("hot reload") == ["Discovered 2 plugins", "Plugin hot reload enabled (500ms debounce)"]
        skill.write_text(skill.read_text() + "\nCall twice.\n")
        assert server.until("Discovered") == [
            f"Plugin file changed: {skill}",
            "Reloading plugins after file changes...",
            "Discovered 2 plugins",
        ]
        server.send(signal.SIGTERM)
        assert server.end() == 0


def test_a_broken_plugin_is_said_and_the_others_go_on(place: Place) -> None:
    broken = place.root / ".claude/plugins/oncall" / MANIFEST
    with served(place) as server:
        server.until("hot reload")
        broken.write_text('{"name"')
        write_plugin(place.root, "deploys", {"agents/day.md": AGENT.replace("night", "day")})
        said = server.until("Discovered")
        assert said[-2].startswith(
            f"Failed to reload plugins, keeping previous config: oncall: {MANIFEST}:1: this is not JSON: "
        )
        assert said[-1] == "Discovered 2 plugins"


def test_a_directory_that_comes_later_is_found(tmp_path: Path) -> None:
    place = Place(tmp_path)
    directory = place.root / ".claude/plugins"
    with served(place) as server:
        assert server.until("hot reload")[0] == f"Plugin directory not found: {directory}"
        write_plugin(place.root, "oncall", {MANIFEST: manifest("oncall")})
        server.until("Discovered 1 plugins")


def test_the_webhook_reads_the_plugins_again_even_with_watching_off(place: Place) -> None:
    with served(place, "--webhook", "--port", "0", "--json", PLUGINS_HOT_RELOAD="false") as server:
        port = server.event("serving")["port"]
        first = server.event("plugins.reloaded")
        assert first["causes"] == ["start"]
        write_plugin(place.root, "pager", {MANIFEST: "{"})
        with connected(port) as connection:
            connection.sendall(POST + b"12345")
            status, content = answer(connection)
        assert status == "HTTP/1.1 200 OK"
        failed = content.pop("failed")
        assert content == {"reloaded": True, "pluginCount": 2}
        assert isinstance(failed, list)
        assert [each["plugin"] for each in failed] == ["pager"]
        assert failed[0]["error"].startswith(f"{MANIFEST}:1: this is not JSON: ")
        assert server.event("plugins.reloaded")["causes"] == ["webhook"]


def test_a_request_under_way_is_answered_before_the_program_ends(place: Place) -> None:
    with served(place, "--webhook", "--port", "0", "--json") as server:
        port = server.event("serving")["port"]
        server.event("plugins.reloaded")
        with connected(port) as connection, connected(port) as silent:
            connection.sendall(POST.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n") + b"12")
            assert connection.recv(4096) == b"HTTP/1.1 100 Continue\r\n\r\n"
            server.send(signal.SIGTERM)
            assert silent.recv(1) == b""
            assert refuses_connections(port)
            connection.sendall(b"345")
            status, content = answer(connection)
        assert status == "HTTP/1.1 200 OK"
        assert content == {"reloaded": True, "pluginCount": 2, "failed": []}
        assert server.end() == 0


def test_an_interrupt_ends_it_with_130(place: Place) -> None:
    with served(place) as server:
        server.until("hot reload")
        server.send(signal.SIGINT)
        assert server.end() == 130


def test_a_port_that_is_taken_is_said(place: Place) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = place.run("serve", "--webhook", "--port", port)
    assert done.returncode == 2
    assert f"port {port} of 127.0.0.1 cannot be listened at" in done.stderr.decode()
    assert "--port names another one" in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--port", "1"), "--port is for listening – add --webhook"),
        (("--auth", "a:B"), "--auth is for listening – add --webhook"),
        (("--webhook", "--host", "0.0.0.0"), "0.0.0.0 can be reached by others – add --auth USER:ENVVAR"),
        (("--webhook", "--host", "::"), ":: can be reached by others – add --auth USER:ENVVAR"),
        (("--webhook", "--host", ""), "--host is empty – name an address such as 127.0.0.1"),
        (("--webhook", "--auth", "deploy"), "--auth is USER:ENVVAR"),
        (("--webhook", "--auth", "deploy:NOT_SET"), "NOT_SET is not set – put the password into that variable"),
        (("--webhook", "--port", "70000"), "70000 is no port: 0 to 65535"),
    ],
)
def test_what_makes_no_sense_is_said_before_anything_is_opened(
    place: Place, arguments: tuple[str, ...], said: str
) -> None:
    done = place.run("serve", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


def test_without_watching_and_listening_there_is_nothing_to_do(place: Place) -> None:
    done = place.run("serve", PLUGINS_HOT_RELOAD="false")
    assert done.returncode == 2
    assert "PLUGINS_HOT_RELOAD is off, so there is nothing to do – add --webhook" in done.stderr.decode()


def test_where_file_events_are_not_wanted_it_looks_from_time_to_time_and_says_so(place: Place) -> None:
    with served(place, HOTWASH_WATCH_MODE="poll", HOTWASH_WATCH_POLL_S="0.2") as server:
        assert server.until("polling")[-1] == "polling every 0.2 s: chosen in the configuration"
        write_plugin(place.root, "pager", {MANIFEST: manifest("pager")})
        server.until("Discovered 3 plugins")
