"""Characters that cannot be seen, and texts without them: in a name they break tables and can hide what it says."""

from __future__ import annotations

import re
import unicodedata

_JOINERS = re.compile(r"[\u200c\u200d]")  # kept: names in Arabic and Indic scripts are spelled with them
_FILLERS = re.compile(r"[\u115f\u1160\u3164\uffa0]")  # letters to Unicode, blanks to the eye
_UNSEEN_KINDS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})  # controls, marks of direction, what no font knows


def without_unseen(text: str) -> str:
    """The text without characters that cannot be seen; blanks and line breaks of every kind stay. "" when only joiners are left."""
    if text.isprintable() and not _FILLERS.search(text):
        return text
    kept = "".join(letter for letter in text if letter.isspace() or not _is_unseen(letter))
    shown = _JOINERS.sub("", kept)
    return kept if shown == kept or shown.strip() else ""


def _is_unseen(letter: str) -> bool:
    if _JOINERS.match(letter):
        return False
    return unicodedata.category(letter) in _UNSEEN_KINDS or _FILLERS.match(letter) is not None
