"""What is said of every other fault: code -> (English, Indonesian)."""

from __future__ import annotations

FAULTS: dict[str, tuple[str, str]] = {
    "alert-ends-first": (
        "The alert would end before it begins. Nothing has changed; check both times.",
        "Status siaga ini berakhir sebelum dimulai. Tidak ada yang berubah; periksa kedua waktunya.",
    ),
    "alert-no-reason": (
        "An alert level needs a reason. Nothing has changed; say why it is set.",
        "Status siaga perlu alasan. Tidak ada yang berubah; sebutkan alasannya.",
    ),
    "answer-missing": (
        "No answer was chosen: nothing was saved. Choose one.",
        "Belum ada jawaban yang dipilih: belum ada yang disimpan. Pilih satu.",
    ),
    "answer-not-a-number": (
        "This is not a number: nothing was saved. Type a whole number or a range such as 10-14.",
        "Ini bukan angka: belum ada yang disimpan. Tulis bilangan bulat atau kisaran seperti 10-14.",
    ),
    "answer-range-backwards": (
        "The range {low} to {high} runs backwards: nothing was saved. Give the lower number first.",
        "Kisaran {low} sampai {high} terbalik: belum ada yang disimpan. Tulis angka yang lebih kecil terlebih dahulu.",
    ),
    "answer-too-large": (
        "The number is above {limit}: nothing was saved. Look at it again.",
        "Angkanya melebihi {limit}: belum ada yang disimpan. Periksa kembali.",
    ),
    "answer-value": (
        "This is no answer to this question. Nothing was written; answer yes, no, unknown, or for a count a number or a range such as 3-5.",
        "Ini bukan jawaban untuk pertanyaan ini. Tidak ada yang ditulis; jawab yes, no, unknown, atau untuk jumlah angka atau rentang seperti 3-5.",
    ),
    "area-file": (
        "The file holds no area that can be used ({detail}). Nothing was changed. Choose a GeoJSON file with polygons in longitude and latitude.",
        "Berkas tidak memuat wilayah yang dapat dipakai ({detail}). Tidak ada yang berubah. Pilih berkas GeoJSON berisi poligon dalam bujur dan lintang.",
    ),
    "area-unknown": (
        "No such place or territory is known ({detail}). Nothing was changed. Check the spelling or choose from the list.",
        "Tempat atau wilayah ini tidak dikenal ({detail}). Tidak ada yang berubah. Periksa ejaan atau pilih dari daftar.",
    ),
    "area-wrong": (
        "This area cannot be used ({detail}). Nothing was changed. Correct it and try again.",
        "Wilayah ini tidak dapat dipakai ({detail}). Tidak ada yang berubah. Perbaiki lalu coba lagi.",
    ),
    "atlas-damaged": (
        "The reference file {file} is missing or damaged. The register is safe. Install the console again, or restore the folder it came from.",
        "Berkas acuan {file} hilang atau rusak. Register aman. Pasang ulang konsol, atau pulihkan folder asalnya.",
    ),
    "backup-cannot-write": (
        "The backup cannot be written there. The register is untouched; choose another folder or drive.",
        "Cadangan tidak dapat ditulis di sana. Register tidak tersentuh; pilih folder atau drive lain.",
    ),
    "backup-damaged": (
        "The backup file is damaged or is not one. Nothing has changed; use another backup.",
        "Berkas cadangan rusak atau bukan cadangan. Tidak ada yang berubah; gunakan cadangan lain.",
    ),
    "backup-exists": (
        "There is a file of this name already. It is untouched; choose another name.",
        "Sudah ada berkas dengan nama ini. Berkas itu tidak disentuh; pilih nama lain.",
    ),
    "backup-missing": (
        "There is no such backup file, or it is not a plain file. Nothing has changed; check the path.",
        "Berkas cadangan itu tidak ada, atau bukan berkas biasa. Tidak ada yang berubah; periksa jalurnya.",
    ),
    "batch-damaged": (
        'A part of the change log does not read. What is shown is untouched; run "posko register check" and restore a backup.',
        'Sebagian catatan perubahan tidak terbaca. Yang ditampilkan tidak disentuh; jalankan "posko register check" dan pulihkan cadangan.',
    ),
    "batch-newer": (
        "The change log holds data from a newer version. Nothing is lost; install the newer version to see it.",
        "Catatan perubahan memuat data dari versi yang lebih baru. Tidak ada yang hilang; pasang versi baru untuk melihatnya.",
    ),
    "chat-too-long": (
        "The pasted text is longer than {limit} characters. Nothing was read; paste the chat in parts.",
        "Teks yang ditempel lebih panjang dari {limit} karakter. Belum ada yang dibaca; tempel percakapan sebagian demi sebagian.",
    ),
    "chat-too-many": (
        "The text names more than {limit} persons. Nothing was read; paste it in parts, or import it as a roster.",
        "Teks ini menyebut lebih dari {limit} orang. Belum ada yang dibaca; tempel sebagian demi sebagian, atau impor sebagai daftar.",
    ),
    "command-stopped": (
        "Stopped. What was saved before is safe; look whether the last step is there before you do it again.",
        "Dihentikan. Yang sudah tersimpan tetap aman; periksa apakah langkah terakhir sudah ada sebelum mengulanginya.",
    ),
    "disk-full": (
        "The disk is full. What was saved before is safe; free some space and try again.",
        "Disk penuh. Yang sudah tersimpan tetap aman; kosongkan ruang lalu coba lagi.",
    ),
    "disk-read-only": (
        "The folder or file cannot be read or written by this user. Nothing has changed; choose another place, or call your administrator.",
        "Folder atau berkas tidak dapat dibaca atau ditulis oleh pengguna ini. Tidak ada yang berubah; pilih tempat lain, atau hubungi administrator.",
    ),
    "disk-trouble": (
        "The disk reports trouble ({reason}). What was saved before may still be safe; stop, make a copy of the data folder, and call your administrator.",
        "Disk melaporkan gangguan ({reason}). Yang sudah tersimpan mungkin masih aman; berhenti, salin folder data, dan hubungi administrator.",
    ),
    "display-missing": (
        "There is no screen to open a window on. Nothing has changed; start it in a desktop session, or work with the commands that --help lists.",
        "Tidak ada layar untuk membuka jendela. Tidak ada yang berubah; jalankan di sesi desktop, atau pakai perintah yang disebut --help.",
    ),
    "field-choice": (
        'The value of "{field}" ({kind}) is none of those there are. Nothing was written; choose one of: {choices}.',
        'Isi "{field}" ({kind}) bukan salah satu pilihan yang ada. Tidak ada yang ditulis; pilih salah satu: {choices}.',
    ),
    "field-wrong": (
        'The value of "{field}" ({kind}) is not possible. Nothing was written; mend it and try again.',
        'Nilai "{field}" ({kind}) tidak mungkin. Tidak ada yang ditulis; perbaiki lalu coba lagi.',
    ),
    "file-too-large": (
        "A file in the data folder is far too large ({limit} bytes are allowed). Nothing has changed; call your administrator.",
        "Sebuah berkas di folder data terlalu besar (batas {limit} byte). Tidak ada yang berubah; hubungi administrator.",
    ),
    "household-none": (
        "None of these persons is in a household. Nothing has changed; look at the card of each.",
        "Tidak seorang pun dari mereka tercatat dalam keluarga serumah. Tidak ada yang berubah; periksa kartu masing-masing.",
    ),
    "household-of-one": (
        "A household is joined by two persons or more. Nothing has changed; name another one.",
        "Keluarga serumah terdiri atas dua orang atau lebih. Tidak ada yang berubah; sebut seorang lagi.",
    ),
    "id-wrong": (
        "This is not the id of a record: a letter or the check sign is wrong. Nothing has changed; copy it again.",
        "Ini bukan nomor rekaman: ada huruf atau tanda periksa yang salah. Tidak ada yang berubah; salin lagi.",
    ),
    "incident-unknown": (
        'There is no incident with this id here. Nothing has changed; see "posko incident list".',
        'Tidak ada kejadian dengan nomor ini di sini. Tidak ada yang berubah; lihat "posko incident list".',
    ),
    "key-cost-refused": (
        "The key slots ask for an effort outside what is allowed. The register is untouched; put the key slots of a backup back and call your administrator.",
        "Slot kunci meminta beban di luar batas yang diizinkan. Register tidak tersentuh; kembalikan slot kunci dari cadangan dan hubungi administrator.",
    ),
    "key-slots-damaged": (
        "The file with the key slots is damaged. The register itself is untouched; put the key slots of a backup back.",
        "Berkas slot kunci rusak. Register tidak tersentuh; kembalikan slot kunci dari cadangan.",
    ),
    "key-slots-exist": (
        "There is already a register or a set of keys in this folder. Nothing has changed; unlock it, or choose an empty folder.",
        "Sudah ada register atau kunci di folder ini. Tidak ada yang berubah; buka kuncinya, atau pilih folder kosong.",
    ),
    "key-slots-full": (
        "All {limit} key slots are in use. Nothing has changed; remove an officer who no longer works here.",
        "Semua {limit} slot kunci terpakai. Tidak ada yang berubah; hapus petugas yang sudah tidak bertugas di sini.",
    ),
    "key-slots-missing": (
        'There are no keys in this data folder. Nothing has changed; choose the right folder, put the key slots of a backup back, or begin with "posko init".',
        'Tidak ada kunci di folder data ini. Tidak ada yang berubah; pilih folder yang benar, kembalikan slot kunci dari cadangan, atau mulai dengan "posko init".',
    ),
    "key-slots-newer": (
        "The key slots were made by a newer version of Posko. Nothing has changed; install that version.",
        "Slot kunci dibuat oleh versi Posko yang lebih baru. Tidak ada yang berubah; pasang versi tersebut.",
    ),
    "key-slots-rolled-back": (
        "An old key slot was put back after it had been withdrawn. The register stays locked; call your administrator, somebody changed files on this computer.",
        "Slot kunci lama dikembalikan setelah dicabut. Register tetap terkunci; hubungi administrator, ada yang mengubah berkas di komputer ini.",
    ),
    "keyring-item-missing": (
        "The keyring no longer holds the key of this register. The register is safe; unlock with the passphrase.",
        "Keyring tidak lagi menyimpan kunci register ini. Register aman; buka kunci dengan frasa sandi.",
    ),
    "keyring-item-wrong": (
        "What the keyring holds does not open this register. The register is safe; unlock with the passphrase and set the keyring up again.",
        "Isi keyring tidak membuka register ini. Register aman; buka kunci dengan frasa sandi lalu atur ulang keyring.",
    ),
    "keyring-readback": (
        "The keyring did not give back what it was given, so it is not used. Nothing has changed; unlock with the passphrase.",
        "Keyring tidak mengembalikan apa yang disimpan, sehingga tidak dipakai. Tidak ada yang berubah; buka kunci dengan frasa sandi.",
    ),
    "keyring-refused": (
        "The keyring is locked or refused. Nothing has changed; unlock with the passphrase.",
        "Keyring terkunci atau menolak. Tidak ada yang berubah; buka kunci dengan frasa sandi.",
    ),
    "keyring-unavailable": (
        "This computer has no keyring that can be used. Nothing has changed; unlock with the passphrase.",
        "Komputer ini tidak memiliki keyring yang dapat dipakai. Tidak ada yang berubah; buka kunci dengan frasa sandi.",
    ),
    "memory-short": (
        "This computer has not enough free memory to open the lock ({needed_mib} MB are needed). Nothing has changed; close other programs and try again.",
        "Memori komputer ini tidak cukup untuk membuka kunci (diperlukan {needed_mib} MB). Tidak ada yang berubah; tutup program lain lalu coba lagi.",
    ),
    "mission-involved": (
        "This mission is involved already. Nothing has changed.",
        "Perwakilan ini sudah terlibat. Tidak ada yang berubah.",
    ),
    "mission-unknown": (
        "No mission has this code. Nothing has changed; use a code such as KRT.",
        "Tidak ada perwakilan dengan kode ini. Tidak ada yang berubah; gunakan kode seperti KRT.",
    ),
    "missions-wrong": (
        "Line {line} of {file} cannot be used ({detail}). The list was not taken over. Correct the line and start again.",
        "Baris {line} pada {file} tidak dapat dipakai ({detail}). Daftar tidak diambil alih. Perbaiki baris itu lalu mulai lagi.",
    ),
    "no-prompt": (
        "A passphrase is needed and nobody can be asked. Nothing has changed; name a file in POSKO_PASSPHRASE_FILE.",
        "Frasa sandi diperlukan dan tidak ada yang dapat ditanya. Tidak ada yang berubah; sebut berkas di POSKO_PASSPHRASE_FILE.",
    ),
    "observed-in-future": (
        "The time of observation lies in the future. Nothing has changed; check the time and its zone.",
        "Waktu pengamatan ada di masa depan. Tidak ada yang berubah; periksa waktu dan zonanya.",
    ),
    "officer-has-no-slot": (
        "This officer cannot unlock on this computer. Nothing has changed.",
        "Petugas ini tidak dapat membuka kunci di komputer ini. Tidak ada yang berubah.",
    ),
    "officer-has-slot": (
        "This officer can already unlock on this computer. Nothing has changed.",
        "Petugas ini sudah dapat membuka kunci di komputer ini. Tidak ada yang berubah.",
    ),
    "officer-no-name": (
        "An officer needs a name. Nothing has changed; give one.",
        "Petugas perlu nama. Tidak ada yang berubah; isi namanya.",
    ),
    "officer-not-enrolled": (
        "This passphrase opens a key slot, but its officer is not in the register's list. Nothing has changed; unlock with the passphrase of a listed officer, or call your administrator.",
        "Frasa sandi ini membuka slot kunci, tetapi petugasnya tidak ada dalam daftar register. Tidak ada yang berubah; buka dengan frasa sandi petugas yang terdaftar, atau hubungi administrator.",
    ),
    "officer-removes-self": (
        "You cannot remove yourself. Nothing has changed; another officer has to do it.",
        "Anda tidak dapat menghapus diri sendiri. Tidak ada yang berubah; petugas lain yang harus melakukannya.",
    ),
    "officer-unclear": (
        "Several officers have this name. Nothing has changed; give the id instead.",
        "Beberapa petugas bernama sama. Tidak ada yang berubah; gunakan nomornya.",
    ),
    "officer-unknown": (
        "There is no such officer here. Nothing has changed; check the name in the list of officers.",
        "Tidak ada petugas seperti itu di sini. Tidak ada yang berubah; periksa namanya di daftar petugas.",
    ),
    "onset-in-future": (
        "The onset lies in the future. Nothing has changed; check the time and its zone.",
        "Waktu kejadian ada di masa depan. Tidak ada yang berubah; periksa waktu dan zonanya.",
    ),
    "output-lost": (
        "The answer could not be written where the output goes: the disk may be full. What the command wrote to the register is kept; send the output elsewhere.",
        "Jawaban tidak dapat ditulis ke tujuan keluaran: disk mungkin penuh. Yang ditulis perintah ini ke register tetap tersimpan; arahkan keluaran ke tempat lain.",
    ),
    "pair-of-one": (
        "A person cannot be judged against himself. Nothing has changed; name two persons.",
        "Seseorang tidak dapat dibandingkan dengan dirinya sendiri. Tidak ada yang berubah; sebut dua orang.",
    ),
    "passphrase-file": (
        "The passphrase file cannot be read. Nothing has changed; check POSKO_PASSPHRASE_FILE and the file named for a new passphrase.",
        "Berkas frasa sandi tidak terbaca. Tidak ada yang berubah; periksa POSKO_PASSPHRASE_FILE dan berkas frasa sandi baru.",
    ),
    "passphrase-long": (
        "The passphrase is longer than {most} characters. Nothing has changed; use a shorter one.",
        "Frasa sandi lebih dari {most} karakter. Tidak ada yang berubah; gunakan yang lebih pendek.",
    ),
    "passphrase-short": (
        "The passphrase is shorter than {least} characters. Nothing has changed; use four words or more.",
        "Frasa sandi kurang dari {least} karakter. Tidak ada yang berubah; gunakan empat kata atau lebih.",
    ),
    "passphrase-taken": (
        "This passphrase cannot be used on this computer. Nothing has changed; choose another one.",
        "Frasa sandi ini tidak dapat dipakai di komputer ini. Tidak ada yang berubah; pilih yang lain.",
    ),
    "passphrase-unreadable": (
        "The passphrase contains bytes that are not text. Nothing has changed; type it again or save the file as UTF-8.",
        "Frasa sandi berisi byte yang bukan teks. Tidak ada yang berubah; ketik ulang atau simpan berkasnya sebagai UTF-8.",
    ),
    "passphrase-weak": (
        "This passphrase would be guessed. Nothing has changed; use four or more words that do not belong together.",
        "Frasa sandi ini mudah ditebak. Tidak ada yang berubah; gunakan empat kata atau lebih yang tidak saling berkaitan.",
    ),
    "passphrase-wrong": (
        "This passphrase does not open the register. Nothing has changed; check Caps Lock and the keyboard layout, and try again.",
        "Frasa sandi ini tidak membuka register. Tidak ada yang berubah; periksa Caps Lock dan tata letak papan ketik, lalu coba lagi.",
    ),
    "passphrases-differ": (
        "The two passphrases differ. Nothing has changed; type both again.",
        "Kedua frasa sandi berbeda. Tidak ada yang berubah; ketik ulang keduanya.",
    ),
    "person-unknown": (
        "Nobody is registered under this id here. Nothing has changed; find the person first.",
        "Tidak ada orang dengan nomor ini di sini. Tidak ada yang berubah; cari orangnya dahulu.",
    ),
    "phone-wrong": (
        "This is not a telephone number: nothing was saved. Write its digits, with the country in front, such as +62 812 3456 7890.",
        "Ini bukan nomor telepon: belum ada yang disimpan. Tulis angkanya, diawali kode negara, seperti +62 812 3456 7890.",
    ),
    "place-in-data-folder": (
        "Nothing but the register and its keys belongs in the data folder. Nothing was written; choose another folder.",
        "Folder data hanya untuk register dan kuncinya. Tidak ada yang ditulis; pilih folder lain.",
    ),
    "place-missing": (
        "There is no such folder, or no file can have this name there. Nothing was written; check the path.",
        "Folder itu tidak ada, atau berkas tidak dapat bernama demikian di sana. Tidak ada yang ditulis; periksa jalurnya.",
    ),
    "place-unknown": (
        "No place of this name is known. Nothing has changed; try another spelling, or give the area with --area.",
        "Tempat dengan nama ini tidak dikenal. Tidak ada yang berubah; coba ejaan lain, atau beri wilayahnya dengan --area.",
    ),
    "reason-missing": (
        "Taking something back needs a reason. Nothing has changed; say why.",
        "Penarikan perlu alasan. Tidak ada yang berubah; sebutkan alasannya.",
    ),
    "printer-missing": (
        "No printer is set up on this computer. Nothing was printed; set one up, or save as PDF.",
        "Komputer ini belum punya pencetak. Tidak ada yang dicetak; pasang pencetak, atau simpan sebagai PDF.",
    ),
    "record-unknown": (
        "There is no such record here. Nothing has changed; check the id.",
        "Tidak ada rekaman seperti itu di sini. Tidak ada yang berubah; periksa nomornya.",
    ),
    "register-busy": (
        "The register is held by another program. Nothing has changed; try again in a moment.",
        "Register sedang dipegang program lain. Tidak ada yang berubah; coba lagi sebentar lagi.",
    ),
    "register-damaged": (
        "A page of the register is damaged. Nothing more was written; make a copy of the folder, then restore the newest backup.",
        "Satu halaman register rusak. Tidak ada lagi yang ditulis; salin folder ini, lalu pulihkan cadangan terbaru.",
    ),
    "register-exists": (
        "There is a register in this folder already. It is untouched; name another folder with --data.",
        "Sudah ada register di folder ini. Register itu tidak disentuh; sebut folder lain dengan --data.",
    ),
    "register-full": (
        "The disk is full. What was confirmed before is safe, the last step was not written; free some space and try again.",
        "Disk penuh. Yang sudah dikonfirmasi aman, langkah terakhir tidak tertulis; kosongkan ruang lalu coba lagi.",
    ),
    "register-in-use": (
        "The desk or another command is writing to this register. Nothing has changed; close it, or wait until it is done.",
        "Meja kerja atau perintah lain sedang menulis ke register ini. Tidak ada yang berubah; tutup dahulu, atau tunggu sampai selesai.",
    ),
    "register-missing": (
        'There is no register in this folder. Nothing has changed; make one with "posko init", or name another folder with --data.',
        'Belum ada register di folder ini. Tidak ada yang berubah; buat dengan "posko init", atau sebut folder lain dengan --data.',
    ),
    "register-newer": (
        "A newer version of Posko has written this register (form {form}, this version knows {known}). Nothing has changed; install the newer version.",
        "Register ini ditulis oleh versi Posko yang lebih baru (bentuk {form}, versi ini mengenal {known}). Tidak ada yang berubah; pasang versi yang lebih baru.",
    ),
    "register-no-wal": (
        "This disk does not allow safe writing (no write-ahead log). Nothing has changed; move the data folder to a local disk.",
        "Disk ini tidak mengizinkan penulisan yang aman. Tidak ada yang berubah; pindahkan folder data ke disk lokal.",
    ),
    "register-read-only": (
        "The register cannot be written to: the disk or folder is read-only. What was confirmed before is safe; mend the permissions and try again.",
        "Register tidak dapat ditulis: disk atau folder hanya-baca. Yang sudah dikonfirmasi aman; perbaiki izinnya lalu coba lagi.",
    ),
    "register-rests": (
        "There are rests of an earlier register in this folder. They are untouched; move the files that begin with register.posko elsewhere, or choose another folder.",
        "Ada sisa register terdahulu di folder ini. Sisa itu tidak disentuh; pindahkan berkas yang diawali register.posko, atau pilih folder lain.",
    ),
    "register-wrong-key": (
        "This key does not open the register, or the file is not a register. Nothing has changed; restore a backup if the passphrase is right.",
        "Kunci ini tidak membuka register, atau berkas ini bukan register. Tidak ada yang berubah; pulihkan cadangan bila frasa sandinya benar.",
    ),
    "report-value": (
        "This value does not belong to this axis. Nothing was filed; choose one of the axis.",
        "Nilai ini bukan milik sumbu ini. Tidak ada yang dilaporkan; pilih nilai dari sumbunya.",
    ),
    "setting-wrong": (
        "A setting has a value that is not allowed, so its usual value is used. The register is not affected.",
        "Sebuah pengaturan bernilai tidak sah, sehingga nilai bawaan dipakai. Register tidak terpengaruh.",
    ),
    "settings-unreadable": (
        "The settings file cannot be read, so the usual settings are used. The register is not affected.",
        "Berkas pengaturan tidak terbaca, sehingga pengaturan bawaan dipakai. Register tidak terpengaruh.",
    ),
    "sqlcipher-unfit": (
        "The encrypted database engine is missing or unsafe ({version}). Nothing has changed; install Posko again from its own list.",
        "Mesin basis data terenkripsi tidak ada atau tidak aman ({version}). Tidak ada yang berubah; pasang ulang Posko dari daftarnya sendiri.",
    ),
    "time-wrong": (
        "What stands after {option} is not a time. Nothing has changed; write it as 2023-04-15T09:30+02:00.",
        "Yang tertulis setelah {option} bukan waktu. Tidak ada yang berubah; tulis seperti 2023-04-15T09:30+02:00.",
    ),
    "withdrawn-already": (
        "This was withdrawn before. The first reason stands and nothing has changed; look at it in the history.",
        "Ini sudah ditarik sebelumnya. Alasan pertama tetap berlaku dan tidak ada yang berubah; lihat dalam riwayat.",
    ),
    "warden-no-group": (
        "A warden needs a group or an area. Nothing has changed; say which.",
        "Simpul masyarakat perlu nama kelompok atau wilayah. Tidak ada yang berubah; sebutkan salah satunya.",
    ),
    "warden-unknown": (
        "There is no such warden here. Nothing has changed; check the id in the list of wardens.",
        "Tidak ada simpul masyarakat seperti itu di sini. Tidak ada yang berubah; periksa nomornya di daftar simpul.",
    ),
    "workspace-crashed": (
        "The desk ended unexpectedly. Everything that was entered and shown as saved is safe; unlock again.",
        "Meja kerja berakhir tak terduga. Semua yang sudah tersimpan aman; buka kunci kembali.",
    ),
    "workspace-will-not-start": (
        'The desk does not start on this computer. The register is untouched; call your administrator (run "posko doctor").',
        'Meja kerja tidak dapat dimulai di komputer ini. Register tidak tersentuh; hubungi administrator (jalankan "posko doctor").',
    ),
    "zone-unknown": (
        "There is no time zone of this name. Nothing has changed; use a name such as Africa/Khartoum.",
        "Tidak ada zona waktu dengan nama ini. Tidak ada yang berubah; gunakan nama seperti Africa/Khartoum.",
    ),
}
