"""Alert levels from a terminal, and on the incident they touch."""

from __future__ import annotations

from tests.cli.conftest import Run


def test_that_alert_levels_are_set_listed_withdrawn_and_shown_on_the_incident(posko: Run) -> None:
    incident = posko("incident", "open", "Khartoum", "--json")[1]["id"]
    posko("alert", "set", "Sudan", "III", "--reason", "Pertempuran", "--from", "2023-04-15T08:00Z")
    gravest = posko("alert", "set", "province:SD-KH", "I", "--reason", "Evakuasi", "--from", "2023-04-20T08:00Z", "--json")[1]  # fmt: skip
    posko("alert", "set", "Egypt", "II", "--reason", "x")
    told = posko("alert", "list", "--json")[1]
    assert [(one["level"], one["name"], one["in_force"]) for one in told] == [
        ("II", "Mesir", True),
        ("I", "Khartoum", True),
        ("III", "Sudan", True),
    ]
    assert told[2]["area"] == {"type": "country", "code": "SD"}
    assert (told[2]["from"], told[2]["until"], told[2]["mission"]) == ("2023-04-15T08:00:00+00:00", None, "KRT")
    shown = posko("incident", "show", incident, "--json")[1]
    assert [one["level"] for one in shown["alerts"]] == ["I", "III"]
    assert "Siaga I (evacuate)  Khartoum  2023-04-20 08:00 +00:00  Evakuasi" in posko("incident", "show", incident)[1]  # fmt: skip
    assert posko("alert", "withdraw", gravest["id"], "--reason", "over", "--json") == (0, gravest)
    assert [one["level"] for one in posko("incident", "show", incident, "--json")[1]["alerts"]] == ["III"]


def test_that_the_list_speaks_the_language_of_the_run(posko: Run) -> None:
    posko("alert", "set", "Egypt", "I", "--reason", "x")
    assert "Egypt" in posko("alert", "list")[1]
    said = posko("--lang", "id", "alert", "list")[1]
    assert "Mesir" in said
    assert "(evakuasi)" in said
    assert "berlaku" in said


def test_that_a_level_that_is_none_is_refused(posko: Run) -> None:
    code, told = posko("alert", "set", "Sudan", "IV", "--reason", "x", "--json")
    assert (code, told["fault"]["details"]) == (1, {"kind": "alert", "field": "level", "choices": "III, II, I"})
