"""The sample roster is what its maker makes, and the import finds in it what the maker put there."""

from __future__ import annotations

import importlib.util
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from console.duty import roster
from console.register.register import Register
from tests.guards.source import ROOT
from tests.rosters import a_post, planned

SAMPLE = ROOT / "resources" / "sample" / "lapor-diri-contoh.xlsx"
SIZE_BYTES_MAX = 250_000


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """packaging/make_sample.py; packaging is no package, so it is loaded by its path."""
    spec = importlib.util.spec_from_file_location("make_sample", ROOT / "packaging" / "make_sample.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
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
