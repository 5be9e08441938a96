"""The life of `hotwash serve`: one loop in which files are watched, requests answered, and plugins read."""

import asyncio
import signal

from hotwash.cli.output import Json, write_event
from hotwash.cli.serving import Service
from hotwash.cli.session import Session
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.plugin import PluginState, Reload, ReloadCause
from hotwash.core.storage.plugin_files import PluginFiles, plugin_directories
from hotwash.core.storage.plugin_reloads import PluginReloads, follow
from hotwash.core.storage.webhook.server import PATH, WebhookServer, summary

_ENDS = ((signal.SIGTERM, ExitCode.OK), (signal.SIGINT, ExitCode.INTERRUPTED))


async def serve(session: Session, service: Service) -> int:
    """Run until a signal says stop; returns the exit code that goes with it."""
    store = session.store
    files = PluginFiles(store.config.root, plugin_directories(store.config))
    reloads = PluginReloads(files, store.clock)
    server = WebhookServer(lambda: reloads.ask(ReloadCause.WEBHOOK), service.credentials)
    ended = _Ended(server)
    log = _Log(session, reloads)
    if service.port is not None:
        try:
            port = await server.open(service.host, service.port)
        except OSError as error:
            return session.refused(_taken(service, error))
        log.listening(service.host, port)
    log.reloaded(await asyncio.to_thread(reloads.begin))
    work = [asyncio.create_task(reloads.run(log.reloaded))]
    if service.watches:
        log.say("Plugin hot reload enabled (500ms debounce)")
        work.append(asyncio.create_task(follow(reloads, files, store.config.settings, log.say)))
    waited: list[asyncio.Future[None] | asyncio.Future[ExitCode]] = [ended.code, *work]
    await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
    await server.close()
    for task in work:
        task.cancel()
    for result in await asyncio.gather(*work, return_exceptions=True):
        if not isinstance(result, (asyncio.CancelledError, type(None))):
            raise result
    return ended.code.result()


class _Ended:
    """The first signal lets requests come to their end, the second does not wait for them."""

    def __init__(self, server: WebhookServer) -> None:
        loop = asyncio.get_running_loop()
        self.code: asyncio.Future[ExitCode] = loop.create_future()
        self._server = server
        for name, code in _ENDS:
            loop.add_signal_handler(name, self._stop, code)

    def _stop(self, code: ExitCode) -> None:
        if self.code.done():
            self._server.abandon()
        else:
            self.code.set_result(code)


class _Log:
    """Says what happens: a line for people on stderr, an event for programs on stdout where JSON is asked for."""

    def __init__(self, session: Session, reloads: PluginReloads) -> None:
        self._session = session
        self._reloads = reloads

    def say(self, line: object) -> None:
        self._session.narration.say(str(line))

    def listening(self, host: str, port: int) -> None:
        name = f"[{host}]" if ":" in host else host
        self.say(f"Listening for POST http://{name}:{port}{PATH}")
        self._event("serving", {"host": host, "port": port, "path": PATH})

    def reloaded(self, reload: Reload) -> None:
        if ReloadCause.FILES in reload.causes:
            self.say("Reloading plugins after file changes...")
        for failure in reload.failures:
            self._session.narration.warn(str(failure))
        self.say(f"Discovered {reload.count} plugins")
        for each in self._reloads.in_force.registry.standings:
            if each.plugin is not None and each.since == reload.at and each.state is not PluginState.KEPT:
                version = each.plugin.version or None
                self._event("plugin.loaded", {"plugin": each.name, "version": version, "path": each.place})
        causes: dict[str, Json] = {"causes": [cause.value for cause in reload.causes]}
        self._event("plugins.reloaded", {**summary(reload), **causes})

    def _event(self, kind: str, content: dict[str, Json]) -> None:
        if self._session.json:
            write_event(kind, content)


def _taken(service: Service, error: OSError) -> Refusal:
    reason = f"port {service.port} of {service.host} cannot be listened at: {error.strerror or error}"
    return Refusal(reason, "--port names another one", ExitCode.USAGE)
