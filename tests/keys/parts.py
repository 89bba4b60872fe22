"""What tests of the keys are made with."""

from __future__ import annotations

from console.keys import SLOTS_FILE, SLOTS_LOCK_FILE, TWIN_FILE
from console.keys.box import KeyBox
from console.keys.kdf import Cost, Strength
from console.secret import Secret

CHEAP = Strength(cost=Cost(64, 1, 1), least=Cost(64, 1, 1), most=Cost(1_024, 3, 4))
FIRST = Secret(b"angin laut membawa kabar baik")
SECOND = Secret(b"delapan jembatan menuju kota")
THIRD = Secret(b"kopi pahit sebelum matahari")
RINA, BUDI = (2**23 - 1) << 40 | 1, (2**23 - 1) << 40 | 2


class MemoryRing:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.items.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.items[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.items[service, username]


class SilentRing(MemoryRing):
    """Takes everything and keeps nothing, as the null backend does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class GarblingRing(MemoryRing):
    """Gives back another text than it was given."""

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password[::-1])


class LockedRing(MemoryRing):
    """Its owner says no to every question."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("locked")


def content(box: KeyBox) -> bytes:
    return (box.folder / SLOTS_FILE).read_bytes()


def put(box: KeyBox, changed: bytes) -> None:
    """Both twins."""
    for name in (SLOTS_FILE, TWIN_FILE):
        (box.folder / name).write_bytes(changed)


def names(box: KeyBox) -> list[str]:
    return sorted(path.name for path in box.folder.iterdir() if path.name != SLOTS_LOCK_FILE)


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1 << place % 8]) + content[place + 1 :]
