"""Notices above the screen: what happened, what is safe, what to do. The newest stands first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets import theme
from widgets.glyph import Glyph
from widgets.link_button import LinkButton
from widgets.plain import PlainLabel
from widgets.spoken import Spoken
from widgets.status import Mark, Shape

Severity = Literal["told", "done", "attention", "critical"]
SHOWN_MAX = 3  # more would push the screen away; the rest waits behind a link
_MARKS: dict[Severity, Mark] = {
    "told": Mark("accent", Shape.RING),
    "done": Mark("good", Shape.DISC),
    "attention": Mark("attention", Shape.DIAMOND),
    "critical": Mark("critical", Shape.TRIANGLE),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the officer.

    key: a later notice of the same key takes the place of this one. action: what a click would do ("Undo"), "" for nothing.
    """

    key: str
    severity: Severity
    text: str
    action: str = ""


class _NoticeLine(Spoken):
    """One notice with its shape and word, its action, and the cross that dismisses it."""

    acted = Signal(str)  # the key of its notice, as with the next
    dismissed = Signal(str)

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = notice
        self._word = PlainLabel(role="heading")
        self._dismiss = LinkButton(name="close")
        glyph = Glyph(14)
        glyph.show_mark(_MARKS[notice.severity])
        text = PlainLabel(notice.text, wraps=True, is_selectable=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 5, 8, 5)
        line.setSpacing(8)
        line.addWidget(glyph)
        line.addWidget(self._word)
        line.addWidget(text, 1)
        if notice.action:
            action = LinkButton(notice.action)
            action.clicked.connect(self._act)
            line.addWidget(action)
        line.addWidget(self._dismiss)
        self._dismiss.clicked.connect(self._leave)
        self.retranslate()

    def retranslate(self) -> None:
        words: dict[Severity, str] = {
            "told": self.tr("Note"),
            "done": self.tr("Done"),
            "attention": self.tr("Attention"),
            "critical": self.tr("Act now"),
        }
        self._word.setText(words[self._notice.severity])
        self._dismiss.setAccessibleName(self.tr("Dismiss"))
        self._dismiss.setToolTip(self.tr("Dismiss"))
        self.setAccessibleName(f"{self._word.text()}: {self._notice.text}")

    def _act(self) -> None:
        self.acted.emit(self._notice.key)

    def _leave(self) -> None:
        self.dismissed.emit(self._notice.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = _MARKS[self._notice.severity].tone
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(self.rect(), theme.color(tone, 26))
        painter.fillRect(QRectF(0, 0, 3, self.height()), theme.color(tone))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


class NoticeBar(Spoken):
    """Shows notices until they are dismissed or replaced; empty it takes no room.

    ``acted`` carries the key of a notice whose action was chosen, ``dismissed`` that of one put away.
    """

    acted = Signal(str)
    dismissed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: list[Notice] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._shows_all = False
        self._more = LinkButton(name="earlier")
        self._more.clicked.connect(self._switch)
        self._lines.addWidget(self._more)
        self._show()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice first; one of the same key goes."""
        self._notices = [notice, *(old for old in self._notices if old.key != notice.key)]
        self._show()

    def withdraw(self, key: str) -> None:
        """What the notice told is no longer so."""
        self._notices = [old for old in self._notices if old.key != key]
        self._show()

    def notices(self) -> tuple[Notice, ...]:
        """All that stand, the newest first."""
        return tuple(self._notices)

    def shown(self) -> tuple[Notice, ...]:
        """Those in view: the newest, and whatever is critical even if it is older."""
        if self._shows_all:
            return self.notices()
        places = list(range(min(SHOWN_MAX, len(self._notices))))
        for place, notice in enumerate(self._notices[SHOWN_MAX:], start=SHOWN_MAX):
            quiet = [shown for shown in places if self._notices[shown].severity != "critical"]
            if notice.severity == "critical" and quiet:
                places.remove(quiet[-1])
                places.append(place)
        return tuple(self._notices[place] for place in places)

    def retranslate(self) -> None:
        waiting = len(self._notices) - SHOWN_MAX
        self._more.setVisible(waiting > 0)
        self._more.show_icon("later" if self._shows_all else "earlier")
        self._more.setText(self.tr("fewer") if self._shows_all else self.tr("%n more notice(s)", "", max(0, waiting)))

    def _show(self) -> None:
        while self._lines.count() > 1:
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, notice in enumerate(self.shown()):
            line = _NoticeLine(notice)
            line.acted.connect(self.acted)
            line.dismissed.connect(self._put_away)
            self._lines.insertWidget(place, line)
        self.setVisible(bool(self._notices))
        self.retranslate()

    def _switch(self) -> None:
        self._shows_all = not self._shows_all
        self._show()

    def _put_away(self, key: str) -> None:
        self.withdraw(key)
        self.dismissed.emit(key)
