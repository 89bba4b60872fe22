"""A field for when something was seen, on the clock of the scene; it follows the present until somebody sets it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QVBoxLayout, QWidget

from widgets import times
from widgets.link_button import LinkButton
from widgets.plain import PlainLabel
from widgets.spoken import Spoken


class MomentField(Spoken):
    """Date and time on the scene's clock, with the same moment in UTC beside it.

    changed: another moment was set.
    """

    changed = Signal()

    def __init__(self, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._zone = times.JAKARTA
        self._is_now = True
        self._is_setting = False
        self._edit = QDateTimeEdit()
        self._edit.setCalendarPopup(True)
        self._edit.dateTimeChanged.connect(self._set_by_hand)
        self._now = LinkButton()
        self._now.clicked.connect(self.follow_now)
        self._told = PlainLabel(role="muted", wraps=True)
        row = QHBoxLayout()
        row.addWidget(self._told, 1)
        row.addWidget(self._now, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._edit)
        column.addLayout(row)
        self.setFocusProxy(self._edit)
        self.retranslate()
        self.follow_now()

    def set_zone(self, zone: str) -> None:
        """Show the clock of another IANA zone; the moment stays."""
        at_ms = self.at_ms()
        self._zone = zone
        self._put(at_ms)

    def follow_now(self) -> None:
        """Mean the present again, whenever that is."""
        self._is_now = True
        self._put(self._now_ms())
        self.changed.emit()

    def set_moment(self, at_ms: int) -> None:
        """Mean this moment."""
        self._is_now = False
        self._put(at_ms)
        self.changed.emit()

    def at_ms(self) -> int:
        """The moment meant, UTC milliseconds."""
        if self._is_now:
            return self._now_ms()
        return times.from_wall_clock(self._shown(), self._zone)

    def taken(self) -> int | None:
        """The moment somebody set, or None while it follows the present."""
        return None if self._is_now else self.at_ms()

    def put_back(self, value: object) -> None:
        """See ``widgets.form_draft.Keepable``."""
        if isinstance(value, int):
            self.set_moment(value)
        else:
            self.follow_now()

    def is_too_late(self) -> bool:
        """Whether it lies further ahead than a fast clock explains."""
        return self.at_ms() > self._now_ms() + times.AHEAD_MS

    def retranslate(self) -> None:
        self._edit.setLocale(times.locale())
        self._edit.setDisplayFormat("d MMM yyyy  HH:mm")
        self._edit.setAccessibleName(self.tr("Observed at"))
        self._now.setText(self.tr("Now"))
        self._tell()

    def _shown(self) -> datetime:
        date, time = self._edit.date(), self._edit.time()
        return datetime(date.year(), date.month(), date.day(), time.hour(), time.minute())

    def _put(self, at_ms: int) -> None:
        shown = times.wall_clock(at_ms, self._zone)
        self._is_setting = True
        self._edit.setDateTime(QDateTime(QDate(shown.year, shown.month, shown.day), QTime(shown.hour, shown.minute)))
        self._is_setting = False
        self._tell()

    def _set_by_hand(self) -> None:
        if not self._is_setting:
            self._is_now = False
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        clock = times.clock_time(self.at_ms(), self._zone)
        self._now.setVisible(not self._is_now)  # while it follows the present there is nothing to go back to
        self._told.setText(self.tr("Now: {time}").format(time=clock) if self._is_now else clock)
