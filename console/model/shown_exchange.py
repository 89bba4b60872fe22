"""What an officer sees of the exchange: what waits, what went, what is set aside, who is heard of, and what the link is doing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from console.model.kinds import Kind

MINISTRY = ""  # how the ministry's own compartment is called beside the codes of the missions'


class Link(StrEnum):
    """What carries changes to the hub is doing. Only ``UP_TO_DATE`` rests on the hub's receipt for everything there was."""

    NOT_ENROLLED = "not-enrolled"
    NEVER = "never"  # enrolled, and no exchange came to its end yet
    IDLE = "idle"  # there were exchanges, and nothing carries at present
    EXCHANGING = "exchanging"
    RETRYING = "retrying"
    PAUSED = "paused"
    UP_TO_DATE = "up-to-date"


@dataclass(frozen=True, slots=True)
class LinkState:
    """The link at one moment.

    last_ms: of the hub's last receipt for everything that was to go, UTC milliseconds; None before any. done, total: changes of the exchange
    under way, total 0 while nobody knows; done_bytes, total_bytes: likewise. until_ms: when it tries again by itself. fault: the code of the
    fault it waits for; details: what its sentence names.
    """

    link: Link
    last_ms: int | None = None
    done: int = 0
    total: int = 0
    done_bytes: int = 0
    total_bytes: int = 0
    until_ms: int | None = None
    fault: str = ""
    is_thin: bool = False
    details: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExchangeBrief:
    """The exchange in a few numbers, from what the register holds.

    waiting: changes of this console the hub has not confirmed; before it is enrolled every change there is. oldest_ms: when the oldest of
    them was written. aside: envelopes that came and are not in the log. not_shown: records that cannot be shown. conflicts: cells.
    """

    is_enrolled: bool
    has_exchanged: bool
    waiting: int
    oldest_ms: int | None
    aside: int
    not_shown: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """What one officer of this console wrote into one compartment and the hub has not confirmed.

    compartment: code of its mission, MINISTRY, or None for what has no compartment yet. is_bulk: of the lane of rosters. sealed, unsealed:
    changes. size_bytes: of the envelopes, and of what will be sealed as it lies in the log. oldest_ms: when the oldest was written.
    """

    compartment: str | None
    author: int
    officer: str
    is_bulk: bool
    sealed: int
    unsealed: int
    size_bytes: int
    oldest_ms: int


@dataclass(frozen=True, slots=True)
class WaitingList:
    """relayed: envelopes of other consoles that came another way than by the hub, and go to it from here too."""

    lines: tuple[WaitingLine, ...]
    relayed: int


@dataclass(frozen=True, slots=True)
class SentLine:
    """An own envelope the hub has. hub_seq: the number the hub gave it. written_ms: when its newest change was written.

    received: (code of a mission, when one of its consoles had said so) of those whose receipt covers it, each mission once.
    """

    compartment: str | None
    author: int
    officer: str
    is_bulk: bool
    first_seq: int
    count: int
    kinds: Mapping[Kind, int]  # how many changes of each kind of record
    size_bytes: int
    written_ms: int
    hub_seq: int
    received: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SentPage:
    """The newest envelopes the hub has. total: of them all."""

    lines: tuple[SentLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class AsideLine:
    """Envelopes set aside for one reason (``console.register.envelopes.Reason``), of one author. mission: his mission's code, "" if unknown."""

    reason: str
    compartment: str | None
    author: int
    officer: str
    mission: str
    count: int
    since_ms: int


@dataclass(frozen=True, slots=True)
class NotShownLine:
    """Records the log holds something of that no row shows. kind: None for one only a newer version knows."""

    reason: str
    kind: Kind | None
    count: int


@dataclass(frozen=True, slots=True)
class Contact:
    """The newest change of an author that is here, in one compartment. officer: id of the record of who wrote it; name: "" if unknown."""

    compartment: str | None
    author: int
    officer: int
    name: str
    mission: str
    newest_ms: int


@dataclass(frozen=True, slots=True)
class OfficerOnDevice:
    """roles: names of ``sync.entries.Role``, small, hyphenated."""

    author: int
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuestOf:
    """What a device may read beside its own mission's. compartment: None for every one."""

    compartment: str | None
    until_ms: int


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """A device of the membership log. newest_ms: the newest change of its officers that is here; None before any."""

    device: str  # hexadecimal
    mission: str
    is_own: bool
    is_revoked: bool
    officers: tuple[OfficerOnDevice, ...]
    guest_of: tuple[GuestOf, ...]
    newest_ms: int | None
