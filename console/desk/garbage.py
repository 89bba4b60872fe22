"""Python's collector of cycles runs on the UI thread only, while the desk is open.

It would otherwise run on whichever thread happens to make the next object. A widget that is part of a cycle would then be destroyed on a
reading lane, and Qt crashes when a widget is destroyed anywhere but on its own thread (seen: a segmentation fault while a lane was naming
places).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_EVERY_MS = (
    50  # short, so that each look finds little to do: a busy lane makes some ten thousand objects in that time
)
WHOLE_EVERY = 1_200  # looks: once a minute all that came up since the last time is gone through


class UiGarbage(QObject):
    """Made on the UI thread when the desk opens; ``stop`` gives the collector back.

    What outlived a minute is set aside and not gone through again: it is what the desk consists of. A roster of 100,000 rows is a
    million objects without a cycle, and going through them once would hold the window up for a third of a second; so they are set
    aside when the work that made them ends. They are freed all the same when the last one who holds them lets go.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.collect()
        gc.freeze()
        gc.disable()
        self._looks = 0
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due."""
        self._looks += 1
        young, middle, _ = gc.get_count()
        if self._looks % WHOLE_EVERY == 0:
            gc.collect()
            gc.freeze()
        elif middle > gc.get_threshold()[1]:
            gc.collect(1)
        elif young > gc.get_threshold()[0]:
            gc.collect(0)

    @Slot()
    def set_aside(self) -> None:
        """Long work under way or just ended has made much that lives on: leave it alone."""
        gc.freeze()

    def stop(self) -> None:
        """From now on the collector runs by itself again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
