"""The words of the wardens' lists that ``tests/bench/wardens.py`` makes: how people put a state, headings, talk."""

from __future__ import annotations

from console.model.words import Condition, Whereabouts

HERE, OTHERS = ("Khartoum", "Khartum", "Omdurman", "Sudan"), ("Port Sudan", "Kairo", "Jeddah", "Kassala")

State = tuple[Whereabouts | None, Condition | None]
_WELL: State = (Whereabouts.PRESENT, Condition.WELL)
_HURT: State = (Whereabouts.PRESENT, Condition.INJURED)
ASKED: State = (None, None)


def split(text: str) -> tuple[str, ...]:
    """The phrases of a text divided by ``; ``."""
    return tuple(text.split("; "))


# Share of lines, the state, and how people put it.
STATES: tuple[tuple[int, State, tuple[str, ...]], ...] = (
    (
        46,
        _WELL,
        split(
            "ok; aman; oke aman; selamat; sehat; sehat walafiat; baik2 saja; alhamdulillah aman; alhamdulillah sehat; safe;"
            " sdh di rumah; udah di kos; aman di kos; aman di asrama; tdk apa2; gpp; ga kenapa2; selamat, di rumah; ok di "
            "kampus; ✅; 👍; aman ✅; sudah dihubungi, aman; sdh ada kabar, sehat; aman terkendali; tidak luka; amaaan; okee; "
            "alhamdulillah baik; aman di Omdurman; safe at home; baik, sudah di shelter"
        ),
    ),
    (
        13,
        (Whereabouts.UNKNOWN, None),
        split(
            "blm ada kabar; belum bisa dihubungi; tdk bisa dihub; nggak aktif; hp mati; blm dihubungi; belum ada respon; ga"
            " ada kabar; no kontak; hilang kontak; ❓; ❌; wa centang 1; belum balas wa; hpnya tidak aktif; blm terhubung; no"
            " news; susah dihubungi; tdk menjawab telp"
        ),
    ),
    (
        9,
        _HURT,
        split(
            "di RS; RS Medipol; luka ringan; luka di kaki; dirawat di RS Royal Care; kena pecahan kaca; cedera; masuk rs; "
            "terluka; injured; dirawat; luka2, di RS; patah tangan; 🏥; dibawa ke RS; kena serpihan di lengan; in hospital"
        ),
    ),
    (3, (Whereabouts.PRESENT, Condition.CRITICAL), ("kritis", "di ICU", "RS, kritis", "koma", "masuk ICU RS Medipol")),
    (2, (None, Condition.DECEASED), ("meninggal", "wafat", "meninggal dunia", "telah berpulang", "meninggal di RS")),
    (2, (Whereabouts.MISSING, None), ("hilang", "dilaporkan hilang", "missing", "hilang sejak kmrn malam")),
    (
        8,
        (Whereabouts.ELSEWHERE, None),
        split(
            "mudik; lagi di Jakarta; pulang kampung; liburan; di Indonesia; sudah keluar; lagi di Kairo; di luar kota; sdh "
            "pulang ke Indonesia; lg cuti; sdh di Jeddah; umroh"
        ),
    ),
    (2, (Whereabouts.ELSEWHERE, Condition.WELL), ("mudik, sehat", "aman di Jakarta", "lagi di Surabaya, aman")),
    (
        3,
        (Whereabouts.IN_TRANSIT, None),
        ("otw", "di bandara", "dlm perjalanan ke Port Sudan", "menuju Kairo", "otw bandara"),
    ),
    (2, (Whereabouts.DETAINED, None), ("ditahan", "ditangkap tentara", "ditahan di kantor polisi", "detained")),
    (
        10,
        ASKED,
        split(
            "; ; ; blm aman; katanya mudik; aman tapi kaki bengkak; aman, di RS; gmn kabarnya; mungkin di kampus; terjebak "
            "di lt 3; sakit demam; semoga aman; aman?; butuh obat; ikut rombongan; belum pulang; aman cuma syok; ok tp "
            "butuh air; kemarin masih ok; sehat kayaknya; ga aman; masih nunggu jemputan"
        ),
    ),
)
HEADINGS: tuple[tuple[str, State], ...] = (
    ("Sudah aman:", _WELL),
    ("*YANG SUDAH AMAN*", _WELL),
    ("Belum ada kabar:", (Whereabouts.UNKNOWN, None)),
    ("Yang belum bisa dihubungi", (Whereabouts.UNKNOWN, None)),
    ("Di RS Medipol:", _HURT),
    ("Lagi mudik:", (Whereabouts.ELSEWHERE, None)),
    ("Anggota simpul kami:", ASKED),
)
CHATTER = split(
    "Assalamualaikum semua; mohon doanya; terima kasih pak; total 12 org aman; Selamat pagi bapak ibu; "
    "https://maps.example.org/x1; siap pak noted; mohon info bagi yang tahu; Semoga semua baik2 saja; Bismillah; "
    "tetap waspada ya semua; yang lain menyusul; sinyal jelek sekali di sini; Update jam 14.00; nanti saya update "
    "lagi; 🙏🙏🙏; ada yg punya nomor KBRI?; listrik padam dari tadi malam; total sementara 45 orang; Amin ya Allah; "
    "stay safe semuanya; makasih infonya bu; jangan lupa lapor diri"
)
TITLES = {"L": ("pak", "mas", "bang", "Bpk", "kang", "ust."), "P": ("bu", "mbak", "kak", "Ibu", "teh", "mba")}

# Written after the vocabulary was finished, to see how it fares with words it was not made for. At first sight, of 123 phrases 97 were read
# as meant, 21 were left open and 5 read otherwise, two of them as well; those were mended and some words added, so that now it only guards.
UNTUNED: tuple[tuple[State, tuple[str, ...]], ...] = (
    (
        _WELL,
        split(
            "aman sentosa; sehat semuanya; alhamdulillah lindungan Allah; dlm keadaan baik; kondisi baik; aman pak; aman kok; sdh kontak, aman; udh telp sehat; puji Tuhan sehat; "
            "baik2 aja; ga ada masalah; selamat sampai rumah; sudah kumpul di masjid, aman; aman di apartemen temannya; no worries, safe; he is fine; is safe at the shelter; "
            "masih di asrama dan sehat; aman, lagi di kampus; bebas luka"
        ),
    ),
    (
        (Whereabouts.UNKNOWN, None),
        split(
            "belum nyambung; ditelp ga masuk; hp nya ga bisa dihubungi; blm ada kabar sampai sekarang; blm bls chat; tidak dpt dihubungi sejak kmrn; gak ada yg tau; "
            "masih blm ada info; dihubungi tdk bisa; can't reach; phone off; seen terakhir kemarin"
        ),
    ),
    (
        _HURT,
        split(
            "kepala bocor; kakinya luka; rawat jalan; luka tembak; di RS Ibnu Sina; RS Turki lantai 2; lengan patah; opname di RS; lagi dijahit di IGD; broken arm, in hospital; tergores kaca; gegar otak"
        ),
    ),
    (
        (Whereabouts.PRESENT, Condition.CRITICAL),
        split("kritis di RS; masih di ICU; tidak sadarkan diri di ICU; keadaan kritis"),
    ),
    ((None, Condition.DECEASED), split("sudah wafat; MD; meninggal tadi pagi; almarhum; innalillahi wafat")),
    (
        (Whereabouts.ELSEWHERE, None),
        split(
            "sdh mudik dr minggu lalu; lg pulkam; sudah di Surabaya; balik ke tanah air; lagi umroh; sedang di Indonesia; ke luar kota sejak Jumat; on holiday in Bali"
        ),
    ),
    (
        (Whereabouts.IN_TRANSIT, None),
        split("msh di jalan; otw perbatasan; sdh di bandara; naik bus ke Port Sudan; perjalanan darat ke Kairo"),
    ),
    ((Whereabouts.DETAINED, None), split("ditahan militer; kena tangkap; masih ditahan; in detention")),
    (
        ASKED,
        split(
            "aman tapi rumahnya hancur; aman, cuma kehabisan air; selamat dari reruntuhan, kaki bengkak; sehat tp trauma; ok??; katanya aman; menurut tetangga aman; aman insya Allah; belum tentu aman; "
            "tidak dalam keadaan baik; kurang sehat; aman sementara; tadinya aman; aman semoga; antara RS dan rumah; jaga suami di RS; perawat di RS; tertimpa tembok tapi selamat; demam tinggi; "
            "kelihatannya baik; kemarin sore masih ok; sesak napas; not safe; not ok; not well; unsafe; never been safe; tidak baik; tak selamat; gak sehat; blm sehat; bukan di rumah; gak di rumah; "
            "di rumah tapi atap runtuh; di rumah, kejebak; di kos sendirian, takut; aman? belum tau; amankah; mana kabarnya; diungsikan entah kemana; hampir selamat; nyaris aman; ga selamat; "
            "tidak terlalu aman; belum sepenuhnya aman; aman dgn luka; di rumah sakit jiwa; dirumah; baik buruknya belum jelas; ok kalau sinyal ada; minta dijemput; lagi nunggu evakuasi"
        ),
    ),
)
