"""A roster becomes a proposal whose counts add up; applied, it is one import that can be undone as a whole.

propose   what the file would do, row by row; nothing is written
apply     writes it in chunks small enough that an urgent report gets between; Cancel undoes what was done
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import msgpack
from sqlalchemy import Connection

from console.atlas.gazetteer import city_by_name
from console.duty import roster_draft, roster_undo
from console.duty.post import Post, WriteLane, here
from console.duty.roster_draft import Draft
from console.formats.roster.shapes import RosterReading, RosterRow
from console.model.change import Change, Value
from console.model.field_register import FIELD_REGISTER
from console.model.kinds import NAME_MAX, WITHDRAWAL_FIELDS, Kind
from console.model.match import Likeness, Matcher, Proposal, Subject, candidate_keys, prepared
from console.model.match import Outcome as Matched
from console.model.proposal import (
    Candidate,
    DoubtfulPair,
    FieldChange,
    ImportOutcome,
    Outcome,
    ProposalCounts,
    RosterProposal,
    RowOutcome,
)
from console.model.shown import MissionLine
from console.model.words import Channel, CheckResult, IdentifierType, ImportState, Precision, Sex, Verdict
from console.register import fold
from console.register.fold import chunks, marks
from console.register.log import Lane
from console.register.reading import matching
from console.register.touched import Touched

CHUNK_ROWS = 1_000  # an urgent report never waits longer than one of these (model.md allows 2,000 rows or 200 ms)
SEEN_CHUNK_ROWS = 5_000  # these are small and next to one another: about 30 ms
SEEN_SCOPE = "seen-row"  # local: rows an import brought in, so that repeating it changes nothing
Told = Callable[[int, int], None]
Asked = Callable[[int, int], bool]


@dataclass(slots=True)
class Plan:
    """A proposal and what applying it needs. drafts: by target key; new persons by the negative row number that began them."""

    proposal: RosterProposal
    reading: RosterReading
    mission: MissionLine
    drafts: dict[int, Draft] = field(default_factory=dict)
    target_by_row: dict[int, int] = field(default_factory=dict)
    doubts: list[tuple[int, int, Likeness]] = field(default_factory=list)  # (draft key, other key, likeness)
    judged: list[tuple[int, int, Verdict]] = field(default_factory=list)
    digests: dict[int, str] = field(default_factory=dict)
    file_name: str = ""  # by which an officer knows the import again; whoever read the file sets it


def propose(
    connection: Connection,
    reading: RosterReading,
    mission: MissionLine,
    decided: Mapping[frozenset[int], Verdict] | None = None,
    progress: Asked | None = None,
) -> Plan:
    """What the file would do to the register. decided: verdicts of this session; rows are named by their negative number.

    progress: told rows done and rows in all; answering False ends the work with a short, unusable plan.
    """
    rows = {row.row: row for row in reading.rows}
    entries = [prepared(_subject(row)) for row in reading.rows]
    wanted = [candidate_keys(entry) for entry in entries]
    seen, digests, earlier = _seen(connection, reading, mission)
    found = matching.with_judged(connection, matching.candidates(connection, wanted) | set(seen.values()))
    known = matching.subjects(connection, found)
    held = {**matching.judgements(connection, found), **(decided or {})}
    matcher = Matcher(known, held, {-row: person for row, person in seen.items()})
    proposals = matcher.propose(entries, progress)
    plan = Plan(RosterProposal(ProposalCounts()), reading, mission, digests=digests)
    plan.drafts = _known_drafts(
        connection, mission, {one.target for one in proposals if one.target is not None and one.target > 0}
    )
    outcomes, changed = _outcomes(plan, rows, proposals, seen)
    plan.judged = [(*sorted(pair), verdict) for pair, verdict in (decided or {}).items() if min(pair) < 0]  # type: ignore[misc]
    vanished = _vanished(connection, earlier - set(plan.drafts))
    pairs = tuple(_pairs(plan, rows, {one.key: one for one in known}, proposals))
    counts = Counter(outcome.outcome for outcome in outcomes)
    plan.proposal = RosterProposal(
        ProposalCounts(
            new=counts[Outcome.NEW],
            changed=counts[Outcome.CHANGED],
            unchanged=counts[Outcome.UNCHANGED],
            doubtful=counts[Outcome.DOUBTFUL],
            rejected=counts[Outcome.REJECTED],
            vanished=len(vanished),
            flagged=reading.flagged,
        ),
        tuple(outcomes),
        pairs,
        tuple(changed),
        tuple(vanished[:100]),
    )
    return plan


def _subject(row: RosterRow) -> Subject:
    numbers = (row.person.get("phone"), row.person.get("whatsapp"))
    return Subject(
        key=-row.row,
        name=row.name,
        other_names=tuple(str(row.person.get("other_names") or "").splitlines()),
        born=_text(row.person.get("born")) or None,
        sex=Sex.of(sex) if (sex := _text(row.person.get("sex"))) else None,
        phones=tuple(dict.fromkeys(str(number) for number in numbers if number)),
        passports=tuple(paper.value for paper in row.identifiers if paper.type == IdentifierType.PASSPORT),
        niks=tuple((p.value, p.check == CheckResult.OK) for p in row.identifiers if p.type == IdentifierType.NIK),
        city=_text(row.registration.get("city")),
        household=row.household,
        email=_text(row.person.get("email")),
    )


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _seen(
    connection: Connection, reading: RosterReading, mission: MissionLine
) -> tuple[dict[int, int], dict[int, str], set[int]]:
    """Rows an earlier import brought in word for word, with the person; each row's digest; whom this source named before."""
    person_by_digest: dict[str, int] = {}
    earlier: set[int] = set()
    for record, source, whose in connection.exec_driver_sql(
        "SELECT id, source, mission FROM roster_import WHERE state = ? AND withdrawn_at_ms IS NULL ORDER BY id",
        (str(ImportState.APPLIED),),
    ).all():
        if whose != mission.mission:
            continue
        sql = "SELECT key, value FROM local WHERE scope = ?"
        brought = {row[0]: int(row[1]) for row in connection.exec_driver_sql(sql, (f"{SEEN_SCOPE}:{record}",))}
        person_by_digest |= brought
        if source == reading.source:
            earlier |= set(brought.values())
    digests = {row.row: _digest(row) for row in reading.rows}
    living = fold.living(connection, Kind.PERSON, set(person_by_digest.values()))
    seen = {
        row: person_by_digest[digest]
        for row, digest in digests.items()
        if digest in person_by_digest and person_by_digest[digest] in living
    }
    return seen, digests, earlier & living


def _digest(row: RosterRow) -> str:
    """What a row says, whatever its place in the file; 128 bits."""
    papers = [(str(paper.type), paper.value) for paper in row.identifiers]
    said = [row.name, sorted(row.person.items()), sorted(row.registration.items()), papers, row.household, row.flags]
    return hashlib.sha256(msgpack.packb(said)).hexdigest()[:32]


_PERSON_FIELDS = [name for name in FIELD_REGISTER[Kind.PERSON] if name not in WITHDRAWAL_FIELDS]
_REGISTRATION_FIELDS = [name for name in FIELD_REGISTER[Kind.REGISTRATION] if name not in WITHDRAWAL_FIELDS]


def _known_drafts(connection: Connection, mission: MissionLine, persons: set[int]) -> dict[int, Draft]:
    drafts: dict[int, Draft] = {}
    for chunk in chunks(sorted(persons)):
        drafts |= _drafts_of(connection, mission, chunk)
    return drafts


def _drafts_of(connection: Connection, mission: MissionLine, persons: list[int]) -> dict[int, Draft]:
    here = marks(persons)

    def rows(sql: str, *more: object) -> Iterator[Any]:
        yield from connection.exec_driver_sql(sql.format(here), (*persons, *more))

    columns = ", ".join(f'p."{name}"' for name in _PERSON_FIELDS)
    drafts = {
        row[0]: Draft(row[0], None, dict(zip(_PERSON_FIELDS, row[2:], strict=True)), {}, set(), row[1])
        for row in rows(
            f"SELECT p.id, coalesce(h.label, ''), {columns} FROM person p"
            " LEFT JOIN household h ON h.id = p.household WHERE p.id IN ({})"
        )
    }
    columns = ", ".join(f'"{name}"' for name in _REGISTRATION_FIELDS)
    for record, *values in rows(
        f"SELECT id, {columns} FROM registration WHERE person IN ({{}}) AND mission = ? AND withdrawn_at_ms IS NULL",
        mission.mission,
    ):
        fields = dict(zip(_REGISTRATION_FIELDS, values, strict=True))
        draft = drafts[fields["person"]]
        draft.registration, draft.at = record, fields
    for person, kind, value in rows(
        "SELECT person, type, value FROM identifier WHERE person IN ({}) AND withdrawn_at_ms IS NULL"
    ):
        drafts[person].papers.add((kind, value))
    return drafts


def _outcomes(
    plan: Plan, rows: Mapping[int, RosterRow], proposals: list[Proposal], seen: Mapping[int, int]
) -> tuple[list[RowOutcome], list[FieldChange]]:
    outcomes = [RowOutcome(reject.row, Outcome.REJECTED) for reject in plan.reading.rejects]
    changed: list[FieldChange] = []
    for proposal in proposals:
        row = rows[-proposal.row_key]
        said = _registration(row, plan.mission)
        target = proposal.row_key if proposal.target is None else proposal.target
        plan.target_by_row[row.row] = target
        if proposal.target is None:
            plan.drafts[target] = roster_draft.begun(row, said)
            outcome = Outcome.DOUBTFUL if proposal.outcome is Matched.DOUBTFUL else Outcome.NEW
            if outcome is Outcome.DOUBTFUL:
                plan.doubts += [(target, other, likeness) for other, likeness in proposal.likenesses]
        elif row.row in seen:
            outcome = Outcome.UNCHANGED
        else:
            news = roster_draft.take_in(plan.drafts[target], row, said)
            changed += news
            outcome = Outcome.CHANGED if news else Outcome.UNCHANGED
        outcomes.append(RowOutcome(row.row, outcome, target if target > 0 else None))
    return sorted(outcomes, key=lambda each: each.row), changed


def _registration(row: RosterRow, mission: MissionLine) -> dict[str, Value]:
    """What the row says of where the person lives, with the city found in the gazetteer and the country of the mission."""
    said = dict(row.registration)
    country = str(said.get("country") or mission.country)
    city = city_by_name(str(said["city"]), country) if said.get("city") else None
    if city is not None:
        said["city_id"] = city.city_id
        country = city.country
    elif said.get("precision") == Precision.CITY:
        said["precision"] = Precision.COUNTRY.value  # a city nobody knows places no one
    said["country"] = country
    return said


def _vanished(connection: Connection, persons: set[int]) -> list[str]:
    names: list[str] = []
    for chunk in chunks(sorted(persons)):
        sql = f"SELECT name FROM person WHERE id IN ({marks(chunk)}) AND withdrawn_at_ms IS NULL"
        names += connection.exec_driver_sql(sql, tuple(chunk)).scalars()
    return names


def _pairs(
    plan: Plan, rows: Mapping[int, RosterRow], known: Mapping[int, Subject], proposals: list[Proposal]
) -> Iterator[DoubtfulPair]:
    for proposal in proposals:
        if proposal.outcome is Matched.DOUBTFUL:
            for other, likeness in proposal.likenesses:
                subject = known[other] if other > 0 else _subject(rows[-other])
                mine = _candidate(_subject(rows[-proposal.row_key]))
                yield DoubtfulPair(mine, _candidate(subject), likeness.score, likeness.reasons)


def _candidate(subject: Subject) -> Candidate:
    return Candidate(
        key=abs(subject.key),
        is_row=subject.key < 0,
        name=subject.name,
        born=subject.born or "",
        passport=subject.passports[0] if subject.passports else "",
        nik=subject.niks[0][0] if subject.niks else "",
        phone=subject.phones[0] if subject.phones else "",
        city=subject.city,
    )


def apply(post: Post, plan: Plan, told: Told | None = None, write: WriteLane | None = None) -> ImportOutcome:
    """Write the plan as one import.

    told: drafts done and drafts in all; what it raises cancels: what was written is undone, and the exception goes on.
    write: runs one small piece on the writer lane; without it the pieces run here.
    """
    lane = write or here
    import_id = lane(lambda: _start(post, plan))
    try:
        _write_drafts(post, plan, import_id, told or _silent, lane)
        _keep_seen(post, plan, import_id, lane)
        _write_doubts(post, plan, import_id, lane)
    except BaseException:
        roster_undo.undo(post, import_id, write=lane)
        raise
    counts = json.dumps(asdict(plan.proposal.counts))
    lane(lambda: post.amend(Kind.ROSTER_IMPORT, import_id, {"state": ImportState.APPLIED, "counts": counts}))
    return ImportOutcome(import_id, plan.proposal.counts)


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


def _start(post: Post, plan: Plan) -> int:
    fields: dict[str, Value] = {
        "mission": plan.mission.mission,
        "source": plan.reading.source,
        "file_name": plan.file_name.encode(errors="replace").decode()[:NAME_MAX],  # as far as it is text
        "as_of": plan.reading.as_of or None,
        "state": ImportState.APPLYING,
        "recorded_at_ms": post.now_ms(),
        "officer": post.officer,
    }
    return post.add(Kind.ROSTER_IMPORT, fields)[0]


def _write_drafts(post: Post, plan: Plan, import_id: int, told: Told, lane: WriteLane) -> None:
    drafts = [draft for draft in plan.drafts.values() if draft.writes]
    households = lane(lambda: _households(post, plan.mission))
    told(0, len(drafts))
    for start in range(0, len(drafts), CHUNK_ROWS):
        some = drafts[start : start + CHUNK_ROWS]

        def piece(some: list[Draft] = some) -> Touched:
            ids = iter(post.register.mint(sum(map(roster_draft.ids_needed, some))))
            changes = [
                change
                for draft in some
                for change in roster_draft.changes_of(
                    draft, ids, plan.mission.mission, households, Channel.ROSTER.value
                )
            ]
            return post.register.record(changes, post.officer, lane=Lane.BULK, cause=import_id)

        lane(piece)
        told(start + len(some), len(drafts))


def _keep_seen(post: Post, plan: Plan, import_id: int, lane: WriteLane) -> None:
    """Which rows this import brought in. In the order of their digests: pages of the table are then written once, not once a chunk."""
    seen = sorted((plan.digests[row], _person(plan, -row)) for row in plan.target_by_row)
    for start in range(0, len(seen), SEEN_CHUNK_ROWS):
        some = {digest: str(person) for digest, person in seen[start : start + SEEN_CHUNK_ROWS]}
        lane(lambda some=some: post.register.keep_all(f"{SEEN_SCOPE}:{import_id}", some))  # type: ignore[misc]


def _households(post: Post, mission: MissionLine) -> dict[str, int]:
    with post.asking() as connection:
        sql = "SELECT label, id FROM household WHERE mission = ? AND withdrawn_at_ms IS NULL"
        return {str(row[0]): int(row[1]) for row in connection.exec_driver_sql(sql, (mission.mission,))}


def _write_doubts(post: Post, plan: Plan, import_id: int, lane: WriteLane) -> None:
    """Possible doubles, and what the officer held of them while the proposal lay before him."""
    wanted: dict[tuple[int, int], tuple[Verdict, Likeness | None]] = {}
    for key, other, likeness in plan.doubts:
        wanted[_persons(plan, key, other)] = (Verdict.POSSIBLE, likeness)
    for a, b, verdict in plan.judged:
        wanted[_persons(plan, a, b)] = (verdict, None)
    pairs: list[dict[str, Value]] = []
    for (a, b), (verdict, held) in wanted.items():
        if a != b:
            fields: dict[str, Value] = {"a": a, "b": b, "verdict": verdict, "officer": post.officer}
            if held is not None:
                fields |= {"score": round(held.score, 4), "reasons": " ".join(held.reasons)}
            pairs.append(fields)

    def piece() -> Touched:
        ids = post.register.mint(len(pairs))
        changes = [Change(Kind.PAIR, record, fields) for record, fields in zip(ids, pairs, strict=True)]
        return post.register.record(changes, post.officer, lane=Lane.BULK, cause=import_id)

    if pairs:
        lane(piece)


def _persons(plan: Plan, key: int, other: int) -> tuple[int, int]:
    found = sorted(_person(plan, each) for each in (key, other))
    return found[0], found[1]


def _person(plan: Plan, key: int) -> int:
    """The record behind a key: a known person, or the one its row made or joined."""
    if key > 0:
        return key
    person = plan.drafts[plan.target_by_row[-key]].person
    assert person is not None
    return person
