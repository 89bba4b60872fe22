"""What is reported, answered, checked and noted in an incident: added or withdrawn, never edited."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from console.duty.post import Post
from console.faults import InputFault
from console.model.change import Change, Value
from console.model.kinds import APPEND_ONLY, Kind
from console.model.settle import CLOCK_GRACE_MS
from console.model.words import VALUES_BY_AXIS, Axis, Question, Source
from console.register.fold import existing, living
from console.register.touched import Touched

_NUMBER = re.compile(r"[0-9]{1,7}(-[0-9]{1,7})?")
_COUNTED = {Question.NATIONALS, Question.VICTIMS, Question.NATIONALS_AMONG}
_WORDS = {"yes", "no", "unknown"}


def file_reports(
    post: Post, incident: int, person: int, reports: Sequence[Mapping[str, Value]]
) -> tuple[list[int], Touched]:
    """File what was learned of one person, on one axis or several; all or none.

    reports: fields of ReportFields without incident, person, officer and recorded_at_ms. Returns the ids in the order given.
    Raises InputFault ``incident-unknown``, ``person-unknown``, ``report-value``, ``observed-in-future``, ``field-wrong``.
    """
    with post.asking() as connection:
        _must_live(connection, Kind.INCIDENT, incident, "incident-unknown")
        _must_live(connection, Kind.PERSON, person, "person-unknown")
    ids = post.register.mint(len(reports))
    stamp = {"incident": incident, "person": person, **_stamp(post)}
    changes = [
        Change(Kind.REPORT, record, _checked_report(post, {**report, **stamp}))
        for record, report in zip(ids, reports, strict=True)
    ]
    return ids, post.register.record(changes, post.officer)


def _checked_report(post: Post, fields: Mapping[str, Value]) -> Mapping[str, Value]:
    axis = str(fields.get("axis"))
    if axis not in {each.value for each in Axis} or str(fields.get("value")) not in {
        word.value for word in VALUES_BY_AXIS[Axis.of(axis)]
    }:
        raise InputFault("report-value")
    return _observed(post, fields)


def withdraw(post: Post, kind: Kind, record: int, reason: str) -> Touched:
    """Take back a report, answer, check, contact, entry or pair, saying why; it stays readable, struck through.

    Raises InputFault ``reason-missing``, ``record-unknown``, ``withdrawn-already``.
    """
    if kind not in APPEND_ONLY:
        raise ValueError(f"a {kind.name} is amended, not withdrawn")
    if not reason.strip():
        raise InputFault("reason-missing")
    with post.asking() as connection:
        if not existing(connection, kind, [record]):
            raise InputFault("record-unknown")
        if not living(connection, kind, [record]):
            raise InputFault("withdrawn-already")  # else the first reason would be written over
    return post.withdraw(kind, record, reason.strip())


def answer(
    post: Post, incident: int, question: Question, value: str, source: Source, **more: Value
) -> tuple[int, Touched]:
    """Answer one of the five questions, or the line above them.

    value: ``yes``, ``no``, ``unknown``; for the counted ones also a number or a range ``3-5``. more: said_by, observed_at_ms, note.
    Raises InputFault ``answer-value``, ``incident-unknown``, ``observed-in-future``.
    """
    told = value.strip().casefold().replace("–", "-").replace(" ", "")
    if told not in _WORDS and not (question in _COUNTED and _NUMBER.fullmatch(told)):
        raise InputFault("answer-value")
    low, _, high = told.partition("-")
    if high and int(low) > int(high):
        raise InputFault("answer-value")
    fields = {"incident": incident, "question": question, "value": told, "source": source, **more}
    return _add(post, Kind.ANSWER, fields)


def check_hospital(post: Post, incident: int, **fields: Value) -> tuple[int, Touched]:
    """A hospital was asked; a negative is as much a finding as a positive. fields: of HospitalCheckFields."""
    return _add(post, Kind.HOSPITAL_CHECK, {"incident": incident, **fields})


def contact_authority(post: Post, incident: int, **fields: Value) -> tuple[int, Touched]:
    """An authority was contacted. fields: of AuthorityContactFields."""
    return _add(post, Kind.AUTHORITY_CONTACT, {"incident": incident, **fields})


def note(post: Post, incident: int, text: str, observed_at_ms: int | None = None) -> tuple[int, Touched]:
    """A line of the chronology. observed_at_ms: when it happened; now when not given."""
    at_ms = post.now_ms() if observed_at_ms is None else observed_at_ms
    return _add(post, Kind.ENTRY, {"incident": incident, "text": text.strip(), "observed_at_ms": at_ms})


def _add(post: Post, kind: Kind, fields: Mapping[str, Value]) -> tuple[int, Touched]:
    with post.asking() as connection:
        _must_live(connection, Kind.INCIDENT, int(str(fields["incident"])), "incident-unknown")
    return post.add(kind, _observed(post, {**fields, **_stamp(post)}))


def _stamp(post: Post) -> dict[str, Value]:
    return {"recorded_at_ms": post.now_ms(), "officer": post.officer}


def _observed(post: Post, fields: Mapping[str, Value]) -> Mapping[str, Value]:
    observed = fields.get("observed_at_ms")
    if isinstance(observed, int) and observed > post.now_ms() + CLOCK_GRACE_MS:
        raise InputFault("observed-in-future")
    return fields


def _must_live(connection: Connection, kind: Kind, record: int, code: str) -> None:
    """Nothing is filed on what was withdrawn: it would be counted, and nobody could be shown behind the figure."""
    if not living(connection, kind, [record]):
        raise InputFault(code)
