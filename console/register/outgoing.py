"""What this console's own log holds for others."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from console.register import log
from console.register.incoming import Received


def batches_after(connection: Connection, compartment: int, author: int, lane: int, after: int) -> Iterator[Received]:
    """The batches of a chain beyond the number ``after``, in order, as another console takes them in."""
    sight = log.Sight(connection)
    for one, body in log.chain(connection, compartment, author, lane, after):
        seen = sight.of(one)
        yield Received(
            compartment=compartment,
            author=author,
            lane=lane,
            first_seq=one.first_seq,
            count=one.count,
            stamp=one.stamp,
            officer=one.officer,
            cause=one.cause,
            others=seen.others,
            seen_own=one.seen_own,
            body=body,
        )
