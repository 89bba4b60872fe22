"""The exchange in the status line: what the link is doing, what waits, what is to be decided; each part leads to its tab."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console.model.shown_exchange import ExchangeBrief, Link, LinkState
from widgets.exchange import words
from widgets.glyph import Glyph
from widgets.link_button import LinkButton
from widgets.plain import tooltip
from widgets.spoken import Spoken
from widgets.status import Mark, Shape
from widgets.ticking import MINUTE_MS, Ticking
from widgets.times import clock_ms

SHAPE_PX = 12
_DECIDE = Mark("attention", Shape.HALVES)  # as a contested value looks
_ASIDE = Mark("attention", Shape.FRAME)


class _Piece(Spoken):
    """A shape and words that can be clicked; takes no room without words, and is cut with … where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.glyph, self.button = Glyph(SHAPE_PX), _Shrinking()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.glyph)
        row.addWidget(self.button)

    def tell(self, mark: Mark, text: str) -> None:
        """Show this."""
        self.glyph.show_mark(mark)
        self.button.setText(text)
        self.button.setToolTip(tooltip(text))
        self.setVisible(bool(text))


class _Shrinking(LinkButton):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(
            min(self.sizeHint().width(), self.fontMetrics().horizontalAdvance("mmm…")), self.sizeHint().height()
        )


class BriefLine(Spoken):
    """``tab_wanted``: the tab of the screen *Exchange* that a part stands for."""

    tab_wanted = Signal(str)

    def __init__(self, now_ms: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._brief: ExchangeBrief | None = None
        self._link = LinkState(Link.NOT_ENROLLED)
        self._pieces = {name: _Piece() for name in ("link", "waiting", "conflicts", "aside")}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name, piece in self._pieces.items():
            tab = "waiting" if name == "link" else name
            piece.button.clicked.connect(lambda _=False, tab=tab: self.tab_wanted.emit(tab))
            row.addWidget(piece)
        self._ticking = Ticking(self, MINUTE_MS, now_ms, self.retranslate)
        self.retranslate()

    def show_brief(self, brief: ExchangeBrief, link: LinkState) -> None:
        """Show what the register holds, and what the link is doing."""
        self._brief, self._link = brief, link
        self.retranslate()

    def texts(self) -> tuple[str, ...]:
        """What is said, part by part."""
        return tuple(piece.button.text() for piece in self._pieces.values() if piece.button.text())

    def retranslate(self) -> None:
        brief, now_ms = self._brief, self._now_ms()
        self.setVisible(brief is not None)
        if brief is None:
            return
        aside = brief.aside + brief.not_shown
        told = {
            "link": (words.link_mark(self._link, now_ms), words.link_text(self._link, now_ms)),
            "waiting": (words.waiting_mark(brief.oldest_ms, now_ms), words.waiting_text(brief, now_ms)),
            "conflicts": (_DECIDE, words.Counted().conflicts(brief.conflicts) if brief.conflicts else ""),
            "aside": (_ASIDE, words.Counted().not_in(aside) if aside else ""),
        }
        for name, (mark, text) in told.items():
            self._pieces[name].tell(mark, text)
