"""What tabs share that file small forms: one stands at a time, its draft is kept, and it goes only when what it filed is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from console.desk.place import Place
from console.desk.screen_tab import ScreenTab
from console.desk.wording import told
from console.duty.post import Post
from console.faults import Fault
from console.model.kinds import Kind
from widgets.field_form import FieldForm
from widgets.form_room import FormRoom

T = TypeVar("T")


class FormTab(ScreenTab):
    """A tab whose page has a room for forms. ``take_focus`` gives the keys back to the page when a form goes."""

    def __init__(self, place: Place, page: QWidget, room: FormRoom, kinds: tuple[Kind, ...], parent: QObject) -> None:
        super().__init__(place, page, kinds, parent)
        self._room = room
        self._subject = ""  # of the open form's draft, "" where none is kept
        room.left.connect(self._cancel)

    def take_focus(self) -> None:
        """The keys go to the page. For the subclass to say."""
        raise NotImplementedError

    def stand(self, form: FieldForm, subject: str = "") -> None:
        """Let a form stand in the room. subject: of its draft; "" keeps none."""
        self._subject = subject
        self._room.show_form(form)
        if subject:
            self._place.drafts.offer(form.draft, subject, self.zone())

    def file(self, work: Callable[[Post], T], then: Callable[[T], None] | None = None) -> None:
        """Write what the form that stands filed; only when it is kept does the form go."""
        subject = self._subject

        def filed(answer: T) -> None:
            self.leave(subject)
            if then is not None:
                then(answer)

        self._place.drafts.file(subject, work, filed, lambda fault: self.refuse(fault, subject))

    def leave(self, subject: str) -> None:
        """Put the form of this draft away, if it is still the one that stands."""
        if subject != self._subject:
            return
        self._subject = ""
        if self._room.clear():
            self.take_focus()

    def refuse(self, fault: Fault, subject: str) -> None:
        """Say what was wrong in the form, or above the screen when it is gone."""
        form = self._room.form()
        if subject == self._subject and form is not None:
            form.show_wrong(told(fault))
        else:
            self._place.faulted.emit(fault)

    def forget_form(self) -> None:
        """Another incident is shown: the form goes, its draft waits."""
        self._subject = ""
        self._room.clear()

    def _cancel(self) -> None:
        if self._subject:
            self._place.drafts.forget(self._subject)
        self.leave(self._subject)
