"""Adding and amending persons, and saying who is and who is not the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn

from sqlalchemy import Connection

from console.duty.post import Post
from console.faults import InputFault
from console.formats import dates
from console.formats.calling_codes import CALLING_CODES
from console.formats.cells import clean, document_number, sex
from console.formats.countries import country_code
from console.formats.papers import FLAGS, OURS, checked
from console.formats.phones import phone
from console.model.change import Change, Value
from console.model.kinds import WITHDRAWAL_FIELDS, Kind
from console.model.shapes import SHAPES
from console.model.words import CheckResult, IdentifierType, Verdict
from console.register import fold
from console.register.fold import existing
from console.register.reading.officers import officers
from console.register.reading.rows import representative_of
from console.register.touched import Touched

Papers = Sequence[tuple[IdentifierType, str]]


def add_person(post: Post, fields: Mapping[str, Value], papers: Papers = ()) -> tuple[int, Touched]:
    """One line makes a person, on a roster or not. fields: of PersonFields; papers: type and value as typed.

    A document that does not look like one of ours is kept and flagged. Raises InputFault ``field-wrong``, ``phone-wrong``.
    """
    filled = {name: _stored(post, name, value) for name, value in fields.items() if value not in ("", None)}
    documents = [_document(kind, value, filled) for kind, value in papers]
    odd = sorted(FLAGS[IdentifierType.of(each["type"])] for each in documents if each["check"] == CheckResult.BAD)
    if odd:
        filled["flags"] = " ".join(dict.fromkeys(odd))
    person, *rest = post.register.mint(1 + len(papers))
    changes = [Change(Kind.PERSON, person, filled)]
    for record, document in zip(rest, documents, strict=True):
        changes.append(Change(Kind.IDENTIFIER, record, {"person": person, **document}))
    return person, post.register.record(changes, post.officer)


def _document(kind: IdentifierType, typed: str, person: Mapping[str, Value]) -> dict[str, str]:
    number = document_number(typed)
    is_ours = person.get("nationality", OURS) == OURS
    return {"type": kind, "value": number, "check": checked(kind, number) if is_ours else CheckResult.NOT_CHECKED}


def _stored(post: Post, field: str, value: Value) -> Value:
    """The value of a profile field as rosters store it too, so that one way of writing finds both."""
    if not isinstance(value, str):
        return value
    text = value.strip() if field in _SEVERAL_LINES else clean(value)[0]
    if field in {"phone", "whatsapp"} and text:
        return stored_phone(post, text)
    if field == "born":
        return _born(post, text)
    if field in _READ:
        return _READ[field](text) or _refused(field)
    return text


def _name(text: str) -> str | None:
    return text if any(letter.isalpha() for letter in text) else None


_READ: Mapping[str, Callable[[str], str | None]] = {"name": _name, "nationality": country_code, "sex": sex}
_SEVERAL_LINES = frozenset({"other_names", "emergency_contact", "note"})
_SERIAL_DIGITS = 5  # the count of days that a spreadsheet keeps is nothing anybody types


def _born(post: Post, text: str) -> str:
    """ISO, perhaps without day or month, of ISO or of a date as written, day first. Not after today."""
    today = dt.datetime.fromtimestamp(post.now_ms() / 1000, dt.UTC).date().isoformat()
    if text.isdecimal() and len(text) == _SERIAL_DIGITS:
        _refused("born")
    try:
        born = dates.parse(text, dates.order_told_by(text) or "d/m", int(today[:4]))
    except (dates.NotADate, dates.ImpossibleDate):
        born = None
    return born if born and born <= today else _refused("born")


def _refused(field: str) -> NoReturn:
    raise InputFault("field-wrong", kind="person", field=field)


def stored_phone(post: Post, text: str) -> str:
    """The number with its country, where that can be known; an extension, or what says more than one number, stays as typed.

    Raises InputFault ``phone-wrong``.
    """
    number, is_whole = phone(text, calling_code(post))
    if number and is_whole:
        return number
    if not any(letter.isdecimal() for letter in text):
        raise InputFault("phone-wrong")
    return text


def calling_code(post: Post) -> str:
    """Digits of the country of the officer's mission, for numbers written with a leading 0."""
    with post.asking() as connection:
        mine = next((each.mission for each in officers(connection) if each.officer == post.officer), None)
    return CALLING_CODES.get(mine.country, "") if mine else ""


def with_same_paper(connection: Connection, person: int) -> list[int]:
    """Other living persons who hold a document of the same type and number as this one, ascending."""
    sql = (
        "SELECT DISTINCT o.person FROM identifier i JOIN identifier o ON o.value = i.value AND o.type = i.type"
        " JOIN person p ON p.id = o.person WHERE i.person = ? AND o.person <> i.person AND p.withdrawn_at_ms IS NULL"
        " AND i.withdrawn_at_ms IS NULL AND o.withdrawn_at_ms IS NULL ORDER BY 1"
    )
    return list(connection.exec_driver_sql(sql, (person,)).scalars())


def living(connection: Connection, persons: Sequence[int]) -> list[int]:
    """Who these persons are, each once, in the order given: whoever is merged into another is that one.

    Raises InputFault ``person-unknown``.
    """
    found = list(dict.fromkeys(representative_of(connection, person) for person in persons))
    if fold.living(connection, Kind.PERSON, found) != set(found):
        raise InputFault("person-unknown")
    return found


def amend_person(post: Post, person: int, field: str, value: str) -> Touched:
    """Give one profile field a new value; an empty one clears it. Raises InputFault ``field-wrong``, ``phone-wrong``."""
    shape = SHAPES[Kind.PERSON].model_fields.get(field)
    if shape is None or field in WITHDRAWAL_FIELDS:
        _refused(field)
    is_optional = "None" in str(shape.annotation)
    told = None if is_optional and not value.strip() else value.strip()
    return post.amend(Kind.PERSON, person, {field: told and _stored(post, field, told)})


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
