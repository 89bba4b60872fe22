"""The registered persons worth comparing with the rows of a file, and what officers have held of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from console.model.match import CandidateKeys
from console.model.subject import Subject
from console.model.words import CheckResult, IdentifierType, Sex, Verdict
from console.register.fold import chunks, marks

_STEM_END = ":"  # the sign after 9: a stem's numbers lie between it and the stem with this behind it


def candidates(connection: Connection, wanted: Sequence[CandidateKeys]) -> set[int]:
    """The living persons who equal one of the wanted in a passport, NIK, number, name, or in birth date and part of the name."""
    papers = {value for keys in wanted for value in (*keys.passports, *keys.niks)}
    numbers = {number for keys in wanted for number in keys.phones}
    found = set[int]()
    found |= _where(connection, "SELECT person FROM identifier WHERE value IN ({})", papers)
    found |= _where(connection, "SELECT id FROM person WHERE phone IN ({})", numbers)
    found |= _where(connection, "SELECT id FROM person WHERE whatsapp IN ({})", numbers)
    found |= _where(
        connection, "SELECT id FROM person WHERE name_key IN ({})", {keys.name_key for keys in wanted} - {""}
    )
    for stem in {stem for keys in wanted for stem in keys.nik_stems}:
        sql = "SELECT person FROM identifier WHERE value >= ? AND value < ?"
        found.update(connection.exec_driver_sql(sql, (stem, stem + _STEM_END)).scalars())
    return found | _born_alike(connection, wanted)


def _where(connection: Connection, sql: str, values: Iterable[str]) -> set[int]:
    return {
        row[0]
        for chunk in chunks(values)  # type: ignore[arg-type]  # texts here, ids elsewhere
        for row in connection.exec_driver_sql(sql.format(marks(chunk)), tuple(chunk))
    }


def _born_alike(connection: Connection, wanted: Sequence[CandidateKeys]) -> set[int]:
    """Born on the same day and with a part of the name in common: of a million people some fifty share each birthday."""
    parts_by_day: dict[str, set[str]] = defaultdict(set)
    for keys in wanted:
        if keys.born:
            parts_by_day[keys.born].update(keys.name_key.split())
    found = set()
    for chunk in chunks(parts_by_day):  # type: ignore[arg-type]
        sql = f"SELECT id, born, name_key FROM person WHERE born IN ({marks(chunk)})"
        for person, born, name_key in connection.exec_driver_sql(sql, tuple(chunk)):
            if not parts_by_day[born].isdisjoint(name_key.split()):
                found.add(person)
    return found


def subjects(connection: Connection, persons: Iterable[int]) -> list[Subject]:
    """The living persons among these as they are compared, ascending."""
    found: list[Subject] = []
    for chunk in chunks(sorted(persons)):
        found += _subjects(connection, chunk)
    return found


def _subjects(connection: Connection, persons: list[int]) -> list[Subject]:
    here = marks(persons)
    passports: dict[int, list[str]] = defaultdict(list)
    niks: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    for person, kind, value, check in connection.exec_driver_sql(
        f'SELECT person, type, value, "check" FROM identifier WHERE person IN ({here}) AND withdrawn_at_ms IS NULL',
        tuple(persons),
    ):
        if kind == IdentifierType.PASSPORT:
            passports[person].append(value)
        elif kind == IdentifierType.NIK:
            niks[person].append((value, check == CheckResult.OK))
    cities = {
        row[0]: str(row[1])
        for row in connection.exec_driver_sql(
            f"SELECT person, city FROM registration WHERE person IN ({here}) AND withdrawn_at_ms IS NULL",
            tuple(persons),
        )
    }
    rows = connection.exec_driver_sql(
        "SELECT p.id, p.name, p.other_names, p.born, p.sex, p.phone, p.whatsapp, p.email, coalesce(h.label, '') FROM person p"
        f" LEFT JOIN household h ON h.id = p.household WHERE p.id IN ({here}) AND p.withdrawn_at_ms IS NULL ORDER BY p.id",
        tuple(persons),
    )
    return [_subject(row, passports[row[0]], niks[row[0]], cities.get(row[0], "")) for row in rows]


def _subject(row: Any, passports: list[str], niks: list[tuple[str, bool]], city: str) -> Subject:
    person, name, others, born, sex, phone, whatsapp, email, household = row
    return Subject(
        key=person,
        name=name,
        other_names=tuple(others.splitlines()),
        born=born,
        sex=Sex.of(sex) if sex else None,
        phones=tuple(dict.fromkeys(number for number in (phone, whatsapp) if number)),
        passports=tuple(passports),
        niks=tuple(niks),
        city=city,
        household=household,
        email=email,
    )


def judgements(connection: Connection, persons: Iterable[int]) -> dict[frozenset[int], Verdict]:
    """What officers hold of pairs among these persons: the same, or not; the newest judgement of a pair."""
    known = set(persons)
    held = {}
    for a, b, verdict in connection.exec_driver_sql(
        "SELECT a, b, verdict FROM pair WHERE withdrawn_at_ms IS NULL AND verdict IN (?, ?) ORDER BY id",
        (str(Verdict.SAME), str(Verdict.NOT_SAME)),
    ):
        if a in known and b in known:
            held[frozenset((a, b))] = Verdict.of(verdict)
    return held


def with_judged(connection: Connection, persons: set[int]) -> set[int]:
    """These persons and whoever officers hold to be the same as one of them."""
    joined = set(persons)
    for a, b in connection.exec_driver_sql(
        "SELECT a, b FROM pair WHERE withdrawn_at_ms IS NULL AND verdict = ?", (str(Verdict.SAME),)
    ):
        if a in joined or b in joined:
            joined |= {a, b}
    return joined
