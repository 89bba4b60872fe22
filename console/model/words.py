"""The closed lists of values, each with its English and Indonesian label.

The value is what is stored, sent and printed as JSON; the labels are what people read.
Source of the lists: shared study of the domain (PFIF 1.4, INTERPOL DVI, Admiralty grading, ministry practice).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

Language = Literal["en", "id"]


class Word(StrEnum):
    """One value of a closed list: ``NAME = value, english, indonesian``."""

    english: str
    indonesian: str

    def __new__(cls, value: str, english: str, indonesian: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.english = english
        member.indonesian = indonesian
        return member

    @classmethod
    def of(cls, value: str) -> Self:
        """The member of a stored value. Raises ValueError when there is none."""
        return cls.__call__(value)

    def label(self, language: Language) -> str:
        """What a person reads."""
        return self.indonesian if language == "id" else self.english


class MissionKind(Word):
    EMBASSY = "embassy", "Embassy", "Kedutaan Besar (KBRI)"
    CONSULATE_GENERAL = "consulate-general", "Consulate General", "Konsulat Jenderal (KJRI)"
    CONSULATE = "consulate", "Consulate", "Konsulat (KRI)"
    PERMANENT_MISSION = "permanent-mission", "Permanent Mission", "Perutusan Tetap (PTRI)"
    ECONOMIC_OFFICE = "economic-office", "Economic and Trade Office", "Kantor Dagang dan Ekonomi (KDEI)"
    MINISTRY = "ministry", "Ministry", "Kementerian"


class MissionState(Word):
    OPEN = "open", "Open", "Buka"
    LIMITED = "limited", "Limited service", "Pelayanan terbatas"
    RELOCATED = "relocated", "Relocated", "Dipindahkan"
    CLOSED = "closed", "Closed", "Tutup"


class AccreditationRole(Word):
    RESIDENT = "resident", "Resident", "Setempat"
    NON_RESIDENT = "non-resident", "Non-resident", "Rangkap"
    CONSULAR_DISTRICT = "consular-district", "Consular district", "Wilayah kerja konsuler"


class AlertLevel(Word):
    """Siaga III is the lowest, Siaga I triggers evacuation."""

    III = "III", "Siaga III (watch)", "Siaga III (waspada)"
    II = "II", "Siaga II (prepare)", "Siaga II (siap)"
    I = "I", "Siaga I (evacuate)", "Siaga I (evakuasi)"  # noqa: E741 - the ministry's own name of the level


class Sex(Word):
    FEMALE = "female", "Female", "Perempuan"
    MALE = "male", "Male", "Laki-laki"
    OTHER = "other", "Other", "Lainnya"


class Eligibility(Word):
    WNI = "wni", "Indonesian national", "WNI"
    WNI_DUAL_CHILD = "wni-dual-child", "Child with limited dual nationality", "Anak berkewarganegaraan ganda terbatas"
    FORMER_WNI = "former-wni", "Former Indonesian national", "Mantan WNI"
    FAMILY_OF_WNI = "family-of-wni", "Foreign spouse or child of a national", "Pasangan atau anak WNA dari WNI"
    ON_REQUEST = "on-request", "Foreign national carried on request", "WNA atas permintaan negaranya"
    UNKNOWN = "unknown", "Not yet known", "Belum diketahui"


class Category(Word):
    STUDENT = "student", "Student", "Mahasiswa/pelajar"
    MIGRANT_WORKER = "migrant-worker", "Migrant worker", "Pekerja migran (PMI)"
    PROFESSIONAL = "professional", "Professional", "Profesional"
    MISSION_STAFF = "mission-staff", "Mission staff", "Staf perwakilan"
    HOMEMAKER = "homemaker", "Homemaker", "Ibu rumah tangga"
    SHIP_CREW = "ship-crew", "Ship crew", "Awak kapal"
    TOURIST = "tourist", "Tourist", "Wisatawan"
    UNDOCUMENTED = "undocumented", "Undocumented", "Tidak berdokumen"
    OTHER = "other", "Other", "Lainnya"


class IdentifierType(Word):
    NIK = "nik", "NIK", "NIK"
    PASSPORT = "passport", "Passport", "Paspor"
    SPLP = "splp", "Travel document in lieu of passport (SPLP)", "SPLP"
    SEAMANS_BOOK = "seamans-book", "Seaman's book", "Buku pelaut"
    RESIDENCE_PERMIT = "residence-permit", "Residence permit", "Izin tinggal"
    OTHER = "other", "Other document", "Dokumen lain"


class CheckResult(Word):
    OK = "ok", "Checked", "Sesuai"
    BAD = "bad", "Does not check", "Tidak sesuai"
    UNCERTAIN = "uncertain", "Uncertain", "Tidak pasti"
    NOT_CHECKED = "not-checked", "Not checked", "Belum diperiksa"


class Precision(Word):
    EXACT = "exact", "Exact", "Tepat"
    STREET = "street", "Street", "Jalan"
    DISTRICT = "district", "District", "Distrik"
    CITY = "city", "City", "Kota"
    COUNTRY = "country", "Country", "Negara"


class Channel(Word):
    """How a registration reached the mission."""

    ROSTER = "roster", "Roster file", "Berkas daftar"
    PEDULI_WNI = "peduli-wni", "Peduli WNI", "Peduli WNI"
    SAFE_TRAVEL = "safe-travel", "Safe Travel", "Safe Travel"
    COUNTER = "counter", "At the counter", "Loket"
    WARDEN = "warden", "Warden", "Simpul masyarakat"
    HOTLINE = "hotline", "Hotline", "Hotline"


class Axis(Word):
    WHEREABOUTS = "whereabouts", "Whereabouts", "Keberadaan"
    CONDITION = "condition", "Condition", "Kondisi"
    CONTACT = "contact", "Contact", "Kontak"
    IDENTITY = "identity", "Identity", "Identitas"
    INTENT = "intent", "Intent", "Keinginan"
    STAGE = "stage", "Evacuation stage", "Tahap evakuasi"


class Whereabouts(Word):
    PRESENT = "present", "Present", "Di tempat"
    ELSEWHERE = "elsewhere", "Elsewhere", "Di tempat lain"
    IN_TRANSIT = "in-transit", "In transit", "Dalam perjalanan"
    MISSING = "missing", "Reported missing", "Dilaporkan hilang"
    DETAINED = "detained", "Detained", "Ditahan"
    UNKNOWN = "unknown", "Not known", "Belum diketahui"


class Condition(Word):
    WELL = "well", "Well", "Baik"
    INJURED = "injured", "Injured", "Luka"
    CRITICAL = "critical", "Critical", "Kritis"
    DECEASED = "deceased", "Deceased", "Meninggal dunia"
    UNKNOWN = "unknown", "Not known", "Belum diketahui"


class Contact(Word):
    NOT_TRIED = "not-tried", "Not tried yet", "Belum dihubungi"
    TRIED = "tried", "Tried", "Sudah dicoba"
    UNRESPONSIVE = "unresponsive", "Uncontactable", "Belum dapat dihubungi"
    REACHED = "reached", "Reached", "Terhubung"
    REFUSED = "refused", "Refused", "Menolak"


class Identity(Word):
    UNIDENTIFIED = "unidentified", "Unidentified", "Belum teridentifikasi"
    PRELIMINARY = "preliminary", "Preliminary", "Sementara"
    CONFIRMED = "confirmed", "Confirmed", "Terkonfirmasi"


class IdentityMethod(Word):
    """INTERPOL DVI methods. A visual identification alone does not confirm."""

    FINGERPRINTS = "fingerprints", "Fingerprints", "Sidik jari"
    DENTAL = "dental", "Dental", "Gigi"
    DNA = "dna", "DNA", "DNA"
    DOCUMENT = "document", "Document with photograph", "Dokumen berfoto"
    COMBINED = "combined", "Combined", "Gabungan"
    VISUAL = "visual", "Visual only", "Visual saja"


class Intent(Word):
    WANTS_EVACUATION = "wants-evacuation", "Wants evacuation", "Ingin dievakuasi"
    STAYS_BY_CHOICE = "stays-by-choice", "Stays by choice", "Memilih bertahan"
    SELF_EVACUATING = "self-evacuating", "Self-evacuating", "Evakuasi mandiri"
    UNDECIDED = "undecided", "Undecided", "Belum memutuskan"
    ALREADY_LEFT = "already-left", "Already left", "Sudah pergi"
    UNKNOWN = "unknown", "Not known", "Belum diketahui"


class Stage(Word):
    REQUESTED = "requested", "Requested", "Meminta"
    CALLED_FORWARD = "called-forward", "Called forward", "Dipanggil"
    AT_ASSEMBLY = "at-assembly", "At assembly point", "Di titik kumpul"
    BOARDED = "boarded", "Boarded", "Naik kendaraan"
    IN_TRANSIT = "in-transit", "In transit", "Dalam perjalanan"
    CROSSED_BORDER = "crossed-border", "Out of the country", "Keluar negara"
    AT_TRANSIT_POINT = "at-transit-point", "At transit point", "Di titik transit"
    BOARDED_HOME = "boarded-home", "On the way home", "Menuju tanah air"
    ARRIVED_HOME = "arrived-home", "Home", "Tiba di tanah air"
    HANDED_TO_PROVINCE = "handed-to-province", "Handed to province", "Diserahkan ke daerah"


class Source(Word):
    """Who a report comes from; the order of standing is in ``console.model.settle``."""

    STAFF = "staff", "Seen by mission staff", "Dilihat petugas perwakilan"
    OFFICIAL = "official", "Official", "Pihak berwenang"
    WARDEN = "warden", "Warden", "Simpul masyarakat"
    FAMILY = "family", "Family or self", "Keluarga atau diri sendiri"
    OTHER = "other", "Other", "Lainnya"


class IncidentState(Word):
    OPEN = "open", "Open", "Terbuka"
    MONITORING = "monitoring", "Monitoring", "Dipantau"
    CLOSED = "closed", "Closed", "Ditutup"


class InvolvementRole(Word):
    LEAD = "lead", "Lead", "Utama"
    COORDINATING = "coordinating", "Coordinating", "Mendampingi"


class Question(Word):
    """The minister's five questions, and the line above them."""

    STAFF_SAFE = "0", "Are staff and premises safe?", "Apakah staf dan gedung aman?"
    NATIONALS = "1", "How many of our nationals are there?", "Berapa WNI di sana?"
    VICTIMS = "2", "How many victims are there?", "Berapa jumlah korban?"
    NATIONALS_AMONG = "3", "Are nationals among the victims?", "Apakah ada WNI di antara korban?"
    AUTHORITIES = "4", "Have the local authorities been contacted?", "Apakah otoritas setempat sudah dihubungi?"
    HOSPITALS = "5", "Are the hospitals being searched?", "Apakah rumah sakit sedang ditelusuri?"


class HospitalResult(Word):
    NONE_OURS = "none-ours", "None of ours", "Tidak ada WNI"
    OURS_FOUND = "ours-found", "Nationals found", "Ada WNI"
    UNIDENTIFIED = "unidentified", "Unidentified people", "Ada yang belum teridentifikasi"
    REFUSED = "refused", "Refused to say", "Menolak memberi keterangan"
    NO_ANSWER = "no-answer", "No answer", "Tidak dijawab"


class CheckMethod(Word):
    VISIT = "visit", "Visit", "Kunjungan"
    PHONE = "phone", "Telephone", "Telepon"
    PORTAL = "portal", "Portal", "Portal"
    POLICE_LIST = "police-list", "Police list", "Daftar kepolisian"


class AuthorityResult(Word):
    ANSWERED = "answered", "Answered", "Dijawab"
    NOTHING_KNOWN = "nothing-known", "No nationals known to them", "Tidak ada WNI yang diketahui"
    PROMISED = "promised", "Will call back", "Akan menghubungi kembali"
    NO_ANSWER = "no-answer", "No answer", "Tidak dijawab"
    REFUSED = "refused", "Refused", "Menolak"


class Verdict(Word):
    """What is held of two persons."""

    SAME = "same", "Same person", "Orang yang sama"
    NOT_SAME = "not-same", "Not the same person", "Bukan orang yang sama"
    POSSIBLE = "possible", "Possible double", "Mungkin ganda"


class CallOutcome(Word):
    """How a call to a person ended."""

    WELL = "well", "Reached and well", "Terhubung, baik"
    INJURED = "injured", "Reached, injured", "Terhubung, luka"
    ELSEWHERE = "elsewhere", "Reached, elsewhere", "Terhubung, di tempat lain"
    NO_ANSWER = "no-answer", "No answer", "Tidak dijawab"
    WRONG_NUMBER = "wrong-number", "Wrong number", "Salah nomor"
    REFUSED = "refused", "Refused", "Menolak"


class EnquiryChannel(Word):
    """How somebody who asks for a person came to us."""

    HOTLINE = "hotline", "Hotline", "Hotline"
    WALK_IN = "walk-in", "In person", "Datang langsung"
    MESSAGE = "message", "Message", "Pesan"


class Relation(Word):
    """What the caller is to the person sought."""

    PARENT = "parent", "Parent", "Orang tua"
    SPOUSE = "spouse", "Spouse", "Suami/istri"
    CHILD = "child", "Child", "Anak"
    SIBLING = "sibling", "Brother or sister", "Saudara kandung"
    RELATIVE = "relative", "Other relative", "Kerabat lain"
    FRIEND = "friend", "Friend", "Teman"
    EMPLOYER = "employer", "Employer or school", "Pemberi kerja atau sekolah"
    OTHER = "other", "Other", "Lainnya"


class Consent(Word):
    """Whether the caller agrees that the person sought is told who asks, and how to reach him."""

    NOT_ASKED = "not-asked", "Not asked", "Belum ditanyakan"
    GIVEN = "given", "Agrees", "Setuju"
    REFUSED = "refused", "Does not agree", "Tidak setuju"


class FacilityType(Word):
    """What is asked about our people in a sweep."""

    HOSPITAL = "hospital", "Hospital", "Rumah sakit"
    MORGUE = "morgue", "Morgue or forensic institute", "Kamar jenazah atau lembaga forensik"
    POLICE = "police", "Police", "Kepolisian"
    RESCUE = "rescue", "Rescue or civil protection", "SAR atau penanggulangan bencana"
    AIRPORT = "airport", "Airport or carrier", "Bandara atau maskapai"
    GOVERNMENT = "government", "Government office", "Kantor pemerintah"
    RED_CROSS = "red-cross", "Red Cross or Red Crescent", "Palang Merah atau Bulan Sabit Merah"
    OTHER = "other", "Other", "Lainnya"


class ApprovalMethod(Word):
    KEY = "key", "By own key", "Dengan kunci sendiri"
    TELEPHONE = "telephone", "By telephone", "Melalui telepon"


class SitrepVersion(Word):
    INITIAL = "initial", "Initial", "Awal"
    UPDATE = "update", "Update", "Perkembangan"
    FINAL = "final", "Final", "Akhir"


class ImportState(Word):
    APPLYING = "applying", "Applying", "Sedang diterapkan"
    APPLIED = "applied", "Applied", "Diterapkan"
    UNDONE = "undone", "Undone", "Diurungkan"


class ExportSubject(Word):
    """What was taken out of the register."""

    INCIDENT = "incident", "Incident", "Kejadian"
    PEOPLE = "people", "List of people", "Daftar orang"
    PERSON = "person", "Person", "Orang"
    REJECTS = "rejects", "Rejected rows", "Baris yang ditolak"
    NUMBERS = "numbers", "Telephone numbers", "Nomor telepon"
    STATEMENT = "statement", "Statement", "Siaran pers"
    SITREP = "sitrep", "Situation report", "Laporan situasi"


class ExportMedium(Word):
    PDF = "pdf", "PDF file", "Berkas PDF"
    PAPER = "paper", "Paper", "Kertas"
    CSV = "csv", "CSV file", "Berkas CSV"
    JSON = "json", "JSON file", "Berkas JSON"
    TEXT = "text", "Text", "Teks"


VALUES_BY_AXIS: dict[Axis, type[Word]] = {
    Axis.WHEREABOUTS: Whereabouts,
    Axis.CONDITION: Condition,
    Axis.CONTACT: Contact,
    Axis.IDENTITY: Identity,
    Axis.INTENT: Intent,
    Axis.STAGE: Stage,
}


def value_label(axis: Axis, value: str, language: Language) -> str:
    """What a person reads for a report's value; one that a newer console knows stays as it is."""
    found = next((each for each in VALUES_BY_AXIS[axis] if each.value == value), None)
    return value if found is None else found.label(language)
