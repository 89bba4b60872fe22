"""The timeline: marks in their place, late and withdrawn said, the list a true twin of the strip."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from console.model.shown import TimelineItem
from console.model.words import Axis
from widgets.timeline import KindToggle, Timeline
from widgets.timeline_axis import LEAST_SPAN_MS, Stretch, stretch_of, ticks
from widgets.timeline_list import NOTES, WHAT, TimelineList, TimelineModel
from widgets.timeline_strip import BUCKET_PX, TimelineStrip, clusters_of
from widgets.timeline_words import full_text, is_cut, item_text, more_text

pytestmark = pytest.mark.qt_log_ignore(
    "plugin does not support", extend=True
)  # what the offscreen platform says of windows
NOON_UTC_MS = 1_795_521_600_000
ZONE = "Africa/Khartoum"
MINUTE_MS = 60_000


def item(record: int, what: str, minutes_ago: int, text: str = "text", **more: object) -> TimelineItem:
    at_ms = NOON_UTC_MS - minutes_ago * MINUTE_MS
    fields: dict[str, object] = {"recorded_at_ms": at_ms, "is_late": False} | more
    return TimelineItem(record=record, what=what, observed_at_ms=at_ms, officer="Rani", text=text, **fields)  # type: ignore[arg-type]


ITEMS = (
    item(1, "opened", 120, "Clashes"),
    item(2, "entry", 90, "Bridge closed", is_late=True, recorded_at_ms=NOON_UTC_MS),
    item(3, "report", 60, "present", axis=Axis.WHEREABOUTS, person=9, person_name="Siti"),
    item(4, "answer", 30, "56-83", withdrawn_at_ms=NOON_UTC_MS),
)


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    made = Timeline(lambda: NOON_UTC_MS)
    qtbot.addWidget(made)
    made.resize(900, 92)
    made.show()
    made.show_items(ITEMS, ZONE, is_open=True)
    return made


def strip_of(timeline: Timeline) -> TimelineStrip:
    found = timeline.findChild(TimelineStrip)
    assert found is not None
    return found


def spot(strip: TimelineStrip, record: int) -> QPoint:
    cluster = next(c for c in strip.clusters() if any(i.record == record for i in c.items))
    return strip._box(cluster).center().toPoint()  # the one place that knows where a mark is drawn


def test_that_a_clicked_mark_gives_its_item(timeline: Timeline, qtbot: QtBot) -> None:
    strip = strip_of(timeline)
    for record in (1, 2, 3, 4):
        with qtbot.waitSignal(timeline.item_chosen) as caught:
            qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=spot(strip, record))
        assert caught.args == [ITEMS[record - 1]]


def test_that_the_keyboard_walks_from_mark_to_mark(timeline: Timeline, qtbot: QtBot) -> None:
    strip = strip_of(timeline)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    with qtbot.waitSignal(timeline.item_chosen) as caught:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert caught.args == [ITEMS[1]]
    assert "Bridge closed" in strip.accessibleDescription()


def test_that_late_and_withdrawn_are_told_in_words(timeline: Timeline) -> None:
    assert "late: written down 24 Nov, 14:00 CAT (12:00 UTC)" in full_text(ITEMS[1], ZONE)
    assert "withdrawn 24 Nov, 14:00 CAT (12:00 UTC)" in full_text(ITEMS[3], ZONE)
    assert item_text(ITEMS[2]) == "Siti · Whereabouts: Present"
    assert item_text(ITEMS[3]) == "56–83"


def test_that_the_list_holds_what_the_strip_shows_newest_first(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_list(True)
    listed = timeline.findChild(TimelineList)
    assert listed is not None
    model = listed.model()
    assert isinstance(model, TimelineModel)
    assert [model.item(row).record for row in range(model.rowCount())] == [4, 3, 2, 1]
    assert model.data(model.index(0, WHAT), Qt.ItemDataRole.FontRole).strikeOut()  # type: ignore[attr-defined]
    assert model.data(model.index(1, WHAT), Qt.ItemDataRole.FontRole) is None
    assert str(model.data(model.index(2, NOTES))).startswith("late")
    with qtbot.waitSignal(timeline.item_chosen) as caught:
        listed.activated.emit(model.index(1, 0))
    assert caught.args == [ITEMS[2]]


LONG = "Bandara ditutup sampai besok pagi; listrik padam di tiga distrik, air bersih hanya di utara. " * 4


def test_that_a_long_finding_is_whole_at_hand_and_for_screen_readers(timeline: Timeline) -> None:
    timeline.show_items((item(9, "entry", 2, LONG), *ITEMS), ZONE, is_open=True)
    timeline.show_list(True)
    listed = timeline._list
    one_line = listed.rowHeight(0)
    assert listed.model().index(0, WHAT).data(Qt.ItemDataRole.AccessibleTextRole) == full_text(
        item(9, "entry", 2, LONG), ZONE
    )
    timeline.take_focus()
    metrics = listed.fontMetrics()
    lines = -(-metrics.horizontalAdvance(LONG) // listed.columnWidth(WHAT))
    assert lines > 1
    assert listed.rowHeight(0) >= lines * metrics.lineSpacing()
    listed.selectRow(4)
    assert (listed.rowHeight(0), listed.rowHeight(4)) == (one_line, one_line)


def test_that_remarks_keep_room_only_where_there_are_some(timeline: Timeline) -> None:
    timeline.show_list(True)
    timeline.resize(900, 300)
    with_notes = timeline._list.columnWidth(NOTES), timeline._list.columnWidth(WHAT)
    timeline.show_items((ITEMS[0], ITEMS[2]), ZONE, is_open=True)
    without = timeline._list.columnWidth(NOTES), timeline._list.columnWidth(WHAT)
    assert without[0] < with_notes[0]
    assert without[1] > with_notes[1]


def test_that_the_line_at_hand_stays_at_hand_when_the_list_is_told_anew(timeline: Timeline) -> None:
    timeline.show_list(True)
    timeline.take_focus()
    at_first = timeline.listed_item()
    assert at_first is not None
    assert at_first.record == 4
    newer = item(7, "entry", 1, "Airport closed")
    timeline.show_items((*ITEMS, newer), ZONE, is_open=True)
    kept = timeline.listed_item()
    assert kept is not None
    assert kept.record == 4
    timeline.show_items((newer,), ZONE, is_open=True)
    assert timeline.listed_item() is None
    timeline.show_list(False)
    assert timeline.listed_item() is None


def test_that_the_reason_of_a_withdrawal_is_told_with_it() -> None:
    gone = item(8, "entry", 5, "Bridge closed", withdrawn_at_ms=NOON_UTC_MS, withdrawn_reason="it was another bridge")
    assert full_text(gone, ZONE).endswith("withdrawn 24 Nov, 14:00 CAT (12:00 UTC): it was another bridge")


def test_that_a_kind_can_be_left_out_of_strip_and_list(timeline: Timeline) -> None:
    toggles = {toggle.text().split()[0]: toggle for toggle in timeline.findChildren(KindToggle)}
    assert toggles["Reports"].text() == "Reports 1"
    assert toggles["Hospitals"].isHidden()
    toggles["Reports"].click()
    assert [shown.record for shown in timeline.shown_items()] == [1, 2, 4]
    assert 3 not in {i.record for c in strip_of(timeline).clusters() for i in c.items}
    toggles["Reports"].click()
    assert timeline.shown_items() == ITEMS
    timeline.show_items((*ITEMS, item(1, "onset", 600)), ZONE, is_open=True)
    assert toggles["Start"].text() == "Start 2"
    toggles["Start"].click()
    assert [shown.record for shown in timeline.shown_items()] == [2, 3, 4]


def test_that_a_kind_with_more_than_is_listed_never_claims_that_this_is_all(timeline: Timeline) -> None:
    reports = [item(record, "report", record, "present", axis=Axis.CONDITION) for record in range(10, 511)]
    timeline.show_items((*ITEMS, *reports[:499]), ZONE, is_open=True)
    toggle = timeline._toggles["report"]
    assert (toggle.text(), toggle.toolTip()) == ("Reports 500", "")
    timeline.show_items((*ITEMS, *reports), ZONE, is_open=True)
    assert (toggle.text(), toggle.toolTip()) == ("Reports 500+", more_text())
    assert not is_cut((*ITEMS, *reports[:499]))
    assert is_cut((*ITEMS, *reports))


def test_that_zooming_in_and_home_come_back_to_the_whole(timeline: Timeline, qtbot: QtBot) -> None:
    strip = strip_of(timeline)
    whole = strip.stretch()
    qtbot.keyClick(strip, Qt.Key.Key_Plus)
    near = strip.stretch()
    assert near.until_ms - near.from_ms < whole.until_ms - whole.from_ms
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert strip.stretch() == whole


def test_that_the_list_model_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    model = TimelineModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_items(ITEMS, ZONE)
    model.tell_again()
    model.show_items((), ZONE)
    del tester


def test_that_a_closed_incident_is_not_squeezed_by_the_months_since() -> None:
    day_ms = 86_400_000
    recent = stretch_of([NOON_UTC_MS - 3_600_000, NOON_UTC_MS - 60_000], NOON_UTC_MS, is_open=False)
    assert recent.until_ms >= NOON_UTC_MS
    old = stretch_of([NOON_UTC_MS - 100 * day_ms, NOON_UTC_MS - 99 * day_ms], NOON_UTC_MS, is_open=False)
    assert old.until_ms < NOON_UTC_MS - 98 * day_ms


def test_that_the_axis_of_an_open_incident_reaches_to_the_present_and_says_so(timeline: Timeline) -> None:
    strip = strip_of(timeline)
    long_ago = (item(1, "opened", 20 * 24 * 60, "Clashes"), item(1, "onset", 20 * 24 * 60 + 30, "Clashes"))
    timeline.show_items(long_ago, ZONE, is_open=True)
    assert strip.stretch().until_ms >= NOON_UTC_MS
    assert strip.now_texts() == ("now 14:00", "now 19:00")
    box = strip._now_box()
    assert strip.rect().contains(box.toAlignedRect()), "the present is told outside of the strip"
    timeline.show_items(long_ago, ZONE, is_open=False)
    assert strip._now_box().isNull()


def test_that_opening_and_onset_are_two_marks_though_one_record_tells_both(timeline: Timeline, qtbot: QtBot) -> None:
    both = (item(1, "opened", 5, "Clashes"), item(1, "onset", 500, "Clashes"))
    timeline.show_items(both, ZONE, is_open=True)
    strip = strip_of(timeline)
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    timeline.show_items((*both, item(9, "entry", 250)), ZONE, is_open=True)
    with qtbot.waitSignal(timeline.item_chosen) as caught:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert caught.args == [both[0]]
    told = [full_text(item, ZONE) for item in both]
    assert [line.split(" · ")[1] for line in told] == ["Opened: Clashes", "Onset: Clashes"]
    timeline.show_list(True)
    timeline._list.selectRow(0)
    timeline.show_items((item(9, "entry", 2), *both), ZONE, is_open=True)
    assert timeline.listed_item() == both[0]


MOMENTS = st.integers(min_value=1_500_000_000_000, max_value=1_900_000_000_000)


@given(st.lists(MOMENTS, min_size=1, max_size=40), MOMENTS, st.integers(min_value=60, max_value=2000), st.booleans())
def test_that_nothing_is_lost_between_marks(moments: list[int], now_ms: int, width: int, is_open: bool) -> None:
    items = [TimelineItem(n, "report" if n % 2 else "entry", at, at, "R", "t", False) for n, at in enumerate(moments)]
    drawn = clusters_of(items, stretch_of(moments, now_ms, is_open=is_open), width)
    assert sorted(i.record for c in drawn for i in c.items) == list(range(len(items)))
    for lane in (0, 1):
        places = [c.x for c in drawn if c.lane == lane]
        assert all(b - a >= BUCKET_PX for a, b in pairwise(places))
        assert all(0 <= x <= width for x in places)


@given(MOMENTS, st.integers(min_value=LEAST_SPAN_MS, max_value=10**12), st.integers(min_value=1, max_value=20))
def test_that_ticks_are_few_in_order_and_within(from_ms: int, span_ms: int, count_max: int) -> None:
    shown = Stretch(from_ms, from_ms + span_ms)
    told = ticks(shown, "Europe/Berlin", count_max)
    assert len(told) <= count_max
    assert list(told) == sorted(set(told))
    assert all(shown.from_ms <= at <= shown.until_ms for at in told)


def test_that_ticks_stay_on_the_hour_when_the_clocks_change() -> None:
    start = round(datetime(2026, 10, 24, 12, tzinfo=ZoneInfo("Europe/Berlin")).timestamp() * 1000)
    told = ticks(Stretch(start, start + 48 * 3_600_000), "Europe/Berlin", 9)
    hours = [datetime.fromtimestamp(at / 1000, ZoneInfo("Europe/Berlin")) for at in told]
    assert len(hours) >= 4
    assert {(hour.minute, hour.hour % 6) for hour in hours} == {(0, 0)}


@given(
    MOMENTS,
    st.integers(min_value=LEAST_SPAN_MS, max_value=10**11),
    st.floats(min_value=0.2, max_value=5),
    st.floats(0, 1),
)
def test_that_zooming_keeps_the_moment_under_the_cursor(
    from_ms: int, span_ms: int, factor: float, share: float
) -> None:
    shown = Stretch(from_ms, from_ms + span_ms)
    around = round(from_ms + share * span_ms)
    near = shown.zoomed(factor, around)
    assert near.x(around, 1000) == pytest.approx(shown.x(around, 1000), abs=0.01)


@pytest.mark.parametrize(
    ("what", "text", "told"),
    [
        ("answer", "2: 3-5", "How many victims are there? 3–5"),
        ("answer", "0: yes", "Are staff and premises safe? Yes"),
        ("hospital", "Soba: east wing: none-ours", "Soba: east wing: None of ours"),
        ("hospital", "Soba: seen-by-robot", "Soba: seen-by-robot"),  # a result of a newer console
        ("entry", "2: 3-5", "2: 3-5"),
    ],
)
def test_that_stored_values_are_told_in_words(what: str, text: str, told: str) -> None:
    item = TimelineItem(1, what, 0, 0, "Rina", text, is_late=False)
    assert item_text(item) == told
