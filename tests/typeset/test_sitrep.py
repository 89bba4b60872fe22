"""What a situation report says on paper, read back from the PDF."""

from __future__ import annotations

import re

import pytest

from console.duty.papers import map_of
from console.model.sitrep import Content, Gap
from console.model.sitrep_words import Figure, gap_text
from console.model.words import Language, Question
from console.typeset.sitrep import sitrep_pdf
from console.typeset.sitrep_values import values
from console.typeset.words import EXERCISE, MARKING
from tests.pdf import texts
from tests.typeset import samples

LANGUAGES: tuple[Language, ...] = ("id", "en")


def pages(content: Content, language: Language = "en") -> list[str]:
    return texts(sitrep_pdf(content, language, map_of(content, language), "Disclaimer."))


def whole(content: Content, language: Language = "en") -> str:
    return "\n".join(pages(content, language))


def flat(text: str) -> str:
    """Without gaps: lines and pages break where they must."""
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_figure_stands_beside_its_name(language: Language) -> None:
    told = whole(samples.sitrep(), language)
    for name, (low, high) in samples.FIGURES.items():
        if name == "deceased":
            continue  # 0 before all lists are checked: see below
        written = [f"{count:,}".replace(",", "." if language == "id" else ",") for count in (low, high)]
        count = written[0] if low == high else "–".join(written)
        label = Figure.of(name).label(language)
        assert re.search(rf"{re.escape(label)}\s+{re.escape(count)}\s", told), label


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_exercise", [True, False])
def test_that_each_page_bears_the_marking_and_its_number(language: Language, is_exercise: bool) -> None:
    told = pages(samples.sitrep(is_exercise=is_exercise), language)
    for number, page in enumerate(told, start=1):
        assert page.count(MARKING) == 2
        words = "Halaman {} dari {}" if language == "id" else "Page {} of {}"
        assert words.format(number, len(told)) in page
        assert ("KBRI Khartoum" if language == "id" else "Embassy of Indonesia, Khartoum") in page
        assert ("13.30 WIB" if language == "id" else "13:30 WIB") in page


def test_that_an_exercise_is_marked_across_every_page_and_an_event_never() -> None:
    for page in pages(samples.sitrep(is_exercise=True)):
        assert page.count(EXERCISE) > 6  # the words of head and foot alone would be three
    assert "EXERCISE" not in whole(samples.sitrep())


def test_that_a_usual_report_takes_three_pages_at_most() -> None:
    assert len(pages(samples.sitrep(), "id")) <= 3
    assert len(pages(samples.first_sitrep())) <= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_report_of_forty_hospitals_names_each_of_them(language: Language) -> None:
    told = flat(whole(samples.full_sitrep(), language))
    for one in samples.hospitals(40):
        assert flat(one.name) in told


def test_that_differences_come_first_and_a_fall_has_its_reason() -> None:
    told = whole(samples.sitrep(fall_reason="Salah hitung."))
    assert "Confirmed present 487 611 +124" in told
    assert "Not yet reached 1,600 476 −1,124" in told
    assert "Nationals affected 1 3–5" in told  # no difference is pretended between ranges
    assert "Salah hitung." in told
    assert told.index("+124") < told.index("Indonesian nationals\n") < told.index("Age of the data")


def test_that_a_part_of_a_figure_is_named_with_its_whole_among_the_differences() -> None:
    rows = values(samples.full_sitrep(), "en")["changes"]["rows"]
    assert ["Nationals telephoned: of them reached", "99", "615", "+516"] in rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_first_report_says_that_nothing_is_known_and_not_that_there_is_nothing(language: Language) -> None:
    told = whole(samples.first_sitrep(), language)
    if language == "en":
        wanted = ["The first report of this incident", "All casualties, as reported not yet known", "No report yet"]
    else:
        wanted = ["Laporan pertama tentang kejadian ini", "Seluruh korban, menurut laporan belum diketahui"]
    for words in wanted:
        assert words in told
    assert told.count("belum dijawab" if language == "id" else "not answered") == len(Question)


def test_that_no_harm_is_a_number_only_when_every_list_was_checked() -> None:
    """ "0 casualties" before the lists are checked misleads a minister."""
    assert "Deceased, identified none known" in whole(samples.sitrep())
    told = whole(samples.first_sitrep(), "id")
    assert "WNI terdampak belum ada" in told
    checked = samples.FIGURES | {"lists": (8, 8), "lists-checked": (8, 8)}
    assert "Deceased, identified 0" in whole(samples.sitrep(figures=checked, rung="all-checked"))
    assert "Nationals affected 0" not in whole(samples.sitrep(figures=checked | {"affected": (0, 0)}, rung="verifying"))


def test_that_it_says_whose_people_are_not_held() -> None:
    assert "JED: the figures below are not a total" in whole(samples.sitrep())
    assert "not a total" not in whole(samples.first_sitrep())


def test_that_every_time_is_told_at_the_scene_in_jakarta_and_in_utc() -> None:
    told = whole(samples.sitrep())
    assert "15 Apr 2023, 11:30 local time (16:30 WIB, 09:30 UTC)" in told  # the next report
    for line in ("Local time 15 Apr 2023, 08:30", "WIB 15 Apr 2023, 13:30", "UTC 15 Apr 2023, 06:30"):
        assert line in told
    at_home = whole(samples.sitrep(zone="Asia/Jakarta"))
    assert "15 Apr 2023, 16:30 WIB (09:30 UTC)" in at_home
    assert "Local time" not in at_home


def test_that_answers_tell_who_said_them_and_when() -> None:
    told = whole(samples.sitrep())
    assert "How many victims are there? 56–97\nOfficial (Kementerian Kesehatan), 15 Apr 08:30" in told
    assert "Are nationals among the victims? 1,209" in told
    assert "Not yet known" in told


def test_that_the_age_of_the_data_is_told() -> None:
    told = whole(samples.sitrep())
    assert "Newest report 15 Apr 08:18 (12 min)" in told
    assert "Oldest report that holds 14 Apr 05:30 (27 h)" in told
    assert "Confirmed within 180 days 613 of 1,209" in told
    assert "By city only 905" in told


def test_that_gaps_speak_of_one_as_of_one() -> None:
    one = Gap(code="lists-open", places={"n": "1"})
    assert gap_text(one.code, one.places, "en") == "1 hospital or list has not answered."
    assert gap_text(one.code, one.places, "id") == "1 rumah sakit atau daftar belum memberi jawaban."
    many = Gap(code="not-reached", places={"n": "1476", "numberless": "63"})
    assert "1.476 orang" in gap_text(many.code, many.places, "id")


def test_that_a_word_of_a_newer_console_stays_as_it_is() -> None:
    content = samples.sitrep(
        gaps=(Gap(code="of-tomorrow"),), lists=(samples.hospitals(1)[0].model_copy(update={"state": "of-next-year"}),)
    )
    told = whole(content)
    assert "of-tomorrow" in told
    assert "of-next-year" in told


def test_that_the_map_names_its_places_with_their_counts_and_bears_its_disclaimer() -> None:
    told = whole(samples.sitrep())
    for words in ("Khartoum 812", "Port Sudan 64", "Nyala 3", "500 km", "Disclaimer."):
        assert words in told
    without = "\n".join(texts(sitrep_pdf(samples.sitrep(), "en")))
    assert "Disclaimer." not in without
