"""The tally in a bar and two lines, for a low screen: how the registered divide, and what must not wait for a closer look."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.model.figures import PARTS
from console.model.query import FigureKey
from widgets.figure import Figure
from widgets.parts_bar import Part, PartsBar, Swatch
from widgets.plain import PlainLabel

SIGN_PX = 4  # after a sign, before the swatch of the next part
URGENT: tuple[FigureKey, ...] = (
    ("whereabouts", "missing"),
    ("whereabouts", "detained"),
    ("condition", "injured"),
    ("condition", "critical"),
    ("deceased", "reported"),
    ("contested", "all"),
)


class TallyShort(QWidget):
    """Holds the figures; the board fills them as it fills its own. looks: how each part is drawn. more: what leads to the whole."""

    def __init__(self, looks: Mapping[str, Part], more: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = PartsBar()
        keys: tuple[FigureKey, ...] = (
            *(("roster", part) for part in (*PARTS, "all")),
            ("not-on-roster", "all"),
            *URGENT,
        )
        self.figures: dict[FigureKey, Figure] = {key: Figure() for key in keys}
        parts = QHBoxLayout()
        parts.setSpacing(4)
        for part, sign in zip((*PARTS, "all"), ("+", "+", "=", ""), strict=True):
            if part in looks:
                parts.addWidget(Swatch(looks[part]), 0, Qt.AlignmentFlag.AlignVCenter)
            parts.addWidget(self.figures["roster", part])
            if sign:
                parts.addWidget(PlainLabel(sign, role="muted"))
                parts.addSpacing(SIGN_PX)
        parts.addStretch(1)
        parts.addWidget(self.figures["not-on-roster", "all"])
        urgent = QHBoxLayout()
        urgent.setSpacing(6)
        for key in URGENT:
            urgent.addWidget(self.figures[key])
        urgent.addStretch(1)
        urgent.addWidget(more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.bar)
        column.addSpacing(2)
        column.addLayout(parts)
        column.addLayout(urgent)
