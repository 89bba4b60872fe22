"""Texts are data to the press, the same values give the same bytes, and nothing is left behind."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from console.typeset import engine
from console.typeset.sitrep import sitrep_pdf
from tests.guards.source import ROOT
from tests.pdf import texts
from tests.typeset import samples

HOSTILE = (
    '#eval("1+1") #read("/etc/passwd") #import "@preview/x:1.0.0"',
    "*bold* _slanted_ `raw` $x^2$ <label> @ref = heading",
    '\\ \\u{41} \\n { } [ ] #[content] "});#panic() // not a comment /* nor this */',
    "-- --- ... ~ 'single' \"double\" 1/2 https://contoh.test/a?b=c#d",
    '<svg onload="x"/> &amp; ]]> %PDF-1.7 endstream endobj',
)
PROGRAM = """
import hashlib
from console.typeset.sitrep import sitrep_pdf
from tests.typeset import samples
print(hashlib.sha256(sitrep_pdf(samples.sitrep(), "en")).hexdigest())
"""


def flat(text: str) -> str:
    return "".join(text.split()).replace("\ufffe", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_that_a_text_is_printed_as_it_was_typed(text: str) -> None:
    lists = (samples.hospitals(1)[0].model_copy(update={"name": text, "said_by": text}),)
    content = samples.sitrep(title=text, summary=text, prepared_by=text, lists=lists)
    told = flat("".join(texts(sitrep_pdf(content, "en"))))
    assert told.count(flat(text)) == 5


@pytest.mark.parametrize("word", ["Ж" * 4_000, "Жук " * 800])
def test_that_no_letter_of_a_long_text_is_lost(word: str) -> None:
    told = "".join(texts(sitrep_pdf(samples.sitrep(summary=word), "id")))
    assert told.count("Ж") == word.count("Ж")


def test_that_names_of_every_size_keep_to_their_columns() -> None:
    """A word wider than its column is broken; over the edge of the page it could not be read back."""
    one = samples.hospitals(1)[0].model_copy(update={"name": "B" * 300, "said_by": "C" * 300})
    told = "".join(texts(sitrep_pdf(samples.sitrep(title="T" * 300, prepared_by="Q" * 300, lists=(one,)), "en")))
    for sign in "BCTQ":
        assert told.count(sign) >= 300


@pytest.mark.parametrize("name", ["Çağrı Şimşek İlhan", "ḥāfiẓ ʿAbd al-Raḥmān", "Nguyễn Thị Hằng", "Дмитрий", "Ελένη"])
def test_that_the_shipped_font_has_the_letters_of_names(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "all_fonts", lambda: pytest.fail("looked through the fonts of this computer"))
    assert flat(name) in flat("".join(texts(sitrep_pdf(samples.sitrep(summary=name), "en"))))


def test_that_a_letter_no_font_has_is_spelled_and_the_paper_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "all_fonts", engine.shipped_fonts)  # a computer without any font of its own
    told = "\n".join(texts(sitrep_pdf(samples.sitrep(summary="Saksi: 李小龙, \ue000."), "id")))
    assert "Saksi: ‹LiXiaoLong›, ‹?›." in told
    assert "‹ ›: ditulis dengan huruf Latin" in told
    assert "‹" not in "".join(texts(sitrep_pdf(samples.sitrep(), "id")))


def test_that_the_same_values_give_the_same_bytes_anywhere_and_leave_nothing_behind(tmp_path: Path) -> None:
    here = hashlib.sha256(sitrep_pdf(samples.sitrep(), "en")).hexdigest()
    places = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(tmp_path))
    run = subprocess.run(
        [sys.executable, "-B", "-c", PROGRAM],
        cwd=tmp_path,
        env={**os.environ, **places, "PYTHONPATH": str(ROOT), "TZ": "Asia/Jakarta", "LANG": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == here
    assert list(tmp_path.rglob("*")) == []


def test_that_another_moment_gives_other_bytes() -> None:
    one, other = (sitrep_pdf(samples.sitrep(as_of_ms=samples.NOW_MS + late), "en") for late in (0, 1_000))
    assert one != other


def test_that_typst_is_not_loaded_before_a_paper_is_made() -> None:
    program = "import sys, console.duty.papers, console.typeset.statement, console.cli.start; sys.exit('typst' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == 0
