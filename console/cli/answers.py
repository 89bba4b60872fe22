"""The shapes of the JSON answers (docs/json.md), made from the frozen values of the register."""

from __future__ import annotations

import json
from collections.abc import Sequence

from console.cli.terminal import Plain, id_text, iso, session
from console.duty.roster import Plan
from console.formats.roster.shapes import RosterReading
from console.model.proposal import ProposalCounts
from console.model.sentences import reason, sentence
from console.model.shown import (
    AlertLine,
    IncidentLine,
    PersonCard,
    PersonRow,
    QuestionLine,
    ReportLine,
    Tally,
    TimelineItem,
    WardenLine,
)
from console.register.reading.exports import ExportLine


def of_row(row: PersonRow) -> dict[str, Plain]:
    """A line of a list of people."""
    return {
        "id": id_text(row.person),
        "name": row.name,
        "sex": row.sex,
        "born": row.born,
        "phone": row.phone,
        "passport": row.passport,
        "category": row.category,
        "city": row.city,
        "country": row.country,
        "missions": list(row.missions),
        "on_roster": bool(row.missions),
        "last_confirmed": iso(row.last_confirmed_at_ms),
        "flags": list(row.flags),
        "possible_doubles": row.doubles,
        "whereabouts": row.whereabouts,
        "condition": row.condition,
        "contested": row.is_contested,
    }


def of_report(line: ReportLine) -> dict[str, Plain]:
    """A report."""
    return {
        "id": id_text(line.report),
        "incident": id_text(line.incident),
        "incident_title": line.incident_title,
        "axis": line.axis,
        "value": line.value,
        "detail": line.detail,
        "source": line.source,
        "said_by": line.said_by,
        "observed_at": iso(line.observed_at_ms),
        "recorded_at": iso(line.recorded_at_ms),
        "officer": line.officer,
        "place": line.place,
        "note": line.note,
        "withdrawn_at": iso(line.withdrawn_at_ms),
        "withdrawn_reason": line.withdrawn_reason,
    }


def of_export(line: ExportLine) -> dict[str, Plain]:
    """Something that was taken out of the register."""
    return {
        "id": id_text(line.export),
        "subject": line.subject,
        "medium": line.medium,
        "rows": line.rows,
        "columns": line.columns.split(", ") if line.columns else [],
        "incident": id_text(line.incident) if line.incident else None,
        "person": id_text(line.person) if line.person else None,
        "place": line.place,
        "recorded_at": iso(line.recorded_at_ms),
        "officer": line.officer,
        "withdrawn_at": iso(line.withdrawn_at_ms),
    }


def of_card(card: PersonCard) -> dict[str, Plain]:
    """One person."""
    return {
        "id": id_text(card.person),
        "members": [id_text(member) for member in card.members],
        "profile": {name: value for name, value in card.profile.items() if value},
        "identifiers": [
            {"type": each.type, "value": each.value, "check": each.check, "expiry": each.expiry}
            for each in card.identifiers
        ],
        "registrations": [
            {
                "id": id_text(each.registration),
                "mission": each.mission_code,
                "arrived": each.arrived,
                "expected_return": each.expected_return,
                "address": each.address,
                "city": each.city,
                "country": each.country,
                "lon": each.lon,
                "lat": each.lat,
                "precision": each.precision,
                "channel": each.channel,
                "last_confirmed": iso(each.last_confirmed_at_ms),
            }
            for each in card.registrations
        ],
        "household": {"label": card.household_label, "others": [of_row(row) for row in card.household]},
        "warden": None if card.warden is None else of_warden(card.warden),
        "pairs": [
            {
                "id": id_text(each.pair),
                "other": id_text(each.other),
                "other_name": each.other_name,
                "verdict": each.verdict,
                "score": each.score,
                "reasons": list(each.reasons),
            }
            for each in card.pairs
        ],
        "situation": [
            {
                "axis": each.axis,
                "value": each.value,
                "report": id_text(each.report),
                "source": each.source,
                "observed_at": iso(each.observed_at_ms),
                "contested_by": [id_text(report) for report in each.contested_by],
            }
            for each in card.speaking
        ],
        "reports": [of_report(line) for line in card.reports],
        "history": [
            {"at": iso(each.at_ms), "officer": each.officer, "field": each.field, "value": each.value}
            for each in card.edits
        ],
    }


def of_warden(line: WardenLine) -> dict[str, Plain]:
    """A cell of the community and who leads it."""
    return {
        "id": id_text(line.warden),
        "group": line.name,
        "area": line.covers,
        "leader": id_text(line.leader),
        "name": line.leader_name,
        "phone": line.phone,
        "mission": line.mission,
        "persons": line.members,
    }


def of_incident(line: IncidentLine) -> dict[str, Plain]:
    """An incident."""
    return {
        "id": id_text(line.incident),
        "title": line.title,
        "place": line.place,
        "area": json.loads(line.area),
        "country": line.country,
        "onset": iso(line.onset_ms, line.zone),
        "known_at": iso(line.known_at_ms, line.zone),
        "zone": line.zone,
        "exercise": line.is_exercise,
        "state": line.state,
        "missions": list(line.missions),
    }


def of_timeline(item: TimelineItem, zone: str) -> dict[str, Plain]:
    """One line of an incident's timeline; zone: of the scene."""
    return {
        "id": id_text(item.record),
        "what": item.what,
        "observed_at": iso(item.observed_at_ms, zone),
        "recorded_at": iso(item.recorded_at_ms, zone),
        "late": item.is_late,
        "officer": item.officer,
        "text": item.text,
        "person": id_text(item.person),
        "axis": item.axis,
        "withdrawn_at": iso(item.withdrawn_at_ms, zone),
        "withdrawn_reason": item.withdrawn_reason,
    }


def of_alert(line: AlertLine, *, is_in_force: bool) -> dict[str, Plain]:
    """An alert level of an area."""
    return {
        "id": id_text(line.alert),
        "level": line.level,
        "name": line.name,
        "area": json.loads(line.area),
        "country": line.country,
        "reason": line.reason,
        "mission": line.mission,
        "from": iso(line.from_ms),
        "until": iso(line.until_ms),
        "in_force": is_in_force,
        "withdrawn_at": iso(line.withdrawn_at_ms),
        "withdrawn_reason": line.withdrawn_reason,
    }


def of_tally(counted: Tally) -> dict[str, Plain]:
    """A tally; its parts sum as model.md says."""
    return {
        "incident": id_text(counted.incident),
        "as_of": iso(counted.as_of_ms),
        "registered": counted.registered,
        "present_confirmed": counted.present_confirmed,
        "elsewhere_confirmed": counted.elsewhere_confirmed,
        "not_yet_reached": counted.not_yet_reached,
        "not_on_roster": {
            "total": counted.not_on_roster,
            "present_confirmed": counted.not_on_roster_present,
            "elsewhere_confirmed": counted.not_on_roster_elsewhere,
            "not_yet_reached": counted.not_on_roster_not_yet_reached,
        },
        "by_condition": dict(counted.by_condition),
        "by_whereabouts": dict(counted.by_whereabouts),
        "by_intent": dict(counted.by_intent),
        "by_location": dict(counted.by_location),
        "possible_doubles": {
            "pairs": counted.doubles_pairs,
            "persons_min": counted.persons_min,
            "persons_max": counted.registered,
        },
        "contested": counted.contested,
        "elsewhere": {"confirmed": counted.elsewhere_confirmed, "presumed": counted.elsewhere_presumed},
        "deceased": {"reported": counted.deceased_reported, "identified": counted.deceased_identified},
        "freshness": {
            "confirmed_in_180_days": counted.confirmed_in_180_days,
            "of": counted.registered,
            "freshest": iso(counted.freshest_ms),
            "stalest": iso(counted.stalest_ms),
        },
        "covers": list(counted.covers),
        "not_held": list(counted.not_held),
        "contributors": {each.code: iso(each.newest_ms) for each in counted.contributors},
    }


def of_question(line: QuestionLine) -> dict[str, Plain]:
    """One of the five questions."""
    return {
        "question": int(line.question),
        "text": line.question.label(session.language),
        "answers": [
            {
                "id": id_text(each.answer),
                "value": each.value,
                "source": each.source,
                "said_by": each.said_by,
                "observed_at": iso(each.observed_at_ms),
                "recorded_at": iso(each.recorded_at_ms),
                "officer": each.officer,
                "note": each.note,
                "withdrawn_at": iso(each.withdrawn_at_ms),
            }
            for each in line.answers
        ],
        "computed": line.computed,
        "figures": dict(line.computed_figures),
    }


def of_counts(counts: ProposalCounts) -> dict[str, Plain]:
    """The counts of an import: read is the sum of the five that follow."""
    return {
        "read": counts.read,
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "doubtful": counts.doubtful,
        "rejected": counts.rejected,
        "vanished": counts.vanished,
        "flagged": counts.flagged,
    }


def of_plan(plan: Plan) -> dict[str, Plain]:
    """What an import would do, or did."""
    return {**of_counts(plan.proposal.counts), **of_reading(plan.reading), "pairs": _pairs(plan)}


def _pairs(plan: Plan) -> Sequence[Plain]:
    return [
        {
            "row": pair.row.key,
            "name": pair.row.name,
            "other": pair.other.key if pair.other.is_row else id_text(pair.other.key),
            "other_is_row": pair.other.is_row,
            "other_name": pair.other.name,
            "score": round(pair.score, 4),
            "reasons": [reason(each, session.language) for each in pair.reasons],
        }
        for pair in plan.proposal.pairs
    ]


def of_reading(reading: RosterReading) -> dict[str, Plain]:
    """What was recognised of the file, and every fault with row and column."""
    return {
        "sheet": reading.sheet,
        "header_row": reading.header_row,
        "as_of": reading.as_of,
        "date_orders": [
            {"column": each.header, "order": each.order, "certain": each.is_certain} for each in reading.date_orders
        ],
        "unmapped": [column.header for column in reading.columns if column.field is None],
        "faults": [
            {
                "code": each.code,
                "row": each.row,
                "column": each.column,
                "rejected": each.is_rejecting,
                "passed_over": each.is_passed_over,
                "sentence": sentence(each.code, session.language),
            }
            for each in reading.faults
        ],
    }
