"""From what an officer knows to a key: Argon2id with bounded cost, and one key per slot from it.

The cost travels in clear in the slots file, so it is bounded before it is used: a planted file can neither make us spend an hour or all
memory, nor talk us down to a cheap derivation (age refuses such files the same way).
"""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from console.faults import KeyFault
from console.secret import Secret

ROOT_BYTES = 32
KEY_AND_NONCE_BYTES = 44  # 32 of key, 12 of nonce, as in the envelope


@dataclass(frozen=True, slots=True, order=False)
class Cost:
    """What one derivation takes. memory_kib: KiB of memory; passes over it; lanes: threads."""

    memory_kib: int
    passes: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Strength:
    """The cost new slots are made with, and the least and most a slots file may ask for."""

    cost: Cost
    least: Cost
    most: Cost

    def allows(self, cost: Cost) -> bool:
        """Each of the three figures lies within the bounds."""
        return (
            self.least.memory_kib <= cost.memory_kib <= self.most.memory_kib
            and self.least.passes <= cost.passes <= self.most.passes
            and self.least.lanes <= cost.lanes <= self.most.lanes
        )


# 256 MiB / 3 / 4 took 0.7 s on a two-core machine; whoever unlocks feels it, and so does whoever guesses. The least is RFC 9106's second
# choice. The most keeps a planted file from taking more than 1 GiB or some ten seconds from an officer at the unlock screen.
PRODUCTION = Strength(cost=Cost(262_144, 3, 4), least=Cost(65_536, 3, 1), most=Cost(1_048_576, 10, 4))


def derive_root(passphrase: Secret, salt: bytes, cost: Cost, strength: Strength) -> Secret:
    """The 32 bytes every passphrase slot of a file is tried with: one run, however many officers there are.

    Raises KeyFault ``key-cost-refused`` when the cost is out of bounds, ``memory-short`` when the machine has not the memory for it.
    """
    if not strength.allows(cost):
        raise KeyFault("key-cost-refused")
    derivation = Argon2id(
        salt=salt, length=ROOT_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    try:
        return Secret(derivation.derive(passphrase.reveal()))
    except MemoryError as trouble:
        raise KeyFault("memory-short", needed_mib=cost.memory_kib // 1024) from trouble


def expand(root: Secret, salt: bytes, info: bytes) -> tuple[bytes, bytes]:
    """A key (32 bytes) and a nonce (12 bytes) of their own for one sealing; the salt must be fresh each time."""
    okm = HKDF(algorithm=hashes.SHA256(), length=KEY_AND_NONCE_BYTES, salt=salt, info=info).derive(root.reveal())
    return okm[:32], okm[32:]
