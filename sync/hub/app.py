"""The hub over HTTP. Every refusal looks alike; nothing of a body is logged; a body is counted while it comes, and read of members only."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import anyio.to_thread
from anyio import CapacityLimiter
from fastapi import FastAPI, Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import Connection
from starlette.types import Receive, Scope, Send

from sync import frames
from sync.frames import REQUEST_MAX, FrameError, read_request, write_answer
from sync.hub import mailbox, sessions
from sync.hub.access_log import AccessLog
from sync.hub.exchange import NotAMember, exchange, look
from sync.hub.limits import MINUTE_MS, Budget, TooMuch
from sync.hub.live import POLL_S, Looked, Streams, TooMany, Watch, read_heads
from sync.hub.mailbox import Full, NoSlot
from sync.hub.store import THREADS, Store, about
from sync.hub.upgrades import FORM
from sync.session import (
    ENROLMENT_PATH,
    ENROLMENT_REQUEST_MAX,
    ENROLMENT_REQUEST_PATH,
    EXCHANGE_PATH,
    INVITATION_MAX,
    LIVE_PATH,
    SESSION_PATH,
)

BINARY = "application/octet-stream"
NO_BODY_MAX = 1_024  # bytes of a body that means nothing; no console sends one
SLOWEST_B_S, PATIENCE_S = 7_000, 30.0  # a body comes at 64 kbit/s at least, and a link may fall silent for a while
WAIT_S = 30  # when to come again, told to who finds no place
_T = TypeVar("_T")

_REFUSALS: dict[type[Exception], tuple[int, str, dict[str, str]]] = {
    NotAMember: (401, "not authorised", {}),
    FrameError: (400, "not an exchange", {}),
    NoSlot: (404, "not found", {}),
    Full: (429, "too many invitations", {}),
    TooMuch: (429, "too much", {"retry-after": str(MINUTE_MS // 1000)}),
    TooMany: (503, "no place for another stream", {"retry-after": str(WAIT_S)}),
}


class TooLarge(Exception):
    """More bytes than any console sends."""


class TooSlow(Exception):
    """A body that does not come."""


_REFUSALS |= {TooLarge: (413, "too large", {}), TooSlow: (408, "too slow", {})}


def _told(*statuses: int, has_body: bool = False) -> dict[str, Any]:
    """What the description of a route says of its answers and its body."""
    body = {"requestBody": {"content": {BINARY: {"schema": {"type": "string", "format": "binary"}}}}}
    return {
        "response_class": Response,
        "responses": {status: {"description": ""} for status in statuses},
        "openapi_extra": body if has_body else {},
    }


@dataclass
class Desk:
    """What every route needs. authority: ``host:port`` as consoles are told, which they sign; clock: UTC milliseconds."""

    store: Store
    authority: str
    clock: Callable[[], int]

    def __post_init__(self) -> None:
        self.budget = Budget()
        self.watch = Watch(
            lambda: self._thread(partial(read_heads, self.store)), POLL_S if self.store.is_shared else None
        )
        self.streams = Streams(self.watch)
        self._limiter = CapacityLimiter(THREADS)

    async def write(self, does: Callable[[Connection], _T]) -> _T:
        """In one transaction, beside the loop; committed when it returns."""
        return await self._thread(partial(_within, self.store.writing, does))

    async def read(self, does: Callable[[Connection], _T]) -> _T:
        """In one view of what is committed, beside the loop."""
        return await self._thread(partial(_within, self.store.reading, does))

    async def member(self, request: Request) -> tuple[bytes, int]:
        """The device that asks, and until when its session lasts. Raises NotAMember."""
        authorization = request.headers.get("authorization", "")
        return await self.read(lambda connection: sessions.member_of(connection, authorization, self.clock()))

    async def _thread(self, does: Callable[[], _T]) -> _T:
        return await anyio.to_thread.run_sync(does, limiter=self._limiter)


def _within(transaction: Callable[[], Any], does: Callable[[Connection], _T]) -> _T:
    with transaction() as connection:
        return does(connection)


def make_app(store: Store, authority: str, clock: Callable[[], int]) -> FastAPI:
    """The application. authority: ``host:port`` as consoles are told, which they sign; clock: UTC milliseconds."""
    app = FastAPI(title="Posko hub", version=str(FORM), docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = desk = Desk(store, authority, clock)
    app.add_middleware(AccessLog)
    for each in _REFUSALS:
        app.add_exception_handler(each, _refuse)
    _add_exchange(app, desk)
    _add_live(app, desk)
    _add_mailbox(app, desk)
    return app


def _refuse(_: Request, error: Exception) -> Response:
    status, told, headers = _REFUSALS[type(error)]
    return Response(told, status, headers, media_type="text/plain")


def _add_exchange(app: FastAPI, desk: Desk) -> None:
    @app.get("/health", responses={503: {"description": ""}})
    async def health() -> dict[str, int | str]:
        """Whether the database answers too."""
        await desk.read(lambda connection: about(connection, "form"))
        return {"status": "ok", "form": FORM}

    @app.post(SESSION_PATH, responses={401: {"description": ""}, 413: {"description": ""}})
    async def session(request: Request) -> dict[str, int | str]:
        await _body(request, NO_BODY_MAX)
        headers = dict(request.headers)
        token, until_ms = await desk.write(
            lambda connection: sessions.begin(connection, headers, desk.authority, desk.clock())
        )
        return {"token": token, "until_ms": until_ms}

    @app.post(EXCHANGE_PATH, **_told(200, 400, 401, 413, 429, has_body=True))
    async def carry(request: Request) -> Response:
        device, _ = await desk.member(request)
        content = await _body(request, REQUEST_MAX)
        told = read_request(content)
        desk.budget.spend(device, desk.clock(), envelopes=len(told.envelopes), size=len(content))
        authorization = request.headers.get("authorization", "")

        def does(connection: Connection) -> bytes:
            now_ms = desk.clock()
            sessions.member_of(connection, authorization, now_ms)  # a long body may have outlasted the session
            return write_answer(exchange(connection, device, told, now_ms))

        answer = await desk.write(does)
        if told.envelopes or told.entries or told.wraps:
            desk.watch.stir()
        return Response(answer, media_type=BINARY)


class _Stream(StreamingResponse):
    """A stream that gives its place back however it ends, also when it never began."""

    def __init__(self, desk: Desk, place: int, content: Any) -> None:
        super().__init__(content, media_type=BINARY, headers={"cache-control": "no-store", "x-accel-buffering": "no"})
        self._desk, self._place = desk, place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._desk.streams.leave(self._place)


def _add_live(app: FastAPI, desk: Desk) -> None:
    @app.post(LIVE_PATH, **_told(200, 400, 401, 413, 429, 503, has_body=True))
    async def live(request: Request, once: str = "") -> Response:
        device, _ = await desk.member(request)
        content = await _body(request, REQUEST_MAX)
        asked = read_request(content)
        if asked.envelopes or asked.entries or asked.wraps:
            raise FrameError("a stream takes nothing")
        desk.budget.spend(device, desk.clock(), size=len(content))
        authorization = request.headers.get("authorization", "")

        async def looked(asked: frames.Request) -> Looked:
            def does(connection: Connection) -> Looked:
                now_ms = desk.clock()
                _, until_ms = sessions.member_of(connection, authorization, now_ms)
                answer, aliases = look(connection, device, asked, now_ms)
                return Looked(answer, aliases, (until_ms - now_ms) / 1000)

            return await desk.read(does)

        place = desk.streams.enter(device)
        return _Stream(desk, place, desk.streams.run(place, asked, looked, is_once=once == "1"))


def _add_mailbox(app: FastAPI, desk: Desk) -> None:
    @app.put(ENROLMENT_PATH, status_code=204, **_told(401, 404, 413, 429, has_body=True))
    async def invite(slot: str, request: Request) -> Response:
        device, _ = await desk.member(request)
        content = await _body(request, INVITATION_MAX)
        desk.budget.spend(device, desk.clock(), size=len(content))
        await desk.write(lambda connection: mailbox.invite(connection, slot, content, desk.clock()))
        return Response(status_code=204)

    @app.get(ENROLMENT_PATH, **_told(200, 404))
    async def invitation(slot: str) -> Response:
        content = await desk.read(lambda connection: mailbox.invitation(connection, slot, desk.clock()))
        return Response(content, media_type=BINARY)

    @app.post(ENROLMENT_PATH, status_code=204, **_told(404, 413, has_body=True))
    async def answer(slot: str, request: Request) -> Response:
        await desk.read(lambda connection: mailbox.invitation(connection, slot, desk.clock()))
        content = await _body(request, ENROLMENT_REQUEST_MAX)
        await desk.write(lambda connection: mailbox.answer(connection, slot, content, desk.clock()))
        return Response(status_code=204)

    @app.get(ENROLMENT_REQUEST_PATH, **_told(200, 204, 401, 404))
    async def answered(slot: str, request: Request) -> Response:
        await desk.member(request)
        content = await desk.read(lambda connection: mailbox.request(connection, slot, desk.clock()))
        return Response(status_code=204) if content is None else Response(content, media_type=BINARY)

    @app.delete(ENROLMENT_PATH, status_code=204, **_told(401, 404))
    async def close(slot: str, request: Request) -> Response:
        await desk.member(request)
        await desk.write(lambda connection: mailbox.close(connection, slot, desk.clock()))
        return Response(status_code=204)


async def _body(request: Request, most: int) -> bytes:
    """The body, counted while it comes. Raises TooLarge, TooSlow."""
    told = request.headers.get("content-length", "0")
    if told.isascii() and told.isdigit() and int(told[:20]) > most:
        raise TooLarge
    content = bytearray()
    try:
        async with asyncio.timeout(PATIENCE_S + most / SLOWEST_B_S):
            async for chunk in request.stream():
                content += chunk
                if len(content) > most:
                    raise TooLarge
    except TimeoutError as error:
        raise TooSlow from error
    return bytes(content)
