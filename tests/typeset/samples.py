"""Reports and statements of every size; all people and figures are invented."""

from __future__ import annotations

from typing import Any

from console.model.bilingual import Run, Sentence
from console.model.findings import Rung
from console.model.shown_statement import ApprovalLine, StatementLine
from console.model.sitrep import Answer, Change, Content, Entry, Gap, Level, Listed, Pair, Spot
from console.model.statement import Choices
from console.model.statement_content import Content as StatementContent
from console.model.statement_words import Advice, SlotName
from console.model.words import ApprovalMethod
from tests.conftest import START_MS as NOW_MS

HOUR_MS = 3_600_000
MINUTE_MS = 60_000
FIGURES: dict[str, tuple[int, int]] = {
    "registered": (1180, 1209),
    "present": (611, 611),
    "elsewhere": (122, 122),
    "not-yet-reached": (476, 476),
    "not-on-roster": (38, 38),
    "affected": (3, 5),
    "injured": (2, 3),
    "critical": (1, 1),
    "deceased": (0, 0),
    "deaths-reported": (9, 9),
    "missing": (4, 4),
    "detained": (7, 7),
    "contested": (6, 6),
    "casualties": (56, 97),
    "lists": (12, 12),
    "lists-checked": (8, 8),
    "unidentified": (2, 2),
    "called": (733, 733),
    "reached": (615, 615),
    "enquiries-open": (41, 41),
    "enquiries-answered": (117, 117),
}
_HOSPITALS = (
    ("RS Royal Care Contoh", "hospital", "none-ours"),
    ("RS Pendidikan Omdurman Contoh", "hospital", "no-answer"),
    ("RS Universitas Soba Contoh", "hospital", "unidentified"),
    ("Kepolisian Negara Bagian Khartoum, Bagian Reserse dan Kriminal, Contoh", "police", "promised"),
    ("Kamar Jenazah Omdurman Contoh", "morgue", "found"),
    ("Bandara Internasional Khartoum", "airport", "refused"),
    ("RS Al Moallem Contoh", "hospital", "not-asked"),
)
_NOTES = (
    "Bandara ditutup untuk semua penerbangan.",
    "Wisma KBRI dibuka sebagai tempat berkumpul; logistik untuk 200 orang selama tiga hari.",
    "Listrik padam di Arkaweet dan Soba; telepon seluler masih berfungsi.",
    "Rapat koordinasi dengan KBRI Addis Ababa dan KJRI Jeddah: jalur darat ke Port Sudan disiapkan, menunggu gencatan senjata.",
)


def hospitals(count: int) -> tuple[Listed, ...]:
    """So many lists, of every state in turn."""
    told = []
    for place in range(count):
        name, kind, state = _HOSPITALS[place % len(_HOSPITALS)]
        is_asked = state != "not-asked"
        told.append(
            Listed(
                name=f"{name} {place + 1}",
                type=kind,
                state=state,
                asked_at_ms=NOW_MS - place * 15 * MINUTE_MS if is_asked else None,
                method=("phone", "visit", "portal")[place % 3] if is_asked else "",
                unidentified=2 if state == "unidentified" else None,
                foreigners=4 if state == "none-ours" else None,
                said_by=("dr. Amal Contoh", "")[place % 2] if is_asked else "",
                again_at_ms=NOW_MS + HOUR_MS if state in ("promised", "no-answer") else None,
            )
        )
    return tuple(told)


def notes(count: int) -> tuple[Entry, ...]:
    """So many lines of a chronology."""
    return tuple(
        Entry(at_ms=NOW_MS - (count - place) * 12 * MINUTE_MS, text=_NOTES[place % len(_NOTES)])
        for place in range(count)
    )


def spot(name: str, lon: float, lat: float, persons: int) -> Spot:
    return Spot(name=Pair(id=name, en=name), lon=lon, lat=lat, persons=persons)


def sitrep(**other: Any) -> Content:
    """A usual report, the third."""
    told: dict[str, Any] = {
        "mission": "KRT",
        "mission_name": Pair(id="KBRI Khartoum", en="Embassy of Indonesia, Khartoum"),
        "number": 3,
        "version": "update",
        "title": "Pertempuran di Khartoum",
        "place": Pair(id="Khartoum", en="Khartoum"),
        "country": Pair(id="Sudan", en="Sudan"),
        "zone": "Africa/Khartoum",
        "area": '{"type":"country","code":"SD"}',
        "onset_ms": NOW_MS - 6 * HOUR_MS,
        "known_at_ms": NOW_MS - 5 * HOUR_MS,
        "as_of_ms": NOW_MS,
        "is_exercise": False,
        "missions": ("KRT", "ADD", "JED"),
        "covers": ("KRT", "ADD"),
        "not_held": ("JED",),
        "prepared_by": "Rina Contoh",
        "figures": FIGURES,
        "by_location": {"position": 214, "city": 905, "country": 90},
        "confirmed_lately": 613,
        "freshest_ms": NOW_MS - 12 * MINUTE_MS,
        "stalest_ms": NOW_MS - 27 * HOUR_MS,
        "nationals": Pair(
            id="Hingga pukul 08.30 waktu setempat (13.30 WIB), antara 3 dan 5 WNI terdampak. Pemeriksaan masih berlangsung.",
            en="As of 08:30 local time (13:30 WIB), between 3 and 5 Indonesian nationals are affected. The checks continue.",
        ),
        "answers": (
            Answer(question="0", value="yes", source="staff", said_by="Duta Besar", at_ms=NOW_MS - 2 * HOUR_MS),
            Answer(question="1"),
            Answer(question="2", value="56-97", source="official", said_by="Kementerian Kesehatan", at_ms=NOW_MS),
            Answer(question="3", value="1209", source="official", at_ms=NOW_MS),
            Answer(question="4", value="unknown", source="staff", at_ms=NOW_MS),
            Answer(question="5"),
        ),
        "lists": hospitals(12),
        "done": Pair(
            id="KBRI Khartoum telah menghubungi 3 instansi setempat.",
            en="The Embassy of Indonesia, Khartoum has contacted 3 local authorities.",
        ),
        "alerts": (Level(name="Khartoum", level="II", reason="Pertempuran di sekitar bandara"),),
        "chronology": notes(8),
        "gaps": (
            Gap(code="question-open", places={"question": "5"}),
            Gap(code="lists-open", places={"n": "1"}),
            Gap(code="not-reached", places={"n": "1476", "numberless": "63"}),
            Gap(code="roster-not-held", places={"missions": "JED"}),
        ),
        "spots": (
            spot("Khartoum", 32.53, 15.55, 812),
            spot("Port Sudan", 37.22, 19.62, 64),
            spot("Nyala", 24.88, 12.05, 3),
        ),
        "calls_per_hour": 183.6,
        "calls_finish_at_ms": NOW_MS + 3 * HOUR_MS,
        "previous_number": 2,
        "previous_as_of_ms": NOW_MS - 3 * HOUR_MS,
        "changes": (
            Change(figure="present", before=(487, 487), now=(611, 611)),
            Change(figure="not-yet-reached", before=(1600, 1600), now=(476, 476)),
            Change(figure="affected", before=(1, 1), now=(3, 5)),
        ),
        "fall_reason": "",
        "summary": "Prioritas enam jam ke depan: air dan makanan untuk 43 mahasiswa.",
        "next_at_ms": NOW_MS + 3 * HOUR_MS,
    }
    return Content(**(told | other))


def first_sitrep(**other: Any) -> Content:
    """A first report, minutes after the alarm: nothing is known yet."""
    told: dict[str, Any] = {
        "number": 1,
        "version": "initial",
        "missions": ("KRT",),
        "covers": ("KRT",),
        "not_held": (),
        "figures": {name: (0, 0) for name in FIGURES if name != "casualties"},
        "by_location": {},
        "confirmed_lately": 0,
        "freshest_ms": None,
        "stalest_ms": None,
        "answers": tuple(Answer(question=each) for each in "012345"),
        "lists": (),
        "done": Pair(id="", en=""),
        "alerts": (),
        "chronology": (),
        "gaps": (),
        "spots": (),
        "calls_per_hour": None,
        "calls_finish_at_ms": None,
        "previous_number": None,
        "previous_as_of_ms": None,
        "changes": (),
        "summary": "",
        "next_at_ms": None,
    }
    return sitrep(**(told | other))


def full_sitrep(**other: Any) -> Content:
    """More of everything than a report usually has."""
    told: dict[str, Any] = {
        "lists": hospitals(40),
        "chronology": notes(30),
        "gaps": (Gap(code="overdue", places={"n": "12"}),) * 12,
        "changes": tuple(Change(figure=name, before=(99, 99), now=now) for name, now in FIGURES.items()),
        "fall_reason": "Pengecekan ditarik: rumah sakit lain yang dimaksud.",
    }
    return sitrep(**(told | other))


def _said(indonesian: str, english: str) -> Sentence:
    return Sentence((Run(indonesian),), (Run(english),))


def statement_content(*, is_exercise: bool = False, times: int = 1) -> StatementContent:
    """A statement with every slot. times: how often its sentence on nationals is said, to make it long."""
    slots = {
        SlotName.SYMPATHY: _said("Pemerintah Indonesia menyampaikan simpati.", "The Government conveys its sympathy."),
        SlotName.EVENT: _said(
            "Serangan bom terjadi di Istanbul, Turki, pukul 16.20 waktu setempat (20.20 WIB).",
            "A bomb attack occurred in Istanbul, Türkiye, at 16:20 local time (20:20 WIB).",
        ),
        SlotName.CASUALTIES: _said("Sekurangnya 6 orang menjadi korban.", "There are at least 6 casualties."),
        SlotName.NATIONALS: _said(
            "Pada 3 dari 7 rumah sakit yang diperiksa tidak ditemukan WNI; pemeriksaan berlanjut. " * times,
            "No Indonesian nationals were found on the lists of 3 of 7 hospitals; the checks continue. " * times,
        ),
        SlotName.REGISTERED: _said("6.500 WNI tercatat di Turki.", "6,500 nationals are registered in Türkiye."),
        SlotName.DONE: _said("KJRI Istanbul telah menghubungi 3 instansi.", "The mission contacted 3 authorities."),
        SlotName.ADVICE: _said(" ".join(each.indonesian for each in Advice), " ".join(each.english for each in Advice)),
        SlotName.HOTLINES: _said("Hotline: +90 000 000 00 00", "Hotline: +90 000 000 00 00"),
        SlotName.AS_OF: _said("Keterangan ini akan diperbarui.", "This will be updated."),
    }
    return StatementContent(slots, next(iter(Rung)), Choices(), NOW_MS, is_exercise)


BY_KEY = ApprovalLine(1, ApprovalMethod.KEY, "Budi Contoh", "Budi Contoh", "", NOW_MS + 10 * MINUTE_MS, True)
BY_TELEPHONE = ApprovalLine(
    2, ApprovalMethod.TELEPHONE, "Rina Contoh", "Sari Contoh", "+62 21 000", NOW_MS + 10 * MINUTE_MS, True
)


def statement(*approvals: ApprovalLine, content: StatementContent | None = None, **other: Any) -> StatementLine:
    """The third version of a statement."""
    told: dict[str, Any] = {
        "statement": 1,
        "incident": 1,
        "number": 3,
        "mission": "IST",
        "made_at_ms": NOW_MS,
        "officer": "Rina Contoh",
        "officer_id": 7,
        "content": content or statement_content(),
        "approvals": approvals,
    }
    return StatementLine(**(told | other))
