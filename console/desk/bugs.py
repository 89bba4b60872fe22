"""What happens when something happens that nobody expected: one dialog, no content, the data safe."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


class BugDialog:
    """Hears of every exception nobody caught. The first one is told; more of them while it stands are only noted."""

    def __init__(self, over: QWidget) -> None:
        self._over = over
        self._is_told = False

    def hook(self, kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> None:
        """For ``sys.excepthook``. Standard error gets the kind and the places in the code, never a value or a message."""
        places = [f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in traceback.extract_tb(trace)]
        print(f"posko: {kind.__name__} at {' < '.join(reversed(places))}", file=sys.stderr)  # noqa: T201
        if not self._is_told:
            self._is_told = True
            self._tell(kind)
            self._is_told = False

    def _tell(self, kind: type[BaseException]) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, "Posko", "", QMessageBox.StandardButton.Close, self._over)
        told = QCoreApplication.translate(
            "bugs",
            "Something went wrong in the console itself ({kind}). Everything entered before is saved. "
            "If it happens again, lock the console, unlock it, and tell whoever maintains it.",
        )
        box.setText(told.format(kind=kind.__name__))
        box.exec()
