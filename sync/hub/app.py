"""The hub over HTTP. Every refusal looks alike; nothing of a body is logged; a body is counted while it comes."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool

from sync.frames import REQUEST_MAX, FrameError, read_request, write_answer
from sync.hub import sessions
from sync.hub.exchange import NotAMember, exchange
from sync.hub.store import FORM, Store
from sync.session import EXCHANGE_PATH, SESSION_PATH

BINARY = "application/octet-stream"


class TooLarge(Exception):
    """More bytes than any console sends."""


def make_app(store: Store, authority: str, clock: Callable[[], int]) -> FastAPI:
    """The application. authority: ``host:port`` as consoles are told, which they sign; clock: UTC milliseconds."""
    app = FastAPI(title="Posko hub", version=str(FORM), docs_url=None, redoc_url=None)
    refusals: dict[type[Exception], tuple[int, str]] = {
        NotAMember: (401, "not authorised"),
        FrameError: (400, "not an exchange"),
        TooLarge: (413, "too large"),
    }

    def refuse(_: Request, error: Exception) -> Response:
        status, told = refusals[type(error)]
        return Response(told, status, media_type="text/plain")

    for each in refusals:
        app.add_exception_handler(each, refuse)

    @app.get("/health")
    async def health() -> dict[str, int | str]:
        return {"status": "ok", "form": FORM}

    @app.post(SESSION_PATH)
    async def session(request: Request) -> dict[str, int | str]:
        headers = dict(request.headers)
        token, until_ms = await run_in_threadpool(_begin, store, headers, authority, clock())
        return {"token": token, "until_ms": until_ms}

    @app.post(EXCHANGE_PATH)
    async def carry(request: Request) -> Response:
        content = await _body(request)
        told = await run_in_threadpool(_carry, store, request.headers.get("authorization", ""), content, clock())
        return Response(told, media_type=BINARY)

    return app


async def _body(request: Request) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > REQUEST_MAX:
            raise TooLarge
    return bytes(content)


def _begin(store: Store, headers: dict[str, str], authority: str, now_ms: int) -> tuple[str, int]:
    with store.writing() as connection:
        return sessions.begin(connection, headers, authority, now_ms)


def _carry(store: Store, authorization: str, content: bytes, now_ms: int) -> bytes:
    with store.writing() as connection:
        device = sessions.device_of(connection, authorization, now_ms)
        return write_answer(exchange(connection, device, read_request(content), now_ms))
