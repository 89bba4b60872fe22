"""Makes what comes in during the first minutes of the sample: a students' chat list, and the mission's contact sheet.

    python packaging/make_sample_lists.py --out resources/sample

The chat names people of the sample roster (``make_sample.py``) as a warden types them. Whom it means is known here, and
``tests/guards/test_sample.py`` holds the reader and the matcher to it. Every person, number and hospital is invented.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from make_sample import ADDRESS, CATEGORY, NAME, PHONE, roster

CHAT, CONTACTS = "simpul-contoh.txt", "kontak-contoh.csv"
# Who is registered as a student in these houses is of the association's cell; ``console.desk.demo_sample`` makes the cell of the same.
HOUSES = tuple(f"Khartoum, Blok {block}" for block in range(5, 13))
STUDENT = "Mahasiswa"
EVERYBODYS = {"Muhammad", "Siti", "Sri", "Nur"}  # names that alone name nobody
STRANGERS = ("Yohanes Kelen", "Theresia Bria")  # on no roster: travellers whom the students took in
# How a name is written: {name} as on the roster, {low} and {high} in small letters and capitals, {lone} the first name which one of the
# cell bears, {short} with Muhammad abbreviated, {tail} with the last digits of the telephone, {phone} with the whole of it, {several} a
# first name which several of the cell bear, {stranger} on no roster.
CHAT_LINES = """
[15/11/26 09.12] Sekretaris PPI Contoh: Assalamualaikum bapak ibu KBRI
[15/11/26 09.12] Sekretaris PPI Contoh: mohon dicek pak
*YANG SUDAH AMAN*
1. {low} aman
2. {low} aman
3. {lone} alhamdulillah sehat
4. {name} - ok
5. {low} ✔
6. {high} AMAN
7. {lone}, {lone} dan {lone} aman semua
8. {low} sdh di asrama, aman
9. {tail} aman
10. {short} baik2 saja
11. {low} gpp
12. {lone} sehat walafiat
13. {name} aman di kampus
14. {phone} ok
15. {low} aman
16. {name}, aman
listrik padam dari tadi malam
sinyal jelek sekali di sini
[15/11/26 09.31] Blok 8 PPI Contoh: Update jam 09.31
- {low} aman
- {name}: selamat
- {lone} udah di kos
- {low}, aman
- {several} aman
- {name} 👍
- {low} alhamdulillah aman
- {high} SEHAT
- {lone} oke aman
- {low} tdk apa2
- {name} – aman ✔
- {low} aman di asrama
- {lone} ok
- {stranger} (turis) aman di asrama
- {stranger} (turis) aman di asrama
Yang di luar kota:
• {name} mudik
• {low} sdh di Port Sudan
• {lone} lagi di Kairo
• {low} pulang kampung
Belum bisa dihubungi:
• {name}
• {low}
• {lone}
terima kasih pak, nanti saya update lagi
"""
# Name, kind, city, telephone, remark.
CONTACT_LINES = (
    ("Rumah Sakit Contoh Utara", "Rumah sakit", "Khartoum", "+249 183 555 0101", "IGD 24 jam"),
    ("Rumah Sakit Contoh Selatan", "Rumah sakit", "Khartoum", "+249 183 555 0102", "Rekaan"),
    ("Klinik Contoh Omdurman", "Rumah sakit", "Khartoum", "+249 187 555 0110", "Bahasa Inggris"),
    ("Rumah Sakit Militer Contoh", "Rumah sakit", "Khartoum", "+249 183 555 0120", "Lewat atase"),
    ("Kamar Jenazah Contoh", "Kamar jenazah", "Khartoum", "+249 183 555 0130", ""),
    ("Kepolisian Contoh, pusat", "Polisi", "Khartoum", "999", ""),
    ("Bandara Contoh, imigrasi", "Bandara", "Khartoum", "+249 183 555 0150", ""),
    ("Bulan Sabit Merah Contoh", "Palang merah", "Khartoum", "+249 183 555 0160", ""),
    ("Rumah Sakit Contoh Pesisir", "Rumah sakit", "Port Sudan", "+249 311 555 0170", "Hanya untuk Port Sudan"),
)
CONTACTS_TITLE = "KONTAK DARURAT KBRI KHARTOUM (CONTOH, SEMUA REKAAN; SAMPLE, ALL INVENTED)"
CONTACTS_HEADER = ("Nama", "Jenis", "Kota", "Telepon", "Catatan")
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(slots=True)
class Truth:
    """What a correct reading finds. certain: names on the roster in the order of the list."""

    certain: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


class Cell:
    """The people of the association, handed out one by one as the lines of the list want them."""

    def __init__(self, rows: Sequence[Sequence[object]]) -> None:
        known = [row for row in rows if is_of_the_cell(row)]
        times = Counter(str(row[NAME]).casefold() for row in rows)
        phones = Counter(_digits(row) for row in rows)
        self._bearers = Counter(part for row in known for part in str(row[NAME]).split())
        self._left = [row for row in known if times[str(row[NAME]).casefold()] == 1 and phones[_digits(row)] == 1]
        self._strangers = list(STRANGERS)
        self.truth = Truth()

    def written(self, how: str) -> str:
        """The next name, written so."""
        if how == "stranger":
            self.truth.strangers.append(self._strangers.pop(0))
            return self.truth.strangers[-1]
        if how == "several":
            name = next(str(row[NAME]).split()[0] for row in self._left if self._is_several(row))
            self.truth.doubtful.append(name)
            return name
        fits = {"lone": self._is_lone, "short": _is_muhammad}.get(how, self._is_plain)
        row = next(row for row in self._left if fits(row))
        self._left.remove(row)
        self.truth.certain.append(str(row[NAME]))
        return _spelt(str(row[NAME]), _digits(row), how)

    def _is_lone(self, row: Sequence[object]) -> bool:
        first = str(row[NAME]).split()[0]
        return first not in EVERYBODYS and self._bearers[first] == 1

    def _is_plain(self, row: Sequence[object]) -> bool:
        return not self._is_lone(row) and not _is_muhammad(row)

    def _is_several(self, row: Sequence[object]) -> bool:
        first = str(row[NAME]).split()[0]
        return first not in EVERYBODYS and self._bearers[first] > 1


def is_of_the_cell(row: Sequence[object]) -> bool:
    """Whether a line of the roster is of somebody whom the association looks after."""
    return row[ADDRESS] in HOUSES and row[CATEGORY] == STUDENT


def _is_muhammad(row: Sequence[object]) -> bool:
    return str(row[NAME]).startswith("Muhammad ")


def _digits(row: Sequence[object]) -> str:
    return re.sub(r"\D", "", str(row[PHONE])).removeprefix("00")


def _spelt(name: str, digits: str, how: str) -> str:
    spelt = {
        "name": name,
        "low": name.lower(),
        "high": name.upper(),
        "lone": name.split(maxsplit=1)[0].lower(),
        "short": name.replace("Muhammad", "Moh."),
        "tail": f"{name} (..{digits[-4:]})",
        "phone": f"{name.split(maxsplit=1)[0]} +{digits}",
    }
    return spelt[how]


def chat() -> tuple[str, Truth]:
    """The list as it is pasted, and whom it means."""
    lines, _ = roster()
    cell = Cell(lines)
    text = _PLACE.sub(lambda found: cell.written(found[1]), CHAT_LINES.lstrip())
    return text, cell.truth


def contacts() -> str:
    """The contact sheet as CSV."""
    rows = (CONTACTS_HEADER, *CONTACT_LINES)
    return "\n".join([CONTACTS_TITLE, "", *(";".join(row) for row in rows)]) + "\n"


def main() -> None:
    """Write both files into the folder named and print whom the list means."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    folder = parser.parse_args().out
    text, truth = chat()
    (folder / CHAT).write_text(text, encoding="utf-8")
    (folder / CONTACTS).write_text(contacts(), encoding="utf-8")
    print(json.dumps(dataclasses.asdict(truth), indent=1))


if __name__ == "__main__":
    main()
