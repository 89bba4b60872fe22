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
    PATTERN     texts whose digits are numbers: the text around them as a DICTIONARY, each run of digits as PACKED
    JOINED      texts one after the other, compressed
    DAYS        ISO dates as days, PACKED
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from enum import IntEnum

import numpy as np
import zstandard
from numpy.typing import NDArray

from console.faults import SealFault
from console.register.bytestream import ByteReader, ByteWriter

SMALL = 20
VALUES_MAX = 1_000  # a batch's size; also what a reader allots memory for
INFLATED_MAX = 16 << 20  # bytes one column may grow to; who feels it: nobody with 1,000 texts of 4,000 characters
_LEVEL = 9
_SCALE_MAX = 7  # decimal places: 1 cm on the ground in degrees
_DIGITS = re.compile(r"\d+")
_EPOCH = dt.date(1970, 1, 1).toordinal()
_RUN_DIGITS_MAX = 18  # longer runs do not fit an int64

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
    """The column of write_ints; count values."""
    form = source.varint()
    if form == Form.CONSTANT:
        return [source.signed()] * count
    if form == Form.PLAIN:
        values, before = [], 0
        for _ in range(count):
            before += source.signed()
            values.append(before)
        return values
    if form == Form.PACKED:
        unpacked: list[int] = _unpack(source, count).tolist()
        return unpacked
    raise SealFault("batch-damaged")


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
    _compressed(out, _planes(array.view(np.uint8).reshape(-1, 8)))


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
        return _planes_back(_inflated(source), count, 8).reshape(-1).view(np.float64).tolist()
    raise SealFault("batch-damaged")


def write_texts(out: ByteWriter, values: Sequence[str]) -> None:
    """A column of texts."""
    if len(values) > 1 and len(set(values)) == 1:
        out.varint(Form.CONSTANT)
        out.block(values[0].encode())
    elif len(values) < SMALL:
        out.varint(Form.PLAIN)
        for value in values:
            out.block(value.encode())
    else:
        out.bytes += _shortest(values)


def _shortest(values: Sequence[str]) -> bytes:
    """The best form; what cannot win is not tried, for a roster has many columns."""
    as_dictionary = _as_dictionary(values)
    if len(set(values)) <= len(values) // 8:
        return as_dictionary
    tried = [as_dictionary, _as_joined(values)]
    if any(map(_DIGITS.search, values)):
        tried.append(_as_pattern(values))
    return min(tried, key=len)


def read_texts(source: ByteReader, count: int) -> list[str]:
    """The column of write_texts."""
    form = source.varint()
    if form == Form.CONSTANT:
        return [_text(source.block())] * count
    if form == Form.PLAIN:
        return [_text(source.block()) for _ in range(count)]
    if form == Form.DICTIONARY:
        return _read_dictionary(source, count)
    if form == Form.PATTERN:
        return _read_pattern(source, count)
    if form == Form.JOINED:
        return _read_joined(source, count)
    raise SealFault("batch-damaged")


def write_dates(out: ByteWriter, values: Sequence[str]) -> None:
    """A column of ISO dates; partial ones turn the whole column into texts."""
    try:
        days = [dt.date.fromisoformat(value).toordinal() - _EPOCH for value in values]
    except ValueError:
        days = []
    # fromisoformat takes 20230405 and 2023-W14-3 too; they would not come back as they were
    if days and all(len(value) == 10 and value[4] == value[7] == "-" for value in values):
        out.varint(Form.DAYS)
        write_ints(out, days)
    else:
        write_texts(out, values)


def read_dates(source: ByteReader, count: int) -> list[str]:
    """The column of write_dates."""
    if source.peek() != Form.DAYS:
        return read_texts(source, count)
    source.varint()
    try:
        return [dt.date.fromordinal(day + _EPOCH).isoformat() for day in read_ints(source, count)]
    except (ValueError, OverflowError) as error:
        raise SealFault("batch-damaged") from error


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


_SQUEEZE = zstandard.ZstdCompressor(level=_LEVEL, write_content_size=True, write_checksum=False)
_UNSQUEEZE = zstandard.ZstdDecompressor()


def _deflate(content: bytes) -> bytes:
    """Compressed where that is shorter; the first byte says which."""
    squeezed = _SQUEEZE.compress(content)
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


def _compressed(out: ByteWriter, content: bytes) -> None:
    out.block(_deflate(content))


def _inflated(source: ByteReader) -> bytes:
    return _inflate(source.block())


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise SealFault("batch-damaged") from error


def _as_joined(values: Sequence[str]) -> bytes:
    out = ByteWriter()
    out.varint(Form.JOINED)
    encoded = [value.encode() for value in values]
    write_ints(out, [len(content) for content in encoded])
    _compressed(out, b"".join(encoded))
    return bytes(out.bytes)


def _read_joined(source: ByteReader, count: int) -> list[str]:
    lengths = read_ints(source, count)
    content = _inflated(source)
    if min(lengths, default=0) < 0 or sum(lengths) != len(content):
        raise SealFault("batch-damaged")
    values, at = [], 0
    for length in lengths:
        values.append(_text(content[at : at + length]))
        at += length
    return values


def _as_dictionary(values: Sequence[str]) -> bytes:
    out = ByteWriter()
    out.varint(Form.DICTIONARY)
    distinct = {value: index for index, value in enumerate(sorted(set(values)))}
    out.varint(len(distinct))
    out.bytes += _as_joined(list(distinct))
    write_ints(out, [distinct[value] for value in values])
    return bytes(out.bytes)


def _read_dictionary(source: ByteReader, count: int) -> list[str]:
    size = source.varint()
    if not 1 <= size <= count or source.varint() != Form.JOINED:
        raise SealFault("batch-damaged")
    distinct = _read_joined(source, size)
    try:
        return [distinct[index] for index in read_ints(source, count)]
    except IndexError as error:
        raise SealFault("batch-damaged") from error


def _as_pattern(values: Sequence[str]) -> bytes:
    """``Block 07`` becomes the pattern ``Block `` + a run of 2 digits, and the number 7."""
    out = ByteWriter()
    out.varint(Form.PATTERN)
    patterns, numbers = [], []
    for value in values:
        pattern, found = _pattern_of(value)
        patterns.append(pattern)
        numbers.append(found)
    out.bytes += _as_dictionary(patterns)
    for place in range(max(map(len, numbers), default=0)):
        write_ints(out, [found[place] for found in numbers if len(found) > place])
    return bytes(out.bytes)


def _pattern_of(value: str) -> tuple[str, list[int]]:
    """The text with each run of ASCII digits replaced by NUL and a letter for its length, and the numbers."""
    numbers: list[int] = []

    def run(match: re.Match[str]) -> str:
        digits = match[0]
        if len(digits) > _RUN_DIGITS_MAX or not digits.isascii():
            return digits
        numbers.append(int(digits))
        return "\0" + chr(64 + len(digits))

    return ("\1" + value, []) if "\0" in value or value[:1] == "\1" else (_DIGITS.sub(run, value), numbers)


def _read_pattern(source: ByteReader, count: int) -> list[str]:
    if source.varint() != Form.DICTIONARY:
        raise SealFault("batch-damaged")
    patterns = _read_dictionary(source, count)
    split = {pattern: _pattern_parts(pattern) for pattern in set(patterns)}
    runs = [len(split[pattern]) for pattern in patterns]
    numbers = [iter(read_ints(source, sum(found > place for found in runs))) for place in range(max(runs, default=0))]
    values = []
    for pattern in patterns:
        text = pattern[1:] if pattern[:1] == "\1" else pattern
        for place, (mark, width) in enumerate(split[pattern]):
            text = text.replace(mark, f"{next(numbers[place]):0{width}d}", 1)
        values.append(text)
    return values


def _pattern_parts(pattern: str) -> list[tuple[str, int]]:
    if pattern[:1] == "\1":
        return []
    return [(mark, ord(mark[1]) - 64) for mark in re.findall("\0.", pattern, flags=re.DOTALL)]
