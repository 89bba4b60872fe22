"""A mission's contact sheet read by the real child and brought in: counts add up, and bad input changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from console.duty import contact_sheet, sweeps
from console.duty.contact_sheet import SheetPlan
from console.duty.post import Post
from console.faults import InputFault
from console.formats.contacts.reading import read_contacts
from console.formats.contacts.shapes import ContactsAsk
from console.model.shown_response import FacilityLine
from console.register.reading.facilities import contact_sheet as asked
from console.register.reading.incidents import mission_by_code
from tests.formats import hostile
from tests.rosters import a_file, digest_of

HEADER = ("Nama Instansi", "Jenis", "Kota", "Negara", "No. Telepon", "Keterangan")
ROYAL = ("Royal Care", "Rumah Sakit", "Khartoum", "", "+249 183 123456", "IGD 24 jam")
POLICE = ("Polisi Turis", "", "Omdurman", "", "999")
AFAR = {  # what the corpus of rosters is refused for, where a contact sheet is refused for something else
    "no_header": "contacts-no-header",
    "too_many_rows": "contacts-no-header",  # its first column alone is known here
}


def a_sheet(folder: Path, rows: Sequence[Sequence[str]], name: str = "kontak.csv") -> Path:
    return a_file(folder, rows, name, HEADER)


def planned(post: Post, path: Path, code: str = "KRT") -> SheetPlan:
    reading = contact_sheet.read(path)
    with post.asking() as connection:
        return contact_sheet.propose(connection, reading, mission_by_code(connection, code))


def counts(plan: SheetPlan) -> tuple[int, int, int, int]:
    found = (len(plan.new), len(plan.changed), plan.unchanged, plan.rejected)
    assert sum(found) == plan.reading.read
    return found


def brought(post: Post, folder: Path, rows: Sequence[Sequence[str]]) -> tuple[int, int, int, int]:
    plan = planned(post, a_sheet(folder, rows))
    contact_sheet.apply(post, plan)
    return counts(plan)


def listed(post: Post) -> list[FacilityLine]:
    with post.asking() as connection:
        return asked(connection)


def column(post: Post, name: str) -> list[object]:
    with post.asking() as connection:
        return list(connection.exec_driver_sql(f"SELECT {name} FROM facility ORDER BY id").scalars())


def test_that_the_child_reads_as_its_own_modules_do(tmp_path: Path) -> None:
    path = a_sheet(tmp_path, [ROYAL, POLICE, ("", "", "x")])
    assert contact_sheet.read(path) == read_contacts(path.read_bytes(), ContactsAsk())


def test_that_a_sheet_comes_in_once_and_a_second_time_changes_nothing(post: Post, tmp_path: Path) -> None:
    assert brought(post, tmp_path, [ROYAL, POLICE]) == (2, 0, 0, 0)
    told = [(line.name, str(line.type), line.city, line.phone, line.note) for line in listed(post)]
    assert told == [
        ("Royal Care", "hospital", "Khartoum", "+249 183 123456", "IGD 24 jam"),
        ("Polisi Turis", "police", "Omdurman", "999", ""),
    ]
    assert column(post, "city_id") == [379252, 365137]
    before = digest_of(post.register)
    assert brought(post, tmp_path, [ROYAL, POLICE]) == (0, 0, 2, 0)
    assert digest_of(post.register) == before


def test_that_only_what_a_newer_sheet_says_is_amended(post: Post, tmp_path: Path) -> None:
    brought(post, tmp_path, [ROYAL, POLICE])
    newer = [("ROYAL  care", "", "Omdurman", "", "3999", ""), ("Polisi Turis",)]
    assert brought(post, tmp_path, newer) == (0, 1, 1, 0)
    royal, police = listed(post)
    assert (royal.name, royal.city, royal.phone, royal.note) == ("Royal Care", "Omdurman", "3999", "IGD 24 jam")
    assert (police.city, police.phone) == ("Omdurman", "999")
    assert column(post, "city_id") == [365137, 365137]
    assert brought(post, tmp_path, [("Royal Care", "", "Nirgendwo", "", "3999", "")]) == (0, 1, 0, 0)
    assert column(post, "city_id")[0] is None


def test_that_who_is_missing_from_a_newer_sheet_stays(post: Post, tmp_path: Path) -> None:
    brought(post, tmp_path, [ROYAL, POLICE])
    brought(post, tmp_path, [POLICE])
    assert len(listed(post)) == 2


def test_that_each_mission_has_a_sheet_of_its_own(post: Post, tmp_path: Path) -> None:
    brought(post, tmp_path, [ROYAL])
    plan = planned(post, a_sheet(tmp_path, [ROYAL]), "CAI")
    assert counts(plan) == (1, 0, 0, 0)
    contact_sheet.apply(post, plan)
    assert len(set(column(post, "mission"))) == 2


def test_that_a_name_twice_in_the_file_loses_nothing_unsaid(post: Post, tmp_path: Path) -> None:
    rows = [ROYAL, ROYAL, ("royal care", "RS"), ("Royal Care", "RS", "Omdurman"), ("Royal Care", "RS", "", "", "112")]
    plan = planned(post, a_sheet(tmp_path, rows))
    assert counts(plan) == (1, 0, 2, 2)
    assert [(fault.code, fault.row, fault.column) for fault in plan.faults] == [
        ("contact-twice", 5, "Nama Instansi"),
        ("contact-twice", 6, "Nama Instansi"),
    ]


def test_that_a_town_is_sought_in_the_country_named_else_where_the_mission_works(post: Post, tmp_path: Path) -> None:
    rows = [("RS A", "", "Asmara"), ("RS B", "", "Tripoli", "Lebanon"), ("RS C", "", "Kairo"), ("RS D", "", "")]
    plan = planned(post, a_sheet(tmp_path, rows))
    assert [fields.get("city_id") for fields in plan.new] == [343300, 266826, None, None]
    assert [(fault.code, fault.row, fault.column) for fault in plan.faults] == [("contact-city-unknown", 4, "Kota")]
    assert plan.new[2]["city"] == "Kairo"


def test_that_every_fault_is_told_at_once_in_the_order_of_the_file(post: Post, tmp_path: Path) -> None:
    rows = [("", "RS", "Bahri"), ("Toko", "", "Nirgendwo"), ("", "RS", "x"), ROYAL]
    plan = planned(post, a_sheet(tmp_path, rows))
    told = [(fault.row, fault.code) for fault in plan.faults]
    assert told == [
        (2, "contact-no-name"),
        (3, "contact-type-unclear"),
        (3, "contact-city-unknown"),
        (4, "contact-no-name"),
    ]
    assert counts(plan) == (2, 0, 0, 2)
    contact_sheet.apply(post, plan)
    assert sorted(line.name for line in listed(post)) == ["Royal Care", "Toko"]


@pytest.mark.parametrize(("maker", "code"), hostile.CORPUS.items(), ids=lambda value: getattr(value, "__name__", None))
def test_that_a_hostile_file_ends_in_its_one_fault(maker: Callable[[Path], Path], code: str, tmp_path: Path) -> None:
    with pytest.raises(InputFault) as caught:
        contact_sheet.read(maker(tmp_path))
    assert caught.value.code == AFAR.get(maker.__name__, code)


def test_that_a_removed_facility_comes_back_with_the_next_sheet(post: Post, tmp_path: Path) -> None:
    brought(post, tmp_path, [ROYAL])
    sweeps.remove_facility(post, listed(post)[0].facility or 0, "closed")
    assert listed(post) == []
    assert brought(post, tmp_path, [ROYAL]) == (1, 0, 0, 0)
