"""The words by which people say in a chat how somebody is, in Indonesian as it is typed and in English.

Phrases are folded words, divided by ";". Each word is first brought to one form (``FORMS``: sdh, udh, udah are sudah), so that a phrase
stands here once. Names of people that are also words of state are in ``NAME_WORDS``.
Source: how Indonesian communities abroad write in chat groups, as commonly seen; the ministry's words for the states.
"""

from __future__ import annotations

from enum import Enum, auto


class Sign(Enum):
    """What a phrase, an emoji or a mark says."""

    WELL = auto()  # safe and sound; so, unless told otherwise, where he is expected
    UNHURT = auto()  # not injured
    HOME = auto()  # at home, at the lodgings
    PRESENT = auto()  # at a place of the community: campus, mosque, shelter
    HOSPITAL = auto()
    INJURED = auto()
    CRITICAL = auto()
    DECEASED = auto()
    MISSING = auto()
    UNREACHED = auto()  # no word yet
    ELSEWHERE = auto()
    IN_TRANSIT = auto()
    DETAINED = auto()
    NOT = auto()  # turns what follows round
    DOUBT = auto()  # nobody can be sure of what is said
    BUT = auto()  # what is good is not all
    TROUBLE = auto()  # nothing that is a state, and nothing good
    KIN = auto()  # somebody's wife, child, friend
    ALL = auto()  # holds for everybody named before
    SELF = auto()  # the writer himself
    COUNTED = auto()  # persons, after a number
    AT = auto()  # a place follows
    TOWARD = auto()  # a place follows where somebody is not, or not yet
    FILLER = auto()  # says nothing of a state, and is no name
    LEAD = auto()  # opens a message about somebody: condolence, news
    HEAD = auto()  # opens a heading
    POLITE = auto()  # greetings and thanks
    TOTAL = auto()  # a sum follows
    ASK = auto()  # a question or request: names nobody's state
    CLOSE = auto()  # ends a message; who signs it is not listed


# One form of a word for its many spellings.
_SPELLINGS_BY_FORM = {
    "sudah": "sdh udh udah dah sdah suda telah tlh udha",
    "jangan": "jgn jngn jgan",
    "belum": "blm belom blum blom blon belm",
    "tidak": "tdk tak ga gak gk nggak ngga enggak engga ndak kagak kaga gag tida ngak tdak",
    "bisa": "bs bsa dapat dpt bisaa",
    "dihubungi": "dihub dihubungin dikontak dikontakin ditelpon ditelepon dichat ditelp dihbngi dihubingi ditelfon",
    "rs": "rsud rsu rumkit hospital hosp",
    "balas": "bls",
    "rumah": "rmh rumh rmah rumahnya rmhnya",
    "kos": "kost kosan kostan kosnya kosannya",
    "yang": "yg yng",
    "dengan": "dgn dg dngn",
    "lagi": "lg lgi",
    "sedang": "sdg sdang",
    "dalam": "dlm dlam",
    "masih": "msh msih",
    "orang": "org orng",
    "di": "dii",
    "ada": "ad",
    "kabar": "kbr khabar kabarnya",
    "aman": "amaan amn aman2",
    "selamat": "slmt selamet2",
    "sehat": "sht sehat2 shat",
    "baik": "baek baik2",
    "ok": "oke okay okey oks okeh",
    "alhamdulillah": "alhamdulilah alhmdulillah alhamdulilllah alhamdullilah alhamdulillahi hamdalah",
    "dirawat": "drawat dirwat",
    "meninggal": "meningal mninggal meninggl",
    "perjalanan": "prjalanan perjlanan",
    "pulang": "plg plng pulkam pulkamp",
    "indonesia": "indo",
    "kemarin": "kmrn kemaren kmren",
    "semua": "smua semuanya smuanya smua2",
    "untuk": "utk buat tuk",
    "terima kasih": "terimakasih",
}
FORMS = {spelling: form for form, spellings in _SPELLINGS_BY_FORM.items() for spelling in spellings.split()}

_PHRASES_BY_SIGN = {
    Sign.WELL: """
        ok; aman; selamat; sehat; baik; alhamdulillah; safe; well; fine; good; alive; tidak apa apa; tidak apa2; gapapa; gpp; tidak papa; tidak
        kenapa2; tidak kenapa napa; tidak kenapa kenapa; tidak kurang suatu apa; sehat wal afiat; walafiat; afiat; marked safe; all good; baik
        baik; baik baik saja; no problem; tidak masalah; terkendali; tidak terdampak; not affected; ditemukan selamat; ditemukan aman; ditemukan
        dalam keadaan selamat; ditemukan dalam keadaan aman; unaffected; kondusif; sehat walafiat; puji tuhan; is ok; aman sentosa; tidak ada
        masalah; no worries""",
    Sign.UNHURT: """
        tidak luka; tidak terluka; tidak luka luka; tidak ada luka; tanpa luka; tidak cedera; tidak cidera; tanpa cedera; not injured; not
        hurt; unhurt; uninjured; no injury; no injuries; no injuries reported; bebas luka; bebas cedera; tidak lecet""",
    Sign.HOME: """
        di rumah; sudah di rumah; di kos; sudah di kos; at home; home safe; di apartemennya; di rumah saja; di rumah masing masing""",
    Sign.PRESENT: """
        di asrama; di apartemen; di apart; di apt; di flat; di hotel; di masjid; di mesjid; di kampus; di kantor; di shelter; di posko; di
        pengungsian; di penampungan; di tenda; di sekolah; di wisma; di kbri; di kjri; di kedutaan; di lapangan; di stadion; di dorm; di
        pondok; di tempat kerja; di restoran; di toko; di pabrik; di mess; di kontrakan; di halaman; di luar rumah; di gereja; di titik
        kumpul; di tempat aman; di zona aman; at shelter; at the shelter; at the embassy; in shelter; mengungsi; diungsikan; stand by di
        rumah; di rumah teman; di rumah saudara; di rumah majikan; di tempat teman; kos; asrama; apartemen; kontrakan; mess; wisma; dorm""",
    Sign.HOSPITAL: """
        rs; di rs; rumah sakit; di rumah sakit; rumah sakit umum; in hospital; at the hospital; in the hospital; masuk rs; masuk rumah
        sakit; igd; ugd; di igd; di ugd; di klinik; dirawat; dirawat di rs; dirawat di rumah sakit; opname; rawat inap; dibawa ke rs;
        dilarikan ke rs; dibawa ke rumah sakit; dilarikan ke rumah sakit; hospitalized; hospitalised; rumkit; di puskesmas; dioperasi;
        operasi""",
    Sign.INJURED: """
        luka; luka luka; luka2; terluka; luka ringan; luka berat; luka parah; lukanya; cedera; cidera; kena pecahan; kena serpihan; kena
        pecahan kaca; kena peluru; tertembak; kena tembak; patah tulang; patah; patah kaki; patah tangan; memar; lecet; berdarah; injured;
        hurt; wounded; injury; luka bakar; terbakar; korban luka; tertimpa; tertimpa reruntuhan; tertimpa runtuhan; kena reruntuhan; minor
        injury; minor injuries; broken leg; broken arm; dijahit; gegar otak; kepala bocor; bocor; tergores; remuk; robek; sobek""",
    Sign.CRITICAL: """
        kritis; icu; di icu; koma; critical; critically; critically injured; critical condition; in coma; coma; in icu; in the icu; luka
        kritis; kondisi kritis; sekarat; masuk icu; dirawat di icu""",
    Sign.DECEASED: """
        wafat; meninggal; meninggal dunia; md; alm; almh; almarhum; almarhumah; berpulang; tutup usia; gugur; tewas; deceased; died; dead;
        passed away; has died; rip; jenazah; telah tiada; sudah tiada; korban jiwa; killed""",
    Sign.MISSING: """
        hilang; ilang; dilaporkan hilang; dinyatakan hilang; missing; reported missing; menghilang""",
    Sign.UNREACHED: """
        belum ada kabar; belum ada info; belum ada berita; belum ada respon; belum ada respons; belum ada jawaban; belum dihubungi; belum
        bisa dihubungi; belum terhubung; belum terkontak; belum berkabar; belum ngabarin; belum mengabari; belum memberi kabar; belum kasih
        kabar; belum respon; belum respons; belum merespon; belum balas; belum bales; belum jawab; belum menjawab; belum diketahui; belum
        tahu; belum tau; belum jelas; belum terdata; belum konfirmasi; belum dikonfirmasi; belum terkonfirmasi; belum lapor; belum ketemu;
        belum ditemukan; belum terlihat; belum online; belum on; belum aktif; belum centang dua; belum bisa kontak; belum kontak; tidak bisa
        dihubungi; tidak dihubungi; tidak terhubung; tidak ada kabar; tidak ada info; tidak ada respon; tidak ada jawaban; tidak ada kontak;
        tidak diketahui; tidak jelas; tidak respon; tidak merespon; tidak jawab; tidak menjawab; tidak diangkat; tidak angkat; tidak bales;
        tidak balas; tidak dibalas; tidak aktif; tidak on; tidak online; tidak tersambung; tidak nyambung; tidak bisa kontak; tidak bisa di
        hubungi; belum bisa di hubungi; belum di hubungi; sulit dihubungi; susah dihubungi; no kontak; no contact; no news; no answer; no
        reply; no response; no word; no word yet; no news yet; not reached; not reached yet; not yet reached; unreachable; uncontactable;
        not contactable; unknown; hilang kontak; lost contact; lost kontak; putus kontak; hilang sinyal; hp mati; hpnya mati; hp tidak
        aktif; hpnya tidak aktif; nomor tidak aktif; no hp tidak aktif; wa tidak aktif; hp off; centang satu; centang 1; c1; ceklis satu;
        ceklis 1; masih dicari; dicari; dalam pencarian; sedang dicari; masih mencari; still looking; not found; masih dihubungi; masih coba
        dihubungi; sedang dihubungi; sedang dicoba dihubungi; nihil kabar; tanpa kabar; cannot be reached; can not be reached; not
        responding; whereabouts unknown; belum nyambung; dihubungi tidak masuk; dihubungi tidak bisa; tidak ada yang tahu; tidak ada yang
        tau; phone off; cant reach; cannot reach; belum balas chat; telp tidak masuk""",
    Sign.ELSEWHERE: """
        mudik; pulang; pulang kampung; sudah pulang; di indonesia; sudah di indonesia; di tanah air; sudah keluar; keluar kota; keluar
        negeri; sudah keluar negara; liburan; lagi liburan; sedang liburan; berlibur; cuti pulang; cuti; cuti ke indonesia; di luar kota; di
        luar negeri; luar kota; luar negeri; sudah pindah; pindah; sudah balik; balik indonesia; balik ke indonesia; pulang ke indonesia;
        pulang indonesia; pulang ke tanah air; on leave; on holiday; on vacation; out of town; out of the country; abroad; left the country;
        has left; already left; back in indonesia; in indonesia; went home; traveling; travelling; umroh; umrah; sedang umroh; di kampung;
        sudah tidak di sini; tidak di sini; sudah meninggalkan negara; meninggalkan kota; sudah di luar; balik ke tanah air; balik kampung""",
    Sign.IN_TRANSIT: """
        otw; on the way; dalam perjalanan; di perjalanan; di jalan; perjalanan; perjalanan pulang; sedang perjalanan; di bandara; bandara;
        di airport; at the airport; di terminal; di stasiun; di perbatasan; menuju; sedang menuju; in transit; transit; en route; on his
        way; on her way; berangkat; sudah berangkat; di pesawat; di bus; di bis; di kereta; evakuasi; sedang dievakuasi""",
    Sign.DETAINED: """
        ditahan; ditahan polisi; ditangkap; ditangkap polisi; detained; arrested; di tahanan; di penjara; dipenjara; di kantor polisi;
        diamankan polisi; in custody; in detention; in jail; ditahan imigrasi; kena razia; kena tangkap; diciduk; dibawa polisi; dibawa
        tentara""",
    Sign.NOT: "tidak; belum; bukan; tanpa; not; kurang; jangan; never; isnt; hasnt; without",
    Sign.DOUBT: """
        kayaknya; kayanya; katanya; mungkin; sepertinya; kabarnya sih; kata orang; entah; belum pasti; semoga; moga; moga moga; mudah
        mudahan; mudahan; insya allah; insyaallah; inshaallah; gatau; tidak tahu; tidak tau; maybe; perhaps; probably; likely; hopefully;
        supposedly; reportedly; seems; apparently; denger2; dengar dengar; konon; rumor; isu; hoax; terakhir; terakhir kali; last seen; last
        contact; kemarin; yesterday; perlu cek; perlu konfirmasi; mohon konfirmasi; tolong cek; mesti dicek; harusnya; seharusnya;
        kemungkinan; diduga; jenguk; menjenguk; jagain; menjaga; nemenin; menemani; nunggu; nungguin; mengantar; nganter; relawan; bertugas;
        kerja di rs; kerja; perawat; dokter; nurse; visiting; nemani; if; kalau; kalo; jika; apakah; apa benar; simpang siur; belum valid;
        info dari; rencana; rencananya; akan; mau; planning; mau ke; will; going to; nyaris; hampir; almost; was; tadinya; sempat; smpt;
        jaga istri; jaga suami; jaga anak; lagi jaga; sedang jaga; kah; menurut; kelihatan; kelihatannya; tampaknya; nampaknya; antara;
        di rumah sakit jiwa; ngakunya; kata; dikabarkan; diberitakan; dilaporkan; agar; supaya; biar; sementara;
        salah; ralatnya; hapus; abaikan; coret; batal; dobel; double; duplikat; menyusul; apa; doakan; ibu2; bapak2; ibu ibu; bapak bapak;
        jamaah; jemaah; pengajian; ngaku; setahu saya; setau saya; dugaan; perkiraan; kira kira; seingat saya""",
    Sign.BUT: """
        tapi; tp; tetapi; cuma; cuman; hanya; namun; but; except; kecuali; walau; walaupun; meski; meskipun; sayangnya; only; though; selain
        itu""",
    Sign.TROUBLE: """
        sakit; demam; pusing; syok; shock; shok; trauma; lemas; lemes; panik; sesak; pingsan; terjebak; kejebak; terjepit; tertimbun;
        reruntuhan; runtuh; roboh; ambruk; butuh; perlu; minta; bantuan; kelaparan; mati; parah; bengkak; berat; ditemukan; gawat; darurat; sulit;
        susah; menangis; nangis; takut; ketakutan; stres; depresi; hamil; melahirkan; keguguran; obat; trapped; stuck; terkurung; sick; ill;
        unwell; needs; need; help; rubble; rusak; hancur; retak; diusir; kehilangan; terpisah; terlantar; tersesat; dipukul; disandera;
        diculik; kidnapped; hostage; hamil besar; kesulitan; kehabisan; mengkhawatirkan; memburuk; buruk; jelek""",
    Sign.KIN: """
        istri; istrinya; istriku; suami; suaminya; anak; anaknya; anak2; anak2nya; anak anak; anak anaknya; bayi; bayinya; ibunya; ibuk nya;
        bapaknya; ayahnya; ayah; mamanya; papanya; mama; papa; ortu; ortunya; orang tua; orang tuanya; orangtua; keluarga; keluarganya;
        sekeluarga; kel; adik; adiknya; adeknya; kakak; kakaknya; abangnya; saudaranya; sepupu; sepupunya; keponakan; ponakan; teman;
        temannya; temennya; temen; tmn; teman teman; kawan; kawannya; roommate; room mate; teman kos; teman kamar; pacar; pacarnya;
        tunangan; rombongan; menantu; mertua; mertuanya; cucu; cucunya; nenek; neneknya; kakeknya; majikannya; majikan; balita; family;
        wife; husband; son; daughter; kids; children; child; baby; brother; sister; mother; father; friend; friends; parents; fam; and
        family; his wife; her husband; his family; her family; istri dan anak; anak istri; tetangga; tetangganya; ipar; iparnya""",
    Sign.ALL: """
        semua; keduanya; bertiga; berdua; berempat; berlima; berenam; bertujuh; berdelapan; bersembilan; bersepuluh; ber2; ber3; ber4; ber5; ber6;
        ber7; ber8; ber9; ber10; kedua nya; all; both; all of them; semua nya; dua duanya; keduanya""",
    Sign.SELF: """
        saya; aku; gue; gw; gua; sy; i am; im; saya sendiri; aku sendiri; nama saya; nama aku; kami; kita; kami semua; kita semua; kami
        sekeluarga; we; we are""",
    Sign.COUNTED: "orang; jiwa; pax; people; persons; wni; mahasiswa; mhs; pmi; kk; personil; kepala keluarga; students",
    Sign.AT: "di; in; at; posisi di; stay di; tinggal di; berada di; posisi",
    Sign.TOWARD: "ke; dari; from; to; menuju ke; otw ke; asal",
    Sign.LEAD: """
        innalillahi; innalilahi; innalillahi wa inna ilaihi rojiun; innalillahi wainnailaihi rojiun; innalillahi wa inna ilaihi raji un; wa
        inna ilaihi rojiun; wa inna ilaihi rajiun; turut berduka cita; turut berduka; kabar duka; update; updated; info; infonya; laporan;
        lapor; izin lapor; ijin lapor; izin melaporkan; fyi; kabar terbaru; update terbaru; info terbaru; berita duka; mohon doanya; mohon
        doanya untuk; mohon doa; mohon doa untuk; mhn doanya; ralat; koreksi; revisi; pembetulan; atas nama; a n; report; breaking""",
    Sign.HEAD: """
        yang; daftar; list; nama; nama lengkap; name; data; sedangkan; sisanya; lainnya; kategori; kelompok; status; keterangan; ket; berikut;
        sementara itu; data sementara; laporan sementara; info sementara; update sementara; rekap sementara; daftar sementara; rekap; rekapan;
        untuk yang; mereka yang; those; the following; names of""",
    Sign.ASK: """
        tolong; tlg; mohon; mhn; minta tolong; siapa; siapa yang; ada yang; apakah; bagaimana; gimana; gmn; bgmn; bagi yang; yang punya; yang
        tahu; yang tau; jika ada; kalau ada; kalo ada; bisa tolong; coba cek; please; pls; plis; plz; anyone; has anyone; who; where is; does
        anyone; can anyone; dimana; di mana; kenapa; mengapa; harap; diharapkan; ayo; mari; yuk; jangan lupa; hubungi; silakan; silahkan; monggo;
        dimohon; info dong; info donk; pesan; pesan ini; anda; media tidak disertakan; media omitted; image omitted; gambar tidak disertakan;
        stiker tidak disertakan; sticker omitted; video omitted; diteruskan; forwarded; forwarded many times; diteruskan berkali kali; messages
        and calls; this message was deleted; you deleted this message; message deleted; pesan ini dihapus; bergabung; pray for; prayforsyria;
        save; share; sebarkan; viralkan""",
    Sign.POLITE: """
        selamat pagi; selamat siang; selamat sore; selamat malam; selamat datang; assalamualaikum; assalamu alaikum; asalamualaikum;
        assalamualaikum wr wb; aslm; ass wr wb; wr wb; salam sejahtera; met pagi; met malam; good morning; good evening; waalaikumsalam; wa
        alaikum salam; walaikumsalam; waalaikum salam; hello; halo; hallo; hi; hai; dear; permisi; punten; maaf; sorry; siap; noted; amin; aamiin;
        aamin; ya allah; ya rabb; semangat; sip; mantap; lanjut; lanjutan; lanjutkan; next; bersambung; maaf salah kirim; salah kirim; terima
        kasih; terima kasih banyak; trims; makasih; mksh; makasi; thanks; thank you; thx; tq; tks; jazakallah; barakallah; salam sehat; bismillah;
        stay safe; stay safe semua; salam""",
    Sign.TOTAL: "total; jumlah; jml; totalnya; jumlahnya; sum",
    Sign.CLOSE: """
        demikian; wassalam; wassalamualaikum; wasalam; ttd; hormat kami; hormat saya; sekian; regards; best regards; tertanda; hatur nuhun;
        matur nuwun; salam hormat""",
    Sign.FILLER: """
        sudah; dalam; masih; lagi; sedang; dan; dengan; yang; ini; itu; nya; untuk; karena; krn; krna; juga; jg; saja; aja; sj; ya; yaa; yah; iya;
        kok; sih; nih; dong; deh; loh; lho; kan; tuh; banget; bgt; sekali; sangat; ada; kabar; kontak; dihubungi; terhubung; terkontak; bisa; wa;
        whatsapp; telp; telpon; telepon; hp; no; nomor; hpnya; wanya; tadi; td; barusan; baru; pagi; siang; sore; malam; subuh; jam; pukul; pkl;
        wib; tgl; tanggal; per; pada; sampai; smpai; hingga; sejak; setelah; stlh; sebelum; sblm; saat; sekarang; skrg; skrng; terkini; kondisi;
        keadaan; konfirmasi; terkonfirmasi; kamar; lantai; blok; gempa; bom; serangan; rudal; roket; banjir; listrik; air; internet; sinyal;
        kabel; jalan; gedung; bangunan; sini; sana; situ; rata rata; utuh; lengkap; baru saja; yaitu; adalah; ialah; seorang; satu; dua; tiga;
        empat; lima; beberapa; banyak; is; are; the; of; and; he; she; they; his; her; him; now; currently; already; has; have; been; just; this;
        that; today; confirmed; status; located; staying; still; yet; with; for; on; by; number; room; very; reported; safe and sound; makan;
        tidur; istirahat; minum; berkumpul; kumpul; bareng; bersama; bersm; beserta; brsm; brg; serta; tinggal; stay; berada; brada; ikut; hadir;
        jawab; balas; bales; respon; merespon; membalas; ngabarin; mengabari; berkabar; online; aktif; cek; dicek; check; checked; pic; alamat;
        usia; umur; thn; tahun; kelas; semester; jurusan; fakultas; univ; universitas; angkatan; ketua; anggota; cabang; simpul; warga; wilayah;
        kota; area; hari ini; via wa; via telp; via telepon; masing masing; nanti; masuk; lain; ber; sama; foto; photo; gambar; video; lampiran;
        terlampir; dicatat; didata; dimasukkan; masukkan; catat; cc; sejak kemarin; dari kemarin; since yesterday; malam tadi""",
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> list[tuple[str, ...]]:
    """The phrases of a list, each as the words in one form."""
    return [tuple(" ".join(FORMS.get(word, word) for word in phrase.split()).split()) for phrase in text.split(";")]


# Where a phrase stands under two signs, the one that stands first above holds.
SIGNS: dict[tuple[str, ...], Sign] = {
    phrase: sign for sign, phrases in reversed(_PHRASES_BY_SIGN.items()) for phrase in _phrases(phrases)
}
PHRASE_WORDS_MAX = max(map(len, SIGNS))
KNOWN_WORDS = frozenset(word for phrase in SIGNS for word in phrase)

STATES = frozenset(Sign(value) for value in range(Sign.WELL.value, Sign.DETAINED.value + 1))

# Words of state, greeting and kin that are also people's names: where a name stands, they are one.
NAME_WORDS = _words("aman selamat sehat baik md amin well good mama papa")

# They stand before a name and are none.
TITLES = _words(
    "pak bapak bpk bp bu ibu mas mbak mba kak kakak bang abang bung om tante teh teteh kang cak ning dek adek dik uda uni bli mbok bro sis "
    "ust ustad ustadz ustadzah abah koh cik sdr sdri saudara saudari tn ny nn h hj haji hajah dr drs dra ir prof mr mrs ms miss kh ky kyai"
)

EMOJI: dict[str, Sign] = {
    **dict.fromkeys("✅👍☑✔👌🆗💚🟢🙆", Sign.WELL),
    **dict.fromkeys("❌❓❔✖✗✘", Sign.UNREACHED),
    **dict.fromkeys("🏥🚑🤕", Sign.HOSPITAL),
}

# Where nationals are who are not where they are registered; a place of the incident itself is never taken from here.
PLACES_ELSEWHERE = frozenset(
    " ".join(place)
    for place in _phrases("""
        indonesia; tanah air; aceh; banda aceh; medan; padang; pekanbaru; riau; batam; jambi; palembang; lampung; bengkulu; jakarta; jkt;
        bogor; depok; tangerang; bekasi; bandung; bdg; cirebon; sukabumi; garut; tasikmalaya; semarang; smg; solo; surakarta; yogyakarta;
        yogya; jogja; jogjakarta; magelang; tegal; brebes; cilacap; purwokerto; kudus; pati; surabaya; sby; malang; kediri; blitar; madiun;
        ponorogo; jember; banyuwangi; gresik; sidoarjo; madura; bali; denpasar; lombok; mataram; kupang; flores; pontianak; banjarmasin;
        balikpapan; samarinda; palangkaraya; kalimantan; makassar; manado; palu; kendari; gorontalo; sulawesi; ambon; ternate; papua;
        jayapura; sorong; jawa; jateng; jatim; jabar; sumatra; sumatera; kampung; kampung halaman""")
)
