"""What is said of faults in the exchange: envelopes, keys, membership."""

from __future__ import annotations

EXCHANGE: dict[str, tuple[str, str]] = {
    "envelope-not-open": (
        "An envelope does not open with the key of its compartment. It is set aside and kept; nothing else is affected. Ask the sender for it again.",
        "Sebuah amplop tidak terbuka dengan kunci kompartemennya. Amplop itu disisihkan dan disimpan; yang lain tidak terpengaruh. Minta pengirim mengirimnya lagi.",
    ),
    "recovery-not-open": (
        "This part does not open with this custodian's key. Nothing has changed; take the custodian the part is for, in the order given.",
        "Bagian ini tidak terbuka dengan kunci kustodian ini. Tidak ada yang berubah; gunakan kustodian yang dituju, sesuai urutan.",
    ),
    "wrap-another-key": (
        "The key that was sent is not the one the membership log names. It was not taken over; tell the enrolment officer.",
        "Kunci yang dikirim bukan kunci yang disebut catatan keanggotaan. Kunci itu tidak dipakai; beri tahu petugas pendaftaran.",
    ),
    "wrap-damaged": (
        "A key that was sent is damaged or not signed. It was not taken over; ask for it again.",
        "Kunci yang dikirim rusak atau tidak ditandatangani. Kunci itu tidak dipakai; minta kembali.",
    ),
    "wrap-not-open": (
        "A key that was sent is meant for another console. It was not taken over; ask the enrolment officer for one for this console.",
        "Kunci yang dikirim ditujukan bagi konsol lain. Kunci itu tidak dipakai; minta petugas pendaftaran membuatkan kunci untuk konsol ini.",
    ),
}
