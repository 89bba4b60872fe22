"""Alert levels set, withdrawn, and found over an incident."""

from __future__ import annotations

import pytest

from console.atlas.resolve import resolve
from console.atlas.specs import area_of
from console.duty import alerts, enrolment, reports
from console.duty.post import Post
from console.faults import Fault, InputFault
from console.model.kinds import Kind
from console.model.shown import AlertLine
from console.register import checking
from console.register.reading.alerts import alerts as asked
from tests.conftest import Clock

HOUR = 3_600_000
KHARTOUM = (resolve(area_of("city:379252")),)


def lines(post: Post) -> list[AlertLine]:
    with post.asking() as connection:
        return asked(connection)


def over(post: Post) -> list[str]:
    return [str(line.level) for line in alerts.alerts_over(lines(post), KHARTOUM, post.now_ms())]


@pytest.mark.parametrize("place", ["Sudan", "SD", "sdn"])
def test_that_a_country_is_meant_by_name_or_code(post: Post, place: str) -> None:
    alerts.set_alert(post, place, "iii", "Pertempuran di beberapa kota")
    [line] = lines(post)
    assert (line.area, line.country, line.name) == ('{"type":"country","code":"SD"}', "SD", "Sudan")
    assert (line.mission, line.from_ms, line.until_ms) == ("KRT", post.now_ms(), None)
    assert line.reason == "Pertempuran di beberapa kota"


def test_that_the_levels_that_touch_an_incident_are_found_the_gravest_first(post: Post, clock: Clock) -> None:
    alerts.set_alert(post, "Sudan", "III", "x")
    alerts.set_alert(post, "province:SD-KH", "I", "x")
    alerts.set_alert(post, "Mesir", "II", "x")
    alerts.set_alert(post, "province:SD-DN", "II", "x")
    assert over(post) == ["I", "III"]
    clock.pass_time(hours=1)
    alerts.set_alert(post, "Sudan", "II", "worse")
    assert over(post) == ["I", "II"]


def test_that_an_area_is_written_once_however_often_its_level_changes(post: Post, clock: Clock) -> None:
    for level in ("III", "II", "I"):
        alerts.set_alert(post, "Sudan", level, "x")
        clock.pass_time(hours=1)
    with post.asking() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM area").scalar() == 1
    assert [line.level for line in lines(post)] == ["I", "II", "III"]


def test_that_the_level_before_holds_again_when_one_is_withdrawn(post: Post, clock: Clock) -> None:
    alerts.set_alert(post, "Sudan", "III", "x")
    clock.pass_time(hours=1)
    alert, _ = alerts.set_alert(post, "Sudan", "I", "mistaken")
    reports.withdraw(post, Kind.ALERT, alert, "wrong country")
    assert over(post) == ["III"]
    assert [(line.level, line.withdrawn_reason) for line in lines(post)] == [("I", "wrong country"), ("III", "")]


def test_that_an_alert_may_end_by_itself_and_be_another_missions(post: Post, clock: Clock) -> None:
    alerts.set_alert(post, "Sudan", "II", "x", until_ms=post.now_ms() + HOUR, mission="cai")
    assert lines(post)[0].mission == "CAI"
    assert over(post) == ["II"]
    clock.pass_time(hours=1)
    assert over(post) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"reason": " "}, "alert-no-reason"),
        ({"until_ms": 1}, "alert-ends-first"),
        ({"level": "IV"}, "field-choice"),
        ({"place": "Nirgendwoxyz"}, "place-unknown"),
        ({"place": "country:QQ"}, "area-unknown"),
        ({"mission": "XXX"}, "mission-unknown"),
    ],
)
def test_that_what_cannot_be_set_is_said_and_nothing_is_written(
    post: Post, fields: dict[str, object], code: str
) -> None:
    given: dict[str, object] = {"place": "Sudan", "level": "I", "reason": "x"} | fields
    with pytest.raises(InputFault) as caught:
        alerts.set_alert(post, **given)  # type: ignore[arg-type]
    assert caught.value.code == code
    with post.asking() as connection:
        assert (
            connection.exec_driver_sql("SELECT (SELECT count(*) FROM alert) + (SELECT count(*) FROM area)").scalar()
            == 0
        )


def test_that_an_alert_is_never_edited_and_survives_a_rebuild(post: Post) -> None:
    alert, _ = alerts.set_alert(post, "Sudan", "II", "x")
    with pytest.raises(ValueError, match="never edited"):
        post.amend(Kind.ALERT, alert, {"level": "I"})
    before = lines(post)
    with post.register.maintenance() as connection:
        digest = checking.digest(connection)
        checking.rebuild(connection, enrolment.reference())
        assert checking.digest(connection) == digest
    assert lines(post) == before


def test_that_withdrawing_needs_a_reason(post: Post) -> None:
    alert, _ = alerts.set_alert(post, "Sudan", "II", "x")
    with pytest.raises(Fault, match="reason-missing"):
        reports.withdraw(post, Kind.ALERT, alert, "")
