"""An officer's hand on the window of the demonstration: where each step leads, and the step itself, by the same forms and keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from console.desk import demo_sample as sample
from console.desk.playing import Awaited, Beat, Lost, Scene, Script, press, typed
from console.desk.window import Window
from console.model.query import FigureKey
from console.model.statement_words import SlotName
from console.model.words import CheckMethod, HospitalResult, Question
from widgets.calls.facility_forms import SweepCheckForm
from widgets.incident_form import IncidentForm

W = TypeVar("W", bound=QWidget)
FIGURE: FigureKey = ("roster", "present")
HOSPITAL = "Rumah Sakit Contoh Utara"
SEEN = {
    "result": HospitalResult.NONE_OURS,
    "method": CheckMethod.VISIT,
    "foreigners": 2,
    "said_by": "perawat jaga (contoh)",
}


class Hand:
    """What it does is done on the window; what it awaits is asked by ``Playing``.

    cell: record id of the students' cell. carry: brings a file to the second console.
    """

    def __init__(self, window: Window, cell: Callable[[], int | None], carry: Callable[[], None]) -> None:
        self._window, self._cell, self._carry = window, cell, carry

    def lead(self, step: int) -> Script:
        """Bring the screen of a step to the front, with the keys where the step begins and what it needs at hand."""
        leads = {1: "incident-open", 2: "calls-wardens", 3: "calls-sweep", 4: "go-incident", 5: "exchange-waiting"}
        if step in leads:
            self._window.registry.run(leads[step])
        if step == 2:
            QApplication.clipboard().setText(sample.chat())
            form = self._window.calls_screen.lists.board.form
            yield lambda: form.warden.count() > 1 and self._cell() is not None
            form.warden.choose(self._cell())
            form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def script(self, step: int, done: Awaited) -> Script:
        """The step, played. done: whether what it writes has been written."""
        scripts = {
            1: self._open_incident,
            2: self._paste_list,
            3: self._check_hospital,
            4: self._ask_who_said,
            5: self._bring_file,
        }
        return scripts[step](done)

    def mark_exercise(self) -> None:
        """The form for a new incident, if it is open, says that it is an exercise: nobody here exists."""
        for form in self._window.findChildren(IncidentForm):
            form.draft.put({"exercise": True})

    def _open_incident(self, done: Awaited) -> Script:
        yield from self.lead(1)
        form = self._found(IncidentForm)
        self.mark_exercise()
        field = form.focusWidget()
        yield Beat()
        yield from typed(_there(field), sample.CITY)
        yield lambda: any(places.count() for places in form.findChildren(QListWidget) if places.isVisible())
        yield Beat(1.5)
        press(_there(field), Qt.Key.Key_Return)
        yield lambda: bool(form.draft.typed().get("title"))
        yield Beat(4)
        press(_there(field), Qt.Key.Key_Return)
        yield done
        fit = self._window.incident_screen.map.view.fit_incident
        yield from self._shown(Scene("1", fit))

    def _check_hospital(self, done: Awaited) -> Script:
        yield from self.lead(3)
        board = self._window.calls_screen.sweep.board
        yield Beat()
        if board.line() is None:
            press(board, Qt.Key.Key_S, "s")
            yield lambda: board.line() is not None
            yield Beat(1.5)
        board.go_to(HOSPITAL)
        yield Beat()
        press(board.table, Qt.Key.Key_Return)
        yield lambda: isinstance(board.room.form(), SweepCheckForm)
        form = board.room.form()
        for name, value in SEEN.items():
            yield Beat(0.7)
            _there(form)
            assert form is not None
            form.draft.put({name: value})
        yield Beat(1.5)
        assert form is not None
        form.file_it()
        yield done
        yield Beat(1.5)
        statement = self._window.briefing_screen.statement.board
        self._window.registry.run("briefing-statement")
        yield Beat(1.5)
        yield from self._shown(Scene("3", lambda: statement.go_to(SlotName.NATIONALS)))

    def _ask_who_said(self, done: Awaited) -> Script:
        yield from self.lead(4)
        panel = self._window.incident_screen.panel
        if panel.questions.isHidden():
            panel.leave_form()
        yield Beat(1.5)
        panel.questions.unfold(Question.VICTIMS)
        yield done

        def bring() -> None:
            panel.questions.unfold(Question.VICTIMS)
            self._window.incident_screen.map.view.fit_incident()

        yield from self._shown(Scene("4", bring))

    def _bring_file(self, done: Awaited) -> Script:
        yield from self.lead(5)
        yield Beat(1.5)
        self._carry()
        yield done
        yield from self._shown(Scene("5"))

    def _paste_list(self, done: Awaited) -> Script:
        yield from self.lead(2)
        board = self._window.calls_screen.lists.board
        yield Beat()
        board.paste(sample.chat())
        yield lambda: board.rows.proposal is not None and bool(board.rows.proposal.lines)
        yield from self._shown(Scene("2"))
        yield Beat(2)
        press(board, Qt.Key.Key_1, "1")
        yield Beat(1.5)
        board.filing_wanted.emit()
        yield done
        yield Beat(1.5)
        self._window.registry.run("go-incident")
        yield from self._shown(Scene("2-tally", self._window.incident_screen.map.view.fit_incident))
        self._window.incident_screen.board.figure_chosen.emit(FIGURE)
        yield from self._shown(Scene("2-names"))

    def _shown(self, scene: Scene) -> Script:
        """The answers have come; then the scene is looked at for a while."""
        yield self._window.place.jobs.is_at_rest
        scene.bring()
        yield Beat(2)
        yield scene

    def _found(self, kind: type[W]) -> W:
        found = next((each for each in self._window.findChildren(kind) if each.isVisible()), None)
        if found is None:
            raise Lost
        return found


def _there(widget: W | None) -> W:
    """The widget, if nobody has closed it meanwhile. Raises Lost."""
    if widget is None or not widget.isVisible():
        raise Lost
    return widget
