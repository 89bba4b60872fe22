"""Small rosters, written as files and read by the real child."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from console.duty import enrolment, roster, roster_child
from console.duty.post import Post
from console.duty.roster import Plan
from console.formats.roster.shapes import Ask
from console.model.proposal import ImportOutcome
from console.model.shown import MissionLine
from console.register import checking
from console.register.reading.incidents import mission_by_code
from console.register.register import Register
from tests.factories import OFFICER

HEADER = ("Nama Lengkap", "No. Paspor", "NIK", "Tgl Lahir", "No HP", "Kota", "Lintang", "Bujur", "No. Keluarga")
Row = Sequence[str]


def a_post(register: Register) -> Post:
    """An officer at a register with the shipped missions."""
    register.load_reference(enrolment.reference())
    return Post(register, OFFICER)


def a_file(folder: Path, rows: Sequence[Row], name: str = "roster.csv", header: Row = HEADER) -> Path:
    path = folder / name
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(header)
        writer.writerows(list(row) + [""] * (len(header) - len(row)) for row in rows)
    return path


def khartoum(post: Post) -> MissionLine:
    with post.asking() as connection:
        return mission_by_code(connection, "KRT")


def planned(post: Post, path: Path) -> Plan:
    reading = roster_child.read(path, Ask(today="2026-11-24", calling_code="249"))
    mission = khartoum(post)
    with post.asking() as connection:
        return roster.propose(connection, reading, mission)


def imported(post: Post, path: Path) -> ImportOutcome:
    return roster.apply(post, planned(post, path))


def digest_of(register: Register) -> str:
    with register.reading() as connection:
        return checking.digest(connection)


def figures(outcome: ImportOutcome) -> dict[str, int]:
    counts = outcome.counts
    return {
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "doubtful": counts.doubtful,
        "rejected": counts.rejected,
        "vanished": counts.vanished,
    }
