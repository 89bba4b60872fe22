"""The log holds everything: what is made anew from it is what was shown."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.model.change import Change
from console.model.kinds import Kind
from console.register import checking
from console.register.register import Register
from tests.factories import OFFICER, a_person, a_registration, a_report, an_incident, made, withdrawn

REFERENCE = [
    Change(
        Kind.MISSION,
        11,
        {
            "code": "KRT",
            "kind": "embassy",
            "name_id": "KBRI Khartoum",
            "name_en": "Embassy",
            "host_city": "Khartoum",
            "country": "SD",
            "lon": 32.5,
            "lat": 15.5,
            "zone": "Africa/Khartoum",
        },
    )
]


def a_busy_day(register: Register, rng: random.Random, steps: int) -> None:
    """Random work of every sort a register sees."""
    people = [a_person(register, rng.choice(["Siti Aminah", "Moh. Yusuf", "Suharti"])) for _ in range(4)]
    incidents = [an_incident(register)]
    reports: list[int] = []
    pairs: list[int] = []
    for _ in range(steps):
        match rng.randrange(8):
            case 0:
                people.append(
                    a_person(register, rng.choice(["Dewi", "Budi Santoso"]), phone=f"+62{rng.randrange(10**8)}")
                )
            case 1:
                a_registration(
                    register,
                    rng.choice(people),
                    lon=rng.uniform(-180, 180),
                    lat=rng.uniform(-80, 80),
                    precision="exact",
                )
            case 2:
                reports.append(
                    a_report(
                        register, rng.choice(incidents), rng.choice(people), value=rng.choice(["present", "elsewhere"])
                    )
                )
            case 3 if reports:
                withdrawn(register, Kind.REPORT, rng.choice(reports))
            case 4:
                a, b = rng.sample(people, 2)
                pairs.append(
                    made(
                        register,
                        Kind.PAIR,
                        a=a,
                        b=b,
                        verdict=rng.choice(["same", "not-same", "possible"]),
                        officer=OFFICER,
                    )
                )
            case 5 if pairs:
                withdrawn(register, Kind.PAIR, pairs.pop())
            case 6:
                register.record(
                    [Change(Kind.PERSON, rng.choice(people), {"name": rng.choice(["Siti", "Ahmad"]), "note": "seen"})],
                    OFFICER,
                )
            case _:
                register.record(
                    [Change(Kind.INCIDENT, incidents[0], {"onset_ms": register.clock() - rng.randrange(10**7)})],
                    OFFICER,
                )


def digest_of(register: Register) -> str:
    with register.reading() as connection:
        return checking.digest(connection)


@given(st.randoms(use_true_random=False), st.integers(0, 40))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_the_log_makes_the_same_register_again(register: Register, rng: random.Random, steps: int) -> None:
    register.load_reference(REFERENCE)
    a_busy_day(register, rng, steps)
    before = digest_of(register)
    with register.maintenance() as connection:
        checking.rebuild(connection, REFERENCE)
    assert digest_of(register) == before


def test_that_the_digest_sees_every_sort_of_difference(register: Register) -> None:
    seen = {digest_of(register)}
    incident, person, other = an_incident(register), a_person(register, "Siti"), a_person(register, "Suharti")
    for change in (
        lambda: a_report(register, incident, person),
        lambda: a_registration(register, person),
        lambda: register.record([Change(Kind.PERSON, person, {"phone": "+1"})], OFFICER),
        lambda: made(register, Kind.PAIR, a=person, b=other, verdict="same", officer=OFFICER),
    ):
        change()
        now = digest_of(register)
        assert now not in seen
        seen.add(now)


def test_that_the_digest_sees_a_search_index_that_went_its_own_way(register: Register) -> None:
    a_person(register, "Siti")
    before = digest_of(register)
    with register.maintenance() as connection:
        connection.exec_driver_sql("DELETE FROM person_text")
    assert digest_of(register) != before


def test_that_local_things_survive_a_rebuild(register: Register) -> None:
    register.keep("mapping", "abc", "{}")
    with register.maintenance() as connection:
        checking.rebuild(connection, REFERENCE)
        assert connection.exec_driver_sql("SELECT value FROM local").scalar_one() == "{}"
