"""The form that opens an incident, joined to the atlas: places while typing, and what a place says by itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from sqlalchemy import Connection

from console.atlas.countries import countries
from console.atlas.missions import missions_for
from console.atlas.places import Place as Spot
from console.desk.place import Place
from console.desk.wording import told
from console.duty import incidents
from console.duty.incidents import Derived
from console.duty.post import Post
from console.faults import Fault
from console.model import area as shapes
from console.model.area import Circle, City
from console.model.shown import MissionLine
from console.register.reading.incidents import missions
from console.register.touched import Touched
from widgets.incident_form import PLACES_SHOWN, DerivedPlace, IncidentForm
from widgets.mission_ticks import MissionChoice
from widgets.times import JAKARTA, language

SUBJECT = "incident"  # of the form's draft: one incident is opened at a time
_TYPED, _DERIVED = "places-typed", "place-derived"  # topics: only the newest keystroke is answered
Found = tuple[Derived, tuple[str, ...], dict[str, MissionLine]]


class IncidentOpening(QObject):
    """Serves one IncidentForm. ``opened`` carries the id of the new incident."""

    opened = Signal(object)

    def __init__(self, place: Place, form: IncidentForm) -> None:
        super().__init__(form)
        self._place, self._form = place, form
        self._own: MissionLine | None = None
        self._spots: tuple[Spot, ...] = ()
        self._spot: Spot | None = None
        self._spec = ""
        form.place_typed.connect(self._typed)
        form.place_chosen.connect(self._chosen)
        form.place_returned.connect(self._returned)
        form.radius_changed.connect(self._widened)
        form.incident_opened.connect(self._open)

    def set_own_mission(self, mission: MissionLine | None) -> None:
        """The officer's own mission: it is offered where no mission is accredited."""
        self._own = mission

    def begin(self, text: str = "") -> None:
        """Start anew, or where the officer was interrupted."""
        self._spots, self._spot, self._spec = (), None, ""
        self._form.begin(text)
        self._place.drafts.offer(self._form.draft, SUBJECT, JAKARTA)

    def _typed(self, text: str) -> None:
        self._spot, self._spec = None, ""
        self._place.jobs.silence(_DERIVED)

        def show(found: tuple[Spot, ...]) -> None:
            self._spots = found
            self._form.show_places(text, [(_label(spot), spot.spec) for spot in found])

        self._place.jobs.ask(lambda: incidents.suggestions(text, PLACES_SHOWN), show, self._fault, _TYPED)

    def _chosen(self, spec: str) -> None:
        self._spot = next((spot for spot in self._spots if spot.spec == spec), None)
        self._derive(spec)

    def _returned(self, text: str, spec: str, radius_km: float | None) -> None:
        """The place of a draft, found again."""

        def found(spots: tuple[Spot, ...]) -> None:
            self._spots = spots
            self._chosen(spec)
            if radius_km is not None:
                self._widened(radius_km)

        self._place.jobs.ask(lambda: incidents.suggestions(text, PLACES_SHOWN), found, self._fault, _TYPED)

    def _widened(self, radius_km: float) -> None:
        if self._spot is not None:
            self._derive(f"circle:{self._spot.lon},{self._spot.lat},{radius_km}")

    def _derive(self, spec: str) -> None:
        spot = self._spot
        if spot is None:
            return
        self._spec = spec
        name, country = spot.name(language()), spot.country

        def found(connection: Connection) -> Found:
            derived = incidents.derive(name, spec)
            others = missions_for(country) if country else ()
            known = {line.code: line for line in missions(connection)}
            return derived, tuple(one.code for one in others if one.code not in derived.missions), known

        self._place.ask(found, self._show, self._fault, _DERIVED)

    def _show(self, found: Found) -> None:
        derived, others, known = found
        codes = dict.fromkeys(derived.missions, True) | dict.fromkeys(others, False)
        if self._own is not None:
            codes.setdefault(self._own.code, not derived.missions)
        self._form.show_derived(
            DerivedPlace(
                place=derived.place,
                area=shapes.to_json(derived.area),
                area_text=derived.place,
                country=derived.country,
                zone=derived.zone,
                missions=tuple(MissionChoice(code, _name(known.get(code)), is_on) for code, is_on in codes.items()),
                title=_title(derived),
                radius_km=derived.area.radius_km if isinstance(derived.area, Circle | City) else None,
            )
        )

    def _open(self, fields: Mapping[str, object]) -> None:
        spec, onset_ms, codes = self._spec, fields["onset_ms"], fields["missions"]
        assert isinstance(onset_ms, int)
        assert isinstance(codes, tuple)

        def write(post: Post) -> tuple[int, Touched]:
            return incidents.open_incident(
                post,
                str(fields["place"]),
                title=str(fields["title"]),
                spec=spec,
                onset_ms=onset_ms,
                zone=str(fields["zone"]),
                missions=codes,
                exercise=bool(fields["exercise"]),
            )

        self._place.drafts.file(SUBJECT, write, self._opened, self._fault)

    def _opened(self, answer: tuple[int, Touched]) -> None:
        self.opened.emit(answer[0])

    def _fault(self, fault: Fault) -> None:
        self._form.show_wrong(told(fault))


def _label(spot: Spot) -> str:
    country = countries().get(spot.country)
    name = spot.name(language())
    more = (spot.province, country.name(language()) if country else "")
    return ", ".join([name, *(part for part in more if part and part != name)])


def _name(line: MissionLine | None) -> str:
    if line is None:
        return ""
    return line.name_id if language() == "id" else line.name_en


def _title(derived: Derived) -> str:
    country = countries().get(derived.country)
    name = country.name(language()) if country else ""
    return derived.place if not name or name == derived.place else f"{derived.place}, {name}"
