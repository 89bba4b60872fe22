"""The sweep: shows who is to be asked about our people, and writes what each of them said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from sqlalchemy import Connection

from console.desk.form_tab import FormTab
from console.desk.jobs import Progress
from console.desk.place import Place
from console.duty import contact_sheet, sweeps
from console.duty.contact_sheet import SheetPlan
from console.duty.sweeps import Started
from console.formats.contacts.shapes import ContactsReading
from console.model.change import Value
from console.model.kinds import Kind
from console.model.shown_response import FacilityLine
from console.model.words import CheckMethod, HospitalResult
from console.register.reading.facilities import facilities
from console.register.reading.incidents import missions
from console.register.reading.officers import mission_of
from widgets import file_choice
from widgets.calls.facility_forms import FacilityForm, NamingForm, SweepCheckForm
from widgets.calls.small_forms import FacilityRemoval
from widgets.calls.sweep_board import SweepBoard
from widgets.times import number

KINDS_OF_SHEET = "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt"
ROWS_TOLD = 12  # of a contact sheet, in one notice
ChooseSource = Callable[[QWidget, str, str], Path | None]
_LIST_KINDS = (Kind.FACILITY, Kind.HOSPITAL_CHECK, Kind.AUTHORITY_CONTACT)


def proposed(connection: Connection, reading: ContactsReading, officer: int) -> SheetPlan:
    """What a sheet would do to that of the officer's own mission."""
    home = mission_of(connection, officer)
    line = next(each for each in missions(connection) if each.mission == home)
    return contact_sheet.propose(connection, reading, line)


class CallsSweep(FormTab):
    """The tab *Sweep*."""

    def __init__(self, place: Place, parent: QObject) -> None:
        self.board = SweepBoard(place.post.now_ms)
        super().__init__(place, self.board, self.board.room, _LIST_KINDS, parent)
        self._wanted: int | str | None = None  # a check's record, or a name, that comes to hand as soon as it is listed
        self.board.check_wanted.connect(self._begin_check)
        self.board.addition_wanted.connect(self._begin_addition)
        self.board.removal_wanted.connect(self._begin_removal)
        self.board.start_wanted.connect(self._start)
        self.board.sheet_wanted.connect(self._choose_sheet)
        self.choose_file: ChooseSource = file_choice.chosen_source

    def change_incident(self) -> None:
        self.forget_form()
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

    # the list as a whole

    def _start(self) -> None:
        incident = self._incident
        if incident is not None:
            self._place.write(
                lambda post: sweeps.start(post, incident.incident), lambda answer: self._tell_started(answer[0])
            )

    def _tell_started(self, started: Started) -> None:
        self.tell("sweep-started", lambda: self._started_text(started), "done")

    def _started_text(self, started: Started) -> str:
        sheets = sum(started.from_sheets.values())
        told = [self.tr("%Ln came from the contact sheets.", "", sheets)]
        if started.to_be_named:
            told.append(self.tr("%Ln stand(s) for a kind and must be named.", "", started.to_be_named))
        return " ".join(told)

    def _choose_sheet(self) -> None:
        path = self.choose_file(self.board.window(), self.tr("Choose a contact sheet"), KINDS_OF_SHEET)
        if path is not None:
            self.read_sheet(path)

    def read_sheet(self, path: Path) -> None:
        """Read a contact sheet in for the officer's mission; what it did is told."""

        def work(progress: Progress) -> SheetPlan:
            reading = contact_sheet.read(path)
            officer = self._place.post.officer
            plan = self._place.reading(lambda connection: proposed(connection, reading, officer))
            progress.write(lambda: contact_sheet.apply(self._place.post, plan))
            return plan

        self._place.run(work, _unheard, self._tell_read, self._place.faulted.emit, _nothing)

    def _tell_read(self, plan: SheetPlan) -> None:
        self.tell("sheet-read", lambda: self._read_text(plan), "attention" if plan.faults else "done")

    def _read_text(self, plan: SheetPlan) -> str:
        told = self.tr("Contact sheet read: {new} new, {changed} changed, {unchanged} unchanged, {rejected} rejected.")
        counts = {
            "new": len(plan.new),
            "changed": len(plan.changed),
            "unchanged": plan.unchanged,
            "rejected": plan.rejected,
        }
        for name, count in counts.items():
            told = told.replace("{" + name + "}", number(count))
        rows = sorted({fault.row for fault in plan.faults})
        if rows:
            more = "…" if len(rows) > ROWS_TOLD else ""
            looked_at = self.tr("Look at these rows: {rows}.")
            told += " " + looked_at.replace("{rows}", ", ".join(map(str, rows[:ROWS_TOLD])) + more)
        return told

    def _begin_check(self, line: FacilityLine) -> None:
        if line.is_to_be_named and line.facility is not None:  # nobody can ask what has no name
            self._begin_naming(line, line.facility)
            return
        form = SweepCheckForm(line, self.zone(), self._place.post.now_ms)
        form.checked.connect(self._check)
        self._begin(form, f"{self.about('sweep')}:{line.name}")

    def _begin_naming(self, line: FacilityLine, facility: int) -> None:
        form = NamingForm(line)
        form.named.connect(lambda name, phone: self._name(facility, name, phone))
        self._begin(form, f"naming:{facility}")

    def _name(self, facility: int, name: str, phone: str) -> None:
        self._wanted = name
        self.file(lambda post: sweeps.name_facility(post, facility, name, phone=phone))

    def _begin_addition(self) -> None:
        form = FacilityForm()
        form.added.connect(self._add)
        self._begin(form, self.about("facility"))

    def _begin_removal(self, line: FacilityLine) -> None:
        facility = line.facility
        if facility is not None:
            form = FacilityRemoval(line.name)
            form.reasoned.connect(lambda reason: self.file(lambda post: sweeps.remove_facility(post, facility, reason)))
            self._begin(form, f"removal:{facility}")

    def _begin(self, form: SweepCheckForm | FacilityForm | NamingForm | FacilityRemoval, subject: str) -> None:
        self.stand(form, subject)
        form.begin()

    def _check(self, fields: dict[str, Value]) -> None:
        incident, more = self._incident, dict(fields)
        name = str(more.pop("name"))
        result, method = HospitalResult.of(str(more.pop("result"))), CheckMethod.of(str(more.pop("method")))
        if incident is not None:
            self.file(lambda post: sweeps.check(post, incident.incident, name, result, method, **more))

    def _add(self, fields: dict[str, Value]) -> None:
        incident, more = self._incident, dict(fields)
        name, kind = str(more.pop("name")), str(more.pop("type"))
        if incident is not None:
            self._wanted = name
            self.file(lambda post: sweeps.add_facility(post, name, kind, incident=incident.incident, **more))

    def take_focus(self) -> None:
        self.board.take_focus()


def _unheard(done: int, total: int) -> None:
    """A contact sheet is read in a second."""


def _nothing() -> None:
    """Nobody cancels it."""
