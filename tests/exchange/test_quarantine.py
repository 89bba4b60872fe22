"""Late work of a revoked console: seen, kept apart, and counted only when a duty officer releases exactly that."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.duty import incidents, reports
from console.exchange import admin, quarantine, syncing
from console.exchange.quarantine import late_work, releases, reports_waiting
from console.faults import InputFault, KeyFault
from console.model.words import Source
from console.register import carrying, envelopes
from console.register.envelopes import Reason
from sync.entries import EntryType, Role
from tests.exchange.parts import Console, Ministry

SAID = [{"axis": "whereabouts", "value": "present", "source": Source.FAMILY}]


def everything(console: Console, name: str) -> Path:
    path = console.folder / name
    syncing.write_file(console.member, path, list(console.member.membership().devices.values()))
    return path


@pytest.fixture
def late(ministry: Ministry) -> tuple[Console, Console, Path, int]:
    """A console of Khartoum, a lost one of its, a file with the lost one's late work: a person and a report; the incident."""
    ministry.found("KRT")
    one = ministry.join("one", "Budi Contoh", "KRT")
    lost = ministry.join("lost", "Ayu Contoh", "KRT")
    ministry.tell(one)
    incident, _ = incidents.open_incident(lost.opened.post, "Khartoum", exercise=True)
    siti = lost.person("Siti Aminah")
    ministry.carry(lost, ministry.jakarta)
    admin.revoke(ministry.jakarta.member, [lost.device])
    ministry.tell(one)
    lost.person("Dewi Lestari")
    reports.file_reports(lost.opened.post, incident, siti, SAID)
    path = everything(lost, "late.posko")
    one.read(path)
    return one, lost, path, incident


def test_that_what_waits_can_be_read_and_says_which_figure_it_would_change(
    late: tuple[Console, Console, Path, int],
) -> None:
    one, lost, _, incident = late
    with one.opened.post.asking() as connection:
        waits = late_work(connection)
        assert reports_waiting(waits, incident) == 1
        assert reports_waiting(waits, incident + 1) == 0
    assert {each.author for each in waits} == {lost.member.author}
    assert "Dewi Lestari" in {change.fields.get("name") for each in waits for change in each.changes}
    assert list(one.people().values()) == ["Siti Aminah"]


def test_that_a_duty_officer_releases_it_for_everybody_with_a_reason(
    late: tuple[Console, Console, Path, int], ministry: Ministry
) -> None:
    one, lost, path, _ = late
    assert quarantine.release(one.member, lost.member.author, "Ditulis sebelum laptop hilang") >= 1
    assert sorted(one.people().values()) == ["Dewi Lestari", "Siti Aminah"]
    assert one.aside() == []
    jakarta = ministry.jakarta
    jakarta.read(path)
    assert set(jakarta.aside()) == {Reason.REVOKED}
    ministry.carry(one, jakarta)
    assert jakarta.aside() == []
    assert sorted(jakarta.people().values()) == ["Dewi Lestari", "Siti Aminah"]
    with jakarta.opened.post.asking() as connection:
        assert {each.reason for each in releases(connection)} == {"Ditulis sebelum laptop hilang"}
    content = everything(one, "all.posko").read_bytes()
    assert b"laptop hilang" not in content


def test_that_only_what_was_released_counts_and_nothing_put_in_its_place(
    late: tuple[Console, Console, Path, int],
) -> None:
    one, lost, _, _ = late
    quarantine.release(one.member, lost.member.author, "diperiksa")
    lost.person("Maling Contoh")
    one.read(everything(lost, "later.posko"))
    assert "Maling Contoh" not in one.people().values()
    assert one.aside() == [Reason.REVOKED]


def test_that_who_is_no_duty_officer_releases_nothing_for_others(ministry: Ministry) -> None:
    ministry.found("KRT")
    field = ministry.join("field", "Sari Contoh", "KRT", Role.FIELD)
    lost = ministry.join("lost", "Ayu Contoh", "KRT")
    lost.person("Siti Aminah")
    ministry.carry(lost, ministry.jakarta)
    admin.revoke(ministry.jakarta.member, [lost.device])
    lost.person("Dewi Lestari")
    ministry.tell(field)
    path = everything(lost, "late.posko")
    field.read(path)
    with pytest.raises(KeyFault, match="not-duty-officer"):
        quarantine.release(field.member, lost.member.author, "saya yakin")
    with field.opened.post.asking() as connection:
        [waiting] = envelopes.waiting(connection)
        home = carrying.compartments(connection)[waiting.compartment]
    acts = field.member.acts()  # as a console that was tampered with would say it
    acts.say(field.member.signer, EntryType.RELEASE, compartment=home, links=[waiting.link], epoch=1, reason=b"x")
    field.member.enact(acts)
    assert [each.type for each in field.member.membership().refused] == [EntryType.RELEASE]
    field.member.courier.take_up()
    assert field.aside() == [Reason.REVOKED]
    ministry.carry(field, ministry.jakarta)
    ministry.jakarta.read(path)
    assert "Dewi Lestari" not in ministry.jakarta.people().values()


def test_that_nothing_is_released_without_a_reason_or_where_nothing_waits(
    late: tuple[Console, Console, Path, int],
) -> None:
    one, lost, _, _ = late
    with pytest.raises(InputFault, match="reason-missing"):
        quarantine.release(one.member, lost.member.author, "  ")
    with pytest.raises(InputFault, match="nothing-quarantined"):
        quarantine.release(one.member, one.member.author, "diperiksa")
