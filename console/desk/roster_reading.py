"""Reading a roster as its source was understood before, and listing what was decided of its pairs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from console.desk.jobs import Progress
from console.desk.place import Place
from console.duty import roster_child
from console.formats.roster.shapes import Ask, RosterReading
from console.model.proposal import Candidate, DoubtfulPair, RosterProposal

Mapped = dict[str, str]  # header text -> field, "" for kept aside
MAPPING_SCOPE = "mapping"  # local: what the columns of a source mean; the command line reads the same


def read(place: Place, path: Path, ask: Ask, progress: Progress) -> tuple[RosterReading, Mapped]:
    """Read a roster in the child process, by the columns as they were understood the last time this source came.

    Returns the reading and the mapping it rests on; {} when the console's own recognition decided. Raises what
    ``roster_child.read`` raises.
    """

    def is_cancelled() -> bool:
        return progress.is_cancelled

    reading = roster_child.read(path, ask, progress.told, is_cancelled)
    if ask.mapping:
        return reading, dict(ask.mapping)
    kept = place.reading(lambda connection: kept_mapping(connection, reading.source))
    if not kept:
        return reading, {}
    return roster_child.read(path, replace(ask, mapping=kept), progress.told, is_cancelled), kept


def kept_mapping(connection: Connection, source: str) -> Mapped:
    """What the columns of this source meant when it was last imported; {} when it never was."""
    sql = "SELECT value FROM local WHERE scope = ? AND key = ?"
    found = connection.exec_driver_sql(sql, (MAPPING_SCOPE, source)).scalar()
    return dict(json.loads(found)) if found else {}


def pair_key(row: Candidate, other: Candidate) -> frozenset[int]:
    """The pair as ``roster.propose`` names it: rows by their negative number."""
    return frozenset(-side.key if side.is_row else side.key for side in (row, other))


def listed(proposal: RosterProposal, settled: Mapping[frozenset[int], DoubtfulPair]) -> RosterProposal:
    """The proposal with the pairs already decided, in the order of the file, so that a slip can be mended."""
    open_keys = {pair_key(pair.row, pair.other) for pair in proposal.pairs}
    decided = [pair for key, pair in settled.items() if key not in open_keys]
    pairs = sorted((*proposal.pairs, *decided), key=lambda pair: pair.row.key)
    return replace(proposal, pairs=tuple(pairs))
