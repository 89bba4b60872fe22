"""Who the officers are, and how many changes have not left this computer."""

from __future__ import annotations

from console.duty import enrolment
from console.model.kinds import Kind
from console.register.reading.exchange import brief
from console.register.reading.incidents import mission_by_code
from console.register.reading.officers import officers
from console.register.register import Register
from tests.factories import a_person, made, withdrawn


def test_that_officers_are_told_with_their_mission_and_those_withdrawn_are_not(register: Register) -> None:
    register.load_reference(enrolment.reference())
    with register.reading() as connection:
        khartoum = mission_by_code(connection, "KRT")
    first = made(register, Kind.OFFICER, name="Rina", mission=khartoum.mission)
    gone = made(register, Kind.OFFICER, name="Budi", mission=khartoum.mission)
    withdrawn(register, Kind.OFFICER, gone)
    with register.reading() as connection:
        told = officers(connection)
    assert [(line.officer, line.name, line.mission) for line in told] == [(first, "Rina", khartoum)]


def test_that_every_change_is_counted_and_shipped_data_is_not(register: Register) -> None:
    register.load_reference(enrolment.reference())
    with register.reading() as connection:
        before = brief(connection).waiting
    person = a_person(register)
    withdrawn(register, Kind.PERSON, person)
    with register.reading() as connection:
        assert (before, brief(connection).waiting) == (0, 2)
