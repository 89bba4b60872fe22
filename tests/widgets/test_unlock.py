"""The unlock screen: what goes in, what comes out, and that it keeps nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from console.secret import Secret
from widgets import theme
from widgets.passphrase_field import PassphraseField
from widgets.unlock import UnlockScreen
from widgets.unlock_forms import FirstOfficer, MissionChoice

MISSIONS = (
    MissionChoice("AMM", "KBRI Amman", "Embassy of Indonesia, Amman"),
    MissionChoice("KRT", "KBRI Khartoum", "Embassy of Indonesia, Khartoum"),
)
NOON_MS = 1_681_540_200_000  # 15 April 2023 06:30 UTC


class Shouting(QTranslator):
    """A language in which everything is upper case: what stays lower was not translated."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return re.sub(r"{\w+}|[^{]+", lambda part: part[0] if part[0][0] == "{" else part[0].upper(), text)

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def screen(qtbot: QtBot) -> UnlockScreen:
    made = UnlockScreen(clock=lambda: NOON_MS)
    qtbot.addWidget(made)
    made.show_unlock()
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def shouting(qapp: QApplication) -> Iterator[Shouting]:
    translator = Shouting()
    yield translator
    qapp.removeTranslator(translator)


def seen(screen: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [one for one in screen.findChildren(kind) if one.isVisible() and not isinstance(one, QComboBox)]


def texts(screen: UnlockScreen) -> list[str]:
    labels = [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]
    return labels + [one.text() for one in screen.findChildren(QAbstractButton) if one.isVisible()]


def fields(screen: UnlockScreen) -> list[QLineEdit]:
    return [one for one in screen.findChildren(QLineEdit) if one.isVisible()]


def button(screen: UnlockScreen, text: str) -> QPushButton:
    return next(one for one in screen.findChildren(QPushButton) if text in one.text())


def test_that_return_hands_over_the_bytes_once_and_empties_the_field(screen: UnlockScreen) -> None:
    asked: list[Secret] = []
    screen.unlock_asked.connect(asked.append)
    (field,) = fields(screen)
    assert field.hasFocus() or screen.focusWidget() is field
    QTest.keyClicks(field, "kabar baik")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [one.reveal() for one in asked] == [b"kabar baik"]
    assert field.text() == ""
    field.undo()
    assert field.text() == ""


def test_that_nothing_typed_cannot_be_sent(screen: UnlockScreen) -> None:
    unlock = button(screen, "Unlock")
    assert not unlock.isEnabled()
    QTest.keyClicks(fields(screen)[0], "x")
    assert unlock.isEnabled()


def test_that_the_passphrase_is_hidden_until_it_is_asked_for_and_again_when_sent(screen: UnlockScreen) -> None:
    (field,) = fields(screen)
    show = button(screen, "Show")
    QTest.keyClicks(field, "kabar")
    assert "kabar" not in field.displayText()
    show.click()
    assert field.displayText() == "kabar"
    assert show.text() == "Hide"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("letter", "modifier", "is_warned"),
    [
        ("A", Qt.KeyboardModifier.NoModifier, True),
        ("a", Qt.KeyboardModifier.ShiftModifier, True),
        ("a", Qt.KeyboardModifier.NoModifier, False),
        ("A", Qt.KeyboardModifier.ShiftModifier, False),
        ("7", Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_that_caps_lock_is_noticed_from_the_letters(
    screen: UnlockScreen, letter: str, modifier: Qt.KeyboardModifier, is_warned: bool
) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    (field,) = fields(screen)
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), modifier, letter))
    assert any("Caps Lock" in text for text in texts(screen)) is is_warned


def test_that_while_it_works_nothing_can_be_sent_and_after_a_fault_one_types_again(screen: UnlockScreen) -> None:
    (field,) = fields(screen)
    screen.show_progress("Opening the lock…")
    assert not field.isEnabled()
    assert "Opening the lock…" in texts(screen)
    screen.show_fault("It does not open.")
    assert field.isEnabled()
    assert screen.focusWidget() is field
    assert "▲ It does not open." in texts(screen)
    assert "Opening the lock…" not in texts(screen)


def test_that_a_new_try_takes_the_old_fault_away(screen: UnlockScreen) -> None:
    screen.show_fault("It does not open.")
    screen.show_progress("Opening the lock…")
    assert not any("does not open" in text for text in texts(screen))


def test_that_the_keyring_is_asked_by_its_own_button_only_when_offered(screen: UnlockScreen) -> None:
    asked: list[bool] = []
    screen.keyring_asked.connect(lambda: asked.append(True))
    assert not button(screen, "keyring").isVisible()
    screen.offer_keyring(True)
    button(screen, "keyring").click()
    assert asked == [True]


def test_that_the_clocks_show_utc_and_jakarta(screen: UnlockScreen) -> None:
    assert any(text.startswith("UTC 06:30:00    WIB 13:30:00") for text in texts(screen))


def test_that_no_timer_runs_while_nobody_looks(screen: UnlockScreen) -> None:
    from widgets.ticking import Ticking

    ticking = screen.findChildren(Ticking)
    assert [one.is_running() for one in ticking] == [True]
    screen.hide()
    assert [one.is_running() for one in ticking] == [False]


def test_that_everything_is_said_in_the_language_in_force(
    screen: UnlockScreen, shouting: Shouting, qapp: QApplication
) -> None:
    screen.show_create(MISSIONS)
    screen.offer_keyring(True)
    before = screen.width()
    qapp.installTranslator(shouting)
    qapp.processEvents()
    same_in_all = {"Posko", "Bahasa Indonesia", "English"}
    own = [text for text in texts(screen) if text not in same_in_all and not text.startswith("UTC")]
    assert own
    assert [text for text in own if text != text.upper()] == []
    assert screen.width() == before


def test_that_the_first_officer_is_sent_when_all_is_there(screen: UnlockScreen) -> None:
    made: list[FirstOfficer] = []
    screen.create_asked.connect(made.append)
    screen.show_create(MISSIONS)
    create = button(screen, "Make the register")
    name, _, passphrase, again = fields(screen)
    QTest.keyClicks(name, "  Rina   Kusumawati ")
    QTest.keyClicks(passphrase, "angin laut")
    QTest.keyClicks(again, "angin lauT")
    assert not create.isEnabled()
    assert any("differ" in text for text in texts(screen))
    again.clear()
    QTest.keyClicks(again, "angin laut")
    assert not create.isEnabled()  # no mission yet
    screen.findChildren(QComboBox)[0].setCurrentText("krt · embassy of indonesia, khartoum")
    assert create.isEnabled()
    create.click()
    assert [(one.name, one.mission, one.passphrase.reveal()) for one in made] == [
        ("Rina Kusumawati", "KRT", b"angin laut")
    ]
    assert passphrase.text() == again.text() == ""


def test_that_a_mission_that_is_not_on_the_list_is_none(screen: UnlockScreen) -> None:
    screen.show_create(MISSIONS)
    name, _, passphrase, again = fields(screen)
    for field in (name, passphrase, again):
        QTest.keyClicks(field, "angin laut")
    screen.findChildren(QComboBox)[0].setCurrentText("KBRI Atlantis")
    assert not button(screen, "Make the register").isEnabled()


def test_that_the_chosen_mission_survives_a_change_of_language(screen: UnlockScreen, qapp: QApplication) -> None:
    screen.show_create(MISSIONS)
    box = screen.findChildren(QComboBox)[0]
    box.setCurrentIndex(1)
    qapp.setProperty("posko-language", "id")
    translator = QTranslator()
    try:
        qapp.installTranslator(translator)
        QApplication.sendEvent(screen, _language_changed())
        for child in screen.findChildren(QWidget):
            QApplication.sendEvent(child, _language_changed())
        assert box.currentText() == "KRT · KBRI Khartoum"
    finally:
        qapp.removeTranslator(translator)
        qapp.setProperty("posko-language", "en")


def test_that_everything_can_be_reached_by_keyboard_in_reading_order(screen: UnlockScreen) -> None:
    screen.show_create(MISSIONS)
    screen.activateWindow()
    order: list[QWidget] = []
    current: QWidget | None = fields(screen)[0]
    while current is not None and current not in order:
        if current.isVisible() and current.isEnabled() and current.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(current)
        current = current.nextInFocusChain()
        if current is fields(screen)[0]:
            break
    reached = [one for one in order if isinstance(one, QLineEdit | QPushButton)]
    tops = [one.mapTo(screen, one.rect().topLeft()).y() for one in reached]
    assert tops == sorted(tops)
    assert len(reached) >= 7  # name, passphrase, show, again, show, two languages


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (640, 680)])
def test_that_nothing_is_cut_off_in_any_theme_and_size(
    screen: UnlockScreen, qapp: QApplication, mode: theme.Mode, size: tuple[int, int]
) -> None:
    try:
        theme.apply(qapp, mode)
        screen.show_create(MISSIONS)
        screen.show_notice("Locked. Everything entered is saved and encrypted.")
        screen.resize(*size)
        qapp.processEvents()
        for one in [*seen(screen, QLineEdit), *seen(screen, QPushButton), *seen(screen, QLabel)]:
            needed = one.heightForWidth(one.width()) if one.hasHeightForWidth() else one.minimumSizeHint().height()
            inner = isinstance(one.parentWidget(), QComboBox)  # its box has the frame
            assert inner or one.height() >= needed
            assert screen.rect().contains(one.rect().translated(one.mapTo(screen, one.rect().topLeft())))
    finally:
        qapp.setStyleSheet("")
        qapp.setProperty("posko-theme", None)


def test_that_the_field_gives_bytes_of_any_script(qtbot: QtBot) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    field.tab_widgets()[0].setProperty("text", "рассвет над морем")
    assert field.take().reveal().decode() == "рассвет над морем"
    assert field.is_empty


def _language_changed() -> object:
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.LanguageChange)
