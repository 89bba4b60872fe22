"""Enquiries: somebody rings up, writes or stands at the counter and asks for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from console.duty.people import living
from console.duty.post import Post
from console.faults import InputFault
from console.model.change import Change, Value
from console.model.kinds import Kind
from console.model.likeness import name_fit, name_parts
from console.model.query import PeopleQuery
from console.model.shown import PersonRow
from console.model.words import Axis, Source, Whereabouts
from console.register import fold
from console.register.fold import marks
from console.register.reading.people import PeopleScope, find_all
from console.register.reading.rows import owners_of, person_rows, representative_of
from console.register.resident import ResidentArrays
from console.register.touched import Touched

FOUND_MAX = 8  # persons offered for a name that is being typed
_ALIKE = 0.6  # below it a name is somebody else's


@dataclass(frozen=True, slots=True)
class Sought:
    """A person who may be the one asked for. likeness: of the names, 0 to 1."""

    row: PersonRow
    likeness: float


def people_sought(connection: Connection, incident: int, name: str) -> tuple[Sought, ...]:
    """Who may be meant by a name as a caller says it, the likeliest first; those already asked for in this incident too."""
    typed = name_parts(name)
    if not typed:
        return ()
    found = {row.person: row for row in find_all(connection, PeopleQuery(name, incident=incident), _NOBODY, limit=200)}
    matched = frozenset(found)  # a name that is still being typed is part of theirs, however little it is alike so far
    for part in {part for parts in typed for part in parts.telling}:
        for row in find_all(connection, PeopleQuery(part, incident=incident), _NOBODY, limit=200):
            found.setdefault(row.person, row)
    asked = connection.exec_driver_sql(
        "SELECT coalesce(m.representative, e.person) FROM enquiry e LEFT JOIN merged m ON m.person = e.person"
        " WHERE e.incident = ? AND e.withdrawn_at_ms IS NULL",
        (incident,),
    ).scalars()
    for row in person_rows(connection, sorted(set(asked)), incident):
        found.setdefault(row.person, row)
    told = [Sought(row, name_fit(typed, name_parts(row.name)).likeness) for row in found.values()]
    likely = sorted(
        (each for each in told if each.likeness >= _ALIKE or each.row.person in matched),
        key=lambda each: (-each.likeness, each.row.person),
    )
    return tuple(likely[:FOUND_MAX])


_NOBODY = PeopleScope(ResidentArrays())


def add_enquiry(
    post: Post, incident: int, sought: str, caller: str, *, person: int | None = None, **more: Value
) -> tuple[int, Touched]:
    """Note an enquiry; its id. Without a person whoever is sought becomes one, on no roster.

    Of whom nothing is known in the incident it is now known that nobody knows where he is: so he is counted, and called.
    more: relation, phone, channel, promised_at_ms, consent, note. Raises InputFault ``incident-unknown``, ``person-unknown``,
    ``enquiry-nobody``, ``enquiry-no-caller``, ``promise-past``, ``field-wrong``.
    """
    if not sought.strip():
        raise InputFault("enquiry-nobody")
    if not caller.strip():
        raise InputFault("enquiry-no-caller")
    now_ms = post.now_ms()
    promised = more.get("promised_at_ms")
    if isinstance(promised, int) and promised < now_ms:
        raise InputFault("promise-past")
    with post.asking() as connection:
        if not fold.living(connection, Kind.INCIDENT, [incident]):
            raise InputFault("incident-unknown")
        known = None if person is None else living(connection, [person])[0]
        is_told = known is not None and _has_situation(connection, incident, known)
    enquiry, fresh, report = post.register.mint(3)
    changes: list[Change] = []
    if known is None:
        known = fresh
        changes.append(Change(Kind.PERSON, known, {"name": sought.strip()}))
    if not is_told:
        changes.append(Change(Kind.REPORT, report, _nobody_knows(post, incident, known, caller.strip(), now_ms)))
    fields: dict[str, Value] = {
        "incident": incident,
        "person": known,
        "sought": sought.strip(),
        "caller": caller.strip(),
        "recorded_at_ms": now_ms,
        "officer": post.officer,
        **more,
    }
    changes.append(Change(Kind.ENQUIRY, enquiry, fields))
    return enquiry, post.register.record(changes, post.officer)


def _nobody_knows(post: Post, incident: int, person: int, caller: str, at_ms: int) -> dict[str, Value]:
    return {
        "incident": incident,
        "person": person,
        "axis": Axis.WHEREABOUTS,
        "value": Whereabouts.UNKNOWN,
        "source": Source.FAMILY,
        "said_by": caller,
        "recorded_at_ms": at_ms,
        "officer": post.officer,
    }


def _has_situation(connection: Connection, incident: int, person: int) -> bool:
    sql = "SELECT 1 FROM situation WHERE incident = ? AND person = ?"
    return connection.exec_driver_sql(sql, (incident, person)).scalar() is not None


def answer_enquiry(post: Post, enquiries: Sequence[int], told: str) -> Touched:
    """The callers were told something: these enquiries are answered.

    Raises InputFault ``enquiry-told-nothing``, ``record-unknown``, ``enquiry-answered``.
    """
    if not told.strip():
        raise InputFault("enquiry-told-nothing")
    with post.asking() as connection:
        if fold.living(connection, Kind.ENQUIRY, enquiries) != set(enquiries):
            raise InputFault("record-unknown")
        sql = f"SELECT 1 FROM enquiry WHERE id IN ({marks(enquiries)}) AND answered_at_ms IS NOT NULL"
        if connection.exec_driver_sql(sql, tuple(enquiries)).first():
            raise InputFault("enquiry-answered")
    fields: dict[str, Value] = {"answered_at_ms": post.now_ms(), "answered_by": post.officer, "told": told.strip()}
    return post.register.record([Change(Kind.ENQUIRY, enquiry, fields) for enquiry in enquiries], post.officer)


def promise_again(post: Post, enquiry: int, promised_at_ms: int) -> Touched:
    """The caller was told another time. Raises InputFault ``record-unknown``, ``promise-past``."""
    if promised_at_ms < post.now_ms():
        raise InputFault("promise-past")
    _must_live(post, enquiry)
    return post.amend(Kind.ENQUIRY, enquiry, {"promised_at_ms": promised_at_ms})


def concerns(post: Post, enquiry: int, person: int) -> Touched:
    """The enquiry is about this person after all: it is he of whom nobody knows, not whom it was noted of.

    Raises InputFault ``record-unknown``, ``person-unknown``.
    """
    _must_live(post, enquiry)
    with post.asking() as connection:
        [known] = living(connection, [person])
        sql = "SELECT incident, caller FROM enquiry WHERE id = ?"
        incident, caller = connection.exec_driver_sql(sql, (enquiry,)).one()
        if known == _sought_by(connection, enquiry):
            return Touched()
        mistaken = _reports_of(connection, enquiry)
        is_told = _has_situation(connection, incident, known)
    changes = [Change(Kind.ENQUIRY, enquiry, {"person": known})]
    changes += _taken_back(post, mistaken, "the enquiry is about somebody else")
    if not is_told:
        told = _nobody_knows(post, incident, known, caller, post.now_ms())
        changes.append(Change(Kind.REPORT, post.register.mint()[0], told))
    return post.register.record(changes, post.officer)


def withdraw_enquiry(post: Post, enquiry: int, reason: str) -> Touched:
    """The enquiry was noted by mistake: nothing is known by it. Raises InputFault ``reason-missing``, ``record-unknown``."""
    if not reason.strip():
        raise InputFault("reason-missing")
    _must_live(post, enquiry)
    with post.asking() as connection:
        mistaken = _reports_of(connection, enquiry)
    over: dict[str, Value] = {"withdrawn_at_ms": post.now_ms(), "withdrawn_reason": reason.strip()}
    changes = [Change(Kind.ENQUIRY, enquiry, over), *_taken_back(post, mistaken, reason.strip())]
    return post.register.record(changes, post.officer)


def _sought_by(connection: Connection, enquiry: int) -> int:
    person = connection.exec_driver_sql("SELECT person FROM enquiry WHERE id = ?", (enquiry,)).scalar_one()
    return representative_of(connection, int(person))


def _reports_of(connection: Connection, enquiry: int) -> list[int]:
    """What was reported of whom the enquiry sought because of it alone; nothing while somebody else asks for him too."""
    owners = owners_of(connection, [_sought_by(connection, enquiry)])
    here = marks(list(owners))
    others = (
        "SELECT 1 FROM enquiry e JOIN enquiry o ON o.incident = e.incident AND o.id <> e.id AND o.withdrawn_at_ms IS NULL"
        f" WHERE e.id = ? AND o.person IN ({here})"
    )
    if connection.exec_driver_sql(others, (enquiry, *owners)).first():
        return []
    sql = (
        "SELECT DISTINCT r.id FROM report r JOIN enquiry e ON e.incident = r.incident WHERE e.id = ?"
        f" AND r.person IN ({here}) AND r.axis = ? AND r.value = ? AND r.source = ? AND r.withdrawn_at_ms IS NULL"
        " AND EXISTS (SELECT 1 FROM enquiry c WHERE c.incident = r.incident AND c.caller = r.said_by)"
    )
    said = (str(Axis.WHEREABOUTS), str(Whereabouts.UNKNOWN), str(Source.FAMILY))
    return list(connection.exec_driver_sql(sql, (enquiry, *owners, *said)).scalars())


def _taken_back(post: Post, reports: Sequence[int], reason: str) -> list[Change]:
    over: dict[str, Value] = {"withdrawn_at_ms": post.now_ms(), "withdrawn_reason": reason}
    return [Change(Kind.REPORT, report, over) for report in reports]


def _must_live(post: Post, enquiry: int) -> None:
    with post.asking() as connection:
        if not fold.living(connection, Kind.ENQUIRY, [enquiry]):
            raise InputFault("record-unknown")
