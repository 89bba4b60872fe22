"""Live streams: what is committed goes out at once to who may have it. While nothing comes, a stream holds no database connection and no thread.

One watcher a process knows how far each compartment, the log and the keys are; streams wait for it and ask the database only when something of
theirs moved. It is a hint: what a stream sends, it reads.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from sync.frames import PIECE_HEAD_BYTES, Answer, Request, write_pieces
from sync.hub.exchange import NotAMember, is_news
from sync.hub.key_access import head_of_wraps
from sync.hub.log import head_of_log, membership_of
from sync.hub.store import Store, admit
from sync.hub.tables import COMPARTMENT
from sync.hub.words import head_of_words

SIGN_OF_LIFE_S = 20.0  # proxies close what is silent for 30 or 60 s
LASTS_S = 55 * 60.0  # below the hour of a session: a console begins both anew
ONCE_S = 25.0  # of a long poll, for who sits behind a proxy that closes streams
POLL_S = 0.25  # how late at most a worker sees what another committed
AGAIN_S = 2.0  # between two tries while the database does not answer
STREAMS_MAX = (
    2_000  # of one process; a console beyond it is told to come back and exchanges meanwhile as often as it likes
)
STREAMS_OF_DEVICE_MAX = (
    2  # a third one ends the oldest: after a break of the line the hub may not know yet that it is dead
)
NO_PIECE = bytes(PIECE_HEAD_BYTES)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at the database brought. aliases: of the compartments the device holds; lasts_s: how long its session still lasts."""

    answer: Answer
    aliases: frozenset[bytes]
    lasts_s: float


Look = Callable[[Request], Awaitable[Looked]]


class TooMany(Exception):
    """More streams than one process holds."""


@dataclass(frozen=True, slots=True)
class Heads:
    """How far everything is. compartments: alias -> the newest number."""

    entries: int = 0
    wraps: int = 0
    words: int = 0
    compartments: Mapping[bytes, int] = field(default_factory=dict)

    def concern(self, seen: Heads, aliases: Iterable[bytes]) -> bool:
        """Whether something moved since for who holds these compartments."""
        if (self.entries, self.wraps, self.words) != (seen.entries, seen.wraps, seen.words):
            return True
        return any(self.compartments.get(each) != seen.compartments.get(each) for each in aliases)


class Watch:
    """What moved, told to all streams of a process at once."""

    def __init__(self, read: Callable[[], Awaitable[Heads]], poll_s: float | None) -> None:
        """poll_s: how often to look by ourselves, where other processes commit too; None when ``stir`` tells everything."""
        self._read, self._poll_s = read, poll_s
        self._stirred = asyncio.Event()
        self._moved = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.heads = Heads()
        self.is_over = False

    def stir(self) -> None:
        """Something was committed here. From the loop's own thread."""
        self._stirred.set()

    def end(self) -> None:
        """Every stream is to end."""
        self.is_over = True
        self._moved.set()
        if self._task is not None:
            self._task.cancel()

    async def move(self, seconds: float) -> None:
        """Wait until something moved, or so long."""
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._watch())
        moved = self._moved
        if not self.is_over:
            try:
                async with asyncio.timeout(max(0.0, seconds)):
                    await moved.wait()
            except TimeoutError:
                pass

    async def _watch(self) -> None:
        while not self.is_over:
            try:
                async with asyncio.timeout(self._poll_s):
                    await self._stirred.wait()
            except TimeoutError:
                pass
            self._stirred.clear()
            try:
                heads = await self._read()
            except SQLAlchemyError:  # the streams find out by themselves; this goes on when the database is back
                await asyncio.sleep(AGAIN_S)
                self._stirred.set()
                continue
            if heads != self.heads:
                self.heads = heads
                moved, self._moved = self._moved, asyncio.Event()
                moved.set()


def read_heads(store: Store) -> Heads:
    """How far everything is now."""
    with store.reading() as connection:
        admit(connection, membership_of(connection).compartments)
        found = connection.execute(select(COMPARTMENT.c.alias, COMPARTMENT.c.head))
        heads = {bytes(alias): int(head) for alias, head in found}
        return Heads(head_of_log(connection), head_of_wraps(connection), head_of_words(connection), heads)


class Streams:
    """The live streams of a process."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._open: OrderedDict[int, bytes] = OrderedDict()
        self._last = 0

    def __len__(self) -> int:
        return len(self._open)

    def enter(self, device: bytes) -> int:
        """A place for a stream. Raises TooMany."""
        own = [place for place, whose in self._open.items() if whose == device]
        if len(own) >= STREAMS_OF_DEVICE_MAX:
            self.leave(own[0])
        elif len(self._open) >= STREAMS_MAX:
            raise TooMany
        self._last += 1
        self._open[self._last] = device
        return self._last

    def leave(self, place: int) -> None:
        """Give the place back."""
        self._open.pop(place, None)

    async def run(self, place: int, request: Request, look: Look, *, is_once: bool) -> AsyncIterator[bytes]:
        """The bytes of a stream: a sign of life at once, then a piece whenever something is new. The caller gives the place back."""
        clock = asyncio.get_running_loop().time
        ends_at = clock() + (ONCE_S if is_once else LASTS_S)
        yield NO_PIECE
        while not self._watch.is_over and place in self._open:
            seen = self._watch.heads
            try:
                looked = await look(request)
            except NotAMember:
                return
            if is_news(looked.answer):
                for piece in write_pieces([looked.answer]):
                    yield piece
                if is_once:
                    return
                request = _beyond(request, looked.answer)
            if not looked.answer.has_more:
                left = min(ends_at - clock(), looked.lasts_s)
                if left <= 0:
                    return
                if not await self._wait(place, seen, looked.aliases, min(left, SIGN_OF_LIFE_S)):
                    yield NO_PIECE

    async def _wait(self, place: int, seen: Heads, aliases: Iterable[bytes], seconds: float) -> bool:
        """Until something moved for who holds these compartments, or so long; whether it did."""
        clock = asyncio.get_running_loop().time
        until = clock() + seconds
        while not self._watch.heads.concern(seen, aliases):
            left = until - clock()
            if left <= 0 or self._watch.is_over or place not in self._open:
                return False
            await self._watch.move(left)
        return True


def _beyond(request: Request, answer: Answer) -> Request:
    """What to ask for once this answer has gone out."""
    cursors = dict(request.cursors) if request.generation == answer.generation else {}
    cursors |= {alias: number for alias, number, _ in answer.news}
    return replace(
        request,
        generation=answer.generation,
        cursors=tuple(cursors.items()),
        entries_after=answer.entries_at,
        wraps_after=answer.wraps_at,
        words_after=answer.words_at,
    )
