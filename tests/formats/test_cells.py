"""Single cells come to one form, whoever typed them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.formats import cells, nik, phones
from console.formats.calling_codes import CALLING_CODES
from console.formats.countries import country_code
from console.model.words import Category, Sex


@given(st.text(max_size=60))
def test_that_cleaning_is_done_once(text: str) -> None:
    cleaned, _ = cells.clean(text)
    assert cells.clean(cleaned) == (cleaned, False)
    assert not set(cleaned) & {"\0", "\n", "\t", "\u202e", "\u200b"}


def test_that_unseen_characters_are_dropped_and_told() -> None:
    assert cells.clean("Siti\0 \u202eAminah\u200b") == ("Siti Aminah", True)
    assert cells.clean("  Siti \n Aminah\u00a0") == ("Siti Aminah", False)
    assert cells.clean("José")[0] == "José"
    assert cells.clean("e\u200b\u0301") == ("é", True)
    assert cells.clean("\u3164Siti\u200d") == ("Siti\u200d", True)
    assert cells.clean(" \u00a0") == ("", False)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (3201015708900001.0, "3201015708900001"),
        (12.5, "12.5"),
        (True, "TRUE"),
        (dt.date(1990, 8, 17), "1990-08-17"),
        (float("nan"), "nan"),
    ],
)
def test_that_a_cell_shows_as_in_the_sheet(cell: cells.Cell, text: str) -> None:
    assert cells.text_of(cell) == text


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("L", Sex.MALE),
        ("p", Sex.FEMALE),
        ("Laki-laki", Sex.MALE),
        ("LAKI - LAKI", Sex.MALE),
        ("Perempuan", Sex.FEMALE),
        ("M", Sex.MALE),
        ("F", Sex.FEMALE),
        ("female", Sex.FEMALE),
        ("Pria", Sex.MALE),
        ("L (laki)", Sex.MALE),
        ("?", None),
        ("ya", None),
    ],
)
def test_that_sex_is_understood_in_both_languages(text: str, sex: Sex | None) -> None:
    assert cells.sex(text) is sex


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Mahasiswa", Category.STUDENT),
        ("PMI", Category.MIGRANT_WORKER),
        ("PMI Non-Prosedural", Category.UNDOCUMENTED),
        ("Ibu Rumah Tangga", Category.HOMEMAKER),
        ("Asisten rumah tangga", Category.MIGRANT_WORKER),
        ("ABK", Category.SHIP_CREW),
        ("Staf Perwakilan", Category.MISSION_STAFF),
        ("mission-staff", Category.MISSION_STAFF),
        ("Dosen", Category.PROFESSIONAL),
        ("Jamaah umrah", Category.TOURIST),
        ("Astronot", None),
    ],
)
def test_that_words_for_status_become_categories(text: str, category: Category | None) -> None:
    assert cells.category(text) is category


@given(st.sampled_from("ABCEX"), st.integers(10**6, 10**7 - 1), st.sampled_from(["", " ", "-", ". ", "'"]))
def test_that_a_passport_number_is_one_however_written(letter: str, digits: int, mark: str) -> None:
    written = f" {letter.lower()}{mark}{digits} "
    assert cells.document_number(written) == f"{letter}{digits}"
    assert cells.is_indonesian_passport(cells.document_number(written))


@given(st.text(max_size=30))
def test_that_document_numbers_are_normal_after_one_pass(text: str) -> None:
    assert cells.document_number(cells.document_number(text)) == cells.document_number(text)


@given(st.floats(-180, 180).map(lambda x: round(x, 5)))
def test_that_degrees_are_read_with_point_and_comma(degrees: float) -> None:
    assert cells.coordinate(degrees) == degrees
    assert cells.coordinate(f"{degrees:.5f}") == pytest.approx(degrees)
    assert cells.coordinate(f"{degrees:.5f}".replace(".", ",")) == pytest.approx(degrees)
    assert cells.coordinate(f"{abs(degrees):.5f}° {'BT' if degrees >= 0 else 'BB'}") == pytest.approx(degrees)


def test_that_degrees_and_minutes_are_read() -> None:
    assert cells.coordinate("15°30'02\" LU") == pytest.approx(15 + 30 / 60 + 2 / 3600)
    assert cells.coordinate("6° 12' LS") == pytest.approx(-6.2)
    assert cells.coordinate("dekat masjid") is None
    assert cells.coordinate("15.5 QQ") is None


@pytest.mark.parametrize(
    "text", ["15.5007, 32.5599", "15.5007,32.5599", "(15.5007; 32.5599)", "15,5007; 32,5599", "15,5007, 32,5599"]
)
def test_that_both_degrees_in_one_cell_are_latitude_first(text: str) -> None:
    assert cells.position(text) == (32.5599, 15.5007)


def test_that_nowhere_is_not_on_earth() -> None:
    assert cells.is_on_earth(32.5, 15.5)
    assert not cells.is_on_earth(999, 15.5)
    assert not cells.is_on_earth(0, 0)
    assert not cells.is_on_earth(32.5, 91)


NIK_PARTS = st.tuples(
    st.sampled_from(sorted(nik.PROVINCES)), st.integers(1, 99), st.integers(1, 99), st.dates(dt.date(1930, 1, 1), dt.date(2025, 1, 1)),
    st.booleans(), st.integers(1, 9999),
)  # fmt: skip


@given(NIK_PARTS)
def test_that_a_nik_made_by_the_rule_is_plausible(parts: tuple[str, int, int, dt.date, bool, int]) -> None:
    province, regency, district, born, is_woman, serial = parts
    number = f"{province}{regency:02d}{district:02d}{born.day + 40 * is_woman:02d}{born:%m%y}{serial:04d}"
    assert nik.is_plausible(number)
    assert not nik.is_plausible(number[:15])
    assert not nik.is_plausible("00" + number[2:])
    assert not nik.is_plausible(number[:8] + "13" + number[10:])
    assert not nik.is_plausible(number[:12] + "0000")


@pytest.mark.parametrize(
    "text",
    [
        "+249912345678",
        "00249912345678",
        "249912345678",
        "+249 91 2345678",
        "(+249) 912345678",
        "'+249912345678",
        "0912345678",
        "+249 (0)912-345-678",
        "HP 0912 345 678",
        "+٢٤٩٩١٢٣٤٥٦٧٨",
    ],
)
def test_that_a_phone_number_is_one_however_written(text: str) -> None:
    assert phones.phone(text, "249") == ("+249912345678", True)


@given(st.text(alphabet="0123456789+ ()-/'HPx", max_size=25), st.sampled_from(["", "249", "62", "1"]))
def test_that_a_phone_number_is_normal_after_one_pass(text: str, code: str) -> None:
    once, _ = phones.phone(text, code)
    assert not once or phones.phone(once, code)[0] == once


def test_that_a_number_of_home_keeps_its_country() -> None:
    assert phones.phone("081234567890", "249")[0] == "+6281234567890"
    assert phones.phone("08012345678", "81")[0] == "+818012345678"


@pytest.mark.parametrize(
    "text",
    [
        "+62 0812-3456-7890",
        "+62 (0)812 3456 7890",
        "+62 (0812) 34567890",
        "0062 0812 3456 7890",
        "+6281234567890",
        "6281234567890",
        "081234567890",
    ],
)
@pytest.mark.parametrize("calling_code", ["", "62", "249", "39"])
def test_that_a_zero_left_after_the_country_is_no_part_of_the_number(text: str, calling_code: str) -> None:
    assert phones.phone(text, calling_code) == ("+6281234567890", True)


@pytest.mark.parametrize(
    ("text", "calling_code", "number"),
    [
        ("+39 06 6982 1234", "", "+390669821234"),
        ("0039 06 6982 1234", "62", "+390669821234"),
        ("+39 (0)6 6982 1234", "", "+390669821234"),
        ("06 6982 1234", "39", "+390669821234"),
        ("+378 0549 882345", "", "+3780549882345"),
        ("+225 07 01 23 45 67", "", "+2250701234567"),
        ("07 01 23 45 67", "225", "+2250701234567"),
        ("+241 06 03 12 34", "", "+24106031234"),
        ("+242 06 612 3456", "", "+242066123456"),
        ("+226 01 23 45 67", "", "+22601234567"),
        ("+227 09 12 34 56", "", "+22709123456"),
        ("+229 01 95 12 34 56", "", "+2290195123456"),
    ],
)
def test_that_a_zero_that_is_part_of_the_number_stays(text: str, calling_code: str, number: str) -> None:
    assert phones.phone(text, calling_code) == (number, True)


def test_that_a_zero_is_never_taken_from_what_is_no_whole_number() -> None:
    assert phones.phone("+62 00000")[0] == "+6200000"
    assert phones.phone("+999 0812345678")[0] == "+9990812345678"


@given(st.sampled_from(sorted(set(CALLING_CODES.values()))), st.text("0123456789", max_size=14))
def test_that_an_international_number_is_normal_after_one_pass(code: str, local: str) -> None:
    once, _ = phones.phone(f"+{code} {local}")
    assert not once or phones.phone(once)[0] == once


def test_that_what_nobody_can_know_is_kept_as_written() -> None:
    assert phones.phone("81234567890", "249")[0] == "81234567890"
    assert phones.phone("912345678", "249")[0] == "912345678"
    assert phones.phone("0912345678")[0] == "0912345678"


def test_that_a_second_number_is_not_lost_silently() -> None:
    assert phones.phone("0912345678 / 0998765432", "249") == ("+249912345678", False)
    assert phones.phone("lihat nomor suami", "249") == ("", False)


def test_that_calling_codes_are_digits_of_known_length() -> None:
    assert CALLING_CODES["SD"] == "249"
    assert CALLING_CODES["ID"] == "62"
    assert len(CALLING_CODES) > 220
    assert all(len(country) == 2 and code.isdigit() and len(code) <= 4 for country, code in CALLING_CODES.items())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("WNI", "ID"),
        ("Indonesia", "ID"),
        ("Sudan", "SD"),
        ("SDN", "SD"),
        ("sd", "SD"),
        ("Arab Saudi", "SA"),
        ("Saudi Arabia", "SA"),
        ("Atlantis", None),
    ],
)
def test_that_countries_are_known_in_both_languages(text: str, code: str | None) -> None:
    assert country_code(text) == code


def test_that_shortened_numbers_are_noticed() -> None:
    assert cells.has_lost_digits("3,20101E+15")
    assert not cells.has_lost_digits("3201015708900001")
