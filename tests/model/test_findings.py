"""What may be said of nationals never exceeds what was checked, for every combination of checks, reports and answers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest

from console.model.bilingual import Bilingual
from console.model.findings import NONE, Findings, Harm, Range, Rung, Said, find, harm_of, is_in_question
from console.model.settle import Heard, settle
from console.model.shown_response import FacilityLine, ListState
from console.model.statement_nationals import nationals
from console.model.words import Axis, CheckMethod, Condition, FacilityType, IdentityMethod, Source

AT_MS = 1_668_351_600_000
LANGUAGES = ("id", "en")
NO_INFORMATION = {
    "id": "belum diperoleh informasi mengenai adanya WNI yang menjadi korban",
    "en": "no information on whether Indonesian nationals are among the casualties",
}
NONE_OF_OURS = {"id": "tidak ada WNI yang menjadi korban", "en": "no Indonesian nationals are among the casualties"}
DEATH = {"id": "meninggal", "en": "deceased"}


def a_list(name: str, state: ListState, unidentified: int | None = None, foreigners: int | None = None) -> FacilityLine:
    method = CheckMethod.VISIT if state is not ListState.NOT_ASKED else None
    return FacilityLine(
        None, name, FacilityType.HOSPITAL, "", "", "", state, 1, method, unidentified, foreigners, asked_at_ms=AT_MS
    )


def a_harm(person: int, *conditions: Condition) -> Harm:
    return Harm(person, frozenset(conditions), Source.STAFF, AT_MS)


def said(count: Range | None, source: Source = Source.OFFICIAL, by: str = "polisi", at_ms: int = AT_MS) -> Said:
    return Said(count, source, by, at_ms)


HARMS = {
    "nobody": (),
    "one injured": (a_harm(1, Condition.INJURED),),
    "injured or well": (a_harm(1, Condition.INJURED, Condition.WELL),),
    "injured or critical": (a_harm(1, Condition.INJURED, Condition.CRITICAL),),
    "dead and injured": (a_harm(1, Condition.DECEASED), a_harm(2, Condition.INJURED)),
}
ANSWERS = {
    "nothing": (),
    "none": (said(NONE),),
    "some": (said(None),),
    "two": (said(Range(2, 2)),),
    "none and two": (said(NONE), said(Range(2, 2), by="gubernur")),
    "rumour of nine": (said(Range(9, 9), Source.OTHER),),
    "family says three": (said(Range(3, 3), Source.FAMILY),),
}


def every_finding() -> Iterator[tuple[Findings, tuple[ListState, ...], str, str, bool]]:
    states = list(ListState)
    for length in range(3):
        for combination in itertools.combinations_with_replacement(states, length):
            lists = [
                a_list(f"RS {place}", state, 2 if state is ListState.UNIDENTIFIED else None)
                for place, state in enumerate(combination)
            ]
            for harm, answer, in_question in itertools.product(HARMS, ANSWERS, (False, True)):
                found = find(lists, HARMS[harm], ANSWERS[answer], in_question=in_question)
                yield found, combination, harm, answer, in_question


def test_that_no_sentence_claims_more_than_the_checks_bear() -> None:
    met = set()
    for found, states, harm, answer, in_question in every_finding():
        met.add(found.rung)
        sentence = nationals(found, AT_MS, "Europe/Istanbul")
        told = {language: sentence.text(language) for language in LANGUAGES}
        where = (states, harm, answer, in_question, told)
        answered = {ListState.NONE_OURS, ListState.UNIDENTIFIED, ListState.FOUND}
        is_checked = bool(answered.intersection(states))
        nothing_known = not is_checked and harm == "nobody" and not in_question
        nothing_said = answer in ("nothing", "rumour of nine", "family says three")
        for language, text in told.items():
            assert (NO_INFORMATION[language] in text) == (nothing_known and nothing_said), where
            claims_none = NONE_OF_OURS[language] in text and "belum selesai" not in text and "not complete" not in text
            if found.rung is Rung.CONFIRMED_NONE:
                assert claims_none, where
                assert (set(states), answer, harm, in_question) == ({ListState.NONE_OURS}, "none", "nobody", False), (
                    where
                )
            assert (DEATH[language] in text) == (harm == "dead and injured"), where
            assert not {"3", "9"}.intersection(re.findall(r"\\b\\d\\b", text)), where  # of rumour and family
    assert met == set(Rung)


def test_that_both_languages_tell_the_same_numbers() -> None:
    for found, *where in every_finding():
        sentence = nationals(found, AT_MS, "Europe/Istanbul")
        numbers = [re.findall(r"\d+", sentence.text(language).replace(".", ":")) for language in LANGUAGES]
        assert sorted(numbers[0]) == sorted(numbers[1]), where


def test_that_every_figure_can_tell_what_it_rests_on() -> None:
    for found, *where in every_finding():
        sentence = nationals(found, AT_MS, "Europe/Istanbul")
        for language in LANGUAGES:
            for run in sentence.runs("id" if language == "id" else "en"):
                assert run.basis or not re.search(r"\d", run.text), (where, run)


@pytest.mark.parametrize(
    ("harm", "answer", "affected"),
    [
        ("one injured", "nothing", Range(1, 1)),
        ("one injured", "two", Range(1, 2)),
        ("injured or well", "two", Range(0, 2)),
        ("dead and injured", "two", Range(2, 2)),
        ("nobody", "two", Range(2, 2)),
        ("nobody", "none and two", Range(0, 2)),
        ("one injured", "none", Range(1, 1)),
    ],
)
def test_that_what_is_in_dispute_is_a_range(harm: str, answer: str, affected: Range) -> None:
    found = find([], HARMS[harm], ANSWERS[answer], in_question=False)
    assert found.affected == affected
    text = nationals(found, AT_MS, "Europe/Istanbul").text("en")
    if affected.low and affected.is_disputed:
        assert f"etween {affected.low} and {affected.high} Indonesian nationals" in text


def test_that_a_person_between_two_conditions_is_counted_once_and_told_as_a_range_in_each() -> None:
    found = find([], HARMS["injured or critical"], (), in_question=False)
    assert found.affected == Range(1, 1)
    assert found.by_condition[Condition.INJURED] == found.by_condition[Condition.CRITICAL] == Range(0, 1)
    assert "0–1 injured" in nationals(found, AT_MS, "UTC").text("en")


def test_that_what_an_authority_said_a_day_earlier_no_longer_disputes() -> None:
    old = said(Range(7, 7), by="gubernur", at_ms=AT_MS - 25 * 3_600_000)
    assert find([], (), (old, said(Range(2, 2))), in_question=False).affected == Range(2, 2)


def test_that_a_list_with_unidentified_patients_is_checked_but_never_clears() -> None:
    lists = [a_list("RS A", ListState.NONE_OURS), a_list("RS B", ListState.NONE_OURS, unidentified=1)]
    found = find(lists, (), (said(NONE),), in_question=False)
    assert found.rung is Rung.CHECKING
    assert "On these lists 1 person has not yet been identified" in nationals(found, AT_MS, "UTC").text("en")


def test_that_foreigners_seen_in_person_are_told_in_both_languages() -> None:
    lists = [a_list("RS A", ListState.NONE_OURS, foreigners=2), a_list("RS B", ListState.NOT_ASKED)]
    told = nationals(find(lists, (), (), in_question=False), AT_MS, "Asia/Seoul")
    assert "2 warga negara asing yang dilihat langsung oleh petugas dipastikan bukan WNI" in told.text("id")
    assert "2 foreign nationals seen in person were confirmed not to be Indonesian" in told.text("en")


def heard(number: int, axis: Axis, value: str, source: Source, officer: int, detail: str = "") -> Heard:
    return Heard(number, axis, value, source, AT_MS + number, AT_MS + number, officer, detail)


@pytest.mark.parametrize("officers", [(1,), (1, 1), (1, 2)])
@pytest.mark.parametrize("method", [None, IdentityMethod.VISUAL, IdentityMethod.DNA])
def test_that_a_death_is_told_only_with_two_officers_and_a_method(
    officers: tuple[int, ...], method: IdentityMethod | None
) -> None:
    reports = [
        heard(number, Axis.CONDITION, "deceased", Source.OFFICIAL, officer)
        for number, officer in enumerate(officers, 1)
    ]
    if method is not None:
        reports.append(heard(9, Axis.IDENTITY, "confirmed", Source.OFFICIAL, 1, method))
    situation = settle(reports, AT_MS)
    harm = harm_of(1, situation)
    found = find([], [harm] if harm else [], (), in_question=is_in_question(situation, reports))
    told = nationals(found, AT_MS, "UTC")
    is_proven = officers == (1, 2) and method is IdentityMethod.DNA
    assert ("meninggal" in told.text("id")) == ("deceased" in told.text("en")) == is_proven
    assert found.rung is (Rung.AFFECTED if is_proven else Rung.VERIFYING)


def test_that_a_rumour_that_somebody_is_hurt_moves_nothing() -> None:
    for value in ("injured", "deceased"):
        reports = [heard(1, Axis.CONDITION, value, Source.OTHER, 1)]
        situation = settle(reports, AT_MS)
        assert harm_of(1, situation) is None
        assert not is_in_question(situation, reports)


def test_that_somebody_reported_missing_by_family_keeps_anyone_from_saying_none() -> None:
    reports = [heard(1, Axis.WHEREABOUTS, "missing", Source.FAMILY, 1)]
    lists = [a_list("RS A", ListState.NONE_OURS)]
    found = find(lists, (), (said(NONE),), in_question=is_in_question(settle(reports, AT_MS), reports))
    assert found.rung is Rung.VERIFYING


def test_that_a_missing_place_of_a_template_is_noticed() -> None:
    with pytest.raises(KeyError):
        nationals_template()


def nationals_template() -> object:
    from console.model.bilingual import Told, phrase

    return phrase("{a}", "{b}", a=Told(Bilingual("x", "x")))


def test_that_a_death_somebody_disputes_is_not_told() -> None:
    harms = (a_harm(1, Condition.DECEASED, Condition.WELL), a_harm(2, Condition.INJURED))
    told = nationals(find([], harms, (), in_question=False), AT_MS, "UTC")
    assert told.text("en").startswith("Between 1 and 2 Indonesian nationals are among the casualties: 1 injured.")
    for language in LANGUAGES:
        assert DEATH[language] not in told.text("id" if language == "id" else "en")


@pytest.mark.parametrize("source", [Source.OFFICIAL, Source.STAFF])
def test_that_who_says_none_is_named_as_who_he_is(source: Source) -> None:
    for lists in ([], [a_list("RS A", ListState.NONE_OURS)]):
        text = nationals(find(lists, (), (said(NONE, source),), in_question=False), AT_MS, "UTC").text("en")
        assert ("local authorities" in text) == (source is Source.OFFICIAL)
        assert ("the Indonesian mission on the spot" in text) == (source is Source.STAFF)
