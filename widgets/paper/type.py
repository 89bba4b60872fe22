"""The letters of a page, and how a text is broken into lines. Measures are dots of ``DPI`` to the inch.

Fonts are given in dots, so that a page breaks alike on every printer and without a screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

DPI = 300
FAMILIES = ["Inter", "Noto Sans", "Segoe UI", "SF Pro Text", "DejaVu Sans"]


def dots(points: float) -> float:
    """Typographic points (1/72 inch) in dots."""
    return points * DPI / 72


def mm(length_mm: float) -> float:
    """Millimetres in dots."""
    return length_mm * DPI / 25.4


@dataclass(frozen=True)
class Face:
    """A font with its measures."""

    font: QFont
    metrics: QFontMetricsF = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "metrics", QFontMetricsF(self.font))

    @property
    def line_height(self) -> float:
        """From one line to the next."""
        return self.metrics.height() * 1.04

    def broken(self, text: str, width: float) -> tuple[str, ...]:
        """The lines of a text in a column: at blanks, and inside a word only where one is wider than the column."""
        if "\n" not in text and self.metrics.horizontalAdvance(text) <= width:
            return (text,)
        return tuple(line for part in text.split("\n") for line in self._broken_part(part, width))

    def _broken_part(self, text: str, width: float) -> list[str]:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text, self.font)
        layout.setTextOption(option)
        layout.beginLayout()
        units = text.encode("utf-16-le")  # Qt counts in these: a letter beyond the first plane is two
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
            lines.append(units[start:end].decode("utf-16-le", "replace").rstrip())
        layout.endLayout()
        return lines or [""]


def face(points: float, *, is_bold: bool = False, has_figures: bool = False) -> Face:
    """A font of the page. has_figures: digits of equal width."""
    font = QFont(FAMILIES)
    font.setPixelSize(round(dots(points)))
    font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    if has_figures:
        font.setFeature(QFont.Tag("tnum"), 1)
    return Face(font)


@dataclass(frozen=True)
class Faces:
    """Every font a page uses."""

    title: Face
    heading: Face
    text: Face
    strong: Face
    small: Face
    small_strong: Face
    cell: Face
    cell_strong: Face
    figures: Face

    @classmethod
    def made(cls) -> Faces:
        """The fonts in use."""
        return cls(
            title=face(17, is_bold=True),
            heading=face(11.5, is_bold=True),
            text=face(9),
            strong=face(9, is_bold=True),
            small=face(7.5),
            small_strong=face(8, is_bold=True),
            cell=face(8),
            cell_strong=face(8, is_bold=True, has_figures=True),
            figures=face(8, has_figures=True),
        )
