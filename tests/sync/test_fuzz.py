"""What a broken or hostile member could sign: right key, right chain, any content. Nothing is raised, little memory is taken, the others go on."""

from __future__ import annotations

import contextlib
import tracemalloc
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgpack
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.faults import SealFault
from console.model.change import Change
from console.model.field_register import Wire
from console.model.kinds import Kind
from console.register import batch, bundle
from console.register.bundle import Bundle, Part
from console.register.bytestream import ByteWriter
from console.register.columns import Form, write_ints
from console.register.envelopes import Reason
from sync import entries, wrapped
from sync.frames import FrameError, read_answer, read_request
from sync.pouch import FIRST_PREV, EnvelopeKind, Header, Lane, PouchError, alias_of, parse
from sync.seal import new_salt, seal
from sync.sealing import minute_of, ms_of
from tests.conftest import START_MS, Clock
from tests.register.apart import MISSION_NO
from tests.sync.consoles import COMPARTMENTS, KEYS, Console, Mission
from tests.sync.test_carrying import reasons, write
from tests.sync.test_membership import Ministry
from tests.sync.test_wraps import a_wrap

MINUTE = minute_of(START_MS)
MEMORY_MAX = 300 << 20  # bytes one envelope may take while it is read


def sealed(console: Console, content: bytes, count: int) -> bytes:
    """Any content as the first envelope of a console."""
    id_ = COMPARTMENTS[MISSION_NO]
    header = Header(Lane.EDIT, EnvelopeKind.CHANGES, False, alias_of(id_), console.author, 1, count, 1, FIRST_PREV, MINUTE, new_salt())  # fmt: skip
    return seal(header, content, id_, KEYS[MISSION_NO], console.signer).wire


def bundled(body: bytes, count: int = 1, **other: Any) -> bytes:
    made = Bundle({(7, 0): 3}, None, (Part(START_MS << 16, count, None, body),))
    return bundle.encode(replace(made, **other), ms_of(MINUTE))


@pytest.fixture
def mission(master: Path, tmp_path: Path, clock: Clock) -> Any:
    with ExitStack() as stack:
        yield Mission(master, tmp_path, stack, 2, clock)


def rows(kind: int, record: int, **fields: Any) -> bytes:
    return batch.encode_rows([(kind, [record], [dict(fields)])])


PERSON = rows(Kind.PERSON, 1 << 40 | 1, name="Siti Contoh")
WIDE = 2**66  # more than SQLite's integers hold


@pytest.mark.parametrize(
    "content",
    [
        bundled(b"\xff" * 40),
        bundled(b""),
        bundled(PERSON[:-1]),
        bundled(PERSON + b"\0"),
        bundled(b"\x63" + PERSON[1:]),
        bundled(PERSON, seen_own=WIDE),
        bundled(PERSON, news={(7, 0): WIDE}),
        bundled(rows(Kind.INCIDENT, 5, title="x", onset_ms=WIDE)),
        bundled(batch.encode_rows([(Kind.PERSON, [-5], [{"name": "x"}])])),
        bundled(batch.encode_rows([(Kind.PERSON, [WIDE], [{"name": "x"}])])),
        bundled(batch.encode_rows([(Kind.PERSON, [5], [{"household": WIDE}])])),
        bundled(rows(Kind.PERSON, 5, name="x"), parts=(Part((1 << 48) - 1 << 16, 1, None, PERSON),)),
        bundled(rows(Kind.REGISTRATION, 5, person=1, lon=float("nan"), lat=float("inf"))),
        bundled(rows(Kind.REPORT, 5, incident=1, person=1, axis="condition", value="nonsense")),
        bundled(rows(Kind.REPORT, 5 << 40, withdrawn_at_ms=-(2**62))),
        bundled(rows(Kind.PERSON, 5, name="x" * 5_000)),
        bundled(rows(Kind.PAIR, 5, a=5, b=5, verdict="same")),
    ],
    ids=range(17),
)
def test_that_what_makes_no_sense_is_set_aside_or_shown_as_it_can_be(mission: Mission, content: bytes) -> None:
    one, other = mission.consoles
    write(other, "Ayu Contoh")
    third = other.seal()
    other.take_in([sealed(one, content, 1)], mission.membership())
    assert set(reasons(other)) <= {Reason.NOT_OPEN, Reason.NEWER}
    one.take_in([sealed(one, content, 1), *third], mission.membership())
    with one.register.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM person WHERE name = 'Ayu Contoh'").scalar_one() == 1


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_any_content_a_member_signs_ends_in_a_reason_or_in_changes(mission: Mission, data: st.DataObject) -> None:
    """The receiver is the same throughout: whatever came before, it goes on."""
    one, other = mission.consoles
    changes = [
        Change(Kind.PERSON, (11 << 13 | 1) << 40 | 1, {"name": "Siti Contoh", "phone": "+62811", "born": "1990-05-01"}),
        Change(Kind.REGISTRATION, (11 << 13 | 1) << 40 | 2, {"person": (11 << 13 | 1) << 40 | 1, "lon": 1.5, "lat": 2.5}),
    ]  # fmt: skip
    content = bytearray(bundled(batch.encode(changes), 2))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with other.register.reading() as connection:
        connection.exec_driver_sql("DELETE FROM envelope")
    with contextlib.suppress(KeyError):
        other.take_in([sealed(one, bytes(content), data.draw(st.integers(1, 3)))], mission.membership())
    assert set(reasons(other)) <= {Reason.NOT_OPEN, Reason.NEWER, Reason.FORK, Reason.GAP}


def bomb(*, pattern: bool) -> bytes:
    """A body of few bytes whose texts would take thousands of times as much: a long text once, which every one of a thousand rows repeats."""
    out = ByteWriter()
    out.varint(2)  # the version of a body
    out.varint(int(Kind.PERSON))
    out.varint(1_000)
    out.varint(1)
    write_ints(out, list(range(1_000)))
    out.varint(40)  # columns
    text = b"a" * (8 << 20) + (b"\0A" if pattern else b"")
    packed = b"\1" + zstandard.ZstdCompressor(write_content_size=True).compress(text)
    for number in range(40):
        out.varint((100 + number) * batch.WIRES_MAX + list(Wire).index(Wire.TEXT))
        out.varint(0)
        if pattern:
            out.varint(int(Form.PATTERN))
        out.varint(int(Form.DICTIONARY))
        out.varint(1)
        out.varint(int(Form.JOINED))
        write_ints(out, [len(text)])
        out.block(packed)
        write_ints(out, [0] * 1_000)
        if pattern:
            write_ints(out, [number] * 999 + [5])
    return bytes(out.bytes)


@pytest.mark.parametrize("pattern", [False, True])
def test_that_few_bytes_never_become_many(pattern: bool) -> None:
    body = bomb(pattern=pattern)
    assert len(body) < 64 << 10
    tracemalloc.start()
    try:
        with pytest.raises(SealFault):
            batch.decode(body)
        assert tracemalloc.get_traced_memory()[1] < MEMORY_MAX
    finally:
        tracemalloc.stop()


ENTRY, WRAP = Ministry().rina.entries[0].wire, a_wrap()[0].wire
NESTED: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**63), 2**64 - 1), st.binary(max_size=40), st.text(max_size=8)),
    lambda inner: st.lists(inner, max_size=10),
    max_leaves=20,
)


@given(
    st.one_of(
        NESTED.map(msgpack.packb), st.lists(NESTED, min_size=9, max_size=10).map(msgpack.packb), st.binary(max_size=400)
    )
)
@settings(max_examples=400, deadline=None)
def test_that_any_message_is_read_or_refused_by_every_reader(content: bytes) -> None:
    for read in (read_request, read_answer):
        with contextlib.suppress(FrameError):
            read(content)
    for signed in (content, content + bytes(64)):
        with contextlib.suppress(entries.EntryError):
            entries.parse(signed)
        with contextlib.suppress(wrapped.WrapError):
            wrapped.parse(signed)
        with contextlib.suppress(PouchError):
            parse(signed)
    with contextlib.suppress(SealFault):
        bundle.decode(content, START_MS, 3)


@given(st.sampled_from([ENTRY, WRAP]), st.data())
@settings(max_examples=200, deadline=None)
def test_that_a_signed_line_with_anything_changed_is_refused(wire: bytes, data: st.DataObject) -> None:
    changed = bytearray(wire)
    at = data.draw(st.integers(0, len(changed)))
    changed[at : at + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=8))
    if bytes(changed) == wire:
        return
    with pytest.raises(entries.EntryError):
        entries.parse(bytes(changed))
    with pytest.raises(wrapped.WrapError):
        wrapped.parse(bytes(changed))
