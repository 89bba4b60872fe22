"""Whether consoles that hold the same changes show the same. They must: what is shown is made from the set of changes alone.

Each says now and then, signed, of which changes it is (a digest of its vectors) and what it shows of them (a digest of that). Two of one scope and
two digests are an alarm: a bug, or damage that no checksum saw.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection

from console.model.ids import NOT_ENROLLED_AUTHOR
from console.register import carrying, causality, log, receipts
from console.register.checking import digest
from console.register.receipts import STATE_BYTES, State
from console.register.upgrades import FORM


@dataclass(frozen=True, slots=True)
class Agreement:
    """Authors by what their consoles said: same scope and digest; same scope, another digest; of other changes, or nothing yet."""

    alike: tuple[int, ...]
    otherwise: tuple[int, ...]
    elsewhere: tuple[int, ...]


def scope(connection: Connection) -> bytes | None:
    """Of which changes this console is; None where some of them are nobody else's yet, or wait beside."""
    alone = connection.exec_driver_sql("SELECT 1 FROM batch WHERE author = ? LIMIT 1", (NOT_ENROLLED_AUTHOR,)).first()
    waiting = connection.exec_driver_sql("SELECT 1 FROM aside LIMIT 1").first()
    if alone or waiting:
        return None
    total = hashlib.sha256(FORM.to_bytes(2, "big"))  # another form may show the same changes otherwise, and be right
    for no, id_ in sorted(carrying.compartments(connection).items(), key=lambda each: each[1]):
        total.update(id_ + causality.encode(log.vector(connection, no)))
    return total.digest()[:STATE_BYTES]


def state(connection: Connection) -> State | None:
    """What this console shows of which changes; reads everything, some seconds for a large register. None as ``scope``."""
    here = scope(connection)
    return None if here is None else State(here, bytes.fromhex(digest(connection))[:STATE_BYTES])


def agreement(connection: Connection, mine: State, own: int) -> Agreement:
    """Who shows the same. own: the author who asks."""
    found: dict[str, set[int]] = {"alike": set(), "otherwise": set(), "elsewhere": set()}
    for no in carrying.compartments(connection):
        for author, word in receipts.newest(connection, no).items():
            theirs = receipts.decode(word.content).state
            if author == own or theirs is None:
                continue
            is_same = theirs.scope == mine.scope
            found["elsewhere" if not is_same else "alike" if theirs.digest == mine.digest else "otherwise"].add(author)
    return Agreement(*(tuple(sorted(found[name])) for name in ("alike", "otherwise", "elsewhere")))
