"""Forged exchange files, class by class: what is true in them is taken, what is not is set aside or nobody's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from console.model.change import Change
from console.model.kinds import Kind
from console.register.envelopes import Reason
from sync import entries
from sync.entries import EntryType
from sync.pouch import FIRST_PREV, parse
from sync.seal import new_salt, seal
from tests.register.apart import MISSION_NO
from tests.sync.consoles import COMPARTMENTS, KEYS
from tests.sync.test_carrying import reasons
from tests.sync.test_courier import Net
from tests.sync.test_malicious_hub import console_wire, forged_by, persons
from tests.sync.test_membership import Signer


def test_that_a_forged_stick_is_set_aside_piece_by_piece_and_the_true_ones_are_taken(net: Net) -> None:
    one, other = net.mission.consoles
    true = [*console_wire(one, "Siti Contoh"), *console_wire(one, "Budi Contoh")]
    flipped = bytearray(true[0])
    flipped[60] ^= 4
    stick = [b"", b"\0" * 300, bytes(flipped), true[1][:-1], true[1] + b"\0", true[1], forged_by(Signer(666), one, "X"), true[0]]  # fmt: skip
    arrivals = other.take_in(stick, net.mission.membership())
    assert len(arrivals.kept) == 2
    assert persons(other) == 2
    assert set(reasons(other)) <= {Reason.NOT_OPEN, Reason.FORK, Reason.AUTHOR_UNKNOWN}


def test_that_a_chain_that_begins_in_the_middle_or_names_another_before_it_is_not_taken(net: Net) -> None:
    """Only its author could sign it so; a second first envelope is a fork, and one that names no known one too."""
    one, other = net.mission.consoles
    [wire] = console_wire(one, "Siti Contoh")
    other.take_in([wire], net.mission.membership())
    header = parse(wire).header
    for changed in (replace(header, salt=new_salt(), prev=FIRST_PREV), replace(header, first_seq=2, salt=new_salt(), prev=b"p" * 16)):  # fmt: skip
        forged = seal(changed, b"\x10", COMPARTMENTS[MISSION_NO], KEYS[MISSION_NO], one.signer).wire
        other.take_in([forged], net.mission.membership())
    assert reasons(other) == [Reason.FORK, Reason.FORK]
    assert persons(other) == 1


def test_that_what_is_signed_but_no_changes_is_set_aside_and_stops_nothing(net: Net) -> None:
    """A member whose program is broken: right key, right signature, no sense. The other chains go on."""
    one, other = net.mission.consoles
    [wire] = console_wire(one, "Siti Contoh")
    header = replace(parse(wire).header, salt=new_salt())
    for content in (b"", b"\x10", b"\xff" * 400, b"\x10\x00"):
        broken = seal(header, content, COMPARTMENTS[MISSION_NO], KEYS[MISSION_NO], one.signer).wire
        two = net.mission.consoles[1]
        two.take_in([broken], net.mission.membership())
    assert set(reasons(other)) <= {Reason.NOT_OPEN, Reason.NEWER}
    assert persons(other) == 0
    other.register.record([Change(Kind.PERSON, other.register.mint()[0], {"name": "Ayu Contoh"})], other.officer)
    net.settle()
    assert persons(one) == persons(other) == 2


def test_that_entries_are_their_signers_or_nobodys() -> None:
    liar, root = Signer(666), Signer(1)
    entry = root.say(EntryType.APPOINT, key=liar.key, blocks=[[1, 1, 10]])
    for wire in (entry.wire[:-1], entry.wire.replace(liar.key, bytes(32)), entry.wire.replace(root.key, liar.key)):
        with pytest.raises(entries.EntryError):
            entries.parse(wire)
