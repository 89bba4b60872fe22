"""What is said of faults in the work on an incident: calls, enquiries, whom to ask, statements, situation reports."""

from __future__ import annotations

RESPONSE: dict[str, tuple[str, str]] = {
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
    "facility-listed": (
        "This facility is on the list already: nothing was written. Note the check on it.",
        "Fasilitas ini sudah ada di daftar: tidak ada yang ditulis. Catat pengecekan pada fasilitas itu.",
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
    "promise-past": (
        "The time promised has passed already: nothing was written. Promise a time to come.",
        "Waktu yang dijanjikan sudah lewat: tidak ada yang ditulis. Janjikan waktu yang akan datang.",
    ),
    "take-count": (
        "Between 1 and {limit} can be taken at once: nobody was taken. Take fewer, and more when they are called.",
        "Sekali ambil antara 1 dan {limit}: belum ada yang diambil. Ambil lebih sedikit, lalu tambah setelah dihubungi.",
    ),
}
