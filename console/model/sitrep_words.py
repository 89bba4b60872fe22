"""What a situation report counts and what it finds missing, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from console.model.bilingual import Bilingual
from console.model.words import Word


class Figure(Word):
    """The figures of a situation report, in their order. They are compared with those of the report before."""

    REGISTERED = "registered", "Registered in the area", "Terdaftar di wilayah"
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
    UNIDENTIFIED = "unidentified", "Unidentified patients", "Pasien belum teridentifikasi"
    CALLED = "called", "Persons telephoned", "Orang yang ditelepon"
    REACHED = "reached", "of them reached", "di antaranya terhubung"
    ENQUIRIES_OPEN = "enquiries-open", "Enquiries open", "Pertanyaan masuk yang terbuka"
    ENQUIRIES_ANSWERED = "enquiries-answered", "Enquiries answered", "Pertanyaan masuk yang dijawab"


# What only grows while nothing is corrected: a fall needs a reason. Source: Yemen 2015, 1,036 "home" on 11 April and 1,002 on the 13th.
CUMULATIVE = frozenset(
    {Figure.DECEASED, Figure.LISTS_CHECKED, Figure.CALLED, Figure.REACHED, Figure.ENQUIRIES_ANSWERED}
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
        "{n} pasien di rumah sakit belum teridentifikasi.", "{n} patients in hospitals are not identified."
    ),
    "not-reached": Bilingual(
        "{n} orang belum terhubungi; {numberless} di antara yang harus ditelepon tidak memiliki nomor.",
        "{n} persons are not yet reached; {numberless} of those to be called have no number.",
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
