"""The courier lane at the desk: its turns on the writer's lane, its words on the window's thread, its hand for the screen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from console.desk.exchange_screen import ExchangeScreen
from console.desk.jobs import Jobs
from console.desk.place import Place
from console.duty.enrolment import Standing
from console.exchange.lane import Lane
from console.exchange.listening import Stopped
from console.exchange.member import Member, carrier_of, member_of, seal
from console.exchange.syncing import Synced
from console.faults import Fault
from console.model.shown_exchange import LinkState
from console.register.touched import Touched
from sync.carriers.hub import HubCarrier

T = TypeVar("T")
SEAL_WAIT_S = 0.5  # who locks the console waits at most so long for his last words to be sealed


class ExchangeLink(QObject):
    """Made once the window is there, at an enrolled console; stopped before the lanes are."""

    def __init__(self, place: Place, jobs: Jobs, screen: ExchangeScreen) -> None:
        super().__init__(screen)
        self._place, self._jobs, self._screen = place, jobs, screen
        self._member = member_of(place.opened)
        clock = place.post.register.clock
        self._lane = Lane(self._turn, self._carrier, self._tell, self._announce, clock, self._broke)
        place.touched.connect(self._written)

    @classmethod
    def begin(cls, place: Place, jobs: Jobs, screen: ExchangeScreen) -> ExchangeLink | None:
        """The link of an enrolled console, begun; None for any other."""
        if place.opened.standing is not Standing.MEMBER:
            return None
        link = cls(place, jobs, screen)
        screen.connect_hand(link)
        screen.joining.read_file = link.read_file
        link._lane.start()
        return link

    def exchange_now(self) -> None:
        """Exchange at once, whatever it waits for."""
        self._lane.exchange_now()

    def pause(self, is_paused: bool, /) -> None:
        """Stop exchanging until further notice, or go on."""
        self._lane.pause(is_paused)

    def take_thin(self, is_thin: bool, /) -> None:
        """Whether the link is to be taken for a thin one."""
        self._lane.take_thin(is_thin)

    def read_file(self, path: Path, on_answer: Callable[[Synced], None], on_fault: Callable[[Fault], None]) -> None:
        """Take an exchange file in; the answer comes on the window's thread."""

        def done(told: Synced | Fault) -> None:
            self._jobs.land(lambda: on_fault(told) if isinstance(told, Fault) else on_answer(told))

        self._lane.read_file(path, self._member.device.root, done)

    def stop(self) -> bool:
        """End; what was written last is sealed, so that it can go while nobody is here. Whether it ended in time."""
        has_ended = self._lane.stop()
        self._jobs.finish(lambda: seal(self._place.opened), SEAL_WAIT_S)
        return has_ended

    def _turn(self, work: Callable[[Member], T]) -> T:
        """On the courier's thread: a piece on the writer's lane."""
        future = self._jobs.submit_write(lambda: work(self._member))
        if future is None:
            raise Stopped
        try:
            return future.result()
        except CancelledError:
            raise Stopped from None

    def _carrier(self) -> HubCarrier:
        return self._turn(lambda member: carrier_of(member.register, member.device))

    def _tell(self, state: LinkState) -> None:
        """On the courier's thread."""
        self._jobs.land(lambda: self._show(state))

    def _broke(self, trouble: Exception) -> None:
        """On the courier's thread: the one dialog for bugs hears of it."""

        def raise_it() -> None:
            raise trouble

        self._jobs.land(raise_it)

    def _show(self, state: LinkState) -> None:
        self._screen.show_link(state)
        self._screen.renew()

    def _announce(self, touched: Touched) -> None:
        """On the courier's thread."""
        if touched:
            self._jobs.land(lambda: self._jobs.touched.emit(touched))

    def _written(self, _: object) -> None:
        self._lane.written()
