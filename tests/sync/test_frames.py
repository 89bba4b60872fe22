"""Exchanges as they travel: what goes in comes out, and nothing else is taken."""

from __future__ import annotations

import contextlib
import io

import msgpack
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.frames import (
    BUDGET_MAX,
    NO_GENERATION,
    Ack,
    Answer,
    FrameError,
    Request,
    Taken,
    read_answer,
    read_pieces,
    read_request,
    write_answer,
    write_pieces,
    write_request,
)

SEQS = st.integers(0, 2**62)
WIRES = st.lists(st.binary(max_size=40), max_size=5)
ALIASES = st.binary(min_size=3, max_size=3)
GENERATIONS = st.binary(min_size=8, max_size=8)
REQUESTS = st.builds(
    Request, GENERATIONS, st.lists(st.tuples(ALIASES, SEQS), max_size=4), SEQS, SEQS, st.integers(0, BUDGET_MAX), WIRES, WIRES, WIRES, SEQS
)  # fmt: skip
ANSWERS = st.builds(
    Answer,
    GENERATIONS,
    st.lists(st.builds(Ack, st.sampled_from(Taken), SEQS), max_size=5),
    st.lists(st.tuples(ALIASES, SEQS, st.binary(max_size=40)), max_size=5),
    st.booleans(),
    WIRES,
    SEQS,
    WIRES,
    SEQS,
    st.lists(SEQS, max_size=3),
    st.lists(st.tuples(ALIASES, st.binary(max_size=40)), max_size=3),
    SEQS,
)


@given(REQUESTS, ANSWERS)
def test_that_an_exchange_comes_back_as_it_went(request: Request, answer: Answer) -> None:
    assert read_request(write_request(request)) == request
    assert read_answer(write_answer(answer)) == answer


@given(st.one_of(st.binary(max_size=200), REQUESTS.map(write_request), ANSWERS.map(write_answer)), st.data())
@settings(max_examples=300)
def test_that_any_bytes_are_an_exchange_or_refused(content: bytes, data: st.DataObject) -> None:
    changed = bytearray(content)
    if changed:
        changed[data.draw(st.integers(0, len(changed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    for read in (read_request, read_answer):
        with contextlib.suppress(FrameError):
            read(bytes(changed))


def test_that_a_request_weighs_little() -> None:
    """What stands around one edit on a live link, with the cursors of four compartments."""
    cursors = [(bytes([n]) * 3, 70_000) for n in range(4)]
    assert len(write_request(Request(NO_GENERATION, cursors, 400, 900, BUDGET_MAX, [bytes(155)]))) - 155 <= 75


@pytest.mark.parametrize("told", [[1], {}, [1, b"", [], 0, 0, 0, [], [], []], [2, bytes(8), [], 0, 0, 0, [], [], []], [1, bytes(8), [], -1, 0, 0, [], [], []], [1, bytes(8), [[b"abc"]], 0, 0, 0, [], [], []], [1, bytes(8), [], 0, 0, True, [], [], []]])  # fmt: skip
def test_that_another_form_is_refused(told: object) -> None:
    with pytest.raises(FrameError):
        read_request(msgpack.packb(told))


@given(st.lists(ANSWERS, max_size=4), st.data())
def test_that_pieces_come_as_they_went_and_a_cut_loses_only_what_is_cut(
    answers: list[Answer], data: st.DataObject
) -> None:
    pieces = list(write_pieces(answers))
    content = b"".join(pieces)
    assert list(read_pieces(io.BytesIO(content).read)) == answers
    cut = data.draw(st.integers(0, len(content)))
    whole = sum(len(b"".join(pieces[: n + 1])) <= cut for n in range(len(pieces)))
    came = []
    with contextlib.suppress(FrameError):
        came += read_pieces(io.BytesIO(content[:cut]).read)
    assert len(came) <= whole
    assert came == answers[: len(came)]
