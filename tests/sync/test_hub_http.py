"""The hub over a real socket, the carrier over real requests: who may speak, and that every refusal looks alike."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.faults import LinkFault
from sync.carriers.hub import HubAddress, HubCarrier
from sync.entries import EntryType
from sync.frames import REQUEST_MAX, Request, read_answer, write_request
from sync.hub.exchange import take_entries
from sync.session import EXCHANGE_PATH, SESSION_PATH, SKEW_S, sign
from tests.conftest import Clock
from tests.register.apart import MISSION, state
from tests.sync.consoles import Mission
from tests.sync.served import a_certificate, serving, wall_ms
from tests.sync.test_carrying import write
from tests.sync.test_courier import Net
from tests.sync.test_membership import device

SESSION_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(9, 41)))
DEVICE = device(50)


@pytest.fixture
def net(master: Path, tmp_path: Path, clock: Clock) -> Iterator[Net]:
    with ExitStack() as stack:
        mission = Mission(master, tmp_path, stack, 2, clock)
        public = SESSION_KEY.public_key().public_bytes_raw()
        mission.root.say(EntryType.DEVICE, id=DEVICE, mission=MISSION, box_key=bytes(32), session_key=public)
        made = Net(mission, tmp_path)
        yield made
        made.hub.close()


@pytest.fixture
def authority(net: Net) -> Iterator[str]:
    with serving(net.hub) as address:
        yield address


def carrier(authority: str, key: Ed25519PrivateKey = SESSION_KEY, name: bytes = DEVICE) -> HubCarrier:
    return HubCarrier(HubAddress(f"http://{authority}"), name, key, wall_ms)


def post(authority: str, path: str, content: bytes = b"", headers: dict[str, str] | None = None) -> requests.Response:
    with requests.Session() as http:
        http.trust_env = False
        return http.post(f"http://{authority}{path}", data=content, headers=headers or {}, timeout=20)


def test_that_an_exchange_goes_over_the_wire(net: Net, authority: str) -> None:
    one, other = net.mission.consoles
    write(one)
    sent = net.couriers[0].prepare()
    with closing(carrier(authority)) as way:
        answer = read_answer(way.carry(write_request(sent.request)))
        assert net.couriers[0].take(sent, answer).sent == 1
        again = net.couriers[1].prepare()
        assert net.couriers[1].take(again, read_answer(way.carry(write_request(again.request)))).received == 1
    assert state(one.register) == state(other.register)


def test_that_a_session_the_hub_forgot_is_begun_anew(net: Net, authority: str) -> None:
    with closing(carrier(authority)) as way:
        way.carry(write_request(Request()))
        with net.hub.writing() as connection:
            connection.exec_driver_sql("DELETE FROM session")
        read_answer(way.carry(write_request(Request())))


def test_that_every_refusal_looks_alike(net: Net, authority: str) -> None:
    good = sign(authority, DEVICE, SESSION_KEY, wall_ms())
    assert post(authority, SESSION_PATH, headers=good).status_code == 200
    late, early = wall_ms() - (SKEW_S + 60) * 1000, wall_ms() + (SKEW_S + 60) * 1000
    no_nonce = {name: value.replace(";nonce", ";x") for name, value in good.items()}
    refused = {
        "replayed": good,
        "unsigned": {},
        "no nonce": no_nonce,
        "too old": sign(authority, DEVICE, SESSION_KEY, late),
        "from the future": sign(authority, DEVICE, SESSION_KEY, early),
        "another key": sign(authority, DEVICE, Ed25519PrivateKey.generate(), wall_ms()),
        "a stranger": sign(authority, device(99), SESSION_KEY, wall_ms()),
        "another hub": sign("elsewhere.example", DEVICE, SESSION_KEY, wall_ms()),
        "covers nothing": {
            name: value.replace('("@method" "@authority" "@path")', "()")
            for name, value in sign(authority, DEVICE, SESSION_KEY, wall_ms()).items()
        },
    }
    answers = {why: post(authority, SESSION_PATH, headers=headers) for why, headers in refused.items()}
    tokens = ("", "Bearer", "Bearer zz", "Bearer " + "00" * 16, "Basic " + "00" * 16)
    for token in tokens:
        answers[f"token {token}"] = post(authority, EXCHANGE_PATH, write_request(Request()), {"Authorization": token})
    assert {(answer.status_code, answer.text) for answer in answers.values()} == {(401, "not authorised")}


def test_that_a_revoked_device_is_out_at_once(net: Net, authority: str) -> None:
    with closing(carrier(authority)) as way:
        way.carry(write_request(Request()))
        revoked = net.mission.root.say(EntryType.REVOKE, device=DEVICE, cuts=[], last=0)
        with net.hub.writing() as connection:
            take_entries(connection, [revoked.wire])
        with pytest.raises(LinkFault, match="link-refused"):
            way.carry(write_request(Request()))


def test_that_a_flood_and_rubbish_are_refused(net: Net, authority: str) -> None:
    told = post(authority, SESSION_PATH, headers=sign(authority, DEVICE, SESSION_KEY, wall_ms())).json()
    bearer = {"Authorization": f"Bearer {told['token']}"}
    assert post(authority, EXCHANGE_PATH, b"nonsense", bearer).status_code == 400
    assert post(authority, EXCHANGE_PATH, bytes(REQUEST_MAX + 1), bearer).status_code == 413
    assert post(authority, "/v1/nothing", b"", bearer).status_code == 404


def test_that_health_is_told_to_anybody_and_says_nothing_else(authority: str) -> None:
    with requests.Session() as http:
        http.trust_env = False
        assert http.get(f"http://{authority}/health", timeout=20).json() == {"status": "ok", "form": 2}
        assert http.get(f"http://{authority}/docs", timeout=20).status_code == 404


@pytest.mark.parametrize("url", ["http://hub.example", "ftp://127.0.0.1", "hub.example", "https://"])
def test_that_nothing_is_sent_in_the_clear_to_another_machine(url: str) -> None:
    with pytest.raises(LinkFault, match="link-address"):
        HubCarrier(HubAddress(url), DEVICE, SESSION_KEY, wall_ms)


def test_that_a_hub_that_is_not_there_is_told(net: Net) -> None:
    with serving(net.hub) as authority:
        pass
    with closing(carrier(authority)) as way, pytest.raises(LinkFault, match="link-no-route"):
        way.carry(b"")


def test_that_only_the_ministrys_certificate_is_believed(
    net: Net, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = a_certificate(tmp_path, "ours"), a_certificate(tmp_path, "theirs")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(theirs[0]))  # what the environment says changes nothing
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    with serving(net.hub, ours) as good, closing(_over_tls(good, ours[0])) as way:
        read_answer(way.carry(write_request(Request())))
    with (
        serving(net.hub, theirs) as bad,
        closing(_over_tls(bad, ours[0])) as way,
        pytest.raises(LinkFault, match="link-tls"),
    ):
        way.carry(write_request(Request()))


def _over_tls(authority: str, trusted: Path) -> HubCarrier:
    return HubCarrier(HubAddress(f"https://{authority}", trusted.read_text()), DEVICE, SESSION_KEY, wall_ms)


class _LoginPage(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.send_response(302)
        self.send_header("Location", "http://127.0.0.1/login")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_that_a_login_page_in_between_is_told_and_never_followed() -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), _LoginPage) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        with (
            closing(carrier(f"127.0.0.1:{server.server_address[1]}")) as way,
            pytest.raises(LinkFault, match="link-odd"),
        ):
            way.carry(b"")
        thread.join()


@pytest.mark.parametrize("valid_h", [(-48, -24), (24, 48)], ids=["over", "not yet"])
def test_that_a_certificate_out_of_its_time_speaks_of_the_clock_and_not_of_a_thief(
    net: Net, tmp_path: Path, valid_h: tuple[float, float]
) -> None:
    certificate = a_certificate(tmp_path, "hub", valid_h)
    with (
        serving(net.hub, certificate) as authority,
        closing(_over_tls(authority, certificate[0])) as way,
        pytest.raises(LinkFault, match="link-certificate-time"),
    ):
        way.carry(write_request(Request()))


@pytest.mark.parametrize("skew_s", [-3 * 86_400, 3 * 86_400])
def test_that_a_console_with_a_wrong_clock_is_told_what_the_time_is(authority: str, skew_s: int) -> None:
    address = HubAddress(f"http://{authority}")
    with (
        closing(HubCarrier(address, DEVICE, SESSION_KEY, lambda: wall_ms() + skew_s * 1000)) as way,
        pytest.raises(LinkFault, match="link-clock") as told,
    ):
        way.carry(write_request(Request()))
    assert str(told.value.details["time"]).endswith(" UTC")


@pytest.mark.parametrize("is_tls", [False, True])
def test_that_a_way_that_is_stopped_ends_what_waits_and_gives_its_sockets_back(
    net: Net, tmp_path: Path, is_tls: bool
) -> None:
    certificate = a_certificate(tmp_path, "hub") if is_tls else None
    with serving(net.hub, certificate) as authority:
        way = _over_tls(authority, certificate[0]) if certificate else carrier(authority)
        stream = way.live(write_request(Request()))
        next(stream)  # a sign of life; what follows is the membership log, then nothing
        stopper = threading.Timer(0.1, way.stop)
        stopper.start()
        with pytest.raises(LinkFault, match="link-no-route"):
            list(stream)
        stopper.join()
        with pytest.raises(LinkFault, match="link-no-route"):
            way.carry(write_request(Request()))
        way.close()
        assert not way._http.line._held


def test_that_a_way_that_was_idle_for_long_connects_anew(
    net: Net, authority: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(carrier(authority)) as way:
        way.carry(write_request(Request()))
        [before] = way._http.line._held
        way.carry(write_request(Request()))
        assert way._http.line._held == {before}
        monkeypatch.setattr("sync.carriers.hub.KEPT_S", 0.0)
        way.carry(write_request(Request()))
        assert before not in way._http.line._held
        assert len(way._http.line._held) == 1
