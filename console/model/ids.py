"""Record ids: one int64 that says who made the record and in which order.

    id = author << 40 | creation counter

An author is one officer on one device, a 23-bit number. In JSON, on the command line and in links an id is text: Crockford base32 with
a check symbol, so that a number read aloud or copied wrongly is noticed.
"""

from __future__ import annotations

from console.faults import InputFault

COUNTER_BITS = 40
REFERENCE_AUTHOR = 0  # shipped reference data: the ids are fixed in the data files
NOT_ENROLLED_AUTHOR = 2**23 - 1  # a fresh register writes as this one; its changes are never sealed

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK_ALPHABET = _ALPHABET + "*~$=U"  # Crockford's 37 check symbols
_VALUE_BY_LETTER = {letter: value for value, letter in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}


_BLOCK_BITS = 13  # of an author's number: which of his mission's authors he is
AUTHORS_MAX = (1 << _BLOCK_BITS) - 1  # of one mission, for ever
# Which missions can exchange: (first reference id, last, the block of the first). 10 bits number the blocks; 0 is the reference data's, 1,023
# that of those who are not enrolled.
MISSION_BLOCKS = ((1001, 1500, 1), (5001, 5500, 501))


def block_of(mission: int) -> int:
    """The block of author numbers of a mission, by its reference id. Raises InputFault ``mission-no-block``."""
    for first, last, block in MISSION_BLOCKS:
        if first <= mission <= last:
            return block + mission - first
    raise InputFault("mission-no-block")


def author_number(mission: int, counter: int) -> int:
    """The author's number. mission: its reference id; counter: which author of the mission, 1 to AUTHORS_MAX. Raises as ``block_of``."""
    return block_of(mission) << _BLOCK_BITS | counter


def mission_of(author: int) -> int:
    """The reference id of the mission from whose block the author's number is; 0 of a number from none."""
    block = author >> _BLOCK_BITS
    for first, last, lowest in MISSION_BLOCKS:
        if lowest <= block <= lowest + last - first:
            return first + block - lowest
    return 0


def record_id(author: int, counter: int) -> int:
    """The id of the author's counter-th record."""
    return author << COUNTER_BITS | counter


def author_of(record: int) -> int:
    """Who made the record."""
    return record >> COUNTER_BITS


def counter_of(record: int) -> int:
    """The how-manieth record of its author it is."""
    return record & (1 << COUNTER_BITS) - 1


def text_of(record: int) -> str:
    """The id as people and other programs see it, for example ``7ZZZZZ000002S5``."""
    rest, letters = record, ""
    while rest:
        rest, digit = divmod(rest, 32)
        letters = _ALPHABET[digit] + letters
    return (letters or "0") + _CHECK_ALPHABET[record % 37]


def from_text(text: str) -> int:
    """The id behind its text form; case, spaces and hyphens do not matter.

    Raises InputFault ``id-wrong`` when a letter or the check symbol is wrong.
    """
    letters = text.upper().replace("-", "").replace(" ", "")
    if not 2 <= len(letters) <= 14 or any(letter not in _VALUE_BY_LETTER for letter in letters[:-1]):
        raise InputFault("id-wrong")
    record = 0
    for letter in letters[:-1]:
        record = record * 32 + _VALUE_BY_LETTER[letter]
    if _CHECK_ALPHABET[record % 37] != letters[-1] or record >= 1 << 63:
        raise InputFault("id-wrong")
    return record
