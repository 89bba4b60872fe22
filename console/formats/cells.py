"""Normal forms of single cells: clean text, sex, category, document numbers, coordinates. Pure functions; each is idempotent."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata

from console.model.unseen import without_unseen
from console.model.words import Category, Sex

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta

# What people write when they have nothing to write.
BLANK_WORDS = frozenset(
    {
        "",
        "-",
        "--",
        "---",
        "–",
        "—",
        ".",
        "..",
        "...",
        "?",
        "n/a",
        "#n/a",
        "nihil",
        "kosong",
        "null",
        "none",
        "nil",
        "/",
    }
    | {
        "tidak ada",
        "tdk ada",
        "belum ada",
        "tidak tahu",
        "unknown",
        "not available",
        "#ref!",
        "#value!",
        "#name?",
        "#div/0!",
    }
)

_SEX_BY_WORD: dict[str, Sex] = {
    word: sex
    for sex, words in {
        Sex.MALE: "l laki lakilaki lk pria cowok m male man boy mr tn putra laki2 suami",
        Sex.FEMALE: "p perempuan pr wanita cewek f female woman girl mrs ms ny putri w istri",
        Sex.OTHER: "other lainnya x",
    }.items()
    for word in words.split()
}

# Tried in order: the first whose word occurs. Undocumented before worker, since "PMI non prosedural" is both.
_CATEGORY_WORDS: tuple[tuple[Category, frozenset[str]], ...] = tuple(
    (category, frozenset(words.split()))
    for category, words in (
        (Category.UNDOCUMENTED, "undocumented nonprosedural unprosedural overstay overstayer wnio illegal ilegal"),
        (Category.SHIP_CREW, "abk pelaut awak kapal crew seafarer seaman sailor fisherman nelayan"),
        (Category.MISSION_STAFF, "staf staff diplomat homestaff lokalstaf kbri kjri kri embassy atase perwakilan"),
        (Category.STUDENT, "mahasiswa mahasiswi pelajar siswa siswi santri student students masisir scholar"),
        (
            Category.MIGRANT_WORKER,
            "pmi tki tkw plrt prt migrant migran buruh pekerja domestic worker bmi helper nanny driver sopir supir",
        ),
        (Category.HOMEMAKER, "irt homemaker housewife"),
        (
            Category.PROFESSIONAL,
            "profesional professional dosen dokter perawat nurse engineer insinyur teacher guru doctor expatriate "
            "ekspatriat wiraswasta pengusaha karyawan swasta manajer peneliti researcher",
        ),
        (Category.TOURIST, "wisatawan turis tourist traveller traveler visitor umrah umroh haji jamaah ziarah"),
        (Category.OTHER, "lainnya other lain"),
    )
)
_JOINED_WORDS = (
    ("ibu rumah tangga", "irt"),
    ("asisten rumah tangga", "prt"),
    ("pembantu rumah tangga", "prt"),
    ("non prosedural", "nonprosedural"),
    ("tidak berdokumen", "undocumented"),
    ("anak buah kapal", "abk"),
    ("tenaga ahli", "professional"),
)
_CATEGORY_BY_VALUE: dict[str, Category] = {member.value.replace("-", " "): member for member in Category}

_DIRECTIONS = {"n": 1, "lu": 1, "u": 1, "e": 1, "bt": 1, "t": 1, "s": -1, "ls": -1, "w": -1, "bb": -1, "b": -1}
_DECIMAL = re.compile(r"([+-]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([a-z]{0,2})", re.IGNORECASE)
_DEGREES = re.compile(
    r"(\d{1,3})\s*[°d:\s]\s*(\d{1,2}(?:[.,]\d+)?)\s*['′’:\s]?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*[\"″”]?)?\s*([a-z]{1,2})",
    re.IGNORECASE,
)
_PAIR_POINT = re.compile(r"\(?\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[,;/\s]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*\)?")
_PAIR_COMMA = re.compile(r"\(?\s*([+-]?\d{1,3},\d+)\s*(?:[;/]|,\s|\s)\s*([+-]?\d{1,3},\d+)\s*\)?")
_PASSPORT_ID = re.compile(r"[A-Z]\d{6,8}")
_NOT_OF_NUMBERS = re.compile(r"[^0-9A-Z]+")
_SCIENTIFIC = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)


def text_of(cell: Cell) -> str:
    """The cell as the sheet shows it; whole numbers without ``.0``, midnight without a time."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if math.isfinite(cell) and cell == int(cell) and abs(cell) < 1e18 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "minutes")
    return str(cell)


def clean(text: str) -> tuple[str, bool]:
    """The text in composed form, ends trimmed, blanks collapsed, and whether characters that cannot be seen were dropped.

    Which those are stands in ``console.model.unseen``, for what is typed too.
    """
    if text.isascii() and text.isprintable():
        return (" ".join(text.split()) if "  " in text else text.strip()), False
    composed = unicodedata.normalize("NFC", text)
    kept = without_unseen(composed)
    was_dirty = len(kept) != len(composed)
    return " ".join((unicodedata.normalize("NFC", kept) if was_dirty else kept).split()), was_dirty


def is_blank(text: str) -> bool:
    """Nothing, or one of the ways of writing that there is nothing."""
    return text.casefold() in BLANK_WORDS


def has_lost_digits(text: str) -> bool:
    """A long number a spreadsheet has shortened to ``3.20101E+15``."""
    return _SCIENTIFIC.fullmatch(text) is not None


def words_only(text: str) -> str:
    """Lower case, letters and digits, one blank between."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())


def sex(text: str) -> Sex | None:
    """Laki-laki, L, M, Perempuan, P, F and their like; None when it is none of them."""
    folded = words_only(text)
    return _SEX_BY_WORD.get(folded.replace(" ", "")) or _SEX_BY_WORD.get(folded.partition(" ")[0])


def category(text: str) -> Category | None:
    """The category a word for status or occupation means; None when nobody knows."""
    folded = words_only(text)
    for phrase, word in _JOINED_WORDS:
        folded = folded.replace(phrase, word)
    if folded in _CATEGORY_BY_VALUE:
        return _CATEGORY_BY_VALUE[folded]
    words = frozenset(folded.split())
    return next((known for known, marks in _CATEGORY_WORDS if words & marks), None)


def document_number(text: str) -> str:
    """Upper case without blanks, hyphens, dots, slashes and quotes; digits of other scripts as 0 to 9."""
    if text.isascii():
        return text.upper() if text.isalnum() else _NOT_OF_NUMBERS.sub("", text.upper())
    return "".join(_ascii_digit(letter) for letter in text.upper() if letter.isalnum())


def _ascii_digit(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def is_indonesian_passport(number: str) -> bool:
    """One letter and six to eight digits, as printed since 1990. Source: specimens in the PRADO register."""
    return _PASSPORT_ID.fullmatch(number) is not None


def coordinate(cell: Cell) -> float | None:
    """Degrees, east and north positive: a number, ``32,5599``, ``32.5599 BT`` or ``15°30'02" LU``; None when it is no number."""
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else None
    text = text_of(cell).strip()
    if match := _DECIMAL.fullmatch(text):
        number, direction = match.groups()
        sign = _DIRECTIONS.get(direction.lower(), 0) if direction else 1
        return sign * float(number.replace(",", ".")) if sign else None
    if match := _DEGREES.fullmatch(text):
        degrees, minutes, seconds, direction = match.groups()
        sign = _DIRECTIONS.get(direction.lower(), 0)
        parts = [float((part or "0").replace(",", ".")) for part in (degrees, minutes, seconds)]
        return sign * (parts[0] + parts[1] / 60 + parts[2] / 3600) if sign and max(parts[1:]) < 60 else None
    return None


def position(text: str) -> tuple[float, float] | None:
    """Longitude and latitude from one cell that holds both, latitude first as every map service copies them."""
    match = _PAIR_POINT.fullmatch(text) or _PAIR_COMMA.fullmatch(text)
    if not match:
        return None
    lat, lon = (float(part.replace(",", ".")) for part in match.groups())
    return lon, lat


def is_on_earth(lon: float, lat: float) -> bool:
    """Inside the earth's degrees, and not 0,0: nobody lives there, forms left empty do."""
    return -180 <= lon <= 180 and -90 <= lat <= 90 and (lon, lat) != (0, 0)
