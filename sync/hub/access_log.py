"""A line for each request, of which an operator can see that the hub works and for whom it does not; nobody's content, token, slot or address."""

from __future__ import annotations

import logging
import time
import traceback
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG = logging.getLogger("posko.hub")
GONE = 499  # what proxies write when the client went before it was answered


class AccessLog:
    """Writes ``METHOD TEMPLATE STATUS in=BYTES out=BYTES MILLISECONDS`` when a request ends; of an error its kind and place, not its message."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told: dict[str, Any] = {"status": 0, "in": 0, "out": 0}

        async def counted_receive() -> Message:
            message = await receive()
            told["in"] += len(message.get("body", b""))
            return message

        async def counted_send(message: Message) -> None:
            told["status"] = message.get("status", told["status"])
            told["out"] += len(message.get("body", b""))
            await send(message)

        began = time.perf_counter()
        try:
            await self._app(scope, counted_receive, counted_send)
        except ClientDisconnect:
            told["status"] = told["status"] or GONE
        except Exception as error:  # whatever it is, the hub goes on and says where it was
            LOG.error("%s at %s", type(error).__name__, _place(error))
            if not told["status"]:
                status, why = (503, "try again later") if isinstance(error, SQLAlchemyError) else (500, "failed")
                await PlainTextResponse(why, status)(scope, counted_receive, counted_send)
        finally:
            template = getattr(scope.get("route"), "path", "-")
            ms = (time.perf_counter() - began) * 1000
            line = "%s %s %d in=%d out=%d %.0f ms"
            LOG.info(line, scope["method"], template, told["status"], told["in"], told["out"], ms)


def _place(error: Exception) -> str:
    """The innermost place of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if "/sync/" in each.filename.replace("\\", "/")] or frames
    return f"{ours[-1].name}:{ours[-1].lineno}" if ours else "-"
