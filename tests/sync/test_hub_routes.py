"""Who may ask what: every route with every sort of asker, and every way in which a signed request can be wrong."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests
import schemathesis
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import insert, select

from sync import session
from sync.frames import REQUEST_MAX, Request, write_request
from sync.hub.app import make_app
from sync.hub.sessions import SESSIONS_MAX
from sync.hub.store import Store
from sync.hub.tables import SESSION
from sync.session import SESSION_PATH, SKEW_S, sign
from tests.sync.members import ELSEWHERE, MEMBER, REVOKED, STRANGER, Members, a_hub, session_key, signed
from tests.sync.served import serving, wall_ms
from tests.sync.test_membership import device

NONE = b""
ASKERS = {"none": NONE, "unknown": STRANGER, "of another mission": ELSEWHERE, "revoked": REVOKED, "member": MEMBER}
# Of each route how every sort of asker is answered: who brings no valid token, and who does. A route that is missing here fails the test.
OPEN, CLOSED = "open", "closed"
ROUTES = {
    ("GET", "/health"): (OPEN, 200),
    ("POST", "/v1/session"): (CLOSED, 401),  # a bearer is no signature
    ("POST", "/v1/exchange"): (CLOSED, 200),
    ("POST", "/v1/live"): (CLOSED, 200),
    ("PUT", "/v1/enrolment/{slot}"): (CLOSED, 204),
    ("GET", "/v1/enrolment/{slot}"): (OPEN, 404),
    ("POST", "/v1/enrolment/{slot}"): (OPEN, 404),
    ("GET", "/v1/enrolment/{slot}/request"): (CLOSED, 404),
    ("DELETE", "/v1/enrolment/{slot}"): (CLOSED, 404),
}


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Store]:
    with closing(a_hub(tmp_path, Members())) as store:
        yield store


@pytest.fixture
def authority(hub: Store) -> Iterator[str]:
    with serving(hub) as address:
        yield address


def bearer(hub: Store, of: bytes) -> dict[str, str]:
    """A token that lies in the table, whoever it is of: what begins a session is asked elsewhere."""
    if of == NONE:
        return {}
    token = secrets.token_bytes(16)
    with hub.writing() as connection:
        row = {"token_hash": hashlib.sha256(token).digest(), "device_id": of, "until_ms": wall_ms() + 60_000}
        connection.execute(insert(SESSION).values(row))
    return {"Authorization": f"Bearer {token.hex()}"}


def ask(authority: str, method: str, path: str, content: object = b"", headers: dict[str, str] | None = None) -> requests.Response:  # fmt: skip
    with requests.Session() as http:
        http.trust_env = False
        with http.request(
            method, f"http://{authority}{path}", data=content, headers=headers or {}, timeout=20, stream=True
        ) as told:  # type: ignore[arg-type]
            told.raw.read(4)  # of a stream the beginning
            return told


def _routes(hub: Store) -> set[tuple[str, str]]:
    app = make_app(hub, "a", wall_ms)
    found = {(method, each.path) for each in app.routes if isinstance(each, APIRoute) for method in each.methods}
    assert len(found) == len(app.routes), "a route that is none of the application's"
    return found


def test_that_no_route_is_missing_in_the_matrix(hub: Store) -> None:
    assert _routes(hub) == set(ROUTES)


@pytest.mark.parametrize("asker", ASKERS)
def test_that_a_route_answers_whom_it_may(hub: Store, authority: str, asker: str) -> None:
    is_member = ASKERS[asker] in (
        MEMBER,
        ELSEWHERE,
    )  # of another mission is a member too; what he gets is asked elsewhere
    for (method, path), (access, status) in ROUTES.items():
        slot = secrets.token_hex(16)
        told = ask(authority, method, path.format(slot=slot), write_request(Request()), bearer(hub, ASKERS[asker]))
        assert told.status_code == (status if access is OPEN or is_member else 401), (method, path)


def test_that_who_is_not_one_of_us_learns_nothing_of_what_is_wrong_with_his_request(hub: Store, authority: str) -> None:
    revoked = bearer(hub, REVOKED)
    for content in (b"", b"nonsense", bytes(REQUEST_MAX + 1)):
        for slot in ("x", secrets.token_hex(16)):
            for method, path in (each for each, (access, _) in ROUTES.items() if access is CLOSED):
                if path != SESSION_PATH or len(content) < 1_024:  # there it is counted before anything is asked
                    told = ask(authority, method, path.format(slot=slot), content, revoked)
                    assert (told.status_code, told.headers["content-type"][:10]) == (401, "text/plain")


def _header(change: Callable[[str], str]) -> Callable[[dict[str, str]], dict[str, str]]:
    """The signature's own description changed after signing."""
    return lambda headers: {n: change(v) if n.lower() == "signature-input" else v for n, v in headers.items()}


def _as(authority: str, of: bytes = MEMBER, key: Ed25519PrivateKey | None = None, ms: int = 0) -> dict[str, str]:
    return sign(authority, of, key or session_key(of), wall_ms() + ms)


def _with(name: str, value: object) -> Callable[[str], dict[str, str]]:
    """Signed rightly, of another kind."""

    def made(authority: str) -> dict[str, str]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(session, name, value)
            return _as(authority)

    return made


WRONG: dict[str, Callable[[str], dict[str, str]]] = {
    "unsigned": lambda authority: {},
    "another tag": _with("_TAG", "posko-other"),
    "no tag": lambda authority: _header(lambda v: v.replace(';tag="posko-session"', ""))(_as(authority)),
    "old": lambda authority: _as(authority, ms=-(SKEW_S + 60) * 1000),
    "future": lambda authority: _as(authority, ms=(SKEW_S + 60) * 1000),
    "no moment": lambda authority: _header(lambda v: v.replace(";created=", ";expires="))(_as(authority)),
    "another path": _with("SESSION_PATH", "/v1/exchange"),
    "another authority": lambda authority: _as("elsewhere.example"),
    "authority without its port": lambda authority: _as(authority.partition(":")[0]),
    "covers nothing": _with("_COVERED", ()),
    "no path covered": _with("_COVERED", ("@method", "@authority")),
    "no authority covered": _with("_COVERED", ("@method", "@path")),
    "no method covered": _with("_COVERED", ("@authority", "@path")),
    "another key": lambda authority: _as(authority, key=Ed25519PrivateKey.generate()),
    "the key of another member": lambda authority: _as(authority, key=session_key(ELSEWHERE)),
    "unknown": lambda authority: _as(authority, device(99)),
    "revoked": lambda authority: _as(authority, REVOKED),
    "no device": lambda authority: _header(lambda v: v.replace(MEMBER.hex(), ""))(_as(authority)),
    "a device that is no hex": lambda authority: _header(lambda v: v.replace(MEMBER.hex(), "z" * 32))(_as(authority)),
    "no nonce": lambda authority: _header(lambda v: v.replace(";nonce=", ";x="))(_as(authority)),
    "a long nonce": _with("NONCE_BYTES", 200),
    "malformed": lambda authority: {"Signature-Input": "x=(", "Signature": "x"},
    "no signature": lambda authority: {n: v for n, v in _as(authority).items() if n.lower() != "signature"},
    "two signatures": lambda authority: {
        n: f"{v}, {v.replace(v.partition('=')[0] + '=', 'other=', 1)}" for n, v in _as(authority).items()
    },
    "another algorithm": lambda authority: _header(lambda v: v.replace("ed25519", "hmac-sha256"))(_as(authority)),
}


def test_that_a_request_that_is_wrongly_signed_begins_no_session(hub: Store, authority: str) -> None:
    told = {}
    with requests.Session() as http:
        http.trust_env = False
        for why, wrong in WRONG.items():
            answer = http.post(f"http://{authority}{SESSION_PATH}", headers=wrong(authority), timeout=20)
            told[why] = answer.status_code, answer.text
    assert told == dict.fromkeys(WRONG, (401, "not authorised"))
    with hub.reading() as connection:
        assert connection.execute(select(SESSION)).all() == []


def test_that_a_signed_request_begins_one_session_and_its_replay_none(authority: str) -> None:
    headers = signed(authority, MEMBER, wall_ms())
    assert [ask(authority, "POST", SESSION_PATH, b"", headers).status_code for _ in range(3)] == [200, 401, 401]


def test_that_a_device_has_so_many_sessions_and_the_oldest_makes_room(hub: Store, authority: str) -> None:
    tokens = []
    with requests.Session() as http:
        http.trust_env = False
        for n in range(SESSIONS_MAX + 2):
            told = http.post(
                f"http://{authority}{SESSION_PATH}", headers=signed(authority, ELSEWHERE, wall_ms() + n), timeout=20
            )
            tokens.append(told.json()["token"])
    path, content = "/v1/exchange", write_request(Request())
    told = [ask(authority, "POST", path, content, {"Authorization": f"Bearer {each}"}).status_code for each in tokens]
    assert told.count(200) <= SESSIONS_MAX
    assert told[-1] == 200
    assert told[0] == 401


def test_that_whatever_is_asked_nothing_fails(hub: Store, authority: str) -> None:
    """Requests made up from the description of the application, with a member's token and without."""
    described = make_app(hub, authority, wall_ms).openapi()
    schema = schemathesis.openapi.from_dict(described)
    schema.config.update(base_url=f"http://{authority}")
    tokens = [bearer(hub, MEMBER), {}]
    count = 0
    for operation in schema.get_all_operations():
        made = operation.ok().as_strategy()

        @settings(
            max_examples=12,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(made)
        def asked(case: schemathesis.Case) -> None:
            nonlocal count
            for headers in tokens:
                count += 1
                content = case.body if isinstance(case.body, bytes) else b""
                path = case.formatted_path + ("?once=1" if case.path.endswith("live") else "")
                told = ask(authority, case.method.upper(), path, content, headers)
                assert told.status_code < 500
                documented = described["paths"][case.path][case.method.lower()]["responses"]
                assert str(told.status_code) in documented or told.status_code == 404

        asked()
    assert count > 150
