"""Deciding conflicts: what the board asks is written, the next one comes to hand, and the last decision can be taken otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from console.desk.place import Place
from console.duty import conflicts
from console.duty.post import Post
from console.faults import Fault
from console.model.change import Value
from console.model.shown_conflict import ConflictLine, ConflictList
from console.register.touched import Touched
from widgets.exchange.conflicts_board import ConflictsBoard
from widgets.exchange.third_form import ThirdForm
from widgets.notice_bar import Notice
from widgets.times import JAKARTA

AGAIN_MAX = 50  # decisions that can be taken otherwise: a slip is noticed within the next few
Fields = Mapping[str, Value]


class ExchangeConflicts(QObject):
    """Serves one ConflictsBoard. noticed: a ``Notice``. ask_wanted: the list may be another now."""

    noticed = Signal(object)
    ask_wanted = Signal()

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._zone = JAKARTA
        self._decided: list[tuple[ConflictLine, Fields]] = []  # the newest last, with what was written
        self._at: int | None = None  # which of them was brought back
        self.board = ConflictsBoard(place.post.now_ms)
        self.board.kept.connect(self._keep)
        self.board.third_wanted.connect(self._open_form)
        self.board.again_wanted.connect(self._bring_back)
        self.board.again_left.connect(self._leave_again)
        self.board.room.left.connect(self._forget_form)

    def set_zone(self, zone: str) -> None:
        """On whose clock moments are told."""
        self._zone = zone
        self.board.set_zone(zone)

    def show(self, found: ConflictList) -> None:
        """The conflicts there are."""
        self.board.show_list(found)

    def _keep(self, line: ConflictLine, place: int) -> None:
        chosen = conflicts.said_by(line, place)
        again = self._decided_before(line)
        if again is None:
            self._write(line, chosen, lambda post: conflicts.keep(post, line.record, line.cell, place, line))
        else:
            self._write(line, chosen, lambda post: conflicts.decide_again(post, line, again, chosen))

    def _open_form(self, line: ConflictLine) -> None:
        form = ThirdForm(line, self._zone, self._place.post.now_ms)
        form.setProperty("about", f"{line.record}:{line.cell}")
        form.written.connect(lambda fields: self._file(self.board.line() or line, form, fields))
        self.board.show_form(form)
        self._place.drafts.offer(form.draft, _subject(line), self._zone)

    def _file(self, line: ConflictLine, form: ThirdForm, fields: Fields) -> None:
        again = self._decided_before(line)

        def work(post: Post) -> Touched:
            if again is not None:
                return conflicts.decide_again(post, line, again, fields)
            return conflicts.write(post, line.record, line.cell, fields, line)

        def answered(_: Touched) -> None:
            self.board.leave_form()
            self._take_down(line, fields)

        self._place.drafts.file(form.draft.subject, work, answered, self._refused)

    def _forget_form(self) -> None:
        line = self.board.line()
        if line is not None:
            self._place.drafts.forget(_subject(line))

    def _write(self, line: ConflictLine, chosen: Fields, work: Callable[[Post], Touched]) -> None:
        self._place.write(work, lambda _: self._take_down(line, chosen), self._refused)

    def _take_down(self, line: ConflictLine, written: Fields) -> None:
        if self._at is not None and self.board.is_again(line):
            del self._decided[self._at]
        self._decided = [*self._decided, (line, written)][-AGAIN_MAX:]
        self._at = None
        self.board.take_down(line)
        self.board.show_again(None, can_again=True)
        self.noticed.emit(Notice("conflict-decided", "done", lambda: self._decided_text(line.name)))
        self.ask_wanted.emit()

    def _decided_text(self, name: str) -> str:
        told = self.tr("Decided: {name}. It holds for everybody once it is exchanged. U decides otherwise.")
        return told.replace("{name}", name or "?")

    def _refused(self, fault: Fault) -> None:
        self.board.refuse()
        self._place.faulted.emit(fault)
        self.ask_wanted.emit()

    def _decided_before(self, line: ConflictLine) -> Fields | None:
        """What this officer wrote for a line that was brought back; None for one to be decided for the first time."""
        return self._decided[self._at][1] if self._at is not None and self.board.is_again(line) else None

    def _bring_back(self) -> None:
        """The decision before the one shown, else the last."""
        at = (len(self._decided) if self._at is None else self._at) - 1
        if at >= 0:
            self._at = at
            self.board.show_again(self._decided[at][0], can_again=at > 0)

    def _leave_again(self) -> None:
        self._at = None
        self.board.show_again(None, can_again=bool(self._decided))


def _subject(line: ConflictLine) -> str:
    return f"conflict:{line.record}:{line.cell}"
