"""The shipped list of missions, and a ministry's own in its place."""

from __future__ import annotations

import shutil
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from console.atlas.countries import Status, countries
from console.atlas.folding import fold
from console.atlas.gazetteer import city_by_name
from console.atlas.missions import accreditations, mission_ids, missions, missions_for
from console.atlas.shapes import country_at
from console.atlas.sources import shipped
from console.faults import InputFault, StoreFault
from console.model.ids import REFERENCE_AUTHOR, record_id
from console.model.kinds import Kind
from console.model.shapes import SHAPES
from console.model.words import AccreditationRole, MissionKind


def codes_for(country: str, province: str = "") -> list[str]:
    return [serving.code for serving in missions_for(country, province)]


def test_that_every_row_fits_the_shape_of_its_kind() -> None:
    for change in (*missions(), *accreditations()):
        SHAPES[change.kind].model_validate(dict(change.fields))


def test_that_ids_are_of_author_0_and_never_shared() -> None:
    ids = [change.record for change in (*missions(), *accreditations())]
    assert len(set(ids)) == len(ids)
    assert all(record_id(REFERENCE_AUTHOR, 0) < record < record_id(REFERENCE_AUTHOR + 1, 0) for record in ids)


def test_that_all_kinds_of_missions_are_there_in_their_numbers() -> None:
    kinds = [change.fields["kind"] for change in missions()]
    assert kinds.count(MissionKind.EMBASSY) >= 95
    assert kinds.count(MissionKind.CONSULATE_GENERAL) >= 30
    assert kinds.count(MissionKind.CONSULATE) == 4
    assert kinds.count(MissionKind.PERMANENT_MISSION) == 3
    assert kinds.count(MissionKind.ECONOMIC_OFFICE) == 1


def test_that_every_mission_stands_in_its_country_and_zone() -> None:
    for change in missions():
        fields = change.fields
        assert ZoneInfo(str(fields["zone"])).key == fields["zone"]
        lon, lat = fields["lon"], fields["lat"]
        assert isinstance(lon, float)
        assert isinstance(lat, float)
        if fields["country"] != "VA":  # too small to be drawn
            assert country_at(lon, lat) == fields["country"], fields["code"]


def test_that_khartoum_has_the_code_the_rosters_use() -> None:
    fields = {change.fields["code"]: change.fields for change in missions()}["KRT"]
    assert (fields["name_id"], fields["name_en"], fields["country"]) == (
        "KBRI Khartoum",
        "Embassy of Indonesia, Khartoum",
        "SD",
    )


def test_that_every_open_embassy_serves_its_own_host_first() -> None:
    for change in missions():
        if change.fields["kind"] == MissionKind.EMBASSY and change.fields["state"] == "open":
            first = missions_for(str(change.fields["country"]))[0]
            assert (first.role, first.mission) == (AccreditationRole.RESIDENT, change.record) or change.fields[
                "country"
            ] == "VA"


def test_that_a_mission_elsewhere_serves_where_there_is_none() -> None:
    assert codes_for("PS") == ["AMM"]
    assert codes_for("IL") == ["AMM"]
    assert codes_for("ER") == ["KRT"]
    assert codes_for("UG") == ["NBO"]


def test_that_a_closed_mission_comes_last() -> None:
    assert codes_for("YE") == ["MCT", "SAH"]


def test_that_a_mission_is_told_once_with_all_its_districts() -> None:
    codes = codes_for("US")
    assert codes[0] == "WAS"
    assert len(set(codes)) == len(codes) == 6
    assert codes_for("US", "US-CA") == ["WAS", "LAX", "SFO"]
    assert codes_for("DE", "DE-HH") == ["BER", "HAM"]


def test_that_nobody_serves_a_place_that_is_none() -> None:
    assert missions_for("") == missions_for("ZZ") == ()


def test_that_states_without_a_mission_are_only_those_known_to_be_missing() -> None:
    without = {code for code, entry in countries().items() if entry.status is Status.STATE and not missions_for(code)}
    assert without == {"ID", "SC", "SS"}  # own country; accreditation not publicly known to the project


def test_that_every_territory_is_a_country_a_province_or_an_organisation() -> None:
    for change in accreditations():
        territory = str(change.fields["territory"])
        assert territory in {"UN", "EU", "ASEAN"} or territory.split("-", maxsplit=1)[0] in countries()


@pytest.fixture
def own_list(tmp_path: Path) -> Path:
    for name in ("missions.csv", "accreditations.csv"):
        shutil.copy(shipped(name), tmp_path / name)
    return tmp_path


def test_that_the_ministrys_own_list_takes_the_place(own_list: Path) -> None:
    head = "id,code,kind,name_id,name_en,host_city,country,lon,lat,zone\n"
    (own_list / "missions.csv").write_text(
        f"# ours\n{head}5001,KRT,embassy,KBRI Khartoum,Embassy,Port Sudan,SD,37.2,19.6,Africa/Khartoum\n", "utf-8"
    )
    (own_list / "accreditations.csv").write_text(
        "id,mission,territory,role,district\n50001,KRT,SD,resident,\n", "utf-8"
    )
    assert mission_ids(own_list) == {"KRT": 5001}
    (serving,) = missions_for("SD", folder=own_list)
    assert (serving.code, serving.mission) == ("KRT", 5001)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("missions.csv", "1001,XXX,embassy,a,b,c,SD,1,2,Africa/Khartoum,open,"),  # id twice
        ("missions.csv", "5001,KRT,embassy,a,b,c,SD,1,2,Africa/Khartoum,open,"),  # code twice
        ("missions.csv", "5001,XXX,palace,a,b,c,SD,1,2,Africa/Khartoum,open,"),
        ("missions.csv", "5001,XXX,embassy,a,b,c,SD,1,99,Africa/Khartoum,open,"),
        ("missions.csv", "x,XXX,embassy,a,b,c,SD,1,2,Africa/Khartoum,open,"),
        ("missions.csv", "-1,XXX,embassy,a,b,c,SD,1,2,Africa/Khartoum,open,"),
        ("missions.csv", "5001,XXX,embassy,a,b,c,SD,1,2,Africa/Khartoum,open,,one,more"),
        ("accreditations.csv", "50001,QQQ,SD,resident,"),
        ("accreditations.csv", "1001,KRT,SD,resident,"),  # the id of a mission
        ("accreditations.csv", "50001,KRT,SD,friendly,"),
    ],
)
def test_that_a_wrong_line_is_named(own_list: Path, name: str, line: str) -> None:
    path = own_list / name
    text = path.read_text("utf-8")
    path.write_text(f"{text}{line}\n", "utf-8")
    with pytest.raises(InputFault) as caught:
        accreditations(own_list)
    assert caught.value.code == "missions-wrong"
    assert caught.value.details["file"] == name
    assert caught.value.details["line"] == len(text.splitlines()) + 1


def test_that_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreFault) as caught:
        missions(tmp_path)
    assert (caught.value.code, caught.value.details) == ("atlas-damaged", {"file": "missions.csv"})


def test_that_ids_of_the_shipped_lists_are_in_their_ranges() -> None:
    assert all(1_001 <= change.record <= 4_999 for change in missions() if change.kind is Kind.MISSION)
    assert all(10_001 <= change.record <= 49_999 for change in accreditations())


def test_that_the_map_calls_the_seat_of_a_mission_as_the_mission_calls_itself() -> None:
    apart = {
        "DEL",
        "VAT",
        "DVO",
        "FRA",
    }  # the city and the mission's seat in it are two things, or one has a longer name
    for change in missions():
        code, name = str(change.fields["code"]), str(change.fields["name_id"])
        seat = city_by_name(str(change.fields["host_city"]), str(change.fields["country"]))
        if seat is not None and name.startswith(("KBRI ", "KJRI ")) and code not in apart:
            assert fold(seat.name_id) == fold(name.split(" ", 1)[1]), name
