"""An officer at work on an open register."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from console.model.change import Change, Value
from console.model.kinds import Kind
from console.register.register import Register
from console.register.touched import Touched

T = TypeVar("T")


class WriteLane(Protocol):
    """Runs one small piece where the register may be used, and gives its answer."""

    def __call__(self, work: Callable[[], T], /) -> T:
        """Run it."""


def here(work: Callable[[], T], /) -> T:
    """The lane of whoever has no lanes: the caller's own thread."""
    return work()


@dataclass(frozen=True, slots=True)
class Post:
    """Who writes where. officer: record id; every change names him."""

    register: Register
    officer: int

    def now_ms(self) -> int:
        """The register's clock."""
        return self.register.clock()

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """The writer's own connection, for questions that belong to a write."""
        with self.register.reading() as connection:
            yield connection

    def add(self, kind: Kind, fields: Mapping[str, Value]) -> tuple[int, Touched]:
        """Write one new record; its id and what was touched."""
        [record] = self.register.mint()
        return record, self.register.record([Change(kind, record, fields)], self.officer)

    def amend(self, kind: Kind, record: int, fields: Mapping[str, Value]) -> Touched:
        """Give an existing record new values."""
        return self.register.record([Change(kind, record, fields)], self.officer)

    def withdraw(self, kind: Kind, record: int, reason: str) -> Touched:
        """Take a record back; it stays in the log and in the history."""
        return self.amend(kind, record, {"withdrawn_at_ms": self.now_ms(), "withdrawn_reason": reason})
