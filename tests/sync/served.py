"""A hub on a real socket of this machine."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import uvicorn

from sync.hub.app import make_app
from sync.hub.store import Store


def wall_ms() -> int:
    return time.time_ns() // 1_000_000


@contextlib.contextmanager
def serving(store: Store) -> Iterator[str]:
    """Its ``host:port``. Who connects before it is ready waits in the socket's queue."""
    listening = socket.create_server(("127.0.0.1", 0))
    authority = f"127.0.0.1:{listening.getsockname()[1]}"
    server = uvicorn.Server(uvicorn.Config(make_app(store, authority, wall_ms), log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="hub")
    thread.start()
    try:
        yield authority
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
