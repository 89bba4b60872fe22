"""The screen *Exchange*: what waits, what the hub has, what is set aside, conflicts, devices; and the state of the link for the status line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy import Connection

from console.desk.actions import ACTIONS, HAND_ACTIONS, ActionRegistry
from console.desk.exchange_conflicts import ExchangeConflicts
from console.desk.exchange_joining import ExchangeJoining
from console.desk.gathering import Gathering
from console.desk.place import Place
from console.desk.wording import wording
from console.duty.enrolment import Standing
from console.exchange import admin
from console.exchange.consoles import devices
from console.exchange.member import known_membership, member_of
from console.model.shown import IncidentLine
from console.model.shown_exchange import (
    AsideLine,
    DeviceLine,
    ExchangeBrief,
    Link,
    LinkState,
    NotShownLine,
    WaitingList,
)
from console.register.reading import exchange
from console.register.reading.conflicts import conflict_list
from console.register.touched import Touched
from widgets.exchange.aside_board import AsideBoard
from widgets.exchange.board import ListBoard
from widgets.exchange.devices_board import DevicesBoard
from widgets.exchange.link_board import LinkBoard
from widgets.exchange.sent_board import SentBoard
from widgets.exchange.waiting_board import WaitingBoard
from widgets.spoken import Spoken
from widgets.tab_strip import TabItem, TabStrip
from widgets.ticking import MINUTE_MS, Ticking
from widgets.times import JAKARTA

MARGIN_PX = 12
TABS = ("waiting", "sent", "aside", "conflicts", "devices", "link")


class ExchangeHand(Protocol):
    """What can be done about the exchange where something carries. Called on the window's thread; must not wait."""

    def exchange_now(self) -> None:
        """Exchange at once, whatever it waits for."""

    def pause(self, is_paused: bool, /) -> None:
        """Stop exchanging until further notice, or go on."""

    def take_thin(self, is_thin: bool, /) -> None:
        """Whether the link is to be taken for a thin one."""


class ExchangeScreen(Spoken):
    """shown_wanted: an action of this screen was asked for. person_wanted: id of a person to open. noticed: a ``Notice``.

    told: (ExchangeBrief, LinkState), whenever either may be another. Whoever carries calls ``show_link`` with the state of the link,
    ``renew`` when receipts or envelopes came, and ``connect_hand`` once.
    """

    shown_wanted = Signal()
    person_wanted = Signal(object)
    noticed = Signal(object)
    told = Signal(object, object)

    def __init__(self, place: Place, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._registry = place, registry
        self._brief: ExchangeBrief | None = None
        self._link: LinkState | None = None  # as whoever carries says; None while nobody does
        self._hand: ExchangeHand | None = None
        self._sent_count = exchange.SENT_PAGE
        self._stale = set(TABS)
        now_ms = place.post.now_ms
        self.waiting, self.sent = WaitingBoard(now_ms, wording), SentBoard(now_ms)
        self.aside, self.devices = AsideBoard(now_ms), DevicesBoard(now_ms)
        self.conflicts = ExchangeConflicts(place, self)
        self.joining = ExchangeJoining(place, self)
        self._boards: dict[str, ListBoard | LinkBoard] = {
            "waiting": self.waiting,
            "sent": self.sent,
            "aside": self.aside,
            "conflicts": self.conflicts.board,
            "devices": self.devices,
            "link": self.joining.board,
        }
        self._strip, self._pages = TabStrip(), QStackedWidget()
        self._soon = Gathering(self)
        self._lay_out()
        self._connect()
        self._ticking = Ticking(self, MINUTE_MS, now_ms, self._tick)
        self.retranslate()
        self.show_tab("waiting")
        self.renew()

    def set_incident(self, incident: IncidentLine | None) -> None:
        """The incident shown: moments are told on the clock of its scene."""
        zone = incident.zone if incident is not None else JAKARTA
        self.conflicts.set_zone(zone)
        for board in (self.waiting, self.sent, self.aside, self.devices):
            board.set_zone(zone)

    def show_link(self, link: LinkState) -> None:
        """What the link is doing now."""
        self._link = link
        self._tell()

    def connect_hand(self, hand: ExchangeHand | None) -> None:
        """From now on this hand answers to the buttons and actions; without one they are nowhere to be seen."""
        self._hand = hand
        self.waiting.show_hand(has_hand=hand is not None)
        runs = {"exchange-now": self._exchange_now, "exchange-pause": self._pause, "exchange-thin": self._take_thin}
        for action in HAND_ACTIONS:
            if hand is None:
                self._registry.detach(action.name)
            else:
                self._registry.attach(action.name, runs[action.name])

    def renew(self) -> None:
        """Something was written, sent or received."""
        self._stale = set(TABS)
        self._soon.call()

    def show_tab(self, name: str) -> None:
        """Show a tab; the keys go there."""
        self._strip.choose(name)
        self._pages.setCurrentWidget(self._boards[name])
        self._boards[name].take_focus()
        self._ask_tab()

    def come_to(self, name: str) -> None:
        """Bring the screen to the front with this tab."""
        self.shown_wanted.emit()
        self.show_tab(name)

    def take_focus(self) -> None:
        """The screen came to the front: the keys go to the tab shown."""
        self._boards[self._strip.chosen()].take_focus()

    def tab(self) -> str:
        """The tab shown."""
        return self._strip.chosen()

    def link(self) -> LinkState:
        """What can be said of the link: what whoever carries says, or that nobody does."""
        brief = self._brief
        if brief is None or not brief.is_enrolled:
            return LinkState(Link.NOT_ENROLLED)
        return self._link or LinkState(Link.IDLE if brief.has_exchanged else Link.NEVER)

    def retranslate(self) -> None:
        keys = {action.name: action.shortcut for action in ACTIONS}
        words = {
            "waiting": self.tr("Waiting"),
            "sent": self.tr("Sent"),
            "aside": self.tr("Set aside"),
            "conflicts": self.tr("Conflicts"),
            "devices": self.tr("Devices"),
            "link": self.tr("Link"),
        }
        brief = self._brief
        counts = {"aside": brief.aside + brief.not_shown, "conflicts": brief.conflicts} if brief else {}
        self._strip.show_items(
            [
                TabItem(
                    name,
                    f"{words[name]} ({counts[name]})" if counts.get(name) else words[name],
                    keys[f"exchange-{name}"],
                )
                for name in TABS
            ]
        )

    def _lay_out(self) -> None:
        for board in self._boards.values():
            self._pages.addWidget(board)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(10)
        column.addWidget(self._strip)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._place.touched.connect(self._touched)
        self._soon.due.connect(self._ask)
        self._strip.tab_chosen.connect(self.show_tab)
        for name in TABS:
            self._registry.attach(f"exchange-{name}", partial(self.come_to, name))
        self.waiting.now_wanted.connect(self._exchange_now)
        self.waiting.pause_wanted.connect(lambda is_asked: self._with_hand(lambda hand: hand.pause(is_asked)))
        self.waiting.thin_wanted.connect(lambda is_asked: self._with_hand(lambda hand: hand.take_thin(is_asked)))
        self.sent.more_wanted.connect(self._show_more)
        self.devices.revoke_wanted.connect(self._revoke)
        self.conflicts.noticed.connect(self.noticed)
        self.conflicts.ask_wanted.connect(self.renew)
        self.conflicts.board.person_wanted.connect(self.person_wanted)

    def _touched(self, touched: Touched) -> None:
        self.renew()

    def _tick(self) -> None:
        """A minute has passed, or the screen came to be seen."""
        self._ask_tab()
        self._boards[self.tab()].refresh_ages()

    def _ask(self) -> None:
        self._ask_brief()
        self._ask_tab()

    def _ask_brief(self) -> None:
        is_copy = self._place.opened.standing is Standing.COPY
        self._place.ask(
            lambda connection: exchange.brief(connection, is_copy=is_copy), self._take_brief, topic="exchange-brief"
        )

    def _take_brief(self, brief: ExchangeBrief) -> None:
        self._brief = brief
        self.retranslate()
        self._tell()

    def _tell(self) -> None:
        link = self.link()
        self.waiting.show_link(link)
        if self._brief is not None:
            self.told.emit(self._brief, link)

    def _ask_tab(self) -> None:
        """What the tab shown holds. A tab nobody sees asks nothing; it does when it is looked at."""
        name = self.tab()
        if name not in self._stale or not self.isVisible():
            return
        self._stale.discard(name)
        if name == "link":
            self.joining.ask()
            return
        work, show = self._question(name)
        self._place.ask(work, show, topic=f"exchange-{name}")

    def _question(self, name: str) -> tuple[Callable[[Connection], Any], Callable[[Any], None]]:
        if name == "waiting":
            is_copy = self._place.opened.standing is Standing.COPY
            return lambda connection: _waiting(connection, is_copy=is_copy), lambda told: self.waiting.show_list(*told)
        if name == "sent":
            count = self._sent_count
            return lambda connection: exchange.sent(connection, count), self.sent.show_page
        if name == "aside":
            return _aside, lambda told: self.aside.show_lines(*told)
        if name == "conflicts":
            return conflict_list, self.conflicts.show
        officer_key = self._place.opened.keys.public_key
        return lambda connection: _devices(connection, officer_key), self._show_devices

    def _show_devices(self, told: tuple[list[DeviceLine] | None, bool]) -> None:
        lines, may_revoke = told
        self.devices.show_lines(lines)
        self.devices.let_revoke(may_revoke and self._place.opened.standing is Standing.MEMBER)

    def _revoke(self, device: str) -> None:
        member = member_of(self._place.opened)

        def done(_: object) -> None:
            self.renew()
            self._with_hand(lambda hand: hand.exchange_now())  # the others must know

        self._place.write(lambda _: admin.revoke(member, [bytes.fromhex(device)]), done)

    def _show_more(self) -> None:
        self._sent_count += exchange.SENT_PAGE
        self._stale.add("sent")
        self._ask_tab()

    def _with_hand(self, do: Callable[[ExchangeHand], None]) -> None:
        if self._hand is not None:
            do(self._hand)

    def _exchange_now(self) -> None:
        self._with_hand(lambda hand: hand.exchange_now())

    def _pause(self) -> None:
        self._with_hand(lambda hand: hand.pause(self.link().link is not Link.PAUSED))

    def _take_thin(self) -> None:
        self._with_hand(lambda hand: hand.take_thin(not self.link().is_thin))


def _waiting(connection: Connection, *, is_copy: bool) -> tuple[WaitingList, ExchangeBrief]:
    return exchange.waiting(connection), exchange.brief(connection, is_copy=is_copy)


def _aside(connection: Connection) -> tuple[list[AsideLine], list[NotShownLine]]:
    return exchange.aside(connection), exchange.not_shown(connection)


def _devices(connection: Connection, officer_key: bytes) -> tuple[list[DeviceLine] | None, bool]:
    """The devices, and whether this officer may cut them off."""
    lines = devices(connection)
    return lines, lines is not None and officer_key in known_membership(connection).officers
