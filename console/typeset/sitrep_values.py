"""What a situation report says, as texts for its template: every number written, every word in the language, nothing left to compute."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from console.model.bilingual import figure
from console.model.moments import HOME_ZONE
from console.model.sitrep import Answer, Change, Content, Listed, Pair, count_text, range_text
from console.model.sitrep_words import Figure, gap_text
from console.model.tally import LOCATIONS
from console.model.words import AlertLevel, CheckMethod, FacilityType, Language, Question, SitrepVersion, Source, Word
from console.typeset import times
from console.typeset.words import ANSWERS, EXERCISE, LIST_STATES, MARKING, SITREP, words

_WHOLE_OF: Mapping[str, Figure] = {
    Figure.LISTS_CHECKED: Figure.LISTS,
    Figure.REACHED: Figure.CALLED,
}  # named only together with it
_PARTS_OF = (Figure.PRESENT, Figure.ELSEWHERE, Figure.NOT_YET_REACHED, Figure.LISTS_CHECKED, Figure.REACHED)
_BEGINS_GROUP = (Figure.AFFECTED, Figure.CASUALTIES, Figure.LISTS, Figure.CALLED)
_STRONG = (Figure.REGISTERED, Figure.AFFECTED, Figure.CASUALTIES, Figure.LISTS, Figure.CALLED)
_ALWAYS = (Figure.CASUALTIES,)  # told even where nobody said a number: not to be taken for none


def values(content: Content, language: Language) -> dict[str, Any]:
    """Everything but the map, as JSON."""
    told = words(SITREP, language)
    zone = _zone_words(content, language)
    for name in ("when", "list_asked"):
        told[name] = told[name].replace("{zone}", zone)
    told["zone_note"] = told["zone_note"].replace("{zone}", zone)
    return {
        "words": told,
        "language": language,
        "marking": MARKING,
        "mark": EXERCISE if content.is_exercise else "",
        "head": _head(content, language),
        "changes": _changes(content, language),
        "nationals": _of(content.nationals, language),
        "figures": _figures(content, language),
        "has_range": any(low != high for low, high in content.figures.values()),
        "freshness": _freshness(content, language),
        "locations": [
            [told[f"location_{name}"], number(content.by_location.get(name, 0), language)] for name in LOCATIONS
        ],
        "questions": [_answer(each, content, language) for each in content.answers],
        "lists": [_listed(each, content, language) for each in content.lists],
        "done": _of(content.done, language),
        "alerts": [[_label(AlertLevel, each.level, language), each.name, each.reason] for each in content.alerts],
        "chronology": [[times.short(each.at_ms, content.zone, language), each.text] for each in content.chronology],
        "gaps": [gap_text(each.code, each.places, language) for each in content.gaps],
        "summary": content.summary,
    }


def number(value: int, language: Language) -> str:
    """``1,462`` and ``1.462``; a fall with a real minus."""
    return figure(value).of(language).replace("-", "−")


def _of(pair: Pair, language: Language) -> str:
    return pair.id if language == "id" else pair.en


def _label(known: type[Word], value: str, language: Language) -> str:
    """What a person reads for a stored word; one that a newer console knows stays as it is."""
    found = next((each for each in known if each.value == value), None)
    return value if found is None else found.label(language)


def _zone_words(content: Content, language: Language) -> str:
    if times.is_home(content.as_of_ms, content.zone):
        return "WIB"
    return times.offset(content.as_of_ms, content.zone)


def _head(content: Content, language: Language) -> dict[str, Any]:
    place, country = _of(content.place, language), _of(content.country, language)
    return {
        "label": content.label,
        "version": _label(SitrepVersion, content.version, language),
        "mission": _of(content.mission_name, language),
        "title": content.title,
        "place": place if place == country or not country else f"{place}, {country}",
        "as_of": _three_clocks(content, content.as_of_ms, language),
        "as_of_short": times.labelled(content.as_of_ms, content.zone, language),
        "dated": times.labelled(content.as_of_ms, HOME_ZONE, language),
        "onset": times.labelled(content.onset_ms, content.zone, language),
        "known": times.labelled(content.known_at_ms, content.zone, language),
        "prepared_by": content.prepared_by,
        "missions": ", ".join(content.missions),
        "covers": ", ".join(content.covers) or "–",
        "not_held": ", ".join(content.not_held),
        "next": _next(content, language),
    }


def _three_clocks(content: Content, at_ms: int, language: Language) -> list[list[str]]:
    """(label, moment) at the scene, in Jakarta and in UTC; at home the scene's is Jakarta's."""
    local = [[SITREP["local"].of(language), times.full(at_ms, content.zone, language)]]
    home = [["WIB", times.full(at_ms, HOME_ZONE, language)], ["UTC", times.full(at_ms, "UTC", language)]]
    return home if times.is_home(at_ms, content.zone) else local + home


def _next(content: Content, language: Language) -> str:
    if content.next_at_ms is not None:
        return times.labelled(content.next_at_ms, content.zone, language)
    return SITREP["next_final" if content.version == SitrepVersion.FINAL else "next_none"].of(language)


def _changes(content: Content, language: Language) -> dict[str, Any]:
    if content.previous_number is None or content.previous_as_of_ms is None:
        return {"heading": "", "as_of": "", "rows": [], "fall_reason": ""}
    label = f"{content.mission}-{content.previous_number}"
    return {
        "label": label,
        "heading": SITREP["changes"].of(language).replace("{label}", label),
        "chronology": SITREP["chronology_since"].of(language).replace("{label}", label),
        "as_of": times.labelled(content.previous_as_of_ms, content.zone, language),
        "rows": [_change(each, content, language) for each in content.changes],
        "fall_reason": content.fall_reason,
    }


def _change(change: Change, content: Content, language: Language) -> list[str]:
    whole = _WHOLE_OF.get(change.figure)
    name = _label(Figure, change.figure, language)
    return [
        f"{whole.label(language)}: {name}" if whole else name,
        range_text(change.before, language),
        range_text(change.now, language),
        _difference(change, language),
    ]


def _difference(change: Change, language: Language) -> str:
    """``+3``, ``−2``; "" between ranges, whose difference would pretend to be known."""
    if change.before[0] != change.before[1] or change.now[0] != change.now[1]:
        return ""
    grown = change.now[0] - change.before[0]
    return f"+{number(grown, language)}" if grown > 0 else number(grown, language)


def _figures(content: Content, language: Language) -> list[dict[str, Any]]:
    rows = []
    for name in Figure:
        counted = content.figures.get(name)
        if counted is None and name not in _ALWAYS:
            continue
        rows.append(
            {
                "name": name.label(language),
                "count": count_text(content, name, language),
                "is_part": name in _PARTS_OF,
                "is_strong": name in _STRONG,
                "begins": name in _BEGINS_GROUP,
            }
        )
    return rows


def _freshness(content: Content, language: Language) -> list[list[str]]:
    told = []
    for name, at_ms in (("newest", content.freshest_ms), ("oldest", content.stalest_ms)):
        if at_ms is not None:
            when = times.short(at_ms, content.zone, language)
            told.append([SITREP[name].of(language), f"{when} ({times.age(at_ms, content.as_of_ms, language)})"])
    if not told:
        told.append([SITREP["newest"].of(language), SITREP["reports_none"].of(language)])
    registered = content.figures.get(Figure.REGISTERED, (0, 0))[1]
    lately = SITREP["of"].of(language).replace("{n}", number(content.confirmed_lately, language))
    told.append([SITREP["lately"].of(language), lately.replace("{all}", number(registered, language))])
    if content.calls_per_hour is not None:
        told.append([SITREP["calls"].of(language), number(round(content.calls_per_hour), language)])
    if content.calls_finish_at_ms is not None:
        told.append(
            [SITREP["calls_finish"].of(language), times.short(content.calls_finish_at_ms, content.zone, language)]
        )
    return told


def _answer(answer: Answer, content: Content, language: Language) -> dict[str, Any]:
    source = _label(Source, answer.source, language) if answer.source else ""
    counts = answer.counted.id if language == "id" else answer.counted.en
    said = answer_text(answer.value, language) if answer.value else ""
    return {
        "question": _label(Question, answer.question, language),
        "value": " · ".join(part for part in (said, counts) if part) or SITREP["not_answered"].of(language),
        "is_open": not (said or counts),
        "source": _by(source, answer.said_by),
        "when": times.short(answer.at_ms, content.zone, language),
    }


def _by(told: str, said_by: str) -> str:
    """``Official (Ministry of Health)``."""
    return f"{told} ({said_by})" if told and said_by else told or said_by


def answer_text(value: str, language: Language) -> str:
    """A stored answer as people read it: ``Yes``, ``1,209``, ``3–5``; other text as it stands."""
    if value in ANSWERS:
        return ANSWERS[value].of(language)
    low, dash, high = value.partition("-")
    if low.isdecimal() and (high.isdecimal() or not dash):
        return range_text((int(low), int(high if dash else low)), language)
    return value


def _listed(one: Listed, content: Content, language: Language) -> list[str]:
    state = LIST_STATES[one.state].of(language) if one.state in LIST_STATES else one.state
    return [
        one.name,
        _label(FacilityType, one.type, language),
        _by(state, one.said_by),
        times.short(one.asked_at_ms, content.zone, language),
        _label(CheckMethod, one.method, language),
        "" if one.unidentified is None else number(one.unidentified, language),
        "" if one.foreigners is None else number(one.foreigners, language),
        times.short(one.again_at_ms, content.zone, language),
    ]
