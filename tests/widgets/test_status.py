"""Every word has a look of its own, times are never unlabelled, and a stranger's text is never markup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.model import words
from widgets import status, times
from widgets.flow import FlowLayout
from widgets.plain import ElidedLabel, Link, PlainLabel, tooltip
from widgets.status import Mark, Shape, StatusChip

MORNING_MS = 1_681_540_500_000  # 15 April 2023, 06:35 UTC


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[None]:
    qapp.setProperty("posko-language", "id")
    yield
    qapp.setProperty("posko-language", "en")


@pytest.mark.parametrize("kind", list(status.MARKS))
def test_that_every_word_of_a_marked_list_has_a_mark(kind: type[words.Word]) -> None:
    assert set(status.MARKS[kind]) == {word.value for word in kind}


@pytest.mark.parametrize("axis", list(words.Axis))
def test_that_every_axis_has_marks(axis: words.Axis) -> None:
    assert words.VALUES_BY_AXIS[axis] in status.MARKS


def test_that_not_yet_reached_is_no_alarm() -> None:
    assert status.not_yet_reached().mark.tone == "neutral"
    assert status.chip_of(words.Contact.UNRESPONSIVE).mark.tone == "neutral"


def test_that_equal_values_of_two_lists_keep_their_own_words(indonesian: None) -> None:
    assert status.axis_chip(words.Axis.WHEREABOUTS, "unknown").text == "Belum diketahui"
    assert status.axis_chip(words.Axis.STAGE, "in-transit").mark.shape is Shape.ARROW


def test_that_a_value_from_a_newer_console_shows_as_it_is() -> None:
    assert status.axis_chip(words.Axis.CONDITION, "shocked").text == "shocked"


def test_that_no_two_shapes_look_alike_without_colour(qapp: QApplication) -> None:
    pictures = set()
    for shape in Shape:
        image = QImage(24, 24, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        status.paint_shape(painter, QRectF(2, 2, 20, 20), Mark("text", shape))
        painter.end()
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == len(Shape)


def test_that_a_chip_says_its_word_to_screen_readers(qtbot: QtBot) -> None:
    chip = StatusChip(status.chip_of(words.Whereabouts.MISSING))
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Reported missing"
    assert chip.sizeHint().width() > chip.fontMetrics().horizontalAdvance("Reported missing")


def test_that_a_time_always_names_its_zone() -> None:
    assert times.clock_time(MORNING_MS, "Asia/Jakarta") == "13:35 WIB (06:35 UTC)"
    assert times.clock_time(MORNING_MS, "UTC") == "06:35 UTC"
    assert times.clock_time(MORNING_MS, "Asia/Dubai") == "10:35 UTC+4 (06:35 UTC)"
    assert times.clock_time(MORNING_MS - 7 * times.HOUR_MS, "Asia/Jakarta") == "06:35 WIB (23:35 UTC, 14 Apr)"


def test_that_ages_read_in_both_languages(qapp: QApplication) -> None:
    hour = times.HOUR_MS
    assert [times.age(0, passed) for passed in (-hour // 10, 12 * 60_000, 2 * hour, 72 * hour)] == [
        "just now",
        "12 min ago",
        "2 h ago",
        "3 d ago",
    ]
    assert times.age(MORNING_MS, 0) == "15 Apr 2023"


def test_that_dates_follow_the_language_and_stay_as_partial_as_they_are(indonesian: None) -> None:
    assert times.date_text("1990-08-17") == "17 Agu 1990"
    assert times.date_text("1990") == "1990"
    assert times.date_text("1990-13") == "1990-13"
    assert times.date_text("unknown") == "unknown"


@given(st.dates(min_value=datetime(1900, 1, 1, tzinfo=UTC).date()))
def test_that_a_date_typed_day_first_or_as_iso_is_the_same_date(day: object) -> None:
    iso = str(day)
    year, month, date = iso.split("-")
    assert times.read_date(iso) == iso
    assert times.read_date(f" {int(date)}/{int(month)}/{year} ") == iso


@pytest.mark.parametrize("text", ["", "31/02/1990", "1990-02-30", "1990-13", "90", "12/1990", "yesterday"])
def test_that_what_is_no_date_is_none(text: str) -> None:
    assert times.read_date(text) is None


@given(
    st.integers(min_value=0, max_value=2_000_000_000).map(lambda minute_s: minute_s // 60 * 60_000),
    st.sampled_from(["Asia/Jakarta", "Africa/Khartoum", "Asia/Kathmandu", "UTC"]),
)
def test_that_the_wall_clock_and_back_is_the_same_moment(at_ms: int, zone: str) -> None:
    shown = times.wall_clock(at_ms, zone)
    back = times.from_wall_clock(shown, zone)
    # Where a zone once set its clock back, an hour happened twice and the earlier one is meant.
    assert times.wall_clock(back, zone) == shown
    assert at_ms - back in {0, times.HOUR_MS, 30 * times.MINUTE_MS} or zone == "UTC"


def test_that_markup_in_a_label_and_its_tooltip_stays_text(qtbot: QtBot) -> None:
    told = "<img src='file:///etc/passwd'><b>x</b> &amp;"
    label = PlainLabel(told)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<img" not in tooltip(told)
    assert "&lt;img" in tooltip(told)


def test_that_a_text_that_does_not_fit_is_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Tjokorda Gde Agung Kusumayudha")
    qtbot.addWidget(label)
    label.show()
    label.resize(60, 20)
    assert label.shown_text().endswith("…")
    assert "Kusumayudha" in label.toolTip()
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_that_a_link_opens_by_keyboard(qtbot: QtBot) -> None:
    link = Link("Siti")
    qtbot.addWidget(link)
    link.show()
    with qtbot.waitSignal(link.opened):
        qtbot.keyClick(link, Qt.Key.Key_Return)


def test_that_a_flow_breaks_lines_and_nothing_leaves_the_width(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(parent=place)
    labels = [ElidedLabel("a name of some length " * repeat) for repeat in (1, 1, 9, 1)]
    for label in labels:
        flow.addWidget(label)
    place.resize(300, flow.heightForWidth(300))
    flow.setGeometry(place.rect())
    assert all(label.geometry().right() <= 300 for label in labels)
    assert len({label.geometry().top() for label in labels}) >= 3
    assert max(label.geometry().bottom() for label in labels) <= place.height()
