"""The only door to typst. Whoever imports this pays for it: 30 MB of program, so ``press`` does it when a paper is made and not before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import typst

# Accessible (tagged, titled, with its language told) and for keeping. Source: ISO 19005-2 level A, ISO 14289-1.
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_LACKS_LETTERS = re.compile(r"could not be displayed|codepoint|private use", re.IGNORECASE)
_PROBE = b'#set document(title: "-")\n#set text(font: "Inter", lang: "en")\n#for sign in sys.inputs.signs.split(" ") [#sign ]'


class LettersMissing(Exception):
    """No font at hand has a letter of the text."""


def compiled(files: Mapping[str, bytes], inputs: Mapping[str, str], fonts: typst.Fonts, as_of_ms: int) -> bytes:
    """The PDF of ``main.typ`` among the files, made in memory. as_of_ms: its date. Raises LettersMissing; TypstError is a bug of ours."""
    told: Any = dict(files)  # typst takes a folder in memory, its type stubs do not know
    compiler = typst.Compiler(told, root=folder("templates"), font_paths=fonts, sys_inputs=dict(inputs))
    try:
        made = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=as_of_ms // 1000)
    except typst.TypstError as trouble:
        if _LACKS_LETTERS.search(trouble.message):
            raise LettersMissing from trouble
        raise
    assert isinstance(made, bytes)
    return made


def can_print(signs: list[str]) -> bool:
    """Whether the fonts of this computer have all these letters."""
    try:
        compiled({"main.typ": _PROBE}, {"signs": " ".join(signs)}, all_fonts(), 0)
    except LettersMissing:
        return False
    return True


@cache
def templates() -> dict[str, bytes]:
    """Every shipped template by its name."""
    return {path.name: path.read_bytes() for path in sorted(folder("templates").glob("*.typ"))}


def folder(name: str) -> Path:
    """A folder of the shipped resources."""
    return Path(str(resources.files("resources"))) / name


@cache
def shipped_fonts() -> typst.Fonts:
    """The font of the papers, and those within typst: the same on every computer."""
    return typst.Fonts(include_system_fonts=False, font_paths=[folder("fonts")])


@cache
def all_fonts() -> typst.Fonts:
    """With every font of this computer."""
    return typst.Fonts(include_system_fonts=True, font_paths=[folder("fonts")])
