"""The first morning of a second exercise: a third of the people telephoned, answers, checks, contested reports. All invented."""

from __future__ import annotations

import random
from collections.abc import Iterator

from console.desk.demo_calls import telephone
from console.desk.demo_sample import CITY
from console.duty import incidents, reports
from console.duty.post import Post
from console.model.change import Value
from console.model.kinds import Kind
from console.model.query import PeopleQuery
from console.model.words import Axis, Question, Source
from console.register.reading import incidents as asked
from console.register.reading.people import PeopleScope, find_people
from console.register.resident import ResidentArrays
from console.register.touched import Touched

REPORTED = 260  # persons: about a third of those registered in the area, as after a morning of telephoning
HOUR_MS = 3_600_000


def fill(post: Post) -> tuple[int, Touched]:
    """An exercise in Khartoum with its first morning; the incident's record id, and that everything was touched."""
    now_ms = post.now_ms()
    incident, _ = incidents.open_incident(
        post, CITY, title="Latihan Khartoum", onset_ms=now_ms - 7 * HOUR_MS, exercise=True
    )
    with post.asking() as connection:
        line = asked.incident_line(connection, incident)
        scope = PeopleScope(ResidentArrays(), incidents.resolved_areas(line))
        inside = find_people(
            connection, PeopleQuery(incident=incident, area_only=True), scope, count=3 * REPORTED
        ).rows[::3]
    for row, told in zip(inside, _told(now_ms), strict=False):
        reports.file_reports(post, incident, row.person, told)
    for row in inside[:4]:  # somebody of lower standing says otherwise: both are shown
        reports.file_reports(post, incident, row.person, [_report(Axis.WHEREABOUTS, "missing", Source.FAMILY, now_ms)])
    reports.answer(post, incident, Question.STAFF_SAFE, "yes", Source.STAFF)
    reports.answer(post, incident, Question.VICTIMS, "56-83", Source.OFFICIAL, said_by="juru bicara kepolisian")
    reports.check_hospital(post, incident, facility="Rumah Sakit Contoh Utara", method="visit", result="none-ours")
    reports.check_hospital(post, incident, facility="Rumah Sakit Contoh Selatan", method="phone", result="no-answer")
    reports.contact_authority(post, incident, office="Kepolisian setempat", result="promised")
    reports.note(post, incident, "Bandara ditutup; listrik padam di tiga distrik.", now_ms - 5 * HOUR_MS)
    telephone(post, incident)
    return incident, Touched({kind: frozenset({incident}) for kind in Kind})  # each screen asks again


def _told(now_ms: int) -> Iterator[list[dict[str, Value]]]:
    rng = random.Random(15)  # noqa: S311 - the same morning every time; nothing secret
    while True:
        where = rng.choices(["present", "elsewhere", "in-transit", "missing"], [70, 20, 8, 2])[0]
        source = rng.choice([Source.STAFF, Source.WARDEN, Source.FAMILY])
        at_ms = now_ms - rng.randrange(6 * HOUR_MS)
        told = [_report(Axis.WHEREABOUTS, where, source, at_ms)]
        if where == "present":
            told.append(_report(Axis.CONDITION, rng.choices(["well", "injured"], [96, 4])[0], source, at_ms))
        yield told


def _report(axis: Axis, value: str, source: Source, at_ms: int) -> dict[str, Value]:
    return {"axis": axis, "value": value, "source": source, "observed_at_ms": at_ms}
