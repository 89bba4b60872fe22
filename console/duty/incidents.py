"""Opening an incident from a place, and what is answered, checked and noted in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from console.atlas.missions import missions_for
from console.atlas.places import Place, find_place, place_kinds_country
from console.atlas.resolve import resolve
from console.atlas.specs import area_of
from console.atlas.zones import zone_of
from console.duty.post import Post
from console.faults import InputFault
from console.model import area as areas
from console.model.area import Area
from console.model.change import Change, Value
from console.model.kinds import Kind
from console.model.nearness import ResolvedArea
from console.model.shown import IncidentLine
from console.model.words import InvolvementRole, Question
from console.register.reading.incidents import incident_line, mission_by_code, sites
from console.register.touched import Touched
