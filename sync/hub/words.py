"""What consoles say of themselves (lane WORD): of each author of a compartment the newest only, in no chain; numbered in the order they came.

Their numbers may have gaps: a word that a newer one replaced is nobody's loss.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, insert, select, update

from sync.frames import Ack, Taken
from sync.hub.tables import WORD, WORD_HEAD
from sync.pouch import Envelope


def take_word(connection: Connection, envelope: Envelope, compartment: bytes) -> Ack:
    """Keep it where it is newer than what its author said before."""
    header = envelope.header
    of_author = (WORD.c.compartment_id == compartment) & (WORD.c.author_no == header.author)
    said = connection.execute(select(WORD.c.seq).where(of_author)).scalar()
    if said is not None and int(said) >= header.first_seq:
        return Ack(Taken.KNOWN, 0)
    head = select(WORD_HEAD.c.number).where(WORD_HEAD.c.id == 1).with_for_update()
    number = int(connection.execute(head).scalar_one()) + 1
    connection.execute(update(WORD_HEAD).where(WORD_HEAD.c.id == 1).values(number=number))
    told = {"seq": header.first_seq, "number": number, "body": envelope.wire}
    if said is None:
        connection.execute(insert(WORD).values(compartment_id=compartment, author_no=header.author, **told))
    else:
        connection.execute(update(WORD).where(of_author).values(**told))
    return Ack(Taken.STORED, number)


def head_of_words(connection: Connection) -> int:
    """The number of the newest word, whoever may have it."""
    return int(connection.execute(select(WORD_HEAD.c.number).where(WORD_HEAD.c.id == 1)).scalar() or 0)


def words_after(
    connection: Connection, held: Mapping[bytes, bytes], after: int, most: int
) -> tuple[list[tuple[bytes, bytes]], int]:
    """The words beyond a number in these compartments (alias -> id), each as (alias, wire), at most so many; up to which number they go."""
    head = head_of_words(connection)
    if after >= head:
        return [], min(after, head)
    aliases = {compartment: alias for alias, compartment in held.items()}
    rows = connection.execute(
        select(WORD.c.number, WORD.c.compartment_id, WORD.c.body)
        .where(WORD.c.compartment_id.in_(list(aliases)), WORD.c.number > after)
        .order_by(WORD.c.number)
        .limit(most)
    ).all()
    upto = int(rows[-1][0]) if len(rows) == most else head
    return [(aliases[bytes(row[1])], bytes(row[2])) for row in rows], upto
