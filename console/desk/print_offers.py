"""What each screen offers to print, composed on a reading lane from the values the screen showed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject
from sqlalchemy import Connection

from console.desk.printing import Printable
from console.model.query import PeopleQuery
from console.model.shown import IncidentLine
from console.model.words import ExportSubject
from console.register.reading.officers import newest_change_ms
from console.register.reading.people import PeopleScope, find_people
from widgets.paper import incident_sheet, person_sheet
from widgets.paper.incident_sheet import IncidentPages
from widgets.paper.people_sheet import ROWS_MAX, PeopleList, people_sheet, titles_of
from widgets.paper.person_sheet import PersonPages
from widgets.paper.sheet import Letterhead
from widgets.people_model import Column
from widgets.times import number


@dataclass(frozen=True)
class Asking:
    """The question of a list. told: its words and filters, as they read."""

    query: PeopleQuery
    scope: PeopleScope
    told: str


class _OfferWords(QObject):
    """The texts of the offers; an object, because lupdate sees a plural in ``tr`` only."""

    def incident(self, title: str, named: int) -> str:
        """``Khartoum: map, tally, five questions, chronology; names 260 persons``."""
        told = self.tr("{title}: map, tally, five questions, chronology. It names %Ln person(s).", "", named)
        return told.replace("{title}", title)

    def people(self) -> str:
        """What the list is called."""
        return self.tr("The list of people, with the columns on screen")

    def person(self, name: str) -> str:
        """Whose card it is."""
        return self.tr("The card of {name}").replace("{name}", name)

    def cut(self, shown: PeopleList) -> str:
        """What must be known of a list that is not whole."""
        if not shown.is_cut:
            return ""
        told = self.tr(
            "Only the first {n} are taken out: more fit the question. Narrow the search to have all of them."
        )
        return told.replace("{n}", number(len(shown.page.rows)))


def offered_incident(pages: IncidentPages, head: Letterhead, connection: Connection) -> Printable:
    """The incident as it is on screen, and of when its figures are. rows: lines of the chronology."""
    dated = replace(head, as_of_ms=pages.tally.as_of_ms, newest_ms=incident_sheet.newest_of(pages))
    named = len({item.person for item in pages.items if item.person is not None})
    return Printable(
        ExportSubject.INCIDENT,
        _OfferWords().incident(pages.line.title, named),
        incident_sheet.incident_sheet(dated, pages),
        len(pages.items),
        incident=pages.line.incident,
    )


def offered_people(
    asking: Asking,
    columns: tuple[Column, ...],
    incident: IncidentLine | None,
    head: Letterhead,
    connection: Connection,
) -> Printable:
    """Every row of the question up to ROWS_MAX, asked anew: the screen holds some pages only."""
    page = find_people(connection, asking.query, asking.scope, count=ROWS_MAX)
    shown = PeopleList(page, columns, asking.told, incident if asking.query.incident is not None else None)
    dated = replace(head, newest_ms=newest_change_ms(connection))
    return Printable(
        ExportSubject.PEOPLE,
        _OfferWords().people(),
        people_sheet(dated, shown),
        len(page.rows),
        titles_of(columns),
        _OfferWords().cut(shown),
        incident=asking.query.incident,
    )


def offered_person(pages: PersonPages, head: Letterhead, connection: Connection) -> Printable:
    """One person's card as it is on screen."""
    dated = replace(head, newest_ms=person_sheet.newest_of(pages.card))
    incident = pages.incident.incident if pages.incident is not None else None
    return Printable(
        ExportSubject.PERSON,
        _OfferWords().person(pages.card.profile.get("name", "")),
        person_sheet.person_sheet(dated, pages),
        1,
        incident=incident,
        person=pages.card.person,
    )
