"""A list of people as pages: the columns on screen, every row of the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from console.model.shown import IncidentLine, PeoplePage
from widgets.paper.sheet import Block, Letterhead, Note, Sheet, Table
from widgets.people_model import Column, PeopleModel
from widgets.times import number

ROWS_MAX = 5_000  # beyond it the list has no order, and some 200 pages are a file to send, not to read
_SHARES = {
    Column.NAME: 23,
    Column.WHEREABOUTS: 13,
    Column.CONDITION: 10,
    Column.CHECK: 13,
    Column.CITY: 12,
    Column.MISSIONS: 11,
    Column.PHONE: 14,
    Column.PASSPORT: 11,
    Column.BORN: 12,
    Column.CONFIRMED: 11,
}


@dataclass(frozen=True)
class PeopleList:
    """The rows of a question. page: from its first row on. columns: those on screen. asked: the words and filters set, told.

    incident: in which the situation is shown; None when none is.
    """

    page: PeoplePage
    columns: tuple[Column, ...]
    asked: str
    incident: IncidentLine | None = None

    @property
    def is_cut(self) -> bool:
        """Whether there are more persons than rows."""
        return self.page.total_is_at_least or self.page.total > len(self.page.rows)


class _PeopleWords(QObject):
    """The texts of these pages; an object, because lupdate sees a plural in ``tr`` only."""

    def count(self, shown: PeopleList) -> str:
        """``1,250 persons``, and whether that is all of them."""
        told = self.tr("%Ln person(s)", "", len(shown.page.rows))
        if shown.page.total_is_at_least:
            more = self.tr("more than {n} fit the question: this is not the whole list")
            return f"{told} · {more.format(n=number(shown.page.total))}"
        if shown.is_cut:
            more = self.tr("{n} fit the question: this is not the whole list")
            return f"{told} · {more.format(n=number(shown.page.total))}"
        return told

    def blocks(self, shown: PeopleList, rows: Sequence[tuple[str, ...]]) -> tuple[Block, ...]:
        """What was asked, how many were found, and the rows."""
        blocks: list[Block] = [Note(self.count(shown), is_strong=True)]
        if shown.asked:
            blocks.append(Note(self.tr("Asked for: {question}").format(question=shown.asked)))
        if shown.incident is not None:
            blocks.append(Note(self.tr("Situation in: {incident}").format(incident=shown.incident.title)))
        shares = tuple(float(_SHARES[column]) for column in shown.columns)
        return (*blocks, Table(titles_of(shown.columns), tuple(rows), shares))

    def title(self) -> str:
        """The title of the pages."""
        return self.tr("List of people")


def people_sheet(head: Letterhead, shown: PeopleList) -> Sheet:
    """The pages of a list, in the language in force; ages are those of the moment of printing."""
    cells = PeopleModel(now_ms=lambda: head.as_of_ms)
    cells.show_people(PeoplePage((), 0, 0), shown.incident is not None)
    rows = [tuple(cells.texts(row)[column] for column in shown.columns) for row in shown.page.rows]
    words = _PeopleWords()
    is_exercise = shown.incident is not None and shown.incident.is_exercise
    blocks = words.blocks(shown, rows)
    return Sheet.under(head, words.title(), "", blocks, is_exercise=is_exercise, is_wide=len(shown.columns) > 5)


def titles_of(columns: Sequence[Column]) -> tuple[str, ...]:
    """What columns are headed, in the language in force."""
    told = PeopleModel().titles()
    return tuple(told[column] for column in columns)
