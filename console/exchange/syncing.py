"""Exchanging until nothing is left: with the hub, and by file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from console.duty.enrolment import Opened
from console.exchange import admin, enrolling
from console.exchange.member import Member, carrier_of, root_of
from console.faults import Fault, InputFault, LinkFault, SealFault
from console.register.envelopes import Kept
from console.register.incoming import Received
from console.register.touched import Touched, united
from sync.answered import NOTHING, Sent
from sync.carriers import file as file_carrier
from sync.carriers.hub import HubCarrier
from sync.courier import Outcome
from sync.frames import Answer, FrameError, Request, read_answer, write_request
from sync.membership import Device
from sync.packing import Contents, look, pack

T = TypeVar("T")
Progress = Callable[["Synced"], None]


class Turn(Protocol):
    """Does one piece where the register may be used, as the officer who is there, and gives its answer."""

    def __call__(self, work: Callable[[Member], T], /) -> T:
        """Do it."""


@dataclass
class Synced:
    """What exchanging did so far. fault: with which it was cut off; forks: envelopes of ours that somebody holds otherwise."""

    sent: int = 0
    received: int = 0
    forks: int = 0
    refused: int = 0
    keys_renewed: int = 0
    bytes_up: int = 0
    bytes_down: int = 0
    round_trips: int = 0
    touched: list[Touched] = field(default_factory=list)
    fault: Fault | None = None

    def add(self, outcome: Outcome) -> None:
        """One more exchange."""
        self.sent += outcome.sent
        self.received += outcome.received
        self.forks += len(outcome.forks)
        self.refused += len(outcome.refused)
        self.touched.append(outcome.touched)

    @property
    def changed(self) -> Touched:
        """What was touched, announced once."""
        return united(self.touched)


def _silent(_: Synced) -> None:
    """Nobody watches."""


def here(member: Member) -> Turn:
    """The turn of whoever has the register to himself."""
    return lambda work: work(member)


def sync(turn: Turn, carrier: HubCarrier, *, is_thin: bool = False, told: Progress = _silent) -> Synced:
    """Exchange with the hub until neither side has anything more; then say what is here. Raises LinkFault as the carrier does.

    turn: does a piece where the register may be used. What was done before a fault is done, and is in ``told``.
    """
    synced = Synced()
    while exchange(turn, carrier, synced, is_thin=is_thin):
        told(synced)
    told(synced)
    if follow_up(turn, synced):
        while exchange(turn, carrier, synced, is_thin=is_thin):
            told(synced)
        told(synced)
    return synced


def exchange(turn: Turn, carrier: HubCarrier, synced: Synced, *, is_thin: bool) -> bool:
    """One round trip; whether there is more. Raises LinkFault."""
    sent = turn(lambda member: member.courier.prepare(is_thin=is_thin))
    content = write_request(sent.request)
    synced.bytes_up += len(content)
    synced.round_trips += 1
    told = carrier.carry(content)
    synced.bytes_down += len(told)
    outcome = take(turn, sent, _read(told))
    synced.add(outcome)
    return outcome.again


def take(turn: Turn, sent: Sent, answer: Answer, *, is_hub: bool = True) -> Outcome:
    """Take an answer in, an envelope a turn, of an import what it wrote at once: what an officer writes meanwhile waits for that at most."""
    arriving = turn(lambda member: member.courier.sort(sent, answer, is_hub=is_hub))
    touched = [_receive(turn, kept, parts) for kept, parts in arriving.groups]
    return turn(lambda member: member.courier.finish(arriving, touched))


def follow_up(turn: Turn, synced: Synced, *, is_for_file: bool = False) -> bool:
    """What follows from what came: keys that are due, sealing with keys that came, saying what is here; whether there is something to send by it."""

    def work(member: Member) -> bool:
        synced.keys_renewed += admin.tend(member)
        member.courier.give_receipts(is_for_file=is_for_file)
        return member.courier.has_to_send()

    return turn(work)


def _receive(turn: Turn, kept: Sequence[Kept], parts: Sequence[Received]) -> Touched:
    return turn(lambda member: member.courier.receive(kept, parts))


def _read(content: bytes) -> Answer:
    try:
        return read_answer(content)
    except FrameError as error:
        raise LinkFault("link-odd", status=200) from error


def ask_whether_enrolled(opened: Opened) -> bool:
    """A console that asked to be enrolled looks at the hub; whether it is a member now, its register to be opened anew. Raises LinkFault."""
    assert opened.device is not None
    carrier = carrier_of(opened.post.register, opened.device)
    try:
        return enrolling.finish(opened, entries_for_asking(carrier))
    finally:
        carrier.close()


def entries_for_asking(carrier: HubCarrier) -> Sequence[bytes]:
    """The membership log as the hub tells a console that is approved. Raises LinkFault ``link-refused`` while it is not."""
    return _read(carrier.carry(write_request(Request()))).entries


def write_file(member: Member, path: Path, to: Sequence[Device], *, is_neutral: bool = False) -> Contents:
    """Write a file for these consoles; what is in it."""
    courier = member.courier
    courier.seal()
    courier.give_receipts(is_for_file=True)
    found = Contents()
    with member.register.reading() as connection:
        membership = courier.membership(connection)
        pieces = pack(connection, membership, to, member.signer, member.register.clock())
        file_carrier.write_file(path, _counted(pieces, found), member.device.root if is_neutral else None)
    return found


def read_file(turn: Turn, path: Path, root: bytes, told: Progress = _silent) -> Synced:
    """Take a file in; again, in part or in another order does no harm. A cut file is taken in up to the cut, with the fault in the result.

    root: the ministry's key. Raises InputFault ``file-missing``, ``exchange-file-wrong``.
    """
    synced = Synced()
    try:
        for answer in file_carrier.read_file(path, root):
            synced.add(take(turn, NOTHING, answer, is_hub=False))
            told(synced)
    except SealFault as fault:
        synced.fault = fault
    synced.keys_renewed += turn(admin.tend)
    return synced


def read_file_when_asked(opened: Opened, path: Path) -> bool:
    """A file for a console that asked to be enrolled; whether it is a member now: its register is to be opened anew and the file read again."""
    device = opened.device
    if device is None:
        raise InputFault("enrol-not-asked")
    wires = [wire for answer in _whole(file_carrier.read_file(path, device.root)) for wire in answer.entries]
    return enrolling.finish(opened, wires)


def show_file(opened: Opened, path: Path) -> Contents:
    """What a file holds, without taking it in. A cut file up to the cut."""
    with opened.post.register.reading() as connection:
        root = root_of(connection)
    return look(_whole(file_carrier.read_file(path, root)))


def _whole(answers: Iterable[Answer]) -> Iterator[Answer]:
    """Those before a cut."""
    try:
        yield from answers
    except SealFault:
        return


def _counted(answers: Iterable[Answer], found: Contents) -> Iterator[Answer]:
    for answer in answers:
        found.add(answer)
        yield answer
