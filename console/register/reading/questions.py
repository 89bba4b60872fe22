"""The five questions: what was answered to each, and what the register itself says to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from console.model.findings import Findings
from console.model.shown import AnswerLine, IncidentLine, QuestionLine, Tally
from console.model.shown_response import FacilityLine, ListState
from console.model.words import Question, Source
from console.register.reading.briefing import findings
from console.register.reading.facilities import facilities

Computed = dict[Question, tuple[str, dict[str, int]]]


def questions(connection: Connection, incident: IncidentLine, counted: Tally | None) -> list[QuestionLine]:
    """The line on staff and premises and the five questions; answers newest first, what the console computed beside them."""
    answers = answers_of(connection, incident.incident)
    computed = _computed(connection, incident, answers, counted)
    return [
        QuestionLine(question, tuple(answers[question]), *computed.get(question, ("none-computed", {})))
        for question in Question
    ]


def answers_of(connection: Connection, incident: int) -> dict[Question, list[AnswerLine]]:
    """All that was ever answered, newest first."""
    answers: dict[Question, list[AnswerLine]] = defaultdict(list)
    for row in connection.exec_driver_sql(
        "SELECT a.question, a.id, a.value, a.source, a.said_by, coalesce(a.observed_at_ms, a.recorded_at_ms), a.recorded_at_ms,"
        " coalesce(o.name, ''), a.note, a.withdrawn_at_ms FROM answer a LEFT JOIN officer o ON o.id = a.officer"
        " WHERE a.incident = ? ORDER BY 6 DESC, a.id DESC",
        (incident,),
    ):
        values: list[Any] = [row[1], row[2], Source.of(row[3]), *row[4:]]
        answers[Question.of(row[0])].append(AnswerLine(*values))
    return answers


def _computed(
    connection: Connection,
    incident: IncidentLine,
    answers: dict[Question, list[AnswerLine]],
    counted: Tally | None,
) -> Computed:
    lines = facilities(connection, incident.incident)
    found = findings(connection, incident, answers[Question.NATIONALS_AMONG], lines)
    told: Computed = {
        Question.NATIONALS_AMONG: (f"nationals-among-{found.rung}", _nationals_figures(found)),
        Question.HOSPITALS: ("hospitals-none-found", _hospital_figures(lines)),
        Question.AUTHORITIES: ("authorities-contacted", _authority_figures(lines)),
    }
    if counted is not None:
        told[Question.NATIONALS] = ("registered-in-area", dict(counted.in_area))
    return {
        question: (key, figures) for question, (key, figures) in told.items() if figures.get(_SILENT.get(key, ""), 1)
    }


_SILENT = {
    "hospitals-none-found": "total",
    "authorities-contacted": "n",
}  # nothing to say before the first one


def _nationals_figures(found: Findings) -> dict[str, int]:
    """What the public sentence rests on: it and the question never say two things."""
    return {
        "affected_min": found.affected.low,
        "affected_max": found.affected.high,
        "checked": found.checked,
        "total": len(found.lists),
    }


def _hospital_figures(lines: Sequence[FacilityLine]) -> dict[str, int]:
    """By each list's newest check: how many lists there are, how many said whether there is any of ours, what they said.

    to_be_named: how many of them stand for lists that nobody has named: then nobody knows how many there are.
    """
    lists = [line for line in lines if line.is_list]
    return {
        "total": len(lists),
        "checked": sum(line.is_checked for line in lists),
        "to_be_named": sum(line.is_to_be_named for line in lists),
        "found": sum(line.state is ListState.FOUND for line in lists),
        "unidentified": sum(line.unidentified or 0 for line in lists if line.is_checked),
        "foreigners": sum(line.foreigners or 0 for line in lists if line.is_checked),
        "at_ms": max((line.asked_at_ms or 0 for line in lists), default=0),
    }


def _authority_figures(lines: Sequence[FacilityLine]) -> dict[str, int]:
    """How many authorities were contacted, and how many of them answered."""
    asked = [line for line in lines if line.is_authority and line.state is not ListState.NOT_ASKED]
    silent = {ListState.NO_ANSWER, ListState.REFUSED, ListState.PROMISED}
    return {"n": len(asked), "answered": sum(line.state not in silent for line in asked)}
