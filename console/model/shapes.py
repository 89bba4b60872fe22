"""Which shape each kind of record has."""

from __future__ import annotations

from console.model import fields_incident, fields_people, fields_response
from console.model.kinds import Fields, Kind

SHAPES: dict[Kind, type[Fields]] = {
    Kind.MISSION: fields_people.MissionFields,
    Kind.ACCREDITATION: fields_people.AccreditationFields,
    Kind.AREA: fields_people.AreaFields,
    Kind.ALERT: fields_people.AlertFields,
    Kind.PERSON: fields_people.PersonFields,
    Kind.IDENTIFIER: fields_people.IdentifierFields,
    Kind.REGISTRATION: fields_people.RegistrationFields,
    Kind.HOUSEHOLD: fields_people.HouseholdFields,
    Kind.WARDEN: fields_people.WardenFields,
    Kind.INCIDENT: fields_incident.IncidentFields,
    Kind.INVOLVEMENT: fields_incident.InvolvementFields,
    Kind.SITE: fields_incident.SiteFields,
    Kind.REPORT: fields_incident.ReportFields,
    Kind.ANSWER: fields_incident.AnswerFields,
    Kind.HOSPITAL_CHECK: fields_incident.HospitalCheckFields,
    Kind.AUTHORITY_CONTACT: fields_incident.AuthorityContactFields,
    Kind.ENTRY: fields_incident.EntryFields,
    Kind.PAIR: fields_people.PairFields,
    Kind.ROSTER_IMPORT: fields_people.RosterImportFields,
    Kind.OFFICER: fields_people.OfficerFields,
    Kind.EXPORT: fields_people.ExportFields,
    Kind.CALL: fields_response.CallFields,
    Kind.ENQUIRY: fields_response.EnquiryFields,
    Kind.FACILITY: fields_response.FacilityFields,
    Kind.STATEMENT: fields_response.StatementFields,
    Kind.APPROVAL: fields_response.ApprovalFields,
    Kind.SITREP: fields_response.SitrepFields,
}
