"""Who lives with whom: families are asked for, called and carried together."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from console.duty.people import living
from console.duty.post import Post
from console.faults import InputFault
from console.model.change import Change, Value
from console.model.kinds import Kind
from console.register.fold import marks
from console.register.reading.officers import mission_of
from console.register.touched import Touched


def join_household(post: Post, persons: Sequence[int]) -> tuple[int, Touched]:
    """Put persons into one household; its record id.

    It is that of the first of them who has one; where none has, a new one under the first person's name, who is its head.
    Raises InputFault ``household-of-one``, ``person-unknown``.
    """
    with post.asking() as connection:
        members = living(connection, persons)
        if len(members) < 2:
            raise InputFault("household-of-one")
        known = _households(connection, members)
        household = next((known[person] for person in members if person in known), None)
        fields = {} if household is not None else _founded(connection, post, members[0])
    changes = []
    if household is None:
        [household] = post.register.mint()
        changes.append(Change(Kind.HOUSEHOLD, household, fields))
    changes += [Change(Kind.PERSON, person, {"household": household}) for person in members]
    return household, post.register.record(changes, post.officer)


def leave_household(post: Post, persons: Sequence[int]) -> Touched:
    """Take persons out of their household. Raises InputFault ``person-unknown``, ``household-none`` when none of them is in one."""
    with post.asking() as connection:
        leaving = _households(connection, living(connection, persons))
    if not leaving:
        raise InputFault("household-none")
    return post.register.record([Change(Kind.PERSON, person, {"household": None}) for person in leaving], post.officer)


def _households(connection: Connection, persons: Sequence[int]) -> dict[int, int]:
    """Person -> living household, of those who are in one."""
    sql = (
        "SELECT p.id, h.id FROM person p JOIN household h ON h.id = p.household AND h.withdrawn_at_ms IS NULL"
        f" WHERE p.id IN ({marks(persons)})"
    )
    return {row[0]: row[1] for row in connection.exec_driver_sql(sql, tuple(persons))}


def _founded(connection: Connection, post: Post, head: int) -> dict[str, Value]:
    """A new household's fields. It belongs to the mission where its head is registered, else to the officer's."""
    name = connection.exec_driver_sql("SELECT name FROM person WHERE id = ?", (head,)).scalar_one()
    sql = "SELECT mission FROM registration WHERE person = ? AND withdrawn_at_ms IS NULL ORDER BY id DESC"
    mission = connection.exec_driver_sql(sql, (head,)).scalar()
    return {"label": str(name), "head": head, "mission": mission or mission_of(connection, post.officer)}
