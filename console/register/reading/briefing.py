"""What a statement rests on, asked of the register: who is hurt, what was answered, what was done, who is registered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from sqlalchemy import Connection

from console.model.area import country_code
from console.model.findings import HARMED, NONE, Findings, Harm, Range, Said, find, harm_of, is_in_question
from console.model.nearness import Nearness, ResolvedArea
from console.model.settle import settle
from console.model.shown import AnswerLine, IncidentLine, Tally
from console.model.shown_response import FacilityLine, ListState
from console.model.statement import Done, Registered
from console.model.tally import Ids, ascending, is_among, joins, pairs_among
from console.model.words import Axis, CallOutcome, Source, Whereabouts
from console.register.derive import heard_by_person
from console.register.fold import chunks, marks
from console.register.reading.incidents import possible_pairs
from console.register.resident import ResidentArrays, residents_in

# Whom a statement speaks of, by the columns of ``person p``: nationals, also children of two nationalities. Who may be one stands between:
# his paper or his standing is not known. Others are carried beside, never inside.
IS_OURS = "(p.eligibility = 'wni-dual-child' OR (p.eligibility = 'wni' AND p.nationality = 'ID'))"
MAY_BE_OURS = "(p.eligibility IN ('wni', 'unknown') AND p.nationality IN ('ID', ''))"
_AROUND = (Nearness.INSIDE, Nearness.POSSIBLY, Nearness.BY_CITY)


def harms(connection: Connection, incident: IncidentLine) -> tuple[tuple[Harm, ...], bool]:
    """The nationals of whom somebody of standing says they are hurt; and whether anything about anybody must still be verified."""
    harmed = tuple(map(str, HARMED))
    is_ours = {
        row[0]: bool(row[1])
        for row in connection.exec_driver_sql(
            f"SELECT s.person, {IS_OURS} FROM situation s JOIN person p ON p.id = s.person"
            f" WHERE s.incident = ? AND ({IS_OURS} OR {MAY_BE_OURS})"
            f" AND (s.condition IN ({marks(HARMED)}) OR s.is_contested OR s.is_deceased_reported OR s.whereabouts = ?"
            " OR s.person IN (SELECT coalesce(m.representative, r.person) FROM report r LEFT JOIN merged m ON m.person = r.person"
            f" WHERE r.incident = ? AND r.axis = ? AND r.value IN ({marks(HARMED)}) AND r.withdrawn_at_ms IS NULL))",
            (incident.incident, *harmed, str(Whereabouts.MISSING), incident.incident, str(Axis.CONDITION), *harmed),
        )
    }
    found: list[Harm] = []
    in_question = False
    for chunk in chunks(sorted(is_ours)):
        for person, heard in sorted(heard_by_person(connection, incident.incident, chunk).items()):
            situation = settle(heard, incident.onset_ms)
            in_question |= is_in_question(situation, heard)
            harm = harm_of(person, situation)
            if harm is not None and is_ours[person]:
                found.append(harm)
            in_question |= harm is not None and not is_ours[person]
    return tuple(found), in_question


def findings(
    connection: Connection, incident: IncidentLine, answers: Sequence[AnswerLine], lines: Sequence[FacilityLine]
) -> Findings:
    """What may be said of nationals among the victims. answers: to that question, newest first. lines: every facility of the incident."""
    harmed, in_question = harms(connection, incident)
    return find([each for each in lines if each.is_list], harmed, counts(answers), in_question=in_question)


def counts(answers: Sequence[AnswerLine]) -> tuple[Said, ...]:
    """What was answered to a question for a count, newest first, as counts; ``unknown`` says nothing."""
    return tuple(_said(answers))


def _said(answers: Sequence[AnswerLine]) -> Iterator[Said]:
    """What each source said last: who knows nothing any more takes back what he said."""
    heard: set[tuple[Source, str]] = set()
    for each in answers:
        who = (each.source, each.said_by.casefold().strip())
        if each.withdrawn_at_ms is not None or who in heard:
            continue
        heard.add(who)
        if each.value != "unknown":
            yield Said(_count(each.value), each.source, each.said_by, each.observed_at_ms)


def _count(value: str) -> Range | None:
    if value in ("yes", "no"):
        return None if value == "yes" else Range(0, 0)
    low, _, high = value.partition("-")
    return Range(int(low), int(high or low))


def done(connection: Connection, incident: int, lines: Sequence[FacilityLine]) -> Done:
    """What was done so far, of persons only nationals. lines: every facility of the incident; whom nobody reached was not asked."""
    asked = [line for line in lines if line.state not in (ListState.NOT_ASKED, ListState.NO_ANSWER)]
    others = set(np.concatenate(_not_surely_ours(connection)).tolist())
    called = connection.exec_driver_sql(
        "SELECT coalesce(m.representative, c.person), max(c.outcome IN (?, ?, ?))"
        " FROM call c LEFT JOIN merged m ON m.person = c.person"
        " WHERE c.incident = ? AND c.ended_at_ms IS NOT NULL AND c.withdrawn_at_ms IS NULL GROUP BY 1",
        (str(CallOutcome.WELL), str(CallOutcome.INJURED), str(CallOutcome.ELSEWHERE), incident),
    ).all()
    by_wardens = connection.exec_driver_sql(
        "SELECT DISTINCT coalesce(m.representative, r.person) FROM report r LEFT JOIN merged m ON m.person = r.person"
        " WHERE r.incident = ? AND r.source = ? AND r.withdrawn_at_ms IS NULL AND r.value != 'unknown'",
        (incident, str(Source.WARDEN)),
    ).scalars()
    return Done(
        authorities=tuple(line.name for line in asked if line.is_authority),
        lists=tuple(line.name for line in asked if line.is_list and not line.is_authority),
        called=sum(person not in others for person, _ in called),
        reached=sum(bool(is_reached) and person not in others for person, is_reached in called),
        by_wardens=sum(person not in others for person in by_wardens),
    )


def registered(
    connection: Connection,
    incident: IncidentLine,
    arrays: ResidentArrays,
    areas: tuple[ResolvedArea, ...],
    tally: Tally,
) -> Registered:
    """Which nationals are registered in the country, and of them near the scene: at a position there, or in its city.

    areas: the incident's own first; further ones are not the place that a statement names. Without a country only who is near the scene.
    """
    positions = arrays.positions(connection)
    near = arrays.residents(connection, areas) if len(areas) == 1 else residents_in(positions, areas[:1])
    foreign, unsure = _not_surely_ours(connection)
    is_ours = ~is_among(positions.person, foreign)
    in_country = is_ours & (positions.country == country_code(incident.country)) if incident.country else is_ours
    is_around = np.isin(near.nearness, _AROUND)
    pairs = possible_pairs(connection)
    return Registered(
        country=_persons(positions.person[in_country], unsure, pairs) if incident.country else NONE,
        area=_persons(positions.person[in_country & is_around], unsure, pairs),
        fresh=tally.confirmed_in_180_days,
        roster_of=tally.covers,
        not_held=tally.not_held,
    )


def _not_surely_ours(connection: Connection) -> tuple[Ids, Ids]:
    """Who is no national, and who may be one, each ascending."""
    rows = connection.exec_driver_sql(
        # The engine, which guesses that most are not ours, would read everybody.
        f"SELECT p.id, {MAY_BE_OURS} FROM person p INDEXED BY person_not_surely_ours WHERE NOT {IS_OURS}"
    ).all()
    told = np.array(sorted(map(tuple, rows)), np.int64).reshape(-1, 2)
    return told[told[:, 1] == 0, 0], told[told[:, 1] == 1, 0]


def _persons(persons: Ids, unsure: Ids, pairs: Ids) -> Range:
    """At least those who are surely ours, possible doubles as one; at most everybody."""
    each = ascending(persons)
    sure = each[~is_among(each, unsure)]
    return Range(len(sure) - joins(pairs_among(sure, pairs).tolist()), len(each))
