"""The courier lane at a real hub: what it does, what it says of it, and that it ends whatever it waits for."""

from __future__ import annotations

import http.server
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from queue import Queue

import pytest

from console.exchange import lane as courier_lane
from console.exchange import listening, syncing
from console.exchange.syncing import Synced
from console.faults import Fault
from console.model.shown_exchange import Link
from sync.joining import SCOPE
from tests.exchange.laned import Desk, Held, WallClock, held, running
from tests.exchange.parts import Ministry


@pytest.fixture
def clock() -> WallClock:
    return WallClock()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "BACK_OFF_S", (0.2, 0.4, 0.4))


@pytest.fixture
def hub(ministry: Ministry, tmp_path: Path) -> Iterator[Held]:
    ministry.found("KRT")
    with held(ministry, tmp_path) as hub:
        yield hub


@pytest.fixture
def desks(ministry: Ministry, hub: Held) -> tuple[Desk, Desk]:
    """Two consoles of a mission, both at the hub."""
    one, other = ministry.join("one", "Budi Contoh", "KRT"), ministry.join("two", "Ayu Contoh", "KRT")
    hub.tell(one, other, ministry.jakarta)
    office = Desk(ministry.jakarta)
    with running(office):
        office.until_link(Link.UP_TO_DATE)  # the hub knows who was enrolled
    return Desk(one), Desk(other)


@contextmanager
def silent(answer: bytes = b"", *, is_deaf: bool = False) -> Iterator[str]:
    """A server that accepts and says no more than this; a deaf one does not even accept."""
    with ExitStack() as stack:
        listening_ = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0 if is_deaf else 8))
        over = threading.Event()
        taken: list[socket.socket] = []

        def accept() -> None:
            while not over.is_set():
                try:
                    made, _ = listening_.accept()
                except OSError:
                    return
                taken.append(made)
                made.sendall(answer)

        if is_deaf:
            address = listening_.getsockname()
            for _ in range(4):  # the queue is full: who comes now waits for an answer to his first packet
                waiting = stack.enter_context(socket.socket())
                waiting.setblocking(False)
                waiting.connect_ex(address)
        else:
            thread = threading.Thread(target=accept)
            thread.start()
            stack.callback(thread.join)
            stack.callback(listening_.shutdown, socket.SHUT_RDWR)
            stack.callback(over.set)
        yield f"http://127.0.0.1:{listening_.getsockname()[1]}"
        for made in taken:
            made.close()


def test_that_the_first_exchange_is_at_once_and_a_write_is_at_the_other_console_while_the_stream_stands(
    desks: tuple[Desk, Desk],
) -> None:
    one, other = desks
    with running(one, other):
        one.until_live()
        other.until_live()
        one.write("Siti Aminah")
        other.until(lambda: "Siti Aminah" in other.names(), 5)
        other.write("Dewi Lestari")
        one.until(lambda: "Dewi Lestari" in one.names(), 5)
        one.until_link(Link.UP_TO_DATE)
    assert one.states[0].link is Link.EXCHANGING
    assert all(state.last_ms is not None for state in one.states if state.link is Link.UP_TO_DATE)


def test_that_a_hub_that_is_gone_is_told_with_the_next_try_and_up_to_date_only_with_its_receipt(
    desks: tuple[Desk, Desk], hub: Held
) -> None:
    one, _ = desks
    with running(one):
        one.until_live()
        before_ms = one.lane.state.last_ms
        hub.end()
        hub.proxy.cut()
        gone = one.until_link(Link.RETRYING)
        assert (gone.fault, gone.last_ms) == ("link-no-route", before_ms)
        assert gone.until_ms is not None
        assert gone.until_ms - one.console.clock() < 1_000
        one.write("Siti Aminah")
        one.until(lambda: len([state for state in one.states if state.link is Link.RETRYING]) > 2)
        at = len(one.states)
        hub.begin()
        back = one.until_link(Link.UP_TO_DATE)
        assert back.last_ms is not None
        assert before_ms is not None
        assert back.last_ms > before_ms
        assert (back.fault, back.until_ms, back.total) == ("", None, 0)
        assert Link.EXCHANGING in {state.link for state in one.states[at:]}
        with hub.store().reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM envelope").scalar()


def test_that_while_it_is_paused_nothing_goes_or_comes(desks: tuple[Desk, Desk], hub: Held) -> None:
    one, other = desks
    with running(one, other):
        one.until_live()
        other.until_live()
        one.lane.pause(True)
        one.until_link(Link.PAUSED)
        other.write("Dewi Lestari")
        one.write("Siti Aminah")
        other.until_link(Link.UP_TO_DATE)
        assert one.names() == {"Siti Aminah"}
        assert one.lane.state.link is Link.PAUSED
        assert not one.lane._listener.is_live
        one.lane.pause(False)
        other.until(lambda: "Siti Aminah" in other.names())
        one.until(lambda: "Dewi Lestari" in one.names())
        one.until_live()


def test_that_a_pause_cuts_off_what_is_under_way(desks: tuple[Desk, Desk], hub: Held) -> None:
    one, _ = desks
    with running(one):
        one.until_live()
        hub.proxy.stalls.set()
        one.write("Siti Aminah")
        one.until_link(Link.EXCHANGING)
        one.lane.pause(True)
        one.until_link(Link.PAUSED, 3)
        hub.proxy.stalls.clear()
        one.lane.pause(False)
        one.until_link(Link.UP_TO_DATE)
    assert not [state for state in one.states if state.fault]


def test_that_a_thin_link_is_told_and_kept(desks: tuple[Desk, Desk], hub: Held) -> None:
    one, _ = desks
    with running(one):
        one.lane.take_thin(True)
        one.until_link(Link.UP_TO_DATE)
        hub.end()
        hub.proxy.cut()
        assert one.until_link(Link.RETRYING).is_thin
        hub.begin()
        assert one.until_link(Link.UP_TO_DATE).is_thin
        one.lane.take_thin(False)
        assert not one.lane.state.is_thin


def test_that_where_streams_are_cut_short_it_polls_and_does_not_knock_without_end(
    desks: tuple[Desk, Desk], hub: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = desks
    hub.proxy.lasts_s = 0.3
    with running(one, other):
        one.until(lambda: one.lane._listener._short_lived >= listening.SHORT_LIVED_MAX)
        before, began = hub.proxy.connections, time.monotonic()
        for number in range(3):
            other.write(f"Orang Contoh {number}")
            one.until(lambda number=number: f"Orang Contoh {number}" in one.names())  # type: ignore[misc]
        assert hub.proxy.connections - before < 60 * (time.monotonic() - began + 1)


def test_that_an_answer_of_nothing_is_no_reason_to_ask_again_at_once(desks: tuple[Desk, Desk], hub: Held) -> None:
    """Something between that answers every stream with an empty page."""
    asked: list[float] = []

    class Empty(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            asked.append(time.monotonic())
            content = b'{"token": "00"}' if self.path.endswith("session") else b""
            self.send_response(200)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Silent."""

    news: Queue[object] = Queue()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Empty) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        one, _ = desks
        one.console.opened.post.register.keep(SCOPE, "hub", f"http://127.0.0.1:{server.server_address[1]}")
        listener = listening.Listener(lambda: b"", one._carrier, news, lambda: None, lambda: None, one.broke.append)  # type: ignore[arg-type]
        listener.begin()
        one.until(lambda: len(asked) >= 4)
        assert asked[-1] - asked[1] > 0.2
        assert not listener.is_live
        listener.rest()
        assert listener.join(2)
        server.shutdown()
        thread.join()
    one._writer.shutdown()


def test_that_a_file_is_read_in_between_also_while_there_is_no_hub(
    desks: tuple[Desk, Desk], ministry: Ministry, hub: Held
) -> None:
    one, other = desks
    other.console.person("Siti Aminah")
    path = other.console.write("stick.posko", one.console)
    heard: Queue[Synced | Fault] = Queue()
    hub.end()
    with running(one):
        one.until_link(Link.RETRYING)
        one.lane.read_file(path, one.member.device.root, heard.put)
        told = heard.get(timeout=10)
        assert isinstance(told, Synced)
        assert told.received
        assert one.names() == {"Siti Aminah"}
        one.lane.read_file(path.with_name("none.posko"), one.member.device.root, heard.put)
        told = heard.get(timeout=10)
        assert isinstance(told, Fault)
        assert told.code == "file-missing"


@pytest.mark.parametrize("how", ["deaf", "silent", "half", "stream"])
def test_that_it_ends_within_two_seconds_whatever_it_waits_for(desks: tuple[Desk, Desk], hub: Held, how: str) -> None:
    one, _ = desks
    keep = one.console.opened.post.register.keep
    with ExitStack() as stack:
        if how == "stream":
            stack.enter_context(running(one))
            one.until_live()
            hub.proxy.stalls.set()
            one.write("Siti Aminah")
            one.until_link(Link.EXCHANGING)
            return
        half = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"
        url = stack.enter_context(silent(half if how == "half" else b"", is_deaf=how == "deaf"))
        keep(SCOPE, "hub", url)
        with running(one):
            one.until_link(Link.EXCHANGING)
            one.until(lambda: bool(one.lane._carrying._carrier and one.lane._carrying._carrier._http.line._held))


def test_that_a_stream_that_outruns_the_register_waits_and_loses_nothing(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = desks
    one.slow_s = 0.02
    with running(one, other):
        one.until_live()
        other.until_live()
        names = {f"Orang Contoh {number}" for number in range(40)}
        for name in sorted(names):
            other.write(name)
            other.until_link(Link.UP_TO_DATE)
        one.until(lambda: one.names() == names)
    assert one.lane._news.empty()


def test_that_on_a_quiet_live_link_the_receipt_does_not_grow_old(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier_lane, "QUIET_S", 0.3)
    one, _ = desks
    with running(one):
        one.until_live()
        first = one.lane.state.last_ms
        assert first is not None
        one.until(lambda: (one.lane.state.last_ms or 0) > first)
        assert {state.link for state in one.states} == {Link.EXCHANGING, Link.UP_TO_DATE}


def test_that_exchanges_share_one_connection(desks: tuple[Desk, Desk], hub: Held) -> None:
    one, _ = desks
    with running(one):
        one.until_live()
        before = hub.proxy.connections
        for number in range(5):
            one.write(f"Orang Contoh {number}")
            one.until(lambda: one.lane.state.link is Link.UP_TO_DATE and not one.lane._brief().waiting)
        assert hub.proxy.connections == before
    other = desks[1]
    other._writer.shutdown()
    other.until(lambda: not hub.proxy.count)


def test_that_an_error_of_our_own_is_told_once_and_tried_again(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = desks
    real, left = syncing.exchange, [2]

    def broken(*given: object, **named: object) -> bool:
        if left[0]:
            left[0] -= 1
            raise ZeroDivisionError
        return real(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(syncing, "exchange", broken)
    one.lane.start()
    one.until(lambda: one.lane.state.fault == "exchange-broke")
    one.until_link(Link.UP_TO_DATE)
    assert one.stop()
    assert [type(each) for each in one.broke] == [ZeroDivisionError]


def test_that_a_console_with_a_wrong_clock_hears_of_the_clock(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = desks
    real = WallClock.__call__
    monkeypatch.setattr(WallClock, "__call__", lambda self: real(self) - 3 * 86_400_000)
    with running(one):
        state = one.until_link(Link.RETRYING)
    assert state.fault == "link-clock"
    assert str(state.details["time"]).endswith(" UTC")


def test_that_a_hub_nobody_told_of_is_told(desks: tuple[Desk, Desk]) -> None:
    one, _ = desks
    one.console.opened.post.register.keep(SCOPE, "hub", None)
    with running(one):
        assert one.until_link(Link.RETRYING).fault == "hub-unknown"


def test_that_what_was_stopped_before_it_began_ends(desks: tuple[Desk, Desk]) -> None:
    one, _ = desks
    with closing(one.member.register):
        assert one.stop()
