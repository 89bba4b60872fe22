"""The import through the wizard: a real file, the real child, a real register, real lanes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.desk.jobs import Jobs
from console.desk.place import Place
from console.desk.roster_flow import RosterFlow
from console.duty import plaintext, roster
from console.duty.plaintext import Origin
from console.model.proposal import DoubtfulPair
from console.model.words import Verdict
from tests.conftest import Clock
from tests.desk.places import a_place, mission, scalar
from tests.rosters import HEADER, Row, a_file
from widgets.roster_wizard.wizard import APPLY, PREVIEW

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)

WAIT_MS = 20_000  # the reading child starts an interpreter on a machine that may be busy
SITI = ("Siti Aminah", "A1234567", "", "05/05/1990", "0912345678", "Khartoum")
BUDI = ("Budi Santoso", "B7654321", "", "14/02/1985", "+249911111111", "Omdurman")
ALIKE = ("Budi Hartono", "", "", "14/02/1985", "+249911111111", "Omdurman")
NAMELESS = ("", "C2222222")
OTHER_HEADER = ("Nama Lengkap", "No. Paspor", "Catatan Pemilik")


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Place]:
    with a_place(tmp_path, clock, Jobs()) as made:
        yield made


@pytest.fixture
def flow(place: Place, qtbot: QtBot) -> RosterFlow:
    made = RosterFlow(place)
    qtbot.addWidget(made.wizard)
    made.set_own_mission(mission(place))
    return made


def opened(flow: RosterFlow, qtbot: QtBot, path: Path) -> None:
    """The file is read."""
    assert flow.begin(path)
    qtbot.waitUntil(lambda: flow._reading is not None, timeout=WAIT_MS)
    settled(flow, qtbot)


def settled(flow: RosterFlow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not flow.wizard.is_busy(), timeout=WAIT_MS)


def proposed(flow: RosterFlow, qtbot: QtBot, path: Path) -> None:
    opened(flow, qtbot, path)
    flow.wizard.go_to(PREVIEW)
    settled(flow, qtbot)


def applied(flow: RosterFlow, qtbot: QtBot) -> None:
    flow.wizard._go_on()
    qtbot.waitUntil(flow.wizard.apply_page.is_over, timeout=WAIT_MS)


def pairs(flow: RosterFlow) -> tuple[DoubtfulPair, ...]:
    proposal = flow.wizard.preview_page.proposal()
    assert proposal is not None
    return proposal.pairs


def people(place: Place) -> object:
    return scalar(place, "SELECT count(*) FROM person WHERE withdrawn_at_ms IS NULL")


def rows(many: int) -> list[Row]:
    """So many different people."""
    return [(f"Orang{number:05} Nomor{number * 7:06}", f"X{1_000_000 + number}") for number in range(many)]


def test_that_a_roster_is_imported_and_taken_back_as_a_whole(
    flow: RosterFlow, place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    proposed(flow, qtbot, a_file(tmp_path, [SITI, BUDI, NAMELESS]))
    applied(flow, qtbot)
    assert people(place) == 2
    outcome = flow.wizard.apply_page._outcome
    assert outcome is not None
    assert (outcome.counts.new, outcome.counts.rejected) == (2, 1)
    flow.wizard.undo_asked.emit(outcome.import_id)
    assert flow.wizard.is_busy()
    qtbot.waitUntil(flow.wizard.apply_page.is_over, timeout=WAIT_MS)
    assert people(place) == 0


def test_that_phones_are_read_as_those_of_the_country_of_the_mission_chosen(
    flow: RosterFlow, place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(flow, qtbot, a_file(tmp_path, [SITI]))
    assert flow._reading is not None
    assert flow._reading.rows[0].person["phone"] == "+249912345678"
    cairo = mission(place, "CAI").mission
    flow.wizard.file_page._mission.choose(cairo)
    settled(flow, qtbot)
    assert flow._reading.rows[0].person["phone"] == "+20912345678"
    flow.wizard.go_to(PREVIEW)
    settled(flow, qtbot)
    applied(flow, qtbot)
    assert scalar(place, "SELECT mission FROM registration") == cairo


def test_that_what_a_column_means_is_remembered_for_the_source(
    flow: RosterFlow, place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    first = a_file(tmp_path, [("Siti Aminah", "A1234567", "Bu Ani")], "first.csv", OTHER_HEADER)
    opened(flow, qtbot, first)
    flow.wizard.mapping_page._boxes[2][1].choose("employer")
    settled(flow, qtbot)
    flow.wizard.go_to(PREVIEW)
    settled(flow, qtbot)
    applied(flow, qtbot)
    second = a_file(tmp_path, [("Budi Santoso", "B7654321", "Pak Eko")], "second.csv", OTHER_HEADER)
    opened(flow, qtbot, second)
    assert flow._reading is not None
    assert [column.field for column in flow._reading.columns] == ["name", "passport", "employer"]
    assert flow._reading.rows[0].person["employer"] == "Pak Eko"


def test_that_dates_that_read_two_ways_are_asked_about_and_read_as_answered(
    flow: RosterFlow, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(flow, qtbot, a_file(tmp_path, [("Siti Aminah", "A1234567", "", "07/08/1990")]))
    [order] = flow.wizard.mapping_page.open_questions()
    assert not flow.wizard.mapping_page.may_go_on()
    flow.wizard.mapping_page._answer(order.header, "m/d")
    settled(flow, qtbot)
    assert flow._reading is not None
    assert flow._reading.rows[0].person["born"] == "1990-07-08"
    assert flow.wizard.mapping_page.may_go_on()


def test_that_a_decided_pair_changes_the_proposal_stays_listed_and_can_be_decided_otherwise(
    flow: RosterFlow, place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    proposed(flow, qtbot, a_file(tmp_path, [SITI, BUDI, ALIKE]))
    [pair] = pairs(flow)
    flow.wizard.decided.emit(pair.row, pair.other, Verdict.SAME)
    settled(flow, qtbot)
    proposal = flow.wizard.preview_page.proposal()
    assert proposal is not None
    assert (proposal.counts.new, proposal.counts.doubtful) == (2, 0)
    assert pairs(flow) == (pair,)
    flow.wizard.decided.emit(pair.row, pair.other, Verdict.NOT_SAME)
    settled(flow, qtbot)
    applied(flow, qtbot)
    assert people(place) == 3
    assert scalar(place, "SELECT verdict FROM pair WHERE withdrawn_at_ms IS NULL") == Verdict.NOT_SAME.value


def test_that_a_cancelled_import_leaves_nothing_and_can_be_begun_again(
    flow: RosterFlow, place: Place, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roster, "CHUNK_ROWS", 10)
    proposed(flow, qtbot, a_file(tmp_path, rows(35)))

    def cancel_at_once(_: object) -> None:
        flow.wizard.cancel_asked.emit()

    place.touched.connect(cancel_at_once)
    flow.wizard._go_on()
    qtbot.waitUntil(lambda: flow.wizard.place() == PREVIEW and not flow.wizard.is_busy(), timeout=WAIT_MS)
    place.touched.disconnect(cancel_at_once)
    assert people(place) == 0
    assert scalar(place, "SELECT state FROM roster_import") == "undone"
    applied(flow, qtbot)
    assert people(place) == 35


def test_that_a_second_file_waits_while_an_import_is_written(flow: RosterFlow, qtbot: QtBot, tmp_path: Path) -> None:
    path = a_file(tmp_path, rows(50))
    proposed(flow, qtbot, path)
    flow.wizard._go_on()
    assert not flow.begin(path)
    assert flow.wizard.place() == APPLY
    qtbot.waitUntil(flow.wizard.apply_page.is_over, timeout=WAIT_MS)
    assert flow.begin(None)
    assert flow.wizard.place() == 0


def test_that_a_file_that_is_no_roster_is_told_in_a_sentence_and_another_can_be_chosen(
    flow: RosterFlow, qtbot: QtBot, tmp_path: Path
) -> None:
    nothing = tmp_path / "kosong.csv"
    nothing.write_bytes(b"")
    assert flow.begin(nothing)
    qtbot.waitUntil(lambda: bool(flow.wizard._fault.text()), timeout=WAIT_MS)
    assert " " in flow.wizard._fault.text()
    flow.wizard.file_chosen.emit(a_file(tmp_path, [SITI]))
    qtbot.waitUntil(lambda: flow._reading is not None, timeout=WAIT_MS)
    assert flow.wizard._fault.isHidden()


def test_that_reading_that_is_stopped_unlocks_the_wizard(flow: RosterFlow, qtbot: QtBot, tmp_path: Path) -> None:
    assert flow.begin(a_file(tmp_path, rows(20_000)))
    qtbot.waitUntil(flow.wizard.is_busy, timeout=WAIT_MS)
    flow.wizard.cancel_asked.emit()
    qtbot.waitUntil(lambda: not flow.wizard.is_busy(), timeout=WAIT_MS)
    assert flow._reading is None


def test_that_only_the_newest_wish_is_answered(flow: RosterFlow, qtbot: QtBot, tmp_path: Path) -> None:
    assert flow.begin(a_file(tmp_path, rows(20_000), "long.csv"))
    qtbot.waitUntil(flow.wizard.is_busy, timeout=WAIT_MS)
    flow.wizard.file_chosen.emit(a_file(tmp_path, [SITI], "short.csv"))
    qtbot.waitUntil(lambda: flow._reading is not None, timeout=WAIT_MS)
    assert flow._reading is not None
    assert flow._reading.read == 1


def test_that_rejected_rows_are_saved_with_their_reason_as_a_sentence(
    flow: RosterFlow, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(flow, qtbot, a_file(tmp_path, [SITI, NAMELESS]))
    target = tmp_path / "rejects.csv"
    flow.wizard.rejects_save_asked.emit(target)
    qtbot.waitUntil(lambda: target.name in flow.wizard.faults_page._more.text(), timeout=WAIT_MS)
    with target.open(encoding="utf-8-sig", newline="") as file:
        [header, line] = list(csv.reader(file))
    assert header[2:] == list(HEADER)
    assert "C2222222" in line
    assert " " in line[1]


def test_that_opened_rosters_and_saved_rejects_are_remembered_as_readable(
    flow: RosterFlow, place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    path, rejects = a_file(tmp_path, [SITI, NAMELESS]), tmp_path / "rejects.csv"
    opened(flow, qtbot, path)
    flow.wizard.rejects_save_asked.emit(rejects)
    wanted = [(rejects, Origin.EXPORT), (path, Origin.ROSTER)]
    qtbot.waitUntil(
        lambda: [(each.path, each.origin) for each in place.reading(plaintext.left)] == wanted, timeout=WAIT_MS
    )
