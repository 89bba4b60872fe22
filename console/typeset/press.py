"""A shipped template and values into a PDF/A, all in memory: nothing is written, nobody is asked, nothing is fetched.

Values go to the template as JSON and are data there: a text is printed as it stands and can neither command nor read anything.

Letters. The shipped font knows Latin, Greek and Cyrillic. Where it lacks one, the fonts of the computer are looked through, which takes longer
and makes the same paper look different elsewhere. A letter that no font has is spelled in Latin letters between ‹ and ›, and the paper says
so: PDF/A allows no empty boxes, and a name in boxes is nobody's name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from anyascii import anyascii

if TYPE_CHECKING:
    import typst

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Paper:
    """What is to be set. template: name of a file in ``resources/templates``. values: JSON. as_of_ms: the date within the PDF.

    pictures: SVG by the name under which the template asks for it.
    """

    template: str
    values: Values
    as_of_ms: int
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def pdf(paper: Paper) -> bytes:
    """The paper as PDF/A-2a; of the same values the same bytes, as long as the shipped font has all their letters."""
    from console.typeset import engine  # noqa: PLC0415 - neither desk nor command line waits for typst when it starts

    for fonts in (engine.shipped_fonts, engine.all_fonts):
        try:
            return _set(paper, paper.values, fonts())
        except engine.LettersMissing:
            continue
    lacking = frozenset(_failing(_signs(paper.values)))
    return _set(paper, {**_spelled(paper.values, lacking), "is_spelled": True}, engine.all_fonts())


def _set(paper: Paper, values: Values, fonts: typst.Fonts) -> bytes:
    from console.typeset import engine  # noqa: PLC0415 - as above

    files = {**engine.templates(), "main.typ": engine.templates()[paper.template], **paper.pictures}
    return engine.compiled(files, {"values": json.dumps(values, ensure_ascii=False)}, fonts, paper.as_of_ms)


def _signs(values: Values) -> list[str]:
    """The letters of the values beyond ASCII, each once."""
    return sorted({sign for sign in json.dumps(values, ensure_ascii=False) if not sign.isascii()})


def _failing(signs: list[str]) -> Iterator[str]:
    """Those that cannot be printed, found by halving: few of many are missing."""
    from console.typeset import engine  # noqa: PLC0415 - as above

    if not signs or engine.can_print(signs):
        return
    if len(signs) == 1:
        yield signs[0]
        return
    middle = len(signs) // 2
    yield from _failing(signs[:middle])
    yield from _failing(signs[middle:])


def _spelled(value: Any, lacking: frozenset[str]) -> Any:
    """The same values with every run of missing letters in Latin ones."""
    if isinstance(value, str):
        run = re.compile(f"[{re.escape(''.join(sorted(lacking)))}]+")
        return run.sub(lambda found: f"‹{anyascii(found.group()).strip() or '?'}›", value) if lacking else value
    if isinstance(value, Mapping):
        return {name: _spelled(each, lacking) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_spelled(each, lacking) for each in value]
    return value
