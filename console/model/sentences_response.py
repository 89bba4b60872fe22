"""What is said of faults in the work on an incident: calls, enquiries, whom to ask, statements, situation reports."""

from __future__ import annotations

RESPONSE: dict[str, tuple[str, str]] = {
    "approval-code": (
        "The code read back is not this version's: nothing was approved. Send the text again and have the code below it read back.",
        "Kode yang dibacakan bukan kode versi ini: belum ada persetujuan. Kirim ulang teksnya dan minta kode di bawahnya dibacakan kembali.",
    ),
    "approver-missing": (
        "An approval by telephone needs a name and the number that was called: nothing was approved. Give both.",
        "Persetujuan melalui telepon memerlukan nama dan nomor yang dihubungi: belum ada persetujuan. Isi keduanya.",
    ),
    "contact-city-unknown": (
        "The console knows no town of this name there. The facility is kept with the town as written and is put on every list of this mission; check the spelling.",
        "Konsol tidak mengenal kota bernama ini di sana. Fasilitas disimpan dengan kota apa adanya dan masuk ke setiap daftar perwakilan ini; periksa ejaannya.",
    ),
    "contact-no-name": (
        "The row has no name, or one longer than a name can be, and was not taken. Write the name in the file and read it in again.",
        "Baris ini tidak bernama, atau namanya terlalu panjang, dan tidak diambil. Tulis namanya di berkas, lalu baca lagi.",
    ),
    "contact-twice": (
        "This name stands in the file before, with another city, telephone or remark. The row was not taken; add the city to the name, or make one row of both.",
        "Nama ini sudah ada sebelumnya di berkas dengan kota, telepon, atau keterangan lain. Baris tidak diambil; tambahkan kota pada namanya, atau gabungkan keduanya.",
    ),
    "contact-type-unclear": (
        "Neither the row nor a heading says what this is. It is kept as Other, and counts among no lists; write Hospital, Police or the like as its type.",
        "Baris maupun judulnya tidak menyatakan jenisnya. Fasilitas disimpan sebagai Lainnya dan tidak terhitung sebagai daftar; tulis jenisnya, misalnya Rumah sakit atau Polisi.",
    ),
    "contacts-no-header": (
        "No row with column headings was found. Nothing was changed; add headings such as Nama, Jenis, Kota and Telepon.",
        "Baris judul kolom tidak ditemukan. Tidak ada yang berubah; tambahkan judul seperti Nama, Jenis, Kota, dan Telepon.",
    ),
    "enquiry-answered": (
        "This enquiry has been answered already: nothing was written. Note a new enquiry if the caller asks again.",
        "Pertanyaan ini sudah dijawab: tidak ada yang ditulis. Catat pertanyaan baru bila penelepon bertanya lagi.",
    ),
    "enquiry-no-caller": (
        "An enquiry needs somebody who asks: nothing was written. Type the caller's name.",
        "Pertanyaan memerlukan nama penanya: tidak ada yang ditulis. Tulis nama penelepon.",
    ),
    "enquiry-nobody": (
        "An enquiry needs somebody who is sought: nothing was written. Type the name as the caller says it.",
        "Pertanyaan memerlukan nama yang dicari: tidak ada yang ditulis. Tulis nama seperti yang disebut penelepon.",
    ),
    "enquiry-told-nothing": (
        "Say what the caller was told: nothing was written, and the enquiry stays open.",
        "Tulis apa yang disampaikan kepada penelepon: tidak ada yang ditulis, dan pertanyaan tetap terbuka.",
    ),
    "enquiry-who": (
        "These may be meant: nothing was written. Say which with --person and the id, or --new if it is none of them.",
        "Mungkin salah satu dari mereka: tidak ada yang ditulis. Sebutkan yang mana dengan --person dan nomornya, atau --new bila bukan mereka.",
    ),
    "facility-named": (
        "This entry has a name already: nothing was written. Remove it from the list and add the right one.",
        "Entri ini sudah bernama: tidak ada yang ditulis. Keluarkan dari daftar, lalu tambahkan yang benar.",
    ),
    "facility-listed": (
        "This facility is on the list already: nothing was written. Note the check on it.",
        "Fasilitas ini sudah ada di daftar: tidak ada yang ditulis. Catat pengecekan pada fasilitas itu.",
    ),
    "list-file-kind": (
        "This is a document or a picture, not a list as text. Nothing was read; copy the text of the chat into a file.",
        "Ini dokumen atau gambar, bukan daftar berupa teks. Belum ada yang dibaca; salin teks obrolan ke dalam berkas.",
    ),
    "list-file-large": (
        "The file is larger than {limit} bytes. Nothing was read; a list of a whole register is imported as a roster.",
        "Berkas lebih besar dari {limit} byte. Belum ada yang dibaca; daftar seluruh register diimpor sebagai berkas daftar.",
    ),
    "list-file-missing": (
        "There is no such file, or it is not a plain file. Nothing was read; check the path.",
        "Berkas itu tidak ada, atau bukan berkas biasa. Belum ada yang dibaca; periksa jalurnya.",
    ),
    "list-line-nameless": (
        "Line {number} gives no name, so nobody can be added from it. Nothing was filed; say who it is, or skip it.",
        "Baris {number} tidak menyebut nama, jadi tidak ada orang yang dapat ditambahkan. Belum ada yang dicatat; tentukan orangnya atau lewati.",
    ),
    "list-line-unknown": (
        "The list has no line {number}. Nothing was filed; the numbers stand in front of the lines.",
        "Daftar ini tidak punya baris {number}. Belum ada yang dicatat; nomornya tertulis di depan tiap baris.",
    ),
    "list-sender-missing": (
        "Nobody is named whose list this is. Nothing was filed; choose the warden or give a name.",
        "Belum disebut daftar siapa ini. Belum ada yang dicatat; pilih simpul masyarakat atau isi namanya.",
    ),
    "no-call-to-take-back": (
        "You have ended no call in this incident: nothing was taken back. Name the call by its id.",
        "Belum ada panggilan yang Anda selesaikan dalam kejadian ini: tidak ada yang dibatalkan. Sebutkan panggilan dengan nomornya.",
    ),
    "numbers-exist": (
        "There is a file of this name already: it was left as it is, and no number left the register. Choose another name.",
        "Berkas dengan nama ini sudah ada: berkas itu dibiarkan, dan tidak ada nomor yang keluar dari register. Pilih nama lain.",
    ),
    "numbers-none": (
        "Nobody still to call has a telephone number: no file was written.",
        "Tidak ada yang masih harus dihubungi yang memiliki nomor telepon: tidak ada berkas yang ditulis.",
    ),
    "document-long": (
        "There is too much in it to be kept as one report: nothing was filed. Shorten long names and notes, or take lists off that do not matter.",
        "Isinya terlalu banyak untuk satu laporan: tidak ada yang disimpan. Persingkat nama dan catatan panjang, atau keluarkan daftar yang tidak perlu.",
    ),
    "csv-ending": (
        "This list is written as CSV: nothing was written. Give the file a name that ends in .csv.",
        "Daftar ini ditulis sebagai CSV: tidak ada yang ditulis. Beri berkas nama yang berakhir dengan .csv.",
    ),
    "hotline-odd": (
        "This is not a telephone number: nothing was written. Give the number that the public can call.",
        "Ini bukan nomor telepon: tidak ada yang ditulis. Isi nomor yang dapat dihubungi masyarakat.",
    ),
    "paper-ending": (
        "A paper is written as .pdf or .json: nothing was written. Give the file one of these endings.",
        "Naskah ditulis sebagai .pdf atau .json: tidak ada yang ditulis. Beri berkas salah satu akhiran ini.",
    ),
    "paper-exists": (
        "There is a file of this name already. It is untouched and nothing was written; choose another name.",
        "Sudah ada berkas dengan nama ini. Berkas itu tidak disentuh dan tidak ada yang ditulis; pilih nama lain.",
    ),
    "promise-past": (
        "The time promised has passed already: nothing was written. Promise a time to come.",
        "Waktu yang dijanjikan sudah lewat: tidak ada yang ditulis. Janjikan waktu yang akan datang.",
    ),
    "sitrep-fall-unexplained": (
        "A figure fell since the report before ({figure}): nothing was filed. Say why; the reason is printed beside it.",
        "Satu angka turun sejak laporan sebelumnya ({figure}): tidak ada yang disimpan. Sebutkan alasannya; alasan dicetak di sampingnya.",
    ),
    "sitrep-next-past": (
        "The time of the next report has passed already: nothing was filed. Give a time to come.",
        "Waktu laporan berikutnya sudah lewat: tidak ada yang disimpan. Isi waktu yang akan datang.",
    ),
    "sitrep-summary-long": (
        "What is added to a situation report may take {limit} characters: nothing was filed. Say it more briefly.",
        "Tambahan pada laporan situasi boleh memuat {limit} karakter: tidak ada yang disimpan. Tulis lebih singkat.",
    ),
    "sitrep-unknown": (
        "No such situation report is known. Nothing has changed; look at the list of reports.",
        "Laporan situasi ini tidak dikenal. Tidak ada yang berubah; lihat daftar laporannya.",
    ),
    "statement-exercise": (
        "This is an exercise: it can never be approved for publication. Everything is kept.",
        "Ini latihan: tidak pernah dapat disetujui untuk diterbitkan. Semuanya tetap tersimpan.",
    ),
    "statement-figure-typed": (
        "Figures in a statement are computed, never typed: nothing was kept. Say what happened without digits.",
        "Angka dalam siaran pers dihitung, tidak pernah diketik: tidak ada yang disimpan. Sebutkan kejadiannya tanpa angka.",
    ),
    "statement-one-language": (
        "What happened must be said in both languages: nothing was kept. Fill in the other one, or empty both.",
        "Kejadian harus disebut dalam kedua bahasa: tidak ada yang disimpan. Isi bahasa yang lain, atau kosongkan keduanya.",
    ),
    "statement-overtaken": (
        "What is known of our nationals has changed since this version: it was not approved. Make a new version and have that one approved.",
        "Informasi tentang WNI sudah berubah sejak versi ini: belum disetujui. Buat versi baru dan mintakan persetujuan untuk versi itu.",
    ),
    "statement-nationals-typed": (
        "What is said of our nationals follows from the checks and is not typed: nothing was kept. Name only what happened.",
        "Keterangan tentang WNI mengikuti hasil pengecekan dan tidak diketik: tidak ada yang disimpan. Sebutkan hanya apa yang terjadi.",
    ),
    "statement-own": (
        "Nobody approves what he wrote himself: nothing was approved. A second officer must do it.",
        "Tidak seorang pun menyetujui tulisannya sendiri: belum ada persetujuan. Petugas kedua yang harus melakukannya.",
    ),
    "statement-unreadable": (
        "This console cannot read this record: a newer one made it, or it is damaged. It is kept as it is; update this console.",
        "Konsol ini tidak dapat membaca catatan ini: dibuat oleh konsol yang lebih baru, atau rusak. Catatan tetap tersimpan; perbarui konsol ini.",
    ),
    "statement-superseded": (
        "There is a newer version of this statement: this one was not approved. Approve the newest.",
        "Ada versi yang lebih baru dari siaran pers ini: versi ini tidak disetujui. Setujui yang terbaru.",
    ),
    "statement-unknown": (
        "No such version of a statement is known. Nothing has changed; look at the list of versions.",
        "Versi siaran pers ini tidak dikenal. Tidak ada yang berubah; lihat daftar versinya.",
    ),
    "statement-withdrawn": (
        "This version was withdrawn: it was not approved. Make a new version.",
        "Versi ini sudah ditarik: tidak disetujui. Buat versi baru.",
    ),
    "statement-words-long": (
        "What happened may take {limit} characters: nothing was kept. Say it more briefly.",
        "Kejadian boleh memuat {limit} karakter: tidak ada yang disimpan. Sebutkan lebih singkat.",
    ),
    "warden-unclear": (
        "Several wardens go by this name. Nothing was filed; give the id from the list of wardens.",
        "Ada beberapa simpul masyarakat dengan nama ini. Belum ada yang dicatat; berikan nomor dari daftar simpul.",
    ),
    "take-count": (
        "Between 1 and {limit} can be taken at once: nobody was taken. Take fewer, and more when they are called.",
        "Sekali ambil antara 1 dan {limit}: belum ada yang diambil. Ambil lebih sedikit, lalu tambah setelah dihubungi.",
    ),
}

# What an officer should mend before a statement is approved; nothing is refused.
WARNINGS: dict[str, tuple[str, str]] = {
    "statement-no-event": (
        'What happened is not chosen yet: it reads "an incident".',
        'Kejadian belum dipilih: masih tertulis "peristiwa".',
    ),
    "statement-no-hotline": (
        "No hotline is on the mission's record: the text names none.",
        "Belum ada nomor hotline pada data perwakilan: teks tidak memuatnya.",
    ),
    "statement-no-roster": (
        "Not every mission's roster is held here: registered numbers are not whole.",
        "Daftar WNI tidak semua perwakilan ada di sini: angka WNI terdaftar belum lengkap.",
    ),
    "statement-mourns-nobody": (
        "The opening speaks to victims, and nobody of standing has said that there are any: choose another opening, or answer how many.",
        "Pembuka menyapa para korban, sedangkan belum ada pihak berwenang yang menyebut adanya korban: pilih pembuka lain atau jawab jumlahnya.",
    ),
    "statement-ours-exceed-all": (
        "More of ours are affected than the authorities count victims in all: the text says both. Ask the authorities again, and answer question 2 anew.",
        "WNI terdampak lebih banyak daripada seluruh korban menurut pihak berwenang: teks memuat keduanya. Tanyakan lagi, lalu jawab ulang pertanyaan 2.",
    ),
    "statement-says-none-beside": (
        "An authority says none of ours is affected, and reports say otherwise: the text follows the reports.",
        "Pihak berwenang menyatakan tidak ada WNI terdampak, sedangkan laporan menyebut ada: teks mengikuti laporan.",
    ),
}
