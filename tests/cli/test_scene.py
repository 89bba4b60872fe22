"""Incidents of several places and several missions from a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.rosters import a_file

ROWS = [
    ("Siti Aminah", "A1234567", "", "17/05/1990", "", "Khartoum"),
    ("Budi Santoso", "B7654321", "", "13/02/1985", "", "Port Sudan"),
]


@pytest.fixture
def incident(posko: Run, tmp_path: Path) -> str:
    posko("import", str(a_file(tmp_path, ROWS)), "--mission", "KRT")
    return str(posko("incident", "open", "Khartoum", "--json")[1]["id"])


def test_that_whoever_is_registered_at_a_further_place_counts_too(posko: Run, incident: str) -> None:
    assert posko("tally", incident, "--json")[1]["registered"] == 1
    assert posko("incident", "site", incident, "Port Sudan", "--area", "city:Port Sudan", "--json")[0] == 0
    assert posko("tally", incident, "--json")[1]["registered"] == 2
    assert [site["name"] for site in posko("incident", "show", incident, "--json")[1]["sites"]] == ["Port Sudan"]
    assert "+ Port Sudan" in posko("incident", "show", incident)[1]


def test_that_a_further_mission_is_involved_once(posko: Run, incident: str) -> None:
    assert posko("incident", "mission", incident, "jed", "--json")[0] == 0
    assert posko("incident", "show", incident, "--json")[1]["missions"] == ["KRT", "JED"]
    assert posko("tally", incident, "--json")[1]["not_held"] == ["JED"]
    again = posko("incident", "mission", incident, "JED", "--json")
    assert (again[0], again[1]["fault"]["code"]) == (1, "mission-involved")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("site", "{person}", "x", "--area", "city:Khartoum"), "incident-unknown"),
        (("site", "{incident}", " ", "--area", "city:Khartoum"), "field-wrong"),
        (("site", "{incident}", "x", "--area", "city:Nirgendwoxyz"), "area-unknown"),
        (("mission", "{person}", "JED"), "incident-unknown"),
        (("mission", "{incident}", "XXX"), "mission-unknown"),
    ],
)
def test_that_what_is_no_place_or_mission_of_an_incident_is_refused(
    posko: Run, incident: str, command: tuple[str, ...], code: str
) -> None:
    person = posko("find", "siti", "--json")[1]["people"][0]["id"]
    told = posko("incident", *(part.format(person=person, incident=incident) for part in command), "--json")
    assert (told[0], told[1]["fault"]["code"]) == (1, code)
