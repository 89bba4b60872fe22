"""The missions and their accreditations: shipped reference data of author 0, or the ministry's own list in a folder.

``missions.csv`` and ``accreditations.csv``; ids are fixed in the files (``resources/README.md``, "Ids").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from pydantic import ValidationError

from console.atlas.sources import shipped, table
from console.faults import InputFault
from console.model.change import Change, Value
from console.model.ids import REFERENCE_AUTHOR, record_id
from console.model.kinds import Kind
from console.model.shapes import SHAPES
from console.model.words import AccreditationRole, MissionState

_ROLE_ORDER = (AccreditationRole.RESIDENT, AccreditationRole.NON_RESIDENT, AccreditationRole.CONSULAR_DISTRICT)
_ROLE_BY_VALUE = {str(role): role for role in _ROLE_ORDER}
_STATE_BY_VALUE = {str(state): state for state in MissionState}


@dataclass(frozen=True, slots=True)
class Serving:
    """A mission that serves a place. mission: record id. districts: in words, of a consular district that holds it."""

    mission: int
    code: str
    role: AccreditationRole
    state: MissionState
    districts: tuple[str, ...]


@cache
def missions(folder: Path | None = None) -> tuple[Change, ...]:
    """Every mission as the change that would record it. Raises StoreFault ``atlas-damaged``, InputFault ``missions-wrong`` (line, file)."""
    found: dict[int, Change] = {}
    codes: set[str] = set()
    for line, row in table((folder or shipped()) / "missions.csv"):
        change = _change(Kind.MISSION, line, "missions.csv", row)
        code = str(change.fields["code"])
        if change.record in found or code in codes:
            raise InputFault("missions-wrong", file="missions.csv", line=line, detail="id or code twice")
        codes.add(code)
        found[change.record] = change
    return tuple(found.values())


@cache
def accreditations(folder: Path | None = None) -> tuple[Change, ...]:
    """Every accreditation, its mission named by record id. Raises as ``missions`` does."""
    ids = mission_ids(folder)
    found: dict[int, Change] = {}
    taken = set(ids.values())
    for line, row in table((folder or shipped()) / "accreditations.csv"):
        if row.get("mission") not in ids:
            raise InputFault("missions-wrong", file="accreditations.csv", line=line, detail="no mission of this code")
        change = _change(Kind.ACCREDITATION, line, "accreditations.csv", {**row, "mission": str(ids[row["mission"]])})
        if change.record in found or change.record in taken:
            raise InputFault("missions-wrong", file="accreditations.csv", line=line, detail="id twice")
        found[change.record] = change
    return tuple(found.values())


@cache
def mission_ids(folder: Path | None = None) -> dict[str, int]:
    """The record id of each mission by its code."""
    return {str(change.fields["code"]): change.record for change in missions(folder)}


def missions_for(country: str, province: str = "", folder: Path | None = None) -> tuple[Serving, ...]:
    """The missions that serve a country (alpha-2), each once: resident, non-resident, then by consular district; closed ones last.

    province: ISO 3166-2; then of the consular districts only those that hold it, or are told for the whole country in words.
    """
    rows: dict[int, list[Mapping[str, Value]]] = {}
    for change in accreditations(folder):
        territory = str(change.fields["territory"])
        is_part = territory == province if province else territory.startswith(f"{country}-")
        if territory == country or is_part:
            rows.setdefault(cast("int", change.fields["mission"]), []).append(change.fields)
    known = {change.record: change.fields for change in missions(folder)}
    found = [_serving(mission, known[mission], served) for mission, served in rows.items()]
    return tuple(
        sorted(found, key=lambda one: (one.state is MissionState.CLOSED, _ROLE_ORDER.index(one.role), one.mission)),
    )


def _serving(mission: int, fields: Mapping[str, Value], served: list[Mapping[str, Value]]) -> Serving:
    roles = [_ROLE_BY_VALUE[str(row["role"])] for row in served]
    districts = dict.fromkeys(str(row["district"]) for row in served if row["district"])
    return Serving(
        mission,
        str(fields["code"]),
        min(roles, key=_ROLE_ORDER.index),
        _STATE_BY_VALUE[str(fields["state"])],
        tuple(districts),
    )


def _change(kind: Kind, line: int, file: str, row: dict[str, str]) -> Change:
    """One line as a validated change of author 0."""
    given: dict[str, str] = {name: value for name, value in row.items() if name != "id" and value != ""}
    try:
        counter = int(row["id"])
        fields = SHAPES[kind].model_validate(given).model_dump(mode="json", exclude_defaults=False)
    except (KeyError, TypeError, ValueError, ValidationError) as error:
        raise InputFault("missions-wrong", file=file, line=line, detail="a value is wrong or missing") from error
    if not 0 < counter < 1 << 40 or None in row or not set(given) <= set(SHAPES[kind].model_fields):
        raise InputFault("missions-wrong", file=file, line=line, detail="id or columns")
    values: dict[str, Value] = {name: value for name, value in fields.items() if value not in (None, "")}
    return Change(
        kind, record_id(REFERENCE_AUTHOR, counter), {"district": "", **values} if kind is Kind.ACCREDITATION else values
    )
