"""The numbers for a broadcast leave as a file: asked where, written down, and only then let out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console.desk.jobs import Progress, nothing_more
from console.desk.place import Place
from console.desk.printing import ChooseFile
from console.duty.numbers import save_numbers
from console.model.shown import IncidentLine
from console.register.reading.calls import CallScope, numbers_to_call
from widgets import file_choice
from widgets.notice_bar import Notice
from widgets.times import number

SAVED = "numbers-saved"


class NumbersOut(QObject):
    """``noticed``: a ``Notice`` of how it ended."""

    noticed = Signal(object)

    def __init__(
        self, place: Place, over: QWidget, parent: QObject, choose_file: ChooseFile = file_choice.chosen_target
    ) -> None:
        super().__init__(parent)
        self._place, self._over = place, over
        self.choose_file = choose_file

    def begin(self, incident: IncidentLine, scope: CallScope) -> None:
        """Ask for the file, and let the numbers of those still to call leave into it."""
        title = self.tr("Numbers for a broadcast")
        path = self.choose_file(self._over, title, "posko-numbers.csv", "CSV (*.csv)")
        if path is None:
            return
        post, place = self._place.post, self._place

        def work(progress: Progress) -> int:
            rows = place.reading(lambda connection: numbers_to_call(connection, incident, scope))
            # The dialog asks before it gives the name of a file that is there.
            return save_numbers(post, path, incident.incident, rows, progress.write_on, may_replace=True)

        place.run(work, _unheard, lambda count: self._saved(count, path), place.faulted.emit, nothing_more)

    def _saved(self, count: int, path: Path) -> None:
        self.noticed.emit(Notice(SAVED, "done", lambda: self._saved_text(count, path)))

    def _saved_text(self, count: int, path: Path) -> str:
        told = self.tr(
            "Saved, {n} numbers. That they left is written into the register. Whoever opens {file} can read them: "
            "delete it when the message is sent."
        )
        return told.replace("{n}", number(count)).replace("{file}", str(path))


def _unheard(done: int, total: int) -> None:
    """It takes a second: a bar would be gone before it is read."""
