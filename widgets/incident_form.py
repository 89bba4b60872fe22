"""Opening an incident with one field: type the place; zone, area and missions are derived, and each can be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from console.model.kinds import NAME_MAX
from widgets.field_form import FieldForm
from widgets.mission_ticks import MissionChoice, MissionTicks
from widgets.moment_field import MomentField
from widgets.plain import PlainLabel
from widgets.spin import MeasureBox
from widgets.times import clock_ms

PLACES_SHOWN = 6
RADIUS_MAX_KM = 2_000.0  # wider than that is a country or several: choose those instead


@dataclass(frozen=True, slots=True)
class DerivedPlace:
    """What a place says by itself.

    area: ``console.model.area`` JSON. area_text: the same in words. radius_km: None when the area is no circle.
    """

    place: str
    area: str
    area_text: str
    country: str
    zone: str
    missions: tuple[MissionChoice, ...]
    title: str
    radius_km: float | None = None


class _ChosenSpot(QObject):
    """Which of the places found was chosen, for what text, and the radius somebody set; nothing of it is a field of its own."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._text, self._spec = "", ""
        self._radius_km: float | None = None

    def choose(self, text: str, spec: str = "") -> None:
        """This place, or none of those found for the text."""
        self._text, self._spec, self._radius_km = text, spec, None
        self.changed.emit()

    def widen(self, radius_km: float) -> None:
        """The officer's own radius around it."""
        self._radius_km = radius_km
        self.changed.emit()

    def chosen(self) -> tuple[str, str, float | None]:
        """Text, spec ("" for none) and radius."""
        return self._text, self._spec, self._radius_km

    def taken(self) -> dict[str, object] | None:
        """See ``widgets.form_draft.Keepable``."""
        return {"text": self._text, "spec": self._spec, "radius_km": self._radius_km} if self._spec else None

    def put_back(self, value: object) -> None:
        """See ``widgets.form_draft.Keepable``."""
        kept = value if isinstance(value, dict) else {}
        radius_km = kept.get("radius_km")
        self._text, self._spec = str(kept.get("text", "")), str(kept.get("spec", ""))
        self._radius_km = float(radius_km) if isinstance(radius_km, int | float) else None


class IncidentForm(FieldForm):
    """Values in, signals out: the places found and what they say come from outside.

    place_typed: the text at each change. place_chosen: the spec of a listed place. place_returned: text, spec and radius of a place
    chosen in a draft, None for a radius nobody changed. radius_changed: kilometres, the area is to be derived anew.
    incident_opened: ``title, place, area, country, onset_ms, zone, exercise`` and ``missions`` (codes, the lead first).
    """

    place_typed = Signal(str)
    place_chosen = Signal(str)
    place_returned = Signal(str, str, object)
    radius_changed = Signal(float)
    incident_opened = Signal(object)

    def __init__(self, now_ms: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._derived: DerivedPlace | None = None
        self._specs: list[str] = []
        self._found_for: str | None = None  # the text that what is listed was found for; None while it is looked for
        self._is_hurried = False  # Enter came before what is found
        self._place = QLineEdit()
        self._places = QListWidget()
        self._area = PlainLabel(wraps=True)
        self._radius = MeasureBox()
        self._zone = QLineEdit()
        self._missions = MissionTicks()
        self._spot = _ChosenSpot(self)
        self._returning: Mapping[str, object] | None = None  # a draft that waits for what its place says
        self._title = QLineEdit()
        self._onset = MomentField(now_ms)
        self._exercise = QCheckBox()
        self._compose()
        self._list_places(())
        self.show_derived(None)
        self.retranslate()

    def show_places(self, text: str, places: Sequence[tuple[str, str]]) -> None:
        """List what was found for a text: (label, spec), the likeliest first. An answer to a text that is no longer typed is dropped.

        Who pressed Enter before it came gets the likeliest.
        """
        if text != self._place.text():
            return
        is_hurried, self._is_hurried = self._is_hurried, False
        self._found_for = text
        self._list_places(places)
        if is_hurried:
            self._take_place()

    def _list_places(self, places: Sequence[tuple[str, str]]) -> None:
        self._specs = [spec for _, spec in places]
        self._places.clear()
        for label, _ in places:
            self._places.addItem(QListWidgetItem(label))
        self._places.setVisible(bool(places))
        rows = min(PLACES_SHOWN, len(places))
        self._places.setFixedHeight(rows * (self._places.sizeHintForRow(0) + 4) + 8 if rows else 0)

    def show_derived(self, derived: DerivedPlace | None) -> None:
        """Show what the place says. What the officer changed by hand stays changed while the place is the same."""
        before, self._derived = self._derived, derived
        is_same = before is not None and derived is not None and before.place == derived.place
        for label, field in self._derived_rows:
            label.setVisible(derived is not None)
            field.setVisible(derived is not None)
        if derived is None:
            return
        self._area.setText(derived.area_text)
        self._radius.setVisible(derived.radius_km is not None)
        self._radius_unit.setVisible(derived.radius_km is not None)
        if derived.radius_km is not None and derived.radius_km != self._radius.value():
            quiet = self._radius.blockSignals(True)
            self._radius.setValue(derived.radius_km)
            self._radius.blockSignals(quiet)
        if not (is_same and self._zone.isModified()):
            self._zone.setText(derived.zone)
            self._onset.set_zone(derived.zone)
        if not (is_same and self._title.isModified()):
            self._title.setText(derived.title)
        self._missions.show_missions(derived.missions, keeps=is_same)
        if self._returning is not None:
            returning, self._returning = self._returning, None
            self.draft.put(returning)

    def begin(self, text: str = "") -> None:
        """Start anew, with the cursor in the one field; text: what was typed elsewhere already."""
        self.show_wrong("")
        self._found_for, self._is_hurried = None, False
        self._list_places(())
        self.show_derived(None)
        self._exercise.setChecked(False)
        self._onset.follow_now()
        self._place.setText(text)
        self._place.setFocus()
        if text:
            self.place_typed.emit(text)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Open an incident"))
        self.name_row(self._place_label, self._place, self.tr("Place"))
        self._place.setPlaceholderText(self.tr("city, province or country"))
        self._places.setAccessibleName(self.tr("Places found"))
        self.name_row(self._area_label, self._radius, self.tr("Area"))
        self._radius.setAccessibleName(self.tr("Radius in kilometres"))
        self._radius_unit.setText(self.tr("km around"))
        self.name_row(self._zone_label, self._zone, self.tr("Time zone"))
        self.name_row(self._missions_label, self._missions, self.tr("Missions"))
        self.name_row(self._title_label, self._title, self.tr("Title"))
        self.name_row(self._onset_label, self._onset, self.tr("Onset"))
        self._exercise.setText(self.tr("This is an exercise"))
        self.name_buttons(self.tr("Open incident"), self.tr("Cancel"))

    def file_it(self) -> None:
        if self._derived is None:
            self._take_place()
            return
        wrong = self._first_wrong()
        if wrong is not None:
            self.show_wrong(*wrong)
            return
        self.show_wrong("")
        derived = self._derived
        self.incident_opened.emit(
            {
                "title": self._title.text().strip(),
                "place": derived.place,
                "area": derived.area,
                "country": derived.country,
                "onset_ms": self._onset.at_ms(),
                "zone": self._zone.text().strip(),
                "exercise": self._exercise.isChecked(),
                "missions": self._missions.codes(),
            }
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = cast("QKeyEvent", event).key()
        if watched is self._place and key == Qt.Key.Key_Down and self._specs:
            self._places.setFocus()
            self._places.setCurrentRow(0)
            return True
        if watched is self._places and key == Qt.Key.Key_Up and self._places.currentRow() == 0:
            self._place.setFocus()
            return True
        return False

    def _compose(self) -> None:
        self._place_label = self.add_row(self._place)
        self.add_wide(self._places)
        around = QWidget()
        line = QHBoxLayout(around)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        self._radius_unit = PlainLabel(role="muted")
        for widget in (self._radius, self._radius_unit):
            line.addWidget(widget)
        line.addWidget(self._area, 1)
        self._area_label = self.add_row(around)
        self._zone_label = self.add_row(self._zone)
        self._missions_label = self.add_row(self._missions, grows=True)
        self._title_label = self.add_row(self._title)
        self._onset_label = self.add_row(self._onset)
        self.add_wide(self._exercise)
        self._derived_rows: tuple[tuple[PlainLabel, QWidget], ...] = (
            (self._area_label, around),
            (self._zone_label, self._zone),
            (self._missions_label, self._missions),
            (self._title_label, self._title),
        )
        self._places.setSpacing(2)
        self._place.setMaxLength(NAME_MAX)
        self._title.setMaxLength(NAME_MAX)
        self._radius.setRange(0.1, RADIUS_MAX_KM)
        self._radius.setDecimals(1)
        self._radius.setKeyboardTracking(False)
        self._radius.valueChanged.connect(self._widen)
        self._place.textEdited.connect(self._typed)
        self._place.installEventFilter(self)
        self._places.installEventFilter(self)
        self._places.itemActivated.connect(lambda item: self._choose(self._places.row(item)))
        self._places.itemClicked.connect(lambda item: self._choose(self._places.row(item)))
        self._zone.textChanged.connect(self._zone_changed)
        self._zone.textEdited.connect(self._offer_zones)
        self._follow_fields()

    def _follow_fields(self) -> None:
        self.draft.follow(
            {
                "spot": self._spot,
                "place": self._place,
                "title": self._title,
                "zone": self._zone,
                "missions": self._missions,
                "onset": self._onset,
                "exercise": self._exercise,
            }
        )
        self.draft.restored.connect(self._return)
        self.draft.discarded.connect(lambda _: self._typed(""))

    def _return(self, typed: Mapping[str, object]) -> None:
        """A draft came back: where its place had been chosen, what the place says comes first, then what was changed by hand."""
        text, spec, radius_km = self._spot.chosen()
        if spec:
            self._returning = typed
            self.place_returned.emit(text, spec, radius_km)
        elif self._place.text():
            self.place_typed.emit(self._place.text())

    def _widen(self, radius_km: float) -> None:
        self._spot.widen(radius_km)
        self.radius_changed.emit(radius_km)

    def _typed(self, text: str) -> None:
        self.show_wrong("")
        self._returning = None
        self._spot.choose(text)
        self._found_for, self._is_hurried = None, False
        self.show_derived(None)
        if not text.strip():
            self._list_places(())
        self.place_typed.emit(text)

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._specs):
            return
        spec = self._specs[row]
        self._spot.choose(self._place.text(), spec)
        self._place.setText(self._places.item(row).text())
        self._list_places(())
        self._place.setFocus()  # a second Enter opens the incident as derived
        self.place_chosen.emit(spec)

    def _take_place(self) -> None:
        """Enter before the place says anything: the place marked, or the first. What was listed for an earlier text is never taken."""
        text, spec, _ = self._spot.chosen()
        if spec and text:
            return  # chosen; what it says is on its way
        if self._found_for is None and self._place.text().strip():
            self._is_hurried = True
        elif self._specs:
            self._choose(max(0, self._places.currentRow()))
        else:
            self.show_wrong(self.tr("Type a place first, and choose it from the list."), self._place)

    def _zone_changed(self) -> None:
        if _is_zone(self._zone.text().strip()):
            self._onset.set_zone(self._zone.text().strip())

    def _offer_zones(self) -> None:
        """The list of zones is read from the disk: only when somebody types one."""
        if self._zone.completer() is None:
            completer = QCompleter(sorted(available_timezones()), self._zone)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self._zone.setCompleter(completer)

    def _first_wrong(self) -> tuple[str, QWidget] | None:
        if not self._title.text().strip():
            return self.tr("An incident needs a title."), self._title
        if not _is_zone(self._zone.text().strip()):
            return self.tr("This time zone is not known. Choose one such as Africa/Khartoum."), self._zone
        if self._onset.is_too_late():
            return self.tr("The onset lies in the future. Look at the date and the hour."), self._onset
        if not self._missions.codes():
            return self.tr("Tick at least one mission: it leads."), self._missions
        return None


def _is_zone(text: str) -> bool:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):  # unknown, malformed, or a folder of the zone files
        return False
    return bool(text)
