"""The drafts of the officer at this desk: kept about a second after they were typed, offered back, forgotten once filed.

All of them are read when the desk opens; from then on memory is the truth and the register follows, so that a form that is opened again
never waits for a write that is still on its way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from console.duty import drafts
from console.duty.drafts import Kept
from console.duty.post import Post
from console.faults import Fault
from widgets.form_draft import FormDraft, Typed

if TYPE_CHECKING:
    from console.desk.place import Place

T = TypeVar("T")
KEEP_AFTER_MS = 1_000  # what a crash may cost; written more often, the disk of a small laptop would never rest
FLUSH_WAIT_S = 0.5  # who locks the console waits at most this long for the last keystrokes


def report_subject(incident: int, person: int) -> str:
    """The subject of a report's draft, whichever screen the form stands on."""
    return f"report:{incident}:{person}"


class Drafts(QObject):
    """Held by the ``Place``; its forms tell it by subject what was typed."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._kept: dict[str, Kept] = {}
        self._due: set[str] = set()  # what the register does not know yet
        self._being_filed: set[str] = set()
        self._waiting: (
            list[tuple[FormDraft, str]] | None
        ) = []  # forms opened before the drafts were read; None from then on
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        officer = place.post.officer
        place.ask(lambda connection: drafts.kept_by(connection, officer), self._take, topic="drafts")

    def offer(self, form: FormDraft, subject: str, zone: str) -> None:
        """A form stands empty before the officer: put back what he had typed about this subject, and keep what he types now."""
        if not form.property("served"):
            form.setProperty("served", True)
            form.changed.connect(self._typed)
            form.discarded.connect(self.forget)
        form.begin(subject)
        if self._waiting is not None:
            self._waiting.append((form, zone))
        self._put_back(form, zone)

    def forget(self, subject: str) -> None:
        """The form was cancelled: nothing of it is to be kept."""
        if self._kept.pop(subject, None) is not None or subject in self._due:
            self._due.add(subject)
            self._keep()

    def file(
        self,
        subject: str,
        work: Callable[[Post], T],
        on_answer: Callable[[T], None] | None,
        on_fault: Callable[[Fault], None],
    ) -> None:
        """Write what a form filed, and forget its draft in the same turn of the write lane; when it is refused, the draft is kept."""
        typed = self._kept.get(subject)
        self._due.discard(subject)
        self._being_filed.add(subject)

        def filed(post: Post) -> T:
            try:
                answer = work(post)
            except Fault:
                drafts.keep(post, {subject: typed})
                raise
            drafts.keep(post, {subject: None})
            return answer

        def answered(answer: T) -> None:
            self._being_filed.discard(subject)
            self._due.discard(subject)
            self._kept.pop(subject, None)
            if on_answer is not None:
                on_answer(answer)

        def refused(fault: Fault) -> None:
            self._being_filed.discard(subject)
            if self._due:
                self._timer.start()
            on_fault(fault)

        self._place.write(filed, answered, refused)

    def flush(self, wait_s: float = FLUSH_WAIT_S) -> bool:
        """Write the last keystrokes now, and wait for it; False when that took longer than ``wait_s`` seconds or failed."""
        self._timer.stop()
        due = self._taken_due()
        return not due or self._place.jobs.finish(lambda: drafts.keep(self._place.post, due), wait_s)

    def _typed(self, subject: str, typed: Typed) -> None:
        if typed:
            self._kept[subject] = Kept(self._place.post.now_ms(), typed)
        elif self._kept.pop(subject, None) is None:
            return
        self._due.add(subject)
        if not self._timer.isActive():  # not put off by the next key: who types on and on must not lose it all
            self._timer.start()

    def _keep(self) -> None:
        due = self._taken_due()
        if due:
            self._place.write(lambda post: drafts.keep(post, due), None)

    def _taken_due(self) -> dict[str, Kept | None]:
        due = {subject: self._kept.get(subject) for subject in self._due - self._being_filed}
        self._due &= self._being_filed
        return due

    def _take(self, found: dict[str, Kept]) -> None:
        fresh = {subject: kept for subject, kept in found.items() if subject not in self._due}
        self._kept = fresh | self._kept
        waiting, self._waiting = self._waiting or [], None
        for form, zone in waiting:
            if isValid(form) and not form.typed():
                self._put_back(form, zone)

    def _put_back(self, form: FormDraft, zone: str) -> None:
        kept = self._kept.get(form.subject)
        if kept is not None:
            form.restore(kept.typed, kept.at_ms, self._place.post.now_ms(), zone)
