"""The columnar body of a batch: whatever goes in comes out, and damage never passes as data."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.faults import SealFault
from console.model.change import Change, Value
from console.model.field_register import FIELD_REGISTER, Wire
from console.model.kinds import Kind
from console.register import batch

INT64 = st.integers(-(2**63), 2**63 - 1)
SMALL_INT = st.integers(0, 10_000)
TEXT = st.one_of(
    st.text(max_size=12),
    st.from_regex(r"[A-Z]{1,2}\d{1,8}", fullmatch=True),
    st.from_regex(r"\+249 ?\d{2} \d{7}", fullmatch=True),
    st.from_regex(r"[a-z]{2,5}\.(siti|budi|e\u0301va)\d{0,3}@[a-z]\.example", fullmatch=True),
    st.from_regex(r"(62|249|66)\d{7,20}", fullmatch=True),
    st.sampled_from(["Khartoum", "Omdurman", "", "\x00A", "\x01x1", "\x02", "Siti \x02", "٣٤", "1" * 25, "A " * 40]),
)
DATE = st.one_of(st.dates().map(str), st.sampled_from(["1990", "1990-05", "20230405", "2023-W14-3"]))
VALUE_BY_WIRE: dict[Wire, st.SearchStrategy[Value]] = {
    Wire.INT: st.one_of(st.none(), INT64, SMALL_INT),
    Wire.REF: st.one_of(st.none(), st.integers(0, 2**63 - 1)),
    Wire.REAL: st.one_of(
        st.none(), st.floats(allow_nan=False), st.integers(-180_00000, 180_00000).map(lambda n: n / 1e5)
    ),
    Wire.TEXT: st.one_of(st.none(), TEXT),
    Wire.DATE: st.one_of(st.none(), DATE),
}


@st.composite
def a_change(draw: st.DrawFn) -> Change:
    kind = draw(st.sampled_from(list(Kind)))
    names = draw(st.lists(st.sampled_from(sorted(FIELD_REGISTER[kind])), unique=True, max_size=6))
    fields = {name: draw(VALUE_BY_WIRE[FIELD_REGISTER[kind][name].wire]) for name in names}
    return Change(kind, draw(st.integers(0, 2**63 - 1)), fields)


def folded(changes: list[Change]) -> dict[tuple[Kind, int], dict[str, Value]]:
    state: dict[tuple[Kind, int], dict[str, Value]] = {}
    for change in changes:
        state.setdefault((change.kind, change.record), {}).update(change.fields)
    return state


@given(st.lists(a_change(), max_size=60))
@settings(max_examples=150, deadline=None)
def test_that_a_batch_comes_back_as_it_went(changes: list[Change]) -> None:
    back = batch.decode(batch.encode(changes))
    assert repr(sorted(folded(back).items())) == repr(
        sorted(
            (key, dict(sorted(v.items(), key=lambda p: FIELD_REGISTER[key[0]][p[0]].no)))
            for key, v in folded(changes).items()
        )
    )


@given(st.integers(20, 300).flatmap(lambda n: st.lists(st.one_of(INT64, SMALL_INT), min_size=n, max_size=n)))
@settings(max_examples=60, deadline=None)
def test_that_long_columns_of_numbers_are_exact(values: list[int]) -> None:
    changes = [Change(Kind.REPORT, i, {"recorded_at_ms": value}) for i, value in enumerate(values)]
    assert [change.fields["recorded_at_ms"] for change in batch.decode(batch.encode(changes))] == values


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_that_long_columns_of_texts_are_exact(data: st.DataObject) -> None:
    values = data.draw(st.lists(TEXT, min_size=20, max_size=120))
    changes = [Change(Kind.PERSON, i, {"name": value}) for i, value in enumerate(values)]
    assert [change.fields["name"] for change in batch.decode(batch.encode(changes))] == values


def test_that_what_words_and_numbers_are_made_of_is_stored_once() -> None:
    """A column of names and a column of telephone numbers: near what their choices weigh, far from what their letters do."""
    given_names, families = ["Siti", "Budi", "Agus", "Dewi", "Rina"], ["Contoh", "Misal", "Umpama", "Andai"]
    names = [f"{given_names[n % 5]} {given_names[n * 7 // 3 % 5]} {families[n * 11 // 5 % 4]}" for n in range(1_000)]
    phones = [f"+62812{n * 2_654_435_761 % 10**7:07d}" for n in range(1_000)]
    for field, values, most in (("name", names, 2.0), ("phone", phones, 3.2)):
        body = batch.encode([Change(Kind.PERSON, n, {field: value}) for n, value in enumerate(values)])
        assert [change.fields[field] for change in batch.decode(body)] == values
        assert len(body) / 1_000 < most


def test_that_several_batches_hold_few_kinds_each_and_lose_nothing() -> None:
    changes = [Change(kind, n, {}) for n in range(900) for kind in (Kind.PERSON, Kind.REGISTRATION)]
    cut = [list(each) for each in batch.cut(changes)]
    assert [len(each) for each in cut] == [1_000, 800]
    assert len({change.kind for change in cut[1]}) == 1
    assert sorted((each.kind, each.record) for part in cut for each in part) == sorted(
        (each.kind, each.record) for each in changes
    )
    assert list(batch.cut(changes[:10])) == [changes[:10]]


@given(st.lists(a_change(), min_size=1, max_size=40), st.data())
@settings(max_examples=150, deadline=None)
def test_that_damaged_bytes_end_in_a_fault_or_in_changes_never_in_anything_else(
    changes: list[Change], data: st.DataObject
) -> None:
    body = bytearray(batch.encode(changes))
    at = data.draw(st.integers(0, len(body) - 1))
    body[at] ^= 1 << data.draw(st.integers(0, 7))
    with contextlib.suppress(SealFault):  # anything else that is raised fails the test
        batch.decode(bytes(body))


@given(st.lists(a_change(), min_size=1, max_size=40), st.data())
@settings(max_examples=60, deadline=None)
def test_that_a_cut_batch_never_opens_as_the_whole(changes: list[Change], data: st.DataObject) -> None:
    body = batch.encode(changes)
    cut = body[: data.draw(st.integers(0, len(body) - 1))]
    with contextlib.suppress(SealFault):
        assert len(batch.decode(cut)) < len(batch.decode(body))


def test_that_one_status_edit_is_small() -> None:
    """The exchange allows an edit 155 bytes in all, about 130 of them the envelope's."""
    body = batch.encode([Change(Kind.PERSON, 1 << 40 | 77, {"phone": "+249912345678"})])
    assert len(body) <= 35


def test_that_a_batch_of_a_newer_version_says_so() -> None:
    with pytest.raises(SealFault, match="batch-newer"):
        batch.decode(b"\x03")


def test_that_a_batch_of_the_first_version_still_reads() -> None:
    written = "010501009a818080804002060000080084740c0000000d2b3234393931323334353637380801009c81808080400303000000160400000006436f6e746f680500010100"
    assert batch.decode(bytes.fromhex(written)) == [
        Change(Kind.PERSON, 1 << 40 | 77, {"phone": "+249912345678", "born": "1990-05-02"}),
        Change(Kind.HOUSEHOLD, 1 << 40 | 78, {"label": "Contoh", "head": None, "mission": 11}),
    ]


@given(st.lists(a_change(), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_that_what_a_newer_version_added_is_read_past(changes: list[Change]) -> None:
    """As an older console reads it: without the kind PERSON, and without the notes of others."""
    body = batch.encode(changes)
    known = {
        kind: {no: entry for no, entry in by_no.items() if entry.name != "note"}
        for kind, by_no in batch._FIELD_BY_NO.items()
        if kind is not Kind.PERSON
    }
    with pytest.MonkeyPatch.context() as older:
        older.setattr(batch, "_FIELD_BY_NO", known)
        back, has_more = folded(batch.decode(body)), {record for record, _ in batch.newer_records(body)}
    whole = folded(changes)
    assert back == {
        key: {name: value for name, value in fields.items() if name != "note"}
        for key, fields in whole.items()
        if key[0] is not Kind.PERSON
    }
    with_note = {kind for (kind, _), fields in whole.items() if "note" in fields}
    assert has_more == {record for kind, record in whole if kind is Kind.PERSON or kind in with_note}
    assert batch.newer_records(body) == []
