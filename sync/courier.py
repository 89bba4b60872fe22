"""One exchange from the console's side, without a wire: what to send, and what becomes of the answer.

A request may be lost, its answer may be lost, both may come twice: nothing is forgotten before the hub's receipt is here, and what is here already
changes nothing. What a request holds was kept before (``sync.sealing``); what an answer brings is committed together with how far the
exchange is. Who carries the bytes is the carrier's to know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection

from console.faults import SealFault
from console.register import batch, carrying, envelopes, receipts
from console.register.carrying import Carried, Enacted, Position, Waiting
from console.register.envelopes import Kept, Reason
from console.register.incoming import Received
from console.register.receipts import State
from console.register.register import Register
from console.register.touched import Touched, united
from console.secret import Secret
from sync import wraps
from sync.answered import NOTHING, Sent, accepted, at_hub, cursors_after, entry_of, has_got_on, places_told
from sync.entries import Entry
from sync.frames import BUDGET_MAX, NO_GENERATION, Answer, Request, Taken
from sync.membership import Membership
from sync.office import held_by, membership_of
from sync.pouch import Lane, alias_of, link_of
from sync.receiving import Arrivals, Sorting
from sync.sealing import BODY_MAX, Key, sealed_next, sealed_word

TOGETHER_MAX = 5_000  # changes of an import taken in at once; who writes meanwhile waits for them, a third of a second
# Bytes of envelopes in one request. A thin link must not wait behind its own bulk, and what is under way when it breaks is sent again: one envelope
# of the largest at most. An answer is twice as long: a round trip costs as much as 5 kB.
THIN_MAX, NORMAL_MAX = BODY_MAX, 1 << 20


_STRANGE = (Reason.NOT_OPEN, Reason.AUTHOR_UNKNOWN)  # it may have been damaged on its way


@dataclass(frozen=True, slots=True)
class Identity:
    """Who exchanges. root: the ministry's key, pinned. signers: author number -> key, of the officers unlocked here.

    sealed: told after every sealing how many envelopes this console ever sealed (``console.keys.device.Mark``).
    """

    root: bytes
    device: bytes
    box_key: X25519PrivateKey
    signers: Mapping[int, Ed25519PrivateKey]
    sealed: Callable[[int], None] = lambda _: None


@dataclass
class Outcome:
    """What an exchange did. again: there is more to fetch or to send. forks: envelopes of ours the hub holds otherwise."""

    touched: Touched = field(default_factory=Touched)
    sent: int = 0
    received: int = 0
    aside: int = 0
    again: bool = False
    forks: list[Waiting] = field(default_factory=list)
    refused: list[Waiting] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Arriving:
    """An answer that is being taken in. before: how far the exchange was."""

    sent: Sent
    answer: Answer
    before: Position
    arrivals: Arrivals
    carried: Carried

    @property
    def pieces(self) -> Iterator[tuple[Kept, list[Received]]]:
        """Each envelope that can be taken in, with its batches, in the order of the chains."""
        return _by_envelope(self.arrivals)

    @property
    def groups(self) -> Iterator[tuple[list[Kept], list[Received]]]:
        """The pieces as they are taken in at once: what an import wrote at once together, everything else alone."""
        return _together(self.pieces)


class Courier:
    """Exchanges for one register. own: the compartments that go first on a thin link, by their numbers."""

    def __init__(self, register: Register, identity: Identity, own: Sequence[int] = ()) -> None:
        self._register = register
        self._identity = identity
        self._own = own

    def prepare(self, *, is_thin: bool = False, with_receipts: bool = False) -> Sent:
        """Seal what is not sealed, and put together what the hub does not have. with_receipts: and say what is here now."""
        self.seal()
        if with_receipts:
            self.give_receipts()
        most = THIN_MAX if is_thin else NORMAL_MAX
        with self._register.reading() as connection:
            words = [
                Waiting(each.compartment, each.author, int(Lane.WORD), each.seq, each.wire)
                for each in receipts.to_send(connection)
            ]
            chosen, has_more = _fitting(chain(carrying.to_send(connection, self._own), words), most)
            request = replace(
                self.listening(connection),
                budget=2 * most if is_thin else BUDGET_MAX,
                envelopes=[each.wire for each in chosen],
                entries=carrying.entries_to_send(connection),
                wraps=carrying.wraps_to_send(connection),
            )
        return Sent(request, tuple(chosen), has_more)

    def listening(self, connection: Connection) -> Request:
        """A request that sends nothing and says from where on this console wants to hear."""
        there, ids = carrying.position(connection), carrying.compartments(connection)
        return Request(
            generation=there.generation or NO_GENERATION,
            cursors=[(alias_of(ids[no]), seq) for no, seq in sorted(there.cursors.items()) if no in ids],
            entries_after=there.entries_after,
            wraps_after=0 if self._lacks_key(connection, ids) else there.wraps_after,
            words_after=there.words_after,
        )

    def has_to_send(self) -> bool:
        """Whether the hub lacks something that can go now; what is not sealed is sealed first."""
        self.seal()
        with self._register.reading() as connection:
            waiting = (
                carrying.to_send(connection, ()),
                carrying.entries_to_send(connection),
                carrying.wraps_to_send(connection),
            )
            return any(next(iter(each), None) is not None for each in waiting) or bool(receipts.to_send(connection))

    def seal(self) -> int:
        """Seal what the officers here have written and is in no envelope yet; how many envelopes."""
        made: list[Kept] = []
        with self._register.reading() as connection:
            membership = self.membership(connection)
            for key in _newest_keys(connection, membership):
                for author, signer in self._identity.signers.items():
                    for lane in (Lane.EDIT, Lane.BULK):
                        made += sealed_next(connection, key, author, lane, signer, self._register.clock())
        if made:
            self._identity.sealed(self._register.keep_sealed(made))
        return len(made)

    def give_receipts(self, *, is_for_file: bool = False, state: State | None = None) -> int:
        """Say of each compartment what is here, where that is more than was said last; how many words that took.

        state: what is shown of it, to be said to the whole ministry as well.
        """
        words = []
        with self._register.reading() as connection:
            there = carrying.position(connection)
            home = connection.exec_driver_sql("SELECT no FROM compartment WHERE mission IS NULL").scalar()
            membership = self.membership(connection)
            lacking = self._lacking(connection, membership)
            for key in _newest_keys(connection, membership):
                cursor = (there.generation, there.cursors[key.no]) if key.no in there.cursors else None
                for author, signer in self._identity.signers.items():
                    told = state if key.no == home else None
                    lacks = lacking if key.no == home else ()
                    receipt = receipts.due(
                        connection, key.no, author, cursor, is_for_file=is_for_file, state=told, lacks=lacks
                    )
                    if receipt is not None:
                        said = receipts.newest(connection, key.no).get(author)
                        seq = said.seq + 1 if said else 1
                        words.append(sealed_word(key, author, seq, receipt, signer, self._register.clock()))
        if words:
            self._register.keep_words(words)
        return len(words)

    def take(self, sent: Sent, answer: Answer, *, is_hub: bool = True) -> Outcome:
        """Take an answer in: an envelope a commit, so that what an officer writes meanwhile waits for one at most; with the last, how far it is.

        is_hub: False of a piece of an exchange file, which is an answer nobody asked for (``sent``: NOTHING). Cut off in between, the rest comes
        again, and what is here already changes nothing.
        """
        arriving = self.sort(sent, answer, is_hub=is_hub)
        pieces = [self._register.receive(parts, [kept]) for kept, parts in arriving.pieces]
        return self.finish(arriving, pieces)

    def take_up(self) -> Outcome:
        """Look again at what is set aside: something it waited for has come, or was decided here."""
        return self.take(NOTHING, Answer(NO_GENERATION), is_hub=False)

    def sort(self, sent: Sent, answer: Answer, *, is_hub: bool = True) -> Arriving:
        """The first step of ``take``, for who has other work between: then each of ``groups`` is received, one after the other, then ``finish``.

        Nobody else may take anything in meanwhile.
        """
        self._learn(answer.entries)
        with self._register.reading() as connection:
            before = carrying.position(connection)
            arrivals, carried = self._news(connection, sent, answer, before, is_hub=is_hub)
        return Arriving(sent, answer, before, arrivals, carried)

    def receive(self, kept: Sequence[Kept], parts: Sequence[Received]) -> Touched:
        """The second step, of one group."""
        return self._register.receive(parts, kept)

    def finish(self, arriving: Arriving, pieces: Iterable[Touched]) -> Outcome:
        """The last step: how far the exchange is with that, and what it did."""
        sent, answer, arrivals = arriving.sent, arriving.answer, arriving.arrivals
        last = self._register.receive([], [], arrivals.aside, arriving.carried, arrivals.words)
        taken = dict(zip((each.wire for each in sent.envelopes), answer.acks, strict=False))
        told = [(each, taken[each.wire].taken) for each in sent.envelopes if each.wire in taken]
        return Outcome(
            touched=united([*pieces, last]),
            sent=sum(how in (Taken.STORED, Taken.KNOWN) for _, how in told),
            received=len(arrivals.kept),
            aside=sum(each.reason not in (Reason.GAP,) for each in arrivals.aside),
            again=has_got_on(sent, answer, arriving.before, arriving.carried),
            forks=[each for each, how in told if how is Taken.FORK],
            refused=[each for each, how in told if how is Taken.REFUSED],
        )

    def membership(self, connection: Connection, more: Iterable[Entry] = ()) -> Membership:
        """The membership log as far as it is here."""
        return membership_of(connection, self._identity.root, more)

    def _learn(self, wires: Iterable[bytes]) -> None:
        """What the membership log gives this console now: compartments to hold, officers who may write here."""
        with self._register.reading() as connection:
            read = [entry for entry in map(entry_of, wires) if entry is not None]
            membership = self.membership(connection, read)
            known = set(carrying.compartments(connection).values())
            held = held_by(membership, self._identity.device, self._register.clock())
        seats = [
            (each.number, each.officer) for each in membership.authors.values() if each.device == self._identity.device
        ]
        new = [(id_, mission) for mission, id_ in held.items() if id_ not in known]
        if read:
            self._register.enact(Enacted([(each.link, each.wire) for each in read], compartments=new, seats=seats))

    def _lacking(self, connection: Connection, membership: Membership) -> tuple[tuple[bytes, int], ...]:
        """The keys this console may have and has not: who wraps keys hears of it, however it came about."""
        found = []
        for no, id_ in sorted(carrying.compartments(connection).items()):
            if membership.holds(self._identity.device, id_, self._register.clock()):
                held = envelopes.keys(connection, no)
                named = {epoch.number for epoch in membership.epochs.get(id_, ())}
                found += [(alias_of(id_), number) for number in sorted(named - held.keys())]
        return tuple(found[: receipts.LACKS_MAX])

    def _lacks_key(self, connection: Connection, ids: Mapping[int, bytes]) -> bool:
        """Whether a key is missing here: it may have come before the entry that names it, and is asked for again."""
        membership = self.membership(connection)
        held = {no: envelopes.keys(connection, no) for no in ids}
        newest = {no: membership.newest_epoch(id_) for no, id_ in ids.items()}
        return any(epoch and epoch not in held[no] for no, epoch in newest.items()) or any(
            envelopes.awaits_key(connection, no) for no in ids
        )

    def _news(
        self, connection: Connection, sent: Sent, answer: Answer, there: Position, *, is_hub: bool
    ) -> tuple[Arrivals, Carried]:
        """What came, sorted with what came before; entries first, then keys, then envelopes: each may be what the next one needs."""
        ids = carrying.compartments(connection)
        by_alias = {alias_of(id_): no for no, id_ in ids.items()}
        read = [entry for entry in map(entry_of, answer.entries) if entry is not None]
        membership = self.membership(connection, read)
        keys = [key for key in (self._key(wire, membership, ids) for wire in answer.wraps) if key is not None]
        sorting = Sorting(connection, membership, ids, [(no, epoch, key) for no, epoch, _, key in keys])
        arrivals = sorting.sort([*(wire for _, _, wire in answer.news), *(wire for _, wire in answer.words)])
        strange = {each.link for each in arrivals.aside if each.reason in _STRANGE or not each.compartment}
        unread = strange - envelopes.links_aside(connection)
        carried = Carried(
            generation=answer.generation if is_hub else None,
            cursors=cursors_after(there, sent, answer, by_alias, unread) if is_hub else {},
            entries_after=min(answer.entries_at, len(carrying.entry_links(connection) | {each.link for each in read}))
            if is_hub
            else None,
            wraps_after=answer.wraps_at,
            words_after=answer.words_at,
            at_hub=at_hub(sent, answer) | {link_of(wire): seq for _, seq, wire in answer.news} if is_hub else {},
            missing=places_told(sent, answer, Taken.GAP),
            stored=[place[:3] for place in places_told(sent, answer, Taken.STORED)],
            forks=places_told(sent, answer, Taken.FORK),
            refused=places_told(sent, answer, Taken.REFUSED),
            repeated=arrivals.repeated,
            entries=[(each.link, each.wire, is_hub) for each in (*read, *accepted(sent, answer))],
            wraps_sent=list(sent.request.wraps),
            keys=keys,
        )
        return arrivals, carried

    def _key(
        self, wire: bytes, membership: Membership, ids: Mapping[int, bytes]
    ) -> tuple[int, int, bytes, bytes] | None:
        """A key that came, if the log names it; (compartment, epoch, fingerprint, key)."""
        no = {id_: no for no, id_ in ids.items()}
        try:
            received = wraps.parse(wire)
            for epoch in membership.epochs.get(received.compartment, []):
                if epoch.number == received.epoch and received.device == self._identity.device:
                    key = wraps.unwrap(received, self._identity.box_key, epoch.fingerprint)
                    return no[received.compartment], epoch.number, epoch.fingerprint, key.reveal()
        except (SealFault, KeyError):
            return None  # another's, or a key the log does not name: an honest one comes again
        return None


def _together(pieces: Iterable[tuple[Kept, list[Received]]]) -> Iterator[tuple[list[Kept], list[Received]]]:
    """Neighbours of one bulk chain that were recorded at once: there rows are cut into batches by kind, so one whose kind falls back begins anew.

    A person whose papers and registration come in the same transaction is indexed once, and not three times.
    """
    kept: list[Kept] = []
    parts: list[Received] = []
    for envelope, received in pieces:
        if kept and not _belongs(kept, parts, envelope, received):
            yield kept, parts
            kept, parts = [], []
        kept.append(envelope)
        parts += received
    if kept:
        yield kept, parts


def _belongs(kept: Sequence[Kept], parts: Sequence[Received], envelope: Kept, received: Sequence[Received]) -> bool:
    chain = (envelope.compartment, envelope.author, envelope.lane)
    if envelope.lane != Lane.BULK or chain != (kept[-1].compartment, kept[-1].author, kept[-1].lane):
        return False
    if sum(each.count for each in kept) + envelope.count > TOGETHER_MAX:
        return False
    return batch.first_kind(parts[-1].body) <= batch.first_kind(received[0].body)


def _by_envelope(arrivals: Arrivals) -> Iterator[tuple[Kept, list[Received]]]:
    """Each envelope that can be taken in with its batches, in the order of the chains."""
    batches = iter(arrivals.received)
    for kept in arrivals.kept:
        parts: list[Received] = []
        left = kept.count
        while left > 0:
            parts.append(next(batches))
            left -= parts[-1].count
        yield kept, parts


def _fitting(waiting: Iterable[Waiting], most: int) -> tuple[list[Waiting], bool]:
    """As many as fit, one at least; whether there are more."""
    chosen: list[Waiting] = []
    size = 0
    for each in waiting:
        if chosen and size + len(each.wire) > most:
            return chosen, True
        chosen.append(each)
        size += len(each.wire)
    return chosen, False


def _newest_keys(connection: Connection, membership: Membership) -> list[Key]:
    """The newest key that is here of each compartment."""
    found = []
    for no, id_ in carrying.compartments(connection).items():
        held = envelopes.keys(connection, no)
        if held:
            epoch = max(held)
            found.append(Key(no, id_, epoch, Secret(held[epoch][0])))
    return found
