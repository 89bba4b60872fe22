"""Who belongs to what: the membership log folded, a pure function of the set of its entries.

The root may say anything; an enrolment officer it appointed everything but that, and numbers authors from his blocks only; a steward may renew the
key of a compartment his device holds; a duty officer may release late work of a revoked device there. An entry counts when every earlier one of its
signer is here and it names the one before. Two entries of one number are a fork: it is named, and nothing of that signer counts from there on. A
revocation beats every grant, whichever came first.

The hub folds the same log with the same module and enforces; consoles verify and decide.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sync.entries import EVERY_BLOCK, EVERY_COMPARTMENT, FIRST_PREV, LINK_BYTES, Entry, EntryType, Role

AUTHOR_BLOCK_BITS = 13
MINISTRY = 0  # the mission number of the ministry's own compartment


@dataclass(frozen=True, slots=True)
class Compartment:
    """What one key opens. mission: its reference id, MINISTRY for all."""

    id: bytes
    mission: int
    custodians: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Device:
    id: bytes
    mission: int
    box_key: bytes
    session_key: bytes


@dataclass(frozen=True, slots=True)
class Author:
    """One officer on one device. officer: the id of his record; two devices of his are two authors and one officer."""

    number: int
    device: bytes
    officer: int
    key: bytes
    roles: frozenset[Role]

    @property
    def is_steward(self) -> bool:
        """Whether he may renew the keys of his mission."""
        return Role.STEWARD in self.roles


@dataclass(frozen=True, slots=True)
class Epoch:
    """A key of a compartment. Two stewards who renew it apart make two of one number; both open what was sealed with them."""

    compartment: bytes
    number: int
    fingerprint: bytes
    without: bytes = b""
    recovery: tuple[bytes, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Revoked:
    """A device that is none of ours any more.

    cuts: (compartment, author, lane) -> up to which number its work still counts by itself; of a chain not named, nothing.
    last: up to which number membership entries of its stewards count.
    """

    device: bytes
    cuts: Mapping[tuple[bytes, int, int], int]
    last: int


@dataclass
class Membership:
    """The state after some entries. heads: each signer's newest number that counts, and its link."""

    root: bytes
    compartments: dict[bytes, Compartment] = field(default_factory=dict)
    devices: dict[bytes, Device] = field(default_factory=dict)
    authors: dict[int, Author] = field(default_factory=dict)
    until_ms: dict[tuple[bytes, bytes], int] = field(default_factory=dict)
    revoked: dict[bytes, Revoked] = field(default_factory=dict)
    epochs: dict[bytes, list[Epoch]] = field(default_factory=dict)
    released: dict[bytes, list[Entry]] = field(default_factory=dict)
    officers: dict[bytes, tuple[tuple[int, int, int], ...]] = field(default_factory=dict)
    heads: dict[bytes, tuple[int, bytes]] = field(default_factory=dict)
    forks: set[bytes] = field(default_factory=set)
    refused: list[Entry] = field(default_factory=list)

    def next_of(self, signer: bytes) -> tuple[int, bytes]:
        """The number and ``prev`` of this signer's next entry."""
        number, link = self.heads.get(signer, (0, FIRST_PREV))
        return number + 1, link

    def is_active(self, device: bytes) -> bool:
        """Whether the device is enrolled and not revoked."""
        return device in self.devices and device not in self.revoked

    def holds(self, device: bytes, compartment: bytes, at_ms: int) -> bool:
        """Whether a device may have this compartment's newest key at this moment."""
        if not self.is_active(device) or compartment not in self.compartments:
            return False
        if self.compartments[compartment].mission in (MINISTRY, self.devices[device].mission):
            return True
        return any(self.until_ms.get((device, each), 0) > at_ms for each in (compartment, EVERY_COMPARTMENT))

    def holders(self, compartment: bytes, at_ms: int) -> list[Device]:
        """The devices a new key of this compartment is wrapped for."""
        return [device for device in self.devices.values() if self.holds(device.id, compartment, at_ms)]

    def counts(self, compartment: bytes, author: int, lane: int, last_seq: int, link: bytes = b"") -> bool:
        """Whether an envelope of this author counts; of a revoked device only what lies before the cut, or was released. The rest is quarantined."""
        known = self.authors.get(author)
        if known is None:
            return False
        revoked = self.revoked.get(known.device)
        if revoked is None or last_seq <= revoked.cuts.get((compartment, author, lane), 0):
            return True
        return any(link in entry.values["links"] for entry in self.released.get(compartment, ()))

    def outsiders(self, compartment: bytes, at_ms: int) -> bytes:
        """A digest of the devices that held a compartment once, or could have, and may not any more: revoked ones, and guests whose time is over."""
        gone = [
            device
            for device in self.devices
            if self.could_hold(device, compartment) and not self.holds(device, compartment, at_ms)
        ]
        return hashlib.sha256(b"".join(sorted(gone))).digest()[:LINK_BYTES]

    def is_key_due(self, compartment: bytes, at_ms: int) -> bool:
        """Whether somebody knows a compartment's newest key who may not know the next."""
        newest = self.newest_epoch(compartment)
        known = [epoch.without for epoch in self.epochs.get(compartment, ()) if epoch.number == newest]
        return self.outsiders(compartment, at_ms) not in known

    def could_hold(self, device: bytes, compartment: bytes) -> bool:
        """Whether a device may hold a compartment, or once might, whatever became of it since."""
        if self.compartments[compartment].mission in (MINISTRY, self.devices[device].mission):
            return True
        return any((device, each) in self.until_ms for each in (compartment, EVERY_COMPARTMENT))

    def newest_epoch(self, compartment: bytes) -> int:
        """The number of a compartment's newest key; 0 before there is any."""
        return max((epoch.number for epoch in self.epochs.get(compartment, ())), default=0)


def fold(root: bytes, entries: Iterable[Entry]) -> Membership:
    """The state after these entries, in whatever order they come. root: the ministry's Ed25519 key."""
    state = Membership(root)
    chains = _chains(state, entries)
    by_root = chains.pop(root, [])
    _appoint(state, by_root)
    last_of = {each.values["key"]: each.values["last"] for each in by_root if each.type is EntryType.DISMISS}
    said = list(by_root)
    for officer in state.officers:
        said += _up_to(state, chains.pop(officer, []), last_of.get(officer))
    _enrol(state, said)
    _renew(state, [each for each in said if each.type is EntryType.EPOCH])
    _release(state, [each for each in said if each.type is EntryType.RELEASE])
    authors = {each.key: each for each in state.authors.values()}
    for key in authors.keys() & chains.keys():
        author = authors[key]
        revoked = state.revoked.get(author.device)
        counting = _up_to(state, chains.pop(key), revoked.last if revoked else None)
        releases = [each for each in counting if each.type is EntryType.RELEASE]
        _release(state, releases, author)
        _renew(state, [each for each in counting if each.type is not EntryType.RELEASE], author)
    state.refused += [entry for chain in chains.values() for entry in chain]
    return state


def _chains(state: Membership, entries: Iterable[Entry]) -> dict[bytes, list[Entry]]:
    """Of each signer the entries that count, in order: from the first on, without a gap, each naming the one before."""
    by_signer: dict[bytes, dict[int, Entry]] = {}
    for entry in sorted(
        {entry.link: entry for entry in entries}.values(), key=lambda entry: (entry.number, entry.link)
    ):
        known = by_signer.setdefault(entry.signer, {})
        if entry.number in known:
            state.forks.add(entry.signer)
            known[entry.number] = _FORKED
        else:
            known[entry.number] = entry
    chains: dict[bytes, list[Entry]] = {}
    for signer, known in by_signer.items():
        link = FIRST_PREV
        for number in range(1, len(known) + 1):
            entry = known.get(number, _FORKED)
            if entry is _FORKED or entry.prev != link:
                break
            chains.setdefault(signer, []).append(entry)
            link = entry.link
            state.heads[signer] = (number, link)
    return chains


_FORKED = Entry(b"", 0, b"", EntryType.APPOINT, {}, b"")


def _up_to(state: Membership, chain: list[Entry], last: int | None) -> list[Entry]:
    """The entries that still count of somebody dismissed or revoked."""
    counting = chain if last is None else chain[:last]
    state.refused += chain[len(counting) :]
    return counting


def _appoint(state: Membership, by_root: Iterable[Entry]) -> None:
    for entry in by_root:
        if entry.type is EntryType.APPOINT:
            blocks = state.officers.get(entry.values["key"], ())
            state.officers[entry.values["key"]] = (*blocks, *(tuple(block) for block in entry.values["blocks"]))


def _enrol(state: Membership, said: Iterable[Entry]) -> None:
    """Compartments, devices, authors, grants and revocations: first what the others name."""
    by_type: dict[EntryType, list[Entry]] = {}
    for entry in said:
        only_root = entry.type in (EntryType.APPOINT, EntryType.DISMISS)
        if only_root and entry.signer != state.root:
            state.refused.append(entry)
        else:
            by_type.setdefault(entry.type, []).append(entry)
    for entry in _once(state, by_type.get(EntryType.COMPARTMENT, []), "id"):
        values = entry.values
        state.compartments[values["id"]] = Compartment(values["id"], values["mission"], tuple(values["custodians"]))
    for entry in _once(state, by_type.get(EntryType.DEVICE, []), "id"):
        state.devices[entry.values["id"]] = Device(**entry.values)
    for entry in _once(state, by_type.get(EntryType.AUTHOR, []), "number"):
        if entry.values["device"] in state.devices and _may_number(state, entry):
            roles = frozenset(map(Role, entry.values["roles"]))
            state.authors[entry.values["number"]] = Author(**{**entry.values, "roles": roles})
        else:
            state.refused.append(entry)
    for entry in by_type.get(EntryType.GRANT, []):
        key = entry.values["device"], entry.values["compartment"]
        state.until_ms[key] = max(state.until_ms.get(key, 0), entry.values["until_ms"])
    for entry in by_type.get(EntryType.REVOKE, []):
        _revoke(state, entry)


def _once(state: Membership, entries: Iterable[Entry], name: str) -> list[Entry]:
    """Those whose id is given once. Two different ones of one id are a trick or a mishap: neither counts."""
    by_id: dict[object, list[Entry]] = {}
    for entry in entries:
        by_id.setdefault(entry.values[name], []).append(entry)
    once = []
    for same in by_id.values():
        if all(each.values == same[0].values for each in same):
            once.append(same[0])
        else:
            state.refused += same
    return once


def _may_number(state: Membership, entry: Entry) -> bool:
    """Whether an author's number is of a block of who gave it."""
    own, counter = divmod(entry.values["number"], 1 << AUTHOR_BLOCK_BITS)
    return entry.signer == state.root or any(
        block in (EVERY_BLOCK, own) and first <= counter <= last for block, first, last in state.officers[entry.signer]
    )


def _revoke(state: Membership, entry: Entry) -> None:
    """Two who revoke apart knew different parts of its work: what one of them had seen counts."""
    device = entry.values["device"]
    before = state.revoked.get(device, Revoked(device, {}, 0))
    cuts = dict(before.cuts)
    for compartment, author, lane, last_seq in entry.values["cuts"]:
        key = (compartment, author, lane)
        cuts[key] = max(cuts.get(key, 0), last_seq)
    state.revoked[device] = Revoked(device, cuts, max(before.last, entry.values["last"]))


def _renew(state: Membership, said: Iterable[Entry], steward: Author | None = None) -> None:
    """New keys. steward: who says so, None for root and enrolment officers; of his own mission's and the ministry's compartments only."""
    for entry in said:
        values = entry.values
        compartment = state.compartments.get(values.get("compartment", b""))
        is_his = compartment is not None and (
            steward is None
            or (steward.is_steward and compartment.mission in (MINISTRY, state.devices[steward.device].mission))
        )
        if entry.type is not EntryType.EPOCH or not is_his:
            state.refused.append(entry)
            continue
        epoch = Epoch(**{**values, "recovery": tuple(values["recovery"])})
        known = state.epochs.setdefault(epoch.compartment, [])
        if epoch not in known:
            known.append(epoch)
            known.sort(key=lambda each: (each.number, each.fingerprint))


def _release(state: Membership, said: Iterable[Entry], officer: Author | None = None) -> None:
    """Late work that counts after all. officer: who says so, None for root and enrolment officers; a duty officer of who holds the compartment."""
    for entry in said:
        compartment = entry.values["compartment"]
        may = compartment in state.compartments and (
            officer is None or (Role.DUTY in officer.roles and state.could_hold(officer.device, compartment))
        )
        if may:
            state.released.setdefault(compartment, []).append(entry)
        else:
            state.refused.append(entry)
