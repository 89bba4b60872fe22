"""A situation report as PDF: at most three A4 pages for a usual one."""

from __future__ import annotations

from typing import Any

from console.model.sitrep import Content
from console.model.words import Language
from console.typeset.drawing import MapDrawing
from console.typeset.press import Paper, pdf
from console.typeset.sitrep_values import values
from console.typeset.words import WITHDRAWN

MAP = "map.svg"


def sitrep_pdf(
    content: Content,
    language: Language,
    drawing: MapDrawing | None = None,
    disclaimer: str = "",
    *,
    is_withdrawn: bool = False,
) -> bytes:
    """The report in one language. drawing: of its area, left out where None; disclaimer: the sentence that stands under every map."""
    told: dict[str, Any] = {**values(content, language), "map": None, "is_spelled": False}
    if is_withdrawn:
        told["mark"] = " · ".join(each for each in (told["mark"], WITHDRAWN) if each)
    pictures = {}
    if drawing is not None:
        told["map"] = _map(drawing, disclaimer)
        pictures[MAP] = drawing.svg
    return pdf(Paper("sitrep.typ", told, content.as_of_ms, pictures))


def _map(drawing: MapDrawing, disclaimer: str) -> dict[str, Any]:
    return {
        "file": MAP,
        "width": drawing.width,
        "height": drawing.height,
        "labels": [
            {"name": one.name, "count": one.count, "x": one.x, "y": one.y, "width": one.width, "anchor": one.anchor}
            for one in drawing.labels
        ],
        "also": list(drawing.also),
        "bar": {"x": drawing.bar_at[0], "y": drawing.bar_at[1], "length": drawing.bar_length, "text": drawing.bar_text},
        "disclaimer": disclaimer,
    }
