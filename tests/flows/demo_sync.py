"""A hub and two consoles on this machine, told step by step: work apart, a conflict on purpose, equal tallies, a file instead of the hub, a
console cut off.

    python tests/flows/demo_sync.py [--shots DIR]

The hub is a process of its own, spoken to over TLS with the ministry's own certificate; the consoles are encrypted registers, enrolled with a code.
Every claim is checked where it is told; the exit code is 1 when one is not true. With --shots both desks are drawn.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[0] = str(ROOT)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import requests  # noqa: E402

from console.desk import demo_sample  # noqa: E402
from console.desk.demo import counts  # noqa: E402
from console.duty import conflicts as deciding  # noqa: E402
from console.duty import incidents, reports  # noqa: E402
from console.exchange import admin, enrolling, syncing  # noqa: E402
from console.exchange.member import carrier_of, mailbox_of  # noqa: E402
from console.faults import LinkFault  # noqa: E402
from console.model.kinds import Kind  # noqa: E402
from console.model.shown import Tally  # noqa: E402
from console.model.shown_conflict import ConflictLine  # noqa: E402
from console.model.words import Source  # noqa: E402
from console.register.reading.conflicts import conflicts  # noqa: E402
from console.register.register import wall_clock_ms  # noqa: E402
from sync import invitation, joining  # noqa: E402
from sync.carriers.file import write_file  # noqa: E402
from sync.entries import Role  # noqa: E402
from tests.exchange.parts import MISSIONS, PUBLIC, Console  # noqa: E402
from tests.exchange.parts import ROOT as ROOT_KEY  # noqa: E402
from tests.sync.served import a_certificate  # noqa: E402

PATIENCE_S = 30.0
SAID = [{"axis": "whereabouts", "value": "present", "source": Source.FAMILY}]
FIGURES = ("registered", "present_confirmed", "elsewhere_confirmed", "not_yet_reached", "not_on_roster", "contested")
_failed: list[str] = []


def claim(text: str, is_true: bool) -> None:
    """Tell something, and whether it is so."""
    print(f"  {'ok ' if is_true else 'NOT'}  {text}")
    if not is_true:
        _failed.append(text)


@contextmanager
def hub(folder: Path, founding: Path) -> Iterator[tuple[str, str]]:
    """A hub's process: its address, and the certificate to believe there."""
    certificate, key = a_certificate(folder, "hub")
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    posko_hub = [sys.executable, "-m", "sync.hub"]
    root, data = ROOT_KEY.public_key().public_bytes_raw().hex(), str(folder / "hub")
    authority = f"127.0.0.1:{port}"
    made = ["init", "--data", data, "--root", root, "--founding", str(founding), "--authority", authority]
    subprocess.run([*posko_hub, *made], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    served = ["serve", "--data", data, "--port", str(port), "--cert", str(certificate), "--key", str(key)]
    process = subprocess.Popen([*posko_hub, *served], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"https://{authority}"
    try:
        _until_answering(url, str(certificate))
        yield url, certificate.read_text()
    finally:
        process.terminate()
        process.wait()


def _until_answering(url: str, certificate: str) -> None:
    end_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < end_s:
        try:
            if requests.get(f"{url}/health", verify=certificate, timeout=2).ok:
                return
        except requests.RequestException:
            time.sleep(0.1)
    raise SystemExit("the hub did not come up")


def sync(console: Console) -> syncing.Synced:
    """Exchange with the hub."""
    carrier = carrier_of(console.opened.post.register, console.member.device)
    try:
        return syncing.sync(syncing.here(console.member), carrier)
    finally:
        carrier.close()


def enrol(jakarta: Console, console: Console, mission: str, url: str, ca: str) -> None:
    """By the hub: invited, answered, code and number compared, admitted."""
    invited = enrolling.invite(jakarta.member, MISSIONS[mission], [Role.DUTY, Role.STEWARD])
    register = console.opened.post.register
    register.keep_all(joining.SCOPE, {"hub": url, "ca": ca})
    mailbox = mailbox_of(register)
    enrolling.ask_at_hub(console.opened, mailbox, invited.slot)
    mailbox.close()
    [answered] = enrolling.fetch_requests(jakarta.member)
    number = joining.compare(console.box, console.opened.keys, invitation.code_text(answered.code))
    claim(f"both sides show the same number: {number}", number == answered.number)
    enrolling.approve(jakarta.member, answered, number)
    sync(jakarta)
    console.reopen()
    claim("the new console is admitted", syncing.ask_whether_enrolled(console.opened))
    console.reopen()
    sync(console)


def tally(console: Console, incident: int) -> Tally:
    with console.opened.post.asking() as connection:
        return counts(connection, incident, console.opened.post.now_ms())[0]


def same(one: Console, other: Console, incident: int) -> bool:
    a, b = tally(one, incident), tally(other, incident)
    return all(getattr(a, name) == getattr(b, name) for name in FIGURES)


def standing(console: Console) -> list[tuple[int, str, int]]:
    """The conflicts: record, cell, how many values."""
    with console.opened.post.asking() as connection:
        return [(line.record, line.cell, len(line.values)) for line in conflicts(connection)]


def play(folder: Path, stack: ExitStack, shots: Path | None) -> None:
    for name in ("jakarta", "khartoum", "third"):
        (folder / name).mkdir()
    jakarta, url, ca = founded(folder, stack)
    khartoum = come_in(folder, stack, jakarta, url, ca)
    incident, third = work_apart(jakarta, khartoum, shots)
    carry_by_file(jakarta, khartoum, incident, third)
    cut_off(folder, stack, jakarta, khartoum, (url, ca))


def founded(folder: Path, stack: ExitStack) -> tuple[Console, str, str]:
    print("Jakarta founds the ministry and the mission in Khartoum; a hub is made.")
    jakarta = Console(folder / "jakarta", "Rina Contoh", "JKT", wall_clock_ms, stack)
    admin.found(jakarta.opened, ROOT_KEY, PUBLIC)
    jakarta.reopen()
    admin.found_mission(jakarta.member, MISSIONS["KRT"])
    write_file(folder / "founding.posko", admin.founding(jakarta.member))
    url, ca = stack.enter_context(hub(folder, folder / "founding.posko"))
    jakarta.opened.post.register.keep_all(joining.SCOPE, {"hub": url, "ca": ca})
    sync(jakarta)
    return jakarta, url, ca


def come_in(folder: Path, stack: ExitStack, jakarta: Console, url: str, ca: str) -> Console:
    print("Khartoum imports its roster while it is alone, then it is enrolled.")
    khartoum = Console(folder / "khartoum", "Budi Contoh", "KRT", wall_clock_ms, stack)
    demo_sample.prepare(khartoum.opened.post)
    enrol(jakarta, khartoum, "KRT", url, ca)
    done = sync(jakarta)
    people = len(khartoum.people())
    claim(f"{people} people came to Jakarta, {done.bytes_down:,} bytes", len(jakarta.people()) == people > 1_000)
    return khartoum


def work_apart(jakarta: Console, khartoum: Console, shots: Path | None) -> tuple[int, int]:
    print("Both are offline: one incident, reports by each, and one telephone number written differently.")
    incident, _ = incidents.open_incident(khartoum.opened.post, "Khartoum", exercise=True)
    sync(khartoum)
    sync(jakarta)
    first, second, third, fourth = sorted(khartoum.people())[:4]
    for person in (first, fourth):
        reports.file_reports(khartoum.opened.post, incident, person, SAID)
    reports.file_reports(jakarta.opened.post, incident, second, SAID)
    khartoum.opened.post.amend(Kind.PERSON, third, {"phone": "+249912000001"})
    jakarta.opened.post.amend(Kind.PERSON, third, {"phone": "+6281200000002"})
    claim("the tallies differ while they are apart", not same(jakarta, khartoum, incident))

    print("The connection is back.")
    for console in (khartoum, jakarta, khartoum):
        sync(console)
    claim("both tallies are equal", same(jakarta, khartoum, incident))
    claim(
        "both show the one conflict, with both values", standing(jakarta) == standing(khartoum) == [(third, "phone", 2)]
    )
    if shots is not None:
        photograph(jakarta, khartoum, incident, shots)
    line = undecided(khartoum)
    deciding.keep(khartoum.opened.post, line.record, line.cell, 0, line)
    for console in (khartoum, jakarta):
        sync(console)
    claim("decided once, decided on both", standing(jakarta) == standing(khartoum) == [])
    return incident, third


def carry_by_file(jakarta: Console, khartoum: Console, incident: int, third: int) -> None:
    print("The cable is out: a file goes across instead.")
    reports.file_reports(khartoum.opened.post, incident, third, SAID)
    path = khartoum.write("titipan.posko", jakarta)
    jakarta.read(path)
    claim(f"the file ({path.stat().st_size:,} bytes) made the tallies equal again", same(jakarta, khartoum, incident))
    sync(khartoum)
    claim("what came by file is not counted twice when the hub brings it too", sync(jakarta).received == 0)
    claim("and the tallies are still equal", same(jakarta, khartoum, incident))


def cut_off(folder: Path, stack: ExitStack, jakarta: Console, khartoum: Console, where: tuple[str, str]) -> None:
    print("A third console of Khartoum is lost and cut off.")
    lost = Console(folder / "third", "Ayu Contoh", "KRT", wall_clock_ms, stack)
    enrol(jakarta, lost, "KRT", *where)
    held = len(lost.people())
    claim(f"it had {held} people", held == len(khartoum.people()))
    claim("keys it knew are renewed", admin.revoke(jakarta.member, [lost.device]) == 2)
    for console in (jakarta, khartoum):
        sync(console)
    khartoum.person("Nur Contoh Baru")
    sync(khartoum)
    sync(jakarta)
    try:
        sync(lost)
        claim("the hub refuses it", False)
    except LinkFault as fault:
        claim("the hub refuses it", fault.code == "link-refused")
    devices = khartoum.member.membership().devices
    syncing.write_file(khartoum.member, folder / "all.posko", list(devices.values()))
    lost.read(folder / "all.posko")
    claim("even a file for everybody tells it nothing new", len(lost.people()) == held)
    claim("Jakarta has the new person", "Nur Contoh Baru" in jakarta.people().values())


def undecided(console: Console) -> ConflictLine:
    with console.opened.post.asking() as connection:
        return conflicts(connection)[0]


def photograph(jakarta: Console, khartoum: Console, incident: int, shots: Path) -> None:
    """Both desks: the conflict, and the tally."""
    from PySide6.QtWidgets import QApplication

    from console.desk.demo_shots import SIZES, _settle, dress
    from console.desk.jobs import Jobs
    from console.desk.place import Place
    from console.desk.window import Window
    from console.settings import Settings
    from widgets import theme

    shots.mkdir(parents=True, exist_ok=True)
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(["posko"])
    theme.apply(application, "light")
    for name, console, mode, spoken in (("jakarta", jakarta, "light", "en"), ("khartoum", khartoum, "dark", "id")):
        dress(application, spoken, mode)  # type: ignore[arg-type]
        window = Window(Place(console.opened, Jobs(application), application), console.box.folder, Settings())
        window.resize(*SIZES[0])
        window.show()
        window.incident_screen.show_incident(incident)
        window.exchange_screen.come_to("conflicts")
        _settle(window)
        window.grab().save(str(shots / f"{name}-conflict.png"))
        window.go_to("incident")
        _settle(window)
        window.grab().save(str(shots / f"{name}-tally.png"))
        window.hide()
        window.incident_screen.close_down()
        window.place.close()
        console.reopen()
    print(f"  pictures: {shots}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shots", type=Path)
    shots = parser.parse_args().shots
    with tempfile.TemporaryDirectory(prefix="posko-sync-") as folder, ExitStack() as stack:
        play(Path(folder), stack, shots)
    print("All of it is so." if not _failed else f"{len(_failed)} of it is not so.")
    return 1 if _failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
