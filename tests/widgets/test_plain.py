"""Labels show what a stranger typed, whole and letter by letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.widgets.people import NOW_MS, card
from widgets.person_card import PersonCardView
from widgets.plain import BREAK_HERE, PlainLabel, breakable, tooltip

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
LONG_WORDS = ("W" * 200, "https://contoh.example/berkas?nama=" + "abcdefghij" * 12, "é" * 80, "e\u0301" * 80)


@pytest.mark.parametrize("word", LONG_WORDS)
@pytest.mark.parametrize("width_px", [120, 260])
def test_that_a_word_longer_than_the_line_goes_on_in_the_next(qtbot: QtBot, word: str, width_px: int) -> None:
    label = PlainLabel(word, wraps=True)
    qtbot.addWidget(label)
    metrics = QFontMetrics(label.font())
    flags = int(Qt.TextFlag.TextWordWrap)
    shown = metrics.boundingRect(0, 0, width_px, 100_000, flags, QLabel.text(label))
    assert shown.width() <= width_px
    lines = -(-metrics.horizontalAdvance(word) // width_px)
    assert label.heightForWidth(width_px) >= lines * metrics.lineSpacing()
    assert label.text() == word


@pytest.mark.parametrize(
    "text", ["", "Muhammad Djunaedi Kusumawardhaningsih", "Status kewarganegaraan: WNI", "a\nb", "-" * 24]
)
def test_that_words_of_a_sentence_stay_whole(text: str) -> None:
    assert breakable(text) == text


def test_that_an_accent_stays_on_its_letter() -> None:
    assert breakable("e\u0301" * 20) == BREAK_HERE.join(["e\u0301"] * 20)


def test_that_a_copy_is_the_text_as_it_was_given(qtbot: QtBot) -> None:
    path = "/home/rina/" + "a" * 60 + ".pdf"
    label = PlainLabel(path, wraps=True, is_selectable=True)
    qtbot.addWidget(label)
    label.setSelection(0, len(QLabel.text(label)))
    label.setFocus()
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == path


def test_that_a_tooltip_breaks_long_words_and_keeps_markup_as_text() -> None:
    assert BREAK_HERE in tooltip("W" * 100)
    assert "&lt;b&gt;" in tooltip("<b>x</b>")


@pytest.mark.parametrize("word", LONG_WORDS[:2])
def test_that_the_card_shows_a_long_word_whole(qtbot: QtBot, word: str) -> None:
    view = PersonCardView(now_ms=lambda: NOW_MS)
    qtbot.addWidget(view)
    view.resize(420, 800)
    view.show_card(card(profile={"name": word[:200], "note": word}))
    view.show()
    shown = [label for label in view.findChildren(PlainLabel) if label.text() in (word, word[:200])]
    assert len(shown) >= 3  # above, and twice in the profile
    for label in shown:
        needed = label.fontMetrics().boundingRect(
            0, 0, label.contentsRect().width(), 100_000, int(Qt.TextFlag.TextWordWrap), QLabel.text(label)
        )
        assert needed.width() <= label.contentsRect().width()
        assert needed.height() <= label.contentsRect().height() + 1
