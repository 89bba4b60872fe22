"""A device that speaks to a hub over a real socket."""

from __future__ import annotations

from typing import Any

import requests

from sync.frames import Answer, Request, read_answer, write_request
from sync.session import EXCHANGE_PATH, SESSION_PATH
from tests.sync.members import signed
from tests.sync.served import wall_ms


class Speaker:
    """One connection of one device, with a session."""

    def __init__(self, authority: str, device: bytes, token: str = "") -> None:
        self._url = f"http://{authority}"
        self._http = requests.Session()
        self._http.trust_env = False
        self.token = token or str(self._begin(authority, device))

    def _begin(self, authority: str, device: bytes) -> Any:
        headers = signed(authority, device, wall_ms())
        with self._http.post(f"{self._url}{SESSION_PATH}", headers=headers, timeout=20) as told:
            assert told.status_code == 200, told.text
            return told.json()["token"]

    def ask(self, method: str, path: str, content: bytes = b"", **given: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token != "none" else {}
        return self._http.request(method, self._url + path, data=content, headers=headers, timeout=40, **given)

    def post(self, path: str, content: bytes = b"", **given: Any) -> requests.Response:
        return self.ask("POST", path, content, **given)

    def exchange(self, request: Request) -> Answer:
        with self.post(EXCHANGE_PATH, write_request(request)) as told:
            assert told.status_code == 200, told.text
            return read_answer(told.content)

    def close(self) -> None:
        self._http.close()
