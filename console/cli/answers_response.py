"""The shapes of the JSON answers about the work in an incident: calls, enquiries, whom to ask, what is due."""

from __future__ import annotations

from console.cli.terminal import Plain, id_text, iso, session
from console.duty.contact_sheet import SheetPlan
from console.duty.warden_lists import Filed
from console.model.listed import FiledList, ListCounts, ListLine, ListProposal, Offered, contradicted
from console.model.sentences import reason, sentence
from console.model.shown_response import Callee, CallSheet, CallUnit, DueItem, EnquiryLine, FacilityLine


def of_call_sheet(sheet: CallSheet, zone: str) -> dict[str, Plain]:
    """A page of the call list; zone: of the scene."""
    return {
        "total": sheet.total,
        "persons": sheet.persons,
        "round": sheet.round,
        "in_round": sheet.in_round,
        "without_number": sheet.without_number,
        "taken": sheet.taken,
        "calls": sheet.calls,
        "outcomes": {str(outcome): count for outcome, count in sheet.outcomes.items()},
        "calls_per_hour": sheet.pace.calls_per_hour and round(sheet.pace.calls_per_hour, 1),
        "finish": iso(sheet.pace.finish_at_ms, zone),
        "first": sheet.first,
        "units": [_of_unit(unit, zone) for unit in sheet.units],
    }


def _of_unit(unit: CallUnit, zone: str) -> dict[str, Plain]:
    return {
        "people": [_of_callee(callee) for callee in unit.people],
        "round": unit.round,
        "urgent": unit.is_urgent,
        "vulnerable": unit.is_vulnerable,
        "has_number": unit.has_number,
        "distance_km": None if unit.distance_km is None else round(unit.distance_km, 1),
        "last_outcome": unit.last_outcome,
        "last_at": iso(unit.last_at_ms, zone),
        "taken_by": unit.taken_by,
        "taken_at": iso(unit.taken_at_ms, zone),
        "mine": unit.is_mine,
    }


def _of_callee(callee: Callee) -> dict[str, Plain]:
    return {
        "id": id_text(callee.person),
        "name": callee.name,
        "born": callee.born,
        "sex": callee.sex,
        "phones": list(callee.phones),
        "wrong_numbers": list(callee.wrong),
        "emergency_contact": callee.emergency_contact,
        "city": callee.city,
        "warden": callee.warden,
        "flags": list(callee.flags),
        "whereabouts": callee.whereabouts,
        "condition": callee.condition,
        "asking": callee.asking,
    }


def of_enquiry(line: EnquiryLine, zone: str) -> dict[str, Plain]:
    """An enquiry, with what is now known of whom it seeks."""
    return {
        "id": id_text(line.enquiry),
        "sought": line.sought,
        "person": id_text(line.person),
        "person_name": line.person_name,
        "on_roster": line.is_on_roster,
        "whereabouts": line.whereabouts,
        "condition": line.condition,
        "asking": line.asking,
        "caller": line.caller,
        "relation": line.relation,
        "phone": line.phone,
        "channel": line.channel,
        "consent": line.consent,
        "promised_at": iso(line.promised_at_ms, zone),
        "recorded_at": iso(line.recorded_at_ms, zone),
        "officer": line.officer,
        "note": line.note,
        "answered_at": iso(line.answered_at_ms, zone),
        "answered_by": line.answered_by,
        "told": line.told,
    }


def of_facility(line: FacilityLine, zone: str) -> dict[str, Plain]:
    """A hospital or authority with its newest check."""
    return {
        "id": id_text(line.facility),
        "name": line.name,
        "type": line.type,
        "city": line.city,
        "city_id": line.city_id,
        "phone": line.phone,
        "note": line.note,
        "state": line.state,
        "checked": line.is_checked,
        "is_list": line.is_list,
        "record": id_text(line.record),
        "method": line.method,
        "unidentified": line.unidentified,
        "foreigners": line.foreigners,
        "said_by": line.said_by,
        "said": line.said,
        "asked_at": iso(line.asked_at_ms, zone),
        "officer": line.officer,
        "again_at": iso(line.again_at_ms, zone),
    }


def of_due(item: DueItem, zone: str, now_ms: int) -> dict[str, Plain]:
    """Something that must be done by a time."""
    return {
        "what": item.what,
        "id": id_text(item.record),
        "about": item.about,
        "person": id_text(item.person),
        "at": iso(item.at_ms, zone),
        "overdue": item.at_ms < now_ms,
    }


def of_sheet_counts(plan: SheetPlan) -> dict[str, Plain]:
    """The counts of a contact sheet: read is the sum of the four that follow."""
    return {
        "read": plan.reading.read,
        "new": len(plan.new),
        "changed": len(plan.changed),
        "unchanged": plan.unchanged,
        "rejected": plan.rejected,
    }


def of_sheet_plan(plan: SheetPlan) -> dict[str, Plain]:
    """What a contact sheet would do, or did, and every fault with row and column."""
    return {
        **of_sheet_counts(plan),
        "mission": plan.mission.code,
        "sheet": plan.reading.sheet,
        "header_row": plan.reading.header_row,
        "unmapped": list(plan.reading.unmapped),
        "faults": [
            {
                "code": each.code,
                "row": each.row,
                "column": each.column,
                "rejected": each.is_rejecting,
                "sentence": sentence(each.code, session.language),
            }
            for each in plan.faults
        ],
    }


def of_list(proposal: ListProposal, counts: ListCounts, filed: Filed | None) -> dict[str, Plain]:
    """What a pasted list would do, or did: lines is the sum of the five that follow."""
    return {
        "done": filed is not None,
        "sender": proposal.sender.name,
        "warden": id_text(proposal.sender.warden),
        "source": proposal.sender.source,
        "lines": counts.lines,
        "filed": counts.filed,
        "unchanged": counts.unchanged,
        "new": counts.new,
        "left": counts.left,
        "nothing_said": counts.nothing_said,
        "reports": counts.reports,
        "entries": [_of_list_line(line) for line in proposal.lines],
        "passed_over": [{"line": each.line, "text": each.text, "why": each.why} for each in proposal.passed_over],
        "report_ids": [id_text(record) for record in filed.reports] if filed else [],
        "person_ids": [id_text(record) for record in filed.persons] if filed else [],
    }


def of_filed_list(line: FiledList, zone: str) -> dict[str, Plain]:
    """A list that was filed before."""
    return {
        "id": id_text(line.filed_list),
        "filed_at": iso(line.filed_at_ms, zone),
        "sender": line.sender,
        "source": line.source,
        "officer": line.officer,
        "reports": line.reports,
        "withdrawn": line.withdrawn,
        "persons": line.persons,
        "new": line.made,
    }


def _of_list_line(line: ListLine) -> dict[str, Plain]:
    chat = line.chat
    return {
        "no": line.number,
        "line": chat.line,
        "text": chat.text,
        "name": chat.name,
        "phone": chat.phone,
        "whereabouts": chat.whereabouts,
        "condition": chat.condition,
        "detail": chat.detail,
        "proposed": line.proposed,
        "offered": [_of_offered(line, each) for each in line.offered],
    }


def _of_offered(line: ListLine, offered: Offered) -> dict[str, Plain]:
    row = offered.row
    return {
        "id": id_text(row.person),
        "name": row.name,
        "city": row.city,
        "on_roster": bool(row.missions),
        "whereabouts": row.whereabouts,
        "condition": row.condition,
        "contradicts": {str(axis): value for axis, value in contradicted(line, row)},
        "reasons": [reason(code, session.language) for code in offered.reasons],
    }
