"""Asking where a file shall go, leaving no trace of the question.

The system's own dialog is used wherever there is one. Where there is none, Qt's stands in, and Qt's would write the folders it was in
into a file of its settings in the home folder, readable for all who find the disk: so its memory is led to nowhere first.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget


def forget_places() -> None:
    """From now on Qt's dialogs keep nothing. On Windows and macOS the system's own dialogs are used, and they are the system's."""
    if os.name == "posix":
        for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, os.devnull)


def chosen_target(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Where the officer wants a new file; None when he cancels. name: offered. kind: ``PDF (*.pdf)``, whose ending the path gets."""
    forget_places()
    path, _ = QFileDialog.getSaveFileName(parent, title, name, kind)
    if not path:
        return None
    ending = kind[kind.rfind("*") + 1 : -1]
    return Path(path) if path.lower().endswith(ending) else Path(path + ending)


def chosen_source(parent: QWidget, title: str, kinds: str) -> Path | None:
    """A file the officer wants read; None when he cancels. kinds: ``*.xlsx *.csv``."""
    forget_places()
    path, _ = QFileDialog.getOpenFileName(parent, title, "", f"{title} ({kinds})")
    return Path(path) if path else None
