"""Telephone numbers to ``+digits``, where that can be known."""

from __future__ import annotations

import re
import unicodedata

from console.formats.calling_codes import CALLING_CODES

DIGITS_MAX = 15  # Source: ITU-T E.164
DIGITS_MIN = 7  # fewer is an extension or half a number
INTERNATIONAL_DIGITS_MIN = 11  # shorter numbers without + or 00 may as well be local
INDONESIA = "62"
# Countries whose own mobile numbers look like an Indonesian one written at home (08.., eleven digits).
_ALSO_08 = frozenset({"81", "234"})
# Where the 0 is part of the number and dialled from abroad too: IT VA, SM, CI, GA, CG, BF, NE, BJ. Source: national numbering plans at the ITU.
_ZERO_STAYS = frozenset({"39", "378", "225", "241", "242", "226", "227", "229"})
_SEVERAL = re.compile(r"[/;,|&\n]|\s(?:atau|or|dan|and|ext\.?|x)\s", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"[^0-9]+")
_WORDS = re.compile(r"[^\W\d_]{4,}")
_CODES = frozenset(CALLING_CODES.values())


def phone(text: str, calling_code: str = "") -> tuple[str, bool]:
    """The first number in a cell, and whether it is all the cell says.

    calling_code: digits of the country the mission is in, for numbers written with a leading 0. The result is ``+digits``, or bare
    digits when nobody can know the country, or "" when there is no number.
    """
    if text[:1] == "+" and text.isascii() and text[1:].isdigit() and DIGITS_MIN < len(text) <= DIGITS_MAX:
        return _without_trunk(text), True
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)
    pieces = [piece for piece in _SEVERAL.split(text) if len(_NOT_DIGITS.sub("", piece)) >= DIGITS_MIN - 2]
    if not pieces:
        return "", False
    piece = pieces[0].strip(" '`\u2019\"(").replace("(0)", "0")
    digits = _NOT_DIGITS.sub("", piece)
    if len(digits) > DIGITS_MAX + 2:  # two numbers run together: nobody can tell where the second begins
        return "", False
    # Up to three letters are "HP", "Tel" or "WA": nothing is lost with them.
    is_whole = len(pieces) == 1 and _WORDS.search(piece) is None
    number = _international(digits, piece.startswith("+"), calling_code)
    return _without_trunk(number), is_whole


def _international(digits: str, has_plus: bool, calling_code: str) -> str:
    if has_plus:
        return "+" + digits
    if digits.startswith("00"):
        rest = digits.lstrip("0")
        return "+" + rest if len(rest) >= DIGITS_MIN - 2 else digits
    if digits.startswith("0"):
        return _from_local(digits, calling_code)
    if calling_code and digits.startswith(calling_code) and len(digits) >= len(calling_code) + DIGITS_MIN:
        return "+" + digits
    if INTERNATIONAL_DIGITS_MIN <= len(digits) <= DIGITS_MAX and _country(digits) and not _lost_its_zero(digits):
        return "+" + digits
    return digits


def _from_local(digits: str, calling_code: str) -> str:
    """08.. with eleven digits or more is a mobile number of home, which people abroad go on writing as they did there."""
    if digits.startswith("08") and len(digits) >= 11 and calling_code not in _ALSO_08:
        return "+" + INDONESIA + digits[1:]
    if not calling_code or len(digits) < DIGITS_MIN:
        return digits
    return f"+{calling_code}{digits if calling_code in _ZERO_STAYS else digits[1:]}"


def _without_trunk(number: str) -> str:
    """``+62 0812..`` is ``+62812..``: the 0 for calls inside a country, left standing after its code, is no part of the number."""
    code = _country(number[1:]) if number.startswith("+") else ""
    if not code or code in _ZERO_STAYS:
        return number
    local = number[1 + len(code) :]
    bare = f"+{code}{local.lstrip('0')}"
    return bare if len(bare) > DIGITS_MIN else number


def _country(digits: str) -> str:
    """The calling code the digits begin with, "" when no country has it. Of one digit for all of North America."""
    return next((digits[:length] for length in (1, 2, 3) if digits[:length] in _CODES), "")


def _lost_its_zero(digits: str) -> bool:
    """812.. may be 0812.. after a spreadsheet took it for a number, and may be Japan or Korea."""
    return digits[:2] in {"81", "82"} and len(digits) <= 12
