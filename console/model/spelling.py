"""One spelling for the many ways an Indonesian writes the same name part.

A name is written by Dutch rules (Soekarno, Tjahja, Djoko), by the rules of 1972 (Sukarno, Cahya, Joko), after the Arabic (Achmad,
Akhmad, Ahmed) or by ear (Rizky, Riski). ``skeleton`` brings these to one form. The form is for comparing and indexing only: nobody
reads it, and two different names may share it, so that it never decides anything alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

# The whole part is an abbreviation or a spelling that no letter rule reaches. Keys are folded parts.
_SPELLINGS_BY_PART = {
    "muhammad": "md mhd mhmd mo moh mohd moch mokh muh muhd mohammad mohammed mohamad mohamed mohamet mokhamad mokhammad mochamad "
    "mochammad muhamad muhamed muhammed muchamad muchammad mukhamad mukhammad mohamat muhamat",
    "ahmad": "ach ahmd hmd achmad achmat akhmad akmad ahmed ahmat ahmet achmed ahmaad",
    "abdul": "abd abdel abdoel abdool abdull abdu abdou abdur abdus abdun abdut abdud abduz abdush abdusy abdurr abduss abdunn",
    "nur": "noer noor nour nor nurr",
    "siti": "st sitti sity sitie siety siiti",
}
_PART_BY_SPELLING = {spelling: part for part, spellings in _SPELLINGS_BY_PART.items() for spelling in spellings.split()}
_PART_BEGUN_BY = {
    spelling[:length]: part for spelling, part in _PART_BY_SPELLING.items() for length in range(3, len(spelling) + 1)
}

_VOWEL = "[aeiou]"
# In this order; each line is (pattern, replacement).
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # Christian = Kristian; Chandra = Candra; everything else that begins with ch is the Dutch kh: Chairul = Khairul.
        (r"^chr", "kr"),
        (r"^ch(?=an|ar|e|i|un$)", "c"),
        (r"tj", "c"),
        (r"dj", "j"),
        (r"ch|kh", "h"),
        (r"sj|sy(?=[aeiou])|sh", "s"),
        (r"dz|ts", "s"),
        (r"dh(?=[aeiou])|dl(?=[aeiou])", "d"),
        (r"th", "t"),
        (r"gh", "g"),
        (r"bh", "b"),
        (r"ph|v", "f"),
        (r"q|ck|c(?=[^aeiouyh]|$)", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        # Dutch j is today's y; today's j is the Dutch dj. Nobody can tell which rule a writer followed.
        (r"j", "y"),
        (r"oe|oo|ou", "u"),
        (r"ie(?=[^aeiou]|$)|ee", "i"),
        (r"(?:ae|ei|oi|ay|ey)(?=[^aeiou]|$)", "ai"),
        (r"(?:aw|ao)(?=[^aeiou]|$)", "au"),
        # The glide may be written or not: Budianto = Budiyanto, Setyawan = Setiawan, Suwarno = Suarno.
        (rf"iy(?={_VOWEL})", "i"),
        (rf"(?<=[^aeiou])y(?={_VOWEL})", "i"),
        (r"(?<=[^aeiou])y(?=[^aeiou]|$)", "i"),
        (rf"uw(?={_VOWEL})", "u"),
        (r"([a-z])\1+", r"\1"),
        (r"(?<=[aeiou])h$", ""),
    )
)


@lru_cache(
    maxsize=200_000
)  # a register of a million people has about 100,000 distinct name parts; beyond, it is only slower
def skeleton(part: str) -> str:
    """The one spelling of a folded name part: ``soekarno`` and ``sukarno`` give the same.

    part: lower-case ASCII letters and digits without blanks, as ``console.model.names.tokens`` gives them.
    Source: the spelling reforms of 1901 (van Ophuijsen), 1947 (Soewandi, oe to u) and 1972 (EYD: dj to j, j to y, tj to c, nj to ny,
    sj to sy, ch to kh); the usual abbreviations of Muhammad and Ahmad in Indonesian rolls.
    """
    whole = _PART_BY_SPELLING.get(part)
    if whole is not None:
        return whole
    for pattern, replacement in _RULES:
        part = pattern.sub(replacement, part)
    return _PART_BY_SPELLING.get(part, part)


def part_begun_by(beginning: str) -> str | None:
    """The name part that someone may be typing in another spelling: ``moham`` is on its way to Muhammad. None when there is none."""
    return _PART_BEGUN_BY.get(beginning)
