"""What is asked of the list of people: the words typed and the filters set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from console.model.words import Category, Condition, Whereabouts

NotYetReached = Literal["not-yet-reached"]
NOT_YET_REACHED: Final[NotYetReached] = (
    "not-yet-reached"  # derived: nobody has reported where the person is; never stored
)
RosterSide = Literal["any", "on", "off"]
FigureKey = tuple[str, str]  # (group, name) of a figure of the tally: ``console.model.figures`` lists them


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """Which persons are wanted. Every filter that is set narrows the list further.

    text: words of a name, phone, passport or place, as typed. mission: record id of the mission registered at.
    roster: "on" = has a living registration, "off" = has none. incident: the incident whose situation is shown and filtered by;
    without one, whereabouts, condition, area_only and figure say nothing. area_only: registered inside, or possibly inside, its area.
    figure: only the persons this figure of the incident's tally counts. as_of_ms: UTC, when it was counted; what is fresh is reckoned
    from then.
    """

    text: str = ""
    mission: int | None = None
    whereabouts: Whereabouts | NotYetReached | None = None
    condition: Condition | None = None
    category: Category | None = None
    roster: RosterSide = "any"
    doubles_only: bool = False
    flagged_only: bool = False
    incident: int | None = None
    area_only: bool = False
    figure: FigureKey | None = None
    as_of_ms: int = 0
