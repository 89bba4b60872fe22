"""A thin link on this machine: a TCP proxy that counts every byte, and lets them pass as slowly and as late as it is told.

Each direction of a link is one queue for all its connections: so many kbit/s, 40 bytes of TCP/IP for each 1,460 B segment, half the round trip on
the way. Connecting costs a round trip. A lost segment holds up what is behind it, as TCP does. The same model as the peers were measured with.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import threading
from collections.abc import Iterator
from dataclasses import dataclass

_SEGMENT, _HEADERS = 1_460, 40  # bytes
_QUEUED_MAX = 32 << 10  # bytes on their way before the sender has to wait: what a router holds


@dataclass(frozen=True, slots=True)
class Shape:
    """kbps: each way, 0 for no limit. rtt_ms: there and back. loss: share of segments that are lost; each stalls the link a round trip, 0.2 s at least."""

    kbps: float = 0
    rtt_ms: float = 0
    loss: float = 0


THIN, OPEN = Shape(64, 600), Shape()


class _Way:
    """One direction. bytes: that came in; cut_at: after how many of them every connection breaks, once."""

    def __init__(self, shape: Shape, rng: random.Random) -> None:
        self.shape, self._rng = shape, rng
        self._free_s = 0.0
        self.bytes = 0
        self.cut_at: int | None = None

    def due_s(self, size: int, now_s: float) -> float:
        """When a segment that is sent now has arrived."""
        begin_s = max(now_s, self._free_s)
        if self.shape.kbps:
            begin_s += (size + _HEADERS) * 8 / (self.shape.kbps * 1000)
        if self.shape.loss and self._rng.random() < self.shape.loss:
            begin_s += max(0.2, self.shape.rtt_ms / 1000)
        self._free_s = begin_s
        return begin_s + self.shape.rtt_ms / 2000


class Link:
    """A console's line to the hub, on a port of its own. up, down: bytes of the application, TLS included; opened: connections."""

    def __init__(self, target: int, shape: Shape) -> None:
        rng = random.Random(1)
        self._target, self._shape = target, shape
        self._up, self._down = _Way(shape, rng), _Way(shape, rng)
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self.port = self.opened = 0

    @property
    def up(self) -> int:
        """Bytes towards the hub."""
        return self._up.bytes

    @property
    def down(self) -> int:
        """Bytes from the hub."""
        return self._down.bytes

    def forget(self) -> None:
        """Count from nothing."""
        self._up.bytes = self._down.bytes = self.opened = 0

    def reshape(self, shape: Shape) -> None:
        """Be another line from now on."""
        self._shape = self._up.shape = self._down.shape = shape

    def cut_after(self, more: int) -> None:
        """Break every connection once so many more bytes have gone up."""
        self._up.cut_at = self._up.bytes + more

    def cut(self) -> None:
        """Break every connection now."""
        self._loop.call_soon_threadsafe(self._break)

    def run(self, ready: threading.Event, ended: threading.Event) -> None:
        """Serve until told, on a thread of its own."""
        self._loop.run_until_complete(self._serve(ready, ended))
        self._loop.close()

    async def _serve(self, ready: threading.Event, ended: threading.Event) -> None:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        while not ended.is_set():
            await asyncio.sleep(0.05)
        server.close()
        self._break()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        await asyncio.sleep(self._shape.rtt_ms / 1000)
        try:
            there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.close()
            return
        self._open |= {writer, there_writer}
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(
                self._carry(reader, there_writer, self._up), self._carry(there_reader, writer, self._down)
            )
        self._open -= {writer, there_writer}

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: _Way) -> None:
        """One direction of one connection until it ends."""
        line: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        queued = [0]
        carrier = asyncio.ensure_future(self._deliver(line, writer, queued))
        with contextlib.suppress(OSError):
            while content := await reader.read(_QUEUED_MAX):
                way.bytes += len(content)
                if way.cut_at is not None and way.bytes >= way.cut_at:
                    way.cut_at = None
                    self._break()
                for at in range(0, len(content), _SEGMENT):
                    piece = content[at : at + _SEGMENT]
                    queued[0] += len(piece)
                    line.put_nowait((way.due_s(len(piece), self._loop.time()), piece))
                while queued[0] > _QUEUED_MAX and self._shape.kbps:
                    await asyncio.sleep(0.01)
        line.put_nowait((self._loop.time() + self._shape.rtt_ms / 2000, b""))
        await carrier

    async def _deliver(
        self, line: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter, queued: list[int]
    ) -> None:
        while True:
            due_s, piece = await line.get()
            if (left_s := due_s - self._loop.time()) > 0:
                await asyncio.sleep(left_s)
            queued[0] -= len(piece)
            if not piece:
                writer.close()
                return
            if not writer.is_closing():
                with contextlib.suppress(OSError):
                    writer.write(piece)
                    await writer.drain()

    def _break(self) -> None:
        for writer in list(self._open):
            writer.transport.abort()


@contextlib.contextmanager
def linked(target: int, shape: Shape) -> Iterator[Link]:
    """A line to what listens on that port of this machine."""
    link, ready, ended = Link(target, shape), threading.Event(), threading.Event()
    thread = threading.Thread(target=link.run, args=(ready, ended), name="link", daemon=True)
    thread.start()
    ready.wait()
    try:
        yield link
    finally:
        ended.set()
        thread.join()
