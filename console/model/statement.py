"""The first public statement: its parts in both languages, made from what was checked and counted. Nobody types a number.

An officer chooses what happened, the opening and the advice; where his event is on no list he types its words, without figures. The rest
follows from ``Facts``. How much is said of nationals follows from the rung of ``console.model.findings`` and from nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import inf

from console.model.bilingual import Bilingual, Sentence, Told, figure, listing, phrase
from console.model.findings import Findings, Range, Said
from console.model.moments import day_and_time
from console.model.settle import CONFIRMING, STANDING
from console.model.statement_nationals import counted, listed, nationals, ranged, said_lines, sources
from console.model.statement_words import EXERCISE_HEAD, WHOLE, Advice, Event, SlotName, Tone
from console.model.words import Language


@dataclass(frozen=True, slots=True)
class Choices:
    """What the officer chose. event_id, event_en: his own words for what happened, of both languages or of none."""

    event: Event = Event.OTHER
    tone: Tone = Tone.SYMPATHY
    advice: tuple[Advice, ...] = (Advice.STAY_CALM, Advice.CALL_HOTLINE)
    event_id: str = ""
    event_en: str = ""

    def event_words(self) -> Bilingual:
        """What happened, as it stands inside a sentence."""
        if self.event_id and self.event_en:
            return Bilingual(self.event_id, self.event_en)
        return Bilingual(self.event.indonesian, self.event.english)


@dataclass(frozen=True, slots=True)
class Registered:
    """Registered nationals: low where every possible double is one, and who may be none is left out. country: nobody where the incident is in
    none. roster_of: codes of the missions whose people are counted; not_held: of
    involved missions whose are not. fresh: confirmed in the last 180 days, of those in the area."""

    country: Range
    area: Range
    fresh: int
    roster_of: tuple[str, ...]
    not_held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, counted. authorities and lists: who could be asked, whether they told anything or not. called: nationals; reached: of
    them. by_wardens: nationals of whom wardens said something."""

    authorities: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    called: int = 0
    reached: int = 0
    by_wardens: int = 0


@dataclass(frozen=True)
class Facts:
    """Everything a statement rests on at one moment.

    place, country: as each language calls them. mission: the lead's name. hotlines: (mission, its numbers), the lead first. casualties: what
    each source answered last on all victims.
    """

    place: Bilingual
    country: Bilingual
    zone: str
    onset_ms: int
    as_of_ms: int
    is_exercise: bool
    mission: Bilingual
    hotlines: tuple[tuple[Bilingual, str], ...]
    casualties: tuple[Said, ...]
    findings: Findings
    registered: Registered
    done: Done


@dataclass(frozen=True)
class Draft:
    """A statement as it reads now. warnings: codes of what an officer should mend before it is approved."""

    slots: Mapping[SlotName, Sentence]
    facts: Facts
    choices: Choices
    warnings: tuple[str, ...] = field(default=())

    def text(self, language: Language) -> str:
        """The whole, a paragraph a slot."""
        return whole(self.slots, language, is_exercise=self.facts.is_exercise)


def whole(slots: Mapping[SlotName, Sentence], language: Language, *, is_exercise: bool) -> str:
    """The text of these slots, a paragraph each, of an exercise with its mark before; the short forms are not part of it."""
    head = [EXERCISE_HEAD.of(language)] if is_exercise else []
    return "\n\n".join([*head, *(text for name in WHOLE if name in slots and (text := slots[name].text(language)))])


def draft(facts: Facts, choices: Choices) -> Draft:
    """The statement these facts and choices make."""
    made = {
        SlotName.SYMPATHY: _sympathy(facts, choices),
        SlotName.EVENT: _event(facts, choices),
        SlotName.CASUALTIES: _casualties(facts),
        SlotName.NATIONALS: nationals(facts.findings, facts.as_of_ms, facts.zone),
        SlotName.REGISTERED: _registered(facts),
        SlotName.DONE: _done(facts),
        SlotName.ADVICE: _advice(choices),
        SlotName.HOTLINES: _hotlines(facts),
        SlotName.AS_OF: _as_of(facts),
        SlotName.BRIEF: nationals(replace(facts.findings, foreigners=0), facts.as_of_ms, facts.zone),
    }
    return Draft({name: slot for name, slot in made.items() if slot}, facts, choices, tuple(_warnings(facts, choices)))


def _place(facts: Facts) -> Sentence:
    if facts.place == facts.country or not facts.country.indonesian:
        return phrase("{place}", "{place}", place=Told(facts.place))
    return phrase("{place}, {country}", "{place}, {country}", place=Told(facts.place), country=Told(facts.country))


_OPENINGS: Mapping[Tone, tuple[str, str]] = {
    Tone.CONCERN: (
        "Pemerintah Indonesia menyampaikan keprihatinan atas {event} di {place}.",
        "The Government of Indonesia expresses its concern over {event} in {place}.",
    ),
    Tone.SYMPATHY: (
        "Pemerintah Indonesia menyampaikan simpati dan duka cita yang mendalam kepada para korban {event} di {place} beserta keluarganya.",
        "The Government of Indonesia conveys its deepest sympathy and condolences to the victims of {event} in {place} and their families.",
    ),
    Tone.CONDEMNATION: (
        "Pemerintah Indonesia mengecam {event} di {place} serta menyampaikan simpati yang mendalam kepada para korban dan keluarganya.",
        "The Government of Indonesia condemns {event} in {place} and conveys its deepest sympathy to the victims and their families.",
    ),
}


def _sympathy(facts: Facts, choices: Choices) -> Sentence:
    if choices.tone is Tone.NONE:
        return Sentence()
    return phrase(*_OPENINGS[choices.tone], event=Told(choices.event_words()), place=Told(facts.place))


def _event(facts: Facts, choices: Choices) -> Sentence:
    words = choices.event_words()
    capital = Bilingual(_capital(words.indonesian), _capital(words.english))
    when = Told(day_and_time(facts.onset_ms, facts.zone), (Bilingual("Waktu kejadian", "Onset of the incident"),))
    where = _place(facts)
    return (phrase("{event} terjadi di ", "{event} occurred in ", event=Told(capital)).joined(where)).joined(
        phrase(", pada {when}.", ", on {when}.", when=when)
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _casualties(facts: Facts) -> Sentence:
    """What authorities, or our staff, say of all victims; never of ours, and never without saying who says it."""
    told = [said for said in facts.casualties if said.count is not None and STANDING[said.source] >= CONFIRMING]
    if not told:
        return phrase("Jumlah korban belum dapat dipastikan.", "The number of casualties is not yet known.")
    numbers = [said.count for said in told if said.count is not None]
    whole = numbers[0]
    for number in numbers[1:]:
        whole = whole.with_(number)
    basis = said_lines(told)
    who = sources(told)
    if whole.high == 0:
        return phrase("Menurut {who}, sejauh ini tidak ada laporan mengenai korban.",
                      "According to {who}, there are so far no reports of casualties.", who=who)  # fmt: skip
    if whole.is_disputed and len(told) == 1:
        places = {"low": Told(figure(whole.low), basis), "high": Told(figure(whole.high), basis), "who": who}
        return phrase("Menurut {who}, antara {low} dan {high} orang menjadi korban.",
                      "According to {who}, there are between {low} and {high} casualties.", **places)  # fmt: skip
    if whole.is_disputed:
        places = {"low": Told(figure(whole.low), basis), "high": Told(figure(whole.high), basis), "who": who}
        return phrase("Keterangan mengenai jumlah korban berbeda-beda: antara {low} dan {high} orang, menurut {who}.",
                      "Accounts of the number of casualties differ: between {low} and {high}, according to {who}.", **places)  # fmt: skip
    many = "are at least {n} casualties" if whole.low != 1 else "is at least {n} casualty"
    return phrase("Menurut {who}, sekurangnya {n} orang menjadi korban.", f"According to {{who}}, there {many}.",
                  who=who, n=Told(figure(whole.low), basis))  # fmt: skip


def _registered(facts: Facts) -> Sentence:
    known = facts.registered
    if not known.roster_of:
        return Sentence()
    basis = _registered_lines(known)
    if not facts.country.indonesian:
        told = _registered_at(known.area, facts.place, basis, (" dan sekitarnya", "in and around"))
    elif facts.place == facts.country or not known.country.high:
        told = _registered_at(known.country, facts.country, basis, ("", "in"))
    else:
        told = _registered_at(known.country, facts.country, basis, ("", "in"), _of_them(known.area, facts.place, basis))
    if known.not_held:
        told += phrase("Angka tersebut belum mencakup data seluruh perwakilan terkait.",
                       "This figure does not yet cover the records of all missions concerned.")  # fmt: skip
    return told + phrase("Angka tersebut tidak termasuk wisatawan dan WNI yang tidak melapor diri.",
                         "Tourists and nationals who did not register are not included.")  # fmt: skip


_NOBODY = Sentence()


def _registered_at(
    count: Range, place: Bilingual, basis: tuple[Bilingual, ...], around: tuple[str, str], more: Sentence = _NOBODY
) -> Sentence:
    """So many are registered there. around: how each language says near it; more: how many of them near the scene."""
    n = (
        Told(Bilingual("belum ada WNI yang", "no Indonesian nationals"), basis)
        if not count.high
        else counted(count, basis)
    )
    verb = "is" if count.high == 1 else "are"
    told = phrase(f"Berdasarkan data lapor diri, {{n}} tercatat di {{place}}{around[0]}",
                  f"According to consular records, {{n}} {verb} registered {around[1]} {{place}}", n=n, place=Told(place))  # fmt: skip
    return told.joined(more).joined(phrase(".", "."))


def _of_them(count: Range, place: Bilingual, basis: tuple[Bilingual, ...]) -> Sentence:
    n = Told(Bilingual("tidak seorang pun", "none"), basis) if not count.high else ranged(count, basis)
    return phrase(
        ", {n} di antaranya di {place} dan sekitarnya", ", {n} of them in and around {place}", n=n, place=Told(place)
    )


def _registered_lines(known: Registered) -> tuple[Bilingual, ...]:
    where = ", ".join(known.roster_of)
    lines = [
        Bilingual(
            f"Lapor diri pada {where}; {known.fresh} dikonfirmasi dalam 180 hari",
            f"Registrations at {where}; {known.fresh} confirmed within 180 days",
        )
    ]
    if known.country.is_disputed or known.area.is_disputed:
        lines.append(Bilingual("Kisaran: sebagian mungkin tercatat ganda", "A range: some may be registered twice"))
    return tuple(lines)


def _done(facts: Facts) -> Sentence:
    done, parts = facts.done, list[Sentence]()
    if done.authorities:
        parts.append(_step("menghubungi {n} instansi setempat", "contacted {n} local %s", "authority", "authorities",
                           len(done.authorities), listed(done.authorities)))  # fmt: skip
    if done.lists:
        parts.append(_step("menanyai {n} rumah sakit dan lembaga", "asked {n} %s", "hospital or institution",
                           "hospitals and institutions", len(done.lists), listed(done.lists)))  # fmt: skip
    if done.called:
        reached = Told(figure(done.reached), (Bilingual("Hasil panggilan", "Outcomes of the calls"),))
        parts.append(_step("menelepon {n} WNI", "telephoned {n} %s", "national", "nationals", done.called, _CALLS)
                     .joined(phrase(" ({reached} terhubung)", " ({reached} reached)", reached=reached)))  # fmt: skip
    if done.by_wardens:
        parts.append(_step("menerima kabar tentang {n} WNI dari simpul masyarakat", "received word of {n} %s through the community",
                           "national", "nationals", done.by_wardens, _WARDENS))  # fmt: skip
    if not parts:
        return Sentence()
    mission = Bilingual(_capital(facts.mission.indonesian), _capital(facts.mission.english))
    start = phrase("{mission} telah ", "{mission} has ", mission=Told(mission))
    return start.joined(listing(parts)).joined(phrase(".", "."))


_CALLS = (Bilingual("Panggilan yang tercatat", "Calls on record"),)
_WARDENS = (Bilingual("Laporan simpul masyarakat", "Reports by wardens"),)


def _step(indonesian: str, english: str, one: str, many: str, count: int, basis: tuple[Bilingual, ...]) -> Sentence:
    return phrase(indonesian, english % (one if count == 1 else many), n=Told(figure(count), basis))


def _advice(choices: Choices) -> Sentence:
    told = Sentence()
    for advice in Advice:
        if advice in choices.advice:
            told += phrase(advice.indonesian, advice.english)
    return told


def _hotlines(facts: Facts) -> Sentence:
    basis = (Bilingual("Nomor pada data perwakilan", "Numbers on the mission's record"),)
    lines = [
        phrase(
            "{mission}: {numbers}",
            "{mission}: {numbers}",
            mission=Told(name),
            numbers=Told(Bilingual(numbers, numbers), basis),
        )
        for name, numbers in facts.hotlines
        if numbers
    ]
    if not lines:
        return Sentence()
    told = phrase("Hotline: ", "Hotline: ")
    for place, line in enumerate(lines):
        told = told.joined(phrase("; ", "; ") if place else Sentence()).joined(line)
    return told


def _as_of(facts: Facts) -> Sentence:
    at = Told(day_and_time(facts.as_of_ms, facts.zone), (Bilingual("Waktu penyusunan", "When it was put together"),))
    return phrase("Keterangan per {at}. Keterangan ini akan diperbarui.", "As of {at}. This will be updated.", at=at)


def _warnings(facts: Facts, choices: Choices) -> list[str]:
    told = {
        "statement-no-hotline": not any(numbers for _, numbers in facts.hotlines),
        "statement-no-roster": bool(facts.registered.not_held) or not facts.registered.roster_of,
        "statement-no-event": choices.event is Event.OTHER and not choices.event_id,
        "statement-says-none-beside": bool(facts.findings.says_none) and facts.findings.persons.high > 0,
        "statement-mourns-nobody": choices.tone in (Tone.SYMPATHY, Tone.CONDEMNATION) and not _is_anybody_hurt(facts),
        "statement-ours-exceed-all": facts.findings.affected.low > _most_casualties(facts),
    }
    return [code for code, holds in told.items() if holds]


def _most_casualties(facts: Facts) -> float:
    """The highest number of victims that is told; no bound where nobody gives one."""
    told = [
        said.count.high for said in facts.casualties if said.count is not None and STANDING[said.source] >= CONFIRMING
    ]
    return max(told, default=inf)


def _is_anybody_hurt(facts: Facts) -> bool:
    """Whether anybody of standing says that there are victims at all."""
    told = [said for said in facts.casualties if STANDING[said.source] >= CONFIRMING]
    return facts.findings.affected.high > 0 or any(said.count is None or said.count.high for said in told)
