"""The map as a list: everything in view by name, for keyboards and screen readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from widgets.map.shapes import Shown

_PLACE_ROLE = Qt.ItemDataRole.UserRole


class MapTwinList(QListWidget):
    """Shows what the map shows. place_chosen(lon, lat): an entry was chosen, and the map should go there."""

    place_chosen = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Shown, ...] = ()
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._choose)
        self.retranslate()

    def set_shown(self, shown: tuple[Shown, ...]) -> None:
        """Takes what is in view; the chosen entry stays chosen while it is there."""
        if shown == self._shown:
            return
        self._shown = shown
        self._fill()

    def retranslate(self) -> None:
        """Writes the words in the language in force."""
        self.setAccessibleName(self.tr("What the map shows"))
        self.setAccessibleDescription(self.tr("Choose an entry to bring it to the middle of the map."))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        kept = self.currentItem().text() if self.currentItem() is not None else ""
        kinds = {"area": self.tr("Area"), "people": self.tr("People"), "mission": self.tr("Mission")}
        self.clear()
        for thing in self._shown:
            item = QListWidgetItem(f"{kinds[thing.kind]} · {thing.text}")
            item.setData(_PLACE_ROLE, (thing.lon, thing.lat))
            self.addItem(item)
            if item.text() == kept:
                self.setCurrentItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        lon, lat = item.data(_PLACE_ROLE)
        self.place_chosen.emit(lon, lat)
