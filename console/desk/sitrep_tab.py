"""The situation report on the desk: it reads as things stand now until it is filed, and then for ever as they stood."""

from __future__ import annotations

from PySide6.QtCore import QObject
from sqlalchemy import Connection

from console.desk.form_tab import FormTab
from console.desk.paper_saving import PaperSaving
from console.desk.place import Place
from console.desk.statement_tab import KINDS
from console.duty import papers, sitreps
from console.duty.sitreps import Wish
from console.model.kinds import Kind
from console.model.shown_statement import SitrepLine
from console.model.sitrep import Content
from console.register.reading.sitreps import sitreps as asked_sitreps
from widgets.briefing.reason_form import ReasonForm
from widgets.briefing.sitrep_board import SitrepBoard
from widgets.times import HOUR_MS, language

Shown = tuple[Content, list[SitrepLine]]


class SitrepTab(FormTab):
    """Serves one SitrepBoard."""

    def __init__(self, place: Place, parent: QObject) -> None:
        self.board = SitrepBoard(place.post.now_ms)
        self.papers = PaperSaving(place, self.board)
        self._wanted: int | None = None  # the report just filed, to be shown once it is read
        kinds = (*KINDS, Kind.SITREP, Kind.ENQUIRY, Kind.ENTRY, Kind.ALERT, Kind.OFFICER)
        super().__init__(place, self.board, self.board.room, kinds, parent)
        self.papers.noticed.connect(self.noticed)
        self.board.additions_changed.connect(self._soon.call)
        self._soon.due.connect(self._rewrite)
        self.board.file_asked.connect(self.file_it)
        self.board.withdrawal_asked.connect(self._begin_withdrawal)
        self.board.pdf_asked.connect(lambda line: self._save(line, "pdf"))
        self.board.json_asked.connect(lambda line: self._save(line, "json"))

    def change_incident(self) -> None:
        self.forget_form()
        self.board.choose(None)
        if self._incident is not None:
            self._place.drafts.offer(self.board.draft, self.about("sitrep"), self.zone())

    def ask(self) -> None:
        incident = self._incident
        if incident is None:
            self.board.show_report(None, (), self.zone())
            return
        arrays, officer, now_ms, wish = (
            self._place.arrays,
            self._place.post.officer,
            self._place.post.now_ms,
            self._wish(),
        )

        def work(connection: Connection) -> Shown:
            filed = asked_sitreps(connection, incident.incident)
            return sitreps.compose(connection, arrays, incident.incident, officer, now_ms(), wish), filed

        self._place.ask(work, self._show, topic="sitrep")

    def refresh_ages(self) -> None:
        """The report tells the time it is put together."""
        if self._incident is not None and self.board.isVisible():
            self.ask()

    def file_it(self) -> None:
        """File the report as it reads now."""
        incident = self._incident
        if incident is None:
            return
        arrays, wish = self._place.arrays, self._wish()
        self._place.drafts.file(
            self.about("sitrep"),
            lambda post: sitreps.file_sitrep(post, arrays, incident.incident, wish),
            lambda answer: self._filed(answer[0]),
            self._place.faulted.emit,
        )

    def _save(self, line: SitrepLine, ending: str) -> None:
        spoken = language()
        self.papers.begin(
            f"posko-{line.label}.{ending}",
            lambda post, path, write: papers.save_sitrep(post, line, path, spoken, write, may_replace=True),
        )

    def _wish(self) -> Wish:
        added = self.board.additions()
        after = added.next_in_h
        at_ms = None if after is None else self._place.post.now_ms() + after * HOUR_MS
        return Wish(added.summary, at_ms, added.is_final, added.fall_reason)

    def _filed(self, sitrep: int) -> None:
        self._wanted = sitrep
        self.board.clear_additions()
        self.ask()
        self.tell("sitrep-filed", lambda: self.tr("The report is filed. Its figures stay as they are."), "done")

    def _show(self, shown: Shown) -> None:
        content, lines = shown
        self.board.show_report(content, lines, self.zone())
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.board.choose(wanted)

    def _rewrite(self) -> None:
        if self.board.isVisible() and self.board.line() is None:
            self.ask()

    def _begin_withdrawal(self, line: SitrepLine) -> None:
        form = ReasonForm(line.label)
        form.given.connect(lambda reason: self.file(lambda post: sitreps.withdraw_sitrep(post, line.sitrep, reason)))
        self.stand(form, f"sitrep-withdrawal:{line.sitrep}")
        form.begin()

    def take_focus(self) -> None:
        self.board.take_focus()
