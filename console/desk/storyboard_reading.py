"""What the storyboard wants to know of the register: how far its steps are, and what they changed."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Connection

from console.desk.demo_sample import CELL
from console.duty import statements
from console.duty.incidents import resolved_areas
from console.model.bilingual import Sentence
from console.model.kinds import Kind
from console.model.shown import AnswerLine, IncidentLine, QuestionLine, Tally
from console.model.statement_words import SlotName
from console.model.words import Question, Source
from console.register.reading import incidents as asked
from console.register.reading.facilities import facilities
from console.register.reading.questions import questions as asked_about
from console.register.reading.wardens import wardens
from console.register.resident import ResidentArrays

CHANGED_BY = (
    Kind.INCIDENT,
    Kind.REPORT,
    Kind.PERSON,
    Kind.ANSWER,
    Kind.FACILITY,
    Kind.HOSPITAL_CHECK,
)


@dataclass(frozen=True)
class Standing:
    """The storyboard's incident at one moment; before it is opened ``line`` is None and there is nothing but the students' cell.

    sentence: what may be said of nationals. from_wardens: persons of whom a warden said something. foreigners: seen on the lists checked.
    """

    line: IncidentLine | None = None
    tally: Tally | None = None
    questions: tuple[QuestionLine, ...] = ()
    sentence: Sentence = field(default_factory=Sentence)
    from_wardens: int = 0
    foreigners: int = 0
    cell: int | None = None

    def question(self, wanted: Question) -> QuestionLine | None:
        """One of the five questions."""
        return next((line for line in self.questions if line.question is wanted), None)

    def said(self, wanted: Question) -> AnswerLine | None:
        """What was answered last to a question and stands."""
        line = self.question(wanted)
        return next((each for each in line.answers if each.withdrawn_at_ms is None), None) if line else None


def standing(connection: Connection, arrays: ResidentArrays, now_ms: int) -> Standing:
    """How the incident stands that was opened first: the storyboard's."""
    lines = asked.incidents(connection)
    cell = next((each.warden for each in wardens(connection) if each.name == CELL), None)
    if not lines:
        return Standing(cell=cell)
    line = min(lines, key=lambda each: each.known_at_ms)
    areas = resolved_areas(line, asked.sites(connection, line.incident))
    tally = asked.tally_of(connection, line, arrays, areas, now_ms)
    draft = statements.draft_of(connection, arrays, line.incident, now_ms)
    return Standing(
        line=line,
        tally=tally,
        questions=tuple(asked_about(connection, line, tally)),
        sentence=draft.slots.get(SlotName.NATIONALS, Sentence()),
        from_wardens=_from_wardens(connection, line.incident),
        foreigners=sum(each.foreigners or 0 for each in facilities(connection, line.incident) if each.is_checked),
        cell=cell,
    )


def _from_wardens(connection: Connection, incident: int) -> int:
    counted = connection.exec_driver_sql(
        "SELECT count(DISTINCT person) FROM report WHERE incident = ? AND source = ? AND withdrawn_at_ms IS NULL",
        (incident, Source.WARDEN),
    ).scalar()
    return int(counted or 0)
