"""What a statement rests on, asked of the register: who is hurt, what was answered, what was done, who is registered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from sqlalchemy import Connection

from console.model.area import country_code
from console.model.findings import HARMED, Harm, Range, Said, harm_of, is_in_question
from console.model.nearness import Nearness, ResolvedArea
from console.model.settle import settle
from console.model.shown import IncidentLine, QuestionLine, Tally
from console.model.shown_response import FacilityLine, ListState
from console.model.statement import Done, Registered
from console.model.tally import Ids, ascending, joins, pairs_among
from console.model.words import CallOutcome, Question, Source, Whereabouts
from console.register.derive import heard_by_person
from console.register.fold import chunks, marks
from console.register.reading.incidents import possible_pairs
from console.register.resident import ResidentArrays

OURS = "ID"  # the nationality of those a statement speaks of; others are carried beside, never inside
_AROUND = (Nearness.INSIDE, Nearness.POSSIBLY, Nearness.BY_CITY)


def harms(connection: Connection, incident: IncidentLine) -> tuple[tuple[Harm, ...], bool]:
    """The nationals of whom somebody of standing says they are hurt; and whether anything about anybody must still be verified."""
    suspected = list(
        connection.exec_driver_sql(
            "SELECT s.person FROM situation s JOIN person p ON p.id = s.person WHERE s.incident = ? AND p.nationality = ?"
            f" AND (s.condition IN ({marks(HARMED)}) OR s.is_contested OR s.is_deceased_reported OR s.whereabouts = ?)"
            " ORDER BY s.person",
            (incident.incident, OURS, *map(str, HARMED), str(Whereabouts.MISSING)),
        ).scalars()
    )
    found: list[Harm] = []
    in_question = False
    for chunk in chunks(suspected):
        for person, heard in sorted(heard_by_person(connection, incident.incident, chunk).items()):
            situation = settle(heard, incident.onset_ms)
            in_question |= is_in_question(situation)
            harm = harm_of(person, situation)
            if harm is not None:
                found.append(harm)
    return tuple(found), in_question


def answered(questions: Sequence[QuestionLine], question: Question) -> tuple[Said, ...]:
    """What was answered to a question for a count, as counts; ``unknown`` says nothing."""
    line = next(each for each in questions if each.question is question)
    return tuple(_said(line))


def _said(line: QuestionLine) -> Iterator[Said]:
    for each in line.answers:
        if each.withdrawn_at_ms is None and each.value != "unknown":
            yield Said(_count(each.value), each.source, each.said_by, each.observed_at_ms)


def _count(value: str) -> Range | None:
    if value in ("yes", "no"):
        return None if value == "yes" else Range(0, 0)
    low, _, high = value.partition("-")
    return Range(int(low), int(high or low))


def done(connection: Connection, incident: int, lines: Sequence[FacilityLine]) -> Done:
    """What was done so far. lines: every facility of the incident."""
    asked = [line for line in lines if line.state is not ListState.NOT_ASKED]
    called, reached = connection.exec_driver_sql(
        "SELECT count(DISTINCT coalesce(m.representative, c.person)),"
        " count(DISTINCT CASE WHEN c.outcome IN (?, ?, ?) THEN coalesce(m.representative, c.person) END)"
        " FROM call c LEFT JOIN merged m ON m.person = c.person"
        " WHERE c.incident = ? AND c.ended_at_ms IS NOT NULL AND c.withdrawn_at_ms IS NULL",
        (str(CallOutcome.WELL), str(CallOutcome.INJURED), str(CallOutcome.ELSEWHERE), incident),
    ).one()
    by_wardens = connection.exec_driver_sql(
        "SELECT count(DISTINCT coalesce(m.representative, r.person)) FROM report r LEFT JOIN merged m ON m.person = r.person"
        " WHERE r.incident = ? AND r.source = ? AND r.withdrawn_at_ms IS NULL",
        (incident, str(Source.WARDEN)),
    ).scalar_one()
    return Done(
        authorities=tuple(line.name for line in asked if line.is_authority),
        lists=tuple(line.name for line in asked if line.is_list and not line.is_authority),
        called=called,
        reached=reached,
        by_wardens=by_wardens,
    )


def registered(
    connection: Connection,
    incident: IncidentLine,
    arrays: ResidentArrays,
    areas: tuple[ResolvedArea, ...],
    tally: Tally,
) -> Registered:
    """Who is registered in the country, and of them near the scene: at a position there, or in its city."""
    positions, residents = arrays.positions(connection), arrays.residents(connection, areas)
    in_country = positions.country == (country_code(incident.country) if incident.country else 0)
    is_around = np.isin(residents.nearness, _AROUND)
    pairs = possible_pairs(connection)
    return Registered(
        country=_persons(positions.person[in_country], pairs),
        area=_persons(positions.person[in_country & is_around], pairs),
        fresh=tally.confirmed_in_180_days,
        roster_of=tally.covers,
        not_held=tally.not_held,
    )


def _persons(persons: Ids, pairs: Ids) -> Range:
    each = ascending(persons)
    return Range(len(each) - joins(pairs_among(each, pairs).tolist()), len(each))
