"""What must be shown, told apart from the engine: who wrote what, and what he had before him when he wrote it.

The oracle reads the log only to learn which changes a console holds. What supersedes what, it knows from the world: an edit has seen all
that its console held at that moment. Neither clocks nor vectors nor sequence numbers take part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from console.model.change import Change
from console.model.kinds import Kind
from console.register import batch
from tests.sim.world import Node

Cell = str
Record = tuple[int, int]  # number of the kind, id
LIVING = "withdrawn_at_ms"
# What is edited as one, written down a second time on purpose: should the product's list fall apart, this one does not.
TOGETHER: Mapping[int, Sequence[tuple[str, ...]]] = {
    Kind.REGISTRATION: (("lon", "lat", "radius_km", "precision", "city", "city_id", "country", "address"),),
    Kind.INCIDENT: (("place", "area", "country", "zone"),),
}
ADDED_ONLY = frozenset({int(Kind.REPORT)})
TABLE = {Kind.PERSON: "person", Kind.REGISTRATION: "registration", Kind.INCIDENT: "incident", Kind.REPORT: "report", Kind.ROSTER_IMPORT: "roster_import"}  # fmt: skip


class Broken(AssertionError):
    """An invariant does not hold."""


def must(is_so: object, invariant: str, *facts: object) -> None:
    if not is_so:
        raise Broken(f"{invariant}: {', '.join(map(str, facts))}"[:600])


@dataclass(frozen=True, slots=True)
class Edit:
    """A batch as it was written. number: its bit; seen: the bits of what its console held before; newer: records with something of a newer version."""

    number: int
    compartment: bytes
    author: int
    lane: int
    first_seq: int
    count: int
    stamp: int
    rows: tuple[tuple[int, int, Mapping[str, Any]], ...]
    newer: frozenset[Record]
    seen: int

    @property
    def dot(self) -> str:
        return f"{self.author}:{self.lane}:{self.first_seq}"

    @property
    def chain(self) -> tuple[bytes, int, int]:
        return self.compartment, self.author, self.lane


@lru_cache(maxsize=2_000)
def _content(body: bytes) -> tuple[str, tuple[tuple[int, int, Mapping[str, Any]], ...], frozenset[Record]]:
    rows = [(kind, record, fields) for kind, records, many in batch.decode_rows(body) for record, fields in zip(records, many, strict=True)]  # fmt: skip
    newer = frozenset((kind, record) for record, kind in batch.newer_records(body))
    known = [(kind, record, {n: v for n, v in fields.items() if isinstance(n, str)}) for kind, record, fields in rows]
    name = repr(sorted((kind, record, sorted(fields.items(), key=str)) for kind, record, fields in rows))
    return name, tuple(known), newer


class Oracle:
    """All that was ever written in a run."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self._numbers: dict[tuple[object, ...], int] = {}
        self.forked: dict[tuple[bytes, int, int], int] = {}  # chain -> the number from which there are two
        self._places: dict[tuple[object, ...], int] = {}

    def look(self, node: Node) -> list[Edit]:
        """Learn what is new in a console's log. Raises Broken for a change that nobody wrote."""
        sql = "SELECT id, compartment, author, lane, first_seq, count, stamp, body FROM batch WHERE id > ? ORDER BY id"
        fresh = []
        for id_, compartment, author, lane, first_seq, count, stamp, body in node.asked(sql, (node.looked,)):
            name, rows, newer = _content(bytes(body))
            where = (node.held[compartment], author, lane, first_seq)
            number = self._numbers.get((*where, stamp, name))
            if number is None:
                must(author == node.author, "nothing is invented", node.number, where)
                number = self._numbers[*where, stamp, name] = len(self.edits)
                self.edits.append(Edit(number, *where, count, stamp, rows, newer, node.known))
                self._note_fork(self.edits[-1])
            must(not node.known >> number & 1, "nothing is applied twice", node.number, where)
            fresh.append(self.edits[number])
            node.known |= 1 << number
            node.looked = id_
        return fresh

    def _note_fork(self, edit: Edit) -> None:
        """Two different batches with one number: from the lower of the two on there are two chains."""
        for seq in range(edit.first_seq, edit.first_seq + edit.count):
            other = self._places.setdefault((*edit.chain, seq), edit.number)
            if other != edit.number:
                first = min(edit.first_seq, self.edits[other].first_seq)
                self.forked[edit.chain] = min(first, self.forked.get(edit.chain, first))

    def note_seals(self, sealed: Iterable[tuple[bytes, int, int, int, int, bytes]]) -> None:
        """Two different envelopes with one number are a fork as well, though they say the same: (compartment, author, lane, first, count, link)."""
        links: dict[tuple[bytes, int, int], dict[int, bytes]] = {}
        for compartment, author, lane, first_seq, count, link in sealed:
            chain = compartment, author, lane
            known = links.setdefault(chain, {})
            for seq in range(first_seq, first_seq + count):
                if known.setdefault(seq, link) != link:
                    self.forked[chain] = min(seq, self.forked.get(chain, seq))

    def wrote(self, node: Node, changes: Iterable[Change]) -> None:
        """What a console acknowledged is in its log, whole."""
        fresh = self.look(node)
        for change in changes:
            said: dict[str, Any] = {}
            for edit in fresh:
                for kind, record, fields in edit.rows:
                    if (kind, record) == (change.kind, change.record):
                        said |= fields
            must(change.fields.items() <= said.items(), "what is acknowledged is in the log", node.number, change)
            for group in TOGETHER.get(change.kind, ()):
                is_part = set(group) & change.fields.keys()
                must(not is_part or set(group) <= said.keys(), "what means something together is written together", change)  # fmt: skip

    def of(self, known: int) -> list[Edit]:
        return [edit for edit in self.edits if known >> edit.number & 1]

    def is_forked(self, edit: Edit) -> bool:
        return edit.first_seq + edit.count > self.forked.get(edit.chain, 1 << 60)

    def check(self, node: Node) -> int:
        """A console shows, lists and holds back exactly what it must. How many cells are in conflict."""
        writes: dict[Record, list[tuple[Edit, Mapping[str, Any]]]] = {}
        newer: set[Record] = set()
        for edit in self.of(node.known):
            newer |= edit.newer
            for kind, record, fields in edit.rows:
                writes.setdefault((kind, record), []).append((edit, fields))
        listed: dict[int, dict[str, list[str]]] = {}
        for record, cell, dots in node.asked("SELECT record, cell, dots FROM conflict"):
            listed.setdefault(record, {})[cell] = dots.split(" ")
        unfolded = dict(node.asked("SELECT record, reason FROM unfolded"))
        count = 0
        for (kind, record), told in writes.items():
            if kind not in TABLE or any(self.is_forked(edit) for edit, _ in told):
                continue
            count += self._check_record(node, kind, record, told, listed.get(record, {}))
            if (kind, record) in newer:
                must(record in unfolded, "what a newer version wrote is told", node.number, record)
        strange = listed.keys() - {record for _, record in writes}
        must(not strange, "no conflict is invented", node.number, strange)
        return count

    def _check_record(self, node: Node, kind: int, record: int, told: list[tuple[Edit, Mapping[str, Any]]], listed: dict[str, list[str]]) -> int:  # fmt: skip
        fields, conflicts = expected(kind, record, told)
        wanted = {cell: {edit.dot for edit in standing} for cell, standing in conflicts.items()}
        got = {cell: set(dots) for cell, dots in listed.items()}
        must(not wanted.keys() - got.keys(), "every conflict is listed", node.number, record, wanted, got)
        must(wanted == got, "no conflict is invented", node.number, record, wanted, got)
        for cell, standing in conflicts.items():
            shown = max(standing, key=lambda edit: (edit.stamp, edit.author, edit.lane, edit.first_seq))
            if cell != LIVING:
                must(listed[cell][0] == shown.dot, "the newest is shown first", node.number, record, cell)
        if not any(edit.author == record >> 40 for edit, _ in told) or not is_made(kind, told):
            return len(conflicts)
        columns = ", ".join(f'"{name}"' for name in fields)
        rows = node.asked(f"SELECT {columns} FROM {TABLE[Kind(kind)]} WHERE id = ?", (record,))
        must(rows, "nobody's record is missing", node.number, record)
        row = dict(zip(fields, rows[0], strict=True))
        must(row == fields, "what stands is shown", node.number, record, row, fields)
        return len(conflicts)


def is_made(kind: int, told: Iterable[tuple[Edit, Mapping[str, Any]]]) -> bool:
    """Whether the change that made the record is among them."""
    needed = {Kind.PERSON: "name", Kind.REGISTRATION: "person", Kind.INCIDENT: "title", Kind.REPORT: "person", Kind.ROSTER_IMPORT: "officer"}[Kind(kind)]  # fmt: skip
    return any(needed in fields for _, fields in told)


def cell_of(kind: int, name: str) -> Cell:
    for group in ((LIVING, "withdrawn_reason"), *TOGETHER.get(kind, ())):
        if name in group:
            return group[0]
    return name


def expected(kind: int, record: int, told: Iterable[tuple[Edit, Mapping[str, Any]]]) -> tuple[dict[str, Any], dict[Cell, list[Edit]]]:  # fmt: skip
    """The fields that are shown, and per cell in conflict the edits that stand."""
    by_cell: dict[Cell, list[tuple[Edit, dict[str, Any]]]] = {}
    for edit, fields in told:
        cells: dict[Cell, dict[str, Any]] = {}
        for name, value in fields.items():
            cell = cell_of(kind, name)
            if kind in ADDED_ONLY and edit.author != record >> 40 and cell != LIVING:
                continue
            cells.setdefault(cell, {})[name] = value
        for cell, part in cells.items():
            by_cell.setdefault(cell, []).append((edit, part))
    standing = {cell: _standing(each) for cell, each in by_cell.items()}
    shown: dict[str, Any] = {}
    conflicts: dict[Cell, list[Edit]] = {}
    for cell, each in standing.items():
        newest = max(each, key=lambda one: (one[0].stamp, one[0].author, one[0].lane, one[0].first_seq))
        shown |= newest[1]
        if cell != LIVING and any(part != newest[1] for _, part in each):
            conflicts[cell] = [edit for edit, _ in each]
    withdrawals = [edit for edit, part in standing.get(LIVING, ()) if part[LIVING] is not None]
    against = [edit for edit, part in standing.get(LIVING, ()) if part[LIVING] is None]
    against += [e for cell, each in standing.items() if cell != LIVING for e, _ in each if _is_beside(e, withdrawals)]
    if withdrawals and against:
        conflicts[LIVING] = list({e.number: e for e in (*against, *withdrawals)}.values())
        shown |= {LIVING: None, "withdrawn_reason": ""}
    return shown, conflicts


def _standing(writes: Sequence[tuple[Edit, dict[str, Any]]]) -> list[tuple[Edit, dict[str, Any]]]:
    return [one for one in writes if not any(other.seen >> one[0].number & 1 for other, _ in writes)]


def _is_beside(edit: Edit, withdrawals: Sequence[Edit]) -> bool:
    return bool(withdrawals) and not any(
        edit.number == each.number or edit.seen >> each.number & 1 or each.seen >> edit.number & 1
        for each in withdrawals
    )
