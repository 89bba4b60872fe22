"""One field of a person's profile: label and value, changed in place by double click or Enter."""

from __future__ import annotations

from pydantic import ValidationError
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from console.model import words
from console.model.field_labels import label
from console.model.fields_people import PersonFields
from console.model.kinds import Kind
from widgets import theme, times
from widgets.choice import ChoiceBox, word_choices
from widgets.escape import is_escape_asked
from widgets.form_draft import FormDraft
from widgets.plain import PlainLabel

WORDS_BY_FIELD: dict[str, type[words.Word]] = {
    "sex": words.Sex,
    "eligibility": words.Eligibility,
    "category": words.Category,
}
MANY_LINES = frozenset({"other_names", "emergency_contact", "note"})
NEVER_EMPTY = frozenset({"name", "nationality", "eligibility"})
LABEL_LETTERS = 19  # "Status kewarganegaraan", the longest label, breaks into two lines


def shown_value(field: str, stored: str) -> str:
    """A profile value as people read it."""
    kind = WORDS_BY_FIELD.get(field)
    if kind is not None:
        word = next((word for word in kind if word.value == stored), None)
        return word.label(times.language()) if word is not None else stored
    return times.date_text(stored) if field == "born" else stored


class _Value(PlainLabel):
    """The value while it is only read. edit_wanted: the officer wants to change it."""

    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(wraps=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContentsMargins(4, 1, 4, 1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.end()


class ProfileField(QWidget):
    """A label, a value, and while it is changed an editor in the value's place.

    amended: (field, value as stored), once the new value is a valid one. edit_ended: the editor closed, with or without a change.
    edit_began: (field, the editor's ``FormDraft``). edit_cancelled: the field whose editor closed without a change.
    """

    amended = Signal(str, str)
    edit_ended = Signal()
    edit_began = Signal(str, object)
    edit_cancelled = Signal(str)

    def __init__(self, field: str, stored: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._stored = stored
        self._editor: QWidget | None = None
        self._draft: FormDraft | None = None
        told = label(Kind.PERSON, field, times.language())
        self._label = PlainLabel(told, "muted", wraps=True)
        self._label.setFixedWidth(self.fontMetrics().averageCharWidth() * LABEL_LETTERS)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._label.setContentsMargins(0, 1, 0, 1)
        self._value = _Value()
        self._value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._value.setText(shown_value(field, stored) or "—")
        self._value.setAccessibleName(f"{told}: {shown_value(field, stored)}")
        self._value.setToolTip(self.tr("Double click or Enter to change"))
        self._value.edit_wanted.connect(self.open_editor)
        self._fault = PlainLabel(role="critical", wraps=True)
        self._fault.hide()
        self._place = QVBoxLayout()
        self._place.setSpacing(2)
        self._place.addWidget(self._value)
        self._place.addWidget(self._fault)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._label)
        row.addLayout(self._place, 1)

    def is_editing(self) -> bool:
        """Whether something typed here would be lost."""
        return self._editor is not None

    def take_focus(self) -> None:
        """The keyboard goes to the value."""
        self._value.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_editor(self) -> None:
        """Put an editor in the value's place."""
        if self._editor is not None:
            return
        self._editor = self._made_editor()
        self._editor.setAccessibleName(label(Kind.PERSON, self.field, times.language()))
        self._editor.installEventFilter(self)
        self._value.hide()
        self._place.insertWidget(0, self._editor)
        self._draft = FormDraft()
        self._draft.follow({"value": self._editor})
        self._place.insertWidget(0, self._draft)
        self.edit_began.emit(self.field, self._draft)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Take the new value, or say what is wrong with it and stay open."""
        if self._editor is None:
            return
        value = self._typed()
        fault = self._trouble(value)
        if fault:
            self._fault.setText(fault)
            self._fault.show()
            return
        self._close()
        if value != self._stored:
            self.amended.emit(self.field, value)
        else:
            self.edit_cancelled.emit(self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and is_escape_asked(event):
            return True
        if watched is self._editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                self.edit_cancelled.emit(self.field)
                return True
            if is_return and (has_control or not isinstance(self._editor, QPlainTextEdit)):
                self.commit()
                return True
        return super().eventFilter(watched, event)

    def _made_editor(self) -> QWidget:
        kind = WORDS_BY_FIELD.get(self.field)
        if kind is not None:
            box = ChoiceBox[words.Word]()
            box.offer(word_choices(kind), None if self.field in NEVER_EMPTY else "—")
            box.choose(next((word for word in kind if word.value == self._stored), None))
            return box
        if self.field in MANY_LINES:
            area = QPlainTextEdit(self._stored)
            area.setTabChangesFocus(True)
            area.setFixedHeight(area.fontMetrics().lineSpacing() * 4 + 14)
            area.setToolTip(self.tr("Ctrl+Enter keeps it, Escape leaves it as it was"))
            return area
        edit = QLineEdit(self._stored)
        edit.selectAll()
        if self.field == "born":
            edit.setPlaceholderText("1990-05-17")
        return edit

    def _typed(self) -> str:
        if isinstance(self._editor, ChoiceBox):
            return str(self._editor.value() or "")
        if isinstance(self._editor, QPlainTextEdit):
            return self._editor.toPlainText().strip()
        text = self._editor.text().strip() if isinstance(self._editor, QLineEdit) else ""
        if self.field == "born":
            return times.read_date(text) or text
        return text.upper() if self.field == "nationality" else text

    def _trouble(self, value: str) -> str:
        if not value:
            return self.tr("This cannot be empty.") if self.field in NEVER_EMPTY else ""
        if self.field == "born" and times.read_date(value) is None:
            return self.tr("Not a date. Write 1990-05-17, 17/5/1990, 1990-05 or 1990.")
        if self.field == "nationality" and not (len(value) == 2 and value.isalpha()):
            return self.tr("Two letters, such as ID.")
        try:
            PersonFields.model_validate({"name": "-", self.field: value})
        except ValidationError:
            return self.tr("Too long to keep. Please shorten it.")
        return ""

    def _close(self) -> None:
        if self._editor is not None:
            self._editor.removeEventFilter(self)
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
        if self._draft is not None:
            self._draft.end()
            self._draft.deleteLater()
            self._draft = None
        self._fault.hide()
        self._value.show()
        self._value.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit_ended.emit()
