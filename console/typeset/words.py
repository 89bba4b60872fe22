"""The words of the papers that are not data, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from console.model.bilingual import Bilingual
from console.model.shown_response import ListState
from console.model.words import Language

MARKING = "RAHASIA – CONFIDENTIAL"  # in both languages at once, as on everything that is printed
EXERCISE = "LATIHAN – EXERCISE"
DRAFT = ("KONSEP – BELUM DISETUJUI", "DRAFT – NOT APPROVED")  # in turn, row by row
OVERDUE = ("PERSETUJUAN LEWAT WAKTU", "APPROVAL OVERDUE")  # in turn, as above
WITHDRAWN = "DITARIK – WITHDRAWN"
NOT_PUBLIC = "TIDAK UNTUK DISIARKAN – NOT FOR PUBLICATION"

SITREP: Mapping[str, Bilingual] = {
    "kind": Bilingual("Laporan situasi", "Situation report"),
    "page": Bilingual("Halaman {n} dari {all}", "Page {n} of {all}"),
    "as_of": Bilingual("Data per", "Data as of"),
    "local": Bilingual("Waktu setempat", "Local time"),
    "onset": Bilingual("Waktu kejadian", "Onset"),
    "known": Bilingual("Diketahui", "Known here"),
    "prepared_by": Bilingual("Disusun oleh", "Prepared by"),
    "missions": Bilingual("Perwakilan terkait", "Missions involved"),
    "covers": Bilingual("Memuat data dari", "Covers the people of"),
    "not_held": Bilingual("Tidak memuat data dari", "Not held"),
    "no_total": Bilingual("angka di bawah bukan jumlah keseluruhan", "the figures below are not a total"),
    "next": Bilingual("Laporan berikutnya", "Next report"),
    "next_none": Bilingual("Belum ditetapkan", "Not set"),
    "next_final": Bilingual("Tidak ada: ini laporan akhir", "None: this is the final report"),
    "changes": Bilingual("Perubahan sejak {label}", "Changes since {label}"),
    "changes_first": Bilingual(
        "Laporan pertama tentang kejadian ini: belum ada pembanding.",
        "The first report of this incident: there is nothing to compare it with.",
    ),
    "changes_none": Bilingual("Tidak ada angka yang berubah.", "No figure has changed."),
    "before": Bilingual("Sebelumnya", "Before"),
    "now": Bilingual("Sekarang", "Now"),
    "difference": Bilingual("Selisih", "Difference"),
    "fall_reason": Bilingual("Alasan angka turun", "Why a figure fell"),
    "nationals": Bilingual("Warga negara Indonesia", "Indonesian nationals"),
    "summary": Bilingual("Ringkasan petugas", "Summary of the officer"),
    "summary_none": Bilingual("Tidak ada tambahan.", "Nothing was added."),
    "figures": Bilingual("Angka", "Figures"),
    "figure": Bilingual("Keterangan", "What is counted"),
    "count": Bilingual("Jumlah", "Count"),
    "range": Bilingual(
        "Kisaran: mungkin tercatat ganda, atau keterangannya berbeda.",
        "A range: possible doubles, or accounts that differ.",
    ),
    "freshness": Bilingual("Kebaruan data", "Age of the data"),
    "newest": Bilingual("Laporan terbaru", "Newest report"),
    "oldest": Bilingual("Laporan terlama yang berlaku", "Oldest report that holds"),
    "reports_none": Bilingual("Belum ada laporan", "No report yet"),
    "lately": Bilingual("Dikonfirmasi dalam 180 hari", "Confirmed within 180 days"),
    "of": Bilingual("{n} dari {all}", "{n} of {all}"),
    "roster_note": Bilingual(
        "Wisatawan dan WNI yang tidak lapor diri tidak termasuk.",
        "Tourists and nationals who did not register are not included.",
    ),
    "by_location": Bilingual("Alamat terdaftar di wilayah", "Registered addresses in the area"),
    "location_position": Bilingual("Menurut posisi", "By position"),
    "location_city": Bilingual("Menurut kota saja", "By city only"),
    "location_country": Bilingual("Menurut negara saja", "By country only"),
    "location_note": Bilingual(
        "Alamat, bukan keberadaan: orangnya mungkin sedang di tempat lain.",
        "Addresses, not whereabouts: the people may be elsewhere.",
    ),
    "calls": Bilingual("Panggilan per jam", "Calls per hour"),
    "calls_finish": Bilingual("Selesai diperkirakan", "Expected to finish"),
    "questions": Bilingual("Lima pertanyaan", "Five questions"),
    "question": Bilingual("Pertanyaan", "Question"),
    "answer": Bilingual("Jawaban", "Answer"),
    "source": Bilingual("Sumber", "From whom"),
    "when": Bilingual("Pukul ({zone})", "When ({zone})"),
    "not_answered": Bilingual("belum dijawab", "not answered"),
    "lists": Bilingual("Rumah sakit dan daftar", "Hospitals and lists"),
    "lists_none": Bilingual(
        "Belum ada daftar rumah sakit dan instansi yang harus ditanya.",
        "There is no list yet of the hospitals and authorities to ask.",
    ),
    "list_name": Bilingual("Nama", "Name"),
    "list_answer": Bilingual("Hasil, menurut siapa", "Answer, by whom"),
    "list_asked": Bilingual("Ditanya ({zone})", "Asked ({zone})"),
    "list_how": Bilingual("Cara", "How"),
    "list_unidentified": Bilingual("Tak dikenal", "Unident."),
    "list_foreigners": Bilingual("Orang asing", "Foreign"),
    "list_again": Bilingual("Tanya lagi", "Ask again"),
    "done": Bilingual("Langkah yang diambil", "What was done"),
    "done_none": Bilingual("Belum ada langkah yang tercatat.", "Nothing is on record yet."),
    "alerts": Bilingual("Status Siaga yang berlaku", "Alert levels in force"),
    "alerts_none": Bilingual("Tidak ada status Siaga di wilayah ini.", "No alert level is in force in this area."),
    "chronology": Bilingual("Kronologi", "Chronology"),
    "chronology_since": Bilingual("Kronologi sejak {label}", "Chronology since {label}"),
    "chronology_none": Bilingual("Tidak ada yang dicatat.", "Nothing was noted."),
    "gaps": Bilingual("Yang belum diketahui", "Gaps and silences"),
    "gaps_none": Bilingual("Tidak ada kekosongan yang tercatat.", "No gap is on record."),
    "map": Bilingual("Peta", "Map"),
    "map_note": Bilingual(
        "Lingkaran: orang terdaftar menurut kota, sebanding dengan jumlahnya.",
        "Circles: registered persons by city, sized by their number.",
    ),
    "map_also": Bilingual("Juga:", "Also:"),
    "zone_note": Bilingual(
        "Waktu dalam tabel: waktu setempat di lokasi kejadian ({zone}).",
        "Times in the tables are local time at the scene ({zone}).",
    ),
    "spelled": Bilingual(
        "‹ ›: ditulis dengan huruf Latin; komputer pembuat laporan ini tidak memiliki fon untuk aksara aslinya.",
        "‹ ›: spelled in Latin letters; the computer that made this has no font for the script.",
    ),
}

STATEMENT: Mapping[str, Bilingual] = {
    "kind": Bilingual("Siaran pers", "Statement"),
    "version": Bilingual("Versi {n}", "Version {n}"),
    "page": SITREP["page"],
    "spelled": SITREP["spelled"],
    "code": Bilingual("Kode baca ulang", "Read-back code"),
    "standing": Bilingual("Persetujuan", "Approval"),
    "waiting": Bilingual("Belum disetujui. Tidak untuk disiarkan.", "Not approved. Not for publication."),
    "exercise": Bilingual("Latihan: tidak pernah untuk disiarkan.", "An exercise: never for publication."),
    "withdrawn": Bilingual("Ditarik pada {when}: {reason}", "Withdrawn on {when}: {reason}"),
    "key": Bilingual("Disetujui oleh {who} dengan kunci sendiri, {when}.", "Approved by {who} by own key, {when}."),
    "telephone": Bilingual(
        "Disetujui oleh {who} melalui telepon ({officer} yang menelepon), {when}.",
        "Approved by {who} by telephone ({officer} telephoned), {when}.",
    ),
    "countersign": Bilingual(
        "Harus ditandatangani dengan kunci paling lambat {when}.", "To be countersigned by key until {when}."
    ),
    "overdue": Bilingual(
        "Seharusnya ditandatangani dengan kunci paling lambat {when}: TERLAMBAT.",
        "Was to be countersigned by key until {when}: OVERDUE.",
    ),
    "made": Bilingual("Disusun oleh {who}, {when}", "Made by {who}, {when}"),
}

LIST_STATES: Mapping[str, Bilingual] = {
    ListState.NOT_ASKED: Bilingual("Belum ditanya", "Not asked yet"),
    ListState.NO_ANSWER: Bilingual("Tidak dijawab", "No answer"),
    ListState.REFUSED: Bilingual("Menolak memberi keterangan", "Refused to say"),
    ListState.PROMISED: Bilingual("Akan menghubungi kembali", "Will call back"),
    ListState.NONE_OURS: Bilingual("Tidak ada WNI", "None of ours"),
    ListState.UNIDENTIFIED: Bilingual("Ada yang belum teridentifikasi", "Unidentified people"),
    ListState.FOUND: Bilingual("Ada WNI", "Nationals found"),
    ListState.ANSWERED: Bilingual("Dijawab", "Answered"),
}

ANSWERS: Mapping[str, Bilingual] = {
    "yes": Bilingual("Ya", "Yes"),
    "no": Bilingual("Tidak", "No"),
    "unknown": Bilingual("Belum diketahui", "Not yet known"),
}


def words(told: Mapping[str, Bilingual], language: Language) -> dict[str, str]:
    """A table of words in one language."""
    return {name: each.of(language) for name, each in told.items()}
