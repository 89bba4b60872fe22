"""The devices of the membership log: whose they are, who works on them, as whose guests, and when each was last heard of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from console.model.shown_exchange import DeviceLine, GuestOf, OfficerOnDevice
from widgets import times
from widgets.calls.cells import Row, Shape, chips, texts
from widgets.exchange import words
from widgets.exchange.board import ListBoard
from widgets.plain import PlainLabel
from widgets.section import small_button
from widgets.status import Chip, Mark
from widgets.status import Shape as MarkShape

_SHAPE = Shape(letters=(12, 12, 40, 38, 16), grows=(2, 3), spared=(1,))
DEVICE_LETTERS = 8  # of its number: enough to tell the devices of a ministry apart when read aloud
_NEVER = Mark("neutral", MarkShape.RING)


class DevicesBoard(ListBoard):
    """The membership log is written by enrolment officers: only they can cut a device off. revoke_wanted: its number, hexadecimal."""

    revoke_wanted = Signal(str)

    def __init__(self, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(_SHAPE, now_ms, parent)
        self._lines: tuple[DeviceLine, ...] | None = None
        self._count = PlainLabel(role="muted")
        self.head.addWidget(self._count, 1)
        self._may_revoke = False
        self._armed = ""
        self.cut_off = small_button("")
        self.head.addWidget(self.cut_off)
        self.cut_off.clicked.connect(self._revoke)
        self.table.pointed.connect(lambda _: self._disarm())
        self.retranslate()

    def let_revoke(self, may_revoke: bool) -> None:
        """Whether this officer may cut devices off."""
        self._may_revoke = may_revoke
        self._disarm()

    def _line(self) -> DeviceLine | None:
        """The device at hand, if it can be cut off."""
        wanted = self.table.key()
        found = next((line for line in self._lines or () if line.device == wanted), None)
        return None if found is None or found.is_own or found.is_revoked else found

    def _disarm(self) -> None:
        self._armed = ""
        self.cut_off.setVisible(self._may_revoke and self._line() is not None)
        self.cut_off.setText(self.tr("Cut off…"))
        self.tell("")

    def _revoke(self) -> None:
        """The first time it is said what will happen; the second time it does."""
        line = self._line()
        if line is None:
            return
        if self._armed != line.device:
            self._armed = line.device
            self.cut_off.setText(self.tr("Cut it off for good"))
            text = self.tr(
                "{device} of {mission} will read nothing new; what it has it keeps. What is here of its work counts, later work waits for "
                "a duty officer. This cannot be taken back: press once more."
            )
            self.tell(text.format(device=line.device[:DEVICE_LETTERS], mission=line.mission))
            return
        self._disarm()
        self.revoke_wanted.emit(line.device)

    def show_lines(self, lines: Sequence[DeviceLine] | None) -> None:
        """Show these; None where this console is not enrolled."""
        self._lines = None if lines is None else tuple(lines)
        self.retranslate()

    def retranslate(self) -> None:
        lines = self._lines or ()
        active = sum(not line.is_revoked for line in lines)
        self._count.setText(self.tr("%Ln device(s) enrolled", "", active) if lines else "")
        self.table.setAccessibleName(self.tr("Devices and officers"))
        titles = (
            self.tr("Mission"),
            self.tr("Device"),
            self.tr("Officers"),
            self.tr("Standing"),
            self.tr("Last heard of"),
        )
        self.table.show_rows(titles, [self._row(line) for line in lines])
        if self._lines is None:
            self.empty.setText(self.tr("This console is not enrolled, so it knows of no other devices."))
        else:
            self.empty.setText(self.tr("The membership log is not here yet. It comes with the first exchange."))
        self.show_table(has_lines=bool(lines))
        if not self._armed:
            self._disarm()

    def _row(self, line: DeviceLine) -> Row:
        return Row(
            line.device,
            (
                texts(line.mission),
                texts(line.device[:DEVICE_LETTERS]),
                texts(", ".join(self._officer(each) for each in line.officers) or self.tr("nobody")),
                chips(*self._standing(line)),
                chips(self._heard(line)),
            ),
        )

    def _officer(self, officer: OfficerOnDevice) -> str:
        name = officer.name or self.tr("author {n}").format(n=officer.author)
        roles = ", ".join(role_text(role) for role in officer.roles)
        return f"{name} ({roles})" if roles else name

    def _standing(self, line: DeviceLine) -> list[Chip]:
        if line.is_revoked:
            return [Chip(Mark("critical", MarkShape.CROSS), self._revoked_text(line))]
        first = self.tr("this computer") if line.is_own else self.tr("enrolled")
        return [Chip(Mark("good", MarkShape.DISC), first), *(self._guest(each) for each in line.guest_of)]

    def _revoked_text(self, line: DeviceLine) -> str:
        """A revocation has no time of its own: it names the last change that still counts."""
        if line.newest_ms is None:
            return self.tr("revoked, nothing of it counts")
        return self.tr("revoked, counts up to {time}").format(time=times.day_time(line.newest_ms, self._zone))

    def _guest(self, guest: GuestOf) -> Chip:
        where = self.tr("all missions") if guest.compartment is None else words.compartment_text(guest.compartment)
        if guest.until_ms <= self._now_ms():
            told = self.tr("guest of {where}, expired")
            return Chip(Mark("neutral", MarkShape.BAR), told.format(where=where))
        is_near = guest.until_ms - self._now_ms() < 2 * times.DAY_MS
        day = times.date_text(times.wall_clock(guest.until_ms, self._zone).date().isoformat())
        until = times.day_time(guest.until_ms, self._zone) if is_near else day
        return Chip(
            Mark("accent", MarkShape.FRAME), self.tr("guest of {where} until {time}").format(where=where, time=until)
        )

    def _heard(self, line: DeviceLine) -> Chip:
        if line.newest_ms is None:
            return Chip(_NEVER, self.tr("nothing yet"))
        now_ms = self._now_ms()
        is_silent = not line.is_revoked and not line.is_own and now_ms - line.newest_ms >= words.SILENT_MS
        # A laptop that is off at night is no alarm; what its silence means for a figure is said over the figure.
        mark = Mark("attention", MarkShape.DIAMOND) if is_silent else _NEVER
        return Chip(mark, times.age(line.newest_ms, now_ms))


def role_text(role: str) -> str:
    """What an officer may do on a device."""
    return {
        "duty": QCoreApplication.translate("DevicesBoard", "duty"),
        "field": QCoreApplication.translate("DevicesBoard", "field"),
        "approver": QCoreApplication.translate("DevicesBoard", "approver"),
        "steward": QCoreApplication.translate("DevicesBoard", "key steward"),
        "crisis-desk": QCoreApplication.translate("DevicesBoard", "crisis desk"),
    }.get(role, role)
