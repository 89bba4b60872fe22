"""The sample incident's telephones: an hour of calls, the families who rang up, and the hospitals that were asked. All invented."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from console.duty import calls, enquiries, incidents, sweeps
from console.duty.post import Post
from console.model.words import (
    CallOutcome,
    CheckMethod,
    Consent,
    EnquiryChannel,
    HospitalResult,
    Relation,
)
from console.register.reading.calls import CallScope, call_sheet
from console.register.reading.incidents import incident_line
from console.register.resident import ResidentArrays

MINUTE_MS = 60_000
# How each call of the last hour ended, the first three minutes apart from the next.
_ENDED = (
    CallOutcome.WELL,
    CallOutcome.NO_ANSWER,
    CallOutcome.WELL,
    CallOutcome.WRONG_NUMBER,
    CallOutcome.WELL,
    CallOutcome.ELSEWHERE,
    CallOutcome.NO_ANSWER,
    CallOutcome.WELL,
    CallOutcome.INJURED,
    CallOutcome.WELL,
    CallOutcome.NO_ANSWER,
    CallOutcome.REFUSED,
    CallOutcome.WELL,
    CallOutcome.NO_ANSWER,
)


def telephone(post: Post, incident: int) -> None:
    """Play the telephones of the first morning."""
    _ask_around(post, incident)
    _call_out(post, incident)
    _ring_up(post, incident)


@contextmanager
def at(post: Post, minutes_ago: float) -> Iterator[None]:
    """What is done inside, on this thread, was done so many minutes ago; the window's own clocks go on."""
    clock, own = post.register.clock, threading.get_ident()
    then_ms = clock() - int(minutes_ago * MINUTE_MS)
    post.register.clock = lambda: then_ms if threading.get_ident() == own else clock()
    try:
        yield
    finally:
        post.register.clock = clock


def _call_out(post: Post, incident: int) -> None:
    for place, outcome in enumerate(_ENDED):
        minutes_ago = 3.0 * (len(_ENDED) - place)
        with at(post, minutes_ago):
            [persons] = _next(post, incident, 1)
            calls.end(post, incident, persons, outcome)
    with at(post, 2):
        for persons in _next(post, incident, 1):
            calls.take(post, incident, persons)


def _next(post: Post, incident: int, count: int) -> list[list[int]]:
    """The persons of the units that are called next."""
    with post.asking() as connection:
        line = incident_line(connection, incident)
        areas = incidents.resolved_areas(line)
        scope = CallScope(ResidentArrays(), areas, post.officer, post.now_ms())
        sheet = call_sheet(connection, line, scope, count=count)
    return [[person.person for person in unit.people] for unit in sheet.units]


def _ring_up(post: Post, incident: int) -> None:
    sought = [(name, person) for persons in _next(post, incident, 4) for person, name in _named(post, persons)]
    (first, one), (second, two), (third, three) = sought[0], sought[-1], sought[len(sought) // 2]
    now_ms = post.now_ms()
    for minutes_ago, caller, relation, promised in (
        (96, "Ibu Contoh Sumarni", Relation.PARENT, -8),
        (61, "Bapak Contoh Harjo", Relation.PARENT, 50),
        (22, "Contoh Wulan", Relation.SIBLING, 9),
    ):
        with at(post, minutes_ago):
            enquiries.add_enquiry(
                post,
                incident,
                first,
                caller,
                person=one,
                relation=relation,
                phone="+628120000001",
                channel=EnquiryChannel.HOTLINE,
                consent=Consent.GIVEN,
                promised_at_ms=now_ms + promised * MINUTE_MS,
            )
    with at(post, 150):
        done, _ = enquiries.add_enquiry(
            post, incident, second, "Contoh Rini", person=two, relation=Relation.SPOUSE, phone="+628120000002"
        )
    with at(post, 120):
        enquiries.answer_enquiry(post, [done], "Belum ada kabar; akan dihubungi begitu ada.")
    with at(post, 40):
        enquiries.add_enquiry(
            post, incident, third, "PT Contoh Sejahtera", person=three, relation=Relation.EMPLOYER, phone="+6221555000"
        )
    with at(post, 15):
        enquiries.add_enquiry(
            post,
            incident,
            "Contoh Wisatawan",
            "Contoh Teman Seperjalanan",
            relation=Relation.FRIEND,
            channel=EnquiryChannel.MESSAGE,
            consent=Consent.REFUSED,
            promised_at_ms=now_ms + 30 * MINUTE_MS,
        )


def _named(post: Post, persons: list[int]) -> list[tuple[int, str]]:
    with post.asking() as connection:
        rows = (
            connection.exec_driver_sql("SELECT name FROM person WHERE id = ?", (person,)).scalar() for person in persons
        )
        return [(person, str(name)) for person, name in zip(persons, rows, strict=True)]


def _ask_around(post: Post, incident: int) -> None:
    sweeps.start(post, incident)
    now_ms = post.now_ms()
    with at(post, 70):
        sweeps.check(
            post,
            incident,
            "Klinik Contoh Omdurman",
            HospitalResult.NONE_OURS,
            CheckMethod.VISIT,
            foreigners=2,
            said_by="perawat jaga",
            recheck_at_ms=now_ms + 45 * MINUTE_MS,
        )
    with at(post, 35):
        sweeps.check(
            post,
            incident,
            "Kamar Jenazah Contoh",
            HospitalResult.UNIDENTIFIED,
            CheckMethod.PHONE,
            unidentified=3,
            said_by="petugas jaga",
            recheck_at_ms=now_ms - 5 * MINUTE_MS,
        )
