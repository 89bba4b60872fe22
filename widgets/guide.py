"""A panel at the edge of the window that leads through a few steps: what to do, why it matters, what came of it, and a stopwatch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from widgets.clock_strip import tabular
from widgets.link_button import LinkButton
from widgets.plain import PlainLabel, button_text
from widgets.section import emptied
from widgets.spoken import Spoken, SpokenFrame
from widgets.status import Chip, Mark, Shape, StatusChip
from widgets.ticking import SECOND_MS, Ticking
from widgets.times import clock_ms

WIDTH_PX, FOLDED_PX = (
    304,
    66,
)  # at the right edge: a column of some forty letters; folded, wide enough for the stopwatch
FLAT_PX, FOLDED_FLAT_PX = 132, 32  # at the bottom edge: a laptop's screens need the rest
HEAD_PX, BUTTONS_PX, PAD_PX, WIDEST_PX = 280, 190, 12, 16_777_215  # the last is Qt's own word for "as wide as you like"
SAMPLE_LINES = 12  # enough to see what kind of list it is; the rest scrolls
SHORT_LETTERS = 24  # two figures stand in one line, two sentences do not
DO_KEY = "F1"
L = TypeVar("L", bound=QBoxLayout)
# Row, column and number of rows of head, title, text, foot and buttons.
_UPRIGHT = ((0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1), (4, 0, 1))
_FLAT = ((0, 0, 1), (1, 0, 1), (0, 1, 4), (3, 0, 1), (0, 2, 4))


@dataclass(frozen=True, slots=True)
class Proof:
    """What a step changes, in words and figures. before: "" where there was nothing, or nothing changed yet."""

    about: str
    now: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class GuideCard:
    """One card in the language in force. place: "Step 2 of 4". what: what is done; why: why it matters. proofs: what came of it.

    sample, sample_words: a text to be used in the step, and what to do with it. doing: the words of the button that does the step, "" for
    none. done: when it was done, "" while it is not. trouble: why it did not go on by itself.
    """

    place: str
    title: str
    what: str
    why: str
    proofs: tuple[Proof, ...] = ()
    sample: str = ""
    sample_words: str = ""
    doing: str = ""
    done: str = ""
    trouble: str = ""
    has_back: bool = True
    has_next: bool = True
    is_playing: bool = False


def stopwatch(passed_ms: int) -> str:
    """A span as minutes and seconds: ``1:07``."""
    minutes, seconds = divmod(max(0, passed_ms) // 1_000, 60)
    return f"{minutes}:{seconds:02}"


class Guide(SpokenFrame):
    """``do_asked``: do the step, or stop doing it. ``next_asked``, ``back_asked``: another card.

    telling: gives the card in the language in force. watch_ms: how long the stopwatch has run, milliseconds.
    """

    do_asked = Signal()
    next_asked = Signal()
    back_asked = Signal()

    def __init__(
        self,
        telling: Callable[[], GuideCard],
        watch_ms: Callable[[], int],
        now_ms: Callable[[], int] = clock_ms,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, is_card=True)
        self._telling, self._watch_ms = telling, watch_ms
        self._is_flat = False
        self._name, self._place = PlainLabel(role="muted"), PlainLabel(role="muted")
        self._watch, self._small_watch = PlainLabel(role="title"), PlainLabel(role="heading")
        self._fold, self._unfold = LinkButton(), LinkButton()
        self._title = PlainLabel(role="title", wraps=True)
        self._what, self._why = PlainLabel(wraps=True), PlainLabel(role="muted", wraps=True)
        self._sample_words, self._sample = PlainLabel(role="heading", wraps=True), QPlainTextEdit()
        self._done, self._trouble = StatusChip(), PlainLabel(role="attention", wraps=True)
        self._do, self._back, self._next = QPushButton(), QPushButton(), QPushButton()
        self._shown: GuideCard | None = None
        self._compose()
        self._connect()
        self._ticking = Ticking(self, SECOND_MS, now_ms, self._tick)
        self.fold(False)
        self.retranslate()

    def refresh(self) -> None:
        """The card, or what came of the step, is another now."""
        self.retranslate()

    def set_flat(self, is_flat: bool) -> None:
        """Lie along the bottom edge, or stand at the right one."""
        self._is_flat = is_flat
        self._arrange()

    def fold(self, is_folded: bool) -> None:
        """Show only the stopwatch, or everything; a fold that takes the focus gives it to what unfolds it."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self._whole.setVisible(not is_folded)
        self._narrow.setVisible(is_folded)
        self._arrange()
        if is_folded and had_focus:
            self._unfold.setFocus()

    def is_folded(self) -> bool:
        """Whether only the stopwatch is shown."""
        return self._whole.isHidden()

    def card(self) -> GuideCard | None:
        """What is shown."""
        return self._shown

    def retranslate(self) -> None:
        card = self._telling()
        self.setAccessibleName(self.tr("Guide"))
        self._name.setText(self.tr("Guide"))
        self._fold.setText(self.tr("Fold"))
        self._fold.setToolTip("Esc")
        self._unfold.setText(self.tr("Guide"))
        self._unfold.setAccessibleName(self.tr("Unfold the guide"))
        self._back.setText(self.tr("Back"))
        self._next.setText(self.tr("Next"))
        self._do.setText(button_text(self.tr("Stop") if card.is_playing else card.doing) + f"   {DO_KEY}")
        self._tick()
        if card != self._shown:
            self._show(card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.is_folded():
            self.fold(True)
        else:
            super().keyPressEvent(event)

    def _show(self, card: GuideCard) -> None:
        before, self._shown = self._shown, card
        self._place.setText(card.place)
        self._title.setText(card.title)
        self._what.setText(card.what)
        self._why.setText(card.why)
        self._pasted.setVisible(bool(card.sample))
        self._sample_words.setText(card.sample_words)
        if card.sample != self._sample.toPlainText():
            self._sample.setPlainText(card.sample)
        if before is None or before.proofs != card.proofs:
            self._show_proofs(card.proofs)
        if before is not None and before.title != card.title:
            self._scroll.verticalScrollBar().setValue(0)
        self._done.show_chip(Chip(Mark("good", Shape.DISC), card.done) if card.done else None)
        self._trouble.setText(card.trouble)
        self._trouble.setVisible(bool(card.trouble))
        self._do.setVisible(bool(card.doing) or card.is_playing)
        self._back.setEnabled(card.has_back and not card.is_playing)
        self._next.setEnabled(card.has_next and not card.is_playing)
        self._dress(card)

    def _dress(self, card: GuideCard) -> None:
        """The one button that goes on stands out."""
        is_next = bool(card.done) and card.has_next and not card.is_playing
        for button, is_primary in ((self._do, not is_next), (self._next, is_next)):
            button.setProperty("primary", "true" if is_primary else "false")
            button.style().unpolish(button)
            button.style().polish(button)

    def _show_proofs(self, proofs: Sequence[Proof]) -> None:
        emptied(self._proofs)
        self._proven.setVisible(bool(proofs))
        for proof in proofs:
            self._proofs.addWidget(_ProofView(proof), 1 if self._is_flat else 0)

    def _tick(self) -> None:
        told = stopwatch(self._watch_ms())
        for label in (self._watch, self._small_watch):
            if label.text() != told:
                label.setText(told)
                label.setAccessibleName(self.tr("Stopwatch {time}").replace("{time}", told))

    def _arrange(self) -> None:
        """Everything in one column, or side by side."""
        flat, is_folded = self._is_flat, self.is_folded()
        for part in (self._head, self._title, self._scroll, self._foot, self._buttons):
            self._grid.removeWidget(part)
        places = _FLAT if flat else _UPRIGHT
        for part, (row, column, rows) in zip(
            (self._head, self._title, self._scroll, self._foot, self._buttons), places, strict=True
        ):
            self._grid.addWidget(part, row, column, rows, 1)
        self._grid.setRowStretch(2, 1)
        for column, stretch in enumerate((0, 1, 0) if flat else (1, 0, 0)):
            self._grid.setColumnStretch(column, stretch)
        for part in (self._head, self._title, self._foot):
            part.setFixedWidth(HEAD_PX) if flat else part.setFixedWidth(WIDTH_PX - 2 * PAD_PX - 2)
        self._buttons.setFixedWidth(BUTTONS_PX if flat else WIDTH_PX - 2 * PAD_PX - 2)
        way = QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom
        for box in (self._body, self._proofs, self._narrow_line):
            box.setDirection(way)
        self._body.setStretch(0, 20 if flat else 0)
        self._body.setStretch(2, 21)  # five figures side by side, none of them cut
        self._sample.setFixedHeight(self._sample.fontMetrics().lineSpacing() * (4 if flat else SAMPLE_LINES) + 12)
        long_px = (FOLDED_FLAT_PX if is_folded else FLAT_PX) if flat else (FOLDED_PX if is_folded else WIDTH_PX)
        self.setMinimumSize(0 if flat else long_px, long_px if flat else 0)
        self.setMaximumSize(WIDEST_PX if flat else long_px, long_px if flat else WIDEST_PX)

    def _compose(self) -> None:
        self._whole, self._narrow = QWidget(), QWidget()
        self._head, self._foot, self._buttons = QWidget(), QWidget(), QWidget()
        for watch in (self._watch, self._small_watch):
            watch.setFont(tabular(watch.font()))
        self._filled(QHBoxLayout(self._head), self._name, self._place, self._watch, self._fold).setStretch(1, 1)
        self._filled(QVBoxLayout(self._foot), self._trouble, self._done)
        steps = QHBoxLayout()
        steps.addWidget(self._back, 1)
        steps.addWidget(self._next, 1)
        buttons = self._filled(QVBoxLayout(self._buttons), self._do)
        buttons.insertStretch(0, 1)
        buttons.addLayout(steps)
        self._scroll = self._scrolled()
        self._grid = QGridLayout(self._whole)
        self._grid.setContentsMargins(PAD_PX, 8, PAD_PX, 10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._narrow_line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._narrow)
        self._narrow_line.setContentsMargins(4, 6, 8, 6)
        for widget in (self._unfold, self._small_watch):
            self._narrow_line.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
        self._narrow_line.addStretch(1)
        self._filled(QHBoxLayout(self), self._whole, self._narrow)

    @staticmethod
    def _filled(layout: L, *widgets: QWidget) -> L:
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in widgets:
            layout.addWidget(widget)
        return layout

    def _scrolled(self) -> QScrollArea:
        inner, words, self._pasted, shown = QWidget(), QWidget(), QWidget(), QWidget()
        self._proven = shown
        self._filled(QVBoxLayout(words), self._what, self._why).addStretch(1)
        self._filled(QVBoxLayout(self._pasted), self._sample_words, self._sample).addStretch(1)
        self._proofs = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._proofs.setSpacing(6)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._proofs)
        column.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom, inner)
        self._body.setContentsMargins(0, 0, 6, 0)
        self._body.setSpacing(14)
        for part in (words, self._pasted, shown):
            self._body.addWidget(part)
        self._sample.setReadOnly(True)
        self._sample.setTabChangesFocus(True)
        self._sample.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        for part in (area.viewport(), inner):  # the ground is the card's own
            part.setAutoFillBackground(False)
        return area

    def _connect(self) -> None:
        self._do.clicked.connect(self.do_asked)
        self._next.clicked.connect(self.next_asked)
        self._back.clicked.connect(self.back_asked)
        self._fold.clicked.connect(lambda: self.fold(True))
        self._unfold.clicked.connect(lambda: self.fold(False))


class _ProofView(Spoken):
    """One thing that a step changes: what it is, how it was, how it is."""

    def __init__(self, proof: Proof, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proof = proof
        is_short = len(proof.before) + len(proof.now) < SHORT_LETTERS
        about = PlainLabel(proof.about, role="heading", wraps=True)
        self._was = PlainLabel(role="muted", wraps=True)
        self._is = PlainLabel(role="title" if proof.before and is_short else "", wraps=True, is_selectable=True)
        self._has_arrow = bool(proof.before) and is_short
        self._was.setVisible(bool(proof.before) and not is_short)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for label in (about, self._was, self._is):
            column.addWidget(label)
        column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        before, now = self._proof.before, self._proof.now
        self._was.setText(self.tr("Before: {what}").replace("{what}", before))
        if self._has_arrow:
            self._is.setText(f"{before} → {now}")
        else:
            self._is.setText(self.tr("Now: {what}").replace("{what}", now) if before else now)
