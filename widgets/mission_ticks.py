"""The missions that may be involved in an incident, each with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from widgets.flow import FlowLayout


@dataclass(frozen=True, slots=True)
class MissionChoice:
    """A mission that may be involved. is_proposed: ticked at first. The first ticked one leads."""

    code: str
    name: str
    is_proposed: bool = True


class MissionTicks(QWidget):
    """changed: another mission was ticked or freed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(12, 4, self)
        self._ticks: dict[str, QCheckBox] = {}

    def show_missions(self, missions: Sequence[MissionChoice], *, keeps: bool) -> None:
        """Offer these. keeps: what was ticked or freed by hand stays so."""
        kept = self.taken() if keeps else {}
        for tick in self._ticks.values():
            self._row.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._ticks = {}
        for mission in missions:
            tick = QCheckBox(f"{mission.code} · {mission.name}".replace("&", "&&"))
            tick.setChecked(kept.get(mission.code, mission.is_proposed))
            tick.toggled.connect(self.changed)
            self._row.addWidget(tick)
            self._ticks[mission.code] = tick

    def codes(self) -> tuple[str, ...]:
        """The ticked ones, the lead first."""
        return tuple(code for code, tick in self._ticks.items() if tick.isChecked())

    def taken(self) -> dict[str, bool]:
        """Which are ticked, by code."""
        return {code: tick.isChecked() for code, tick in self._ticks.items()}

    def put_back(self, value: object) -> None:
        """Tick as ``taken`` told, where the mission is on offer."""
        for code, is_on in (value if isinstance(value, dict) else {}).items():
            if code in self._ticks:
                self._ticks[code].setChecked(is_on is True)
