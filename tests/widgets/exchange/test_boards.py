"""The lists of the screen *Exchange*: true states only, in words and shapes; nothing that does nothing; empty ones say what that means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.model.kinds import Kind
from console.model.shown_exchange import (
    MINISTRY,
    AsideLine,
    DeviceLine,
    ExchangeBrief,
    GuestOf,
    Link,
    LinkState,
    NotShownLine,
    OfficerOnDevice,
    SentLine,
    SentPage,
    WaitingLine,
    WaitingList,
)
from widgets import times
from widgets.calls.cells import CellsTable
from widgets.exchange import words
from widgets.exchange.aside_board import AsideBoard
from widgets.exchange.brief_line import BriefLine
from widgets.exchange.devices_board import DevicesBoard
from widgets.exchange.sent_board import SentBoard
from widgets.exchange.waiting_board import WaitingBoard
from widgets.status import Shape

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
NOW_MS = 1_795_550_400_000
HOUR_MS = times.HOUR_MS


def now() -> int:
    return NOW_MS


def brief(**changed: object) -> ExchangeBrief:
    told: dict[str, object] = {
        "is_enrolled": True,
        "has_exchanged": True,
        "waiting": 3,
        "oldest_ms": NOW_MS - 130 * times.MINUTE_MS,
        "aside": 0,
        "not_shown": 0,
        "conflicts": 1,
    }
    return ExchangeBrief(**(told | changed))  # type: ignore[arg-type]


def cells(table: CellsTable) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.fixture
def line(qtbot: QtBot) -> BriefLine:
    made = BriefLine(now)
    qtbot.addWidget(made)
    return made


def test_that_the_status_line_says_link_waiting_and_conflicts(line: BriefLine) -> None:
    line.show_brief(brief(), LinkState(Link.UP_TO_DATE, last_ms=NOW_MS - 2 * times.MINUTE_MS))
    assert line.texts() == ("synced 2 min ago", "3 change(s) waiting, oldest 02:10", "1 conflict(s)")


def test_that_before_enrolment_the_status_line_speaks_of_this_computer_only(line: BriefLine) -> None:
    line.show_brief(brief(is_enrolled=False, waiting=12, oldest_ms=None, conflicts=0), LinkState(Link.NOT_ENROLLED))
    assert line.texts() == ("not enrolled", "12 change(s) only on this computer")


def test_that_each_part_of_the_status_line_leads_to_its_tab(line: BriefLine) -> None:
    line.show_brief(brief(aside=2, not_shown=1), LinkState(Link.NEVER))
    assert line.texts()[-1] == "3 set aside"
    tabs: list[str] = []
    line.tab_wanted.connect(tabs.append)
    for piece in line._pieces.values():
        piece.button.click()
    assert tabs == ["waiting", "waiting", "conflicts", "aside"]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (LinkState(Link.NEVER), "never synced"),
        (LinkState(Link.IDLE), "not exchanging"),
        (LinkState(Link.UP_TO_DATE), "not exchanging"),  # without a receipt nothing is up to date
        (LinkState(Link.EXCHANGING, done=12, total=40), "exchanging, 12 of 40"),
        (LinkState(Link.EXCHANGING), "exchanging"),
        (LinkState(Link.RETRYING, fault="link-slow"), "no link to the hub"),
        (LinkState(Link.RETRYING, last_ms=NOW_MS - 3 * HOUR_MS), "no link to the hub, synced 3 h ago"),
        (LinkState(Link.PAUSED, last_ms=NOW_MS), "exchange paused, synced just now"),
    ],
)
def test_that_the_link_is_never_called_synced_without_a_receipt(state: LinkState, told: str) -> None:
    assert words.link_text(state, NOW_MS) == told
    assert words.link_mark(state, NOW_MS).shape is not Shape.DISC


def test_that_an_old_receipt_loses_its_green_and_its_shape() -> None:
    marks = [
        words.link_mark(LinkState(Link.UP_TO_DATE, last_ms=NOW_MS - hours * HOUR_MS), NOW_MS) for hours in (0, 2, 7)
    ]
    assert [mark.tone for mark in marks] == ["good", "attention", "critical"]
    assert len({mark.shape for mark in marks}) == 3


def test_that_lengths_and_sizes_read_short() -> None:
    assert [words.clock_span(ms) for ms in (-5, 130 * times.MINUTE_MS, 47 * HOUR_MS, 50 * HOUR_MS)] == [
        "00:00",
        "02:10",
        "47:00",
        "2 d",
    ]
    assert [words.size_text(size) for size in (840, 12_300, 3_300_000)] == ["840 B", "12 kB", "3.1 MB"]


@pytest.fixture
def waiting(qtbot: QtBot) -> WaitingBoard:
    made = WaitingBoard(now, lambda code: f"sentence of {code}")
    qtbot.addWidget(made)
    made.resize(1_200, 500)
    return made


WAITS = WaitingLine(MINISTRY, 8_193, "Rina Contoh", False, 2, 1, 12_300, NOW_MS - 7 * HOUR_MS)


def test_that_what_waits_is_listed_with_its_age(waiting: WaitingBoard) -> None:
    waiting.show_list(WaitingList((WAITS,), 4), brief())
    assert cells(waiting.table) == [["Ministry", "Rina Contoh", "edits", "2", "1", "12 kB", "07:00"]]
    assert waiting.told.text() == "4 envelope(s) of other consoles wait here too."


def test_that_what_the_link_waits_for_is_said_in_a_sentence(waiting: WaitingBoard) -> None:
    waiting.show_list(WaitingList((WAITS,), 0), brief())
    waiting.show_link(LinkState(Link.RETRYING, until_ms=NOW_MS + times.MINUTE_MS, fault="link-slow"))
    assert waiting.told.text() == "sentence of link-slow"
    assert "tries again at" in waiting._detail.text()
    chip = waiting._state.chip()
    assert chip is not None
    assert (chip.text, chip.mark.shape) == ("no link to the hub", Shape.TRIANGLE)
    waiting.show_link(LinkState(Link.RETRYING, fault="by {time}", details={"time": "10:40 UTC"}))
    assert waiting.told.text() == "sentence of by 10:40 UTC"


def test_that_how_far_the_exchange_is_is_shown_only_while_it_runs(waiting: WaitingBoard) -> None:
    assert waiting._progress.isHidden()
    state = LinkState(Link.EXCHANGING, done=12, total=40, done_bytes=2_048, total_bytes=8_192, is_thin=True)
    waiting.show_link(state)
    assert (waiting._progress.value(), waiting._progress.maximum()) == (12, 40)
    assert waiting._detail.text() == "2 kB of 8 kB, thin link: small pieces, edits first"
    assert not waiting._progress.isHidden()


def test_that_without_a_hand_there_is_no_button_and_no_key(waiting: WaitingBoard, qtbot: QtBot) -> None:
    asked: list[object] = []
    waiting.now_wanted.connect(lambda: asked.append("now"))
    waiting.pause_wanted.connect(asked.append)
    waiting.thin_wanted.connect(asked.append)
    waiting.show_link(LinkState(Link.NEVER))
    assert all(button.isHidden() for button in waiting._buttons.values())
    qtbot.keyClicks(waiting, "npt")
    assert asked == []
    waiting.show_hand(has_hand=True)
    assert not any(button.isHidden() for button in waiting._buttons.values())
    qtbot.keyClicks(waiting, "npt")
    assert asked == ["now", True, True]
    assert not waiting._buttons["pause"].isChecked()  # it shows what is so, not what was asked for
    waiting.show_link(LinkState(Link.PAUSED, is_thin=True))
    qtbot.keyClicks(waiting, "npt")
    assert asked == ["now", True, True, False, False]


def test_that_nothing_waiting_means_different_things_before_and_after_enrolment(waiting: WaitingBoard) -> None:
    waiting.show_list(WaitingList((), 0), brief(is_enrolled=False, waiting=5))
    assert waiting.empty.text().startswith("This console is not enrolled: all 5 change(s)")
    waiting.show_list(WaitingList((), 0), brief(waiting=0))
    assert waiting.empty.text() == "Nothing waits: the hub has confirmed every change of this console."


def test_that_what_the_hub_has_tells_its_content_and_asks_for_older_ones(qtbot: QtBot) -> None:
    board = SentBoard(now)
    qtbot.addWidget(board)
    board.set_zone("UTC")
    kinds = {Kind.PERSON: 1, Kind.REPORT: 12}
    sent = SentLine("KRT", 8_193, "Rina Contoh", True, 7, 13, kinds, 840, NOW_MS - HOUR_MS, 4_711)
    board.show_page(SentPage((sent,), 1))
    what = ["KRT", "Rina Contoh", "Report 12, Person 1", "rosters", "840 B"]
    assert cells(board.table)[0][1:] == [*what, "not told yet", "4,711"]
    told = replace(sent, received=(("CAI", NOW_MS - HOUR_MS), ("JKT", NOW_MS)))
    board.show_page(SentPage((told,), 1))
    assert [part.split(" ")[0] for part in cells(board.table)[0][6].split(", ")] == ["CAI", "JKT"]
    assert board._more.isHidden()
    board.show_page(SentPage((sent,), 300))
    with qtbot.waitSignal(board.more_wanted):
        qtbot.keyClicks(board, "m")
    assert board._count.text().endswith("The newest 1 are listed")


def test_that_what_is_set_aside_says_what_it_waits_for(qtbot: QtBot) -> None:
    board = AsideBoard(now)
    qtbot.addWidget(board)
    assert board.empty.text().startswith("Nothing is set aside")
    lines = [
        AsideLine("gap", "KRT", 8_194, "Budi Contoh", "KRT", 2, NOW_MS - HOUR_MS),
        AsideLine("revoked", MINISTRY, 8_195, "", "KRT", 1, NOW_MS - 2 * HOUR_MS),
    ]
    board.show_lines(lines, [NotShownLine("not-here", Kind.PERSON, 3), NotShownLine("newer", None, 1)])
    told = cells(board.table)
    assert told[0] == ["an earlier one is missing", "Budi Contoh · KRT", "KRT", "2 envelope(s)", "1 h ago"]
    assert told[1][:2] == ["written after revocation", "author 8195 · KRT"]
    assert told[2] == ["person not yet here", "Person", "", "3 record(s)", ""]
    assert told[3][:2] == ["holds data from a newer version", "of an unknown kind"]
    assert board.told.text().startswith("An earlier envelope of the same author has not come yet.")
    board.table.go_to_row(1)
    assert "an officer has to find out" in board.told.text()
    chips = [board.table.model().index(row, 0).data(role()) for row in (0, 1)]
    assert chips[0][0].mark.shape is not chips[1][0].mark.shape


def role() -> int:
    from widgets.people_model import CHIPS_ROLE

    return CHIPS_ROLE


@pytest.fixture
def devices(qtbot: QtBot) -> DevicesBoard:
    made = DevicesBoard(now)
    qtbot.addWidget(made)
    made.set_zone("UTC")
    return made


def test_that_devices_tell_officers_standing_and_last_contact(devices: DevicesBoard) -> None:
    rina, crisis = OfficerOnDevice(8_193, "Rina Contoh", ("duty", "steward")), OfficerOnDevice(9, "", ("crisis-desk",))
    guests = (GuestOf(None, NOW_MS + HOUR_MS), GuestOf("CAI", NOW_MS - HOUR_MS))
    devices.show_lines(
        [
            DeviceLine("ab" * 16, "KRT", True, False, (rina,), (), NOW_MS),
            DeviceLine("cd" * 16, "JKT", False, False, (crisis,), guests, NOW_MS - 7 * HOUR_MS),
            DeviceLine("ef" * 16, "KRT", False, True, (), (), NOW_MS - HOUR_MS),
            DeviceLine("01" * 16, "KRT", False, False, (), (), None),
        ]
    )
    told = cells(devices.table)
    assert told[0] == ["KRT", "abababab", "Rina Contoh (duty, key steward)", "this computer", "just now"]
    assert told[1][2] == "author 9 (crisis desk)"
    assert told[1][3].startswith("enrolled, guest of all missions until ")
    assert told[1][3].endswith("guest of CAI, expired")
    assert told[2][2:4] == ["nobody", f"revoked, counts up to {times.day_time(NOW_MS - HOUR_MS, 'UTC')}"]
    assert told[3][4] == "nothing yet"
    assert devices._count.text() == "3 device(s) enrolled"


def test_that_an_empty_list_of_devices_says_why(devices: DevicesBoard) -> None:
    assert devices.empty.text().startswith("This console is not enrolled")
    devices.show_lines([])
    assert devices.empty.text().startswith("The membership log is not here yet")


@pytest.mark.parametrize("make", [WaitingBoard, SentBoard, AsideBoard, DevicesBoard])
def test_that_the_keys_stay_in_a_board_that_empties(make: Callable[..., WaitingBoard], qtbot: QtBot) -> None:
    board = make(now)
    qtbot.addWidget(board)
    with qtbot.waitActive(board):
        board.show()
        board.activateWindow()
    board.take_focus()
    assert QApplication.focusWidget() is board.empty
    board.show_table(has_lines=True)
    assert QApplication.focusWidget() is board.table
    qtbot.keyClick(board.table, Qt.Key.Key_Tab)
