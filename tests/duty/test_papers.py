"""Papers leave the register: recorded before, whole or not at all, never where they do not belong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from console.duty import incidents, papers
from console.duty.post import Post
from console.faults import InputFault, StoreFault
from console.model.kinds import Kind
from console.model.shown_statement import SitrepLine, Standing, StatementLine
from console.model.sitrep import Content, from_json, to_json
from console.model.statement_content import to_json as statement_json
from console.model.words import ExportMedium, ExportSubject
from console.register.reading.exports import ExportLine, exports
from console.register.reading.incidents import mission_by_code
from console.register.reading.sitreps import sitrep_line, sitreps
from console.register.reading.statements import statement_line
from tests.pdf import texts
from tests.typeset import samples


@pytest.fixture
def filed(post: Post) -> SitrepLine:
    return kept(post, incidents.open_incident(post, "Khartoum")[0], samples.sitrep())


def kept(post: Post, incident: int, content: Content) -> SitrepLine:
    """The third report of the mission in Khartoum, in the register."""
    fields = {"incident": incident, "mission": mission(post, "KRT"), "number": 3, "version": content.version}
    times = {"as_of_ms": content.as_of_ms, "made_at_ms": post.now_ms(), "officer": post.officer}
    record, _ = post.add(Kind.SITREP, {**fields, **times, "content": to_json(content)})
    with post.asking() as connection:
        return sitrep_line(connection, record)


def mission(post: Post, code: str) -> int:
    with post.asking() as connection:
        return mission_by_code(connection, code).mission


def a_statement(post: Post, incident: int, mission_: int) -> StatementLine:
    """The third version, approved by telephone by somebody else."""
    content = samples.statement_content()
    fields = {"incident": incident, "mission": mission_, "number": 3, "made_at_ms": post.now_ms()}
    record, _ = post.add(Kind.STATEMENT, {**fields, "officer": post.officer, "content": statement_json(content)})
    approval = {"statement": record, "method": "telephone", "officer": post.officer, "approver": "Sari Contoh"}
    post.add(Kind.APPROVAL, {**approval, "phone": "1", "code": content.code, "recorded_at_ms": post.now_ms()})
    with post.asking() as connection:
        return statement_line(connection, record)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "keluar"
    folder.mkdir()
    return folder


def recorded(post: Post) -> list[ExportLine]:
    with post.asking() as connection:
        return exports(connection)


def test_that_a_report_is_saved_with_its_map_and_recorded(post: Post, filed: SitrepLine, outside: Path) -> None:
    path = outside / "KRT-3.pdf"
    papers.save_sitrep(post, filed, path, "id", may_replace=False)
    told = "\n".join(texts(path.read_bytes()))
    assert "Laporan situasi" in told
    assert "Port Sudan 64" in told
    assert "Batas dan nama" in told  # the disclaimer of the boundary set
    [line] = recorded(post)
    assert (line.subject, line.medium, line.place) == (ExportSubject.SITREP, ExportMedium.PDF, str(path))
    assert line.withdrawn_at_ms is None


def test_that_json_is_what_was_kept(post: Post, filed: SitrepLine, outside: Path) -> None:
    path = outside / "KRT-3.json"
    papers.save_sitrep(post, filed, path, "en", may_replace=False)
    told = json.loads(path.read_text("utf-8"))
    assert from_json(json.dumps(told["content"])) == filed.content
    assert (told["exercise"], told["withdrawn_at_ms"]) == (False, None)
    assert recorded(post)[0].medium == ExportMedium.JSON


def test_that_a_statement_is_saved_under_the_name_of_its_mission(post: Post, filed: SitrepLine, outside: Path) -> None:
    line = a_statement(post, filed.incident, mission(post, "IST"))
    papers.save_statement(post, line, outside / "IST.pdf", "both", may_replace=False)
    [page] = texts((outside / "IST.pdf").read_bytes())
    assert "Istanbul" in page.split("\n")[0]
    papers.save_statement(post, line, outside / "IST.json", "both", may_replace=False)
    told = json.loads((outside / "IST.json").read_text("utf-8"))
    assert (told["standing"], told["code"]) == ("by-telephone", line.content.code)
    assert told["text"]["id"] == line.content.text("id")
    assert {each.subject for each in recorded(post)} == {ExportSubject.STATEMENT}


def test_that_a_mission_nobody_knows_is_named_by_its_code(post: Post, filed: SitrepLine, outside: Path) -> None:
    line = a_statement(post, filed.incident, 0)
    papers.save_statement(post, line, outside / "x.pdf", "id", may_replace=False)
    assert "? · Versi 3" in texts((outside / "x.pdf").read_bytes())[0]


def test_that_an_existing_file_is_replaced_only_when_asked(post: Post, filed: SitrepLine, outside: Path) -> None:
    path = outside / "KRT-3.pdf"
    path.write_bytes(b"lama")
    with pytest.raises(InputFault, match="paper-exists"):
        papers.save_sitrep(post, filed, path, "id", may_replace=False)
    assert path.read_bytes() == b"lama"
    assert [line.withdrawn_at_ms is None for line in recorded(post)] == [False]
    papers.save_sitrep(post, filed, path, "id", may_replace=True)
    assert path.read_bytes().startswith(b"%PDF-")


def test_that_nothing_is_written_into_the_data_folder(post: Post, filed: SitrepLine) -> None:
    path = post.register.folder / "KRT-3.pdf"
    with pytest.raises(InputFault, match="place-in-data-folder"):
        papers.save_sitrep(post, filed, path, "id", may_replace=True)
    assert not path.exists()
    assert recorded(post) == []


def test_that_a_paper_has_a_known_ending(post: Post, filed: SitrepLine, outside: Path) -> None:
    with pytest.raises(InputFault, match="paper-ending"):
        papers.save_sitrep(post, filed, outside / "KRT-3.docx", "id", may_replace=False)
    assert recorded(post) == []


def test_that_what_could_not_be_written_is_not_on_record_as_exported(
    post: Post, filed: SitrepLine, outside: Path
) -> None:
    with pytest.raises(StoreFault):
        papers.save_sitrep(post, filed, outside / "tidak-ada" / "KRT-3.pdf", "id", may_replace=False)
    assert [line.withdrawn_at_ms is None for line in recorded(post)] == [False]


def test_that_the_record_is_there_before_the_paper(
    post: Post, filed: SitrepLine, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    put = papers._put

    def watched(path: Path, content: bytes, *, may_replace: bool) -> None:
        seen.append(len(recorded(post)))
        put(path, content, may_replace=may_replace)

    monkeypatch.setattr(papers, "_put", watched)
    papers.save_sitrep(post, filed, outside / "KRT-3.pdf", "id", may_replace=False)
    assert seen == [1]


def test_that_a_report_leaves_without_a_map_where_its_area_is_not_known(
    post: Post, filed: SitrepLine, outside: Path
) -> None:
    unknown = kept(post, filed.incident, samples.sitrep(area='{"type":"province","code":"ZZ-99"}'))
    papers.save_sitrep(post, unknown, outside / "KRT-3.pdf", "en", may_replace=False)
    told = "\n".join(texts((outside / "KRT-3.pdf").read_bytes()))
    assert "Confirmed present" in told
    assert "Circles:" not in told


def test_that_a_paper_withdrawn_since_it_was_shown_says_so(post: Post, filed: SitrepLine, outside: Path) -> None:
    line = a_statement(post, filed.incident, mission(post, "IST"))
    for kind, record in ((Kind.SITREP, filed.sitrep), (Kind.STATEMENT, line.statement)):
        post.withdraw(kind, record, "salah hitung")
    papers.save_sitrep(post, filed, outside / "KRT-3.pdf", "en", may_replace=False)
    pages = texts((outside / "KRT-3.pdf").read_bytes())
    assert all("DITARIK – WITHDRAWN" in page for page in pages)
    papers.save_sitrep(post, filed, outside / "KRT-3.json", "en", may_replace=False)
    assert json.loads((outside / "KRT-3.json").read_text("utf-8"))["withdrawn_reason"] == "salah hitung"
    papers.save_statement(post, line, outside / "IST.json", "en", may_replace=False)
    assert json.loads((outside / "IST.json").read_text("utf-8"))["standing"] == "withdrawn"


def test_that_papers_of_an_incident_that_turned_into_an_exercise_say_so(
    post: Post, filed: SitrepLine, outside: Path
) -> None:
    line = a_statement(post, filed.incident, mission(post, "IST"))
    post.amend(Kind.INCIDENT, filed.incident, {"exercise": 1})
    papers.save_sitrep(post, filed, outside / "KRT-3.json", "en", may_replace=False)
    told = json.loads((outside / "KRT-3.json").read_text("utf-8"))
    assert (told["exercise"], told["content"]["is_exercise"]) == (True, True)
    papers.save_statement(post, line, outside / "IST.json", "en", may_replace=False)
    told = json.loads((outside / "IST.json").read_text("utf-8"))
    assert (told["exercise"], told["standing"]) == (True, "exercise")
    assert told["text"]["en"].startswith("EXERCISE – NOT FOR PUBLICATION")


def test_that_what_cannot_be_read_is_listed_and_does_not_leave(post: Post, filed: SitrepLine, outside: Path) -> None:
    newer = {"incident": filed.incident, "mission": mission(post, "KRT"), "number": 4, "officer": post.officer}
    record, _ = post.add(
        Kind.SITREP,
        {**newer, "version": "update", "as_of_ms": 1, "made_at_ms": post.now_ms(), "content": '{"form":2,"new":1}'},
    )
    statement, _ = post.add(Kind.STATEMENT, {**newer, "made_at_ms": post.now_ms(), "content": '{"form":2}'})
    with post.asking() as connection:
        lines = {line.label: line.content is None for line in sitreps(connection, filed.incident)}
        unread, damaged = statement_line(connection, statement), sitrep_line(connection, record)
    assert lines == {"KRT-3": False, "KRT-4": True}
    assert unread.standing(post.now_ms()) is Standing.UNREADABLE
    with pytest.raises(InputFault, match="statement-unreadable"):
        papers.save_sitrep(post, damaged, outside / "x.pdf", "en", may_replace=False)
    with pytest.raises(InputFault, match="statement-unreadable"):
        papers.save_statement(post, unread, outside / "x.pdf", "en", may_replace=False)
    assert recorded(post) == []
