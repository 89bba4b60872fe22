"""A sheet onto a device of pages: a PDF or a printer.

It may run on any lane: fonts, pictures and page devices need no window. Two thousand rows take about a second, so it says how far it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from widgets.paper.flow import Page, Row, Told, paginated, rows_of
from widgets.paper.sheet import MARKING, Sheet
from widgets.paper.type import DPI, Faces, dots, face, mm
from widgets.watermark import WORDS

INK, MUTED, LINE, GROUND = QColor("#111418"), QColor("#48515c"), QColor("#c3c9d2"), QColor("#e9ecf0")
ALARM, WATER = QColor("#8a1a12"), QColor("#f9ead2")  # the mark lies under the text, pale enough to read through
MARGIN = mm(12)
HEAD, FOOT = dots(30), dots(40)  # what the words of every page take
SLANT_DEG = -30


def nobody_hears(done: int, total: int) -> None:
    """Progress nobody asked for."""


def pdf(sheet: Sheet, told: Told = nobody_hears) -> bytes:
    """The sheet as a PDF of A4 pages with real text. told: how far it is; what it raises ends the work."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.title)
    writer.setCreator("Posko")
    put(laid_out(sheet, told), writer, told)
    buffer.close()
    return bytes(content.data())


@dataclass(frozen=True)
class Laid:
    """A sheet broken into pages. paper, inside: the page, and what the words of every page leave of it, in dots."""

    sheet: Sheet
    faces: Faces
    paper: QRectF
    inside: QRectF
    pages: tuple[Page, ...]


def laid_out(sheet: Sheet, told: Told = nobody_hears) -> Laid:
    """Break a sheet into pages; told hears of the first half of the work."""
    width, height = (mm(297), mm(210)) if sheet.is_wide else (mm(210), mm(297))
    inside = QRectF(MARGIN, MARGIN + HEAD, width - 2 * MARGIN, height - 2 * MARGIN - HEAD - FOOT)
    faces = Faces.made()
    pages = paginated(rows_of(sheet, faces, inside.width(), inside.height(), told), inside.height())
    return Laid(sheet, faces, QRectF(0, 0, width, height), inside, tuple(pages))


def put(laid: Laid, device: QPagedPaintDevice, told: Told = nobody_hears) -> None:
    """Paint the pages onto the device, which is ended then; told hears of the second half of the work."""
    turned = QPageLayout.Orientation.Landscape if laid.sheet.is_wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)  # our own margins are wider than what a printer cannot reach
    device.setPageLayout(layout)
    painter, count = QPainter(device), len(laid.pages)
    try:
        painter.scale(device.logicalDpiX() / DPI, device.logicalDpiY() / DPI)
        for number, page in enumerate(laid.pages, start=1):
            if number > 1:
                device.newPage()
            _paint_page(painter, laid, (number, count))
            for placed in page:
                _paint_row(painter, placed.row, laid.inside, laid.inside.top() + placed.top)
            told(count + number, 2 * count)
    finally:
        painter.end()


def _paint_page(painter: QPainter, laid: Laid, number: tuple[int, int]) -> None:
    """The words of every page: marking above and below, whose it is, of when, and which page of how many."""
    sheet, faces, paper, inside = laid.sheet, laid.faces, laid.paper, laid.inside
    if sheet.is_exercise:
        _paint_mark(painter, paper)
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    line = faces.small.line_height
    top = QRectF(inside.left(), MARGIN, inside.width(), line * 1.4)
    bottom = QRectF(inside.left(), paper.height() - MARGIN - 2 * line * 1.15, inside.width(), line * 1.15)
    _write(painter, faces, top, left, sheet.house)
    _write(painter, faces, top, right, sheet.title)
    _write(painter, faces, bottom, left, sheet.dated)
    below = bottom.translated(0, bottom.height())
    _write(painter, faces, below, left, sheet.written_by)
    _write(painter, faces, below, right, f"Halaman {number[0]} dari {number[1]} · Page {number[0]} of {number[1]}")
    marked = f"{MARKING} · {WORDS}" if sheet.is_exercise else MARKING
    painter.setFont(faces.small_strong.font)
    painter.setPen(ALARM)
    painter.drawText(top, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, marked)
    above_foot = bottom.translated(0, -bottom.height() * 1.25)
    painter.drawText(above_foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, marked)
    painter.setPen(QPen(LINE, dots(0.6)))
    for y in (top.bottom() + dots(3), above_foot.top() - dots(3)):
        painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y))


def _write(painter: QPainter, faces: Faces, rect: QRectF, side: Qt.AlignmentFlag, text: str) -> None:
    """A line at one side; above, the marking takes the middle, so it keeps to its third of the page."""
    is_above = rect.top() < MARGIN * 2
    room = rect.width() / 3 - dots(4) if is_above else rect.width() * 0.7
    told = faces.small.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setFont(faces.small.font)
    painter.setPen(MUTED)
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, told)


def _paint_mark(painter: QPainter, paper: QRectF) -> None:
    """Exercise, across the page again and again: no part of it can be taken for the real thing."""
    large = face(30, is_bold=True)
    painter.save()
    painter.setClipRect(paper)
    painter.setFont(large.font)
    painter.setPen(WATER)
    painter.translate(paper.center())
    painter.rotate(SLANT_DEG)
    step = large.metrics.horizontalAdvance(WORDS) + mm(18)
    for row in range(-4, 5):
        for column in range(-2, 2):
            painter.drawText(QPointF(column * step + (row % 2) * step / 2, row * mm(38)), WORDS)
    painter.restore()


def _paint_row(painter: QPainter, row: Row, inside: QRectF, top: float) -> None:
    if row.image is not None:
        frame = QRectF(inside.left(), top, *row.image_size)
        painter.drawImage(frame, row.image)
        painter.setPen(QPen(LINE, dots(0.6)))
        painter.drawRect(frame)
        return
    if row.is_ground:
        painter.fillRect(QRectF(inside.left(), top, inside.width(), row.height), GROUND)
    painter.setPen(INK)
    for cell in row.cells:
        painter.setFont(cell.face.font)
        baseline = top + row.pad + cell.face.metrics.ascent()
        for line in cell.lines:
            indent = cell.width - cell.face.metrics.horizontalAdvance(line) if cell.is_figure else 0.0
            painter.drawText(QPointF(inside.left() + cell.at + indent, baseline), line)
            baseline += cell.face.line_height
    if row.is_ruled:
        painter.setPen(QPen(LINE, dots(0.4)))
        painter.drawLine(QPointF(inside.left(), top + row.height), QPointF(inside.right(), top + row.height))
