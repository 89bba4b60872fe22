"""A situation report as it is kept: every figure as it was, so that it can be read in either language and is never computed again.

Figures are ranges (low, high): a value in dispute is told with both. What changed since the report before is kept too, and told first.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, ValidationError

from console.model.bilingual import figure
from console.model.findings import Rung
from console.model.sitrep_words import CUMULATIVE, NONE_KNOWN, UNKNOWN_COUNT, Figure
from console.model.words import Language

FORM = 1
SUMMARY_MAX = 1_500  # characters of what the officer adds: the report stays within three pages


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Pair(_Part):
    """One text in both languages."""

    id: str
    en: str


class Answer(_Part):
    """One of the five questions, or the line above them, with its newest answer; value "" while nobody answered.

    counted: what the console counted itself for it, "" where nothing is counted.
    """

    question: str
    counted: Pair = Pair(id="", en="")
    value: str = ""
    source: str = ""
    said_by: str = ""
    at_ms: int | None = None


class Listed(_Part):
    """A hospital, authority or list, and what it said last. state: of ``shown_response.ListState``."""

    name: str
    type: str
    state: str
    asked_at_ms: int | None = None
    method: str = ""
    unidentified: int | None = None
    foreigners: int | None = None
    said_by: str = ""
    again_at_ms: int | None = None


class Level(_Part):
    """An alert level in force."""

    name: str
    level: str
    reason: str


class Entry(_Part):
    """A line of the chronology."""

    at_ms: int
    text: str


class Spot(_Part):
    """A place on the map: how many registered persons are known there, by position or by city."""

    name: Pair
    lon: float
    lat: float
    persons: int


class Change(_Part):
    """A figure that is another than in the report before."""

    figure: str
    before: tuple[int, int]
    now: tuple[int, int]


class Gap(_Part):
    """What is missing. code: of ``sitrep_words.GAPS``; places: what fills its sentence, a question by its number."""

    code: str
    places: dict[str, str] = {}


class Content(_Part):
    """One report. mission: its code; number: of the mission in this incident. figures: by ``sitrep_words.Figure``, (low, high).

    nationals: the public sentence on them, as it would read; rung: of
    ``console.model.findings``, how much it may say. freshest_ms, stalest_ms: newest and oldest report that speaks for anybody.
    confirmed_lately: registered whose registration was confirmed within 180 days. area: ``console.model.area`` JSON.
    """

    form: int = FORM
    mission: str
    mission_name: Pair
    number: int
    version: str
    title: str
    place: Pair
    country: Pair
    zone: str
    area: str
    onset_ms: int
    known_at_ms: int
    as_of_ms: int
    is_exercise: bool
    missions: tuple[str, ...]
    covers: tuple[str, ...]
    not_held: tuple[str, ...]
    prepared_by: str
    figures: dict[str, tuple[int, int]]
    by_location: dict[str, int]
    confirmed_lately: int
    freshest_ms: int | None
    stalest_ms: int | None
    nationals: Pair
    answers: tuple[Answer, ...]
    lists: tuple[Listed, ...]
    done: Pair
    alerts: tuple[Level, ...]
    chronology: tuple[Entry, ...]
    gaps: tuple[Gap, ...]
    spots: tuple[Spot, ...]
    calls_per_hour: float | None
    calls_finish_at_ms: int | None
    previous_number: int | None
    previous_as_of_ms: int | None
    changes: tuple[Change, ...]
    fall_reason: str
    summary: str
    next_at_ms: int | None
    rung: str = ""

    @property
    def label(self) -> str:
        """``KRT-3``."""
        return f"{self.mission}-{self.number}"


Figures = Mapping[str, tuple[int, int]]


def changes(before: Figures, now: Figures) -> tuple[Change, ...]:
    """Every figure that is another now, in their order; one that the report before did not have is none."""
    return tuple(
        Change(figure=figure, before=before[figure], now=now[figure])
        for figure in Figure
        if figure in before and figure in now and before[figure] != now[figure]
    )


def falls(told: tuple[Change, ...]) -> tuple[Figure, ...]:
    """The figures that should only grow and fell, at either end of a range."""
    return tuple(
        Figure.of(each.figure)
        for each in told
        if each.figure in CUMULATIVE and (each.now[0] < each.before[0] or each.now[1] < each.before[1])
    )


_HARM = (Figure.AFFECTED, Figure.INJURED, Figure.CRITICAL, Figure.DECEASED)
_CLEARED = (Rung.ALL_CHECKED, Rung.CONFIRMED_NONE)


def count_text(content: Content, name: str, language: Language) -> str:
    """A figure as written: ``12``, ``12–15``. No harm found is not the same as no harm: until all is checked, 0 is told as what it is."""
    counted = content.figures.get(name)
    if counted is None:
        return UNKNOWN_COUNT.of(language)
    if name in _HARM and counted == (0, 0) and content.rung not in _CLEARED:
        return NONE_KNOWN.of(language)
    return range_text(counted, language)


def range_text(counted: tuple[int, int], language: Language) -> str:
    """``12``, or ``12–15`` where the value is in dispute."""
    low, high = (figure(number).of(language).replace("-", "−") for number in counted)
    return low if low == high else f"{low}–{high}"


def to_json(content: Content) -> str:
    """As it is stored."""
    return content.model_dump_json()


def from_json(text: str) -> Content:
    """What was stored. Raises ValueError when it is no report this version knows."""
    try:
        content = Content.model_validate_json(text)
    except ValidationError as error:
        raise ValueError("a situation report of another form") from error
    if content.form != FORM:
        raise ValueError("a situation report of another form")
    return content
