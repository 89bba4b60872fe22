"""What keeps the hub's data: forms and their steps, rows on PostgreSQL, whose keys are kept, how much one device may send, what is logged."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests
from sqlalchemy import Connection, inspect, select, text
from sqlalchemy.exc import DatabaseError

from console.secret import Secret
from sync.entries import EVERY_COMPARTMENT, EntryType
from sync.frames import Request, Taken, write_request
from sync.hub import key_access, rows
from sync.hub.exchange import exchange
from sync.hub.faults import HubError
from sync.hub.limits import BYTES_A_MINUTE, ENVELOPES_A_MINUTE, MINUTE_MS, REQUESTS_A_MINUTE, Budget, TooMuch
from sync.hub.log import folded
from sync.hub.store import Store, admit
from sync.hub.tables import ABOUT, ENVELOPE, MAILBOX, METADATA, WORD, WORD_HEAD
from sync.hub.upgrades import FORM
from sync.pouch import Lane
from sync.session import ENROLMENT_PATH, EXCHANGE_PATH, LIVE_PATH
from sync.wraps import wrap
from tests.sync.hubs import ROLE, as_owner, found
from tests.sync.members import AUTHOR, ELSEWHERE, KHARTOUM_ALIAS, MEMBER, REVOKED, STRANGER, Members, a_hub, told
from tests.sync.served import serving
from tests.sync.speaking import Speaker
from tests.sync.test_membership import KHARTOUM_ID, MINISTRY_ID, NOW_MS, Signer


@pytest.fixture
def members() -> Members:
    return Members()


@pytest.fixture
def hub(database: tuple[str, Path], members: Members) -> Iterator[Store]:
    database[1].mkdir(exist_ok=True)
    with closing(found(database[0], members.root.key)) as store:
        with store.writing() as connection:
            told(connection, members.wires)
        yield store


@pytest.fixture
def small(tmp_path: Path, members: Members) -> Iterator[Store]:
    with closing(a_hub(tmp_path, members)) as store:
        yield store


def sent(hub: Store, request: Request, device: bytes = MEMBER) -> list[Taken]:
    with hub.writing() as connection:
        return [ack.taken for ack in exchange(connection, device, request, NOW_MS).acks]


# --- rows


def test_that_a_question_without_its_compartments_sees_nothing(postgres_url: str, members: Members) -> None:
    with closing(found(postgres_url, members.root.key)) as store:
        with store.writing() as connection:
            told(connection, members.wires)
        assert sent(store, Request(envelopes=[members.envelope(), members.envelope(MINISTRY_ID)])) == [Taken.STORED] * 2
        with store.reading() as connection:
            for table in rows.LED_BY_COMPARTMENT:
                assert connection.exec_driver_sql(f"SELECT * FROM {table}").all() == []
            admit(connection, [KHARTOUM_ID])
            assert connection.execute(select(ENVELOPE.c.compartment_id)).scalars().all() == [KHARTOUM_ID]
        with store.reading() as connection:  # the connection is another's now: nothing of it is left
            assert connection.execute(select(ENVELOPE)).all() == []


NOT_ALLOWED = (
    "DELETE FROM envelope",
    "UPDATE envelope SET body = ''",
    "DELETE FROM membership",
    "UPDATE membership SET wire = ''",
    "DELETE FROM key_access",
    "DELETE FROM chain_head",
    "UPDATE about SET value = ''",
    "DROP TABLE envelope",
    "ALTER TABLE envelope DISABLE ROW LEVEL SECURITY",
    "CREATE TABLE of_its_own (a int)",
    "SET ROLE hub_owner",
    "INSERT INTO compartment VALUES ('cccccccccccccccc', 'ccc', 9)",  # one to which the transaction was not admitted
)


def test_that_the_hubs_role_can_take_nothing_away(postgres_url: str, members: Members) -> None:
    def say(store: Store, statement: str) -> None:
        with store.writing() as connection:
            admit(connection, [KHARTOUM_ID])
            connection.exec_driver_sql(statement)

    with closing(found(postgres_url, members.root.key)) as store:
        for statement in NOT_ALLOWED:
            with pytest.raises(DatabaseError, match="42501"):  # insufficient privilege
                say(store, statement)
        say(store, NOT_ALLOWED[-1].replace("'cccccccccccccccc'", f"decode('{KHARTOUM_ID.hex()}', 'hex')"))


def test_that_nobody_mighty_serves(postgres_url: str, members: Members) -> None:
    with closing(found(postgres_url, members.root.key)) as store:
        store.check_role()
    for who, why in (
        (as_owner(postgres_url), "owns the tables"),
        (postgres_url.replace(ROLE, "postgres"), "superuser"),
    ):
        with closing(Store.open(who)) as store, pytest.raises(HubError, match=why):
            store.check_role()


@pytest.mark.parametrize(
    ("role", "why"), [("", "Name it with"), ("A b", "Name it"), ("nobody_here", "has no role"), ("hub_owner", "own")]
)
def test_that_a_hub_is_not_made_for_a_role_that_cannot_serve_it(
    postgres_url: str, members: Members, role: str, why: str
) -> None:
    with closing(Store.open(as_owner(postgres_url))) as owner:
        with pytest.raises(HubError, match=why):
            owner.init(members.root.key, role)
        owner.init(members.root.key, ROLE)  # nothing was left of the attempt


# --- forms


def _make_form_1(connection: Connection) -> None:
    """The data as the first form was."""
    later = (MAILBOX, WORD, WORD_HEAD)
    METADATA.create_all(connection, tables=[each for each in METADATA.sorted_tables if each not in later])
    connection.exec_driver_sql("ALTER TABLE key_access DROP COLUMN signer")
    told = {"form": b"\1", "root": Signer(1).key, "generation": bytes(8), "role": ROLE.encode()}
    connection.execute(ABOUT.insert(), [{"name": name, "value": value} for name, value in told.items()])


def _schema(store: Store) -> dict[str, object]:
    seen = inspect(store._engine)
    return {
        table: (
            {each["name"]: (str(each["type"]), each["nullable"]) for each in seen.get_columns(table)},
            seen.get_pk_constraint(table)["constrained_columns"],
        )
        for table in seen.get_table_names()
    }


def test_that_data_of_the_first_form_becomes_that_of_the_newest(
    database: tuple[str, Path], tmp_path: Path, members: Members
) -> None:
    database[1].mkdir(exist_ok=True)
    with closing(Store.open(as_owner(database[0]))) as owner:
        with owner.writing() as connection:
            _make_form_1(connection)
        assert owner.upgrade() == (1, FORM)
        assert owner.upgrade() == (FORM, FORM)
        upgraded = _schema(owner)
    with closing(Store.open(database[0])) as store:
        store.check()
        with store.writing() as connection:
            told(connection, members.wires)
        assert sent(store, Request(envelopes=[members.envelope()])) == [Taken.STORED]
    if "sqlite" in database[0]:
        (tmp_path / "new").mkdir()
        with closing(found(f"sqlite:///{tmp_path / 'new' / 'hub.db'}", members.root.key)) as fresh:
            assert _schema(fresh) == upgraded


def test_that_sqlite_is_upgraded_when_it_is_served_and_postgresql_by_its_owner(
    tmp_path: Path, postgres_url: str
) -> None:
    with closing(Store.open(f"sqlite:///{tmp_path / 'hub.db'}")) as store:
        with store.writing() as connection:
            _make_form_1(connection)
        store.check()
        with store.reading() as connection:
            assert connection.execute(select(ABOUT.c.value).where(ABOUT.c.name == "form")).scalar() == bytes((FORM,))
    with closing(Store.open(as_owner(postgres_url))) as owner:
        with owner.writing() as connection:
            _make_form_1(connection)
            rows_of = "SELECT ON about, key_access, membership"
            connection.exec_driver_sql(f"GRANT {rows_of} TO {ROLE}")
        with (
            closing(Store.open(postgres_url)) as store,
            pytest.raises(HubError, match="posko-hub upgrade as the owner"),
        ):
            store.check()


def test_that_a_newer_form_is_left_alone(hub: Store, database: tuple[str, Path]) -> None:
    with closing(Store.open(as_owner(database[0]))) as owner:
        with owner.writing() as connection:
            connection.execute(ABOUT.update().where(ABOUT.c.name == "form").values(value=bytes((FORM + 1,))))
        with pytest.raises(HubError, match="newer than this program"):
            owner.upgrade()
    with pytest.raises(HubError, match="newer than this program"):
        hub.check()


# --- keys


def _wraps(hub: Store, device: bytes) -> int:
    with hub.writing() as connection:
        return len(exchange(connection, device, Request(), NOW_MS).wraps)


def _wrap(signer: Signer, to: bytes, compartment: bytes = KHARTOUM_ID, epoch: int = 1) -> bytes:
    box = Signer(50).key  # any 32 bytes make an X25519 key
    return wrap(Secret(bytes(32)), compartment, epoch, to, box, signer.private).wire


def test_that_a_wrap_is_kept_when_who_gives_may_give_and_who_gets_may_have(hub: Store, members: Members) -> None:
    officer, stranger, elsewhere = Signer(20), Signer(21), Signer(22)
    say = members.root.say
    more = [
        say(EntryType.APPOINT, key=officer.key, blocks=[]),
        say(EntryType.AUTHOR, number=AUTHOR + 1, device=ELSEWHERE, officer=8, key=elsewhere.key, roles=[]),
    ]
    with hub.writing() as connection:
        told(connection, [each.wire for each in more])
    kept = [_wrap(members.root, MEMBER), _wrap(officer, MEMBER), _wrap(members.author, MEMBER)]
    kept += [_wrap(elsewhere, MEMBER, MINISTRY_ID)]
    dropped = [_wrap(stranger, MEMBER), _wrap(elsewhere, MEMBER), _wrap(members.root, ELSEWHERE), b"nonsense"]
    dropped += [_wrap(members.root, REVOKED), _wrap(members.root, STRANGER), _wrap(members.root, MEMBER, b"n" * 16)]
    sent(hub, Request(wraps=[*dropped, *kept, *dropped, *kept]))
    assert (_wraps(hub, MEMBER), _wraps(hub, ELSEWHERE)) == (4, 0)
    desk = say(EntryType.GRANT, device=ELSEWHERE, compartment=EVERY_COMPARTMENT, until_ms=NOW_MS + 1)
    sent(hub, Request(entries=[desk.wire], wraps=[_wrap(members.root, ELSEWHERE)]))  # in one request, as it is granted
    assert _wraps(hub, ELSEWHERE) == 1


def test_that_who_floods_fills_his_own_share_only(
    hub: Store, members: Members, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_access, "WRAPS_MAX", 3)
    for _ in range(2):
        sent(hub, Request(wraps=[_wrap(members.author, MEMBER, epoch=n) for n in range(1, 6)]))
    assert _wraps(hub, MEMBER) == 3
    sent(hub, Request(wraps=[_wrap(members.root, MEMBER)]))
    assert _wraps(hub, MEMBER) == 4


# --- what is taken


def test_that_two_compartments_of_one_alias_do_not_stop_the_hub(hub: Store, members: Members) -> None:
    twin = KHARTOUM_ALIAS + b"another one!!"
    entry = members.root.say(EntryType.COMPARTMENT, id=twin, mission=0, custodians=[bytes(32)] * 5)
    assert sent(hub, Request(envelopes=[members.envelope()])) == [Taken.STORED]
    assert sent(hub, Request(entries=[entry.wire], envelopes=[members.envelope()])) == [Taken.STORED]
    assert sent(hub, Request(envelopes=[members.envelope()])) == [Taken.STORED]


def test_that_of_the_words_of_an_author_only_the_newest_is_kept(hub: Store, members: Members) -> None:
    wires = [members.envelope(lane=Lane.WORD), members.envelope(), members.envelope(lane=Lane.WORD)]
    assert sent(hub, Request(envelopes=wires)) == [Taken.STORED] * 3
    assert sent(hub, Request(envelopes=wires[:1])) == [Taken.KNOWN]
    with hub.writing() as connection:
        answer = exchange(connection, MEMBER, Request(), NOW_MS)
        later = exchange(connection, MEMBER, Request(generation=answer.generation, words_after=answer.words_at), NOW_MS)
        foreign = exchange(connection, ELSEWHERE, Request(), NOW_MS)
    assert [wire for _, _, wire in answer.news] == wires[1:2]
    assert [wire for _, wire in answer.words] == wires[2:]
    assert (later.words, later.words_at) == ([], answer.words_at)
    assert not any(wire in wires for _, wire in foreign.words)


def test_that_the_log_is_folded_anew_when_it_grew_and_never_from_what_was_taken_back(
    small: Store, members: Members
) -> None:
    """What a transaction that failed had added must not stay in what is kept for the next."""
    revoked = members.root.say(EntryType.REVOKE, device=MEMBER, cuts=[], last=0)
    with small.writing() as connection:
        told(connection, [revoked.wire])
        assert not folded(connection).is_active(MEMBER)
        connection.rollback()
    assert sent(small, Request(envelopes=[members.envelope()])) == [Taken.STORED]


def test_that_a_minute_of_one_device_is_bounded_and_another_does_not_feel_it() -> None:
    budget = Budget()
    budget.spend(MEMBER, NOW_MS, envelopes=ENVELOPES_A_MINUTE, size=BYTES_A_MINUTE)
    for given in ({"envelopes": 1}, {"size": 1}):
        with pytest.raises(TooMuch):
            budget.spend(MEMBER, NOW_MS + MINUTE_MS - 1, **given)
    budget.spend(ELSEWHERE, NOW_MS, envelopes=1, size=1)
    budget.spend(MEMBER, NOW_MS + MINUTE_MS, envelopes=1)
    for _ in range(REQUESTS_A_MINUTE - 1):
        budget.spend(MEMBER, NOW_MS + MINUTE_MS)
    with pytest.raises(TooMuch):
        budget.spend(MEMBER, NOW_MS + MINUTE_MS)
    budget.spend(MEMBER, NOW_MS - MINUTE_MS)  # a clock that was set back locks nobody out


# --- what is told


def test_that_who_sends_too_much_is_told_when_to_come_again(
    small: Store, members: Members, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.hub.limits.ENVELOPES_A_MINUTE", 2)
    with serving(small) as authority, closing(Speaker(authority, MEMBER)) as way:
        way.exchange(Request(envelopes=[members.envelope(), members.envelope()]))
        more = write_request(Request(envelopes=[members.envelope()]))
        told = way.post(EXCHANGE_PATH, more)
        assert (told.status_code, told.headers["retry-after"]) == (429, "60")
        assert way.exchange(Request()).acks == []


def test_that_the_log_of_requests_names_no_slot_token_or_content(
    small: Store, members: Members, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "posko.hub")
    slot = "5c" * 16
    with serving(small) as authority, closing(Speaker(authority, MEMBER)) as way:
        way.ask("PUT", ENROLMENT_PATH.format(slot=slot), b"come")
        way.ask("GET", ENROLMENT_PATH.format(slot=slot))
        way.ask("GET", f"/v1/{slot}?token={way.token}")
        way.exchange(Request())
        way.post(f"{LIVE_PATH}?once=1", write_request(Request()))
        way.post(EXCHANGE_PATH, b"nonsense")
        small.close()
    lines = [record.getMessage() for record in caplog.records if record.name == "posko.hub"]
    shapes = [line.rpartition(" in=")[0] for line in lines]
    assert shapes == [
        "POST /v1/session 200",
        "PUT /v1/enrolment/{slot} 204",
        "GET /v1/enrolment/{slot} 200",
        "GET - 404",
        "POST /v1/exchange 200",
        "POST /v1/live 200",
        "POST /v1/exchange 400",
    ]
    assert "in=4 out=0" in lines[1]
    assert "in=0 out=4" in lines[2]
    everything = caplog.text
    assert not any(each in everything for each in (slot, way.token, "come", MEMBER.hex(), "nonsense"))


def test_that_a_database_that_does_not_answer_is_told_in_a_word(
    small: Store, members: Members, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(small) as authority, closing(Speaker(authority, MEMBER)) as way:
        with small.writing() as connection:
            connection.execute(text("ALTER TABLE about RENAME TO away"))
        with requests.Session() as http:
            http.trust_env = False
            health = http.get(f"http://{authority}/health", timeout=20)
        answers = [health, way.post(EXCHANGE_PATH, write_request(Request(envelopes=[members.envelope()])))]
        assert [(each.status_code, each.text) for each in answers] == [(503, "try again later")] * 2
        with small.writing() as connection:
            connection.execute(text("ALTER TABLE away RENAME TO about"))
        way.exchange(Request())
    for record in caplog.records:
        record.expected = True  # type: ignore[attr-defined]
    assert [r.getMessage().split(":")[0] for r in caplog.records if r.levelno == logging.ERROR] == ["OperationalError at about"] * 2  # fmt: skip
