"""The hub as a carrier: bytes there, bytes back, by HTTPS.

The environment decides nothing: neither which certificates are believed nor which proxy is asked; both are given. A session is begun when one is
needed, and once anew when the hub no longer knows it.
"""

from __future__ import annotations

import email.utils
import json
import ssl
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any
from urllib.parse import urlsplit

import certifi
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from urllib3.exceptions import HTTPError
from urllib3.util import SKIP_HEADER

from console.faults import LinkFault
from sync.carriers.line import Line, LineAdapter
from sync.frames import REQUEST_MAX, Answer, FrameError, read_stream
from sync.session import EXCHANGE_PATH, SESSION_PATH, SKEW_S, sign

LIVE_PATH, ENROLMENT_PATH, HEALTH_PATH = "/v1/live", "/v1/enrolment", "/health"
CONNECT_S, READ_S = 10.0, 60.0  # a link of 64 kbit/s needs 35 s for the largest answer it asks for
LIVE_S = 45.0  # the hub gives a sign of life every 20 s: after two that did not come, the stream is dead
KEPT_S = 60.0  # a connection that was idle so long may be dead without either side knowing: routers forget those first
_ANSWER_MAX = 2 * REQUEST_MAX
# What every request would say of the program and of what it takes: 145 bytes of a live edit's 500, and nobody reads them.
_UNSAID = {"User-Agent": SKIP_HEADER, "Accept-Encoding": SKIP_HEADER}
_NOT_NOW = (9, 10)  # OpenSSL: a certificate that is not valid yet, and one whose time is over


@dataclass(frozen=True, slots=True)
class HubAddress:
    """Where the hub is. url: ``https://host[:port]``, plain HTTP on this machine only. ca: the ministry's certificate, PEM; "" for the usual ones."""

    url: str
    ca: str = ""
    proxies: Mapping[str, str] = field(default_factory=dict)


class _Pinned(LineAdapter):
    """Believes the certificates it is given, and no others."""

    def __init__(self, ca: str, line: Line) -> None:
        try:
            context = (
                ssl.create_default_context(cadata=ca) if ca else ssl.create_default_context(cafile=certifi.where())
            )
        except ssl.SSLError as error:
            raise LinkFault("link-certificate") from error
        context.minimum_version = ssl.TLSVersion.TLSv1_2  # what a front may still speak; the hub itself speaks 1.3
        self._context = context
        super().__init__(line)

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> tuple[Any, Any]:
        host, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        return host, {"ssl_context": self._context, "cert_reqs": "CERT_REQUIRED"}

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """The context decides."""


class _Http:
    """Requests to one hub, each of their troubles a LinkFault."""

    def __init__(self, address: HubAddress) -> None:
        """Raises LinkFault ``link-address`` for plain HTTP to another machine, ``link-certificate``."""
        parts = urlsplit(address.url)
        is_here = parts.hostname in ("127.0.0.1", "localhost", "::1")
        if (parts.scheme != "https" and not (parts.scheme == "http" and is_here)) or not parts.netloc:
            raise LinkFault("link-address")
        self.url, self.authority = address.url.rstrip("/"), parts.netloc
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.clear()
        self._session.headers.update(_UNSAID)
        self.line = Line()
        self._session.mount("https://", _Pinned(address.ca, self.line))
        self._session.mount("http://", LineAdapter(self.line))
        self._session.proxies = dict(address.proxies)
        self._used = time.monotonic()

    def ask(
        self, method: str, path: str, content: bytes = b"", headers: Mapping[str, str] = {}, read_s: float = READ_S
    ) -> requests.Response:
        """The answer with its body still to come.

        Raises LinkFault ``link-proxy``, ``link-tls``, ``link-certificate-time``, ``link-slow``, ``link-no-route``.
        """
        if time.monotonic() - self._used > KEPT_S:
            self._session.close()
        try:
            return self._session.request(
                method,
                self.url + path,
                data=content,
                headers=headers,
                timeout=(CONNECT_S, read_s),
                allow_redirects=False,
                stream=True,
            )
        except requests.exceptions.ProxyError as error:
            raise LinkFault("link-proxy") from error
        except requests.exceptions.SSLError as error:
            raise LinkFault("link-certificate-time" if _is_about_time(error) else "link-tls") from error
        except requests.exceptions.Timeout as error:
            raise LinkFault("link-slow") from error
        except requests.exceptions.RequestException as error:
            raise LinkFault("link-no-route") from error
        finally:
            self._used = time.monotonic()

    def time_ms(self) -> int:
        """How long there and back takes. Raises as ``ask``; LinkFault ``link-odd`` when it is no hub that answers."""
        began = time.monotonic()
        _content(self.ask("GET", HEALTH_PATH))
        return int((time.monotonic() - began) * 1000)

    def close(self) -> None:
        self._session.close()


class Mailbox:
    """Where a console that is not a member yet finds its invitation and leaves its answer. Each method raises LinkFault."""

    def __init__(self, address: HubAddress) -> None:
        self._http = _Http(address)

    def test(self) -> int:
        """How long there and back takes, milliseconds."""
        return self._http.time_ms()

    def invitation(self, slot: bytes) -> bytes:
        """Raises LinkFault ``link-no-invitation`` when there is none, or its time is over."""
        return _content(_found(self._http.ask("GET", f"{ENROLMENT_PATH}/{slot.hex()}")))

    def answer(self, slot: bytes, request: bytes) -> None:
        """Leave it; the same again does no harm. Raises LinkFault ``link-no-invitation`` also when somebody else has answered."""
        _content(_found(self._http.ask("POST", f"{ENROLMENT_PATH}/{slot.hex()}", request)))

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()


class HubCarrier:
    """One device's way to its hub. clock: UTC milliseconds. Each method raises LinkFault ``link-…``."""

    def __init__(
        self, address: HubAddress, device: bytes, session_key: Ed25519PrivateKey, clock: Callable[[], int]
    ) -> None:
        """Raises LinkFault ``link-address`` for plain HTTP to another machine."""
        self._http = _Http(address)
        self._device, self._key, self._clock = device, session_key, clock
        self._token = ""

    def test(self) -> int:
        """How long there and back takes, milliseconds, when everything is well: whatever is not is raised in its own words."""
        self._begin()
        return self._http.time_ms()

    def carry(self, content: bytes) -> bytes:
        """One exchange; what was sent may or may not have come when it raises."""
        return _content(self._ask("POST", EXCHANGE_PATH, content))

    def live(self, content: bytes, *, once: bool = False) -> Generator[Answer | None, None, None]:
        """What is new, as it comes; None for a sign of life. content: a request that sends nothing.

        once: ends after the first news, for ways on which proxies close streams. Ends when the hub ends it, or at ``stop``.
        """
        path = f"{LIVE_PATH}?once=1" if once else LIVE_PATH
        answer = _checked(self._ask("POST", path, content, LIVE_S))
        try:
            yield from read_stream(answer.raw.read)
        except (HTTPError, OSError, FrameError, AttributeError) as error:
            raise LinkFault("link-no-route") from error
        finally:
            answer.close()

    def stop(self) -> None:
        """End whatever it is doing, from another thread, at once; it does nothing more after that."""
        self._http.line.cut()

    def invite(self, slot: bytes, invitation: bytes) -> None:
        """Leave an invitation for a new console."""
        _content(self._ask("PUT", f"{ENROLMENT_PATH}/{slot.hex()}", invitation))

    def request_for(self, slot: bytes) -> bytes:
        """The answer to an invitation, b"" while there is none."""
        answer = self._ask("GET", f"{ENROLMENT_PATH}/{slot.hex()}/request")
        if answer.status_code in (requests.codes.no_content, requests.codes.not_found):
            answer.close()
            return b""
        return _content(answer)

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()

    def _ask(self, method: str, path: str, content: bytes = b"", read_s: float = READ_S) -> requests.Response:
        for is_last in (False, True):
            if not self._token:
                self._begin()
            answer = self._http.ask(method, path, content, {"Authorization": f"Bearer {self._token}"}, read_s)
            if answer.status_code != requests.codes.unauthorized or is_last:
                break
            answer.close()
            self._token = ""
        return answer

    def _begin(self) -> None:
        """Raises LinkFault ``link-refused``, ``link-clock`` when the hub's clock says why."""
        headers = sign(self._http.authority, self._device, self._key, self._clock())
        answer = self._http.ask("POST", SESSION_PATH, b"", headers)
        if answer.status_code == requests.codes.unauthorized:
            _must_agree(self._clock(), answer)
        try:
            self._token = str(json.loads(_content(answer))["token"])
        except (ValueError, KeyError, TypeError) as error:
            raise LinkFault("link-odd", status=requests.codes.ok) from error


def _must_agree(now_ms: int, answer: requests.Response) -> None:
    """Raises LinkFault ``link-clock`` when the hub's clock is so far away that it believes nothing signed here."""
    try:
        there = email.utils.parsedate_to_datetime(answer.headers.get("date", ""))
    except ValueError:
        return
    if abs(there.timestamp() - now_ms / 1000) > SKEW_S - 1:  # the header has whole seconds
        answer.close()
        raise LinkFault("link-clock", time=f"{there.astimezone(UTC):%Y-%m-%d %H:%M} UTC")


def _is_about_time(error: BaseException | None) -> bool:
    """Whether a certificate was refused for the time only: then a clock is wrong rather than somebody in between."""
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None and error.verify_code in _NOT_NOW


def _found(answer: requests.Response) -> requests.Response:
    if answer.status_code == requests.codes.not_found:
        answer.close()
        raise LinkFault("link-no-invitation")
    return answer


def _checked(answer: requests.Response) -> requests.Response:
    if answer.status_code == requests.codes.unauthorized:
        answer.close()
        raise LinkFault("link-refused")
    if not requests.codes.ok <= answer.status_code < requests.codes.multiple_choices:
        answer.close()
        raise LinkFault("link-odd", status=answer.status_code)
    return answer


def _content(answer: requests.Response) -> bytes:
    with _checked(answer):
        content = bytearray()
        try:
            for chunk in answer.iter_content(64 << 10):
                content += chunk
                if len(content) > _ANSWER_MAX:
                    raise LinkFault("link-odd", status=answer.status_code)
        except requests.exceptions.RequestException as error:
            raise LinkFault("link-no-route") from error
    return bytes(content)
