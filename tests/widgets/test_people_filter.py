"""The filter bar says what is asked, at every keystroke."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.model import words
from console.model.figures import FIGURES
from console.model.query import NOT_YET_REACHED, FigureKey, PeopleQuery
from console.model.shown import MissionLine
from widgets import language
from widgets.people_filter import PeopleFilter
from widgets.tally_words import figure_text

KRT = MissionLine(
    (0 << 40) + 17,
    "KRT",
    words.MissionKind.EMBASSY,
    "KBRI Khartoum",
    "Embassy of Indonesia, Khartoum",
    "Khartoum",
    "SD",
    32.5,
    15.6,
    "Africa/Khartoum",
    words.MissionState.OPEN,
)


@pytest.fixture
def bar(qtbot: QtBot) -> PeopleFilter:
    made = PeopleFilter()
    qtbot.addWidget(made)
    made.set_missions([KRT])
    return made


def asked_by(bar: PeopleFilter) -> list[PeopleQuery]:
    asked: list[PeopleQuery] = []
    bar.asked.connect(asked.append)
    return asked


def test_that_every_keystroke_asks(bar: PeopleFilter, qtbot: QtBot) -> None:
    asked = asked_by(bar)
    qtbot.keyClicks(bar.search, "siti")
    assert [query.text for query in asked] == ["s", "si", "sit", "siti"]


@pytest.mark.parametrize(
    "query",
    [
        PeopleQuery(mission=KRT.mission, category=words.Category.STUDENT, roster="off"),
        PeopleQuery("siti", whereabouts=NOT_YET_REACHED, condition=words.Condition.INJURED, incident=9, area_only=True),
        PeopleQuery(
            whereabouts=words.Whereabouts.MISSING, incident=9, doubles_only=True, flagged_only=True, roster="on"
        ),
    ],
)
def test_that_a_saved_question_comes_back_as_it_was(bar: PeopleFilter, query: PeopleQuery) -> None:
    asked = asked_by(bar)
    bar.show_query(query)
    assert asked == [query]
    assert bar.query().whereabouts is query.whereabouts


def test_that_filters_by_situation_rest_without_an_incident(bar: PeopleFilter) -> None:
    bar.show_query(PeopleQuery(incident=9, whereabouts=words.Whereabouts.PRESENT, area_only=True))
    bar.set_incident(None)
    assert bar.query() == PeopleQuery()


def test_that_clearing_keeps_the_incident(bar: PeopleFilter) -> None:
    bar.show_query(PeopleQuery("siti", incident=9, flagged_only=True))
    bar.clear()
    assert bar.query() == PeopleQuery(incident=9)


def test_that_a_change_of_language_asks_nothing_and_loses_nothing(bar: PeopleFilter, qapp: QApplication) -> None:
    query = PeopleQuery(mission=KRT.mission, category=words.Category.SHIP_CREW, roster="off")
    bar.show_query(query)
    asked = asked_by(bar)
    qapp.setProperty("posko-language", "id")
    try:
        qapp.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
        assert asked == []
        assert bar.query() == query
    finally:
        qapp.setProperty("posko-language", "en")


def test_that_a_count_that_is_only_a_floor_says_so(bar: PeopleFilter) -> None:
    bar.show_count(5000, is_at_least=True)
    assert bar._found.text() == "more than 5,000"
    bar.show_count(3)
    assert bar._found.text().startswith("3 person")


def test_that_letters_typed_elsewhere_go_to_the_end_of_the_search(bar: PeopleFilter) -> None:
    bar.search.setText("sit")
    bar.add_typed("i")
    assert bar.query().text == "siti"


FIGURE = PeopleQuery("siti", incident=9, figure=("roster", "not-yet-reached"), as_of_ms=1_681_540_200_000)


def test_that_a_figure_stands_among_the_filters_in_words_and_a_click_removes_it(
    bar: PeopleFilter, qtbot: QtBot
) -> None:
    asked = asked_by(bar)
    bar.show_query(FIGURE)
    assert not bar._counted.isHidden()
    assert bar._counted.text() == "In the tally: Registered, Not yet reached"
    qtbot.keyClick(bar._counted, Qt.Key.Key_Space)
    assert bar._counted.isHidden()
    assert asked == [FIGURE, PeopleQuery("siti", incident=9)]
    assert bar._clear.isHidden()


@pytest.mark.parametrize("figure", sorted(FIGURES))
def test_that_every_figure_is_named_in_both_languages(figure: FigureKey, qapp: QApplication, tmp_path: Path) -> None:
    language.apply(qapp, "en")
    try:
        english = figure_text(figure)
        language.apply(qapp, "id")
        indonesian = figure_text(figure)
    finally:
        language.apply(qapp, "en", tmp_path)  # no texts there: the next test finds none installed
    assert figure[1] not in ("", english)
    assert english != indonesian


def test_that_a_figure_rests_without_an_incident(bar: PeopleFilter) -> None:
    bar.show_query(FIGURE)
    bar.set_incident(None)
    assert bar.query() == PeopleQuery("siti")
    assert bar._counted.isHidden()


def test_that_clearing_the_filters_clears_the_figure(bar: PeopleFilter) -> None:
    bar.show_query(FIGURE)
    bar.clear()
    assert bar.query() == PeopleQuery(incident=9)


def test_that_the_name_of_the_figure_follows_the_language(
    bar: PeopleFilter, qapp: QApplication, tmp_path: Path
) -> None:
    bar.show_query(FIGURE)
    language.apply(qapp, "id")
    try:
        qapp.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
        assert bar._counted.text() == "Dalam rekap: Lapor diri, Belum terhubung"
        assert bar.query() == FIGURE
    finally:
        language.apply(qapp, "en", tmp_path)
