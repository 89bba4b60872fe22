"""Headers are understood in both languages, and the fields fit the record shapes."""

from __future__ import annotations

import pytest

from console.formats.roster.fields import FIELD_BY_HEADER, FIELDS, Part, field_of, fold_header
from console.formats.roster.header_words import HEADER_WORDS
from console.model.fields_people import HouseholdFields, IdentifierFields, PersonFields, RegistrationFields

RECORD_FIELD = {"remarks": "note", "last_confirmed": "last_confirmed_at_ms"}


def _characters_max(shape: type, name: str) -> int | None:
    return next(
        (limit for fact in shape.model_fields[name].metadata if (limit := getattr(fact, "max_length", None))), None
    )


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_that_a_text_fits_its_record_field(name: str) -> None:
    known = FIELDS[name]
    shape = {Part.PERSON: PersonFields, Part.REGISTRATION: RegistrationFields}.get(known.part)
    if shape is not None:
        record_field = RECORD_FIELD.get(name, name)
        assert record_field in shape.model_fields
        if known.characters_max:
            assert known.characters_max == _characters_max(shape, record_field)
    if known.part is Part.IDENTIFIER:
        assert known.characters_max == _characters_max(IdentifierFields, "value")
    if name == "household":
        assert known.characters_max == _characters_max(HouseholdFields, "label")


def test_that_every_field_has_words_and_no_word_has_two_fields() -> None:
    assert set(HEADER_WORDS) == set(FIELDS)
    words = [word.strip() for text in HEADER_WORDS.values() for word in text.split(";")]
    assert len(words) == len(set(words)) == len(FIELD_BY_HEADER)
    assert [word for word in words if fold_header(word) != word] == []


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Nama Lengkap (sesuai paspor)", "name"),
        ("FULL NAME", "name"),
        ("No. Paspor", "passport"),
        ("Passport No.", "passport"),
        ("Nomor Paspor / Passport Number", "passport"),
        ("Masa berlaku paspor s.d.", "passport_expiry"),
        ("No. KTP/NIK", "nik"),
        ("Tgl. Lahir (dd/mm/yyyy)", "born"),
        ("Tempat / Tgl Lahir", "birth"),
        ("Jenis Kelamin (L/P)", "sex"),
        ("No HP (lokal)", "phone"),
        ("Nomor WA yang aktif", "whatsapp"),
        ("E-mail", "email"),
        ("Alamat di Luar Negeri", "address"),
        ("Kota", "city"),
        ("Bujur", "lon"),
        ("Latitude", "lat"),
        ("Provinsi Asal", "province"),
        ("No. KK", "household"),
        ("Kontak darurat (nama dan telepon)", "emergency_contact"),
        ("University", "employer"),
        ("Keterangan", "remarks"),
        ("Tanggal Terbit Paspor", None),
        ("Alamat di Indonesia (sesuai KTP)", None),
        ("Nama Ayah Kandung", None),
        ("No HP Suami", None),
        ("Umur", None),
        ("author_phone", None),
        ("Email petugas", None),
        ("", None),
        ("Isi lembar DATA dan jangan mengubah judul kolom nama atau paspor ya", None),
    ],
)
def test_that_a_header_means_its_field(header: str, name: str | None) -> None:
    assert field_of(header) == name
