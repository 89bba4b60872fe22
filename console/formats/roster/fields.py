"""Every field a roster column can mean, where its value goes, and how a header is understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from console.formats.roster.header_words import CLUES, HEADER_WORDS, NOT_OURS

HEADER_CHARACTERS_MAX = 120  # a longer text is an instruction to whoever fills in the form, not a header
HEADER_WORDS_MAX = 9  # likewise, where a header is understood by single words only


class Part(StrEnum):
    """Which part of a row a value belongs to."""

    PERSON = "person"
    REGISTRATION = "registration"
    IDENTIFIER = "identifier"
    ROW = "row"  # used while reading, or the row's own: household, position, numbering


@dataclass(frozen=True, slots=True)
class Known:
    """One field. characters_max: of its text; 0 where it is no free text."""

    part: Part
    characters_max: int


# The limits are those of the record shapes (``console.model.kinds``); tests/formats/test_roster_fields.py holds the two together.
FIELDS: dict[str, Known] = {
    "number": Known(Part.ROW, 0),
    "name": Known(Part.PERSON, 300),
    "given_name": Known(Part.ROW, 300),
    "family_name": Known(Part.ROW, 300),
    "other_names": Known(Part.PERSON, 4000),
    "sex": Known(Part.PERSON, 0),
    "born": Known(Part.PERSON, 0),
    "birth_place": Known(Part.PERSON, 300),
    "birth": Known(Part.ROW, 0),
    "nationality": Known(Part.PERSON, 0),
    "category": Known(Part.PERSON, 0),
    "province": Known(Part.PERSON, 300),
    "phone": Known(Part.PERSON, 40),
    "whatsapp": Known(Part.PERSON, 40),
    "email": Known(Part.PERSON, 300),
    "emergency_contact": Known(Part.PERSON, 4000),
    "employer": Known(Part.PERSON, 300),
    "passport": Known(Part.IDENTIFIER, 40),
    "passport_expiry": Known(Part.ROW, 0),
    "nik": Known(Part.IDENTIFIER, 40),
    "splp": Known(Part.IDENTIFIER, 40),
    "seamans_book": Known(Part.IDENTIFIER, 40),
    "residence_permit": Known(Part.IDENTIFIER, 40),
    "other_document": Known(Part.IDENTIFIER, 40),
    "address": Known(Part.REGISTRATION, 4000),
    "city": Known(Part.REGISTRATION, 300),
    "country": Known(Part.REGISTRATION, 0),
    "lon": Known(Part.REGISTRATION, 0),
    "lat": Known(Part.REGISTRATION, 0),
    "position": Known(Part.ROW, 0),
    "arrived": Known(Part.REGISTRATION, 0),
    "expected_return": Known(Part.REGISTRATION, 0),
    "last_confirmed": Known(Part.REGISTRATION, 0),
    "household": Known(Part.ROW, 300),
    "remarks": Known(Part.REGISTRATION, 4000),
}

FIELD_BY_HEADER: dict[str, str] = {
    header.strip(): name for name, headers in HEADER_WORDS.items() for header in headers.split(";")
}
_NOT_OURS = frozenset(header.strip() for header in NOT_OURS.split(";"))
_CLUES = tuple(
    (name, tuple(frozenset(group.split()) for group in groups.split(";")), frozenset(never.split()))
    for name, groups, never in CLUES
)


def fold_header(text: str) -> str:
    """The header as it is compared: lower case, words only, one blank between."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())


def field_of(header: str) -> str | None:
    """The field a header speaks of, or None. Exact words win; then the words outside brackets; then clues within it."""
    folded = fold_header(header)
    if not folded or folded in _NOT_OURS or len(folded) > HEADER_CHARACTERS_MAX:
        return None
    found = FIELD_BY_HEADER.get(folded)
    if found is None and "(" in header:
        outside = fold_header(header.partition("(")[0])
        if outside in _NOT_OURS:
            return None
        found = FIELD_BY_HEADER.get(outside)
    return found or _by_clues(frozenset(folded.split()))


def _by_clues(words: frozenset[str]) -> str | None:
    if len(words) > HEADER_WORDS_MAX:
        return None
    for name, groups, never in _CLUES:
        if not words & never and any(group <= words for group in groups):
            return name
    return None
