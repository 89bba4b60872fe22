"""The header words each roster field is known by, folded (lower case, words only), in Indonesian and English.

Source: registration forms and lists published by missions, the ministry's lapor diri form, PFIF 1.4 field names.
"""

from __future__ import annotations

HEADER_WORDS: dict[str, str] = {
    "number": """
        no; no urut; nomor; nomor urut; nr; num; number; seq; row; urut; serial; s n; sn; sno; no baris""",
    "name": """
        nama; nama lengkap; nama wni; nama lengkap wni; nama pmi; nama mahasiswa; nama pelajar; nama sesuai paspor;
        nama paspor; nama di paspor; name; full name; fullname; complete name; name as in passport; name in passport;
        passport name; person name; nama tki; nama peserta; nama santri; nama jamaah; nama anggota;
        nama lengkap sesuai paspor; nama dan gelar; student name; member name""",
    "given_name": """
        nama depan; first name; given name; given names; firstname; forename; forenames""",
    "family_name": """
        nama belakang; last name; surname; family name; lastname; nama keluarga; marga; nama marga""",
    "other_names": """
        nama lain; nama panggilan; alias; nickname; other names; other name; alternate names; endorsement name""",
    "sex": """
        l p; p l; lp; jk; sex; gender; jenis kelamin; kelamin; jns kelamin; j k; jenis kel; m f; f m; l p jk;
        laki perempuan""",
    "born": """
        tgl lahir; tanggal lahir; tg lahir; tggl lahir; date of birth; dob; birth date; birthdate; birthday; born;
        d o b; tanggal kelahiran; tgl kelahiran; lahir; date birth; tahun lahir; thn lahir; year of birth""",
    "birth_place": """
        tempat lahir; tmp lahir; tmpt lahir; tpt lahir; kota lahir; place of birth; birth place; birthplace; pob;
        kota kelahiran; tempat kelahiran""",
    "birth": """
        ttl; tempat tanggal lahir; tempat tgl lahir; tempat dan tanggal lahir; tempat tgl lahir ttl; tmp tgl lahir;
        place and date of birth; t t l""",
    "nationality": """
        kewarganegaraan; warga negara; wn; wni wna; nationality; citizenship; kebangsaan; citizen of""",
    "category": """
        kategori; kategori wni; status wni; golongan; jenis wni; category; pekerjaan; profesi; occupation; profession;
        kelompok""",
    "province": """
        provinsi asal; provinsi; propinsi; propinsi asal; daerah asal; asal daerah; province; province of origin;
        home province; asal provinsi; prov asal; prov; origin; asal propinsi; daerah asal provinsi""",
    "phone": """
        no hp; no hp lokal; hp; hp lokal; nomor hp; no telp; no telepon; telepon; telp; tel; nomor telepon;
        no handphone; handphone; nomor handphone; phone; phone number; phone no; mobile; mobile phone; mobile number;
        mobile no; cell; cell phone; telephone; telephone number; contact number; contact no; nomor kontak; no kontak;
        kontak; no tlp; tlp; no ponsel; ponsel; nomor ponsel; local phone; local number; no hp setempat; telp hp;
        no telp hp; no hp telp; nomor telepon seluler; hp telepon; local mobile; contact; no hp aktif; no telepon hp;
        home phone""",
    "whatsapp": """
        whatsapp; wa; no wa; nomor wa; nomor whatsapp; no whatsapp; whatsapp number; whats app; no hp wa; hp wa;
        wa aktif; no wa aktif; whatsapp no""",
    "email": """
        e mail; email; surel; alamat email; alamat surel; email address; e mail address; mail; alamat e mail; pos el""",
    "emergency_contact": """
        kontak darurat; kontak keluarga; kontak keluarga di indonesia; emergency contact; next of kin;
        emergency contact person; nomor darurat; no darurat; nama kontak darurat; keluarga yang dapat dihubungi;
        keluarga di indonesia; kontak keluarga indonesia; nok; no kontak darurat; nomor kontak darurat; telp keluarga;
        no telp keluarga; emergency phone; emergency number; no hp keluarga; kontak darurat di indonesia""",
    "employer": """
        tempat kerja; majikan; nama majikan; perusahaan; nama perusahaan; instansi; universitas; kampus; sekolah;
        nama sekolah; employer; company; university; school; institution; college; tempat studi; tempat belajar;
        lembaga; nama universitas; tempat kerja sekolah; organisasi; organization; universitas sekolah; nama instansi;
        sponsor; kafil; perguruan tinggi; institusi; workplace; place of work; campus; institute; nama kapal; ship;
        vessel""",
    "passport": """
        no paspor; nomor paspor; paspor; passport; passport no; passport number; no passport; nomor passport; paspor no;
        no pasport; pasport; passport num; no paspor ri; nomor paspor ri; no paspor wni; passport id; passport nr;
        no pspr""",
    "passport_expiry": """
        masa berlaku paspor; berlaku hingga; berlaku sampai; masa berlaku; passport expiry; expiry date; expiry;
        date of expiry; passport expiry date; tgl habis berlaku paspor; tanggal habis berlaku paspor; habis berlaku;
        valid until; tgl berakhir paspor; paspor berlaku hingga; passport valid until""",
    "nik": """
        nik; no nik; nomor nik; no ktp; nomor ktp; ktp; nomor induk kependudukan; nik ktp; no ktp nik; national id;
        national id number; id number; nik no ktp""",
    "splp": """
        splp; no splp; nomor splp; travel document; travel document no""",
    "seamans_book": """
        buku pelaut; no buku pelaut; nomor buku pelaut; seaman s book; seaman book; seamans book; seaman book no;
        seaman s book no""",
    "residence_permit": """
        izin tinggal; no izin tinggal; nomor izin tinggal; iqama; no iqama; iqamah; no iqamah; residence permit;
        residence permit no; permit no; residency no; visa; no visa; nomor visa; visa no; visa number;
        kartu izin tinggal; residence id; residence card; civil id; emirates id; qatar id; bataqa""",
    "other_document": """
        dokumen lain; no dokumen lain; nomor dokumen lain; other document; other id; nomor identitas lain;
        no identitas lain; document no; document number; no dokumen; nit""",
    "address": """
        alamat di luar negeri; alamat; alamat ln; alamat luar negeri; alamat lengkap; alamat setempat; alamat tinggal;
        alamat domisili; domisili; address; address abroad; home address; residential address; street address;
        alamat sekarang; alamat tempat tinggal; current address; tempat tinggal; residence; local address; street;
        home street; alamat rumah""",
    "city": """
        kota; kota domisili; kota tinggal; city; town; kota tempat tinggal; city of residence; wilayah; lokasi;
        location; distrik; home city; kab kota; kota negara bagian""",
    "country": """
        negara; negara domisili; negara tinggal; country; country of residence; home country; negara penempatan""",
    "lon": """
        bujur; longitude; lon; long; lng; bujur timur; garis bujur; koordinat bujur; koordinat x; bujur x""",
    "lat": """
        lintang; latitude; lat; garis lintang; koordinat lintang; koordinat y; lintang utara; lintang y""",
    "position": """
        koordinat; koordinat gps; gps; gps coordinates; coordinates; coordinate; titik koordinat; lat long; lat lon;
        lat lng; latlong; latitude longitude; lintang bujur; posisi gps; position; lokasi gps""",
    "arrived": """
        tiba; tgl tiba; tanggal tiba; tgl kedatangan; tanggal kedatangan; kedatangan; date of arrival; arrival;
        arrival date; arrived; mulai tinggal; tgl masuk; tanggal masuk; entry date; tiba di luar negeri; sejak; since;
        tinggal sejak; date of entry""",
    "expected_return": """
        rencana kembali; rencana pulang; tgl kembali; tanggal kembali; tgl rencana kembali; tanggal rencana kembali;
        expected return; return date; return; expected return date; planned return; departure date; until;
        rencana kepulangan; tgl pulang; tanggal pulang; tgl rencana pulang; perkiraan kembali; perkiraan pulang;
        akhir tinggal; end date""",
    "last_confirmed": """
        terakhir dikonfirmasi; konfirmasi terakhir; last confirmed; terakhir dihubungi; last contact; last contacted;
        tgl konfirmasi; tanggal konfirmasi; terakhir lapor; tgl lapor diri; tanggal lapor diri; lapor diri;
        last updated; updated; pemutakhiran; tgl update; update terakhir; terakhir diperbarui; tgl lapor; tanggal lapor;
        registration date; date registered; tanggal pendataan; timestamp""",
    "household": """
        no keluarga; nomor keluarga; no kk; nomor kk; kk; kartu keluarga; household; household no; household number;
        family no; family number; family id; id keluarga; no kartu keluarga; kode keluarga""",
    "remarks": """
        keterangan; ket; catatan; remarks; remark; notes; note; comments; comment; info; keterangan lain;
        keterangan tambahan; lain lain; description""",
}

# Headers that speak of someone else, or of nothing the register keeps, though they contain a known word.
NOT_OURS = """
    address in indonesia; agama; age; agency; alamat asal; alamat di indonesia; alamat indonesia; alamat ktp;
    date of issue; father name; foto; marital status; mother name; nama agen; nama agensi; nama ayah; nama ibu;
    nama istri; nama orang tua; nama simpul; nama suami; nama suami istri; no hp indonesia; passport issue date;
    photo; place of issue; religion; signature; simpul masyarakat; spouse name; status perkawinan; tanda tangan;
    tanggal terbit paspor; tempat dikeluarkan; tempat penerbitan; tempat terbit paspor; tgl pembuatan paspor;
    tgl terbit paspor; umur; usia; warden"""

# Tried in this order on a header that is none of the words above: the field when all words of one of the first groups occur and
# none of the second.
CLUES: tuple[tuple[str, str, str], ...] = (
    (
        "passport_expiry",
        "paspor berlaku;passport expiry;passport valid;paspor habis;passport expires;paspor expired;paspor kadaluarsa",
        "",
    ),
    ("emergency_contact", "kontak darurat;emergency;next kin;kontak keluarga;hubungi keluarga", ""),
    ("birth", "tempat tgl lahir;tempat tanggal lahir;place date birth", ""),
    ("birth_place", "tempat lahir;place birth;kota lahir", ""),
    ("born", "tgl lahir;tanggal lahir;date birth;birth date;birthdate", ""),
    ("whatsapp", "whatsapp;wa", ""),
    ("email", "email;mail", "author source petugas pelapor pengisi keluarga agen"),
    (
        "passport",
        "paspor;passport",
        "terbit issue issued tgl tanggal date tempat place masa kota halaman scan foto copy status jenis type",
    ),
    ("nik", "nik;ktp", "alamat foto scan"),
    ("residence_permit", "izin tinggal;residence permit;iqama", "tgl tanggal date masa berlaku expiry"),
    ("sex", "jenis kelamin;gender;sex", ""),
    ("household", "nomor keluarga;no keluarga;no kk;nomor kk", "hp telp telepon kontak"),
    (
        "phone",
        "hp;telepon;telp;handphone;phone;mobile;ponsel",
        "keluarga indonesia darurat ayah ibu suami istri majikan agen agensi author source petugas pelapor pengisi",
    ),
    ("other_names", "nama panggilan;nama lain", ""),
    (
        "employer",
        "perusahaan;majikan;universitas;university;sekolah;employer;kampus",
        "alamat address no nomor kota telp hp",
    ),
    (
        "name",
        "nama lengkap;nama paspor;full name;nama wni;name passport;nama pmi",
        "ayah ibu suami istri agen majikan orang",
    ),
    ("address", "alamat;address", "indonesia asal ktp email mail majikan perusahaan kantor"),
    ("expected_return", "rencana kembali;rencana pulang;expected return;tgl pulang", ""),
    ("arrived", "tgl tiba;tanggal tiba;arrival;tanggal kedatangan;tgl kedatangan", ""),
    ("lon", "bujur;longitude", "lintang latitude"),
    ("lat", "lintang;latitude", "bujur longitude"),
    ("province", "provinsi;propinsi;province", ""),
)
