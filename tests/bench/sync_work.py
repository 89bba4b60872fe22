"""What the exchange is measured on: the peers' rows and updates, made here byte for byte, and rows of a kind the codec was never tuned on.

All people are invented.
"""

from __future__ import annotations

import csv
import io
import json
import lzma
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from console.model.change import Change
from console.model.kinds import Kind
from console.register.register import Register

Row = dict[str, Any]

_GIVEN = [
    "Anna",
    "Marc",
    "Luisa",
    "Omar",
    "Chen",
    "Ivan",
    "Fatima",
    "John",
    "Maria",
    "Kofi",
    "Sofia",
    "Ahmed",
    "Yuki",
    "Elena",
    "Pedro",
    "Aisha",
    "Nils",
    "Ingrid",
    "Tomas",
    "Zara",
    "Leo",
    "Mina",
    "Paul",
    "Rosa",
    "Igor",
    "Hana",
    "Sami",
    "Olga",
    "Dele",
    "Nora",
    "Juan",
    "Lena",
    "Ravi",
    "Priya",
    "Kwame",
    "Amara",
    "Hugo",
    "Clara",
    "Bilal",
    "Vera",
]
_FAMILY = [
    "Keller",
    "Meier",
    "Okafor",
    "Tanaka",
    "Silva",
    "Haddad",
    "Novak",
    "Schmidt",
    "Rossi",
    "Dubois",
    "Ivanov",
    "Khan",
    "Mensah",
    "Lopez",
    "Garcia",
    "Yilmaz",
    "Cohen",
    "Berg",
    "Larsen",
    "Nguyen",
    "Singh",
    "Patel",
    "Ibrahim",
    "Moreau",
    "Costa",
    "Weber",
    "Fischer",
    "Brunner",
    "Huber",
    "Baumann",
    "Frei",
    "Graf",
    "Moser",
    "Gerber",
    "Wyss",
    "Roth",
    "Suter",
    "Zimmermann",
    "Bianchi",
    "Ferrari",
]
_CITIES = (
    ("Nairobi", -1.286, 36.817), ("Bangkok", 13.756, 100.501), ("Lima", -12.046, -77.042), ("Beirut", 33.893, 35.501),
    ("Amman", 31.953, 35.910), ("Dakar", 14.716, -17.467), ("Hanoi", 21.028, 105.834), ("Quito", -0.180, -78.467),
    ("Tunis", 36.806, 10.181), ("Accra", 5.603, -0.187), ("Kabul", 34.555, 69.207), ("Tbilisi", 41.715, 44.827),
)  # fmt: skip
_STATES = ["registered", "verified", "contacted", "safe", "evacuating", "departed", "unknown"]
_CODES = [41, 49, 254, 66, 51]
_SINCE_MS = 1_790_000_000_000
_SEX = {"F": "female", "M": "male"}


def peers_rows(rng: random.Random, count: int) -> list[Row]:
    """The peers' rows: twelve fields and an id each. rng: ``random.Random(20261124)`` makes those the peers were measured on."""
    return [_row(rng, number) for number in range(count)]


def _row(rng: random.Random, number: int) -> Row:
    given, family = rng.choice(_GIVEN), rng.choice(_FAMILY)
    city, lat, lon = _CITIES[min(int(rng.expovariate(0.35)), len(_CITIES) - 1)]
    return {
        "id": f"{rng.getrandbits(128):032x}",
        "name": f"{family}, {given} {rng.choice(_GIVEN)}",
        "passport": f"X{rng.randrange(10**7):07d}",
        "dob": f"{rng.randrange(1935, 2022):04d}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}",
        "sex": rng.choice("FM"),
        "phone": _phone(rng),
        "email": f"{given}.{family}{rng.randrange(1000)}@example.org".lower(),
        "lat": round(lat + rng.gauss(0, 0.08), 5),
        "lon": round(lon + rng.gauss(0, 0.08), 5),
        "city": city,
        "mission": f"MIS-{city[:3].upper()}",
        "status": rng.choice(_STATES[:3]),
        "updated": _SINCE_MS + number * 37 + rng.randrange(37),
    }


def _phone(rng: random.Random) -> str:
    return f"+{rng.choice(_CODES)}{rng.randrange(10**9):09d}"


def peers_updates(rng: random.Random, rows: Sequence[Row], count: int) -> Iterator[tuple[int, str, Any]]:
    """The peers' updates as (place of the row, field, value). rng: as ``peers_rows`` left it."""
    for _ in range(count):
        place = rng.randrange(len(rows))
        [field] = rng.choices(["status", "phone", "lat"], [0.6, 0.25, 0.15])
        if field == "status":
            yield place, field, rng.choice(_STATES)
        elif field == "phone":
            yield place, field, _phone(rng)
        else:
            yield place, field, round(rows[place]["lat"] + rng.gauss(0, 0.01), 5)


class Written:
    """The peers' rows as records of ours: a person, a passport and a registration each."""

    def __init__(self, register: Register, mission: int) -> None:
        self._register, self._mission = register, mission
        self._cities = {city: number for number, (city, _, _) in enumerate(_CITIES)}
        self.persons: list[int] = []
        self.registrations: list[int] = []

    def rows(self, rows: Sequence[Row], at_once: int = 1_000) -> Iterator[list[Change]]:
        """What to record, so many rows at once."""
        for start in range(0, len(rows), at_once):
            yield [change for row in rows[start : start + at_once] for change in self._row(row)]

    def _row(self, row: Row) -> list[Change]:
        person, paper, registration = self._register.mint(3)
        self.persons.append(person)
        self.registrations.append(registration)
        who = {
            "name": row["name"], "born": row["dob"], "sex": _SEX[row["sex"]], "phone": row["phone"],
            "email": row["email"], "flags": row["status"],
        }  # fmt: skip
        where = {
            "person": person, "mission": self._mission + self._cities[row["city"]], "city": row["city"],
            "lat": row["lat"], "lon": row["lon"], "last_confirmed_at_ms": row["updated"],
        }  # fmt: skip
        return [
            Change(Kind.PERSON, person, who),
            Change(Kind.IDENTIFIER, paper, {"person": person, "type": "passport", "value": row["passport"]}),
            Change(Kind.REGISTRATION, registration, where),
        ]

    def update(self, place: int, field: str, value: Any) -> Change:
        """One update. Of a position the register adds the rest of the cell, which the peers do not send."""
        if field == "lat":
            return Change(Kind.REGISTRATION, self.registrations[place], {"lat": value})
        return Change(Kind.PERSON, self.persons[place], {"flags" if field == "status" else "phone": value})


_UNSEEN_NAMES = {
    "ar": ("عبد الرحمن", "فاطمة الزهراء", "محمد الأمين", "نور الهدى", "إسماعيل", "خديجة", "ياسين", "مريم", "طارق", "سلمى"),
    "zh": ("王伟", "李娜", "张敏", "刘洋", "陈静", "杨帆", "赵磊", "黄丽", "周杰", "吴婷"),
    "th": ("สมชาย ใจดี", "สุดา แสงทอง", "ประเสริฐ วงศ์ไทย", "กมลวรรณ ศรีสุข", "วิชัย บุญมา", "อรุณี ทองคำ"),
    "id": ("I Gusti Ngurah Bagus", "Raden Ayu Kartika", "Ni Luh Putu Ayu", "Tengku Zulkarnain", "Yohana Manuputty",
           "Markus Wenda", "Cut Nyak Meutia", "La Ode Hamzah", "Sitti Rahma Daeng", "Petrus Kanisius Lado"),
    "pt": ("Conceição dos Santos", "João Evangelista", "Maria de Fátima Ximenes", "Agostinho Guterres"),
}  # fmt: skip
_WORDS = [
    "tinggal",
    "bersama",
    "paman",
    "di",
    "belakang",
    "pasar",
    "ikan",
    "dekat",
    "masjid",
    "raya",
    "butuh",
    "obat",
    "tekanan",
    "darah",
    "paspor",
    "ditahan",
    "majikan",
    "kontrak",
    "habis",
    "bulan",
    "depan",
    "anak",
    "sekolah",
    "kelas",
    "tiga",
    "tidak",
    "bisa",
    "dihubungi",
    "sejak",
    "kemarin",
    "sore",
    "menunggu",
    "jemputan",
    "bus",
    "hamil",
    "tujuh",
    "bulan",
    "kursi",
    "roda",
    "alergi",
    "penisilin",
    "listrik",
    "padam",
    "air",
    "minum",
    "dua",
    "hari",
    "lagi",
    "sinyal",
    "hanya",
    "malam",
    "hari",
    "employer",
    "refuses",
    "exit",
    "visa",
    "staying",
    "at",
    "dormitory",
    "block",
    "twelve",
    "near",
    "the",
    "old",
    "bus",
    "station",
    "needs",
    "insulin",
    "every",
    "day",
]
_STREETS = (
    "Jl. Melati Gg. {}",
    "شارع الستين، مربع {}",
    "{} หมู่ 5 ถนนสุขุมวิท",
    "Rua das Flores {}",
    "Flat {}, Al Noor Tower",
    "{}号楼三单元",
)


def unseen_rows(count: int, seed: int = 77) -> list[Row]:
    """Rows of other mixes of fields, five scripts, free text, telephones as people write them, and many gaps."""
    rng = random.Random(seed)
    return [_unseen(rng) for _ in range(count)]


def _unseen(rng: random.Random) -> Row:
    script = rng.choices(list(_UNSEEN_NAMES), [3, 2, 2, 5, 1])[0]
    row: Row = {"name": " ".join(rng.sample(_UNSEEN_NAMES[script], rng.choice((1, 1, 2))))}
    year = rng.randrange(1940, 2024)
    if rng.random() < 0.8:
        row["born"] = rng.choice(
            (
                str(year),
                f"{year}-{rng.randrange(1, 13):02d}",
                f"{year}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}",
            )
        )
    if rng.random() < 0.7:
        row["phone"] = rng.choice(("0{:03d}-{:04d}-{:04d}", "+966 5{:03d} {:04d} {:03d}", "{:04d}.{:04d}", "+62{:03d}{:04d}{:04d}")).format(
            *(rng.randrange(1000) for _ in range(3))
        )  # fmt: skip
    if rng.random() < 0.6:
        row["address"] = rng.choice(_STREETS).format(rng.randrange(1, 400))
    if rng.random() < 0.5:
        row["employer"] = " ".join(rng.sample(_WORDS, 3)).title()
    if rng.random() < 0.4:
        row["note"] = " ".join(rng.choices(_WORDS, k=rng.randrange(4, 30))) + "."
    if rng.random() < 0.5:
        row["paper"] = f"{rng.choice(('A', 'B', 'C', 'E', 'XE', 'SPLP/'))}{rng.randrange(10**6, 10**8)}"
    if rng.random() < 0.55:
        row["lon"], row["lat"] = round(rng.uniform(95, 141), rng.choice((2, 4, 6))), round(rng.uniform(-11, 6), 4)
    return row


def unseen_changes(register: Register, mission: int, rows: Iterable[Row]) -> Iterator[Change]:
    """The rows as records."""
    for row in rows:
        person, paper, registration = register.mint(3)
        yield Change(
            Kind.PERSON, person, {k: v for k, v in row.items() if k in ("name", "born", "phone", "employer", "note")}
        )
        if "paper" in row:
            yield Change(Kind.IDENTIFIER, paper, {"person": person, "type": "passport", "value": row["paper"]})
        where = {k: v for k, v in row.items() if k in ("address", "lon", "lat")}
        yield Change(Kind.REGISTRATION, registration, {"person": person, "mission": mission, **where})


def xz_json(rows: Iterable[Mapping[str, Any]]) -> int:
    """Bytes of ``xz -9e`` of the rows as JSON, a line each: what the peers' rows are compared with."""
    told = "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    return _xz(told.encode())


def xz_csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Bytes of ``xz -9e`` of a table as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return _xz(out.getvalue().encode())


def _xz(content: bytes) -> int:
    return len(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))
