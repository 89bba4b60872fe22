"""Adding and amending persons, and saying who is and who is not the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from console.duty.post import Post
from console.faults import InputFault
from console.model.change import Change, Value
from console.model.kinds import SHAPES, WITHDRAWAL_FIELDS, Kind
from console.model.words import IdentifierType, Verdict
from console.register.fold import chunks, existing, marks
from console.register.reading.rows import representative_of
from console.register.touched import Touched

Papers = Sequence[tuple[IdentifierType, str]]


def add_person(post: Post, fields: Mapping[str, Value], papers: Papers = ()) -> tuple[int, Touched]:
    """One line makes a person, on a roster or not. fields: of PersonFields; papers: type and value as typed."""
    person, *rest = post.register.mint(1 + len(papers))
    filled = {name: value for name, value in fields.items() if value not in ("", None)}
    changes = [Change(Kind.PERSON, person, filled)]
    for record, (kind, value) in zip(rest, papers, strict=True):
        changes.append(Change(Kind.IDENTIFIER, record, {"person": person, "type": kind, "value": normal_paper(value)}))
    return person, post.register.record(changes, post.officer)


def living(connection: Connection, persons: Sequence[int]) -> list[int]:
    """Who these persons are, each once, in the order given: whoever is merged into another is that one.

    Raises InputFault ``person-unknown``.
    """
    found = list(dict.fromkeys(representative_of(connection, person) for person in persons))
    for chunk in chunks(found):
        sql = f"SELECT count(*) FROM person WHERE id IN ({marks(chunk)}) AND withdrawn_at_ms IS NULL"
        if connection.exec_driver_sql(sql, tuple(chunk)).scalar_one() != len(chunk):
            raise InputFault("person-unknown")
    return found


def normal_paper(value: str) -> str:
    """A document's number as it is stored: upper case, no blanks or hyphens."""
    return value.upper().replace(" ", "").replace("-", "")


def amend_person(post: Post, person: int, field: str, value: str) -> Touched:
    """Give one profile field a new value; an empty one clears it. Raises InputFault ``field-wrong``."""
    shape = SHAPES[Kind.PERSON].model_fields.get(field)
    if shape is None or field in WITHDRAWAL_FIELDS:
        raise InputFault("field-wrong", kind="person", field=field)
    is_optional = "None" in str(shape.annotation)
    return post.amend(Kind.PERSON, person, {field: None if is_optional and not value.strip() else value.strip()})


def judge_pair(
    post: Post, a: int, b: int, verdict: Verdict, *, score: float | None = None, reasons: Sequence[str] = ()
) -> tuple[int, Touched]:
    """Say of two persons whether they are one. What was said of them before is withdrawn: the newest judgement holds alone.

    Raises InputFault ``pair-of-one``, ``person-unknown``.
    """
    first, second = sorted((a, b))
    if first == second:
        raise InputFault("pair-of-one")
    with post.asking() as connection:
        if existing(connection, Kind.PERSON, [first, second]) != {first, second}:
            raise InputFault("person-unknown")
        earlier = connection.exec_driver_sql(
            "SELECT id FROM pair WHERE a = ? AND b = ? AND withdrawn_at_ms IS NULL", (first, second)
        ).scalars()
        before = list(earlier)
    [record] = post.register.mint()
    fields: dict[str, Value] = {"a": first, "b": second, "verdict": verdict, "officer": post.officer}
    if score is not None:
        fields["score"] = score
    if reasons:
        fields["reasons"] = " ".join(reasons)
    over: dict[str, Value] = {"withdrawn_at_ms": post.now_ms(), "withdrawn_reason": "judged again"}
    changes = [*(Change(Kind.PAIR, pair, over) for pair in before), Change(Kind.PAIR, record, fields)]
    return record, post.register.record(changes, post.officer)
