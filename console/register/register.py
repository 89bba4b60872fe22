"""The register: one encrypted file, one writer, every write a change.

    register.record(changes, officer)   mine: log, fold, derive, in one transaction -> Touched
    register.reader()                   a read-only lane of its own

Everything a screen, the command line, an import or later the courier writes goes through ``record``. A Register belongs to the thread
that made it; only what it returns, frozen, may cross threads.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine

from console.faults import KeyFault
from console.model.change import Change, Value
from console.model.ids import NOT_ENROLLED_AUTHOR, REFERENCE_AUTHOR, author_of, counter_of, mission_of, record_id
from console.model.kinds import Kind
from console.register import batch, carrying, derive, envelopes, fold, log, opening, receipts
from console.register.carrying import Carried, Enacted
from console.register.envelopes import Aside, Kept
from console.register.homes import Homes
from console.register.incoming import Received, take_in
from console.register.log import Lane
from console.register.receipts import Word
from console.register.refold import in_conflict, refold
from console.register.tables import TABLES
from console.register.touched import Touched
from console.register.upgrades import upgrade
from console.secret import Secret

Clock = Callable[[], int]

AHEAD_MAX_MS = 5 * 60_000  # how far another console's clock may take ours along


def wall_clock_ms() -> int:
    """UTC milliseconds by this machine's clock."""
    return time.time_ns() // 1_000_000


class Register:
    """The open register of this process; close it, or use it as a context."""

    def __init__(self, folder: Path, key: Secret, engine: Engine, held: ExitStack, clock: Clock) -> None:
        self.folder = folder
        self.clock = clock
        self.is_open = True
        self._key = key
        self._engine = engine
        self._held = held
        with opening.transaction(engine) as connection:
            upgrade(connection)
            self._seats = log.authors_here(connection)
            self._mission = mission_of(min(self._seats.values(), default=NOT_ENROLLED_AUTHOR))
            self._begin(connection, min(self._seats.values(), default=NOT_ENROLLED_AUTHOR))
            self._stamp = log.count(connection, "stamp")

    @classmethod
    def create(cls, folder: Path, key: Secret, *, clock: Clock = wall_clock_ms) -> Self:
        """A new register in an existing folder. Raises StoreFault ``register-exists``."""
        return cls._opened(folder, key, clock, create=True)

    @classmethod
    def open(cls, folder: Path, key: Secret, *, clock: Clock = wall_clock_ms) -> Self:
        """The register for writing, upgraded where needed.

        Raises StoreFault ``register-in-use`` when another process writes it, and those of ``opening.open_writer``.
        """
        return cls._opened(folder, key, clock, create=False)

    @classmethod
    def _opened(cls, folder: Path, key: Secret, clock: Clock, *, create: bool) -> Self:
        with opening.told(), ExitStack() as stack:
            held = stack.enter_context(ExitStack())
            held.enter_context(opening.lock(folder))
            if create:
                held.enter_context(opening.making(folder))
            engine = opening.open_writer(folder, key, create=create)
            held.callback(engine.dispose)
            register = cls(folder, key, engine, held, clock)
            stack.pop_all()  # from here on whoever closes the register gives these back
            return register

    def close(self) -> None:
        """End the writing connection and give the lock back."""
        self.is_open = False
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def reader(self) -> Engine:
        """A read-only engine for one reading lane."""
        return opening.open_reader(self.folder, self._key)

    def reading(self) -> AbstractContextManager[Connection]:
        """The writer's own connection for a question between writes; on the writer's thread only. Raises as ``record``."""
        return opening.transaction(self._engine)

    def work_as(self, officer: int) -> None:
        """Write as this officer from now on, by his own author number.

        Raises KeyFault ``officer-without-seat`` for one who is not enrolled at an enrolled console.
        """
        if self._seats:
            if officer not in self._seats:
                raise KeyFault("officer-without-seat")
            self._mission = mission_of(self._seats[officer])
            with opening.transaction(self._engine) as connection:
                self._begin(connection, self._seats[officer])

    @contextmanager
    def working_as(self, officer: int) -> Iterator[None]:
        """Write as another officer for a moment, such as one who countersigns. Raises as ``work_as``."""
        before = next((each for each, author in self._seats.items() if author == self._author), None)
        self.work_as(officer)
        try:
            yield
        finally:
            if before is not None:
                self.work_as(before)

    def work_alone(self) -> None:
        """Write as one who is not enrolled: this is a restored or copied register, and its authors' numbers are another console's to give on."""
        self._seats = {}
        with opening.transaction(self._engine) as connection:
            self._begin(connection, NOT_ENROLLED_AUTHOR)

    def only_read(self) -> None:
        """Write nothing: the console is enrolled, whoever unlocked it is not, and nobody else signs for him."""
        self._author = REFERENCE_AUTHOR

    def _begin(self, connection: Connection, author: int) -> None:
        self._author = author
        self._next = log.count(connection, f"record:{author}") + 1

    def mint(self, count: int = 1) -> list[int]:
        """Ids for new records. They are this author's next ones; those never recorded are simply skipped."""
        first = self._next
        self._next += count
        return [record_id(self._author, counter) for counter in range(first, first + count)]

    def record(
        self, changes: Iterable[Change], officer: int, *, lane: Lane = Lane.EDIT, cause: int | None = None
    ) -> Touched:
        """Write the changes of one officer: the log, the tables and everything derived, in one transaction.

        officer: the record id of who does it. cause: the roster import they belong to.
        Raises InputFault ``field-wrong`` (nothing is written then), KeyFault ``officer-without-seat``; StoreFault ``register-full``,
        ``register-damaged``.
        """
        if self._author == REFERENCE_AUTHOR:
            raise KeyFault("officer-without-seat")
        if self._seats.get(officer, self._author) != self._author:
            raise ValueError("another officer is at work")  # what one does is never signed by another
        with opening.transaction(self._engine) as connection:
            checked, new = self._checked(connection, list(changes))
            for home, of_home in Homes(connection, self._mission).sorted(checked).items():
                for of_batch in batch.cut(of_home):
                    log.append(
                        connection,
                        of_batch,
                        author=self._author,
                        lane=lane,
                        officer=officer,
                        stamp=self._tick(connection),
                        cause=cause,
                        compartment=home,
                    )
            log.set_count(connection, f"record:{self._author}", self._next - 1)
            return fold_and_derive(connection, _decided(connection, fold.grouped(checked)), new)

    def receive(
        self,
        received: Sequence[Received],
        kept: Sequence[Kept] = (),
        aside: Sequence[Aside] = (),
        carried: Carried | None = None,
        words: Sequence[Word] = (),
    ) -> Touched:
        """Write what others wrote: the log, the tables and everything derived, in one transaction. Each must be the next of its chain.

        kept: the envelopes they came in; aside: those that came and cannot be taken in; carried: how far the exchange is with that.
        words: what others say of themselves.
        Raises SealFault when a body does not read, and StoreFault ``register-full`` / ``register-damaged``; nothing is written then.
        """
        with opening.transaction(self._engine) as connection:
            envelopes.keep(connection, kept)
            envelopes.set_aside(connection, aside, self.clock())
            if carried is not None:
                carrying.keep(connection, carried)
            receipts.keep(connection, words, is_at_hub=carried is not None and carried.generation is not None)
            records, new = take_in(connection, received)
            self._catch_up(connection, {each.author for each in received})
            self._absorb(connection, max((each.stamp for each in received), default=0))
            return fold_and_derive(connection, records, new)

    def keep_sealed(self, kept: Sequence[Kept]) -> int:
        """Keep own envelopes before any carrier sees them: sealed once, never again. Result: how many this console ever sealed."""
        with opening.transaction(self._engine) as connection:
            envelopes.keep(connection, kept)
            sealed = log.count(connection, envelopes.SEALED) + len(kept)
            log.set_count(connection, envelopes.SEALED, sealed)
        return sealed

    def keep_words(self, words: Sequence[Word]) -> None:
        """Keep what own authors say of what is here."""
        with opening.transaction(self._engine) as connection:
            receipts.keep(connection, words, is_at_hub=False)

    def enact(self, enacted: Enacted) -> None:
        """Keep what the membership log gives this console, or what it says there itself."""
        with opening.transaction(self._engine) as connection:
            carrying.enact(connection, enacted)
            if self._seats:
                self._seats = log.authors_here(connection)

    @property
    def author(self) -> int:
        """The number of who writes here now."""
        return self._author

    def keep(self, scope: str, key: str, value: str | None) -> None:
        """Keep something local and encrypted, outside the log: a column mapping, a draft, a filter. None forgets it."""
        with opening.transaction(self._engine) as connection:
            connection.exec_driver_sql("DELETE FROM local WHERE scope = ? AND key = ?", (scope, key))
            if value is not None:
                connection.exec_driver_sql("INSERT INTO local VALUES (?, ?, ?)", (scope, key, value))

    def keep_all(self, scope: str, values: Mapping[str, str | None]) -> Touched:
        """Keep many local things of one scope at once; what the scope held under these keys is replaced. None forgets."""
        rows = [(scope, key, value) for key, value in values.items() if value is not None]
        gone = [(scope, key) for key, value in values.items() if value is None]
        with opening.transaction(self._engine) as connection:
            if rows:
                connection.exec_driver_sql("INSERT OR REPLACE INTO local VALUES (?, ?, ?)", rows)
            if gone:
                connection.exec_driver_sql("DELETE FROM local WHERE scope = ? AND key = ?", gone)
        return Touched()

    def load_reference(self, records: Iterable[Change]) -> Touched:
        """Shipped reference data (author 0): written outside the log, so that two consoles never show a mission twice.

        A record the ministry has edited since keeps the edits: only records without a change in the log are replaced.
        """
        with opening.transaction(self._engine) as connection:
            return load_reference(connection, records)

    def maintenance(self) -> AbstractContextManager[Connection]:
        """One transaction of the writer for ``console.register.checking``; nobody else writes that way. Raises as ``record``."""
        return opening.transaction(self._engine)

    def _checked(self, connection: Connection, changes: Sequence[Change]) -> tuple[list[Change], set[tuple[Kind, int]]]:
        """The changes validated, and which (kind, record) come into being by them."""
        recorded = log.count(connection, f"record:{self._author}")
        known = {
            kind: fold.existing(connection, kind, (each for each in records if not self._is_fresh(each, recorded)))
            for kind, records in fold.grouped(changes).items()
        }
        new: set[tuple[Kind, int]] = set()
        checked = []
        for change in changes:
            key = (change.kind, change.record)
            is_new = change.record not in known[change.kind] and key not in new
            checked.append(fold.validated(change, is_new=is_new))
            if is_new:
                new.add(key)
        return fold.with_whole_cells(connection, checked, new), new

    def _is_fresh(self, record: int, recorded: int) -> bool:
        """Whether the id was given out after the last recorded one: then it cannot have a row."""
        return author_of(record) == self._author and counter_of(record) > recorded

    def _catch_up(self, connection: Connection, authors: set[int]) -> None:
        """What an author of this console wrote before it was restored comes back to it: the numbers of those records are not given again."""
        for author in authors & set(self._seats.values()):
            highest = log.highest_record(connection, author)
            name = f"record:{author}"
            log.set_count(connection, name, max(counter_of(highest), log.count(connection, name)))
            if author == self._author:
                self._next = max(self._next, counter_of(highest) + 1)

    def _absorb(self, connection: Connection, stamp: int) -> None:
        """Be never behind what was received, as far as this clock can believe it: a laptop set years ahead must not carry everybody along."""
        self._stamp = max(self._stamp, min(stamp, self.clock() + AHEAD_MAX_MS << log.COUNTER_BITS))
        log.set_count(connection, "stamp", self._stamp)

    def _tick(self, connection: Connection) -> int:
        """The next stamp: never behind the clock, never behind an earlier stamp."""
        self._stamp = max(self.clock() << log.COUNTER_BITS, self._stamp + 1)
        log.set_count(connection, "stamp", self._stamp)
        return self._stamp


def _decided(connection: Connection, records: fold.Records) -> fold.Records:
    """What was just written; of records in conflict everything, for who writes has seen all values and so decides."""
    decided = records
    for kind, by_record in records.items():
        if torn := in_conflict(connection, by_record):
            decided = {**decided, kind: {**by_record, **refold(connection, kind, torn)[kind]}}
    return decided


def fold_and_derive(connection: Connection, records: fold.Records, new: set[tuple[Kind, int]]) -> Touched:
    """Fold grouped changes into the tables and bring everything derived up to date."""
    for kind, by_record in records.items():
        born = {record: fields for record, fields in by_record.items() if (kind, record) in new}
        fold.apply(connection, kind, born, {r: f for r, f in by_record.items() if r not in born})
    touched = {kind: frozenset(by_record) for kind, by_record in records.items()}
    _index(connection, records, new)
    return Touched(touched, frozenset(_resettle(connection, touched, records)))


def _index(connection: Connection, records: fold.Records, new: set[tuple[Kind, int]]) -> None:
    persons = set(records.get(Kind.PERSON, ()))
    fresh = {record for record in persons if (Kind.PERSON, record) in new}
    for kind in (Kind.IDENTIFIER, Kind.REGISTRATION):
        persons |= _owners(connection, kind, records.get(kind, {}))
    derive.index_texts(connection, fresh, is_fresh=True)
    derive.index_texts(connection, persons - fresh)
    registrations = set(records.get(Kind.REGISTRATION, ()))
    fresh = {record for record in registrations if (Kind.REGISTRATION, record) in new}
    derive.index_positions(connection, fresh, is_fresh=True)
    derive.index_positions(connection, registrations - fresh)


def _owners(connection: Connection, kind: Kind, records: Mapping[int, Mapping[str, Value]]) -> set[int]:
    """Whose papers or registrations these are; asked only for those whose change does not say."""
    owners = {int(str(fields["person"])) for fields in records.values() if "person" in fields}
    for chunk in fold.chunks(record for record, fields in records.items() if "person" not in fields):
        sql = f"SELECT person FROM {TABLES[kind].name} WHERE id IN ({fold.marks(chunk)})"
        owners.update(connection.exec_driver_sql(sql, tuple(chunk)).scalars())
    return owners


def _resettle(connection: Connection, touched: dict[Kind, frozenset[int]], records: fold.Records) -> derive.Pairs:
    wanted: derive.Pairs = set()
    if Kind.PAIR in touched and (moved := derive.join_persons(connection)):
        wanted |= derive.situations_of_persons(connection, moved)
    wanted |= derive.situations_of_reports(connection, touched.get(Kind.REPORT, ()))
    for incident, fields in records.get(Kind.INCIDENT, {}).items():
        if "onset_ms" in fields:
            rows = connection.exec_driver_sql("SELECT person FROM situation WHERE incident = ?", (incident,))
            wanted |= {(incident, row[0]) for row in rows}
    if wanted:
        derive.settle_situations(connection, wanted)
    return wanted


def load_reference(connection: Connection, records: Iterable[Change]) -> Touched:
    """See Register.load_reference; within the caller's transaction."""
    touched = {}
    for kind, by_record in fold.grouped(fold.validated(each, is_new=True) for each in records).items():
        known = fold.existing(connection, kind, by_record)
        edited = log.written_among(connection, by_record)
        old = {record: fields for record, fields in by_record.items() if record in known - edited}
        fold.apply(connection, kind, {r: f for r, f in by_record.items() if r not in known}, old)
        if waited := edited - known:  # edits that came before what they edit was shipped
            fold.apply(connection, kind, {}, refold(connection, kind, waited)[kind])
        touched[kind] = frozenset(by_record)
    return Touched(touched)
