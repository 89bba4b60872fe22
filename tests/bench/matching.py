"""Precision and recall of matching, on rolls made with other seeds, with kin and namesakes added, and on a public test set.

    python tests/bench/matching.py --data ../shared/data [--seeds 5] [--big]

The maker of the sample rolls is run from where it lies with another seed; nothing of it is kept here. To each roll are added: siblings
(same telephone, address and father's name), twins (same birth date as well), twins with names one letter apart, children carried on the
mother's passport, a father and a son of one name, and namesakes born on one day. ``--big`` also prints speed and memory at 100,000 rows.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from python_calamine import CalamineWorkbook

from console.model.match import Matcher, Outcome, Proposal, Subject, prepared
from console.model.words import Sex

_MAKER_SEED = "20230423"
_MONTHS = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
]
_DATE_FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d")
_FIRST_NAMES = [
    *("Hasan", "Husin", "Fatimah", "Zahra", "Rizal", "Rizki", "Laila", "Salma", "Bayu"),
    *("Bagas", "Intan", "Ilham", "Nadia", "Nabila", "Yunus", "Yahya", "Wulan", "Wahid"),
]


def proposed(matcher: Matcher, rows: Iterable[Subject]) -> list[Proposal]:
    return matcher.propose([prepared(row) for row in rows])


@dataclass(frozen=True)
class Labelled:
    """A subject and who it really is."""

    subject: Subject
    person: str


@dataclass
class Score:
    """Pairs of rows that are one person, and pairs that were said to be."""

    rows: int = 0
    true: int = 0
    certain: int = 0
    certain_true: int = 0
    offered_true: int = 0
    doubtful: int = 0
    doubtful_false: int = 0

    def add(self, other: Score) -> None:
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def line(self, title: str) -> str:
        precision = self.certain_true / self.certain if self.certain else 1.0
        recall = self.certain_true / self.true if self.true else 1.0
        offered = self.offered_true / self.true if self.true else 1.0
        return (
            f"{title:<26}{self.rows:>7}{self.true:>7}{precision:>11.4f}{recall:>9.4f}{offered:>11.4f}"
            f"{self.doubtful:>10}{self.doubtful_false:>8}"
        )


HEAD = f"{'file':<26}{'rows':>7}{'pairs':>7}{'precision':>11}{'recall':>9}{'+doubtful':>11}{'doubtful':>10}{'false':>8}"


def scored(
    rows: list[Labelled], proposals: list[Proposal], known: Iterable[Labelled] = (), show: bool = False
) -> Score:
    """Count pairs. Certain rows form groups; a doubtful row offers pairs with the groups it may belong to."""
    label = {row.subject.key: row.person for row in (*known, *rows)}
    group = {row.subject.key: row.subject.key for row in (*known, *rows)}
    group.update({proposal.row_key: proposal.target for proposal in proposals if proposal.target is not None})
    members: dict[int, list[int]] = {}
    for key, target in group.items():
        members.setdefault(target, []).append(key)
    score = Score(rows=len(rows))
    by_person: dict[str, list[int]] = {}
    for key, person in label.items():
        by_person.setdefault(person, []).append(key)
    fresh = {row.subject.key for row in rows}  # two persons of the register are nobody's question here
    true_pairs = {
        frozenset(pair) for keys in by_person.values() for pair in combinations(keys, 2) if fresh.intersection(pair)
    }
    certain_pairs = {frozenset(pair) for keys in members.values() for pair in combinations(keys, 2)}
    offered = set(certain_pairs)
    names = {row.subject.key: row.subject for row in (*known, *rows)}
    for proposal in proposals:
        for person, likeness in proposal.likenesses:
            if person == group[proposal.row_key]:
                continue
            pairs = {frozenset((one, other)) for one in members[group[proposal.row_key]] for other in members[person]}
            offered |= pairs
            score.doubtful += 1
            if label[proposal.row_key] != label[person]:
                score.doubtful_false += 1
                if show:
                    print(
                        "   doubtful, false:", names[proposal.row_key].name, "|", names[person].name, likeness.reasons
                    )
    for pair in certain_pairs - true_pairs:
        print("   CERTAIN, FALSE:", *(names[key] for key in pair))
    for pair in true_pairs - offered if show else ():
        print("   missed:", *(names[key] for key in pair))
    score.true = len(true_pairs)
    score.certain, score.certain_true = len(certain_pairs), len(certain_pairs & true_pairs)
    score.offered_true = len(offered & true_pairs)
    return score


def read_date(cell: object) -> str | None:
    if isinstance(cell, dt.date):
        return cell.isoformat()[:10]
    text = str(cell).strip()
    for form in _DATE_FORMATS:
        try:
            return dt.datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    found = re.fullmatch(r"(\d{1,2}) (\w+) (\d{4})", text)
    if found and found[2].casefold() in _MONTHS:
        return f"{found[3]}-{_MONTHS.index(found[2].casefold()) + 1:02d}-{int(found[1]):02d}"
    return None


def read_phone(cell: object) -> tuple[str, ...]:
    digits = re.sub(r"\D", "", str(cell))
    return ("+" + digits.removeprefix("00"),) if digits else ()


def read_nik(cell: object) -> tuple[tuple[str, bool], ...]:
    if isinstance(cell, float):
        return ((f"{int(cell)}", False),)
    text = re.sub(r"\D", "", str(cell))
    return ((text, len(text) == 16),) if text else ()


def read_roster(path: Path) -> list[Labelled]:
    """The rows of the Khartoum roll. The e-mail, unique to each invented person, says who it is and is kept from the matcher."""
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("DATA").to_python(skip_empty_area=False)
    head = next(place for place, row in enumerate(rows) if row[0] == "No")
    column = {title: place for place, title in enumerate(rows[head])}
    found = []
    for line, row in enumerate(rows[head + 1 :], head + 2):
        name = str(row[column["Nama Lengkap (sesuai paspor)"]])
        email = str(row[column["E-mail"]])
        if not name.strip() or not email:
            continue
        subject = Subject(
            key=-line,
            name=name,
            born=read_date(row[column["Tgl Lahir"]]),
            sex=Sex.MALE if str(row[column["L/P"]]).startswith("L") else Sex.FEMALE,
            phones=(*read_phone(row[column["No HP (lokal)"]]), *read_phone(row[column["WhatsApp"]])),
            passports=tuple(filter(None, (re.sub(r"\W", "", str(row[column["No. Paspor"]])).upper(),))),
            niks=read_nik(row[column["NIK"]]),
            city=str(row[column["Kota"]]),
            household=str(row[column["No. Keluarga"]]),
        )
        found.append(Labelled(subject, email))
    return found


def read_students(path: Path, roster: list[Labelled]) -> list[Labelled]:
    """The rows of the students' list, labelled by birth date and telephone, which no two invented persons share."""
    people = {(row.subject.born, row.subject.phones[0]): row.person for row in roster}
    found = []
    with path.open(encoding="cp1252", newline="") as text:
        for line, row in enumerate(csv.DictReader(text, delimiter=";"), 2):
            born = dt.datetime.strptime(row["Date of birth"], "%m/%d/%Y").date().isoformat()
            phones = read_phone(row["Mobile"])
            subject = Subject(key=-100_000 - line, name=row["Name"], born=born, phones=phones, city=row["City"])
            found.append(Labelled(subject, people.get((born, phones[0]), f"student {line}")))
    return found


def _another_nik(rng: random.Random, nik: tuple[tuple[str, bool], ...], born: str) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (value[:6] + born[8:] + born[5:7] + born[2:4] + f"{rng.randrange(1, 400):04d}", is_certain)
        for value, is_certain in nik
    )


def _passport(rng: random.Random) -> tuple[str, ...]:
    return (rng.choice("ABCEX") + f"{rng.randrange(10**6, 10**7)}",)


def _other_day(rng: random.Random) -> str:
    return (dt.date(1960, 1, 1) + dt.timedelta(days=rng.randrange(20_000))).isoformat()


def kin(rows: list[Labelled], rng: random.Random) -> list[Labelled]:
    """Persons who are not the ones they look like: siblings, twins, children on a passport, father and son, namesakes."""
    added: list[Labelled] = []

    def person(base: Subject, kind: str, **changed: object) -> None:
        key = -1_000_000 - len(added)
        added.append(Labelled(replace(base, key=key, **changed), f"{kind} {key}"))  # type: ignore[arg-type]

    for base in (row.subject for row in rng.sample(rows, 120)):
        family = base.name.split()[-1]
        first, second = rng.sample(_FIRST_NAMES, 2)
        if len(base.name.split()) < 2 or base.born is None:
            continue
        kind = len(added) % 7
        born, passport = _other_day(rng), _passport(rng)
        if kind == 0:  # a sibling
            person(
                base,
                "sibling",
                name=f"{first} {family}",
                born=born,
                passports=passport,
                niks=_another_nik(rng, base.niks, born),
            )
        elif kind == 1:  # a twin with papers
            person(
                base, "twin", name=f"{first} {family}", passports=passport, niks=_another_nik(rng, base.niks, base.born)
            )
        elif kind == 2:  # a twin without
            person(base, "twin", name=f"{first} {family}", passports=(), niks=())
        elif kind == 3:  # two more twins, one letter apart, both without papers, on the telephone of the family
            for name in (f"{first}a {family}", f"{first}i {family}"):
                person(base, "close twin", name=name, born=born, passports=(), niks=())
        elif kind == 4:  # two children on the mother's passport
            for name in (f"{first} {family}", f"{second} {family}"):
                person(base, "child", name=name, born=_other_day(rng), niks=())
        elif kind == 5:  # a son of his father's name
            person(base, "son", born=born, passports=passport, niks=_another_nik(rng, base.niks, born))
        else:  # a stranger of that name, born on that day
            person(
                base,
                "namesake",
                phones=(f"+2491{rng.randrange(10**8)}",),
                passports=passport,
                niks=(),
                city="Kassala",
                household="",
            )
    return added


def made(maker: Path, seed: int, folder: Path) -> Path:
    """Run the maker of the sample rolls with another seed, in a folder of its own."""
    script = folder / "make.py"
    script.write_text(maker.read_text(encoding="utf-8").replace(_MAKER_SEED, str(seed)), encoding="utf-8")
    subprocess.run([sys.executable, str(script)], check=True, stdout=subprocess.DEVNULL)
    return folder


def measure_rolls(folder: Path, title: str, with_kin: random.Random | None, show: bool) -> tuple[Score, Score]:
    roster = read_roster(folder / "lapor-diri-khartoum.xlsx")
    rows = [*roster, *(kin(roster, with_kin) if with_kin else ())]
    if with_kin:
        with_kin.shuffle(rows)
    proposals = proposed(Matcher(()), [row.subject for row in rows])
    score = scored(rows, proposals, show=show)
    print(score.line(title))
    first = {proposal.row_key for proposal in proposals if proposal.outcome is not Outcome.CERTAIN}
    known = [row for row in rows if row.subject.key in first]
    students = read_students(folder / "student-union.csv", roster)
    student_proposals = proposed(Matcher(row.subject for row in known), [row.subject for row in students])
    student_score = scored(students, student_proposals, known, show=show)
    print(student_score.line(title + ", students"), "  ", outcomes(student_proposals))
    if not with_kin:
        truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        print(f"{'':<26}doubles in the file {len(truth['duplicates'])};", outcomes(proposals))
    return score, student_score


def outcomes(proposals: list[Proposal]) -> str:
    return ", ".join(f"{sum(proposal.outcome is outcome for proposal in proposals)} {outcome}" for outcome in Outcome)


def read_febrl(path: Path) -> list[Labelled]:
    found = []
    with path.open(encoding="utf-8", newline="") as text:
        for line, row in enumerate(csv.DictReader(text, skipinitialspace=True), 1):
            day = row["date_of_birth"].strip()
            subject = Subject(
                key=-line,
                name=f"{row['given_name']} {row['surname']}",
                born=f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 else None,
                niks=((row["soc_sec_id"].strip().rjust(15, "0"), False),),  # a weak number: never certain
                city=f"{row['suburb']} {row['state']}".strip(),
                household=f"{row['street_number']} {row['address_1']} {row['suburb']}",
            )
            found.append(Labelled(subject, row["rec_id"].split("-")[1]))
    return found


def timed(title: str, work: Callable[[], object]) -> None:
    start = time.perf_counter()
    work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{title:<58}{time.perf_counter() - start:>8.2f} s   process peak {peak:.0f} MB")


def many(rows: list[Labelled], count: int, rng: random.Random, first_key: int) -> list[Subject]:
    """Invented people in number: name parts of the roll put together anew, everything else of their own."""
    words = sorted({word for row in rows for word in row.subject.name.split()})
    found = []
    for number in range(count):
        born = "1990-01-01" if number % 20 == 0 else _other_day(rng)
        phone = "+249111111111" if number % 50 == 0 else f"+2499{rng.randrange(10**8):08d}"
        found.append(
            Subject(
                key=first_key + number,
                name=" ".join(rng.sample(words, rng.choice((1, 2, 2, 2, 3)))),
                born=born,
                sex=rng.choice((Sex.MALE, Sex.FEMALE)),
                phones=(phone, f"+628{rng.randrange(10**9):09d}"),
                passports=_passport(rng),
                niks=((f"{rng.randrange(10**16):016d}", number % 7 > 0),),
                city="Khartoum",
            )
        )
    return found


def measure_speed(rows: list[Labelled]) -> None:
    rng = random.Random(1)
    known, fresh = many(rows, 100_000, rng, 1), many(rows, 100_000, rng, 1_000_001)
    again = [replace(subject, key=-subject.key, name=subject.name.upper()) for subject in known[:50_000]]
    timed("(the subjects themselves made)", lambda: None)
    timed("100,000 rows against an empty register (5 s)", lambda: proposed(Matcher(()), fresh))
    timed(
        "100,000 rows, half known, against 100,000 known (8 s)",
        lambda: proposed(Matcher(known), again + fresh[:50_000]),
    )


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    ask.add_argument(
        "--data", type=Path, default=Path("../shared/data"), help="folder with make_rosters.py and third-party/"
    )
    ask.add_argument("--seeds", type=int, default=5)
    ask.add_argument("--show", action="store_true", help="print every false or missed pair")
    ask.add_argument("--big", action="store_true", help="speed and memory at 100,000 rows")
    asked = ask.parse_args()
    print(HEAD)
    measure_rolls(asked.data, "as shipped", None, asked.show)
    total, students = Score(), Score()
    for seed in range(101, 101 + asked.seeds):
        with tempfile.TemporaryDirectory() as folder:
            made(asked.data / "make_rosters.py", seed, Path(folder))
            for score, part in zip(
                (total, students),
                measure_rolls(Path(folder), f"seed {seed}, kin", random.Random(seed), asked.show),
                strict=True,
            ):
                score.add(part)
    print(total.line("all seeds"))
    print(students.line("all seeds, students"))
    febrl = read_febrl(asked.data / "third-party" / "dedupe" / "febrl-dataset1.csv")
    print(scored(febrl, proposed(Matcher(()), [row.subject for row in febrl]), show=asked.show).line("febrl dataset 1"))
    if asked.big:
        measure_speed(read_roster(asked.data / "lapor-diri-khartoum.xlsx"))


if __name__ == "__main__":
    main()
