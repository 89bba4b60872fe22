"""The tally board: figures that sum, only what changed painted again, each figure leading to its names."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.model.shown import Contributor, Tally
from widgets.figure import Figure
from widgets.parts_bar import LEAST_PX, widths
from widgets.plain import PlainLabel
from widgets.status import StatusChip
from widgets.tally_board import QUIET_MS, SILENT_MS, TallyBoard
from widgets.tally_readings import changed, readings, unequal

pytestmark = pytest.mark.qt_log_ignore(
    "plugin does not support", extend=True
)  # what the offscreen platform says of windows
NOON_UTC_MS = 1_795_521_600_000
ZONE = "Africa/Khartoum"
TALLY = Tally(
    incident=1,
    as_of_ms=NOON_UTC_MS,
    registered=1209,
    present_confirmed=611,
    elsewhere_confirmed=120,
    not_yet_reached=478,
    not_on_roster=45,
    not_on_roster_present=40,
    not_on_roster_elsewhere=2,
    not_on_roster_not_yet_reached=3,
    by_condition={"well": 600, "injured": 3, "critical": 1, "deceased": 0, "unknown": 650},
    by_whereabouts={"present": 651, "elsewhere": 122, "in-transit": 0, "missing": 2, "detained": 1, "unknown": 478},
    by_intent={"wants-evacuation": 400, "stays-by-choice": 15, "unknown": 839},
    by_location={"position": 1000, "city": 180, "country": 29},
    in_area={"position": 998, "city": 180, "country": 29},
    in_area_min=1203,
    doubles_pairs=4,
    persons_min=1205,
    contested=3,
    elsewhere_presumed=12,
    deceased_reported=1,
    deceased_identified=0,
    confirmed_in_180_days=611,
    freshest_ms=NOON_UTC_MS,
    stalest_ms=None,
    covers=("KRT", "CAI", "JED"),
    not_held=("ADD",),
)


class Painted(QObject):
    """Counts paint events of what it watches."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.append(watched)
        return False


@pytest.fixture
def board(qtbot: QtBot) -> TallyBoard:
    made = TallyBoard(lambda: NOON_UTC_MS)
    qtbot.addWidget(made)
    made.resize(905, 240)
    return made


def spoken(board: TallyBoard) -> list[str]:
    return [figure.accessibleName() for figure in board.findChildren(Figure) if figure.isVisibleTo(board)]


def chips(board: TallyBoard) -> dict[str, str]:
    shown = [chip.chip() for chip in board.findChildren(StatusChip)]
    return {chip.text: chip.mark.tone for chip in shown if chip is not None}


def test_that_registered_stands_in_three_parts_beside_who_is_not_on_the_roster(board: TallyBoard) -> None:
    board.show_tally(TALLY, ZONE)
    for column, counts in (("roster", ("611", "120", "478", "1,209")), ("not-on-roster", ("40", "2", "3", "45"))):
        told = [board.figure((column, part)).number() for part in ("present", "elsewhere", "not-yet-reached", "all")]
        assert tuple(told) == counts


def test_that_small_tables_show_their_sum(board: TallyBoard) -> None:
    board.show_tally(TALLY, ZONE)
    for group, total in (("whereabouts", "1,254"), ("condition", "1,254"), ("intent", "1,254"), ("location", "1,209")):
        assert board.figure((group, "all")).number() == total
    assert "parts do not sum: report this" not in chips(board)


def test_that_parts_which_do_not_sum_are_named_and_not_hidden(board: TallyBoard) -> None:
    wrong = dataclasses.replace(TALLY, by_condition={"well": 600, "unknown": 1})
    assert unequal(wrong) == ("condition",)
    board.show_tally(wrong, ZONE)
    assert board.figure(("condition", "all")).number() == "601 ≠ 1,254"
    assert chips(board)["parts do not sum: report this"] == "critical"


def test_that_possible_doubles_make_the_number_of_persons_a_range(board: TallyBoard) -> None:
    board.show_tally(TALLY, ZONE)
    assert board.figure(("doubles", "pairs")).words() == "Persons, 4 possible double(s)"
    assert board.figure(("doubles", "pairs")).number() == "1,205 to 1,209"
    board.show_tally(dataclasses.replace(TALLY, doubles_pairs=0, persons_min=1209), ZONE)
    assert board.figure(("doubles", "pairs")).number() == "1,209"


def test_that_not_yet_reached_is_never_an_alarm(board: TallyBoard) -> None:
    board.show_tally(TALLY, ZONE)
    assert board.figure(("roster", "not-yet-reached")).tone() == "text"
    assert board.figure(("whereabouts", "unknown")).tone() == "text"
    assert board.figure(("whereabouts", "missing")).tone() == "critical"


def test_that_missions_not_held_are_said(board: TallyBoard) -> None:
    board.show_tally(TALLY, ZONE)
    assert chips(board)["counts 3 of 4 mission(s)"] == "attention"
    board.show_tally(dataclasses.replace(TALLY, not_held=()), ZONE)
    assert chips(board)["counts 3 of 3 mission(s)"] == "good"


def test_that_silence_turns_amber_then_red(board: TallyBoard) -> None:
    for age_ms, tone in ((0, "good"), (QUIET_MS, "good"), (QUIET_MS + 1, "attention"), (SILENT_MS + 1, "critical")):
        board.show_tally(dataclasses.replace(TALLY, freshest_ms=NOON_UTC_MS - age_ms), ZONE)
        assert [tone_ for text, tone_ in chips(board).items() if text.startswith("newest report")] == [tone]
    board.show_tally(dataclasses.replace(TALLY, freshest_ms=None), ZONE)
    assert chips(board)["no report yet"] == "neutral"


def test_that_a_clicked_figure_says_which_it_is(board: TallyBoard, qtbot: QtBot) -> None:
    board.show_tally(TALLY, ZONE)
    board.show()
    with qtbot.waitSignal(board.figure_chosen) as caught:
        qtbot.mouseClick(board.figure(("whereabouts", "present")), Qt.MouseButton.LeftButton)
    assert caught.args == [("whereabouts", "present")]
    with qtbot.waitSignal(board.figure_chosen) as caught:
        qtbot.keyClick(board.figure(("not-on-roster", "present")), Qt.Key.Key_Space)
    assert caught.args == [("not-on-roster", "present")]


def test_that_a_figure_with_nobody_behind_it_cannot_be_clicked(board: TallyBoard, qtbot: QtBot) -> None:
    chosen: list[object] = []
    board.figure_chosen.connect(chosen.append)
    board.show_tally(TALLY, ZONE, third_country=5)
    for key in (("condition", "deceased"), ("deceased", "identified"), ("third-country", "all")):
        board.figure(key).click()
        assert board.figure(key).cursor().shape() is Qt.CursorShape.ArrowCursor
    assert chosen == []
    board.show_tally(dataclasses.replace(TALLY, deceased_identified=1), ZONE)
    board.figure(("deceased", "identified")).click()
    assert chosen == [("deceased", "identified")]


def test_that_only_changed_figures_are_painted_again(board: TallyBoard, qtbot: QtBot) -> None:
    board.show_tally(TALLY, ZONE)
    board.show()
    QApplication.processEvents()
    painted = Painted()
    for figure in board.findChildren(Figure):
        figure.installEventFilter(painted)
    after = dataclasses.replace(
        TALLY, by_whereabouts=dict(TALLY.by_whereabouts) | {"present": 652, "unknown": 477}, contested=4
    )
    board.show_tally(after, ZONE)
    QApplication.processEvents()
    expected = {("whereabouts", "present"), ("whereabouts", "unknown"), ("contested", "all")}
    assert changed(readings(TALLY), readings(after)) == expected
    assert {id(figure) for figure in painted.seen} == {id(board.figure(key)) for key in expected}


def test_that_a_value_of_a_newer_console_gets_a_line_of_its_own(board: TallyBoard) -> None:
    newer = dataclasses.replace(TALLY, by_intent=dict(TALLY.by_intent) | {"at-the-border": 0})
    board.show_tally(newer, ZONE)
    assert board.figure(("intent", "at-the-border")).words() == "at-the-border"
    board.show_tally(TALLY, ZONE)
    assert board.figure(("intent", "at-the-border")).isHidden()


def test_that_third_country_nationals_stand_beside_and_never_inside(board: TallyBoard) -> None:
    board.show_tally(TALLY, ZONE)
    assert board.figure(("third-country", "all")).isHidden()
    board.show_tally(TALLY, ZONE, third_country=5)
    assert board.figure(("third-country", "all")).number() == "5"
    assert board.figure(("roster", "all")).number() == "1,209"


def test_that_without_an_incident_nothing_is_counted(board: TallyBoard) -> None:
    board.show_tally(TALLY, ZONE)
    board.show_tally(None, ZONE)
    told = [label.text() for label in board.findChildren(PlainLabel) if label.isVisibleTo(board) and label.text()]
    assert told == ["No incident is open, so there is nothing to count."]


def test_that_every_figure_has_a_name_for_screen_readers(board: TallyBoard) -> None:
    board.show_tally(TALLY, ZONE, third_country=5)
    names = spoken(board)
    assert "Registered, Not yet reached: 478" in names
    assert "Whereabouts, Present: 651" in names
    assert len(set(names)) == len(names)
    board.show_short(True)
    names = spoken(board)
    assert "Registered, Not yet reached: 478" in names
    assert "Whereabouts, Reported missing: 2" in names
    assert len(set(names)) == len(names)


@given(
    st.lists(st.integers(min_value=0, max_value=10**7), min_size=1, max_size=6),
    st.integers(min_value=60, max_value=4000),
)
def test_that_the_bar_fills_its_room_and_hides_nobody(counts: list[int], room: int) -> None:
    drawn = widths(counts, room)
    if sum(counts) == 0:
        assert drawn == [0.0] * len(counts)
        return
    assert sum(drawn) == pytest.approx(room)
    for count, width in zip(counts, drawn, strict=True):
        assert (width == 0) == (count == 0)
        assert count == 0 or width >= LEAST_PX


def test_that_the_short_board_is_low_and_still_sums_and_tells_what_is_urgent(board: TallyBoard, qtbot: QtBot) -> None:
    board.show_tally(TALLY, ZONE)
    whole_px = board.sizeHint().height()
    board.show_short(True)
    assert board.is_short()
    assert board.sizeHint().height() < whole_px / 2 + 10
    told = {figure.words(): figure.number() for figure in board._short.figures.values()}
    assert told["Present, confirmed"] == "611"
    assert (told["Not yet reached"], told["Together"], told["Not on roster"]) == ("478", "1,209", "45")
    assert (told["Reported missing"], told["Deceased: reported"], told["Contested"]) == ("2", "1", "3")
    assert board._short.figures["whereabouts", "missing"].tone() == "critical"
    with qtbot.waitSignal(board.figure_chosen) as chosen:
        board._short.figures["contested", "all"].click()
    assert chosen.args == [("contested", "all")]


def test_that_the_officer_asks_for_all_figures_and_for_fewer(board: TallyBoard, qtbot: QtBot) -> None:
    board.show_tally(TALLY, ZONE)
    with qtbot.waitSignal(board.short_chosen) as wanted:
        board._fewer.click()
    assert wanted.args == [True]
    board.show_short(True)
    with qtbot.waitSignal(board.short_chosen) as wanted:
        board._more.click()
    assert wanted.args == [False]


def test_that_the_mission_unheard_of_for_longest_is_named_once_others_contribute(
    board: TallyBoard, qtbot: QtBot
) -> None:
    board.show_tally(TALLY, ZONE)
    assert board._stalest.chip() is None
    now_ms = board._now_ms()
    told = []
    for minutes in (12, 130, 400):
        heard = Contributor("CAI", "Cairo", now_ms - minutes * 60_000)
        board.show_tally(dataclasses.replace(TALLY, contributors=(heard, Contributor("JED", "Jeddah", now_ms))), ZONE)
        chip = board._stalest.chip()
        assert chip is not None
        told.append((chip.text, chip.mark.tone, chip.mark.shape))
    assert [each[:2] for each in told] == [
        ("Cairo silent 00:12", "good"),
        ("Cairo silent 02:10", "attention"),
        ("Cairo silent 06:40", "critical"),
    ]
    assert len({each[2] for each in told}) == 3
    assert "JED Jeddah: just now" in board._stalest.toolTip()
    board.show_tally(dataclasses.replace(TALLY, contributors=(Contributor("CAI", "Cairo", None),)), ZONE)
    chip = board._stalest.chip()
    assert chip is not None
    assert chip.text == "nothing from Cairo yet"
