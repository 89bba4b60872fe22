"""Sheets as pages: everything is there as text, on every page its words, and nothing is lost where a page ends."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests import pdf
from tests.conftest import START_MS
from tests.widgets import people
from widgets import language
from widgets.paper import press
from widgets.paper.flow import paginated, rows_of
from widgets.paper.people_sheet import PeopleList, people_sheet
from widgets.paper.sheet import MARKING, Heading, Letterhead, Note, Pairs, Picture, Sheet, Table
from widgets.paper.type import Faces
from widgets.people_model import Column
from widgets.watermark import WORDS

HEAD = Letterhead("Rina Kusumawati", None, START_MS, START_MS - 2 * 3_600_000)
NAMES = tuple(f"Orang {number:04}" for number in range(300))


def a_sheet(*blocks: object, is_exercise: bool = False) -> Sheet:
    return Sheet.under(HEAD, "Judul", "", blocks, is_exercise=is_exercise)  # type: ignore[arg-type]


def a_table(rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(("Nama", "Kota"), rows, (2.0, 1.0))


@pytest.mark.usefixtures("qapp")
def test_that_every_row_is_on_the_pages_once_and_in_order() -> None:
    told = pdf.texts(press.pdf(a_sheet(a_table(tuple((name, "Khartoum") for name in NAMES)))))
    assert len(told) > 3
    assert re.findall(r"Orang \d{4}", "\n".join(told)) == list(NAMES)


@pytest.mark.usefixtures("qapp")
def test_that_every_page_has_marking_date_officer_number_and_the_heads_of_its_table() -> None:
    told = pdf.texts(press.pdf(a_sheet(a_table(tuple((name, "Khartoum") for name in NAMES)))))
    for number, page in enumerate(told, start=1):
        assert page.count(MARKING) == 2
        assert "Data as of 15 Apr 2023, 13:30 WIB (06:30 UTC) · newest record 2 h ago" in page
        assert "Made by Rina Kusumawati" in page
        assert f"Halaman {number} dari {len(told)} · Page {number} of {len(told)}" in page
        assert "Nama Kota" in page
        assert WORDS not in page


@pytest.mark.usefixtures("qapp")
def test_that_an_exercise_is_marked_across_every_page() -> None:
    content = press.pdf(a_sheet(a_table(tuple((name, "") for name in NAMES)), is_exercise=True))
    for page in pdf.texts(content):
        assert page.count(WORDS) >= 5  # those that the edge does not cut
    pale = pdf.picture(content, 1)
    tinted = {QPointF(x, y).toPoint() for x in range(0, pale.width(), 4) for y in range(0, pale.height(), 4)
              if pale.pixelColor(x, y).blue() < pale.pixelColor(x, y).red() - 20}  # fmt: skip
    quarters = {(point.x() * 2 // pale.width(), point.y() * 2 // pale.height()) for point in tinted}
    assert quarters == {(0, 0), (0, 1), (1, 0), (1, 1)}


@pytest.mark.usefixtures("qapp")
def test_that_a_heading_stands_on_the_page_of_what_it_heads() -> None:
    for before in range(20, 60):  # wherever the page ends
        filler = tuple(Note(f"baris {number}") for number in range(before))
        told = pdf.texts(press.pdf(a_sheet(*filler, Heading("Kepala bagian"), a_table((("Isi pertama", ""),)))))
        [page] = [page for page in told if "Kepala bagian" in page]
        assert "Isi pertama" in page


@pytest.mark.usefixtures("qapp")
def test_that_a_text_longer_than_a_page_goes_on_and_loses_no_word() -> None:
    words = [f"kata{number:04}" for number in range(2_500)]
    told = pdf.texts(press.pdf(a_sheet(a_table(((" ".join(words), "Khartoum"),)))))
    assert len(told) > 2
    assert re.findall(r"kata\d{4}", "\n".join(told)) == words


@pytest.mark.usefixtures("qapp")
def test_that_a_word_wider_than_its_column_is_broken_and_stays_inside() -> None:
    faces = Faces.made()
    lines = faces.text.broken("surel" * 40 + "🙂é", 500)
    assert "".join(lines) == "surel" * 40 + "🙂é"
    assert all(faces.text.metrics.horizontalAdvance(line) <= 500 for line in lines)


@pytest.mark.usefixtures("qapp")
def test_that_nothing_stands_below_the_foot_of_a_page() -> None:
    sheet = a_sheet(
        Pairs((("Nama", "Siti"), ("Kosong", ""))),
        Picture(QImage(900, 4_000, QImage.Format.Format_RGB32), "Peta"),
        a_table(tuple((name, "x " * 200) for name in NAMES)),
    )
    height = 2_000.0
    pages = paginated(rows_of(sheet, Faces.made(), 1_500.0, height, lambda _done, _total: None), height)
    assert max(placed.top + placed.row.height for page in pages for placed in page) <= height
    assert all(one.top + one.row.height <= two.top + 0.01 for page in pages for one, two in pairwise(page))


@pytest.mark.usefixtures("qapp")
def test_that_a_picture_is_on_the_page_with_its_caption() -> None:
    image = QImage(600, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#14568f"))
    content = press.pdf(a_sheet(Picture(image, "Batas tidak menyatakan pengakuan")))
    assert "Batas tidak menyatakan pengakuan" in pdf.texts(content)[0]
    page = pdf.picture(content)
    blue = sum(
        abs(page.pixelColor(x, y).hue() - QColor("#14568f").hue()) < 4
        for x in range(0, page.width(), 10)
        for y in range(0, page.height(), 10)
    )
    assert blue > 500


@pytest.mark.usefixtures("qapp")
def test_that_the_work_tells_how_far_it_is_and_ends_when_told_to() -> None:
    sheet = a_sheet(a_table(tuple((name, "") for name in NAMES)))
    heard: list[tuple[int, int]] = []
    press.pdf(sheet, lambda done, total: heard.append((done, total)))
    assert heard
    assert all(0 < done <= total for done, total in heard)
    assert heard[-1][0] == heard[-1][1]

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        press.pdf(sheet, stop)


def test_that_a_list_has_the_columns_asked_for_only_and_says_when_it_is_cut(qapp: QApplication) -> None:
    page = people.page(0, 3, 3)
    shown = PeopleList(page, (Column.NAME, Column.CITY), "“moh”")
    told = "\n".join(pdf.texts(press.pdf(people_sheet(HEAD, shown))))
    assert all(row.name in told for row in page.rows)
    assert "Asked for: “moh”" in told
    assert "Name City" in told
    assert not any(row.passport in told or row.phone in told for row in page.rows)
    assert "not the whole list" not in told
    cut = PeopleList(people.page(0, 3, 4_000), (Column.NAME,), "")
    assert "4,000 fit the question: this is not the whole list" in "\n".join(
        pdf.texts(press.pdf(people_sheet(HEAD, cut)))
    )


def test_that_pages_speak_the_language_in_force(qapp: QApplication) -> None:
    qapp.setProperty("posko-language", "id")
    language.apply(qapp, "id")
    try:
        head = Letterhead("Rina", None, START_MS)
        told = pdf.texts(
            press.pdf(people_sheet(head, PeopleList(people.page(0, 2, 2), (Column.NAME, Column.CITY), "")))
        )[0]
    finally:
        qapp.setProperty("posko-language", "en")
        language.apply(qapp, "en")
    for text in (
        "Daftar orang",
        "2 orang",
        "Nama Kota",
        "Data per 15 Apr 2023",
        "belum ada catatan",
        "Dibuat oleh Rina",
    ):
        assert text in told
