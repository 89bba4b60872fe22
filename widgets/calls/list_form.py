"""Whose list it is, and the list itself, pasted or dropped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from console.model.chat_list import TEXT_MAX
from console.model.shown import WardenLine
from widgets.choice import ChoiceBox
from widgets.form_draft import FormDraft
from widgets.link_button import LinkButton
from widgets.plain import PlainLabel
from widgets.section import joined
from widgets.spoken import SpokenFrame
from widgets.toggle import ToggleButton

NAME_LETTERS_MAX = 200


class PasteArea(QPlainTextEdit):
    """Plain text; a file that is dropped goes to the board around it, and Escape to the table.

    left: Escape. pasted: text came in at once, not by typing.
    """

    left = Signal()
    pasted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        super().insertFromMimeData(source)
        self.pasted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ListForm(SpokenFrame):
    """``changed``: something was typed, pasted or chosen. ``cleared``: the officer throws the text away."""

    changed = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_card=True)
        self._wardens: dict[int, WardenLine] = {}
        self._wanted: int | None = None  # a warden of a draft, chosen as soon as the cells are here
        self.draft = FormDraft()
        self.list_button, self.replies_button = ToggleButton(), ToggleButton()
        self.warden: ChoiceBox[int] = ChoiceBox()
        self.name, self.text = QLineEdit(), PasteArea()
        self._labels = {name: PlainLabel(role="muted") for name in ("warden", "name", "text")}
        self._leader = PlainLabel(role="muted", wraps=True, is_selectable=True)
        self._state = PlainLabel(role="muted", wraps=True)
        self._wrong = PlainLabel(role="critical", wraps=True)
        self._clear = LinkButton()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_wardens(self, lines: Sequence[WardenLine]) -> None:
        """Offer these cells; what was chosen stays chosen."""
        self._wardens = {line.warden: line for line in lines}
        self._offer()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.warden.choose(wanted)
        self._arrange()

    def chosen(self) -> WardenLine | None:
        """The cell whose list it is."""
        return self._wardens.get(self.warden.value() or 0)

    def is_replies(self) -> bool:
        """Whether the text is the replies to a broadcast."""
        return self.replies_button.isChecked()

    def taken(self) -> dict[str, object]:
        """What is in it, as a draft keeps it."""
        text = self.text.toPlainText()[:TEXT_MAX]
        warden = self.warden.value() if self._wanted is None else self._wanted
        return {"text": text, "name": self.name.text(), "warden": warden, "replies": self.is_replies()}

    def put_back(self, kept: dict[str, object]) -> None:
        """Show what ``taken`` gave."""
        warden = kept.get("warden")
        self._wanted = warden if isinstance(warden, int) and warden not in self._wardens else None
        self.warden.choose(warden if isinstance(warden, int) and self._wanted is None else None)
        self.name.setText(str(kept.get("name") or ""))
        (self.replies_button if kept.get("replies") is True else self.list_button).setChecked(True)
        self.text.setPlainText(str(kept.get("text") or ""))

    def show_state(self, told: str) -> None:
        """Say what is under way; "" for nothing."""
        self._state.setText(told)
        self._state.setVisible(bool(told))

    def show_wrong(self, told: str) -> None:
        """Say in one sentence what is wrong; "" takes it away."""
        self._wrong.setText(told)
        self._wrong.setVisible(bool(told))

    def retranslate(self) -> None:
        self.list_button.setText(self.tr("A warden's list"))
        self.replies_button.setText(self.tr("Replies to a broadcast"))
        words = {"warden": self.tr("Warden"), "name": self.tr("Name"), "text": self._text_label()}
        for name, field in (("warden", self.warden), ("name", self.name), ("text", self.text)):
            self._labels[name].setText(words[name])
            field.setAccessibleName(words[name])
        self.name.setPlaceholderText(self.tr("who sent the list"))
        self.text.setPlaceholderText(
            self.tr("Paste the chat here, or drop a text file anywhere on this page. It is looked through by itself.")
        )
        self._clear.setText(self.tr("Clear"))
        self._clear.setAccessibleName(self.tr("Clear the pasted text"))
        self._offer()

    def _text_label(self) -> str:
        return self.tr("Number; text") if self.is_replies() else self.tr("List")

    def _offer(self) -> None:
        choices = [(_cell_text(line), line.warden) for line in self._wardens.values()]
        self.warden.offer(choices, nothing=self.tr("somebody else"), letters=20)

    def _arrange(self) -> None:
        """Replies speak for themselves; a cell that is chosen has its leader's name."""
        replies = self.is_replies()
        for name, field, is_shown in (
            ("warden", self.warden, not replies),
            ("name", self.name, not replies and self.warden.value() is None),
        ):
            self._labels[name].setVisible(is_shown)
            field.setVisible(is_shown)
        cell = self.chosen()
        self._leader.setText(joined((cell.leader_name, cell.phone, cell.covers)) if cell is not None else "")
        self._leader.setVisible(bool(self._leader.text()) and not replies)
        self._labels["text"].setText(self._text_label())
        self.text.setAccessibleName(self._text_label())

    def _changed(self) -> None:
        self._arrange()
        self.show_wrong("")
        self.changed.emit()

    def _lay_out(self) -> None:
        self.name.setMaxLength(NAME_LETTERS_MAX)
        self.list_button.setChecked(True)
        kinds, head = QHBoxLayout(), QHBoxLayout()
        for button in (self.list_button, self.replies_button):
            button.setAutoExclusive(True)
            kinds.addWidget(button, 1)
        head.addWidget(self._labels["text"], 1)
        head.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(7)
        column.addWidget(self.draft)
        column.addLayout(kinds)
        for name, field in (("warden", self.warden), ("name", self.name)):
            column.addWidget(self._labels[name])
            column.addWidget(field)
        column.addWidget(self._leader)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self._state)
        column.addWidget(self._wrong)
        self.show_state("")
        self.show_wrong("")
        self._arrange()

    def _connect(self) -> None:
        self.text.textChanged.connect(self._changed)
        self.name.textChanged.connect(self._changed)
        self.warden.currentIndexChanged.connect(self._changed)
        self.replies_button.toggled.connect(self._changed)
        self._clear.clicked.connect(self.cleared)


def _cell_text(line: WardenLine) -> str:
    return joined((line.name, line.leader_name))
