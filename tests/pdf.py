"""Reading a PDF back: its text page by page, and its pages as pictures."""

from __future__ import annotations

import pypdfium2
from PySide6.QtGui import QImage

SCALE = 110 / 72  # dots to the point


def texts(content: bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(content) as document:
        return [_text(document[number]) for number in range(len(document))]


def _text(page: pypdfium2.PdfPage) -> str:
    layer = page.get_textpage()
    told: str = layer.get_text_bounded()
    layer.close()
    return told.replace("\r\n", "\n")


def picture(content: bytes, number: int = 0) -> QImage:
    """A page as a picture."""
    with pypdfium2.PdfDocument(content) as document:
        drawn = document[number].render(scale=SCALE, rev_byteorder=True)
        pixels = drawn.to_numpy()
        image = QImage(pixels.tobytes(), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888)
        return image.copy()
