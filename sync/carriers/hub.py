"""The hub as a carrier: bytes there, bytes back, by HTTPS.

The environment decides nothing: neither which certificates are believed nor which proxy is asked; both are given. A session is begun when one is
needed, and once anew when the hub no longer knows it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.faults import LinkFault
from sync.frames import REQUEST_MAX
from sync.session import EXCHANGE_PATH, SESSION_PATH, sign

CONNECT_S, READ_S = 10.0, 60.0  # a link of 64 kbit/s needs 35 s for the largest answer it asks for
_ANSWER_MAX = 2 * REQUEST_MAX


@dataclass(frozen=True, slots=True)
class HubAddress:
    """Where the hub is. url: ``https://host[:port]``, plain HTTP on this machine only. ca_file: the ministry's certificate; "" for the system's."""

    url: str
    ca_file: str = ""
    proxies: Mapping[str, str] = field(default_factory=dict)


class HubCarrier:
    """One device's way to its hub. clock: UTC milliseconds."""

    def __init__(
        self, address: HubAddress, device: bytes, session_key: Ed25519PrivateKey, clock: Callable[[], int]
    ) -> None:
        """Raises LinkFault ``link-address`` for plain HTTP to another machine."""
        parts = urlsplit(address.url)
        is_here = parts.hostname in ("127.0.0.1", "localhost", "::1")
        if (parts.scheme != "https" and not (parts.scheme == "http" and is_here)) or not parts.netloc:
            raise LinkFault("link-address")
        self._url, self._authority = address.url.rstrip("/"), parts.netloc
        self._device, self._key, self._clock = device, session_key, clock
        self._token = ""
        self._http = requests.Session()
        self._http.trust_env = False
        self._http.verify = address.ca_file or True
        self._http.proxies = dict(address.proxies)

    def carry(self, content: bytes) -> bytes:
        """One exchange. Raises LinkFault ``link-…``; what was sent may or may not have come."""
        for is_last in (False, True):
            if not self._token:
                self._begin()
            answer = self._post(EXCHANGE_PATH, content, {"Authorization": f"Bearer {self._token}"})
            if answer.status_code != requests.codes.unauthorized or is_last:
                break
            self._token = ""
        return self._content(answer)

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()

    def _begin(self) -> None:
        headers = sign(self._authority, self._device, self._key, self._clock())
        told = json.loads(self._content(self._post(SESSION_PATH, b"", headers)))
        self._token = str(told["token"])

    def _post(self, path: str, content: bytes, headers: Mapping[str, str]) -> requests.Response:
        try:
            return self._http.post(
                self._url + path,
                data=content,
                headers={**headers, "Content-Type": "application/octet-stream"},
                timeout=(CONNECT_S, READ_S),
                allow_redirects=False,
                stream=True,
            )
        except requests.exceptions.ProxyError as error:
            raise LinkFault("link-proxy") from error
        except requests.exceptions.SSLError as error:
            raise LinkFault("link-tls") from error
        except requests.exceptions.Timeout as error:
            raise LinkFault("link-slow") from error
        except requests.exceptions.RequestException as error:
            raise LinkFault("link-no-route") from error

    @staticmethod
    def _content(answer: requests.Response) -> bytes:
        with answer:
            if answer.status_code == requests.codes.unauthorized:
                raise LinkFault("link-refused")
            if answer.status_code != requests.codes.ok:
                raise LinkFault("link-odd", status=answer.status_code)
            content = bytearray()
            try:
                for chunk in answer.iter_content(64 << 10):
                    content += chunk
                    if len(content) > _ANSWER_MAX:
                        raise LinkFault("link-odd", status=answer.status_code)
            except requests.exceptions.RequestException as error:
                raise LinkFault("link-no-route") from error
        return bytes(content)
