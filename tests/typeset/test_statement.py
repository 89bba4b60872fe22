"""A statement on one page, with its code and who stands for it."""

from __future__ import annotations

import pytest

from console.model.bilingual import Bilingual
from console.model.shown_statement import COUNTERSIGN_WITHIN_MS, StatementLine
from console.typeset.statement import Languages, statement_pdf
from console.typeset.words import DRAFT, EXERCISE, NOT_PUBLIC, WITHDRAWN
from tests.pdf import texts
from tests.typeset import samples

MISSION = Bilingual("KJRI Istanbul", "Consulate General of Indonesia, Istanbul")
SOON_MS = samples.NOW_MS + samples.HOUR_MS


def pages(line: StatementLine, languages: Languages = "both", now_ms: int = SOON_MS) -> list[str]:
    return texts(statement_pdf(line, MISSION, languages, now_ms))


def flat(text: str) -> str:
    return "".join(text.split())


def test_that_indonesian_comes_first_and_both_texts_are_whole() -> None:
    line = samples.statement(samples.BY_KEY)
    [page] = pages(line)
    told = flat(page)
    assert told.index(flat("Serangan bom terjadi")) < told.index(flat("A bomb attack occurred"))
    for language in ("id", "en"):
        for paragraph in line.content.text(language).split("\n\n"):
            assert flat(paragraph) in told
    for words in ("KJRI Istanbul", "Consulate General of Indonesia, Istanbul", "IST · Versi 3", "IST · Version 3"):
        assert words in page
    assert "Halaman 1 dari 1 · Page 1 of 1" in page


@pytest.mark.parametrize(("languages", "absent"), [("id", "A bomb attack"), ("en", "Serangan bom")])
def test_that_one_language_stands_alone(languages: Languages, absent: str) -> None:
    [page] = pages(samples.statement(samples.BY_KEY), languages)
    assert absent not in page


@pytest.mark.parametrize("languages", ["id", "en", "both"])
@pytest.mark.parametrize("times", [1, 6])
def test_that_the_longest_usual_text_stays_on_one_page(languages: Languages, times: int) -> None:
    line = samples.statement(samples.BY_TELEPHONE, content=samples.statement_content(times=times))
    assert len(pages(line, languages)) == 1


def test_that_what_fits_on_no_page_takes_two_and_says_so() -> None:
    line = samples.statement(content=samples.statement_content(times=40))
    told = pages(line)
    assert len(told) > 1
    assert [f"Page {number} of {len(told)}" in page for number, page in enumerate(told, start=1)] == [True] * len(told)
    assert line.content.code in told[-1]


def test_that_it_is_a_draft_until_somebody_approved_it() -> None:
    [page] = pages(samples.statement())
    assert min(page.count(words) for words in DRAFT) > 1  # across the whole page
    assert NOT_PUBLIC in page
    assert "Not approved. Not for publication." in page
    [approved] = pages(samples.statement(samples.BY_KEY))
    assert not any(words in approved for words in DRAFT)
    assert NOT_PUBLIC not in approved
    assert flat("Approved by Budi Contoh by own key, 15 Apr 2023, 13:40 WIB (06:40 UTC).") in flat(approved)


def test_that_an_approval_by_telephone_says_until_when_it_must_be_countersigned() -> None:
    line = samples.statement(samples.BY_TELEPHONE)
    [page] = pages(line, "en")
    assert flat("Approved by Sari Contoh by telephone (Rina Contoh telephoned)") in flat(page)
    assert flat("To be countersigned by key until 16 Apr 2023, 13:40 WIB (06:40 UTC).") in flat(page)
    assert not any(words in page for words in DRAFT)
    [late] = pages(line, "en", samples.BY_TELEPHONE.recorded_at_ms + COUNTERSIGN_WITHIN_MS)
    assert "OVERDUE" in late


def test_that_an_approval_that_does_not_fit_is_none() -> None:
    false = samples.ApprovalLine(3, samples.BY_KEY.method, "Budi Contoh", "Budi Contoh", "", samples.NOW_MS, False)
    [page] = pages(samples.statement(false), "en")
    assert DRAFT[1] in page
    assert "Budi Contoh" not in page


def test_that_an_exercise_is_never_for_publication() -> None:
    [page] = pages(samples.statement(samples.BY_KEY, content=samples.statement_content(is_exercise=True)))
    assert page.count(EXERCISE) > 6
    assert NOT_PUBLIC in page
    assert "Latihan: tidak pernah untuk disiarkan." in page


def test_that_a_withdrawn_version_says_when_and_why() -> None:
    [page] = pages(samples.statement(samples.BY_KEY, withdrawn_at_ms=SOON_MS, withdrawn_reason="angka salah"), "id")
    assert WITHDRAWN in page
    assert flat("Ditarik pada 15 Apr 2023, 14.30 WIB (07.30 UTC): angka salah") in flat(page)


def test_that_the_code_is_that_of_the_text() -> None:
    line = samples.statement()
    [page] = pages(line)
    assert page.count(line.content.code) == 1
