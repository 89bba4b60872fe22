"""A person's card as pages: profile, documents, registrations, situation, reports and edits."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from console.model.field_labels import label
from console.model.kinds import Kind
from console.model.shown import IncidentLine, PersonCard, RegistrationLine, ReportLine
from console.model.words import Axis, IdentityMethod
from widgets.paper.sheet import Block, Heading, Letterhead, Note, Pairs, Sheet, Table
from widgets.person_card import PROFILE_FIELDS
from widgets.profile_field import shown_value
from widgets.section import joined
from widgets.spoken import Wording
from widgets.status import axis_chip, not_yet_reached
from widgets.times import JAKARTA, age, date_text, language, moment


@dataclass(frozen=True)
class PersonPages:
    """The card of one person. incident: in which the situation is told; None when none is. wording: the words of a code."""

    card: PersonCard
    incident: IncidentLine | None
    wording: Wording

    @property
    def zone(self) -> str:
        """On whose clock moments are told."""
        return self.incident.zone if self.incident is not None else JAKARTA


def _warden(shown: PersonPages) -> str:
    warden = shown.card.warden
    return joined((warden.name, warden.leader_name, warden.phone)) if warden is not None else ""


class _PersonWords(QObject):
    """The texts of these pages."""

    def profile(self, shown: PersonPages) -> tuple[Block, ...]:
        """The fields that are filled, and what an officer should look at."""
        stored = shown.card.profile
        pairs = [
            (label(Kind.PERSON, field, language()), shown_value(field, stored.get(field, "")))
            for field in PROFILE_FIELDS
            if field != "name"
        ]
        flags = joined(shown.wording(code) for code in stored.get("flags", "").split())
        pairs.append((label(Kind.PERSON, "flags", language()), flags))
        others = ", ".join(other.name for other in shown.card.household)
        pairs += [
            (label(Kind.PERSON, "household", language()), joined((shown.card.household_label, others))),
            (label(Kind.PERSON, "warden", language()), _warden(shown)),
        ]
        return (Heading(self.tr("Profile")), Pairs(tuple(pairs)))

    def documents(self, shown: PersonPages) -> tuple[Block, ...]:
        """The numbers of documents with what checking them gave."""
        rows = tuple(
            (
                one.type.label(language()),
                one.value,
                one.check.label(language()),
                date_text(one.expiry) if one.expiry else "",
            )
            for one in shown.card.identifiers
        )
        names = [label(Kind.IDENTIFIER, field, language()) for field in ("type", "value", "check", "expiry")]
        return _table(self.tr("Documents"), tuple(names), rows, (3, 3, 3, 3))

    def registrations(self, shown: PersonPages, as_of_ms: int) -> tuple[Block, ...]:
        """Where the person told a mission to be, and how fresh that is."""
        fields = ("mission", "address", "precision", "arrived", "last_confirmed_at_ms")
        names = tuple(label(Kind.REGISTRATION, field, language()) for field in fields)
        rows = tuple(_registration(one, as_of_ms) for one in shown.card.registrations)
        return _table(self.tr("Registration"), names, rows, (3, 4, 2.2, 2, 4.4))

    def situation(self, shown: PersonPages, as_of_ms: int) -> tuple[Block, ...]:
        """What now speaks on each axis in the incident, and who contests it."""
        if shown.incident is None:
            return ()
        title = self.tr("Situation in: {incident}").format(incident=shown.incident.title)
        if not shown.card.speaking:
            return (Heading(title), Note(not_yet_reached().text))
        reports = {report.report: report for report in shown.card.reports}
        rows = []
        for one in shown.card.speaking:
            but = [axis_chip(one.axis, reports[other].value).text for other in one.contested_by if other in reports]
            against = self.tr("but: {others}").format(others=", ".join(but)) if but else ""
            when = f"{moment(one.observed_at_ms, shown.zone)} · {age(one.observed_at_ms, as_of_ms)}"
            value = joined((axis_chip(one.axis, one.value).text, against))
            rows.append((one.axis.label(language()), value, one.source.label(language()), when))
        names = (self.tr("Axis"), self.tr("Situation"), self.tr("From whom"), self.tr("When"))
        return _table(title, names, tuple(rows), (2, 4, 3, 5.4))

    def doubles(self, shown: PersonPages) -> tuple[Block, ...]:
        """Who this person may be, is, or is not."""
        rows = tuple(
            (pair.other_name, pair.verdict.label(language()), joined(shown.wording(code) for code in pair.reasons))
            for pair in shown.card.pairs
        )
        names = (label(Kind.PERSON, "name", language()), self.tr("Decided"), self.tr("Why alike"))
        return _table(self.tr("Possible doubles"), names, rows, (4, 3, 6))

    def reports(self, shown: PersonPages) -> tuple[Block, ...]:
        """Every report on the person, the newest first; withdrawn ones say so."""
        rows = tuple(self._report(report, shown) for report in shown.card.reports)
        names = (self.tr("When seen"), self.tr("Report"), self.tr("From whom"), self.tr("Written down"))
        return _table(self.tr("Reports"), names, rows, (4, 4.4, 3, 4))

    def _report(self, report: ReportLine, shown: PersonPages) -> tuple[str, ...]:
        told = f"{report.axis.label(language())}: {axis_chip(report.axis, report.value).text}"
        parts = [told, joined((_detail(report), report.place, report.note))]
        if shown.incident is None or report.incident_title != shown.incident.title:
            parts.append(report.incident_title)
        if report.withdrawn_at_ms is not None:
            gone = self.tr("Withdrawn {moment}").format(moment=moment(report.withdrawn_at_ms, shown.zone))
            parts.append(joined((gone, report.withdrawn_reason)))
        return (
            moment(report.observed_at_ms, shown.zone),
            "\n".join(part for part in parts if part),
            joined((report.source.label(language()), report.said_by)),
            f"{moment(report.recorded_at_ms, shown.zone)}\n{report.officer}",
        )

    def edits(self, shown: PersonPages) -> tuple[Block, ...]:
        """Who gave which field its value, the newest first."""
        rows = tuple(
            (
                moment(edit.at_ms, shown.zone),
                label(Kind.PERSON, edit.field, language()),
                shown_value(edit.field, edit.value) or "—",
                edit.officer,
            )
            for edit in shown.card.edits
        )
        names = (self.tr("When"), self.tr("Field"), self.tr("Value"), self.tr("Officer"))
        return _table(self.tr("Edits"), names, rows, (5, 3, 5, 3))


def _table(
    title: str, names: tuple[str, ...], rows: tuple[tuple[str, ...], ...], shares: tuple[float, ...]
) -> tuple[Block, ...]:
    """A titled table; nothing at all without rows."""
    return (Heading(title), Table(names, rows, shares)) if rows else ()


def _registration(one: RegistrationLine, as_of_ms: int) -> tuple[str, ...]:
    confirmed_ms = one.last_confirmed_at_ms
    confirmed = "" if confirmed_ms is None else f"{moment(confirmed_ms, JAKARTA)}\n{age(confirmed_ms, as_of_ms)}"
    return (
        f"{one.mission_code} · {one.mission_name}",
        joined((one.address, one.city, one.country)),
        one.precision.label(language()),
        date_text(one.arrived) if one.arrived else "",
        "\n".join(part for part in (confirmed, one.last_confirmed_by) if part),
    )


def _detail(report: ReportLine) -> str:
    method = next((each for each in IdentityMethod if each.value == report.detail), None)
    is_method = report.axis is Axis.IDENTITY and method is not None
    return method.label(language()) if is_method and method is not None else report.detail


def person_sheet(head: Letterhead, shown: PersonPages) -> Sheet:
    """The pages of a person, in the language in force."""
    words, as_of_ms = _PersonWords(), head.as_of_ms
    blocks = (
        *words.profile(shown),
        *words.documents(shown),
        *words.registrations(shown, as_of_ms),
        *words.situation(shown, as_of_ms),
        *words.doubles(shown),
        *words.reports(shown),
        *words.edits(shown),
    )
    name = shown.card.profile.get("name", "")
    is_exercise = shown.incident is not None and shown.incident.is_exercise
    subtitle = QCoreApplication.translate("ClockStrip", "EXERCISE") if is_exercise else ""
    return Sheet.under(head, name, subtitle, blocks, is_exercise=is_exercise)


def newest_of(card: PersonCard) -> int | None:
    """When the newest of what is shown was written down, UTC milliseconds; None before anything was."""
    written = [edit.at_ms for edit in card.edits] + [report.recorded_at_ms for report in card.reports]
    return max(written, default=None)
