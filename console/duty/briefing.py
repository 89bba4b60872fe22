"""What a statement or a situation report of an incident rests on, gathered in one go so that its parts agree with each other."""

from __future__ import annotations

from sqlalchemy import Connection

from console.atlas.countries import countries
from console.atlas.specs import place_name
from console.duty.incidents import resolved_areas
from console.model import area as areas
from console.model.bilingual import Bilingual
from console.model.findings import last_said
from console.model.shown import IncidentLine, MissionLine
from console.model.statement import Facts
from console.model.words import Question
from console.register.reading import briefing
from console.register.reading import incidents as asked
from console.register.reading.facilities import facilities
from console.register.reading.questions import answers_of
from console.register.resident import ResidentArrays


def facts(connection: Connection, arrays: ResidentArrays, incident: int, now_ms: int) -> Facts:
    """Everything a statement rests on now. Raises InputFault ``incident-unknown``."""
    line = asked.incident_line(connection, incident)
    covered = resolved_areas(line, asked.sites(connection, incident))
    tally = asked.tally_of(connection, line, arrays, covered, now_ms)
    answers = answers_of(connection, incident)
    lines = facilities(connection, incident)
    involved = [each for code in line.missions for each in asked.missions(connection) if each.code == code]
    numbers = asked.hotlines(connection)
    return Facts(
        place=_place(line),
        country=_country(line.country),
        zone=line.zone,
        onset_ms=line.onset_ms,
        as_of_ms=now_ms,
        is_exercise=line.is_exercise,
        mission=mission_name(involved[0]) if involved else Bilingual("Perwakilan RI", "The Indonesian mission"),
        hotlines=tuple((mission_name(each), numbers.get(each.mission, "")) for each in involved),
        casualties=last_said(briefing.counts(answers[Question.VICTIMS])),
        findings=briefing.findings(connection, line, answers[Question.NATIONALS_AMONG], lines),
        registered=briefing.registered(connection, line, arrays, covered, tally),
        done=briefing.done(connection, incident, lines),
    )


def _place(line: IncidentLine) -> Bilingual:
    area = areas.from_json(line.area)
    return Bilingual(place_name(area, line.place, "id"), place_name(area, line.place, "en"))


def _country(code: str) -> Bilingual:
    known = countries().get(code)
    return Bilingual(known.name("id"), known.name("en")) if known else Bilingual("", "")


def mission_name(line: MissionLine) -> Bilingual:
    """How a mission is called inside a sentence: ``KBRI Ankara``, ``the Embassy of Indonesia, Ankara``."""
    return Bilingual(line.name_id, f"the {line.name_en}")
