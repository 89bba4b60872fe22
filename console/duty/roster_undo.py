"""Taking an import back as a whole: what it made is withdrawn, what it changed is put back.

What was reported on, judged or edited since is kept and counted, because somebody has relied on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection

from console.duty.post import Post, WriteLane, here
from console.faults import InputFault
from console.model.change import Change, Value
from console.model.ids import NOT_ENROLLED_AUTHOR, author_of
from console.model.kinds import APPEND_ONLY, Kind
from console.model.proposal import ImportOutcome, ProposalCounts
from console.model.shapes import SHAPES
from console.model.words import ImportState
from console.register import batch, log
from console.register.fold import Records, chunks, grouped, marks
from console.register.log import Lane

_CHUNK_CHANGES = 1_000  # an urgent report waits for one piece at most, and the officer sees it move
_REASON = "import undone"
_OWNED = frozenset({Kind.REGISTRATION, Kind.IDENTIFIER})  # records of one person


def undo(
    post: Post, import_id: int, told: Callable[[int, int], None] | None = None, write: WriteLane | None = None
) -> ImportOutcome:
    """Take an import back. Raises InputFault ``import-unknown``, ``import-undone-already``."""
    lane = write or here
    plan = lane(lambda: _begun(post, import_id))
    for start in range(0, len(plan.changes), _CHUNK_CHANGES):
        some = plan.changes[start : start + _CHUNK_CHANGES]
        lane(partial(post.register.record, some, post.officer, lane=Lane.BULK, cause=import_id))
        if told is not None:
            told(start + len(some), len(plan.changes))
    over: dict[str, Value] = {
        "state": ImportState.UNDONE,
        "withdrawn_at_ms": post.now_ms(),
        "withdrawn_reason": _REASON,
    }
    lane(lambda: post.amend(Kind.ROSTER_IMPORT, import_id, over))
    return ImportOutcome(
        import_id, ProposalCounts(), is_undone=True, undone=plan.undone, kept=len(plan.kept), kept_persons=plan.kept
    )


@dataclass(frozen=True)
class UndoPlan:
    """What taking an import back would do. undone: how many persons; kept: persons left as they are, ids ascending."""

    changes: list[Change]
    undone: int
    kept: tuple[int, ...]


def weigh(connection: Connection, import_id: int, now_ms: int) -> UndoPlan:
    """What undoing would do, with nothing written. Raises InputFault ``import-unknown``, ``import-undone-already``."""
    _check(connection, import_id)
    return _inverse(connection, import_id, now_ms)


def _begun(post: Post, import_id: int) -> UndoPlan:
    """From here on the import is half there: should the console end now, the next opening finishes what was begun."""
    with post.asking() as connection:
        plan = weigh(connection, import_id, post.now_ms())
    post.amend(Kind.ROSTER_IMPORT, import_id, {"state": ImportState.APPLYING})
    return plan


def recover(post: Post) -> list[int]:
    """Undo every import that a crash left half applied; their ids."""
    with post.asking() as connection:
        left = _unfinished(connection)
    for import_id in left:
        undo(post, import_id)
    return left


def has_unfinished(connection: Connection) -> bool:
    """Whether an import is half applied: one is at work, or a crash left it so."""
    return bool(_unfinished(connection))


def _unfinished(connection: Connection) -> list[int]:
    """Those of this console; another's is for that one to end."""
    sql = "SELECT id FROM roster_import WHERE state = ? AND withdrawn_at_ms IS NULL"
    own = {NOT_ENROLLED_AUTHOR, *log.authors_here(connection).values()}
    return [
        each
        for each in connection.exec_driver_sql(sql, (str(ImportState.APPLYING),)).scalars()
        if author_of(each) in own
    ]


def _check(connection: Connection, import_id: int) -> None:
    sql = "SELECT state FROM roster_import WHERE id = ?"
    state = connection.exec_driver_sql(sql, (import_id,)).scalar()
    if state is None:
        raise InputFault("import-unknown")
    if state == ImportState.UNDONE:
        raise InputFault("import-undone-already")


def _inverse(connection: Connection, import_id: int, now_ms: int) -> UndoPlan:
    batches = log.batches_of_cause(connection, import_id)
    written = grouped(change for _, body in batches for change in batch.decode(body))
    first = min((each.id for each, _ in batches), default=0)
    since = _written_since(connection, written, first, import_id)
    kept = _relied_on(connection, written, since)
    over: dict[str, Value] = {"withdrawn_at_ms": now_ms, "withdrawn_reason": _REASON}
    changes: list[Change] = []
    undone: set[int] = set()
    for kind, records in written.items():
        before = _before(connection, kind, records, first)
        for record, fields in records.items():
            person = _person_of(kind, record, fields, before.get(record, {}))
            if person in kept or (kind is Kind.HOUSEHOLD and _has_kept_member(connection, written, kept, record)):
                continue
            if person is not None:
                undone.add(person)
            if record in before:
                restored = _restored(kind, fields, before[record], since.get(record, set()))
                if restored:
                    changes.append(Change(kind, record, restored))
            else:
                changes.append(Change(kind, record, over))
    return UndoPlan(changes, len(undone), tuple(sorted(kept)))


def _person_of(kind: Kind, record: int, fields: dict[str, Value], before: dict[str, Value]) -> int | None:
    """Whose record it is; None for pairs and households."""
    if kind is Kind.PERSON:
        return record
    if kind in _OWNED:
        return int(str(fields.get("person", before.get("person", 0))))
    return None


def _has_kept_member(connection: Connection, written: Records, kept: set[int], household: int) -> bool:
    """Whether somebody stays in the household: who is kept, or joined it without being of this import."""
    sql = "SELECT id FROM person WHERE household = ? AND withdrawn_at_ms IS NULL"
    members = connection.exec_driver_sql(sql, (household,)).scalars()
    mine = written.get(Kind.PERSON, {})
    return any(member in kept or member not in mine for member in members)


def _restored(kind: Kind, fields: dict[str, Value], before: dict[str, Value], since: set[str]) -> dict[str, Value]:
    """The former values of what the import set and nobody has set since."""
    if kind in APPEND_ONLY:
        return {}
    shape = SHAPES[kind].model_fields
    return {
        name: before.get(name, None if shape[name].is_required() else _plain(shape[name].get_default()))
        for name in fields
        if name not in since
    }


def _plain(value: Any) -> Value:
    return str(value) if isinstance(value, str) else value


def _before(connection: Connection, kind: Kind, records: Iterable[int], first: int) -> dict[int, dict[str, Value]]:
    """For each record that existed before the import: its values then, from the log."""
    values: dict[int, dict[str, Value]] = {}
    for change in log.written_before(connection, records, first):
        if change.kind is kind:
            values.setdefault(change.record, {}).update(change.fields)
    return values


def _written_since(connection: Connection, written: Records, first: int, import_id: int) -> dict[int, set[str]]:
    """Record -> fields that somebody wrote after the import did, for the import's own records.

    Who got another paper or registration since is among them, if with no field of his own.
    """
    mine = {record for records in written.values() for record in records}
    since: dict[int, set[str]] = defaultdict(set)
    undone = "SELECT id FROM roster_import WHERE state = ?"  # what those wrote they have put back themselves
    silent = {import_id, *connection.exec_driver_sql(undone, (str(ImportState.UNDONE),)).scalars()}
    for each, body in log.bodies(connection, after=first):
        if each.cause in silent:
            continue
        for kind, records, fields in batch.decode_columns(body):
            for record, values in zip(records, fields, strict=True):
                if record in mine:
                    since[record].update(values)
                if kind in _OWNED and values.get("person") in mine:
                    since[int(str(values["person"]))].update(())
    return since


def _relied_on(connection: Connection, written: Records, since: dict[int, set[str]]) -> set[int]:
    """The persons the import made or changed on whom something was reported, judged or edited since."""
    persons = set(written.get(Kind.PERSON, ()))
    for kind in _OWNED:
        persons |= {int(str(fields["person"])) for fields in written.get(kind, {}).values() if "person" in fields}
    kept = {record for record in persons if record in since}
    for kind in _OWNED:
        kept |= {
            int(str(fields["person"]))
            for record, fields in written.get(kind, {}).items()
            if record in since and "person" in fields
        }
    mine = set(written.get(Kind.PAIR, ()))
    for chunk in chunks(persons):
        here = marks(chunk)
        sql = f"SELECT person FROM report WHERE person IN ({here}) AND withdrawn_at_ms IS NULL"
        kept.update(connection.exec_driver_sql(sql, tuple(chunk)).scalars())
        sql = f"SELECT id, a, b FROM pair WHERE (a IN ({here}) OR b IN ({here})) AND withdrawn_at_ms IS NULL"
        for pair, a, b in connection.exec_driver_sql(sql, (*chunk, *chunk)):
            if pair not in mine:
                kept |= {a, b} & persons
    return kept
