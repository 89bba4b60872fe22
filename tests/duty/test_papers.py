"""Papers leave the register: recorded before, whole or not at all, never where they do not belong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from console.duty import incidents, papers
from console.duty.post import Post
from console.faults import InputFault, StoreFault
from console.model.sitrep import Content, from_json
from console.model.words import ExportMedium, ExportSubject
from console.register.reading.exports import ExportLine, exports
from tests.pdf import texts
from tests.typeset import samples


@dataclass(frozen=True)
class Filed:
    incident: int
    content: Content


@pytest.fixture
def filed(post: Post) -> Filed:
    return Filed(incidents.open_incident(post, "Khartoum")[0], samples.sitrep())


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "keluar"
    folder.mkdir()
    return folder


def recorded(post: Post) -> list[ExportLine]:
    with post.asking() as connection:
        return exports(connection)


def test_that_a_report_is_saved_with_its_map_and_recorded(post: Post, filed: Filed, outside: Path) -> None:
    path = outside / "KRT-3.pdf"
    papers.save_sitrep(post, filed, path, "id", may_replace=False)
    told = "\n".join(texts(path.read_bytes()))
    assert "Laporan situasi" in told
    assert "Port Sudan 64" in told
    assert "Batas dan nama" in told  # the disclaimer of the boundary set
    [line] = recorded(post)
    assert (line.subject, line.medium, line.place) == (ExportSubject.SITREP, ExportMedium.PDF, str(path))
    assert line.withdrawn_at_ms is None


def test_that_json_is_what_was_kept(post: Post, filed: Filed, outside: Path) -> None:
    path = outside / "KRT-3.json"
    papers.save_sitrep(post, filed, path, "en", may_replace=False)
    assert from_json(path.read_text("utf-8")) == filed.content
    assert recorded(post)[0].medium == ExportMedium.JSON


def test_that_a_statement_is_saved_under_the_name_of_its_mission(post: Post, filed: Filed, outside: Path) -> None:
    line = samples.statement(samples.BY_KEY, incident=filed.incident)
    papers.save_statement(post, line, outside / "IST.pdf", "both", may_replace=False)
    [page] = texts((outside / "IST.pdf").read_bytes())
    assert "Istanbul" in page.split("\n")[0]
    papers.save_statement(post, line, outside / "IST.json", "both", may_replace=False)
    told = json.loads((outside / "IST.json").read_text("utf-8"))
    assert (told["standing"], told["code"]) == ("approved", line.content.code)
    assert told["text"]["id"] == line.content.text("id")
    assert {each.subject for each in recorded(post)} == {ExportSubject.STATEMENT}


def test_that_a_mission_nobody_knows_is_named_by_its_code(post: Post, filed: Filed, outside: Path) -> None:
    line = samples.statement(samples.BY_KEY, incident=filed.incident, mission="???")
    papers.save_statement(post, line, outside / "x.pdf", "id", may_replace=False)
    assert "??? · Versi 3" in texts((outside / "x.pdf").read_bytes())[0]


def test_that_an_existing_file_is_replaced_only_when_asked(post: Post, filed: Filed, outside: Path) -> None:
    path = outside / "KRT-3.pdf"
    path.write_bytes(b"lama")
    with pytest.raises(InputFault, match="paper-exists"):
        papers.save_sitrep(post, filed, path, "id", may_replace=False)
    assert path.read_bytes() == b"lama"
    assert [line.withdrawn_at_ms is None for line in recorded(post)] == [False]
    papers.save_sitrep(post, filed, path, "id", may_replace=True)
    assert path.read_bytes().startswith(b"%PDF-")


def test_that_nothing_is_written_into_the_data_folder(post: Post, filed: Filed) -> None:
    path = post.register.folder / "KRT-3.pdf"
    with pytest.raises(InputFault, match="place-in-data-folder"):
        papers.save_sitrep(post, filed, path, "id", may_replace=True)
    assert not path.exists()
    assert recorded(post) == []


def test_that_a_paper_has_a_known_ending(post: Post, filed: Filed, outside: Path) -> None:
    with pytest.raises(InputFault, match="paper-ending"):
        papers.save_sitrep(post, filed, outside / "KRT-3.docx", "id", may_replace=False)
    assert recorded(post) == []


def test_that_what_could_not_be_written_is_not_on_record_as_exported(post: Post, filed: Filed, outside: Path) -> None:
    with pytest.raises(StoreFault):
        papers.save_sitrep(post, filed, outside / "tidak-ada" / "KRT-3.pdf", "id", may_replace=False)
    assert [line.withdrawn_at_ms is None for line in recorded(post)] == [False]


def test_that_the_record_is_there_before_the_paper(
    post: Post, filed: Filed, outside: Path, monkeypatch: pytest.MonkeyPatch
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
    post: Post, filed: Filed, outside: Path
) -> None:
    unknown = Filed(filed.incident, samples.sitrep(area='{"type":"province","code":"ZZ-99"}'))
    papers.save_sitrep(post, unknown, outside / "KRT-3.pdf", "en", may_replace=False)
    told = "\n".join(texts((outside / "KRT-3.pdf").read_bytes()))
    assert "Confirmed present" in told
    assert "Circles:" not in told
