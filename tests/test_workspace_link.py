"""Frames between gate and workspace: whole or not at all, and never more than was agreed."""

from __future__ import annotations

import contextlib
import io
import os
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.faults import KeyFault
from console.secret import Secret
from console.workspace_link import (
    JSON_MAX_BYTES,
    SECRET_MAX_BYTES,
    Ask,
    Decoder,
    Frame,
    GateLink,
    encode,
    until_unlocked,
)

ASKED = {"folder": "/data", "language": "id", "mode": "dark"}
details = st.dictionaries(
    st.text(max_size=10), st.text(max_size=20) | st.integers(-(2**53), 2**53) | st.booleans(), max_size=5
)


def ask(kind: str = "unlock", secret: bytes = b"kabar", **values: str) -> bytes:
    return encode(Frame(kind, {**ASKED, **values}, Secret(secret)))


def link(incoming: bytes) -> tuple[GateLink, io.BytesIO]:
    outgoing = io.BytesIO()
    return GateLink(io.BytesIO(incoming), outgoing), outgoing


@given(st.lists(st.tuples(st.text(max_size=10), details, st.binary(max_size=50)), max_size=5), st.integers(1, 40))
def test_that_frames_arrive_as_sent_however_the_pipe_cuts_them(
    sent: list[tuple[str, dict[str, str | int | bool]], bytes], piece: int
) -> None:
    frames = [
        Frame(kind, {name: value for name, value in more.items() if name != "kind"}, Secret(secret))
        for kind, more, secret in sent
    ]
    stream = b"".join(map(encode, frames))
    decoder = Decoder()
    got = [frame for start in range(0, len(stream), piece) for frame in decoder.feed(stream[start : start + piece])]
    assert [(one.kind, one.values, one.secret.reveal()) for one in got] == [
        (one.kind, one.values, one.secret.reveal()) for one in frames
    ]


@given(st.binary(max_size=200))
def test_that_any_bytes_give_frames_or_a_value_error(stream: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert all(isinstance(frame, Frame) for frame in Decoder().feed(stream))


@pytest.mark.parametrize("lengths", [(JSON_MAX_BYTES + 1, 0), (2**32 - 1, 0), (2, SECRET_MAX_BYTES + 1)])
def test_that_a_length_out_of_bounds_is_refused_before_anything_is_read(lengths: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="too long"):
        Decoder().feed(struct.pack(">IH", *lengths))
    with pytest.raises(ValueError, match="too long"):
        link(struct.pack(">IH", *lengths))[0].next_ask()


def test_that_a_frame_too_long_is_not_sent() -> None:
    with pytest.raises(ValueError, match="too long"):
        encode(Frame("unlock", ASKED, Secret(bytes(SECRET_MAX_BYTES + 1))))


def test_that_the_longest_passphrase_of_the_field_fits() -> None:
    assert len("\U0001f512".encode()) * 1_024 <= SECRET_MAX_BYTES


def test_that_an_ask_arrives_with_the_secret_as_bytes() -> None:
    got = link(ask("create", "kabar baik ✓".encode(), name="Rina", mission="KRT"))[0].next_ask()
    assert got is not None
    assert (got.kind, got.folder, got.language, got.mode) == ("create", Path("/data"), "id", "dark")
    assert (got.name, got.mission, got.passphrase.reveal().decode()) == ("Rina", "KRT", "kabar baik ✓")
    assert "kabar" not in repr(got)


@pytest.mark.parametrize(
    "bad",
    [ask("explode"), ask(language="fr"), ask(mode="pink"), encode(Frame("unlock", {"language": "id", "mode": "dark"}))],
)
def test_that_an_ask_that_is_none_of_ours_is_our_bug(bad: bytes) -> None:
    with pytest.raises((ValueError, KeyError)):
        link(bad)[0].next_ask()


def test_that_the_gates_end_is_noticed_even_in_the_middle_of_a_frame() -> None:
    assert link(b"")[0].next_ask() is None
    assert link(ask()[:9])[0].next_ask() is None


def test_that_faults_are_told_until_an_attempt_succeeds() -> None:
    tried: list[bytes] = []

    def attempt(asked: Ask) -> str:
        tried.append(asked.passphrase.reveal())
        if len(tried) < 3:
            raise KeyFault("passphrase-wrong", tries=len(tried))
        return "opened"

    there, said = link(ask(secret=b"one") + ask(secret=b"two") + ask(secret=b"three") + ask(secret=b"four"))
    result = until_unlocked(there, attempt)
    assert result is not None
    assert (result[0].passphrase.reveal(), result[1]) == (b"three", "opened")
    frames = Decoder().feed(said.getvalue())
    assert [frame.kind for frame in frames] == ["fault", "fault", "unlocked"]
    assert frames[1].values == {"code": "passphrase-wrong", "details": {"tries": 2}}


def test_that_what_is_no_fault_is_not_swallowed() -> None:
    def attempt(asked: Ask) -> str:
        raise RuntimeError("ours")

    with pytest.raises(RuntimeError, match="ours"):
        until_unlocked(link(ask())[0], attempt)


def test_that_nobody_listening_is_no_error_and_the_end_is_waited_for() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb", buffering=0) as closed:
        GateLink(io.BytesIO(b"late words"), closed).tell("ready")
    link(ask() + ask())[0].wait_for_end()
