"""The parts of a person's card that are read: documents, registrations, household, situation and edits."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.model import words
from console.model.field_labels import label
from console.model.kinds import Kind
from console.model.shown import EditLine, IdentifierLine, PersonCard, PersonRow, RegistrationLine, ReportLine, Speaking
from widgets import status, times
from widgets.flow import FlowLayout
from widgets.plain import ElidedLabel, Link, PlainLabel
from widgets.profile_field import shown_value
from widgets.rule import Rule
from widgets.section import Section, joined, line
from widgets.status import Chip, Mark, Shape, StatusChip

FRESH_DAYS = 180  # a registration confirmed within half a year counts as fresh, as in the tally
AXIS_LETTERS = 14  # "Tahap evakuasi"
EDITS_SHOWN = 20  # the newest; who needs more asks the command line


class IdentifiersSection(Section):
    """The numbers of a person's documents with what checking them gave."""

    def __init__(self, identifiers: tuple[IdentifierLine, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Documents"))
        for identifier in identifiers:
            told = PlainLabel(identifier.value, is_selectable=True)
            kind = PlainLabel(identifier.type.label(times.language()), "muted")
            row = FlowLayout(gap_px=8, line_gap_px=2)
            for widget in (kind, told, StatusChip(status.chip_of(identifier.check))):
                row.addWidget(widget)
            if identifier.expiry:
                until = self.tr("valid until {date}").format(date=times.date_text(identifier.expiry))
                row.addWidget(PlainLabel(until, "muted"))
            self.body.addLayout(row)


class RegistrationsSection(Section):
    """Where the person told a mission to be, how precisely that is known, and how fresh it is."""

    def __init__(self, registrations: tuple[RegistrationLine, ...], now_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self.set_title(self.tr("Registration"))
        if not registrations:
            none = self.tr("Not on any mission's roster.")
            self.body.addLayout(
                line(StatusChip(status.not_on_roster()), PlainLabel(none, "muted", wraps=True), stretches_last=True)
            )
        for number, registration in enumerate(registrations):
            if number:
                self.body.addWidget(Rule())
            self._add(registration)

    def _add(self, registration: RegistrationLine) -> None:
        language = times.language()
        mission = f"{registration.mission_code} · {registration.mission_name}"
        self.body.addWidget(ElidedLabel(mission))
        self.body.addLayout(line(StatusChip(self._freshness(registration))))
        for text in (registration.address, joined((registration.city, registration.country))):
            if text:
                self.body.addWidget(PlainLabel(text, wraps=True, is_selectable=True))
        place = registration.precision.label(language)
        known = self.tr("Place known by: {precision}").format(precision=place.lower())
        self.body.addWidget(PlainLabel(joined((known, _position(registration))), "muted", wraps=True))
        stay = joined(
            (
                self.tr("arrived {date}").format(date=times.date_text(registration.arrived))
                if registration.arrived
                else "",
                self.tr("expects to return {date}").format(date=times.date_text(registration.expected_return))
                if registration.expected_return
                else "",
                registration.channel.label(language),
            )
        )
        self.body.addWidget(PlainLabel(stay, "muted", wraps=True))

    def _freshness(self, registration: RegistrationLine) -> Chip:
        confirmed_ms = registration.last_confirmed_at_ms
        if confirmed_ms is None:
            return Chip(Mark("neutral", Shape.RING), self.tr("Never confirmed"))
        told = self.tr("Confirmed {age}").format(age=times.age(confirmed_ms, self._now_ms))
        if registration.last_confirmed_by:
            told = self.tr("{confirmed} by {name}").format(confirmed=told, name=registration.last_confirmed_by)
        is_fresh = self._now_ms - confirmed_ms <= FRESH_DAYS * times.DAY_MS
        return Chip(Mark("good", Shape.DISC) if is_fresh else Mark("attention", Shape.HALVES), told)


def _position(registration: RegistrationLine) -> str:
    if registration.lon is None or registration.lat is None:
        return ""
    east, north = ("E" if registration.lon >= 0 else "W"), ("N" if registration.lat >= 0 else "S")
    return f"{abs(registration.lon):.4f}° {east}, {abs(registration.lat):.4f}° {north}"


class HouseholdSection(Section):
    """Who lives in the same household. person_chosen: the record id of one of them."""

    person_chosen = Signal(object)

    def __init__(self, card: PersonCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Household and community"))
        if card.household_label:
            told = self.tr("Household {label}").format(label=card.household_label)
            self.body.addWidget(PlainLabel(told, "muted", wraps=True))
        for other in card.household:
            self.body.addLayout(self._row(other))
        if card.warden:
            lead = joined((card.warden.name, card.warden.leader_name, card.warden.phone))
            told = self.tr("Warden: {name}").format(name=lead)
            self.body.addWidget(PlainLabel(told, wraps=True))

    def _row(self, other: PersonRow) -> FlowLayout:
        row = FlowLayout(gap_px=8, line_gap_px=2)
        name = Link(other.name)
        name.opened.connect(lambda: self.person_chosen.emit(other.person))
        row.addWidget(name)
        if other.born:
            row.addWidget(PlainLabel(times.date_text(other.born), "muted"))
        if other.whereabouts is not None:
            row.addWidget(StatusChip(status.chip_of(other.whereabouts)))
        return row


class SituationSection(Section):
    """What now speaks on each axis in the incident, and who contests it."""

    def __init__(self, card: PersonCard, now_ms: int, zone: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms, self._zone = now_ms, zone
        self._reports = {report.report: report for report in card.reports}
        self.set_title(self.tr("Situation"))
        self.body.addWidget(PlainLabel(title, "muted", wraps=True))
        if not card.speaking:
            none = self.tr("No report on this person in this incident.")
            chip = StatusChip(status.not_yet_reached())
            self.body.addLayout(line(chip, PlainLabel(none, "muted", wraps=True), stretches_last=True))
        by_axis = {speaking.axis: speaking for speaking in card.speaking}
        for axis in words.Axis:
            if axis in by_axis:
                self._add(by_axis[axis])

    def _add(self, speaking: Speaking) -> None:
        told = FlowLayout(gap_px=8, line_gap_px=3)
        told.addWidget(StatusChip(status.axis_chip(speaking.axis, speaking.value)))
        if speaking.contested_by:
            told.addWidget(StatusChip(status.contested()))
        told.addWidget(ElidedLabel(self._origin(speaking.source, "", speaking.observed_at_ms), "muted"))
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addLayout(told)
        for number in speaking.contested_by:
            if number in self._reports:
                column.addLayout(self._contesting(self._reports[number]))
        axis = PlainLabel(speaking.axis.label(times.language()), "muted")
        axis.setFixedWidth(self.fontMetrics().averageCharWidth() * AXIS_LETTERS)
        axis.setContentsMargins(0, 3, 0, 0)
        row = QHBoxLayout()
        row.addWidget(axis, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.body.addLayout(row)

    def _contesting(self, report: ReportLine) -> FlowLayout:
        told = FlowLayout(gap_px=8, line_gap_px=3)
        told.addWidget(PlainLabel(self.tr("but"), "attention"))
        told.addWidget(StatusChip(status.axis_chip(report.axis, report.value)))
        told.addWidget(ElidedLabel(self._origin(report.source, report.said_by, report.observed_at_ms), "muted"))
        return told

    def _origin(self, source: words.Source, said_by: str, at_ms: int) -> str:
        return joined((times.age(at_ms, self._now_ms), source.label(times.language()), said_by))


class EditsSection(Section):
    """Who gave which field its value, newest first."""

    def __init__(self, edits: tuple[EditLine, ...], zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Edits"))
        for edit in edits[:EDITS_SHOWN]:
            field = label(Kind.PERSON, edit.field, times.language())
            told = f"{field}: {shown_value(edit.field, edit.value) or '—'}"
            self.body.addWidget(PlainLabel(told, wraps=True))
            self.body.addWidget(PlainLabel(joined((edit.officer, times.moment(edit.at_ms, zone))), "muted", wraps=True))
        if len(edits) > EDITS_SHOWN:
            self.body.addWidget(PlainLabel(self.tr("%Ln older edit(s)", "", len(edits) - EDITS_SHOWN), "muted"))
