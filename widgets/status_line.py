"""The line at the bottom: how safe the register is, what the exchange is doing, what is running, and the lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from widgets.exchange.brief_line import BriefLine
from widgets.link_button import LinkButton
from widgets.plain import PlainLabel
from widgets.spoken import SpokenFrame
from widgets.status import Chip, Mark, Shape, StatusChip
from widgets.times import clock_ms, number

PROGRESS_PX = 160


@dataclass(frozen=True, slots=True)
class JobLine:
    """A long work under way. total 0: nobody knows yet how much it is. key: goes out again when it is cancelled."""

    key: str
    text: str
    done: int
    total: int
    is_cancellable: bool = True


class StatusLine(SpokenFrame):
    """``lock_asked``: lock at once. ``cancel_asked`` carries the key of the running work."""

    lock_asked = Signal()
    cancel_asked = Signal(str)

    def __init__(self, now_ms: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: JobLine | None = None
        self._saved = StatusChip()
        self.exchange = BriefLine(now_ms)
        self._text = PlainLabel()
        self._progress = QProgressBar()
        self._cancel = LinkButton(name="close")
        self._lock = LinkButton(name="lock")
        self._compose()
        self.retranslate()

    def show_job(self, job: JobLine | None) -> None:
        """Show the running work; None when it ended."""
        self._job = job
        is_known = job is not None and job.total > 0
        for widget in (self._text, self._progress):
            widget.setVisible(job is not None)
        self._cancel.setVisible(job is not None and job.is_cancellable)
        self._text.setText(job.text if job else "")
        if job is not None:
            self._progress.setRange(0, job.total if is_known else 0)
            self._progress.setValue(job.done)
            told = f"{number(job.done)} / {number(job.total)}" if is_known else number(job.done)
            self._progress.setFormat(told)
            self._progress.setAccessibleName(f"{job.text} {told}")

    def add_beside(self, widget: QWidget) -> None:
        """Put something before the running work, such as what is due."""
        self._row.insertWidget(self._row.indexOf(self._text), widget)

    def retranslate(self) -> None:
        self._saved.show_chip(Chip(Mark("good", Shape.DISC), self.tr("saved on this computer")))
        self._cancel.setText(self.tr("Cancel"))
        self._lock.setText(self.tr("Lock"))
        self._progress.setAccessibleName(self.tr("Progress"))

    def _compose(self) -> None:
        line = self._row = QHBoxLayout(self)
        line.setContentsMargins(12, 3, 8, 3)
        line.setSpacing(10)
        line.addWidget(self._saved)
        line.addWidget(self.exchange)
        line.addStretch(1)
        for widget in (self._text, self._progress, self._cancel, self._lock):
            line.addWidget(widget)
        self._progress.setFixedWidth(PROGRESS_PX)
        self._progress.setFixedHeight(self.fontMetrics().height() + 2)
        self._cancel.clicked.connect(self._cancelled)
        self._lock.clicked.connect(self.lock_asked)
        self.show_job(None)

    def _cancelled(self) -> None:
        if self._job is not None:
            self.cancel_asked.emit(self._job.key)
