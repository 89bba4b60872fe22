"""What people read for the name of a field, in English and Indonesian."""

from __future__ import annotations

from collections.abc import Mapping

from console.model.kinds import Kind
from console.model.words import Language

Labels = Mapping[str, tuple[str, str]]  # field -> English, Indonesian

_EVERY: Labels = {
    "withdrawn_at_ms": ("Withdrawn", "Ditarik"),
    "withdrawn_reason": ("Why withdrawn", "Alasan ditarik"),
}

_PERSON: Labels = {
    "name": ("Name", "Nama"),
    "other_names": ("Other names", "Nama lain"),
    "sex": ("Sex", "Jenis kelamin"),
    "born": ("Date of birth", "Tanggal lahir"),
    "birth_place": ("Place of birth", "Tempat lahir"),
    "nationality": ("Nationality", "Kewarganegaraan"),
    "eligibility": ("Standing", "Status kewarganegaraan"),
    "category": ("Category", "Kategori"),
    "province": ("Province of origin", "Provinsi asal"),
    "phone": ("Phone", "Telepon"),
    "whatsapp": ("WhatsApp", "WhatsApp"),
    "email": ("E-mail", "Surel"),
    "emergency_contact": ("Emergency contact", "Kontak darurat"),
    "employer": ("Employer or school", "Tempat kerja atau sekolah"),
    "household": ("Household", "Keluarga serumah"),
    "warden": ("Warden", "Simpul masyarakat"),
    "flags": ("To check", "Perlu diperiksa"),
    "note": ("Note", "Catatan"),
}

_IDENTIFIER: Labels = {
    "person": ("Person", "Orang"),
    "type": ("Document", "Dokumen"),
    "value": ("Number", "Nomor"),
    "issuer": ("Issued by", "Diterbitkan oleh"),
    "expiry": ("Valid until", "Berlaku sampai"),
    "check": ("Check", "Pemeriksaan"),
    "names_as_printed": ("Name as printed", "Nama tercetak"),
}

_REGISTRATION: Labels = {
    "person": ("Person", "Orang"),
    "mission": ("Mission", "Perwakilan"),
    "arrived": ("Arrived", "Tiba"),
    "expected_return": ("Expected return", "Rencana pulang"),
    "address": ("Address", "Alamat"),
    "city": ("City", "Kota"),
    "city_id": ("City in the gazetteer", "Kota dalam gasetir"),
    "country": ("Country", "Negara"),
    "lon": ("Longitude", "Bujur"),
    "lat": ("Latitude", "Lintang"),
    "radius_km": ("Uncertainty (km)", "Ketidakpastian (km)"),
    "precision": ("Precision of the place", "Ketelitian lokasi"),
    "channel": ("Came in by", "Jalur lapor diri"),
    "last_confirmed_at_ms": ("Last confirmed", "Terakhir dikonfirmasi"),
    "last_confirmed_by": ("Confirmed by", "Dikonfirmasi oleh"),
    "note": ("Note on the registration", "Catatan lapor diri"),
}

_HOUSEHOLD: Labels = {
    "mission": ("Mission", "Perwakilan"),
    "label": ("Household no.", "No. keluarga"),
    "head": ("Head of household", "Kepala keluarga"),
}

_WARDEN: Labels = {
    "mission": ("Mission", "Perwakilan"),
    "name": ("Name of the group", "Nama simpul"),
    "leader": ("Warden", "Ketua simpul"),
    "phone": ("Phone", "Telepon"),
    "covers": ("Area", "Wilayah"),
}

_INCIDENT: Labels = {
    "title": ("Title", "Judul"),
    "place": ("Place", "Tempat"),
    "area": ("Area", "Wilayah"),
    "country": ("Country", "Negara"),
    "onset_ms": ("Onset", "Mulai terjadi"),
    "zone": ("Time zone", "Zona waktu"),
    "exercise": ("Exercise", "Latihan"),
    "state": ("State", "Status"),
    "known_at_ms": ("Known since", "Diketahui sejak"),
    "note": ("Note", "Catatan"),
}

_MISSION: Labels = {
    "code": ("Code", "Kode"),
    "kind": ("Type", "Jenis"),
    "name_id": ("Indonesian name", "Nama Indonesia"),
    "name_en": ("English name", "Nama Inggris"),
    "host_city": ("City", "Kota"),
    "country": ("Country", "Negara"),
    "lon": ("Longitude", "Bujur"),
    "lat": ("Latitude", "Lintang"),
    "zone": ("Time zone", "Zona waktu"),
    "state": ("State", "Status"),
    "hotlines": ("Hotlines", "Nomor hotline"),
    "note": ("Note", "Catatan"),
}

_CALL: Labels = {
    "person": ("Person", "Orang"),
    "officer": ("Officer", "Petugas"),
    "taken_at_ms": ("Taken", "Diambil"),
    "ended_at_ms": ("Ended", "Selesai"),
    "outcome": ("Outcome", "Hasil"),
    "note": ("Note", "Catatan"),
    "phone": ("Number called", "Nomor yang dihubungi"),
}

_ENQUIRY: Labels = {
    "person": ("Person sought", "Orang yang dicari"),
    "sought": ("Name sought", "Nama yang dicari"),
    "caller": ("Caller", "Penanya"),
    "relation": ("Relation", "Hubungan"),
    "phone": ("Phone of the caller", "Telepon penanya"),
    "channel": ("Came in by", "Masuk lewat"),
    "promised_at_ms": ("Call back promised for", "Janji hubungi kembali"),
    "consent": ("Consent", "Persetujuan"),
    "note": ("Note", "Catatan"),
    "answered_at_ms": ("Answered", "Dijawab"),
    "answered_by": ("Answered by", "Dijawab oleh"),
    "told": ("What the caller was told", "Yang disampaikan kepada penanya"),
}

_FACILITY: Labels = {
    "mission": ("Mission", "Perwakilan"),
    "name": ("Name", "Nama"),
    "type": ("Type", "Jenis"),
    "city": ("City", "Kota"),
    "city_id": ("City in the gazetteer", "Kota dalam gasetir"),
    "phone": ("Phone", "Telepon"),
    "note": ("Note", "Catatan"),
}

_OFFICER: Labels = {
    "name": ("Name", "Nama"),
    "mission": ("Mission", "Perwakilan"),
    "role": ("Role", "Peran"),
    "verify_key": ("Public key", "Kunci publik"),
}

_BY_KIND: Mapping[Kind, Labels] = {
    Kind.PERSON: {**_EVERY, **_PERSON},
    Kind.IDENTIFIER: {**_EVERY, **_IDENTIFIER},
    Kind.REGISTRATION: {**_EVERY, **_REGISTRATION},
    Kind.HOUSEHOLD: {**_EVERY, **_HOUSEHOLD},
    Kind.WARDEN: {**_EVERY, **_WARDEN},
    Kind.INCIDENT: {**_EVERY, **_INCIDENT},
    Kind.MISSION: {**_EVERY, **_MISSION},
    Kind.CALL: {**_EVERY, **_CALL},
    Kind.ENQUIRY: {**_EVERY, **_ENQUIRY},
    Kind.FACILITY: {**_EVERY, **_FACILITY},
    Kind.OFFICER: {**_EVERY, **_OFFICER},
}

_KINDS: Mapping[Kind, tuple[str, str]] = {
    Kind.MISSION: ("Mission", "Perwakilan"),
    Kind.ACCREDITATION: ("Accreditation", "Akreditasi"),
    Kind.AREA: ("Area", "Wilayah"),
    Kind.ALERT: ("Alert level", "Status siaga"),
    Kind.PERSON: ("Person", "Orang"),
    Kind.IDENTIFIER: ("Document", "Dokumen"),
    Kind.REGISTRATION: ("Registration", "Lapor diri"),
    Kind.HOUSEHOLD: ("Household", "Keluarga serumah"),
    Kind.WARDEN: ("Community group", "Simpul masyarakat"),
    Kind.INCIDENT: ("Incident", "Kejadian"),
    Kind.INVOLVEMENT: ("Involvement of a mission", "Keterlibatan perwakilan"),
    Kind.SITE: ("Further place", "Lokasi lain"),
    Kind.REPORT: ("Report", "Laporan"),
    Kind.ANSWER: ("Answer to a question", "Jawaban pertanyaan"),
    Kind.HOSPITAL_CHECK: ("Hospital check", "Pemeriksaan rumah sakit"),
    Kind.AUTHORITY_CONTACT: ("Contact with an authority", "Kontak dengan otoritas"),
    Kind.ENTRY: ("Line of the chronology", "Baris kronologi"),
    Kind.PAIR: ("Possible double", "Kemungkinan ganda"),
    Kind.ROSTER_IMPORT: ("Import", "Impor"),
    Kind.OFFICER: ("Officer", "Petugas"),
    Kind.EXPORT: ("Export", "Ekspor"),
    Kind.CALL: ("Call", "Panggilan"),
    Kind.ENQUIRY: ("Enquiry", "Pertanyaan keluarga"),
    Kind.FACILITY: ("Hospital or authority", "Rumah sakit atau otoritas"),
    Kind.STATEMENT: ("Statement", "Siaran pers"),
    Kind.APPROVAL: ("Approval", "Persetujuan"),
    Kind.SITREP: ("Situation report", "Laporan situasi"),
}

# What a column of a roster can mean beyond the fields of records: one cell that feeds several fields, or a document's number.
ROSTER_LABELS: Labels = {
    "number": ("Line number", "Nomor urut"),
    "given_name": ("Given name", "Nama depan"),
    "family_name": ("Family name", "Nama belakang"),
    "birth": ("Place and date of birth", "Tempat, tanggal lahir"),
    "passport": ("Passport no.", "No. paspor"),
    "passport_expiry": ("Passport valid until", "Paspor berlaku sampai"),
    "nik": ("NIK", "NIK"),
    "splp": ("SPLP no.", "No. SPLP"),
    "seamans_book": ("Seaman's book no.", "No. buku pelaut"),
    "residence_permit": ("Residence permit no.", "No. izin tinggal"),
    "other_document": ("Other document no.", "No. dokumen lain"),
    "position": ("Position (both coordinates)", "Koordinat (lintang dan bujur)"),
    "last_confirmed": ("Last confirmed", "Terakhir dikonfirmasi"),
    "household": ("Household no.", "No. keluarga"),
    "remarks": ("Remarks", "Keterangan"),
}


def label(kind: Kind, field: str, language: Language) -> str:
    """What people read for a field of a kind; a field this version does not know reads as its name with blanks."""
    return _read(_BY_KIND.get(kind, _EVERY), field, language)


def kind_label(kind: Kind, language: Language) -> str:
    """What people read for a kind of record."""
    return _KINDS[kind][language == "id"]


def roster_label(field: str, language: Language) -> str:
    """What people read for what a roster column means: a roster field, else a field of a person or a registration."""
    if field in ROSTER_LABELS:
        return _read(ROSTER_LABELS, field, language)
    return _read(_PERSON if field in _PERSON else _REGISTRATION, field, language)


def _read(labels: Labels, field: str, language: Language) -> str:
    found = labels.get(field)
    if found is None:
        return field.replace("_", " ").replace("-", " ").capitalize()
    return found[1] if language == "id" else found[0]
