"""What stands in a row arrives in the right field, and what is wrong with it is told with its place."""

from __future__ import annotations

import pytest

from console.faults import CellFault
from console.formats.roster.shapes import DateOrder, Identifier
from console.model.fields_people import PersonFields, RegistrationFields
from console.model.words import CheckResult, IdentifierType
from tests.formats.rosters import reading_of, row_of

DATES = "Nama|Tgl Lahir"


def test_that_a_full_row_fills_the_record_shapes() -> None:
    row = row_of(
        "Nama|Tempat/Tgl Lahir|L/P|Kewarganegaraan|Kategori|HP|WA|Email|Alamat|Kota|Negara|Koordinat|"
        "Tiba|Rencana Kembali|Lapor diri|No KK|Kampus|Ket",
        "Siti  Aminah|Padang, 17-08-1990|P|WNI|Mahasiswa|0912345678|+6281234567890|s@example.org|Blok 7|Khartoum|Sudan|"
        "15.5007, 32.5599|Mei 2019|1/2/27|2023-04-01|KRT-1|IUA|asma",
        calling_code="249",
    )
    assert row.person == {
        "name": "Siti Aminah",
        "birth_place": "Padang",
        "born": "1990-08-17",
        "sex": "female",
        "nationality": "ID",
        "category": "student",
        "phone": "+249912345678",
        "whatsapp": "+6281234567890",
        "email": "s@example.org",
        "employer": "IUA",
    }
    assert row.registration == {
        "address": "Blok 7",
        "city": "Khartoum",
        "country": "SD",
        "lon": 32.5599,
        "lat": 15.5007,
        "radius_km": 0.1,
        "precision": "exact",
        "arrived": "2019-05",
        "expected_return": "2027-02-01",
        "last_confirmed_at_ms": 1_680_307_200_000,
        "note": "asma",
    }
    assert (row.household, row.flags) == ("KRT-1", ())
    PersonFields.model_validate(row.person)
    RegistrationFields.model_validate(row.registration | {"person": 1, "mission": 2})


@pytest.mark.parametrize(
    ("header", "cell", "flag", "kept"),
    [
        ("Tgl Lahir", "31/02/1990", "date-impossible", "Tgl Lahir: 31/02/1990"),
        ("Tgl Lahir", "01/05/2031", "born-in-future", "Tgl Lahir: 01/05/2031"),
        ("Tgl Lahir", "lupa", "date-unclear", "Tgl Lahir: lupa"),
        ("L/P", "?ya", "sex-unclear", "L/P: ?ya"),
        ("Kewarganegaraan", "Atlantis", "nationality-unclear", "Kewarganegaraan: Atlantis"),
        ("NIK", "3,20101E+15", "digits-lost", "NIK: 3,20101E+15"),
        ("No HP", "2.49912E+11", "digits-lost", "No HP: 2.49912E+11"),
        ("Koordinat", "dekat masjid", "position-unclear", "Koordinat: dekat masjid"),
        ("Bujur", "32.5", "position-half", "Bujur: 32.5"),
    ],
)
def test_that_a_value_that_cannot_be_is_flagged_and_kept_in_the_note(
    header: str, cell: str, flag: str, kept: str
) -> None:
    reading = reading_of(f"Nama|Kota|{header}\nSiti|Khartoum|{cell}\n")
    (row,) = reading.rows
    assert row.flags == (flag,)
    assert str(row.registration["note"]).startswith(kept.partition(":")[0])
    assert kept.partition(": ")[2] in str(row.registration["note"])
    assert reading.faults == (CellFault(flag, 2, header),)


def test_that_a_position_off_the_earth_leaves_the_city() -> None:
    for lon, lat in (("999", "15.5"), ("0", "0"), ("32.5", "-91")):
        row = row_of("Nama|Bujur|Lintang|Kota", f"Siti|{lon}|{lat}|Khartoum")
        assert row.flags == ("position-off-earth",)
        assert (row.registration.get("lon"), row.registration["precision"]) == (None, "city")


def test_that_precision_says_what_is_known() -> None:
    assert row_of("Nama|Bujur|Lintang", "Siti|32,5|15,5").registration["precision"] == "exact"
    assert row_of("Nama|Kota", "Siti|Khartoum").registration["precision"] == "city"
    assert row_of("Nama|Kota", "Siti|").registration["precision"] == "country"


def test_that_odd_numbers_are_kept_and_flagged() -> None:
    row = row_of("Nama|No. Paspor|NIK", "Siti|abc|350107010191010")
    assert row.flags == ("nik-odd", "passport-odd")
    assert set(row.identifiers) == {
        Identifier(IdentifierType.PASSPORT, "ABC", CheckResult.BAD),
        Identifier(IdentifierType.NIK, "350107010191010", CheckResult.BAD),
    }


def test_that_foreign_passports_are_not_odd_and_their_holders_not_ours() -> None:
    row = row_of("Nama|No. Paspor|Kewarganegaraan", "Ahmed|P00123456|Sudan")
    assert (row.flags, row.person["nationality"], row.person["eligibility"]) == ((), "SD", "unknown")
    assert row.identifiers == (Identifier(IdentifierType.PASSPORT, "P00123456", CheckResult.NOT_CHECKED),)


def test_that_an_unknown_nationality_never_becomes_indonesian() -> None:
    row = row_of("Nama|Kewarganegaraan", "Siti|Atlantis")
    assert row.person["nationality"] == ""


def test_that_formulas_stay_text() -> None:
    formula = '=HYPERLINK("http://example.invalid","x")'
    row = row_of("Nama|Keterangan", f'Siti|"{formula.replace(chr(34), chr(34) * 2)}"')
    assert row.registration["note"] == formula


def test_that_unseen_characters_are_dropped_with_a_flag() -> None:
    row = row_of("Nama|Kota", "Si\0ti|Khar\u202etoum")
    assert (row.name, row.registration["city"], row.flags) == ("Siti", "Khartoum", ("control-characters",))


def test_that_overlong_texts_are_faults_and_an_overlong_name_rejects() -> None:
    row = row_of("Nama|Kota", f"Siti|{'x' * 301}")
    assert (row.flags, "city" in row.registration) == (("text-too-long",), False)
    reading = reading_of(f"Nama|Kota\n{'x' * 301}|Khartoum\n{'y' * 20_000}|Atbara\n")
    assert [(reject.row, reject.reason) for reject in reading.rejects] == [(2, "text-too-long"), (3, "text-too-long")]
    assert len(reading.rejects[1].cells[0]) < 20_000


def test_that_a_long_note_stays_within_its_field() -> None:
    row = row_of("Nama|Ket|Tgl Lahir", f"Siti|{'x' * 3_999}|lupa")
    assert len(str(row.registration["note"])) <= 4_000


@pytest.mark.parametrize("blank", ["", "-", "n/a", "Tidak ada", "  "])
def test_that_ways_of_writing_nothing_are_nothing(blank: str) -> None:
    row = row_of("Nama|No. Paspor|Kota|Tgl Lahir|HP", f"Siti|{blank}|{blank}|{blank}|{blank}")
    assert (row.identifiers, row.flags) == ((), ())
    assert set(row.person) == {"name"}


def test_that_the_order_of_a_column_is_told_by_its_values() -> None:
    reading = reading_of(f"{DATES}\nA|03/04/1990\nB|05/13/1990\n")
    assert [row.person["born"] for row in reading.rows] == ["1990-03-04", "1990-05-13"]
    assert reading.date_orders == (DateOrder(1, "Tgl Lahir", "m/d", True),)


def test_that_an_order_nothing_tells_is_asked_and_day_first_until_answered() -> None:
    text = f"{DATES}\nA|03/04/1990\n"
    reading = reading_of(text)
    assert reading.date_orders == (DateOrder(1, "Tgl Lahir", "d/m", False),)
    assert reading.rows[0].person["born"] == "1990-04-03"
    answered = reading_of(text, orders={"tgl lahir": "m/d"})
    assert answered.date_orders == (DateOrder(1, "Tgl Lahir", "m/d", True),)
    assert answered.rows[0].person["born"] == "1990-03-04"


def test_that_an_untold_column_follows_the_told_one_of_its_file() -> None:
    reading = reading_of("Nama|Tgl Lahir|Tiba\nA|12/31/1990|03/04/2020\n")
    assert [(order.order, order.is_certain) for order in reading.date_orders] == [("m/d", True), ("m/d", False)]


def test_that_both_orders_in_one_column_are_a_fault() -> None:
    reading = reading_of(f"{DATES}\nA|13/05/1990\nB|14/05/1990\nC|05/15/1990\nD|03/04/1990\n")
    assert reading.date_orders == (DateOrder(1, "Tgl Lahir", "d/m", False),)
    assert CellFault("date-order-mixed", 4, "Tgl Lahir") in reading.faults
    assert [row.person["born"] for row in reading.rows] == ["1990-05-13", "1990-05-14", "1990-05-15", "1990-04-03"]


def test_that_columns_without_such_dates_ask_nothing() -> None:
    assert reading_of(f"{DATES}\nA|1990-05-13\nB|17 Agustus 1990\n").date_orders == ()


def test_that_unknown_words_for_status_are_other_and_kept() -> None:
    row = row_of("Nama|Kategori", "Siti|Astronot")
    assert (row.person["category"], row.registration["note"], row.flags) == ("other", "Kategori: Astronot", ())
