"""An incident as pages: its clocks, the map, the tally, the five questions and the chronology."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage

from console.model.figures import PARTS, WORDS_BY_GROUP
from console.model.shown import AnswerLine, IncidentLine, QuestionLine, Tally, TimelineItem
from console.model.tally import LOCATIONS
from widgets import computed
from widgets.answer_line import origin_text, value_text
from widgets.clock_strip import elapsed_text
from widgets.paper.sheet import Block, Heading, Letterhead, Note, Pairs, Picture, Sheet, Table
from widgets.tally_readings import groups, readings, unequal
from widgets.tally_words import group_text, name_text
from widgets.timeline_words import is_cut, item_text, kind_text, more_text, notes_text
from widgets.times import age, language, moment, number


@dataclass(frozen=True)
class IncidentPages:
    """What the incident screen shows at one moment. chart: the map; disclaimer: the line under it, with its sources."""

    line: IncidentLine
    tally: Tally
    questions: Sequence[QuestionLine]
    items: Sequence[TimelineItem]
    chart: QImage
    disclaimer: str


class _IncidentWords(QObject):
    """The texts of these pages; an object, because lupdate sees a plural in ``tr`` only."""

    def clocks(self, shown: IncidentPages) -> Pairs:
        """When it began and when it was known, how long ago, where, and whose it is."""
        line, as_of_ms = shown.line, shown.tally.as_of_ms
        since_onset, since_known = elapsed_text(line.onset_ms, as_of_ms), elapsed_text(line.known_at_ms, as_of_ms)
        return Pairs(
            (
                (self.tr("Onset"), f"{moment(line.onset_ms, line.zone)} · {since_onset}"),
                (self.tr("Known here"), f"{moment(line.known_at_ms, line.zone)} · {since_known}"),
                (self.tr("Place"), f"{line.place} ({line.country})" if line.country else line.place),
                (self.tr("Missions"), ", ".join(line.missions)),
            )
        )

    def tally(self, tally: Tally) -> tuple[Block, ...]:
        """The board as tables: the parts that sum, the small tables side by side, and what stands beside them."""
        blocks: list[Block] = [Heading(QCoreApplication.translate("TallyBoard", "Tally"))]
        if unequal(tally):
            blocks.append(Note(QCoreApplication.translate("TallyBoard", "parts do not sum: report this"), True))
        if tally.not_held:
            told = self.tr("The people of {codes} are not held here: this is not a total.")
            blocks.append(Note(told.format(codes=", ".join(tally.not_held)), True))
        return (*blocks, self._parts(tally), self._tables(tally), self._beside(tally))

    def _parts(self, tally: Tally) -> Table:
        read, sides = readings(tally), ("roster", "not-on-roster")
        rows = tuple(
            (name_text(("roster", part)), *(number(read[side, part]) for side in sides)) for part in (*PARTS, "all")
        )
        titles = ("", *map(group_text, sides))
        return Table(titles, rows, (4, 2, 2), frozenset({1, 2}), frozenset({len(rows) - 1}))

    def _tables(self, tally: Tally) -> Table:
        counted = {group: groups(tally)[group] for group in WORDS_BY_GROUP}
        columns = [
            [(name_text((group, name)), number(count)) for name, count in counts.items()]
            for group, counts in counted.items()
        ]
        rows = [_spread(line) for line in zip_longest(*columns, fillvalue=("", ""))]
        sums = [(name_text((group, "all")), number(sum(counts.values()))) for group, counts in counted.items()]
        rows.append(_spread(sums))
        heads = _spread([(group_text(group), "") for group in counted])
        return Table(heads, tuple(rows), _TABLE_SHARES, frozenset({1, 4, 7}), frozenset({len(rows) - 1}))

    def _beside(self, tally: Tally) -> Pairs:
        told = QCoreApplication.translate
        places = ((name_text(("location", name)), tally.by_location.get(name, 0)) for name in LOCATIONS)
        parts = " + ".join(f"{name} {number(count)}" for name, count in places)
        persons = number(tally.registered)
        if tally.doubles_pairs:
            persons = told("TallyBoard", "{low} to {high}").format(low=number(tally.persons_min), high=persons)
        fresh = told("TallyBoard", "{n} of {all}")
        deceased = (
            f"{name_text(('deceased', 'reported'))} {number(tally.deceased_reported)}",
            f"{name_text(('deceased', 'identified'))} {number(tally.deceased_identified)}",
        )
        involved = len(tally.covers) + len(tally.not_held)
        return Pairs(
            (
                (group_text("location"), f"{parts} = {number(sum(tally.by_location.values()))}"),
                (self.tr("Persons, %n possible double(s)", "", tally.doubles_pairs), persons),
                (
                    name_text(("freshness", "180-days")),
                    fresh.format(n=number(tally.confirmed_in_180_days), all=number(tally.registered)),
                ),
                (name_text(("contested", "all")), number(tally.contested)),
                (name_text(("elsewhere", "presumed")), number(tally.elsewhere_presumed)),
                (self.tr("Deceased"), ", ".join(deceased)),
                (self.tr("Coverage"), computed.Counted().missions(len(tally.covers), involved)),
            )
        )

    def questions(self, shown: IncidentPages) -> tuple[Block, ...]:
        """Each question with every answer that was given, the newest first, and what the console counted itself."""
        rows = [row for line in shown.questions for row in self._answers(line, shown)]
        titles = (self.tr("Question"), self.tr("Answer"), self.tr("From whom"), self.tr("When"))
        heading = Heading(QCoreApplication.translate("QuestionsCard", "Five questions"))
        return (heading, Table(titles, tuple(rows), (4, 3, 3, 4.8)))

    def _answers(self, line: QuestionLine, shown: IncidentPages) -> list[tuple[str, ...]]:
        zone, as_of_ms = shown.line.zone, shown.tally.as_of_ms
        rows = [("", *self._answer(answer, zone, as_of_ms)) for answer in line.answers]
        counted = computed.sentence(line.computed, line.computed_figures, zone)
        if counted:
            rows.append(("", counted, self.tr("Counted by this console"), ""))
        if not rows:
            rows.append(("", value_text("unknown"), "", ""))
        return [(line.question.label(language()), *rows[0][1:]), *rows[1:]]

    def _answer(self, answer: AnswerLine, zone: str, as_of_ms: int) -> tuple[str, str, str]:
        value = f"{value_text(answer.value)}\n{answer.note}" if answer.note else value_text(answer.value)
        if answer.withdrawn_at_ms is not None:
            value = self.tr("{answer} (withdrawn)").format(answer=value)
        said = f"{origin_text(answer)}\n{answer.officer}"
        return value, said, f"{moment(answer.observed_at_ms, zone)}\n{age(answer.observed_at_ms, as_of_ms)}"

    def chronology(self, shown: IncidentPages) -> tuple[Block, ...]:
        """What happened, the newest first, as on the screen."""
        zone = shown.line.zone
        rows = tuple(
            (
                moment(item.observed_at_ms, zone),
                kind_text(item.what),
                "\n".join(part for part in (item_text(item), notes_text(item, zone)) if part),
                item.officer,
            )
            for item in shown.items
        )
        titles = (self.tr("When"), self.tr("Kind"), self.tr("What"), self.tr("Written down by"))
        cut = (Note(more_text(), is_strong=True),) if is_cut(shown.items) else ()
        return (Heading(self.tr("Chronology, the newest first")), *cut, Table(titles, rows, (4.4, 2, 6, 2.6)))

    def state(self, line: IncidentLine) -> str:
        """``Incident · open``."""
        told = self.tr("Incident, state: {state}").format(state=line.state.label(language()))
        return f"{told} · {QCoreApplication.translate('ClockStrip', 'EXERCISE')}" if line.is_exercise else told


_TABLE_SHARES = (3.4, 1, 0.6, 3.4, 1, 0.6, 3.4, 1)  # word and number three times, with air between


def _spread(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Pairs side by side, an empty cell between each two."""
    return tuple(part for pair in pairs for part in (*pair, ""))[:-1]


def incident_sheet(head: Letterhead, shown: IncidentPages) -> Sheet:
    """The pages of an incident, in the language in force."""
    words = _IncidentWords()
    blocks: list[Block] = [words.clocks(shown), Picture(shown.chart, shown.disclaimer)]
    blocks += [*words.tally(shown.tally), *words.questions(shown), *words.chronology(shown)]
    line = shown.line
    return Sheet.under(head, line.title, words.state(line), tuple(blocks), is_exercise=line.is_exercise)


def newest_of(shown: IncidentPages) -> int | None:
    """When the newest of what is shown was written down, UTC milliseconds; None before anything was."""
    written = [item.recorded_at_ms for item in shown.items if not item.is_beginning]
    return max(written, default=None)
