"""Names taken apart: folded text for searching, parts for comparing, one key for finding candidates.

Nothing here changes the name a person is shown by: titles and markers are left out for comparing only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from console.model.spelling import part_begun_by, skeleton


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a name, with or without a dot. A name that consists of nothing else is kept.
_TITLES = _words(
    "h hj hjh haji hajah hajjah kh ky kyai kiai ust ustad ustadz ustadzah tn tuan ny nyonya nn nona sdr sdri saudara saudari bpk bp bapak "
    "ibu dr drs dra drg drh ir prof mr mrs ms miss alm almh pdt pdtm rm r rr ra raden tgk kapt letkol kol mayor"
)
# Between a name and the father's name. A lone b stands for bin only inside a name: "Ali b. Umar".
_MARKERS = _words("bin binti binte bte bt bn ibn")
_SLASHED_MARKER = re.compile(
    r"\b(?:[aA]/[lLpP]|[sSdD]/[oO])\b"
)  # a/l, a/p, s/o, d/o: so in Malaysian and Singaporean papers

_BALINESE_AFTER_I = _words("made wayan gede putu nyoman njoman ketut kadek komang nengah gusti dewa ketoet luh")

# What may stand in an academic degree once dots and blanks are out; so written only after a comma, or with its dots.
_DEGREES = _words(
    "se sh st skom spd spdi ssos sip sked sgz spt sei spsi sikom sfarm sag ssi shum skep skm sp stp sak skes spi shut sthi shi sn ssn sds "
    "sars sin sth sap sst ns mm mkom mti mpd mpdi mfarm mak msi msc ma mh mhum mt mkes mag me msos map mpa mikom msn mkn mpsi mth mba phd "
    "lc ba bsc beng ab amd amdkep amdkeb amk bc md spa spb spog spm spkj spjp spog cpa ca"
)
_ALIAS = re.compile(r"\s+(?:alias|als|a\.?\s?k\.?\s?a)\.?\s+|\s*[@()]\s*", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_INSIDE_WORD = str.maketrans("", "", "'’‘`ʼʻ´")  # Ma'ruf is one word; so is Nu`man

_ABDUL_JOINED = re.compile(r"abd(?:u|oe|e)(?=[a-z]{3})(?:l(?=l)|l(?!l)|([rsntdz])(?=\1))?")
_ABDULLAH_ENDS = ("ulah", "ullah", "ulloh", "uloh", "ula", "ulla", "ulo", "ullo")
_BEGUN_MAX = (
    4  # letters up to which a final h is surely not final: "nurh" on its way to Nurhayati must not become every Nur
)
_NUR_JOINED = re.compile(r"(nurul|noerul|nur|noer|noor)([a-z]+)")


def fold(text: str) -> str:
    """The text without case, accents, script and punctuation, its words divided by single blanks: ``"Ma'ruf-É" -> "maruf e"``."""
    plain = text.translate(_INSIDE_WORD)
    if not plain.isascii():
        plain = anyascii(plain).translate(_INSIDE_WORD)
    return _NOT_WORD.sub(" ", plain.casefold()).strip()


def spellings(name: str) -> tuple[str, ...]:
    """The names inside one field: ``"Tan Siok Lan alias Lanny"`` holds two; most fields hold one."""
    if len(name) < 3:
        return (name,)
    pieces = _ALIAS.split(name)
    if len(pieces) == 1:
        return (name,)
    return tuple(piece for piece in pieces if fold(piece)) or (name,)


def tokens(name: str) -> tuple[str, ...]:
    """The folded parts of one name in their order, without titles, degrees, ``bin``, ``binti`` and the like.

    ``"H. Moh. Ridwan bin Hasan, S.E." -> ("moh", "ridwan", "hasan")``. Parts that are written together or apart are put apart:
    ``"Abdurrahman"`` and ``"Abdul Rahman"`` both give ``("abdul", "rahman")``. Empty when the name holds no letter or digit.
    """
    plain = _without_degrees(name)
    words = fold(_SLASHED_MARKER.sub(" ", plain) if "/" in plain else plain).split()
    first = 0
    while first < len(words) - 1 and words[first] in _TITLES:
        first += 1
    if first < len(words) - 1 and words[first] == "i" and words[first + 1] in _BALINESE_AFTER_I:
        first += 1  # I Made: the particle only says that he is a man, and is often left out
    words = words[first:]
    last = len(words) - 1
    parts: list[str] = []
    for place, word in enumerate(words):
        if place and (word in _MARKERS or (word == "b" and place < last)) and last:
            continue
        parts.extend(_put_apart(word))
    return tuple(parts)


def _without_degrees(name: str) -> str:
    """``"Budi, S.E., M.M."`` is ``"Budi"``; a comma before anything else divides parts of the name: ``"Santoso, Budi"``."""
    if "," in name:
        head, *rest = name.split(",")
        name = " ".join([head, *(part for part in rest if fold(part).replace(" ", "") not in _DEGREES)])
    return _without_dotted_degrees(name) if name.count(".") > 1 else name


def _without_dotted_degrees(name: str) -> str:
    """``"Budi Santoso S.Kom. M. Pd."`` is ``"Budi Santoso"``; the first word always stays."""
    words = name.split()
    while len(words) > 1:
        if "." in words[-1][:-1] and fold(words[-1]).replace(" ", "") in _DEGREES:
            words = words[:-1]
        elif len(words) > 2 and words[-2].endswith(".") and fold(words[-2] + words[-1]).replace(" ", "") in _DEGREES:
            words = words[:-2]
        else:
            break
    return " ".join(words)


def _put_apart(word: str, least: int = 4) -> tuple[str, ...]:
    """``abdurrahman`` is abdul and rahman, ``nurhidayat`` is nur and hidayat: both are written either way."""
    if word.startswith("abd") and not word.endswith(_ABDULLAH_ENDS):
        found = _ABDUL_JOINED.match(word)
        if found is not None:
            return "abdul", word[found.end() :]
    elif word.startswith("n"):
        found = _NUR_JOINED.fullmatch(word)
        if found is not None and len(found[2]) >= least:  # Nurdin and Nurul are names of their own
            return "nurul" if found[1].endswith("ul") else "nur", found[2]
    return (word,)


@lru_cache(
    maxsize=4_096
)  # a name is taken apart for its key, for the search index and for comparing, shortly after one another
def skeletons(name: str) -> tuple[str, ...]:
    """The parts of one name, each in its one spelling, in their order."""
    return tuple(skeleton(token) for token in tokens(name))


def name_key(name: str) -> str:
    """A text that is equal for names that look equal, for finding candidates by an index.

    The distinct skeletons in alphabetical order, divided by blanks, of the first name in the field. A leading M. counts as Muhammad,
    which it nearly always is. The same name always gives the same key; ``""`` when there is nothing to go by.
    """
    return key_of_skeletons(skeletons(spellings(name)[0]))


def key_of_skeletons(parts: tuple[str, ...]) -> str:
    """``name_key`` for parts that are at hand."""
    if len(parts) > 1 and parts[0] == "m":
        parts = ("muhammad", *parts[1:])
    return " ".join(sorted(set(parts)))


def is_spelled_alike(name: str, other: str) -> bool:
    """Whether two names are one but for order, case, titles, gaps and spelling."""
    bare = ["".join(sign for sign in each.casefold() if sign.isalnum()) for each in (name, other)]
    return bool(bare[0]) and (bare[0] == bare[1] or name_key(name) == name_key(other) != "")


def is_shortened(name: str, whole: str) -> bool:
    """Whether a name is the whole one, spelled alike, or with parts left out."""
    parts = set(name_key(name).split())
    return is_spelled_alike(name, whole) or (bool(parts) and parts <= set(name_key(whole).split()))


def search_text(name: str, other_names: str = "") -> str:
    """The words to index so that variant spellings find each other: each word as written and folded, then its one spelling.

    other_names: further spellings, one a line. Words that both forms share are given once; the order of the name is kept.
    """
    words: dict[str, None] = {}
    for line in (name, *other_names.splitlines()):
        words.update(dict.fromkeys(fold(line).split()))
        for spelling in spellings(line):
            parts = skeletons(spelling)
            words.update(dict.fromkeys(parts))
            if len(parts) > 1 and parts[0] == "m":
                words["muhammad"] = None
    return " ".join(words)


def search_terms(query: str) -> tuple[tuple[str, ...], ...]:
    """What to look up for typed text: for each word the beginnings of which one must be found, as written first.

    ``"soek"`` asks for words that begin with ``soek`` or ``suk``; so typing finds Sukarno before the word is finished.
    """
    return tuple(beginnings for word in fold(query).split() for beginnings in _beginnings(word))


def _beginnings(word: str) -> list[tuple[str, ...]]:
    apart = _put_apart(word, least=1)
    if len(apart) > 1:
        return [tuple(dict.fromkeys((word, *_forms_begun(part)))) for part in apart]
    begun = part_begun_by(word)
    return [tuple(dict.fromkeys((word, *_forms_begun(word), *((begun,) if begun else ()))))]


def _forms_begun(word: str) -> list[str]:
    """The spelling of a word that may be whole or still being typed; the rules for a word's end hold only if it is whole."""
    forms = []
    if not word.endswith("tj") and not (word.endswith("h") and len(word) <= _BEGUN_MAX):
        forms.append(skeleton(word))
    if word.endswith(("tj", "h", "y", "w")):
        forms.append(skeleton(word + "a")[:-1])
    return [form for form in forms if form and 2 * len(form) >= len(word)]  # "zzzz" is not on its way to every s
