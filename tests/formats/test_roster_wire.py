"""What the child says arrives as it was meant, and nothing else it may say does harm."""

from __future__ import annotations

import dataclasses
import io

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.faults import InputFault
from console.formats.roster import frames, limits
from console.formats.roster.answer import Answer
from console.formats.roster.shapes import Ask, RosterReading
from tests.formats.rosters import reading_of

ROSTER = (
    "Keadaan per 14 April 2023|||||\nNama|No. Paspor|Masa berlaku paspor|Tgl Lahir|No KK|Ukuran\n"
    "Siti|A1234567|2027-01-01|03/04/1990|K1|XL\n|B1234567||31/02/1990||\nBudi|abc||lupa||M\nJUMLAH: 3|||||\n"
)
WIRE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats()
    | st.text(max_size=20)
    | st.binary(max_size=20),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)
TAGS = st.sampled_from(["rows", "rejects", "faults", "progress", "reading", "fault", "other"])


def _wire_rows() -> list[frames.Wire]:
    rows: list[frames.Wire] = msgpack.unpackb(msgpack.packb(frames.rows_to_wire(reading_of(ROSTER).rows)))
    return rows


def _sent(reading: RosterReading) -> RosterReading:
    stream = io.BytesIO()
    frames.write_list(stream, "rows", frames.rows_to_wire(reading.rows))
    frames.write_list(stream, "rejects", frames.rejects_to_wire(reading.rejects))
    frames.write_list(stream, "faults", frames.faults_to_wire(reading.faults))
    frames.write_frame(stream, "reading", frames.facts_to_wire(reading))
    stream.seek(0)
    answer = Answer()
    while (packed := frames.read_frame(stream)) is not None:
        answer.take(*frames.open_frame(packed))
    assert answer.reading is not None
    return answer.reading


def test_that_a_reading_arrives_whole() -> None:
    reading = reading_of(ROSTER)
    assert reading.rejects
    assert reading.faults
    assert _sent(reading) == reading


def test_that_a_list_too_large_for_a_frame_is_sent_in_more(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = reading_of("Nama|Kota\n" + "Siti Aminah|Khartoum\n" * 300)
    monkeypatch.setattr(limits, "FRAME_BYTES_MAX", 2_000)
    assert _sent(reading) == reading


def test_that_the_request_arrives_whole() -> None:
    ask = Ask("2026-11-24", "DATA", {"Orang": "name", "x": ""}, {"Tgl": "m/d"}, "249", 4)
    stream = io.BytesIO()
    frames.write_frame(stream, "roster", [b"/tmp/\xff", *frames.ask_to_wire(ask)])
    stream.seek(0)
    packed = frames.read_frame(stream)
    assert packed is not None
    assert frames.ask_from_wire(frames.open_frame(packed)[1]) == (b"/tmp/\xff", ask)


@given(TAGS, WIRE)
def test_that_anything_else_said_is_one_fault(tag: str, body: frames.Wire) -> None:
    answer = Answer()
    try:
        answer.take(tag, body)
    except InputFault:
        return
    assert all(dataclasses.is_dataclass(row) for row in answer.rows)


@given(st.binary(max_size=60))
def test_that_a_broken_stream_is_one_fault(content: bytes) -> None:
    stream = io.BytesIO(content)
    try:
        while (packed := frames.read_frame(stream)) is not None:
            frames.open_frame(packed)
    except InputFault as fault:
        assert fault.code == "roster-unreadable"  # noqa: PT017


def test_that_a_frame_larger_than_agreed_is_not_read() -> None:
    head = (limits.FRAME_BYTES_MAX + 1).to_bytes(4, "big")
    with pytest.raises(InputFault, match="roster-unreadable"):
        frames.read_frame(io.BytesIO(head + b"x" * 100))


def test_that_values_of_other_types_are_refused() -> None:
    row = _wire_rows()[0]
    Answer().take("rows", [row])
    assert isinstance(row, list)
    for place, wrong in (
        (0, "5"),
        (1, None),
        (2, {"name": ["x"]}),
        (4, [["passport", "A1", "sure", None]]),
        (6, "flags"),
    ):
        spoilt = list(row)
        spoilt[place] = wrong  # type: ignore[call-overload]
        with pytest.raises(InputFault, match="roster-unreadable"):
            Answer().take("rows", [spoilt])


def test_that_the_childs_fault_is_raised_with_its_details() -> None:
    with pytest.raises(InputFault) as caught:
        Answer().take("fault", ["roster-too-wide", {"columns": 200, "kind": "x" * 500}])
    assert (caught.value.code, caught.value.details["columns"], len(str(caught.value.details["kind"]))) == (
        "roster-too-wide",
        200,
        60,
    )


def test_that_more_rows_than_a_file_may_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = _wire_rows()
    monkeypatch.setattr(limits, "ROWS_MAX", 1)
    with pytest.raises(InputFault, match="roster-too-large"):
        Answer().take("rows", rows)


def test_that_deep_nesting_is_one_fault() -> None:
    with pytest.raises(InputFault, match="roster-unreadable"):
        frames.open_frame(b"\x91" * 5_000 + msgpack.packb(1))
