"""People as lines of a list: everything a line shows, gathered for a page at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from console.model.shown import PersonRow
from console.model.words import Category, Condition, IdentifierType, Sex, Verdict, Whereabouts
from console.register.fold import chunks, marks

Owners = dict[int, int]  # member -> representative, representatives themselves included


def person_rows(connection: Connection, persons: Sequence[int], incident: int | None = None) -> list[PersonRow]:
    """A line for each person, in the order given; ids that are no living person are left out."""
    lines: dict[int, PersonRow] = {}
    for chunk in chunks(persons):
        lines |= {line.person: line for line in _lines(connection, chunk, incident)}
    return [lines[person] for person in persons if person in lines]


def owners_of(connection: Connection, persons: Sequence[int]) -> Owners:
    """Every record that belongs to these representatives."""
    owners = {person: person for person in persons}
    for chunk in chunks(persons):
        sql = f"SELECT person, representative FROM merged WHERE representative IN ({marks(chunk)})"
        owners |= {row[0]: row[1] for row in connection.exec_driver_sql(sql, tuple(chunk))}
    return owners


def representative_of(connection: Connection, person: int) -> int:
    """Whom the person is merged into; itself when nobody."""
    found = connection.exec_driver_sql("SELECT representative FROM merged WHERE person = ?", (person,)).scalar()
    return int(found) if found is not None else person


def _lines(connection: Connection, persons: list[int], incident: int | None) -> Iterator[PersonRow]:
    owners = owners_of(connection, persons)
    passports = dict(_each(connection, owners, _PASSPORTS, str(IdentifierType.PASSPORT)))
    registrations = defaultdict(list)
    for owner, *rest in _each(connection, owners, _REGISTRATIONS):
        registrations[owner].append(rest)
    doubles = _doubles(connection, owners)
    situations = _situations(connection, persons, incident)
    for person, name, sex, born, phone, category, flags in connection.exec_driver_sql(
        "SELECT id, name, sex, born, phone, category, flags FROM person"
        f" WHERE id IN ({marks(persons)}) AND withdrawn_at_ms IS NULL",
        tuple(persons),
    ):
        known = registrations[person]
        whereabouts, condition, is_contested = situations.get(person, (None, None, 0))
        yield PersonRow(
            person=person,
            name=name,
            sex=Sex.of(sex) if sex else None,
            born=born,
            phone=phone,
            passport=passports.get(person, ""),
            category=Category.of(category) if category else None,
            city=next((city for _, city, _, _ in known if city), ""),
            country=next((country for _, _, country, _ in known if country), ""),
            missions=tuple(dict.fromkeys(code for code, _, _, _ in known)),
            last_confirmed_at_ms=max((at for *_, at in known if at), default=None),
            flags=tuple(flags.split()),
            doubles=doubles.get(person, 0),
            whereabouts=Whereabouts.of(whereabouts) if whereabouts else None,
            condition=Condition.of(condition) if condition else None,
            is_contested=bool(is_contested),
        )


_PASSPORTS = "SELECT person, value FROM identifier WHERE person IN ({}) AND type = ? AND withdrawn_at_ms IS NULL ORDER BY id DESC"
_REGISTRATIONS = (
    "SELECT r.person, coalesce(m.code, '?'), r.city, r.country, r.last_confirmed_at_ms FROM registration r"
    " LEFT JOIN mission m ON m.id = r.mission WHERE r.person IN ({}) AND r.withdrawn_at_ms IS NULL ORDER BY r.id"
)


def _each(connection: Connection, owners: Owners, sql: str, *values: object) -> Iterator[Any]:
    """Rows of a statement over all members, their first column turned into the representative."""
    for chunk in chunks(owners):
        for member, *rest in connection.exec_driver_sql(sql.format(marks(chunk)), (*chunk, *values)):
            yield owners[member], *rest


def _doubles(connection: Connection, owners: Owners) -> dict[int, int]:
    """How many living possible doubles each representative has."""
    counts: dict[int, int] = defaultdict(int)
    for chunk in chunks(owners):
        here = marks(chunk)
        sql = (
            f"SELECT a, b FROM pair WHERE verdict = ? AND withdrawn_at_ms IS NULL AND (a IN ({here}) OR b IN ({here}))"
        )
        for a, b in connection.exec_driver_sql(sql, (str(Verdict.POSSIBLE), *chunk, *chunk)):
            for owner in {owners[each] for each in (a, b) if each in chunk}:
                counts[owner] += owners.get(a) != owners.get(b)
    return counts


def _situations(connection: Connection, persons: list[int], incident: int | None) -> dict[int, tuple[Any, ...]]:
    if incident is None:
        return {}
    sql = f"SELECT person, whereabouts, condition, is_contested FROM situation WHERE incident = ? AND person IN ({marks(persons)})"
    return {row[0]: tuple(row[1:]) for row in connection.exec_driver_sql(sql, (incident, *persons))}
