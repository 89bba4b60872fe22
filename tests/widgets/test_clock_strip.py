"""The clocks: the right hour everywhere, T+ on both, and no timer behind a hidden strip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from console.model.shown import IncidentLine
from console.model.words import IncidentState
from widgets.clock_strip import ClockPlace, ClockStrip, elapsed
from widgets.plain import PlainLabel

pytestmark = pytest.mark.qt_log_ignore(
    "plugin does not support", extend=True
)  # what the offscreen platform says of windows
NOON_UTC_MS = 1_795_521_600_000  # 2026-11-24 12:00:00 UTC
KHARTOUM = ClockPlace("Khartoum", "Africa/Khartoum")


def incident(**changed: object) -> IncidentLine:
    given_fields: dict[str, object] = {
        "incident": 1,
        "title": "Clashes in Khartoum",
        "place": "Khartoum",
        "area": "",
        "country": "SD",
        "onset_ms": NOON_UTC_MS - 450_000,
        "known_at_ms": NOON_UTC_MS - 60_000,
        "zone": "Africa/Khartoum",
        "is_exercise": False,
        "state": IncidentState.OPEN,
        "missions": ("KRT",),
    }
    return IncidentLine(**(given_fields | changed))  # type: ignore[arg-type]


def texts(strip: ClockStrip) -> list[str]:
    return [label.text() for label in strip.findChildren(PlainLabel) if label.text() and not label.isHidden()]


def test_that_each_clock_names_its_zone_and_tells_its_hour(qtbot: QtBot) -> None:
    strip = ClockStrip(lambda: NOON_UTC_MS)
    qtbot.addWidget(strip)
    strip.show_places(ClockPlace("KBRI Muscat", "Asia/Muscat"), ClockPlace("Aden", "Asia/Aden"))
    told = texts(strip)
    for name, time in (
        ("UTC", "12:00:00"),
        ("Jakarta (WIB)", "19:00:00"),
        ("KBRI Muscat (UTC+4)", "16:00:00"),
        ("Aden (UTC+3)", "15:00:00"),
    ):
        assert told[told.index(name) + 1] == time


def test_that_the_date_stands_beside_a_clock_only_where_it_differs_from_utc(qtbot: QtBot) -> None:
    strip = ClockStrip(lambda: NOON_UTC_MS + 7 * 3_600_000)  # 19:00 UTC, 02:00 WIB next day, 21:00 CAT
    qtbot.addWidget(strip)
    strip.show_places(None, KHARTOUM)
    told = texts(strip)
    assert told[:8] == [
        "UTC",
        "19:00:00",
        "Tue 24 Nov",
        "Jakarta (WIB)",
        "02:00:00",
        "Wed 25",
        "Khartoum (CAT)",
        "21:00:00",
    ]


def test_that_a_scene_in_the_zone_of_the_mission_has_one_clock(qtbot: QtBot) -> None:
    strip = ClockStrip(lambda: NOON_UTC_MS)
    qtbot.addWidget(strip)
    strip.show_places(ClockPlace("KBRI Khartoum", "Africa/Khartoum"), KHARTOUM)
    assert "KBRI Khartoum (CAT)" not in texts(strip)
    assert "Khartoum (CAT)" in texts(strip)
    strip.show_places(ClockPlace("Ministry", "Asia/Jakarta"), None)
    assert not [text for text in texts(strip) if "Ministry" in text]


def test_that_both_t_plus_clocks_run_from_their_own_moment(qtbot: QtBot) -> None:
    strip = ClockStrip(lambda: NOON_UTC_MS)
    qtbot.addWidget(strip)
    strip.show_incident(incident())
    told = texts(strip)
    assert told[told.index("Since onset") + 1] == "T+00:07:30"
    assert told[told.index("Since known") + 1] == "T+00:01:00"
    strip.show_incident(incident(onset_ms=NOON_UTC_MS - 3 * 86_400_000 - 1_000, known_at_ms=NOON_UTC_MS + 5_000))
    assert "T+3 d 00:00:01" in texts(strip)
    assert "T−00:00:05" in texts(strip)
    strip.show_incident(None)
    assert "Since onset" not in [label.text() for label in strip.findChildren(PlainLabel) if label.isVisibleTo(strip)]


def test_that_an_exercise_is_named_beside_its_title(qtbot: QtBot) -> None:
    strip = ClockStrip(lambda: NOON_UTC_MS)
    qtbot.addWidget(strip)
    strip.show_incident(incident(is_exercise=True))
    assert "EXERCISE" in texts(strip)
    strip.show_incident(incident())
    assert "EXERCISE" not in texts(strip)


def test_that_the_clocks_run_only_while_they_are_seen(qtbot: QtBot) -> None:
    now = [NOON_UTC_MS]
    strip = ClockStrip(lambda: now[0])
    qtbot.addWidget(strip)
    assert not strip.is_ticking()
    strip.show()
    assert strip.is_ticking()
    now[0] += 999
    strip.hide()
    assert not strip.is_ticking()
    now[0] += 1
    strip.show()
    assert "12:00:01" in texts(strip)
    strip.close()
    assert not strip.is_ticking()


def test_that_a_visible_clock_moves_on_by_itself(qtbot: QtBot) -> None:
    now = [NOON_UTC_MS + 990]
    strip = ClockStrip(lambda: now[0])
    qtbot.addWidget(strip)
    strip.show()
    now[0] = NOON_UTC_MS + 1_995
    qtbot.waitUntil(lambda: "12:00:01" in texts(strip))
    strip.close()


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=10**11))
def test_that_elapsed_time_counts_whole_seconds_both_ways(start_ms: int, passed_ms: int) -> None:
    sign, days, rest = elapsed(start_ms, start_ms + passed_ms)
    hours, minutes, seconds = (int(part) for part in rest.split(":"))
    assert sign == "+"
    assert max(minutes, seconds) < 60
    assert hours < 24
    assert ((days * 24 + hours) * 60 + minutes) * 60 + seconds == passed_ms // 1_000
    if passed_ms:
        assert elapsed(start_ms + passed_ms, start_ms) == ("−", days, rest)
