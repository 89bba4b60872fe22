"""Invented people, enquiries and facilities for the tests of the widgets of *Calls*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.model.calls import Pace
from console.model.shown_response import Callee, CallSheet, CallUnit, EnquiryLine, FacilityLine
from console.model.words import Consent, EnquiryChannel, FacilityType, Relation

NOW_MS = 1_681_800_000_000  # 18 April 2023, 06:40 UTC
MINUTE_MS = 60_000
FIRST = 5 << 40  # ids beyond 32 bits, as real ones are
ZONE = "Africa/Khartoum"


def callee(place: int, **more: Any) -> Callee:
    person = Callee(
        person=FIRST + place,
        name=f"Orang {place}",
        born="1990-08-17",
        sex=None,
        phones=(f"+2499{place:08}",),
        emergency_contact="",
        city="Khartoum",
        warden="",
    )
    return replace(person, **more)


def unit(*people: Callee, **more: Any) -> CallUnit:
    made = CallUnit(people, round=1, is_urgent=False, is_vulnerable=False, has_number=True, distance_km=None)
    return replace(made, **more)


def units(count: int, first: int = 0) -> list[CallUnit]:
    return [unit(callee(place)) for place in range(first, first + count)]


def sheet(
    shown: Sequence[CallUnit], *, first: int = 0, total: int | None = None, pace: Pace | None = None
) -> CallSheet:
    count = len(shown) if total is None else total
    return CallSheet(
        units=tuple(shown),
        first=first,
        total=count,
        persons=count,
        round=1,
        in_round=count,
        without_number=0,
        taken=0,
        outcomes={},
        calls=0,
        pace=pace or Pace(None, None),
    )


def enquiry(place: int, **more: Any) -> EnquiryLine:
    line = EnquiryLine(
        enquiry=FIRST + 500 + place,
        person=FIRST + place,
        person_name=f"Orang {place}",
        is_on_roster=True,
        whereabouts=None,
        condition=None,
        sought=f"Orang {place}",
        caller="Ibu Sri",
        relation=Relation.PARENT,
        phone="+628123",
        channel=EnquiryChannel.HOTLINE,
        promised_at_ms=None,
        consent=Consent.GIVEN,
        recorded_at_ms=NOW_MS - 40 * MINUTE_MS,
        officer="Rina",
        note="",
        answered_at_ms=None,
        answered_by="",
        told="",
    )
    return replace(line, **more)


def facility(place: int, **more: Any) -> FacilityLine:
    line = FacilityLine(FIRST + place, f"RS Contoh {place}", FacilityType.HOSPITAL, "Khartoum", "0912", "")
    return replace(line, **more)


def brought_up(widget: QWidget, qtbot: QtBot) -> None:
    """Show it in front: only the active window has the keyboard."""
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
