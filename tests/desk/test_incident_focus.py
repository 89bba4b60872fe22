"""Where the keyboard is while forms of the incident screen come and go."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.inline_jobs import InlineJobs
from tests.conftest import Clock
from tests.desk.places import a_place
from tests.desk.test_incident_screen import a_screen, an_incident

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


def test_that_a_form_that_goes_leaves_the_keyboard_with_the_questions(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    """Not with the list of incidents, where the next arrow key would open another one."""
    with a_place(tmp_path, clock, InlineJobs()) as place:
        an_incident(place)
        screen = a_screen(place, qtbot)
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.panel.begin_entry()
        form = screen.panel._form
        assert form is not None
        qtbot.waitUntil(lambda: form.isAncestorOf(QApplication.focusWidget() or screen))
        screen.panel.cancel_form()
        assert QApplication.focusWidget() is screen.panel.questions
