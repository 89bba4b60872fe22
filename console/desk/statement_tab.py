"""The statement on the desk: the draft follows what is reported, versions are made and approved here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from sqlalchemy import Connection

from console.desk.form_tab import FormTab
from console.desk.jobs import Progress
from console.desk.paper_saving import PaperSaving
from console.desk.place import Place
from console.desk.wording import wording
from console.duty import missions, papers, statements
from console.duty.post import Post
from console.model.channels import ChannelText
from console.model.kinds import Kind
from console.model.shown import IncidentLine
from console.model.shown_statement import StatementLine
from console.model.statement import Choices, Draft
from console.register.reading.incidents import hotlines, mission_by_code
from console.register.reading.statements import statements as asked_statements
from console.secret import Secret
from widgets.briefing.approval_forms import KeyApprovalForm, TelephoneApprovalForm
from widgets.briefing.hotline_form import HotlineForm
from widgets.briefing.reason_form import ReasonForm
from widgets.briefing.statement_board import StatementBoard
from widgets.times import language

KINDS = (
    Kind.STATEMENT,
    Kind.APPROVAL,
    Kind.INCIDENT,
    Kind.INVOLVEMENT,
    Kind.MISSION,
    Kind.SITE,
    Kind.REPORT,
    Kind.PAIR,
    Kind.PERSON,
    Kind.REGISTRATION,
    Kind.ANSWER,
    Kind.HOSPITAL_CHECK,
    Kind.AUTHORITY_CONTACT,
    Kind.FACILITY,
    Kind.CALL,
)  # a statement rests on all of these
Shown = tuple[Draft, list[StatementLine]]


class StatementTab(FormTab):
    """Serves one StatementBoard."""

    def __init__(self, place: Place, parent: QObject) -> None:
        self.board = StatementBoard(place.post.now_ms, wording)
        self.papers = PaperSaving(place, self.board)
        self._wanted: int | None = None  # the version just made, to be shown once it is read
        super().__init__(place, self.board, self.board.room, KINDS, parent)
        self.papers.noticed.connect(self.noticed)
        board = self.board
        board.choices.chosen.connect(self._choose)
        board.make_asked.connect(self.make)
        board.key_asked.connect(self._begin_key)
        board.telephone_asked.connect(self._begin_telephone)
        board.withdrawal_asked.connect(self._begin_withdrawal)
        board.pdf_asked.connect(self._save)
        board.hotline_asked.connect(self._ask_hotlines)
        board.copied.connect(self._copy)

    def change_incident(self) -> None:
        self.forget_form()
        self.board.versions.choose(None)

    def ask(self) -> None:
        incident = self._incident
        if incident is None:
            self.board.show_draft(None, (), self.zone())
            return
        arrays, now_ms = self._place.arrays, self._place.post.now_ms

        def work(connection: Connection) -> Shown:
            made = asked_statements(connection, incident.incident)
            return statements.draft_of(connection, arrays, incident.incident, now_ms()), made

        self._place.ask(work, self._show, topic="statement")

    def refresh_ages(self) -> None:
        """The version list ticks by itself; the draft tells the time it is put together."""
        if self._incident is not None and self.board.isVisible():
            self.ask()

    def make(self) -> None:
        """Make the draft a version, and show it."""
        incident = self._incident
        if incident is None:
            return
        arrays = self._place.arrays
        self._place.write(
            lambda post: statements.make(post, arrays, incident.incident), lambda answer: self._made(answer[0])
        )

    def _made(self, statement: int) -> None:
        self._wanted = statement
        self.ask()

    def _show(self, shown: Shown) -> None:
        draft, lines = shown
        self.board.show_draft(draft, lines, self.zone())
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.board.versions.choose(wanted)
            self.board.offer_approval()

    def _choose(self, choices: Choices) -> None:
        incident = self._incident
        if incident is not None:
            work = self._chosen(incident, choices)
            self._place.write(work, lambda _: self.ask())

    def _chosen(self, incident: IncidentLine, choices: Choices) -> Callable[[Post], None]:
        return lambda post: statements.choose(post, incident.incident, choices)

    # approval

    def _begin_key(self, line: StatementLine) -> None:
        form = KeyApprovalForm(line.number, line.officer)
        form.signed.connect(lambda passphrase: self._sign(line, passphrase))
        self.stand(form)
        form.begin()

    def _sign(self, line: StatementLine, passphrase: Secret) -> None:
        """The key is derived on the long lane: it takes half a second, and reports must not wait for it."""
        box, arrays = self._place.opened.box, self._place.arrays

        def work(progress: Progress) -> object:
            keys = box.unlock_by_passphrase(passphrase)
            post = self._place.post
            return progress.write(lambda: statements.sign(post, arrays, line.statement, lambda: keys))

        self._place.run(work, _unheard, lambda _: self._signed(), lambda fault: self.refuse(fault, ""), _nothing)

    def _begin_telephone(self, line: StatementLine) -> None:
        form = TelephoneApprovalForm(line.number)
        form.spoken.connect(lambda who, phone, code: self._spoken(line, who, phone, code))
        self.stand(form, f"approval:{line.statement}")
        form.begin()

    def _spoken(self, line: StatementLine, approver: str, phone: str, code: str) -> None:
        arrays = self._place.arrays

        def work(post: Post) -> object:
            return statements.approve_by_telephone(
                post, arrays, line.statement, approver=approver, phone=phone, code=code
            )

        self.file(work, lambda _: self._tell_approved())

    def _signed(self) -> None:
        self.leave("")
        self._tell_approved()

    def _tell_approved(self) -> None:
        self.tell("statement-approved", lambda: self.tr("The version is approved."), "done")

    def _begin_withdrawal(self, line: StatementLine) -> None:
        number = self.tr("version {n}").replace("{n}", str(line.number))
        form = ReasonForm(number)
        form.given.connect(
            lambda reason: self.file(lambda post: statements.withdraw_statement(post, line.statement, reason))
        )
        self.stand(form, f"statement-withdrawal:{line.statement}")
        form.begin()

    # hotlines, channels and the file

    def _save(self, line: StatementLine) -> None:
        self.papers.begin(
            f"posko-statement-{line.number}.pdf",
            lambda post, path, write: papers.save_statement(post, line, path, "both", write, may_replace=True),
        )

    def _ask_hotlines(self) -> None:
        incident = self._incident
        if incident is None or not incident.missions:
            return
        code = incident.missions[0]

        def work(connection: Connection) -> tuple[str, str]:
            line = mission_by_code(connection, code)
            name = line.name_id if language() == "id" else line.name_en
            return name, hotlines(connection).get(line.mission, "")

        self._place.ask(work, lambda found: self._begin_hotlines(code, *found), topic="hotlines")

    def _begin_hotlines(self, code: str, name: str, numbers: str) -> None:
        form = HotlineForm(name, numbers.replace(", ", "\n"))
        form.filled.connect(lambda filled: self.file(lambda post: missions.set_hotlines(post, code, filled)))
        self.stand(form, f"hotlines:{code}")
        form.begin()

    def _copy(self, text: ChannelText) -> None:
        QGuiApplication.clipboard().setText(text.text)
        is_approved, is_overtaken = self.board.is_publishable(), self.board.is_overtaken()
        self.tell(
            "statement-copied",
            lambda: self._copied_text(is_approved, is_overtaken),
            "done" if is_approved else "attention",
        )

    def _copied_text(self, is_approved: bool, is_overtaken: bool) -> str:
        if is_overtaken:
            return self.tr("The text is on the clipboard. It is no longer what is known: do not publish it.")
        if is_approved:
            return self.tr("The text is on the clipboard. It is approved.")
        return self.tr("The text is on the clipboard. It is NOT approved: do not publish it.")

    def take_focus(self) -> None:
        self.board.take_focus()


def _nothing() -> None:
    """Nobody cancels a signature."""


def _unheard(done: int, total: int) -> None:
    """There is nothing to count."""
