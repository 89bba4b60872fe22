"""Numbers for a broadcast: those still to call and no others, written down before they leave."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from console.duty import calls, enquiries, incidents, numbers, people
from console.duty.post import Post
from console.faults import InputFault, StoreFault
from console.model.ids import text_of
from console.model.words import CallOutcome
from console.register.reading.calls import CallScope, call_sheet, numbers_to_call
from console.register.reading.exports import exports
from console.register.reading.incidents import incident_line
from console.register.resident import ResidentArrays


@pytest.fixture
def incident(post: Post) -> int:
    return incidents.open_incident(post, "Khartoum", spec="country:SD")[0]


def sought(post: Post, incident: int, name: str, phone: str, whatsapp: str = "") -> int:
    """Somebody who is asked for, and so is to be called."""
    person, _ = people.add_person(post, {"name": name, "phone": phone, "whatsapp": whatsapp})
    enquiries.add_enquiry(post, incident, name, "Ibu", person=person)
    return person


def scope(post: Post) -> CallScope:
    return CallScope(ResidentArrays(), (), post.officer, post.now_ms())


def to_call(post: Post, incident: int) -> list[tuple[str, str, int]]:
    with post.asking() as connection:
        return numbers_to_call(connection, incident_line(connection, incident), scope(post))


def test_that_those_reached_and_numbers_found_wrong_are_left_out(post: Post, incident: int) -> None:
    ayu = sought(post, incident, "Ayu", "+249911111111", "+249922222222")
    budi = sought(post, incident, "Budi", "+249933333333")
    sought(post, incident, "Citra", "")
    calls.end(post, incident, [ayu], CallOutcome.WRONG_NUMBER, phone="+249911111111")
    assert sorted(to_call(post, incident)) == [("Ayu", "+249922222222", ayu), ("Budi", "+249933333333", budi)]
    calls.end(post, incident, [budi], CallOutcome.WELL)
    assert to_call(post, incident) == [("Ayu", "+249922222222", ayu)]


def test_that_the_file_is_written_down_before_it_leaves(post: Post, incident: int, tmp_path: Path) -> None:
    ayu = sought(post, incident, "Ayu", "+249911111111")
    path = tmp_path / "numbers.csv"
    assert numbers.save_numbers(post, path, incident, to_call(post, incident), may_replace=False) == 1
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows == [["name", "number", "person"], ["Ayu", "+249911111111", text_of(ayu)]]
    with post.asking() as connection:
        [line] = exports(connection)
    assert (line.subject, line.medium, line.rows, line.place) == ("numbers", "csv", 1, str(path))
    assert line.withdrawn_at_ms is None


def test_that_what_failed_left_nothing_and_its_record_says_so(post: Post, incident: int, tmp_path: Path) -> None:
    rows = [("Ayu", "0911", 1)]
    taken = tmp_path / "taken.csv"
    taken.write_text("mine", "utf-8")
    with pytest.raises(InputFault, match="numbers-exist"):
        numbers.save_numbers(post, taken, incident, rows, may_replace=False)
    with pytest.raises(StoreFault):
        numbers.save_numbers(post, tmp_path / "none" / "n.csv", incident, rows, may_replace=True)
    with pytest.raises(InputFault, match="place-in-data-folder"):
        numbers.save_numbers(post, post.register.folder / "n.csv", incident, rows, may_replace=True)
    with pytest.raises(InputFault, match="numbers-none"):
        numbers.save_numbers(post, tmp_path / "empty.csv", incident, [], may_replace=True)
    assert taken.read_text("utf-8") == "mine"
    assert [path.name for path in tmp_path.glob("*.csv")] == ["taken.csv"]
    with post.asking() as connection:
        found = exports(connection)
    assert len(found) == 2
    assert all(line.withdrawn_at_ms is not None for line in found)


def test_that_the_page_around_a_person_is_found_and_tells_what_is_known(post: Post, incident: int) -> None:
    persons = [sought(post, incident, f"Orang {place}", f"+2499{place:08}") for place in range(7)]
    calls.end(post, incident, [persons[5]], CallOutcome.WRONG_NUMBER)
    with post.asking() as connection:
        line = incident_line(connection, incident)
        whole = call_sheet(connection, line, scope(post))
        page = call_sheet(connection, line, scope(post), count=3, around=persons[4])
        last = call_sheet(connection, line, scope(post), count=3, around=persons[5])
    order = [unit.people[0].person for unit in whole.units]
    assert page.first == order.index(persons[4]) // 3 * 3
    assert [unit.people[0].person for unit in page.units] == order[page.first : page.first + 3]
    assert order[-1] == persons[5]  # nobody can call him
    [unit] = last.units
    assert (unit.people[0].phones, unit.people[0].wrong, unit.people[0].asking) == ((), ("+249900000005",), 1)
    assert unit.people[0].whereabouts == "unknown"
