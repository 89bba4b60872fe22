"""Filing what was learned: nothing is filed on what does not exist any more."""

from __future__ import annotations

import pytest

from console.duty import reports
from console.duty.post import Post
from console.faults import InputFault
from console.model.kinds import Kind
from console.register.register import Register
from tests.factories import OFFICER, a_person, an_incident, withdrawn

SEEN = {"axis": "whereabouts", "value": "present", "source": "staff"}


@pytest.fixture
def post(register: Register) -> Post:
    return Post(register, OFFICER)


def test_that_a_report_on_a_withdrawn_person_is_refused(register: Register, post: Post) -> None:
    incident, person = an_incident(register), a_person(register, "Siti")
    reports.file_reports(post, incident, person, [SEEN])
    withdrawn(register, Kind.PERSON, person)
    with pytest.raises(InputFault, match="person-unknown"):
        reports.file_reports(post, incident, person, [SEEN])


def test_that_nothing_is_filed_into_a_withdrawn_incident(register: Register, post: Post) -> None:
    incident, person = an_incident(register), a_person(register, "Siti")
    withdrawn(register, Kind.INCIDENT, incident)
    with pytest.raises(InputFault, match="incident-unknown"):
        reports.file_reports(post, incident, person, [SEEN])
    with pytest.raises(InputFault, match="incident-unknown"):
        reports.note(post, incident, "Airport closed", post.now_ms())
