"""The right side of the incident screen: the five questions, or the one form that is being filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from console.desk.drafts import report_subject
from console.desk.incident_opening import SUBJECT, IncidentOpening
from console.desk.incident_picture import Picture
from console.desk.place import Place
from console.desk.wording import told
from console.duty import reports
from console.duty.post import Post
from console.faults import Fault
from console.model.change import Value
from console.model.kinds import Kind
from console.model.shown import MissionLine, TimelineItem
from console.model.words import Question, Source
from console.register.touched import Touched
from widgets.check_forms import AuthorityContactForm, EntryForm, HospitalCheckForm
from widgets.field_form import FieldForm
from widgets.form_draft import FormDraft
from widgets.incident_form import IncidentForm
from widgets.plain import PlainLabel
from widgets.questions_card import QuestionsCard
from widgets.report_form import ReportDraft, ReportForm
from widgets.spoken import SpokenFrame
from widgets.withdrawal_form import WithdrawalForm

WIDTH_PX = 390  # the widest form with its labels, in either language, and no more: the map needs the rest
Fields = Mapping[str, Value]


class Invitation(SpokenFrame):
    """What stands here before the first incident. ``open_asked``: the officer wants to open one."""

    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_card=True)
        self._title = PlainLabel(role="title", wraps=True)
        self._text = PlainLabel(role="muted", wraps=True)
        self._open = QPushButton()
        self._open.setProperty("primary", "true")
        self._open.clicked.connect(self.open_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("No incident is open"))
        self._text.setText(
            self.tr(
                "Type where it happened: a city, a province or a country. Time zone, area and the accredited missions "
                "follow from it, and each of them can be changed."
            )
        )
        self._open.setText(self.tr("Open an incident"))


_WITHDRAWN_AS = {
    "entry": Kind.ENTRY,
    "answer": Kind.ANSWER,
    "hospital": Kind.HOSPITAL_CHECK,
    "authority": Kind.AUTHORITY_CONTACT,
}  # by ``TimelineItem.what``; a report is withdrawn on the person's card, among the others on that person


class IncidentPanel(QStackedWidget):
    """Shows the questions of an incident and files what its forms give. ``opened`` carries a new incident's id."""

    opened = Signal(object)
    form_changed = Signal(bool)  # a form is open
    withdrawn = Signal()  # a line of the timeline was taken back
    line_left = Signal()  # the form of such a line went, whether it was taken back or not

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._picture: Picture | None = None
        self._own: MissionLine | None = None
        self._person = 0
        self._form: QWidget | None = None
        self._subject = ""  # of the open form's draft
        self.questions = QuestionsCard(place.post.now_ms)
        self.invitation = Invitation()
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in (self.invitation, self.questions, self._room):
            self.addWidget(page)
        self.setFixedWidth(WIDTH_PX)
        self.invitation.open_asked.connect(self.begin_incident)
        self.questions.answered.connect(self._answer)
        self.questions.answer_withdrawn.connect(self._withdraw_answer)
        self.questions.form_opened.connect(lambda question, draft: self._offer(draft, self._about_answer(question)))
        self.questions.form_cancelled.connect(lambda question: place.drafts.forget(self._about_answer(question)))

    def set_own_mission(self, mission: MissionLine | None) -> None:
        """The officer's own mission."""
        self._own = mission

    def show_picture(self, picture: Picture | None) -> None:
        """Show an incident's questions, or the invitation. A form being filled in for the same incident stays."""
        before, self._picture = self._picture, picture
        is_same = before is not None and picture is not None and before.line.incident == picture.line.incident
        if not is_same:  # what is being typed belongs to the incident that was left; its draft waits there
            self.questions.leave_forms()
            if not isinstance(self._form, IncidentForm):
                self.leave_form()
        self.questions.show_questions(picture.questions if picture else (), picture.line.zone if picture else "UTC")
        self.questions.show_alerts(picture.alerts if picture else ())
        if self._form is None:
            self.leave_form()

    def begin_incident(self) -> None:
        """Open the form for a new incident."""
        form = IncidentForm(self._place.post.now_ms)
        opening = IncidentOpening(self._place, form)
        opening.set_own_mission(self._own)
        opening.opened.connect(self._opened)
        self._show_form(form, SUBJECT)
        opening.begin()

    def begin_answer(self) -> None:
        """Open the form of the question to be asked next."""
        self.leave_form()
        self.questions.begin_answer(self.questions.first_unanswered())

    def begin_check(self) -> None:
        """Open the form for a hospital that was checked."""
        if self._picture is not None:
            form = HospitalCheckForm(self._picture.line.zone, self._place.post.now_ms)
            form.show_facilities(self._picture.facilities)
            form.checked.connect(self._check)
            self._begin(form, "check")

    def begin_contact(self) -> None:
        """Open the form for an authority that was contacted."""
        if self._picture is not None:
            form = AuthorityContactForm(self._picture.line.zone, self._place.post.now_ms)
            form.show_offices(self._picture.offices)
            form.contacted.connect(self._contact)
            self._begin(form, "contact")

    def begin_entry(self) -> None:
        """Open the form for a line of the chronology."""
        if self._picture is not None:
            form = EntryForm(self._picture.line.zone, self._place.post.now_ms)
            form.entered.connect(self._enter)
            self._begin(form, "entry")

    def begin_report(self, person: int, name: str) -> None:
        """Open the form for a report on a person."""
        if self._picture is not None:
            self._person = person
            form = ReportForm(now_ms=self._place.post.now_ms)
            form.report_filed.connect(self._report)
            form.cancelled.connect(self.cancel_form)
            self._show_form(form, report_subject(self._picture.line.incident, person))
            form.start(name, self._picture.line.zone)
            self._offer(form.draft, self._subject)

    def cancel_form(self) -> None:
        """Put the form away, and what was typed into it with it."""
        self._place.drafts.forget(self._subject)
        self.leave_form()

    def begin_withdrawal(self, item: TimelineItem) -> bool:
        """Open a line of the timeline, to be read or withdrawn. False when another form is being filled in: it stays."""
        is_writing = self._form is not None and not isinstance(self._form, WithdrawalForm)
        if self._picture is None or item.what not in _WITHDRAWN_AS or is_writing:
            return not is_writing
        form = WithdrawalForm(item, self._picture.line.zone)
        form.withdrawn.connect(self._withdraw)
        self._show_form(form, f"withdrawal:{item.record}")
        form.begin()
        if form.is_living():
            self._offer(form.draft, self._subject)
        return True

    def leave_form(self) -> None:
        """Show the questions or the invitation again; what was typed into the form comes back when it is opened again."""
        form, self._form, self._subject = self._form, None, ""
        had_focus = form is not None and form.isAncestorOf(QApplication.focusWidget() or self)
        if form is not None:
            self._room.takeWidget()
            form.hide()
            form.deleteLater()
        page = self.questions if self._picture is not None else self.invitation
        self.setCurrentWidget(page)
        if had_focus:  # Qt would hand it to the list of incidents, where the next arrow key opens another one
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form_changed.emit(False)
        if isinstance(form, WithdrawalForm):
            self.line_left.emit()

    def _show_form(self, form: QWidget, subject: str) -> None:
        self.leave_form()
        self._form, self._subject = form, subject
        if isinstance(form, FieldForm):
            form.left.connect(self.cancel_form)
        self._room.setWidget(form)
        self.setCurrentWidget(self._room)
        self.form_changed.emit(True)

    def _about(self, form: str) -> str:
        """The subject of a draft: this form, in the incident shown."""
        return f"{form}:{self._picture.line.incident if self._picture else 0}"

    def _about_answer(self, question: Question) -> str:
        return self._about(f"answer:{question.value}")

    def _begin(self, form: HospitalCheckForm | AuthorityContactForm | EntryForm, name: str) -> None:
        self._show_form(form, self._about(name))
        form.begin()
        self._offer(form.draft, self._subject)

    def _offer(self, draft: FormDraft, subject: str) -> None:
        if self._picture is not None:
            self._place.drafts.offer(draft, subject, self._picture.line.zone)

    def _opened(self, incident: int) -> None:
        self.leave_form()
        self.opened.emit(incident)

    def _answer(self, question: Question, fields: Fields) -> None:
        told_fields = dict(fields)
        value, source = str(told_fields.pop("value")), Source.of(str(told_fields.pop("source")))
        self._write(
            lambda post, incident: reports.answer(post, incident, question, value, source, **told_fields),
            self._about_answer(question),
        )

    def _withdraw_answer(self, answer: int, reason: str) -> None:
        self._place.write(lambda post: reports.withdraw(post, Kind.ANSWER, answer, reason))

    def _withdraw(self, item: TimelineItem, reason: str) -> None:
        kind, record = _WITHDRAWN_AS[item.what], item.record
        self._file(self._subject, lambda post: reports.withdraw(post, kind, record, reason), self.withdrawn.emit)

    def _check(self, fields: Fields) -> None:
        self._write(lambda post, incident: reports.check_hospital(post, incident, **fields))

    def _contact(self, fields: Fields) -> None:
        self._write(lambda post, incident: reports.contact_authority(post, incident, **fields))

    def _enter(self, fields: Fields) -> None:
        text, at_ms = str(fields["text"]), fields["observed_at_ms"]
        assert isinstance(at_ms, int)
        self._write(lambda post, incident: reports.note(post, incident, text, at_ms))

    def _report(self, drafts: list[ReportDraft]) -> None:
        person = self._person
        self._write(lambda post, incident: reports.file_reports(post, incident, person, drafts))

    def _write(self, work: Callable[[Post, int], tuple[object, Touched]], subject: str = "") -> None:
        """Write into the incident shown. subject: of the draft that is filed with it; else of the open form's."""
        if self._picture is not None:
            incident = self._picture.line.incident
            self._file(subject or self._subject, lambda post: work(post, incident))

    def _file(self, subject: str, work: Callable[[Post], object], then: Callable[[], None] | None = None) -> None:
        """Write what a form filed; only when it is kept does the form go, so that nothing typed is lost."""

        def kept(_: object) -> None:
            if subject == self._subject:  # another form may have been opened meanwhile
                self.leave_form()
            if then is not None:
                then()

        self._place.drafts.file(subject, work, kept, lambda fault: self._refuse(subject, fault))

    def _refuse(self, subject: str, fault: Fault) -> None:
        if subject != self._subject:
            self._place.faulted.emit(fault)
        elif isinstance(self._form, FieldForm):
            self._form.show_wrong(told(fault))
        elif isinstance(self._form, ReportForm):
            self._form.show_fault(told(fault))
