"""The frame of the small forms: words and fields stand on one line."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from widgets import theme
from widgets.choice import ChoiceBox
from widgets.field_form import FieldForm, RowLabel
from widgets.moment_field import MomentField

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


class Form(FieldForm):
    """A field of each kind."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.moment, self.text = QLineEdit(), MomentField(lambda: 0), QPlainTextEdit("Siti")
        self.text.setFixedHeight(90)
        self.box: ChoiceBox[int] = ChoiceBox()
        self.box.offer([("one", 1)])
        self.inner = QLineEdit()
        beside = QHBoxLayout()
        beside.addWidget(self.inner)
        beside.addWidget(QLabel("km"))
        fields = (self.line, self.moment, self.text, self.box, beside)
        self.labels = [self.add_row(field) for field in fields]
        for label in self.labels:
            label.setText("Observed")

    def first_lines(self) -> list[float]:
        """Where the middle of each field's first line is, in pixels of the form."""
        area = self.text.viewport()
        first = area.mapTo(self, self.text.cursorRect().center()).y()
        plain = [_middle(widget, self) for widget in (self.line, self.moment._edit, self.box, self.inner)]
        return [plain[0], plain[1], first, plain[2], plain[3]]


def _middle(widget: QWidget, form: QWidget) -> float:
    return widget.mapTo(form, widget.rect().topLeft()).y() + widget.height() / 2


@pytest.mark.parametrize("size_pt", [9.0, 14.0])
def test_that_the_word_of_a_row_stands_on_the_first_line_of_its_field(
    qtbot: QtBot, qapp: QApplication, size_pt: float
) -> None:
    before = theme.mode()
    theme.apply(qapp, "light", size_pt)
    form = Form()
    qtbot.addWidget(form)
    form.resize(420, 600)
    form.show()
    qapp.processEvents()
    assert all(isinstance(label, RowLabel) for label in form.labels)
    apart = [abs(_middle(label, form) - line) for label, line in zip(form.labels, form.first_lines(), strict=True)]
    theme.apply(qapp, before)
    assert max(apart) <= 2, apart
