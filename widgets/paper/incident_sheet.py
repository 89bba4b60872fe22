"""An incident as pages: its clocks, the map, the tally, the five questions and the chronology."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage

from console.model.figures import PARTS, WORDS_BY_GROUP
from console.model.shown import AnswerLine, IncidentLine, QuestionLine, Tally, TimelineItem
from console.model.tally import LOCATIONS
from console.model.words import Word
from widgets import computed
from widgets.answer_line import origin_text, value_text
from widgets.clock_strip import elapsed
from widgets.paper.sheet import Block, Heading, Letterhead, Note, Pairs, Picture, Sheet, Table
from widgets.tally_readings import groups, unequal
from widgets.timeline_words import item_text, kind_text, notes_text
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

    def elapsed(self, from_ms: int, now_ms: int) -> str:
        """``T+2 d 07:30:00``."""
        sign, days, rest = elapsed(from_ms, now_ms)
        told = QCoreApplication.translate("ClockStrip", "T{sign}{days} d {rest}")
        return told.format(sign=sign, days=days, rest=rest) if days else f"T{sign}{rest}"

    def clocks(self, shown: IncidentPages) -> Pairs:
        """When it began and when it was known, how long ago, where, and whose it is."""
        line, as_of_ms = shown.line, shown.tally.as_of_ms
        since_onset, since_known = self.elapsed(line.onset_ms, as_of_ms), self.elapsed(line.known_at_ms, as_of_ms)
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
        told = QCoreApplication.translate
        names = {
            "present": told("TallyBoard", "Present, confirmed"),
            "elsewhere": told("TallyBoard", "Elsewhere, confirmed"),
            "not-yet-reached": told("TallyBoard", "Not yet reached"),
        }
        on = (tally.present_confirmed, tally.elsewhere_confirmed, tally.not_yet_reached)
        off = (
            tally.not_on_roster_present,
            tally.not_on_roster_elsewhere,
            tally.not_on_roster_not_yet_reached,
        )
        rows = [(names[part], number(a), number(b)) for part, a, b in zip(PARTS, on, off, strict=True)]
        rows.append((told("TallyBoard", "Together"), number(tally.registered), number(tally.not_on_roster)))
        titles = ("", told("TallyBoard", "Registered"), told("TallyBoard", "Not on roster"))
        return Table(titles, tuple(rows), (4, 2, 2), frozenset({1, 2}), frozenset({len(rows) - 1}))

    def _tables(self, tally: Tally) -> Table:
        told = QCoreApplication.translate
        titles = {
            "whereabouts": told("TallyBoard", "Whereabouts"),
            "condition": told("TallyBoard", "Condition"),
            "intent": told("TallyBoard", "Intent"),
        }
        counted = groups(tally)
        columns = [_counts(counted[group], WORDS_BY_GROUP[group]) for group in titles]
        together = told("TallyBoard", "Together")
        rows = [_spread(line) for line in zip_longest(*columns, fillvalue=("", ""))]
        rows.append(_spread([(together, number(sum(counted[group].values()))) for group in titles]))
        heads = _spread([(title, "") for title in titles.values()])
        return Table(heads, tuple(rows), _TABLE_SHARES, frozenset({1, 4, 7}), frozenset({len(rows) - 1}))

    def _beside(self, tally: Tally) -> Pairs:
        told = QCoreApplication.translate
        places = {
            "position": told("TallyBoard", "By position"),
            "city": told("TallyBoard", "By city only"),
            "country": told("TallyBoard", "By country only"),
        }
        parts = " + ".join(f"{places[name]} {number(tally.by_location.get(name, 0))}" for name in LOCATIONS)
        persons = number(tally.registered)
        if tally.doubles_pairs:
            persons = told("TallyBoard", "{low} to {high}").format(low=number(tally.persons_min), high=persons)
        fresh = told("TallyBoard", "{n} of {all}")
        deceased = (
            f"{told('TallyBoard', 'reported')} {number(tally.deceased_reported)}",
            f"{told('TallyBoard', 'identified')} {number(tally.deceased_identified)}",
        )
        covers = told("TallyBoard", "counts {n} of {all} missions")
        involved = len(tally.covers) + len(tally.not_held)
        return Pairs(
            (
                (told("TallyBoard", "Registered addresses"), f"{parts} = {number(sum(tally.by_location.values()))}"),
                (self.tr("Persons, %n possible double(s)", "", tally.doubles_pairs), persons),
                (
                    told("TallyBoard", "Confirmed in 180 days"),
                    fresh.format(n=number(tally.confirmed_in_180_days), all=number(tally.registered)),
                ),
                (told("TallyBoard", "Contested"), number(tally.contested)),
                (told("TallyBoard", "Elsewhere, presumed"), number(tally.elsewhere_presumed)),
                (self.tr("Deceased"), ", ".join(deceased)),
                (self.tr("Coverage"), covers.format(n=number(len(tally.covers)), all=number(involved))),
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
        return (Heading(self.tr("Chronology, the newest first")), Table(titles, rows, (4.4, 2, 6, 2.6)))

    def state(self, line: IncidentLine) -> str:
        """``Incident · open``."""
        told = self.tr("Incident, state: {state}").format(state=line.state.label(language()))
        return f"{told} · {QCoreApplication.translate('ClockStrip', 'EXERCISE')}" if line.is_exercise else told


_TABLE_SHARES = (3.4, 1, 0.6, 3.4, 1, 0.6, 3.4, 1)  # word and number three times, with air between


def _spread(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Pairs side by side, an empty cell between each two."""
    return tuple(part for pair in pairs for part in (*pair, ""))[:-1]


def _counts(counts: Mapping[str, int], kind: type[Word]) -> list[tuple[str, str]]:
    labels = {word.value: word.label(language()) for word in kind}
    return [(labels.get(name, name), number(count)) for name, count in counts.items()]


def incident_sheet(head: Letterhead, shown: IncidentPages) -> Sheet:
    """The pages of an incident, in the language in force."""
    words = _IncidentWords()
    blocks: list[Block] = [words.clocks(shown), Picture(shown.chart, shown.disclaimer)]
    blocks += [*words.tally(shown.tally), *words.questions(shown), *words.chronology(shown)]
    line = shown.line
    return Sheet.under(head, line.title, words.state(line), tuple(blocks), is_exercise=line.is_exercise)


def newest_of(shown: IncidentPages) -> int | None:
    """When the newest of what is shown was written down, UTC milliseconds; None before anything was."""
    written = [item.recorded_at_ms for item in shown.items if item.what != "opened"]
    return max(written, default=None)
