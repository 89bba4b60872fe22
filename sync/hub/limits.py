"""How much one device may send, so that one that went wrong does not take the hub from the others. Counted in each process, forgotten with it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

# Who feels it: nobody who works. A console that offers all it holds to a restored hub sends 1 MiB after the other; at these limits that is
# 256 requests and about seven million changes of a roster a minute. Beyond them it is told to wait a minute, and its next exchange goes on.
ENVELOPES_A_MINUTE = 60_000  # each costs a signature check of 0.1 ms: 6 s of a minute
BYTES_A_MINUTE = 256 << 20
REQUESTS_A_MINUTE = 1_200
DEVICES_MAX = 5_000  # remembered; who is forgotten begins anew
MINUTE_MS = 60_000


class TooMuch(Exception):
    """More in a minute than any console sends."""


@dataclass
class _Spent:
    since_ms: int
    requests: int = 0
    envelopes: int = 0
    bytes: int = 0


class Budget:
    """What each device sent in this minute."""

    def __init__(self) -> None:
        self._spent: OrderedDict[bytes, _Spent] = OrderedDict()

    def spend(self, device: bytes, now_ms: int, *, envelopes: int = 0, size: int = 0) -> None:
        """Count one request of so many envelopes and bytes. Raises TooMuch; what was refused is not counted."""
        spent = self._spent.get(device)
        if spent is None or not 0 <= now_ms - spent.since_ms < MINUTE_MS:
            spent = self._spent[device] = _Spent(now_ms)
        self._spent.move_to_end(device)
        while len(self._spent) > DEVICES_MAX:
            self._spent.popitem(last=False)
        if (
            spent.requests >= REQUESTS_A_MINUTE
            or spent.envelopes + envelopes > ENVELOPES_A_MINUTE
            or spent.bytes + size > BYTES_A_MINUTE
        ):
            raise TooMuch
        spent.requests += 1
        spent.envelopes += envelopes
        spent.bytes += size
