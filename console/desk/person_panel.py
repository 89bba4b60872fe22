"""The panel beside the list of people: one person's card, the report form, the form for a new person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.desk.drafts import report_subject
from console.desk.place import Place
from console.desk.wording import told, wording
from console.duty import people, reports
from console.duty.post import Post
from console.faults import Fault
from console.model.kinds import Kind
from console.model.query import PeopleQuery
from console.model.shown import IncidentLine, PeoplePage, PersonCard
from console.model.words import IdentifierType, Verdict
from console.register.reading.card import person_card
from console.register.reading.people import PeopleScope, find_people
from console.register.touched import Touched
from widgets import times
from widgets.form_draft import FormDraft
from widgets.link_button import LinkButton
from widgets.person_card import PersonCardView
from widgets.person_form import ALIKE_SHOWN, PersonDraft, PersonForm
from widgets.plain import PlainLabel
from widgets.report_form import ReportDraft, ReportForm
from widgets.spoken import Spoken

WIDTH_PX = 430  # a passport number, its check and its expiry on one line
ALIKE_FROM = 3  # letters; fewer are alike to everybody
NEW_PERSON = "person"  # the subject of the draft of a person who is added
TAKEN_BACK = "judgement taken back"  # stored with a withdrawn pair, beside "judged again"
_CARD_KINDS = (
    Kind.PERSON,
    Kind.IDENTIFIER,
    Kind.REGISTRATION,
    Kind.HOUSEHOLD,
    Kind.WARDEN,
    Kind.PAIR,
    Kind.REPORT,
    Kind.INCIDENT,
)


class PersonPanel(Spoken):
    """Asks for what it shows and writes what is decided in it.

    person_filed: record id of a person just added. reported: reports were filed. closed: the panel is not wanted any more.
    """

    person_filed = Signal(object)
    reported = Signal()
    closed = Signal()

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._incident: IncidentLine | None = None
        self._card: PersonCard | None = None
        self._wanted: int | None = None  # whose card is asked for, or shown
        self._reports_next = False  # the report form opens as soon as the card is there
        now_ms = place.post.now_ms  # ages and moments by the clock that stamps the reports
        self.card = PersonCardView(now_ms=now_ms, wording=wording)
        self.report_form, self.person_form = ReportForm(now_ms=now_ms), PersonForm()
        self._stack = QStackedWidget()
        self._fault = PlainLabel(role="critical", wraps=True)
        self._close = LinkButton(name="close")
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_person(self, person: int) -> None:
        """Open a person's card. A form with something typed in it stays: it is the officer's to file or to leave."""
        form = self._stack.currentWidget()
        if form is not None and self.has_draft():
            form.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._reports_next = False
        self._stack.setCurrentWidget(self.card)
        self._want(person)

    def start_report(self, person: int) -> None:
        """Open the form for a report on a person."""
        if self.is_reporting() and (self.has_draft() or self._wanted == person):
            self.report_form.pad.setFocus()
            return
        self._reports_next = True
        self._want(person)

    def start_person(self, name: str = "") -> None:
        """Open the form for a new person."""
        self._say("")
        self._end_drafts()
        self._stack.setCurrentWidget(self.person_form)
        self.person_form.start(name)
        self._place.drafts.offer(self.person_form.draft, NEW_PERSON, self._zone())

    def set_incident(self, incident: IncidentLine | None) -> None:
        """In which incident the situation is told and reports are filed. A report being typed waits in the incident it is of."""
        before, self._incident = self._incident, incident
        if self.is_reporting() and (before.incident if before else 0) != (incident.incident if incident else 0):
            self._leave_form()
        self.refresh()

    def person(self) -> int | None:
        """The record id of whose card is shown or on its way."""
        return self._wanted

    def shown_card(self) -> PersonCard | None:
        """The card that is to be seen; None while there is none or a form stands in its place."""
        return self._card if self._stack.currentWidget() is self.card else None

    def is_reporting(self) -> bool:
        """Whether the report form is open."""
        return self._stack.currentWidget() is self.report_form

    def has_draft(self) -> bool:
        """Whether something typed in a form would be lost by showing something else."""
        page = self._stack.currentWidget()
        if page is self.report_form:
            return bool(self.report_form.draft.typed())
        return page is self.person_form and bool(self.person_form.name.text().strip() or self.person_form.draft.typed())

    def take_touched(self, touched: Touched) -> None:
        """Ask again where a write may have changed the card."""
        if self._card is None or not touched.has(*_CARD_KINDS):
            return
        around = {*self._card.members, *(pair.other for pair in self._card.pairs)}
        concerns_us = bool(touched.of(Kind.PERSON) & around) or any(who in around for _, who in touched.situations)
        if concerns_us or touched.has(*(kind for kind in _CARD_KINDS if kind is not Kind.PERSON)):
            self.refresh()

    def refresh(self) -> None:
        """Ask for the card anew."""
        if self._wanted is not None:
            self._want(self._wanted)

    def clear(self) -> None:
        """Show nobody."""
        self._place.jobs.silence("card")
        self._card = self._wanted = None
        self._say("")
        self.card.clear()
        self._stack.setCurrentWidget(self.card)
        self._tell_close()

    def refresh_ages(self) -> None:
        """A minute has passed."""
        self.card.refresh_ages()

    def retranslate(self) -> None:
        self._close.setAccessibleName(self.tr("Close the card"))
        self._close.setToolTip(self.tr("Close the card (Esc)"))

    def _lay_out(self) -> None:
        for page in (self.card, self.report_form, self.person_form):
            self._stack.addWidget(page)
        top = QHBoxLayout()
        top.addWidget(self._fault, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.setMinimumWidth(WIDTH_PX)
        self.setMaximumWidth(WIDTH_PX)
        self._fault.hide()
        self._tell_close()

    def _tell_close(self) -> None:
        """Beside a wide list the empty card stays: there is nothing to close."""
        self._close.setVisible(self._wanted is not None or self._stack.currentWidget() is not self.card)

    def _connect(self) -> None:
        self._close.clicked.connect(self._leave)
        self._stack.currentChanged.connect(self._tell_close)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._leave)
        card = self.card
        card.field_amended.connect(self._amend)
        card.report_withdrawn.connect(self._withdraw_report)
        card.judged.connect(self._judge)
        card.judgement_withdrawn.connect(self._withdraw_pair)
        card.person_chosen.connect(self.show_person)
        card.report_wanted.connect(self._report_on_shown)
        self.report_form.report_filed.connect(self._file_reports)
        self.report_form.cancelled.connect(self._cancel_form)
        self.person_form.person_filed.connect(self._file_person)
        self.person_form.alike_wanted.connect(self._ask_alike)
        self.person_form.person_chosen.connect(self._choose_alike)
        self.person_form.cancelled.connect(self._cancel_form)
        card.edit_began.connect(self._edit_began)
        card.edit_cancelled.connect(lambda field: self._place.drafts.forget(self._profile_subject(field)))

    # The card.

    def _want(self, person: int) -> None:
        if person != self._wanted:
            self._say("")
        self._wanted = person
        self._tell_close()
        incident = self._incident.incident if self._incident is not None else None
        self._place.ask(lambda c: person_card(c, person, incident), self._show_card, self._no_card, topic="card")

    def _show_card(self, card: PersonCard) -> None:
        self._card, self._wanted = card, card.person
        title = self._incident.title if self._incident is not None else ""
        self.card.show_card(card, self._zone(), title)
        if self._reports_next:
            self._reports_next = False
            self._report_on_shown()

    def _no_card(self, fault: Fault) -> None:
        """The person is gone: an import was undone, or a record withdrawn."""
        self.clear()
        self._say(told(fault))

    def _amend(self, field: str, value: str) -> None:
        person = self._wanted
        if person is not None:
            self._say("")
            self._place.drafts.file(
                self._profile_subject(field),
                lambda post: people.amend_person(post, person, field, value),
                None,  # the card asks again by itself
                self._say_fault,
            )

    def _edit_began(self, field: str, draft: FormDraft) -> None:
        self._place.drafts.offer(draft, self._profile_subject(field), self._zone())

    def _profile_subject(self, field: str) -> str:
        return f"profile:{self._wanted or 0}:{field}"

    def _withdraw_report(self, report: int, reason: str) -> None:
        self._write(lambda post: reports.withdraw(post, Kind.REPORT, report, reason))

    def _judge(self, other: int, verdict: Verdict) -> None:
        pair = next((line for line in self._card.pairs if line.other == other), None) if self._card else None
        if pair is None:
            return
        record, score, reasons = pair.pair, pair.score, pair.reasons

        def work(post: Post) -> Touched:
            # The pair may be of a record merged into this one: the judgement replaces that very pair.
            a, b = sides(post, record)
            return people.judge_pair(post, a, b, verdict, score=score, reasons=reasons)[1]

        self._write(work)

    def _withdraw_pair(self, pair: int) -> None:
        self._write(lambda post: reports.withdraw(post, Kind.PAIR, pair, TAKEN_BACK))

    # The forms.

    def _report_on_shown(self) -> None:
        if self._incident is None or self._card is None:
            self._say(self.tr("A report belongs to an incident. Open one on the incident screen first."))
            return
        self._say("")
        self._end_drafts()
        self._stack.setCurrentWidget(self.report_form)
        self.report_form.start(self._card.profile.get("name", ""), self._zone())
        subject = report_subject(self._incident.incident, self._card.person)
        self._place.drafts.offer(self.report_form.draft, subject, self._zone())

    def _file_reports(self, drafts: list[ReportDraft]) -> None:
        incident, person = self._incident, self._wanted
        if incident is None or person is None:
            return
        self._place.drafts.file(
            self.report_form.draft.subject,
            lambda post: reports.file_reports(post, incident.incident, person, drafts)[1],
            self._reported,
            lambda fault: self.report_form.show_fault(told(fault)),
        )

    def _reported(self, _: Touched) -> None:
        self._leave_form()
        self.reported.emit()

    def _file_person(self, draft: PersonDraft) -> None:
        fields = dict(draft)
        passport = fields.pop("passport", "")
        papers = [(IdentifierType.PASSPORT, passport)] if passport.strip() else []
        self._place.drafts.file(
            NEW_PERSON,
            lambda post: people.add_person(post, fields, papers),
            self._person_filed,
            lambda fault: self.person_form.show_fault(told(fault)),
        )

    def _person_filed(self, filed: tuple[int, Touched]) -> None:
        self._empty_forms()
        self.show_person(filed[0])
        self.person_filed.emit(filed[0])

    def _ask_alike(self, name: str) -> None:
        if len(name) < ALIKE_FROM:
            self._place.jobs.silence("alike")
            self.person_form.show_alike(())
            return
        query, scope = PeopleQuery(text=name), PeopleScope(self._place.arrays)
        self._place.ask(lambda c: find_people(c, query, scope, count=ALIKE_SHOWN), self._show_alike, topic="alike")

    def _show_alike(self, page: PeoplePage) -> None:
        self.person_form.show_alike(page.rows)

    def _choose_alike(self, person: int) -> None:
        self._place.drafts.forget(NEW_PERSON)
        self._empty_forms()
        self.show_person(person)

    # What the parts share.

    def _leave(self) -> None:
        """One step back: from a form to the card, from the card to the list."""
        if self._stack.currentWidget() is not self.card and self._wanted is not None:
            self._cancel_form()
        else:
            self._forget_draft()
            self.clear()
            self.closed.emit()

    def _cancel_form(self) -> None:
        """Back to the card; what was typed is not wanted."""
        self._forget_draft()
        self._leave_form()

    def _forget_draft(self) -> None:
        for form in (self.report_form, self.person_form):
            if form is self._stack.currentWidget():
                self._place.drafts.forget(form.draft.subject)

    def _leave_form(self) -> None:
        self._empty_forms()
        self._stack.setCurrentWidget(self.card)
        if self._wanted is None:
            self.closed.emit()

    def _end_drafts(self) -> None:
        for form in (self.report_form, self.person_form):
            form.draft.end()

    def _empty_forms(self) -> None:
        self._end_drafts()
        self.report_form.pad.clear()
        for field in (self.report_form.note, self.report_form.said_by, self.person_form.name):
            field.clear()

    def _zone(self) -> str:
        return self._incident.zone if self._incident is not None else times.JAKARTA

    def _write(self, work: Callable[[Post], Touched]) -> None:
        self._say("")
        self._place.write(work, None, self._say_fault)

    def _say_fault(self, fault: Fault) -> None:
        self._say(told(fault))

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))


def sides(post: Post, pair: int) -> tuple[int, int]:
    """The two persons a pair record is about."""
    with post.asking() as connection:
        row = connection.exec_driver_sql("SELECT a, b FROM pair WHERE id = ?", (pair,)).one()
    return int(row[0]), int(row[1])
