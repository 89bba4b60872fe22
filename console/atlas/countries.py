"""Countries and territories by code and by name, in English and Indonesian.

Source: ISO 3166-1; the Indonesian names and the status are compiled by the project (``resources/gazetteer/countries.csv``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from console.atlas.folding import fold
from console.atlas.sources import shipped, table
from console.faults import StoreFault
from console.model.words import Language


class Status(StrEnum):
    """How Indonesia sees it."""

    STATE = "state"
    TERRITORY = "territory"
    NOT_RECOGNISED = "not-recognised"


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """A country or territory. alpha2: ISO 3166-1, except XK, which ISO leaves to its users. numeric: "" for XK."""

    alpha2: str
    alpha3: str
    numeric: str
    status: Status
    name_en: str
    name_id: str
    other_names: tuple[str, ...]
    population: int

    def name(self, language: Language) -> str:
        """Its name for a reader."""
        return self.name_id if language == "id" else self.name_en


@cache
def countries(folder: Path | None = None) -> dict[str, CountryEntry]:
    """Every country and territory by alpha-2 code. Raises StoreFault ``atlas-damaged``."""
    path = (folder or shipped("gazetteer")) / "countries.csv"
    try:
        return {row["alpha2"]: _entry(row) for _, row in table(path)}
    except (KeyError, ValueError) as error:
        raise StoreFault("atlas-damaged", file=path.name) from error


def country_named(text: str) -> CountryEntry | None:
    """The country a person means by a name in either language, an alpha-2 or an alpha-3 code."""
    return _by_folded().get(fold(text))


@cache
def _by_folded() -> dict[str, CountryEntry]:
    found: dict[str, CountryEntry] = {}
    for entry in countries().values():
        for name in (entry.name_en, entry.name_id, *entry.other_names, entry.alpha2, entry.alpha3):
            found.setdefault(fold(name), entry)
    return found


def _entry(row: dict[str, str]) -> CountryEntry:
    others = tuple(row["other_names"].split("|")) if row["other_names"] else ()
    return CountryEntry(
        row["alpha2"],
        row["alpha3"],
        row["numeric"],
        Status(row["status"]),
        row["name_en"],
        row["name_id"],
        others,
        int(row["population"]),
    )
