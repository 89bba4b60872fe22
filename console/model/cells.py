"""Cells: what an edit replaces as one. Most fields are a cell of their own; some only mean something together.

Two officers who edit one cell without having seen each other's edit make a conflict; edits of different cells stand side by side. A
position without its radius would be a place nobody named, so an edit of part of a cell is written as the whole cell (``console.register.register``).
"""

from __future__ import annotations

from console.model.field_register import FIELD_REGISTER
from console.model.kinds import Kind

LIVING = "withdrawn_at_ms"  # the cell that says whether a record still is one
TOGETHER: dict[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.MISSION: (("lon", "lat", "host_city", "country", "zone"),),
    Kind.IDENTIFIER: (("type", "value", "issuer"),),
    Kind.REGISTRATION: (
        ("lon", "lat", "radius_km", "precision", "city", "city_id", "country", "address"),
        ("last_confirmed_at_ms", "last_confirmed_by"),
    ),
    Kind.INCIDENT: (("place", "area", "country", "zone"),),
    Kind.CALL: (("outcome", "ended_at_ms", "phone"),),
    Kind.ENQUIRY: (("answered_at_ms", "answered_by", "told"),),
}


def _cells(kind: Kind) -> dict[str, tuple[str, ...]]:
    groups = ((LIVING, "withdrawn_reason"), *TOGETHER.get(kind, ()))
    together = {name: group for group in groups for name in group}
    return {name: together.get(name, (name,)) for name in FIELD_REGISTER[kind]}


# kind -> field -> the fields of its cell; a cell is called after the first of them.
CELLS: dict[Kind, dict[str, tuple[str, ...]]] = {kind: _cells(kind) for kind in Kind}


def cell_of(kind: Kind, field: str) -> str:
    """The name of the cell a field belongs to."""
    return CELLS[kind][field][0]
