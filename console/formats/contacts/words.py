"""The words of contact sheets, in Indonesian and English: what a column is, and what kind of facility a name or remark speaks of.

Source: contact lists that missions publish for their nationals; names of authorities in the host countries' own languages where a mission
writes them so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from console.formats.roster.fields import HEADER_CHARACTERS_MAX, fold_header
from console.model.names import fold
from console.model.words import FacilityType

FIELDS = ("name", "type", "city", "country", "phone", "note")
NUMBERING = "number"  # a column that only counts the rows

_HEADERS: dict[str, str] = {
    NUMBERING: "no; nomor; no urut; nomor urut; nr; num; number; urut; #",
    "name": """
        nama; nama instansi; instansi; rumah sakit; nama rumah sakit; rs; nama rs; lembaga; nama lembaga; kantor; nama kantor; fasilitas;
        nama fasilitas; otoritas; nama otoritas; institusi; nama institusi; tempat; nama tempat; name; facility; facility name; institution;
        office; organisation; organization; agency; authority; hospital; hospital name""",
    "type": """
        jenis; tipe; kategori; jenis instansi; jenis fasilitas; kelompok; bidang; type; kind; category; facility type; type of facility""",
    "city": "kota; kota kabupaten; kab kota; kabupaten kota; lokasi; city; town; location; city town",
    "country": "negara; country",
    "phone": """
        telepon; telp; tlp; tel; hotline; hp; wa; whatsapp; igd; ugd; kontak; no kontak; nomor kontak; call center; phone; telephone; mobile;
        contact; contact number; emergency; emergency number""",
    "note": """
        catatan; keterangan; ket; alamat; email; e mail; narahubung; nama kontak; pic; jam layanan; note; notes; remark; remarks; address;
        contact person""",
}
_FIELD_BY_HEADER = {
    header.strip(): name for name, headers in _HEADERS.items() for header in " ".join(headers.split()).split(";")
}
# Words within a longer header, tried in this order: "No. Telepon (24 jam)", "Nama Kontak Darurat", "Nama dan Alamat RS".
_CLUES: dict[str, str] = {
    "phone": "telepon telp tlp tel phone telephone hotline darurat emergency hp whatsapp mobile",
    "type": "jenis tipe kategori type category",
    "city": "kota city town",
    "name": "nama name instansi",
    "note": "catatan keterangan note notes remark remarks alamat address",
}
_HEADER_WORDS_MAX = 6  # a longer text is a title or an instruction, not a header

# Tried in this order, so that the narrower word decides: the morgue of a hospital, a hospital of the Red Crescent or the police, the police of
# an airport, the immigration office at one.
_TYPES: tuple[tuple[FacilityType, str], ...] = (
    (
        FacilityType.MORGUE,
        """kamar jenazah; kamar mayat; pemulasaraan; morgue; mortuary; forensik; forensic; forensics; coroner; medical examiner; adli tip;
        dvi""",
    ),
    (
        FacilityType.HOSPITAL,
        """rumah sakit; rs; rsu; rsud; rsup; rsia; rumkit; puskesmas; klinik; poliklinik; hospital; hospitals; clinic; clinics; polyclinic;
        infirmary; medical center; medical centre; medical city; medical complex; health center; health centre; hastane; hastanesi; klinigi;
        mustashfa; mustasyfa; hopital""",
    ),
    (
        FacilityType.RED_CROSS,
        """palang merah; bulan sabit merah; pmi; red cross; red crescent; kizilay; icrc; ifrc; croix rouge""",
    ),
    (
        FacilityType.RESCUE,
        """sar; basarnas; bnpb; bpbd; penanggulangan bencana; pertahanan sipil; pemadam; damkar; ambulans; rescue; civil defence; civil
        defense; civil protection; disaster; fire; firefighters; ambulance; coast guard; afad; akut; itfaiye""",
    ),
    (
        FacilityType.POLICE,
        """polisi; kepolisian; polres; polsek; polda; polri; police; gendarmerie; carabinieri; emniyet; jandarma; polis""",
    ),
    (
        FacilityType.GOVERNMENT,
        """kemlu; kemenlu; kementerian; gubernur; wali kota; imigrasi; dinas; pemerintah; ministry; foreign affairs; mofa; governor;
        governorate; government; municipality; mayor; immigration; valilik; valiligi; bakanligi; belediye; belediyesi; goc idaresi""",
    ),
    (
        FacilityType.AIRPORT,
        """bandara; bandar udara; maskapai; airport; airports; airline; airlines; airways; aviation; carrier; havalimani; havaalani""",
    ),
    (FacilityType.OTHER, "lainnya; lain lain; other; others"),
)
_PHRASES = tuple(
    (kind, tuple(f" {phrase.strip()} " for phrase in " ".join(phrases.split()).split(";"))) for kind, phrases in _TYPES
)
_NUMBERED = re.compile(r"\s*(?:[a-z]|[ivx]{1,5}|\d{1,3})\s*[.):]\s*", re.IGNORECASE)
# What a heading over a group of rows is made of: "A. DAFTAR RUMAH SAKIT DAN KLINIK", "Emergency services". No names: AFAD alone is a facility.
_HEADING_WORDS = frozenset(
    word
    for words in (
        "daftar nomor telepon kontak penting dan atau darurat layanan kantor instansi lembaga",
        "rumah sakit rs klinik kamar jenazah forensik polisi kepolisian sar penanggulangan bencana pemadam kebakaran ambulans palang bulan",
        "sabit merah bandara maskapai pemerintah kementerian imigrasi lainnya lain list of and or the services service stations offices office",
        "contacts important emergency hospitals hospital clinics clinic morgues morgue forensic institutes police rescue civil defence",
        "protection fire ambulance red cross crescent airports airport airlines carriers government ministries immigration others other",
    )
    for word in words.split()
)


def field_of(header: str) -> str | None:
    """The field a header speaks of, ``NUMBERING``, or None. Exact words win; then those before a bracket; then single words within it."""
    folded = fold_header(header)
    if not folded or len(folded) > HEADER_CHARACTERS_MAX:
        return None
    found = _FIELD_BY_HEADER.get(folded) or _FIELD_BY_HEADER.get(fold_header(header.partition("(")[0]))
    words = folded.split()
    if found is not None or len(words) > _HEADER_WORDS_MAX:
        return found
    return next((name for name, clues in _CLUES.items() if not set(clues.split()).isdisjoint(words)), None)


def type_of(*texts: str) -> FacilityType | None:
    """The type that the first text speaks of which speaks of one; of several the narrower."""
    return next((kind for text in texts for kind in _types_in(text)), None)


def is_heading(cells: Iterable[str]) -> bool:
    """Whether a row is a heading over a group of rows: one filled cell that names nothing but kinds of facilities."""
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and bool(_types_in(filled[0])) and _HEADING_WORDS.issuperset(_words(filled[0]))


def heading_type(text: str) -> FacilityType | None:
    """The type that holds for the rows under a heading; None where it names several."""
    kinds = _types_in(text)
    return kinds[0] if len(kinds) == 1 else None


def _words(text: str) -> list[str]:
    """Its words without the number or letter in front of it."""
    numbered = _NUMBERED.match(text)
    return fold(text[numbered.end() :] if numbered else text).split()


def _types_in(text: str) -> list[FacilityType]:
    """Every type that a text speaks of, the narrower first."""
    padded = f" {fold(text)} "
    return [kind for kind, phrases in _PHRASES if any(phrase in padded for phrase in phrases)]
