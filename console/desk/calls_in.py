"""Calls that come in: notes enquiries, offers who may be meant, answers and promises."""

from __future__ import annotations

from PySide6.QtCore import QObject
from shiboken6 import isValid

from console.desk.form_tab import FormTab
from console.desk.place import Place
from console.desk.wording import told
from console.duty import enquiries
from console.model.change import Value
from console.model.kinds import Kind
from console.model.shown_response import EnquiryLine
from console.register.reading.enquiries import enquiries as listed
from console.register.touched import Touched
from widgets.calls.in_board import InBoard
from widgets.calls.small_forms import ConcernsForm, EnquiryWithdrawal, PromiseForm, ToldForm
from widgets.calls.sought_field import SoughtField
from widgets.field_form import FieldForm

_LIST_KINDS = (Kind.ENQUIRY, Kind.REPORT, Kind.PERSON, Kind.REGISTRATION, Kind.PAIR)


class CallsIn(FormTab):
    """The tab *In*."""

    def __init__(self, place: Place, parent: QObject) -> None:
        self.board = InBoard(place.post.now_ms)
        super().__init__(place, self.board, self.board.room, _LIST_KINDS, parent)
        self._wanted: int | None = None  # an enquiry that comes to hand as soon as the list has it
        board = self.board
        board.form.noted.connect(self._note)
        board.form.left.connect(self._leave_enquiry)
        board.form.sought.name_typed.connect(lambda name: self._ask_sought(board.form.sought, name))
        board.wanted.connect(self._begin)
        board.person_wanted.connect(self.person_wanted)

    def change_incident(self) -> None:
        self.forget_form()
        self.board.form.draft.end()
        self.board.form.clear()
        if self._incident is not None:
            self.board.expect()
            self.board.form.set_zone(self.zone())
            self._place.drafts.offer(self.board.form.draft, self.about("enquiry"), self.zone())

    def refresh_ages(self) -> None:
        self.board.refresh_ages()

    def ask(self) -> None:
        incident = self._incident
        if incident is None:
            self._place.jobs.silence("enquiries")
            self.board.show_lines(None, self.zone())
            return
        self._place.ask(lambda connection: listed(connection, incident.incident), self._show, topic="enquiries")

    def go_to(self, enquiry: int) -> None:
        """Bring an enquiry to hand, now or as soon as the list has it."""
        self._wanted = enquiry
        self.board.go_to(enquiry)
        self.board.take_focus()

    def _show(self, lines: list[EnquiryLine]) -> None:
        self.board.show_lines(lines, self.zone())
        if self._wanted is not None:
            self.board.go_to(self._wanted)
            self._wanted = None

    def _ask_sought(self, field: SoughtField, name: str) -> None:
        incident = self._incident
        if incident is None:
            return

        def offer(found: tuple[enquiries.Sought, ...]) -> None:
            if isValid(field):  # its form may have been put away meanwhile
                field.show_offered(name, [each.row for each in found])

        self._place.ask(
            lambda connection: enquiries.people_sought(connection, incident.incident, name), offer, topic="sought"
        )

    # Noting an enquiry.

    def _note(self, sought: str, person: int | None, caller: str, fields: dict[str, Value]) -> None:
        incident, form = self._incident, self.board.form
        if incident is None:
            return
        self._place.drafts.file(
            form.draft.subject,
            lambda post: enquiries.add_enquiry(post, incident.incident, sought, caller, person=person, **fields),
            self._noted,
            lambda fault: form.show_wrong(told(fault)),
        )

    def _noted(self, answer: tuple[int, Touched]) -> None:
        self._wanted = answer[0]
        self.board.form.clear()
        self._place.drafts.offer(self.board.form.draft, self.about("enquiry"), self.zone())
        self.board.form.begin()

    def _leave_enquiry(self) -> None:
        self._place.drafts.forget(self.board.form.draft.subject)
        self.board.form.clear()
        self.board.take_focus()

    # What is done with one.

    def _begin(self, name: str, line: EnquiryLine) -> None:
        form = self._form(name, line)
        self.stand(form, f"{name}:{line.enquiry}")
        if isinstance(form, ToldForm | PromiseForm | ConcernsForm | EnquiryWithdrawal):
            form.begin()

    def _form(self, name: str, line: EnquiryLine) -> FieldForm:
        enquiry = line.enquiry
        if name == "answer":
            answer = ToldForm(line.caller)
            answer.told_it.connect(lambda text: self.file(lambda post: enquiries.answer_enquiry(post, [enquiry], text)))
            return answer
        if name == "promise":
            promise = PromiseForm(self.zone(), self._place.post.now_ms)
            promise.promised.connect(
                lambda at_ms: self.file(lambda post: enquiries.promise_again(post, enquiry, at_ms))
            )
            return promise
        if name == "concerns":
            concerns = ConcernsForm(line.sought)
            concerns.sought.name_typed.connect(lambda name: self._ask_sought(concerns.sought, name))
            concerns.concerned.connect(lambda person: self.file(lambda post: enquiries.concerns(post, enquiry, person)))
            return concerns
        withdrawal = EnquiryWithdrawal(f"{line.person_name} · {line.caller}")
        withdrawal.reasoned.connect(
            lambda reason: self.file(lambda post: enquiries.withdraw_enquiry(post, enquiry, reason))
        )
        return withdrawal

    def take_focus(self) -> None:
        self.board.take_focus()
