"""The samples are what their makers make, and reading them finds what the makers put there."""

from __future__ import annotations

import importlib.util
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from console.desk.demo_sample import HOUSES, students
from console.duty import contact_sheet, roster
from console.model.chat_list import read_chat
from console.model.named import Known, match_list
from console.model.subject import Bond
from console.register.register import Register
from tests.guards.source import ROOT
from tests.rosters import a_post, khartoum, planned

FOLDER = ROOT / "resources" / "sample"
SAMPLE = FOLDER / "lapor-diri-contoh.xlsx"
SIZE_BYTES_MAX = 250_000


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """packaging/make_sample.py; packaging is no package, so it is loaded by its path."""
    return loaded("make_sample")


@pytest.fixture(scope="module")
def lists(maker: ModuleType) -> ModuleType:
    """packaging/make_sample_lists.py, which stands on the maker of the roster."""
    return loaded("make_sample_lists")


def loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up, and the one imports the other
    spec.loader.exec_module(module)
    return module


def test_that_the_shipped_sample_is_what_its_maker_makes(maker: ModuleType, tmp_path: Path) -> None:
    maker.write(tmp_path / "again.xlsx")
    with zipfile.ZipFile(SAMPLE) as shipped, zipfile.ZipFile(tmp_path / "again.xlsx") as again:
        assert shipped.namelist() == again.namelist()
        assert [name for name in shipped.namelist() if shipped.read(name) != again.read(name)] == []


def test_that_the_sample_is_small_and_says_that_it_is_invented() -> None:
    assert SAMPLE.stat().st_size < SIZE_BYTES_MAX
    with zipfile.ZipFile(SAMPLE) as book:
        assert b"none of them exists" in book.read("xl/sharedStrings.xml")


def test_that_an_import_finds_in_the_sample_what_is_true_of_it(register: Register, maker: ModuleType) -> None:
    _, truth = maker.roster()
    post = a_post(register)
    plan = planned(post, SAMPLE)
    counts = plan.proposal.counts
    assert counts.read == truth.read
    assert counts.new == truth.persons
    assert counts.changed + counts.unchanged == truth.twins_certain
    assert counts.doubtful == truth.twins_doubtful
    assert counts.rejected == truth.rejected
    assert counts.flagged == truth.flagged
    roster.apply(post, plan)
    again = planned(post, SAMPLE).proposal.counts
    assert (again.new, again.changed, again.doubtful) == (0, 0, 0)


def test_that_the_shipped_lists_are_what_their_maker_makes(lists: ModuleType) -> None:
    assert (FOLDER / lists.CHAT).read_text("utf-8") == lists.chat()[0]
    assert (FOLDER / lists.CONTACTS).read_text("utf-8") == lists.contacts()
    assert "all invented" in lists.contacts().casefold()


def test_that_the_sample_chat_names_37_certainly_one_doubtfully_and_two_on_no_roster(
    register: Register, lists: ModuleType
) -> None:
    post = a_post(register)
    roster.apply(post, planned(post, SAMPLE))
    with post.asking() as connection:
        cell = set(students(connection))
        rows = connection.exec_driver_sql(
            "SELECT p.id, p.name, p.phone, r.city FROM person p JOIN registration r ON r.person = p.id"
        ).all()
    known = [
        Known(person, name, phones=(phone,), city=city, in_cell=person in cell) for person, name, phone, city in rows
    ]
    assert lists.HOUSES == HOUSES
    text, truth = lists.chat()
    names = {each.person: each.name for each in known}
    assert {names[person] for person in cell} >= set(truth.certain)
    found = match_list(read_chat(text, here=("Khartoum", "Sudan"), others=("Port Sudan", "Kairo")).lines, known)
    by_bond = {bond: [each for each in found if each.bond is bond] for bond in Bond}
    assert {bond: len(each) for bond, each in by_bond.items()} == {Bond.CERTAIN: 37, Bond.DOUBTFUL: 1, Bond.DISTINCT: 2}
    assert [names[each.person] for each in by_bond[Bond.CERTAIN] if each.person is not None] == truth.certain
    assert [each.line.name for each in by_bond[Bond.DOUBTFUL]] == truth.doubtful
    assert len(by_bond[Bond.DOUBTFUL][0].candidates) > 1
    assert [each.line.name.removesuffix(" (turis)") for each in by_bond[Bond.DISTINCT]] == truth.strangers


def test_that_the_sample_contact_sheet_comes_in_whole(register: Register, lists: ModuleType) -> None:
    post = a_post(register)
    mission = khartoum(post)
    with post.asking() as connection:
        plan = contact_sheet.propose(connection, contact_sheet.read(FOLDER / lists.CONTACTS), mission)
    assert (len(plan.new), plan.faults) == (len(lists.CONTACT_LINES), ())
