"""What the theme takes from files is of the theme's own colours."""

from __future__ import annotations

from importlib.resources import files
from typing import get_args

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from widgets import theme
from widgets.choice import ChoiceBox
from widgets.spin import CountBox, MeasureBox
from widgets.theme import TOKENS, Mode


@pytest.mark.parametrize("mode", get_args(Mode))
@pytest.mark.parametrize("way", ["up", "down"])
def test_that_an_arrow_has_the_colour_of_muted_text(mode: Mode, way: str) -> None:
    drawn = (files("resources") / "arrows" / f"{way}-{mode}.svg").read_text(encoding="utf-8")
    assert f'stroke="{TOKENS[mode].muted}"' in drawn


@pytest.mark.parametrize("mode", get_args(Mode))
def test_that_the_arrow_of_a_closed_list_is_drawn(qtbot: QtBot, qapp: QApplication, mode: Mode) -> None:
    before = theme.mode()
    theme.apply(qapp, mode)
    box: ChoiceBox[int] = ChoiceBox()
    qtbot.addWidget(box)
    box.offer([("one", 1)])
    box.resize(160, 30)
    picture = box.grab().toImage()
    right = {picture.pixelColor(x, y).name() for x in range(136, 156) for y in range(4, 26)}
    theme.apply(qapp, before)
    assert TOKENS[mode].muted in right


def test_that_a_number_begins_where_the_text_of_other_fields_does(qtbot: QtBot, qapp: QApplication) -> None:
    before = theme.mode()
    theme.apply(qapp, "light")
    plain, count, measure = QLineEdit("10"), CountBox(), MeasureBox()
    begins = []
    for field, edit in ((plain, plain), (count, count.lineEdit()), (measure, measure.lineEdit())):
        qtbot.addWidget(field)
        field.resize(160, 30)
        field.grab()  # laid out as on screen
        edit.home(False)
        cursor: QRect = edit.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        begins.append(edit.mapTo(field, cursor.topLeft()).x())
    theme.apply(qapp, before)
    assert begins == [begins[0]] * 3
