"""Columns of texts and of dates: the forms JOINED, DICTIONARY, PATTERN and DAYS of ``console.register.columns``."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from console.faults import SealFault
from console.register.bytestream import ByteReader, ByteWriter
from console.register.columns import BODY_INFLATED_MAX, SMALL, Form, read_ints, read_packed, write_ints, write_packed

_DIGITS = re.compile(r"\d+")
_EPOCH = dt.date(1970, 1, 1).toordinal()
_RUN_DIGITS_MAX = 18  # longer runs do not fit an int64
_LONG_RUN = 8  # digits: from there on a telephone number or a paper's, of which the first say less than the last
_KEPT_MAX = 6  # a district's code in a NIK
_WORD = "\2"
_TRIED_MAX = 200  # values of a column on which all forms are tried
_WORDS_MAX = 12  # in one text; prose is smaller joined
_PIECES = re.compile(r"\d+|[^\W\d_]+")
_MARKS = re.compile("(\0[A-R]|\2)")


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
    """The best form; which it is, some of the values show: a roster has many columns, and to try all forms on all of them takes as long again."""
    if len(set(values)) <= len(values) // 8:
        return _as_dictionary(values)
    some = values if len(values) <= _TRIED_MAX else values[:: -(-len(values) // _TRIED_MAX)]
    forms: list[Callable[[Sequence[str]], bytes]] = [_as_dictionary, _as_joined]
    if any(map(_DIGITS.search, some)):
        forms.append(_as_numbers)
    if all(len(_PIECES.findall(value)) <= _WORDS_MAX for value in values):
        forms.append(_as_words)
    tried = [form(some) for form in forms]
    best = min(range(len(forms)), key=lambda place: len(tried[place]))
    return tried[best] if some is values else forms[best](values)


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
    write_packed(out, b"".join(encoded), is_text=True)
    return bytes(out.bytes)


def _read_joined(source: ByteReader, count: int) -> list[str]:
    lengths = read_ints(source, count)
    content = read_packed(source)
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


def _as_numbers(values: Sequence[str]) -> bytes:
    return _as_pattern(values, has_words=False)


def _as_words(values: Sequence[str]) -> bytes:
    return _as_pattern(values, has_words=True)


def _as_pattern(values: Sequence[str], *, has_words: bool) -> bytes:
    """``Block 07`` becomes the pattern ``Block `` + a run of 2 digits, and the number 7; with has_words, a word and a run of 2 digits."""
    out = ByteWriter()
    out.varint(Form.PATTERN)
    split = Splitting(values, has_words=has_words)
    out.bytes += _as_dictionary(split.patterns)
    for column in _by_place(split.numbers):
        write_ints(out, column)
    words = sorted({word for found in split.words for word in found})
    if words:
        index = {word: at for at, word in enumerate(words)}
        out.varint(len(words))
        out.bytes += _as_joined(words)
        for column in _by_place([[index[word] for word in found] for found in split.words]):
            write_ints(out, column)
    return bytes(out.bytes)


def _by_place(found: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The first of each, then the second of those that have one, and so on."""
    for place in range(max(map(len, found), default=0)):
        yield [each[place] for each in found if len(each) > place]


class Splitting:
    """Texts taken apart: the pattern of each, its runs of digits as numbers, its words.

    In a pattern NUL and a letter stand for a run of that many digits, and STX for a word. What so many texts of the column begin a long
    run with that it tells them apart no more (a country's code, a district's) stays in the pattern: the rest is then a smaller number.
    """

    def __init__(self, values: Sequence[str], *, has_words: bool) -> None:
        self.patterns: list[str] = []
        self.numbers: list[list[int]] = []
        self.words: list[list[str]] = []
        self._found = _PIECES if has_words else _DIGITS
        self._kept = _kept_digits(values)
        for value in values:
            self._split(value)

    def _split(self, value: str) -> None:
        numbers: list[int] = []
        words: list[str] = []

        def slot(match: re.Match[str]) -> str:
            piece = match[0]
            if not piece.isascii() or not piece.isdigit():
                return piece if piece.isdigit() else _taken(words, piece, _WORD)
            kept = self._kept if len(piece) >= _LONG_RUN else 0
            if len(piece) - kept > _RUN_DIGITS_MAX:
                return piece
            return piece[:kept] + _taken(numbers, int(piece[kept:]), "\0" + chr(64 + len(piece) - kept))

        is_literal = "\0" in value or _WORD in value or value[:1] == "\1"
        self.patterns.append("\1" + value if is_literal else self._found.sub(slot, value))
        self.numbers.append(numbers)
        self.words.append(words)


T = TypeVar("T")


def _taken(into: list[T], piece: T, mark: str) -> str:
    into.append(piece)
    return mark


def _kept_digits(values: Sequence[str]) -> int:
    """How many digits that long runs begin with stay in the pattern: as many as few enough different ones begin with."""
    runs = [run for value in values for run in _DIGITS.findall(value) if len(run) >= _LONG_RUN]
    for kept in range(_KEPT_MAX, 0, -1):
        if len({run[:kept] for run in runs}) * 16 <= len(runs):
            return kept
    return 0


def _read_pattern(source: ByteReader, count: int) -> list[str]:
    if source.varint() != Form.DICTIONARY:
        raise SealFault("batch-damaged")
    patterns = _read_dictionary(source, count)
    source.grow(sum(map(len, patterns)), BODY_INFLATED_MAX)  # each text is a copy of its own
    split = {pattern: _pieces_of(pattern) for pattern in set(patterns)}
    slots = {pattern: Counter(piece[:1] for piece in pieces[1::2]) for pattern, pieces in split.items()}
    numbers = _read_places(source, [slots[pattern]["\0"] for pattern in patterns])
    words_in = [slots[pattern][_WORD] for pattern in patterns]
    words = _read_words(source, count * _WORDS_MAX) if any(words_in) else []
    try:
        chosen = [[words[place] for place in column] for column in _read_places(source, words_in)]
    except IndexError as error:
        raise SealFault("batch-damaged") from error
    source.grow(sum(len(word) for column in chosen for word in column), BODY_INFLATED_MAX)
    number_columns, word_columns = list(map(iter, numbers)), list(map(iter, chosen))
    fillings = {pattern: _filling(pieces, number_columns, word_columns) for pattern, pieces in split.items()}
    return [told.format(*map(next, columns)) for told, columns in map(fillings.__getitem__, patterns)]


def _read_words(source: ByteReader, most: int) -> list[str]:
    size = source.varint()
    if not 1 <= size <= most or source.varint() != Form.JOINED:
        raise SealFault("batch-damaged")
    return _read_joined(source, size)


def _read_places(source: ByteReader, counts: Sequence[int]) -> list[list[int]]:
    """For each place the column of those that have one."""
    return [read_ints(source, sum(count > place for count in counts)) for place in range(max(counts, default=0))]


def _filling(
    pieces: Sequence[str], numbers: Sequence[Iterator[int]], words: Sequence[Iterator[str]]
) -> tuple[str, list[Iterator[int] | Iterator[str]]]:
    """A pattern as a format, and in its order the columns, shared by all patterns, from which the slots are filled."""
    told: list[str] = []
    columns: list[Iterator[int] | Iterator[str]] = []
    numbers_left, words_left = iter(numbers), iter(words)
    for at, piece in enumerate(pieces):
        if at % 2 == 0:
            told.append(piece.replace("{", "{{").replace("}", "}}"))
        elif piece == _WORD:
            told.append("{}")
            columns.append(next(words_left))
        else:
            told.append(f"{{:0{ord(piece[1]) - 64}d}}")
            columns.append(next(numbers_left))
    return "".join(told), columns


def _pieces_of(pattern: str) -> list[str]:
    """What stands in the pattern, and between it the marks: text, mark, text, ..., text."""
    return [pattern[1:]] if pattern[:1] == "\1" else _MARKS.split(pattern)
