"""What an officer typed and has not filed: kept encrypted in the register's local table, outside the log and never exchanged.

A draft is its officer's alone. Its subject says which form it is of, and about whom: ``report:<incident>:<person>``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from console.duty.post import Post
from console.register.touched import Touched


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft. at_ms: when it was typed last. typed: the form's fields by name, as JSON has them."""

    at_ms: int
    typed: Mapping[str, object]


def keep(post: Post, drafts: Mapping[str, Kept | None]) -> Touched:
    """Keep this officer's drafts by subject, in one transaction; None forgets one. Raises StoreFault as ``Register.keep_all``."""
    values = {subject: None if kept is None else _encoded(kept) for subject, kept in drafts.items()}
    return post.register.keep_all(_scope(post.officer), values)


def kept_by(connection: Connection, officer: int) -> dict[str, Kept]:
    """Every draft of an officer, by subject. What another version kept in a form unknown here is left where it is."""
    rows = connection.exec_driver_sql("SELECT key, value FROM local WHERE scope = ?", (_scope(officer),))
    found = {str(subject): _decoded(str(value)) for subject, value in rows}
    return {subject: kept for subject, kept in found.items() if kept is not None}


def _scope(officer: int) -> str:
    return f"draft:{officer}"


def _encoded(kept: Kept) -> str:
    return json.dumps({"at_ms": kept.at_ms, "typed": kept.typed}, ensure_ascii=False)


def _decoded(value: str) -> Kept | None:
    told = json.loads(value)
    at_ms, typed = told.get("at_ms"), told.get("typed")
    return Kept(at_ms, typed) if isinstance(at_ms, int) and isinstance(typed, dict) else None
