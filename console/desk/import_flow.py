"""The earlier imports on the desk: asked, weighed, taken back, all of it off the UI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from sqlalchemy import Connection

from console.desk.jobs import Progress
from console.desk.place import Place
from console.desk.wording import told
from console.duty import roster_undo
from console.faults import Fault
from console.model.kinds import Kind
from console.model.shown import ImportLine, MissionLine, UndoPreview
from console.register.reading.imports import imports
from console.register.reading.rows import person_rows
from console.register.touched import Touched
from widgets.import_list import ImportList


class ImportFlow(QObject):
    """Feeds the list of imports and takes them back, one at a time.

    undone: an ``UndoPreview`` of what was done. closed: back to the people. person_chosen: record id of somebody kept.
    """

    undone = Signal(object)
    closed = Signal()
    person_chosen = Signal(object)
    import_wanted = Signal()

    def __init__(self, place: Place, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._is_shown = False
        self.page = ImportList()
        self.page.closed.connect(self._close)
        self.page.import_wanted.connect(self.import_wanted)
        self.page.undo.weigh_asked.connect(self._weigh)
        self.page.undo.undo_asked.connect(self._undo)
        self.page.undo.person_chosen.connect(self.person_chosen)
        place.touched.connect(self._take_touched)

    def begin(self) -> None:
        """Show what there is."""
        self._is_shown = True
        self._ask(takes_focus=True)

    def is_undoing(self) -> bool:
        """Whether an import is being taken back now."""
        return self.page.undo.is_undoing()

    def set_own_mission(self, mission: MissionLine | None) -> None:
        """The officer's own mission: its clock tells the times."""
        if mission is not None:
            self.page.set_zone(mission.zone)

    def _ask(self, *, takes_focus: bool = False) -> None:
        def answered(lines: list[ImportLine]) -> None:
            self.page.show_imports(lines)
            if takes_focus:
                self.page.begin()

        self._place.ask(imports, answered, topic="imports")

    def _weigh(self, import_id: int) -> None:
        now_ms = self._place.post.now_ms()

        def weighed(connection: Connection) -> UndoPreview:
            plan = roster_undo.weigh(connection, import_id, now_ms)
            return UndoPreview(import_id, plan.undone, tuple(person_rows(connection, plan.kept)))

        self._place.ask(weighed, self.page.undo.show_weighed, self._refuse, topic="import-weighed")

    def _undo(self, import_id: int) -> None:
        """Not to be cancelled: half an import is worse than either."""
        place = self._place
        self.page.hold(True)

        def work(progress: Progress) -> UndoPreview:
            done = roster_undo.undo(place.post, import_id, progress.told, progress.write_on)
            kept = place.reading(lambda connection: person_rows(connection, done.kept_persons))
            return UndoPreview(import_id, done.undone, tuple(kept))

        place.run(work, self.page.undo.show_progress, self._undone, self._refuse, self._ask)

    def _undone(self, result: UndoPreview) -> None:
        self.page.hold(False)
        self.page.undo.show_result(result)
        self._ask(takes_focus=True)
        self.undone.emit(result)

    def _refuse(self, fault: Fault) -> None:
        self.page.hold(False)
        self.page.undo.show_wrong(told(fault))
        self._ask(takes_focus=True)

    def _take_touched(self, touched: Touched) -> None:
        if self._is_shown and touched.has(Kind.ROSTER_IMPORT) and not self.is_undoing():
            self._ask()

    def _close(self) -> None:
        self._is_shown = False
        self.closed.emit()
