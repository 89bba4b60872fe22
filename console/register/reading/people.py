"""Finding people: as typed, filtered, a page at a time.

Who is merged into another shows as that one person. Up to ``SORTED_MAX`` found are sorted by name; more are shown in the order they came
into the register, and the list says "more than": sorting half a million names for one typed letter would make typing wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from sqlalchemy import Connection

from console.model import names
from console.model.figures import persons_behind
from console.model.nearness import ResolvedArea
from console.model.query import NOT_YET_REACHED, PeopleQuery
from console.model.settle import Reach
from console.model.shown import PeoplePage, PersonRow
from console.model.tally import Ids, Scope, population
from console.model.words import Verdict
from console.register.fold import chunks
from console.register.reading.incidents import incident_line, possible_pairs
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
    """A page of the persons who fit. first: position in the whole list, from 0. Raises InputFault ``incident-unknown``."""
    wanted = _wanted(connection, query, scope)
    if wanted is None:
        found = _ids(connection, *_select(query, f"LIMIT {SORTED_MAX + 1}"))
    else:
        found = [person for chunk in chunks(wanted.tolist()) for person in _ids(connection, *_select(query, "", chunk))]
    if len(found) <= SORTED_MAX:
        page = _by_name(connection, found)[first : first + count]
        return PeoplePage(tuple(person_rows(connection, page, query.incident)), first, len(found))
    if wanted is not None:  # all of them are known: a list that a figure opened is as long as the figure says
        page = found[first : first + count]
        return PeoplePage(tuple(person_rows(connection, page, query.incident)), first, len(found))
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


def _wanted(connection: Connection, query: PeopleQuery, scope: PeopleScope) -> Ids | None:
    """The persons an incident's filters leave, ascending; None when no such filter is set."""
    filters = [*_incident_filters(connection, query, scope)]
    if filters and query.text.strip():
        sql, values = _select(PeopleQuery(text=query.text), "")
        filters.append(np.array(_ids(connection, sql, values), np.int64))
    return reduce(np.intersect1d, filters) if filters else None


def _incident_filters(connection: Connection, query: PeopleQuery, scope: PeopleScope) -> Iterator[Ids]:
    """What each filter that needs the arrays leaves, ascending."""
    is_asked = query.area_only or query.whereabouts == NOT_YET_REACHED or query.figure is not None
    if query.incident is None or not is_asked:
        return
    situations = scope.arrays.situations(connection, query.incident)
    residents = scope.arrays.residents(connection, scope.areas)
    if query.area_only:
        everybody = residents.by_person
        yield everybody.person[everybody.is_in_area]
    if query.whereabouts == NOT_YET_REACHED:
        everyone = np.union1d(population(residents, situations), situations.person)
        yield np.setdiff1d(everyone, situations.person[situations.reach != Reach.NOT_YET])
    if query.figure is not None:
        line = incident_line(connection, query.incident)
        counted = Scope(query.incident, line.onset_ms, query.as_of_ms, possible_pairs(connection))
        yield persons_behind(query.figure, residents, situations, counted)


def _ids(connection: Connection, sql: str, values: tuple[object, ...]) -> list[int]:
    answer: Iterable[Any] = connection.exec_driver_sql(sql, values).scalars()
    return list(answer)


def _by_name(connection: Connection, persons: Sequence[int]) -> list[int]:
    named: list[tuple[str, int]] = []
    for chunk in chunks(persons):
        sql = f"SELECT name, id FROM person WHERE id IN ({','.join('?' * len(chunk))})"
        named += [(name.casefold(), person) for name, person in connection.exec_driver_sql(sql, tuple(chunk))]
    return [person for _, person in sorted(named)]
