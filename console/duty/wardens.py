"""Wardens: who of the community leads a cell (simpul masyarakat), and whom the cell looks after."""

from __future__ import annotations

from collections.abc import Sequence

from console.duty.people import living
from console.duty.post import Post
from console.faults import InputFault
from console.model.change import Change, Value
from console.model.kinds import Kind
from console.register.reading.incidents import mission_by_code
from console.register.reading.officers import mission_of
from console.register.reading.wardens import warden_line
from console.register.touched import Touched


def add_warden(
    post: Post, leader: int, *, group: str = "", area: str = "", phone: str = "", mission: str = ""
) -> tuple[int, Touched]:
    """Name the person who leads a cell.

    group: what the cell is called; area: where it is, in words, and its name where it has no other. mission: code; the officer's own when not
    given. Raises InputFault ``warden-no-group``, ``person-unknown``, ``mission-unknown``.
    """
    name = group.strip() or area.strip()
    if not name:
        raise InputFault("warden-no-group")
    with post.asking() as connection:
        [person] = living(connection, [leader])
        home = mission_by_code(connection, mission).mission if mission else mission_of(connection, post.officer)
    fields: dict[str, Value] = {
        "mission": home,
        "name": name,
        "leader": person,
        "phone": phone.strip(),
        "covers": area.strip(),
    }
    return post.add(Kind.WARDEN, fields)


def remove_warden(post: Post, warden: int, reason: str) -> Touched:
    """The cell is no more; whom it looked after is in none. Raises InputFault ``reason-missing``, ``warden-unknown``."""
    if not reason.strip():
        raise InputFault("reason-missing")
    _must_be(post, warden)
    return post.withdraw(Kind.WARDEN, warden, reason.strip())


def assign(post: Post, warden: int, persons: Sequence[int]) -> Touched:
    """The cell looks after these persons from now on. Raises InputFault ``warden-unknown``, ``person-unknown``."""
    _must_be(post, warden)
    return _set(post, persons, warden)


def release(post: Post, persons: Sequence[int]) -> Touched:
    """No cell looks after these persons any more. Raises InputFault ``person-unknown``."""
    return _set(post, persons, None)


def _set(post: Post, persons: Sequence[int], warden: Value) -> Touched:
    with post.asking() as connection:
        whom = living(connection, persons)
    return post.register.record([Change(Kind.PERSON, person, {"warden": warden}) for person in whom], post.officer)


def _must_be(post: Post, warden: int) -> None:
    with post.asking() as connection:
        if warden_line(connection, warden) is None:
            raise InputFault("warden-unknown")
