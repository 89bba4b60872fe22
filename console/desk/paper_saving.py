"""Saving one of the two official papers from the desk: where to, then recorded, set and written on the long lane."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console.desk.jobs import Progress
from console.desk.place import Place
from console.duty.post import Post, WriteLane
from widgets import file_choice
from widgets.notice_bar import Notice

Save = Callable[[Post, Path, WriteLane], None]
ChooseFile = Callable[[QWidget, str, str, str], Path | None]
_FILTERS = {".pdf": "PDF (*.pdf)", ".json": "JSON (*.json)"}


class PaperSaving(QObject):
    """``noticed``: a ``Notice`` of how it ended."""

    noticed = Signal(object)

    def __init__(self, place: Place, board: QWidget, choose_file: ChooseFile = file_choice.chosen_target) -> None:
        super().__init__(board)
        self._place, self._board, self.choose_file = place, board, choose_file

    def begin(self, name: str, save: Save) -> None:
        """Ask where to, and save there. name: what the file is called unless the officer says otherwise; it names nobody."""
        suffix = Path(name).suffix
        path = self.choose_file(self._board.window(), self.tr("Save the paper"), name, _FILTERS[suffix])
        if path is None:
            return
        post = self._place.post

        def work(progress: Progress) -> None:
            save(post, path, progress.write)

        self._place.run(work, _unheard, lambda _: self._saved(path), self._place.faulted.emit, _nothing)

    def _saved(self, path: Path) -> None:
        self.noticed.emit(Notice("paper-saved", "done", lambda: self._told(path)))

    def _told(self, path: Path) -> str:
        told = self.tr("Saved as {file}. Whoever opens it can read it: delete it when it is no longer needed.")
        return told.replace("{file}", str(path))


def _unheard(done: int, total: int) -> None:
    """It takes less than a second."""


def _nothing() -> None:
    """Nobody cancels it."""
