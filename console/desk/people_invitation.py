"""What stands in the place of an empty list: why it is empty, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.plain import PlainLabel
from widgets.section import small_button
from widgets.spoken import Spoken

TEXT_MAX_PX = 460  # a longer line is hard to read in the middle of an empty screen


class PeopleInvitation(Spoken):
    """import_wanted, person_wanted: to begin. everybody_wanted: to clear the filters."""

    import_wanted = Signal()
    person_wanted = Signal()
    everybody_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_search = False
        self._title = PlainLabel(role="title", wraps=True)
        self._text = PlainLabel(role="muted", wraps=True)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMaximumWidth(TEXT_MAX_PX)
        self._import, self._person, self._everybody = (small_button("") for _ in range(3))
        self._import.setProperty("primary", "true")
        self._import.clicked.connect(self.import_wanted)
        self._person.clicked.connect(self.person_wanted)
        self._everybody.clicked.connect(self.everybody_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self._import, self._everybody, self._person):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for label in (self._title, self._text):
            row = QHBoxLayout()  # an alignment instead would give a wrapped label the height of one line
            row.addStretch(1)
            row.addWidget(label, 100)
            row.addStretch(1)
            column.addLayout(row)
        column.addLayout(buttons)
        column.addStretch(3)
        self.show_reason(is_search=False)

    def show_reason(self, *, is_search: bool) -> None:
        """is_search: people are known, but none of them fits what is asked; otherwise nobody is known at all."""
        self._is_search = is_search
        self._import.setVisible(not is_search)
        self._everybody.setVisible(is_search)
        self.retranslate()

    def retranslate(self) -> None:
        self._import.setText(self.tr("Import a roster…"))
        self._person.setText(self.tr("Add a person…"))
        self._everybody.setText(self.tr("Clear search and filters"))
        if self._is_search:
            self._title.setText(self.tr("Nobody fits"))
            self._text.setText(self.tr("Try part of a name, or clear the filters. Whoever is on no list can be added."))
        else:
            self._title.setText(self.tr("No people yet"))
            self._text.setText(
                self.tr("Import a roster or add a person. A roster file can also be dropped anywhere on this window.")
            )
