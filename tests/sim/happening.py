"""What happens in a run: officers write, messages travel or do not, consoles crash, are copied, lost; the hub comes back from an old copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

from console.register.envelopes import Reason
from sync.answered import Sent
from sync.frames import Answer, FrameError, read_answer, write_request
from sync.hub.exchange import NotAMember
from tests.sim import cheap, checks
from tests.sim.oracle import Oracle, must
from tests.sim.world import DAY_MS, Node, World
from tests.sim.writing import Writing, holds

_FIRST = 4  # operations in which everybody gets to know the first people
_LATE_MAX = 6  # answers under way
_AGAIN_MAX = 60  # exchanges until a console that asks again at once has everything


class Happening:
    """The weather and the steps of one run. faults: how often each kind struck."""

    def __init__(self, world: World, oracle: Oracle, writing: Writing, faults: Counter[str], weather: Random, *, is_skewed: bool) -> None:  # fmt: skip
        self.world, self.oracle, self.writing, self.faults = world, oracle, writing, faults
        self._is_skewed = is_skewed
        small = len(world.nodes) <= 9
        self._weights = {
            self._edit: 28, self._withdraw: 4, self._report: 4, self._person: 3, self._incident: 1, self._decide: 4,
            self._exchange: 15, self._carry: 9, self._time: 3,
            self._import: 7 * (weather.random() < 0.45), self._newer: 3 * (weather.random() < 0.25),
            self._hub: 5 * (weather.random() < 0.4), self._crash: 4 * (weather.random() < 0.4),
            self._backup: 6 * (small and weather.random() < 0.35), self._clone: 3 * (small and weather.random() < 0.2),
            self._revoke: 3 * (len(world.nodes) > 2 and weather.random() < 0.5), self._renew: 4 * (weather.random() < 0.4),
            self._guest: 3 * (len(world.sites) > 1),
        }  # fmt: skip
        self._is_torn = False  # whether anybody came back from an old file, or twice
        self._wild = weather.random() < 0.85  # whether messages are lost and changed at all

    def step(self, number: int, luck: Random) -> None:
        """One operation."""
        self.world.now_ms += luck.randint(1, 90_000)
        if number < _FIRST:
            node = self.world.nodes[number % len(self.world.nodes)]
            (self.writing.incident if number == 0 else self.writing.person)(node, luck)
            for each in self.world.nodes[:6] if number == _FIRST - 1 else ():
                self._whole(each)
            return
        actions: list[Callable[[Random], None]] = list(self._weights)
        luck.choices(actions, list(self._weights.values()))[0](luck)

    def end(self, rounds: int) -> None:
        """Faults stop; everybody exchanges so often, and whoever met a fork hands on what he has."""
        world = self.world
        world.late.clear()
        honest = [node for node in world.nodes if node.is_honest]
        for node in honest:
            while self.writing.running(node):
                self.writing.end_import(node, Random(0), undo=True)
        world.tell_hub()
        for node in honest:
            world.hand_out(node)
        if world.withheld:
            world.give_withheld(honest[0])
        for device in world.revoked:
            lost = next(node for node in world.nodes if node.device == device)
            world.cut(lost, honest, None)
        for _ in range(rounds):
            if not sum(map(self._settle, honest)):
                break
        for node in honest:
            offered = node.courier.prepare().request.envelopes
            must(not offered, "what the hub has answered is not offered again", node.number, len(offered))
        if self._is_torn:
            checks.note_forks(world, self.oracle)
            if self.oracle.forked:
                self._meet(honest)

    def _settle(self, node: Node) -> bool:
        """Exchange until there is no more; whether anything moved."""
        moved = False
        for _ in range(_AGAIN_MAX):
            done = self._whole(node)
            moved |= done.moved
            if not done.again:
                return moved
        must(False, "an exchange ends", node.number)
        return moved

    def _meet(self, honest: list[Node]) -> None:
        entries = [entry.wire for entry in self.world.root.entries]
        for source in honest:
            for target in honest:
                if source is not target and source.everything():
                    self._sort(target, source.everything(), entries)

    # What officers do.

    def _node(self, luck: Random, *, honest: bool = False) -> Node:
        nodes = [node for node in self.world.nodes if node.is_honest or not honest]
        return luck.choice(nodes[:6] if luck.random() < 0.8 else nodes)

    def _edit(self, luck: Random) -> None:
        self.writing.edit(self._node(luck), luck)

    def _withdraw(self, luck: Random) -> None:
        self.writing.withdraw(self._node(luck), luck)

    def _report(self, luck: Random) -> None:
        self.writing.report(self._node(luck), luck)

    def _person(self, luck: Random) -> None:
        self.writing.person(self._node(luck), luck)

    def _incident(self, luck: Random) -> None:
        self.writing.incident(self._node(luck), luck)

    def _decide(self, luck: Random) -> None:
        self.writing.decide(self._node(luck), luck)

    def _newer(self, luck: Random) -> None:
        if self.writing.newer_version(self._node(luck), luck):
            self.faults["newer version"] += 1

    def _import(self, luck: Random) -> None:
        node = self._node(luck)
        running = self.writing.running(node)
        if not running:
            self.writing.begin_import(node, luck)
            self.faults["import half applied"] += 1
        elif luck.random() < 0.4:
            self.writing.import_some(node, luck)
        else:
            undo = luck.random() < 0.5
            self.writing.end_import(node, luck, undo=undo)
            self.faults["import undone"] += undo

    def _time(self, luck: Random) -> None:
        """Hours go by; or somebody sets his clock, wrongly."""
        self.world.now_ms += luck.randint(1, 48) * 3_600_000
        if luck.random() < 0.4 and self._is_skewed:
            self._node(luck).clock.skew_ms = luck.choice((-3_650, -30, 0, 2, 400, 3_650)) * DAY_MS + luck.randint(
                0, 999
            )
            self.faults["skew"] += 1

    # The wire.

    def _whole(self, node: Node, *, is_thin: bool = False) -> checks.Round:
        sent = node.courier.prepare(is_thin=is_thin)
        checks.request(node, sent, is_thin=is_thin)
        if not self._is_torn:
            checks.imports(node)
        answer = read_answer(self.world.ask(node, write_request(sent.request)))
        checks.answer(sent, answer)
        return self._take(node, sent, answer)

    def _take(self, node: Node, sent: Sent, answer: Answer) -> checks.Round:
        outcome = self.world.take(node, sent, answer)
        self.oracle.look(node)
        self._late_work(node)
        went = outcome.sent or sent.request.entries or sent.request.wraps
        return checks.Round(outcome.again, bool(went or answer.entries or outcome.aside))

    def _late_work(self, node: Node) -> None:
        if (
            node.is_honest
            and self.world.revoked
            and node.asked("SELECT 1 FROM aside WHERE reason = ?", (Reason.REVOKED,))
        ):
            self.faults["revoked late work"] += 1

    def _exchange(self, luck: Random) -> None:
        node = self._node(luck)
        how = luck.choices(("whole", "thin", "request lost", "answer lost", "twice", "late", "truncated", "corrupted", "crash"), (6, 3, 1.3, 2, 2, 5, 2, 3, 2))[0]  # fmt: skip
        how = how if self._wild else luck.choice(("whole", "thin"))
        try:
            self._exchange_so(node, how, luck)
        except NotAMember:
            must(node.device in self.world.revoked, "who is a member is let in", node.number)
            self.faults["revoked refused"] += 1
        self._deliver_late(luck)

    def _exchange_so(self, node: Node, how: str, luck: Random) -> None:
        if how in ("whole", "thin"):
            self._whole(node, is_thin=how == "thin")
            return
        if how == "crash":
            self._crashing(node, luck, lambda: self._whole(node, is_thin=luck.random() < 0.3))
            return
        self.faults[how] += 1
        sent = node.courier.prepare(is_thin=luck.random() < 0.3)
        request = write_request(sent.request)
        if how == "truncated" and luck.random() < 0.5:
            self._must_be_refused(lambda: self.world.ask(node, request[: luck.randrange(len(request))]))
        elif how != "request lost":
            self._answered(node, how, sent, request, luck)

    def _answered(self, node: Node, how: str, sent: Sent, request: bytes, luck: Random) -> None:
        """The request has come to the hub; what becomes of the answer."""
        if how == "corrupted" and sent.envelopes and luck.random() < 0.5:
            request = _changed(request, luck.choice(sent.envelopes).wire, luck)
        told = self.world.ask(node, request)
        answer = read_answer(told)
        checks.answer(sent, answer)
        if how == "truncated":
            self._must_be_refused(lambda: read_answer(told[: luck.randrange(len(told))]))
        elif how == "late":
            self.world.late.append((node.number, id(node.connection), sent, answer))
        elif how != "answer lost":
            if how == "corrupted" and answer.news:
                answer = read_answer(_changed(told, luck.choice(answer.news)[2], luck))
            for _ in range(2 if how == "twice" else 1):
                self._take(node, sent, answer)

    def _must_be_refused(self, read: Callable[[], object]) -> None:
        try:
            read()
        except FrameError:
            return
        must(False, "what is cut off is refused")

    def _deliver_late(self, luck: Random) -> None:
        """Answers that were under way, in any order; of a console that was restored meanwhile, none."""
        late = self.world.late
        while late and (luck.random() < 0.25 or len(late) > _LATE_MAX):
            number, file, sent, answer = late.pop(luck.randrange(len(late)))
            node = next(each for each in self.world.nodes if each.number == number)
            if id(node.connection) == file:
                self.faults["reordered"] += bool(late)
                self._take(node, sent, answer)

    def _carry(self, luck: Random) -> None:
        """A stick from one console to another: some or all of the envelopes, in any order, some twice, some damaged."""
        source, target = self._node(luck), self._node(luck)
        if source is target:
            return
        source.courier.seal()
        wires = source.everything()
        luck.shuffle(wires)
        if luck.random() < 0.5:
            wires = wires[: luck.randint(0, len(wires))]
            wires += wires[: luck.randint(0, len(wires))]
        if wires and self._wild and luck.random() < 0.4:
            hurt = luck.choice(wires)
            wires.append(_flipped(hurt, luck) if luck.random() < 0.6 else hurt[: luck.randrange(len(hurt))])
            self.faults["damaged on the stick"] += 1
        entries = [bytes(row[0]) for row in source.asked("SELECT wire FROM membership")]
        self.faults["carried"] += 1
        if self._wild and luck.random() < 0.2:
            self._crashing(target, luck, lambda: self._sort(target, wires, entries))
        else:
            self._sort(target, wires, entries)

    def _sort(self, target: Node, wires: list[bytes], entries: list[bytes]) -> None:
        target.take_bytes(wires, entries)
        self.oracle.look(target)
        self._late_work(target)

    # Consoles and the hub.

    def _crashing(self, node: Node, luck: Random, act: Callable[[], object]) -> None:
        """Something is done and the console ends within it, at any commit."""
        node.fuse.left = luck.randint(1, 9)
        try:
            act()
        except cheap.Crash:
            self.faults["crash"] += 1
            before = node.known
            node.start(node.connection)
            checks.reopened(self.world, self.oracle, node, before)
        finally:
            node.fuse.left = 0

    def _crash(self, luck: Random) -> None:
        node = self._node(luck)
        act = luck.choice((self.writing.edit, self.writing.person, self.writing.report, self.writing.decide))
        self._crashing(node, luck, lambda: act(node, luck))
        if luck.random() < 0.5:
            self._crashing(node, luck, node.courier.seal)

    def _hub(self, luck: Random) -> None:
        how = luck.choices(("copy", "restart", "restore", "empty"), (4, 2, 3, 0.6))[0]
        world = self.world
        if how == "copy":
            world.hub_copies.append(cheap.copied(world.hub_connection))
        elif how == "restart":
            world.restart_hub()
            self.faults["hub restarted"] += 1
        elif how == "empty" or world.hub_copies:
            world.restore_hub(luck.choice(world.hub_copies) if how == "restore" else None)
            self.faults["hub restored"] += 1

    def _backup(self, luck: Random) -> None:
        node = self._node(luck, honest=True)
        if not node.backups or luck.random() < 0.5:
            node.backups.append((cheap.copied(node.connection), node.known, node.looked))
            return
        self._is_torn = True
        checks.note_forks(self.world, self.oracle)  # what only the file that is gone had sealed
        self.world.restore(node, luck.choice(node.backups))
        self.faults["console restored"] += 1
        self._again_wraps(node)
        checks.reopened(self.world, self.oracle, node, 0)

    def _again_wraps(self, node: Node) -> None:
        """The keys that a restored or lost console had wrapped, a steward hands out again in the end."""
        for number, wire in self.world.wraps:
            if number == node.number:
                self.world.withheld.append(wire)

    def _clone(self, luck: Random) -> None:
        if len(self.world.nodes) < 7:
            node = self._node(luck, honest=True)
            self._is_torn = True
            self.world.clone(node, luck.randint(1, 500))
            self.faults["console cloned"] += 1

    def _revoke(self, luck: Random) -> None:
        honest = [node for node in self.world.nodes if node.is_honest]
        others = {node.device for node in honest}
        if len(others) < 3 or len(self.world.revoked) > 1:
            return
        lost = luck.choice(honest)
        left = [node for node in honest if node.device != lost.device]
        if any(not any(holds(n, c) for n in left) for c in lost.held.values()):
            return  # the last of its mission
        self.world.revoke(lost, luck.choice(left), luck.choice((None, luck.choice(left))))
        self.faults["revoked"] += 1
        for node in self.world.nodes:
            if node.device == lost.device:
                self._again_wraps(node)

    def _renew(self, luck: Random) -> None:
        giver = self._node(luck, honest=True)
        if not giver.is_honest:
            return
        compartment = luck.choice(sorted(giver.held.values()))
        everybody = sorted({node.device for node in self.world.nodes if node is not giver})
        forgotten = set(luck.sample(everybody, luck.randint(0, len(everybody)))) - {giver.device}
        self.faults["key missing"] += self.world.renew(compartment, giver, forgotten)
        self.faults["epoch renewed"] += 1

    def _guest(self, luck: Random) -> None:
        node = self._node(luck, honest=True)
        wanted = [site for site in self.world.sites if not holds(node, site.id)]
        twins = [each for each in self.world.nodes if each.device == node.device]
        if wanted and len(twins) == 1 and not node.backups:
            teller = self._node(luck, honest=True)
            self.world.admit_guest(node, wanted[0], luck.choice((None, teller, teller)))
            self.faults["guest"] += 1


def _flipped(wire: bytes, luck: Random) -> bytes:
    changed = bytearray(wire)
    changed[luck.randrange(len(changed))] ^= 1 << luck.randrange(8)
    return bytes(changed)


def _changed(message: bytes, wire: bytes, luck: Random) -> bytes:
    """The message with one bit of an envelope in it turned."""
    return message.replace(wire, _flipped(wire, luck))
