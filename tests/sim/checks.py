"""What must hold: at every message, when a console starts again, and when everything has settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from console.register import batch, envelopes
from console.register.envelopes import Reason
from console.secret import Secret
from sync.answered import Sent
from sync.courier import NORMAL_MAX
from sync.frames import Answer
from sync.pouch import FIRST_PREV, alias_of, parse
from sync.seal import SealFault, open_sealed
from tests.canaries import found_in
from tests.register.apart import state
from tests.sim import cheap
from tests.sim.oracle import Oracle, must
from tests.sim.world import Node, World

if TYPE_CHECKING:
    from tests.sim.happening import Happening

OVERHEAD_MAX = 220  # bytes around the changes of an envelope: header, tag, signature, stamp
CHAIN_BYTES = 8  # of a chain in a vector


@dataclass(frozen=True, slots=True)
class Round:
    """What an exchange did. moved: whether anybody may have to ask once more because of it."""

    again: bool
    moved: bool


def request(node: Node, sent: Sent, *, is_thin: bool) -> None:
    """A request is within its budget, or holds one envelope."""
    size = sum(len(wire) for wire in sent.request.envelopes)
    most = cheap.THIN_MAX if is_thin else NORMAL_MAX
    must(size <= most or len(sent.request.envelopes) == 1, "a request keeps its budget", node.number, size)


def imports(node: Node) -> None:
    """Nothing of an import is sealed before it is wholly applied."""
    sql = (
        "SELECT b.first_seq FROM roster_import i JOIN batch b ON b.cause = i.id JOIN envelope e ON e.compartment = b.compartment"
        " AND e.author = b.author AND e.lane = b.lane AND b.first_seq BETWEEN e.first_seq AND e.first_seq + e.count - 1"
        " WHERE i.state = 'applying' AND i.withdrawn_at_ms IS NULL AND i.id >> 40 = ?"
    )
    must(not node.asked(sql, (node.author,)), "an import is sealed whole", node.number)


def answer(sent: Sent, told: Answer) -> None:
    """An answer is within the budget it was given, or holds one envelope."""
    size = sum(len(wire) for _, _, wire in told.news)
    must(size <= sent.request.budget or len(told.news) == 1, "an answer keeps its budget", size)
    must(len(told.acks) == len(sent.request.envelopes), "every envelope is answered")


def reopened(world: World, oracle: Oracle, node: Node, before: int) -> None:
    """After a crash everything acknowledged is there, and the cursor is not ahead of it."""
    node.known = node.looked = 0
    oracle.look(node)
    must(before & ~node.known == 0, "what was acknowledged survives", node.number, bin(before & ~node.known).count("1"))
    cursor(world, node)


def cursor(world: World, node: Node) -> None:
    """Every envelope of the hub up to the cursor is in the log, or set aside."""
    carried = dict(node.asked("SELECT name, value FROM carried"))
    [[generation]] = world.hub_connection.execute("SELECT value FROM about WHERE name = 'generation'").fetchall()
    if carried.get("generation") != generation:
        return
    here = {bytes(row[0]) for row in node.asked("SELECT link FROM envelope UNION ALL SELECT link FROM aside")}
    for no, id_ in node.held.items():
        seq = int.from_bytes(carried.get(f"cursor:{no}", b""), "big")
        sql = "SELECT hash FROM envelope WHERE compartment_id = ? AND hub_seq <= ?"
        gone = [row for row in world.hub_connection.execute(sql, (id_, seq)).fetchall() if bytes(row[0]) not in here]
        must(not gone, "the cursor is never ahead", node.number, id_, seq, len(gone))


def everything(world: World, oracle: Oracle, happening: Happening, *, is_sample: bool) -> int:
    """All invariants of the end. How many cells are in conflict at the console that has most."""
    honest = [node for node in world.nodes if node.is_honest]
    conflicts = 0
    for node in honest:
        oracle.look(node)
        conflicts = max(conflicts, oracle.check(node))
        chains(node)
        cursor(world, node)
    converged(world, oracle, honest)
    nothing_waits(world, oracle, honest)
    forks_are_named(oracle, honest)
    revoked(world, oracle, honest)
    passed_on(happening, oracle, honest)
    if is_sample:
        content = b"".join(repr(row).encode() + b"".join(v for v in row if isinstance(v, bytes)) for row in dump(world.hub_connection))  # fmt: skip
        must(not found_in(content), "the hub reads nothing", found_in(content))
    return conflicts


def note_forks(world: World, oracle: Oracle) -> None:
    """Where anybody holds two envelopes of one number."""
    for node in world.nodes:
        rows = node.asked("SELECT compartment, author, lane, first_seq, count, link FROM envelope")
        world.sealed |= {(node.held[no], author, lane, first, count, bytes(link)) for no, author, lane, first, count, link in rows}  # fmt: skip
    sql = "SELECT compartment_id, author_no, lane, first_seq, n_ops, hash FROM envelope"
    rows = world.hub_connection.execute(sql).fetchall()
    world.sealed |= {(bytes(id_), author, lane, first, count, bytes(link)) for id_, author, lane, first, count, link in rows}  # fmt: skip
    oracle.note_seals(world.sealed)


def dump(connection: Any) -> list[tuple[object, ...]]:
    """Every row of every table."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [row for name in names for row in connection.execute(f'SELECT * FROM "{name}"').fetchall()]


def converged(world: World, oracle: Oracle, honest: list[Node]) -> None:
    """Consoles that hold the same compartments hold the same changes, and show, list and hold back the same."""
    written = 0
    for node in honest:
        written |= node.known
    groups: dict[tuple[frozenset[bytes], int], Node] = {}
    for node in honest:
        missing = [edit for edit in oracle.of(written & ~node.known) if edit.compartment in node.held.values()]
        strays = [edit for edit in missing if not oracle.is_forked(edit)]
        must(not strays, "nothing is lost", node.number, [(e.compartment[:1], e.author, e.lane, e.first_seq) for e in strays][:4])  # fmt: skip
        group = frozenset(node.held.values()), node.known
        other = groups.setdefault(group, node)
        if other is not node:
            must(shown(node) == shown(other), "all show the same", node.number, other.number)


def shown(node: Node) -> tuple[object, ...]:
    return state(node.register)


def chains(node: Node) -> None:
    """Chains are gapless, in the log and in envelopes, and each envelope names the one before."""
    sql = "SELECT compartment, author, lane, first_seq, count FROM batch ORDER BY compartment, author, lane, first_seq"
    ends: dict[tuple[int, int, int], int] = {}
    for no, author, lane, first_seq, count in node.asked(sql):
        key = no, author, lane
        must(first_seq == ends.get(key, 0) + 1, "chains have no gap", node.number, key, first_seq)
        ends[key] = first_seq + count - 1
    told = {(no, author, lane): seq for no, author, lane, seq in node.asked("SELECT * FROM chain")}
    must(told == ends, "the end of a chain is known", node.number)
    links: dict[tuple[int, int, int], tuple[int, bytes]] = {}
    sql = "SELECT compartment, author, lane, first_seq, link, wire FROM envelope ORDER BY compartment, author, lane, first_seq"
    vector = len(ends) * CHAIN_BYTES
    for no, author, lane, first_seq, link, wire in node.asked(sql):
        head = parse(bytes(wire)).header
        last, prev = links.get((no, author, lane), (0, FIRST_PREV))
        must(first_seq == last + 1 and head.prev == prev, "envelopes are a chain", node.number, author, lane, first_seq)
        links[no, author, lane] = head.last_seq, bytes(link)
        most = OVERHEAD_MAX + vector + _size(node, (no, author, lane), head.first_seq, head.last_seq)
        must(len(wire) <= most, "an envelope is small", node.number, len(wire), most)
    for key, (seq, _) in links.items():
        must(seq <= ends[key], "what is sealed is in the log", node.number, key)


def _size(node: Node, chain: tuple[int, int, int], first: int, last: int) -> int:
    sql = "SELECT sum(length(body) + 6) FROM batch WHERE compartment = ? AND author = ? AND lane = ? AND first_seq BETWEEN ? AND ?"
    return int(node.asked(sql, (*chain, first, last))[0][0] or 0)


def nothing_waits(world: World, oracle: Oracle, honest: list[Node]) -> None:
    """Nothing is left to send but what the hub holds otherwise, and nothing waits but for a reason that stays."""
    forked = {chain[1] for chain in oracle.forked}
    gone = {node.author for node in world.nodes if not node.is_honest}
    for node in honest:
        must(not {author for author, _ in node.forks} - forked - gone, "no fork is invented", node.number, node.forks)
        for author, lane, first_seq in node.asked("SELECT author, lane, first_seq FROM envelope WHERE hub_seq IS NULL"):
            must(author in forked, "everything reaches the hub", node.number, author, lane, first_seq)
        aliases = {alias_of(id_) for id_ in node.held.values()}
        for reason, author, wire in node.asked("SELECT reason, author, wire FROM aside"):
            if author in forked | gone or _is_damaged(world, bytes(wire)):
                continue
            is_foreign = parse(bytes(wire)).header.alias not in aliases
            must(is_foreign, "nothing waits for ever", node.number, reason, author)


def _is_damaged(world: World, wire: bytes) -> bool:
    """Whether nobody wrote this envelope as it stands here."""
    return not any(node.asked("SELECT 1 FROM envelope WHERE wire = ?", (wire,)) for node in world.nodes)


def forks_are_named(oracle: Oracle, honest: list[Node]) -> None:
    """Whoever holds one of two chains of one author has it said."""
    for chain in oracle.forked:
        compartment, author, lane = chain
        theirs = [node for node in honest if compartment in node.held.values()]
        parts = {node.number: node.known & _mask(oracle, chain) for node in theirs}
        if len(set(parts.values())) < 2:
            continue
        sql = "SELECT 1 FROM aside WHERE author = ? AND lane = ? AND reason = ?"
        for node in theirs:
            is_named = bool(node.asked(sql, (author, lane, Reason.FORK))) or (author, lane) in node.forks
            must(is_named, "a fork is named on every honest console", node.number, author, lane)


def _mask(oracle: Oracle, chain: tuple[bytes, int, int]) -> int:
    return sum(1 << edit.number for edit in oracle.edits if edit.chain == chain)


def revoked(world: World, oracle: Oracle, honest: list[Node]) -> None:
    """A revoked console opens nothing sealed with a later key; what came late is nowhere in the log."""
    membership = world.membership()
    for node in honest:
        for edit in oracle.of(node.known):
            device = membership.authors[edit.author].device
            if device in membership.revoked:
                cut = membership.revoked[device].cuts.get(edit.chain, 0)
                must(edit.first_seq <= cut, "late work is set aside", node.number, edit.chain, edit.first_seq, cut)
    for lost in world.nodes:
        for compartment, epoch in world.revoked.get(lost.device, {}).items():
            no = next(no for no, id_ in lost.held.items() if id_ == compartment)
            with lost.register.reading() as connection:
                keys = [key for held in envelopes.keys(connection, no).values() for key in held]
            sql = "SELECT body FROM envelope WHERE compartment_id = ? AND epoch >= ?"
            for (wire,) in world.hub_connection.execute(sql, (compartment, epoch)).fetchall():
                must(not _opens(bytes(wire), compartment, keys), "who is revoked reads nothing new", lost.number)


def _opens(wire: bytes, compartment: bytes, keys: list[bytes]) -> bool:
    for key in keys:
        try:
            open_sealed(parse(wire), compartment, Secret(key))
        except SealFault:
            continue
        return True
    return False


def passed_on(happening: Happening, oracle: Oracle, honest: list[Node]) -> None:
    """What a newer version wrote is in the log of everybody who has that batch, to the letter."""
    for compartment, text in happening.writing.newer:
        for node in honest:
            if compartment not in node.held.values():
                continue
            no = next(no for no, id_ in node.held.items() if id_ == compartment)
            bodies = node.asked("SELECT body FROM batch WHERE compartment = ?", (no,))
            found = any(text in str(value) for (body,) in bodies for _, _, rows in batch.decode_rows(bytes(body)) for row in rows for name, value in row.items() if isinstance(name, int))  # fmt: skip
            writer = [e for e in oracle.of(node.known) if e.newer and e.compartment == compartment]
            must(found or not writer or len(writer) < len(happening.writing.newer), "what a newer version wrote is passed on", node.number)  # fmt: skip
