"""What a passphrase is worth, and its one spelling.

The estimate is simple and errs low: letters are counted as common words, runs and repetitions as one character. It cannot know that a
phrase is a proverb; it does know that ``password1234`` and ``posko posko posko`` are not phrases.
"""

from __future__ import annotations

import re
import unicodedata

from console.faults import InputFault
from console.secret import Secret

LENGTH_MIN = 12  # characters; below it no choice of characters helps against an offline search
LENGTH_MAX = 1_024  # who pastes a document by mistake is told so
BITS_MIN = 44  # four words out of 2,048, at 0.7 s a guess: some 200,000 years of one such machine
_WORD_BITS = 11.0  # a word out of the 2,048 most common
_WORD_LETTERS = 6  # letters one common word stands for; a longer run of letters counts as several words
_BITS_BY_LETTER, _BITS_BY_DIGIT, _BITS_BY_MARK, _BITS_BY_BLANK = 4.7, 3.3, 5.0, 0.0
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_PARTS = re.compile(r"[^\W\d_]+|\d+|\s+|[\W_]", re.UNICODE)


def canonical(passphrase: Secret) -> Secret:
    """The passphrase in its one spelling: Unicode NFC, every kind of blank an ordinary one.

    So that a phrase typed on another keyboard or system opens the same slot. Source: RFC 8265, OpaqueString.
    Raises InputFault ``passphrase-unreadable`` when the bytes are not UTF-8.
    """
    try:
        text = passphrase.reveal().decode()
    except UnicodeDecodeError as trouble:
        raise InputFault("passphrase-unreadable") from trouble
    blanks_alike = "".join(" " if unicodedata.category(letter) == "Zs" else letter for letter in text)
    return Secret(unicodedata.normalize("NFC", blanks_alike).encode())


def check_worth(passphrase: Secret) -> None:
    """Refuse a passphrase that a search would find.

    passphrase: canonical. Raises InputFault ``passphrase-short``, ``passphrase-long`` or ``passphrase-weak``.
    """
    text = passphrase.reveal().decode()
    if len(text) < LENGTH_MIN:
        raise InputFault("passphrase-short", least=LENGTH_MIN)
    if len(text) > LENGTH_MAX:
        raise InputFault("passphrase-long", most=LENGTH_MAX)
    if estimate_bits(text) < BITS_MIN:
        raise InputFault("passphrase-weak")


def estimate_bits(text: str) -> float:
    """Bits of work to find the text, counted low: each different part once."""
    parts = {_without_runs(part) for part in _PARTS.findall(text.casefold())}
    return sum(_part_bits(part) for part in parts)


def _part_bits(part: str) -> float:
    if part.isspace():
        return _BITS_BY_BLANK
    if part.isdigit():
        return _BITS_BY_DIGIT * len(part)
    if part.isalpha():
        return min(_BITS_BY_LETTER * len(part), _WORD_BITS * -(-len(part) // _WORD_LETTERS))
    return _BITS_BY_MARK


def _without_runs(part: str) -> str:
    """The part with ``aaaa``, ``1234`` and ``qwerty`` shrunk to their first character, and a repeated piece to one."""
    repeated = re.fullmatch(r"(.+?)\1+", part)
    kept = ""
    last_step: int | None = None
    piece = repeated.group(1) if repeated else part
    for before, letter in zip(["", *piece], piece, strict=False):
        step = _step(before, letter) if before else None
        if step is None or (last_step is not None and step != last_step):
            kept += letter
        last_step = step
    return kept


def _step(before: str, letter: str) -> int | None:
    """0 for the same character, 1 or -1 for a neighbour in a row of the alphabet or keyboard, None otherwise."""
    if before == letter:
        return 0
    for row in _ROWS:
        if before + letter in row:
            return 1
        if letter + before in row:
            return -1
    return None
