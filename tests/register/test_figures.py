"""In a world made at random on a real register, each figure of the tally opens a list as long as it says."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from console.atlas.resolve import resolve
from console.atlas.specs import area_of
from console.faults import InputFault
from console.model.change import Change, Value
from console.model.figures import FIGURES
from console.model.kinds import Kind
from console.model.nearness import ResolvedArea
from console.model.query import FigureKey, PeopleQuery
from console.model.shown import PeoplePage, Tally
from console.model.tally import FRESH_MS
from console.model.words import VALUES_BY_AXIS, Axis, IdentityMethod, Source
from console.register.reading import incidents as asking
from console.register.reading import people as listing
from console.register.reading.people import PeopleScope, find_people
from console.register.register import Register
from console.register.resident import ResidentArrays
from tests.conftest import Clock
from tests.factories import MISSION, a_person, a_registration, a_report, an_incident, made
from widgets.tally_readings import readings

PEOPLE = 120
DAY_MS, HOUR_MS = 86_400_000, 3_600_000
OFFICERS = (7, 8, 9)
PLACES: tuple[dict[str, Value], ...] = (
    {"lon": 32.53, "lat": 15.59, "radius_km": 0.1, "precision": "exact", "country": "SD"},
    {"lon": 32.5, "lat": 15.7, "radius_km": 3.0, "precision": "district", "country": "SD"},
    {"city": "Khartoum", "city_id": 379_252, "country": "SD", "precision": "city"},
    {"country": "SD", "precision": "country"},
    {"lon": 106.8, "lat": -6.2, "radius_km": 0.1, "precision": "exact", "country": "ID"},
)


def a_world(register: Register, seed: int) -> int:
    """Persons with none, one or several registrations, reports of every kind, some merged, some withdrawn; the incident's id."""
    rng = random.Random(seed)
    incident = an_incident(register, onset_ms=register.clock() - 20 * HOUR_MS)
    people = register.mint(PEOPLE)
    changes = [Change(Kind.PERSON, person, {"name": f"Orang {person % 1_000}"}) for person in people]
    for kind, fields in (
        *_registrations(rng, people, register.clock()),
        *_reports(rng, people, incident, register.clock()),
        *_pairs(rng, people),
    ):
        [record] = register.mint()
        changes.append(Change(kind, record, fields))
        if rng.random() < 0.1:
            over: dict[str, Value] = {"withdrawn_at_ms": register.clock(), "withdrawn_reason": "keliru"}
            changes.append(Change(kind, record, over))
    for start in range(0, len(changes), 500):
        register.record(changes[start : start + 500], OFFICERS[0])
    return incident


def _registrations(rng: random.Random, people: list[int], now_ms: int) -> Iterator[tuple[Kind, dict[str, Value]]]:
    for person in people:
        for place in rng.sample(PLACES, rng.choice([0, 0, 1, 1, 1, 2])):
            fields = {"person": person, "mission": MISSION, **place}
            if rng.random() < 0.6:
                fields["last_confirmed_at_ms"] = now_ms - rng.choice([0, FRESH_MS, FRESH_MS + 1, 400 * DAY_MS])
            if rng.random() < 0.4:
                fields["expected_return"] = rng.choice(["2023-04-14", "2023-04-15", "2023-03", "2024"])
            yield Kind.REGISTRATION, fields


def _reports(
    rng: random.Random, people: list[int], incident: int, now_ms: int
) -> Iterator[tuple[Kind, dict[str, Value]]]:
    for person in rng.sample(people, PEOPLE * 2 // 3):
        told: list[tuple[Axis, str, int]] = [
            (axis, rng.choice([*VALUES_BY_AXIS[axis]]).value, rng.choice(OFFICERS))
            for axis in (Axis.WHEREABOUTS, *rng.choices([*VALUES_BY_AXIS], k=rng.randint(0, 4)))
        ]
        if rng.random() < 0.15:  # a death that two officers report, and who it was
            told += [(Axis.CONDITION, "deceased", officer) for officer in OFFICERS[:2]]
            told.append((Axis.IDENTITY, "confirmed", OFFICERS[0]))
        for axis, value, officer in told:
            yield (
                Kind.REPORT,
                {
                    "incident": incident,
                    "person": person,
                    "axis": axis,
                    "value": value,
                    "detail": rng.choice([*IdentityMethod]).value if value == "confirmed" else "",
                    "source": rng.choice([*Source]),
                    "observed_at_ms": now_ms - rng.randint(-3, 30) * HOUR_MS,
                    "recorded_at_ms": now_ms,
                    "officer": officer,
                },
            )


def _pairs(rng: random.Random, people: list[int]) -> Iterator[tuple[Kind, dict[str, Value]]]:
    for verdict in ["possible"] * 15 + ["same"] * 8 + ["not-same"] * 4:
        a, b = sorted(rng.sample(people, 2))
        yield Kind.PAIR, {"a": a, "b": b, "verdict": verdict, "officer": OFFICERS[0]}


class Asked:
    """A world with its tally, and the lists its figures open."""

    def __init__(self, register: Register, incident: int) -> None:
        self.register, self.incident = register, incident
        self.arrays, self.areas = ResidentArrays(), self._areas()
        self.tally = self._tally()

    def _areas(self) -> tuple[ResolvedArea, ...]:
        return (resolve(area_of("country:SD")),)

    def _tally(self) -> Tally:
        with self.register.reading() as connection:
            line = asking.incident_line(connection, self.incident)
            return asking.tally_of(connection, line, self.arrays, self.areas, self.register.clock())

    def page(self, figure: FigureKey, first: int = 0, count: int = 1_000, text: str = "") -> PeoplePage:
        query = PeopleQuery(text, incident=self.incident, figure=figure, as_of_ms=self.tally.as_of_ms)
        with self.register.reading() as connection:
            return find_people(connection, query, PeopleScope(self.arrays, self.areas), first=first, count=count)


@pytest.mark.parametrize("seed", range(6))
def test_that_every_figure_opens_a_list_of_its_own_length(register: Register, seed: int) -> None:
    world = Asked(register, a_world(register, seed))
    told = readings(world.tally)
    assert told.keys() == FIGURES
    for figure, count in told.items():
        page = world.page(figure)
        assert page.total == len(page.rows) == len({row.person for row in page.rows}), figure
        assert not page.total_is_at_least
        if figure != ("doubles", "pairs"):
            assert page.total == count, figure


def test_that_a_world_made_leaves_no_figure_at_zero(register: Register) -> None:
    """Else the equality above would say nothing of it."""
    world = Asked(register, a_world(register, 1))
    silent = {figure for figure, count in readings(world.tally).items() if not count}
    assert silent == set()


def test_that_only_the_persons_of_possible_pairs_stand_behind_the_doubles(register: Register) -> None:
    incident = an_incident(register)
    a, b, c, outside = (a_person(register) for _ in range(4))
    for person in (a, b, c):
        a_registration(register, person, **PLACES[0])
    for first, second in ((a, b), (c, outside)):
        made(register, Kind.PAIR, a=first, b=second, verdict="possible", officer=7)
    world = Asked(register, incident)
    assert world.tally.doubles_pairs == 1
    assert {row.person for row in world.page(("doubles", "pairs")).rows} == {a, b}


def test_that_words_typed_narrow_the_list_of_a_figure(register: Register) -> None:
    incident = an_incident(register)
    for name in ("Siti Aminah", "Budi"):
        a_report(register, incident, a_person(register, name), value="missing")
    a_person(register, "Siti Rahma")
    world = Asked(register, incident)
    assert [row.name for row in world.page(("whereabouts", "missing"), text="siti").rows] == ["Siti Aminah"]


def test_that_what_was_fresh_when_it_was_counted_stays_in_the_list(register: Register, clock: Clock) -> None:
    incident = an_incident(register)
    a_registration(register, a_person(register), last_confirmed_at_ms=clock() - FRESH_MS, **PLACES[0])
    world = Asked(register, incident)
    clock.pass_time(hours=24)
    assert world.tally.confirmed_in_180_days == world.page(("freshness", "180-days")).total == 1


def test_that_a_figure_of_an_incident_nobody_knows_is_refused(register: Register) -> None:
    world = Asked(register, an_incident(register))
    world.incident = 999
    with pytest.raises(InputFault, match="incident-unknown"):
        world.page(("contested", "all"))


def test_that_a_list_longer_than_can_be_sorted_is_as_long_as_its_figure_to_the_last_page(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "SORTED_MAX", 5)
    incident = an_incident(register)
    people = {a_person(register) for _ in range(12)}
    for person in people:
        a_registration(register, person, **PLACES[0])
    world = Asked(register, incident)
    pages = [world.page(("roster", "all"), first, 5) for first in (0, 5, 10)]
    assert [(page.total, page.total_is_at_least, len(page.rows)) for page in pages] == [
        (12, False, 5),
        (12, False, 5),
        (12, False, 2),
    ]
    assert {row.person for page in pages for row in page.rows} == people
