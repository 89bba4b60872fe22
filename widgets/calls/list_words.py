"""How a pasted list reads: what each line says, who is meant by it, and what filing it would do."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from console.model.chat_list import PassedOver
from console.model.listed import (
    Choice,
    Decision,
    Filing,
    ListLine,
    Offered,
    Outcome,
    Proposed,
    contradicted,
)
from console.model.sentences import reason
from console.model.shown import PersonRow
from console.model.words import Axis
from widgets.calls.cells import Row, chips, texts
from widgets.calls.list_told import ASK, GOOD, NEW, PLAIN, SAME, ListTold
from widgets.people_model import Cell
from widgets.section import joined
from widgets.status import Chip, Mark, Shape, axis_chip, chip_of
from widgets.times import language

FOLD, NO_ENTRIES = "matched", "no-entries"  # the keys of the two rows that stand for many


def titles() -> tuple[str, ...]:
    """What the columns of the table are headed."""
    return (
        QCoreApplication.translate("ListWords", "On the list"),
        QCoreApplication.translate("ListWords", "Says"),
        QCoreApplication.translate("ListWords", "Who is meant"),
        QCoreApplication.translate("ListWords", "Held otherwise"),
    )


def row(filing: Filing, decision: Decision | None) -> Row:
    """A line of the list as a line of the table."""
    line = filing.line
    who = meant(line, decision)
    clash = contradicted(line, who.row) if who is not None and filing.outcome is Outcome.FILED else ()
    return Row(line.number, (texts(_one_line(line.chat.text)), _said(line), chips(_who(filing, who)), _held(clash)))


def fold_row(count: int, is_open: bool) -> Row:
    """The one row that stands for all lines that are certain."""
    told = ListTold().matched(count)
    hint = _hint(is_open)
    return Row(FOLD, (chips(Chip(GOOD, told)), texts(""), texts(hint), texts("")))


def no_entries_row(count: int, is_open: bool) -> Row:
    """The one row that stands for all that names nobody."""
    told = ListTold().name_nobody(count)
    return Row(NO_ENTRIES, (chips(Chip(PLAIN, told)), texts(""), texts(_hint(is_open)), texts("")))


def passed_row(place: int, passed: PassedOver) -> Row:
    """A piece of the text that names nobody, with why."""
    cells = (texts(_one_line(passed.text)), texts(""), texts(passed.why.label(language())), texts(""))
    return Row((NO_ENTRIES, place), cells)


def _hint(is_open: bool) -> str:
    if is_open:
        return QCoreApplication.translate("ListWords", "Enter folds them")
    return QCoreApplication.translate("ListWords", "Enter shows them")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _said(line: ListLine) -> Cell:
    told = said_chips(line)
    return chips(*told) if told else texts(QCoreApplication.translate("ListWords", "nothing that is sure"))


def said_chips(line: ListLine) -> tuple[Chip, ...]:
    """What a line says, axis by axis."""
    return tuple(axis_chip(axis, value) for axis, value in line.told)


def _held(clash: Iterable[tuple[Axis, str]]) -> Cell:
    return chips(*(axis_chip(axis, value) for axis, value in clash))


def meant(line: ListLine, decision: Decision | None) -> Offered | None:
    """Who is meant as it stands now, where that is one of those offered."""
    if isinstance(decision, int):
        return next((each for each in line.offered if each.row.person == decision), None)
    return line.offered[0] if decision is None and line.proposed is Proposed.REPORT else None


def _who(filing: Filing, who: Offered | None) -> Chip:
    """Who a line is filed on, or why on nobody."""
    line = filing.line
    if filing.outcome is Outcome.FILED and who is not None:
        return Chip(GOOD, who.row.name)
    if filing.outcome is Outcome.NEW:
        return Chip(NEW, QCoreApplication.translate("ListWords", "new, not on roster"))
    if filing.outcome is Outcome.UNCHANGED:
        told = QCoreApplication.translate("ListWords", "{name}, filed today")
        return Chip(SAME, told.replace("{name}", who.row.name if who else line.chat.name))
    if filing.outcome is Outcome.NOTHING_SAID:
        return Chip(PLAIN, _perhaps(line))
    return _left(line)


def _left(line: ListLine) -> Chip:
    if not line.offered:
        return Chip(ASK, QCoreApplication.translate("ListWords", "nobody has this name or number"))
    return Chip(ASK, ListTold().which(len(line.offered)))


def skipped_chip() -> Chip:
    """The officer leaves a line out."""
    return Chip(Mark("neutral", Shape.BAR), QCoreApplication.translate("ListWords", "skipped"))


def _perhaps(line: ListLine) -> str:
    """Of whom nothing is said: named where it is one person alone."""
    if len(line.offered) == 1:
        return line.offered[0].row.name
    return QCoreApplication.translate("ListWords", "nothing to file")


def row_of(filing: Filing, decision: Decision | None) -> Row:
    """As ``row``, with a skipped line told as such."""
    made = row(filing, decision)
    if decision is Choice.SKIP and filing.outcome is Outcome.LEFT:
        return Row(made.key, (*made.cells[:2], chips(skipped_chip()), made.cells[3]))
    return made


def reasons_text(offered: Offered) -> str:
    """Why somebody is offered, in words."""
    return " ".join(reason(code, language()) for code in offered.reasons)


def about_text(row: PersonRow) -> str:
    """What tells two persons of one name apart."""
    off_roster = "" if row.missions else QCoreApplication.translate("ListWords", "not on roster")
    return joined((row.city, row.born or "", row.phone, off_roster))


def known_chips(row: PersonRow) -> tuple[Chip, ...]:
    """What now speaks of a person in the incident."""
    return tuple(chip_of(word) for word in (row.whereabouts, row.condition) if word is not None)
