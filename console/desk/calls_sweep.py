"""The sweep: shows who is to be asked about our people, and writes what each of them said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from console.desk.place import Place
from console.desk.screen_tab import ScreenTab
from console.desk.wording import told
from console.duty import sweeps
from console.duty.post import Post
from console.duty.sweeps import Started
from console.faults import Fault
from console.model.change import Value
from console.model.kinds import Kind
from console.model.shown_response import FacilityLine
from console.model.words import CheckMethod, HospitalResult
from console.register.reading.facilities import facilities
from console.register.touched import Touched
from widgets.calls.facility_forms import FacilityForm, SweepCheckForm
from widgets.calls.small_forms import FacilityRemoval
from widgets.calls.sweep_board import SweepBoard
from widgets.section import joined

_LIST_KINDS = (Kind.FACILITY, Kind.HOSPITAL_CHECK, Kind.AUTHORITY_CONTACT)


class CallsSweep(ScreenTab):
    """The tab *Sweep*."""

    def __init__(self, place: Place, parent: QObject) -> None:
        self.board = SweepBoard(place.post.now_ms, can_start=True)
        super().__init__(place, self.board, _LIST_KINDS, parent)
        self._wanted: int | str | None = None  # a check's record, or a name, that comes to hand as soon as it is listed
        self._subject = ""  # of the open form's draft
        self.board.check_wanted.connect(self._begin_check)
        self.board.addition_wanted.connect(self._begin_addition)
        self.board.removal_wanted.connect(self._begin_removal)
        self.board.start_wanted.connect(self._start)
        self.board.room.left.connect(self._cancel)

    def change_incident(self) -> None:
        self._subject = ""
        self.board.room.clear()
        if self._incident is not None:
            self.board.expect()

    def refresh_ages(self) -> None:
        self.board.refresh_ages()

    def ask(self) -> None:
        incident = self._incident
        if incident is None:
            self._place.jobs.silence("facilities")
            self.board.show_lines(None)
            return
        self._place.ask(lambda connection: facilities(connection, incident.incident), self._show, topic="facilities")

    def go_to(self, record: int) -> None:
        """Bring the facility of a check or contact to hand, now or as soon as it is listed."""
        self._wanted = record
        self.board.go_to_record(record)
        self.board.take_focus()

    def _show(self, lines: list[FacilityLine]) -> None:
        self.board.show_lines(lines)
        wanted, self._wanted = self._wanted, None
        if isinstance(wanted, str):
            self.board.go_to(wanted)
        elif wanted is not None:
            self.board.go_to_record(wanted)

    def _start(self) -> None:
        incident = self._incident
        if incident is not None:
            self._place.write(lambda post: sweeps.start(post, incident.incident), self._tell_started)

    def _tell_started(self, answer: tuple[Started, Touched]) -> None:
        started, _ = answer
        from_sheets, to_be_named = sum(started.from_sheets.values()), started.to_be_named

        def telling() -> str:
            told = self.tr("%n from the contact sheets", "", from_sheets)
            more = self.tr("%n to be named", "", to_be_named) if to_be_named else ""
            return self.tr("On the list now: {what}").replace("{what}", joined((told, more)))

        self.tell("sweep-started", telling, "done")

    def _begin_check(self, line: FacilityLine) -> None:
        form = SweepCheckForm(line, self.zone(), self._place.post.now_ms)
        form.checked.connect(self._check)
        self._begin(form, f"{self.about('sweep')}:{line.name}")

    def _begin_addition(self) -> None:
        form = FacilityForm()
        form.added.connect(self._add)
        self._begin(form, self.about("facility"))

    def _begin_removal(self, line: FacilityLine) -> None:
        facility = line.facility
        if facility is not None:
            form = FacilityRemoval(line.name)
            form.reasoned.connect(
                lambda reason: self._file(lambda post: sweeps.remove_facility(post, facility, reason))
            )
            self._begin(form, f"removal:{facility}")

    def _begin(self, form: SweepCheckForm | FacilityForm | FacilityRemoval, subject: str) -> None:
        self._subject = subject
        self.board.room.show_form(form)
        self._place.drafts.offer(form.draft, subject, self.zone())
        form.begin()

    def _check(self, fields: dict[str, Value]) -> None:
        incident, more = self._incident, dict(fields)
        name = str(more.pop("name"))
        result, method = HospitalResult.of(str(more.pop("result"))), CheckMethod.of(str(more.pop("method")))
        if incident is not None:
            self._file(lambda post: sweeps.check(post, incident.incident, name, result, method, **more))

    def _add(self, fields: dict[str, Value]) -> None:
        incident, more = self._incident, dict(fields)
        name, kind = str(more.pop("name")), str(more.pop("type"))
        if incident is not None:
            self._wanted = name
            self._file(lambda post: sweeps.add_facility(post, name, kind, incident=incident.incident, **more))

    def _file(self, work: Callable[[Post], tuple[int, Touched] | Touched]) -> None:
        subject = self._subject

        def filed(_: object) -> None:
            if subject == self._subject:  # another form may have been opened meanwhile
                self._leave()

        self._place.drafts.file(subject, work, filed, lambda fault: self._refuse(subject, fault))

    def _refuse(self, subject: str, fault: Fault) -> None:
        form = self.board.room.form()
        if subject == self._subject and form is not None:
            form.show_wrong(told(fault))
        else:
            self._place.faulted.emit(fault)

    def _cancel(self) -> None:
        self._place.drafts.forget(self._subject)
        self._leave()

    def _leave(self) -> None:
        self._subject = ""
        if self.board.room.clear():
            self.board.take_focus()
