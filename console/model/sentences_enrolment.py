"""What is said of faults in founding, enrolling and exchange files."""

from __future__ import annotations

ENROLMENT: dict[str, tuple[str, str]] = {
    "blocks-used-up": (
        "You have no author numbers left for this mission. Nothing has changed; another enrolment officer can go on.",
        "Nomor penulis Anda untuk perwakilan ini sudah habis. Tidak ada yang berubah; petugas pendaftaran lain dapat melanjutkan.",
    ),
    "code-mistyped": (
        "This is no code: it has sixteen letters and digits. Nothing has changed; ask for it to be read again.",
        "Ini bukan kode: kode terdiri atas enam belas huruf dan angka. Tidak ada yang berubah; minta dibacakan lagi.",
    ),
    "code-wrong": (
        "The code does not belong to the invitation this console has. Nothing has changed; have it read again, and if it stays so, the invitation was exchanged on its way: ask for a new one.",
        "Kode ini bukan milik undangan yang diterima konsol ini. Tidak ada yang berubah; minta dibacakan lagi, dan jika tetap demikian, undangan itu ditukar di perjalanan: minta yang baru.",
    ),
    "conflict-unclear": (
        "Several cells of this record are in conflict. Nothing has changed; say which one.",
        "Beberapa sel catatan ini bertentangan. Tidak ada yang berubah; sebutkan yang mana.",
    ),
    "console-enrolled": (
        "This console is enrolled already. Nothing has changed.",
        "Konsol ini sudah terdaftar. Tidak ada yang berubah.",
    ),
    "console-is-copy": (
        "This register was restored or copied, so it must not speak for the console it came from. Everything is safe here; enrol it anew, and what it writes meanwhile goes along.",
        "Register ini hasil pemulihan atau salinan, jadi tidak boleh berbicara atas nama konsol asalnya. Semuanya aman di sini; daftarkan lagi, dan yang ditulis sementara ini ikut serta.",
    ),
    "console-not-enrolled": (
        "This console is not enrolled with any ministry yet. Everything entered is safe here; enrol it with an invitation to exchange.",
        "Konsol ini belum terdaftar pada kementerian mana pun. Semua yang dimasukkan aman di sini; daftarkan dengan undangan agar dapat bertukar.",
    ),
    "custodian-key-wrong": (
        "This is no custodian's key: it has 64 digits and letters from a to f. Nothing has changed; copy it again from posko admin custodian.",
        "Ini bukan kunci kustodian: kunci terdiri atas 64 angka dan huruf a sampai f. Tidak ada yang berubah; salin lagi dari posko admin custodian.",
    ),
    "custodians-alike": (
        "Five different custodians are needed. Nothing has changed; give the public key of each once.",
        "Diperlukan lima kustodian yang berbeda. Tidak ada yang berubah; berikan kunci publik masing-masing satu kali.",
    ),
    "custodians-three": (
        "Three custodians open a mission's keys together, no fewer and no more. Nothing has changed; give three of their key files.",
        "Tiga kustodian bersama membuka kunci perwakilan, tidak kurang dan tidak lebih. Tidak ada yang berubah; berikan tiga berkas kunci mereka.",
    ),
    "device-known": (
        "This console is enrolled already, or was. Nothing has changed; a console that was cut off asks with a new invitation.",
        "Konsol ini sudah atau pernah terdaftar. Tidak ada yang berubah; konsol yang dicabut meminta dengan undangan baru.",
    ),
    "device-own": (
        "You cannot cut off the console you are working at. Nothing has changed; do it at another one.",
        "Anda tidak dapat mencabut konsol yang sedang dipakai. Tidak ada yang berubah; lakukan di konsol lain.",
    ),
    "device-revoked": (
        "This console is cut off already. Nothing has changed.",
        "Konsol ini sudah dicabut. Tidak ada yang berubah.",
    ),
    "device-unclear": (
        "Several consoles begin with this. Nothing has changed; give more of the id.",
        "Beberapa konsol berawalan ini. Tidak ada yang berubah; sebutkan id lebih panjang.",
    ),
    "device-unknown": (
        "No console of the ministry is called so. Nothing has changed; posko device list names them.",
        "Tidak ada konsol kementerian bernama demikian. Tidak ada yang berubah; posko device list menyebutkannya.",
    ),
    "enrol-not-asked": (
        "Nobody has answered this invitation yet. Nothing has changed; the new console answers first, then code and number are compared.",
        "Undangan ini belum dijawab. Tidak ada yang berubah; konsol baru menjawab dahulu, lalu kode dan angka dicocokkan.",
    ),
    "enrol-waiting": (
        "This console is not approved yet. Everything entered is safe here; read the number to the enrolment officer, then try again.",
        "Konsol ini belum disetujui. Semua yang dimasukkan aman di sini; bacakan angkanya kepada petugas pendaftaran, lalu coba lagi.",
    ),
    "exchange-file-cut": (
        "The file ends in the middle. What came before is taken in and safe; get the whole file again, nothing is counted twice.",
        "Berkas ini terpotong di tengah. Bagian sebelumnya sudah diambil dan aman; minta berkas utuh, tidak ada yang terhitung dua kali.",
    ),
    "exchange-file-wrong": (
        "This is no exchange file of your ministry. Nothing has changed; check that you took the right one.",
        "Ini bukan berkas pertukaran kementerian Anda. Tidak ada yang berubah; periksa apakah berkasnya benar.",
    ),
    "file-exists": (
        "There is a file of this name already. Nothing was written; choose another name.",
        "Sudah ada berkas dengan nama ini. Tidak ada yang ditulis; pilih nama lain.",
    ),
    "file-missing": (
        "There is no such file, or it cannot be read. Nothing has changed; check the name.",
        "Berkas itu tidak ada atau tidak dapat dibaca. Tidak ada yang berubah; periksa namanya.",
    ),
    "hub-unknown": (
        "This console does not know where the hub is. Everything entered is safe here; give the address with posko exchange hub, or exchange by file.",
        "Konsol ini belum tahu di mana hub. Semua yang dimasukkan aman di sini; berikan alamatnya dengan posko exchange hub, atau bertukar lewat berkas.",
    ),
    "invitation-link-wrong": (
        "This is no invitation. Nothing has changed; copy the whole line the enrolment officer sent.",
        "Ini bukan undangan. Tidak ada yang berubah; salin seluruh baris yang dikirim petugas pendaftaran.",
    ),
    "invitation-over": (
        "This invitation is over. Nothing has changed; ask the enrolment officer for a new one, and compare the clocks.",
        "Undangan ini sudah lewat waktu. Tidak ada yang berubah; minta yang baru kepada petugas pendaftaran, dan cocokkan jam.",
    ),
    "invitation-wrong": (
        "This is no invitation, or it is damaged. Nothing has changed; ask the enrolment officer to send it again.",
        "Ini bukan undangan, atau rusak. Tidak ada yang berubah; minta petugas pendaftaran mengirimnya lagi.",
    ),
    "key-file-wrong": (
        "This is no key file of the kind that is needed. Nothing has changed; take the file of the root, or of the custodian, that was asked for.",
        "Ini bukan berkas kunci yang diperlukan. Tidak ada yang berubah; gunakan berkas akar atau kustodian yang diminta.",
    ),
    "link-certificate": (
        "This is no certificate. Nothing has changed; give the ministry's as a PEM file.",
        "Ini bukan sertifikat. Tidak ada yang berubah; berikan sertifikat kementerian sebagai berkas PEM.",
    ),
    "link-no-invitation": (
        "The hub has no such invitation: its time is over, or somebody else has answered it. Nothing has changed; ask the enrolment officer for a new one.",
        "Hub tidak punya undangan itu: sudah lewat waktu, atau pihak lain telah menjawabnya. Tidak ada yang berubah; minta yang baru kepada petugas pendaftaran.",
    ),
    "ministry-known": (
        "This console belongs to a ministry already. Nothing has changed.",
        "Konsol ini sudah termasuk suatu kementerian. Tidak ada yang berubah.",
    ),
    "mission-founded": (
        "This mission is founded already. Nothing has changed.",
        "Perwakilan ini sudah didirikan. Tidak ada yang berubah.",
    ),
    "mission-not-founded": (
        "This mission is not founded yet. Nothing has changed; posko admin mission does it.",
        "Perwakilan ini belum didirikan. Tidak ada yang berubah; lakukan dengan posko admin mission.",
    ),
    "mission-not-held": (
        "Nobody would hold the key: this console is neither of that mission nor a crisis desk. Nothing has changed; do it at a crisis desk.",
        "Tidak ada yang akan memegang kuncinya: konsol ini bukan milik perwakilan itu dan bukan pusat krisis. Tidak ada yang berubah; lakukan di pusat krisis.",
    ),
    "nobody-to-write-to": (
        "There is no other console to write to. Nothing was written; name one with --to, or a mission that has some.",
        "Tidak ada konsol lain yang dituju. Tidak ada yang ditulis; sebutkan dengan --to, atau perwakilan yang memilikinya.",
    ),
    "not-duty-officer": (
        "Only a duty officer who may read this mission's data releases late work. Nothing has changed; ask one.",
        "Hanya petugas piket yang boleh membaca data perwakilan ini dapat melepas pekerjaan terlambat. Tidak ada yang berubah; mintalah kepadanya.",
    ),
    "not-enrolment-officer": (
        "Only an enrolment officer may do this. Nothing has changed; ask one.",
        "Hanya petugas pendaftaran yang boleh melakukannya. Tidak ada yang berubah; mintalah kepadanya.",
    ),
    "nothing-quarantined": (
        "Nothing of this author waits to be released. Nothing has changed; posko exchange late lists what does.",
        "Tidak ada pekerjaan penulis ini yang menunggu dilepas. Tidak ada yang berubah; posko exchange late menyebutkan yang menunggu.",
    ),
    "number-differs": (
        "The number is not the one this console has. Nobody was enrolled; have it read again, and if it stays so, somebody stands between the two consoles: begin anew by another way.",
        "Angkanya tidak sama dengan di konsol ini. Tidak ada yang didaftarkan; minta dibacakan lagi, dan jika tetap demikian, ada pihak di antara kedua konsol: mulai lagi lewat jalan lain.",
    ),
    "officer-appointed": (
        "This officer is an enrolment officer already. Nothing has changed.",
        "Petugas ini sudah menjadi petugas pendaftaran. Tidak ada yang berubah.",
    ),
    "officer-seated": (
        "This officer is enrolled already. Nothing has changed.",
        "Petugas ini sudah terdaftar. Tidak ada yang berubah.",
    ),
    "recovery-another-key": (
        "What the custodians opened is not the key the membership log names. Nothing has changed; check which mission and which custodians.",
        "Yang dibuka kustodian bukan kunci yang disebut catatan keanggotaan. Tidak ada yang berubah; periksa perwakilan dan kustodiannya.",
    ),
    "request-second": (
        "Another console has answered this invitation before. Nobody was enrolled; find out who it was, and invite again.",
        "Konsol lain sudah menjawab undangan ini. Tidak ada yang didaftarkan; cari tahu siapa itu, lalu undang lagi.",
    ),
    "request-wrong": (
        "This is no answer to an open invitation of yours. Nothing has changed; have the new console ask again.",
        "Ini bukan jawaban atas undangan Anda yang masih terbuka. Tidak ada yang berubah; minta konsol baru mengajukan lagi.",
    ),
    "state-differs": (
        "Consoles that hold the same changes show something else than this one. Nothing is lost: every change is kept, signed. Run posko register rebuild here and there, and tell whoever maintains the program.",
        "Ada konsol dengan perubahan yang sama tetapi tampilannya berbeda dari konsol ini. Tidak ada yang hilang: setiap perubahan tersimpan dan ditandatangani. Jalankan posko register rebuild di sini dan di sana, lalu beri tahu pengelola program.",
    ),
    "root-another": (
        "This is the root key of another ministry. Nothing has changed.",
        "Ini kunci akar kementerian lain. Tidak ada yang berubah.",
    ),
}
