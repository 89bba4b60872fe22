"""Wardens' lists in a register: a cell, a list, and what filing it wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from console.duty import incidents, people, warden_lists
from console.duty.post import Post
from console.model.change import Value
from console.model.kinds import Kind
from console.model.listed import Decision, ListProposal, Sender
from console.register.reading.incidents import incident_line, mission_by_code, sites
from console.register.reading.wardens import warden_line
from console.register.resident import ResidentArrays

LIST = """Daftar warga Omdurman per pagi ini
1. Budi Santoso aman
2. Siti Aminah luka di kaki
3. Rahmat Contohwan aman 0911222333
4. Joko
mohon doanya
"""


def registered(post: Post, name: str, **fields: Value) -> int:
    person, _ = people.add_person(post, {"name": name, **fields})
    with post.asking() as connection:
        mission = mission_by_code(connection, "KRT").mission
    post.add(Kind.REGISTRATION, {"person": person, "mission": mission, "country": "SD", "city": "Omdurman"})
    return person


def sender(post: Post, cell: int) -> Sender:
    with post.asking() as connection:
        line = warden_line(connection, cell)
    assert line is not None
    return warden_lists.sender_of(line)


def proposed(post: Post, incident: int, text: str, whose: Sender) -> ListProposal:
    with post.asking() as connection:
        line = incident_line(connection, incident)
        areas = incidents.resolved_areas(line, sites(connection, incident))
        return warden_lists.propose(connection, ResidentArrays(), line, text, whose, areas, post.now_ms())


def filed(
    post: Post, incident: int, text: str, whose: Sender, decisions: Mapping[int, Decision] | None = None
) -> warden_lists.Filed:
    return warden_lists.apply(post, incident, proposed(post, incident, text, whose), decisions or {})[0]


def rows(post: Post, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with post.asking() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql, values)]


def named(post: Post, name: str) -> int:
    [(person,)] = rows(post, "SELECT id FROM person WHERE name = ? AND withdrawn_at_ms IS NULL", name)
    return int(person)


def living(post: Post, incident: int) -> list[tuple[Any, ...]]:
    sql = "SELECT p.name, r.axis, r.value FROM report r JOIN person p ON p.id = r.person WHERE r.incident = ? AND r.withdrawn_at_ms IS NULL"
    return sorted(rows(post, sql, incident))
