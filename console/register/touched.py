"""What a write changed: announced once, so that each screen decides for itself whether to ask again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from console.model.kinds import Kind


@dataclass(frozen=True, slots=True)
class Touched:
    """Record ids by kind; and the (incident, person) whose situation was settled anew."""

    records: Mapping[Kind, frozenset[int]] = field(default_factory=dict)
    situations: frozenset[tuple[int, int]] = frozenset()

    def has(self, *kinds: Kind) -> bool:
        """Whether a record of one of these kinds was written."""
        return any(kind in self.records for kind in kinds)

    def of(self, kind: Kind) -> frozenset[int]:
        """The records of this kind that were written."""
        return self.records.get(kind, frozenset())

    def __bool__(self) -> bool:
        return bool(self.records)


def united(parts: Iterable[Touched]) -> Touched:
    """One notice for several writes."""
    records: dict[Kind, frozenset[int]] = {}
    situations: frozenset[tuple[int, int]] = frozenset()
    for part in parts:
        situations |= part.situations
        for kind, ids in part.records.items():
            records[kind] = records.get(kind, frozenset()) | ids
    return Touched(records, situations)
