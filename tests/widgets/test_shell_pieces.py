"""Notices, the status line, the rail and the exercise mark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QApplication, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from widgets import icons, theme
from widgets.link_button import LinkButton
from widgets.notice_bar import SHOWN_MAX, Notice, NoticeBar
from widgets.plain import PlainLabel
from widgets.rail import Rail, RailItem
from widgets.status_line import JobLine, StatusLine
from widgets.watermark import Watermark

pytestmark = pytest.mark.qt_log_ignore(
    "plugin does not support", extend=True
)  # what the offscreen platform says of windows


def link(widget: QWidget, text: str) -> LinkButton:
    return next(found for found in widget.findChildren(LinkButton) if text in (found.text(), found.accessibleName()))


def notice(key: str, severity: str = "told", action: str = "") -> Notice:
    acting = (lambda: action) if action else None
    return Notice(key, severity, lambda: f"text of {key}", acting)  # type: ignore[arg-type]


def test_that_the_newest_notice_stands_first_and_one_key_stands_once(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    for key in ("disk", "import", "disk"):
        bar.show_notice(notice(key))
    assert [shown.key for shown in bar.shown()] == ["disk", "import"]
    bar.withdraw("disk")
    bar.withdraw("import")
    assert bar.isHidden()


def test_that_a_critical_notice_is_never_pushed_out_of_view(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice(notice("disk", "critical"))
    for number in range(6):
        bar.show_notice(notice(f"n{number}"))
    assert len(bar.shown()) == SHOWN_MAX
    assert "disk" in [shown.key for shown in bar.shown()]
    link(bar, "4 more notice(s)").click()
    assert len(bar.shown()) == 7


def test_that_severity_is_told_by_a_word_too(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice(notice("disk", "critical"))
    assert "Act now" in [label.text() for label in bar.findChildren(PlainLabel)]


def test_that_a_notice_is_put_away_or_acted_on(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice(notice("import", "done", "Undo"))
    with qtbot.waitSignal(bar.acted) as acted:
        link(bar, "Undo").click()
    assert acted.args == ["import"]
    with qtbot.waitSignal(bar.dismissed) as dismissed:
        link(bar, "Dismiss").click()
    assert dismissed.args == ["import"]
    assert bar.notices() == ()


def test_that_a_notice_is_told_again_in_another_language(qtbot: QtBot, qapp: QApplication) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    spoken = {"word": "saved", "act": "Undo"}
    bar.show_notice(Notice("saved", "done", lambda: spoken["word"], lambda: spoken["act"]))
    spoken.update(word="tersimpan", act="Urungkan")
    for widget in (bar, *bar.findChildren(QWidget)):  # as Qt does when a translator is installed
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert "tersimpan" in [label.text() for label in bar.findChildren(PlainLabel)]
    assert not link(bar, "Urungkan").isHidden()


def test_that_a_confirmation_leaves_by_itself_and_what_asks_for_an_act_stays(qtbot: QtBot) -> None:
    window = QWidget()  # never shown: the pointer is not on it
    qtbot.addWidget(window)
    bar = NoticeBar(window, lasts_ms=1)
    staying = (notice("fault", "attention"), notice("disk", "critical"), notice("redrawn", "done", "Undo"))
    for each in staying:
        bar.show_notice(each)
    bar.show_notice(notice("saved", "done"))
    bar.show_notice(notice("hint", "told"))
    qtbot.waitUntil(lambda: {shown.key for shown in bar.notices()} == {each.key for each in staying})


def test_that_a_notice_at_which_the_keyboard_is_does_not_leave(qtbot: QtBot) -> None:
    bar = NoticeBar(lasts_ms=1)
    qtbot.addWidget(bar)
    read = notice("read", "told")
    bar.show_notice(notice("fault", "attention"))
    bar.show_notice(read)
    with qtbot.waitActive(bar):
        bar.activateWindow()
    dismissals = [found for found in bar.findChildren(LinkButton) if found.accessibleName() == "Dismiss"]
    of_read = next(found for found in dismissals if "text of read" in found.parentWidget().accessibleName())
    of_read.setFocus()
    bar._pass(read)
    assert [shown.key for shown in bar.notices()] == ["read", "fault"]
    of_read.clearFocus()
    for widget in bar.findChildren(QWidget):  # wherever the pointer of this machine happens to be
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: [shown.key for shown in bar.notices()] == ["fault"])


def test_that_a_newer_notice_of_the_same_key_has_its_own_time(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    older, newer = notice("saved", "done"), notice("saved", "done")
    bar.show_notice(older)
    bar.show_notice(newer)
    bar._pass(older)  # its time is over, but it is no longer the one that stands
    assert bar.notices() == (newer,)


def test_that_running_work_shows_how_far_it_is_and_can_be_cancelled(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    bar = line.findChild(QProgressBar)
    assert bar is not None
    assert bar.isHidden()
    line.show_job(JobLine("import-7", "Importing roster", 840, 1250))
    assert (bar.value(), bar.maximum(), bar.text()) == (840, 1250, "840 / 1,250")
    with qtbot.waitSignal(line.cancel_asked) as caught:
        link(line, "Cancel").click()
    assert caught.args == ["import-7"]
    line.show_job(JobLine("import-7", "Undoing", 0, 0, is_cancellable=False))
    assert bar.maximum() == 0
    assert link(line, "Cancel").isHidden()
    line.show_job(None)
    assert bar.isHidden()
    with qtbot.waitSignal(line.lock_asked):
        link(line, "Lock").click()


def test_that_the_rail_shows_the_screens_that_exist_and_keeps_the_chosen_one(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    items = [RailItem("incident", "incident", "Incident", "F2"), RailItem("people", "people", "People", "F3")]
    rail.show_items(items)
    rail.choose("incident")
    with qtbot.waitSignal(rail.screen_chosen) as caught:
        next(b for b in rail.findChildren(QAbstractButton) if b.text() == "People").click()
    assert caught.args == ["people"]
    rail.show_items([RailItem("incident", "incident", "Kejadian", "F2"), RailItem("people", "people", "Orang", "F3")])
    assert rail.chosen() == "people"
    rail.choose("nowhere")
    assert rail.chosen() == "people"


def test_that_the_exercise_mark_covers_all_and_lets_the_mouse_through(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("press", window)
    button.move(20, 20)
    window.resize(400, 300)
    window.show()
    plain = window.grab().toImage()
    mark = Watermark(window)
    assert mark.isHidden()
    mark.show_exercise(True)
    assert mark.geometry() == window.rect()
    window.resize(500, 350)
    assert mark.geometry() == window.rect()
    window.resize(400, 300)
    assert window.grab().toImage() != plain
    assert window.childAt(QPoint(30, 30)) is button
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    mark.show_exercise(False)
    assert mark.isHidden()


@pytest.mark.parametrize("name", sorted(icons._DRAWN))
def test_that_every_icon_draws_something_within_its_box(name: icons.Name, qtbot: QtBot) -> None:
    path = icons._DRAWN[name]()
    assert not path.isEmpty()
    bounds = path.boundingRect()
    assert min(bounds.left(), bounds.top()) >= 0
    assert max(bounds.right(), bounds.bottom()) <= icons.GRID


def test_that_an_icon_takes_the_colour_of_the_theme_in_force(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.property("posko-theme")
    shown = icons.icon("lock")
    pixels = []
    try:
        for mode in ("light", "dark"):
            application.setProperty("posko-theme", mode)
            image = shown.pixmap(QSize(24, 24), QIcon.Mode.Normal, QIcon.State.Off).toImage()
            seen = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
            pixels.append(max((c for c in seen if c.alpha() > 200), key=lambda c: c.alpha()).name())
            assert pixels[-1] == theme.color("text").name()
    finally:
        application.setProperty("posko-theme", before)
    assert pixels[0] != pixels[1]


def test_that_a_change_of_language_reaches_every_piece(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    lock = link(line, "Lock")
    lock.setText("stale")
    QApplication.sendEvent(line, QEvent(QEvent.Type.LanguageChange))
    assert lock.text() == "Lock"
