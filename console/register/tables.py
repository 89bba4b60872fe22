"""The tables: each shape of the model made a table, the change log, and what is kept derived from them.

A shape's table has the record id as its key and one column a field. Values are validated on the way in by the shape (a SQLModel class
with ``table=True`` does not validate). Derived tables can be thrown away: ``rebuild`` makes them anew from the log.
"""

from __future__ import annotations

from sqlalchemy import Enum, String, Table, text
from sqlmodel import Field, Index, SQLModel

from console.model import fields_incident, fields_people, fields_response
from console.model.kinds import Kind

SURELY_OURS = "(eligibility = 'wni-dual-child' OR (eligibility = 'wni' AND nationality = 'ID'))"


class Row(SQLModel):
    """The key every kind's table has: the record id, never filled in by the database."""

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class Mission(Row, fields_people.MissionFields, table=True):
    pass


class Accreditation(Row, fields_people.AccreditationFields, table=True):
    pass


class Area(Row, fields_people.AreaFields, table=True):
    pass


class Alert(Row, fields_people.AlertFields, table=True):
    pass


class Person(Row, fields_people.PersonFields, table=True):
    __table_args__ = (
        Index("person_by_name_key", "name_key"),
        Index("person_by_phone", "phone"),
        Index("person_by_whatsapp", "whatsapp"),
        Index("person_by_born", "born"),
        Index("person_by_household", "household"),
        # Who is not, or not surely, ours: few, and looked for at every draft of a statement (``console.register.reading.briefing``).
        Index("person_not_surely_ours", "eligibility", "nationality", sqlite_where=text(f"NOT {SURELY_OURS}")),
    )
    name_key: str = ""  # derived: console.model.names.name_key(name)


class Identifier(Row, fields_people.IdentifierFields, table=True):
    __table_args__ = (Index("identifier_by_value", "value"), Index("identifier_by_person", "person"))


class Registration(Row, fields_people.RegistrationFields, table=True):
    __table_args__ = (Index("registration_by_person", "person"),)


class Household(Row, fields_people.HouseholdFields, table=True):
    __table_args__ = (Index("household_by_label", "label"),)


class Warden(Row, fields_people.WardenFields, table=True):
    pass


class Incident(Row, fields_incident.IncidentFields, table=True):
    pass


class Involvement(Row, fields_incident.InvolvementFields, table=True):
    __table_args__ = (Index("involvement_by_incident", "incident"),)


class Site(Row, fields_incident.SiteFields, table=True):
    __table_args__ = (Index("site_by_incident", "incident"),)


class Report(Row, fields_incident.ReportFields, table=True):
    __table_args__ = (Index("report_by_incident_person", "incident", "person"), Index("report_by_person", "person"))


class Answer(Row, fields_incident.AnswerFields, table=True):
    __table_args__ = (Index("answer_by_incident", "incident"),)


class HospitalCheck(Row, fields_incident.HospitalCheckFields, table=True):
    __tablename__ = "hospital_check"
    __table_args__ = (Index("hospital_check_by_incident", "incident"),)


class AuthorityContact(Row, fields_incident.AuthorityContactFields, table=True):
    __tablename__ = "authority_contact"
    __table_args__ = (Index("authority_contact_by_incident", "incident"),)


class Entry(Row, fields_incident.EntryFields, table=True):
    __table_args__ = (Index("entry_by_incident", "incident"),)


class Pair(Row, fields_people.PairFields, table=True):
    __table_args__ = (Index("pair_by_a", "a"), Index("pair_by_b", "b"))


class RosterImport(Row, fields_people.RosterImportFields, table=True):
    __tablename__ = "roster_import"


class Officer(Row, fields_people.OfficerFields, table=True):
    pass


class Export(Row, fields_people.ExportFields, table=True):
    pass


class Call(Row, fields_response.CallFields, table=True):
    __table_args__ = (Index("call_by_incident_person", "incident", "person"),)


class Enquiry(Row, fields_response.EnquiryFields, table=True):
    __table_args__ = (Index("enquiry_by_incident", "incident"),)


class Facility(Row, fields_response.FacilityFields, table=True):
    __table_args__ = (Index("facility_by_incident", "incident"),)


class Statement(Row, fields_response.StatementFields, table=True):
    __table_args__ = (Index("statement_by_incident", "incident"),)


class Approval(Row, fields_response.ApprovalFields, table=True):
    __table_args__ = (Index("approval_by_statement", "statement"),)


class Sitrep(Row, fields_response.SitrepFields, table=True):
    __table_args__ = (Index("sitrep_by_incident", "incident"),)


_CLASSES: dict[Kind, type[Row]] = {
    Kind.MISSION: Mission,
    Kind.ACCREDITATION: Accreditation,
    Kind.AREA: Area,
    Kind.ALERT: Alert,
    Kind.PERSON: Person,
    Kind.IDENTIFIER: Identifier,
    Kind.REGISTRATION: Registration,
    Kind.HOUSEHOLD: Household,
    Kind.WARDEN: Warden,
    Kind.INCIDENT: Incident,
    Kind.INVOLVEMENT: Involvement,
    Kind.SITE: Site,
    Kind.REPORT: Report,
    Kind.ANSWER: Answer,
    Kind.HOSPITAL_CHECK: HospitalCheck,
    Kind.AUTHORITY_CONTACT: AuthorityContact,
    Kind.ENTRY: Entry,
    Kind.PAIR: Pair,
    Kind.ROSTER_IMPORT: RosterImport,
    Kind.OFFICER: Officer,
    Kind.EXPORT: Export,
    Kind.CALL: Call,
    Kind.ENQUIRY: Enquiry,
    Kind.FACILITY: Facility,
    Kind.STATEMENT: Statement,
    Kind.APPROVAL: Approval,
    Kind.SITREP: Sitrep,
}


def _as_table(row: type[Row]) -> Table:
    """The table of a class, with closed lists stored as their values; SQLModel would store the names of the members."""
    table: Table = SQLModel.metadata.tables[str(row.__tablename__)]
    for column in table.columns:
        if isinstance(column.type, Enum):
            column.type = String()
    return table


TABLES: dict[Kind, Table] = {kind: _as_table(row) for kind, row in _CLASSES.items()}

WORD_DDL = (
    # What each author said last of what he has (``console.register.receipts``).
    """CREATE TABLE IF NOT EXISTS word (compartment INTEGER NOT NULL, author INTEGER NOT NULL, seq INTEGER NOT NULL, said_ms INTEGER NOT NULL,
        content BLOB NOT NULL, link BLOB NOT NULL, wire BLOB NOT NULL, is_at_hub INTEGER NOT NULL, PRIMARY KEY (compartment, author))""",
)
EXCHANGE_DDL = (
    # What a key opens, under the short number this register knows it by; mission: its reference id, none for the ministry.
    "CREATE TABLE compartment (no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, mission INTEGER)",
    # The authors of this console: one an enrolled officer. officer: the id of his record.
    "CREATE TABLE seat (author INTEGER PRIMARY KEY, officer INTEGER NOT NULL UNIQUE)",
    # Under which number the author writes who made the records first..last before this console was enrolled.
    "CREATE TABLE alias (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, author INTEGER NOT NULL)",
    # Up to which number each chain of a compartment is in the log.
    """CREATE TABLE chain (compartment INTEGER NOT NULL, author INTEGER NOT NULL, lane INTEGER NOT NULL, seq INTEGER NOT NULL,
        PRIMARY KEY (compartment, author, lane)) WITHOUT ROWID""",
    # Sealed bytes, own and received, of what is in the log: sealed once, never again. They feed exchange files and a hub that lost its disk.
    """CREATE TABLE envelope (compartment INTEGER NOT NULL, author INTEGER NOT NULL, lane INTEGER NOT NULL, first_seq INTEGER NOT NULL,
        count INTEGER NOT NULL, link BLOB NOT NULL, wire BLOB NOT NULL, hub_seq INTEGER, UNIQUE (compartment, author, lane, first_seq))""",
    "CREATE INDEX envelope_not_at_hub ON envelope (compartment, lane, author, first_seq) WHERE hub_seq IS NULL",
    # How far the exchange with the hub is: its generation; up to which of its numbers all is here, by compartment; likewise of the
    # membership log and of wrapped keys.
    "CREATE TABLE carried (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    # The membership log as it came; is_at_hub: the hub has it too.
    "CREATE TABLE membership (link BLOB PRIMARY KEY, wire BLOB NOT NULL, is_at_hub INTEGER NOT NULL) WITHOUT ROWID",
    # Keys wrapped here for other devices, on their way to the hub.
    "CREATE TABLE wrap_to_send (wire BLOB PRIMARY KEY) WITHOUT ROWID",
    # What came and is not in the log yet, or never will be: with the reason, and since when.
    """CREATE TABLE aside (link BLOB PRIMARY KEY, compartment INTEGER NOT NULL, author INTEGER NOT NULL, lane INTEGER NOT NULL,
        first_seq INTEGER NOT NULL, reason TEXT NOT NULL, since_ms INTEGER NOT NULL, wire BLOB NOT NULL)""",
    # The keys of compartments, by epoch; two of one number when two stewards renewed it apart.
    """CREATE TABLE epoch_key (compartment INTEGER NOT NULL, epoch INTEGER NOT NULL, fingerprint BLOB NOT NULL, key BLOB NOT NULL,
        PRIMARY KEY (compartment, epoch, fingerprint)) WITHOUT ROWID""",
    # What an author had seen of all others when he wrote: a vector that many batches share.
    "CREATE TABLE context (id INTEGER PRIMARY KEY, compartment INTEGER NOT NULL, vector BLOB NOT NULL, UNIQUE (compartment, vector))",
)
RUNS_BY_BATCH_DDL = "CREATE INDEX IF NOT EXISTS batch_run_by_batch ON batch_run (batch)"  # what was written since
LOG_DDL = (
    # One row a batch, own or received, never changed. first_seq, lane: the dot; cause: the import it belongs to; context, seen_own: what
    # its author had seen of others and in his own other lane.
    """CREATE TABLE batch (
        id INTEGER PRIMARY KEY,
        compartment INTEGER NOT NULL,
        author INTEGER NOT NULL, lane INTEGER NOT NULL, first_seq INTEGER NOT NULL, count INTEGER NOT NULL,
        stamp INTEGER NOT NULL, officer INTEGER NOT NULL, cause INTEGER,
        context INTEGER NOT NULL, seen_own INTEGER NOT NULL, body BLOB NOT NULL,
        UNIQUE (compartment, author, lane, first_seq))""",
    "CREATE INDEX batch_by_cause ON batch (cause) WHERE cause IS NOT NULL",
    # Which batches wrote a record, as runs of consecutive ids; a run is never longer than a batch.
    """CREATE TABLE batch_run (first INTEGER NOT NULL, last INTEGER NOT NULL, batch INTEGER NOT NULL,
        PRIMARY KEY (first, batch)) WITHOUT ROWID""",
    RUNS_BY_BATCH_DDL,
    *EXCHANGE_DDL,
    *WORD_DDL,
    # Numbers the register keeps of itself: format, the author's next creation counter and sequence, the clock.
    "CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    # Local and encrypted, outside the log and never exchanged: column mappings, drafts, saved filters.
    "CREATE TABLE local (scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (scope, key)) WITHOUT ROWID",
    "CREATE TABLE canary (word TEXT NOT NULL)",
)

# Beginnings of up to five signs are kept: everybody at a mission shares the first four digits of his telephone number.
PERSON_TEXT_DDL = (
    "CREATE VIRTUAL TABLE person_text USING"
    " fts5(names, marks, content='', contentless_delete=1, prefix='1 2 3 4 5', tokenize='ascii')"
)
STANDING_DDL = (
    # Cells for which several values stand; dots: the batches that say them, the shown one first (``console.register.cells``).
    """CREATE TABLE IF NOT EXISTS conflict (record INTEGER NOT NULL, cell TEXT NOT NULL, kind INTEGER NOT NULL, dots TEXT NOT NULL,
        PRIMARY KEY (record, cell)) WITHOUT ROWID""",
    # Records the log holds something of that no row shows: the record itself is not here yet, or a newer version wrote it.
    "CREATE TABLE IF NOT EXISTS unfolded (record INTEGER PRIMARY KEY, kind INTEGER NOT NULL, reason TEXT NOT NULL)",
)
DERIVED_DDL = (
    PERSON_TEXT_DDL,
    "CREATE VIRTUAL TABLE position USING rtree(id, west, east, south, north)",
    # Persons held to be the same: every member but the representative has a row.
    "CREATE TABLE merged (person INTEGER PRIMARY KEY, representative INTEGER NOT NULL)",
    "CREATE INDEX merged_by_representative ON merged (representative)",
    # The settled situation of one person in one incident, kept so that a tally needs no settling.
    """CREATE TABLE situation (
        incident INTEGER NOT NULL, person INTEGER NOT NULL, reach INTEGER NOT NULL,
        whereabouts TEXT, condition TEXT, contact TEXT, identity TEXT, intent TEXT, stage TEXT,
        is_contested INTEGER NOT NULL, is_deceased_reported INTEGER NOT NULL, newest_ms INTEGER NOT NULL,
        PRIMARY KEY (incident, person)) WITHOUT ROWID""",
    *STANDING_DDL,
)
DERIVED_TABLES = ("person_text", "position", "merged", "situation", "conflict", "unfolded")
