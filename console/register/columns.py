"""One column of values of one field as few bytes: the encodings the change log is made of.

A column is one byte that names its form, then the form's bytes. Below ``SMALL`` values nothing is compressed: it would only grow.
The forms know nothing of any field's meaning; what makes rosters small is that digits, dates, coordinates and repeated texts are each
stored as what they are.

    PLAIN       each value on its own: numbers as varints, texts with their length
    CONSTANT    one value for all
    PACKED      whole numbers as (value - least) or as differences, in as many bytes as needed, byte planes apart, compressed
    SCALED      floats that are whole numbers over a power of ten, as PACKED
    FLOATS      other floats, byte planes apart, compressed
    DICTIONARY  the distinct texts once, then which
    PATTERN     texts whose digits are numbers, perhaps whose words are known: what is around them as a DICTIONARY, each run of digits and
                each word (of one list for the column) as PACKED
    JOINED      texts one after the other, compressed
    DAYS        ISO dates as days, PACKED
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
import zstandard
from numpy.typing import NDArray

from console.faults import SealFault
from console.register.bytestream import ByteReader, ByteWriter

SMALL = 20
VALUES_MAX = 1_000  # a batch's size; also what a reader allots memory for
BODY_INFLATED_MAX = 64 << 20  # bytes all columns of a body may grow to together
INFLATED_MAX = 16 << 20  # bytes one column may grow to; who feels it: nobody with 1,000 texts of 4,000 characters
_LEVEL, _TEXT_LEVEL = 12, 19  # of numbers; of texts, of which prose gains a fifth by the highest
_SCALE_MAX = 7  # decimal places: 1 cm on the ground in degrees
_AUTHOR_SHIFT = 40  # ``console.model.ids``
_COUNTER_MASK = (1 << _AUTHOR_SHIFT) - 1

Ints = NDArray[np.int64]


class Form(IntEnum):
    PLAIN = 0
    CONSTANT = 1
    PACKED = 2
    SCALED = 3
    FLOATS = 4
    DICTIONARY = 5
    PATTERN = 6
    JOINED = 7
    DAYS = 8


def write_ints(out: ByteWriter, values: Sequence[int]) -> None:
    """A column of whole numbers, each in int64."""
    if len(values) > 1 and len(set(values)) == 1:
        out.varint(Form.CONSTANT)
        out.signed(values[0])
    elif len(values) < SMALL:
        out.varint(Form.PLAIN)
        before = 0
        for value in values:
            out.signed(value - before)
            before = value
    else:
        out.varint(Form.PACKED)
        _pack(out, np.array(values, dtype=np.int64))


def read_ints(source: ByteReader, count: int) -> list[int]:
    """The column of write_ints; count values. Raises SealFault ``batch-damaged``, also for one that is no int64."""
    form = source.varint()
    if form == Form.CONSTANT:
        return [_int64(source.signed())] * count
    if form == Form.PLAIN:
        values, before = [], 0
        for _ in range(count):
            before += source.signed()
            values.append(_int64(before))
        return values
    if form == Form.PACKED:
        unpacked: list[int] = _unpack(source, count).tolist()
        return unpacked
    raise SealFault("batch-damaged")


def _int64(value: int) -> int:
    if not -(1 << 63) <= value < 1 << 63:
        raise SealFault("batch-damaged")
    return value


def write_ids(out: ByteWriter, values: Sequence[int]) -> None:
    """A column of record ids: where one author made them all, his number once and what he counted."""
    authors = {value >> _AUTHOR_SHIFT for value in values}
    if len(authors) == 1 and (author := authors.pop()) >= 0:
        out.varint(author + 1)
        write_ints(out, [value & _COUNTER_MASK for value in values])
    else:
        out.varint(0)
        write_ints(out, values)


def read_ids(source: ByteReader, count: int) -> list[int]:
    """The column of write_ids."""
    author = source.varint() - 1
    if author < 0:
        ids = read_ints(source, count)
        if min(ids) < 0:
            raise SealFault("batch-damaged")
        return ids
    counters = read_ints(source, count)
    if author >> (63 - _AUTHOR_SHIFT) or min(counters) < 0 or max(counters) > _COUNTER_MASK:
        raise SealFault("batch-damaged")
    return [author << _AUTHOR_SHIFT | counter for counter in counters]


def write_floats(out: ByteWriter, values: Sequence[float]) -> None:
    """A column of floats; exact, whatever they are."""
    array = np.array(values, dtype=np.float64)
    places = _places(array)
    if places is not None:
        out.varint(Form.SCALED)
        out.varint(places)
        write_ints(out, np.round(array * 10**places).astype(np.int64).tolist())
        return
    out.varint(Form.FLOATS)
    write_packed(out, _planes(array.view(np.uint8).reshape(-1, 8)))


def read_floats(source: ByteReader, count: int) -> list[float]:
    """The column of write_floats."""
    form = source.varint()
    if form == Form.SCALED:
        places = source.varint()
        if places > _SCALE_MAX:
            raise SealFault("batch-damaged")
        scaled: list[float] = (np.array(read_ints(source, count), dtype=np.float64) / 10**places).tolist()
        return scaled
    if form == Form.FLOATS:
        return _planes_back(read_packed(source), count, 8).reshape(-1).view(np.float64).tolist()
    raise SealFault("batch-damaged")


def _places(array: NDArray[np.float64]) -> int | None:
    """How many decimal places hold every value exactly, or None."""
    if not np.isfinite(array).all() or np.logical_and(array == 0, np.signbit(array)).any():
        return None
    largest = float(np.abs(array).max())
    for places in range(_SCALE_MAX + 1):
        if largest < 2**53 / 10**places and np.array_equal(np.round(array * 10**places) / 10**places, array):
            return places
    return None


def _pack(out: ByteWriter, values: Ints) -> None:
    """The smaller of two ways: distance from the least value, or zigzag of the differences."""
    least = int(values.min())
    offsets = (values - least).view(np.uint64)
    steps = np.diff(values, prepend=values[:1])
    zigzag = ((steps << 1) ^ (steps >> 63)).view(np.uint64)
    as_offsets, as_steps = _plane_bytes(offsets), _plane_bytes(zigzag)
    first, width, chosen = (
        (least, *as_offsets) if len(as_offsets[1]) <= len(as_steps[1]) else (int(values[0]), *as_steps)
    )
    out.signed(first)
    out.varint(width << 1 | (chosen is as_steps[1]))
    out.block(chosen)


def _plane_bytes(values: NDArray[np.uint64]) -> tuple[int, bytes]:
    width = max(1, (int(values.max()).bit_length() + 7) // 8)
    planes = _planes(values.view(np.uint8).reshape(-1, 8)[:, :width])
    return width, _deflate(planes)


def _unpack(source: ByteReader, count: int) -> Ints:
    first = source.signed()
    width, is_steps = divmod(source.varint(), 2)
    if not 1 <= width <= 8 or not -(1 << 63) <= first < 1 << 63:
        raise SealFault("batch-damaged")
    narrow = _planes_back(_inflate(source.block()), count, width)
    wide = np.zeros((count, 8), dtype=np.uint8)
    wide[:, :width] = narrow
    raw = wide.reshape(-1).view(np.uint64)
    if not is_steps:
        return raw.view(np.int64) + first
    steps = (raw >> np.uint64(1)).view(np.int64) ^ -(raw & np.uint64(1)).view(np.int64)
    steps[:1] = 0
    return np.cumsum(steps) + first


def _planes(rows: NDArray[np.uint8]) -> bytes:
    """All first bytes, then all second bytes, and so on: like bytes lie together and compress."""
    return np.ascontiguousarray(rows.T).tobytes()


def _planes_back(content: bytes, count: int, width: int) -> NDArray[np.uint8]:
    if len(content) != count * width:
        raise SealFault("batch-damaged")
    return np.ascontiguousarray(np.frombuffer(content, dtype=np.uint8).reshape(width, count).T)


_SQUEEZE, _SQUEEZE_TEXT = (
    zstandard.ZstdCompressor(level=level, write_content_size=True, write_checksum=False)
    for level in (_LEVEL, _TEXT_LEVEL)
)
_UNSQUEEZE = zstandard.ZstdDecompressor()


def _deflate(content: bytes, by: zstandard.ZstdCompressor = _SQUEEZE) -> bytes:
    """Compressed where that is shorter; the first byte says which."""
    squeezed = by.compress(content)
    return b"\1" + squeezed if len(squeezed) < len(content) else b"\0" + content


def _inflate(content: bytes) -> bytes:
    if content[:1] == b"\0":
        return content[1:]
    try:
        if not 0 <= zstandard.frame_content_size(content[1:]) <= INFLATED_MAX:
            raise SealFault("batch-damaged")
        return _UNSQUEEZE.decompress(content[1:])
    except zstandard.ZstdError as error:
        raise SealFault("batch-damaged") from error


def write_packed(out: ByteWriter, content: bytes, *, is_text: bool = False) -> None:
    """Bytes, compressed where that is shorter."""
    out.block(_deflate(content, _SQUEEZE_TEXT if is_text else _SQUEEZE))


def read_packed(source: ByteReader) -> bytes:
    """The bytes of write_packed.

    Raises SealFault ``batch-damaged``, also where they would grow beyond INFLATED_MAX, or all of one body beyond BODY_INFLATED_MAX.
    """
    content = _inflate(source.block())
    source.grow(len(content), BODY_INFLATED_MAX)
    return content
