"""A list that comes as a file of text: read up to a limit, whatever the phone it was saved on wrote it as."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path
from typing import BinaryIO

from console.durable import store_fault
from console.faults import InputFault
from console.model.chat_list import TEXT_MAX

FILE_MAX_BYTES = 4 * TEXT_MAX  # no character takes more in any of the encodings below
_READ_AT_ONCE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NO_TEXT = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")  # a document or a picture of the chat
_OLD_WINDOWS = "cp1252"  # what a notepad of old wrote in Europe and Indonesia alike


def read_list(path: Path) -> str:
    """The text of a file. Raises InputFault ``list-file-missing``, ``list-file-large``, ``list-file-kind``, StoreFault as ``durable.store_fault``."""
    try:
        opened = os.open(path, _READ_AT_ONCE)
    except FileNotFoundError:
        raise InputFault("list-file-missing") from None
    except OSError as trouble:
        raise store_fault(trouble) from trouble
    if not stat.S_ISREG(os.fstat(opened).st_mode):  # a pipe would be waited for, and a device never ends
        os.close(opened)
        raise InputFault("list-file-missing")
    with os.fdopen(opened, "rb") as file:
        return read_stream(file)


def read_stream(stream: BinaryIO) -> str:
    """The text of what comes in. Raises InputFault ``list-file-large``, ``list-file-kind``, StoreFault as ``durable.store_fault``."""
    try:
        content = stream.read(FILE_MAX_BYTES + 1)
    except OSError as trouble:
        raise store_fault(trouble) from trouble
    if len(content) > FILE_MAX_BYTES:
        raise InputFault("list-file-large", limit=FILE_MAX_BYTES)
    if content.startswith(_NO_TEXT):
        raise InputFault("list-file-kind")
    return decoded(content)


def decoded(content: bytes) -> str:
    """The text in the encoding its mark tells, else UTF-8, else as old Windows wrote; a byte that says nothing is shown as such."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode(_OLD_WINDOWS, "replace")
