"""Both papers are PDF/A-2a and PDF/UA-1 as far as their objects tell."""

from __future__ import annotations

import pytest
import typst

from console.duty.papers import map_of
from console.model.bilingual import Bilingual
from console.model.words import Language
from console.typeset import engine
from console.typeset.sitrep import sitrep_pdf
from console.typeset.statement import Languages, statement_pdf
from tests.typeset import samples
from tests.typeset.pdfa import complaints

MISSION = Bilingual("KJRI Istanbul", "Consulate General of Indonesia, Istanbul")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("is_exercise", [True, False])
def test_that_a_report_is_made_for_keeping(language: Language, is_exercise: bool) -> None:
    content = samples.sitrep(is_exercise=is_exercise, title="A & B <c> ğ")
    made = sitrep_pdf(content, language, map_of(content, language), "Batas & nama")
    assert complaints(made) == []


@pytest.mark.parametrize("languages", ["id", "en", "both"])
def test_that_a_statement_is_made_for_keeping(languages: Languages) -> None:
    assert complaints(statement_pdf(samples.statement(samples.BY_KEY), MISSION, languages, samples.NOW_MS)) == []


def test_that_a_pdf_for_everyday_is_told_from_one_for_keeping() -> None:
    """The checker finds what it looks for: the same engine without the standards."""
    plain = typst.compile(b"#text(fill: rgb(10, 20, 30, 40))[x]", font_paths=engine.shipped_fonts())
    told = complaints(plain)
    assert {"pdfaid:part", "pdfuaid:part", "output intent", "transparency"} <= set(told)
