"""The roster wizard, with readings made by the real reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from console.formats.roster.fields import FIELDS
from console.formats.roster.reading import read_roster
from console.formats.roster.shapes import Ask, RosterReading
from console.model import field_labels, words
from console.model.fields_people import PersonFields, RegistrationFields
from console.model.kinds import Kind
from console.model.proposal import (
    Candidate,
    DoubtfulPair,
    FieldChange,
    ImportOutcome,
    ProposalCounts,
    RosterProposal,
)
from console.model.shapes import SHAPES
from console.model.shown import MissionLine
from widgets.roster_wizard.wizard import APPLY, PREVIEW, RosterWizard

CERTAIN = """Keadaan per 14 April 2023
No;Nama Lengkap;No. Paspor;Tgl Lahir;L/P;Ukuran Baju
1;Siti Aminah;X4382585;17/08/1990;P;L
2;;X1111111;01/02/1991;L;M
3;Sukarno;?;31/02/1985;L;XL
JUMLAH: 3;;;;;
"""
AMBIGUOUS = CERTAIN.replace("17/08/1990", "07/08/1990").replace("31/02/1985", "03/02/1985")
COUNTS = ProposalCounts(new=1, changed=1, unchanged=2, doubtful=3, rejected=1, vanished=4, flagged=2)
REGISTER_ID = 5 << 40
KHARTOUM = MissionLine(
    7,
    "KRT",
    words.MissionKind.EMBASSY,
    "KBRI Khartoum",
    "Embassy in Khartoum",
    "Khartoum",
    "SD",
    32.5,
    15.6,
    "Africa/Khartoum",
    words.MissionState.OPEN,
)


def reading(text: str, **ask: object) -> RosterReading:
    return read_roster(text.encode(), Ask(today="2023-04-18", **ask))  # type: ignore[arg-type]  # fields of Ask


def pair(row: int, other: int, is_row: bool = False) -> DoubtfulPair:
    return DoubtfulPair(
        Candidate(row, True, "Siti Aminah", "1990-08-17"),
        Candidate(other, is_row, "Siti Amina", "1990-08-07"),
        0.91,
        ("name-close",),
    )


def proposal(*pairs: DoubtfulPair) -> RosterProposal:
    change = FieldChange(3, "Siti Aminah", "person", "phone", "+249911", "+249922")
    return RosterProposal(COUNTS, (), pairs, (change,), ("Ngatini",))


@pytest.fixture
def wizard(qtbot: QtBot) -> RosterWizard:
    made = RosterWizard()
    made.show_missions((KHARTOUM,), KHARTOUM.mission)
    qtbot.addWidget(made)
    return made


def button(wizard: RosterWizard, text: str) -> QPushButton:
    return next(b for b in wizard.findChildren(QPushButton) if b.text().startswith(text) and b.isVisibleTo(wizard))


def shown(wizard: RosterWizard) -> str:
    return " | ".join(label.text() for label in wizard.findChildren(QLabel) if label.isVisibleTo(wizard))


def read(wizard: RosterWizard, text: str = CERTAIN, **ask: object) -> RosterReading:
    wizard.show_file(Path("roster.csv"))
    found = reading(text, **ask)
    wizard.show_reading(found)
    return found


@pytest.mark.parametrize("language", ["en", "id"])
def test_that_everything_a_column_can_mean_has_a_name_of_its_own(language: words.Language) -> None:
    names = [field_labels.roster_label(field, language) for field in FIELDS]
    assert len(set(names)) == len(FIELDS)
    known = set(field_labels.ROSTER_LABELS) | set(PersonFields.model_fields) | set(RegistrationFields.model_fields)
    assert set(FIELDS) <= known


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.IDENTIFIER, Kind.REGISTRATION, Kind.HOUSEHOLD])
def test_that_every_field_of_a_record_has_a_label_in_both_languages(kind: Kind) -> None:
    for field in SHAPES[kind].model_fields:
        assert field in field_labels._BY_KIND[kind]


def test_that_the_counts_of_a_proposal_add_up() -> None:
    assert COUNTS.read == 8


def test_that_one_cannot_go_on_while_the_file_is_read(wizard: RosterWizard) -> None:
    wizard.show_file(Path("roster.csv"))
    assert wizard.is_busy()
    assert not button(wizard, "Next").isEnabled()
    wizard.show_reading(reading(CERTAIN))
    assert not wizard.is_busy()
    assert button(wizard, "Next").isEnabled()


def test_that_what_was_recognised_is_shown(wizard: RosterWizard) -> None:
    read(wizard)
    told = shown(wizard)
    assert "14 Apr 2023" in told
    assert "separated by ;" in told
    assert "5 of 6" in told


def test_that_a_column_meaning_something_else_is_told_with_the_whole_mapping(
    wizard: RosterWizard, qtbot: QtBot
) -> None:
    read(wizard)
    wizard.go_to(1)
    box = next(box for column, box in wizard.mapping_page._boxes if column.header == "Ukuran Baju")
    with qtbot.waitSignal(wizard.mapping_changed) as changed:
        box.choose("remarks")
    mapping = changed.args[0]
    assert mapping["Ukuran Baju"] == "remarks"
    assert mapping["Nama Lengkap"] == "name"
    assert reading(CERTAIN, mapping=mapping).columns[5].field == "remarks"


def test_that_nothing_goes_on_until_a_changed_mapping_was_read_again(wizard: RosterWizard) -> None:
    read(wizard)
    wizard.go_to(1)
    box = next(box for column, box in wizard.mapping_page._boxes if column.header == "Ukuran Baju")
    box.choose("remarks")
    assert not button(wizard, "Next").isEnabled()
    wizard.show_reading(reading(CERTAIN, mapping=wizard.mapping_page.mapping()))
    assert button(wizard, "Next").isEnabled()
    assert box.isVisibleTo(wizard), "the row one works on stays where it is"
    assert box.value() == "remarks"


def test_that_without_a_name_column_one_cannot_go_on(wizard: RosterWizard) -> None:
    read(wizard)
    wizard.go_to(1)
    box = next(box for column, box in wizard.mapping_page._boxes if column.header == "Nama Lengkap")
    box.choose(None)
    assert "No column holds the name" in shown(wizard)
    assert not button(wizard, "Next").isEnabled()


def test_that_dates_readable_in_two_ways_are_asked_about_before_going_on(wizard: RosterWizard, qtbot: QtBot) -> None:
    read(wizard, AMBIGUOUS)
    wizard.go_to(1)
    assert not button(wizard, "Next").isEnabled()
    with qtbot.waitSignal(wizard.date_order_chosen) as chosen:
        button(wizard, "month/day").click()
    header, order = chosen.args
    assert (header, order) == ("Tgl Lahir", "m/d")
    wizard.show_reading(reading(AMBIGUOUS, orders={header: order}))
    assert button(wizard, "Next").isEnabled()


def test_that_one_cannot_go_on_before_it_is_said_whose_list_it_is(wizard: RosterWizard) -> None:
    read(wizard)
    wizard.show_missions((KHARTOUM,), None)
    assert not button(wizard, "Next").isEnabled()
    heard: list[object] = []
    wizard.mission_chosen.connect(heard.append)
    wizard.file_page._mission.choose(KHARTOUM.mission)
    assert heard == [KHARTOUM.mission]
    assert wizard.is_busy()  # phones are read anew


def test_that_taking_back_can_be_seen_and_not_be_asked_for_twice(wizard: RosterWizard) -> None:
    read(wizard)
    wizard.show_result(ImportOutcome(REGISTER_ID, COUNTS))
    wizard.show_undoing()
    assert wizard.is_busy()
    assert not [b for b in wizard.findChildren(QPushButton) if b.text().startswith("Undo") and b.isVisibleTo(wizard)]
    wizard.show_fault("The disk is full.")
    assert wizard.place() == APPLY
    assert button(wizard, "Undo").isEnabled()


def test_that_the_preview_opens_where_there_is_something_to_see(wizard: RosterWizard) -> None:
    read(wizard)
    wizard.show_proposal(proposal())
    assert wizard.preview_page._tabs.currentIndex() == 1


def test_that_every_fault_has_its_row_and_a_sentence(qtbot: QtBot) -> None:
    wizard = RosterWizard(wording=lambda code: f"sentence of {code}")
    qtbot.addWidget(wizard)
    found = read(wizard)
    wizard.go_to(2)
    lines = wizard.faults_page.table.lines
    QAbstractItemModelTester(lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told = [tuple(lines.index(row, column).data() for column in range(4)) for row in range(lines.rowCount())]
    assert len(told) == len(found.faults)
    assert told[0][0] == "4"
    assert told[0][2] == "rejected"
    assert {line[2] for line in told[1:]} == {"kept, flagged"}
    assert all(line[3].startswith("sentence of ") for line in told)
    assert "1 row(s) rejected" in shown(wizard)


def test_that_opening_the_preview_asks_for_a_comparison_once(wizard: RosterWizard) -> None:
    asked: list[bool] = []
    wizard.proposal_wanted.connect(lambda: asked.append(True))
    read(wizard)
    wizard.go_to(PREVIEW)
    assert asked == [True]
    assert not button(wizard, "Next").isEnabled()
    wizard.show_proposal(proposal(pair(3, REGISTER_ID)))
    wizard.go_to(2)
    wizard.go_to(PREVIEW)
    assert asked == [True]


def test_that_another_reading_makes_the_comparison_void(wizard: RosterWizard) -> None:
    found = read(wizard)
    wizard.go_to(PREVIEW)
    wizard.show_proposal(proposal(pair(3, REGISTER_ID)))
    wizard.go_to(1)
    wizard.show_reading(found)
    assert wizard.preview_page.proposal() is None


def test_that_a_decision_is_told_and_the_next_open_pair_comes(wizard: RosterWizard) -> None:
    read(wizard)
    wizard.go_to(PREVIEW)
    wizard.show_proposal(proposal(pair(3, REGISTER_ID), pair(5, 3, is_row=True)))
    told: list[tuple[Candidate, Candidate, words.Verdict]] = []
    wizard.decided.connect(lambda row, other, verdict: told.append((row, other, verdict)))
    button(wizard, "Same person").click()
    button(wizard, "Not the same person").click()
    assert [(row.key, other.key, other.is_row, verdict) for row, other, verdict in told] == [
        (3, REGISTER_ID, False, words.Verdict.SAME),
        (5, 3, True, words.Verdict.NOT_SAME),
    ]
    assert wizard.preview_page.open_pairs() == 0
    button(wizard, "Leave open").click()
    assert wizard.preview_page.open_pairs() == 1


def test_that_decisions_stay_when_the_proposal_is_made_anew(wizard: RosterWizard) -> None:
    read(wizard)
    wizard.go_to(PREVIEW)
    wizard.show_proposal(proposal(pair(3, REGISTER_ID), pair(5, 3, is_row=True)))
    button(wizard, "Same person").click()
    wizard.show_proposal(proposal(pair(3, REGISTER_ID), pair(9, REGISTER_ID)))
    assert wizard.preview_page.open_pairs() == 1
    wizard.show_file(Path("another.csv"))
    wizard.show_reading(reading(CERTAIN))
    wizard.show_proposal(proposal(pair(3, REGISTER_ID)))
    assert wizard.preview_page.open_pairs() == 1


def test_that_changed_values_read_as_people_write_them(wizard: RosterWizard) -> None:
    read(wizard)
    wizard.go_to(PREVIEW)
    changes = (
        FieldChange(3, "Siti", "person", "category", "", "ship-crew"),
        FieldChange(3, "Siti", "registration", "arrived", "2021", "2021-09-01"),
        FieldChange(3, "Siti", "registration", "last_confirmed_at_ms", "1681540500000", ""),
    )
    wizard.show_proposal(RosterProposal(COUNTS, (), (), changes, ()))
    lines = wizard.preview_page._changed.lines
    told = [tuple(lines.index(row, column).data() for column in range(2, 5)) for row in range(3)]
    assert told[0] == ("Category", "—", "Ship crew")
    assert told[1][1] == "2021"
    assert told[1][2].startswith("1 Sep")
    assert told[2] == ("Last confirmed", "15 Apr 2023, 13:35 WIB (06:35 UTC)", "—")


def test_that_the_import_runs_to_its_result_and_can_be_undone(wizard: RosterWizard, qtbot: QtBot) -> None:
    read(wizard)
    wizard.go_to(PREVIEW)
    wizard.show_proposal(proposal())
    with qtbot.waitSignal(wizard.apply_asked):
        button(wizard, "Import 5").click()
    wizard.show_progress(3, 8)
    assert wizard.apply_page.bar.value() == 3
    assert wizard.is_busy()
    wizard.show_result(ImportOutcome(REGISTER_ID + 1, COUNTS))
    assert not wizard.is_busy()
    with qtbot.waitSignal(wizard.undo_asked) as undo:
        button(wizard, "Undo this import").click()
    assert undo.args == [REGISTER_ID + 1]
    wizard.show_result(ImportOutcome(REGISTER_ID + 1, COUNTS, is_undone=True, undone=4, kept=2))
    assert "4 person(s) taken back." in shown(wizard)
    assert "2 kept" in shown(wizard)


def test_that_a_cancelled_import_goes_back_to_the_preview(wizard: RosterWizard, qtbot: QtBot) -> None:
    read(wizard)
    wizard.go_to(PREVIEW)
    wizard.show_proposal(proposal())
    button(wizard, "Import 5").click()
    with qtbot.waitSignal(wizard.cancel_asked):
        button(wizard, "Cancel import").click()
    wizard.show_cancelled()
    assert wizard.place() == PREVIEW
    assert button(wizard, "Import 5").isEnabled()
    button(wizard, "Import 5").click()
    assert wizard.place() == APPLY
    assert button(wizard, "Cancel import").isEnabled()


def test_that_a_fault_is_said_and_ends_the_waiting(wizard: RosterWizard) -> None:
    wizard.show_file(Path("roster.xlsx"))
    wizard.show_fault("The file is locked with a password.")
    assert "locked with a password" in shown(wizard)
    assert not wizard.is_busy()
    assert not button(wizard, "Next").isEnabled()


def test_that_a_dropped_file_is_chosen(wizard: RosterWizard, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/rosters/khartoum.xlsx")])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(wizard.file_chosen) as chosen:
        wizard.dropEvent(drop)
    assert chosen.args == [Path("/rosters/khartoum.xlsx")]


def test_that_the_wizard_speaks_both_languages_without_losing_its_place(
    wizard: RosterWizard, qapp: QApplication
) -> None:
    read(wizard)
    wizard.go_to(1)
    qapp.setProperty("posko-language", "id")
    try:
        qapp.sendEvent(wizard.mapping_page, QEvent(QEvent.Type.LanguageChange))
        boxes = {column.header: box for column, box in wizard.mapping_page._boxes}
        assert boxes["Nama Lengkap"].currentText() == "Nama"
        assert boxes["Tgl Lahir"].value() == "born"
        assert wizard.place() == 1
    finally:
        qapp.setProperty("posko-language", "en")
