"""A warden's chat list: who is named, what is said, what is asked, and what is no entry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.faults import InputFault
from console.model.chat_lines import ENTRIES_MAX
from console.model.chat_list import TEXT_MAX, NoEntry, read_chat
from console.model.words import Condition, Whereabouts
from tests.model.chats import (
    ASKED,
    AWAY,
    CRITICAL,
    DEAD,
    HELD,
    HERE,
    HURT,
    MISSING,
    MOVING,
    OTHERS,
    UNREACHED,
    WELL,
    entries,
    only,
    state,
    told,
)


def test_that_several_persons_of_one_line_are_told_apart() -> None:
    assert told("Budi ok, Siti di RS Medipol, Andi blm ada kabar") == [
        ("Budi", *WELL),
        ("Siti", *HURT),
        ("Andi", *UNREACHED),
    ]
    assert [entry.detail for entry in entries("Siti di RS Medipol; Tono lagi di Ankara")] == [
        "di RS Medipol",
        "lagi di Ankara",
    ]


@pytest.mark.parametrize(
    ("said", "state_said"),
    [
        *((said, WELL) for said in ("ok", "okee", "amaaan", "sehat walafiat", "alhamdulillah", "safe", "sdh di rumah", "udah di kos", "✅", "👍🏽", "gpp", "tdk apa2", "ga kenapa-kenapa")),
        *((said, HURT) for said in ("RS", "di rumah sakit", "luka ringan", "luka di kepala", "dirawat", "kena pecahan kaca", "cedera", "🏥", "injured")),
        *((said, CRITICAL) for said in ("kritis", "di ICU", "koma", "RS, kritis")),
        *((said, DEAD) for said in ("wafat", "meninggal dunia", "MD", "meninggal di RS", "telah berpulang", "passed away")),
        *((said, MISSING) for said in ("hilang", "ilang", "dilaporkan hilang", "hilang sejak kemarin")),
        *((said, UNREACHED) for said in ("belum ada kabar", "blm dihubungi", "tdk bisa dihub", "no kontak", "nggak aktif", "hilang kontak", "❌", "❓", "not reached")),
        *((said, AWAY) for said in ("mudik", "sdh pulang", "di Indonesia", "di Jakarta", "sudah keluar", "liburan", "di luar negeri", "lagi di Ankara", "on leave")),
        *((said, MOVING) for said in ("otw", "dlm perjalanan", "di bandara", "menuju Istanbul")),
        *((said, HELD) for said in ("ditahan", "ditangkap polisi", "detained")),
        ("mudik, sehat", (Whereabouts.ELSEWHERE, Condition.WELL)),
        ("sudah di Gaziantep", (Whereabouts.PRESENT, None)),
        ("aman di Gaziantep", WELL),
    ],
)  # fmt: skip
def test_that_words_as_people_type_them_are_states(said: str, state_said: tuple[object, object]) -> None:
    assert state(f"Budi {said}") == state_said
    assert state(f"budi santoso - {said}") == state_said
    assert state(f"- Budi ({said})") == state_said


@pytest.mark.parametrize("well", ["aman", "ok", "sehat", "selamat", "baik", "di rumah", "safe", "luka"])
@pytest.mark.parametrize("denial", ["belum", "blm", "tidak", "tdk", "gak", "bukan", "kurang", "not"])
def test_that_what_is_denied_is_never_read_as_its_opposite(denial: str, well: str) -> None:
    expected = {"luka": Condition.WELL}.get(well) if denial != "kurang" else None
    assert only(f"Budi {denial} {well}").condition in (expected, None)
    assert state(f"Budi {denial} {well}") in (WELL, ASKED)
    assert well == "luka" or state(f"Budi {denial} {well}") == ASKED


def test_that_not_injured_is_well() -> None:
    assert state("Budi tidak luka") == state("Budi tdk ada luka") == state("Budi not injured") == WELL


@pytest.mark.parametrize("good", ["aman", "ok", "sehat", "✅", "di rumah", "alhamdulillah"])
@pytest.mark.parametrize(
    "other",
    ["blm ada kabar", "hilang", "luka", "di RS", "kritis", "tapi kaki bengkak", "katanya", "?", "wafat", "butuh bantuan", "terjebak", "semoga", "kemarin"],
)  # fmt: skip
def test_that_whoever_is_said_to_be_well_and_something_else_is_asked_for(good: str, other: str) -> None:
    for text in (f"Budi {good} {other}", f"Budi {other} {good}", f"Budi {good}, {other}", f"Budi: {good} - {other}"):
        assert all(entry.condition is not Condition.WELL for entry in entries(text)), text


@pytest.mark.parametrize("unknown", ["kejepit tembok", "entah gmn", "kakinya bengkak"])
def test_that_words_nobody_here_knows_behind_a_good_one_leave_it_open(unknown: str) -> None:
    for text in (
        f"Budi aman {unknown}",
        f"Budi aman, {unknown}",
        f"Budi Santoso aman, {unknown}",
        f"Budi: aman - {unknown}",
    ):
        assert all(entry.condition is not Condition.WELL for entry in entries(text)), text
    assert len(entries(f"Budi Santoso aman, {unknown}")) == 1


def test_that_an_unfinished_enumeration_loses_nobody() -> None:
    assert told("Budi ok, siti, andi blm ada kabar") == [("Budi", *ASKED), ("siti", *ASKED), ("andi", *UNREACHED)]
    assert told("Budi ok, Siti, Andi di RS") == [("Budi", *WELL), ("Siti", *ASKED), ("Andi", *HURT)]


def test_that_what_else_is_said_of_a_person_makes_no_other() -> None:
    assert told("Budi aman, luka tangan kiri") == [("Budi", *ASKED)]
    assert told("Budi aman, tapi kaki bengkak") == [("Budi", *ASKED)]
    assert told("✅ budi, ❌ siti") == [("budi", *WELL), ("siti", *UNREACHED)]


def test_that_a_state_nobody_here_knows_is_asked_for() -> None:
    assert state("Budi: mantulita") == state("- Budi") == state("1. Budi Santoso 0812-3456-7890") == ASKED
    assert state("Budi aman di Nizip") == (None, Condition.WELL)  # whether that is elsewhere is for an officer
    assert state("Budi di Nizip") == ASKED


def test_that_a_city_is_elsewhere_only_where_the_incident_is_not() -> None:
    [entry] = read_chat("Budi lagi di Ankara", here=("Ankara",), others=("Ankara",)).lines
    assert entry.whereabouts is Whereabouts.PRESENT
    [entry] = read_chat("Budi lagi di Ankara").lines
    assert entry.whereabouts is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Aman ok", "Aman"),
        ("Aman Siregar: ok", "Aman Siregar"),
        ("Selamat Riyadi aman", "Selamat Riyadi"),
        ("1. Sehat di rumah", "Sehat"),
        ("Slamet sehat", "Slamet"),
        ("Untung aman", "Untung"),
        ("Md Yusuf aman", "Md Yusuf"),
        ("pak Aman, ok", "Aman"),
        ("Siti binti alm Hasan aman", "Siti binti alm Hasan"),
    ],
)
def test_that_a_word_of_state_is_a_name_where_a_name_stands(text: str, name: str) -> None:
    assert only(text).name.removeprefix("pak ") == name
    assert state(text) == WELL


def test_that_a_name_of_state_in_a_list_takes_the_state_of_the_heading() -> None:
    assert told("Belum ada kabar:\n1. Aman\n2. Budi") == [("Aman", *UNREACHED), ("Budi", *UNREACHED)]


@pytest.mark.parametrize(
    "prefix",
    ["1. ", "2) ", "(3) ", "- ", "• ", "* ", "4️⃣ ", "> ", "[12/11/22 19.04] Pak RT: ", "[12/11/22, 19:04:33] ~Pak RT: ", "12/11/22 19:04 - Pak RT: ", "12/11/22, 7:04 PM - Pak RT: ", "Forwarded: ", "*Diteruskan*: - ", "✅ ", "@", "*", "🔹", "Update: ", "Alhamdulillah "],
)  # fmt: skip
def test_that_what_stands_before_a_name_is_no_part_of_it(prefix: str) -> None:
    assert told(f"{prefix}Budi Santoso aman") == [("Budi Santoso", *WELL)]


def test_that_a_heading_holds_until_the_next() -> None:
    text = "*Sudah aman:*\n1. Budi\n2. Siti\n\n3. Andi\nBelum ada kabar\n- Rudi\nDi RS Medipol:\nWati\nYanto kritis\nLainnya:\nEko"
    assert told(text) == [
        *((name, *WELL) for name in ("Budi", "Siti", "Andi")),
        ("Rudi", *UNREACHED),
        ("Wati", *HURT),
        ("Yanto", *CRITICAL),
        ("Eko", *ASKED),
    ]
    assert entries(text)[4].detail == "Di RS Medipol"


def test_that_a_heading_does_not_make_well_whom_his_own_line_calls_otherwise() -> None:
    assert told("Sudah aman:\n- Budi (di RS)\n- Siti blm ada kabar\n- Andi gegar") == [
        ("Budi", *ASKED),
        ("Siti", *ASKED),
        ("Andi gegar", *WELL),
    ]


def test_that_a_heading_ends_with_its_list_its_writer_or_a_closing() -> None:
    assert told("Sudah aman:\n1. Budi\nRudi")[1] == ("Rudi", *ASKED)
    assert told("[1/2/23 10.00] A: Sudah aman:\n[1/2/23 10.00] A: Budi\n[1/2/23 10.01] B: Rudi") == [
        ("Budi", *WELL),
        ("Rudi", *ASKED),
    ]
    assert told("Sudah aman:\nBudi\nDemikian, salam\nKetua PPI\nRudi") == [("Budi", *WELL)]
    assert told("Mudik:\nBudi\n\nRudi aman")[1] == ("Rudi", *WELL)


def test_that_a_lone_word_between_names_is_no_heading() -> None:
    assert told("Budi\naman\nSiti\nblm ada kabar")[1] == ("Siti", *ASKED)


def test_that_a_heading_within_the_line_holds_for_the_line() -> None:
    assert told("Aman (3 org): Budi, Siti, Andi\nRudi") == [
        *((name, *WELL) for name in ("Budi", "Siti", "Andi")),
        ("Rudi", *ASKED),
    ]


def test_that_what_is_said_of_both_is_said_of_each() -> None:
    assert told("Budi, Siti dan Andi aman") == [(name, *WELL) for name in ("Budi", "Siti", "Andi")]
    assert told("Budi, Siti, Andi di RS") == [("Budi", *ASKED), ("Siti", *ASKED), ("Andi", *HURT)]


def test_that_nobody_is_made_of_those_who_are_not_named() -> None:
    assert told("Budi + istri & 2 anak aman") == [("Budi", *WELL)]
    assert only("Budi + istri & 2 anak aman").detail == "istri & 2 anak aman"
    assert told("Budi dan keluarga sehat") == [("Budi", *WELL)]
    assert told("Budi aman, istri di RS") == [("Budi", *ASKED)]


def test_that_a_relative_is_not_the_person_himself() -> None:
    assert told("istri Budi di RS") == [("istri Budi", *HURT)]


def test_that_degrees_belong_to_the_name() -> None:
    assert told("Dr. Budi Santoso, S.E., M.M., aman di rumah") == [("Dr. Budi Santoso, S.E., M.M.", *WELL)]


def test_that_sentences_of_one_line_are_told_apart() -> None:
    assert told("Eko aman. Eka di RS. M. Ridwan blm ada kabar.") == [
        ("Eko", *WELL),
        ("Eka", *HURT),
        ("M. Ridwan", *UNREACHED),
    ]


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("Budi +62 812-3456-789 ok", "628123456789"),
        ("Budi (0812 3456 789) ok", "08123456789"),
        ("Budi (..4567) ok", "4567"),
        ("Budi 08xx-xxxx-4567 ok", "4567"),
        ("Budi kamar 203 ok", ""),
        ("Budi 3201014107900001 ok", ""),
        ("12.30 Budi ok", ""),
    ],
)
def test_that_a_telephone_beside_the_name_is_kept(text: str, phone: str) -> None:
    assert only(text).phone == phone
    assert only(text).name == "Budi"


def test_that_a_telephone_alone_is_an_entry() -> None:
    assert told("@62812345678 aman") == [("", *WELL)]


def test_that_the_writer_who_speaks_of_himself_is_named() -> None:
    assert told("[12/11/22 19.04] Siti Aminah: saya aman di kos") == [("Siti Aminah", *WELL)]
    assert told("[12/11/22 19.04] Siti Aminah: aman") == []
    assert told("saya aman") == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Assalamualaikum semua", NoEntry.CHATTER),
        ("mohon doanya", NoEntry.CHATTER),
        ("Terima kasih Pak Budi", NoEntry.CHATTER),
        ("Siapa yang tahu kabar Rudi?", NoEntry.CHATTER),
        ("12/11/22 19:04 - Pesan dan panggilan terenkripsi", NoEntry.CHATTER),
        ("🙏🙏", NoEntry.CHATTER),
        ("total 12 org aman", NoEntry.TOTAL),
        ("12 orang sehat", NoEntry.TOTAL),
        ("https://example.org/aman", NoEntry.LINK),
        ("semua aman", NoEntry.NAMELESS),
        ("Sudah aman:", NoEntry.HEADING),
        ("tadi malam gempa besar sekali di sini", NoEntry.SENTENCE),
    ],
)
def test_that_what_names_nobody_is_told_with_its_reason(text: str, why: NoEntry) -> None:
    read = read_chat(text)
    assert read.lines == ()
    assert [(each.line, each.text, each.why) for each in read.passed_over] == [
        (1, text.removeprefix("12/11/22 19:04 - "), why)
    ]


def test_that_a_table_with_a_heading_row_is_read_by_its_columns() -> None:
    text = 'No;Nama;HP;Keadaan\n1;"Santoso, Budi";0812 3456 7890;aman\n2;Aman;;di RS Medipol\n3;;;ok\n4;Rudi;-;"'
    assert told(text) == [("Santoso, Budi", *WELL), ("Aman", *HURT), ("Rudi", *ASKED)]
    first, second, _ = entries(text)
    assert (first.line, first.phone, second.line, second.detail) == (2, "081234567890", 3, "di RS Medipol")
    assert [each.why for each in read_chat(text).passed_over] == [NoEntry.HEADING, NoEntry.NAMELESS]


@pytest.mark.parametrize("delimiter", [",", "\t", "|"])
def test_that_a_table_may_be_divided_otherwise(delimiter: str) -> None:
    assert told(f"name{delimiter}status\nBudi{delimiter}tdk aman") == [("Budi", *ASKED)]


def test_that_numbers_of_lines_are_those_of_the_text() -> None:
    assert [entry.line for entry in entries("\r\nhalo\r\n\r\nBudi ok\n\nSiti ok")] == [4, 6]


def test_that_too_long_a_text_and_too_many_persons_are_refused() -> None:
    with pytest.raises(InputFault, match="chat-too-long"):
        read_chat("a" * (TEXT_MAX + 1))
    with pytest.raises(InputFault, match="chat-too-many"):
        read_chat("Budi ok\n" * (ENTRIES_MAX + 1))
    with pytest.raises(InputFault, match="chat-too-many"):
        read_chat("Budi," * (ENTRIES_MAX + 1))
    assert len(entries("Budi ok\n" * ENTRIES_MAX)) == ENTRIES_MAX


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "Budi",
        "ok ",
        "Budi, ok, ",
        "(",
        "- ",
        "tidak ",
        "1.",
        "😀",
        "x1",
        "..4",
        "a./",
        "S.E., ",
        "[1/1/22 10.00] a: ",
    ],
)
def test_that_one_endless_line_harms_nothing(piece: str) -> None:
    try:
        read = read_chat("Budi " + piece * (20_000 // len(piece)))
    except InputFault:
        return
    assert len(read.lines) + len(read.passed_over) >= 1
    assert len(read.lines) == (20_000 // len(piece) if piece.startswith("Budi,") else len(read.lines) and 1)


def test_that_marks_of_direction_and_unseen_characters_change_nothing() -> None:
    plain = "1. Budi Santoso ok\nSiti di RS"
    hidden = "\u202e1. Bu\u200bdi San\u00adtoso \u2067ok\u2069\n\ufeffSi\u2060ti di\u200f RS"
    assert entries(hidden) == entries(plain)


PIECES = st.sampled_from(
    ["Budi", "siti aminah", "ok", "blm ada kabar", "di RS", "aman", ",", ";", ":", " - ", "(", ")", "\n", "1. ", "✅", "?", "dan", "istri", "+", "08123456789", "..4567", "semua", "Sudah aman:", "tidak", "di", "Ankara", "[1/1/22 10.00] A: ", "saya", "Nama;Status", "…", "@", "*", "total", "12"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join))


@given(TEXTS)
def test_that_no_text_breaks_the_reading(text: str) -> None:
    read = read_chat(text, HERE, OTHERS)
    count = len(text.splitlines())
    for entry in read.lines:
        assert 1 <= entry.line <= count
        assert entry.name or entry.phone
        assert entry.text
    assert all(1 <= each.line <= count and each.text for each in read.passed_over)
    assert read == read_chat(text, HERE, OTHERS)


@given(st.lists(st.sampled_from(["Budi", "Siti", "Andi"]), min_size=1, max_size=9), st.data())
def test_that_nobody_in_a_plain_list_is_lost(names: list[str], data: st.DataObject) -> None:
    said = [data.draw(st.sampled_from(["ok", "di RS", "blm ada kabar", "", "entahlah"])) for _ in names]
    divided = data.draw(st.sampled_from(["\n", ", ", "; ", "\n- "]))
    text = "- " + divided.join(f"{name} {words}".strip() for name, words in zip(names, said, strict=True))
    assert [entry.name.split()[0] for entry in entries(text)] == names


@given(PIECES, PIECES, PIECES)
def test_that_nothing_beside_a_grave_word_makes_it_well(first: str, second: str, third: str) -> None:
    for entry in entries(f"Budi {first} luka {second} kritis {third}".replace("\n", " ").replace(",", "")):
        assert entry.condition is not Condition.WELL or "kritis" not in entry.text
