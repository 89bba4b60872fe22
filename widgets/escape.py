"""Escape for the innermost thing that is open: a field keeps it from the window or card around it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def is_escape_asked(event: QEvent) -> bool:
    """Whether Qt asks if the field wants Escape for itself; the event is accepted, so that the key comes to the field and nobody else."""
    if (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and event.key() == Qt.Key.Key_Escape
    ):
        event.accept()
        return True
    return False
