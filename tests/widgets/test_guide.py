"""The guide: what it shows of a card, what it asks for, and how it folds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from widgets.guide import DO_KEY, Guide, GuideCard, Proof, stopwatch
from widgets.plain import PlainLabel

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
CARD = GuideCard(place="Step 2 of 4", title="A title", what="Do this.", why="Because.", doing="Do it for me")


class Teller:
    """Tells a card that a test changes, and a stopwatch."""

    def __init__(self) -> None:
        self.card, self.watch_ms = CARD, 67_000

    def made(self, qtbot: QtBot) -> Guide:
        guide = Guide(lambda: self.card, lambda: self.watch_ms, lambda: 0)
        qtbot.addWidget(guide)
        guide.show()
        return guide


def texts(guide: Guide) -> list[str]:
    return [label.text() for label in guide.findChildren(PlainLabel) if label.isVisible()]


@pytest.mark.parametrize(("passed_ms", "told"), [(0, "0:00"), (59_999, "0:59"), (60_000, "1:00"), (-5, "0:00")])
def test_that_the_stopwatch_tells_minutes_and_seconds(passed_ms: int, told: str) -> None:
    assert stopwatch(passed_ms) == told


def test_that_a_card_is_shown_and_its_buttons_ask(qtbot: QtBot) -> None:
    teller = Teller()
    guide = teller.made(qtbot)
    assert {"Step 2 of 4", "A title", "Do this.", "Because.", "1:07"} <= set(texts(guide))
    assert guide._do.text() == f"Do it for me   {DO_KEY}"
    for button, signal in (
        (guide._do, guide.do_asked),
        (guide._next, guide.next_asked),
        (guide._back, guide.back_asked),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_that_figures_stand_with_an_arrow_and_sentences_one_under_the_other(qtbot: QtBot) -> None:
    teller = Teller()
    guide = teller.made(qtbot)
    long = "a sentence that is longer than a figure"
    teller.card = replace(CARD, proofs=(Proof("Present", "31", "0"), Proof("English", long + ".", long)))
    guide.refresh()
    qtbot.waitUntil(lambda: {"0 → 31", f"Before: {long}", f"Now: {long}."} <= set(texts(guide)))


def test_that_while_a_step_is_played_only_stopping_is_offered(qtbot: QtBot) -> None:
    teller = Teller()
    guide = teller.made(qtbot)
    teller.card = replace(CARD, is_playing=True)
    guide.refresh()
    assert guide._do.text().startswith("Stop")
    assert not guide._next.isEnabled()
    assert not guide._back.isEnabled()


@pytest.mark.parametrize("is_flat", [False, True])
def test_that_folded_it_shows_the_stopwatch_and_takes_little_room(qtbot: QtBot, is_flat: bool) -> None:
    guide = Teller().made(qtbot)
    guide.set_flat(is_flat)
    whole = guide.minimumHeight() if is_flat else guide.minimumWidth()
    guide._next.setFocus()
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    assert guide.is_folded()
    assert texts(guide) == ["1:07"]
    assert (guide.minimumHeight() if is_flat else guide.minimumWidth()) < whole / 3
    qtbot.mouseClick(guide._unfold, Qt.MouseButton.LeftButton)
    assert not guide.is_folded()
