"""Why two descriptions of persons are held alike or different: code -> (English, Indonesian)."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "born-compatible": (
        "Birth dates agree as far as they are known.",
        "Tanggal lahir cocok sejauh diketahui.",
    ),
    "born-differs": (
        "Different birth dates.",
        "Tanggal lahir berbeda.",
    ),
    "born-equal": (
        "Same birth date.",
        "Tanggal lahir sama.",
    ),
    "born-near": (
        "Birth dates differ by one slip of the pen.",
        "Tanggal lahir hanya berbeda satu salah tulis.",
    ),
    "born-swapped": (
        "Birth dates differ only in that day and month have changed places.",
        "Tanggal lahir hanya berbeda karena hari dan bulan tertukar.",
    ),
    "chain-broken": (
        "Matches another row of this person, but contradicts the person's first entry.",
        "Cocok dengan baris lain dari orang ini, tetapi bertentangan dengan data awalnya.",
    ),
    "city-equal": (
        "Same city.",
        "Kota sama.",
    ),
    "decided-not-same": (
        "An officer decided that this is not the same person.",
        "Seorang petugas telah memutuskan bahwa ini bukan orang yang sama.",
    ),
    "decided-same": (
        "An officer decided that this is the same person.",
        "Seorang petugas telah memutuskan bahwa ini orang yang sama.",
    ),
    "email-equal": (
        "Same e-mail address.",
        "Alamat surel sama.",
    ),
    "household-equal": (
        "Same household.",
        "Keluarga yang sama.",
    ),
    "in-cell": (
        "Belongs to the warden's cell.",
        "Anggota simpul tersebut.",
    ),
    "told-otherwise-since": (
        "This line was filed today, and something else was told of this person since. Is it news, or pasted again?",
        "Baris ini sudah dicatat hari ini, lalu orang ini dilaporkan lain. Kabar baru, atau tertempel lagi?",
    ),
    "line-filed-before": (
        "This line was filed on this person today, word for word.",
        "Baris ini sudah dicatat untuk orang ini hari ini, kata demi kata.",
    ),
    "name-close": (
        "Similar name: shortened, or one letter differs.",
        "Nama mirip: disingkat, atau berbeda satu huruf.",
    ),
    "name-differs": (
        "Different name.",
        "Nama berbeda.",
    ),
    "name-equal": (
        "Same name, spelling and titles apart.",
        "Nama sama, di luar ejaan dan gelar.",
    ),
    "name-loose": (
        "Part of the name is the same; the rest may belong to a brother or sister.",
        "Sebagian nama sama; selebihnya bisa jadi milik saudara.",
    ),
    "name-part-equal": (
        "Every part of the name that was written is the same; the registered name has more.",
        "Setiap bagian nama yang ditulis sama; nama yang terdaftar lebih lengkap.",
    ),
    "name-short-form": (
        "The name may be a short form of the registered one.",
        "Nama ini mungkin panggilan dari nama yang terdaftar.",
    ),
    "named-twice": (
        "The list names this person more than once.",
        "Daftar ini menyebut orang ini lebih dari sekali.",
    ),
    "nik-alike": (
        "Same NIK as far as its digits are certain (15 of 16).",
        "NIK sama sejauh angkanya pasti (15 dari 16).",
    ),
    "nik-differs": (
        "Different NIKs, both valid.",
        "NIK berbeda, keduanya sah.",
    ),
    "nik-equal": (
        "Same NIK.",
        "NIK sama.",
    ),
    "only-one-in-cell": (
        "The only one of this name in the warden's cell.",
        "Satu-satunya dengan nama ini di simpul tersebut.",
    ),
    "passport-differs": (
        "Different passport numbers (a passport may have been renewed).",
        "Nomor paspor berbeda (paspor mungkin telah diperbarui).",
    ),
    "passport-equal": (
        "Same passport number.",
        "Nomor paspor sama.",
    ),
    "phone-differs": (
        "The telephone number beside the name is not one of this person's.",
        "Nomor telepon di samping nama bukan nomor orang ini.",
    ),
    "phone-equal": (
        "Same telephone or WhatsApp number (families share one).",
        "Nomor telepon atau WhatsApp sama (keluarga sering memakai satu nomor).",
    ),
    "phone-tail-equal": (
        "The last digits of a telephone number are the same.",
        "Angka terakhir nomor telepon sama.",
    ),
    "registered-near": (
        "Registered in the incident's area.",
        "Terdaftar di wilayah kejadian.",
    ),
    "row-seen-before": (
        "This row was already imported, word for word.",
        "Baris ini sudah pernah diimpor, kata demi kata.",
    ),
    "several-certain": (
        "Matches several registered persons who have not been decided to be one.",
        "Cocok dengan beberapa orang terdaftar yang belum diputuskan sebagai satu orang.",
    ),
    "several-of-name": (
        "Several persons of this name come into question.",
        "Ada beberapa orang dengan nama ini yang mungkin dimaksud.",
    ),
    "sex-differs": (
        "Different sex.",
        "Jenis kelamin berbeda.",
    ),
}
