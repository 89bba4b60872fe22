"""A bad link on this machine: between a console and its hub, it delays, stalls, and cuts where it is told."""

from __future__ import annotations

import contextlib
import random
import socket
import threading
import time
from collections.abc import Callable

CHUNK = 4_096


class Proxy:
    """Forwards TCP from its own port to ``target``, a port of this machine; 0 for a hub that is gone.

    stalls: while it is set nothing is forwarded, as on a link that loses everything. down_left, up_left: of how many bytes more each new connection
    is cut off, from the hub and to it; None for never. lasts_s: so long a connection lives, as with proxies that close streams. pause_s: before each
    piece of at most 4 kB; a random one up to it.
    """

    def __init__(self, target: int = 0, seed: int = 0) -> None:
        self.target = target
        self.stalls = threading.Event()
        self.down_left: Callable[[], int | None] = lambda: None
        self.up_left: Callable[[], int | None] = lambda: None
        self.lasts_s: float | None = None
        self.pause_s = 0.0
        self.connections = 0
        self._random = random.Random(seed)
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.authority = f"127.0.0.1:{self._listening.getsockname()[1]}"
        self._start(self._accept)

    @property
    def count(self) -> int:
        """Sockets that are open now, two of each connection."""
        with self._lock:
            return len(self._open)

    def cut(self) -> None:
        """Cut every connection there is."""
        with self._lock:
            for each in self._open:
                with contextlib.suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End; waits for its threads."""
        self._over.set()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()
        for thread in self._threads:
            thread.join(5)

    def _start(self, does: Callable[..., None], *given: object) -> None:
        thread = threading.Thread(target=does, args=given, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                here, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            self._start(self._carry, here)

    def _carry(self, here: socket.socket) -> None:
        try:
            there = socket.create_connection(("127.0.0.1", self.target), timeout=5) if self.target else None
        except OSError:
            there = None
        if there is None:
            here.close()
            return
        there.settimeout(None)
        with self._lock:
            self._open |= {here, there}
        back = threading.Thread(target=self._pump, args=(there, here, self.down_left()), daemon=True)
        back.start()
        if self.lasts_s is not None:
            timer = threading.Timer(self.lasts_s, lambda: _end(here, there))
            timer.daemon = True
            timer.start()
        self._pump(here, there, self.up_left())
        back.join()
        with self._lock:
            self._open -= {here, there}
        here.close()
        there.close()

    def _pump(self, source: socket.socket, sink: socket.socket, left: int | None) -> None:
        with contextlib.suppress(OSError):
            while content := source.recv(CHUNK):
                while self.stalls.is_set() and not self._over.is_set():
                    time.sleep(0.01)
                if self.pause_s:
                    time.sleep(self._random.uniform(0, self.pause_s))
                if left is not None:
                    content, left = content[:left], left - len(content)
                sink.sendall(content)
                if left is not None and left <= 0:
                    break
        _end(source, sink)


def _end(*both: socket.socket) -> None:
    for each in both:
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
