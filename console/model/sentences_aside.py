"""Why something that came is not shown, in both languages: a few words, then what it waits for and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from console.model.words import Language


@dataclass(frozen=True, slots=True)
class Why:
    """english, indonesian: (a few words, a sentence). may_pass: it resolves itself once what is missing comes."""

    english: tuple[str, str]
    indonesian: tuple[str, str]
    may_pass: bool

    def short(self, language: Language) -> str:
        """A few words."""
        return (self.indonesian if language == "id" else self.english)[0]

    def sentence(self, language: Language) -> str:
        """What it waits for, and what to do."""
        return (self.indonesian if language == "id" else self.english)[1]


WHY: dict[str, Why] = {
    "gap": Why(
        ("an earlier one is missing", "An earlier envelope of the same author has not come yet. It goes into the register by itself when that one is here; if it stays away, ask the sender to exchange, or for an exchange file."),
        ("amplop sebelumnya belum ada", "Amplop sebelumnya dari penulis yang sama belum tiba. Amplop ini masuk register dengan sendirinya begitu yang itu tiba; jika tidak kunjung tiba, minta pengirim melakukan pertukaran, atau mengirim berkas pertukaran."),
        may_pass=True,
    ),
    "key-missing": Why(
        ("key not here yet", "The key that opens it is not on this console yet. It opens by itself when the key comes with the next exchange; if it does not, ask the steward of that mission to send the key again."),
        ("kunci belum ada", "Kunci pembukanya belum ada di konsol ini. Amplop ini terbuka dengan sendirinya saat kunci tiba pada pertukaran berikutnya; jika tidak, minta pengelola kunci perwakilan itu mengirim ulang."),
        may_pass=True,
    ),
    "author-unknown": Why(
        ("author not known yet", "Its author is not in the membership log that is here. It is taken in by itself when his enrolment comes; if it does not, ask the enrolment officer whether he is enrolled."),
        ("penulis belum dikenal", "Penulisnya tidak ada dalam catatan keanggotaan yang ada di sini. Amplop ini masuk dengan sendirinya saat pendaftarannya tiba; jika tidak, tanya petugas pendaftaran apakah ia terdaftar."),
        may_pass=True,
    ),
    "newer": Why(
        ("from a newer version", "A newer version of the console wrote it. It is kept whole and taken in after the update of this console; until then figures here may lack it."),
        ("dari versi yang lebih baru", "Ditulis oleh konsol versi lebih baru. Disimpan utuh dan masuk setelah konsol ini diperbarui; sampai saat itu angka di sini mungkin belum memuatnya."),
        may_pass=True,
    ),
    "revoked": Why(
        ("written after revocation", "It was written on a device after that device was revoked. It is kept and not counted; an officer has to find out who had the device, and enters by hand what is true."),
        ("ditulis setelah dicabut", "Ditulis di perangkat setelah perangkat itu dicabut. Disimpan dan tidak dihitung; petugas perlu memastikan siapa yang memegang perangkat itu, lalu mencatat sendiri yang benar."),
        may_pass=False,
    ),
    "fork": Why(
        ("two of one number", "There are two different envelopes of one number: the device was copied or set back to an older state. The first stays, this one is kept and not counted; tell the enrolment officer, and have the device enrolled anew."),
        ("dua dengan satu nomor", "Ada dua amplop berbeda dengan satu nomor: perangkatnya disalin atau dikembalikan ke keadaan lama. Yang pertama berlaku, yang ini disimpan dan tidak dihitung; beri tahu petugas pendaftaran, lalu daftarkan ulang perangkat itu."),
        may_pass=False,
    ),
    "not-open": Why(
        ("does not open", "It does not open with the key of its compartment, or is not signed by its author: damaged on the way, or not from whom it says. It is kept and not counted; ask the sender to exchange again."),
        ("tidak terbuka", "Tidak terbuka dengan kunci kompartemennya, atau tidak ditandatangani penulisnya: rusak di jalan, atau bukan dari yang disebut. Disimpan dan tidak dihitung; minta pengirim melakukan pertukaran lagi."),
        may_pass=False,
    ),
    "not-here": Why(
        ("record not here yet", "Something about it came before the record itself. It is shown by itself when that comes; until then figures here lack it. If it stays away, ask the mission that made it to exchange."),
        ("data pokok belum ada", "Sesuatu tentangnya tiba sebelum data pokoknya. Tampil dengan sendirinya saat data itu tiba; sampai saat itu angka di sini belum memuatnya. Jika tidak kunjung tiba, minta perwakilan pembuatnya melakukan pertukaran."),
        may_pass=True,
    ),
    "newer-record": Why(
        ("holds data from a newer version", "A newer version of the console wrote more of it than this one can show. All of it is kept and appears after the update of this console."),
        ("memuat data versi lebih baru", "Konsol versi lebih baru mencatat lebih banyak daripada yang dapat ditampilkan di sini. Semuanya disimpan dan tampil setelah konsol ini diperbarui."),
        may_pass=True,
    ),
}  # fmt: skip
UNKNOWN = Why(
    (
        "another reason",
        "This version does not know why it was set aside. It is kept and not counted; update this console.",
    ),
    (
        "sebab lain",
        "Versi ini tidak mengenal sebab penyisihannya. Disimpan dan tidak dihitung; perbarui konsol ini.",
    ),
    may_pass=False,
)
PERSON_NOT_HERE = ("person not yet here", "orangnya belum ada")


def why(reason: str) -> Why:
    """The words of a reason an envelope is set aside for."""
    return WHY.get(reason, UNKNOWN)


def why_not_shown(reason: str, *, is_person: bool, language: Language) -> tuple[str, str]:
    """The few words and the sentence of why a record is not shown."""
    told = WHY["newer-record" if reason == "newer" else "not-here"]
    short = PERSON_NOT_HERE[language == "id"] if is_person and reason != "newer" else told.short(language)
    return short, told.sentence(language)
