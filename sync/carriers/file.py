"""An exchange file: what one console has for others, as pieces that any of them takes in, in any order and as often as it comes.

plain     magic, then the pieces (``sync.frames``)
neutral   a salt, then each piece masked: the whole file looks like chance to whoever does not know the ministry's root key, which is
          printed nowhere. It hides what the file is, not what is in it: that is sealed anyway.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from console import durable
from console.faults import InputFault, SealFault
from sync.frames import MAGIC, PIECE_HEAD_BYTES, REQUEST_MAX, Answer, FrameError, read_stream, write_pieces

_SALT_BYTES, _TAG_BYTES, _NONCE_BYTES = 16, 16, 12
_MASK = b"posko/neutral/1"


def write_file(path: Path, answers: Iterable[Answer], root: bytes | None = None) -> int:
    """Write a new file, durable when this returns; its bytes. root: given, the file is neutral. Raises InputFault ``file-exists``, StoreFault."""
    pieces = write_pieces(answers)
    try:
        with durable.new_file(path) as file:
            if root is None:
                file.write(MAGIC)
                file.writelines(pieces)
            else:
                salt = os.urandom(_SALT_BYTES)
                file.write(salt)
                file.writelines(_masked(pieces, root, salt))
            size = file.tell()
    except FileExistsError as error:
        raise InputFault("file-exists") from error
    return size


def read_file(path: Path, root: bytes) -> Iterator[Answer]:
    """The pieces, one after the other. root: the ministry's key, for a neutral file.

    Raises InputFault ``file-missing``, ``exchange-file-wrong``; SealFault ``exchange-file-cut`` after the last whole piece.
    """
    try:
        with path.open("rb") as file:
            yield from _read(file, root)
    except FileNotFoundError as error:
        raise InputFault("file-missing") from error
    except IsADirectoryError as error:
        raise InputFault("exchange-file-wrong") from error
    except OSError as trouble:
        raise durable.store_fault(trouble) from trouble


def is_exchange_file(path: Path) -> bool:
    """Whether a file says that it is one; a neutral one never does."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def _read(file: io.BufferedReader, root: bytes) -> Iterator[Answer]:
    head = file.read(len(MAGIC))
    read: Callable[[int], bytes] = file.read
    if head != MAGIC:
        read = _Unmasking(file, root, head + file.read(_SALT_BYTES - len(MAGIC))).read
    count = 0
    try:
        for answer in read_stream(read):
            if answer is None:  # a sign of life belongs in a stream; a file of nothing else would never end
                raise FrameError("form")
            count += 1
            yield answer
    except FrameError as error:
        raise (SealFault("exchange-file-cut") if count else InputFault("exchange-file-wrong")) from error
    if not count:
        raise InputFault("exchange-file-wrong")


def _cipher(root: bytes, salt: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(hashes.SHA256(), 32, salt, _MASK).derive(root))


def _nonce(number: int) -> bytes:
    return number.to_bytes(_NONCE_BYTES, "big")


def _masked(pieces: Iterable[bytes], root: bytes, salt: bytes) -> Iterator[bytes]:
    """The length of each piece, then the piece, each as a message of its own."""
    cipher = _cipher(root, salt)
    for place, piece in enumerate(pieces):
        yield cipher.encrypt(_nonce(2 * place), piece[:PIECE_HEAD_BYTES], None)
        yield cipher.encrypt(_nonce(2 * place + 1), piece[PIECE_HEAD_BYTES:], None)


class _Unmasking:
    def __init__(self, file: io.BufferedReader, root: bytes, salt: bytes) -> None:
        self._file, self._cipher, self._number = file, _cipher(root, salt), 0

    def read(self, size: int) -> bytes:
        """So many bytes of what was masked; fewer only at the end."""
        masked = self._file.read(min(size, REQUEST_MAX) + _TAG_BYTES)
        if not masked:
            return b""
        try:
            opened = self._cipher.decrypt(_nonce(self._number), masked, None)
        except InvalidTag as error:
            raise FrameError("form") from error
        self._number += 1
        return opened
