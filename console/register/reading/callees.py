"""What whoever telephones needs to see of a person: numbers, age, who looks after him."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection

from console.model.shown_response import Callee
from console.model.words import Sex
from console.register.fold import chunks, marks
from console.register.reading.rows import owners_of


def callees_of(connection: Connection, persons: Sequence[int]) -> dict[int, Callee]:
    """What whoever calls needs to see of each of these representatives."""
    found: dict[int, Callee] = {}
    numbers = numbers_of(connection, persons)
    for chunk in chunks(persons):
        owners = owners_of(connection, chunk)
        cities: dict[int, str] = {}
        for member, city in connection.exec_driver_sql(
            f"SELECT person, city FROM registration WHERE person IN ({marks(list(owners))}) AND withdrawn_at_ms IS NULL"
            " AND city <> '' ORDER BY id",
            tuple(owners),
        ):
            cities.setdefault(owners[member], city)
        for person, name, born, sex, emergency, warden, flags in connection.exec_driver_sql(
            "SELECT p.id, p.name, p.born, p.sex, p.emergency_contact, coalesce(w.name, ''), p.flags FROM person p"
            f" LEFT JOIN warden w ON w.id = p.warden AND w.withdrawn_at_ms IS NULL WHERE p.id IN ({marks(chunk)})"
            " AND p.withdrawn_at_ms IS NULL",
            tuple(chunk),
        ):
            known = Sex.of(sex) if sex else None
            phones, city = tuple(numbers.get(person, ())), cities.get(person, "")
            found[person] = Callee(person, name, born, known, phones, emergency, city, warden, tuple(flags.split()))
    return found


def numbers_of(connection: Connection, persons: Sequence[int]) -> dict[int, list[str]]:
    """The telephone numbers of each of these representatives, those of merged records too: telephone before WhatsApp, each once."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for chunk in chunks(persons):
        owners = owners_of(connection, chunk)
        for member, phone, whatsapp in connection.exec_driver_sql(
            f"SELECT id, phone, whatsapp FROM person WHERE id IN ({marks(list(owners))}) AND withdrawn_at_ms IS NULL"
            " ORDER BY id",
            tuple(owners),
        ):
            found[owners[member]].update(dict.fromkeys(number for number in (phone, whatsapp) if number))
    return {person: list(numbers) for person, numbers in found.items()}


def names_of(connection: Connection, persons: Sequence[int]) -> dict[int, str]:
    """The name of each living one of these persons."""
    found: dict[int, str] = {}
    for chunk in chunks(persons):
        sql = f"SELECT id, name FROM person WHERE id IN ({marks(chunk)}) AND withdrawn_at_ms IS NULL"
        found |= {row[0]: str(row[1]) for row in connection.exec_driver_sql(sql, tuple(chunk))}
    return found
