"""What is kept derived from the records: the search index, the boxes of positions, who is merged with whom, settled situations.

Everything here is a function of the kinds' tables and can be made anew at any time; ``console.register.checking`` does so.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from console.model import names
from console.model.settle import Heard, settle
from console.model.words import Axis, Source, Verdict
from console.register import log
from console.register.fold import chunks, marks

_KM_PER_DEGREE = 111.195  # on a great circle of the mean earth (IUGG R1)
_LOCAL_DIGITS = 9  # the end of a telephone number that people type when they leave out country and trunk prefix

Incidents = dict[int, int]  # incident -> onset_ms
Pairs = set[tuple[int, int]]  # (incident, person)


def index_texts(connection: Connection, persons: Iterable[int], *, is_fresh: bool = False) -> None:
    """Make these persons findable by what the tables now say; withdrawn persons stop being found.

    is_fresh: none of them is in the index yet.
    """
    for chunk in chunks(persons):
        if not is_fresh:
            connection.exec_driver_sql("DELETE FROM person_text WHERE rowid = ?", [(person,) for person in chunk])
        rows = list(_texts(connection, chunk))
        if rows:
            connection.exec_driver_sql("INSERT INTO person_text (rowid, names, marks) VALUES (?, ?, ?)", rows)


def _texts(connection: Connection, persons: list[int]) -> Iterator[tuple[int, str, str]]:
    """For each living person: the names, and what else people type (papers, numbers, the city)."""
    marked: dict[int, list[str]] = defaultdict(list)
    for sql in (
        "SELECT person, value FROM identifier WHERE person IN ({}) AND withdrawn_at_ms IS NULL",
        "SELECT person, city FROM registration WHERE person IN ({}) AND withdrawn_at_ms IS NULL AND city <> ''",
    ):
        for person, value in connection.exec_driver_sql(sql.format(marks(persons)), tuple(persons)).all():
            marked[person].append(value)
    for person, name, others, phone, whatsapp in connection.exec_driver_sql(
        f"SELECT id, name, other_names, phone, whatsapp FROM person WHERE id IN ({marks(persons)})"
        " AND withdrawn_at_ms IS NULL",
        tuple(persons),
    ).all():
        numbers = [digits for number in (phone, whatsapp) for digits in _typed_forms(number)]
        yield person, names.search_text(name, others), names.fold(" ".join([*marked[person], *numbers]))


def _typed_forms(number: str) -> tuple[str, ...]:
    """A number as people type it: all digits, or its end without country code."""
    digits = number.lstrip("+")
    return (digits, digits[-_LOCAL_DIGITS:]) if digits else ()


def index_positions(connection: Connection, registrations: Iterable[int], *, is_fresh: bool = False) -> None:
    """Keep the box of each living registration's disc; those without a position are not in the index."""
    for chunk in chunks(registrations):
        if not is_fresh:
            connection.exec_driver_sql("DELETE FROM position WHERE id = ?", [(each,) for each in chunk])
        rows = connection.exec_driver_sql(
            f"SELECT id, lon, lat, radius_km FROM registration WHERE id IN ({marks(chunk)})"
            " AND lon IS NOT NULL AND lat IS NOT NULL AND withdrawn_at_ms IS NULL",
            tuple(chunk),
        ).all()
        if rows:
            boxes = [(each, *box(lon, lat, radius_km or 0.0)) for each, lon, lat, radius_km in rows]
            connection.exec_driver_sql("INSERT INTO position VALUES (?, ?, ?, ?, ?)", boxes)


def box(lon: float, lat: float, radius_km: float) -> tuple[float, float, float, float]:
    """The box (west, east, south, north) around a disc, degrees; its sides may pass 180."""
    up = radius_km / _KM_PER_DEGREE
    across = min(180.0, up / max(math.cos(math.radians(min(abs(lat) + up, 89.9))), 1e-6))
    return lon - across, lon + across, lat - up, lat + up


def join_persons(connection: Connection) -> set[int]:
    """Settle who is one person with whom from the living pairs; the persons whose representative changed.

    Two officers may say opposite things of one pair; then the two stay apart until one is withdrawn (the pair is listed as a conflict).
    """
    wanted = _representatives(connection)
    kept = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT person, representative FROM merged")}
    changed = {person for person in wanted.keys() | kept.keys() if wanted.get(person) != kept.get(person)}
    if changed:
        log.set_count(
            connection, "merges", log.count(connection, "merges") + 1
        )  # readers keep representatives in memory
        connection.exec_driver_sql("DELETE FROM merged WHERE person = ?", [(person,) for person in changed])
        rows = [(person, wanted[person]) for person in changed if person in wanted]
        if rows:
            connection.exec_driver_sql("INSERT INTO merged VALUES (?, ?)", rows)
    return (
        changed | {kept[person] for person in changed if person in kept} | {wanted[p] for p in changed if p in wanted}
    )


def _representatives(connection: Connection) -> dict[int, int]:
    """Member -> the smallest id of its component; representatives themselves are left out."""
    apart: Pairs = set()
    same: Pairs = set()
    for a, b, verdict in connection.exec_driver_sql(
        "SELECT a, b, verdict FROM pair WHERE withdrawn_at_ms IS NULL AND verdict IN (?, ?)",
        (Verdict.SAME, Verdict.NOT_SAME),
    ):
        (same if verdict == Verdict.SAME else apart).add((min(a, b), max(a, b)))
    parent: dict[int, int] = {}
    for a, b in same - apart:
        low, high = sorted((_root(parent, a), _root(parent, b)))
        if low != high:  # three pairs of three persons close a ring
            parent[high] = low
    return {person: _root(parent, person) for person in parent}


def _root(parent: Mapping[int, int], person: int) -> int:
    while person in parent:
        person = parent[person]
    return person


def situations_of_reports(connection: Connection, reports: Iterable[int]) -> Pairs:
    """The (incident, representative) these reports speak of."""
    found: Pairs = set()
    for chunk in chunks(reports):
        found.update(
            (row[0], row[1])
            for row in connection.exec_driver_sql(
                "SELECT DISTINCT r.incident, coalesce(m.representative, r.person) FROM report r"
                f" LEFT JOIN merged m ON m.person = r.person WHERE r.id IN ({marks(chunk)})",
                tuple(chunk),
            )
        )
    return found


def situations_of_persons(connection: Connection, persons: Iterable[int]) -> Pairs:
    """The (incident, person) in which these persons, or those merged into them, have reports or a kept situation."""
    found: Pairs = set()
    for chunk in chunks(persons):
        here = marks(chunk)
        found.update(
            (row[0], row[1])
            for row in connection.exec_driver_sql(
                "SELECT DISTINCT r.incident, coalesce(m.representative, r.person) FROM report r"
                f" LEFT JOIN merged m ON m.person = r.person WHERE r.person IN ({here})"
                f" UNION SELECT incident, person FROM situation WHERE person IN ({here})",
                tuple(chunk) * 2,
            )
        )
    return found


def settle_situations(connection: Connection, wanted: Pairs) -> None:
    """Settle each (incident, representative) anew from its living reports, and keep the result."""
    onsets: Incidents = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, onset_ms FROM incident")}
    by_incident: dict[int, list[int]] = defaultdict(list)
    for incident, person in wanted:
        by_incident[incident].append(person)
    for incident, persons in by_incident.items():
        for chunk in chunks(sorted(persons)):
            _settle_chunk(connection, incident, onsets.get(incident, 0), chunk)


def _settle_chunk(connection: Connection, incident: int, onset_ms: int, persons: list[int]) -> None:
    connection.exec_driver_sql(
        "DELETE FROM situation WHERE incident = ? AND person = ?", [(incident, person) for person in persons]
    )
    rows = [
        _situation_row(incident, person, heard, onset_ms)
        for person, heard in heard_by_person(connection, incident, persons).items()
    ]
    if rows:
        connection.exec_driver_sql(f"INSERT INTO situation VALUES ({marks(rows[0])})", rows)


def heard_by_person(connection: Connection, incident: int, persons: list[int]) -> dict[int, list[Heard]]:
    """The living reports of each representative, those of its merged members included."""
    members = {person: person for person in persons}
    for chunk in chunks(persons):
        members |= {
            row[0]: row[1]
            for row in connection.exec_driver_sql(
                f"SELECT person, representative FROM merged WHERE representative IN ({marks(chunk)})",
                tuple(chunk),
            )
        }
    heard: dict[int, list[Heard]] = defaultdict(list)
    for chunk in chunks(members):
        for row in connection.exec_driver_sql(
            f"SELECT person, {HEARD_COLUMNS} FROM report WHERE incident = ? AND person IN ({marks(chunk)})"
            " AND withdrawn_at_ms IS NULL",
            (incident, *chunk),
        ):
            heard[members[row[0]]].append(heard_of(row[1:]))
    return heard


HEARD_COLUMNS = "id, axis, value, source, observed_at_ms, recorded_at_ms, officer, detail"
_AXES = {axis.value: axis for axis in Axis}
_SOURCES = {source.value: source for source in Source}


def heard_of(row: Any) -> Heard:
    """A row of HEARD_COLUMNS as the settling rule takes it."""
    return Heard(row[0], _AXES[row[1]], row[2], _SOURCES[row[3]], row[4], row[5], row[6], row[7])


def _situation_row(incident: int, person: int, heard: list[Heard], onset_ms: int) -> tuple[object, ...]:
    settled = settle(heard, onset_ms)
    return (
        incident,
        person,
        int(settled.reach),
        *(settled.value(axis) for axis in Axis),
        int(settled.is_contested),
        int(settled.is_deceased_reported),
        max(each.when_ms for each in heard),
    )
