"""The keys of one data folder: making them, unlocking by passphrase or keyring, and who may unlock.

The register key is 32 random bytes and lives in slots only (``console.keys.slots``). Changing a passphrase rewrites a slot and never the
register. What a rewritten slot held may stay on a solid-state disk for a while, and whoever copied the whole folder earlier keeps what
he copied: neither a new passphrase nor removing an officer takes that back.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.faults import InputFault, KeyFault, StoreFault
from console.keys import REGISTER_FILE, ring, slots
from console.keys.device import Device, Mark, mark_of, read_device, write_device
from console.keys.kdf import PRODUCTION, Strength, derive_root
from console.keys.passphrase import canonical, check_worth
from console.keys.slots import Directory, Entry, Payload, SlotFile, SlotKind
from console.keys.twins import Twins, is_as_written, settle
from console.secret import Secret

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What unlocking gives. officer: record id of the officer whose slot opened; slot: its place; device: 16 bytes."""

    register_key: Secret
    signing_seed: Secret
    officer: int
    slot: int
    device: bytes

    @property
    def public_key(self) -> bytes:
        """The officer's Ed25519 public key, 32 bytes."""
        return _public_key(self.signing_seed)


@dataclass(frozen=True, slots=True)
class SlotHolder:
    """An officer who can unlock here."""

    officer: int
    has_keyring: bool


@dataclass(frozen=True, slots=True)
class KeyBox:
    """The slots file of one data folder.

    strength: cost of the derivation and its bounds. opener: gives the keyring. marks: where the device's mark lies, None for the usual
    place. They are for tests and the demo to replace, in code only.
    Every method may raise StoreFault (``disk-full``, ``disk-read-only``, ``disk-trouble``, ``key-slots-newer``) and KeyFault
    ``key-slots-missing``, ``key-slots-damaged``, ``key-cost-refused``, ``memory-short``.
    """

    folder: Path
    strength: Strength = PRODUCTION
    opener: ring.RingOpener = ring.system_ring
    marks: Path | None = None

    @property
    def exists(self) -> bool:
        """There are slots, so there is something to unlock."""
        return self._twins.exist

    def create(self, passphrase: Secret, officer: int) -> Unlocked:
        """Draw a register key and give the first officer a slot.

        Raises KeyFault ``key-slots-exist`` when the folder has slots or a register: a new key over an old register would lose it.
        Raises InputFault as ``check_worth`` does.
        """
        if self.exists or self._has_register():
            raise KeyFault("key-slots-exist")
        chosen = _chosen(passphrase)
        file = slots.fresh(self.strength.cost)
        payload = Payload(_draw(), _draw(), officer)
        root = self._root(file, chosen)
        place = _pick(range(slots.SLOT_COUNT))
        file = slots.with_slot(file, place, SlotKind.PASSPHRASE, root, payload)
        nobody = Directory((Entry(),) * slots.SLOT_COUNT, writings=0)
        directory = _with_entry(nobody, place, Entry(SlotKind.PASSPHRASE, officer))
        self._twins.write_first(slots.with_directory(file, directory, payload.register_key))
        return _unlocked(file, place, payload)

    def alone(self) -> AbstractContextManager[None]:
        """Hold it while a register comes into being here: another process that wants the same waits. It does not nest."""
        return self._twins.alone()

    def set_aside(self) -> None:
        """Slots without a register, as an interrupted beginning leaves them, make room and are kept under another name.

        They may be the only keys of a copy somewhere else. Nothing happens where there is a register. To be called while ``alone``.
        """
        if self.exists and not self._has_register():
            self._twins.set_aside()

    def abandon(self) -> None:
        """Take back a creation whose register could not be made.

        Raises KeyFault ``key-slots-exist`` when there is a register: its keys are never taken away.
        """
        if self._has_register():
            raise KeyFault("key-slots-exist")
        self._twins.remove()

    def unlock_by_passphrase(self, passphrase: Secret) -> Unlocked:
        """Open the slot of whoever has this passphrase.

        Raises KeyFault ``passphrase-wrong``; ``key-slots-rolled-back`` when the slot was put back after its officer was removed or
        his passphrase changed.
        """
        return self._healed(self._opened_by_passphrase(passphrase))

    def unlock_by_keyring(self) -> Unlocked:
        """Open the keyring slot.

        Raises KeyFault ``keyring-unavailable``, ``keyring-refused``, ``keyring-item-missing``, ``keyring-item-wrong`` (it opens no
        slot), ``key-slots-rolled-back``. The passphrase opens in each of these cases but the last.
        """
        return self._healed(
            self._opened(SlotKind.KEYRING, lambda file: ring.fetch(file.device, self.opener), "keyring-item-wrong")
        )

    def has_keyring_item(self) -> bool:
        """Whether unlocking by keyring is worth offering; asks the officer nothing."""
        return self.exists and any(ring.has_item(file.device, self.opener) for file in self._twins.read())

    def remember_in_keyring(self, unlocked: Unlocked) -> None:
        """Let this computer's keyring unlock for this officer; an earlier officer's keyring slot goes.

        Raises KeyFault ``keyring-unavailable``, ``keyring-refused``, ``keyring-readback``: then no slot has changed.
        """
        kek = _draw()
        with self._twins.alone():
            file, directory = self._read_with_directory(unlocked)
            ring.keep(file.device, kek, self.opener)
            file, directory = _without_kind(file, directory, SlotKind.KEYRING)
            place = self._free_place(directory)
            payload = Payload(unlocked.register_key, unlocked.signing_seed, unlocked.officer)
            file = slots.with_slot(file, place, SlotKind.KEYRING, kek, payload)
            entry = Entry(SlotKind.KEYRING, unlocked.officer)
            self._write(file, _with_entry(directory, place, entry), unlocked.register_key)

    def forget_keyring(self, unlocked: Unlocked) -> None:
        """Unlocking by keyring ends; the slot goes first, so that a keyring in trouble cannot keep it.

        Raises KeyFault ``keyring-unavailable`` or ``keyring-refused`` when the item could not be taken out of the keyring.
        """
        with self._twins.alone():
            file, directory = self._read_with_directory(unlocked)
            file, directory = _without_kind(file, directory, SlotKind.KEYRING)
            self._write(file, directory, unlocked.register_key)
        ring.forget(file.device, self.opener)

    def change_passphrase(self, old: Secret, new: Secret) -> Unlocked:
        """Give the officer of the old passphrase the new one; register key, signing key and place stay.

        Raises KeyFault ``passphrase-wrong``; InputFault ``passphrase-taken`` when the new one opens another slot.
        """
        with self._twins.alone():  # unlocking inside: the place found is still his when it is written
            unlocked = self._opened_by_passphrase(old)
            file, directory = self._read_with_directory(unlocked)
            root = self._unused_root(file, new)
            payload = Payload(unlocked.register_key, unlocked.signing_seed, unlocked.officer)
            file = slots.with_slot(file, unlocked.slot, SlotKind.PASSPHRASE, root, payload)
            self._write(file, directory, unlocked.register_key)
        return unlocked

    def add_officer(
        self, unlocked: Unlocked, officer: int, passphrase: Secret, enrol: Callable[[bytes], None] = lambda _: None
    ) -> bytes:
        """Give another officer a slot and a signing key of his own.

        enrol: told his public key when everything is ready and nothing written; what it raises ends it so.
        Result: his Ed25519 public key, 32 bytes. Raises InputFault ``officer-has-slot``, ``passphrase-taken``, or as ``check_worth``;
        KeyFault ``key-slots-full``.
        """
        payload = Payload(unlocked.register_key, _draw(), officer)
        with self._twins.alone():
            file, directory = self._read_with_directory(unlocked)
            if directory.places(SlotKind.PASSPHRASE, officer):
                raise InputFault("officer-has-slot")
            place = self._free_place(directory)
            file = slots.with_slot(file, place, SlotKind.PASSPHRASE, self._unused_root(file, passphrase), payload)
            entry = Entry(SlotKind.PASSPHRASE, officer)
            enrol(public_key := _public_key(payload.signing_seed))
            self._write(file, _with_entry(directory, place, entry), unlocked.register_key)
        return public_key

    def remove_officer(self, unlocked: Unlocked, officer: int) -> None:
        """Take another officer's slots away.

        Raises InputFault ``officer-removes-self`` (so the last slot can never go), ``officer-has-no-slot``.
        """
        if officer == unlocked.officer:
            raise InputFault("officer-removes-self")
        with self._twins.alone():
            file, directory = self._read_with_directory(unlocked)
            if not any(entry.kind != SlotKind.UNUSED and entry.officer == officer for entry in directory.entries):
                raise InputFault("officer-has-no-slot")
            for kind in (SlotKind.PASSPHRASE, SlotKind.KEYRING):
                file, directory = _without_kind(file, directory, kind, officer)
            self._write(file, directory, unlocked.register_key)

    def has_slot(self, unlocked: Unlocked, officer: int) -> bool:
        """Whether an officer, by the id his slot knows him by, can unlock here."""
        return any(each.officer == officer for each in self.holders(unlocked))

    def holders(self, unlocked: Unlocked) -> tuple[SlotHolder, ...]:
        """The officers who can unlock here, by record id."""
        _, directory = self._read_with_directory(unlocked)
        officers = sorted(entry.officer for entry in directory.entries if entry.kind == SlotKind.PASSPHRASE)
        return tuple(SlotHolder(one, bool(directory.places(SlotKind.KEYRING, one))) for one in officers)

    def passphrase_slots(self, unlocked: Unlocked) -> bytes:
        """The slots file as a backup carries it: keyring slots replaced by noise, so no secret of this computer goes along."""
        file, directory = _without_kind(*self._read_with_directory(unlocked), SlotKind.KEYRING)
        return slots.with_directory(file, directory, unlocked.register_key).to_bytes()

    def restore_slots(self, content: bytes) -> None:
        """Put a backup's slots into a folder that has none.

        Raises KeyFault ``key-slots-exist``, ``key-slots-damaged``, ``key-cost-refused``.
        """
        file = slots.parse(content)
        if not self.strength.allows(file.cost):
            raise KeyFault("key-cost-refused")
        self._twins.write_first(file)

    def device(self, unlocked: Unlocked) -> Device | None:
        """What this console is for its ministry, None for one that never asked to be enrolled. Raises as ``read_device``."""
        return read_device(self.folder, unlocked.register_key)

    def keep_device(self, unlocked: Unlocked, device: Device) -> None:
        """Keep what this console is for its ministry."""
        write_device(self.folder, unlocked.register_key, device)

    def mark(self, device: Device) -> Mark:
        """The device's mark outside this folder."""
        return mark_of(self.folder, device.id, self.marks)

    @property
    def _twins(self) -> Twins:
        return Twins(self.folder)

    def _has_register(self) -> bool:
        return any(self.folder.glob(f"{REGISTER_FILE}*"))

    def _read_with_directory(self, unlocked: Unlocked) -> tuple[SlotFile, Directory]:
        settled = settle(self._twins.read(), unlocked.register_key)
        if (
            settled is None
        ):  # without a directory nobody knows which slots are free: writing could destroy a colleague's
            raise KeyFault("key-slots-damaged")
        return settled

    def _write(self, file: SlotFile, directory: Directory, register_key: Secret) -> None:
        counted = replace(directory, writings=directory.writings + 1)
        self._twins.write(slots.with_directory(file, counted, register_key))

    def _root(self, file: SlotFile, passphrase: Secret) -> Secret:
        return derive_root(passphrase, file.salt, file.cost, self.strength)

    def _unused_root(self, file: SlotFile, passphrase: Secret) -> Secret:
        """The root of a passphrase that opens no slot yet: with an equal one, an officer would unlock as his colleague."""
        root = self._root(file, _chosen(passphrase))
        if slots.find_slot(file, SlotKind.PASSPHRASE, root) is not None:
            raise InputFault("passphrase-taken")
        return root

    def _free_place(self, directory: Directory) -> int:
        free = directory.places(SlotKind.UNUSED)
        if not free:
            raise KeyFault("key-slots-full", limit=slots.SLOT_COUNT)
        return _pick(free)

    def _opened_by_passphrase(self, passphrase: Secret) -> Unlocked:
        phrase = canonical(passphrase)
        return self._opened(SlotKind.PASSPHRASE, lambda file: self._root(file, phrase), "passphrase-wrong")

    def _opened(self, kind: SlotKind, root_of: Callable[[SlotFile], Secret], code: str) -> Unlocked:
        candidates = self._twins.read()
        file, place, payload = _first_opened(candidates, kind, root_of, code)
        settled = settle(candidates, payload.register_key)
        # Damaged directories do not keep an officer out of his register; they only forbid changes to the slots. Whoever can damage them
        # on purpose could as well put the whole old files back, which only a mark outside them can tell.
        if settled is not None:
            self._confirm(*settled, place, file.slots[place], Entry(kind, payload.officer), code)
        return _unlocked(file, place, payload)

    def _confirm(
        self, whole: SlotFile, directory: Directory, place: int, slot: bytes, expected: Entry, code: str
    ) -> None:
        """Refuse a slot that is not the one last written there."""
        entry = directory.entries[place]
        is_right = is_as_written(slot, entry.fingerprint)
        if (
            not is_right and whole.slots[place] != slot
        ):  # the other twin has the right one: this is an interrupted change
            raise KeyFault(code)
        if not is_right or (entry.kind, entry.officer) != (expected.kind, expected.officer):
            raise KeyFault("key-slots-rolled-back")

    def _healed(self, unlocked: Unlocked) -> Unlocked:
        """Make the twins whole again where a change was interrupted or a sector went bad."""
        if self._whole(unlocked) is not None:
            with (
                contextlib.suppress(StoreFault),
                self._twins.alone(),
            ):  # a disk that takes nothing does not forbid reading
                whole = self._whole(unlocked)  # as it is now: somebody may just have changed it
                if whole is not None:
                    self._twins.write(whole)
        return unlocked

    def _whole(self, unlocked: Unlocked) -> SlotFile | None:
        """What both twins should be; None where they are, or where no directory tells."""
        settled = settle(self._twins.read(), unlocked.register_key)
        return None if settled is None or self._twins.are(settled[0]) else settled[0]


def _first_opened(
    candidates: tuple[SlotFile, ...], kind: SlotKind, root_of: Callable[[SlotFile], Secret], code: str
) -> tuple[SlotFile, int, Payload]:
    """The first twin in which the root opens a slot. A twin whose header is damaged must not hide the other."""
    faults: list[KeyFault] = []
    roots: dict[bytes, Secret] = {}  # by header: the derivation is paid once for twins that agree
    for file in candidates:
        try:
            root = roots[file.header] if file.header in roots else root_of(file)
        except KeyFault as fault:
            faults.append(fault)
            continue
        roots[file.header] = root
        found = slots.find_slot(file, kind, root)
        if found is not None:
            return file, *found
    raise faults[0] if len(faults) == len(candidates) else KeyFault(code)


def _unlocked(file: SlotFile, place: int, payload: Payload) -> Unlocked:
    return Unlocked(payload.register_key, payload.signing_seed, payload.officer, place, file.device)


def _with_entry(directory: Directory, place: int, entry: Entry) -> Directory:
    return replace(directory, entries=(*directory.entries[:place], entry, *directory.entries[place + 1 :]))


def _without_kind(
    file: SlotFile, directory: Directory, kind: SlotKind, officer: int | None = None
) -> tuple[SlotFile, Directory]:
    for place in directory.places(kind, officer):
        file, directory = slots.without_slot(file, place), _with_entry(directory, place, Entry())
    return file, directory


def _chosen(passphrase: Secret) -> Secret:
    chosen = canonical(passphrase)
    check_worth(chosen)
    return chosen


def _draw() -> Secret:
    return Secret(os.urandom(_KEY_BYTES))


def _pick(places: range | tuple[int, ...]) -> int:
    """Any of the places, so that the order says nothing about who came first."""
    return places[int.from_bytes(os.urandom(4)) % len(places)]


def _public_key(seed: Secret) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(seed.reveal()).public_key().public_bytes_raw()
