"""Every write is a change: logged, folded, derived, or nothing at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from console.faults import InputFault, StoreFault
from console.formats import cells
from console.model.change import Change
from console.model.ids import NOT_ENROLLED_AUTHOR, author_of
from console.model.kinds import Kind
from console.register import log, opening
from console.register.register import Register
from console.secret import Secret
from tests.conftest import TEST_KEY, Clock
from tests.factories import OFFICER, a_person, a_registration, a_report, an_incident, made, withdrawn


def rows(register: Register, sql: str, *values: object) -> list[tuple[object, ...]]:
    with register.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql, values)]


def test_that_a_change_is_in_the_log_and_in_the_table(register: Register) -> None:
    person = a_person(register, "Siti Aminah", phone="+249912345678")
    assert rows(register, "SELECT name, phone FROM person WHERE id = ?", person) == [("Siti Aminah", "+249912345678")]
    with register.reading() as connection:
        [past] = log.past_of(connection, person)
    assert past.change.fields == {"name": "Siti Aminah", "phone": "+249912345678"}
    assert past.batch.officer == OFFICER
    assert past.batch.author == NOT_ENROLLED_AUTHOR == author_of(person)
    assert past.batch.at_ms == register.clock()


def test_that_an_amended_field_leaves_the_others_and_both_values_stay_in_the_log(
    register: Register, clock: Clock
) -> None:
    person = a_person(register, "Siti", phone="+1")
    clock.pass_time(hours=1)
    register.record([Change(Kind.PERSON, person, {"phone": "+2"})], OFFICER)
    assert rows(register, "SELECT name, phone FROM person") == [("Siti", "+2")]
    with register.reading() as connection:
        assert [past.change.fields.get("phone") for past in log.past_of(connection, person)] == ["+1", "+2"]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"name": ""},
        {"name": "x", "sex": "banana"},
        {"name": "x" * 301},
        {"name": "x", "household": "abc"},
    ],
)
def test_that_a_wrong_value_is_a_fault_and_nothing_is_written(register: Register, fields: dict[str, object]) -> None:
    [good, bad] = register.mint(2)
    with pytest.raises(InputFault, match=r"field-wrong|field-choice"):
        register.record([Change(Kind.PERSON, good, {"name": "Good"}), Change(Kind.PERSON, bad, fields)], OFFICER)  # type: ignore[arg-type]
    assert rows(register, "SELECT count(*) FROM person") == [(0,)]
    assert rows(register, "SELECT count(*) FROM batch") == [(0,)]


@pytest.mark.parametrize(
    "typed",
    [
        "Siti \u202eAminah",
        "Siti\u200b Aminah\u3164",
        "Siti\r\nAminah",
        "\ufeffSiti\u2028Aminah",
        "Si\u00adti\0 \u2066Aminah",
    ],
)
def test_that_what_is_typed_ends_as_what_is_imported_without_what_cannot_be_seen(
    register: Register, typed: str
) -> None:
    a_person(register, typed, note=f"a\u202e\r\n{typed}")
    [(name, note)] = rows(register, "SELECT name, note FROM person")
    assert name == cells.clean(typed)[0] == "Siti Aminah"
    assert str(note).startswith("a\nSiti")
    assert cells.clean(str(note))[1] is False


def test_that_a_name_of_joiners_alone_is_refused_and_one_spelled_with_them_is_kept(register: Register) -> None:
    with pytest.raises(InputFault, match="field-wrong"):
        a_person(register, "\u200d\u200c")
    a_person(register, "علی\u200cرضا")
    assert rows(register, "SELECT name FROM person") == [("علی\u200cرضا",)]


def test_that_the_path_of_an_export_stays_as_it_is(register: Register) -> None:
    made(
        register,
        Kind.EXPORT,
        subject="people",
        medium="pdf",
        rows=1,
        officer=OFFICER,
        recorded_at_ms=1,
        place="/mnt/a\u200e  b.pdf",
    )
    assert rows(register, "SELECT place FROM export") == [("/mnt/a\u200e  b.pdf",)]


def test_that_a_fault_names_the_field_and_never_the_value(register: Register) -> None:
    with pytest.raises(InputFault) as caught:
        register.record([Change(Kind.PERSON, register.mint()[0], {"name": "Rahasia", "sex": "Rahasia"})], OFFICER)
    assert caught.value.details == {"kind": "person", "field": "sex", "choices": "female, male, other"}
    assert "Rahasia" not in repr(caught.value)
    assert caught.value.__suppress_context__


def test_that_a_report_is_withdrawn_but_never_edited(register: Register) -> None:
    report = a_report(register, an_incident(register), a_person(register))
    with pytest.raises(ValueError, match="never edited"):
        register.record([Change(Kind.REPORT, report, {"value": "elsewhere"})], OFFICER)
    withdrawn(register, Kind.REPORT, report)
    assert rows(register, "SELECT withdrawn_reason FROM report") == [("mistaken",)]


def test_that_a_value_of_another_axis_is_refused(register: Register) -> None:
    with pytest.raises(InputFault, match="field-wrong"):
        a_report(register, an_incident(register), a_person(register), axis="condition", value="present")


def test_that_a_withdrawn_report_no_longer_speaks(register: Register) -> None:
    incident, person = an_incident(register), a_person(register)
    report = a_report(register, incident, person)
    assert rows(register, "SELECT whereabouts, reach FROM situation") == [("present", 1)]
    withdrawn(register, Kind.REPORT, report)
    assert rows(register, "SELECT * FROM situation") == []


def test_that_merged_persons_share_one_situation_and_part_again(register: Register, clock: Clock) -> None:
    incident = an_incident(register)
    first, second = a_person(register), a_person(register)
    a_report(register, incident, first)
    clock.pass_time(hours=1)
    a_report(register, incident, second, value="elsewhere")
    pair = made(register, Kind.PAIR, a=first, b=second, verdict="same", officer=OFFICER)
    assert rows(register, "SELECT person, whereabouts FROM situation") == [(first, "elsewhere")]
    withdrawn(register, Kind.PAIR, pair)
    assert rows(register, "SELECT person, whereabouts FROM situation ORDER BY person") == [
        (first, "present"),
        (second, "elsewhere"),
    ]


def test_that_a_contradicted_pair_stays_apart(register: Register) -> None:
    first, second = a_person(register), a_person(register)
    made(register, Kind.PAIR, a=first, b=second, verdict="same", officer=OFFICER)
    made(register, Kind.PAIR, a=first, b=second, verdict="not-same", officer=OFFICER)
    assert rows(register, "SELECT * FROM merged") == []


def test_that_chains_of_merges_have_the_smallest_id_for_all(register: Register) -> None:
    a, b, c, d = (a_person(register) for _ in range(4))
    for first, second in ((c, d), (a, b), (b, c)):
        made(register, Kind.PAIR, a=first, b=second, verdict="same", officer=OFFICER)
    assert rows(register, "SELECT person, representative FROM merged ORDER BY person") == [(b, a), (c, a), (d, a)]


def test_that_a_later_onset_takes_presence_back(register: Register, clock: Clock) -> None:
    incident, person = an_incident(register), a_person(register)
    a_report(register, incident, person)
    register.record([Change(Kind.INCIDENT, incident, {"onset_ms": clock() + 3_600_000})], OFFICER)
    assert rows(register, "SELECT reach FROM situation") == [(0,)]


def test_that_ids_survive_reopening_and_are_never_given_twice(register: Register) -> None:
    person = a_person(register)
    folder = register.folder
    register.close()
    with Register.open(folder, TEST_KEY) as again:
        assert again.mint()[0] > person


def test_that_stamps_never_run_back_with_the_clock(register: Register, clock: Clock) -> None:
    a_person(register)
    clock.pass_time(hours=-5)
    a_person(register)
    stamps = [row[0] for row in rows(register, "SELECT stamp FROM batch ORDER BY id")]
    assert stamps == sorted(set(stamps))


def test_that_the_lanes_have_gapless_sequences_of_their_own(register: Register) -> None:
    for lane in (log.Lane.EDIT, log.Lane.BULK, log.Lane.EDIT):
        ids = register.mint(3)
        register.record([Change(Kind.PERSON, each, {"name": "x"}) for each in ids], OFFICER, lane=lane)
    assert rows(register, "SELECT lane, first_seq, count FROM batch ORDER BY id") == [(0, 1, 3), (1, 1, 3), (0, 4, 3)]


def test_that_many_changes_become_batches_of_a_thousand(register: Register) -> None:
    ids = register.mint(2_500)
    register.record([Change(Kind.PERSON, each, {"name": "x"}) for each in ids], OFFICER)
    assert rows(register, "SELECT count FROM batch ORDER BY id") == [(1000,), (1000,), (500,)]
    with register.reading() as connection:
        assert len(log.past_of(connection, ids[1_700])) == 1


def test_that_a_second_writer_is_refused_and_a_reader_is_not(register: Register) -> None:
    a_person(register, "Siti")
    with pytest.raises(StoreFault, match="register-in-use"):
        Register.open(register.folder, TEST_KEY)
    engine = register.reader()
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT name FROM person").scalar_one() == "Siti"
    engine.dispose()


def test_that_a_reader_cannot_write(register: Register) -> None:
    engine = register.reader()
    with pytest.raises(Exception, match="readonly"), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO local VALUES ('a', 'b', 'c')")
    engine.dispose()


def test_that_attaching_and_exporting_are_denied(register: Register, tmp_path: Path) -> None:
    for sql in (f"ATTACH '{tmp_path}/plain.db' AS plain KEY ''", "SELECT sqlcipher_export('main')"):
        with pytest.raises(Exception, match="not authorized"), register.reading() as connection:
            connection.exec_driver_sql(sql)
    assert not (tmp_path / "plain.db").exists()


def test_that_a_wrong_key_is_named_and_changes_nothing(register: Register) -> None:
    before = (register.folder / "register.posko").read_bytes()
    with pytest.raises(StoreFault, match="register-wrong-key"):
        opening.open_writer(register.folder, Secret(b"x" * 32))
    assert (register.folder / "register.posko").read_bytes() == before


def test_that_an_existing_register_is_never_made_over(register: Register) -> None:
    folder = register.folder
    register.close()
    with pytest.raises(StoreFault, match="register-exists"):
        Register.create(folder, TEST_KEY)


def test_that_what_is_kept_locally_is_outside_the_log(register: Register) -> None:
    register.keep("draft", "report", "half a sentence")
    assert rows(register, "SELECT value FROM local") == [("half a sentence",)]
    register.keep("draft", "report", None)
    assert rows(register, "SELECT value FROM local") == []
    assert rows(register, "SELECT count(*) FROM batch") == [(0,)]


def test_that_nothing_readable_is_in_the_files(register: Register) -> None:
    person = a_person(register, "Kanarisatu Rahasia", phone="+249900001111")
    a_registration(register, person, address="Jalan Kanaridua")
    for file in register.folder.iterdir():
        content = file.read_bytes()
        for canary in ("Kanarisatu", "Kanaridua", "249900001111"):
            assert canary.encode() not in content
            assert canary.encode("utf-16-le") not in content


def test_that_reference_data_is_replaced_unless_it_was_edited(register: Register) -> None:
    def mission(code: str, city: str) -> dict[str, str | float]:
        return {
            "code": code,
            "kind": "embassy",
            "name_id": code,
            "name_en": code,
            "host_city": city,
            "country": "SD",
            "lon": 32.5,
            "lat": 15.5,
            "zone": "Africa/Khartoum",
        }

    register.load_reference(
        [Change(Kind.MISSION, 1, mission("KRT", "A")), Change(Kind.MISSION, 2, mission("CAI", "A"))]
    )
    register.record([Change(Kind.MISSION, 1, {"state": "relocated"})], OFFICER)
    register.load_reference(
        [Change(Kind.MISSION, 1, mission("KRT", "B")), Change(Kind.MISSION, 2, mission("CAI", "B"))]
    )
    assert rows(register, "SELECT code, host_city, state FROM mission ORDER BY id") == [
        ("KRT", "A", "relocated"),
        ("CAI", "B", "open"),
    ]


def test_that_a_kill_between_writes_loses_nothing_acknowledged(tmp_path: Path, master: Path) -> None:
    """The child writes people and says so one by one; it is killed in mid-flow; every acknowledged one must be there."""
    import shutil

    folder = tmp_path / "killed"
    shutil.copytree(master, folder)
    script = (
        "import sys; from pathlib import Path; from console.register.register import Register; from console.secret import Secret\n"
        "from console.model.change import Change; from console.model.kinds import Kind\n"
        "r = Register.open(Path(sys.argv[1]), Secret(bytes(range(32))))\n"
        "while True:\n"
        "    [i] = r.mint(); r.record([Change(Kind.PERSON, i, {'name': 'x'})], 1); print(i, flush=True)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    acknowledged = [int(child.stdout.readline()) for _ in range(25)]
    child.kill()
    acknowledged += [int(line) for line in child.stdout.read().split("\n")[:-1] if line]
    child.wait()
    child.stdout.close()
    with Register.open(folder, TEST_KEY) as opened:
        kept = {row[0] for row in rows(opened, "SELECT id FROM person")}
    assert set(acknowledged) <= kept
