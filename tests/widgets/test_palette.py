"""Ctrl+K: keyboard alone, late answers dropped, the typed text kept. And the sheet of shortcuts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.palette import Palette
from widgets.palette_list import PaletteEntry, PaletteList, PaletteModel, PaletteSection
from widgets.plain import PlainLabel
from widgets.shortcut_sheet import ShortcutRow, ShortcutSheet

pytestmark = pytest.mark.qt_log_ignore(
    "plugin does not support", extend=True
)  # what the offscreen platform says of windows
SITI = PaletteEntry("person", 7, "Siti Aminah", "KRT")
BUDI = PaletteEntry("person", 8, "Budi", "not on roster")
LOCK = PaletteEntry("action", "lock", "Lock now", keys="Ctrl+L", icon="lock")
SECTIONS = (
    PaletteSection("People", (SITI, BUDI)),
    PaletteSection("Places", ()),
    PaletteSection("Actions", (LOCK,)),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit())
    made.resize(1000, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def field_of(palette: Palette) -> QLineEdit:
    found = palette.findChild(QLineEdit)
    assert found is not None
    return found


def opened(window: QWidget, qtbot: QtBot, text: str = "") -> Palette:
    palette = Palette(window)
    palette.open()
    if text:
        qtbot.keyClicks(field_of(palette), text)
    palette.show_results(text, SECTIONS)
    return palette


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ([], ["person", 7]),
        ([Qt.Key.Key_Down], ["person", 8]),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down], ["action", "lock"]),
        ([Qt.Key.Key_PageDown], ["action", "lock"]),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up], ["person", 7]),
    ],
)
def test_that_the_keys_walk_over_entries_and_never_rest_on_a_heading(
    window: QWidget, qtbot: QtBot, keys: list[Qt.Key], chosen: list[object]
) -> None:
    palette = opened(window, qtbot)
    for key in keys:
        qtbot.keyClick(field_of(palette), key)
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.keyClick(field_of(palette), Qt.Key.Key_Return)
    assert caught.args == chosen
    assert palette.isHidden()


def test_that_each_letter_asks_and_a_late_answer_is_dropped(window: QWidget, qtbot: QtBot) -> None:
    palette = Palette(window)
    asked: list[str] = []
    palette.query_typed.connect(asked.append)
    palette.open()
    qtbot.keyClicks(field_of(palette), "si")
    assert asked == ["", "s", "si"]
    palette.show_results("s", SECTIONS)
    assert palette.entries() == ()
    palette.show_results("si", SECTIONS[:1])
    assert palette.entries() == (SITI, BUDI)


def test_that_the_typed_text_is_kept_and_marked_for_the_next_time(window: QWidget, qtbot: QtBot) -> None:
    palette = opened(window, qtbot, "siti")
    qtbot.keyClick(field_of(palette), Qt.Key.Key_Return)
    palette.open()
    assert palette.query() == "siti"
    assert field_of(palette).selectedText() == "siti"


def test_that_escape_gives_the_cursor_back(window: QWidget, qtbot: QtBot) -> None:
    before = window.findChild(QLineEdit)
    assert before is not None
    before.setFocus()
    palette = opened(window, qtbot)
    assert field_of(palette).hasFocus()
    with qtbot.waitSignal(palette.closed), qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(field_of(palette), Qt.Key.Key_Escape)
    assert before.hasFocus()


def test_that_nothing_found_is_said_and_enter_then_does_nothing(window: QWidget, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(field_of(palette), "zzz")
    palette.show_results("zzz", ())
    told = [label.text() for label in palette.findChildren(PlainLabel) if label.isVisible()]
    assert "Nothing found." in told
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(field_of(palette), Qt.Key.Key_Return)
    assert palette.isVisible()


def test_that_the_palette_stays_within_a_small_window(window: QWidget, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    many = PaletteSection("People", tuple(PaletteEntry("person", n, f"Person {n}") for n in range(200)))
    palette.show_results("", (many,))
    for width, height in ((640, 480), (1366, 768)):
        window.resize(width, height)
        assert window.rect().contains(palette.geometry())


def test_that_the_model_keeps_the_rules_of_models_and_drops_empty_sections(qtbot: QtBot) -> None:
    model = PaletteModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_sections(SECTIONS)
    assert [model.data(model.index(row)) for row in range(model.rowCount())] == [
        "People",
        "Siti Aminah, KRT",
        "Budi, not on roster",
        "Actions",
        "Lock now, Ctrl+L",
    ]
    model.show_sections(())
    assert model.rowCount() == 0
    del tester


def test_that_a_name_with_markup_is_painted_as_it_is(window: QWidget, qtbot: QtBot) -> None:
    listed = PaletteList(window)
    listed.show_sections((PaletteSection("People", (PaletteEntry("person", 1, "<b>x</b>", "<img>"),)),))
    listed.resize(400, 100)
    assert not listed.grab().isNull()
    current = listed.current()
    assert current is not None
    assert current.text == "<b>x</b>"


def test_that_the_sheet_lists_actions_by_section_and_goes_by_a_key(window: QWidget, qtbot: QtBot) -> None:
    sheet = ShortcutSheet(window)
    sheet.show_rows([ShortcutRow("Go to", "People screen", "F3"), ShortcutRow("Console", "Lock now", "Ctrl+L")])
    sheet.open()
    told = [label.text() for label in sheet.findChildren(PlainLabel)]
    assert [text for text in told if text] == [
        "Keyboard",
        "Go to",
        "People screen",
        "F3",
        "Console",
        "Lock now",
        "Ctrl+L",
    ]
    qtbot.keyClick(sheet, Qt.Key.Key_Question)
    assert sheet.isHidden()
