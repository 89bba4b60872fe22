"""A third value, where neither of those in conflict is right: a field for each part of the cell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from console.model.cells import CELLS
from console.model.change import Value
from console.model.field_labels import label
from console.model.field_register import FIELD_REGISTER, Wire
from console.model.kinds import NAME_MAX, Kind
from console.model.shapes import SHAPES
from console.model.shown_conflict import ConflictLine
from console.model.words import Word
from widgets import times
from widgets.choice import ChoiceBox, word_choices
from widgets.exchange import conflict_words
from widgets.field_form import FieldForm
from widgets.moment_field import MomentField

Editor = QLineEdit | QPlainTextEdit | ChoiceBox[Word] | MomentField
_LINES = 3


class ThirdForm(FieldForm):
    """``written``: field -> value, of the whole cell. Bounds are the register's to know; what it refuses is said above the screen."""

    written = Signal(object)

    def __init__(
        self,
        line: ConflictLine,
        zone: str,
        now_ms: Callable[[], int] = times.clock_ms,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._fields = fields_of(line)
        shown = line.values[0].fields
        self.editors: dict[str, Editor] = {name: self._editor(name, zone, now_ms) for name in self._fields}
        for name, editor in self.editors.items():
            _put(editor, shown.get(name))
        self._labels = {name: self.add_row(editor) for name, editor in self.editors.items()}
        self.draft.follow(self.editors)
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        first = next(iter(self.editors.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit):
            first.selectAll()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Another value"))
        for name, told in self._labels.items():
            self.name_row(told, self.editors[name], label(self._line.kind, name, times.language()))
        self.name_buttons(self.tr("Write it"), self.tr("Cancel"))

    def file_it(self) -> None:
        told: dict[str, Value] = {}
        for name, editor in self.editors.items():
            try:
                told[name] = self._taken(name, editor)
            except ValueError:
                self.show_wrong(self.tr("Write a number."), editor)
                return
        if all(told[name] in (None, "") for name in told) and _is_needed(self._line, self._fields):
            self.show_wrong(self.tr("Write a value."), next(iter(self.editors.values())))
            return
        self.show_wrong("")
        self.written.emit(told)

    def _editor(self, name: str, zone: str, now_ms: Callable[[], int]) -> Editor:
        kind = self._line.kind
        word = conflict_words.word_of(kind, name)
        if word is not None:
            box: ChoiceBox[Word] = ChoiceBox()
            has_none = not _is_needed(self._line, (name,))
            box.offer(word_choices(word), conflict_words.NOTHING if has_none else None)
            return box
        if name.endswith("_ms"):
            moment = MomentField(now_ms)
            moment.set_zone(zone)
            return moment
        if (_longest(kind, name) or 0) > NAME_MAX:
            text = QPlainTextEdit()
            text.setTabChangesFocus(True)
            text.setFixedHeight(self.fontMetrics().height() * _LINES + 16)
            return text
        return QLineEdit()

    def _taken(self, name: str, editor: Editor) -> Value:
        if isinstance(editor, MomentField):
            return editor.at_ms()
        if isinstance(editor, ChoiceBox):
            chosen = editor.value()
            return None if chosen is None else chosen.value
        typed = (editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()).strip()
        match FIELD_REGISTER[self._line.kind][name].wire:
            case Wire.DATE:
                return (times.read_date(typed) or typed) if typed else None
            case Wire.INT:
                return int(typed) if typed else None
            case Wire.REAL:
                return float(typed.replace(",", ".")) if typed else None
        return typed


def fields_of(line: ConflictLine) -> tuple[str, ...]:
    """The fields of the cell in conflict."""
    return CELLS[line.kind][line.cell]


def _is_needed(line: ConflictLine, fields: tuple[str, ...]) -> bool:
    """Whether a record cannot be without these."""
    return any(SHAPES[line.kind].model_fields[name].is_required() for name in fields)


def _longest(kind: Kind, name: str) -> int | None:
    metadata = SHAPES[kind].model_fields[name].metadata
    return next((int(mark.max_length) for mark in metadata if hasattr(mark, "max_length")), None)


def _put(editor: Editor, value: Value) -> None:
    if isinstance(editor, MomentField):
        if isinstance(value, int):
            editor.put_back(value)
    elif isinstance(editor, ChoiceBox):
        editor.choose(next((each for each in editor.values() if each is not None and each.value == value), None))
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText("" if value is None else str(value))
    else:
        editor.setText("" if value is None else str(value))
