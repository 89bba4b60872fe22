"""What of this console the hub has not confirmed yet, what the link is doing, and, where something carries, what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from console.model.shown_exchange import ExchangeBrief, Link, LinkState, WaitingLine, WaitingList
from widgets import times
from widgets.calls.cells import Row, Shape, chips, texts
from widgets.exchange import words
from widgets.exchange.board import ListBoard
from widgets.plain import PlainLabel
from widgets.section import joined, small_button
from widgets.spoken import Wording, bare_wording
from widgets.status import Chip, StatusChip
from widgets.toggle import ToggleButton

_SHAPE = Shape(letters=(18, 26, 11, 10, 16, 10, 19), grows=(0, 1), spared=(2,))
KEYS = {"now": "N", "pause": "P", "thin": "T"}
PROGRESS_PX = 180


class WaitingBoard(ListBoard):
    """``now_wanted``: exchange at once. ``pause_wanted``, ``thin_wanted``: whether it is to pause, whether the link is thin.

    The buttons stand there only once something answers to them (``show_hand``).
    """

    now_wanted = Signal()
    pause_wanted = Signal(bool)
    thin_wanted = Signal(bool)

    def __init__(
        self,
        now_ms: Callable[[], int] = times.clock_ms,
        wording: Wording = bare_wording,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_SHAPE, now_ms, parent)
        self._wording = wording
        self._brief: ExchangeBrief | None = None
        self._link = LinkState(Link.NOT_ENROLLED)
        self._list = WaitingList((), 0)
        self._has_hand = False
        self._state, self._detail = StatusChip(), PlainLabel(role="muted", wraps=True)
        self._progress = QProgressBar()
        self._progress.setFixedWidth(PROGRESS_PX)
        self._progress.setTextVisible(False)
        self._buttons: Mapping[str, QPushButton] = {
            "now": small_button(""),
            "pause": ToggleButton(),
            "thin": ToggleButton(),
        }
        self.head.addWidget(self._state)
        self.head.addWidget(self._progress)
        self.head.addStretch(1)
        for name, button in self._buttons.items():
            self.head.addWidget(button)
            button.clicked.connect(lambda _=False, name=name: self._do(name))
        self.add_below_head(self._detail)
        self.retranslate()

    def show_list(self, found: WaitingList, brief: ExchangeBrief) -> None:
        """Show what waits."""
        self._list, self._brief = found, brief
        self.retranslate()

    def show_link(self, link: LinkState) -> None:
        """Show what the link is doing."""
        self._link = link
        self.retranslate()

    def show_hand(self, *, has_hand: bool) -> None:
        """Whether something answers to the buttons."""
        self._has_hand = has_hand
        self.retranslate()

    def retranslate(self) -> None:
        words_ = {"now": self.tr("Exchange now"), "pause": self.tr("Pause"), "thin": self.tr("Thin link")}
        for name, button in self._buttons.items():
            button.setText(f"{KEYS[name]}   {words_[name]}")
            button.setVisible(self._has_hand)
        link = self._link
        self._buttons["pause"].setChecked(link.link is Link.PAUSED)
        self._buttons["thin"].setChecked(link.is_thin)
        self._buttons["now"].setEnabled(link.link not in (Link.EXCHANGING, Link.PAUSED, Link.NOT_ENROLLED))
        self._tell_link(link)
        self.table.setAccessibleName(self.tr("What waits to be sent"))
        titles = (
            self.tr("Compartment"),
            self.tr("Officer"),
            self.tr("Lane"),
            self.tr("Sealed"),
            self.tr("Not sealed"),
            self.tr("Size"),
            self.tr("Oldest waits"),
        )
        self.table.show_rows(titles, [self._row(line) for line in self._list.lines])
        self.empty.setText(self._empty_text())
        self.show_table(has_lines=bool(self._list.lines))
        self.tell(joined((self._fault_text(), self._relayed_text())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        key = "" if has_command else event.text().upper()
        name = next((name for name, letter in KEYS.items() if letter == key), "")
        if self._has_hand and name and self._buttons[name].isEnabled():
            self._buttons[name].click()
        else:
            super().keyPressEvent(event)

    def _do(self, name: str) -> None:
        if name == "now":
            self.now_wanted.emit()
            return
        is_asked = self._buttons[name].isChecked()
        self.retranslate()  # a button shows what is so, not what was asked for
        (self.pause_wanted if name == "pause" else self.thin_wanted).emit(is_asked)

    def _tell_link(self, link: LinkState) -> None:
        now_ms = self._now_ms()
        self._state.show_chip(Chip(words.link_mark(link, now_ms), words.link_text(link, now_ms)))
        self._detail.setText(words.link_detail(link, now_ms, self._zone))
        self._detail.setVisible(bool(self._detail.text()))
        self._progress.setVisible(link.link is Link.EXCHANGING)
        self._progress.setRange(0, link.total)
        self._progress.setValue(min(link.done, link.total))
        self._progress.setAccessibleName(words.link_text(link, now_ms))

    def _row(self, line: WaitingLine) -> Row:
        now_ms = self._now_ms()
        oldest = Chip(words.waiting_mark(line.oldest_ms, now_ms), words.clock_span(now_ms - line.oldest_ms))
        return Row(
            (line.compartment, line.author, line.is_bulk),
            (
                texts(words.compartment_text(line.compartment)),
                texts(line.officer or "?"),
                texts(words.lane_text(is_bulk=line.is_bulk)),
                texts(times.number(line.sealed)),
                texts(times.number(line.unsealed)),
                texts(words.size_text(line.size_bytes)),
                chips(oldest),
            ),
        )

    def _empty_text(self) -> str:
        brief = self._brief
        if brief is None:
            return ""
        if brief.is_enrolled:
            return self.tr("Nothing waits: the hub has confirmed every change of this console.")
        return self.tr(
            "This console is not enrolled: all %Ln change(s) in its register are on this computer only, and nobody else sees "
            "them. Keep a backup until an enrolment officer has enrolled it.",
            "",
            brief.waiting,
        )

    def _fault_text(self) -> str:
        told = self._wording(self._link.fault) if self._link.fault else ""
        for name, value in self._link.details.items():
            told = told.replace(f"{{{name}}}", str(value))
        return told

    def _relayed_text(self) -> str:
        if not self._list.relayed:
            return ""
        return self.tr("%Ln envelope(s) of other consoles wait here too.", "", self._list.relayed)
