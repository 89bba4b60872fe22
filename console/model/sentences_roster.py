"""What is said of rosters, their files, cells and imports: code -> (English, Indonesian)."""

from __future__ import annotations

ROSTER: dict[str, tuple[str, str]] = {
    "born-in-future": (
        "The date of birth lies in the future. It was left out and stands in the note; ask for the right one.",
        "Tanggal lahir ada di masa depan. Tanggal tidak diambil dan dicatat dalam catatan; tanyakan yang benar.",
    ),
    "control-characters": (
        "The cell held characters that cannot be seen; they were left out. The rest is kept; compare it with the file.",
        "Sel berisi karakter yang tidak terlihat; karakter itu dibuang. Sisanya disimpan; bandingkan dengan berkas.",
    ),
    "date-impossible": (
        "The date does not exist. It was left out and stands in the note; ask for the right one.",
        "Tanggal ini tidak ada. Tanggal tidak diambil dan dicatat dalam catatan; tanyakan yang benar.",
    ),
    "date-order-mixed": (
        "The column writes some dates day first and some month first. Dates that could be either follow the majority; ask the mission which is right.",
        "Kolom ini menulis sebagian tanggal dengan hari di depan dan sebagian dengan bulan di depan. Tanggal yang meragukan mengikuti yang terbanyak; tanyakan kepada perwakilan.",
    ),
    "date-order-unclear": (
        'In the column "{column}" nobody can tell day from month. Nothing has changed; say it with --date-order "{column}=d/m" or "{column}=m/d".',
        'Di kolom "{column}" hari dan bulan tidak dapat dibedakan. Tidak ada yang berubah; nyatakan dengan --date-order "{column}=d/m" atau "{column}=m/d".',
    ),
    "date-order-wrong": (
        "What stands after {option} (no. {number}) does not say which comes first. Nobody was brought in; write Header=d/m or Header=m/d.",
        "Yang tertulis setelah {option} (ke-{number}) tidak menyatakan mana yang di depan. Belum ada yang diimpor; tulis Judul=d/m atau Judul=m/d.",
    ),
    "date-unclear": (
        "This cannot be read as a date. It was left out and stands in the note.",
        "Ini tidak dapat dibaca sebagai tanggal. Isian tidak diambil dan dicatat dalam catatan.",
    ),
    "digits-lost": (
        "A spreadsheet has shortened the number and its last digits are lost. It was left out and stands in the note; ask for the column as text.",
        "Angka telah dipendekkan oleh lembar kerja sehingga digit akhirnya hilang. Angka tidak diambil dan dicatat dalam catatan; minta kolomnya sebagai teks.",
    ),
    "header-unknown": (
        "No column has the heading that stands after {option} (no. {number}). Nobody was brought in; write the heading as it stands in the file.",
        "Tidak ada kolom dengan judul yang tertulis setelah {option} (ke-{number}). Belum ada yang diimpor; tulis judulnya seperti di berkas.",
    ),
    "import-stopped": (
        "The import was stopped. Nobody was brought in: what was already written is undone. Start it again when you like.",
        "Impor dihentikan. Tidak seorang pun diimpor: yang sudah tertulis telah dibatalkan. Mulai lagi bila perlu.",
    ),
    "import-undone-already": (
        "This import was taken back before. Nothing has changed.",
        "Impor ini sudah dibatalkan sebelumnya. Tidak ada yang berubah.",
    ),
    "import-unknown": (
        "There is no import with this id here. Nothing has changed; check the id.",
        "Tidak ada impor dengan nomor ini di sini. Tidak ada yang berubah; periksa nomornya.",
    ),
    "line-unclear": (
        "This line under a total has a name and nothing that tells a person from a signature. It was passed over; number it, or add a passport or telephone, if it is one of the list.",
        "Baris di bawah jumlah ini bernama tanpa keterangan yang membedakan orang dari tanda tangan. Baris dilewati; beri nomor, atau isi paspor atau telepon, bila termasuk daftar.",
    ),
    "mapping-field": (
        "What stands after the equals sign of {option} (no. {number}) is no field. Nobody was brought in; use one of: {fields}; or nothing, to keep the column aside.",
        "Yang tertulis setelah tanda sama dengan pada {option} (ke-{number}) bukan isian. Belum ada yang diimpor; gunakan salah satu: {fields}; atau kosongkan agar kolomnya disisihkan.",
    ),
    "mapping-wrong": (
        'What stands after {option} (no. {number}) does not say what a header means. Nothing has changed; write it as "Header=field".',
        'Yang tertulis setelah {option} (ke-{number}) tidak menyatakan arti judul kolom. Tidak ada yang berubah; tulis sebagai "Judul=isian".',
    ),
    "name-missing": (
        "The row has no name and cannot be taken. Save the rejected rows, add the name and import them again.",
        "Baris ini tidak memiliki nama dan tidak dapat diambil. Simpan baris yang ditolak, isi namanya, lalu impor lagi.",
    ),
    "nationality-unclear": (
        "This nationality is not known to the console. It stands in the note; choose it on the person's card.",
        "Kewarganegaraan ini tidak dikenal. Isian dicatat dalam catatan; pilih pada kartu orang.",
    ),
    "nik-odd": (
        "The NIK does not have the form of a NIK. It is kept as written; check it.",
        "NIK tidak berbentuk NIK. Nomor disimpan apa adanya; periksa kembali.",
    ),
    "passport-odd": (
        "The passport number does not look like an Indonesian one. It is kept as written; check it.",
        "Nomor paspor tidak seperti nomor paspor Indonesia. Nomor disimpan apa adanya; periksa kembali.",
    ),
    "position-half": (
        "Only one of longitude and latitude is given. It was left out and stands in the note; the city is kept.",
        "Hanya salah satu dari bujur dan lintang yang diisi. Isian tidak diambil dan dicatat dalam catatan; kota tetap disimpan.",
    ),
    "position-off-earth": (
        "The position is not on the earth, or is 0,0. It was left out and stands in the note; the city is kept.",
        "Posisi tidak berada di bumi, atau 0,0. Posisi tidak diambil dan dicatat dalam catatan; kota tetap disimpan.",
    ),
    "position-unclear": (
        "This cannot be read as a position. It was left out and stands in the note; the city is kept.",
        "Ini tidak dapat dibaca sebagai posisi. Isian tidak diambil dan dicatat dalam catatan; kota tetap disimpan.",
    ),
    "quote-open": (
        "A quotation mark in this row is not closed, so its cells run together; the rows after it are read. Save the rejected rows, mend the mark and import them again.",
        "Tanda kutip pada baris ini tidak ditutup sehingga isiannya menyatu; baris sesudahnya tetap dibaca. Simpan baris yang ditolak, perbaiki tandanya, lalu impor lagi.",
    ),
    "rejects-exist": (
        "There is a file of this name already. It is untouched and nobody was brought in; choose another name for the rejected rows.",
        "Sudah ada berkas dengan nama ini. Berkas itu tidak disentuh dan belum ada yang diimpor; pilih nama lain untuk baris yang ditolak.",
    ),
    "rejects-over-roster": (
        "The rejected rows would be written over the roster they come from. Nothing was written; choose another name.",
        "Baris yang ditolak akan menimpa daftar asalnya. Tidak ada yang ditulis; pilih nama lain.",
    ),
    "roster-cancelled": (
        "Reading was cancelled. Nothing was changed.",
        "Pembacaan dibatalkan. Tidak ada yang berubah.",
    ),
    "roster-damaged": (
        "The file is damaged or incomplete. Nothing was changed; ask for it to be sent again.",
        "Berkas ini rusak atau tidak lengkap. Tidak ada yang berubah; minta dikirim ulang.",
    ),
    "roster-empty": (
        "The file has no rows. Nothing was changed; ask the mission for the filled list.",
        "Berkas ini tidak berisi baris. Tidak ada yang berubah; minta daftar yang sudah diisi kepada perwakilan.",
    ),
    "roster-no-header": (
        "No row with column headings was found. Nothing was changed; say in which row the headings stand, or add headings such as Nama and No. Paspor.",
        "Baris judul kolom tidak ditemukan. Tidak ada yang berubah; sebutkan di baris mana judulnya, atau tambahkan judul seperti Nama dan No. Paspor.",
    ),
    "roster-not-a-file": (
        "This is not a file that can be opened: it is missing, a folder or a device, or you may not read it. Nothing was changed; choose the file itself.",
        "Ini bukan berkas yang dapat dibuka: berkas tidak ada, berupa folder atau perangkat, atau Anda tidak berhak membacanya. Tidak ada yang berubah; pilih berkasnya.",
    ),
    "roster-not-a-table": (
        "This is a file of another kind ({kind}), whatever its name says. Nothing was changed; ask for the list as XLSX, ODS or CSV.",
        "Ini berkas jenis lain ({kind}), apa pun namanya. Tidak ada yang berubah; minta daftarnya sebagai XLSX, ODS, atau CSV.",
    ),
    "roster-password": (
        "The file is locked with a password. Nothing was changed; open it in its own program, save it without a password, and import that copy.",
        "Berkas ini dikunci dengan kata sandi. Tidak ada yang berubah; buka dengan programnya, simpan tanpa kata sandi, lalu impor salinannya.",
    ),
    "roster-sheet-unknown": (
        "The file has no sheet of that name. Nothing was changed; choose one of its sheets.",
        "Berkas ini tidak memiliki lembar dengan nama itu. Tidak ada yang berubah; pilih salah satu lembarnya.",
    ),
    "roster-timeout": (
        "Reading the file took too long and was stopped. Nothing was changed; ask for it in parts, or as CSV.",
        "Pembacaan berkas terlalu lama dan dihentikan. Tidak ada yang berubah; minta dalam beberapa bagian, atau sebagai CSV.",
    ),
    "roster-too-large": (
        "The file is larger than can be read safely (at most {rows} rows and {megabytes} MB). Nothing was changed; ask for it in parts, for example one per district.",
        "Berkas ini lebih besar daripada yang aman dibaca (paling banyak {rows} baris dan {megabytes} MB). Tidak ada yang berubah; minta dalam beberapa bagian, misalnya per wilayah.",
    ),
    "roster-too-wide": (
        "A row of the file is wider than a list can be (at most {columns} columns). Nothing was changed; delete stray cells far to the right, or ask for the file as CSV.",
        "Ada baris yang lebih lebar daripada daftar yang wajar (paling banyak {columns} kolom). Tidak ada yang berubah; hapus sel tersesat di ujung kanan, atau minta berkas sebagai CSV.",
    ),
    "roster-unreadable": (
        "The file cannot be read: it is damaged or made to harm. Nothing was changed; ask for it as CSV.",
        "Berkas ini tidak dapat dibaca: rusak atau dibuat untuk merugikan. Tidak ada yang berubah; minta sebagai CSV.",
    ),
    "sex-unclear": (
        "This cannot be read as a sex. It was left out and stands in the note.",
        "Ini tidak dapat dibaca sebagai jenis kelamin. Isian tidak diambil dan dicatat dalam catatan.",
    ),
    "text-too-long": (
        "The text is longer than the field may be and was left out. The row's other values are kept; shorten it in the file.",
        "Teks lebih panjang daripada batas isian dan tidak diambil. Nilai lain pada baris tetap disimpan; pendekkan teksnya di berkas.",
    ),
}
