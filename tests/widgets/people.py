"""Invented people for the tests of widgets."""

from __future__ import annotations

from console.model import words
from console.model.shown import PairLine, PeoplePage, PersonCard, PersonRow, ReportLine, Speaking

NOW_MS = 1_681_800_000_000  # 18 April 2023, 06:40 UTC
HOUR_MS = 3_600_000
FIRST = 5 << 40  # ids beyond 32 bits, as real ones are


def person_row(place: int, name: str = "") -> PersonRow:
    return PersonRow(
        person=FIRST + place,
        name=name or f"Orang {place}",
        sex=None,
        born="1990-08-17",
        phone="+249912345678",
        passport="X4382585",
        category=words.Category.STUDENT,
        city="Khartoum",
        country="SD",
        missions=("KRT",),
        last_confirmed_at_ms=NOW_MS - 3 * HOUR_MS,
    )


def page(first: int, count: int, total: int, is_at_least: bool = False) -> PeoplePage:
    return PeoplePage(tuple(person_row(place) for place in range(first, first + count)), first, total, is_at_least)


def report_line(number: int, value: str, **fields: object) -> ReportLine:
    told: dict[str, object] = {
        "report": FIRST + 900 + number,
        "incident": 7,
        "incident_title": "Khartoum",
        "axis": words.Axis.WHEREABOUTS,
        "value": value,
        "detail": "",
        "source": words.Source.STAFF,
        "said_by": "",
        "observed_at_ms": NOW_MS - 9 * HOUR_MS,
        "recorded_at_ms": NOW_MS - 9 * HOUR_MS,
        "officer": "Rina",
        "place": "",
        "note": "",
    }
    return ReportLine(**(told | fields))  # type: ignore[arg-type]  # the fields are the shape's own


def card(**fields: object) -> PersonCard:
    told: dict[str, object] = {
        "person": FIRST + 1,
        "members": (FIRST + 1,),
        "profile": {"name": "Siti Nurhaliza", "phone": "+249912345678", "born": "1990-08"},
        "identifiers": (),
        "registrations": (),
        "household_label": "",
        "household": (),
        "warden": None,
        "pairs": (PairLine(FIRST + 50, FIRST + 2, "Siti N.", words.Verdict.POSSIBLE, 0.87, ("name-close",)),),
        "speaking": (
            Speaking(
                words.Axis.WHEREABOUTS,
                "present",
                FIRST + 901,
                words.Source.STAFF,
                NOW_MS - 9 * HOUR_MS,
                (FIRST + 902,),
            ),
        ),
        "reports": (
            report_line(2, "missing", source=words.Source.FAMILY, said_by="Ibu Ratna", observed_at_ms=NOW_MS - HOUR_MS),
            report_line(1, "present"),
        ),
        "edits": (),
    }
    return PersonCard(**(told | fields))  # type: ignore[arg-type]  # the fields are the shape's own
