"""Settings take hold at once and are kept; officers, passphrases, the keyring and the backup are real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from console import settings
from console.desk.place import Place
from console.desk.settings_screen import SettingsScreen
from console.duty import enrolment
from console.duty.backups import restore
from console.faults import KeyFault, StoreFault
from console.keys.box import KeyBox
from console.model.sentences import sentence
from console.secret import Secret
from tests.conftest import Clock
from tests.keys.parts import CHEAP, FIRST, SECOND, THIRD, MemoryRing
from widgets import language, theme
from widgets.passphrase_field import PassphraseField

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


@pytest.fixture
def screen(place: Place, qtbot: QtBot, qapp: QApplication, english: None) -> Iterator[SettingsScreen]:
    made = SettingsScreen(place, place.opened.box.folder, settings.Settings(language="en", theme="light"))
    qtbot.addWidget(made)
    yield made
    theme.apply(qapp, "light")


def kept(place: Place) -> settings.Settings:
    return settings.load(place.opened.box.folder)[0]


def put(field: PassphraseField, passphrase: Secret) -> None:
    field._field.setText(passphrase.reveal().decode())


def lines(screen: SettingsScreen) -> list[str]:
    found = [screen._lines.itemAt(place) for place in range(screen._lines.count())]
    return [item.widget().text() for item in found if item is not None]  # type: ignore[attr-defined]


def test_that_numbers_are_written_in_the_language_in_force(
    place: Place, qtbot: QtBot, qapp: QApplication, english: None
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))  # as of a system of another language, before ours is chosen
    try:
        made = SettingsScreen(place, place.opened.box.folder, settings.Settings(text_size_pt=12.5))
    finally:
        QLocale.setDefault(before)
    qtbot.addWidget(made)
    assert made._size.text() == "12.5 pt"
    language.apply(qapp, "id")
    qapp.processEvents()
    assert (made._size.text(), made._idle.text()) == ("12,5 pt", "5 mnt")
    made._size.lineEdit().setText("13,5 pt")
    made._size.interpretText()
    assert made._size.value() == 13.5
    language.apply(qapp, "en")
    qapp.processEvents()
    assert made._size.text() == "13.5 pt"


def test_that_a_setting_holds_at_once_and_the_next_time(screen: SettingsScreen, place: Place) -> None:
    screen.switch_theme()
    screen._size.setValue(13)
    screen._resize_text()
    screen._idle.setValue(20)
    assert theme.mode() == "dark"
    assert (kept(place).theme, kept(place).text_size_pt, kept(place).idle_lock_min) == ("dark", 13, 20)
    screen.switch_language()
    assert language.language() == kept(place).language == "id"


def test_that_the_idle_time_is_announced(screen: SettingsScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.idle_changed) as told:
        screen._idle.setValue(7)
    assert told.args == [7]


def test_that_another_officer_can_unlock_after_being_added(screen: SettingsScreen, place: Place) -> None:
    screen._name.setText("Budi")
    screen._mission.choose("JED")
    put(screen._new, SECOND)
    put(screen._again, SECOND)
    screen._add.click()
    assert [line.split(" · ")[:2] for line in lines(screen)] == [["Rina", "KRT"], ["Budi", "JED"]]
    unlocked = place.opened.box.unlock_by_passphrase(SECOND)
    assert unlocked.officer != place.post.officer


def test_that_passphrases_that_differ_add_nobody(screen: SettingsScreen, place: Place) -> None:
    screen._name.setText("Budi")
    put(screen._new, SECOND)
    put(screen._again, THIRD)
    screen._add.click()
    assert len(lines(screen)) == 1
    with pytest.raises(KeyFault, match="passphrase-wrong"):
        place.opened.box.unlock_by_passphrase(SECOND)


def test_that_a_changed_passphrase_opens_and_the_old_one_does_not(screen: SettingsScreen, place: Place) -> None:
    put(screen._old, FIRST)
    put(screen._next, THIRD)
    put(screen._repeat, THIRD)
    screen._change.click()
    assert place.opened.box.unlock_by_passphrase(THIRD).officer == place.post.officer
    with pytest.raises(KeyFault, match="passphrase-wrong"):
        place.opened.box.unlock_by_passphrase(FIRST)


def test_that_a_wrong_passphrase_changes_nothing_and_is_said(screen: SettingsScreen, place: Place) -> None:
    put(screen._old, SECOND)
    put(screen._next, THIRD)
    put(screen._repeat, THIRD)
    screen._change.click()
    assert "passphrase" in screen._said["own"].text().casefold()
    assert place.opened.box.unlock_by_passphrase(FIRST).officer == place.post.officer


def test_that_the_keyring_is_remembered_and_forgotten(place: Place, qtbot: QtBot, english: None) -> None:
    ring = MemoryRing()
    box = replace(place.opened.box, opener=lambda: ring)
    place.opened = replace(place.opened, box=box)
    screen = SettingsScreen(place, box.folder, settings.Settings(language="en", theme="light"))
    qtbot.addWidget(screen)
    screen._keyring.click()
    assert box.unlock_by_keyring().officer == place.post.officer
    assert "keyring" in lines(screen)[0]
    screen._keyring.click()
    assert not box.has_keyring_item()
    assert "keyring" not in lines(screen)[0]


def test_that_the_backup_file_can_be_restored(
    screen: SettingsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    target = tmp_path / "copy.posko"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))  # a person chooses the name
    screen._backup.click()
    box = KeyBox(tmp_path / "other", CHEAP)
    restore(box, target, FIRST)
    opened = enrolment.unlock(box, FIRST, clock=clock)
    opened.post.register.close()


def test_that_no_backup_is_written_when_no_name_is_chosen(
    screen: SettingsScreen, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))  # a person closes the dialog
    before = sorted(path.name for path in place.opened.box.folder.rglob("*"))
    screen._backup.click()
    assert screen._said["copy"].isHidden()
    assert sorted(path.name for path in place.opened.box.folder.rglob("*")) == before


def test_that_a_backup_that_cannot_be_written_is_said_and_leaves_nothing(
    screen: SettingsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "nowhere" / "copy.posko"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    screen._backup.click()
    assert screen._said["copy"].text() == sentence("backup-cannot-write", "en")
    assert list(tmp_path.rglob("*.part")) == []
    assert not target.exists()


def test_that_no_passphrase_stays_in_the_fields_after_it_was_used(screen: SettingsScreen) -> None:
    put(screen._old, FIRST)
    put(screen._next, THIRD)
    put(screen._repeat, THIRD)
    screen._change.click()
    screen._name.setText("Budi")
    put(screen._new, SECOND)
    put(screen._again, SECOND)
    screen._add.click()
    fields = (screen._old, screen._next, screen._repeat, screen._new, screen._again)
    assert [field._field.text() for field in fields] == [""] * 5


def test_that_an_officer_without_a_name_is_refused_in_words(screen: SettingsScreen) -> None:
    screen._name.setText("   ")
    screen._mission.choose("JED")
    put(screen._new, SECOND)
    put(screen._again, SECOND)
    screen._add.click()
    assert len(lines(screen)) == 1
    assert screen._said["officer"].property("role") == "attention"


def test_that_a_setting_holds_though_the_disk_takes_nothing_and_it_is_said(
    screen: SettingsScreen, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreFault("disk-full")

    monkeypatch.setattr(settings, "amend", full)
    screen.switch_theme()
    assert theme.mode() == "dark"
    assert screen._said["look"].text() == sentence("disk-full", "en")


def test_that_the_choices_of_theme_follow_the_language_and_keep_what_is_chosen(screen: SettingsScreen) -> None:
    screen._theme.choose("contrast")
    screen._theme.activated.emit(screen._theme.currentIndex())
    before = screen._theme.currentText()
    screen.switch_language()
    screen.retranslate()
    assert screen._theme.value() == "contrast"
    assert screen._theme.currentText() != before
    assert screen._id.isChecked()
    assert not screen._en.isChecked()
