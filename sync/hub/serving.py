"""Serving: one process or several, TLS 1.3, and an end at which what was begun is finished and streams are told to go."""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import multiprocessing
import signal
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn

from sync.hub.app import Desk, make_app
from sync.hub.faults import HubError
from sync.hub.places import Place
from sync.hub.store import Store, about

GOING_S = 30  # how long a running exchange may take after SIGTERM; systemd kills later than this
IDLE_S = 120  # a console exchanges once a minute and keeps its connection
CONNECTIONS_MAX = 5_000  # two of 1,000 consoles and room; each needs a file handle
WORKERS_MAX = 32
_AGAIN_S = 1.0  # before a worker that died is replaced: one that dies at once must not take the processor


@dataclass(frozen=True, slots=True)
class Serving:
    """cert, key: PEM files, both or none."""

    place: Place
    host: str
    port: int
    authority: str
    cert: Path | None
    key: Path | None
    workers: int


def serve(asked: Serving, told: Callable[[str], None]) -> None:
    """Until SIGTERM or SIGINT. told: gets one line when consoles can connect. Raises HubError."""
    _check_secrecy(asked)
    if asked.place.folder is not None and asked.workers != 1:
        raise HubError(
            "SQLite takes one process, since a second one could write beside it; nothing was served. "
            "Leave --workers out, or move to PostgreSQL."
        )
    if not 1 <= asked.workers <= WORKERS_MAX:
        raise HubError(
            f"Between 1 and {WORKERS_MAX} workers can serve; nothing was served. Two for each core are many."
        )
    _tls(asked)  # a wrong certificate is told now, not by a worker
    store = asked.place.open()
    try:
        with asked.place.alone():
            store.check()
            store.check_role()
            authority = asked.authority or _authority(store)
            with listening_on(asked.host, asked.port) as listening:
                line = f"posko-hub: serving {authority} on {asked.host}:{listening.getsockname()[1]}"
                if asked.workers == 1:
                    _run(store, asked, authority, listening, lambda: told(line))
                else:
                    store.close()
                    _supervise(asked, authority, listening, lambda: told(line))
    finally:
        store.close()


class Server(uvicorn.Server):
    """Tells the streams to go when it is to end."""

    def __init__(self, config: uvicorn.Config, desk: Desk) -> None:
        super().__init__(config)
        self._desk = desk

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._desk.watch.end()  # else a stream would hold the end up until it is cut off
        await super().shutdown(sockets)


def _run(store: Store, asked: Serving, authority: str, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve in this process. ready: called once a signal ends it in order."""
    _prepare_logs()
    app = make_app(store, authority, _now_ms)
    tls: dict[str, Any] = {"ssl_context_factory": lambda _config, _default: _tls(asked)} if asked.cert else {}
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=IDLE_S,
        timeout_graceful_shutdown=GOING_S,
        limit_concurrency=CONNECTIONS_MAX,
        **tls,
    )
    server = Server(config, app.state.desk)

    def end(_signal: int, _frame: FrameType | None) -> None:
        server.should_exit = True  # before it has begun, and after it has ended, when it raises again what it was told

    _on_end(end)
    ready()
    server.run(sockets=[listening])


def _work(asked: Serving, authority: str, listening: socket.socket) -> None:
    """One of several processes."""
    store = asked.place.open()
    try:
        _run(store, asked, authority, listening, lambda: None)
    finally:
        store.close()


def _supervise(asked: Serving, authority: str, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Keep so many processes until told to end; then tell them, and wait until they have ended."""
    spawn = multiprocessing.get_context("spawn")
    going = [False]

    def go(_signal: int, _frame: FrameType | None) -> None:
        going[0] = True

    _on_end(go)

    def begun() -> BaseProcess:
        process = spawn.Process(target=_work, args=(asked, authority, listening), daemon=True)
        process.start()
        return process

    workers = [begun() for _ in range(asked.workers)]
    ready()
    while not going[0]:
        if ended := wait([each.sentinel for each in workers], timeout=0.5):
            time.sleep(_AGAIN_S)
            workers = [begun() if each.sentinel in ended and not going[0] else each for each in workers]
    for process in workers:
        if process.is_alive():
            process.terminate()
    for process in workers:
        process.join(GOING_S + 5)


def _on_end(does: Callable[[int, FrameType | None], None]) -> None:
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, does)


def _check_secrecy(asked: Serving) -> None:
    if (asked.cert is None) != (asked.key is None):
        raise HubError("A certificate and its key belong together; nothing was served. Give both --cert and --key.")
    if asked.cert is None and not _is_here(asked.host):
        raise HubError(
            "Plain HTTP is served on this machine only; nothing was served. Give --cert and --key, or --host 127.0.0.1."
        )


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _tls(asked: Serving) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    if asked.cert is not None and asked.key is not None:
        try:
            context.load_cert_chain(asked.cert, asked.key)
        except (OSError, ssl.SSLError) as error:
            raise HubError(
                "The certificate or its key cannot be used; nothing was served. "
                "Both must be PEM files of one another that this user can read, the key without a passphrase."
            ) from error
    return context


def _authority(store: Store) -> str:
    with store.reading() as connection:
        found = about(connection, "authority").decode()
    if not found:
        raise HubError(
            "How consoles address this hub was never said; nothing was served. Give --authority HOST:PORT, as in their settings."
        )
    return found


@contextlib.contextmanager
def listening_on(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that consoles connect to. Raises HubError.

    What it accepts sends at once: asyncio does not see that such a socket is TCP, and without the option the second half of each answer would wait
    40 ms for the first to be acknowledged.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=2_048)
    except OSError as error:
        raise HubError(
            f"Nothing can listen on {host}:{port} ({error.strerror}); nothing was served. Take another --host or --port."
        ) from error
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with listening:
        yield listening


def _prepare_logs() -> None:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s", force=True)
    logging.getLogger("posko.hub").setLevel(logging.INFO)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
