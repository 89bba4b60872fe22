"""What of this console the hub has confirmed, the newest first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.model.shown_exchange import SentLine, SentPage
from widgets import times
from widgets.calls.cells import Row, Shape, texts
from widgets.exchange import words
from widgets.exchange.board import ListBoard
from widgets.plain import PlainLabel
from widgets.section import small_button

_SHAPE = Shape(letters=(33, 16, 22, 28, 9, 9, 20, 8), grows=(2, 3), spared=(7, 5, 4))
MORE_KEY = "M"


class SentBoard(ListBoard):
    """``more_wanted``: older ones are to be seen too."""

    more_wanted = Signal()

    def __init__(self, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(_SHAPE, now_ms, parent)
        self._page = SentPage((), 0)
        self._count, self._more = PlainLabel(role="muted"), small_button("")
        self.head.addWidget(self._count, 1)
        self.head.addWidget(self._more)
        self._more.clicked.connect(self.more_wanted)
        self.retranslate()

    def show_page(self, page: SentPage) -> None:
        """Show these."""
        self._page = page
        self.retranslate()

    def retranslate(self) -> None:
        page = self._page
        told = self.tr("The hub has confirmed %Ln envelope(s) of this console", "", page.total)
        if len(page.lines) < page.total:
            newest = self.tr("The newest {n} are listed").format(n=times.number(len(page.lines)))
            told = f"{told}. {newest}"
        self._count.setText(told if page.total else "")
        older = self.tr("Older ones")
        self._more.setText(f"{MORE_KEY}   {older}")
        self._more.setVisible(len(page.lines) < page.total)
        self.table.setAccessibleName(self.tr("What the hub has of this console"))
        titles = (
            self.tr("Written"),
            self.tr("Compartment"),
            self.tr("Officer"),
            self.tr("Holds"),
            self.tr("Lane"),
            self.tr("Size"),
            self.tr("Received by"),
            self.tr("Hub no."),
        )
        self.table.show_rows(titles, [self._row(line) for line in page.lines])
        self.empty.setText(
            self.tr("Nothing yet. What is listed here has a receipt of the hub; who has read it is another matter.")
        )
        self.show_table(has_lines=bool(page.lines))

    def _received(self, line: SentLine) -> str:
        """By what other consoles said; nobody yet is no alarm."""
        told = (f"{mission} {times.clock_time(at_ms, self._zone)}" for mission, at_ms in line.received)
        return ", ".join(told) or self.tr("not told yet")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.text().upper() == MORE_KEY and not has_command and not self._more.isHidden():
            self.more_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _row(self, line: SentLine) -> Row:
        return Row(
            (line.compartment, line.author, line.is_bulk, line.first_seq),
            (
                texts(times.day_time(line.written_ms, self._zone)),
                texts(words.compartment_text(line.compartment)),
                texts(line.officer or "?"),
                texts(words.kinds_text(line.kinds) or words.Counted().changes(line.count)),
                texts(words.lane_text(is_bulk=line.is_bulk)),
                texts(words.size_text(line.size_bytes)),
                texts(self._received(line)),
                texts(times.number(line.hub_seq)),
            ),
        )
