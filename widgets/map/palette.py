"""The map's colours, mixed from the tokens of ``widgets.theme`` so that light, dark and high contrast stay one family."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from widgets import theme


@dataclass(frozen=True, slots=True)
class MapColours:
    """Every colour the map paints with."""

    mode: theme.Mode
    sea: QColor
    graticule: QColor
    land: QColor
    coast: QColor
    border: QColor
    province: QColor
    disputed: QColor
    country_text: QColor
    city_text: QColor
    halo: QColor
    paper: QColor  # ground of discs and badges
    ink: QColor
    muted: QColor
    accent: QColor
    on_accent: QColor
    area: QColor
    exercise: QColor


def colours() -> MapColours:
    """The colours of the theme in force."""
    tone = theme.color
    sea, land, coast, muted = tone("sea"), tone("land"), tone("coast"), tone("muted")
    return MapColours(
        mode=theme.mode(),
        sea=sea,
        graticule=mixed(sea, coast, 0.22),
        land=land,
        coast=mixed(coast, muted, 0.18),
        border=mixed(coast, land, 0.12),
        province=mixed(coast, land, 0.55),
        disputed=tone("disputed"),
        country_text=muted,
        city_text=tone("text"),
        halo=land,
        paper=tone("surface"),
        ink=tone("text"),
        muted=muted,
        accent=tone("accent"),
        on_accent=tone("on_accent"),
        area=tone("critical"),
        exercise=tone("attention"),
    )


def mixed(one: QColor, other: QColor, part: float) -> QColor:
    """So much of the other colour in the first; part in [0, 1]."""
    keep = 1 - part
    return QColor(
        round(one.red() * keep + other.red() * part),
        round(one.green() * keep + other.green() * part),
        round(one.blue() * keep + other.blue() * part),
    )


def faded(one: QColor, alpha: int) -> QColor:
    """The colour with an alpha of 0 to 255."""
    shade = QColor(one)
    shade.setAlpha(alpha)
    return shade
