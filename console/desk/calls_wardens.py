"""Wardens' lists: looks through what is pasted, files it after one confirmation, and takes it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec

from PySide6.QtCore import QObject

from console.desk.jobs import Cancellation, Progress, nothing_more
from console.desk.place import Place
from console.desk.screen_tab import ScreenTab
from console.desk.wording import told
from console.duty import warden_lists
from console.duty.list_file import read_list
from console.duty.post import Post
from console.duty.warden_lists import Filed
from console.faults import Fault
from console.model.kinds import Kind
from console.model.listed import ListProposal, Sender
from console.model.shown import WardenLine
from console.register.reading.filed_lists import filed_lists
from console.register.reading.wardens import wardens
from console.register.touched import Touched
from widgets.calls.list_told import ListTold
from widgets.calls.wardens_board import WardensBoard
from widgets.notice_bar import Notice

P = ParamSpec("P")
FILED = "warden-list-filed"  # the notice that can take the list back
TAKEN_BACK = "taken back by the officer"  # stored with what is withdrawn, as for calls
_LIST_KINDS = (Kind.WARDEN, Kind.PERSON, Kind.REPORT)


class CallsWardens(ScreenTab):
    """The tab *Wardens*."""

    def __init__(self, place: Place, parent: QObject) -> None:
        self.board = WardensBoard()
        super().__init__(place, self.board, _LIST_KINDS, parent)
        self._ticket = 0  # of the newest look
        self._running: Cancellation | None = None
        self._filed: Filed | None = None
        board = self.board
        board.look_wanted.connect(self._look)
        board.filing_wanted.connect(self._file)
        board.file_dropped.connect(self._take_file)
        board.person_wanted.connect(self.person_wanted)
        board.form.cleared.connect(self._forget)
        board.filed.withdrawal_wanted.connect(self._withdraw)

    def change_incident(self) -> None:
        self._stop_looking()
        self.board.form.draft.end()
        self.board.set_incident(self._incident is not None)
        self.board.filed.forget()
        self.board.filed.show_lines((), self.zone())
        if self._incident is not None:
            self._place.drafts.offer(self.board.form.draft, self.about("warden-list"), self.zone())

    def ask(self) -> None:
        incident, zone = self._incident, self.zone()
        codes = incident.missions if incident is not None else ()
        self._place.ask(wardens, lambda lines: self.board.show_wardens(_ours_first(lines, codes)), topic="wardens")
        if incident is None:
            self._place.jobs.silence("filed-lists")
            return
        self._place.ask(
            lambda connection: filed_lists(connection, incident.incident),
            lambda lines: self.board.filed.show_lines(lines, zone),
            topic="filed-lists",
        )

    def refresh_ages(self) -> None:
        """Nothing here grows old while it is looked at."""

    def act(self, key: str) -> None:
        """A notice's action was chosen: the list is taken back."""
        filed, self._filed = self._filed, None
        if key == FILED and filed is not None:
            self._place.write(
                lambda post: warden_lists.take_back(post, filed.reports, filed.persons, TAKEN_BACK), self._undone
            )
        else:
            self._filed = filed

    # Looking.

    def _look(self) -> None:
        incident, text = self._incident, self.board.text()
        self._stop_looking()
        if incident is None or not text.strip():
            self.board.show_proposal(None)
            return
        self.board.expect()
        ticket, sender, areas, at_ms = self._ticket, self._sender(), self._areas, self._place.post.now_ms()

        def work(progress: Progress) -> ListProposal:
            return self._place.reading(
                lambda connection: warden_lists.propose(
                    connection, self._place.arrays, incident, text, sender, areas, at_ms, progress.told
                )
            )

        self._running = self._place.run(
            work,
            self._if_newest(ticket, self.board.show_progress),
            self._if_newest(ticket, self.board.show_proposal),
            self._if_newest(ticket, self._refuse),
            nothing_more,
        )

    def _if_newest(self, ticket: int, then: Callable[P, None]) -> Callable[P, None]:
        """What an earlier look still says is no longer heard."""

        def heard(*given: P.args, **named: P.kwargs) -> None:
            if ticket == self._ticket:
                then(*given, **named)

        return heard

    def _stop_looking(self) -> None:
        self._ticket += 1
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def _sender(self) -> Sender:
        form = self.board.form
        cell = form.chosen()
        if form.is_replies():
            return Sender(is_replies=True)
        return warden_lists.sender_of(cell) if cell is not None else warden_lists.sender_named(form.name.text())

    def _refuse(self, fault: Fault) -> None:
        self.board.set_filing(False)
        self.board.show_wrong(told(fault))

    def _take_file(self, path: Path) -> None:
        self._place.jobs.ask(lambda: read_list(path), self.board.paste, self._refuse, "warden-file")

    # Filing.

    def _file(self) -> None:
        incident, proposal = self._incident, self.board.rows.proposal
        if incident is None or proposal is None:
            return
        decisions = self.board.decisions()
        subject = self.board.form.draft.subject
        is_whole = not self.board.rows.open_lines()

        def work(post: Post) -> tuple[Filed, Touched]:
            return warden_lists.apply(post, incident.incident, proposal, decisions)

        self.board.set_filing(True)
        if is_whole:
            self._place.drafts.file(subject, work, lambda answer: self._done(answer, subject, True), self._refuse)
        else:  # what is left open stays as it was pasted
            self._place.write(work, lambda answer: self._done(answer, subject, False), self._refuse)

    def _done(self, answer: tuple[Filed, Touched], subject: str, is_whole: bool) -> None:
        filed, _ = answer
        self._filed = filed
        self.board.set_filing(False)
        counts = filed.counts
        self.noticed.emit(Notice(FILED, "done", lambda: ListTold().filed(counts), lambda: self.tr("Undo")))
        if subject != self.board.form.draft.subject:  # another incident came to the screen meanwhile
            return
        if is_whole:
            self.board.clear()
            self._stop_looking()
            self._place.drafts.offer(self.board.form.draft, subject, self.zone())
        else:
            self._look()

    def _withdraw(self, filed_list: int, reason: str) -> None:
        self._place.write(lambda post: warden_lists.withdraw(post, filed_list, reason), self._withdrawn)

    def _withdrawn(self, answer: tuple[tuple[int, int], Touched]) -> None:
        self.board.filed.forget()
        self.board.filed.take_focus()
        self._undone(answer)

    def _undone(self, answer: tuple[tuple[int, int], Touched]) -> None:
        (reports, kept), _ = answer
        self.tell("warden-list-undone", lambda: ListTold().undone(reports, kept))
        self._look()

    def _forget(self) -> None:
        self._stop_looking()
        self._place.drafts.forget(self.board.form.draft.subject)


def _ours_first(lines: list[WardenLine], codes: tuple[str, ...]) -> list[WardenLine]:
    """The cells of the incident's missions, then all others, each by name."""
    return sorted(lines, key=lambda line: line.mission not in codes)
