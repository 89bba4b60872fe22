"""The table of people asks only for what is looked at, and shows it as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.model import words
from console.model.shown import PeoplePage, PersonRow
from tests.widgets.people import FIRST, NOW_MS, page, person_row
from widgets.padded import CELL_PAD_PX
from widgets.people_model import CHIPS_ROLE, PAGE_ROWS, PAGES_KEPT, WAITING, Column, PeopleModel
from widgets.people_table import PeopleTable


@pytest.fixture
def table(qtbot: QtBot) -> PeopleTable:
    made = PeopleTable(now_ms=lambda: NOW_MS)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def text(model: PeopleModel, row: int, column: Column) -> str | None:
    found: str | None = model.index(row, column).data()
    return found


def with_marks() -> PersonRow:
    plain = person_row(0, "<b>Siti</b> & Co")
    return PersonRow(
        **{name: getattr(plain, name) for name in ("person", "name", "sex", "born", "phone", "passport", "category")},
        city="Khartoum",
        country="SD",
        missions=(),
        last_confirmed_at_ms=None,
        flags=("nik-odd", "passport-odd"),
        doubles=1,
        condition=words.Condition.INJURED,
        is_contested=True,
    )


def test_that_the_model_keeps_qts_contract_while_pages_come_and_totals_change(qtbot: QtBot) -> None:
    model = PeopleModel(now_ms=lambda: NOW_MS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_people(page(0, 200, 1209), with_situation=True)
    model.show_page(page(200, 200, 1211))
    assert model.rowCount() == 1211
    model.show_page(page(1000, 5, 1005))
    assert model.rowCount() == 1005
    model.show_people(page(0, 0, 0), with_situation=False)
    assert model.rowCount() == 0


def test_that_rows_not_yet_here_show_dots_and_then_the_person() -> None:
    model = PeopleModel()
    model.show_people(page(0, 200, 1000), with_situation=False)
    assert text(model, 450, Column.NAME) == WAITING
    model.show_page(page(400, 200, 1000))
    assert text(model, 450, Column.NAME) == "Orang 450"


def test_that_no_more_pages_are_held_than_allowed_and_the_one_looked_at_last_stays() -> None:
    model = PeopleModel()
    total = PAGE_ROWS * (PAGES_KEPT + 3)
    model.show_people(page(0, PAGE_ROWS, total), with_situation=False)
    for number in range(1, PAGES_KEPT + 2):
        model.show_page(page(number * PAGE_ROWS, PAGE_ROWS, total))
        model.want(0, 5)
    held = [number for number in range(PAGES_KEPT + 3) if model.person_row(number * PAGE_ROWS) is not None]
    assert len(held) == PAGES_KEPT
    assert 0 in held
    assert 1 not in held


def test_that_scrolling_asks_for_the_missing_page_once(table: PeopleTable, qtbot: QtBot) -> None:
    table.show_people(page(0, 200, 10_000))
    asked: list[tuple[int, int]] = []
    table.page_wanted.connect(lambda first, count: asked.append((first, count)))
    table.verticalScrollBar().setValue(5050)
    table.verticalScrollBar().setValue(5052)
    assert asked == [(5000, 200)]
    table.show_page(page(5000, 200, 10_000))
    assert table.model().index(5050, 0).data() == "Orang 5050"
    table.verticalScrollBar().setValue(5055)
    assert len(asked) == 1


def test_that_a_change_in_the_register_asks_again_for_what_is_in_view(table: PeopleTable) -> None:
    table.show_people(page(0, 200, 300))
    asked: list[tuple[int, int]] = []
    table.page_wanted.connect(lambda first, count: asked.append((first, count)))
    table.ask_again()
    assert asked == [(0, 200)]
    assert table.model().index(0, 0).data() == "Orang 0"


def test_that_a_list_longer_than_its_count_goes_on_when_its_end_is_reached() -> None:
    model = PeopleModel()
    asked: list[tuple[int, int]] = []
    model.page_wanted.connect(lambda first, count: asked.append((first, count)))
    model.show_people(page(0, 200, 5000, is_at_least=True), with_situation=False)
    assert model.canFetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    assert asked == [(5000, 200)]
    model.show_page(page(5000, 120, 5000, is_at_least=True))
    assert model.rowCount() == 5120
    model.show_page(PeoplePage((), 5200, 5120, total_is_at_least=True))
    assert not model.canFetchMore(model.index(-1, -1))


def test_that_nobody_reported_reads_as_not_yet_reached_only_in_an_incident() -> None:
    model = PeopleModel()
    model.show_people(page(0, 1, 1), with_situation=True)
    assert text(model, 0, Column.WHEREABOUTS) == "Not yet reached"
    model.show_people(page(0, 1, 1), with_situation=False)
    assert text(model, 0, Column.WHEREABOUTS) == ""


def test_that_every_mark_is_a_word_and_markup_stays_text() -> None:
    model = PeopleModel(now_ms=lambda: NOW_MS)
    model.show_people(PeoplePage((with_marks(),), 0, 1), with_situation=True)
    check = text(model, 0, Column.CHECK) or ""
    assert check.startswith("contested")
    assert len(model.index(0, Column.CHECK).data(CHIPS_ROLE)) == 3
    assert text(model, 0, Column.MISSIONS) == "not on roster"
    assert text(model, 0, Column.CONDITION) == "Injured"
    assert text(model, 0, Column.NAME) == "<b>Siti</b> & Co"
    assert "&lt;b&gt;" in model.index(0, Column.NAME).data(Qt.ItemDataRole.ToolTipRole)


def test_that_enter_opens_the_person_with_the_whole_id(table: PeopleTable, qtbot: QtBot) -> None:
    table.show_people(page(0, 3, 3))
    table.selectRow(1)
    with qtbot.waitSignal(table.person_chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == [FIRST + 1]


def test_that_letters_typed_on_the_table_are_passed_on(table: PeopleTable, qtbot: QtBot) -> None:
    table.show_people(page(0, 3, 3))
    with qtbot.waitSignal(table.text_typed) as typed:
        qtbot.keyClick(table, Qt.Key.Key_S)
    assert typed.args == ["s"]


def test_that_the_same_question_asked_again_keeps_the_chosen_person(table: PeopleTable) -> None:
    table.show_people(page(0, 50, 50))
    table.selectRow(7)
    table.verticalScrollBar().setValue(5)
    moved = PeoplePage((person_row(99), *page(0, 49, 50).rows), 0, 50)
    table.show_people(moved, keeps_place=True)
    assert table.current_person() == FIRST + 7
    assert table.verticalScrollBar().value() == 5


def test_that_selected_people_are_told(table: PeopleTable) -> None:
    table.show_people(page(0, 5, 5))
    told: list[list[int]] = []
    table.people_selected.connect(told.append)
    table.selectAll()
    assert told[-1] == [FIRST + place for place in range(5)]


def test_that_a_page_that_begins_elsewhere_is_a_bug_told_at_once() -> None:
    model = PeopleModel()
    model.show_people(page(0, 200, 1000), with_situation=False)
    with pytest.raises(ValueError, match="multiple"):
        model.show_page(page(7, 10, 1000))


def test_that_texts_follow_the_language_and_the_clock(table: PeopleTable, qapp: QApplication) -> None:
    table.show_people(page(0, 5, 5), with_situation=True)
    model = table.model()
    assert isinstance(model, PeopleModel)
    assert text(model, 0, Column.CONFIRMED) == "3 h ago"
    later = PeopleModel(now_ms=lambda: NOW_MS + 5 * 3_600_000)
    later.show_people(page(0, 5, 5), with_situation=True)
    assert text(later, 0, Column.CONFIRMED) == "8 h ago"
    qapp.setProperty("posko-language", "id")
    try:
        assert text(model, 0, Column.BORN) == "17 Aug 1990"
        qapp.sendEvent(table, QEvent(QEvent.Type.LanguageChange))
        assert text(model, 0, Column.BORN) == "17 Agu 1990"
    finally:
        qapp.setProperty("posko-language", "en")


def test_that_a_newer_page_replaces_the_texts_of_the_older(table: PeopleTable) -> None:
    table.show_people(page(0, 5, 5))
    assert table.model().index(2, 0).data() == "Orang 2"
    table.show_page(PeoplePage(tuple(person_row(place, f"Baru {place}") for place in range(5)), 0, 5))
    assert table.model().index(2, 0).data() == "Baru 2"


def test_that_a_wide_window_gives_its_space_to_the_columns(table: PeopleTable) -> None:
    narrow = table.columnWidth(Column.NAME)
    table.resize(2400, 400)
    assert table.columnWidth(Column.NAME) > narrow
    assert sum(table.columnWidth(column) for column in Column) <= table.viewport().width() + 1


def shown_columns(table: PeopleTable) -> set[Column]:
    return {column for column in Column if not table.isColumnHidden(column)}


@pytest.mark.parametrize("width_letters", [100, 130, 160, 400])
def test_that_a_narrow_list_leaves_columns_out_instead_of_scrolling_and_never_what_one_telephones_by(
    table: PeopleTable, width_letters: int
) -> None:
    table.show_people(page(0, 3, 3), with_situation=True)
    table.resize(width_letters * table.fontMetrics().averageCharWidth() + 160, 400)
    assert table.horizontalScrollBar().maximum() == 0
    assert {Column.NAME, Column.WHEREABOUTS, Column.PHONE, Column.PASSPORT} <= shown_columns(table)


LONG_NAME = "Muhammad Ibrahim Djunaedi Susanto"


def test_that_names_and_dates_get_what_they_need_before_anything_else(table: PeopleTable) -> None:
    table.show_people(PeoplePage((replace(person_row(0, LONG_NAME), born="1988-11-28"),), 0, 1, False))
    metrics = QFontMetrics(table.font())
    for width in range(500, 1400, 50):
        table.resize(width, 400)
        room = table.columnWidth(Column.NAME) - CELL_PAD_PX - CELL_PAD_PX // 2
        assert room >= metrics.horizontalAdvance(LONG_NAME), width
        if Column.BORN in shown_columns(table):
            room = table.columnWidth(Column.BORN) - CELL_PAD_PX - CELL_PAD_PX // 2
            assert room >= metrics.horizontalAdvance("28 Nov 1988"), width


def test_that_a_column_that_says_nothing_keeps_little_room_until_it_does(table: PeopleTable) -> None:
    table.resize(800, 400)
    table.show_people(page(0, 30, 400), with_situation=True)
    empty = table.columnWidth(Column.CHECK)
    table.show_people(PeoplePage((with_marks(),), 0, 1, False), with_situation=True)
    assert empty < table.columnWidth(Column.CHECK)


def test_that_widths_stay_while_a_long_list_is_scrolled(table: PeopleTable) -> None:
    table.resize(800, 400)
    table.show_people(PeoplePage((person_row(0, LONG_NAME), *page(1, 199, 400).rows), 0, 20_000, False))
    widths = [table.columnWidth(column) for column in Column]
    for number in range(1, PAGES_KEPT + 2):  # the first page is no longer held
        table.show_page(page(number * PAGE_ROWS, PAGE_ROWS, 20_000))
    assert [table.columnWidth(column) for column in Column] == widths


def test_that_a_title_that_is_cut_ends_in_dots_and_is_told_whole_on_hover(table: PeopleTable) -> None:
    header = table.horizontalHeader()
    assert header.textElideMode() is Qt.TextElideMode.ElideRight
    told = table.model().headerData(Column.CHECK, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert told == "To check"


def test_that_what_was_left_out_comes_back_with_the_room(table: PeopleTable) -> None:
    table.show_people(page(0, 3, 3), with_situation=True)
    letter = table.fontMetrics().averageCharWidth()
    table.resize(100 * letter, 400)
    narrow = shown_columns(table)
    table.resize(300 * letter, 400)
    assert shown_columns(table) == set(Column)
    assert narrow < set(Column)
    table.show_people(page(0, 3, 3), with_situation=False)
    assert shown_columns(table) == set(Column) - {Column.WHEREABOUTS, Column.CONDITION}


def test_that_columns_the_officer_has_dragged_stay_whatever_the_room(table: PeopleTable) -> None:
    table.show_people(page(0, 3, 3), with_situation=True)
    table.resize(300 * table.fontMetrics().averageCharWidth(), 400)
    table._has_own_widths = True
    before = [table.columnWidth(column) for column in Column]
    table.resize(600, 400)
    assert [table.columnWidth(column) for column in Column] == before
    table.show_people(page(0, 3, 3), with_situation=False)
    assert table.isColumnHidden(Column.WHEREABOUTS)
