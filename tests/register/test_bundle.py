"""Several batches in one envelope: whoever opens it has the same batches as who made it."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.faults import SealFault
from console.model.change import Change
from console.model.kinds import Kind
from console.register import batch, bundle
from console.register.bundle import Bundle, Part
from tests.register.test_batch import a_change, folded

MINUTE_MS = 1_795_550_400_000
STAMPS = st.integers(0, 2**63 - 1)
VECTORS = st.dictionaries(st.tuples(st.integers(1, 2**23 - 2), st.integers(0, 1)), st.integers(1, 2**40), max_size=6)


@st.composite
def a_part(draw: st.DrawFn) -> Part:
    changes = draw(st.lists(a_change(), min_size=1, max_size=6))
    cause = draw(st.one_of(st.none(), st.integers(1, 2**63 - 1)))
    return Part(draw(STAMPS), len(changes), cause, batch.encode(changes))


BUNDLES = st.builds(
    Bundle, VECTORS, st.one_of(st.none(), st.integers(0, 2**40)), st.lists(a_part(), min_size=1, max_size=30).map(tuple)
)


@given(BUNDLES)
@settings(max_examples=120, deadline=None)
def test_that_a_bundle_comes_back_as_it_went(made: Bundle) -> None:
    back = bundle.decode(bundle.encode(made, MINUTE_MS), MINUTE_MS, made.count)
    assert (back.news, back.seen_own) == (made.news, made.seen_own)
    assert [(p.stamp, p.count, p.cause) for p in back.parts] == [(p.stamp, p.count, p.cause) for p in made.parts]
    for mine, theirs in zip(made.parts, back.parts, strict=True):
        assert repr(sorted(folded(batch.decode(mine.body)).items())) == repr(
            sorted(folded(batch.decode(theirs.body)).items())
        )


@given(BUNDLES, st.data())
@settings(max_examples=120, deadline=None)
def test_that_a_damaged_bundle_ends_in_a_fault_or_in_changes(made: Bundle, data: st.DataObject) -> None:
    content = bytearray(bundle.encode(made, MINUTE_MS))
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with contextlib.suppress(SealFault):  # anything else that is raised fails the test
        for part in bundle.decode(bytes(content), MINUTE_MS, made.count).parts:
            batch.decode(part.body)


def test_that_the_history_of_one_record_is_not_merged() -> None:
    bodies = [batch.encode([Change(Kind.PERSON, 7, {"phone": phone})]) for phone in ("+62811", "+62822")]
    made = Bundle({}, None, tuple(Part(n << 16, 1, None, body) for n, body in enumerate(bodies)))
    back = bundle.decode(bundle.encode(made, 0), 0, 2)
    assert [part.body for part in back.parts] == bodies


def test_that_what_a_newer_version_wrote_passes_through_an_older_one(monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [batch.encode([Change(Kind.PERSON, n, {"name": "Siti", "note": f"catatan {n}"}), Change(Kind.SITE, n, {"name": "x"})]) for n in (7, 8)]  # fmt: skip
    made = Bundle({}, None, tuple(Part(n << 16, 2, None, body) for n, body in enumerate(bodies)))
    content = bundle.encode(made, 0)
    known = {
        kind: {no: entry for no, entry in by_no.items() if entry.name != "note"}
        for kind, by_no in batch._FIELD_BY_NO.items()
        if kind is not Kind.SITE
    }
    with monkeypatch.context() as older:
        older.setattr(batch, "_FIELD_BY_NO", known)
        assert [part.body for part in bundle.decode(content, 0, 4).parts] == bodies


def test_that_a_day_of_edits_weighs_little() -> None:
    """Ten thousand updates of the peers' workload weigh 55 kB at most; these are like them."""
    parts = [
        Part(
            MINUTE_MS + n * 211 << 16,
            1,
            None,
            batch.encode([Change(Kind.PERSON, 1 << 40 | n * 7919 % 10_000, {"flags": ("safe", "moved")[n % 2]})]),
        )
        for n in range(1_000)
    ]
    assert len(bundle.encode(Bundle({}, None, tuple(parts)), MINUTE_MS)) < 3_500


def test_that_a_bundle_of_another_count_is_refused() -> None:
    made = Bundle({}, None, (Part(1, 1, None, batch.encode([Change(Kind.PERSON, 7, {"phone": ""})])),) * 2)
    with pytest.raises(SealFault, match="batch-damaged"):
        bundle.decode(bundle.encode(made, 0), 0, 3)
    with pytest.raises(SealFault, match="batch-newer"):
        bundle.decode(b"\x20", 0, 1)
