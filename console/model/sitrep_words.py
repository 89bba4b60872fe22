"""What a situation report counts and what it finds missing, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from console.model.bilingual import Bilingual, figure
from console.model.words import Language, Question, Word


class Figure(Word):
    """The figures of a situation report, in their order. They are compared with those of the report before."""

    REGISTERED = "registered", "Registered in the area or reported on", "Terdaftar di wilayah atau dilaporkan"
    PRESENT = "present", "Confirmed present", "Terkonfirmasi di tempat"
    ELSEWHERE = "elsewhere", "Confirmed elsewhere", "Terkonfirmasi di tempat lain"
    NOT_YET_REACHED = "not-yet-reached", "Not yet reached", "Belum terhubungi"
    NOT_ON_ROSTER = "not-on-roster", "Not on the roster", "Di luar daftar"
    AFFECTED = "affected", "Nationals affected", "WNI terdampak"
    INJURED = "injured", "Injured", "Luka-luka"
    CRITICAL = "critical", "Critical", "Kritis"
    DECEASED = "deceased", "Deceased, identified", "Meninggal, teridentifikasi"
    DEATHS_REPORTED = "deaths-reported", "Deaths reported, not established", "Kematian dilaporkan, belum dipastikan"
    MISSING = "missing", "Reported missing", "Dilaporkan hilang"
    DETAINED = "detained", "Detained", "Ditahan"
    CONTESTED = "contested", "Contested", "Keterangan bertentangan"
    CASUALTIES = "casualties", "All casualties, as reported", "Seluruh korban, menurut laporan"
    LISTS = "lists", "Hospitals and lists to be checked", "Rumah sakit dan daftar yang harus diperiksa"
    LISTS_CHECKED = "lists-checked", "of them checked", "di antaranya sudah diperiksa"
    UNIDENTIFIED = "unidentified", "Unidentified on these lists", "Belum teridentifikasi di daftar itu"
    CALLED = "called", "Nationals telephoned", "WNI yang ditelepon"
    REACHED = "reached", "of them reached", "di antaranya terhubung"
    ENQUIRIES_OPEN = "enquiries-open", "Enquiries open", "Pertanyaan masuk yang terbuka"
    ENQUIRIES_ANSWERED = "enquiries-answered", "Enquiries answered", "Pertanyaan masuk yang dijawab"


UNKNOWN_COUNT = Bilingual("belum diketahui", "not yet known")
NONE_KNOWN = Bilingual("belum ada", "none known")

# What only grows while nothing is corrected: a fall needs a reason. Source: Yemen 2015, 1,036 "home" on 11 April and 1,002 on the 13th.
CUMULATIVE = frozenset(
    {Figure.AFFECTED, Figure.DECEASED, Figure.LISTS_CHECKED, Figure.CALLED, Figure.REACHED, Figure.ENQUIRIES_ANSWERED}
)

# What is missing, by code: a sentence with the places its gap fills.
GAPS: Mapping[str, Bilingual] = {
    "question-open": Bilingual("Belum dijawab: {question}", "Not answered: {question}"),
    "no-list": Bilingual(
        "Belum ada daftar rumah sakit dan instansi yang harus ditanya.",
        "There is no list yet of the hospitals and authorities to ask.",
    ),
    "lists-open": Bilingual(
        "{n} rumah sakit atau daftar belum memberi jawaban.", "{n} hospitals or lists have not answered."
    ),
    "unidentified": Bilingual(
        "{n} orang pada daftar yang diperiksa belum teridentifikasi.", "{n} people on the lists are not identified."
    ),
    "not-reached": Bilingual(
        "Belum terhubungi: {n} orang. Dalam daftar panggilan tanpa nomor: {numberless}.",
        "Not yet reached: {n}. On the call list without a number: {numberless}.",
    ),
    "not-reached-beside": Bilingual(
        "Belum terhubungi di luar daftar: {n} orang.", "Not yet reached, beside the roster: {n}."
    ),
    "roster-not-held": Bilingual(
        "Data WNI dari {missions} tidak ada pada register ini.",
        "The people of {missions} are not held in this register.",
    ),
    "overdue": Bilingual(
        "{n} janji atau pengecekan ulang sudah lewat waktu.", "{n} promises or re-checks are overdue."
    ),
    "silent": Bilingual("Laporan terbaru berumur {hours} jam.", "The newest report is {hours} hours old."),
    "no-report": Bilingual("Belum ada laporan tentang siapa pun.", "Nothing has been reported of anybody yet."),
}

# Where a count is one, English says it otherwise; Indonesian does not.
GAPS_OF_ONE: Mapping[str, str] = {
    "lists-open": "1 hospital or list has not answered.",
    "unidentified": "1 person on the lists is not identified.",
    "overdue": "1 promise or re-check is overdue.",
}


def gap_text(code: str, places: Mapping[str, str], language: Language) -> str:
    """The sentence of what is missing; the code of one that a newer console knows."""
    if language == "en" and places.get("n") == "1" and code in GAPS_OF_ONE:
        return GAPS_OF_ONE[code]
    told = GAPS.get(code, Bilingual(code, code)).of(language)
    for name, value in places.items():
        told = told.replace("{" + name + "}", _gap_place(name, value, language))
    return told


def _gap_place(name: str, value: str, language: Language) -> str:
    if name == "question":
        found = next((each for each in Question if each.value == value), None)
        return value if found is None else found.label(language)
    return figure(int(value)).of(language) if value.isdecimal() else value
