"""Who is asked for: a name as a caller says it, and below it the persons who may be meant; the officer chooses, nobody guesses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from console.model.kinds import NAME_MAX
from console.model.shown import PersonRow
from widgets import status, times
from widgets.palette_list import PaletteEntry, PaletteList, PaletteSection
from widgets.plain import PlainLabel
from widgets.section import joined
from widgets.spoken import Spoken

PERSON, NOBODY_YET = "person", "new"
ASK_FROM = 2  # letters; one is alike to everybody
ROWS_MAX = 10
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SoughtField(Spoken):
    """What it says outwards.

    name_typed: the name so far, for which ``show_offered`` is to give the persons. chosen: somebody was chosen, or that it is nobody known.
    changed: anything of it.
    """

    name_typed = Signal(str)
    chosen = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, may_be_new: bool = True) -> None:
        super().__init__(parent)
        self._may_be_new = may_be_new
        self._person: int | None = None
        self._is_new = False
        self._offered: tuple[PersonRow, ...] = ()
        self._detail = ""
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_MAX)
        self._list = PaletteList()
        self._told = PlainLabel(role="muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.name, self._told, self._list):
            column.addWidget(widget)
        self.setFocusProxy(self.name)
        self.name.textEdited.connect(self._typed)
        self.name.installEventFilter(self)
        self._list.clicked.connect(self._take)
        self._list.hide()
        self.retranslate()

    def sought(self) -> str:
        """The name as typed."""
        return self.name.text().strip()

    def person(self) -> int | None:
        """The person chosen; None for nobody, or for somebody who is known nowhere."""
        return self._person

    def is_decided(self) -> bool:
        """Whether it was said who is meant, be it somebody new."""
        return self._is_new or self._person is not None

    def show_offered(self, name: str, rows: Sequence[PersonRow]) -> None:
        """Offer who may be meant by a name, the likeliest first; an answer to a name that is no longer typed is dropped."""
        if name == self.sought() and not self.is_decided():
            self._offered = tuple(rows)
            self._list_them()

    def clear(self) -> None:
        """Nobody is asked for."""
        self.name.clear()
        self._decide(None, is_new=False)

    def taken(self) -> dict[str, object]:
        """See ``widgets.form_draft.Keepable``."""
        return {"name": self.name.text(), "person": self._person, "new": self._is_new, "detail": self._detail}

    def put_back(self, value: object) -> None:
        """See ``widgets.form_draft.Keepable``."""
        told = value if isinstance(value, dict) else {}
        person = told.get("person")
        self.name.setText(str(told.get("name", "")))
        self._detail = str(told.get("detail", ""))
        self._decide(person if isinstance(person, int) else None, is_new=told.get("new") is True)
        if self.sought() and not self.is_decided():
            self.name_typed.emit(self.sought())

    def retranslate(self) -> None:
        self.name.setPlaceholderText(self.tr("Name as the caller says it"))
        self._list.setAccessibleName(self.tr("Who may be meant"))
        if self._is_new:
            self._told.setText(self.tr("A new person, on no roster"))
        elif self._person is not None:
            self._told.setText(self.tr("Meant is: {who}").replace("{who}", self._detail))
        else:
            self._told.setText("")
        self._told.setVisible(bool(self._told.text()))
        if self._list.isVisible():
            self._list_them()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.name and isinstance(event, QKeyEvent) and not self._list.isHidden():
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # the list is closed, not the form around it
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._key_pressed(Qt.Key(event.key()))
        return False

    def _key_pressed(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._list.step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._list.current() is None:
                self._list.step(1)  # a second Enter takes it: who is meant is never decided by the name alone
            else:
                self._take()
        elif key == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            return False
        return True

    def _typed(self) -> None:
        is_long = len(self.sought()) >= ASK_FROM
        if self.is_decided() or not is_long:
            self._decide(None, is_new=False)
        else:
            self.changed.emit()  # what is offered stays until the next answer: a list that comes and goes cannot be read
        if is_long:
            self.name_typed.emit(self.sought())

    def _take(self) -> None:
        entry = self._list.current()
        if entry is None:
            return
        self._detail = joined((entry.text, entry.detail))
        person = entry.value if isinstance(entry.value, int) else None
        self._decide(person, is_new=entry.kind == NOBODY_YET)
        self.chosen.emit()

    def _decide(self, person: int | None, *, is_new: bool) -> None:
        self._person, self._is_new = person, is_new
        self._offered = ()
        self._list.show_sections(())
        self._list.hide()
        self.retranslate()
        self.changed.emit()

    def _list_them(self) -> None:
        entries = [_entry(row) for row in self._offered]
        if self._may_be_new:
            entries.append(PaletteEntry(NOBODY_YET, None, self.tr("New person, on no roster"), "", "", "plus"))
        chosen = self._list.current()
        self._list.show_sections([PaletteSection(self.tr("Who may be meant: ↓ and Enter"), tuple(entries))])
        self._list.setCurrentIndex(QModelIndex())
        while (
            chosen in entries and self._list.current() != chosen
        ):  # whom the arrow was on stays marked, if still offered
            self._list.step(1)
        self._list.setFixedHeight(self._list.wanted_height(ROWS_MAX))
        self._list.setVisible(bool(entries))


def _entry(row: PersonRow) -> PaletteEntry:
    missions = ", ".join(row.missions) or status.not_on_roster().text
    known = (word for word in (row.whereabouts, row.condition) if word is not None)
    said = (status.chip_of(word).text for word in known)
    return PaletteEntry(
        PERSON, row.person, row.name, joined((times.date_text(row.born or ""), row.city, missions, *said)), "", "people"
    )
