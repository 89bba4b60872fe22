"""Calling people: who takes whom, what each call found, and taking a mistake back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from sqlalchemy import Connection

from console.duty.people import living, stored_phone
from console.duty.post import Post
from console.faults import InputFault
from console.model.calls import findings
from console.model.change import Change, Value
from console.model.kinds import Kind
from console.model.words import CallOutcome
from console.register import fold
from console.register.fold import chunks, marks
from console.register.reading.callees import numbers_of
from console.register.reading.calls import CallScope, call_book
from console.register.reading.incidents import incident_line
from console.register.reading.rows import owners_of, representative_of
from console.register.touched import Touched

TAKE_MAX = 200  # units at once: an hour's work for six telephones; more would only keep others from them


def take(post: Post, incident: int, persons: Sequence[int]) -> tuple[list[int], Touched]:
    """Say that this officer now calls these persons; the ids of the calls. Whom he holds already he goes on holding, from now on.

    Raises InputFault ``incident-unknown``, ``person-unknown``.
    """
    with post.asking() as connection:
        _must_be(connection, incident)
        whom = living(connection, persons)
        held = _open_calls(connection, post, incident, whom)
    fresh = [person for person in whom if person not in held]
    ids = post.register.mint(len(fresh))
    now_ms = post.now_ms()
    changes = [Change(Kind.CALL, call, {"taken_at_ms": now_ms}) for call in held.values()]
    changes += [
        Change(
            Kind.CALL,
            call,
            {"incident": incident, "person": person, "officer": post.officer, "taken_at_ms": now_ms},
        )
        for call, person in zip(ids, fresh, strict=True)
    ]
    calls = [*held.values(), *ids]
    return calls, post.register.record(changes, post.officer) if changes else Touched()


def take_next(post: Post, incident: int, scope: CallScope, count: int) -> tuple[list[int], Touched]:
    """Take the next units that nobody holds; the persons in them, in the order in which they are to be called.

    Raises InputFault ``incident-unknown``, ``take-count``.
    """
    if not 1 <= count <= TAKE_MAX:
        raise InputFault("take-count", limit=TAKE_MAX)
    with post.asking() as connection:
        book = call_book(connection, incident_line(connection, incident), scope)
    free = np.flatnonzero(book.units.has_number & ~book.taken & ~book.mine)[:count].tolist()
    persons = [person for place in free for person in book.units.persons(place)]
    _, touched = take(post, incident, persons) if persons else ([], Touched())
    return persons, touched


def give_back(post: Post, incident: int, persons: Sequence[int]) -> Touched:
    """Hold these persons no longer: others may call them."""
    with post.asking() as connection:
        held = _open_calls(connection, post, incident, living(connection, persons))
    over: dict[str, Value] = {"withdrawn_at_ms": post.now_ms(), "withdrawn_reason": "given back"}
    changes = [Change(Kind.CALL, call, over) for call in held.values()]
    return post.register.record(changes, post.officer) if changes else Touched()


def end(
    post: Post, incident: int, persons: Sequence[int], outcome: CallOutcome, *, note: str = "", phone: str = ""
) -> tuple[list[int], Touched]:
    """A call ended: what it found is filed on each of these persons, who are one household or one alone; the ids of the calls.

    phone: the number that was called; where not given, the first of theirs that no call found wrong: one call has one number. What was not
    taken before is taken and ended at once. Raises InputFault ``incident-unknown``, ``person-unknown``, ``phone-wrong``.
    """
    called = stored_phone(post, phone) if phone.strip() else ""
    with post.asking() as connection:
        _must_be(connection, incident)
        whom = living(connection, persons)
        held = _open_calls(connection, post, incident, whom)
        unanswered = _unanswered(connection, incident, whom)
        called = called or _number_to_call(connection, incident, whom)
    now_ms = post.now_ms()
    changes: list[Change] = []
    calls: list[int] = []
    for person in whom:
        call = held.get(person) or post.register.mint()[0]
        calls.append(call)
        fields: dict[str, Value] = {
            "ended_at_ms": now_ms,
            "outcome": outcome,
            "note": note.strip(),
            "phone": called,
        }
        if person not in held:
            fields |= {"incident": incident, "person": person, "officer": post.officer, "taken_at_ms": now_ms}
        changes.append(Change(Kind.CALL, call, fields))
        tried = unanswered.get(person, 0) + (outcome is CallOutcome.NO_ANSWER)
        changes += _reports(post, incident, person, call, outcome, tried)
    return calls, post.register.record(changes, post.officer)


def _reports(post: Post, incident: int, person: int, call: int, outcome: CallOutcome, unanswered: int) -> list[Change]:
    told = findings(outcome, unanswered)
    stamp: Mapping[str, Value] = {
        "incident": incident,
        "person": person,
        "officer": post.officer,
        "recorded_at_ms": post.now_ms(),
        "call": call,
    }
    ids = post.register.mint(len(told))
    return [
        Change(Kind.REPORT, record, {**stamp, "axis": axis, "value": value, "source": source})
        for record, (axis, value, source) in zip(ids, told, strict=True)
    ]


def take_back(post: Post, calls: Sequence[int], reason: str) -> Touched:
    """These calls were recorded by mistake: they and what they reported are withdrawn.

    Raises InputFault ``reason-missing``, ``record-unknown``.
    """
    if not reason.strip():
        raise InputFault("reason-missing")
    with post.asking() as connection:
        if fold.living(connection, Kind.CALL, calls) != set(calls):
            raise InputFault("record-unknown")
        sql = f"SELECT id FROM report WHERE call IN ({marks(calls)}) AND withdrawn_at_ms IS NULL"
        reports = list(connection.exec_driver_sql(sql, tuple(calls)).scalars())
    over: dict[str, Value] = {"withdrawn_at_ms": post.now_ms(), "withdrawn_reason": reason.strip()}
    changes = [Change(Kind.CALL, call, over) for call in calls]
    changes += [Change(Kind.REPORT, report, over) for report in reports]
    return post.register.record(changes, post.officer)


def last_ended(connection: Connection, incident: int, officer: int) -> list[int]:
    """The calls that this officer ended last, a household's together: what one step back takes back."""
    newest = "SELECT max(ended_at_ms) FROM call WHERE incident = ? AND officer = ? AND withdrawn_at_ms IS NULL"
    sql = f"SELECT id FROM call WHERE incident = ? AND officer = ? AND withdrawn_at_ms IS NULL AND ended_at_ms = ({newest})"
    return list(connection.exec_driver_sql(sql, (incident, officer) * 2).scalars())


def _open_calls(connection: Connection, post: Post, incident: int, persons: Sequence[int]) -> dict[int, int]:
    """Whom of these this officer has taken and not called to the end, however long ago, with the call."""
    found: dict[int, int] = {}
    for chunk in chunks(persons):
        owners = owners_of(connection, chunk)
        for person, call in connection.exec_driver_sql(
            f"SELECT person, id FROM call WHERE incident = ? AND officer = ? AND ended_at_ms IS NULL"
            f" AND withdrawn_at_ms IS NULL AND person IN ({marks(list(owners))}) ORDER BY id",
            (incident, post.officer, *owners),
        ):
            found[owners[person]] = call
    return found


def _unanswered(connection: Connection, incident: int, persons: Sequence[int]) -> dict[int, int]:
    """How many calls to each went unanswered before."""
    found: dict[int, int] = {}
    for chunk in chunks(persons):
        owners = owners_of(connection, chunk)
        for person, count in connection.exec_driver_sql(
            f"SELECT person, count(*) FROM call WHERE incident = ? AND outcome = ? AND withdrawn_at_ms IS NULL"
            f" AND person IN ({marks(list(owners))}) GROUP BY person",
            (incident, str(CallOutcome.NO_ANSWER), *owners),
        ):
            found[owners[person]] = found.get(owners[person], 0) + count
    return found


def _number_to_call(connection: Connection, incident: int, persons: Sequence[int]) -> str:
    """The first number of the first of these who has one that was not found wrong; else a wrong one, else none."""
    numbers = numbers_of(connection, persons)
    wrong: set[tuple[int, str]] = set()
    for chunk in chunks(persons):
        owners = owners_of(connection, chunk)
        found = connection.exec_driver_sql(
            f"SELECT person, phone FROM call WHERE incident = ? AND outcome = ? AND withdrawn_at_ms IS NULL"
            f" AND person IN ({marks(list(owners))})",
            (incident, str(CallOutcome.WRONG_NUMBER), *owners),
        )
        wrong |= {(owners[person], phone) for person, phone in found}
    known = [(person, number) for person in persons for number in numbers.get(person, ())]
    return next((number for _, number in sorted(known, key=wrong.__contains__)), "")


def _must_be(connection: Connection, incident: int) -> None:
    if not fold.living(connection, Kind.INCIDENT, [incident]):
        raise InputFault("incident-unknown")


def whom(connection: Connection, call: int) -> int:
    """Whom a call went to. Raises InputFault ``record-unknown``."""
    person = connection.exec_driver_sql("SELECT person FROM call WHERE id = ?", (call,)).scalar()
    if person is None:
        raise InputFault("record-unknown")
    return representative_of(connection, int(person))
