"""Printing what is looked at: counted, confirmed, written down, and only then let out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console import durable
from console.desk.jobs import Jobs
from console.desk.place import Place
from console.desk.printing import UNDER_WAY, chosen_printer
from console.desk.window import Window
from console.duty import incidents, people, reports
from console.duty.exports import NOT_MADE
from console.faults import InputFault
from console.model.query import PeopleQuery
from console.model.words import IdentifierType, Question, Source
from tests import pdf
from tests.conftest import Clock
from tests.desk.places import a_place, a_window, scalar
from widgets import theme
from widgets.export_dialog import ExportDialog
from widgets.watermark import WORDS

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
PATIENCE_MS = 20_000


@pytest.fixture
def place(place: Place) -> Place:
    filled(place)
    return place


def filled(place: Place) -> None:
    """Three persons, one of them with a passport."""
    for name, passport in (("Siti Aminah", "X1234567"), ("Budi Santoso", ""), ("Moh. Yusuf", "")):
        papers = [(IdentifierType.PASSPORT, passport)] if passport else []
        people.add_person(place.post, {"name": name, "phone": "+249912000111"}, papers)


def an_incident(window: Window, *, exercise: bool = False) -> int:
    place = window.place
    incident, _ = incidents.open_incident(place.post, "Khartoum", exercise=exercise)
    person = scalar(place, "SELECT min(id) FROM person")
    reports.file_reports(
        place.post, incident, int(str(person)), [{"axis": "whereabouts", "value": "missing", "source": "family"}]
    )
    reports.answer(place.post, incident, Question.VICTIMS, "3-5", Source.OFFICIAL, said_by="Police spokesman")
    window.incident_screen.show_incident(incident)
    return incident


def run(window: Window, action: str) -> None:
    """Run an action and let it come to rest."""
    window.registry.run(action)
    QApplication.processEvents()


def asked(window: Window, action: str, path: Path | None) -> ExportDialog:
    """The question that stands when the action was run; path: what will be chosen for the file."""
    window.printing._choose_file = lambda _parent, _title, _name, _kind: path
    run(window, action)
    dialog = window.printing.dialog
    assert dialog is not None
    return dialog


def notices(window: Window) -> str:
    return "\n".join(notice.text for notice in window._notices.notices())


def test_that_a_list_is_saved_with_what_was_searched_and_is_written_down(window: Window, tmp_path: Path) -> None:
    target = tmp_path / "list.pdf"
    window.go_to("people")
    window.people_screen.show_query(PeopleQuery(text="siti"))
    dialog = asked(window, "save-pdf", target)
    assert "1 row" in dialog.told()
    assert "Passport" in dialog.told()
    assert not target.exists()
    assert scalar(window.place, "SELECT count(*) FROM export") == 0  # nothing leaves before it is confirmed
    dialog.confirm_button().click()
    told = "\n".join(pdf.texts(target.read_bytes()))
    assert "Siti Aminah" in told
    assert "X1234567" in told
    assert "Asked for: “siti”" in told
    assert "Budi" not in told
    assert "Embassy of Indonesia, Khartoum" in told
    assert "Made by Rina" in told
    assert target.stat().st_mode & 0o077 == 0
    held = "SELECT subject || medium || rows || place FROM export WHERE withdrawn_at_ms IS NULL AND officer = ?"
    assert scalar(window.place, held, window.place.post.officer) == f"peoplepdf1{target}"
    assert f"Whoever opens {target} can read it" in notices(window)


def test_that_hidden_columns_stay_in_the_register(window: Window, tmp_path: Path) -> None:
    window.go_to("people")
    window.people_screen.table.setColumnHidden(7, True)
    target = tmp_path / "list.pdf"
    asked(window, "save-pdf", target).confirm_button().click()
    told = "\n".join(pdf.texts(target.read_bytes()))
    assert "Siti Aminah" in told
    assert "X1234567" not in told
    assert "Passport" not in str(scalar(window.place, "SELECT columns FROM export"))


def test_that_the_card_that_is_open_can_be_chosen_instead_of_the_list(window: Window, tmp_path: Path) -> None:
    window.go_to("people")
    person = int(str(scalar(window.place, "SELECT id FROM person WHERE name = 'Siti Aminah'")))
    window.people_screen.show_person(person)
    target = tmp_path / "card.pdf"
    dialog = asked(window, "save-pdf", target)
    dialog.choose(1)
    assert "3 rows" in dialog.told()
    dialog.choose(0)
    assert "1 row" in dialog.told()
    dialog.confirm_button().click()
    told = "\n".join(pdf.texts(target.read_bytes()))
    assert "Siti Aminah" in told
    assert "X1234567" in told
    assert "Not on" not in told
    assert "Budi" not in told
    assert scalar(window.place, "SELECT person FROM export") == person


@pytest.mark.parametrize("is_exercise", [True, False])
def test_that_an_incident_is_saved_as_it_is_on_screen(
    window: Window, tmp_path: Path, clock: Clock, is_exercise: bool
) -> None:
    incident = an_incident(window, exercise=is_exercise)
    clock.pass_time(hours=2)
    target = tmp_path / "incident.pdf"
    asked(window, "save-pdf", target).confirm_button().click()
    pages = pdf.texts(target.read_bytes())
    told = " ".join("\n".join(pages).split())
    for text in ("Khartoum (SD)", "T+00:00:00", "Not yet reached", "Together", "How many victims are there?", "3–5", "Police spokesman",
                 "Siti Aminah · Whereabouts: Reported missing", window.incident_screen.map.view.small_print(), "Natural Earth", "15 Apr 2023, 08:30 CAT (06:30 UTC)",
                 "Data as of 15 Apr 2023, 13:30 WIB (06:30 UTC)"):  # fmt: skip
        assert text in told, text
    assert all((WORDS in page) == is_exercise for page in pages)
    assert scalar(window.place, "SELECT incident FROM export") == incident


def test_that_the_picture_of_the_map_is_light_and_leaves_the_screen_as_it_was(
    window: Window, qapp: QApplication
) -> None:
    an_incident(window)
    try:
        theme.apply(qapp, "dark")
        view = window.incident_screen.map.view
        view.canvas.settle()
        before = view.grab().toImage()
        picture = view.picture(is_exercise=False)
        assert picture.pixelColor(5, 5).lightness() > 150
        assert before.pixelColor(5, 5).lightness() < 100
        assert view.grab().toImage() == before
        assert theme.mode() == "dark"
    finally:
        theme.apply(qapp, "light")


def test_that_who_chooses_no_file_has_taken_nothing_out(window: Window) -> None:
    window.go_to("people")
    asked(window, "save-pdf", None).confirm_button().click()
    assert scalar(window.place, "SELECT count(*) FROM export") == 0


def test_that_a_file_that_cannot_be_written_has_its_record_withdrawn(window: Window, tmp_path: Path) -> None:
    window.go_to("people")
    asked(window, "save-pdf", tmp_path / "nowhere" / "list.pdf").confirm_button().click()
    assert scalar(window.place, "SELECT withdrawn_reason FROM export") == NOT_MADE
    assert any(notice.key == "fault:place-missing" for notice in window._notices.notices())
    assert UNDER_WAY not in {notice.key for notice in window._notices.notices()}
    asked(window, "save-pdf", tmp_path / "list.pdf").confirm_button().click()  # and the next one is made
    assert (tmp_path / "list.pdf").exists()


def test_that_a_screen_with_nothing_on_it_says_so(window: Window) -> None:
    for name in ("settings", "incident"):
        window.go_to(name)
        run(window, "save-pdf")
        assert window.printing.dialog is None
        assert "Nothing is shown here that could be printed" in notices(window)


def test_that_paper_gets_the_same_pages_and_is_written_down(window: Window, tmp_path: Path) -> None:
    target = tmp_path / "queue.pdf"

    def chosen(_parent: QWidget, _is_wide: bool) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setPageMargins(QMarginsF(5, 5, 5, 5), QPageLayout.Unit.Millimeter)
        return printer

    window.printing._choose_printer = chosen
    window.go_to("people")
    run(window, "print")
    assert window.printing.dialog is not None
    window.printing.dialog.confirm_button().click()
    told = pdf.texts(target.read_bytes())
    assert "Siti Aminah" in told[0]
    assert "Page 1 of 1" in told[0]
    assert scalar(window.place, "SELECT medium FROM export") == "paper"
    assert "Take the pages out at once" in notices(window)


def test_that_a_computer_without_a_printer_says_so(qtbot: QtBot) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this computer has a printer")
    with pytest.raises(InputFault, match="printer-missing"):
        chosen_printer(QWidget(), False)


@pytest.fixture
def threaded(qtbot: QtBot, tmp_path: Path, clock: Clock, english: None) -> Iterator[Window]:
    """The window on real lanes, its list of people filled."""
    with a_place(tmp_path, clock, Jobs()) as place:
        filled(place)
        window = a_window(place, qtbot)
        window.go_to("people")
        qtbot.waitUntil(lambda: window.people_screen.table.model().rowCount() == 3, timeout=PATIENCE_MS)
        yield window
        window.incident_screen.close_down()


def save_confirmed(window: Window, qtbot: QtBot, target: Path) -> None:
    window.printing._choose_file = lambda *_given: target
    window.registry.run("save-pdf")
    qtbot.waitUntil(lambda: window.printing.dialog is not None, timeout=PATIENCE_MS)
    assert window.printing.dialog is not None
    window.printing.dialog.confirm_button().click()


def test_that_pages_are_made_off_the_windows_thread(
    threaded: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    replace_whole = durable.replace_whole

    def noted(path: Path, content: bytes) -> None:
        threads.append(threading.current_thread().name)
        replace_whole(path, content)

    monkeypatch.setattr(durable, "replace_whole", noted)
    target = tmp_path / "list.pdf"
    save_confirmed(threaded, qtbot, target)
    qtbot.waitUntil(lambda: "Whoever opens" in notices(threaded), timeout=PATIENCE_MS)
    assert [name.split("_")[0] for name in threads] == ["long"]
    assert "Budi Santoso" in pdf.texts(target.read_bytes())[0]


def test_that_what_is_cancelled_leaves_neither_file_nor_record(threaded: Window, qtbot: QtBot, tmp_path: Path) -> None:
    place = threaded.place
    import_goes_on = threading.Event()
    place.run(lambda _: import_goes_on.wait(), lambda *_: None, lambda _: None, place.faulted.emit, lambda: None)
    target = tmp_path / "list.pdf"
    save_confirmed(threaded, qtbot, target)
    threaded._notices.acted.emit(UNDER_WAY)  # Cancel in the notice
    import_goes_on.set()
    qtbot.waitUntil(lambda: "Cancelled: no page left the register" in notices(threaded), timeout=PATIENCE_MS)
    assert not target.exists()
    assert scalar(place, "SELECT count(*) FROM export") == 0
