"""Calling out: asks for the list of who is to be called, and writes what each call found."""

from __future__ import annotations

from PySide6.QtCore import QObject
from sqlalchemy import Connection

from console.desk.numbers_out import NumbersOut
from console.desk.place import Place
from console.desk.screen_tab import ScreenTab
from console.duty import calls
from console.duty.post import Post
from console.model.kinds import Kind
from console.model.shown_response import CallSheet, CallUnit
from console.model.words import CallOutcome
from console.register.reading.calls import CallScope, call_sheet
from console.register.touched import Touched
from widgets.calls.call_model import PAGE_UNITS
from widgets.calls.out_board import OutBoard

TAKEN_BACK = "taken back by the officer"  # stored with a withdrawn call, beside "given back"
_LIST_KINDS = (
    Kind.CALL,
    Kind.REPORT,
    Kind.ENQUIRY,
    Kind.PERSON,
    Kind.REGISTRATION,
    Kind.PAIR,
    Kind.HOUSEHOLD,
    Kind.WARDEN,
)


class CallsOut(ScreenTab):
    """The tab *Out*."""

    def __init__(self, place: Place, parent: QObject) -> None:
        self.board = OutBoard(place.post.now_ms)
        super().__init__(place, self.board, _LIST_KINDS, parent)
        self._is_other_list = True
        self._back_to: int | None = None  # a person whose call was just taken back: he comes to hand again
        self.numbers = NumbersOut(place, self.board, self)
        self.numbers.noticed.connect(self.noticed)
        board = self.board
        board.page_wanted.connect(self._ask_page)
        board.list_wanted.connect(self._ask_other_list)
        board.call_ended.connect(self._end)
        board.take_wanted.connect(self._take)
        board.give_back_wanted.connect(self._give_back)
        board.undo_wanted.connect(self.undo)
        board.person_wanted.connect(self.person_wanted)
        board.unit_shown.connect(self._offer_draft)
        board.numbers_wanted.connect(self.save_numbers)

    def change_incident(self) -> None:
        self.board.card.draft.end()
        if self._incident is not None:
            self.board.expect()
        self._is_other_list = True
        self._back_to = None

    def refresh_ages(self) -> None:
        self.board.refresh_ages()

    def ask(self) -> None:
        self._place.jobs.silence("calls-page")  # pages of the last list would fill the wrong rows
        incident, scope = self._incident, self._scope()
        if incident is None:
            self._place.jobs.silence("calls")
            self.board.show_sheet(None, self.zone())
            return
        at_hand = self.board.persons_at_hand()
        around = self._back_to or (None if self._is_other_list or not at_hand else at_hand[0])
        line = incident

        def work(connection: Connection) -> CallSheet:
            return call_sheet(connection, line, scope, count=PAGE_UNITS, around=around)

        self._place.ask(work, self._show, topic="calls")

    def undo(self) -> None:
        """Take back the call this officer ended last, a household's together."""
        incident = self._incident
        if incident is None:
            return

        def work(post: Post) -> tuple[int | None, Touched]:
            with post.asking() as connection:
                ended = calls.last_ended(connection, incident.incident, post.officer)
                person = calls.whom(connection, ended[0]) if ended else None
            return person, calls.take_back(post, ended, TAKEN_BACK) if ended else Touched()

        self._place.write(work, self._undone)

    def save_numbers(self) -> None:
        """The numbers of those still to call leave as a file."""
        if self._incident is not None:
            self.numbers.begin(self._incident, self._scope())

    def _scope(self) -> CallScope:
        post = self._place.post
        return CallScope(self._place.arrays, self._areas, post.officer, post.now_ms(), self.board.summary.share())

    def _ask_other_list(self) -> None:
        self._is_other_list = True
        self.ask()

    def _ask_page(self, first: int, count: int) -> None:
        incident, scope = self._incident, self._scope()
        if incident is not None:
            self._place.ask(
                lambda connection: call_sheet(connection, incident, scope, first=first, count=count),
                self.board.show_page,
                topic="calls-page",
            )

    def _show(self, sheet: CallSheet) -> None:
        is_other, self._is_other_list = self._is_other_list, False
        if self._back_to is not None:
            self.board.go_to((self._back_to,))
            self._back_to = None
        self.board.show_sheet(sheet, self.zone(), is_other_list=is_other)

    def _end(self, persons: list[int], outcome: CallOutcome, note: str, number: str) -> None:
        incident = self._incident
        if incident is None:
            return

        def work(post: Post) -> tuple[list[int], Touched]:
            return calls.end(post, incident.incident, persons, outcome, note=note, phone=number)

        draft = self.board.card.draft
        if draft.typed():
            self._place.drafts.file(draft.subject, work, None, self._place.faulted.emit)
        else:
            self._place.write(work)

    def _take(self, persons: list[int]) -> None:
        incident = self._incident
        if incident is not None:
            self._place.write(lambda post: calls.take(post, incident.incident, persons))

    def _give_back(self, persons: list[int]) -> None:
        incident = self._incident
        if incident is not None:
            self._place.write(lambda post: calls.give_back(post, incident.incident, persons))

    def _undone(self, answer: tuple[int | None, Touched]) -> None:
        person, _ = answer
        if person is None:
            self.tell("calls-undo", lambda: self.tr("There is no call of yours in this incident to take back."))
            return
        self._back_to = person

    def _offer_draft(self, unit: CallUnit | None) -> None:
        draft = self.board.card.draft
        if unit is None or not unit.people:
            draft.end()
        else:
            self._place.drafts.offer(draft, f"{self.about('call')}:{unit.people[0].person}", self.zone())
