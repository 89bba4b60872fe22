"""What the gate and the workspace say to each other, over the workspace's standard streams. No Qt.

A frame is two lengths, a JSON object and a secret: ``>IH``, then that many bytes of UTF-8 JSON and of secret. The secret travels beside
the JSON so that it never becomes part of a text.

The passphrase goes to the workspace and the key is derived there, not in the gate. So the gate never holds a key; it needs neither the
cryptography nor the keyring to show its screen; and what the derivation leaves in memory ends with the process that a lock ends.

    gate -> workspace    unlock (secret) | unlock-keyring | create (name, mission, secret); the stream's end: the gate has gone, end too
    workspace -> gate    warm (keyring) | fault (code, details) | unlocked | ready
    exit codes           EXIT_QUIT, EXIT_LOCKED, EXIT_TAKEOVER; anything else is a crash
"""

from __future__ import annotations

import json
import os
import struct
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal, TypeVar, cast

from console.faults import Fault
from console.secret import Secret

EXIT_QUIT = 0
EXIT_LOCKED = 10
EXIT_TAKEOVER = 11  # the watch changes hands: lock, and say so on the unlock screen

JSON_MAX_BYTES = 16_384  # a name, a mission, a folder: nobody feels it; a broken peer cannot fill our memory
SECRET_MAX_BYTES = 4_096  # 1,024 characters of passphrase in UTF-8
_LENGTHS = struct.Struct(">IH")

AskKind = Literal["unlock", "unlock-keyring", "create"]
Language = Literal["id", "en"]
Mode = Literal["light", "dark", "contrast"]
Plain = str | int | float | bool | Mapping[str, str | int | float]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing said."""

    kind: str
    values: Mapping[str, Plain] = field(default_factory=dict)
    secret: Secret = field(default_factory=lambda: Secret(b""))


@dataclass(frozen=True, slots=True)
class Ask:
    """What the officer asked for at the unlock screen.

    folder: the data folder. language and mode: as the screen shows them now. name and mission: of the first officer, for "create" only.
    """

    kind: AskKind
    folder: Path
    language: Language
    mode: Mode
    passphrase: Secret
    name: str = ""
    mission: str = ""


def encode(frame: Frame) -> bytes:
    """The frame as bytes. Raises ValueError beyond the bounds: the screen's fields are shorter than they are."""
    told = json.dumps({"kind": frame.kind, **frame.values}).encode()
    secret = frame.secret.reveal()
    if len(told) > JSON_MAX_BYTES or len(secret) > SECRET_MAX_BYTES:
        raise ValueError("frame too long")
    return _LENGTHS.pack(len(told), len(secret)) + told + secret


class Decoder:
    """Bytes in, as they come; whole frames out."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, more: bytes) -> list[Frame]:
        """The frames that are whole now. Raises ValueError when this is no frame of ours."""
        self._rest += more
        frames: list[Frame] = []
        while len(self._rest) >= _LENGTHS.size:
            json_bytes, secret_bytes = _LENGTHS.unpack_from(self._rest)
            if json_bytes > JSON_MAX_BYTES or secret_bytes > SECRET_MAX_BYTES:
                raise ValueError("frame too long")
            end = _LENGTHS.size + json_bytes + secret_bytes
            if len(self._rest) < end:
                break
            told, secret = self._rest[_LENGTHS.size : end - secret_bytes], self._rest[end - secret_bytes : end]
            self._rest = self._rest[end:]
            frames.append(_decode(told, secret))
        return frames


class GateLink:
    """The workspace's end of the link. Frames may be sent from any thread; they are received in one."""

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._sending = threading.Lock()

    @classmethod
    def claim_standard_streams(cls) -> GateLink:
        """Take standard input and output for the link; what anything else prints goes to standard error."""
        incoming, outgoing = os.dup(0), os.dup(1)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        sys.stdout.flush()
        os.dup2(2, 1)
        return cls(os.fdopen(incoming, "rb", buffering=0), os.fdopen(outgoing, "wb", buffering=0))

    def tell(self, kind: str, **values: Plain) -> None:
        """Say something to the gate; when it has gone, nobody hears it, and ``wait_for_end`` returns."""
        with self._sending:
            try:
                self._outgoing.write(encode(Frame(kind, values)))
            except BrokenPipeError:
                return

    def tell_fault(self, fault: Fault) -> None:
        """Have the unlock screen say what went wrong."""
        self.tell("fault", code=fault.code, details=fault.details)

    def next_ask(self) -> Ask | None:
        """Wait for what the officer asks; None when the gate has gone.

        Raises ValueError or KeyError when it is no ask of ours.
        """
        lengths = self._read_exactly(_LENGTHS.size)
        if lengths is None:
            return None
        rest = self._read_exactly(_body_bytes(lengths))
        return None if rest is None else _ask_of(Decoder().feed(lengths + rest)[0])

    def wait_for_end(self) -> None:
        """Return when the gate has gone: whoever holds data must end then. For a thread of its own."""
        while self._incoming.read(SECRET_MAX_BYTES):
            pass

    def _read_exactly(self, size_bytes: int) -> bytes | None:
        got = b""
        while len(got) < size_bytes:
            more = self._incoming.read(size_bytes - len(got))
            if not more:
                return None
            got += more
        return got


def until_unlocked(link: GateLink, attempt: Callable[[Ask], T]) -> tuple[Ask, T] | None:
    """Answer asks until one succeeds: its faults go to the unlock screen, which lets the officer try again.

    attempt: opens what was asked for, or raises a Fault. Result: the ask with what attempt gave, or None when the gate has gone.
    """
    while (ask := link.next_ask()) is not None:
        try:
            opened = attempt(ask)
        except Fault as fault:
            link.tell_fault(fault)
        else:
            link.tell("unlocked")
            return ask, opened
    return None


def _decode(told: bytes, secret: bytes) -> Frame:
    values = json.loads(told)
    if not isinstance(values, dict) or not isinstance(values.get("kind"), str):
        raise ValueError("not a frame")
    return Frame(values.pop("kind"), values, Secret(secret))


def _body_bytes(lengths: bytes) -> int:
    json_bytes, secret_bytes = _LENGTHS.unpack(lengths)
    if json_bytes > JSON_MAX_BYTES or secret_bytes > SECRET_MAX_BYTES:
        raise ValueError("frame too long")
    return int(json_bytes + secret_bytes)


def _ask_of(frame: Frame) -> Ask:
    text = {name: value for name, value in frame.values.items() if isinstance(value, str)}
    return Ask(
        cast(AskKind, _one_of(frame.kind, "unlock", "unlock-keyring", "create")),
        Path(text["folder"]),
        cast(Language, _one_of(text["language"], "id", "en")),
        cast(Mode, _one_of(text["mode"], "light", "dark", "contrast")),
        frame.secret,
        text.get("name", ""),
        text.get("mission", ""),
    )


def _one_of(value: str, *allowed: str) -> str:
    if value not in allowed:
        raise ValueError("not an ask")
    return value
