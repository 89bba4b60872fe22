"""Every setting, declared once; where the data folder is.

Settings lie in clear beside the register, so nothing in them may say who works here or on what: no officer's name, no recent file, no
secret. What a newer version wrote and this one does not know is kept.
"""

from __future__ import annotations

import json
import locale
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal, cast, get_type_hints

import platformdirs

from console import durable
from console.faults import StoreFault

Language = Literal["id", "en"]
Theme = Literal["auto", "light", "dark", "contrast"]
Mode = Literal["light", "dark", "contrast"]
Tally = Literal["auto", "short", "whole"]
Value = str | int | float | bool

SETTINGS_FILE = "settings.json"
FOLDER_VARIABLE = "POSKO_DATA"
_amending = threading.Lock()  # two lanes of one desk may write at once, and neither may lose the other's setting
DAY_FROM_HOUR, NIGHT_FROM_HOUR = 6, 18  # local time; with the theme "auto" the night watch works in the dark theme


@dataclass(frozen=True, slots=True)
class Bounds:
    """What values a setting may have. low and high are inclusive, in the setting's unit; longest: characters of a text."""

    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    longest: int = 0


@dataclass(frozen=True, slots=True)
class SettingFault:
    """A setting whose stored value cannot be taken; the default stands in its place. name: ``*`` when the file is no JSON object."""

    code: str
    name: str


def system_language() -> Language:
    """Indonesian on an Indonesian system, English otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        told = os.environ.get(name, "")
        if told:
            return "id" if told.lower().startswith("id") else "en"
    told = (locale.getlocale()[0] or "").lower()  # "Indonesian_Indonesia" on Windows, "id_ID" on macOS
    return "id" if told.startswith(("id", "indonesian")) else "en"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force."""

    language: Annotated[Language, Bounds(choices=("id", "en"))] = field(default_factory=system_language)
    theme: Annotated[Theme, Bounds(choices=("auto", "light", "dark", "contrast"))] = "auto"
    text_size_pt: Annotated[float, Bounds(low=8, high=20)] = 10.0
    idle_lock_min: Annotated[int, Bounds(low=1, high=60)] = (
        5  # minutes without key or mouse until the desk locks itself
    )
    window_place: Annotated[str, Bounds(longest=2_000)] = ""  # Qt's own text of size and position, base64
    twin_px: Annotated[int, Bounds(low=120, high=2_000)] = (
        260  # of the map's list: "12 by position, 3 by city only" in one line
    )
    tally: Annotated[Tally, Bounds(choices=("auto", "short", "whole"))] = "auto"  # auto: short where the screen is low
    is_wall: Annotated[bool, Bounds()] = False

    def mode(self, hour: int) -> Mode:
        """The colours to use at this hour (0 to 23) of local time."""
        if self.theme == "auto":
            return "light" if DAY_FROM_HOUR <= hour < NIGHT_FROM_HOUR else "dark"
        return self.theme


BOUNDS: Mapping[str, Bounds] = {
    name: hint.__metadata__[0] for name, hint in get_type_hints(Settings, include_extras=True).items()
}


def data_folder(option: Path | None = None) -> Path:
    """Where the register, its slots and the settings lie: the option, else ``POSKO_DATA``, else this user's folder for such data."""
    if option is not None:
        return option.expanduser().absolute()
    told = os.environ.get(FOLDER_VARIABLE, "")
    if told:
        return Path(told).expanduser().absolute()
    return platformdirs.user_data_path("posko", appauthor=False, roaming=False)  # never into a domain's roaming profile


def load(folder: Path) -> tuple[Settings, tuple[SettingFault, ...]]:
    """The settings of a folder, and every stored value that could not be taken; a file that cannot be read stops nobody's work."""
    try:
        stored = _stored(folder)
    except StoreFault:
        stored = None
    if stored is None:
        return Settings(), (SettingFault("settings-unreadable", "*"),)
    taken: dict[str, Value] = {}
    faults: list[SettingFault] = []
    for name, value in stored.items():
        if name not in BOUNDS:
            continue
        if is_allowed(name, value):
            taken[name] = value
        else:
            faults.append(SettingFault("setting-wrong", name))
    return _with(Settings(), taken), tuple(faults)


def amend(folder: Path, **changed: Value) -> Settings:
    """Write these settings; all others, known or not, stay as they are in the file.

    Raises StoreFault ``disk-full``, ``disk-read-only``, ``disk-trouble``, ``place-missing``; ValueError for a value a screen should not have offered.
    """
    for name, value in changed.items():
        if name not in BOUNDS or not is_allowed(name, value):
            raise ValueError(f"not a value of the setting {name}")
    with _amending:
        stored = (_stored(folder) or {}) | changed
        durable.write_whole(folder / SETTINGS_FILE, json.dumps(stored, indent=1, sort_keys=True).encode())
        return load(folder)[0]


def with_values(settings: Settings, **changed: Value) -> Settings:
    """The settings with these values, without writing them. Raises ValueError as ``amend`` does."""
    for name, value in changed.items():
        if name not in BOUNDS or not is_allowed(name, value):
            raise ValueError(f"not a value of the setting {name}")
    return _with(settings, changed)


def is_allowed(name: str, value: object) -> bool:
    """Whether the setting may have the value: its type, its bounds, its choices."""
    bounds, default = BOUNDS[name], getattr(Settings(), name)
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, float):
        return isinstance(value, int | float) and _is_within(value, bounds)
    if isinstance(default, int):
        return isinstance(value, int) and _is_within(value, bounds)
    return isinstance(value, str) and (value in bounds.choices if bounds.choices else len(value) <= bounds.longest)


def _is_within(value: float, bounds: Bounds) -> bool:
    return (bounds.low is None or value >= bounds.low) and (bounds.high is None or value <= bounds.high)


def _with(settings: Settings, taken: Mapping[str, Value]) -> Settings:
    return replace(settings, **cast(dict[str, Any], taken))  # each value was held against its declaration


def _stored(folder: Path) -> dict[str, Any] | None:
    """What the file says, {} when there is none, None when it is not a JSON object. Raises StoreFault as ``durable.read_whole``."""
    content = durable.read_whole(folder / SETTINGS_FILE)
    if content is None:
        return {}
    try:
        stored = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return stored if isinstance(stored, dict) else None
