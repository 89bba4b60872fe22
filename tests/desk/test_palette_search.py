"""What the palette is fed with: actions at once, the rest from the register, and nothing of a text no longer typed."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.atlas.places import find_place
from console.desk import palette_search
from console.desk.actions import ActionRegistry
from console.desk.inline_jobs import InlineJobs
from console.desk.palette_search import INCIDENTS_MAX, PEOPLE_MAX, PLACES_MAX, PaletteSearch
from console.desk.place import Place
from console.duty import incidents, people
from console.model.kinds import Kind
from console.model.words import Verdict
from tests.conftest import Clock
from tests.desk.places import a_place
from widgets.palette import Palette, PaletteEntry

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


class SlowJobs(InlineJobs):
    """Answers an ask only when told: as a reading lane that is busy."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []

    def ask(self, *args: Any, **named: Any) -> None:
        self.waiting.append(lambda: InlineJobs.ask(self, *args, **named))


class Searched:
    """A palette over a window, its search, and what was done."""

    def __init__(self, place: Place, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.done: list[tuple[str, object]] = []
        self.registry = ActionRegistry(self.window)
        for name in ("lock", "report-file"):
            self.registry.attach(name, lambda name=name: self.done.append(("action", name)))  # type: ignore[misc]
        self.palette = Palette(self.window)
        self.search = PaletteSearch(place, self.registry, self.palette)
        self.search.person_chosen.connect(lambda person: self.done.append(("person", person)))
        self.search.incident_chosen.connect(lambda incident: self.done.append(("incident", incident)))
        self.search.place_chosen.connect(lambda lon, lat: self.done.append(("place", (lon, lat))))

    def type(self, text: str) -> list[PaletteEntry]:
        self.palette._field.setText(text)
        self.palette.query_typed.emit(text)
        return self.found()

    def found(self, kind: str = "") -> list[PaletteEntry]:
        return [entry for entry in self.palette.entries() if kind in ("", entry.kind)]


@pytest.fixture
def searched(place: Place, qtbot: QtBot) -> Searched:
    return Searched(place, qtbot)


def test_that_without_words_only_actions_are_offered(searched: Searched, place: Place) -> None:
    people.add_person(place.post, {"name": "Siti"})
    assert [entry.value for entry in searched.type("  ")] == ["report-file", "lock"]


def test_that_a_person_is_offered_with_what_tells_namesakes_apart(searched: Searched, place: Place) -> None:
    person, _ = people.add_person(place.post, {"name": "Siti Aminah", "born": "1990-05-17"})
    place.post.add(Kind.IDENTIFIER, {"person": person, "type": "passport", "value": "A1234567"})
    [entry] = [entry for entry in searched.type("siti") if entry.kind == "person"]
    assert (entry.text, entry.detail) == ("Siti Aminah", "17 May 1990 · A1234567")


def test_that_two_records_of_one_person_are_offered_once(searched: Searched, place: Place) -> None:
    first, _ = people.add_person(place.post, {"name": "Siti Aminah"})
    second, _ = people.add_person(place.post, {"name": "Siti Rahma"})
    people.judge_pair(place.post, first, second, Verdict.SAME)
    searched.type("rahma")
    assert [entry.value for entry in searched.found("person")] == [first]


def test_that_each_word_must_fit_the_incident(searched: Searched, place: Place) -> None:
    fitting, _ = incidents.open_incident(place.post, "Khartoum", title="Bentrokan di Khartoum")
    incidents.open_incident(place.post, "Jeddah", title="Bentrokan lain")
    searched.type("khart bentrok")
    assert [entry.value for entry in searched.found("incident")] == [fitting]


def test_that_no_kind_pushes_the_others_out_of_the_list(searched: Searched, place: Place) -> None:
    for number in range(PEOPLE_MAX + 4):
        people.add_person(place.post, {"name": f"San {number}"})
    for number in range(INCIDENTS_MAX + 3):
        incidents.open_incident(place.post, "Khartoum", title=f"San {number}")
    searched.type("san")
    assert len(searched.found("person")) == PEOPLE_MAX
    assert len(searched.found("incident")) == INCIDENTS_MAX
    assert 0 < len(searched.found("place")) <= PLACES_MAX


def test_that_a_place_without_a_position_is_not_offered(searched: Searched, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could not be brought to the middle of the map. The shipped boundary set has none; another one may."""
    known = find_place("khartoum", PLACES_MAX)
    nowhere = replace(known[0], name_en="Nowhere", name_id="Entah", lon=math.nan, lat=math.nan)
    monkeypatch.setattr(palette_search, "find_place", lambda *_: (nowhere, *known))
    searched.type("khartoum")
    assert [entry.value for entry in searched.found("place")] == [(spot.lon, spot.lat) for spot in known]


def test_that_what_is_chosen_is_done_or_told(searched: Searched, place: Place) -> None:
    person, _ = people.add_person(place.post, {"name": "Khalid"})
    incident, _ = incidents.open_incident(place.post, "Khartoum", title="Khalifa street")
    searched.type("kha")
    spot = searched.found("place")[0]
    for kind, value in (("person", person), ("incident", incident), ("place", spot.value), ("action", "lock")):
        searched.palette.chosen.emit(kind, value)
    assert searched.done == [("person", person), ("incident", incident), ("place", spot.value), ("action", "lock")]


def test_that_an_action_that_cannot_be_done_now_is_not_offered(searched: Searched) -> None:
    searched.registry.set_enabled("report-file", False)
    assert [entry.value for entry in searched.type("")] == ["lock"]


def test_that_actions_come_at_once_and_late_answers_of_another_text_are_dropped(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    jobs = SlowJobs()
    with a_place(tmp_path, clock, jobs) as place:
        people.add_person(place.post, {"name": "Lockman"})
        people.add_person(place.post, {"name": "Siti"})
        searched = Searched(place, qtbot)
        jobs.waiting.clear()  # what the desk asks when it opens
        assert [entry.value for entry in searched.type("lock")] == ["lock"]
        searched.type("siti")
        first, second = jobs.waiting
        first()
        assert searched.found("person") == []
        second()
        assert [entry.text for entry in searched.found("person")] == ["Siti"]
        first()  # later still
        assert [entry.text for entry in searched.found("person")] == ["Siti"]
