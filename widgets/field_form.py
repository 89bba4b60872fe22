"""A small form in a card: labelled fields, one sentence for what is wrong, a filing button and Escape."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from widgets.form_draft import FormDraft
from widgets.plain import PlainLabel

TEXT_TOP_PX = (
    9  # from the edge of a text area to its first line: border, padding of ``widgets.theme``, the document's own margin
)


class RowLabel(PlainLabel):
    """The word of a row, as high as the first line of its field, so that the two stand on one line however high the field is."""

    def __init__(self, field: QWidget | QBoxLayout) -> None:
        super().__init__(role="muted")
        self._field = field

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), _first_line_px(self._field)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _first_line_px(field: QWidget | QBoxLayout) -> int:
    """How high the part of a field is that is read first, pixels."""
    if isinstance(field, QPlainTextEdit):
        return field.fontMetrics().height() + 2 * TEXT_TOP_PX
    if isinstance(field, QLabel):
        return field.fontMetrics().height()
    layout = field if isinstance(field, QBoxLayout) else field.layout()
    first = layout.itemAt(0) if layout is not None else None
    if first is not None:
        inner = first.widget() or first.layout()
        if isinstance(inner, QWidget | QBoxLayout):
            return _first_line_px(inner)
    return field.sizeHint().height()


class FieldForm(QFrame):
    """The frame every small form shares. A subclass adds rows, gives their words in ``retranslate`` and files in ``file_it``.

    Ctrl+Enter files from any field, Enter from a one-line field; Escape leaves.
    """

    left = Signal()  # Escape or Cancel: nothing is to be kept

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.title = PlainLabel(role="heading")
        self.draft = FormDraft()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)
        self._wrong = PlainLabel(role="critical", wraps=True)
        self._wrong.hide()
        self._file = QPushButton()
        self._file.setProperty("primary", "true")
        self._cancel = QPushButton()
        self._file.clicked.connect(self.file_it)
        self._cancel.clicked.connect(self.left)
        self._buttons = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.draft)
        column.addLayout(self._grid)
        column.addWidget(self._wrong)
        column.addStretch(1)
        column.addLayout(self._buttons)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.file_it)

    def add_row(self, field: QWidget | QBoxLayout, *, grows: bool = False) -> PlainLabel:
        """A field with a label at its left; the label is given back to be filled by ``retranslate``.

        grows: the field takes more lines when the form is narrow; others keep their height however little room there is.
        """
        label = RowLabel(field)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        if isinstance(field, QWidget):
            label.setBuddy(field)
            if not grows:
                layout = field.layout()
                wraps = layout is not None and layout.hasHeightForWidth()
                height = QSizePolicy.Policy.Minimum if wraps else QSizePolicy.Policy.Fixed
                field.setSizePolicy(field.sizePolicy().horizontalPolicy(), height)
            self._grid.addWidget(field, row, 1)
        else:
            self._grid.addLayout(field, row, 1)
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(self.file_it)
        return label

    def add_wide(self, field: QWidget) -> None:
        """A widget over the whole width."""
        self._grid.addWidget(field, self._grid.rowCount(), 0, 1, 2)

    def name_row(self, label: PlainLabel, field: QWidget, text: str) -> None:
        """Give a row its word, on screen and for screen readers."""
        label.setText(text)
        field.setAccessibleName(text)

    def name_buttons(self, filing: str, leaving: str) -> None:
        """Give the two buttons their words. They come last, so that Tab reaches them after every field."""
        if self._buttons.count() == 0:
            self._buttons.addStretch(1)
            self._buttons.addWidget(self._cancel)
            self._buttons.addWidget(self._file)
        self._file.setText(filing)
        self._cancel.setText(leaving)

    def show_wrong(self, sentence: str, field: QWidget | None = None) -> None:
        """Say what is wrong in one sentence, and put the cursor where it is to be mended; "" takes it away."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        if sentence and field is not None:
            field.setFocus()

    def file_it(self) -> None:
        """Check the fields and send them out. For the subclass to say."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Fill in every text in the language in force. For the subclass to say."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
