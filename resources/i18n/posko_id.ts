<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>AnswerForm</name>
    <message>
        <source>number or range, such as 12 or 10-14</source>
        <translation>angka atau kisaran, misalnya 12 atau 10-14</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Disampaikan oleh</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Keadaan per</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>name and office</source>
        <translation>nama dan jabatan</translation>
    </message>
    <message>
        <source>Add answer</source>
        <translation>Tambah jawaban</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Say who says so.</source>
        <translation>Sebutkan siapa yang mengatakannya.</translation>
    </message>
    <message>
        <source>“No” claims that it was checked and none were found. While lists are still being checked, choose “Not yet known”.</source>
        <translation>“Tidak” berarti sudah diperiksa dan tidak ditemukan. Selama daftar masih diperiksa, pilih “Belum diketahui”.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>Not yet known</source>
        <translation>Belum diketahui</translation>
    </message>
    <message>
        <source>Choose an answer first.</source>
        <translation>Pilih jawaban terlebih dahulu.</translation>
    </message>
    <message>
        <source>The range runs backwards: give the lower number first.</source>
        <translation>Kisaran terbalik: tulis angka yang lebih kecil terlebih dahulu.</translation>
    </message>
    <message>
        <source>The number is larger than any country&apos;s people. Look at it again.</source>
        <translation>Angka ini melebihi jumlah penduduk negara mana pun. Periksa kembali.</translation>
    </message>
    <message>
        <source>Type a whole number or a range such as 10-14, or choose “Not yet known”.</source>
        <translation>Tulis bilangan bulat atau kisaran seperti 10-14, atau pilih “Belum diketahui”.</translation>
    </message>
</context>
<context>
    <name>AnswerRow</name>
    <message>
        <source>withdrawn {when}</source>
        <translation>ditarik {when}</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Tarik…</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Tarik</translation>
    </message>
    <message>
        <source>Why is it withdrawn?</source>
        <translation>Mengapa ditarik?</translation>
    </message>
    <message>
        <source>Reason of the withdrawal</source>
        <translation>Alasan penarikan</translation>
    </message>
</context>
<context>
    <name>ApplyPage</name>
    <message>
        <source>Import</source>
        <translation>Impor</translation>
    </message>
    <message>
        <source>Reports filed meanwhile go first; they never wait for the import.</source>
        <translation>Laporan yang masuk selama impor didahulukan; laporan tidak pernah menunggu impor.</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Kemajuan impor</translation>
    </message>
    <message>
        <source>Cancel import</source>
        <translation>Batalkan impor</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>Urungkan impor ini</translation>
    </message>
    <message>
        <source>{file} is not encrypted: whoever uses this computer can read it. Delete it when it is no longer needed.</source>
        <translation>{file} tidak terenkripsi: siapa pun yang memakai komputer ini dapat membacanya. Hapus bila tidak diperlukan lagi.</translation>
    </message>
    <message>
        <source>Stopping. What was written of this import is taken back.</source>
        <translation>Menghentikan. Yang sudah ditulis dari impor ini ditarik kembali.</translation>
    </message>
    <message>
        <source>Taking the import back. What was reported or edited since is kept.</source>
        <translation>Menarik kembali impor. Yang dilaporkan atau diubah sesudahnya dipertahankan.</translation>
    </message>
    <message>
        <source>Writing row {done} of {total}</source>
        <translation>Menulis baris {done} dari {total}</translation>
    </message>
    <message>
        <source>The import is applied.</source>
        <translation>Impor telah diterapkan.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) taken back.</source>
        <translation>
            <numerusform>%Ln orang ditarik kembali.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept, because something was reported or edited since.</source>
        <translation>
            <numerusform>%Ln dipertahankan, karena sesudahnya ada laporan atau perubahan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AsideBoard</name>
    <message>
        <source>What came and is not shown</source>
        <translation>Yang tiba dan belum tampil</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Compartment</source>
        <translation>Kompartemen</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>Nothing is set aside: everything that came is in the register and shown.</source>
        <translation>Tidak ada yang disisihkan: semua yang tiba sudah masuk register dan tampil.</translation>
    </message>
    <message>
        <source>author {n}</source>
        <translation>penulis {n}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln envelope(s)</source>
        <translation>
            <numerusform>%Ln amplop</numerusform>
        </translation>
    </message>
    <message>
        <source>of an unknown kind</source>
        <translation>jenis tak dikenal</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln data</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuthorityContactForm</name>
    <message>
        <source>An authority was contacted</source>
        <translation>Otoritas telah dihubungi</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Melalui</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Ditanyakan</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Their answer</source>
        <translation>Jawaban mereka</translation>
    </message>
    <message>
        <source>Calls back by</source>
        <translation>Janji menghubungi</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>such as Ministry of Foreign Affairs, protocol</source>
        <translation>misalnya Kementerian Luar Negeri, protokol</translation>
    </message>
    <message>
        <source>telephone, note, visit</source>
        <translation>telepon, nota, kunjungan</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Tambah kontak</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Name the office.</source>
        <translation>Sebutkan kantornya.</translation>
    </message>
    <message>
        <source>Say what came of it.</source>
        <translation>Sebutkan hasilnya.</translation>
    </message>
    <message>
        <source>The time lies in the future. Look at the date and the hour.</source>
        <translation>Waktunya berada di masa depan. Periksa tanggal dan jamnya.</translation>
    </message>
</context>
<context>
    <name>BriefingScreen</name>
    <message>
        <source>Statement</source>
        <translation>Siaran pers</translation>
    </message>
    <message>
        <source>Situation report</source>
        <translation>Laporan situasi</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>Note on this call</source>
        <translation>Catatan panggilan ini</translation>
    </message>
    <message>
        <source>Choose in the list whom to call.</source>
        <translation>Pilih di daftar siapa yang akan dihubungi.</translation>
    </message>
    <message>
        <source>U   Undo my last</source>
        <translation>U   Urungkan</translation>
    </message>
    <message>
        <source>Take back the call you ended last, and what it reported</source>
        <translation>Tarik kembali panggilan Anda yang terakhir beserta laporannya</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>Buka kartu orang</translation>
    </message>
    <message>
        <source>T   Give back</source>
        <translation>T   Lepaskan</translation>
    </message>
    <message>
        <source>T   Take</source>
        <translation>T   Ambil</translation>
    </message>
    <message numerus="yes">
        <source>Household, %Ln person(s)</source>
        <translation>
            <numerusform>Satu rumah tangga, %Ln orang</numerusform>
        </translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Satu orang</translation>
    </message>
    <message>
        <source>round {n}</source>
        <translation>putaran {n}</translation>
    </message>
    <message>
        <source>held by {who}</source>
        <translation>dipegang {who}</translation>
    </message>
    <message>
        <source>not called yet</source>
        <translation>belum pernah dihubungi</translation>
    </message>
</context>
<context>
    <name>CallModel</name>
    <message>
        <source>To call</source>
        <translation>Akan dihubungi</translation>
    </message>
    <message>
        <source>Why first</source>
        <translation>Alasan didahulukan</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Putaran</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Panggilan terakhir</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Dipegang</translation>
    </message>
</context>
<context>
    <name>CallPerson</name>
    <message>
        <source>No telephone number is known.</source>
        <translation>Tidak ada nomor telepon yang diketahui.</translation>
    </message>
    <message>
        <source>Emergency contact: {who}</source>
        <translation>Kontak darurat: {who}</translation>
    </message>
    <message>
        <source>Looked after by: {who}</source>
        <translation>Simpul masyarakat: {who}</translation>
    </message>
    <message>
        <source>Found wrong in this incident</source>
        <translation>Ternyata salah dalam kejadian ini</translation>
    </message>
    <message>
        <source>The answer holds for this person</source>
        <translation>Jawaban berlaku untuk orang ini</translation>
    </message>
</context>
<context>
    <name>CallSummary</name>
    <message>
        <source>To call</source>
        <translation>Akan dihubungi</translation>
    </message>
    <message>
        <source>In round {n}</source>
        <translation>Dalam putaran {n}</translation>
    </message>
    <message>
        <source>In this round</source>
        <translation>Dalam putaran ini</translation>
    </message>
    <message>
        <source>Calls per hour</source>
        <translation>Panggilan per jam</translation>
    </message>
    <message>
        <source>This round ends about</source>
        <translation>Putaran ini selesai sekitar</translation>
    </message>
    <message>
        <source>From the calls of the last hour; told from five calls and five minutes on</source>
        <translation>Dari panggilan satu jam terakhir; baru dihitung setelah lima panggilan dan lima menit</translation>
    </message>
    <message>
        <source>Without a number</source>
        <translation>Tanpa nomor</translation>
    </message>
    <message>
        <source>My share</source>
        <translation>Bagian saya</translation>
    </message>
    <message>
        <source>Desks that cannot see each other divide the list: each takes its part</source>
        <translation>Meja yang tidak saling melihat membagi daftar: masing-masing mengambil bagiannya</translation>
    </message>
    <message>
        <source>of</source>
        <translation>dari</translation>
    </message>
    <message>
        <source>My share, of how many</source>
        <translation>Bagian saya, dari berapa bagian</translation>
    </message>
    <message>
        <source>Numbers for a broadcast…</source>
        <translation>Nomor untuk pesan siaran…</translation>
    </message>
    <message numerus="yes">
        <source>{calls} · %Ln person(s)</source>
        <translation>
            <numerusform>{calls} · %Ln orang</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallTable</name>
    <message>
        <source>People to call</source>
        <translation>Orang yang akan dihubungi</translation>
    </message>
    <message>
        <source>1 to 6 note how the call ended; Enter opens the person</source>
        <translation>1 sampai 6 mencatat hasil panggilan; Enter membuka kartu orang</translation>
    </message>
</context>
<context>
    <name>CallWords</name>
    <message>
        <source>child or elderly</source>
        <translation>anak atau lansia</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>tanpa nomor</translation>
    </message>
    <message>
        <source>{n} ask</source>
        <translation>{n} bertanya</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>ditanyakan</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Anda</translation>
    </message>
    <message>
        <source>{n} y</source>
        <translation>{n} th</translation>
    </message>
</context>
<context>
    <name>CallsOut</name>
    <message>
        <source>There is no call of yours in this incident to take back.</source>
        <translation>Tidak ada panggilan Anda dalam kejadian ini yang dapat ditarik kembali.</translation>
    </message>
</context>
<context>
    <name>CallsScreen</name>
    <message>
        <source>Out</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Penelusuran</translation>
    </message>
    <message>
        <source>Wardens</source>
        <translation>Simpul</translation>
    </message>
</context>
<context>
    <name>CallsSweep</name>
    <message numerus="yes">
        <source>%Ln came from the contact sheets.</source>
        <translation>
            <numerusform>%Ln diambil dari daftar kontak.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stand(s) for a kind and must be named.</source>
        <translation>
            <numerusform>%Ln mewakili satu jenis dan harus diberi nama.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a contact sheet</source>
        <translation>Pilih daftar kontak</translation>
    </message>
    <message>
        <source>Contact sheet read: {new} new, {changed} changed, {unchanged} unchanged, {rejected} rejected.</source>
        <translation>Daftar kontak dibaca: {new} baru, {changed} berubah, {unchanged} tetap, {rejected} ditolak.</translation>
    </message>
    <message>
        <source>Look at these rows: {rows}.</source>
        <translation>Periksa baris berikut: {rows}.</translation>
    </message>
</context>
<context>
    <name>CallsWardens</name>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
</context>
<context>
    <name>ChannelBox</name>
    <message>
        <source>Channels</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Copy for {channel}, {language}</source>
        <translation>Salin untuk {channel}, {language}</translation>
    </message>
    <message>
        <source>{n} too long</source>
        <translation>kelebihan {n}</translation>
    </message>
</context>
<context>
    <name>ChoicesBox</name>
    <message>
        <source>What happened</source>
        <translation>Apa yang terjadi</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Imbauan</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Own words, Indonesian</source>
        <translation>Kata sendiri, bahasa Indonesia</translation>
    </message>
    <message>
        <source>Own words, English</source>
        <translation>Kata sendiri, bahasa Inggris</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Pembuka</translation>
    </message>
    <message>
        <source>such as runtuhnya jembatan</source>
        <translation>misalnya runtuhnya jembatan</translation>
    </message>
    <message>
        <source>such as a bridge collapse</source>
        <translation>misalnya a bridge collapse</translation>
    </message>
</context>
<context>
    <name>ClockStrip</name>
    <message>
        <source>EXERCISE</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>Since onset</source>
        <translation>Sejak kejadian</translation>
    </message>
    <message>
        <source>Since known</source>
        <translation>Sejak diketahui</translation>
    </message>
    <message>
        <source>On watch</source>
        <translation>Petugas piket</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>T{sign}{days} d {rest}</source>
        <translation>T{sign}{days} hr {rest}</translation>
    </message>
</context>
<context>
    <name>ConcernsForm</name>
    <message>
        <source>The enquiry is about another person</source>
        <translation>Pertanyaan ini mengenai orang lain</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>It is about this person</source>
        <translation>Mengenai orang ini</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Choose the person: ↓ and Enter.</source>
        <translation>Pilih orangnya: ↓ lalu Enter.</translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>In conflict: {what}. Whichever is kept holds for everybody.</source>
        <translation>Berbeda: {what}. Yang dipilih berlaku bagi semua.</translation>
    </message>
    <message>
        <source>unknown officer</source>
        <translation>petugas tak dikenal</translation>
    </message>
    <message>
        <source>{time}, {age}</source>
        <translation>{time}, {age}</translation>
    </message>
    <message>
        <source>shown now</source>
        <translation>tampil sekarang</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>Pakai ini</translation>
    </message>
    <message>
        <source>Keep the record</source>
        <translation>Pertahankan datanya</translation>
    </message>
    <message>
        <source>Leave it withdrawn</source>
        <translation>Biarkan ditarik</translation>
    </message>
    <message>
        <source>withdrawn: {reason}</source>
        <translation>ditarik: {reason}</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>ditarik</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>dipulihkan</translation>
    </message>
</context>
<context>
    <name>ConflictWords</name>
    <message>
        <source>withdrawn or kept</source>
        <translation>ditarik atau dipertahankan</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Koordinat</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>belum ada di sini</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>N</source>
        <translation>LU</translation>
    </message>
    <message>
        <source>S</source>
        <translation>LS</translation>
    </message>
    <message>
        <source>E</source>
        <translation>BT</translation>
    </message>
    <message>
        <source>W</source>
        <translation>BB</translation>
    </message>
    <message>
        <source>circle of {km} km</source>
        <translation>lingkaran {km} km</translation>
    </message>
    <message>
        <source>drawn polygon</source>
        <translation>poligon gambar</translation>
    </message>
    <message>
        <source>city with its surroundings</source>
        <translation>kota dan sekitarnya</translation>
    </message>
    <message>
        <source>whole country</source>
        <translation>seluruh negara</translation>
    </message>
</context>
<context>
    <name>ConflictsBoard</name>
    <message>
        <source>Write another value…</source>
        <translation>Tulis nilai lain…</translation>
    </message>
    <message>
        <source>Decide the last one again</source>
        <translation>Putuskan lagi yang terakhir</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflik</translation>
    </message>
    <message>
        <source>A number keeps that value, W writes another, Enter opens the person</source>
        <translation>Angka memilih nilai itu, W menulis nilai lain, Enter membuka data orangnya</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Milik</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Terbaru</translation>
    </message>
    <message>
        <source>No conflict: nobody has written the same thing differently without seeing the other&apos;s.</source>
        <translation>Tidak ada konflik: tidak ada hal yang dicatat berbeda tanpa melihat catatan yang lain.</translation>
    </message>
    <message>
        <source>Decided already, and this decision holds until you take another. Escape leaves it as it is.</source>
        <translation>Sudah diputuskan, dan keputusan itu berlaku sampai Anda mengambil yang lain. Escape membiarkannya.</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>Nationals found on {found} of %Ln list(s) checked</source>
        <translation>
            <numerusform>WNI ditemukan pada {found} dari %Ln daftar yang diperiksa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{checked} of %Ln list(s) checked</source>
        <translation>
            <numerusform>{checked} dari %Ln daftar diperiksa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unidentified person(s)</source>
        <translation>
            <numerusform>%n orang belum teridentifikasi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) with authorities</source>
        <translation>
            <numerusform>%n kontak dengan otoritas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None found on {checked} of %Ln list(s)</source>
        <translation>
            <numerusform>Tidak ditemukan pada {checked} dari %Ln daftar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>counts {held} of %Ln mission(s)</source>
        <translation>
            <numerusform>menghitung {held} dari %Ln perwakilan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) only on this computer</source>
        <translation>
            <numerusform>%Ln perubahan hanya di komputer ini</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) waiting</source>
        <translation>
            <numerusform>%Ln perubahan menunggu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s)</source>
        <translation>
            <numerusform>%Ln konflik</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set aside</source>
        <translation>
            <numerusform>%Ln disisihkan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln perubahan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountsView</name>
    <message>
        <source>read</source>
        <translation>dibaca</translation>
    </message>
    <message>
        <source>new</source>
        <translation>baru</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>berubah</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>tetap</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>meragukan</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>ditolak</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) no longer in this list</source>
        <translation>
            <numerusform>%Ln orang tidak ada lagi dalam daftar ini</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) flagged</source>
        <translation>
            <numerusform>%Ln baris ditandai</numerusform>
        </translation>
    </message>
    <message>
        <source>Beside the sum: {figures}</source>
        <translation>Di luar jumlah: {figures}</translation>
    </message>
</context>
<context>
    <name>CreateForm</name>
    <message>
        <source>There is no register on this computer yet. Say who you are and it will be made.</source>
        <translation>Belum ada register di komputer ini. Isi identitas Anda untuk membuatnya.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nama Anda</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Perwakilan</translation>
    </message>
    <message>
        <source>Type a city or a code</source>
        <translation>Ketik kota atau kode</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frasa sandi</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Ulangi frasa sandi</translation>
    </message>
    <message>
        <source>Four words or more. It cannot be recovered: keep a copy in a safe place, away from this laptop.</source>
        <translation>Empat kata atau lebih. Tidak dapat dipulihkan: catat di tempat yang aman, terpisah dari laptop ini.</translation>
    </message>
    <message>
        <source>The two passphrases differ</source>
        <translation>Kedua frasa sandi berbeda</translation>
    </message>
    <message>
        <source>Make the register</source>
        <translation>Buat register</translation>
    </message>
</context>
<context>
    <name>DevicesBoard</name>
    <message>
        <source>Cut off…</source>
        <translation>Cabut…</translation>
    </message>
    <message>
        <source>Cut it off for good</source>
        <translation>Cabut untuk selamanya</translation>
    </message>
    <message>
        <source>{device} of {mission} will read nothing new; what it has it keeps. What is here of its work counts, later work waits for a duty officer. This cannot be taken back: press once more.</source>
        <translation>{device} dari {mission} tidak akan membaca yang baru; yang sudah dimiliki tetap ada padanya. Pekerjaannya yang ada di sini dihitung, yang datang kemudian menunggu petugas piket. Ini tidak dapat dibatalkan: tekan sekali lagi.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) enrolled</source>
        <translation>
            <numerusform>%Ln perangkat terdaftar</numerusform>
        </translation>
    </message>
    <message>
        <source>Devices and officers</source>
        <translation>Perangkat dan petugas</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Perwakilan</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Perangkat</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last heard of</source>
        <translation>Kabar terakhir</translation>
    </message>
    <message>
        <source>This console is not enrolled, so it knows of no other devices.</source>
        <translation>Konsol ini belum terdaftar, sehingga tidak mengenal perangkat lain.</translation>
    </message>
    <message>
        <source>The membership log is not here yet. It comes with the first exchange.</source>
        <translation>Catatan keanggotaan belum ada di sini. Catatan itu tiba pada pertukaran pertama.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>belum ada</translation>
    </message>
    <message>
        <source>author {n}</source>
        <translation>penulis {n}</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>komputer ini</translation>
    </message>
    <message>
        <source>enrolled</source>
        <translation>terdaftar</translation>
    </message>
    <message>
        <source>revoked, nothing of it counts</source>
        <translation>dicabut, tidak ada yang dihitung</translation>
    </message>
    <message>
        <source>revoked, counts up to {time}</source>
        <translation>dicabut, dihitung sampai {time}</translation>
    </message>
    <message>
        <source>all missions</source>
        <translation>semua perwakilan</translation>
    </message>
    <message>
        <source>guest of {where}, expired</source>
        <translation>tamu {where}, kedaluwarsa</translation>
    </message>
    <message>
        <source>guest of {where} until {time}</source>
        <translation>tamu {where} sampai {time}</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>belum ada</translation>
    </message>
    <message>
        <source>duty</source>
        <translation>piket</translation>
    </message>
    <message>
        <source>field</source>
        <translation>lapangan</translation>
    </message>
    <message>
        <source>approver</source>
        <translation>penyetuju</translation>
    </message>
    <message>
        <source>key steward</source>
        <translation>pengelola kunci</translation>
    </message>
    <message>
        <source>crisis desk</source>
        <translation>meja krisis</translation>
    </message>
</context>
<context>
    <name>DueButton</name>
    <message numerus="yes">
        <source>%Ln due, oldest {span}</source>
        <translation>
            <numerusform>%Ln jatuh tempo, terlama {span}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln within the hour</source>
        <translation>
            <numerusform>%Ln dalam satu jam</numerusform>
        </translation>
    </message>
    <message>
        <source>next in {span}</source>
        <translation>berikutnya {span} lagi</translation>
    </message>
</context>
<context>
    <name>DueList</name>
    <message>
        <source>What is due</source>
        <translation>Yang jatuh tempo</translation>
    </message>
    <message>
        <source>Nothing is promised, and nothing has to be asked again.</source>
        <translation>Tidak ada janji, dan tidak ada yang perlu ditanyakan lagi.</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter go there · Esc close</source>
        <translation>↑ ↓ pilih · Enter buka · Esc tutup</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Mengenai</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Pukul</translation>
    </message>
</context>
<context>
    <name>DueWatch</name>
    <message>
        <source>Due now. {item}</source>
        <translation>Jatuh tempo sekarang. {item}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) due in another incident: {incident}.</source>
        <translation>
            <numerusform>%Ln hal jatuh tempo di kejadian lain: {incident}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Tampilkan daftar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) in this incident were due before now.</source>
        <translation>
            <numerusform>%Ln hal dalam kejadian ini sudah jatuh tempo sebelumnya.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueWords</name>
    <message>
        <source>Call back</source>
        <translation>Hubungi kembali</translation>
    </message>
    <message>
        <source>Should have called us</source>
        <translation>Seharusnya menghubungi kita</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Tanyakan lagi</translation>
    </message>
    <message>
        <source>Situation report</source>
        <translation>Laporan situasi</translation>
    </message>
    <message>
        <source>Countersign</source>
        <translation>Tanda tangan kedua</translation>
    </message>
    <message>
        <source>{what}: {about}</source>
        <translation>{what}: {about}</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} mnt</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} jam</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} hari</translation>
    </message>
    <message>
        <source>overdue {span}</source>
        <translation>terlambat {span}</translation>
    </message>
    <message>
        <source>in {span}</source>
        <translation>{span} lagi</translation>
    </message>
</context>
<context>
    <name>EditsSection</name>
    <message>
        <source>Edits</source>
        <translation>Perubahan</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older edit(s)</source>
        <translation>
            <numerusform>%Ln perubahan lebih lama</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnquiryCard</name>
    <message>
        <source>Answer</source>
        <translation>Jawab</translation>
    </message>
    <message>
        <source>Another time</source>
        <translation>Waktu lain</translation>
    </message>
    <message>
        <source>Is about…</source>
        <translation>Mengenai…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Tarik…</translation>
    </message>
    <message>
        <source>Open the person</source>
        <translation>Buka kartu orang</translation>
    </message>
    <message>
        <source>Choose an enquiry in the list.</source>
        <translation>Pilih pertanyaan di daftar.</translation>
    </message>
    <message>
        <source>asked for as “{name}”</source>
        <translation>ditanyakan sebagai “{name}”</translation>
    </message>
    <message>
        <source>{channel}, {time}, taken by {officer}</source>
        <translation>{channel}, {time}, diterima {officer}</translation>
    </message>
    <message>
        <source>Call back at {time}</source>
        <translation>Hubungi kembali pukul {time}</translation>
    </message>
    <message>
        <source>Told by {officer}, {time}: {told}</source>
        <translation>Disampaikan {officer}, {time}: {told}</translation>
    </message>
</context>
<context>
    <name>EnquiryForm</name>
    <message>
        <source>Type the name of the person sought.</source>
        <translation>Tulis nama orang yang dicari.</translation>
    </message>
    <message>
        <source>Choose who is meant, or that it is a new person: ↓ and Enter.</source>
        <translation>Pilih siapa yang dimaksud, atau bahwa ini orang baru: ↓ lalu Enter.</translation>
    </message>
    <message>
        <source>Type who asks.</source>
        <translation>Tulis siapa yang bertanya.</translation>
    </message>
    <message>
        <source>Sought</source>
        <translation>Dicari</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Penelepon</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Hubungan</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Came by</source>
        <translation>Lewat</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Hubungi kembali</translation>
    </message>
    <message>
        <source>May the person be told</source>
        <translation>Boleh diberitahukan</translation>
    </message>
    <message>
        <source>Whether the caller agrees that the person sought is told who asks</source>
        <translation>Apakah penelepon setuju bahwa orang yang dicari diberi tahu siapa yang bertanya</translation>
    </message>
    <message>
        <source>Note the enquiry</source>
        <translation>Catat pertanyaan</translation>
    </message>
</context>
<context>
    <name>EnquiryWithdrawal</name>
    <message>
        <source>Withdraw the enquiry</source>
        <translation>Tarik pertanyaan</translation>
    </message>
    <message>
        <source>It counts no more, and nobody is called back. It stays in the register.</source>
        <translation>Tidak dihitung lagi, dan tidak ada yang dihubungi kembali. Catatannya tetap ada di register.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Tarik</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>EnquiryWords</name>
    <message>
        <source>answered {age}</source>
        <translation>dijawab {age}</translation>
    </message>
    <message>
        <source>no time said</source>
        <translation>tanpa waktu</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Hubungi kembali</translation>
    </message>
    <message>
        <source>Sought</source>
        <translation>Dicari</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Diketahui</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Penelepon</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Ditanyakan</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Add to the chronology</source>
        <translation>Tambah ke kronologi</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Apa yang terjadi</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>Tambah baris</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Write what happened.</source>
        <translation>Tulis apa yang terjadi.</translation>
    </message>
    <message>
        <source>The text is {n} characters too long. Make two lines of it.</source>
        <translation>Teks kelebihan {n} karakter. Jadikan dua baris.</translation>
    </message>
    <message>
        <source>The time lies in the future. Look at the date and the hour.</source>
        <translation>Waktunya berada di masa depan. Periksa tanggal dan jamnya.</translation>
    </message>
</context>
<context>
    <name>ExchangeConflicts</name>
    <message>
        <source>Decided: {name}. It holds for everybody once it is exchanged. U decides otherwise.</source>
        <translation>Diputuskan: {name}. Berlaku bagi semua setelah dipertukarkan. U untuk memutuskan lain.</translation>
    </message>
</context>
<context>
    <name>ExchangeJoining</name>
    <message>
        <source>This console has asked to be enrolled. The officer who invited reads you a code; you read back a number.</source>
        <translation>Konsol ini sudah meminta didaftarkan. Petugas yang mengundang membacakan kode; Anda membacakan angka.</translation>
    </message>
    <message>
        <source>This console is enrolled at {mission}.</source>
        <translation>Konsol ini terdaftar di {mission}.</translation>
    </message>
    <message>
        <source>This register was restored or copied. It works alone and is never taken for the original; enrol it anew, and what it wrote goes along.</source>
        <translation>Register ini hasil pemulihan atau salinan. Ia bekerja sendiri dan tidak pernah dianggap aslinya; daftarkan lagi, dan tulisannya ikut serta.</translation>
    </message>
    <message>
        <source>This console is enrolled, you are not yet: you can read. An enrolment officer approves you.</source>
        <translation>Konsol ini terdaftar, Anda belum: Anda dapat membaca. Petugas pendaftaran akan menyetujui Anda.</translation>
    </message>
    <message>
        <source>This console is not enrolled: everything stays on this computer. An enrolment officer invites it.</source>
        <translation>Konsol ini belum terdaftar: semuanya tetap di komputer ini. Petugas pendaftaran yang mengundangnya.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Meminta…</translation>
    </message>
    <message>
        <source>Open an invitation</source>
        <translation>Buka undangan</translation>
    </message>
    <message>
        <source>Save the answer</source>
        <translation>Simpan jawaban</translation>
    </message>
    <message>
        <source>Asked. The officer who invited reads you a code.</source>
        <translation>Sudah diminta. Petugas yang mengundang membacakan kode.</translation>
    </message>
    <message>
        <source>Read this number to the officer, then look whether it is approved.</source>
        <translation>Bacakan angka ini kepada petugas, lalu lihat apakah sudah disetujui.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Melihat…</translation>
    </message>
    <message>
        <source>This console is not approved yet.</source>
        <translation>Konsol ini belum disetujui.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Disimpan.</translation>
    </message>
    <message>
        <source>The ministry&apos;s certificate</source>
        <translation>Sertifikat kementerian</translation>
    </message>
    <message>
        <source>The hub answers; there and back takes {n} ms.</source>
        <translation>Hub menjawab; bolak-balik {n} ms.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Menguji…</translation>
    </message>
    <message>
        <source>Write an exchange file</source>
        <translation>Tulis berkas pertukaran</translation>
    </message>
    <message numerus="yes">
        <source>Written: %Ln change(s) they are not known to have.</source>
        <translation>
            <numerusform>Tertulis: %Ln perubahan yang setahu kami belum mereka miliki.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read an exchange file</source>
        <translation>Baca berkas pertukaran</translation>
    </message>
    <message numerus="yes">
        <source>Taken in: %Ln envelope(s).</source>
        <translation>
            <numerusform>Diambil: %Ln amplop.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the invitation</source>
        <translation>Simpan undangan</translation>
    </message>
    <message>
        <source>Inviting…</source>
        <translation>Mengundang…</translation>
    </message>
    <message>
        <source>Enrolled; it goes with the next exchange.</source>
        <translation>Terdaftar; ikut dalam pertukaran berikutnya.</translation>
    </message>
</context>
<context>
    <name>ExchangeScreen</name>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Terkirim</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Disisihkan</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflik</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Perangkat</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Sambungan</translation>
    </message>
</context>
<context>
    <name>ExchangeWords</name>
    <message>
        <source>no compartment yet</source>
        <translation>belum berkompartemen</translation>
    </message>
    <message>
        <source>Ministry</source>
        <translation>Kementerian</translation>
    </message>
    <message>
        <source>rosters</source>
        <translation>daftar</translation>
    </message>
    <message>
        <source>edits</source>
        <translation>suntingan</translation>
    </message>
    <message>
        <source>not enrolled</source>
        <translation>konsol belum terdaftar</translation>
    </message>
    <message>
        <source>never synced</source>
        <translation>belum pernah sinkron</translation>
    </message>
    <message>
        <source>no link to the hub</source>
        <translation>hub tidak terhubung</translation>
    </message>
    <message>
        <source>exchange paused</source>
        <translation>pertukaran dijeda</translation>
    </message>
    <message>
        <source>not exchanging</source>
        <translation>pertukaran tidak berjalan</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} dari {total}</translation>
    </message>
    <message>
        <source>tries again at {time}</source>
        <translation>mencoba lagi {time}</translation>
    </message>
    <message>
        <source>by the hub&apos;s receipt of {time}</source>
        <translation>menurut tanda terima hub {time}</translation>
    </message>
    <message>
        <source>thin link: small pieces, edits first</source>
        <translation>sambungan lambat: potongan kecil, suntingan dahulu</translation>
    </message>
    <message>
        <source>oldest {span}</source>
        <translation>terlama {span}</translation>
    </message>
    <message>
        <source>synced {age}</source>
        <translation>sinkron {age}</translation>
    </message>
    <message>
        <source>exchanging</source>
        <translation>sedang bertukar</translation>
    </message>
    <message>
        <source>exchanging, {done} of {total}</source>
        <translation>sedang bertukar, {done} dari {total}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan sebagai PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>Choose the printer…</source>
        <translation>Pilih pencetak…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Take this out of the register into a PDF file?</source>
        <translation>Keluarkan ini dari register ke berkas PDF?</translation>
    </message>
    <message>
        <source>Take this out of the register onto paper?</source>
        <translation>Keluarkan ini dari register ke kertas?</translation>
    </message>
    <message>
        <source>Each page is marked {marking}. That you took it out is written into the register.</source>
        <translation>Setiap halaman bertanda {marking}. Pengeluaran ini dicatat dalam register atas nama Anda.</translation>
    </message>
    <message>
        <source>The file is not encrypted: whoever opens it can read it.</source>
        <translation>Berkas tidak dienkripsi: siapa pun yang membukanya dapat membacanya.</translation>
    </message>
    <message>
        <source>The pages pass through this computer&apos;s print queue unencrypted.</source>
        <translation>Halaman melewati antrean cetak komputer ini tanpa enkripsi.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln baris</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} columns: {names}</source>
        <translation>{n} kolom: {names}</translation>
    </message>
</context>
<context>
    <name>FacilityForm</name>
    <message>
        <source>Add to the list of those to be asked</source>
        <translation>Tambahkan ke daftar yang akan ditanya</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Kota</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tambah</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Name whom to ask.</source>
        <translation>Tulis siapa yang akan ditanya.</translation>
    </message>
    <message>
        <source>Say what kind it is.</source>
        <translation>Pilih jenisnya.</translation>
    </message>
</context>
<context>
    <name>FacilityRemoval</name>
    <message>
        <source>Take this off the list</source>
        <translation>Keluarkan dari daftar</translation>
    </message>
    <message>
        <source>It is counted among the lists no more. What it said before stays.</source>
        <translation>Tidak dihitung lagi di antara daftar. Jawaban sebelumnya tetap ada.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Keluarkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>FacilityWords</name>
    <message>
        <source>not asked yet</source>
        <translation>belum ditanya</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>tidak dijawab</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>menolak</translation>
    </message>
    <message>
        <source>will call back</source>
        <translation>janji menghubungi</translation>
    </message>
    <message>
        <source>none of ours</source>
        <translation>tidak ada WNI</translation>
    </message>
    <message>
        <source>unidentified people</source>
        <translation>ada yang belum dikenali</translation>
    </message>
    <message>
        <source>ours found</source>
        <translation>WNI ditemukan</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>dijawab</translation>
    </message>
    <message>
        <source>to be named</source>
        <translation>belum bernama</translation>
    </message>
    <message>
        <source>{k} of {n} lists checked, ours found on {f}</source>
        <translation>{k} dari {n} daftar diperiksa, WNI ditemukan di {f}</translation>
    </message>
    <message>
        <source>{k} of {n} lists checked, unidentified people on {u}</source>
        <translation>{k} dari {n} daftar diperiksa, ada yang belum dikenali di {u}</translation>
    </message>
    <message>
        <source>none found on {k} of {n} lists</source>
        <translation>tidak ditemukan di {k} dari {n} daftar</translation>
    </message>
    <message>
        <source>no list checked yet, {n} to ask</source>
        <translation>belum ada daftar yang diperiksa, {n} akan ditanya</translation>
    </message>
    <message>
        <source>, {t} of them to be named</source>
        <translation>, {t} di antaranya belum bernama</translation>
    </message>
    <message>
        <source>To ask</source>
        <translation>Akan ditanya</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Tanyakan lagi</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Ditanya</translation>
    </message>
    <message>
        <source>Seen there</source>
        <translation>Terlihat di sana</translation>
    </message>
    <message>
        <source>Who said so</source>
        <translation>Narasumber</translation>
    </message>
    <message>
        <source>How, by whom</source>
        <translation>Cara, oleh</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>{n} unidentified</source>
        <translation>{n} belum dikenali</translation>
    </message>
    <message>
        <source>{n} foreign, none ours</source>
        <translation>{n} WNA, bukan WNI</translation>
    </message>
</context>
<context>
    <name>FaultsPage</name>
    <message numerus="yes">
        <source>%Ln row(s) saved as {name}.</source>
        <translation>
            <numerusform>%Ln baris disimpan sebagai {name}.</numerusform>
        </translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Yang perlu dilihat</translation>
    </message>
    <message>
        <source>Save rejected rows…</source>
        <translation>Simpan baris yang ditolak…</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Kesalahan</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected</source>
        <translation>
            <numerusform>%Ln baris ditolak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) flagged</source>
        <translation>
            <numerusform>%Ln baris ditandai</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong with this file.</source>
        <translation>Tidak ada yang salah pada berkas ini.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more fault(s) not listed</source>
        <translation>
            <numerusform>%Ln kesalahan lagi tidak ditampilkan</numerusform>
        </translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>The row is</source>
        <translation>Barisnya</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Yang salah</translation>
    </message>
    <message>
        <source>kept, flagged</source>
        <translation>dipakai, ditandai</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>ditolak</translation>
    </message>
    <message>
        <source>Only a row without a name, or one that cannot be read, is rejected. Any other doubtful value is flagged, and the row is kept; what became of the value stands beside it.</source>
        <translation>Hanya baris tanpa nama, atau yang tidak terbaca, yang ditolak. Nilai lain yang meragukan ditandai dan barisnya tetap dipakai; nasib nilainya tertulis di sampingnya.</translation>
    </message>
    <message>
        <source>passed over</source>
        <translation>dilewati</translation>
    </message>
    <message>
        <source>Save rejected rows</source>
        <translation>Simpan baris yang ditolak</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>The file</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Nothing is written to the register before the last step, and all of it can be undone.</source>
        <translation>Tidak ada yang ditulis ke register sebelum langkah terakhir, dan semuanya dapat diurungkan.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Pilih berkas lain…</translation>
    </message>
    <message>
        <source>The people are registered at</source>
        <translation>Orang-orang ini lapor diri di</translation>
    </message>
    <message>
        <source>Excel, OpenDocument or CSV. You can also drop the file here.</source>
        <translation>Excel, OpenDocument, atau CSV. Berkas juga dapat dijatuhkan di sini.</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>Yang dikenali</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Lembar</translation>
    </message>
    <message>
        <source>Rows of people</source>
        <translation>Baris orang</translation>
    </message>
    <message>
        <source>Header in row</source>
        <translation>Judul kolom di baris</translation>
    </message>
    <message>
        <source>Columns understood</source>
        <translation>Kolom dikenali</translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation>Dilewati</translation>
    </message>
    <message>
        <source>State as of</source>
        <translation>Keadaan per</translation>
    </message>
    <message>
        <source>not stated in the file</source>
        <translation>tidak disebut dalam berkas</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Jenis berkas</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Perlu dilihat</translation>
    </message>
    <message>
        <source>{understood} of {all}</source>
        <translation>{understood} dari {all}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln title line(s)</source>
        <translation>
            <numerusform>%Ln baris judul</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank line(s)</source>
        <translation>
            <numerusform>%Ln baris kosong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln total line(s)</source>
        <translation>
            <numerusform>%Ln baris jumlah</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeated header(s)</source>
        <translation>
            <numerusform>%Ln judul kolom berulang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) under the list</source>
        <translation>
            <numerusform>%Ln catatan di bawah daftar</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tab</translation>
    </message>
    <message>
        <source>separated by {sign}</source>
        <translation>dipisah dengan {sign}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected</source>
        <translation>
            <numerusform>%Ln baris ditolak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) flagged</source>
        <translation>
            <numerusform>%Ln baris ditandai</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a mission…</source>
        <translation>Pilih perwakilan…</translation>
    </message>
    <message>
        <source>Rosters</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Semua berkas</translation>
    </message>
    <message>
        <source>Choose a roster</source>
        <translation>Pilih daftar</translation>
    </message>
</context>
<context>
    <name>FiledBoard</name>
    <message>
        <source>Filed lists</source>
        <translation>Daftar yang sudah dicatat</translation>
    </message>
    <message>
        <source>Lists that were filed in this incident</source>
        <translation>Daftar yang sudah dicatat pada kejadian ini</translation>
    </message>
    <message>
        <source>Enter goes to the reason for withdrawing the list at hand</source>
        <translation>Enter menuju alasan penarikan daftar yang dipilih</translation>
    </message>
    <message>
        <source>Why the list is withdrawn</source>
        <translation>Alasan daftar ditarik</translation>
    </message>
    <message>
        <source>Withdraw the list</source>
        <translation>Tarik daftar</translation>
    </message>
    <message>
        <source>Its reports no longer count. Whom it added goes too, unless more was learned of the person since.</source>
        <translation>Laporannya tidak lagi dihitung. Orang yang ditambahkannya ikut ditarik, kecuali sejak itu ada keterangan lain tentangnya.</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>Dicatat</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ditambah</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln withdrawn</source>
        <translation>
            <numerusform>%Ln ditarik</numerusform>
        </translation>
    </message>
    <message>
        <source>Replies to a broadcast</source>
        <translation>Balasan siaran</translation>
    </message>
</context>
<context>
    <name>FormDraft</name>
    <message>
        <source>Discard</source>
        <translation>Buang</translation>
    </message>
    <message>
        <source>Discard the restored draft</source>
        <translation>Buang draf yang dipulihkan</translation>
    </message>
    <message>
        <source>Draft of {time} restored</source>
        <translation>Draf dari {time} dipulihkan</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Opening the lock…</source>
        <translation>Membuka kunci…</translation>
    </message>
    <message>
        <source>Opening the register…</source>
        <translation>Membuka register…</translation>
    </message>
    <message>
        <source>Locked. Everything entered is saved and encrypted.</source>
        <translation>Terkunci. Semua yang dimasukkan telah tersimpan dan terenkripsi.</translation>
    </message>
    <message>
        <source>The watch is handed over. The incoming officer unlocks.</source>
        <translation>Piket diserahterimakan. Petugas berikutnya membuka kunci.</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Guide</source>
        <translation>Panduan</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Lipat</translation>
    </message>
    <message>
        <source>Unfold the guide</source>
        <translation>Buka panduan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Stopwatch {time}</source>
        <translation>Pencatat waktu {time}</translation>
    </message>
</context>
<context>
    <name>HospitalCheckForm</name>
    <message>
        <source>A hospital was checked</source>
        <translation>Rumah sakit telah diperiksa</translation>
    </message>
    <message>
        <source>Hospital or list</source>
        <translation>RS atau daftar</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Unidentified</source>
        <translation>Tak teridentifikasi</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Periksa lagi</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>such as Royal Care, or the police list</source>
        <translation>misalnya Royal Care, atau daftar kepolisian</translation>
    </message>
    <message>
        <source>in {n} h</source>
        <translation>dalam {n} jam</translation>
    </message>
    <message>
        <source>not planned</source>
        <translation>tidak direncanakan</translation>
    </message>
    <message>
        <source>Add check</source>
        <translation>Tambah pemeriksaan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Name the hospital or the list.</source>
        <translation>Sebutkan rumah sakit atau daftarnya.</translation>
    </message>
    <message>
        <source>Say how it was checked.</source>
        <translation>Sebutkan bagaimana diperiksa.</translation>
    </message>
    <message>
        <source>Say what the check gave.</source>
        <translation>Sebutkan hasil pemeriksaannya.</translation>
    </message>
    <message>
        <source>The time lies in the future. Look at the date and the hour.</source>
        <translation>Waktunya berada di masa depan. Periksa tanggal dan jamnya.</translation>
    </message>
</context>
<context>
    <name>HotlineForm</name>
    <message>
        <source>Hotline of {mission}</source>
        <translation>Hotline {mission}</translation>
    </message>
    <message>
        <source>They stand on the mission&apos;s record, and in every statement from now on.</source>
        <translation>Nomor ini tercantum pada data perwakilan, dan sejak sekarang dalam setiap siaran pers.</translation>
    </message>
    <message>
        <source>Numbers, one a line</source>
        <translation>Nomor, satu per baris</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Type at least one number.</source>
        <translation>Tulis setidaknya satu nomor.</translation>
    </message>
</context>
<context>
    <name>HouseholdSection</name>
    <message>
        <source>Household and community</source>
        <translation>Keluarga dan komunitas</translation>
    </message>
    <message>
        <source>Household {label}</source>
        <translation>Keluarga {label}</translation>
    </message>
    <message>
        <source>Warden: {name}</source>
        <translation>Simpul masyarakat: {name}</translation>
    </message>
</context>
<context>
    <name>IdentifiersSection</name>
    <message>
        <source>Documents</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>valid until {date}</source>
        <translation>berlaku sampai {date}</translation>
    </message>
</context>
<context>
    <name>ImportList</name>
    <message>
        <source>Earlier imports</source>
        <translation>Impor terdahulu</translation>
    </message>
    <message>
        <source>An import can be undone as a whole. Whoever was reported on, judged or edited since is kept.</source>
        <translation>Sebuah impor dapat diurungkan seluruhnya. Orang yang sesudahnya dilaporkan, diputuskan, atau diubah tetap dipertahankan.</translation>
    </message>
    <message>
        <source>Back to the people</source>
        <translation>Kembali ke daftar orang</translation>
    </message>
    <message>
        <source>No roster was brought in yet.</source>
        <translation>Belum ada daftar lapor diri yang diimpor.</translation>
    </message>
    <message>
        <source>Import a roster…</source>
        <translation>Impor daftar lapor diri…</translation>
    </message>
    <message>
        <source>Enter asks what undoing would do</source>
        <translation>Enter menanyakan akibat pengurungan</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Perwakilan</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>ImportUndo</name>
    <message>
        <source>Undo…</source>
        <translation>Urungkan…</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>Urungkan impor ini</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Biarkan apa adanya</translation>
    </message>
    <message>
        <source>Progress of the undoing</source>
        <translation>Kemajuan pengurungan</translation>
    </message>
    <message>
        <source>Persons kept</source>
        <translation>Orang yang dipertahankan</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Dipertahankan</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Kota</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Paspor</translation>
    </message>
    <message>
        <source>Looking at what was reported, judged and edited since…</source>
        <translation>Memeriksa apa yang sesudahnya dilaporkan, diputuskan, dan diubah…</translation>
    </message>
    <message>
        <source>Taking the import back. What was reported or edited since is kept.</source>
        <translation>Menarik kembali impor. Yang dilaporkan atau diubah sesudahnya dipertahankan.</translation>
    </message>
    <message>
        <source>Undone {undone}, kept {kept}.</source>
        <translation>Diurungkan {undone}, dipertahankan {kept}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) would be taken back.</source>
        <translation>
            <numerusform>%Ln orang akan ditarik kembali.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whom the import brought in is withdrawn; what it changed is put back.</source>
        <translation>Orang yang dibawa impor ini ditarik; yang diubahnya dikembalikan seperti semula.</translation>
    </message>
    <message>
        <source>Nothing was reported, judged or edited since, so nobody is kept.</source>
        <translation>Sesudahnya tidak ada laporan, keputusan, atau perubahan, sehingga tidak ada yang dipertahankan.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln would be kept, because something was reported, judged or edited since:</source>
        <translation>
            <numerusform>%Ln akan dipertahankan, karena sesudahnya ada laporan, keputusan, atau perubahan:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InBoard</name>
    <message>
        <source>Enquiries</source>
        <translation>Pertanyaan masuk</translation>
    </message>
    <message>
        <source>Enter or A answers, P promises another time, N notes a new one</source>
        <translation>Enter atau A menjawab, P menjanjikan waktu lain, N mencatat yang baru</translation>
    </message>
    <message>
        <source>Nobody has asked for anybody yet. An enquiry is noted above, while the caller speaks.</source>
        <translation>Belum ada yang menanyakan siapa pun. Pertanyaan dicatat di atas, selagi penelepon berbicara.</translation>
    </message>
    <message>
        <source>No incident is open. Enquiries belong to an incident.</source>
        <translation>Tidak ada kejadian yang terbuka. Pertanyaan masuk selalu milik satu kejadian.</translation>
    </message>
</context>
<context>
    <name>IncidentForm</name>
    <message>
        <source>Open an incident</source>
        <translation>Buka kejadian</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>city, province or country</source>
        <translation>kota, provinsi, atau negara</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Tempat yang ditemukan</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>Radius in kilometres</source>
        <translation>Radius dalam kilometer</translation>
    </message>
    <message>
        <source>km around</source>
        <translation>km di sekitar</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona waktu</translation>
    </message>
    <message>
        <source>Missions</source>
        <translation>Perwakilan</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Onset</source>
        <translation>Mulai kejadian</translation>
    </message>
    <message>
        <source>This is an exercise</source>
        <translation>Ini latihan</translation>
    </message>
    <message>
        <source>Open incident</source>
        <translation>Buka kejadian</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Type a place first, and choose it from the list.</source>
        <translation>Tulis tempatnya dahulu, lalu pilih dari daftar.</translation>
    </message>
    <message>
        <source>An incident needs a title.</source>
        <translation>Kejadian memerlukan judul.</translation>
    </message>
    <message>
        <source>This time zone is not known. Choose one such as Africa/Khartoum.</source>
        <translation>Zona waktu ini tidak dikenal. Pilih yang seperti Africa/Khartoum.</translation>
    </message>
    <message>
        <source>The onset lies in the future. Look at the date and the hour.</source>
        <translation>Mulai kejadian berada di masa depan. Periksa tanggal dan jamnya.</translation>
    </message>
    <message>
        <source>Tick at least one mission: it leads.</source>
        <translation>Centang sedikitnya satu perwakilan: ia yang memimpin.</translation>
    </message>
</context>
<context>
    <name>IncidentScreen</name>
    <message>
        <source>Open an incident…</source>
        <translation>Buka kejadian…</translation>
    </message>
    <message>
        <source>Hospital check</source>
        <translation>Pemeriksaan RS</translation>
    </message>
    <message>
        <source>Authority contact</source>
        <translation>Kontak otoritas</translation>
    </message>
    <message>
        <source>Draw the area</source>
        <translation>Gambar wilayah</translation>
    </message>
    <message>
        <source>Map as list</source>
        <translation>Peta sebagai daftar</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>Lingkaran</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Poligon</translation>
    </message>
    <message>
        <source>Choose the line in the list, then press Enter.</source>
        <translation>Pilih baris dalam daftar, lalu tekan Enter.</translation>
    </message>
    <message>
        <source>The line is withdrawn. It stays in the timeline, struck through, with its reason.</source>
        <translation>Baris sudah ditarik. Baris tetap ada di lini masa, dicoret, beserta alasannya.</translation>
    </message>
    <message>
        <source>exercise</source>
        <translation>latihan</translation>
    </message>
    <message>
        <source>No incident yet</source>
        <translation>Belum ada kejadian</translation>
    </message>
    <message>
        <source>Another form is open. File it or cancel it first, then choose the line again.</source>
        <translation>Formulir lain masih terbuka. Simpan atau batalkan dahulu, lalu pilih kembali barisnya.</translation>
    </message>
    <message>
        <source>The incident has another area now, and its tally counts the people registered there.</source>
        <translation>Wilayah kejadian telah berubah, dan rekapnya menghitung orang yang lapor diri di sana.</translation>
    </message>
    <message>
        <source>Chronology</source>
        <translation>Kronologi</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>No incident is open</source>
        <translation>Belum ada kejadian yang dibuka</translation>
    </message>
    <message>
        <source>Type where it happened: a city, a province or a country. Time zone, area and the accredited missions follow from it, and each of them can be changed.</source>
        <translation>Ketik tempat kejadiannya: kota, provinsi, atau negara. Zona waktu, wilayah, dan perwakilan yang terakreditasi terisi dari situ, dan masing-masing dapat diubah.</translation>
    </message>
    <message>
        <source>Open an incident</source>
        <translation>Buka kejadian</translation>
    </message>
</context>
<context>
    <name>KeyApprovalForm</name>
    <message>
        <source>Approve version {n}</source>
        <translation>Setujui versi {n}</translation>
    </message>
    <message>
        <source>Another officer than {author} reads the text and signs it with the passphrase of his own slot.</source>
        <translation>Petugas selain {author} membaca teks ini dan menandatanganinya dengan frasa sandi slotnya sendiri.</translation>
    </message>
    <message>
        <source>Passphrase of the officer who approves</source>
        <translation>Frasa sandi petugas yang menyetujui</translation>
    </message>
    <message>
        <source>Sign and approve</source>
        <translation>Tanda tangani dan setujui</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>The officer who approves types the passphrase.</source>
        <translation>Petugas yang menyetujui mengetik frasa sandinya.</translation>
    </message>
</context>
<context>
    <name>LinkBoard</name>
    <message>
        <source>This console</source>
        <translation>Konsol ini</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Exchange files</source>
        <translation>Berkas pertukaran</translation>
    </message>
    <message>
        <source>Let another console in</source>
        <translation>Daftarkan konsol lain</translation>
    </message>
    <message>
        <source>Invitation: the line the enrolment officer sent</source>
        <translation>Undangan: baris yang dikirim petugas pendaftaran</translation>
    </message>
    <message>
        <source>Code, as it is read to you</source>
        <translation>Kode yang dibacakan kepada Anda</translation>
    </message>
    <message>
        <source>Ask to be enrolled</source>
        <translation>Minta didaftarkan</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Dari berkas…</translation>
    </message>
    <message>
        <source>Show the number</source>
        <translation>Tampilkan angka</translation>
    </message>
    <message>
        <source>Look whether it is approved</source>
        <translation>Lihat apakah sudah disetujui</translation>
    </message>
    <message>
        <source>Certificate…</source>
        <translation>Sertifikat…</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Uji sambungan</translation>
    </message>
    <message>
        <source>Looks like chance</source>
        <translation>Tampak acak</translation>
    </message>
    <message>
        <source>Write a file…</source>
        <translation>Tulis berkas…</translation>
    </message>
    <message>
        <source>Read a file…</source>
        <translation>Baca berkas…</translation>
    </message>
    <message>
        <source>Invite by the hub</source>
        <translation>Undang lewat hub</translation>
    </message>
    <message>
        <source>By a file…</source>
        <translation>Lewat berkas…</translation>
    </message>
    <message>
        <source>Who has answered?</source>
        <translation>Siapa yang menjawab?</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Setujui</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proksi</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Perwakilan</translation>
    </message>
    <message>
        <source>Number they read to you</source>
        <translation>Angka yang mereka bacakan</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Undangan</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Untuk</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>Piket</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Lapangan</translation>
    </message>
    <message>
        <source>Approver</source>
        <translation>Penyetuju</translation>
    </message>
    <message>
        <source>Key steward</source>
        <translation>Pengelola kunci</translation>
    </message>
    <message>
        <source>Crisis desk</source>
        <translation>Pusat krisis</translation>
    </message>
    <message>
        <source>The ministry&apos;s certificate is kept; no other is believed.</source>
        <translation>Sertifikat kementerian tersimpan; yang lain tidak dipercaya.</translation>
    </message>
    <message>
        <source>No certificate is kept; the usual ones are believed.</source>
        <translation>Tidak ada sertifikat tersimpan; yang lazim dipercaya.</translation>
    </message>
    <message>
        <source>nobody has answered</source>
        <translation>belum ada yang menjawab</translation>
    </message>
    <message>
        <source>Read them this code: {code}</source>
        <translation>Bacakan kode ini: {code}</translation>
    </message>
    <message>
        <source>Send them this line: {link}</source>
        <translation>Kirimkan baris ini: {link}</translation>
    </message>
    <message>
        <source>Bring them the file; they bring an answer back.</source>
        <translation>Bawakan berkasnya; mereka membawa jawaban kembali.</translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>New person</source>
        <translation>Orang baru</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Lewati</translation>
    </message>
    <message>
        <source>⌫   Decide later</source>
        <translation>⌫   Putuskan nanti</translation>
    </message>
    <message>
        <source>Choose a line.</source>
        <translation>Pilih sebuah baris.</translation>
    </message>
    <message>
        <source>Line {number} of the text.</source>
        <translation>Baris {number} dalam teks.</translation>
    </message>
    <message>
        <source>It says nothing that is sure: read it, and report it on the person&apos;s card.</source>
        <translation>Tidak ada keadaan yang pasti: baca dahulu, lalu laporkan di kartu orangnya.</translation>
    </message>
    <message>
        <source>Nobody in the register is called like this.</source>
        <translation>Tidak ada yang bernama demikian di register.</translation>
    </message>
    <message>
        <source>Nobody in the register has this name or number.</source>
        <translation>Tidak ada yang memiliki nama atau nomor ini di register.</translation>
    </message>
    <message>
        <source>Who is meant? A digit chooses.</source>
        <translation>Siapa yang dimaksud? Pilih dengan angka.</translation>
    </message>
</context>
<context>
    <name>ListForm</name>
    <message>
        <source>A warden&apos;s list</source>
        <translation>Daftar dari simpul</translation>
    </message>
    <message>
        <source>Replies to a broadcast</source>
        <translation>Balasan siaran</translation>
    </message>
    <message>
        <source>Warden</source>
        <translation>Simpul masyarakat</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>who sent the list</source>
        <translation>pengirim daftar</translation>
    </message>
    <message>
        <source>Paste the chat here, or drop a text file anywhere on this page. It is looked through by itself.</source>
        <translation>Tempel percakapan di sini, atau jatuhkan berkas teks di mana saja pada halaman ini. Isinya langsung diperiksa.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Kosongkan</translation>
    </message>
    <message>
        <source>Clear the pasted text</source>
        <translation>Kosongkan teks yang ditempel</translation>
    </message>
    <message>
        <source>Number; text</source>
        <translation>Nomor; teks</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>orang lain</translation>
    </message>
</context>
<context>
    <name>ListTold</name>
    <message numerus="yes">
        <source>%Ln matched</source>
        <translation>
            <numerusform>%Ln cocok</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s) of text name nobody</source>
        <translation>
            <numerusform>%Ln bagian teks tidak menyebut siapa pun</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln possible</source>
        <translation>
            <numerusform>%Ln kemungkinan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) left open are not filed.</source>
        <translation>
            <numerusform>%Ln baris yang belum diputuskan tidak dicatat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to file</source>
        <translation>
            <numerusform>%Ln akan dicatat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln filed today</source>
        <translation>
            <numerusform>%Ln sudah dicatat hari ini</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln belum diputuskan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln baru</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with nothing sure</source>
        <translation>
            <numerusform>%Ln tanpa keadaan pasti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln no entry</source>
        <translation>
            <numerusform>%Ln bukan isi daftar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>File %Ln report(s)</source>
        <translation>
            <numerusform>Catat %Ln laporan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %Ln person(s)</source>
        <translation>
            <numerusform>tambahkan %Ln orang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) of the list filed</source>
        <translation>
            <numerusform>%Ln laporan dari daftar dicatat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) added</source>
        <translation>
            <numerusform>%Ln orang ditambahkan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) left open</source>
        <translation>
            <numerusform>%Ln baris belum diputuskan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) of the list withdrawn.</source>
        <translation>
            <numerusform>%Ln laporan dari daftar ditarik.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln added person(s) kept: more is known of them.</source>
        <translation>
            <numerusform>%Ln orang tambahan dipertahankan: sudah ada keterangan lain tentang mereka.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListWords</name>
    <message>
        <source>On the list</source>
        <translation>Di daftar</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Dikatakan</translation>
    </message>
    <message>
        <source>Who is meant</source>
        <translation>Siapa yang dimaksud</translation>
    </message>
    <message>
        <source>Held otherwise</source>
        <translation>Tercatat lain</translation>
    </message>
    <message>
        <source>Enter folds them</source>
        <translation>Enter melipatnya</translation>
    </message>
    <message>
        <source>Enter shows them</source>
        <translation>Enter menampilkannya</translation>
    </message>
    <message>
        <source>nothing that is sure</source>
        <translation>tidak ada yang pasti</translation>
    </message>
    <message>
        <source>new, not on roster</source>
        <translation>baru, tidak dalam daftar</translation>
    </message>
    <message>
        <source>{name}, filed today</source>
        <translation>{name}, sudah dicatat hari ini</translation>
    </message>
    <message>
        <source>nobody has this name or number</source>
        <translation>nama atau nomor tidak dikenal</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>dilewati</translation>
    </message>
    <message>
        <source>nothing to file</source>
        <translation>tidak ada yang dicatat</translation>
    </message>
    <message>
        <source>not on roster</source>
        <translation>tidak dalam daftar</translation>
    </message>
</context>
<context>
    <name>MapTwinList</name>
    <message>
        <source>What the map shows</source>
        <translation>Isi peta</translation>
    </message>
    <message>
        <source>Choose an entry to bring it to the middle of the map.</source>
        <translation>Pilih satu entri untuk menempatkannya di tengah peta.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Perwakilan</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map</source>
        <translation>Peta</translation>
    </message>
    <message>
        <source>Arrow keys move, plus and minus zoom, Home shows the incident.</source>
        <translation>Tombol panah menggeser, plus dan minus memperbesar dan memperkecil, Home menampilkan kejadian.</translation>
    </message>
    <message>
        <source>Closer (+)</source>
        <translation>Perbesar (+)</translation>
    </message>
    <message>
        <source>Farther (−)</source>
        <translation>Perkecil (−)</translation>
    </message>
    <message>
        <source>Show the incident (Home)</source>
        <translation>Tampilkan kejadian (Home)</translation>
    </message>
    <message>
        <source>{placed} by position, {city} by city only</source>
        <translation>{placed} menurut posisi, {city} hanya menurut kota</translation>
    </message>
    <message>
        <source>Boundaries do not imply recognition or endorsement</source>
        <translation>Garis batas tidak berarti pengakuan atau persetujuan</translation>
    </message>
    <message>
        <source>Known by city only</source>
        <translation>Hanya diketahui kotanya</translation>
    </message>
    <message>
        <source>{count} by city only</source>
        <translation>{count} hanya menurut kota</translation>
    </message>
    <message>
        <source>Registered addresses in view: {seen}</source>
        <translation>Alamat terdaftar dalam tampilan: {seen}</translation>
    </message>
    <message>
        <source>{count} by country only, not on the map</source>
        <translation>{count} hanya menurut negara, tidak ada di peta</translation>
    </message>
    <message>
        <source>The lines cross. Take points back with Backspace, then close again.</source>
        <translation>Garisnya bersilangan. Hapus titik dengan Backspace, lalu tutup lagi.</translation>
    </message>
    <message>
        <source>Press at the centre and pull outwards. Esc cancels.</source>
        <translation>Tekan di pusat lalu tarik ke luar. Esc membatalkan.</translation>
    </message>
    <message>
        <source>Click the corners. Enter or a double click closes, Backspace takes one back, Esc cancels.</source>
        <translation>Klik titik-titik sudut. Enter atau klik ganda menutup, Backspace menghapus satu titik, Esc membatalkan.</translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message>
        <source>The columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Check what each column means. The choice is remembered for lists with the same header.</source>
        <translation>Periksa arti setiap kolom. Pilihan diingat untuk daftar dengan judul kolom yang sama.</translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation>Kolom dalam berkas</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Contoh</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Berarti</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Kolom {number}</translation>
    </message>
    <message>
        <source>Keep aside</source>
        <translation>Kesampingkan</translation>
    </message>
    <message>
        <source>Meaning of {column}</source>
        <translation>Arti {column}</translation>
    </message>
    <message>
        <source>day/month</source>
        <translation>hari/bulan</translation>
    </message>
    <message>
        <source>month/day</source>
        <translation>bulan/hari</translation>
    </message>
    <message>
        <source>No column holds the name: every row would be rejected. Choose the column with the names.</source>
        <translation>Tidak ada kolom nama: semua baris akan ditolak. Pilih kolom yang berisi nama.</translation>
    </message>
    <message>
        <source>The dates of a column can be read in two ways. Say which is meant: day/month or month/day.</source>
        <translation>Tanggal pada satu kolom dapat dibaca dengan dua cara. Pilih yang dimaksud: hari/bulan atau bulan/hari.</translation>
    </message>
    <message>
        <source>More than one column means the same: {fields}.</source>
        <translation>Lebih dari satu kolom berarti sama: {fields}.</translation>
    </message>
</context>
<context>
    <name>MomentField</name>
    <message>
        <source>Observed at</source>
        <translation>Diamati pada</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Sekarang</translation>
    </message>
    <message>
        <source>Now: {time}</source>
        <translation>Sekarang: {time}</translation>
    </message>
</context>
<context>
    <name>NamingForm</name>
    <message>
        <source>This stands for all of its kind that nobody has named. Name one to be asked, and add any further one; remove it if there is none. Until then no statement says that all lists were checked.</source>
        <translation>Entri ini mewakili semua yang sejenis dan belum disebut namanya. Beri nama satu yang akan ditanya, tambahkan yang lain; keluarkan bila tidak ada. Sebelum itu siaran pers tidak menyebut semua daftar sudah diperiksa.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Name it</source>
        <translation>Beri nama</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Name whom to ask.</source>
        <translation>Tulis siapa yang akan ditanya.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>fewer</source>
        <translation>lebih sedikit</translation>
    </message>
    <message numerus="yes">
        <source>%n more notice(s)</source>
        <translation>
            <numerusform>%n pemberitahuan lagi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumbersOut</name>
    <message>
        <source>Numbers for a broadcast</source>
        <translation>Nomor untuk pesan siaran</translation>
    </message>
    <message>
        <source>Saved, {n} numbers. That they left is written into the register. Whoever opens {file} can read them: delete it when the message is sent.</source>
        <translation>Tersimpan, {n} nomor. Pengeluarannya dicatat dalam register. Siapa pun yang membuka {file} dapat membacanya: hapus setelah pesan terkirim.</translation>
    </message>
</context>
<context>
    <name>OutBoard</name>
    <message>
        <source>Nobody is left to call here: everybody has been reached, or does not want to be called.</source>
        <translation>Tidak ada lagi yang perlu dihubungi di sini: semua sudah terhubung, atau tidak ingin dihubungi.</translation>
    </message>
    <message>
        <source>No incident is open. The people to call follow from the area of an incident.</source>
        <translation>Tidak ada kejadian yang terbuka. Orang yang akan dihubungi mengikuti wilayah kejadian.</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <source>Same person</source>
        <translation>Orang yang sama</translation>
    </message>
    <message>
        <source>Not the same person</source>
        <translation>Bukan orang yang sama</translation>
    </message>
    <message>
        <source>Leave open</source>
        <translation>Biarkan terbuka</translation>
    </message>
    <message>
        <source>likeness {percent} %</source>
        <translation>kemiripan {percent} %</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>sama</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>berbeda</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>Baris {number}</translation>
    </message>
    <message>
        <source>In the register</source>
        <translation>Dalam register</translation>
    </message>
</context>
<context>
    <name>PairsSection</name>
    <message>
        <source>Possible doubles</source>
        <translation>Mungkin ganda</translation>
    </message>
    <message>
        <source>likeness {percent} %</source>
        <translation>kemiripan {percent} %</translation>
    </message>
    <message>
        <source>Undo this decision</source>
        <translation>Urungkan keputusan ini</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Orang yang sama</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Bukan orang yang sama</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find a person, an incident, a place or an action</source>
        <translation>Cari orang, kejadian, tempat, atau tindakan</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Cari apa saja</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Tidak ditemukan.</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter open · Esc close</source>
        <translation>↑ ↓ pilih · Enter buka · Esc tutup</translation>
    </message>
</context>
<context>
    <name>PaletteSearch</name>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Tempat</translation>
    </message>
</context>
<context>
    <name>PaperSaving</name>
    <message>
        <source>Save the paper</source>
        <translation>Simpan dokumen</translation>
    </message>
    <message>
        <source>Saved as {file}. Whoever opens it can read it: delete it when it is no longer needed.</source>
        <translation>Tersimpan sebagai {file}. Siapa pun yang membukanya dapat membacanya: hapus bila tidak diperlukan lagi.</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Hide</source>
        <translation>Sembunyikan</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Tampilkan frasa sandi</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Caps Lock aktif</translation>
    </message>
</context>
<context>
    <name>PeopleFilter</name>
    <message>
        <source>Search by name, phone, passport or city</source>
        <translation>Cari nama, telepon, paspor, atau kota</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Cari orang</translation>
    </message>
    <message>
        <source>Possible doubles</source>
        <translation>Mungkin ganda</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Ditandai</translation>
    </message>
    <message>
        <source>In the area</source>
        <translation>Di dalam wilayah</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Hapus saringan</translation>
    </message>
    <message>
        <source>Any mission</source>
        <translation>Semua perwakilan</translation>
    </message>
    <message>
        <source>Any whereabouts</source>
        <translation>Semua keberadaan</translation>
    </message>
    <message>
        <source>Any condition</source>
        <translation>Semua kondisi</translation>
    </message>
    <message>
        <source>Any category</source>
        <translation>Semua kategori</translation>
    </message>
    <message>
        <source>On the roster</source>
        <translation>Di dalam daftar</translation>
    </message>
    <message>
        <source>Not on the roster</source>
        <translation>Di luar daftar</translation>
    </message>
    <message>
        <source>On or off the roster</source>
        <translation>Dalam/luar daftar</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Perwakilan</translation>
    </message>
    <message>
        <source>Whereabouts</source>
        <translation>Keberadaan</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Kondisi</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>more than {count}</source>
        <translation>lebih dari {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln orang</numerusform>
        </translation>
    </message>
    <message>
        <source>In the tally: {figure}</source>
        <translation>Dalam rekap: {figure}</translation>
    </message>
    <message>
        <source>Remove this filter: counted in the tally as {figure}</source>
        <translation>Hapus saringan ini: terhitung dalam rekap sebagai {figure}</translation>
    </message>
    <message>
        <source>Only those whom this figure of the tally counts. A click removes this filter.</source>
        <translation>Hanya mereka yang dihitung oleh angka rekap ini. Klik untuk menghapus saringan ini.</translation>
    </message>
</context>
<context>
    <name>PeopleInvitation</name>
    <message>
        <source>Import a roster…</source>
        <translation>Impor daftar lapor diri…</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>Tambah orang…</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Hapus pencarian dan saringan</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>Tidak ada yang cocok</translation>
    </message>
    <message>
        <source>Try part of a name, or clear the filters. Whoever is on no list can be added.</source>
        <translation>Coba sebagian nama, atau hapus saringan. Orang yang tidak ada di daftar mana pun dapat ditambahkan.</translation>
    </message>
    <message>
        <source>No people yet</source>
        <translation>Belum ada orang</translation>
    </message>
    <message>
        <source>Import a roster or add a person. A roster file can also be dropped anywhere on this window.</source>
        <translation>Impor daftar lapor diri atau tambahkan orang. Berkas daftar juga dapat dijatuhkan di mana saja pada jendela ini.</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Whereabouts</source>
        <translation>Keberadaan</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Kondisi</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>Perlu dicek</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Kota</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Perwakilan</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Paspor</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Konfirmasi</translation>
    </message>
    <message numerus="yes">
        <source>%Ln double(s)</source>
        <translation>
            <numerusform>%Ln ganda</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln flag(s)</source>
        <translation>
            <numerusform>%Ln tanda</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>Choose the person first, then file the report.</source>
        <translation>Pilih orangnya dahulu, lalu buat laporan.</translation>
    </message>
    <message>
        <source>An import is being taken back. Wait until it ends.</source>
        <translation>Sebuah impor sedang ditarik kembali. Tunggu sampai selesai.</translation>
    </message>
    <message>
        <source>An import is being written. Wait until it ends, or cancel it first.</source>
        <translation>Impor sedang ditulis. Tunggu sampai selesai, atau batalkan dahulu.</translation>
    </message>
    <message>
        <source>Rosters</source>
        <translation>Daftar lapor diri</translation>
    </message>
    <message>
        <source>The report is filed.</source>
        <translation>Laporan telah disimpan.</translation>
    </message>
    <message>
        <source>A report belongs to an incident. Open or choose the incident first.</source>
        <translation>Laporan selalu milik suatu kejadian. Buka atau pilih kejadiannya terlebih dahulu.</translation>
    </message>
    <message>
        <source>The import is taken back: undone {undone}, kept {kept}.</source>
        <translation>Impor telah ditarik kembali: diurungkan {undone}, dipertahankan {kept}.</translation>
    </message>
</context>
<context>
    <name>PeopleTable</name>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Enter opens the person; typing searches</source>
        <translation>Enter membuka kartu orang; mengetik mencari</translation>
    </message>
</context>
<context>
    <name>PersonCardView</name>
    <message>
        <source>Person</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Choose a person to see the card.</source>
        <translation>Pilih satu orang untuk melihat kartunya.</translation>
    </message>
    <message>
        <source>File a report…</source>
        <translation>Buat laporan…</translation>
    </message>
    <message>
        <source>born {date}</source>
        <translation>lahir {date}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) held to be one person</source>
        <translation>
            <numerusform>%Ln catatan dianggap satu orang</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>New person</source>
        <translation>Orang baru</translation>
    </message>
    <message>
        <source>A name is enough. The person counts as not on the roster until a roster row turns out to be the same.</source>
        <translation>Nama saja cukup. Orang ini dihitung di luar daftar sampai ada baris daftar yang ternyata orang yang sama.</translation>
    </message>
    <message>
        <source>1990-05-17, 17/5/1990, 1990-05 or 1990</source>
        <translation>1990-05-17, 17/5/1990, 1990-05, atau 1990</translation>
    </message>
    <message>
        <source>Already known and alike. Is it one of these?</source>
        <translation>Sudah ada yang mirip. Apakah salah satu dari ini?</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Tambah orang</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Write a name, or a description such as: unknown man, about 40.</source>
        <translation>Tulis nama, atau ciri-ciri seperti: laki-laki tak dikenal, sekitar 40 tahun.</translation>
    </message>
    <message>
        <source>The date of birth is not a date. Write 1990-05-17, 17/5/1990, 1990-05 or 1990.</source>
        <translation>Tanggal lahir bukan tanggal. Tulis 1990-05-17, 17/5/1990, 1990-05, atau 1990.</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Close the card</source>
        <translation>Tutup kartu</translation>
    </message>
    <message>
        <source>Close the card (Esc)</source>
        <translation>Tutup kartu (Esc)</translation>
    </message>
    <message>
        <source>A report belongs to an incident. Open one on the incident screen first.</source>
        <translation>Laporan selalu milik suatu kejadian. Buka kejadian terlebih dahulu di layar kejadian.</translation>
    </message>
</context>
<context>
    <name>PlainLabel</name>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>What the import would do</source>
        <translation>Yang akan dilakukan impor</translation>
    </message>
    <message>
        <source>A doubtful row becomes a person linked as a possible double. Decide what you can; the rest can be decided later.</source>
        <translation>Baris yang meragukan menjadi orang yang ditautkan sebagai mungkin ganda. Putuskan yang bisa; sisanya dapat diputuskan nanti.</translation>
    </message>
    <message>
        <source>Comparing with the register…</source>
        <translation>Membandingkan dengan register…</translation>
    </message>
    <message>
        <source>Doubtful pairs: {count}</source>
        <translation>Pasangan meragukan: {count}</translation>
    </message>
    <message>
        <source>Changed values: {count}</source>
        <translation>Nilai berubah: {count}</translation>
    </message>
    <message>
        <source>No longer in the list: {count}</source>
        <translation>Tidak ada lagi di daftar: {count}</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Isian</translation>
    </message>
    <message>
        <source>In the register</source>
        <translation>Dalam register</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Dalam berkas</translation>
    </message>
    <message>
        <source>Doubtful pairs</source>
        <translation>Pasangan meragukan</translation>
    </message>
    <message>
        <source>May be</source>
        <translation>Mungkin</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>Kemiripan</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>No row is doubtful.</source>
        <translation>Tidak ada baris yang meragukan.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Pages are being made. Wait until they are done, or cancel them first.</source>
        <translation>Halaman sedang dibuat. Tunggu sampai selesai, atau batalkan dahulu.</translation>
    </message>
    <message>
        <source>Nothing is shown here that could be printed.</source>
        <translation>Di sini tidak ada yang dapat dicetak.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan sebagai PDF</translation>
    </message>
    <message>
        <source>The pages are being made…</source>
        <translation>Halaman sedang dibuat…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message numerus="yes">
        <source>Saved, %Ln row(s). Whoever opens {file} can read it: delete it when it is no longer needed.</source>
        <translation>
            <numerusform>Tersimpan, %Ln baris. Siapa pun yang membuka {file} dapat membacanya: hapus bila tidak diperlukan lagi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent to {printer}, %Ln row(s). Take the pages out at once; the print queue may keep a copy.</source>
        <translation>
            <numerusform>Dikirim ke {printer}, %Ln baris. Segera ambil halamannya; antrean cetak mungkin menyimpan salinan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled: no page left the register.</source>
        <translation>Dibatalkan: tidak ada halaman yang keluar dari register.</translation>
    </message>
</context>
<context>
    <name>ProfileField</name>
    <message>
        <source>Double click or Enter to change</source>
        <translation>Klik dua kali atau Enter untuk mengubah</translation>
    </message>
    <message>
        <source>Ctrl+Enter keeps it, Escape leaves it as it was</source>
        <translation>Ctrl+Enter menyimpan, Escape membiarkan seperti semula</translation>
    </message>
    <message>
        <source>This cannot be empty.</source>
        <translation>Ini tidak boleh kosong.</translation>
    </message>
    <message>
        <source>Not a date. Write 1990-05-17, 17/5/1990, 1990-05 or 1990.</source>
        <translation>Bukan tanggal. Tulis 1990-05-17, 17/5/1990, 1990-05, atau 1990.</translation>
    </message>
    <message>
        <source>Two letters, such as ID.</source>
        <translation>Dua huruf, misalnya ID.</translation>
    </message>
    <message>
        <source>Too long to keep. Please shorten it.</source>
        <translation>Terlalu panjang untuk disimpan. Harap dipersingkat.</translation>
    </message>
</context>
<context>
    <name>ProfileSection</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Hide empty fields</source>
        <translation>Sembunyikan isian kosong</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln empty field(s)</source>
        <translation>
            <numerusform>Tampilkan %Ln isian kosong</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromiseField</name>
    <message>
        <source>in {n} min</source>
        <translation>{n} mnt lagi</translation>
    </message>
    <message>
        <source>no time said</source>
        <translation>tanpa waktu</translation>
    </message>
    <message>
        <source>at a time…</source>
        <translation>pada pukul…</translation>
    </message>
</context>
<context>
    <name>PromiseForm</name>
    <message>
        <source>Another time to call back</source>
        <translation>Waktu lain untuk menghubungi kembali</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Hubungi kembali</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Dijanjikan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Promise a time to come.</source>
        <translation>Janjikan waktu yang akan datang.</translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>{age}: ask again</source>
        <translation>{age}: tanyakan lagi</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawab</translation>
    </message>
    <message>
        <source>Who said what ({n})</source>
        <translation>Riwayat jawaban ({n})</translation>
    </message>
</context>
<context>
    <name>QuestionsCard</name>
    <message>
        <source>Five questions</source>
        <translation>Lima pertanyaan</translation>
    </message>
    <message>
        <source>No incident is open. Open one, and its five questions stand here.</source>
        <translation>Belum ada kejadian yang dibuka. Buka kejadian, dan lima pertanyaannya tampil di sini.</translation>
    </message>
</context>
<context>
    <name>ReasonForm</name>
    <message>
        <source>Withdraw {what}</source>
        <translation>Tarik {what}</translation>
    </message>
    <message>
        <source>It stays readable, marked as withdrawn, with the reason. What was sent out must be corrected there.</source>
        <translation>Dokumen tetap terbaca, ditandai sebagai ditarik beserta alasannya. Yang sudah dikirim harus diralat di sana.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Tarik</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Say why it is withdrawn.</source>
        <translation>Sebutkan alasan penarikannya.</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>Tulis alasannya.</translation>
    </message>
</context>
<context>
    <name>RegistrationsSection</name>
    <message>
        <source>Registration</source>
        <translation>Lapor diri</translation>
    </message>
    <message>
        <source>Not on any mission&apos;s roster.</source>
        <translation>Tidak ada di daftar perwakilan mana pun.</translation>
    </message>
    <message>
        <source>Place known by: {precision}</source>
        <translation>Lokasi diketahui sampai: {precision}</translation>
    </message>
    <message>
        <source>arrived {date}</source>
        <translation>tiba {date}</translation>
    </message>
    <message>
        <source>expects to return {date}</source>
        <translation>rencana pulang {date}</translation>
    </message>
    <message>
        <source>Never confirmed</source>
        <translation>Belum pernah dikonfirmasi</translation>
    </message>
    <message>
        <source>Confirmed {age}</source>
        <translation>Dikonfirmasi {age}</translation>
    </message>
    <message>
        <source>{confirmed} by {name}</source>
        <translation>{confirmed} oleh {name}</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>Report on {name}</source>
        <translation>Laporan tentang {name}</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Identified by</source>
        <translation>Diidentifikasi dengan</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Menurut</translation>
    </message>
    <message>
        <source>Observed at</source>
        <translation>Diamati pada</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Name and role, as far as known</source>
        <translation>Nama dan peran, sejauh diketahui</translation>
    </message>
    <message>
        <source>A death counts only when two officers and an identification method stand behind it; until then it is shown as reported.</source>
        <translation>Kematian baru dihitung bila didukung dua petugas dan satu cara identifikasi; sebelum itu ditampilkan sebagai laporan.</translation>
    </message>
    <message>
        <source>File report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Choose at least one value to report.</source>
        <translation>Pilih sedikitnya satu nilai untuk dilaporkan.</translation>
    </message>
    <message>
        <source>Choose who this comes from.</source>
        <translation>Pilih dari siapa laporan ini.</translation>
    </message>
    <message>
        <source>A confirmed identity needs the method it was confirmed by.</source>
        <translation>Identitas terkonfirmasi memerlukan cara konfirmasinya.</translation>
    </message>
    <message>
        <source>A visual identification alone does not confirm. Report it as preliminary.</source>
        <translation>Identifikasi visual saja tidak mengonfirmasi. Laporkan sebagai sementara.</translation>
    </message>
    <message>
        <source>Write down why the person stays.</source>
        <translation>Tulis alasan orang ini bertahan.</translation>
    </message>
    <message>
        <source>The time of the observation lies in the future. Check the date and the clock.</source>
        <translation>Waktu pengamatan ada di masa depan. Periksa tanggal dan jam.</translation>
    </message>
    <message>
        <source>The note is too long to keep. Please shorten it.</source>
        <translation>Catatan terlalu panjang untuk disimpan. Harap dipersingkat.</translation>
    </message>
</context>
<context>
    <name>ReportRow</name>
    <message>
        <source>Why is it withdrawn?</source>
        <translation>Mengapa ditarik?</translation>
    </message>
    <message>
        <source>Reason of the withdrawal</source>
        <translation>Alasan penarikan</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Tarik…</translation>
    </message>
    <message>
        <source>seen {moment}</source>
        <translation>diamati {moment}</translation>
    </message>
    <message>
        <source>filed by {officer}, {time}</source>
        <translation>dicatat oleh {officer}, {time}</translation>
    </message>
    <message>
        <source>Withdrawn {moment}</source>
        <translation>Ditarik {moment}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Tarik</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>ReportsSection</name>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older report(s)</source>
        <translation>
            <numerusform>%Ln laporan lebih lama</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RosterWizard</name>
    <message>
        <source>Import a roster</source>
        <translation>Impor daftar</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Perlu dilihat</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Pratinjau</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Impor</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Membandingkan…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Membaca…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Lanjut</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln row(s)</source>
        <translation>
            <numerusform>Impor %Ln baris</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SentBoard</name>
    <message numerus="yes">
        <source>The hub has confirmed %Ln envelope(s) of this console</source>
        <translation>
            <numerusform>Hub telah menerima %Ln amplop konsol ini</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest {n} are listed</source>
        <translation>Didaftar {n} yang terbaru</translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation>Yang lebih lama</translation>
    </message>
    <message>
        <source>What the hub has of this console</source>
        <translation>Milik konsol ini yang ada di hub</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Dicatat</translation>
    </message>
    <message>
        <source>Compartment</source>
        <translation>Kompartemen</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Jalur</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Diterima oleh</translation>
    </message>
    <message>
        <source>Hub no.</source>
        <translation>No. hub</translation>
    </message>
    <message>
        <source>Nothing yet. What is listed here has a receipt of the hub; who has read it is another matter.</source>
        <translation>Belum ada. Yang didaftar di sini sudah bertanda terima hub; siapa yang sudah membacanya lain soal.</translation>
    </message>
    <message>
        <source>not told yet</source>
        <translation>belum diberitahu</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Language and look</source>
        <translation>Bahasa dan tampilan</translation>
    </message>
    <message>
        <source>Officers on this computer</source>
        <translation>Petugas di komputer ini</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Frasa sandi Anda</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Warna</translation>
    </message>
    <message>
        <source>Size of letters</source>
        <translation>Ukuran huruf</translation>
    </message>
    <message>
        <source>Lock when idle for</source>
        <translation>Kunci setelah tidak dipakai</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Perwakilan</translation>
    </message>
    <message>
        <source>By the hour: light by day, dark at night</source>
        <translation>Menurut jam: terang di siang hari, gelap di malam hari</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Kontras tinggi</translation>
    </message>
    <message>
        <source>min</source>
        <translation>mnt</translation>
    </message>
    <message>
        <source>Hand over the watch</source>
        <translation>Serah terima piket</translation>
    </message>
    <message>
        <source>Add officer</source>
        <translation>Tambah petugas</translation>
    </message>
    <message>
        <source>Passphrase of the new officer</source>
        <translation>Frasa sandi petugas baru</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Ulangi frasa sandi</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Frasa sandi saat ini</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Frasa sandi baru</translation>
    </message>
    <message>
        <source>The new one again</source>
        <translation>Ulangi frasa sandi baru</translation>
    </message>
    <message>
        <source>Change passphrase</source>
        <translation>Ubah frasa sandi</translation>
    </message>
    <message>
        <source>Save a backup…</source>
        <translation>Simpan cadangan…</translation>
    </message>
    <message>
        <source>One encrypted file with the register and its passphrases. It opens with the passphrases of today.</source>
        <translation>Satu berkas terenkripsi berisi register beserta frasa sandinya. Berkas ini dibuka dengan frasa sandi yang berlaku hari ini.</translation>
    </message>
    <message>
        <source>It also locks by Ctrl+L, with this computer&apos;s session, and before the computer sleeps.</source>
        <translation>Konsol juga terkunci dengan Ctrl+L, bersama sesi komputer ini, dan sebelum komputer masuk mode tidur.</translation>
    </message>
    <message>
        <source>It also locks by Ctrl+L and with this computer&apos;s session, but not when the computer sleeps.</source>
        <translation>Konsol juga terkunci dengan Ctrl+L dan bersama sesi komputer ini, tetapi tidak saat komputer masuk mode tidur.</translation>
    </message>
    <message>
        <source>It also locks by Ctrl+L and before the computer sleeps, but not with the computer&apos;s session.</source>
        <translation>Konsol juga terkunci dengan Ctrl+L dan sebelum komputer masuk mode tidur, tetapi tidak bersama sesi komputer.</translation>
    </message>
    <message>
        <source>It also locks by Ctrl+L. Locking the computer&apos;s session or putting it to sleep does not lock the console here.</source>
        <translation>Konsol juga terkunci dengan Ctrl+L. Di komputer ini, mengunci sesi atau masuk mode tidur tidak mengunci konsol.</translation>
    </message>
    <message>
        <source>on watch</source>
        <translation>sedang piket</translation>
    </message>
    <message>
        <source>cannot unlock here</source>
        <translation>tidak dapat membuka kunci di sini</translation>
    </message>
    <message>
        <source>also by this computer&apos;s keyring</source>
        <translation>juga dengan keyring komputer ini</translation>
    </message>
    <message>
        <source>Forget the keyring</source>
        <translation>Lupakan keyring</translation>
    </message>
    <message>
        <source>Unlock by this computer&apos;s keyring</source>
        <translation>Buka kunci dengan keyring komputer ini</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type both again.</source>
        <translation>Kedua frasa sandi berbeda. Ketik ulang keduanya.</translation>
    </message>
    <message>
        <source>The officer can unlock this console now.</source>
        <translation>Petugas tersebut kini dapat membuka kunci konsol ini.</translation>
    </message>
    <message>
        <source>Making the key…</source>
        <translation>Membuat kunci…</translation>
    </message>
    <message>
        <source>The passphrase is changed. The register stays as it is.</source>
        <translation>Frasa sandi telah diubah. Register tetap seperti semula.</translation>
    </message>
    <message>
        <source>Only passphrases unlock from now on.</source>
        <translation>Mulai sekarang kunci hanya dibuka dengan frasa sandi.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring can unlock for you now.</source>
        <translation>Keyring komputer ini kini dapat membuka kunci untuk Anda.</translation>
    </message>
    <message>
        <source>Save a backup</source>
        <translation>Simpan cadangan</translation>
    </message>
    <message>
        <source>Copying and checking…</source>
        <translation>Menyalin dan memeriksa…</translation>
    </message>
    <message>
        <source>The backup is written and was checked.</source>
        <translation>Cadangan telah ditulis dan diperiksa.</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard</source>
        <translation>Papan tik</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Pintasan papan tik</translation>
    </message>
</context>
<context>
    <name>SitrepBoard</name>
    <message>
        <source>The officer adds</source>
        <translation>Tambahan petugas</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Assessment, what is asked for</source>
        <translation>Penilaian, hal yang diminta</translation>
    </message>
    <message>
        <source>Next report</source>
        <translation>Laporan berikutnya</translation>
    </message>
    <message>
        <source>in {n} h</source>
        <translation>dalam {n} jam</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>This is the final report</source>
        <translation>Ini laporan akhir</translation>
    </message>
    <message>
        <source>Why did it fall?</source>
        <translation>Mengapa turun?</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>Simpan PDF…</translation>
    </message>
    <message>
        <source>Save JSON…</source>
        <translation>Simpan JSON…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Tarik…</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Isi laporan</translation>
    </message>
    <message>
        <source>This console cannot read this report: a newer one made it, or it is damaged. It is kept as it is.</source>
        <translation>Konsol ini tidak dapat membaca laporan ini: dibuat oleh konsol yang lebih baru, atau rusak. Laporan tetap tersimpan.</translation>
    </message>
    <message>
        <source>Lower than before: {what}. Say why.</source>
        <translation>Lebih rendah dari sebelumnya: {what}. Sebutkan alasannya.</translation>
    </message>
    <message>
        <source>File {label}</source>
        <translation>Simpan {label}</translation>
    </message>
    <message>
        <source>{label}, as it reads now</source>
        <translation>{label}, menurut keadaan sekarang</translation>
    </message>
    <message>
        <source>withdrawn: {why}</source>
        <translation>ditarik: {why}</translation>
    </message>
</context>
<context>
    <name>SitrepTab</name>
    <message>
        <source>The report is filed. Its figures stay as they are.</source>
        <translation>Laporan tersimpan. Angkanya tidak akan berubah lagi.</translation>
    </message>
</context>
<context>
    <name>SituationSection</name>
    <message>
        <source>Situation</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>No report on this person in this incident.</source>
        <translation>Belum ada laporan tentang orang ini dalam kejadian ini.</translation>
    </message>
    <message>
        <source>but</source>
        <translation>tetapi</translation>
    </message>
</context>
<context>
    <name>SoughtField</name>
    <message>
        <source>Name as the caller says it</source>
        <translation>Nama seperti yang disebut penelepon</translation>
    </message>
    <message>
        <source>Who may be meant</source>
        <translation>Siapa yang mungkin dimaksud</translation>
    </message>
    <message>
        <source>A new person, on no roster</source>
        <translation>Orang baru, tidak ada di daftar</translation>
    </message>
    <message>
        <source>Meant is: {who}</source>
        <translation>Yang dimaksud: {who}</translation>
    </message>
    <message>
        <source>New person, on no roster</source>
        <translation>Orang baru, tidak ada di daftar</translation>
    </message>
    <message>
        <source>Who may be meant: ↓ and Enter</source>
        <translation>Siapa yang mungkin dimaksud: ↓ lalu Enter</translation>
    </message>
</context>
<context>
    <name>StatementBoard</name>
    <message>
        <source>Versions</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Approve by key…</source>
        <translation>Setujui dengan kunci…</translation>
    </message>
    <message>
        <source>By telephone…</source>
        <translation>Melalui telepon…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Tarik…</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>Simpan PDF…</translation>
    </message>
    <message>
        <source>Fill in the hotline…</source>
        <translation>Isi nomor hotline…</translation>
    </message>
    <message>
        <source>What is known has changed since this version, or a newer one is approved: do not publish it any more.</source>
        <translation>Informasi sudah berubah sejak versi ini, atau versi yang lebih baru sudah disetujui: jangan disiarkan lagi.</translation>
    </message>
    <message>
        <source>Make version {n}</source>
        <translation>Buat versi {n}</translation>
    </message>
    <message>
        <source>Code to read back: {code}</source>
        <translation>Kode baca-ulang: {code}</translation>
    </message>
</context>
<context>
    <name>StatementTab</name>
    <message>
        <source>The version is approved.</source>
        <translation>Versi ini disetujui.</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>versi {n}</translation>
    </message>
    <message>
        <source>The text is on the clipboard. It is no longer what is known: do not publish it.</source>
        <translation>Teks ada di papan klip. Isinya tidak lagi sesuai dengan informasi terkini: jangan disiarkan.</translation>
    </message>
    <message>
        <source>The text is on the clipboard. It is approved.</source>
        <translation>Teks sudah disalin. Teks ini sudah disetujui.</translation>
    </message>
    <message>
        <source>The text is on the clipboard. It is NOT approved: do not publish it.</source>
        <translation>Teks sudah disalin. Teks ini BELUM disetujui: jangan diterbitkan.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>saved on this computer</source>
        <translation>tersimpan di komputer ini</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
</context>
<context>
    <name>StoryboardWords</name>
    <message>
        <source>Step {n} of {all}</source>
        <translation>Langkah {n} dari {all}</translation>
    </message>
    <message>
        <source>Done at {time}</source>
        <translation>Selesai pada {time}</translation>
    </message>
    <message>
        <source>It did not go on: something else is open. Finish the step by hand, or press F1 again.</source>
        <translation>Langkah terhenti: ada hal lain yang terbuka. Selesaikan sendiri, atau tekan F1 lagi.</translation>
    </message>
    <message>
        <source>The first minutes</source>
        <translation>Menit-menit pertama</translation>
    </message>
    <message>
        <source>Every person, number and hospital here is invented. What you open is an exercise and says so on every screen and page. The register is thrown away when you close the window.</source>
        <translation>Semua orang, nomor, dan rumah sakit di sini rekaan. Yang dibuka adalah latihan dan tertulis demikian di setiap layar dan halaman. Semua data dihapus saat jendela ditutup.</translation>
    </message>
    <message>
        <source>All steps in {time}</source>
        <translation>Semua langkah dalam {time}</translation>
    </message>
    <message>
        <source>A mission&apos;s roster lies in this register, and nothing has happened yet. A few steps, about two minutes: do each by hand, or let it be done before your eyes.</source>
        <translation>Daftar warga sebuah perwakilan ada di register ini, dan belum terjadi apa-apa. Beberapa langkah, kira-kira dua menit: lakukan sendiri satu per satu, atau lihat dilakukan di depan mata.</translation>
    </message>
    <message>
        <source>Play all steps</source>
        <translation>Mainkan semua langkah</translation>
    </message>
    <message>
        <source>One field opens the incident</source>
        <translation>Satu isian membuka kejadian</translation>
    </message>
    <message>
        <source>Type Khartoum and press Enter. Look at what follows from it, and press Enter again.</source>
        <translation>Ketik Khartoum lalu tekan Enter. Lihat apa yang terisi sendiri, lalu tekan Enter lagi.</translation>
    </message>
    <message>
        <source>Area, time zone and the accredited mission need not be known by heart at 03:00. Both clocks run, and question 1 is answered at once, with how well each address is known.</source>
        <translation>Wilayah, zona waktu, dan perwakilan terakreditasi tidak perlu dihafal pada pukul 03.00. Kedua jam berjalan, dan pertanyaan 1 langsung terjawab berikut ketelitian alamatnya.</translation>
    </message>
    <message>
        <source>Do it for me</source>
        <translation>Kerjakan untuk saya</translation>
    </message>
    <message>
        <source>A chat list becomes reports</source>
        <translation>Daftar obrolan menjadi laporan</translation>
    </message>
    <message>
        <source>Paste the students&apos; list. Decide the doubtful line with a key, file with Ctrl+Enter, and click a figure of the tally: the names behind it come up.</source>
        <translation>Tempel daftar mahasiswa. Putuskan baris yang meragukan dengan satu tombol, catat dengan Ctrl+Enter, lalu klik satu angka rekap: nama di baliknya muncul.</translation>
    </message>
    <message>
        <source>Half names and “ok” are read as people type them; what is not certain is asked, never guessed. Who is on no roster counts beside the roster, not inside.</source>
        <translation>Nama sepotong dan “ok” dibaca seperti orang mengetiknya; yang tidak pasti ditanyakan, tidak pernah ditebak. Yang di luar daftar dihitung di samping, bukan di dalam.</translation>
    </message>
    <message>
        <source>On the clipboard, paste it with Ctrl+V:</source>
        <translation>Ada di papan klip, tempel dengan Ctrl+V:</translation>
    </message>
    <message>
        <source>A hospital is checked, and both sentences change</source>
        <translation>RS diperiksa, kedua kalimat berubah</translation>
    </message>
    <message>
        <source>Press S for the list of those to be asked, Enter on the first hospital: none of ours, a visit, two foreigners seen. Then look at the statement.</source>
        <translation>Tekan S untuk daftar yang akan ditanyai, Enter pada RS pertama: tidak ada WNI, kunjungan, dua WNA dilihat. Lalu lihat siaran pers.</translation>
    </message>
    <message>
        <source>Nobody edits the public sentence: it follows from what was checked, in Indonesian and English alike, and says no more than that.</source>
        <translation>Kalimat untuk publik tidak disunting siapa pun: ia mengikuti apa yang sudah diperiksa, dalam bahasa Indonesia dan Inggris, dan tidak lebih dari itu.</translation>
    </message>
    <message>
        <source>Who said 12, when, from whom</source>
        <translation>Siapa bilang 12, kapan, dari mana</translation>
    </message>
    <message>
        <source>Click “Who said what” under question 2.</source>
        <translation>Klik “Riwayat jawaban” di bawah pertanyaan 2.</translation>
    </message>
    <message>
        <source>Two sources told different numbers; the demonstration noted both when the incident was opened. Neither takes the other&apos;s place: each stands with its source, its time and the officer who noted it.</source>
        <translation>Dua sumber menyebut angka berbeda; demo ini mencatat keduanya saat kejadian dibuka. Tidak ada yang menghapus yang lain: masing-masing tetap ada dengan sumber, waktu, dan petugas yang mencatatnya.</translation>
    </message>
    <message>
        <source>The cable is out</source>
        <translation>Kabel terputus</translation>
    </message>
    <message>
        <source>Write what this console has into a file, and read it at a second one: a laptop of the crisis desk that was enrolled with a code, and has no connection either.</source>
        <translation>Tulis isi konsol ini ke sebuah berkas, lalu baca di konsol kedua: laptop pusat krisis yang didaftarkan dengan kode, dan juga tanpa sambungan.</translation>
    </message>
    <message>
        <source>Whoever finds the stick reads nothing. Both consoles count by the same rules: they show the same number and the same sentence.</source>
        <translation>Yang menemukan flash disk tidak dapat membaca apa pun. Kedua konsol menghitung dengan aturan yang sama: angka dan kalimatnya sama.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Silakan melihat-lihat</translation>
    </message>
    <message>
        <source>Every screen is the real one: F2 to F4 and F10 lead to them, Ctrl+K finds people and actions, ? shows the keys. Closing the window throws the register away.</source>
        <translation>Semua layar adalah layar sesungguhnya: F2 sampai F4 dan F10 membukanya, Ctrl+K mencari orang dan tindakan, ? menampilkan tombol. Menutup jendela menghapus semua data.</translation>
    </message>
    <message>
        <source>A second exercise can be added whose first morning is over: calls, enquiries, contested reports, hospitals that did not answer. It takes some seconds.</source>
        <translation>Latihan kedua dapat ditambahkan dengan pagi pertama yang sudah lewat: telepon, pertanyaan masuk, laporan yang berselisih, RS yang tidak menjawab. Perlu beberapa detik.</translation>
    </message>
    <message>
        <source>Add a whole morning</source>
        <translation>Tambahkan satu pagi penuh</translation>
    </message>
    <message>
        <source>Time zone and missions</source>
        <translation>Zona waktu dan perwakilan</translation>
    </message>
    <message>
        <source>{here} here, {there} on the second console</source>
        <translation>{here} di sini, {there} di konsol kedua</translation>
    </message>
    <message>
        <source>Its sentence</source>
        <translation>Kalimatnya</translation>
    </message>
    <message>
        <source>noted by {officer}</source>
        <translation>dicatat oleh {officer}</translation>
    </message>
</context>
<context>
    <name>SweepBoard</name>
    <message>
        <source>Add…</source>
        <translation>Tambah…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Keluarkan…</translation>
    </message>
    <message>
        <source>Start the list</source>
        <translation>Mulai daftar</translation>
    </message>
    <message>
        <source>Contact sheet…</source>
        <translation>Daftar kontak…</translation>
    </message>
    <message>
        <source>Hospitals and authorities to be asked</source>
        <translation>Rumah sakit dan otoritas yang akan ditanya</translation>
    </message>
    <message>
        <source>Enter notes what was said, or names what is to be named</source>
        <translation>Enter mencatat keterangan, atau memberi nama yang belum bernama</translation>
    </message>
    <message>
        <source>Nobody is on the list yet. Start it from the mission&apos;s contact sheet, or add the hospitals and authorities to be asked: “3 of 7” needs the 7.</source>
        <translation>Belum ada yang terdaftar. Mulai dari daftar kontak perwakilan, atau tambahkan rumah sakit dan instansi yang harus ditanya: “3 dari 7” memerlukan angka 7-nya.</translation>
    </message>
    <message>
        <source>No incident is open. Each incident has its own list of those to be asked.</source>
        <translation>Tidak ada kejadian yang terbuka. Setiap kejadian memiliki daftarnya sendiri.</translation>
    </message>
    <message>
        <source>newest answer {age}</source>
        <translation>jawaban terbaru {age}</translation>
    </message>
</context>
<context>
    <name>SweepCheckForm</name>
    <message>
        <source>Result</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Unidentified</source>
        <translation>Belum dikenali</translation>
    </message>
    <message>
        <source>Foreigners seen</source>
        <translation>WNA terlihat</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Narasumber</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Tanyakan lagi</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>tidak disebut</translation>
    </message>
    <message>
        <source>Foreigners who were looked at and are none of ours</source>
        <translation>WNA yang sudah dilihat dan bukan WNI</translation>
    </message>
    <message>
        <source>such as the night registrar</source>
        <translation>misalnya petugas pendaftaran malam</translation>
    </message>
    <message>
        <source>Note the check</source>
        <translation>Catat pemeriksaan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Say what came of it.</source>
        <translation>Pilih hasilnya.</translation>
    </message>
    <message>
        <source>Say how it was asked.</source>
        <translation>Pilih bagaimana ditanyakan.</translation>
    </message>
    <message>
        <source>The time lies in the future. Look at the date and the hour.</source>
        <translation>Waktunya di masa depan. Periksa tanggal dan jamnya.</translation>
    </message>
</context>
<context>
    <name>TallyBoard</name>
    <message>
        <source>Tally</source>
        <translation>Rekap</translation>
    </message>
    <message>
        <source>No incident is open, so there is nothing to count.</source>
        <translation>Belum ada kejadian yang dibuka, jadi belum ada yang dihitung.</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Lapor diri</translation>
    </message>
    <message>
        <source>Not on roster</source>
        <translation>Di luar daftar</translation>
    </message>
    <message>
        <source>Deceased:</source>
        <translation>Meninggal:</translation>
    </message>
    <message>
        <source>Registered addresses</source>
        <translation>Alamat lapor diri</translation>
    </message>
    <message>
        <source>Present, confirmed</source>
        <translation>Di tempat, pasti</translation>
    </message>
    <message>
        <source>Elsewhere, confirmed</source>
        <translation>Di tempat lain, pasti</translation>
    </message>
    <message>
        <source>Not yet reached</source>
        <translation>Belum terhubung</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Whereabouts</source>
        <translation>Keberadaan</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Kondisi</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Keinginan</translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>Semua angka</translation>
    </message>
    <message>
        <source>Fewer figures</source>
        <translation>Ringkas</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} dari {all}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} sampai {high}</translation>
    </message>
    <message numerus="yes">
        <source>Persons, %n possible double(s)</source>
        <translation>
            <numerusform>Orang, %n mungkin ganda</numerusform>
        </translation>
    </message>
    <message>
        <source>Not held here: {codes}</source>
        <translation>Tidak tersimpan di sini: {codes}</translation>
    </message>
    <message>
        <source>parts do not sum: report this</source>
        <translation>bagian tidak sesuai jumlah: laporkan</translation>
    </message>
    <message>
        <source>as of {when}, {age}</source>
        <translation>per {when}, {age}</translation>
    </message>
    <message>
        <source>nothing from {place} yet</source>
        <translation>belum ada kabar dari {place}</translation>
    </message>
    <message>
        <source>{place} silent {span}</source>
        <translation>{place} tanpa kabar {span}</translation>
    </message>
    <message>
        <source>no report yet</source>
        <translation>belum ada laporan</translation>
    </message>
    <message>
        <source>newest report {age}</source>
        <translation>laporan terakhir {age}</translation>
    </message>
    <message>
        <source>By position</source>
        <translation>Menurut posisi</translation>
    </message>
    <message>
        <source>By city only</source>
        <translation>Hanya kota</translation>
    </message>
    <message>
        <source>By country only</source>
        <translation>Hanya negara</translation>
    </message>
    <message>
        <source>Possible doubles</source>
        <translation>Mungkin ganda</translation>
    </message>
    <message>
        <source>Contested</source>
        <translation>Berselisih</translation>
    </message>
    <message>
        <source>Elsewhere, presumed</source>
        <translation>Di tempat lain, diduga</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>dilaporkan</translation>
    </message>
    <message>
        <source>identified</source>
        <translation>teridentifikasi</translation>
    </message>
    <message>
        <source>Confirmed in 180 days</source>
        <translation>Dikonfirmasi 180 hari terakhir</translation>
    </message>
    <message>
        <source>Third-country nationals, beside</source>
        <translation>Di luar hitungan: WNA negara lain</translation>
    </message>
</context>
<context>
    <name>TelephoneApprovalForm</name>
    <message>
        <source>Version {n} approved by telephone</source>
        <translation>Versi {n} disetujui melalui telepon</translation>
    </message>
    <message>
        <source>Send the text first. Whoever approves reads back the code that stands under it. An officer&apos;s key must follow within 24 hours.</source>
        <translation>Kirim teksnya lebih dahulu. Yang menyetujui membacakan kembali kode di bawah teks. Kunci seorang petugas harus menyusul dalam 24 jam.</translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation>Yang menyetujui</translation>
    </message>
    <message>
        <source>Number called</source>
        <translation>Nomor yang dihubungi</translation>
    </message>
    <message>
        <source>Code read back</source>
        <translation>Kode yang dibacakan</translation>
    </message>
    <message>
        <source>Note the approval</source>
        <translation>Catat persetujuan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Say who approves.</source>
        <translation>Sebutkan siapa yang menyetujui.</translation>
    </message>
    <message>
        <source>Say which number was called.</source>
        <translation>Sebutkan nomor yang dihubungi.</translation>
    </message>
    <message>
        <source>Type the code as it is read back.</source>
        <translation>Ketik kode seperti yang dibacakan.</translation>
    </message>
</context>
<context>
    <name>ThirdForm</name>
    <message>
        <source>Another value</source>
        <translation>Nilai lain</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>Tulis angka.</translation>
    </message>
    <message>
        <source>Write a value.</source>
        <translation>Tulis nilainya.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Lini masa</translation>
    </message>
    <message>
        <source>nothing recorded yet</source>
        <translation>belum ada catatan</translation>
    </message>
    <message>
        <source>Strip</source>
        <translation>Garis</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Daftar</translation>
    </message>
</context>
<context>
    <name>TimelineList</name>
    <message>
        <source>Timeline as a list</source>
        <translation>Lini masa sebagai daftar</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Peristiwa</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Dicatat oleh</translation>
    </message>
</context>
<context>
    <name>TimelineStrip</name>
    <message>
        <source>Timeline</source>
        <translation>Lini masa</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n sebelumnya</numerusform>
        </translation>
    </message>
    <message>
        <source>now {time}</source>
        <translation>kini {time}</translation>
    </message>
</context>
<context>
    <name>ToldForm</name>
    <message>
        <source>Answer to {caller}</source>
        <translation>Jawaban untuk {caller}</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Disampaikan</translation>
    </message>
    <message>
        <source>What the caller was told</source>
        <translation>Apa yang disampaikan kepada penelepon</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Sudah dijawab</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Write what the caller was told.</source>
        <translation>Tulis apa yang disampaikan kepada penelepon.</translation>
    </message>
    <message>
        <source>The text is {n} characters too long.</source>
        <translation>Teks kelebihan {n} huruf.</translation>
    </message>
</context>
<context>
    <name>UnlockForm</name>
    <message>
        <source>Passphrase</source>
        <translation>Frasa sandi</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Buka kunci</translation>
    </message>
    <message>
        <source>Unlock with this computer&apos;s keyring</source>
        <translation>Buka kunci dengan keyring komputer ini</translation>
    </message>
</context>
<context>
    <name>ValuePad</name>
    <message>
        <source>What is reported</source>
        <translation>Yang dilaporkan</translation>
    </message>
</context>
<context>
    <name>VersionList</name>
    <message>
        <source>Versions</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Draft, as it reads now</source>
        <translation>Konsep, menurut keadaan sekarang</translation>
    </message>
    <message>
        <source>Version {n}, {when}, {who}</source>
        <translation>Versi {n}, {when}, {who}</translation>
    </message>
    <message>
        <source>waits for a second officer</source>
        <translation>menunggu petugas kedua</translation>
    </message>
    <message>
        <source>approved by {who}</source>
        <translation>disetujui oleh {who}</translation>
    </message>
    <message>
        <source>approved by telephone by {who}; a key must follow by {when}</source>
        <translation>disetujui {who} melalui telepon; kunci harus menyusul sebelum {when}</translation>
    </message>
    <message>
        <source>approved by telephone by {who}; the key is overdue since {when}</source>
        <translation>disetujui {who} melalui telepon; kunci terlambat sejak {when}</translation>
    </message>
    <message>
        <source>exercise: not for publication</source>
        <translation>latihan: bukan untuk diterbitkan</translation>
    </message>
    <message>
        <source>withdrawn: {why}</source>
        <translation>ditarik: {why}</translation>
    </message>
    <message>
        <source>this console cannot read it</source>
        <translation>tidak terbaca oleh konsol ini</translation>
    </message>
</context>
<context>
    <name>WaitingBoard</name>
    <message>
        <source>Exchange now</source>
        <translation>Tukar sekarang</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Jeda</translation>
    </message>
    <message>
        <source>Thin link</source>
        <translation>Sambungan lambat</translation>
    </message>
    <message>
        <source>What waits to be sent</source>
        <translation>Yang menunggu dikirim</translation>
    </message>
    <message>
        <source>Compartment</source>
        <translation>Kompartemen</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Jalur</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Disegel</translation>
    </message>
    <message>
        <source>Not sealed</source>
        <translation>Belum disegel</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Oldest waits</source>
        <translation>Terlama menunggu</translation>
    </message>
    <message>
        <source>Nothing waits: the hub has confirmed every change of this console.</source>
        <translation>Tidak ada yang menunggu: hub telah menerima setiap perubahan konsol ini.</translation>
    </message>
    <message numerus="yes">
        <source>This console is not enrolled: all %Ln change(s) in its register are on this computer only, and nobody else sees them. Keep a backup until an enrolment officer has enrolled it.</source>
        <translation>
            <numerusform>Konsol ini belum terdaftar: semua perubahan dalam registernya (%Ln) hanya ada di komputer ini, dan tidak terlihat oleh siapa pun di tempat lain. Simpan cadangan sampai petugas pendaftaran mendaftarkannya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln envelope(s) of other consoles wait here too.</source>
        <translation>
            <numerusform>%Ln amplop konsol lain juga menunggu di sini.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WardensBoard</name>
    <message>
        <source>Looking through the list…</source>
        <translation>Memeriksa daftar…</translation>
    </message>
    <message>
        <source>Looking through the list… {share}%</source>
        <translation>Memeriksa daftar… {share}%</translation>
    </message>
    <message>
        <source>What the list comes to</source>
        <translation>Hasil pemeriksaan daftar</translation>
    </message>
    <message>
        <source>1 to 5 say who is meant, N makes a new person, S skips the line</source>
        <translation>1 sampai 5 memilih siapa yang dimaksud, N menambah orang baru, S melewati baris</translation>
    </message>
    <message>
        <source>Nothing is pasted yet. Each name is looked up in the warden&apos;s cell and in the register; you confirm what is filed.</source>
        <translation>Belum ada yang ditempel. Setiap nama dicari di simpul dan di register; Anda memastikan apa yang dicatat.</translation>
    </message>
    <message>
        <source>No incident is open. What a list says is reported in an incident.</source>
        <translation>Belum ada kejadian yang dibuka. Isi daftar dilaporkan dalam suatu kejadian.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Incident</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Briefing</source>
        <translation>Naskah</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Pertukaran</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
</context>
<context>
    <name>WithdrawalForm</name>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Dicatat oleh</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Why is it withdrawn?</source>
        <translation>Mengapa ditarik?</translation>
    </message>
    <message>
        <source>A withdrawn line counts no more. It stays in the timeline, struck through, with the reason.</source>
        <translation>Baris yang ditarik tidak dihitung lagi. Baris tetap ada di lini masa, dicoret, beserta alasannya.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Tarik</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Say why it is withdrawn.</source>
        <translation>Sebutkan mengapa ditarik.</translation>
    </message>
</context>
<context>
    <name>WordField</name>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>Situation console for the protection of nationals abroad</source>
        <translation>Konsol situasi untuk pelindungan WNI di luar negeri</translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation>Membuka kunci</translation>
    </message>
</context>
<context>
    <name>_Foot</name>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
</context>
<context>
    <name>_IncidentWords</name>
    <message>
        <source>Onset</source>
        <translation>Mulai kejadian</translation>
    </message>
    <message>
        <source>Known here</source>
        <translation>Diketahui di sini</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Missions</source>
        <translation>Perwakilan</translation>
    </message>
    <message>
        <source>The people of {codes} are not held here: this is not a total.</source>
        <translation>WNI pada {codes} tidak ada dalam register ini: ini bukan jumlah seluruhnya.</translation>
    </message>
    <message numerus="yes">
        <source>Persons, %n possible double(s)</source>
        <translation>
            <numerusform>Orang, %n mungkin ganda</numerusform>
        </translation>
    </message>
    <message>
        <source>Deceased</source>
        <translation>Meninggal dunia</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Cakupan</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pertanyaan</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>Dari siapa</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>Counted by this console</source>
        <translation>Dihitung konsol ini</translation>
    </message>
    <message>
        <source>{answer} (withdrawn)</source>
        <translation>{answer} (ditarik)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Written down by</source>
        <translation>Dicatat oleh</translation>
    </message>
    <message>
        <source>Chronology, the newest first</source>
        <translation>Kronologi, terbaru lebih dahulu</translation>
    </message>
    <message>
        <source>Incident, state: {state}</source>
        <translation>Kejadian, status: {state}</translation>
    </message>
</context>
<context>
    <name>_NoticeLine</name>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Perhatian</translation>
    </message>
    <message>
        <source>Act now</source>
        <translation>Segera</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>_OfferWords</name>
    <message numerus="yes">
        <source>{title}: map, tally, five questions, chronology. It names %Ln person(s).</source>
        <translation>
            <numerusform>{title}: peta, rekap, lima pertanyaan, kronologi. Memuat nama %Ln orang.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list of people, with the columns on screen</source>
        <translation>Daftar orang, dengan kolom yang tampak di layar</translation>
    </message>
    <message>
        <source>The card of {name}</source>
        <translation>Kartu {name}</translation>
    </message>
    <message>
        <source>Only the first {n} are taken out: more fit the question. Narrow the search to have all of them.</source>
        <translation>Hanya {n} yang pertama dikeluarkan: masih ada yang lain. Persempit pencarian agar semuanya ikut.</translation>
    </message>
</context>
<context>
    <name>_PeopleWords</name>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln orang</numerusform>
        </translation>
    </message>
    <message>
        <source>more than {n} fit the question: this is not the whole list</source>
        <translation>lebih dari {n} cocok dengan pencarian: ini bukan daftar lengkap</translation>
    </message>
    <message>
        <source>{n} fit the question: this is not the whole list</source>
        <translation>{n} cocok dengan pencarian: ini bukan daftar lengkap</translation>
    </message>
    <message>
        <source>Asked for: {question}</source>
        <translation>Yang dicari: {question}</translation>
    </message>
    <message>
        <source>Situation in: {incident}</source>
        <translation>Keadaan dalam: {incident}</translation>
    </message>
    <message>
        <source>List of people</source>
        <translation>Daftar orang</translation>
    </message>
</context>
<context>
    <name>_PersonWords</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Lapor diri</translation>
    </message>
    <message>
        <source>Situation in: {incident}</source>
        <translation>Keadaan dalam: {incident}</translation>
    </message>
    <message>
        <source>but: {others}</source>
        <translation>tetapi: {others}</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>Hal</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>Dari siapa</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>Why alike</source>
        <translation>Alasan kemiripan</translation>
    </message>
    <message>
        <source>Possible doubles</source>
        <translation>Mungkin ganda</translation>
    </message>
    <message>
        <source>When seen</source>
        <translation>Waktu dilihat</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>Dicatat</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Withdrawn {moment}</source>
        <translation>Ditarik {moment}</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Perubahan</translation>
    </message>
</context>
<context>
    <name>_ProofView</name>
    <message>
        <source>Before: {what}</source>
        <translation>Sebelumnya: {what}</translation>
    </message>
    <message>
        <source>Now: {what}</source>
        <translation>Kini: {what}</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Go to</source>
        <translation>Pergi ke</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Briefing</source>
        <translation>Naskah</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Pertukaran</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsol</translation>
    </message>
    <message>
        <source>Incident screen</source>
        <translation>Layar kejadian</translation>
    </message>
    <message>
        <source>People screen</source>
        <translation>Layar orang</translation>
    </message>
    <message>
        <source>Calls screen</source>
        <translation>Layar telepon</translation>
    </message>
    <message>
        <source>Briefing screen</source>
        <translation>Layar Naskah</translation>
    </message>
    <message>
        <source>Exchange screen</source>
        <translation>Layar pertukaran</translation>
    </message>
    <message>
        <source>Settings screen</source>
        <translation>Layar pengaturan</translation>
    </message>
    <message>
        <source>Open an incident…</source>
        <translation>Buka kejadian…</translation>
    </message>
    <message>
        <source>Answer a question</source>
        <translation>Jawab pertanyaan</translation>
    </message>
    <message>
        <source>Note a hospital check</source>
        <translation>Catat pemeriksaan rumah sakit</translation>
    </message>
    <message>
        <source>Note a contact with an authority</source>
        <translation>Catat kontak dengan otoritas</translation>
    </message>
    <message>
        <source>Add to the chronology</source>
        <translation>Tambah ke kronologi</translation>
    </message>
    <message>
        <source>Timeline as a list</source>
        <translation>Lini masa sebagai daftar</translation>
    </message>
    <message>
        <source>Withdraw a line of the timeline…</source>
        <translation>Tarik satu baris lini masa…</translation>
    </message>
    <message>
        <source>File a report</source>
        <translation>Buat laporan</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Cari orang</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Tambah orang</translation>
    </message>
    <message>
        <source>Import a roster…</source>
        <translation>Impor daftar lapor diri…</translation>
    </message>
    <message>
        <source>Earlier imports…</source>
        <translation>Impor terdahulu…</translation>
    </message>
    <message>
        <source>Call people out</source>
        <translation>Hubungi orang</translation>
    </message>
    <message>
        <source>Enquiries that come in</source>
        <translation>Pertanyaan yang masuk</translation>
    </message>
    <message>
        <source>Sweep of hospitals and authorities</source>
        <translation>Penelusuran rumah sakit dan otoritas</translation>
    </message>
    <message>
        <source>Wardens&apos; lists</source>
        <translation>Daftar simpul masyarakat</translation>
    </message>
    <message>
        <source>Numbers for a broadcast…</source>
        <translation>Nomor untuk pesan siaran…</translation>
    </message>
    <message>
        <source>What is due</source>
        <translation>Yang jatuh tempo</translation>
    </message>
    <message>
        <source>Public statement</source>
        <translation>Siaran pers</translation>
    </message>
    <message>
        <source>Situation report</source>
        <translation>Laporan situasi</translation>
    </message>
    <message>
        <source>What waits to be sent</source>
        <translation>Yang menunggu dikirim</translation>
    </message>
    <message>
        <source>What the hub has</source>
        <translation>Yang ada di hub</translation>
    </message>
    <message>
        <source>What is set aside</source>
        <translation>Yang disisihkan</translation>
    </message>
    <message>
        <source>Conflicts to decide</source>
        <translation>Konflik untuk diputuskan</translation>
    </message>
    <message>
        <source>Devices and officers</source>
        <translation>Perangkat dan petugas</translation>
    </message>
    <message>
        <source>Enrolment, hub and exchange files</source>
        <translation>Pendaftaran, hub, dan berkas pertukaran</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Cetak…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Simpan sebagai PDF…</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>Tukar sekarang</translation>
    </message>
    <message>
        <source>Pause or resume the exchange</source>
        <translation>Jeda atau lanjutkan pertukaran</translation>
    </message>
    <message>
        <source>Thin link or normal</source>
        <translation>Sambungan lambat atau biasa</translation>
    </message>
    <message>
        <source>Do the step of the guide</source>
        <translation>Kerjakan langkah panduan</translation>
    </message>
    <message>
        <source>Fold or unfold the guide</source>
        <translation>Lipat atau buka panduan</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Cari apa saja</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Pintasan papan tik</translation>
    </message>
    <message>
        <source>Switch to Bahasa Indonesia</source>
        <translation>Ganti ke Bahasa Inggris</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Terang atau gelap</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Kunci sekarang</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Tindakan</translation>
    </message>
</context>
<context>
    <name>answers</name>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>Not yet known</source>
        <translation>Belum diketahui</translation>
    </message>
    <message>
        <source>written down by {officer}</source>
        <translation>dicatat oleh {officer}</translation>
    </message>
</context>
<context>
    <name>bugs</name>
    <message>
        <source>Something went wrong in the console itself ({kind}). Everything entered before is saved. If it happens again, lock the console, unlock it, and tell whoever maintains it.</source>
        <translation>Terjadi gangguan pada konsol itu sendiri ({kind}). Semua yang dimasukkan sebelumnya sudah tersimpan. Jika terulang, kunci konsol, buka kuncinya lagi, dan beri tahu pemelihara konsol.</translation>
    </message>
</context>
<context>
    <name>computed</name>
    <message>
        <source>{n} by position</source>
        <translation>{n} menurut posisi</translation>
    </message>
    <message>
        <source>{n} by city only</source>
        <translation>{n} hanya menurut kota</translation>
    </message>
    <message>
        <source>{n} by country only</source>
        <translation>{n} hanya menurut negara</translation>
    </message>
    <message>
        <source>Registered addresses in the area: {parts}</source>
        <translation>Alamat lapor diri di wilayah ini: {parts}</translation>
    </message>
    <message>
        <source>No hospital list checked yet</source>
        <translation>Belum ada daftar rumah sakit yang diperiksa</translation>
    </message>
    <message>
        <source>0 of {total}</source>
        <translation>0 dari {total}</translation>
    </message>
    <message>
        <source>, {n} of them to be named</source>
        <translation>, {n} di antaranya belum bernama</translation>
    </message>
    <message>
        <source>No authority contacted yet</source>
        <translation>Belum ada otoritas yang dihubungi</translation>
    </message>
    <message>
        <source>{n} answered</source>
        <translation>{n} dijawab</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>Data as of {when}</source>
        <translation>Data per {when}</translation>
    </message>
    <message>
        <source>nothing recorded yet</source>
        <translation>belum ada catatan</translation>
    </message>
    <message>
        <source>newest record {age}</source>
        <translation>catatan terbaru {age}</translation>
    </message>
    <message>
        <source>Made by {officer}</source>
        <translation>Dibuat oleh {officer}</translation>
    </message>
</context>
<context>
    <name>sitrep</name>
    <message>
        <source>Since {previous}</source>
        <translation>Sejak {previous}</translation>
    </message>
    <message>
        <source>First report: nothing to compare with.</source>
        <translation>Laporan pertama: belum ada pembanding.</translation>
    </message>
    <message>
        <source>No figure has changed.</source>
        <translation>Tidak ada angka yang berubah.</translation>
    </message>
    <message>
        <source>Our nationals</source>
        <translation>WNI</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>Five questions, staff and premises</source>
        <translation>Lima pertanyaan, staf dan gedung</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>belum dijawab</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Langkah yang diambil</translation>
    </message>
    <message>
        <source>Gaps and silences</source>
        <translation>Kekosongan dan yang belum melapor</translation>
    </message>
    <message>
        <source>Alert levels</source>
        <translation>Status siaga</translation>
    </message>
    <message>
        <source>Noted since</source>
        <translation>Catatan sejak laporan sebelumnya</translation>
    </message>
    <message>
        <source>The officer adds</source>
        <translation>Tambahan petugas</translation>
    </message>
    <message>
        <source>Next report: {when}</source>
        <translation>Laporan berikutnya: {when}</translation>
    </message>
    <message>
        <source>No next report is announced.</source>
        <translation>Laporan berikutnya belum ditentukan.</translation>
    </message>
    <message>
        <source>Newest report {newest}, oldest that speaks {oldest}.</source>
        <translation>Laporan terbaru {newest}, tertua yang berlaku {oldest}.</translation>
    </message>
    <message>
        <source>fell: {why}</source>
        <translation>turun: {why}</translation>
    </message>
    <message>
        <source>a reason is needed</source>
        <translation>perlu alasan</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>Not yet reached</source>
        <translation>Belum terhubung</translation>
    </message>
    <message>
        <source>contested</source>
        <translation>berselisih</translation>
    </message>
    <message>
        <source>not on roster</source>
        <translation>di luar daftar</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>Of each kind the newest {n} are listed; there are more.</source>
        <translation>Dari setiap jenis dicantumkan {n} yang terbaru; masih ada yang lain.</translation>
    </message>
    <message>
        <source>Chronology</source>
        <translation>Kronologi</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Hospitals</source>
        <translation>Rumah sakit</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Otoritas</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Dibuka</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Awal</translation>
    </message>
    <message>
        <source>Onset</source>
        <translation>Mulai kejadian</translation>
    </message>
    <message>
        <source>late: written down {when}</source>
        <translation>terlambat: dicatat {when}</translation>
    </message>
    <message>
        <source>withdrawn {when}</source>
        <translation>ditarik {when}</translation>
    </message>
</context>
<context>
    <name>times</name>
    <message>
        <source>just now</source>
        <translation>baru saja</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>{n} menit lalu</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>{n} jam lalu</translation>
    </message>
    <message>
        <source>{n} d ago</source>
        <translation>{n} hari lalu</translation>
    </message>
    <message>
        <source>{n} mo ago</source>
        <translation>{n} bulan lalu</translation>
    </message>
    <message>
        <source>{n} y ago</source>
        <translation>{n} tahun lalu</translation>
    </message>
</context>
</TS>
