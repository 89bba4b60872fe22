"""The main job played on invented people: a roster in, an incident opened, reports filed, questions answered, a tally read."""

from __future__ import annotations

import csv
import random
import secrets
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from console.duty import enrolment, incidents, reports, roster, roster_child
from console.duty.post import Post
from console.formats.calling_codes import CALLING_CODES
from console.formats.roster.shapes import Ask
from console.keys.box import KeyBox
from console.model.change import Value
from console.model.query import PeopleQuery
from console.model.shown import QuestionLine, Tally
from console.model.words import Question, Source
from console.register.reading import incidents as asked
from console.register.reading.people import PeopleScope, find_people
from console.register.resident import ResidentArrays
from console.secret import Secret

_PEOPLE = 1_200
_HEADER = ("No", "Nama Lengkap", "No. Paspor", "Tgl Lahir", "L/P", "No HP", "Kota", "Lintang", "Bujur", "Kategori")
_FIRST = [
    "Siti",
    "Muhammad",
    "Ahmad",
    "Dewi",
    "Budi",
    "Nur",
    "Agus",
    "Sri",
    "Eko",
    "Rina",
    "Putri",
    "Abdul",
    "Yusuf",
    "Hendra",
    "Wahyu",
    "Fitri",
    "Indah",
    "Joko",
    "Lestari",
    "Rizki",
]
_LAST = [
    "Santoso",
    "Wijaya",
    "Hidayat",
    "Saputra",
    "Lubis",
    "Siregar",
    "Nasution",
    "Rahman",
    "Hakim",
    "Kusuma",
    "Pratama",
    "Utami",
    "Halim",
    "Wibowo",
    "Suryani",
]
_CITIES = (
    ("Khartoum", 15.55, 32.53),
    ("Omdurman", 15.64, 32.48),
    ("Port Sudan", 19.62, 37.22),
    ("Wad Madani", 14.40, 33.52),
)
_TODAY = "2026-01-01"


def play(tell: Callable[[str], None] | None = None) -> tuple[Tally, list[QuestionLine]]:
    """Play it in a register of its own that is removed at the end. tell: hears each step; None for silence."""
    say = tell or (lambda _: None)
    with tempfile.TemporaryDirectory(prefix="posko-demo-") as name:
        folder = Path(name)
        passphrase = Secret(" ".join(secrets.token_hex(4) for _ in range(5)).encode())
        opened = enrolment.init(KeyBox(folder / "data"), "Petugas Contoh", "KRT", passphrase)
        try:
            say("An encrypted register was made for the exercise; it is removed at the end.")
            return _played(opened.post, _roster(folder), say)
        finally:
            opened.post.register.close()


def _played(post: Post, path: Path, say: Callable[[str], None]) -> tuple[Tally, list[QuestionLine]]:
    with post.asking() as connection:
        mission = asked.mission_by_code(connection, "KRT")
    reading = roster_child.read(path, Ask(today=_TODAY, calling_code=CALLING_CODES[mission.country]))
    with post.asking() as connection:
        plan = roster.propose(connection, reading, mission)
    roster.apply(post, plan)
    counts = plan.proposal.counts
    say(
        f"Roster: {counts.read} rows read, {counts.new} new, {counts.changed + counts.unchanged} known, {counts.rejected} rejected."
    )
    incident, _ = incidents.open_incident(post, "Khartoum", title="Latihan Khartoum", exercise=True)
    arrays = ResidentArrays()
    with post.asking() as connection:
        line = asked.incident_line(connection, incident)
        areas = incidents.resolved_areas(line)
        inside = find_people(
            connection, PeopleQuery(incident=incident, area_only=True), PeopleScope(arrays, areas), count=300
        )
    say(
        f"Incident: {line.title}, {line.zone}, {', '.join(line.missions)}; {inside.total} persons are registered in its area."
    )
    for row, told in zip(inside.rows, _reports(), strict=False):
        reports.file_reports(post, incident, row.person, [told])
    reports.check_hospital(post, incident, facility="Rumah Sakit Contoh", method="visit", result="none-ours")
    reports.contact_authority(post, incident, office="Kepolisian Khartoum", result="promised")
    reports.answer(post, incident, Question.STAFF_SAFE, "yes", Source.STAFF)
    reports.answer(post, incident, Question.VICTIMS, "3-5", Source.OFFICIAL, said_by="police spokesman")
    with post.asking() as connection:
        counted = asked.tally_of(connection, line, arrays, areas, post.now_ms())
        return counted, asked.questions(connection, incident, counted)


def _reports() -> Iterator[dict[str, Value]]:
    rng = random.Random(15)
    for _ in range(300):
        value = rng.choices(["present", "elsewhere", "in-transit", "missing"], [70, 20, 8, 2])[0]
        yield {"axis": "whereabouts", "value": value, "source": rng.choice(["staff", "warden", "family"])}


def _roster(folder: Path) -> Path:
    """A mission's roster of invented people, with what such files hold: one-name people, a twin, a row without a name, a total line."""
    rng = random.Random(2023)
    path = folder / "lapor-diri-contoh.csv"
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(["DATA LAPOR DIRI WNI (CONTOH, SEMUA NAMA REKAAN)"])
        writer.writerow(_HEADER)
        for number in range(1, _PEOPLE + 1):
            row = _row(rng, number)
            writer.writerow(row)
            if number % 100 == 0:  # the same person again, in capitals
                writer.writerow([row[0], row[1].upper(), *row[2:]])
        writer.writerow([_PEOPLE + 1, "", "X0000001"])
        writer.writerow(["", f"JUMLAH: {_PEOPLE}"])
    return path


def _row(rng: random.Random, number: int) -> list[str]:
    name = rng.choice(_FIRST) if number % 15 == 0 else f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
    born = f"{rng.randrange(1, 29):02d}/{rng.randrange(1, 13):02d}/{rng.randrange(1955, 2006)}"
    city, lat, lon = rng.choices(_CITIES, [62, 20, 10, 8])[0]
    place = (f"{rng.gauss(lat, 0.03):.5f}", f"{rng.gauss(lon, 0.03):.5f}") if number % 6 else ("", "")
    phone = f"+2499{rng.randrange(10**7, 10**8)}"
    return [str(number), name, f"{rng.choice('ABCEX')}{rng.randrange(10**6, 10**7)}", born, rng.choice("LP"), phone, city, *place,
            rng.choice(["Mahasiswa", "PMI", "Profesional"])]  # fmt: skip
