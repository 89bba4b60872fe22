"""What a statement says of nationals among the victims: one wording a rung, and never more than the rung bears."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from console.model.bilingual import Bilingual, Sentence, Told, figure, listing, phrase
from console.model.findings import HARMED, Findings, Range, Rung, Said, has_unidentified
from console.model.moments import clock_time
from console.model.shown_response import FacilityLine
from console.model.words import CheckMethod, Condition, Source

_CONDITIONS: Mapping[Condition, tuple[str, str]] = {
    Condition.DECEASED: ("{n} meninggal dunia", "{n} deceased"),
    Condition.CRITICAL: ("{n} dalam kondisi kritis", "{n} in critical condition"),
    Condition.INJURED: ("{n} luka-luka", "{n} injured"),
}


def nationals(findings: Findings, as_of_ms: int, zone: str) -> Sentence:
    """What may be said at this rung. as_of_ms: UTC milliseconds."""
    at = Told(clock_time(as_of_ms, zone), (Bilingual("Waktu penyusunan", "When it was put together"),))
    return _WORDINGS[findings.rung](findings, at)


def _no_information(_: Findings, __: Told) -> Sentence:
    return phrase(
        "Hingga saat ini belum diperoleh informasi mengenai adanya WNI yang menjadi korban.",
        "At this time there is no information on whether Indonesian nationals are among the casualties.",
    )


def _checking(findings: Findings, at: Told) -> Sentence:
    return _searched(findings, at) + _official_none(findings) + _still_unclear(findings) + _foreigners(findings)


def _searched(findings: Findings, at: Told) -> Sentence:
    """How many lists said what; nothing before the first did."""
    if not findings.checked:
        return Sentence()
    places = {
        "k": Told(figure(findings.checked), list_lines(findings.lists)),
        "n": Told(figure(len(findings.lists)), list_lines(findings.lists)),
        "at": at,
    }
    them = "it" if findings.checked == 1 else "them"
    if findings.found_on or findings.persons.high:
        return phrase(
            "Hingga pukul {at}, {k} dari {n} rumah sakit dan daftar telah diperiksa.",
            f"As of {{at}}, {{k}} of {{n}} {_lists_have(findings)} been checked.",
            **places,
        )
    is_whole = findings.checked == len(findings.lists) and not any(line.is_to_be_named for line in findings.lists)
    more = ("", "") if is_whole else ("; pemeriksaan masih berlangsung", "; checks continue")
    return phrase(
        f"Hingga pukul {{at}}, {{k}} dari {{n}} rumah sakit dan daftar telah diperiksa dan {_NOT_FOUND[0]}{more[0]}.",
        f"As of {{at}}, {{k}} of {{n}} {_lists_have(findings)} been checked and {_NOT_FOUND[1]} {them}{more[1]}.",
        **places,
    )


_NOT_FOUND = ("tidak ditemukan WNI di antaranya", "no Indonesian nationals were found on")


def _lists_have(findings: Findings) -> str:
    """English only: ``1 of 1 hospital or list has``, ``1 of 3 hospitals and lists has``, ``2 of 3 hospitals and lists have``."""
    whole = "hospital or list" if len(findings.lists) == 1 else "hospitals and lists"
    return f"{whole} {'has' if findings.checked == 1 else 'have'}"


def _official_none(findings: Findings) -> Sentence:
    if not findings.says_none:
        return Sentence()
    who = sources(findings.says_none)
    if findings.checked:
        return phrase(
            "Menurut {who}, tidak ada WNI di antara korban.",
            "According to {who}, no Indonesian nationals are among the casualties.",
            who=who,
        )
    return phrase(
        "Menurut {who}, tidak ada WNI di antara korban; pemeriksaan oleh perwakilan belum selesai.",
        "According to {who}, no Indonesian nationals are among the casualties; the mission's own checks are not complete.",
        who=who,
    )


_SOURCES = {
    Source.OFFICIAL: Bilingual("pihak berwenang setempat", "the local authorities"),
    Source.STAFF: Bilingual("perwakilan RI setempat", "the Indonesian mission on the spot"),
}


def sources(told: Sequence[Said]) -> Told:
    """Who says so, as a sentence names them; what each said as the basis."""
    each = list(dict.fromkeys(_SOURCES[said.source] for said in told if said.source in _SOURCES))
    named = Bilingual(" dan ".join(one.indonesian for one in each), " and ".join(one.english for one in each))
    return Told(named, said_lines(told))


def _still_unclear(findings: Findings) -> Sentence:
    unclear = [line for line in findings.lists if has_unidentified(line)]
    if not unclear:
        return Sentence()
    if not findings.unidentified:
        return phrase(
            "Pada daftar tersebut masih terdapat orang yang belum teridentifikasi.",
            "On these lists there are people who have not yet been identified.",
        )
    n = Told(figure(findings.unidentified), list_lines(unclear))
    least = ("", "") if all(line.unidentified for line in unclear) else ("sedikitnya ", "at least ")
    have = "person has" if findings.unidentified == 1 else "people have"
    return phrase(
        f"Pada daftar tersebut masih terdapat {least[0]}{{n}} orang yang belum teridentifikasi.",
        f"On these lists {least[1]}{{n}} {have} not yet been identified.",
        n=n,
    )


def _foreigners(findings: Findings) -> Sentence:
    """Foreigners who were looked at and are not ours: a finding, told as what it is."""
    if not findings.foreigners or findings.persons.high or findings.found_on:
        return Sentence()
    seen = [line for line in findings.lists if line.is_checked and line.foreigners]
    n = Told(figure(findings.foreigners), list_lines(seen))
    one = findings.foreigners == 1
    if all(line.method is CheckMethod.VISIT for line in seen):
        return phrase(
            "{n} warga negara asing yang dilihat langsung oleh petugas dipastikan bukan WNI.",
            f"{{n}} foreign {'national' if one else 'nationals'} seen in person {'was' if one else 'were'} confirmed not to be Indonesian.",
            n=n,
        )
    return phrase(
        "{n} warga negara asing di sana disebut bukan WNI.",
        f"{{n}} foreign {'national is' if one else 'nationals are'} said not to be Indonesian.",
        n=n,
    )


def _all_checked(findings: Findings, at: Told) -> Sentence:
    n = Told(figure(len(findings.lists)), list_lines(findings.lists))
    if len(findings.lists) == 1:
        told = phrase(
            "Hingga pukul {at}, {n} rumah sakit atau daftar yang terkait telah diperiksa dan tidak ditemukan WNI di dalamnya.",
            "As of {at}, the {n} hospital or list concerned has been checked and no Indonesian nationals were found on it.",
            at=at,
            n=n,
        )
    else:
        told = phrase(
            "Hingga pukul {at}, seluruh {n} rumah sakit dan daftar telah diperiksa dan tidak ditemukan WNI di antaranya.",
            "As of {at}, all {n} hospitals and lists have been checked and no Indonesian nationals were found on them.",
            at=at,
            n=n,
        )
    return told + _foreigners(findings)


def _confirmed_none(findings: Findings, at: Told) -> Sentence:
    n = Told(figure(len(findings.lists)), list_lines(findings.lists))
    one = len(findings.lists) == 1
    lists = ("{n} rumah sakit atau daftar yang terkait", "the {n} hospital or list concerned") if one else (
        "seluruh {n} rumah sakit dan daftar", "all {n} hospitals and lists"
    )  # fmt: skip
    told = phrase(
        f"Menurut {{who}} dan berdasarkan pemeriksaan pada {lists[0]} hingga pukul {{at}}, tidak ada WNI yang menjadi korban.",
        f"According to {{who}} and to checks of {lists[1]} as of {{at}}, no Indonesian nationals are among the casualties.",
        who=sources(findings.says_none),
        n=n,
        at=at,
    )
    return told + _foreigners(findings)


def _verifying(findings: Findings, at: Told) -> Sentence:
    if findings.found_on:
        lines = Told(figure(len(findings.found_on)), list_lines(findings.found_on))
        told = phrase(
            "Ditemukan WNI pada {n} rumah sakit atau daftar yang diperiksa; jumlah, identitas, dan kondisinya sedang diverifikasi.",
            "Indonesian nationals were found on {n} of the hospital and other lists checked; their number, identity and condition are being"
            " verified.",
            n=lines,
        )
    else:
        told = phrase(
            "Terdapat laporan mengenai WNI yang mungkin terdampak; laporan tersebut sedang diverifikasi.",
            "There are reports of Indonesian nationals who may be affected; they are being verified.",
        )
    return told + _searched(findings, at) + _still_unclear(findings)


def _affected(findings: Findings, at: Told) -> Sentence:
    basis = (*harm_lines(findings), *said_lines(findings.said))
    told = _number_affected(findings, basis)
    if findings.persons.high:
        parts = [
            phrase(*_CONDITIONS[each], n=ranged(count, harm_lines(findings, each)))
            for each in HARMED
            if (count := _to_tell(findings, each)).high
        ]
        if parts:
            told = told.joined(phrase(": ", ": ")).joined(listing(parts))
    told = told.joined(phrase(".", "."))
    if not findings.persons.high and findings.affected.high == 1:
        told += phrase("Identitasnya sedang diverifikasi.", "The person's identity is being verified.")
    elif not findings.persons.high:
        told += phrase("Identitas mereka sedang diverifikasi.", "Their identities are being verified.")
    elif findings.is_open:
        told += phrase("Laporan lain masih diverifikasi.", "Further reports are being verified.")
    return told + _searched(findings, at) + _still_unclear(findings)


def _to_tell(findings: Findings, condition: Condition) -> Range:
    """How many in a condition a public sentence tells: a death that anybody disputes is not told."""
    count = findings.by_condition[condition]
    return Range(count.low, count.low) if condition is Condition.DECEASED else count


def _number_affected(findings: Findings, basis: tuple[Bilingual, ...]) -> Sentence:
    verb = "is" if findings.affected.high == 1 else "are"
    told = ("setidaknya {n} menjadi korban", f"at least {{n}} {verb} among the casualties")
    n = counted(findings.affected, basis)
    if findings.affected.is_disputed:
        told = ("antara {n} menjadi korban", "between {n} are among the casualties")
        n = _between(findings.affected, basis)
    if findings.persons.high:
        return phrase(*(each[:1].upper() + each[1:] for each in told), n=n)
    who = sources([said for said in findings.said if said.count is not None])
    return phrase(f"Menurut {{who}}, {told[0]}", f"According to {{who}}, {told[1]}", n=n, who=who)


_WORDINGS: Mapping[Rung, Callable[[Findings, Told], Sentence]] = {
    Rung.NO_INFORMATION: _no_information,
    Rung.CHECKING: _checking,
    Rung.ALL_CHECKED: _all_checked,
    Rung.CONFIRMED_NONE: _confirmed_none,
    Rung.VERIFYING: _verifying,
    Rung.AFFECTED: _affected,
}


# numbers, and what they rest on


def ranged(count: Range, basis: tuple[Bilingual, ...]) -> Told:
    """``2``, or ``1–2`` where it is in dispute."""
    low, high = figure(count.low), figure(count.high)
    if not count.is_disputed:
        return Told(low, basis)
    return Told(Bilingual(f"{low.indonesian}–{high.indonesian}", f"{low.english}–{high.english}"), basis)


def counted(count: Range, basis: tuple[Bilingual, ...]) -> Told:
    """``2 WNI`` or ``2 Indonesian nationals``."""
    number = ranged(count, basis).text
    return Told(
        Bilingual(
            f"{number.indonesian} WNI", f"{number.english} Indonesian {'national' if count.high == 1 else 'nationals'}"
        ),
        basis,
    )


def _between(count: Range, basis: tuple[Bilingual, ...]) -> Told:
    low, high = figure(count.low), figure(count.high)
    return Told(
        Bilingual(
            f"{low.indonesian} dan {high.indonesian} WNI", f"{low.english} and {high.english} Indonesian nationals"
        ),
        basis,
    )


def listed(names: Sequence[str]) -> tuple[Bilingual, ...]:
    """Names as a basis, a line each."""
    return _at_most([Bilingual(_short(name), _short(name)) for name in names])


BASIS_MAX = 100  # lines: more nobody reads under a figure, and a version must stay small enough to be kept
_NAME_MAX = 90


def _at_most(lines: Sequence[Bilingual]) -> tuple[Bilingual, ...]:
    """The first BASIS_MAX, and how many more there are."""
    more = len(lines) - BASIS_MAX
    if more <= 0:
        return tuple(lines)
    rest = figure(more)
    return (*lines[:BASIS_MAX], Bilingual(f"dan {rest.indonesian} lainnya", f"and {rest.english} more"))


def _short(name: str) -> str:
    return name if len(name) <= _NAME_MAX else name[: _NAME_MAX - 1] + "…"


def list_lines(lines: Sequence[FacilityLine]) -> tuple[Bilingual, ...]:
    """Each list with what it said, as a basis."""
    return _at_most(
        [
            Bilingual(f"{name}: {_state(line).indonesian}", f"{name}: {_state(line).english}")
            for line in lines
            for name in (_short(line.name),)
        ]
    )


_STATES: Mapping[str, Bilingual] = {
    "not-asked": Bilingual("belum ditanya", "not asked yet"),
    "no-answer": Bilingual("tidak dijawab", "no answer"),
    "refused": Bilingual("menolak", "refused"),
    "promised": Bilingual("akan menghubungi kembali", "will call back"),
    "none-ours": Bilingual("tidak ada WNI", "none of ours"),
    "unidentified": Bilingual("ada yang belum teridentifikasi", "unidentified people"),
    "found": Bilingual("ada WNI", "nationals found"),
    "answered": Bilingual("dijawab", "answered"),
}


def _state(line: FacilityLine) -> Bilingual:
    return _STATES[line.state]


def said_lines(said: Sequence[Said]) -> tuple[Bilingual, ...]:
    """What each source answered, as a basis."""
    lines = []
    for each in said:
        number = Bilingual("ada", "yes") if each.count is None else ranged(each.count, ()).text
        who = f" ({each.said_by})" if each.said_by else ""
        lines.append(
            Bilingual(
                f"{each.source.indonesian}{who}: {number.indonesian}", f"{each.source.english}{who}: {number.english}"
            )
        )
    return tuple(lines)


def harm_lines(findings: Findings, condition: Condition | None = None) -> tuple[Bilingual, ...]:
    """The persons behind a number, without their names: how they are and who says so."""
    lines = []
    for harm in findings.harms:
        if condition is None or condition in harm.conditions:
            each = sorted(harm.conditions, key=list(Condition).index)
            indonesian = " / ".join(word.indonesian for word in each)
            english = " / ".join(word.english for word in each)
            lines.append(Bilingual(f"{indonesian} ({harm.source.indonesian})", f"{english} ({harm.source.english})"))
    return _at_most(lines)
