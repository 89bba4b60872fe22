"""Wardens and households from a terminal."""

from __future__ import annotations

from tests.cli.conftest import Run


def person(posko: Run, name: str) -> str:
    return str(posko("person", "add", "--name", name, "--phone", "+249912000001", "--json")[1]["id"])


def test_that_a_warden_is_named_assigned_listed_and_removed(posko: Run) -> None:
    lead, siti = person(posko, "Harun"), person(posko, "Siti")
    cell = posko("warden", "add", lead, "--group", "Omdurman Barat", "--area", "barat Nil", "--json")[1]
    assert posko("warden", "assign", cell["id"], siti, "--json") == (0, cell)
    told = {"id": cell["id"], "group": "Omdurman Barat", "area": "barat Nil", "leader": lead, "name": "Harun",
            "phone": "+249912000001", "mission": "KRT", "persons": 1}  # fmt: skip
    assert posko("warden", "list", "--json")[1] == [told]
    assert "kelompok" in posko("--lang", "id", "warden", "list")[1]
    assert posko("person", "show", siti, "--json")[1]["warden"] == told
    assert "Warden: Omdurman Barat, Harun, +249912000001" in posko("person", "show", siti)[1]
    assert posko("warden", "release", siti, "--json") == (0, {"persons": [siti]})
    assert posko("person", "show", siti, "--json")[1]["warden"] is None
    assert posko("warden", "remove", cell["id"], "--reason", "moved", "--json") == (0, cell)
    assert posko("warden", "list", "--json")[1] == []


def test_that_a_household_is_joined_and_left_and_its_members_are_told(posko: Run) -> None:
    siti, budi = person(posko, "Siti"), person(posko, "Budi")
    assert posko("household", "join", siti, budi, "--json")[0] == 0
    household = posko("person", "show", budi, "--json")[1]["household"]
    assert (household["label"], [one["id"] for one in household["others"]]) == ("Siti", [siti])
    assert f"Keluarga serumah: Siti  Siti ({siti})" in posko("--lang", "id", "person", "show", budi)[1]
    assert posko("household", "leave", budi, "--json") == (0, {"persons": [budi]})
    assert posko("person", "show", siti, "--json")[1]["household"]["others"] == []
    assert posko("household", "leave", budi, "--json")[1]["fault"]["code"] == "household-none"
