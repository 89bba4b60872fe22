"""Notices above the screen: what happened, what is safe, what to do. The newest stands first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from widgets import theme
from widgets.glyph import Glyph
from widgets.link_button import LinkButton
from widgets.plain import PlainLabel
from widgets.spoken import Spoken
from widgets.status import Mark, Shape

Severity = Literal["told", "done", "attention", "critical"]
LASTS_MS = 20_000  # long enough to read two sentences twice; an officer who looks elsewhere finds what is left to do, not what was done
SHOWN_MAX = 3  # more would push the screen away; the rest waits behind a link
_MARKS: dict[Severity, Mark] = {
    "told": Mark("accent", Shape.RING),
    "done": Mark("good", Shape.DISC),
    "attention": Mark("attention", Shape.DIAMOND),
    "critical": Mark("critical", Shape.TRIANGLE),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the officer, told in whatever language is in force when it is asked for.

    key: a later notice of the same key takes the place of this one. telling: gives the sentence. acting: gives what a click would do
    ("Undo"), None for nothing.
    """

    key: str
    severity: Severity
    telling: Callable[[], str]
    acting: Callable[[], str] | None = None

    @property
    def text(self) -> str:
        """The sentence."""
        return self.telling()

    @property
    def action(self) -> str:
        """What a click would do; "" for nothing."""
        return self.acting() if self.acting is not None else ""

    @property
    def is_passing(self) -> bool:
        """Whether it leaves by itself: it tells of something that is over, and nothing is left to be done about it."""
        return self.severity in {"told", "done"} and self.acting is None


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
        self._text = PlainLabel(wraps=True, is_selectable=True)
        self._action: LinkButton | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 5, 8, 5)
        line.setSpacing(8)
        line.addWidget(glyph)
        line.addWidget(self._word)
        line.addWidget(self._text, 1)
        if notice.acting is not None:
            self._action = LinkButton()
            self._action.clicked.connect(self._act)
            line.addWidget(self._action)
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
        self._text.setText(self._notice.text)
        if self._action is not None:
            self._action.setText(self._notice.action)
        self._dismiss.setAccessibleName(self.tr("Dismiss"))
        self._dismiss.setToolTip(self.tr("Dismiss"))
        self.setAccessibleName(f"{self._word.text()}: {self._text.text()}")

    def tells(self, notice: Notice) -> bool:
        """Whether it is the line of this notice."""
        return self._notice is notice

    def is_being_read(self) -> bool:
        """Whether the mouse or the keyboard is on it."""
        at = QApplication.focusWidget()
        return self.underMouse() or (at is not None and self.isAncestorOf(at))

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
    """Shows notices until they are dismissed or replaced, passing ones for a while; empty it takes no room.

    ``acted`` carries the key of a notice whose action was chosen, ``dismissed`` that of one put away.
    lasts_ms: how long a passing notice stands; longer while it is pointed at.
    """

    acted = Signal(str)
    dismissed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, lasts_ms: int = LASTS_MS) -> None:
        super().__init__(parent)
        self._lasts_ms = lasts_ms
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
        if notice.is_passing:
            self._let_pass(notice)

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

    def _let_pass(self, notice: Notice) -> None:
        QTimer.singleShot(self._lasts_ms, self, lambda: self._pass(notice))

    def _pass(self, notice: Notice) -> None:
        if not any(standing is notice for standing in self._notices):
            return  # put away, or another took its place
        if any(line.tells(notice) and line.is_being_read() for line in self.findChildren(_NoticeLine)):
            self._let_pass(notice)
        else:
            self.withdraw(notice.key)

    def _switch(self) -> None:
        self._shows_all = not self._shows_all
        self._show()

    def _put_away(self, key: str) -> None:
        self.withdraw(key)
        self.dismissed.emit(key)
