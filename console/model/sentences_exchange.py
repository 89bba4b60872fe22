"""What is said of faults in the exchange: envelopes, keys, membership."""

from __future__ import annotations

EXCHANGE: dict[str, tuple[str, str]] = {
    "conflict-unknown": (
        "There is no such conflict: it may have been decided meanwhile. Nothing has changed; look at the list again.",
        "Konflik itu tidak ada: mungkin sudah diputuskan. Tidak ada yang berubah; lihat lagi daftarnya.",
    ),
    "envelope-not-open": (
        "An envelope does not open with the key of its compartment. It is set aside and kept; nothing else is affected. Ask the sender for it again.",
        "Sebuah amplop tidak terbuka dengan kunci kompartemennya. Amplop itu disisihkan dan disimpan; yang lain tidak terpengaruh. Minta pengirim mengirimnya lagi.",
    ),
    "exchange-broke": (
        "The exchange stopped at an error of the console itself. Everything written is safe here and it is tried again; tell whoever maintains the console.",
        "Pertukaran terhenti karena kesalahan pada konsol itu sendiri. Semua yang dicatat aman di sini dan dicoba lagi; beri tahu pemelihara konsol.",
    ),
    "link-address": (
        "The hub's address is not https://. Nothing was sent; plain HTTP is for a hub on this computer only.",
        "Alamat hub bukan https://. Tidak ada yang dikirim; HTTP biasa hanya untuk hub di komputer ini.",
    ),
    "link-certificate-time": (
        "The certificate at the hub's address is not valid at the time this computer's clock shows. Nothing was sent; set date and time right, and if they are, tell whoever runs the hub that its certificate is over.",
        "Sertifikat di alamat hub tidak berlaku pada waktu yang ditunjukkan jam komputer ini. Tidak ada yang dikirim; betulkan tanggal dan jam, dan jika sudah benar, beri tahu pengelola hub bahwa sertifikatnya habis masa berlakunya.",
    ),
    "link-clock": (
        "The clock of this computer is wrong: by the hub it is {time}. What was written is safe here and goes once the clock is right; set date and time.",
        "Jam komputer ini salah: menurut hub sekarang {time}. Yang sudah dicatat aman di sini dan dikirim setelah jamnya benar; setel tanggal dan jam.",
    ),
    "link-no-route": (
        "The hub cannot be reached. What was written is safe here and goes when there is a connection; check the network and the address.",
        "Hub tidak dapat dihubungi. Yang sudah dicatat aman di sini dan dikirim saat ada sambungan; periksa jaringan dan alamatnya.",
    ),
    "link-odd": (
        "What answers at the hub's address is not the hub (HTTP {status}). What was written is safe here; check the address, or whether a login page stands between.",
        "Yang menjawab di alamat hub bukan hub (HTTP {status}). Yang sudah dicatat aman di sini; periksa alamatnya, atau apakah ada halaman masuk di antaranya.",
    ),
    "link-proxy": (
        "The proxy does not let the console through. What was written is safe here; check the proxy in the settings.",
        "Proksi tidak meneruskan konsol ini. Yang sudah dicatat aman di sini; periksa proksi di pengaturan.",
    ),
    "link-refused": (
        "The hub does not accept this console: it is not enrolled, revoked, or its clock is wrong by minutes. What was written is safe here; compare the clock, then ask the enrolment officer.",
        "Hub tidak menerima konsol ini: belum terdaftar, sudah dicabut, atau jamnya meleset beberapa menit. Yang sudah dicatat aman di sini; cocokkan jam, lalu tanya petugas pendaftaran.",
    ),
    "link-slow": (
        "The hub did not answer in time. What was written is safe here and is sent again by itself.",
        "Hub tidak menjawab tepat waktu. Yang sudah dicatat aman di sini dan dikirim ulang dengan sendirinya.",
    ),
    "link-tls": (
        "The certificate at the hub's address is not the ministry's. Nothing was sent; somebody may be in between: tell whoever runs the hub.",
        "Sertifikat di alamat hub bukan milik kementerian. Tidak ada yang dikirim; mungkin ada pihak di tengah: beri tahu pengelola hub.",
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
    "device-damaged": (
        "The file with this console's keys for the exchange is damaged. Everything entered is safe and can be read and written; the console has to be enrolled anew.",
        "Berkas kunci pertukaran konsol ini rusak. Semua yang dimasukkan aman dan dapat dibaca serta ditulis; konsol ini harus didaftarkan ulang.",
    ),
    "mission-no-block": (
        "This mission's id cannot exchange: ids from 1001 to 1500 and from 5001 to 5500 can. Nothing has changed; give it such an id in the list of missions.",
        "Id perwakilan ini tidak dapat dipertukarkan: yang dapat ialah 1001 sampai 1500 dan 5001 sampai 5500. Tidak ada yang berubah; beri id demikian dalam daftar perwakilan.",
    ),
    "officer-without-seat": (
        "You are not enrolled on this console yet, so nothing you write could be signed. Nothing has changed and you can read everything; ask the enrolment officer to approve you, then exchange.",
        "Anda belum terdaftar pada konsol ini, sehingga tulisan Anda tidak dapat ditandatangani. Tidak ada yang berubah dan semuanya dapat dibaca; minta petugas pendaftaran menyetujui Anda, lalu lakukan pertukaran.",
    ),
}
