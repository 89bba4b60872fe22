"""A person typed in is stored as a roster would store him, or is refused with the field's name."""

from __future__ import annotations

import pytest

from console.duty import people
from console.duty.post import Post
from console.faults import InputFault


def profile(post: Post, person: int, field: str) -> object:
    with post.asking() as connection:
        return connection.exec_driver_sql(f'SELECT "{field}" FROM person WHERE id = ?', (person,)).scalar()


WRITTEN = [
    ("name", "Siti  Aminah\u202e", "Siti Aminah"),
    ("name", "علی\u200cرضا", "علی\u200cرضا"),
    ("nationality", "Indonesia", "ID"),
    ("nationality", "wni", "ID"),
    ("nationality", "sdn", "SD"),
    ("nationality", "my", "MY"),
    ("sex", "L", "male"),
    ("sex", "p", "female"),
    ("sex", "Perempuan", "female"),
    ("sex", "female", "female"),
    ("sex", "other", "other"),
    ("born", "1990-08-17", "1990-08-17"),
    ("born", "17/08/1990", "1990-08-17"),
    ("born", "03/04/1990", "1990-04-03"),
    ("born", "17 Agustus 1990", "1990-08-17"),
    ("born", "1990-08", "1990-08"),
    ("born", "1990", "1990"),
    ("born", "١٩٩٠", "1990"),
    ("note", "a\nb", "a\nb"),
]
REFUSED = [
    ("name", "-"),
    ("name", "."),
    ("name", "123"),
    ("name", "\u200d"),
    ("nationality", "Atlantis"),
    ("nationality", "XX"),
    ("sex", "banana"),
    ("born", "31/02/1990"),
    ("born", "1890-01-01"),
    ("born", "2101-01-01"),
    ("born", "9999"),
    ("born", "2099-01-01"),
    ("born", "00/00/0000"),
    ("born", "19901"),
    ("born", "kemarin"),
]


@pytest.mark.parametrize(("field", "typed", "stored"), WRITTEN)
def test_that_what_is_typed_is_stored_as_a_roster_stores_it(post: Post, field: str, typed: str, stored: str) -> None:
    added, _ = people.add_person(post, {"name": "Siti", field: typed})
    amended, _ = people.add_person(post, {"name": "Budi"})
    people.amend_person(post, amended, field, typed)
    assert (profile(post, added, field), profile(post, amended, field)) == (stored, stored)


@pytest.mark.parametrize(("field", "typed"), REFUSED)
def test_that_what_a_roster_would_not_bring_in_is_refused(post: Post, field: str, typed: str) -> None:
    person, _ = people.add_person(post, {"name": "Siti"})
    for write in (
        lambda: people.add_person(post, {"name": "Budi", field: typed}),
        lambda: people.amend_person(post, person, field, typed),
    ):
        with pytest.raises(InputFault, match="field-wrong") as caught:
            write()
        assert caught.value.details == {"kind": "person", "field": field}
    with post.asking() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM person").scalar() == 1


def test_that_a_field_is_emptied_by_nothing(post: Post) -> None:
    person, _ = people.add_person(post, {"name": "Siti", "born": "1990", "sex": "p", "nationality": "SD"})
    for field, empty in (("born", None), ("sex", None), ("nationality", "")):
        people.amend_person(post, person, field, " ")
        assert profile(post, person, field) == empty
