"""The parts of a situation report, each made from what the register answered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sqlalchemy import Connection

from console.atlas.gazetteer import gazetteer
from console.model.bilingual import Bilingual
from console.model.findings import Range, Rung
from console.model.nearness import Nearness, ResolvedArea
from console.model.shown import IncidentLine, QuestionLine, Tally
from console.model.shown_response import CallSheet, DueItem, EnquiryLine, FacilityLine, ListState
from console.model.sitrep import Answer, Entry, Gap, Listed, Pair, Spot
from console.model.sitrep_words import Figure
from console.model.statement import Facts
from console.model.statement_nationals import ranged
from console.model.words import Condition, Question, Whereabouts
from console.register.reading.incidents import chronology as asked_chronology
from console.register.resident import ResidentArrays

ENTRIES_MAX = 15  # lines of the chronology in one report; the rest is in the register
SPOTS_MAX = 12  # places named on the map: more would lie on each other
_HOUR_MS = 3_600_000
_COUNTED_TOO = frozenset({Question.NATIONALS, Question.AUTHORITIES, Question.HOSPITALS})
_ESTABLISHED = frozenset(
    {f"nationals-among-{rung}" for rung in (Rung.AFFECTED, Rung.CONFIRMED_NONE)}
)  # the report says it above
SILENT_FROM_MS = 3 * _HOUR_MS  # reports older than this are told as silence


def figures(tally: Tally, facts: Facts, asked: Sequence[EnquiryLine]) -> dict[str, tuple[int, int]]:
    """Every figure as (low, high), in the order of ``Figure``."""
    found, done = facts.findings, facts.done
    harmed = {
        Figure.INJURED: Condition.INJURED,
        Figure.CRITICAL: Condition.CRITICAL,
        Figure.DECEASED: Condition.DECEASED,
    }
    counts = [said.count for said in facts.casualties if said.count is not None]
    told: dict[Figure, tuple[int, int]] = {
        Figure.REGISTERED: (tally.persons_min, tally.registered),
        Figure.PRESENT: _one(tally.present_confirmed),
        Figure.ELSEWHERE: _one(tally.elsewhere_confirmed),
        Figure.NOT_YET_REACHED: _one(tally.not_yet_reached),
        Figure.NOT_ON_ROSTER: _one(tally.not_on_roster),
        Figure.AFFECTED: (found.affected.low, found.affected.high),
        **{name: (found.by_condition[each].low, found.by_condition[each].high) for name, each in harmed.items()},
        Figure.DEATHS_REPORTED: _one(tally.deceased_reported - tally.deceased_identified),
        Figure.MISSING: _one(tally.by_whereabouts[Whereabouts.MISSING]),
        Figure.DETAINED: _one(tally.by_whereabouts[Whereabouts.DETAINED]),
        Figure.CONTESTED: _one(tally.contested),
        Figure.LISTS: _one(len(found.lists)),
        Figure.LISTS_CHECKED: _one(found.checked),
        Figure.UNIDENTIFIED: _one(found.unidentified),
        Figure.CALLED: _one(done.called),
        Figure.REACHED: _one(done.reached),
        Figure.ENQUIRIES_OPEN: _one(sum(each.answered_at_ms is None for each in asked)),
        Figure.ENQUIRIES_ANSWERED: _one(sum(each.answered_at_ms is not None for each in asked)),
    }
    if counts:
        told[Figure.CASUALTIES] = (min(each.low for each in counts), max(each.high for each in counts))
    return {str(name): told[name] for name in Figure if name in told}


def _one(count: int) -> tuple[int, int]:
    return count, count


def answers(questions: Sequence[QuestionLine], tally: Tally, facts: Facts) -> tuple[Answer, ...]:
    """The newest living answer to each question, "" where there is none, and what was counted."""
    told = []
    counts = counted(questions, tally, facts)
    for line in questions:
        newest = next((each for each in line.answers if each.withdrawn_at_ms is None), None)
        if newest is None:
            told.append(Answer(question=line.question, counted=counts.get(line.question, _NOTHING)))
        else:
            told.append(
                Answer(
                    question=line.question,
                    counted=counts.get(line.question, _NOTHING),
                    value=newest.value,
                    source=newest.source,
                    said_by=newest.said_by,
                    at_ms=newest.observed_at_ms,
                )
            )
    return tuple(told)


_NOTHING = Pair(id="", en="")


def counted(questions: Sequence[QuestionLine], tally: Tally, facts: Facts) -> dict[Question, Pair]:
    """What the console counted itself for a question; nothing before there is something to count."""
    registered = _ranged(tally.in_area_min, sum(tally.in_area.values()))  # as the statement has it
    told = {Question.NATIONALS: Pair(id=f"{registered.indonesian} terdaftar", en=f"{registered.english} registered")}
    found = facts.findings
    if found.affected.high:
        affected = _ranged(found.affected.low, found.affected.high)
        told[Question.NATIONALS_AMONG] = Pair(id=f"{affected.indonesian} terdampak", en=f"{affected.english} affected")
    authorities = next(line for line in questions if line.question is Question.AUTHORITIES).computed_figures
    if authorities:
        n, answered = authorities["n"], authorities["answered"]
        told[Question.AUTHORITIES] = Pair(id=f"{answered} dari {n} menjawab", en=f"{answered} of {n} answered")
    if found.lists:
        n, checked = len(found.lists), found.checked
        told[Question.HOSPITALS] = Pair(id=f"{checked} dari {n} diperiksa", en=f"{checked} of {n} checked")
    return told


def _ranged(low: int, high: int) -> Bilingual:
    return ranged(Range(low, high), ()).text


def listed(lines: Sequence[FacilityLine]) -> tuple[Listed, ...]:
    """Every facility with what it said last."""
    return tuple(
        Listed(
            name=line.name,
            type=line.type,
            state=line.state,
            asked_at_ms=line.asked_at_ms,
            method=line.method or "",
            unidentified=line.unidentified,
            foreigners=line.foreigners,
            said_by=line.said_by,
            again_at_ms=line.again_at_ms,
        )
        for line in lines
    )


def chronology(connection: Connection, line: IncidentLine, since_ms: int | None) -> tuple[Entry, ...]:
    """What was noted since the report before, the oldest first; of more than ENTRIES_MAX the newest."""
    items = [
        item
        for item in asked_chronology(connection, line)
        if item.withdrawn_at_ms is None and (since_ms is None or item.recorded_at_ms > since_ms)
    ]
    return tuple(Entry(at_ms=item.observed_at_ms, text=item.text) for item in reversed(items[:ENTRIES_MAX]))


def gaps(
    questions: Sequence[QuestionLine],
    lines: Sequence[FacilityLine],
    sheet: CallSheet,
    tally: Tally,
    items: Sequence[DueItem],
    now_ms: int,
) -> tuple[Gap, ...]:
    """What is missing, the gravest first. A question is open while nobody answered it and nothing was done for it."""
    settled = {line.question for line in questions if line.question in _COUNTED_TOO and line.computed_figures}
    settled |= {line.question for line in questions if line.computed in _ESTABLISHED}
    told = [
        Gap(code="question-open", places={"question": line.question})
        for line in questions
        if line.question not in settled
        and not any(each.withdrawn_at_ms is None and each.value != "unknown" for each in line.answers)
    ]
    lists = [line for line in lines if line.is_list]
    unanswered = sum(not line.is_checked or line.is_to_be_named for line in lists)
    unidentified = sum(
        line.unidentified or 0 for line in lists if line.is_checked or line.state is ListState.UNIDENTIFIED
    )
    overdue = sum(item.at_ms <= now_ms for item in items)
    if not lists:
        told.append(Gap(code="no-list"))
    told += _counted("lists-open", unanswered) + _counted("unidentified", unidentified)
    waiting, beside = tally.not_yet_reached, tally.not_on_roster_not_yet_reached  # as the figures above have them
    if waiting or sheet.without_number:
        told.append(Gap(code="not-reached", places={"n": str(waiting), "numberless": str(sheet.without_number)}))
    told += _counted("not-reached-beside", beside)
    if tally.not_held:
        told.append(Gap(code="roster-not-held", places={"missions": ", ".join(tally.not_held)}))
    told += _counted("overdue", overdue)
    if tally.freshest_ms is None:
        told.append(Gap(code="no-report"))
    elif now_ms - tally.freshest_ms >= SILENT_FROM_MS:
        told += _counted("silent", (now_ms - tally.freshest_ms) // _HOUR_MS, "hours")
    return tuple(told)


def _counted(code: str, count: int, place: str = "n") -> list[Gap]:
    return [Gap(code=code, places={place: str(count)})] if count else []


def spots(connection: Connection, arrays: ResidentArrays, areas: tuple[ResolvedArea, ...]) -> tuple[Spot, ...]:
    """The cities in the areas where most registered persons are known, each person once; the most first."""
    positions, residents = arrays.positions(connection), arrays.residents(connection, areas)
    here = (residents.nearness != Nearness.OUTSIDE) & (positions.city_id > 0)
    _, first = np.unique(positions.person[here], return_index=True)
    cities, counts = np.unique(positions.city_id[here][first], return_counts=True)
    order = np.argsort(-counts, kind="stable")[:SPOTS_MAX]
    known = gazetteer()
    found = []
    for city, count in zip(cities[order].tolist(), counts[order].tolist(), strict=True):
        town = known.by_id(city)
        if town is not None:
            found.append(Spot(name=Pair(id=town.name_id, en=town.name), lon=town.lon, lat=town.lat, persons=count))
    return tuple(found)
