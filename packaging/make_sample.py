"""Makes resources/sample/lapor-diri-contoh.xlsx: a mission's roster of invented people around Khartoum, with the mess such files hold.

    python packaging/make_sample.py --out resources/sample/lapor-diri-contoh.xlsx

Every value is invented; the same seed always gives the same file. It prints what a correct import must find, and
``tests/guards/test_sample.py`` holds the importer to that.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

SEED = 15_042_023
PERSONS = 1_206
FAMILIES = 48
NAMESAKES = 12  # pairs of two different people who bear one name
TWINS_BY_PASSPORT, TWINS_BY_NIK, TWINS_BY_BIRTH_AND_PHONE, TWINS_DOUBTFUL = 18, 10, 9, 6
AS_OF = dt.date(2026, 11, 14)
FIRST_ROW = 5  # of the people, 0-based: a title, two lines under it, a blank line, the header


def words(text: str) -> list[str]:
    """The words of a list written as a line."""
    return text.split()


MALE = words("""Agus Budi Eko Joko Hendra Wahyu Rizki Yusuf Ibrahim Ismail Fajar Dimas Arif Bayu Galih Hasan Husein Imran Karim Luthfi
    Malik Naufal Rahmat Reza Samsul Taufik Umar Wawan Yahya Zainal Zulkifli Surya Cahyo Djunaedi Faisal Ridwan""")
FEMALE = words("""Siti Dewi Sri Rina Putri Fitri Indah Lestari Nur Aisyah Aminah Fatimah Halimah Khadijah Laila Mariam Nadia Ratna Sari
    Tuti Umi Vina Wulan Yanti Zahra Cahaya Endang Hesti Intan Juwita Kartika Maya Nurul Rahma Salma Yuliana""")
LAST = words("""Santoso Wijaya Hidayat Saputra Lubis Siregar Nasution Rahman Hakim Kusuma Pratama Utami Halim Wibowo Suryani Harahap Tanjung
    Simatupang Ginting Pane Batubara Daulay Pohan Rangkuti Setiawan Gunawan Kurniawan Firmansyah Permana Nugroho Susanto Hartono
    Mulyadi Suryadi Syahputra Ramadhan Maulana Fauzi Anwar Basri Chaniago Mandala Piliang Sikumbang Zulfikar Yunus Jaelani
    Muslim Sahroni Mustofa""")
ONE_NAME = words(
    "Sukirman Ngatiyem Poniman Wagiyem Tukijan Sutinah Paijem Kasmini Legiman Sarinem Mardiyah Rusmini Jumadi Suparti"
)
FATHERS = words("Abdullah Hamzah Idris Jafar Kasim Mahmud Salim Tohir Usman Yakub")
# Town, longitude, latitude in degrees, how often.
CITIES = (
    ("Khartoum", 32.5599, 15.5007, 60),
    ("Omdurman", 32.4777, 15.6445, 16),
    ("Khartoum North", 32.5497, 15.6333, 11),
    ("Port Sudan", 37.2164, 19.6158, 5),
    ("Wad Madani", 33.5199, 14.4012, 4),
    ("Atbara", 33.9869, 17.7022, 2),
    ("Kassala", 36.4000, 15.4510, 2),
)
CATEGORIES = (("Mahasiswa", 61), ("PMI", 25), ("Profesional", 7), ("Staf Perwakilan", 3), ("Ibu Rumah Tangga", 4))
# Province, its first four digits of a NIK.
PROVINCES = (
    ("Aceh", "1171"),
    ("Sumatera Utara", "1271"),
    ("Jawa Barat", "3273"),
    ("Jawa Tengah", "3374"),
    ("Jawa Timur", "3578"),
)
MONTHS = words("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember")
RESPELT = (
    ("Muhammad", "Moh."),
    ("Yusuf", "Jusuf"),
    ("Surya", "Soerya"),
    ("Cahy", "Tjahy"),
    ("Djunaedi", "Junaedi"),
    ("Syah", "Sjah"),
)
HEADER = (
    "No", "Nama Lengkap (sesuai paspor)", "No. Paspor", "NIK", "Tempat Lahir", "Tgl Lahir", "L/P", "No HP (lokal)", "WhatsApp",
    "E-mail", "Alamat di Luar Negeri", "Kota", "Bujur", "Lintang", "Kategori", "Provinsi Asal", "Tiba", "Rencana Kembali",
    "No. Keluarga", "Terakhir Lapor", "Keterangan",
)  # fmt: skip
NAME, PASSPORT, NIK, BORN, PHONE, ADDRESS, LON, CATEGORY, REMARKS = 1, 2, 3, 5, 7, 10, 12, 14, 20
Cell = str | float | dt.date


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person as the roster should have written him. lon, lat in degrees."""

    name: str
    sex: str
    born: dt.date
    passport: str
    nik: str
    phone: str
    city: str
    lon: float
    lat: float
    category: str
    province: str
    arrived: dt.date
    reported: dt.date
    family: str = ""


@dataclass(slots=True)
class Truth:
    """What a correct import finds. twins_certain: rows that say nothing of a new person. flagged: rows with a value to look at."""

    read: int = 0
    persons: int = PERSONS
    twins_certain: int = TWINS_BY_PASSPORT + TWINS_BY_NIK + TWINS_BY_BIRTH_AND_PHONE
    twins_doubtful: int = TWINS_DOUBTFUL
    rejected: int = 0
    flagged: int = 0


def invent(rng: random.Random, number: int) -> Person:
    """One person. Some have one name, some a Muhammad before it, some their father's name behind."""
    sex = rng.choice("LP")
    name = f"{rng.choice(MALE if sex == 'L' else FEMALE)} {rng.choice(LAST)}"
    if number % 17 == 0:
        name = rng.choice(ONE_NAME)
    elif number % 11 == 0 and sex == "L":
        name = f"Muhammad {name}"
    elif number % 23 == 0:
        name += f" {'bin' if sex == 'L' else 'binti'} {rng.choice(FATHERS)}"
    born = dt.date(1958, 1, 1) + dt.timedelta(days=rng.randrange(365 * 47))
    province, place = rng.choice(PROVINCES)
    day = born.day + (40 if sex == "P" else 0)  # so a NIK tells a woman
    arrived = AS_OF - dt.timedelta(days=64 + rng.randrange(1_500))
    city, lon, lat, _ = rng.choices(CITIES, [weight for *_, weight in CITIES])[0]
    return Person(
        name=name,
        sex=sex,
        born=born,
        passport=f"{rng.choice('ABCEX')}{rng.randrange(10**6, 10**7)}",
        nik=f"{place}{rng.randrange(1, 20):02d}{day:02d}{born:%m%y}{number % 9_000 + 1:04d}",
        phone=f"+2499{rng.randrange(10**7, 10**8)}",
        city=city,
        lon=round(rng.gauss(lon, 0.03), 5),
        lat=round(rng.gauss(lat, 0.03), 5),
        category=_category(rng, sex),
        province=province,
        arrived=arrived,
        reported=AS_OF - dt.timedelta(days=rng.randrange((AS_OF - arrived).days + 1)),
    )


def _category(rng: random.Random, sex: str) -> str:
    known = CATEGORIES if sex == "P" else CATEGORIES[:-1]  # the last is a housewife
    return rng.choices([word for word, _ in known], [weight for _, weight in known])[0]


def families(rng: random.Random, people: list[Person]) -> None:
    """Some live together: one family name, one address, one telephone, two to five people of different birth dates."""
    for number in range(FAMILIES):
        head = number * 24
        for place in range(head, head + rng.randrange(2, 6)):
            given = (MALE if people[place].sex == "L" else FEMALE)[(number + 7 * place) % 36]
            people[place] = dataclasses.replace(
                people[place],
                name=f"{given} {LAST[number % len(LAST)]}",
                phone=people[head].phone,
                city=people[head].city,
                lon=people[head].lon,
                lat=people[head].lat,
                family=f"KRT-{number + 1:03d}",
            )


def namesakes(people: list[Person]) -> None:
    """Two people may bear one name and have nothing else in common."""
    for number in range(NAMESAKES):
        place = 10 + number * 96
        people[place] = dataclasses.replace(people[place], name=people[place + 48].name)


def twins(rng: random.Random, people: Sequence[Person]) -> list[Person]:
    """The same person written down again, otherwise: respelt, with another telephone, without papers."""
    single = [person for person in people if not person.family and len(person.name.split()) > 1]
    names = [person.name for person in people]
    chosen = iter(rng.sample([person for person in single if names.count(person.name) == 1], 43))
    found = []
    for _ in range(TWINS_BY_PASSPORT):
        person = next(chosen)
        found.append(
            dataclasses.replace(person, name=respelt(person.name), nik="", phone=f"+2491{rng.randrange(10**7, 10**8)}")
        )
    for _ in range(TWINS_BY_NIK):
        person = next(chosen)
        found.append(dataclasses.replace(person, name=respelt(person.name), passport=""))
    for _ in range(TWINS_BY_BIRTH_AND_PHONE):
        found.append(dataclasses.replace(next(chosen), passport="", nik=""))
    for _ in range(TWINS_DOUBTFUL):
        person = next(chosen)
        found.append(dataclasses.replace(person, name=respelt(person.name), passport="", nik="", phone=""))
    return found


def respelt(name: str) -> str:
    """The name as another hand writes it."""
    for ours, theirs in RESPELT:
        if ours in name:
            return name.replace(ours, theirs)
    return name.upper()


def dated(day: dt.date, k: int) -> Cell:
    """A date in one of the spellings met in one column."""
    spelt: tuple[Cell, ...] = (
        day,
        f"{day:%d/%m/%Y}",
        f"{day:%d-%m-%Y}",
        f"{day:%Y-%m-%d}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    )
    return spelt[k % len(spelt)]


def phoned(phone: str, k: int) -> str:
    """A telephone number in one of the spellings met in one column."""
    digits = phone.lstrip("+")
    spelt = (
        phone,
        f"00{digits}",
        digits,
        f"+{digits[:3]} {digits[3:5]} {digits[5:]}",
        f"({phone[:4]}) {phone[4:]}",
        f"'{phone}",
    )
    return spelt[k % len(spelt)] if phone else ""


def lined(person: Person, k: int) -> list[Cell]:
    """The cells of one person, as the k-th line of the roster."""
    paper = person.passport
    papers = (paper, paper.lower(), f"{paper[:1]} {paper[1:]}", f"{paper[:1]}-{paper[1:]}", f"{paper} ")
    is_numeric = person.nik and k % 8 == 0  # a spreadsheet that takes a NIK for a number keeps 15 of its digits
    placed: tuple[Cell, Cell] = (person.lon, person.lat) if k % 6 else ("", "")
    return [
        k + 1, person.name, papers[k % 5] if paper else "", float(person.nik) if is_numeric else person.nik,
        ("Medan", "Bandung", "Semarang", "Surabaya", "Banda Aceh")[k % 5], dated(person.born, k),
        {"L": ("L", "Laki-laki"), "P": ("P", "Perempuan")}[person.sex][k % 9 == 0], phoned(person.phone, k),
        phoned(person.phone, k + 1) if k % 3 else "", f"wni{k}@example.org" if k % 4 == 0 else "",
        f"{person.city}, Blok {k % 40 + 1}", person.city, *placed, person.category, person.province,
        dated(person.arrived, k + 2), dated(person.arrived + dt.timedelta(days=(365, 1_460, 1_460)[k % 3]), k + 3), person.family,
        dated(person.reported, k + 4) if k % 4 else "", "",
    ]  # fmt: skip


def spoilt(lines: list[list[Cell]], truth: Truth) -> None:
    """Bad values in a few lines, each of one kind; a telephone that says there is none and a cell like a formula are no faults."""
    wrong: tuple[tuple[int, int, Cell], ...] = (
        (100, NAME, ""),
        (333, BORN, dt.date(2031, 5, 1)),
        (555, NIK, "317301150490001"),
        (777, PASSPORT, "ABC"),
        (902, BORN, "31/02/1990"),
        (1103, LON, 999.0),
    )
    for place, column, value in wrong:
        lines[place][column] = value
    lines[444][PHONE] = "tidak ada"
    lines[42][REMARKS] = '=HYPERLINK("http://example.invalid/","klik")'
    truth.rejected, truth.flagged = 1, len(wrong) - 1


def roster() -> tuple[list[list[Cell]], Truth]:
    """The lines of people in the order of the sheet, and what is true of them."""
    rng = random.Random(SEED)
    people = [invent(rng, number) for number in range(PERSONS)]
    families(rng, people)
    namesakes(people)
    rows = list(people)
    for twin in twins(rng, people):
        rows.insert(rng.randrange(len(rows)), twin)
    rows.insert(100, invent(rng, PERSONS))  # loses its name below
    truth = Truth(read=len(rows))
    lines = [lined(person, k) for k, person in enumerate(rows)]
    spoilt(lines, truth)
    return lines, truth


def write(path: Path) -> Truth:
    """Write the workbook; what a correct import of it finds."""
    lines, truth = roster()
    # A fixed time of making: the same content is the same file, byte by byte.
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": False})
    book.set_properties(
        {"title": "Contoh", "comments": "Semua orang rekaan.", "created": dt.datetime.combine(AS_OF, dt.time())}
    )
    bold = book.add_format({"bold": True})
    guide = book.add_worksheet("Petunjuk")
    guide.write_string(
        0, 0, "CONTOH. Semua orang, nomor dan alamat dalam berkas ini rekaan; tidak seorang pun sungguh ada.", bold
    )
    guide.write_string(
        1, 0, "SAMPLE. Every person, number and address in this file is invented; none of them exists.", bold
    )
    guide.write_string(3, 0, "Isi lembar DATA. Jangan mengubah judul kolom.")
    sheet = book.add_worksheet("DATA")
    sheet.merge_range(0, 0, 0, 8, "DATA LAPOR DIRI WNI - WILAYAH AKREDITASI KBRI KHARTOUM (CONTOH, REKAAN)", bold)
    sheet.write_string(1, 0, f"Keadaan per {AS_OF.day} {MONTHS[AS_OF.month - 1]} {AS_OF.year}")
    sheet.write_string(2, 0, "Sumber: formulir lapor diri")
    for column, header in enumerate(HEADER):
        sheet.write_string(FIRST_ROW - 1, column, header, bold)
    row = FIRST_ROW
    for k, line in enumerate(lines):
        row += k in {250, 800}  # a blank line in the middle
        for column, cell in enumerate(line):
            _put(sheet, row, column, cell)
        row += 1
    sheet.write_string(row + 1, 1, f"JUMLAH: {len(lines)}", bold)
    book.close()
    return truth


def _put(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, dt.date):
        sheet.write_datetime(row, column, cell)
    elif isinstance(cell, str):
        if cell:
            sheet.write_string(row, column, cell)
    else:
        sheet.write_number(row, column, cell)


def main() -> None:
    """Write the file named and print its truth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    print(json.dumps(dataclasses.asdict(write(parser.parse_args().out)), indent=1))


if __name__ == "__main__":
    main()
