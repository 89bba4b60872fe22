"""Finding people: as typed, filtered, a page at a time.

Who is merged into another shows as that one person. Up to ``SORTED_MAX`` found are sorted by name; more are shown in the order they came
into the register, and the list says "more than": sorting half a million names for one typed letter would make typing wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from console.model import names
from console.model.nearness import Nearness, ResolvedArea
from console.model.query import NOT_YET_REACHED, PeopleQuery
from console.model.settle import Reach
from console.model.shown import PeoplePage, PersonRow
from console.model.tally import population
from console.model.words import Verdict
from console.register.fold import chunks
from console.register.reading.rows import person_rows
from console.register.resident import ResidentArrays

SORTED_MAX = 5_000
_TEXT_MAX = 200  # characters of a search that are looked at; nobody types a longer name


@dataclass(frozen=True)
class PeopleScope:
    """What a question about people in an incident rests on besides the register."""

    arrays: ResidentArrays
    areas: tuple[ResolvedArea, ...] = ()


def find_people(
    connection: Connection, query: PeopleQuery, scope: PeopleScope, *, first: int = 0, count: int = 100
) -> PeoplePage:
    """A page of the persons who fit. first: position in the whole list, from 0."""
    wanted = _wanted(connection, query, scope)
    if wanted is None:
        found = _ids(connection, *_select(query, f"LIMIT {SORTED_MAX + 1}"))
    else:
        found = [person for chunk in chunks(wanted.tolist()) for person in _ids(connection, *_select(query, "", chunk))]
    if len(found) <= SORTED_MAX:
        page = _by_name(connection, found)[first : first + count]
        return PeoplePage(tuple(person_rows(connection, page, query.incident)), first, len(found))
    page = found[first : first + count]
    if wanted is None:
        page = _ids(connection, *_select(query, f"LIMIT {int(count)} OFFSET {int(first)}"))
    return PeoplePage(tuple(person_rows(connection, page, query.incident)), first, SORTED_MAX, total_is_at_least=True)


def find_all(connection: Connection, query: PeopleQuery, scope: PeopleScope, *, limit: int) -> list[PersonRow]:
    """The first persons who fit, for lists that are not paged."""
    return list(find_people(connection, query, scope, count=limit).rows)


def match_expression(text: str) -> str:
    """What is typed, as the search index takes it: every word must begin a word, in one of its spellings. "" finds nothing to ask."""
    words = names.search_terms(text[:_TEXT_MAX])
    return " AND ".join("(" + " OR ".join(f'"{start}"*' for start in starts) + ")" for starts in words)


def _select(query: PeopleQuery, tail: str, among: Sequence[int] | None = None) -> tuple[str, tuple[object, ...]]:
    """The statement for ids of persons who fit by text and by their own fields."""
    conditions, values = _conditions(query)
    if among is not None:
        conditions.append(f"p.id IN ({','.join('?' * len(among))})")
        values += among
    expression = match_expression(query.text)
    if query.text.strip() and not expression:  # signs only: nobody is called that
        conditions.append("0")
    if not expression:
        where = " AND ".join(["p.id NOT IN (SELECT person FROM merged)", *conditions])
        return f"SELECT p.id FROM person p WHERE {where} {tail}", tuple(values)
    where = " AND ".join(["person_text MATCH ?", *conditions])
    source = "person_text t LEFT JOIN merged m ON m.person = t.rowid JOIN person p ON p.id = coalesce(m.representative, t.rowid)"
    return f"SELECT DISTINCT p.id FROM {source} WHERE {where} {tail}", (expression, *values)


_REGISTERED = (
    "EXISTS (SELECT 1 FROM registration r WHERE r.withdrawn_at_ms IS NULL AND"
    " (r.person = p.id OR r.person IN (SELECT person FROM merged WHERE representative = p.id)){})"
)


def _conditions(query: PeopleQuery) -> tuple[list[str], list[object]]:
    conditions, values = ["p.withdrawn_at_ms IS NULL"], list[object]()
    if query.category is not None:
        conditions.append("p.category = ?")
        values.append(str(query.category))
    if query.flagged_only:
        conditions.append("p.flags <> ''")
    if query.roster != "any":
        conditions.append(("NOT " if query.roster == "off" else "") + _REGISTERED.format(""))
    if query.mission is not None:
        conditions.append(_REGISTERED.format(" AND r.mission = ?"))
        values.append(query.mission)
    if query.doubles_only:
        conditions.append(
            "EXISTS (SELECT 1 FROM pair d WHERE d.withdrawn_at_ms IS NULL AND d.verdict = ? AND (d.a = p.id OR d.b = p.id))"
        )
        values.append(str(Verdict.POSSIBLE))
    for column, word in (("whereabouts", query.whereabouts), ("condition", query.condition)):
        if query.incident is not None and word is not None and word != NOT_YET_REACHED:
            conditions.append(f"p.id IN (SELECT person FROM situation WHERE incident = ? AND {column} = ?)")
            values += [query.incident, str(word)]
    return conditions, values


def _wanted(connection: Connection, query: PeopleQuery, scope: PeopleScope) -> NDArray[np.int64] | None:
    """The persons an incident's filters leave, ascending; None when no such filter is set."""
    if query.incident is None or not (query.area_only or query.whereabouts == NOT_YET_REACHED):
        return None
    situations = scope.arrays.situations(connection, query.incident)
    residents = scope.arrays.residents(connection, scope.areas)
    wanted = np.unique(residents.person[residents.nearness != Nearness.OUTSIDE])
    if query.whereabouts == NOT_YET_REACHED:
        everyone = np.union1d(population(residents, situations), situations.person)
        reached = situations.person[situations.reach != Reach.NOT_YET]
        unreached = np.setdiff1d(everyone, reached)
        wanted = np.intersect1d(wanted, unreached) if query.area_only else unreached
    if query.text.strip():
        sql, values = _select(PeopleQuery(text=query.text), "")
        found = np.array(_ids(connection, sql, values), np.int64)
        wanted = np.intersect1d(wanted, found)
    return wanted


def _ids(connection: Connection, sql: str, values: tuple[object, ...]) -> list[int]:
    answer: Iterable[Any] = connection.exec_driver_sql(sql, values).scalars()
    return list(answer)


def _by_name(connection: Connection, persons: Sequence[int]) -> list[int]:
    named: list[tuple[str, int]] = []
    for chunk in chunks(persons):
        sql = f"SELECT name, id FROM person WHERE id IN ({','.join('?' * len(chunk))})"
        named += [(name.casefold(), person) for name, person in connection.exec_driver_sql(sql, tuple(chunk))]
    return [person for _, person in sorted(named)]
