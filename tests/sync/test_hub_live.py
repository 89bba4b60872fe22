"""Live streams: what is committed goes out at once and to nobody else; while nothing comes, nothing is held."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, closing
from itertools import pairwise
from pathlib import Path

import pytest

from sync.entries import EntryType
from sync.frames import Answer, Request, read_answer, read_pieces, write_request
from sync.hub import live
from sync.hub.exchange import NotAMember
from sync.hub.live import NO_PIECE, Heads, Looked, Streams, TooMany, Watch
from sync.hub.sessions import LASTS_MS
from sync.hub.store import Store
from sync.session import LIVE_PATH
from tests.sync.members import ELSEWHERE, KHARTOUM_ALIAS, MEMBER, MINISTRY_ALIAS, Members, a_hub
from tests.sync.served import serving, wall_ms
from tests.sync.speaking import Speaker
from tests.sync.test_membership import KHARTOUM_ID, MINISTRY_ID, device


@pytest.fixture
def members() -> Members:
    return Members()


@pytest.fixture
def hub(members: Members, tmp_path: Path) -> Iterator[Store]:
    with closing(a_hub(tmp_path, members)) as store:
        yield store


@pytest.fixture
def authority(hub: Store) -> Iterator[str]:
    with serving(hub) as address:
        yield address


@pytest.fixture
def open_(authority: str) -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def stream(stack: ExitStack, authority: str, of: bytes = MEMBER, path: str = LIVE_PATH) -> Iterator[Answer]:
    """The pieces of a live stream of somebody who has nothing yet."""
    way = stack.enter_context(closing(Speaker(authority, of)))
    answer = stack.enter_context(way.post(path, write_request(Request()), stream=True))
    assert answer.status_code == 200
    assert answer.raw.read(4) == NO_PIECE
    return read_pieces(answer.raw.read)


def sent(authority: str, *wires: bytes) -> None:
    with closing(Speaker(authority, MEMBER)) as way:
        way.exchange(Request(envelopes=wires))


def test_that_a_stream_begins_with_what_is_new_and_goes_on_as_it_comes(
    authority: str, members: Members, open_: ExitStack
) -> None:
    first = members.envelope()
    sent(authority, first)
    pieces = stream(open_, authority)
    piece = next(pieces)
    assert (piece.news, list(piece.entries)) == ([(KHARTOUM_ALIAS, 1, first)], members.wires)
    for number in (2, 3):
        wire = members.envelope()
        sent(authority, wire)
        piece = next(pieces)
        assert (piece.news, piece.entries) == ([(KHARTOUM_ALIAS, number, wire)], [])


def test_that_a_stream_brings_what_its_device_may_have_and_no_more(
    authority: str, members: Members, open_: ExitStack
) -> None:
    pieces = stream(open_, authority, ELSEWHERE)
    next(pieces)
    of_all = members.envelope(MINISTRY_ID)
    sent(authority, members.envelope(KHARTOUM_ID), of_all)
    assert next(pieces).news == [(MINISTRY_ALIAS, 1, of_all)]


def test_that_more_than_one_piece_holds_comes_in_several(authority: str, members: Members, open_: ExitStack) -> None:
    wires = [members.envelope(size=30_000) for _ in range(50)]
    sent(authority, *wires)
    pieces = stream(open_, authority)
    came: list[bytes] = []
    while len(came) < len(wires):
        came += [wire for _, _, wire in next(pieces).news]
    assert came == wires


def test_that_a_stream_ends_when_its_device_is_revoked(authority: str, members: Members, open_: ExitStack) -> None:
    pieces = stream(open_, authority, ELSEWHERE)
    next(pieces)
    revoked = members.root.say(EntryType.REVOKE, device=ELSEWHERE, cuts=[], last=0)
    with closing(Speaker(authority, MEMBER)) as way:
        way.exchange(Request(entries=[revoked.wire]))
    assert list(pieces) == []


def test_that_a_new_member_is_told_of_at_once_and_a_new_compartment_opens(
    authority: str, hub: Store, members: Members, open_: ExitStack
) -> None:
    pieces = stream(open_, authority, ELSEWHERE)
    next(pieces)
    wire = members.envelope()
    sent(authority, wire)
    grant = members.root.say(EntryType.GRANT, device=ELSEWHERE, compartment=KHARTOUM_ID, until_ms=wall_ms() + 10**9)
    with closing(Speaker(authority, MEMBER)) as way:
        way.exchange(Request(entries=[grant.wire]))
    piece = next(pieces)
    assert (piece.entries, piece.news) == ([grant.wire], [(KHARTOUM_ALIAS, 1, wire)])


def test_that_a_long_poll_ends_with_what_it_brings(authority: str, members: Members, open_: ExitStack) -> None:
    [piece] = stream(open_, authority, path=f"{LIVE_PATH}?once=1")
    assert list(piece.entries) == members.wires


def test_that_a_stream_takes_nothing(authority: str, members: Members) -> None:
    with closing(Speaker(authority, MEMBER)) as way:
        for request in (Request(envelopes=[members.envelope()]), Request(entries=[b"x"]), Request(wraps=[b"x"])):
            assert way.post(LIVE_PATH, write_request(request)).status_code == 400
        assert way.post(LIVE_PATH, b"nonsense").status_code == 400
        assert way.exchange(Request()).news == []


def test_that_a_third_stream_of_a_device_ends_its_oldest(authority: str, members: Members, open_: ExitStack) -> None:
    streams = [stream(open_, authority) for _ in range(3)]
    for each in streams:
        next(each)
    wire = members.envelope()
    sent(authority, wire)
    assert [len(next(each).news) for each in streams[1:]] == [1, 1]
    assert list(streams[0]) == []


def test_that_no_place_is_lost_when_clients_go(authority: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "STREAMS_MAX", 1)
    with ExitStack() as stack:
        stream(stack, authority)
        with closing(Speaker(authority, ELSEWHERE)) as other:
            full = other.post(LIVE_PATH, write_request(Request()))
            assert (full.status_code, full.headers["retry-after"]) == (503, "30")
    with closing(Speaker(authority, ELSEWHERE)) as other:
        for _ in range(200):  # the hub hears of the end of a connection a moment later
            with other.post(LIVE_PATH, write_request(Request()), stream=True) as answer:
                if answer.status_code == 200:
                    break
        assert answer.status_code == 200


def test_that_streams_that_wait_hold_no_connection(authority: str, hub: Store, open_: ExitStack) -> None:
    pieces = [stream(open_, authority, of) for of in (MEMBER, MEMBER, ELSEWHERE, ELSEWHERE)]
    for each in pieces:
        next(each)
    with closing(Speaker(authority, MEMBER)) as way:
        way.exchange(Request())
    assert hub._engine.pool.checkedout() == 0  # type: ignore[attr-defined]


# What takes minutes is asked of the stream itself, under a clock of the test's own.


class _Loop(asyncio.SelectorEventLoop):
    """Where waiting takes no time: the clock goes to when the next thing is due."""

    def __init__(self) -> None:
        super().__init__()
        self.now_s = 0.0

    def time(self) -> float:
        return self.now_s

    def _run_once(self) -> None:
        scheduled = self._scheduled  # type: ignore[attr-defined]
        if not self._ready and scheduled:  # type: ignore[attr-defined]
            self.now_s = max(self.now_s, scheduled[0].when())
        super()._run_once()  # type: ignore[misc]


def run(coroutine: object) -> object:
    with asyncio.Runner(loop_factory=_Loop) as runner:
        return runner.run(coroutine)  # type: ignore[arg-type]


async def _nothing_moves() -> Heads:
    return Heads()


async def _all(pieces: AsyncIterator[bytes]) -> list[tuple[float, bytes]]:
    return [(asyncio.get_running_loop().time(), piece) async for piece in pieces]


@pytest.mark.parametrize(
    ("is_once", "lasts_s", "ends_s"), [(False, 3_600, 3_300), (True, 3_600, 25), (False, LASTS_MS / 2000, 1_800)]
)
def test_that_a_silent_stream_gives_a_sign_of_life_and_ends_with_its_time(
    is_once: bool, lasts_s: float, ends_s: float
) -> None:
    async def watched() -> None:
        clock = asyncio.get_running_loop().time

        async def look(_: Request) -> Looked:
            if clock() >= lasts_s:
                raise NotAMember
            return Looked(Answer(bytes(8)), frozenset(), lasts_s - clock())

        watch = Watch(_nothing_moves, 0.25)
        streams = Streams(watch)
        came = await _all(streams.run(streams.enter(MEMBER), Request(), look, is_once=is_once))
        assert {piece for _, piece in came} == {NO_PIECE}
        times = [at for at, _ in came]
        assert max(b - a for a, b in pairwise(times)) <= 20
        assert clock() == pytest.approx(ends_s, abs=1)
        watch.end()

    run(watched())


def test_that_a_commit_between_looking_and_waiting_is_not_missed() -> None:
    async def watched() -> None:
        committed = [0]

        async def read() -> Heads:
            return Heads(entries=committed[0])

        watch = Watch(read, None)

        async def look(asked: Request) -> Looked:
            found = committed[0]
            if found == 0:
                committed[0] = 1  # just after it was read
                watch.stir()
            news = [b"e"] if found > asked.entries_after else []
            return Looked(Answer(bytes(8), entries=news, entries_at=found), frozenset(), 3_600)

        streams = Streams(watch)
        came = await _all(streams.run(streams.enter(MEMBER), Request(), look, is_once=True))
        assert [read_answer(piece[4:]).entries for _, piece in came if piece != NO_PIECE] == [[b"e"]]
        assert asyncio.get_running_loop().time() < 1
        watch.end()

    run(watched())


def test_that_a_thousand_streams_are_one_question_to_the_database() -> None:
    async def watched() -> None:
        asked = [0]
        heads = [Heads(compartments={b"aaa": 1, b"bbb": 1})]

        async def read() -> Heads:
            asked[0] += 1
            return heads[0]

        looks = {b"aaa": 0, b"bbb": 0}
        watch = Watch(read, None)

        def looker(alias: bytes) -> live.Look:
            async def look(_: Request) -> Looked:
                looks[alias] += 1
                return Looked(Answer(bytes(8)), frozenset([alias]), 3_600)

            return look

        streams = Streams(watch)
        tasks = []
        for n in range(1_000):
            place, look = streams.enter(device(n)), looker(b"bbb" if n % 2 else b"aaa")
            tasks.append(asyncio.ensure_future(_all(streams.run(place, Request(), look, is_once=True))))
        await asyncio.sleep(1)
        watch.stir()
        await asyncio.sleep(1)
        looks.update({b"aaa": 0, b"bbb": 0})
        heads[0] = Heads(compartments={b"aaa": 2, b"bbb": 1})
        watch.stir()
        await asyncio.sleep(1)
        assert (looks[b"aaa"], looks[b"bbb"], asked[0]) == (500, 0, 2)
        watch.end()
        await asyncio.gather(*tasks)

    run(watched())


def test_that_a_process_has_so_many_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "STREAMS_MAX", 3)
    streams = Streams(Watch(_nothing_moves, None))
    places = [streams.enter(device(n)) for n in range(3)]
    with pytest.raises(TooMany):
        streams.enter(device(3))
    streams.leave(places[0])
    streams.leave(places[0])
    streams.enter(device(3))
    assert len(streams) == 3
