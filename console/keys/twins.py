"""The slots file lies on the disk twice, because everything hangs on these three kilobytes.

A bad sector, or a power cut between the two writings, leaves one good copy of every slot; unlocking finds it and makes both whole again.
The sealed directory tells which writing of a slot is the right one, so a twin is never a way back for a slot that was withdrawn.
"""

from __future__ import annotations

import contextlib
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from console import durable
from console.faults import KeyFault, StoreFault
from console.keys import SLOTS_FILE, SLOTS_LOCK_FILE, TWIN_FILE, slots
from console.keys.slots import Directory, SlotFile
from console.secret import Secret


@dataclass(frozen=True, slots=True)
class Twins:
    """The two files of a folder."""

    folder: Path

    @property
    def exist(self) -> bool:
        """At least one is there."""
        return any(path.exists() for path in self._paths)

    def read(self) -> tuple[SlotFile, ...]:
        """Those that can be read, the first one first; only different ones.

        Raises KeyFault ``key-slots-missing`` when there is none, ``key-slots-damaged`` when neither can be read; StoreFault
        ``key-slots-newer`` when any of them is of a later format: healing must not write over what a newer version wrote.
        """
        found: list[SlotFile] = []
        faults: list[KeyFault | StoreFault] = []
        for path in self._paths:
            try:
                content = durable.read_whole(path)
                file = None if content is None else slots.parse(content)
            except (KeyFault, StoreFault) as fault:  # a bad sector under one of them
                if fault.code == "key-slots-newer":
                    raise
                faults.append(fault)
            else:
                found += [file] if file is not None and file not in found else []
        if not found:
            raise faults[0] if faults else KeyFault("key-slots-missing")
        return tuple(found)

    def alone(self) -> AbstractContextManager[None]:
        """While it is held nobody else changes the files: whoever reads to write takes it first. It does not nest.

        Raises StoreFault as ``durable.alone``.
        """
        return durable.alone(self.folder / SLOTS_LOCK_FILE)

    def write(self, file: SlotFile) -> None:
        """Put the file in the place of both. Raises StoreFault as ``durable.write_whole``; then nothing has changed."""
        durable.write_whole(self.folder / SLOTS_FILE, file.to_bytes())
        self._write_twin(file)

    def write_first(self, file: SlotFile) -> None:
        """Write where there is none yet. Raises KeyFault ``key-slots-exist``, also when another process was quicker."""
        try:
            durable.write_new(self.folder / SLOTS_FILE, file.to_bytes())
        except FileExistsError as trouble:
            raise KeyFault("key-slots-exist") from trouble
        self._write_twin(file)

    def are(self, file: SlotFile) -> bool:
        """Both lie on the disk just so."""
        try:
            return [durable.read_whole(path) for path in self._paths] == [file.to_bytes()] * 2
        except StoreFault:
            return False

    def set_aside(self) -> None:
        """Give both another name. Raises StoreFault as ``durable.store_fault``."""
        for path in self._paths:
            try:
                if path.exists():
                    path.replace(durable.beside(path.with_name(f"{path.name}.old")))
            except OSError as trouble:
                raise durable.store_fault(trouble) from trouble

    def remove(self) -> None:
        """Take both away."""
        for path in self._paths:
            path.unlink(missing_ok=True)

    def _write_twin(self, file: SlotFile) -> None:
        with contextlib.suppress(StoreFault):  # the change is made and durable; the next unlocking makes the twin whole
            durable.write_whole(self.folder / TWIN_FILE, file.to_bytes())

    @property
    def _paths(self) -> tuple[Path, Path]:
        return self.folder / SLOTS_FILE, self.folder / TWIN_FILE


def settle(candidates: tuple[SlotFile, ...], register_key: Secret) -> tuple[SlotFile, Directory] | None:
    """The file as it was last written, put together from the twins.

    The newest directory rules; a slot that is not as it says is taken from the other twin if it is so there. None when no directory opens.
    """
    opened = [(file, directory) for file in candidates if (directory := slots.open_directory(file, register_key))]
    if not opened:
        return None
    newest, directory = max(opened, key=lambda pair: pair[1].writings)
    whole = tuple(
        next(
            (
                file.slots[place]
                for file in (newest, *candidates)
                if is_as_written(file.slots[place], entry.fingerprint)
            ),
            slot,
        )
        for place, (slot, entry) in enumerate(zip(newest.slots, directory.entries, strict=True))
    )
    return replace(newest, slots=whole), directory


def is_as_written(slot: bytes, fingerprint: bytes) -> bool:
    """The slot is the writing the directory means."""
    return slots.fingerprint(slot) == fingerprint
