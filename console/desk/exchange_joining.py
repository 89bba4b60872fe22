"""The tab *Link* at work: joining a ministry, the hub, exchange files, and letting others in. What waits on the network runs on the long lane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from console import durable
from console.atlas.missions import mission_ids
from console.desk.exchange_link_reading import Known, called, known
from console.desk.jobs import Progress
from console.desk.place import Place
from console.desk.wording import told
from console.duty.enrolment import Opened, Standing
from console.exchange import enrolling, syncing
from console.exchange.member import (
    CA,
    HUB,
    PROXY,
    Member,
    carrier_of,
    hub_address,
    mailbox_of,
    member_of,
    remembered,
)
from console.exchange.syncing import Synced
from console.faults import Fault, InputFault
from console.keys.device import Device
from console.workspace_link import EXIT_LOCKED
from sync import invitation as messages
from sync import joining
from sync.carriers.hub import HubCarrier, Mailbox
from sync.entries import Role
from sync.joining import SCOPE
from widgets.exchange.link_board import Asking, LinkBoard, LinkShown
from widgets.file_choice import chosen_source, chosen_target

T = TypeVar("T")
_ROLES = {role.name.lower().replace("_", "-"): role for role in Role}
_CERTIFICATE_MAX = 64 << 10
ANY = "Posko (*)"


class ExchangeJoining(QObject):
    """left: an exit code; the console was enrolled and begins anew. read_file: set by whoever carries, takes a file in between exchanges."""

    left = Signal(int)

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self.board = LinkBoard()
        self.read_file: Callable[[Path, Callable[[Synced], None], Callable[[Fault], None]], None] | None = None
        self._connect()

    def ask(self) -> None:
        """Ask what there is to show."""
        opened = self._place.opened
        self._place.ask(lambda connection: known(connection, opened), self._show, topic="exchange-link")

    def take_in(self, path: Path) -> None:
        """An exchange file, wherever it was dropped."""
        opened = self._place.opened
        if opened.device is not None and opened.device.is_asking and opened.standing is not Standing.MEMBER:
            self._place.write(lambda _: syncing.read_file_when_asked(opened, path), self._joined, self._fault("files"))
        elif self.read_file is not None:
            self.read_file(path, self._taken_in, self._fault("files"))
        else:
            self._fault("files")(InputFault("enrol-not-asked"))

    def _connect(self) -> None:
        board = self.board
        board.ask_wanted.connect(self._ask_to_join)
        board.code_given.connect(self._compare)
        board.look_wanted.connect(self._look)
        board.hub_kept.connect(lambda url, proxy: self._keep_hub({HUB: url.rstrip("/") or None, PROXY: proxy or None}))
        board.certificate_wanted.connect(self._choose_certificate)
        board.test_wanted.connect(self._test)
        board.write_wanted.connect(self._write)
        board.read_wanted.connect(self._choose_file)
        board.invite_wanted.connect(self._invite)
        board.fetch_wanted.connect(self._fetch)
        board.approve_wanted.connect(self._approve)

    def _show(self, found: Known) -> None:
        opened = self._place.opened
        is_member = opened.standing is Standing.MEMBER
        is_asking = opened.device is not None and opened.device.is_asking and not is_member
        others = [line for line in found.lines if not line.is_revoked and not line.is_own]
        to = [(called(line), line.device) for line in others]
        self.board.show_state(
            LinkShown(
                standing=self._standing(found, is_asking=is_asking),
                can_join=opened.standing in (Standing.ALONE, Standing.COPY),
                is_asking=is_asking,
                is_member=is_member,
                hub=found.hub,
                proxy=found.proxy,
                has_certificate=found.has_certificate,
                addressees=tuple(to),
                missions=tuple((code, code) for code in found.founded) if found.is_officer else None,
                asking=tuple(map(self._asking, found.invited)),
            )
        )

    def _standing(self, found: Known, *, is_asking: bool) -> str:
        opened = self._place.opened
        if is_asking:
            return self.tr(
                "This console has asked to be enrolled. The officer who invited reads you a code; you read back a number."
            )
        if opened.standing is Standing.MEMBER:
            mine = next((line for line in found.lines if line.is_own), None)
            mission = mine.mission if mine is not None else ""
            return self.tr("This console is enrolled at {mission}.").format(mission=mission)
        if opened.standing is Standing.COPY:
            return self.tr(
                "This register was restored or copied. It works alone and is never taken for the original; enrol it anew, and "
                "what it wrote goes along."
            )
        if opened.standing is Standing.WITHOUT_SEAT:
            return self.tr(
                "This console is enrolled, you are not yet: you can read. An enrolment officer approves you."
            )
        return self.tr(
            "This console is not enrolled: everything stays on this computer. An enrolment officer invites it."
        )

    def _asking(self, invited: enrolling.Invited) -> Asking:
        hub = messages.read_invitation(invited.content).hub
        link = f"{hub}#{invited.slot.hex()}" if hub else ""
        if not invited.request:
            return Asking(invited.slot.hex(), link=link)
        seats = enrolling.read(member_of(self._place.opened), invited, invited.request).seats
        code = messages.code_text(invited.code)
        return Asking(invited.slot.hex(), tuple(seat.name for seat in seats), code, link)

    # joining

    def _ask_to_join(self, link: str) -> None:
        opened = self._place.opened
        if not link:
            self._ask_by_file()
            return
        hub, _, slot = link.partition("#")
        try:
            place = bytes.fromhex(slot)
        except ValueError:
            place = b""
        if len(place) != messages.SLOT_BYTES:
            self._fault("console")(InputFault("invitation-link-wrong"))
            return

        def work(progress: Progress) -> None:
            mailbox = progress.write(lambda: _mailbox_at(opened, hub))
            try:
                content = mailbox.invitation(place)
                request = progress.write(lambda: enrolling.ask_by_file(opened, content))
                mailbox.answer(place, request)
            finally:
                mailbox.close()

        self._wait("console", self.tr("Asking…"), work, lambda _: self._asked())

    def _ask_by_file(self) -> None:
        path = chosen_source(self.board, self.tr("Open an invitation"), "*")
        target = chosen_target(self.board, self.tr("Save the answer"), "", ANY) if path is not None else None
        if path is None or target is None:
            return
        opened = self._place.opened

        def work() -> None:
            content = durable.read_whole(path) or b""
            _save(target, enrolling.ask_by_file(opened, content))

        self._place.write(lambda _: work(), lambda _: self._asked(), self._fault("console"))

    def _asked(self) -> None:
        self._renew_device()
        self.board.say("console", self.tr("Asked. The officer who invited reads you a code."))
        self.ask()

    def _compare(self, code: str) -> None:
        opened = self._place.opened

        def shown(number: str) -> None:
            self._renew_device()
            self.board.show_number(number)
            self.board.say("console", self.tr("Read this number to the officer, then look whether it is approved."))

        self._place.jobs.ask(lambda: joining.compare(opened.box, opened.keys, code), shown, self._fault("console"))

    def _look(self) -> None:
        opened = self._place.opened

        def work(progress: Progress) -> bool:
            carrier = progress.write(lambda: carrier_of(opened.post.register, _device(opened)))
            try:
                entries = syncing.entries_for_asking(carrier)
            finally:
                carrier.close()
            return progress.write(lambda: enrolling.finish(opened, entries))

        self._wait("console", self.tr("Looking…"), work, self._joined)

    def _joined(self, is_member: bool) -> None:
        if not is_member:
            self.board.say("console", self.tr("This console is not approved yet."))
            return
        self.left.emit(EXIT_LOCKED)  # every record has another number now: nothing that is on screen is true any more

    def _renew_device(self) -> None:
        self._place.opened = _with_device(self._place.opened)

    # the hub

    def _keep_hub(self, values: dict[str, str | None]) -> None:
        register = self._place.post.register

        def work() -> None:
            with register.reading() as connection:
                before = {name: remembered(connection, name) or None for name in values}
            register.keep_all(SCOPE, values)
            try:
                with register.reading() as connection:
                    address = hub_address(connection) if remembered(connection, HUB) else None
                if address is not None:
                    Mailbox(address).close()
            except Fault:
                register.keep_all(SCOPE, before)
                raise

        def kept(_: object) -> None:
            self.board.say("hub", self.tr("Kept."))
            self.ask()

        self._place.write(lambda _: work(), kept, self._fault("hub"))

    def _choose_certificate(self) -> None:
        path = chosen_source(self.board, self.tr("The ministry's certificate"), "*.pem *.crt")
        if path is not None:
            try:
                content = (durable.read_whole(path) or b"")[:_CERTIFICATE_MAX].decode("ascii")
            except (UnicodeDecodeError, Fault):
                self._fault("hub")(Fault("link-certificate"))
                return
            self._keep_hub({CA: content})

    def _test(self) -> None:
        opened = self._place.opened

        def work(progress: Progress) -> int:
            if opened.device is None:
                mailbox = progress.write(lambda: mailbox_of(opened.post.register))
                try:
                    return mailbox.test()
                finally:
                    mailbox.close()
            carrier = progress.write(lambda: carrier_of(opened.post.register, _device(opened)))
            try:
                return carrier.test()
            finally:
                carrier.close()

        def well(milliseconds: int) -> None:
            text = self.tr("The hub answers; there and back takes {n} ms.").format(n=milliseconds)
            self.board.say("hub", text)

        self._wait("hub", self.tr("Testing…"), work, well)

    # files

    def _write(self, device: str, is_neutral: bool) -> None:
        if not device:
            self._fault("files")(InputFault("nobody-to-write-to"))
            return
        path = chosen_target(self.board, self.tr("Write an exchange file"), "", ANY)
        if path is None:
            return
        member = member_of(self._place.opened)

        def work() -> object:
            to = [member.membership().devices[bytes.fromhex(device)]]
            return syncing.write_file(member, path, to, is_neutral=is_neutral)

        def written(contents: object) -> None:
            count = sum(getattr(contents, "by_alias", {}).values())
            self.board.say("files", self.tr("Written: %Ln change(s) they are not known to have.", "", count))

        self._place.write(lambda _: work(), written, self._fault("files"))

    def _choose_file(self) -> None:
        path = chosen_source(self.board, self.tr("Read an exchange file"), "*")
        if path is not None:
            self.take_in(path)

    def _taken_in(self, done: Synced) -> None:
        self.board.say("files", self.tr("Taken in: %Ln envelope(s).", "", done.received))
        if done.fault is not None:
            self._fault("files")(done.fault)

    # letting others in

    def _invite(self, code: str, roles: tuple[str, ...], by_hub: bool) -> None:
        member, mission = member_of(self._place.opened), mission_ids()[code]
        chosen = [_ROLES[name] for name in roles] or [Role.DUTY]
        is_desk = Role.CRISIS_DESK in chosen
        target = None if by_hub else chosen_target(self.board, self.tr("Save the invitation"), "", ANY)
        if not by_hub and target is None:
            return

        def work(progress: Progress) -> None:
            def invite() -> enrolling.Invited:
                return enrolling.invite(member, mission, chosen, is_crisis_desk=is_desk, to_hub=False, names_hub=by_hub)

            invited = progress.write(invite)
            if target is not None:
                _save(target, invited.content)
                return
            _at_hub(progress, member, lambda carrier: carrier.invite(invited.slot, invited.content))

        self._wait("in", self.tr("Inviting…"), work, lambda _: self._let_in_told(""))

    def _fetch(self) -> None:
        member = member_of(self._place.opened)

        def work(progress: Progress) -> None:
            waiting = [
                each for each in progress.write(lambda: enrolling.invitations(member.register)) if not each.request
            ]

            def fetch(carrier: HubCarrier) -> list[tuple[enrolling.Invited, bytes]]:
                return [(each, request) for each in waiting if (request := carrier.request_for(each.slot))]

            for invited, request in _at_hub(progress, member, fetch):
                progress.write(lambda one=invited, told=request: enrolling.take_request(member, one, told))  # type: ignore[misc]

        self._wait("in", self.tr("Looking…"), work, lambda _: self._let_in_told(""))

    def _approve(self, slot: str, number: str) -> None:
        member = member_of(self._place.opened)

        def work() -> None:
            invited = next(each for each in enrolling.invitations(member.register) if each.slot.hex() == slot)
            enrolling.approve(member, invited, number)

        done = self.tr("Enrolled; it goes with the next exchange.")
        self._place.write(lambda _: work(), lambda _: self._let_in_told(done), self._fault("in"))

    def _let_in_told(self, text: str) -> None:
        self.board.say("in", text)
        self.board.number.clear()
        self.ask()

    def _wait(self, where: str, meanwhile: str, work: Callable[[Progress], T], on_answer: Callable[[T], None]) -> None:
        self.board.say(where, meanwhile)

        def answered(answer: T) -> None:
            self.board.say(where, "")
            on_answer(answer)

        self._place.run(work, lambda *_: None, answered, self._fault(where), lambda: None)

    def _fault(self, where: str) -> Callable[[Fault], None]:
        return lambda fault: self.board.say(where, told(fault), is_fault=True)


def _device(opened: Opened) -> Device:
    if opened.device is None:
        raise InputFault("enrol-not-asked")
    return opened.device


def _with_device(opened: Opened) -> Opened:
    return replace(opened, device=opened.box.device(opened.keys))


def _mailbox_at(opened: Opened, hub: str) -> Mailbox:
    """The hub of an invitation becomes the one this console knows, unless it knows one. Raises LinkFault ``link-address``."""
    opened.post.register.keep_all(SCOPE, {HUB: hub})
    return mailbox_of(opened.post.register)


def _at_hub(progress: Progress, member: Member, work: Callable[[HubCarrier], T]) -> T:
    carrier = progress.write(lambda: carrier_of(member.register, member.device))
    try:
        return work(carrier)
    finally:
        carrier.close()


def _save(path: Path, content: bytes) -> None:
    durable.replace_whole(path, content)
